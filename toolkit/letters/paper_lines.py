"""The lines of a committee paper with what the reader needs to know of each: layout, heading marks, table cells."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from toolkit.letters.furniture import page_furniture, shape_of
from toolkit.letters.layout import Mark, is_hard_wrapped, page_numbers, plain, read_marks, repeated_furniture
from toolkit.letters.lists import ends_mid_phrase, is_open, join
from toolkit.model.document import Document, Line

_BARE_NUMBER = re.compile(r"^\(?\d{1,2}(?:\.\d{1,2})*[.)]?$")
_NUMBER_TAB = re.compile(r"^(\(?\d{1,2}(?:\.\d{1,2})*[.)]?)\t+(?=\S)")
_MARKED = re.compile(r"^\s*(?:#{1,6}\s+\S|(?:[-\d.)\s]*)\*\*[^*]+\*\*\s*$)")
_ITEM = re.compile(r"^\u2022\s+")
_APPENDIX = re.compile(r"(?:appendix|annex)\b", re.I)
_BROKEN_TEXT = 60
_LONGEST_HEADING = 160


@dataclass(frozen=True)
class Piece:
    """A line of text, or a row of a table with its `cells`.

    `table`: which table of the file the row is of and how many columns that has, None where tabs set it.
    `heading`: the source sets it as a heading, by a style, a mark or bold type.
    """

    mark: Mark
    cells: tuple[str, ...] = ()
    heading: bool = False
    table: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        return self.mark.text

    @property
    def line(self) -> int:
        return self.mark.line

    @property
    def gap(self) -> int:
        return self.mark.gap


@dataclass(frozen=True)
class PaperLines:
    """The pieces in order; `wrapped`: paragraphs run over several lines."""

    pieces: tuple[Piece, ...]
    wrapped: bool


def paper_lines(document: Document) -> PaperLines:
    """The document's lines without running headers, footers and page numbers."""
    furniture = page_furniture(document.lines)
    kept = [line for line in document.lines if line.number not in furniture]
    rows, running = _tables(kept)
    sources = {line.number: line for line in running}
    marks = read_marks(running)
    placed = any(line.place for line in kept)
    if not placed:
        left_out = page_numbers(marks) | _running_headers(marks)
        marks = [m for m in marks if m.line not in left_out]
    bold = _bold_lines(kept)
    pieces = [_piece(m, m.line in bold or _is_marked(sources[m.line])) for m in marks]
    laid_out = any(line.gap is not None for line in kept)
    wrapped = placed or (not laid_out and is_hard_wrapped(marks))
    return PaperLines(tuple(sorted([*pieces, *rows], key=lambda p: p.line)), wrapped)


def _piece(mark: Mark, heading: bool) -> Piece:
    """A line with tabs is a row of a table, but for one after the number of a paragraph or a bullet."""
    text = mark.text if mark.text.count("\t") > 1 else _NUMBER_TAB.sub(r"\1 ", mark.text)
    cells = tuple(cell.strip() for cell in text.split("\t")) if "\t" in text else ()
    return Piece(replace(mark, text=text), cells, heading and len(text) < _LONGEST_HEADING)


def _tables(lines: Sequence[Line]) -> tuple[list[Piece], list[Line]]:
    """Rows of tables, and the other lines; a table that only sets text is text."""
    rows: list[Piece] = []
    running: list[Line] = []
    widths: Counter[int] = Counter()
    for cell in (x.cell for x in lines if x.cell):
        widths[cell.table] = max(widths[cell.table], cell.column + 1)
    for row, group in groupby(lines, key=lambda x: (x.cell.table, x.cell.row) if x.cell else None):
        found = list(group)
        if row is None:
            running += [_with_label(line) for line in found]
        elif len({x.cell.column for x in found if x.cell}) == 1 and found[0].cell and not found[0].cell.column:
            running += [_with_label(replace(line, cell=None)) for line in found]
        elif _BARE_NUMBER.match(found[0].text.strip()) and {x.cell.column for x in found if x.cell} == {0, 1}:
            running += [_with_label(replace(line, cell=None)) for line in _numbered(found)]
        else:
            rows.append(replace(_row(found), table=(row[0], widths[row[0]])))
    return rows, running


def _numbered(row: Sequence[Line]) -> Iterator[Line]:
    """A table that sets a paragraph's number beside its text: the number goes before the text."""
    number, first, *others = row
    yield replace(first, text=f"{number.text.strip()} {first.text.strip()}", gap=1)
    yield from others


def _row(lines: Sequence[Line]) -> Piece:
    last = max(x.cell.column for x in lines if x.cell)
    cells = tuple(
        join(plain(_ITEM.sub("", x.text.strip())) for x in lines if x.cell and x.cell.column == n)
        for n in range(last + 1)
    )
    first = lines[0]
    also = tuple(line.number for line in lines[1:])
    mark = Mark(first.number, first.page, "\t".join(cells), 0, 0, first.gap or 0, False, also=also)
    return Piece(mark, cells)


def _with_label(line: Line) -> Line:
    """The line with the number that Word prints before it, as 3.1 or Appendix A; a letter alone stays a bullet."""
    label = line.label
    if not label[:1].isdigit() and not _APPENDIX.match(label):
        return line
    return replace(line, text=f"{label} {_ITEM.sub('', line.text.strip())}")


def _is_marked(line: Line) -> bool:
    return line.heading or bool(_MARKED.match(line.text))


def _bold_lines(lines: Iterable[Line]) -> set[int]:
    """Lines in bold type of a document that is not bold throughout."""
    placed = [line for line in lines if line.place]
    bold = {line.number for line in placed if line.place and line.place.bold}
    return bold if len(bold) * 2 < len(placed) else set()


def _running_headers(marks: list[Mark]) -> set[int]:
    """Lines that repeat and cut a sentence somewhere: the words under several headings may repeat too."""
    repeated = repeated_furniture(marks)
    cutting: set[str] = set()
    shapes: set[str] = set()
    above = ""
    for is_repeated, group in groupby(marks, key=lambda m: m.line in repeated):
        found = [*group]
        if is_repeated:
            shapes = {shape_of(m.text) for m in found}
            continue
        if _goes_on(above, found[0].text):
            cutting |= shapes
        above = found[-1].text
    return {m.line for m in marks if m.line in repeated and shape_of(m.text) in cutting}


def _goes_on(above: str, below: str) -> bool:
    """True where a sentence runs from one line to the other; one does not from a heading over "None."."""
    return len(above) > _BROKEN_TEXT and is_open(above) and (below[:1].islower() or ends_mid_phrase(above))
