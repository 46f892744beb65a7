"""Whose a row of Measure values is: imported ones follow the files, and those that officers changed are theirs."""

from datetime import date
from pathlib import Path

import pytest

from tests.helpers import paper_text
from tests.measured_project import (
    HEAD,
    OCTOBER,
    Runner,
    change,
    conflicts,
    decide,
    is_idle,
    lost,
    said,
    scorecard,
    shown,
    standings,
    values,
)


@pytest.fixture
def measured(project: Path, run: Runner) -> Path:
    """A project with a file of measures, after its first run: row 2 is of plans, row 3 of visits, on both sheets."""
    scorecard(project, OCTOBER)
    run(as_at="2021-11-05")
    return project


# ---- imported rows that officers changed


def test_a_figure_marked_provisional_by_officers_is_provisional(measured: Path, run: Runner) -> None:
    change(measured, "Measure values", F2="yes")
    change(measured, "Measures", G2=50)
    run(as_at="2021-11-06")
    assert "The figure is provisional" in progress_reasons(measured, run)


def progress_reasons(project: Path, run: Runner) -> str:
    run(as_at="2021-12-01")
    return " ".join(paper_text(project / "output/thornmere/thornmere-progress-2021-11.docx").split())


def test_a_numerator_officers_typed_over_is_the_one_that_is_checked(measured: Path, run: Runner) -> None:
    change(measured, "Measure values", C2=70)
    run(as_at="2021-11-06")
    assert standings(measured)[0][1:] == (60, "2021-10", None)  # a share whose numerator is above its denominator


def test_a_formula_in_value_counts_as_officers_typed_it_month_after_month(measured: Path, run: Runner) -> None:
    change(measured, "Measure values", E3="=7*3")
    shown(measured, "Measure values", "7*3", 21)
    run(as_at="2021-11-06")
    assert standings(measured)[1][:2] == ("Visits", 21)
    scorecard(measured, OCTOBER + ",Calls,2021-11,,,33\n")
    run(as_at="2021-12-06")
    run(as_at="2021-12-07")
    assert standings(measured)[1][:2] == ("Visits", 21)


def test_a_formula_whose_result_is_not_stored_is_named_and_the_file_counts(measured: Path, run: Runner) -> None:
    change(measured, "Measure values", E3="=7*3")
    found = [line for line in said(run(as_at="2021-11-06")) if "Measure values!E3 Visits, 2021-10" in line]
    assert found == [
        "warning: thornmere-workbook.xlsx, Measure values!E3 Visits, 2021-10: Value has a formula without a stored "
        "result, so the file's figure counts. Save the workbook in Excel; the next run reads it."
    ]
    assert standings(measured)[1][:2] == ("Visits", 14)


# ---- a base that is lost


def test_after_a_lost_base_a_figure_the_file_still_has_is_followed_again(measured: Path, run: Runner) -> None:
    lost(measured)
    run(as_at="2021-11-06")
    scorecard(measured, OCTOBER.replace(",,,14", ",,,15"))
    done = run(as_at="2021-11-07")
    assert conflicts(measured) == []
    assert "you typed" not in done.out
    assert standings(measured)[1][:2] == ("Visits", 15)


def test_after_a_lost_base_a_corrected_figure_is_a_conflict_once_and_then_decided(measured: Path, run: Runner) -> None:
    lost(measured)
    scorecard(measured, OCTOBER.replace(",,,14", ",,,15"))
    done = run(as_at="2021-11-06")
    assert conflicts(measured) == [("Visits / 2021-10", "not known", "14", "15")]
    assert "you typed" not in done.out
    decide(measured, "take new")
    run(as_at="2021-11-07")
    assert values(measured)[1] == ("Visits", "2021-10", 15)
    run(as_at="2021-11-07")
    assert standings(measured)[1][:2] == ("Visits", 15)
    scorecard(measured, OCTOBER.replace(",,,14", ",,,16"))
    run(as_at="2021-11-08")
    assert standings(measured)[1][:2] == ("Visits", 16)
    assert len(conflicts(measured)) == 1


# ---- the key of a value


def test_a_measure_in_other_capitals_in_the_next_file_has_its_rows_once(measured: Path, run: Runner) -> None:
    scorecard(measured, OCTOBER.replace("Visits", "visits") + ",visits,2021-11,,,15\n")
    run(as_at="2021-12-06")
    assert [v for v in values(measured) if v[0].casefold() == "visits"] == [
        ("Visits", "2021-10", 14),
        ("visits", "2021-11", 15),
    ]
    assert is_idle(measured, run, "2021-12-06")


def test_a_value_under_another_name_of_its_measure_is_followed(measured: Path, run: Runner) -> None:
    change(measured, "Measure values", A2="20 week timeliness excl exceptions")
    scorecard(measured, OCTOBER.replace("30,50,60%", "31,50,62%"))
    done = run(as_at="2021-11-06")
    assert "deleted" not in done.out
    assert values(measured)[0][2] == 62
    assert conflicts(measured) == []
    scorecard(measured, OCTOBER.replace("30,50,60%", "32,50,64%"))
    run(as_at="2021-11-07")
    assert values(measured)[0][2] == 64
    assert conflicts(measured) == []


def test_a_period_that_excel_made_a_date_is_the_same_value(measured: Path, run: Runner) -> None:
    change(measured, "Measure values", B3=date(2021, 10, 1))
    scorecard(measured, OCTOBER.replace(",,,14", ",,,15"))
    done = run(as_at="2021-11-06")
    assert "deleted" not in done.out
    assert len(values(measured)) == 2
    assert values(measured)[1][2] == 15
    assert standings(measured)[1][:3] == ("Visits", 15, "2021-10")


def test_a_measure_with_a_stroke_and_one_whose_period_has_it_are_two(project: Path, run: Runner) -> None:
    scorecard(project, f"{HEAD},A / B,2021-10,,,14\n")
    run(as_at="2021-11-05")
    change(project, "Measure values", A3="A", B3="B / 2021-10", E3=3, G3="by hand")
    done = run(as_at="2021-11-06")
    assert "more than one row" not in done.out
    assert [v[2] for v in values(project)] == [14, 3]


def test_after_a_lost_base_a_conflict_nobody_decides_is_one_conflict(measured: Path, run: Runner) -> None:
    lost(measured)
    scorecard(measured, OCTOBER.replace(",,,14", ",,,15"))
    run(as_at="2021-11-06")
    assert is_idle(measured, run, "2021-11-06")
    decide(measured, "keep mine")
    run(as_at="2021-11-07")
    assert standings(measured)[1][:2] == ("Visits", 14)
    assert is_idle(measured, run, "2021-11-07")


def test_a_row_whose_source_file_officers_wrote_over_is_theirs(measured: Path, run: Runner) -> None:
    change(measured, "Measure values", G3="our own count", E3=16)
    scorecard(measured, OCTOBER.replace(",,,14", ",,,15"))
    run(as_at="2021-11-06")
    assert standings(measured)[1][:2] == ("Visits", 16)


def test_where_officers_made_value_blank_the_file_counts_and_that_is_said(measured: Path, run: Runner) -> None:
    change(measured, "Measure values", E3=None)
    found = [line for line in said(run(as_at="2021-11-06")) if "Measure values!E3" in line]
    assert [line.rsplit(": ", 1)[1] for line in found] == [
        "you changed it. Where Value is blank, the file's figure counts."
    ]
    assert standings(measured)[1][:2] == ("Visits", 14)
