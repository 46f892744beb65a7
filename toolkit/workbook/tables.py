"""Writing a declared sheet: one Excel table with its formats, drop-downs and print set-up."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from toolkit.model.house import HouseStyle
from toolkit.model.plan import Plan, Value
from toolkit.model.problem import Problem
from toolkit.rules.english import shortened
from toolkit.rules.paper_details import DATE_ITEMS, HOUSE_STYLE
from toolkit.workbook.calculated import formula_of, value_of
from toolkit.workbook.cells import MOST_CHARACTERS, fitting
from toolkit.workbook.columns import Column, Sheet
from toolkit.workbook.conditional import add_conditional_formats
from toolkit.workbook.entry import choice, date_entry, entry_of, explanation_of
from toolkit.workbook.looks import Looks
from toolkit.workbook.row_heights import height_for
from toolkit.workbook.sheets import LISTS, PAPER_DETAILS, WEAKNESSES

ROOM_TO_GROW = 500
HEADER_POINTS = 30
_TABLE = {"style": "Table Style Light 15", "banded_rows": False}
_A3, _A4 = 8, 9
_WIDE = 170


class TableWriter:
    """Writes the data sheets of one workbook; `problems` collects what a cell could not hold."""

    def __init__(
        self,
        workbook: xlsxwriter.Workbook,
        looks: Looks,
        plan: Plan,
        house: HouseStyle,
        lists: Mapping[str, Sequence[str]],
        today: date,
    ) -> None:
        self.workbook = workbook
        self.looks = looks
        self.plan = plan
        self.house = house
        self.lists = lists
        self.today = today
        self.problems: list[Problem] = []

    def write(self, worksheet: Worksheet, sheet: Sheet, records: Sequence[Any]) -> None:
        """The table with its rows (one blank row where there are none yet)."""
        if sheet is LISTS:
            self._write_lists(worksheet)
            return
        rows = sheet.rows(self.plan) if sheet.rows else records
        self._add_table(worksheet, sheet, max(1, len(rows)))
        for number, row in enumerate(rows, 1):
            self._write_row(worksheet, sheet, number, row)
        if not rows:
            for position, column in enumerate(sheet.columns):
                worksheet.write_blank(1, position, None, self.looks.of(column))
        last = (len(rows) or 1) + (ROOM_TO_GROW if sheet.grows else 0)
        self._add_drop_downs(worksheet, sheet, last)
        if sheet is PAPER_DETAILS:
            self._add_details_entry(worksheet)
        add_conditional_formats(worksheet, sheet, last, self.looks)
        _set_up(worksheet, self.plan.area, sheet, [c.width for c in sheet.columns])

    def _add_table(self, worksheet: Worksheet, sheet: Sheet, rows: int) -> None:
        columns = [self._table_column(column) for column in sheet.columns]
        options = {"name": sheet.table, "columns": columns, **_TABLE}
        worksheet.add_table(0, 0, rows, len(columns) - 1, options)

    def _table_column(self, column: Column) -> dict[str, Any]:
        settings = {
            "header": column.heading,
            "header_format": self.looks.header(column),
            "format": self.looks.of(column),
        }
        if column.kind == "formula":
            settings["formula"] = formula_of(column, self.house)
        return settings

    def _write_row(self, worksheet: Worksheet, sheet: Sheet, number: int, row: Any) -> None:
        texts = [(str(_field(row, c) or ""), c.width) for c in sheet.columns if c.kind == "text"]
        worksheet.set_row(number, height_for(texts))
        for position, column in enumerate(sheet.columns):
            self._write_cell(worksheet, sheet, (number, position), column, row)

    def _write_cell(self, worksheet: Worksheet, sheet: Sheet, at: tuple[int, int], column: Column, row: Any) -> None:
        look = self.looks.of(column)
        if column.kind == "formula":
            value = value_of(sheet, column, row, self.plan, self.house, self.today)
            worksheet.write_formula(*at, formula_of(column, self.house), look, value)
            return
        value = self._fitting(_field(row, column), sheet, at)
        write_value(worksheet, at, value, look, self.looks["officer date"])

    def _fitting(self, value: Value, sheet: Sheet, at: tuple[int, int]) -> Value:
        fitted = fitting(value)
        if fitted is not value:
            where = f"{sheet.name}, row {at[0] + 1}"
            what = f"The text has {len(str(value)):,} characters; a cell holds {MOST_CHARACTERS:,}."
            self.problems.append(Problem(what, where, "Read the whole text in the letters folder."))
        return fitted

    def _add_drop_downs(self, worksheet: Worksheet, sheet: Sheet, last: int) -> None:
        for position, column in enumerate(sheet.columns):
            source, explained = self._source(column.choices), explanation_of(sheet, column)
            of_weaknesses = column.choices == WEAKNESSES.name
            rule = choice(column.heading, source, of_weaknesses) if source else entry_of(sheet, column)
            if rule:
                worksheet.data_validation(1, position, last, position, rule)
            if explained:
                worksheet.data_validation(0, position, 0, position, explained)

    def _source(self, choices: str) -> str:
        """The cells that hold the words of a drop-down; empty where there are none."""
        if choices == WEAKNESSES.name:
            refs = len(self.plan.weaknesses)
            return f"=Weaknesses!$A$2:$A${refs + 1}" if refs else ""
        if choices not in self.lists:
            return ""
        letter = chr(ord("A") + list(self.lists).index(choices))
        return f"=Lists!${letter}$2:${letter}${len(self.lists[choices]) + 1}"

    def _add_details_entry(self, worksheet: Worksheet) -> None:
        """Paper details: dates are asked for as dates, the house style from those there are."""
        for number, detail in enumerate(self.plan.details, 1):
            if detail.item == HOUSE_STYLE:
                worksheet.data_validation(number, 2, number, 2, choice(detail.item, self._source("House style")))
            elif detail.item in DATE_ITEMS:
                worksheet.data_validation(number, 2, number, 2, date_entry(detail.item))

    def _write_lists(self, worksheet: Worksheet) -> None:
        longest = max(len(words) for words in self.lists.values())
        columns = [{"header": name, "header_format": self.looks["toolkit header"]} for name in self.lists]
        options = {"name": LISTS.table, "columns": columns, **_TABLE}
        worksheet.add_table(0, 0, longest, len(columns) - 1, options)
        for position, words in enumerate(self.lists.values()):
            for number, word in enumerate(words, 1):
                worksheet.write_string(number, position, word, self.looks["toolkit"])
        _set_up(
            worksheet,
            self.plan.area,
            LISTS,
            [max(14, *(len(w) for w in (name, *ws))) for name, ws in self.lists.items()],
        )


def _field(row: Any, column: Column) -> Value:
    value: Value = row.get(column.field) if isinstance(row, dict) else getattr(row, column.field)
    return value


def write_value(worksheet: Worksheet, at: tuple[int, int], value: Value, look: Any, date_look: Any) -> None:
    """A value by its kind; text is always text, whatever sign it begins with."""
    if value is None or value == "":
        worksheet.write_blank(*at, None, look)
    elif isinstance(value, date):
        worksheet.write_datetime(*at, datetime(value.year, value.month, value.day), date_look)  # noqa: DTZ001
    elif isinstance(value, int | float):
        worksheet.write_number(*at, value, look)
    elif worksheet.write_string(*at, value, look) != 0:
        raise ValueError(f"Cell {at} could not hold its text")


def _set_up(worksheet: Worksheet, area: str, sheet: Sheet, widths: Sequence[int]) -> None:
    """Widths, frozen header and Ref, and print: landscape, one page wide, area, sheet and header row on every page."""
    for position, width in enumerate(widths):
        worksheet.set_column(position, position, width)
    worksheet.set_row(0, HEADER_POINTS)
    worksheet.freeze_panes(1, 1 if sheet.columns and sheet.columns[0].heading == "Ref" else 0)
    worksheet.set_landscape()
    worksheet.set_paper(_A3 if sum(widths) > _WIDE else _A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)
    worksheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    worksheet.set_header(f"&L{_in_print(f'{shortened(area)}: {sheet.name}')}")
    worksheet.set_footer(f"&L{_in_print(sheet.name)}&RPage &P of &N")
    worksheet.set_selection(0, 0, 0, 0)


def _in_print(text: str) -> str:
    return text.replace("&", "&&")
