"""Writing one sheet of the public spreadsheet: its title, what is about it, and its table."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from textwrap import wrap
from typing import Any

from toolkit.model.problem import Problem
from toolkit.model.publication import PublicCell, PublicSheet
from toolkit.rules.english import in_words
from toolkit.workbook.cells import MOST_CHARACTERS
from toolkit.workbook.row_heights import MOST_POINTS

_TABLE = {"style": "Table Style Light 15", "banded_rows": False, "autofilter": False}
_CUT = " [The text is too long for a cell and ends here.]"
_A3, _A4 = 8, 9
_WIDE = 120
_LEADING, _ROOM = 1.28, 3  # of a line against its letters; points above and below


def height_of(texts: Iterable[tuple[str, int]], font: int = 12) -> float:
    """Points for a row of (text, column width in characters) in letters of `font` points, up to Excel's most."""
    lines = max(sum(max(1, len(wrap(line, width))) for line in text.split("\n")) for text, width in texts)
    return min(MOST_POINTS, lines * font * _LEADING + _ROOM)


def _as_read(value: PublicCell) -> str:
    return in_words(value) if isinstance(value, date) else str(value)


class SheetWriter:
    """Writes the sheets of one workbook with its formats; `problems` gets what a cell could not hold."""

    def __init__(self, looks: Mapping[str, Any], problems: list[Problem]) -> None:
        self.looks = looks
        self.problems = problems

    def write(self, worksheet: Any, sheet: PublicSheet) -> None:
        """The title in A1, a line below for each of `about`, and the table right below them."""
        worksheet.write_string(0, 0, sheet.title, self.looks["title"])
        for number, text in enumerate(sheet.about, 1):
            worksheet.write_string(number, 0, text, self.looks["line"])
        top = 1 + len(sheet.about)
        self._write_table(worksheet, sheet, top)
        for position, column in enumerate(sheet.columns):
            worksheet.set_column(position, position, column.width)
        worksheet.set_landscape()
        worksheet.set_paper(_A3 if sum(c.width for c in sheet.columns) > _WIDE else _A4)
        worksheet.fit_to_pages(1, 0)
        worksheet.repeat_rows(top)

    def _write_table(self, worksheet: Any, sheet: PublicSheet, top: int) -> None:
        columns = [{"header": c.heading, "header_format": self.looks["header"]} for c in sheet.columns]
        options = {"name": sheet.table, "columns": columns, **_TABLE}
        worksheet.add_table(top, 0, top + len(sheet.rows), len(columns) - 1, options)
        widths = [c.width for c in sheet.columns]
        worksheet.set_row(top, height_of(zip((c.heading for c in sheet.columns), widths, strict=True)))
        for number, row in enumerate(sheet.rows, top + 1):
            worksheet.set_row(number, height_of(zip(map(_as_read, row), widths, strict=True)))
            for position, value in enumerate(row):
                if sheet.links and position == 0:
                    worksheet.write_url(number, 0, f"internal:'{value}'!A1", self.looks["link"], str(value))
                else:
                    self._write(worksheet, (number, position), value, sheet)

    def _write(self, worksheet: Any, at: tuple[int, int], value: PublicCell, sheet: PublicSheet) -> None:
        if isinstance(value, date):
            worksheet.write_datetime(*at, datetime(value.year, value.month, value.day), self.looks["date"])  # noqa: DTZ001
        elif isinstance(value, int | float):
            look = "whole" if float(value).is_integer() else "number"
            worksheet.write_number(*at, value, self.looks[look])
        else:
            worksheet.write_string(*at, self._fitting(value, at, sheet), self.looks["text"])

    def _fitting(self, text: str, at: tuple[int, int], sheet: PublicSheet) -> str:
        if len(text) <= MOST_CHARACTERS:
            return text
        what = f"The text has {len(text):,} characters; a cell holds {MOST_CHARACTERS:,}."
        where = f"{sheet.name}, row {at[0] + 1}"
        self.problems.append(Problem(what, where, "Publish the document itself beside the spreadsheet."))
        return text[: MOST_CHARACTERS - len(_CUT)] + _CUT
