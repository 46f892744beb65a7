"""A risk register in Excel as grids, with the results of its formulas as Excel last stored them."""

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from toolkit.containers import read_excel, shows_percent
from toolkit.errors import InputProblem
from toolkit.inputs.register_grid import Cell, Grid, filled_down
from toolkit.inputs.register_parts import SheetFacts, facts_of_sheets
from toolkit.model.measure import place_of
from toolkit.model.plan import Value
from toolkit.model.problem import Problem
from toolkit.rules.english import listed

_MOST_ROWS, _MOST_COLUMNS = 20_000, 256


def read_workbook(file: str, data: bytes, wanted: str = "") -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    """The grids of the visible sheets, or of the sheet `wanted` alone; a note for each hidden sheet left out.

    Raises InputProblem where the file cannot be opened or has no sheet `wanted`.
    """
    return read_excel(file, data, lambda: _read(file, data, wanted))


def _read(file: str, data: bytes, wanted: str) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    import openpyxl  # loaded only when there is a register

    sheets = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False).worksheets
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    if wanted:
        shown = [sheet for sheet in sheets if _same(sheet.title, wanted)]
        if not shown:
            raise _no_such_sheet(file, wanted, [sheet.title for sheet in sheets])
    facts = facts_of_sheets(data)
    read = [_grid(file, sheet, facts.get(sheet.title, SheetFacts())) for sheet in shown]
    hidden = () if wanted else tuple(_hidden(file, sheet.title) for sheet in sheets if sheet not in shown)
    return tuple(grid for grid, _ in read), hidden + tuple(problem for _, said in read for problem in said)


def _same(title: str, wanted: str) -> bool:
    return " ".join(title.split()).casefold() == " ".join(wanted.split()).casefold()


def _no_such_sheet(file: str, wanted: str, there: Iterable[str]) -> InputProblem:
    what = f"There is no sheet '{wanted}', which settings.toml names; there is {_quoted(there)}."
    return InputProblem(what, file, "Put the sheet's name in settings.toml, under [risks], and run again.")


def _quoted(names: Iterable[str]) -> str:
    return listed([f"'{name}'" for name in names]) or "none"


def _hidden(file: str, sheet: str) -> Problem:
    what = f"The sheet '{sheet}' is hidden and was not read."
    return Problem(what, place_of(file, sheet), "Unhide it if its risks should come in.", "note")


def _grid(file: str, sheet: Any, facts: SheetFacts) -> tuple[Grid, list[Problem]]:
    sheet.reset_dimensions()  # some exporters write a wrong size, by which most cells would be lost
    rows: dict[int, list[Value]] = {}
    faulty: dict[Cell, str] = dict.fromkeys(facts.without_result, "")
    for number, cells in enumerate(sheet.iter_rows(max_row=_MOST_ROWS + 1), 1):
        rows[number] = [_shown(cell) for cell in cells[:_MOST_COLUMNS]]
        faulty |= {(number, n): str(cell.value) for n, cell in enumerate(cells, 1) if cell.data_type == "e"}
    too_long = any(value is not None for value in rows.pop(_MOST_ROWS + 1, []))
    grid = Grid(file, sheet.title, filled_down(rows, facts.merges), facts.merges, faulty)
    return grid, [_too_long(grid)] if too_long else []


def _too_long(grid: Grid) -> Problem:
    what = f"Only the first {_MOST_ROWS:,} rows were read."
    return Problem(what, grid.place(), "Take out what is no risk, or split the register.", "error")


def _shown(cell: Any) -> Value:
    value = cell.value
    if cell.data_type == "e":
        return None
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return f"{value * 100:.12g}%" if shows_percent(cell.number_format) else value
    return value if isinstance(value, date) or value is None else str(value)
