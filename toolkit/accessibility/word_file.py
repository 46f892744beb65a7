"""A Word document as its blocks: paragraphs and tables in order, each with the heading it stands under."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from toolkit.accessibility.parts import MC, Element, Parts, W, on, open_parts
from toolkit.accessibility.rules import shortened
from toolkit.accessibility.word_looks import Looks

_AROUND = {W + tag for tag in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple",
                               "dir", "bdo")} | {f"{MC}AlternateContent", f"{MC}Choice"}  # fmt: skip
_STORIES = {"header": "a page header", "footer": "a page footer", "footnotes": "a footnote", "endnotes": "an endnote"}
_PIECES = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}sym": "•"}


@dataclass(frozen=True)
class Cell:
    """A cell of a table that stands in the body; rows and columns count from 1."""

    table: Element
    number: int
    element: Element
    row: int
    column: int
    under: str

    @property
    def where(self) -> str:
        return _placed(self.under, f"table {self.number}, row {self.row}, column {self.column}")

    @property
    def text(self) -> str:
        """Its words; those of a table inside it do not count."""
        return "\n".join(text_of(p) for p in inside(self.element, f"{W}p")).strip()


@dataclass(frozen=True)
class Paragraph:
    """`level` is 1 to 9 for a heading and 0 otherwise; `cell` is None in the body."""

    element: Element
    text: str
    level: int
    is_title: bool
    under: str
    cell: Cell | None = None

    @property
    def where(self) -> str:
        if self.cell is not None:
            return self.cell.where
        kind = "title" if self.is_title else "heading" if self.level else "paragraph"
        worded = self.level or self.text.strip()
        return _placed(self.under, f'{kind} "{shortened(self.text)}"' if worded else "an empty paragraph")


@dataclass(frozen=True)
class Table:
    """A table that stands in the body; `number` counts these from 1."""

    element: Element
    number: int
    under: str
    rows: tuple[tuple[Element, tuple[Cell, ...]], ...]

    @property
    def where(self) -> str:
        return _placed(self.under, f"table {self.number}")

    @property
    def columns(self) -> int:
        return max((len(cells) for _, cells in self.rows), default=0)

    @property
    def has_header(self) -> bool:
        return bool(self.rows) and on(self.rows[0][0].find(f"{W}trPr/{W}tblHeader"))

    @property
    def for_layout(self) -> bool:
        """True for a box drawn around text: one column, or one cell, and no header."""
        return self.columns <= 1 and not self.has_header


Block = Paragraph | Table


class Placed(NamedTuple):
    """A paragraph with its place in the words of a message, and the part it stands in."""

    where: str
    element: Element
    part: str


@dataclass(frozen=True)
class Paper:
    """A Word document, opened."""

    parts: Parts
    main: str
    root: Element
    looks: Looks

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The body's paragraphs and tables, in order."""
        return tuple(self._blocks())

    def _blocks(self) -> Iterator[Block]:
        under, tables = "", 0
        body = self.root.find(f"{W}body")
        for element in () if body is None else inside(body, f"{W}p", f"{W}tbl"):
            if element.tag == f"{W}tbl":
                tables += 1
                yield _table(element, tables, under)
                continue
            paragraph = self.paragraph(element, under)
            yield paragraph
            if (paragraph.level or paragraph.is_title) and paragraph.text.strip():
                under = shortened(paragraph.text)

    def paragraph(self, element: Element, under: str, cell: Cell | None = None) -> Paragraph:
        is_title = "title" in self.looks.names(element)
        return Paragraph(element, text_of(element), self.looks.level(element), is_title, under, cell)

    @cached_property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs outside tables."""
        return tuple(b for b in self.blocks if isinstance(b, Paragraph))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(b for b in self.blocks if isinstance(b, Table))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs, those in tables too, in order."""
        found: list[Paragraph] = []
        for block in self.blocks:
            found.extend([block] if isinstance(block, Paragraph) else self._in_cells(block))
        return tuple(found)

    def _in_cells(self, table: Table) -> Iterator[Paragraph]:
        for _, cells in table.rows:
            for cell in cells:
                yield from (self.paragraph(p, cell.under, cell) for p in cell.element.iter(f"{W}p") if not boxed(p))

    @cached_property
    def stories(self) -> tuple[tuple[str, str, Element], ...]:
        """The texts beside the body: what each is, its part, and that as XML; headers, footers, foot- and endnotes."""
        found = ((place, t) for kind, place in _STORIES.items() for t in self.parts.leads(self.main, kind))
        return tuple((place, part, root) for place, part in found if (root := self.parts.xml(part)) is not None)

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every paragraph of the body, its tables and the texts beside it."""
        body = (Placed(p.where, p.element, self.main) for p in self.paragraphs)
        beside = (
            Placed(place, p, part) for place, part, root in self.stories for p in root.iter(f"{W}p") if not boxed(p)
        )
        return (*body, *beside)


def open_paper(name: str, data: bytes) -> Paper:
    """The document; raises InputProblem where it is no sound Word file."""
    parts, main, root = open_parts(name, data, f"{W}document")
    return Paper(parts, main, root, Looks(parts.first(main, "styles"), parts.first(main, "numbering")))


def _table(element: Element, number: int, under: str) -> Table:
    rows = []
    for r, row in enumerate(inside(element, f"{W}tr"), 1):
        cells = [Cell(element, number, c, r, n, under) for n, c in enumerate(inside(row, f"{W}tc"), 1)]
        rows.append((row, tuple(cells)))
    return Table(element, number, under, tuple(rows))


def inside(element: Element, *tags: str) -> Iterator[Element]:
    """The elements with these tags that an element holds, also in controls, links and insertions."""
    for child in element.iterchildren("*"):
        if child.tag in tags:
            yield child
        elif child.tag in _AROUND:
            yield from inside(child, *tags)


def runs(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph that are shown: neither deleted nor hidden."""
    for run in inside(paragraph, f"{W}r"):
        if not on(run.find(f"{W}rPr/{W}vanish")):
            yield run


def text_of(paragraph: Element) -> str:
    """What a paragraph says; the words of text boxes that hang on it do not count."""
    return "".join(map(run_text, runs(paragraph)))


def run_text(run: Element) -> str:
    found = []
    for piece in run.iterchildren("*"):
        if piece.tag == f"{W}t":
            found.append(piece.text or "")
        elif piece.get(f"{W}type") not in {"page", "column"}:
            found.append(_PIECES.get(str(piece.tag), ""))
    return "".join(found)


def boxed(element: Element) -> bool:
    """True for what stands in a text box, or in the copy of a drawing that is kept for old programs."""
    return any(a.tag in {f"{W}txbxContent", f"{MC}Fallback"} for a in element.iterancestors())


def _placed(under: str, what: str) -> str:
    return f'under "{under}", {what}' if under else what
