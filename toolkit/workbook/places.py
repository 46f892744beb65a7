"""Where each declared table stands in a workbook that officers have rearranged."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.errors import InputProblem
from toolkit.workbook.addresses import column_letters, place
from toolkit.workbook.book import Book, ExcelTable, named_cell
from toolkit.workbook.cells import BLANK, Cell
from toolkit.workbook.columns import Sheet

PLANTED = "_send.{table}.{field}"
_HEADINGS_SEARCHED = 60
_ENOUGH_HEADINGS = 0.6
Rows = dict[int, dict[int, Cell]]


@dataclass(frozen=True)
class TablePlace:
    """A declared sheet as it stands now.

    `columns` by field; `renamed` and `gone` are the declared headings that read otherwise or are not there;
    `last` is the last row that belongs to the table, rows typed directly under it too.
    """

    sheet: Sheet
    title: str
    table: ExcelTable | None
    header: int
    left: int
    right: int
    last: int
    columns: Mapping[str, int]
    renamed: Mapping[str, str]
    gone: tuple[str, ...]

    def cell(self, row: int, field: str) -> str:
        return f"{column_letters(self.columns[field])}{row}"


def place_when_new(sheet: Sheet) -> TablePlace:
    """Where the toolkit puts a declared table that has one row."""
    columns = {column.field: number for number, column in enumerate(sheet.columns, 1)}
    return TablePlace(sheet, sheet.name, None, 1, 1, len(columns), 2, columns, {}, ())


def find_place(book: Book, sheet: Sheet) -> tuple[TablePlace, Rows]:
    """The table's place and the cells of its worksheet by row and column number.

    By its table, else by the names planted on its headings, else by the headings. Raises InputProblem where it
    is nowhere.
    """
    planted = _planted(book, sheet)
    table = next((t for t in book.tables if t.name.lower() == sheet.table.lower()), None)
    title, header = (table.sheet, table.area.top) if table else _by_name_or_heading(book, sheet, planted)
    rows = dict(book.sheet(title).cells(book.reading)) if title else {}
    if not title:
        raise _not_found(book, sheet)
    found = _located(sheet, title, table, header, rows, planted)
    return found, rows


def _not_found(book: Book, sheet: Sheet) -> InputProblem:
    return InputProblem(
        f"The sheet '{sheet.name}' is not there, nor its headings on another one.",
        book.package.name,
        f"Put the sheet back from an earlier copy (in the folder history) with the name '{sheet.name}', and run again.",
    )


def _planted(book: Book, sheet: Sheet) -> dict[str, tuple[str, int, int]]:
    """(worksheet, row, column) by field, from the names the toolkit planted on the headings."""
    found = {}
    for column in sheet.columns:
        cell = named_cell(book.names.get(PLANTED.format(table=sheet.table, field=column.field), ""))
        if cell and cell[0] in book.sheets:
            found[column.field] = (cell[0], *place(cell[1]))
    return found


def _by_name_or_heading(book: Book, sheet: Sheet, planted: Mapping[str, tuple[str, int, int]]) -> tuple[str, int]:
    if planted:
        return Counter((title, row) for title, row, _ in planted.values()).most_common(1)[0][0]
    wanted = {_plain(c.heading) for c in sheet.columns}
    best: tuple[int, str, int] = (0, "", 0)
    for title in book.sheets:
        for number, row in book.sheet(title).cells(book.reading, range(1, _HEADINGS_SEARCHED)):
            best = max(best, (len(wanted & {_plain(c.value) for c in row.values()}), title, number))
    return best[1:] if best[0] >= max(2, _ENOUGH_HEADINGS * len(wanted)) else ("", 0)


def _plain(heading: object) -> str:
    return re.sub(r"\s+", " ", str(heading or "")).strip().casefold()


def _located(
    sheet: Sheet,
    title: str,
    table: ExcelTable | None,
    header: int,
    rows: Rows,
    planted: Mapping[str, tuple[str, int, int]],
) -> TablePlace:
    headings = {c: _plain(cell.value) for c, cell in rows.get(header, {}).items() if _plain(cell.value)}
    if table:
        headings = {c: h for c, h in headings.items() if table.area.left <= c <= table.area.right}
    columns, renamed = _columns(sheet, title, header, headings, planted)
    left = table.area.left if table else min(headings, default=1)
    right = table.area.right if table else _right_end(headings, left)
    last = table.area.bottom - table.totals if table else _last_filled(rows, header, left, right)
    if table and not table.totals:
        while _is_row_of(rows.get(last + 1, {}), columns.values()):
            last += 1
    gone = tuple(c.heading for c in sheet.columns if c.field not in columns)
    shown = {heading: str(rows[header][columns[field]].value) for field, heading in renamed.items()}
    return TablePlace(sheet, title, table, header, left, right, last, columns, shown, gone)


def _columns(
    sheet: Sheet, title: str, header: int, headings: Mapping[int, str], planted: Mapping[str, tuple[str, int, int]]
) -> tuple[dict[str, int], dict[str, str]]:
    """Column numbers by field, and the headings of those that were renamed, by field."""
    by_heading: dict[str, int] = {}
    for number, heading in sorted(headings.items()):
        by_heading.setdefault(heading, number)
    declared = {_plain(c.heading) for c in sheet.columns}
    columns, renamed = {}, {}
    for column in sheet.columns:
        if _plain(column.heading) in by_heading:
            columns[column.field] = by_heading[_plain(column.heading)]
            continue
        at = planted.get(column.field)
        if at and at[:2] == (title, header) and headings.get(at[2], "") not in {"", *declared}:
            columns[column.field], renamed[column.field] = at[2], column.heading
    return columns, renamed


def _right_end(headings: Mapping[int, str], left: int) -> int:
    right = left
    while right + 1 in headings:
        right += 1
    return right


def _last_filled(rows: Rows, header: int, left: int, right: int) -> int:
    filled = [n for n, row in rows.items() if n > header and _filled(row, range(left, right + 1))]
    return max(filled, default=header)


def _filled(row: Mapping[int, Cell], columns: Iterable[int]) -> bool:
    return any(_has(row, c) for c in columns)


def _has(row: Mapping[int, Cell], column: int) -> bool:
    cell = row.get(column, BLANK)
    return cell.formula is not None or cell.value not in (None, "")


def _is_row_of(row: Mapping[int, Cell], columns: Iterable[int]) -> bool:
    """A row typed directly under the table has several of its cells; a note there has one."""
    return sum(_has(row, c) for c in columns) >= 2
