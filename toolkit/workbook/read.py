"""Reading what officers typed, by heading, wherever they moved a column or a row to."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.errors import InputProblem
from toolkit.model.edits import Edits
from toolkit.model.plan import Action, Recommendation, Risk, Value
from toolkit.model.problem import Problem
from toolkit.rules.typed_dates import typed_date
from toolkit.workbook.columns import Column, Sheet
from toolkit.workbook.sheets import ACTION_PLAN, FINDINGS, LISTS, PAPER_DETAILS, RECOMMENDATIONS, RISKS, WEAKNESSES

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
_CHECKED = ("BRAG", "Likelihood", "Impact")
Row = TypeVar("Row", Action, Risk, Recommendation)
Cells = dict[str, Value]


def read_edits(path: Path) -> Edits:
    """The officers' cells of the workbook at `path`; raises InputProblem when it cannot be opened."""
    workbook = _open(path)
    reader = _Reader(workbook, path.name)
    details = reader.rows(PAPER_DETAILS)
    findings, weaknesses = reader.rows(FINDINGS), reader.rows(WEAKNESSES)
    return Edits(
        details=None if details is None else {_key(c): c.get("value") for _, c in details},
        detail_cells=None if details is None else {_key(c): cell for cell, c in details},
        actions=_as(Action, reader.rows(ACTION_PLAN)),
        risks=_as(Risk, reader.rows(RISKS)),
        recommendations=_as(Recommendation, reader.rows(RECOMMENDATIONS)),
        findings=_officers_fields(FINDINGS, findings),
        weaknesses=_officers_fields(WEAKNESSES, weaknesses),
        documents=frozenset(str(c.get("document")) for _, c in findings or () if c.get("document")),
        problems=tuple(reader.problems),
        doubts=tuple(reader.doubts),
    )


def blank_required(path: Path) -> list[tuple[str, str]]:
    """(item, cell of its Value) of the required Paper details that are blank."""
    rows = _Reader(_open(path), path.name).rows(PAPER_DETAILS) or []
    return [(str(c.get("item")), cell) for cell, c in rows if c.get("required") == "yes" and c.get("value") is None]


def _open(path: Path) -> Any:
    try:
        return openpyxl.load_workbook(path, data_only=True)
    except PermissionError as error:
        raise InputProblem(
            "The workbook is open in another program, or you may not read it.", path.name, "Close it and run again."
        ) from error
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputProblem(
            f"The workbook cannot be opened as an Excel file ({type(error).__name__}).",
            path.name,
            "Put back a copy that opens in Excel, or move this one away: a new one is then made.",
        ) from error


class _Reader:
    """Rows of the declared sheets; `problems` collects sheets and columns that are gone."""

    def __init__(self, workbook: Any, name: str) -> None:
        self.workbook = workbook
        self.name = name
        self.problems: list[Problem] = []
        self.doubts: list[Problem] = []
        self.words = self._list_words()

    def rows(self, sheet: Sheet) -> list[tuple[str, Cells]] | None:
        """Rows with something in them, by field, each with the address of its Value or first column."""
        worksheet = self._worksheet(sheet)
        if worksheet is None:
            self._report(
                f"The sheet '{sheet.name}' is not there, so what was typed on it is not in this run's papers.",
                f"Put the sheet back from a copy of the workbook with the name '{sheet.name}', and run again.",
            )
            return None
        columns = self._columns(worksheet, sheet)
        shown = get_column_letter(columns.get("value", min(columns.values(), default=1)))
        found: list[tuple[str, Cells]] = []
        for number, row in enumerate(worksheet.iter_rows(min_row=2, values_only=True), 2):
            cells = {field: _value(row[place - 1]) for field, place in columns.items() if place <= len(row)}
            if any(v is not None for v in cells.values()):
                self._doubt(f"{worksheet.title}!", sheet, number, {f: (p, row[p - 1]) for f, p in columns.items()})
                found.append((f"{shown}{number}", cells))
        return found

    def _doubt(self, prefix: str, sheet: Sheet, number: int, cells: dict[str, tuple[int, Any]]) -> None:
        """Report cells whose value is no date, no word of the list, or an error; the value still counts."""
        for column in (c for c in sheet.columns if c.field in cells and c.owner == "officer"):
            place, value = cells[column.field]
            what = self._doubtful(column, value)
            if what:
                where = f"{self.name}, {prefix}{get_column_letter(place)}{number}"
                self.doubts.append(Problem(what, where, "Correct it and run again."))

    def _doubtful(self, column: Column, value: Any) -> str:
        words = self.words.get(column.choices, ())
        if value in (None, ""):
            return ""
        if value in _ERRORS:
            return f"The formula for {column.heading} gives {value}; the cell counts as blank."
        if column.kind == "date" and typed_date(_value(value)) is None:
            return f"'{value}' is not a date. {column.heading} must be a date, as 8 March 2018."
        if column.heading in _CHECKED and words and str(value).strip() not in words:
            return f"'{value}' is not on the list. {column.heading} must be one of: {', '.join(words)}."
        return ""

    def _list_words(self) -> dict[str, tuple[str, ...]]:
        """The words on the workbook's own Lists, which officers may have added to."""
        sheet = self._worksheet(LISTS)
        columns = list(sheet.iter_cols(values_only=True)) if sheet else []
        return {str(c[0]): tuple(str(v) for v in c[1:] if v not in (None, "")) for c in columns if c and c[0]}

    def _worksheet(self, sheet: Sheet) -> Worksheet | None:
        """By its table, which follows a renamed sheet; else by its name."""
        for worksheet in self.workbook.worksheets:
            if sheet.table in worksheet.tables:
                return worksheet  # type: ignore[no-any-return]  # openpyxl's workbook is untyped here
        return self.workbook[sheet.name] if sheet.name in self.workbook.sheetnames else None

    def _columns(self, worksheet: Worksheet, sheet: Sheet) -> dict[str, int]:
        headings = {str(cell.value).strip(): cell.column for cell in worksheet[1] if cell.value}
        typed = [c for c in sheet.columns if c.kind != "formula"]
        gone = [c.heading for c in typed if c.heading not in headings and c.owner == "officer"]
        if gone:
            self._report(
                f"On the sheet '{worksheet.title}' the column {', '.join(gone)} is not there.",
                "Put the heading back in row 1 as it was, and run again.",
            )
        return {c.field: headings[c.heading] for c in typed if c.heading in headings}

    def _report(self, what: str, what_to_do: str) -> None:
        self.problems.append(Problem(what, self.name, what_to_do, "error"))


def _value(value: Any) -> Value:
    """A cell's value; Excel's escapes undone, an error value and a blank text are None."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        text = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), value).replace("\r\n", "\n").replace("\r", "\n")
        text = "".join(c for c in text if c in "\n\t" or c >= " ").strip()
        return None if text in _ERRORS else text or None
    return value if isinstance(value, int | float | date) else None if value is None else str(value)


def _key(cells: Cells) -> tuple[str, str]:
    return str(cells.get("paper") or ""), str(cells.get("item") or "")


def _as(kind: type[Row], rows: list[tuple[str, Cells]] | None) -> tuple[Row, ...] | None:
    return None if rows is None else tuple(_row(kind, cells) for _, cells in rows)


def _row(kind: type[Row], cells: Cells) -> Row:
    return kind(**{"ref": None, **cells})


def _officers_fields(sheet: Sheet, rows: list[tuple[str, Cells]] | None) -> dict[str, Cells] | None:
    """The officers' fields of each row by its ref; the toolkit's own cells are not read back."""
    if rows is None:
        return None
    return dict(_by_ref(sheet, rows))


def _by_ref(sheet: Sheet, rows: list[tuple[str, Cells]]) -> Iterator[tuple[str, Cells]]:
    theirs = {c.field for c in sheet.columns if c.owner == "officer"}
    for _, cells in rows:
        yield str(cells.get("ref") or ""), {f: v for f, v in cells.items() if f in theirs}
