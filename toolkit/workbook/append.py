"""Rows added below a table that look and behave like their neighbours."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from toolkit.model.merge import Row
from toolkit.model.plan import Value
from toolkit.workbook.addresses import LAST_ROW, Area, Damaged, address, area
from toolkit.workbook.book import Book
from toolkit.workbook.cells import BLANK, Cell, write_value
from toolkit.workbook.grow import grow
from toolkit.workbook.moved import moved
from toolkit.workbook.package import parsed
from toolkit.workbook.places import Rows, TablePlace
from toolkit.workbook.row_heights import height_for
from toolkit.workbook.sheet_part import cell_in, cells_in

Formula = tuple[int, str]


@dataclass(frozen=True)
class Added:
    """The rows that were added, by their number; `blocked` says why they could not be.

    `moved` has the values of a totals row that made way, by row and column; `formulas` is true where cells came to
    hold a formula that held none.
    """

    rows: Mapping[int, Row]
    blocked: str = ""
    formulas: bool = False
    moved: Mapping[tuple[int, int], Value] = field(default_factory=dict)


def append_rows(book: Book, place: TablePlace, standing: Rows, new: Sequence[Row]) -> Added:
    """Put the rows below the table's last one, in the column's own style and with the column's formula.

    What officers put below the table stops it; the table's blank only row, where it has no other, is filled first.
    """
    if not new:
        return Added({})
    first = place.last + 1 - _only_row_is_blank(place, standing)
    added = first + len(new) - 1 - place.last
    blocked = _blocked(book, place, standing, added)
    if blocked:
        return Added({}, blocked)
    styles, formulas = _styles(place, standing), _formulas(book, place, standing)
    totals: dict[tuple[int, int], Value] = {}
    if place.table and place.table.totals and added:
        totals = _move_totals(book, place, standing, added)
    if added:
        grow(book, place, added)
    numbered = dict(enumerate(new, first))
    made = {n: _made_row(book, place, n, row, (styles, formulas)) for n, row in numbered.items()}
    book.sheet(place.title).replace_rows(made)
    return Added(numbered, "", bool(formulas) or bool(totals), totals)


def take_in_typed_rows(book: Book, place: TablePlace, standing: Rows) -> dict[tuple[int, int], None]:
    """Rows typed directly below a table become its rows, with the formulas of its calculated columns.

    The cells that were given a formula, by row and column.
    """
    if place.table is None or place.last <= place.table.area.bottom - place.table.totals:
        return {}
    typed = range(place.table.area.bottom - place.table.totals + 1, place.last + 1)
    formulas, sheet = _formulas(book, place, standing), book.sheet(place.title)
    grow(book, place, 0)
    rows = dict(sheet.row_elements(typed))
    made: dict[tuple[int, int], None] = {}
    for number, row in rows.items():
        for column, (written_for, formula) in formulas.items():
            if _is_blank(standing.get(number, {}).get(column, BLANK)):
                c = cell_in(row, number, column)
                etree.SubElement(c, f"{{{etree.QName(c).namespace}}}f").text = moved(formula, number - written_for)
                made[number, column] = None
    sheet.replace_rows(rows)
    return made


def _only_row_is_blank(place: TablePlace, standing: Rows) -> int:
    only = place.last == place.header + 1
    row = standing.get(place.last, {})
    blank = all(
        c.value in (None, "") or c.formula is not None for n, c in row.items() if place.left <= n <= place.right
    )
    return int(only and blank)


def _blocked(book: Book, place: TablePlace, standing: Rows, added: int) -> str:
    top = place.last + 1 + (place.table.totals if place.table else 0)
    below = Area(top, place.left, place.last + added + (place.table.totals if place.table else 0), place.right)
    if below.bottom > LAST_ROW:
        return "the sheet is full"
    for number in range(below.top, below.bottom + 1):
        for column, cell in standing.get(number, {}).items():
            if below.left <= column <= below.right and not _is_blank(cell):
                return f"there is text in {address(number, column)}, below the table"
    for merged in book.sheet(place.title).around().iter("{*}mergeCell"):
        if _meets(merged.get("ref", "A1"), below):
            return f"the merged cells {merged.get('ref')} lie below the table"
    return ""


def _meets(merged: str, below: Area) -> bool:
    """True also for merged cells that nobody can place."""
    try:
        return area(merged).meets(below)
    except Damaged:
        return True


def _styles(place: TablePlace, standing: Rows) -> dict[int, str]:
    """Each column's commonest style, not that of the row above, which somebody may have coloured."""
    counts: dict[int, Counter[str]] = {}
    for number in range(place.header + 1, place.last + 1):
        for column, cell in standing.get(number, {}).items():
            if place.left <= column <= place.right:
                counts.setdefault(column, Counter())[cell.style] += 1
    return {column: found.most_common(1)[0][0] for column, found in counts.items()}


def _formulas(book: Book, place: TablePlace, standing: Rows) -> dict[int, Formula]:
    """The formula of each calculated column, as the table says it; where it says none, as its last row has it."""
    last = standing.get(place.last, {})
    declared = {place.columns[c.field] for c in place.sheet.columns if c.kind == "formula" and c.field in place.columns}
    below = {n: (place.last, cell.formula) for n, cell in last.items() if n in declared and cell.formula}
    if place.table is None:
        return below
    columns = book.package.xml(place.table.part).iter("{*}tableColumn")
    found = {n: c.find("{*}calculatedColumnFormula") for n, c in enumerate(columns, place.left)}
    said = {n: f.text for n, f in found.items() if f is not None and f.text and f.get("array") is None}
    return {**below, **{n: _as_written(place, standing, n, text) for n, text in said.items()}}


def _as_written(place: TablePlace, standing: Rows, column: int, declared: str) -> Formula:
    """A formula that reads cells beside it, with the row it is right for: the table does not say which."""
    if moved(declared, 1) == declared:
        return place.last, declared
    cells = ((n, standing.get(n, {}).get(column, BLANK).formula) for n in range(place.header + 1, place.last + 1))
    written = {n: formula for n, formula in cells if formula}
    return next(((n, f) for n, f in written.items() if f == declared), max(written.items(), default=(0, "")))


def _made_row(
    book: Book, place: TablePlace, number: int, row: Row, like: tuple[Mapping[int, str], Mapping[int, Formula]]
) -> etree._Element:
    """The row as XML, beside whatever stands left and right of the table in it."""
    sheet = book.sheet(place.title)
    found = next((r for _, r in sheet.row_elements([number])), None)
    element = _new_row(sheet.root, sheet.prefix, number) if found is None else found
    values = {place.columns[f]: v for f, v in row.cells.items() if f in place.columns}
    texts = [(str(row.cells.get(c.field) or ""), c.width) for c in place.sheet.columns if c.kind == "text"]
    element.set("ht", str(height_for(texts)))
    others = {n: c for n, c in cells_in(element).items() if not place.left <= n <= place.right}
    for c in [c for n, c in cells_in(element).items() if n not in others]:
        element.remove(c)
    made = {n: _made_cell(book, element, number, n, (values.get(n), *_like(number, n, like))) for n in _range(place)}
    for c in [*element]:
        element.remove(c)
    for _, c in sorted({**others, **{n: c for n, c in made.items() if c is not None}}.items()):
        element.append(c)
    for attribute in {"spans", "hidden"} & set(element.attrib):
        del element.attrib[attribute]
    return element


def _range(place: TablePlace) -> range:
    return range(place.left, place.right + 1)


def _like(row: int, column: int, like: tuple[Mapping[int, str], Mapping[int, Formula]]) -> tuple[str, str]:
    written_for, formula = like[1].get(column, (row, ""))
    return like[0].get(column, ""), moved(formula, row - written_for)


def _new_row(root: bytes, prefix: bytes, number: int) -> etree._Element:
    closing = b"</" + (prefix + b":" if prefix else b"") + b"worksheet>"
    namespace = etree.QName(parsed(root + closing)).namespace
    return etree.Element(f"{{{namespace}}}row", r=str(number))


def _made_cell(
    book: Book, row: etree._Element, number: int, column: int, about: tuple[Value, str, str]
) -> etree._Element | None:
    value, style, formula = about
    if value in (None, "") and not style and not formula:
        return None
    namespace = etree.QName(row).namespace
    c = etree.Element(f"{{{namespace}}}c", r=address(number, column))
    if isinstance(value, date):
        style = book.style_for_a_date(style)
    if style:
        c.set("s", style)
    if formula:
        etree.SubElement(c, f"{{{namespace}}}f").text = formula
    shared = book.shared(value) if isinstance(value, str) and value and not formula else None
    write_value(c, value, book.since_1904, shared)
    return c


def _move_totals(book: Book, place: TablePlace, standing: Rows, added: int) -> dict[tuple[int, int], Value]:
    """The totals row goes down, cell by cell within the table's columns, over blank cells that may stand there."""
    sheet = book.sheet(place.title)
    here, there = place.last + 1, place.last + 1 + added
    rows = dict(sheet.row_elements([here, there]))
    if here not in rows:
        return {}
    target = rows.get(there)
    if target is None:
        target = _new_row(sheet.root, sheet.prefix, there)
    others = {n: c for n, c in cells_in(target).items() if not place.left <= n <= place.right}
    totals = {n: c for n, c in cells_in(rows[here]).items() if place.left <= n <= place.right}
    for n, c in totals.items():
        c.set("r", address(there, n))
    for c in cells_in(target).values():
        target.remove(c)
    for _, c in sorted({**others, **totals}.items()):
        target.append(c)
    if "spans" in target.attrib:
        del target.attrib["spans"]
    sheet.replace_rows({here: rows[here], there: target})
    return {(there, n): standing.get(here, {}).get(n, BLANK).value for n in _range(place)}


def _is_blank(cell: Cell) -> bool:
    return cell.formula is None and cell.value in (None, "")
