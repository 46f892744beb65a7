"""A file of measures as values: what can be used comes in, and each thing that cannot is said with its cell.

read_measures   bytes → grids (text_table.py, sheets.py) → headings (headings.py)
                → long frame (layout.py) → values (values.py)
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from toolkit.errors import InputProblem
from toolkit.measures.grid import Grid
from toolkit.measures.headings import Headings, Rows, find_headings
from toolkit.measures.layout import long_frame
from toolkit.measures.sheets import read_sheets
from toolkit.measures.text_table import read_text_table
from toolkit.measures.values import values_of
from toolkit.model.measure import CatalogueMeasure, MeasureFile, MeasureValue, place_of
from toolkit.model.plan import Value
from toolkit.model.problem import Problem, Severity
from toolkit.rules.periods import has_no_year, parse_period

READ_SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm")
_MOST_SAID = 40
_YEARS = re.compile(r"\b(20\d\d ?[/-] ?(?:20)?\d\d)\b")
_WANTED = (
    "Give the table one row of headings: Area, Measure, Period, Numerator, Denominator, Value; "
    "or Area, Measure and a column for each month (Sep-26). Then run again."
)


def read_measures(
    path: Path,
    data: bytes,
    catalogue: Sequence[CatalogueMeasure],
    is_used: Callable[[str], bool] = lambda area: True,
) -> MeasureFile:
    """The values of the file whose bytes are `data`; raises InputProblem where none of it can be used.

    A value without an area has a blank one. Measures keep the file's own name where the catalogue has none. Nothing is
    said of single figures of an area that is not used.
    """
    told: set[str] = set()
    grids, problems = _grids(path.name, data)
    if not grids:
        what, mend = "It has no visible sheet that could be read.", "Unhide the sheet of the measures"
        raise InputProblem(what, path.name, f"{mend}, save the workbook in Excel, and run again.")
    values: list[MeasureValue] = []
    tables = [(grid, find_headings(_rows(grid))) for grid in grids]
    if not any(headings for _, headings in tables):
        empty = all(grid.frame.empty for grid in grids)
        what = "It is empty." if empty else "No table of measures was found in it: no row looks like its headings."
        raise InputProblem(what, path.name, _WANTED)
    for grid, headings in tables:
        found, said = _table(grid, headings)
        for frame in found:
            taken, doubts = values_of(grid, frame, catalogue, is_used, told)
            values += taken
            said += doubts
        problems += _shortened(grid, said)
    if not values and all(problem.severity == "note" for problem in problems):
        problems.append(Problem("There is no figure below its headings.", path.name, "Check the file.", "warning"))
    return MeasureFile(path.name, tuple(values), tuple(problems))


def _grids(file: str, data: bytes) -> tuple[tuple[Grid, ...], list[Problem]]:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        grids, problems = read_sheets(file, data)
        return grids, list(problems)
    if not data:
        raise InputProblem("It is empty.", file, _WANTED)
    if Path(file).suffix.lower() not in (".csv", ".tsv", ".txt"):
        what = "It is not an Excel workbook, whatever its name says."
        raise InputProblem(what, file, "Save it as an Excel workbook (.xlsx) or as CSV, and run again.")
    return read_text_table(file, data), []


def _rows(grid: Grid) -> Rows:
    return [(int(number), list(cells)) for number, cells in zip(grid.frame.index, grid.frame.values, strict=True)]


def _table(grid: Grid, headings: Headings | None) -> tuple[list[object], list[Problem]]:
    """The long frame of a table, if it has one, and what is to be said about the table as a whole."""
    if headings is None:
        blank = grid.frame.empty
        what = f"The sheet '{grid.sheet}' was not read: no row looks like the headings of a table of measures."
        return [], [] if blank else [Problem(what, place_of(grid.file, grid.sheet), _WANTED, "note")]
    headings, said = _with_year(grid, headings)
    left = _left_out(grid, headings)
    said += [left] if left else []
    elsewhere: Value = None
    if headings.layout == "long" and "period" not in headings.columns:
        elsewhere, where = _period_elsewhere(grid, headings)
        said.append(_from_elsewhere(grid, headings, elsewhere, where))
        if elsewhere is None:
            return [], said
    return [long_frame(grid, headings, elsewhere)], said


def _period_elsewhere(grid: Grid, headings: Headings) -> tuple[Value, str]:
    """The one period of a table that has no column for it: from the lines above it, its sheet's or its file's name."""
    above = [cell for number, cells in _rows(grid) if number < headings.first for cell in cells if cell is not None]
    for written in [*above, *(part.strip() for cell in above for part in re.split(r"[:–]| - |\bfor\b", str(cell)))]:
        if parse_period(written, "financial")[0]:
            return written, "the lines above the table"
    if parse_period(grid.sheet)[0]:
        return grid.sheet, "the name of the sheet"
    m = re.search(r"20\d\d-(?:0[1-9]|1[0-2])(?!\d)", Path(grid.file).stem)
    return (m[0], "the name of the file") if m else (None, "")


def _from_elsewhere(grid: Grid, headings: Headings, written: Value, where: str) -> Problem:
    place = place_of(grid.file, grid.sheet, grid.cell(headings.last, 1))
    if written is None:
        what = "The table does not say what period its figures are for."
        return Problem(what, place, "Add a column Period.", "error")
    return Problem(f"There is no column Period: '{written}' was taken from {where}.", place, "Check it.", "note")


def _with_year(grid: Grid, headings: Headings) -> tuple[Headings, list[Problem]]:
    """The headings, with the year of a line above for months that stand without one."""
    bare = [column for column, heading in headings.periods.items() if has_no_year(heading.written)]
    above = " ".join(str(cell) for number, cells in _rows(grid) if number < headings.first for cell in cells if cell)
    years = set(_YEARS.findall(above))
    if not bare or len(years) != 1:
        return headings, []
    (year,) = years
    what = f"The periods have no year: {year} was taken from the lines above the table."
    place = place_of(grid.file, grid.sheet, grid.cell(headings.last, bare[0]))
    return headings.of_year(year), [Problem(what, place, "Check it.", "note")]


def _left_out(grid: Grid, headings: Headings) -> Problem | None:
    """What is said of columns that are no values; those of a table with a column a measure are."""
    others = () if headings.layout == "across" else tuple(headings.others.values())
    if not (headings.aside or others):
        return None
    what = f"These columns are not values and were left out: {', '.join((*headings.aside, *others))}."
    place = place_of(grid.file, grid.sheet, grid.cell(headings.last, 1))
    return Problem(what, place, "Nothing. Targets are typed on the sheet Measures of the workbook.", "note")


def _shortened(grid: Grid, said: list[Problem]) -> list[Problem]:
    """At most so many problems of a table, notes last, and how many more there are."""
    if len(said) <= _MOST_SAID:
        return said
    rest = f"There are {len(said) - _MOST_SAID} more problems in this table."
    first = sorted(said, key=lambda problem: problem.severity == "note")[:_MOST_SAID]
    worst: Severity = "error" if any(problem.severity == "error" for problem in said) else "warning"
    mend = "Mend those above first, then run again."
    return [*first, Problem(rest, place_of(grid.file, grid.sheet), mend, worst)]
