"""Whose a cell on Measures is: what officers typed stands, the toolkit's own figures follow the row."""

from copy import copy
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import WORKBOOK, type_in
from tests.measured_project import (
    OCTOBER,
    PLANS,
    Runner,
    change,
    conflicts,
    decide,
    is_idle,
    said,
    scorecard,
    standings,
)


@pytest.fixture
def measured(project: Path, run: Runner) -> Path:
    """A project with a file of measures, after its first run: row 2 is of plans, row 3 of visits, on both sheets."""
    scorecard(project, OCTOBER)
    run(as_at="2021-11-05")
    return project


# ---- rows of Measures without a value


def test_what_officers_typed_as_latest_is_a_conflict_once_a_file_has_a_figure(measured: Path, run: Runner) -> None:
    change(measured, "Measures", A4="Calls", M4=42, N4="Spring", P4="Amber")
    run(as_at="2021-11-06")
    scorecard(measured, OCTOBER + ",Calls,2021-10,,,33\n")
    assert "two conflicts" in run(as_at="2021-11-07").out
    assert standings(measured)[2] == ("Calls", 42, "Spring", "Amber")
    assert conflicts(measured) == [("Calls", None, "42", "33"), ("Calls", None, "Spring", "2021-10")]
    decide(measured, "take new")
    run(as_at="2021-11-08")
    assert standings(measured)[2][:3] == ("Calls", 33, "2021-10")


def test_what_officers_typed_as_latest_of_a_measure_without_values_is_left_alone(measured: Path, run: Runner) -> None:
    change(measured, "Measures", A4="Calls", M4=42, N4="Spring", P4="Amber")
    run(as_at="2021-11-06")
    assert is_idle(measured, run, "2021-11-07")
    assert standings(measured)[2] == ("Calls", 42, "Spring", "Amber")


def test_a_measure_renamed_is_warned_of_and_keeps_no_old_figure(measured: Path, run: Runner) -> None:
    change(measured, "Measures", A3="Home visits")
    done = run(as_at="2021-11-06")
    assert [line for line in said(done) if "No value has this name" in line] == [
        "warning: thornmere-workbook.xlsx, Measures!A3 Home visits: No value has this name, so it has no figure. "
        "There are values without a row of Visits. Write the name as the values have it, or type values for it on "
        "Measure values."
    ]
    assert standings(measured)[1] == ("Home visits", None, None, None)
    assert conflicts(measured) == []
    assert is_idle(measured, run, "2021-11-06")


def test_a_measure_renamed_and_renamed_back_has_its_figures_again_without_a_conflict(
    measured: Path, run: Runner
) -> None:
    change(measured, "Measures", A3="Home visits")
    run(as_at="2021-11-06")
    change(measured, "Measures", A3="Visits")
    scorecard(measured, OCTOBER + ",Visits,2021-11,,,15\n")
    run(as_at="2021-12-06")
    assert standings(measured)[1][:3] == ("Visits", 15, "2021-11")
    assert conflicts(measured) == []


def test_of_a_measure_renamed_what_officers_wrote_over_stays(measured: Path, run: Runner) -> None:
    change(measured, "Measures", A3="Home visits", M3=99)
    run(as_at="2021-11-06")
    assert standings(measured)[1][:2] == ("Home visits", 99)


def test_a_measure_in_other_capitals_follows_the_next_file_without_a_conflict(measured: Path, run: Runner) -> None:
    change(measured, "Measures", A3="VISITS")
    scorecard(measured, OCTOBER + ",Visits,2021-11,,,15\n")
    run(as_at="2021-12-06")
    assert standings(measured)[1][:3] == ("VISITS", 15, "2021-11")
    assert conflicts(measured) == []
    scorecard(measured, OCTOBER + ",Visits,2021-12,,,16\n")
    run(as_at="2022-01-06")
    assert standings(measured)[1][:3] == ("VISITS", 16, "2021-12")
    assert conflicts(measured) == []


def test_a_measure_nobody_has_values_of_yet_is_nothing_to_warn_of(measured: Path, run: Runner) -> None:
    change(measured, "Measures", A4="Calls")
    assert "No value has this name" not in run(as_at="2021-11-06").out


# ---- copies of a row of Measures


def copied(project: Path) -> None:
    """The row of plans twice, with other targets."""

    def typed(workbook: Any) -> None:
        sheet = workbook["Measures"]
        for column in range(1, 17):
            sheet.cell(4, column, copy(sheet.cell(2, column).value))
        sheet["G2"], sheet["G4"] = 90, 50
        sheet["I2"] = sheet["I4"] = None

    type_in(project / WORKBOOK, typed)


def test_each_copy_of_a_measure_has_the_colour_of_its_own_target(measured: Path, run: Runner) -> None:
    copied(measured)
    run(as_at="2021-11-06")
    assert [row[3] for row in standings(measured) if row[0] == PLANS] == ["Red", "Green"]
    assert conflicts(measured) == []
    assert is_idle(measured, run, "2021-11-06")


def test_copies_of_a_measure_that_officers_sort_follow_the_next_file(measured: Path, run: Runner) -> None:
    copied(measured)
    run(as_at="2021-11-06")

    def swapped(workbook: Any) -> None:
        sheet = workbook["Measures"]
        for column in range(1, 17):
            first, second = sheet.cell(2, column), sheet.cell(4, column)
            first.value, second.value = second.value, first.value

    type_in(measured / WORKBOOK, swapped)
    scorecard(measured, OCTOBER.replace("30,50,60%", "23,50,46%"))
    run(as_at="2021-11-07")
    assert [row[1:] for row in standings(measured) if row[0] == PLANS] == [
        (46, "2021-10", "Amber"),
        (46, "2021-10", "Red"),
    ]
    assert conflicts(measured) == []


def test_a_copy_of_a_measure_that_is_deleted_is_no_measure_deleted(measured: Path, run: Runner) -> None:
    copied(measured)
    run(as_at="2021-11-06")
    type_in(measured / WORKBOOK, lambda w: w["Measures"].delete_rows(4))
    type_in(measured / WORKBOOK, lambda w: setattr(w["Measures"].tables["Measures"], "ref", "A1:P3"))
    assert "deleted" not in run(as_at="2021-11-07").out


def test_a_colour_officers_typed_stands_though_a_copy_has_the_same(measured: Path, run: Runner) -> None:
    copied(measured)
    run(as_at="2021-11-06")
    change(measured, "Measures", P2="Green")
    assert "Measures!P2" in run(as_at="2021-11-07").out
    assert [row[3] for row in standings(measured) if row[0] == PLANS] == ["Green", "Green"]


def test_a_measure_officers_deleted_is_not_what_their_own_new_row_lacks(measured: Path, run: Runner) -> None:
    change(measured, "Measures", **{f"{column}3": None for column in "ABCDEFGHIJKLMNOP"}, A4="Calls")
    assert "No value has this name" not in run(as_at="2021-11-06").out
    assert "No value has this name" not in run(as_at="2021-11-07").out
