"""The marks on a line: indent, bullet glyph, emphasis, and the gap above it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from toolkit.model.document import Line

DASHES = ("-", "\u2013", "\u2014")
GLYPHS = "-\u2013\u2014\u2022\u25aa\u25a0\u25fc\u25fe\u25cf\u25cb\u25e6\u25a1\u2023\u2043\u00b7*\uf0b7\uf0a7\uf02d"
_KNOWN = rf"[{re.escape(GLYPHS)}]|o(?=\s)"
_UNKNOWN = re.compile(r"^\s*([^\w\s\"'\u2018\u2019\u201c\u201d(\[<&#|/\u00a3$@])\s+(?=\S)")
_CLOSE = re.compile(rf"^\s*([{re.escape(GLYPHS.replace('*', ''))}\u2190-\u2bff\ue000-\uf8ff])(?=[^\W\d])")
_NUMBER = re.compile(r"^\(?(\d{1,2}|[ivx]{1,5}|[a-z])[.)]\s+(?=\S)")
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+")
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?(?:\s*[-\u2013\u2014])?$", re.I)
LONG_LINE = 130
_APART = 1.3
_NEARLY_ALL = 0.95
_ROW_CELLS = 2
_LONG_ROW = 400
_MANY = 3


@dataclass(frozen=True)
class Mark:
    """A line with its layout read off: `text` is without glyph, heading marks and bold marks.

    `indent` is the column of the glyph or first word, `text_column` that of the words; `gap`
    counts the blank lines above. `number` is the item's number or letter, where one marks it; `sign`
    is the glyph itself. `also` are further lines of a table's row; `goes_on` is True for a line that
    is one only because the words above reached the right margin. `left` is None for a source without
    places.
    """

    line: int
    page: int | None
    text: str
    indent: int
    text_column: int
    gap: int
    glyph: bool
    number: str = ""
    sign: str = ""
    also: tuple[int, ...] = ()
    goes_on: bool = False
    left: float | None = None

    @property
    def as_text(self) -> "Mark":
        """The line with its glyph taken as part of the words."""
        return replace(self, text=f"{self.sign} {self.text}", glyph=False) if self.glyph else self


def read_marks(lines: Iterable[Line]) -> list[Mark]:
    """The lines that carry words, with their layout; a glyph alone on its line marks the next one.

    A row of a table is one mark, its cells parted by tabs.
    """
    lines = list(lines)
    glyph = _glyph_pattern(lines)
    margins, pitch = _margins(lines), _pitch(lines)
    marks: list[Mark] = []
    gap = 0
    alone: Line | None = None
    above: Line | None = None
    before: Line | None = None
    for line, also in _rows(lines, glyph):
        text = line.text.strip()
        gap += line.gap or int(_is_apart(before, line, pitch))
        before = line
        if not text:
            gap += 1
        elif glyph.fullmatch(f"{text} "):
            alone = line
        else:
            mark = replace(_mark(line, gap, glyph, margins[0]), also=also, goes_on=_goes_on(above, line, margins[1]))
            marks.append(replace(mark, glyph=True, sign=alone.text.strip(), also=(alone.number,)) if alone else mark)
            gap, alone, above = 0, None, line
    return marks


def _rows(lines: list[Line], glyph: re.Pattern[str]) -> Iterator[tuple[Line, tuple[int, ...]]]:
    """Each line by itself, but the short cells of a table's row as one line, with its other lines' numbers."""
    for row, group in groupby(lines, key=lambda x: (x.cell.table, x.cell.row) if x.cell else None):
        found = list(group)
        columns = {x.cell.column for x in found if x.cell}
        listed = any(glyph.match(x.text) for x in found)
        if row is None or len(columns) < _ROW_CELLS or listed or sum(len(x.text) for x in found) > _LONG_ROW:
            yield from ((x, ()) for x in found)
        else:
            yield _row(found, max(columns)), tuple(x.number for x in found[1:])


def _row(lines: list[Line], last: int) -> Line:
    cells = [" ".join(x.text.strip() for x in lines if x.cell and x.cell.column == c) for c in range(last + 1)]
    return replace(lines[0], text="\t".join(cells), indent=0)


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    """Where lines without indent start and full lines end; tables, and what little stands further right, left out."""
    running = [(x.place, x.indent) for x in lines if x.place and x.cell is None]
    left = median([place.left for place, indent in running if not indent] or [0.0])
    rights = sorted(place.right for place, _ in running) or [0.0]
    return left, rights[int(_NEARLY_ALL * (len(rights) - 1))]


def _pitch(lines: Sequence[Line]) -> float:
    """From one line of a paragraph to the next: the step that only a quarter of all steps are shorter than."""
    steps = sorted(step for pair in pairwise(lines) if (step := _step(*pair)) > 0)
    return steps[len(steps) // 4] if steps else 0.0


def _step(above: Line | None, line: Line) -> float:
    """How far a line stands below another of its page; 0 where there are no places, and in tables."""
    if above is None or above.place is None or line.place is None or above.page != line.page or line.cell:
        return 0.0
    return line.place.top - above.place.top


def _is_apart(above: Line | None, line: Line, pitch: float) -> bool:
    """True for a line further down than paragraphs go, and for the first below a page's running header."""
    turned = above is not None and line.place is not None and above.page != line.page
    return turned or _step(above, line) > _APART * pitch > 0


def _goes_on(above: Line | None, line: Line, margin: float) -> bool:
    """True where the line's first word had no room at the end of the line above."""
    if above is None or above.place is None or line.place is None or line.gap or above.page != line.page:
        return False
    wide = (above.place.right - above.place.left) / max(1, len(above.text))
    word = line.text.split(" ")[0]
    return above.place.right + wide * (len(word) + 1) > margin


def _glyph_pattern(lines: list[Line]) -> re.Pattern[str]:
    """The glyphs known, any other sign that starts several lines, and glyphs that lost the space after them."""
    signs = Counter(m[1] for line in lines if (m := _UNKNOWN.match(line.text)))
    learned = "".join(re.escape(sign) for sign, count in signs.items() if count > _MANY)
    close = Counter(m[1] for line in lines if (m := _CLOSE.match(line.text)))
    tight = "".join(re.escape(sign) for sign, count in close.items() if count > 2 * _MANY)
    spaced = rf"(?P<sign>{_KNOWN}{f'|[{learned}]' if learned else ''})\s+"
    return re.compile(rf"{spaced}|(?P<close>[{tight}])(?=\w)" if tight else rf"{spaced}|(?P<close>(?!))")


def _mark(line: Line, gap: int, glyph_pattern: re.Pattern[str], margin: float) -> Mark:
    text = line.text.expandtabs(1) if line.text[:1] == "\t" and line.cell is None else line.text
    typed = len(text) - len(text.lstrip())
    words = text if line.cell else _MARKDOWN_HEADING.sub("", text.lstrip())
    glyph = glyph_pattern.match(words)
    bare = words[glyph.end() :] if glyph else words
    number = "" if glyph else _number_of(bare)
    sign = (glyph["sign"] or glyph["close"]) if glyph else ""
    indent = typed if line.indent is None else line.indent
    column, left = indent + (glyph.end() if glyph else 0), None
    if line.place:
        left = line.place.left
    if line.place and line.place.words > line.place.left:
        column = round((line.place.words - margin) / (line.place.size / 2))
    return Mark(line.number, line.page, plain(bare), indent, column, gap, bool(glyph), number, sign, left=left)


def _number_of(words: str) -> str:
    match = _NUMBER.match(words)
    return match[1] if match else ""


def plain(text: str) -> str:
    """Without markdown's bold marks, white space single; a tab or wide gap, as in a table, is a tab."""
    bare = re.sub(r"\*\*|__(?=\S)|(?<=\S)__", "", text)
    return re.sub(r"[^\S\t]+", " ", re.sub(r" {3,}", "\t", bare)).strip(" " if "\t" in text else None)


def without_number(text: str) -> str:
    """Without the "1." or "a)" that only marks an item."""
    return _NUMBER.sub("", text)


def page_numbers(marks: list[Mark]) -> set[int]:
    """Lines that only number a page: dashed, or set apart by a blank line, or one of a rising sequence."""
    below = [*(m.gap for m in marks[1:]), 1]
    alone = [(m, gap) for m, gap in zip(marks, below, strict=True) if _PAGE_NUMBER.match(m.text)]
    numbers = [int(re.findall(r"\d+", m.text)[0]) for m, _ in alone]
    rising = len(numbers) >= _MANY and all(b - a == 1 for a, b in pairwise(numbers))
    return {m.line for m, gap in alone if rising or m.gap or gap or (m.glyph and m.text[-1:] in DASHES)}


def repeated_furniture(marks: list[Mark]) -> set[int]:
    """Headers and footers: the same words, but for digits, on three lines or more that stand by themselves."""
    below = [*(m.gap for m in marks[1:]), 1]
    apart = [m for m, gap in zip(marks, below, strict=True) if m.gap and gap and not m.glyph]
    counts = Counter(_shape(m) for m in apart)
    return {m.line for m in apart if counts[_shape(m)] >= _MANY and len(m.text) < LONG_LINE}


def _shape(mark: Mark) -> str:
    return re.sub(r"\d+", "0", mark.text.lower())


def is_hard_wrapped(marks: list[Mark]) -> bool:
    """True where a paragraph runs over several short lines rather than being one long line."""
    running = [m for m in marks if "\t" not in m.text]
    return sum(1 for m in running if len(m.text) > LONG_LINE) * 20 < len(running)
