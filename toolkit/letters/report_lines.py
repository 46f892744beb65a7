"""Lines of an area SEND report put together: bullets, paragraphs, cells."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.letters.layout import GLYPHS, LONG_LINE, Mark, plain
from toolkit.letters.lists import is_open, join
from toolkit.model.document import Line
from toolkit.model.letter import Passage

_GLYPH = re.compile(rf"^([{re.escape(GLYPHS)}]|o|[^\w\s\"'\u2018\u2019\u201c\u201d(\[<&#|/\u00a3$@+])(?:\s+(?=\S)|$)")
_DASHES = "-\u2013\u2014"
_INTRODUCES = re.compile(r"(?:[:;]|(?:^|[\s,;:])(?:and|or))$")
_FULL_WIDTH = 0.93
_USUAL = 2
SEVERAL_PAGES = (
    "A page ends here at the end of a sentence, so it cannot be known whether the paragraph goes on; it was taken as"
    " two."
)


def mark_of(line: Line) -> Mark:
    """The line with its bullet glyph read off; columns from its place on the page."""
    match = _GLYPH.match(line.text.strip())
    words = line.text.strip()[match.end() :] if match else line.text.strip()
    indent = line.indent if line.indent is not None else len(line.text) - len(line.text.lstrip())
    column = indent + (match.end() if match else 0)
    if match and line.place:
        column = indent + max(1, round((line.place.words - line.place.left) / (line.place.size / 2)))
    sign = match[1] if match else ""
    return Mark(line.number, line.page, plain(words), indent, column, line.gap or 0, bool(match), sign=sign)


def bullet_marks(lines: Sequence[Line]) -> list[Mark]:
    """The lines as marks; a glyph alone on its line marks the next one, one with nothing after it is dropped."""
    marks: list[Mark] = []
    alone: Mark | None = None
    for line in lines:
        mark = mark_of(line)
        if not mark.text:
            alone = mark
            continue
        marks.append(mark if alone is None or mark.glyph else _with_glyph(mark, alone))
        alone = None
    return _levelled(marks)


def _levelled(marks: list[Mark]) -> list[Mark]:
    """Where a page has a margin of its own: bullets with the sign of the first all start in one column."""
    first = next((m for m in marks if m.glyph), None)
    if first is None:
        return marks
    starts: dict[int | None, int] = {}
    for mark in marks:
        if mark.glyph and mark.sign == first.sign:
            starts[mark.page] = min(mark.indent, starts.get(mark.page, mark.indent))
    shifts = {page: start - starts[first.page] for page, start in starts.items()}
    levelled = [_shifted(mark, shifts.get(mark.page, 0)) for mark in marks]
    hanging = sum(a.glyph and not b.glyph and b.indent > a.indent for a, b in pairwise(levelled)) >= _USUAL
    return [_set_apart(mark, starts[first.page]) for mark in levelled] if hanging else levelled


def _set_apart(mark: Mark, bullets: int) -> Mark:
    """A line as far out as the bullets, where their words hang further in, starts a paragraph."""
    return replace(mark, gap=max(1, mark.gap)) if not mark.glyph and mark.indent <= bullets else mark


def _shifted(mark: Mark, columns: int) -> Mark:
    return replace(mark, indent=max(0, mark.indent - columns), text_column=max(0, mark.text_column - columns))


def _with_glyph(mark: Mark, alone: Mark) -> Mark:
    return replace(mark, indent=alone.indent, gap=alone.gap, glyph=True, sign=alone.sign)


def cell_passage(lines: Sequence[Line]) -> Passage | None:
    """A table cell as one passage: its text, its bullets as sub-items; None for an empty cell.

    A paragraph under the bullets goes on with the text (lead-in first).
    """
    text: list[str] = []
    items: list[list[str]] = []
    bullets: set[tuple[str, int]] = set()
    after_items = False
    marks = bullet_marks(lines)
    for mark in marks:
        known = (mark.sign, mark.indent) in bullets
        if mark.glyph and (known or not _is_dash_in_text(mark, items[-1] if items else text)):
            items.append([mark.text])
            bullets.add((mark.sign, mark.indent))
            after_items = False
        elif items and not after_items and not _starts_paragraph(mark, marks, items[-1]):
            items[-1].append(mark.as_text.text if mark.glyph else mark.text)
        else:
            after_items = bool(items)
            text.append(mark.as_text.text if mark.glyph else mark.text)
    if not marks:
        return None
    numbers = tuple(m.line for m in marks)
    return Passage(join(text), tuple(join(i) for i in items), numbers, marks[0].page)


def _is_dash_in_text(mark: Mark, above: list[str]) -> bool:
    """A dash between words that wrapping put at the start of a line."""
    return mark.sign in _DASHES and bool(above) and is_open(above[-1]) and not _INTRODUCES.search(above[-1])


def _starts_paragraph(mark: Mark, marks: Sequence[Mark], item: list[str]) -> bool:
    """Words under a bullet that stand left of its words and start afresh."""
    bullet = next(m for m in reversed(marks[: marks.index(mark)]) if m.glyph)
    return mark.indent <= bullet.indent and mark.text[:1].isupper() and not is_open(item[-1])


def prose(lines: Sequence[Line]) -> list[Passage]:
    """Running text as paragraphs; a break that cannot be known is marked uncertain on both sides."""
    paragraphs: list[list[Line]] = []
    doubts: set[int] = set()
    right = max((right_end(line) for line in lines), default=0.0)
    for line in lines:
        above = paragraphs[-1][-1] if paragraphs else None
        if above is None or _breaks(above, line, right):
            if above is not None and _cannot_be_known(above, line, right):
                doubts |= {len(paragraphs) - 1, len(paragraphs)}
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return [_paragraph(p, SEVERAL_PAGES if n in doubts else "") for n, p in enumerate(paragraphs)]


def _paragraph(lines: list[Line], doubt: str) -> Passage:
    text = join(plain(line.text) for line in lines)
    return Passage(text, (), tuple(line.number for line in lines), lines[0].page, doubt)


def _breaks(above: Line, line: Line, right: float) -> bool:
    """True where a paragraph starts: after space, or a sentence's end with room left for the next word."""
    if above.page != line.page:
        return not is_open(above.text)
    if line.gap:
        return not (is_open(above.text) and line.text[:1].islower())
    return not is_open(above.text) and left_room(above, line, right)


def right_end(line: Line) -> float:
    """Where the line ends: in points on a page, in characters in text."""
    return line.place.right if line.place else float((line.indent or 0) + len(line.text))


def left_room(above: Line, line: Line, right: float, words: int = 2) -> bool:
    """The next line's first words would have had room on the line above."""
    if line.place is None and (line.gap is None or right > LONG_LINE):
        return False
    width = (line.place.right - line.place.left) / max(len(line.text), 1) if line.place else 1.0
    opening = " ".join(line.text.split()[:words])
    return right - right_end(above) > width * (len(opening) + words)


def _cannot_be_known(above: Line, line: Line, right: float) -> bool:
    """A page that ends with the end of a sentence, and with a line that had no room for the next word."""
    full = right_end(above) > right * _FULL_WIDTH or not left_room(above, line, right, words=1)
    return above.page != line.page and full
