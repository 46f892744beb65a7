"""Any grid of cells as measures or a risk register: values that stand in their cells, or problems in words."""

import csv
import io
import os
import re
import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from math import isfinite
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir
from openpyxl.utils.exceptions import IllegalCharacterError

from tests.measure_files import CATALOGUE
from toolkit.errors import InputProblem
from toolkit.inputs.risk_register import read_register
from toolkit.measures.read import read_measures
from toolkit.model.measure import MeasureFile
from toolkit.model.problem import Problem
from toolkit.model.risk_register import RegisterHeadings

set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "hypothesis")
COMMON = settings(
    deadline=None, database=None, derandomize=True, print_blob=False, suppress_health_check=[*HealthCheck],
)  # fmt: skip
QUICK = settings(COMMON, max_examples=40, phases=[Phase.explicit, Phase.generate])
LONG = settings(COMMON, max_examples=int(os.environ.get("SEND_EXAMPLES", "500")) * 4)
WORDS = (
    "Area", "Local authority", "Measure", "Indicator", "Period", "Month", "Numerator", "Denominator", "Value", "Target",
    "Status", "Provisional", "Thornmere", "EHC plans issued within 20 weeks", "Sep-26", "Oct-26", "2026-09",
    "Q2 2026/27", "2025/26", "Autumn 2026", "12 months to Sep 2026", "April", "May", "Total", "%", "Number", "60%", "c",
    "*", "<5", "x", "n/a", "1,234", "(5)", "-", "\u2013", "12.5.2026", "30/09/2026", "09/10/2026", "#REF!", "=A1",
    "=SUM(A1:A2)", "Risk", "Description", "Likelihood", "Impact", "Rating", "Owner", "Mitigation", "4", "3 - Major",
    "D3", "Likely", "_x0041_", "\u202e", "\u00b2", "\u0663", "\ufffe", "1e400", "nan", "inf", "-0", "9" * 400,
    "Notes:", "Source: SEN2",
)  # fmt: skip
CELL: st.SearchStrategy[Any] = st.one_of(
    *(st.sampled_from(WORDS),) * 4, st.none(), st.none(), st.integers(-10, 200), st.floats(), st.booleans(),
    st.integers(), st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.text(max_size=6),  # noqa: DTZ001 as Excel has them
)  # fmt: skip
HEADINGS = st.sampled_from((
    ("Area", "Measure", "Period", "Numerator", "Denominator", "Value"), ("Measure", "Sep-26", "Oct-26", "Nov-26"),
    ("Month", "EHC plans issued within 20 weeks", "Exclusions"), ("Ref", "Risk", "Likelihood", "Impact", "Owner"), (),
))  # fmt: skip
GRIDS = st.tuples(
    st.lists(st.lists(CELL, max_size=4), max_size=2), HEADINGS, st.lists(st.lists(CELL, max_size=6), max_size=8)
).map(lambda parts: [*parts[0], list(parts[1]), *parts[2]])
Grid = Sequence[Sequence[Any]]


def as_csv(grid: Grid) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([["" if cell is None else cell for cell in row] for row in grid])
    return out.getvalue().encode("utf-8", "replace")


def as_workbook(grid: Grid) -> bytes:
    """Cells that openpyxl will not write are left blank."""
    book = openpyxl.Workbook()
    for number, row in enumerate(grid, 1):
        for column, value in enumerate(row, 1):
            try:
                book.worksheets[0].cell(number, column, value)
            except (IllegalCharacterError, ValueError):
                continue
    out = io.BytesIO()
    try:
        book.save(out)
    except (UnicodeError, ValueError, OverflowError):  # half a letter, or a number beyond a file's
        return as_csv(())
    return out.getvalue()


def measures_of(name: str, data: bytes) -> MeasureFile | Problem:
    """What is read of it, or how it was refused."""
    try:
        return read_measures(Path(name), data, CATALOGUE)
    except InputProblem as refused:
        return refused.problem


def check(grid: Grid) -> None:
    for name, data in (("measures.csv", as_csv(grid)), ("measures.xlsx", as_workbook(grid))):
        found = measures_of(name, data)
        assert found == measures_of(name, data)
        if isinstance(found, Problem):
            assert found.where == name
            continue
        for value in found.values:
            assert isfinite(value.value)
            assert (value.file, filled(value.cell, data) or value.denominator is not None) == (name, True), value
        check_register(name, data)


def filled(cell: str, data: bytes) -> bool:
    """True where something stands in the cell, which is "C7" or "line 7, column 3"."""
    in_text = re.fullmatch(r"line (\d+), column (\d+)", cell)
    if in_text is None:
        return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0][cell].value is not None
    reader, begins = csv.reader(io.StringIO(data.decode(), newline="")), 1
    for cells in reader:
        if begins == int(in_text[1]):
            return cells[int(in_text[2]) - 1].strip() != ""
        begins = reader.line_num + 1
    return False


def check_register(name: str, data: bytes) -> None:
    read = read_register(Path(name), data, RegisterHeadings())
    assert read == read_register(Path(name), data, RegisterHeadings())
    assert read.rows or read.problems


@QUICK
@given(grid=GRIDS)
def test_any_grid_gives_values_with_their_cells_or_problems(grid: Grid) -> None:
    check(grid)


@pytest.mark.long
@LONG
@given(grid=GRIDS)
def test_the_same_of_many_more_grids(grid: Grid) -> None:
    check(grid)
