"""Files of measures fill Measures and Measure values; what officers typed there stands."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers import SAMPLE, WORKBOOK, Run, table_rows, type_in

Runner = Callable[..., Run]
PLANS = "EHC plans issued within 20 weeks, excluding exceptions"
HEAD = "Area,Measure,Period,Numerator,Denominator,Value\n"
OCTOBER = f'{HEAD},"{PLANS}",2021-09,20,40,50%\n,"{PLANS}",2021-10,30,50,60%\n,Visits,2021-10,,,14\n'
NOVEMBER = f'{OCTOBER},"{PLANS}",2021-11,36,48,75%\n'


@pytest.fixture
def measured(project: Path, run: Runner) -> Path:
    """A project with a file of measures, after its first run."""
    scorecard(project, OCTOBER)
    run(as_at="2021-11-05")
    return project


def scorecard(project: Path, text: str, name: str = "scorecard.csv") -> None:
    (project / "input" / "measures").mkdir(exist_ok=True)
    (project / "input" / "measures" / name).write_text(text, encoding="utf-8")


def measures(project: Path) -> dict[str, dict[str, Any]]:
    return {row["Measure"]: row for row in table_rows(project / WORKBOOK, "Measures")}


def values(project: Path) -> dict[tuple[str, str], Any]:
    rows = table_rows(project / WORKBOOK, "Measure values")
    return {(row["Measure"], row["Period"]): row["Value"] for row in rows if row["Measure"]}


def standing(project: Path, measure: str) -> list[Any]:
    return [measures(project)[measure][name] for name in ("Latest", "Period", "Change", "RAG")]


def test_a_new_workbook_has_a_row_for_each_measure_as_the_catalogue_defines_it(measured: Path) -> None:
    row = measures(measured)[PLANS]
    assert (row["Unit"], row["Better"], row["Source"]) == ("%", "higher", "SEN2 (DfE)")
    assert standing(measured, PLANS) == [60, "2021-10", 10, "Red"]
    assert standing(measured, "Visits") == [14, "2021-10", None, None]
    assert values(measured) == {(PLANS, "2021-09"): 50, (PLANS, "2021-10"): 60, ("Visits", "2021-10"): 14}


def test_next_months_file_moves_the_figures_on_and_changes_says_why(measured: Path, run: Runner) -> None:
    scorecard(measured, NOVEMBER)
    run(as_at="2021-12-05")
    assert standing(measured, PLANS) == [75, "2021-11", 15, "Red"]
    assert values(measured)[PLANS, "2021-11"] == 75
    logged = [r for r in table_rows(measured / WORKBOOK, "Changes") if r["Sheet"].startswith("Measure")]
    assert ("Latest", "60", "75", "Worked out again from Measures and Measure values.") in [
        (r["Column"], r["Before"], r["After"], r["Why"]) for r in logged
    ]


def test_the_same_files_again_leave_the_workbook_untouched(measured: Path, run: Runner) -> None:
    before = (measured / WORKBOOK).read_bytes()
    run(as_at="2021-11-05")
    assert (measured / WORKBOOK).read_bytes() == before


def test_a_target_an_officer_types_gives_the_colour_the_next_time(measured: Path, run: Runner) -> None:
    type_in(measured / WORKBOOK, lambda w: w["Measures"].__setitem__("G3", 12))
    type_in(measured / WORKBOOK, lambda w: w["Measures"].__setitem__("D3", "lower"))
    run(as_at="2021-11-06")
    assert standing(measured, "Visits") == [14, "2021-10", None, "Red"]


def test_a_measure_an_officer_typed_gets_its_figures_without_a_conflict(measured: Path, run: Runner) -> None:
    def typed(w: Any) -> None:
        w["Measures"]["A4"], w["Measures"]["D4"] = "EHC requests", "neither"
        for column, text in zip("ABE", ("EHC requests", "2021-10", 33), strict=True):
            w["Measure values"][f"{column}5"] = text

    type_in(measured / WORKBOOK, typed)
    said = run(as_at="2021-11-06")
    assert "no conflicts" in said.out
    assert standing(measured, "EHC requests")[:2] == [33, "2021-10"]


def test_a_figure_an_officer_typed_counts_before_the_files_and_that_is_said(measured: Path, run: Runner) -> None:
    def typed(w: Any) -> None:
        for column, text in zip("ABE", (PLANS, "Nov 2021", 70), strict=True):
            w["Measure values"][f"{column}5"] = text

    type_in(measured / WORKBOOK, typed)
    scorecard(measured, NOVEMBER)
    said = run(as_at="2021-12-05").out
    assert standing(measured, PLANS)[:2] == [70, "2021-11"]
    assert (PLANS, "2021-11") not in values(measured)
    assert f"{PLANS}, 2021-11: you typed 70, and scorecard.csv, line 5, column 6 has 75. Yours counts." in said
    assert "Measure values!E5" in said


def test_an_imported_figure_that_both_changed_is_a_conflict_and_the_officers_stands(
    measured: Path, run: Runner
) -> None:
    type_in(measured / WORKBOOK, lambda w: w["Measure values"].__setitem__("E3", 61))
    scorecard(measured, OCTOBER.replace("30,50,60%", "31,50,62%"))
    said = run(as_at="2021-11-06").out
    assert "one conflict" in said
    assert values(measured)[PLANS, "2021-10"] == 61
    assert standing(measured, PLANS)[0] == 61


def test_a_measure_or_value_an_officer_deleted_does_not_come_back(measured: Path, run: Runner) -> None:
    def without(w: Any) -> None:
        w["Measures"].delete_rows(3)
        w["Measures"].tables["Measures"].ref = "A1:P2"
        w["Measure values"].delete_rows(4)
        w["Measure values"].tables["MeasureValues"].ref = "A1:G3"

    type_in(measured / WORKBOOK, without)
    scorecard(measured, NOVEMBER)
    run(as_at="2021-12-05")
    assert "Visits" not in measures(measured)
    assert ("Visits", "2021-10") not in values(measured)


def test_a_file_taken_out_leaves_its_figures_on_the_sheet(measured: Path, run: Runner) -> None:
    (measured / "input" / "measures" / "scorecard.csv").unlink()
    run(as_at="2021-12-05")
    assert values(measured)[PLANS, "2021-10"] == 60
    assert standing(measured, PLANS)[:2] == [60, "2021-10"]


def test_a_typed_period_nobody_can_read_is_named_with_its_cell(measured: Path, run: Runner) -> None:
    def typed(w: Any) -> None:
        for column, text in zip("ABE", (PLANS, "when ready", 70), strict=True):
            w["Measure values"][f"{column}5"] = text

    type_in(measured / WORKBOOK, typed)
    said = run(as_at="2021-11-06").out
    assert "Measure values!E5" in said
    assert "Period 'when ready': It is not a period that can be read." in said


def test_doubtful_figures_are_on_the_checks_sheet(project: Path, run: Runner) -> None:
    scorecard(project, OCTOBER.replace("30,50,60%", "50,30,60%"))
    run(as_at="2021-11-05")
    said = [str(row["What"]) for row in table_rows(project / WORKBOOK, "Checks")]
    assert any("scorecard.csv, line 3" in what for what in said)


def test_a_file_that_cannot_be_read_costs_only_itself(project: Path, run: Runner) -> None:
    scorecard(project, "nothing,at,all\n1,2,3\n", "odd.csv")
    scorecard(project, OCTOBER)
    said = run(as_at="2021-11-05")
    assert said.code == 1
    assert "odd.csv" in said.out
    assert values(project)[PLANS, "2021-10"] == 60


def test_with_two_areas_a_file_belongs_to_the_area_of_its_folder(project: Path, run: Runner) -> None:
    other = SAMPLE.read_text(encoding="utf-8").replace("Thornmere", "Oakbridge")
    (project / "input" / "oakbridge.txt").write_text(other, encoding="utf-8")
    (project / "input" / "measures" / "oakbridge").mkdir(parents=True)
    (project / "input" / "measures" / "oakbridge" / "figures.csv").write_text(OCTOBER, encoding="utf-8")
    scorecard(project, NOVEMBER)
    said = run(as_at="2021-12-05")
    assert said.code == 1
    assert (
        "It does not say which area these are about: four values. Areas of this run: Oakbridge and Thornmere."
        in said.out
    )
    book = openpyxl.load_workbook(project / "output" / "oakbridge" / "oakbridge-workbook.xlsx")
    assert book["Measure values"]["E2"].value == 50
    assert values(project) == {}
