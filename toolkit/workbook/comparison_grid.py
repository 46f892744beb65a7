"""A sheet of the comparison as declared data: one Excel table from A1, and XlsxWriter's way of writing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from toolkit.model.plan import Value
from toolkit.model.problem import Problem
from toolkit.workbook.addresses import column_letters
from toolkit.workbook.cells import MOST_CHARACTERS, fitting
from toolkit.workbook.looks import DATE_FORMAT, FONT, TOOLKIT_HEADER
from toolkit.workbook.row_heights import height_for

GridKind = Literal["text", "number", "share", "date", "formula"]
Rows = Sequence[tuple[Value, ...]]
LONG = 30  # characters: what a column of this width holds makes rows higher
_TWO_LINES = 29  # points: what a narrower column holds may need them
_A3, _WIDEST = 8, 400  # characters that fit across a page in letters one can read
_TABLE = {"style": "Table Style Light 15", "banded_rows": False}
_TEXT = {"font_name": FONT, "font_size": 10, "valign": "top", "text_wrap": True}
_CELL = {**_TEXT, "bottom": 1, "bottom_color": "#D9D9D9"}
LOOKS: dict[str, dict[str, Any]] = {
    "text": _CELL,
    "number": {**_CELL, "align": "left", "num_format": "General"},
    "formula": {**_CELL, "align": "left"},
    "share": {**_CELL, "align": "left", "num_format": "0%"},
    "date": {**_CELL, "align": "left", "num_format": DATE_FORMAT},
    "link": {**_CELL, "font_color": "#0563C1", "underline": 1},
    "header": {**_CELL, "bold": True, "font_color": "#FFFFFF", "bg_color": TOOLKIT_HEADER, "border": 1},
    "choice": {**_TEXT, "bold": True, "bg_color": "#FFF2CC", "border": 1, "border_color": "#7F7F7F"},
    "title": {"font_name": FONT, "font_size": 16, "bold": True, "valign": "top"},
    "heading": {"font_name": FONT, "font_size": 12, "bold": True, "valign": "top"},
    "line": {"font_name": FONT, "font_size": 10, "valign": "top"},
}


@dataclass(frozen=True)
class GridColumn:
    """A column: heading, width in characters, kind; of a formula, `{row}` and `{above}` are row numbers."""

    heading: str
    width: int = 14
    kind: GridKind = "text"
    formula: str = ""


@dataclass(frozen=True)
class GridSheet:
    """A sheet that is one table; a row has a value a column, of a formula the one it gives now.

    `answers` and `use` are for the guide: which question it answers, and how. `heat` colours shares by their size.
    """

    name: str
    table: str
    answers: str
    use: str
    columns: tuple[GridColumn, ...]
    rows: Rows
    heat: bool = False

    @property
    def last(self) -> int:
        """The table's last row in Excel's count; an empty table has one blank row."""
        return max(1, len(self.rows)) + 1


def fitted(sheet: GridSheet, problems: list[Problem]) -> Rows:
    """The sheet's rows with every text as long as a cell can hold; `problems` gets one for each that was cut."""
    long = [position for position, column in enumerate(sheet.columns) if column.width >= LONG]
    rows = [*sheet.rows]
    for number, row in enumerate(rows):
        for position in long:
            value = row[position]
            if isinstance(value, str) and len(value) > MOST_CHARACTERS:
                rows[number] = (*rows[number][:position], fitting(value), *row[position + 1 :])
                heading = sheet.columns[position].heading
                what = f"The text has {len(value):,} characters; a cell holds {MOST_CHARACTERS:,}."
                where = f"{sheet.name}, row {number + 2}, {heading}"
                problems.append(Problem(what, where, "Read the whole text in the letters folder of the area."))
    return rows


def add_grid(worksheet: Any, sheet: GridSheet, looks: Mapping[str, Any], last: int = 0) -> None:
    """The table's frame: headings, filter, widths, heat, panes and print set-up, and no rows.

    `last` is the table's last row where it is to be another than the sheet's own.
    """
    columns = [{"header": column.heading, "header_format": looks["header"]} for column in sheet.columns]
    last_row = (last or sheet.last) - 1
    worksheet.add_table(0, 0, last_row, len(columns) - 1, {"name": sheet.table, "columns": columns, **_TABLE})
    worksheet.set_row(0, max(30, height_for((c.heading, c.width - 3) for c in sheet.columns)))
    for position, column in enumerate(sheet.columns):
        worksheet.set_column(position, position, column.width)
    worksheet.freeze_panes(1, 1 if sheet.heat else 0)
    if sheet.heat:
        _add_heat(worksheet, sheet)
    worksheet.set_landscape()
    worksheet.set_paper(_A3)
    if sum(column.width for column in sheet.columns) > _WIDEST:
        worksheet.set_print_scale(60)
        worksheet.repeat_columns(0, 1)
    else:
        worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    worksheet.set_footer(f"&L{sheet.name}&RPage &P of &N")
    worksheet.set_selection(0, 0, 0, 0)


def _add_heat(worksheet: Any, sheet: GridSheet) -> None:
    """One scale for every share of the sheet; the share stands in the cell, the number beside it."""
    shares = [position for position, column in enumerate(sheet.columns) if column.kind == "share"]
    if not shares:
        return
    letters = [column_letters(position + 1) for position in shares]
    everywhere = " ".join(f"{letter}2:{letter}{sheet.last}" for letter in letters)
    scale = {"type": "2_color_scale", "min_type": "num", "min_value": 0, "min_color": "#FFFFFF",
             "max_type": "max", "max_color": "#F4B183", "multi_range": everywhere}  # fmt: skip
    worksheet.conditional_format(1, shares[0], sheet.last - 1, shares[0], scale)


def write_rows(worksheet: Any, sheet: GridSheet, rows: Rows, looks: Mapping[str, Any]) -> None:
    """The rows by XlsxWriter, cell by cell; one blank row where there are none."""
    for number, row in enumerate(rows or [(None,) * len(sheet.columns)], 2):
        worksheet.set_row(number - 1, row_height(sheet, row))
        for position, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            at, look = (number - 1, position), looks[column.kind]
            if column.kind == "formula" and rows:
                worksheet.write_formula(*at, formula_at(column, number), look, value)
            else:
                write_cell(worksheet, at, value, look)


def row_height(sheet: GridSheet, row: tuple[Value, ...]) -> int:
    """Points that show the words of a row."""
    texts = [
        (value, column.width)
        for column, value in zip(sheet.columns, row, strict=True)
        if column.width >= LONG and isinstance(value, str)
    ]
    return max(_TWO_LINES, height_for(texts)) if texts else height_for(())


def write_cell(worksheet: Any, at: tuple[int, int], value: Value, look: Any) -> None:
    """A value by its kind; text is always text, whatever sign it begins with."""
    if value is None or value == "":
        worksheet.write_blank(*at, None, look)
    elif isinstance(value, str):
        worksheet.write_string(*at, value, look)
    elif isinstance(value, date):
        worksheet.write_datetime(*at, datetime(value.year, value.month, value.day), look)  # noqa: DTZ001
    else:
        worksheet.write_number(*at, value, look)


def formula_at(column: GridColumn, row: int) -> str:
    """The formula as it stands in a row."""
    return column.formula.replace("{row}", str(row)).replace("{above}", str(row - 1))
