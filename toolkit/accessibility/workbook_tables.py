"""The tables of a workbook: marked as tables, whole, and where a reader finds them."""

import re
from collections.abc import Iterable, Iterator

from toolkit.accessibility.parts import S
from toolkit.accessibility.rules import Breach, counted
from toolkit.accessibility.workbook_cells import Spot, around, blocks, joined, letters
from toolkit.accessibility.workbook_file import Sheet, Table, Workbook

_NO_HEADING = re.compile(r"\s*|Column\s?\d+", re.I)
_NO_NAME = re.compile(r"(?:Table|Tbl|List)_?\d+(?:_\d+)*", re.I)


def _tables(book: Workbook) -> Iterator[tuple[Sheet, Table]]:
    return ((sheet, table) for sheet in book.worksheets for table in sheet.tables)


def not_marked_up(book: Workbook) -> Iterator[Breach]:
    """Blocks of cells that are set as a table and are no Excel table."""
    for sheet in book.worksheets:
        shown = [place for place, cell in sheet.outside.items() if cell.text.strip()]
        for block in blocks(shown):
            if _is_grid(block):
                yield sheet.breach("cells are set as a table and are not marked as one.", around(block))


def _is_grid(block: Iterable[Spot]) -> bool:
    rows: dict[int, int] = {}
    for row, _ in block:
        rows[row] = rows.get(row, 0) + 1
    return sum(1 for filled in rows.values() if filled > 1) > 1


def without_header(book: Workbook) -> Iterator[Breach]:
    """Tables whose header row is switched off, and columns with a heading that says nothing."""
    for sheet, table in _tables(book):
        if not table.has_header:
            yield sheet.breach(f"the table {table.name} has no header row.", table.area)
            continue
        blank = _blank_columns(sheet, table)
        for column, heading in _columns(table):
            if _NO_HEADING.fullmatch(heading) and column not in blank:
                yield sheet.breach(f"a column of the table {table.name} has no heading.", (table.area.top, column))


def merged_cells(book: Workbook) -> Iterator[Breach]:
    for sheet in book.worksheets:
        for merged in sheet.root.iterfind(f"{S}mergeCells/{S}mergeCell"):
            ref = merged.get("ref", "")
            yield Breach("cells are merged.", f"{sheet.name}!{ref}", "", sheet.name, ref)


def blank_lines(book: Workbook) -> Iterator[Breach]:
    """Rows with nothing typed in, and columns without heading and content; an empty table has one blank row."""
    for sheet, table in _tables(book):
        filled = {place[0] for place in sheet.shown if place in table.body and _fills_row(sheet, table, place)}
        blank = [row for row in table.body.rows if row not in filled]
        if blank and filled:
            rows = "row" if len(blank) == 1 else "rows"
            yield sheet.breach(f"{rows} {counted(blank)} of the table {table.name} {_are(blank)} blank.")
        for column in _blank_columns(sheet, table):
            yield sheet.breach(f"column {letters(column)} of the table {table.name} is blank.")


def _are(things: list[int]) -> str:
    return "is" if len(things) == 1 else "are"


def _fills_row(sheet: Sheet, table: Table, place: Spot) -> bool:
    """True for what is typed, and for the first cell: a formula further on shows something in a blank row too."""
    return sheet.shown[place].formula is None or place[1] == table.area.left


def _blank_columns(sheet: Sheet, table: Table) -> list[int]:
    """The columns with no heading and nothing below it."""
    filled = {column for row, column in sheet.shown if (row, column) in table.body}
    headed = ((c, heading if table.has_header else "") for c, heading in _columns(table))
    return [column for column, heading in headed if column not in filled and _NO_HEADING.fullmatch(heading)]


def _columns(table: Table) -> Iterator[tuple[int, str]]:
    """The columns that the table declares, each with its heading."""
    return zip(table.area.columns, table.columns, strict=False)


def empty_cells(book: Workbook) -> Iterator[Breach]:
    """The empty cells of each column, in rows that say something; what is said of blank rows is enough."""
    for sheet, table in _tables(book):
        rows = sorted({row for row, column in sheet.shown if (row, column) in table.body})
        blank = _blank_columns(sheet, table)
        for column in (column for column, _ in _columns(table) if column not in blank):
            empty = [(row, column) for row in rows if (row, column) not in sheet.shown]
            if empty:
                cells = "a cell of the column is" if len(empty) == 1 else f"{len(empty)} cells of the column are"
                ranges = [str(area) for area in joined(empty)]
                yield Breach(f"{cells} empty.", f"{sheet.name}!{', '.join(ranges)}", "", sheet.name, ranges[0])


def not_at_the_edge(book: Workbook) -> Iterator[Breach]:
    """Tables that do not begin in column A, and sheets whose first cell says nothing."""
    for sheet, table in _tables(book):
        if table.area.left > 1:
            column = letters(table.area.left)
            yield sheet.breach(f"the table {table.name} begins in column {column}.", table.area)
    for sheet in book.worksheets:
        if sheet.shown and (1, 1) not in sheet.shown:
            yield sheet.breach("the first cell is blank.", (1, 1), "Begin the sheet in its first cell, A1.")


def words_below(book: Workbook) -> Iterator[Breach]:
    for sheet in book.worksheets:
        lowest = max((t.area.bottom for t in sheet.tables), default=0)
        below = {place for place in sheet.shown if lowest and place[0] > lowest}
        if below:
            yield sheet.breach("something stands below the table.", around(below))


def several_tables(book: Workbook) -> Iterator[Breach]:
    """Those of the toolkit's own Dashboard stand side by side on purpose, and no officer is to move them."""
    for sheet in book.worksheets:
        if len(sheet.tables) > 1 and not all(table.name.startswith("Dashboard") for table in sheet.tables):
            yield sheet.breach(f"it has {len(sheet.tables)} tables: {', '.join(t.name for t in sheet.tables)}.")


def nameless_tables(book: Workbook) -> Iterator[Breach]:
    for sheet, table in _tables(book):
        if _NO_NAME.fullmatch(table.name):
            yield sheet.breach(f'the name "{table.name}" does not say what is in the table.', table.area)


def without_sheet_title(book: Workbook) -> Iterator[Breach]:
    """Sheets whose first cell is no title, because a table begins there or because it is blank."""
    for sheet in book.worksheets:
        if sheet.tables and ((1, 1) not in sheet.shown or sheet.table_at((1, 1))):
            yield sheet.breach("no title stands above the table.", (1, 1))
