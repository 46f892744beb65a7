"""Reading what officers typed, by heading, wherever they moved a column or a row to."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.errors import InputProblem
from toolkit.model.edits import Edits
from toolkit.model.plan import Action, Recommendation, Risk, Value
from toolkit.model.problem import Problem
from toolkit.workbook.columns import Sheet
from toolkit.workbook.sheets import ACTION_PLAN, FINDINGS, PAPER_DETAILS, RECOMMENDATIONS, RISKS, WEAKNESSES

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
        found = [(row, _cells(worksheet, row, columns)) for row in range(2, worksheet.max_row + 1)]
        shown = columns.get("value", min(columns.values(), default=1))
        return [
            (worksheet.cell(row, shown).coordinate, c) for row, c in found if any(v is not None for v in c.values())
        ]

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


def _cells(worksheet: Worksheet, row: int, columns: dict[str, int]) -> Cells:
    return {field: _value(worksheet.cell(row, column).value) for field, column in columns.items()}


def _value(value: Any) -> Value:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value.strip() or None
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
