"""An Excel workbook as its sheets: cells with what they show, tables, drawings."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit.accessibility.parts import XDR, Element, Link, Parts, R, S, number, open_parts
from toolkit.accessibility.rules import Breach
from toolkit.accessibility.workbook_cells import Area, Spot, address, areas, joined, spot
from toolkit.accessibility.workbook_looks import Looks

_USUAL_WIDTH = 8.43  # of a column, in digits


@dataclass(frozen=True)
class Cell:
    """What a cell shows; `words` is True where that is text, `raised` the pieces of it that are superscript."""

    text: str
    style: int = 0
    words: bool = False
    formula: str | None = None
    raised: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """An Excel table."""

    name: str
    area: Area
    has_header: bool
    totals: int
    columns: tuple[str, ...]
    is_styled: bool
    has_filter: bool

    @property
    def body(self) -> Area:
        """Its rows without header and totals."""
        return Area(self.area.top + self.has_header, self.area.left, self.area.bottom - self.totals, self.area.right)


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook; `root` is its part."""

    name: str
    part: str
    kind: str
    state: str
    root: Element
    file: "Workbook"

    def breach(self, what: str, area: Area | Spot | None = None, mend: str = "") -> Breach:
        """A breach on this sheet, in a cell or range where one is given."""
        cell = address(area) if isinstance(area, tuple) else str(area or "")
        return Breach(what, f"{self.name}!{cell}" if cell else self.name, mend, self.name, cell)

    @property
    def is_hidden(self) -> bool:
        return self.state != "visible"

    @cached_property
    def cells(self) -> dict[Spot, Cell]:
        """The cells that the file holds, blank ones with a look too, by row and column."""
        return dict(self._read_cells())

    def _read_cells(self) -> Iterator[tuple[Spot, Cell]]:
        row = 0
        for line in self.root.iterfind(f"{S}sheetData/{S}row"):
            row = int(number(line.get("r"), row + 1))
            column = 0
            for element in line.iterchildren(f"{S}c"):
                place = spot(element.get("r", "")) or (row, column + 1)
                column = place[1]
                yield place, self.file.cell(element)

    @cached_property
    def shown(self) -> dict[Spot, Cell]:
        """The cells that show something."""
        return {place: cell for place, cell in self.cells.items() if cell.text.strip()}

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        parts = (self.file.parts.xml(part) for part in self.file.parts.leads(self.part, "table"))
        found = (_table(root) for root in parts if root is not None)
        return tuple(sorted((t for t in found if t), key=lambda t: (t.area.top, t.area.left)))

    def table_at(self, place: Spot) -> Table | None:
        return next((t for t in self.tables if place in t.area), None)

    @cached_property
    def outside(self) -> dict[Spot, Cell]:
        """The cells that stand in no table."""
        return {place: cell for place, cell in self.cells.items() if self.table_at(place) is None}

    @cached_property
    def drawings(self) -> tuple[tuple[str, Element], ...]:
        """What is drawn on the sheet, each with the cell where it begins, "" where that is not said."""
        roots = (self.file.parts.xml(part) for part in self.file.parts.leads(self.part, "drawing"))
        return tuple((_corner(a), a) for root in roots if root is not None for a in root.iterchildren("*"))

    def width(self, column: int) -> float:
        """How many digits fit side by side in a column."""
        return next((width for span, width in self._widths if column in span), self._usual_width)

    @cached_property
    def _widths(self) -> list[tuple[range, float]]:
        held = self.root.iterfind(f"{S}cols/{S}col")
        return [(_span(c), number(c.get("width"), self._usual_width)) for c in held]

    @cached_property
    def _usual_width(self) -> float:
        said = self.root.find(f"{S}sheetFormatPr")
        return _USUAL_WIDTH if said is None else number(said.get("defaultColWidth"), _USUAL_WIDTH)

    def grouped(self, found: dict[Spot, str]) -> Iterator[Breach]:
        """One breach for each rectangle of cells with the same fault."""
        for what in dict.fromkeys(found.values()):
            for area in joined(place for place, fault in found.items() if fault == what):
                yield self.breach(what, area)


@dataclass(frozen=True)
class Workbook:
    """An Excel workbook, opened."""

    parts: Parts
    main: str
    root: Element
    looks: Looks

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        links = self.parts.related(self.main)
        found = (self._sheet(entry, links) for entry in self.root.iterfind(f"{S}sheets/{S}sheet"))
        return tuple(sheet for sheet in found if sheet)

    def _sheet(self, entry: Element, links: dict[str, Link]) -> Sheet | None:
        link = links.get(entry.get(f"{R}id", ""))
        root = self.parts.xml(link.target) if link else None
        if link is None or root is None:
            return None
        return Sheet(entry.get("name", ""), link.target, link.kind, entry.get("state", "visible"), root, self)

    @property
    def worksheets(self) -> tuple[Sheet, ...]:
        return tuple(s for s in self.sheets if s.kind == "worksheet")

    @cached_property
    def _texts(self) -> list[tuple[str, tuple[str, ...]]]:
        root = self.parts.first(self.main, "sharedStrings")
        return [] if root is None else [_text(entry) for entry in root.iterchildren(f"{S}si")]

    def cell(self, element: Element) -> Cell:
        """What a cell's element says."""
        kind, style = element.get("t", "n"), int(number(element.get("s")))
        formula, stored = element.findtext(f"{S}f"), element.findtext(f"{S}v") or ""
        inline = element.find(f"{S}is")
        if kind == "s":
            place = int(number(stored, -1))
            text, raised = self._texts[place] if 0 <= place < len(self._texts) else ("", ())
            return Cell(text, style, True, formula, raised)
        if kind == "inlineStr" and inline is not None:
            text, raised = _text(inline)
            return Cell(text, style, True, formula, raised)
        return Cell(stored, style, kind == "str", formula)


def open_workbook(name: str, data: bytes) -> Workbook:
    """The workbook; raises InputProblem where it is no sound Excel file."""
    parts, main, root = open_parts(name, data, f"{S}workbook")
    return Workbook(parts, main, root, Looks(parts.first(main, "styles"), parts.first(main, "theme")))


def _text(entry: Element) -> tuple[str, tuple[str, ...]]:
    """A text without its reading aids, and its superscript pieces."""
    raised = []
    pieces = [entry.findtext(f"{S}t") or ""]
    for run in entry.iterchildren(f"{S}r"):
        piece = run.findtext(f"{S}t") or ""
        pieces.append(piece)
        height = run.find(f"{S}rPr/{S}vertAlign")
        if height is not None and height.get("val") == "superscript":
            raised.append(piece)
    return "".join(pieces), tuple(raised)


def _table(root: Element) -> Table | None:
    area = next(iter(areas(root.get("ref"))), None)
    if area is None:
        return None
    style = root.find(f"{S}tableStyleInfo")
    return Table(
        root.get("displayName", root.get("name", "")),
        area,
        root.get("headerRowCount", "1") != "0",
        int(number(root.get("totalsRowCount"))),
        tuple(c.get("name", "") for c in root.iterfind(f"{S}tableColumns/{S}tableColumn")),
        style is not None and bool(style.get("name")),
        root.find(f"{S}autoFilter") is not None,
    )


def _corner(anchor: Element) -> str:
    row, column = anchor.findtext(f"{XDR}from/{XDR}row"), anchor.findtext(f"{XDR}from/{XDR}col")
    return "" if row is None else address((int(number(row)) + 1, int(number(column)) + 1))


def _span(column: Element) -> range:
    return range(int(number(column.get("min"), 1)), int(number(column.get("max"), 1)) + 1)
