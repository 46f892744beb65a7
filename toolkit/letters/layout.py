"""The marks on a line: indent, bullet glyph, emphasis, and the gap above it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from toolkit.letters.furniture import shape_of
from toolkit.letters.joining import join
from toolkit.letters.page_layout import PageLayout, page_layout
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
_HANGING = 0.6
_ROW_CELLS = 2
_LONG_ROW = 400
_MANY = 3


@dataclass(frozen=True)
class Mark:
    """A line with its layout read off: `text` is without glyph, heading marks and bold marks.

    `indent` is the column of the glyph or first word, `text_column` that of the words; `gap`
    counts the blank lines above. `number` is the item's number or letter, where one marks it; `sign`
    is the glyph itself. `also` are further lines of a table's row; `goes_on` is True for a line that
    is one only because the words above reached the right margin. `left` and `words` are `indent` and
    `text_column` in points, None for a source without places.
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
    words: float | None = None

    def hangs_under(self, item: "Mark") -> bool:
        """True for a line that starts where the words of `item` do, or deeper."""
        if self.left is None or item.left is None or item.words is None or item.words <= item.left:
            return self.indent >= item.text_column
        return self.left > item.left + _HANGING * (item.words - item.left)

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
    layout = page_layout(lines)
    marks: list[Mark] = []
    gap = 0
    alone: Line | None = None
    above: Line | None = None
    before: Line | None = None
    for line, also in _rows(lines, glyph):
        text = line.text.strip()
        gap += line.gap or int(layout.is_apart(before, line))
        before = line
        if not text:
            gap += 1
        elif glyph.fullmatch(f"{text} "):
            alone = line
        else:
            mark = replace(_mark(line, gap, glyph, layout), also=also, goes_on=layout.goes_on(above, line))
            marks.append(replace(mark, glyph=True, sign=alone.text.strip(), also=(alone.number,)) if alone else mark)
            gap, alone, above = 0, None, line
    return marks


def _rows(lines: list[Line], glyph: re.Pattern[str]) -> Iterator[tuple[Line, tuple[int, ...]]]:
    """Each line by itself, but the short cells of a table's row as one line, with its other lines' numbers."""
    widths: Counter[int] = Counter()
    for cell in (x.cell for x in lines if x.cell):
        widths[cell.table] = max(widths[cell.table], cell.column + 1)
    for row, group in groupby(lines, key=lambda x: (x.cell.table, x.cell.row) if x.cell else None):
        found = list(group)
        listed = any(glyph.match(x.text) for x in found)
        if row is None or widths[row[0]] < _ROW_CELLS or listed or sum(len(x.text) for x in found) > _LONG_ROW:
            yield from ((x, ()) for x in found)
        else:
            yield _row(found), tuple(x.number for x in found[1:])


def _row(lines: list[Line]) -> Line:
    cells: dict[int, list[str]] = {}
    for column, text in ((x.cell.column, x.text.strip()) for x in lines if x.cell):
        cells.setdefault(column, []).append(text)
    return replace(lines[0], text="\t".join(join(cells.get(c, [])) for c in range(max(cells) + 1)), indent=0)


def _glyph_pattern(lines: list[Line]) -> re.Pattern[str]:
    """The glyphs known, any other sign that starts several lines, and glyphs that lost the space after them."""
    signs = Counter(m[1] for line in lines if (m := _UNKNOWN.match(line.text)))
    learned = "".join(re.escape(sign) for sign, count in signs.items() if count > _MANY)
    close = Counter(m[1] for line in lines if (m := _CLOSE.match(line.text)))
    tight = "".join(re.escape(sign) for sign, count in close.items() if count > 2 * _MANY)
    spaced = rf"(?P<sign>{_KNOWN}{f'|[{learned}]' if learned else ''})\s+"
    any_tight = rf"|[{tight}](?=\w)" if tight else ""
    return re.compile(rf"{spaced}|(?P<close>o(?=[A-Z]){any_tight})")


def _mark(line: Line, gap: int, glyph_pattern: re.Pattern[str], layout: PageLayout) -> Mark:
    text = line.text.expandtabs(1) if line.text[:1] == "\t" and line.cell is None else line.text
    typed = len(text) - len(text.lstrip())
    words = text if line.cell else _MARKDOWN_HEADING.sub("", text.lstrip())
    glyph = glyph_pattern.match(words)
    bare = words[glyph.end() :] if glyph else words
    number = "" if glyph else _number_of(bare)
    sign = (glyph["sign"] or glyph["close"]) if glyph else ""
    indent = typed if line.indent is None else line.indent
    left = words_at = None
    if line.place:
        left, words_at = line.place.left, line.place.words
        indent = indent if line.cell else layout.columns(line.place.left)
    column = indent + (0 if not glyph else 1 if left is not None else glyph.end())
    if line.place and line.place.words > line.place.left:
        column = layout.columns(line.place.words)
    mark = Mark(line.number, line.page, plain(bare), indent, column, gap, bool(glyph), number, sign)
    return replace(mark, left=left, words=words_at)


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
    alone = [(m, gap) for m, gap in zip(marks, _gaps_below(marks), strict=True) if _PAGE_NUMBER.match(m.text)]
    numbers = [int(re.findall(r"\d+", m.text)[0]) for m, _ in alone]
    rising = len(numbers) >= _MANY and all(b - a == 1 for a, b in pairwise(numbers))
    return {m.line for m, gap in alone if rising or m.gap or gap or (m.glyph and m.text[-1:] in DASHES)}


def repeated_furniture(marks: list[Mark]) -> set[int]:
    """Headers and footers: the same words, but for digits, on three lines or more that stand by themselves."""
    apart = [m for m, gap in zip(marks, _gaps_below(marks), strict=True) if m.gap and gap and not m.glyph]
    counts = Counter(shape_of(m.text) for m in apart)
    return {m.line for m in apart if counts[shape_of(m.text)] >= _MANY and len(m.text) < LONG_LINE}


def _gaps_below(marks: list[Mark]) -> list[int]:
    return [m.gap for m in marks[1:]] + [1] if marks else []


def is_hard_wrapped(marks: list[Mark]) -> bool:
    """True where a paragraph runs over several short lines rather than being one long line."""
    running = [m for m in marks if "\t" not in m.text]
    return sum(1 for m in running if len(m.text) > LONG_LINE) * 20 < len(running)
