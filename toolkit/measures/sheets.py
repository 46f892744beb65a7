"""An Excel workbook as grids, one a visible sheet, with the results of its formulas as Excel last stored them."""

import io
import warnings
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from toolkit.containers import read_excel, shows_percent
from toolkit.measures.grid import Grid, Row, grid_of
from toolkit.model.measure import place_of
from toolkit.model.plan import Value
from toolkit.model.problem import Problem


def read_sheets(file: str, data: bytes) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    """The grids of the visible sheets, and a problem for each formula without a stored result and each hidden sheet.

    Raises InputProblem where the file is no workbook that can be opened.
    """
    return read_excel(file, data, lambda: _read(file, data))


def _read(file: str, data: bytes) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    sheets = _sheets(data, values=True)
    shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    grids = tuple(
        replace(grid_of(file, sheet.title, _rows(sheet)), merged=partial(_merged, data, sheet.title)) for sheet in shown
    )
    notes = tuple(_hidden(file, sheet.title) for sheet in sheets if sheet not in shown)
    return grids, _without_result(file, data, grids) + notes


def _sheets(data: bytes, values: bool) -> list[Any]:
    """The sheets by way of pandas, which alone knows that openpyxl reads them: with `values` results, else formulas."""
    import pandas as pd  # type: ignore[import-untyped]  # loaded only when there is a file of measures

    book = pd.ExcelFile(io.BytesIO(data), engine="openpyxl", engine_kwargs={"data_only": values}).book
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # some exporters write a wrong size, by which most cells would be lost
    return list(book.worksheets)


def _merged(data: bytes, title: str) -> frozenset[tuple[int, int]]:
    """The cells merged with one above them; none where the workbook has parts that keep it from being read whole."""
    import pandas as pd

    try:
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            whole = {"data_only": True, "read_only": False}
            book = pd.ExcelFile(io.BytesIO(data), engine="openpyxl", engine_kwargs=whole).book
    except Exception:  # charts, pictures and the like, which reading the figures passes over
        return frozenset()
    return frozenset(
        (row, column)
        for area in book[title].merged_cells.ranges
        for row in range(area.min_row + 1, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    )


def _rows(sheet: Any) -> Iterator[Row]:
    for number, cells in enumerate(sheet.iter_rows(), 1):
        yield number, [_shown(cell) for cell in cells]


def _shown(cell: Any) -> Value:
    value = cell.value
    if isinstance(value, str):
        return " ".join(value.split()) or None
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return f"{value * 100:.12g}%" if shows_percent(cell.number_format) else value
    return value if isinstance(value, datetime) or value is None else str(value)


def _without_result(file: str, data: bytes, grids: tuple[Grid, ...]) -> tuple[Problem, ...]:
    """A problem for each sheet with formulas that no program has worked out: their cells read as blank."""
    formulas = {sheet.title: sheet for sheet in _sheets(data, values=False)}
    found = []
    for grid in grids:
        known = set(grid.frame.index)
        cells = [
            grid.cell(row, column)
            for row, values in enumerate(formulas[grid.sheet].iter_rows(values_only=True), 1)
            for column, value in enumerate(values, 1)
            if isinstance(value, str)
            and value.startswith("=")
            and (row not in known or column > grid.frame.shape[1] or grid.frame.at[row, column] is None)
        ]
        if cells:
            found.append(_no_result(file, grid.sheet, cells))
    return tuple(found)


def _no_result(file: str, sheet: str, cells: list[str]) -> Problem:
    more = f", and {len(cells) - 5} more" if len(cells) > 5 else ""
    return Problem(
        f"There is no stored result of the formula in {', '.join(cells[:5])}{more}; the cell was taken as blank.",
        place_of(file, sheet, cells[0]),
        "Open the workbook in Excel, save it there, and run again.",
        "error",
    )


def _hidden(file: str, sheet: str) -> Problem:
    what = f"The sheet '{sheet}' is hidden and was not read."
    return Problem(what, place_of(file, sheet), "Unhide it if its measures should come in.", "note")
