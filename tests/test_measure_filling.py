"""Blank cells of measure and area: filled down in a grouped layout alone."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.measure_files import CATALOGUE, from_text, said
from toolkit.measures.read import read_measures
from toolkit.model.measure import MeasureFile

HEAD = "Area,Measure,Period,Value\n"
IHA, REVIEWS = "IHAs on time", "Annual reviews on time"


def taken(file: MeasureFile) -> list[tuple[str, float]]:
    return [(v.wording, v.value) for v in file.values]


def test_a_name_written_once_for_its_rows_stands_for_all_of_them() -> None:
    file = from_text(f"{HEAD}A,{IHA},Aug-26,70\n,,Sep-26,72\n,{REVIEWS},Aug-26,50\n,,Sep-26,51\n,Own,Sep-26,9\n")
    assert taken(file) == [(IHA, 70), (IHA, 72), (REVIEWS, 50), (REVIEWS, 51), ("Own", 9)]
    assert {v.area for v in file.values} == {"A"}
    assert "taken from the row above" in said(file)


def test_a_blank_among_names_written_in_each_row_is_not_the_row_aboves() -> None:
    file = from_text(f"{HEAD}A,{IHA},Aug-26,70\nA,{IHA},Sep-26,72\nA,,Oct-26,14\nA,{REVIEWS},Sep-26,51\n")
    assert taken(file) == [(IHA, 70), (IHA, 72), (REVIEWS, 51)]
    (problem,) = file.problems
    assert problem.severity == "error"
    assert problem.where == "measures.csv, line 4, column 2"
    assert (
        problem.what == "Measure is blank in line 4, so its figure was not used: it may not be that of the row above."
    )
    assert problem.what_to_do == "Write the name in each row, and run again."


def test_a_row_for_a_period_that_the_row_above_has_is_not_of_its_measure() -> None:
    file = from_text(f"{HEAD}A,{IHA},Sep-26,70\nA,{REVIEWS},Sep-26,72\nA,,Sep-26,14\nA,Own,Sep-26,9\n")
    assert taken(file) == [(IHA, 70), (REVIEWS, 72), ("Own", 9)]
    assert "error: measures.csv, line 4, column 2: Measure is blank in line 4" in said(file)


def test_a_row_without_a_measure_after_a_blank_line_is_said_and_several_are_named_together() -> None:
    file = from_text(f"{HEAD}A,{IHA},Sep-26,70\n\nA,,Sep-26,14\nA,,Oct-26,15\nA,,Nov-26,\nA,,Dec-26,see above\n")
    assert taken(file) == [(IHA, 70)]
    assert "Measure is blank in lines 4 and 5, so their figures were not used" in said(file)


def test_a_wide_row_without_a_name_is_not_the_measure_above() -> None:
    file = from_text(f"Measure,Aug-26,Sep-26\n{IHA},70,71\n,14,15\n")
    assert taken(file) == [(IHA, 70), (IHA, 71)]
    assert "Measure is blank in line 3" in said(file)


def test_a_blank_area_among_areas_written_in_each_row_may_be_england() -> None:
    file = from_text(f"{HEAD}A,{IHA},Aug-26,70\nA,{IHA},Sep-26,72\n,{IHA},Oct-26,80\n")
    assert taken(file) == [(IHA, 70), (IHA, 72)]
    assert "error: measures.csv, line 4, column 1: Area is blank in line 4" in said(file)


def test_a_column_of_areas_that_is_blank_throughout_says_nothing() -> None:
    file = from_text(f"{HEAD},{IHA},Aug-26,70\n,{IHA},Sep-26,72\n")
    assert [v.area for v in file.values] == ["", ""]
    assert file.problems == ()


@pytest.mark.parametrize("merged", [True, False])
def test_cells_merged_in_excel_are_one_whatever_stands_elsewhere(merged: bool) -> None:
    rows: list[list[Any]] = [
        ["Measure", "Period", "Value"],
        [IHA, "Aug-26", 70],
        [None, "Sep-26", 71],
        [None, "Sep-26", 71.5],
    ]
    rows += [[REVIEWS, "Aug-26", 50], [REVIEWS, "Sep-26", 51]]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells("A2:A4")
    stream = io.BytesIO()
    book.save(stream)
    file = read_measures(Path("scorecard.xlsx"), stream.getvalue(), CATALOGUE)
    assert len(file.values) == (5 if merged else 3)
    assert ("Measure is blank in rows 3 and 4" in said(file)) is not merged
