"""The Dashboard shows one measure over time, chosen by the officer, beside its target: by formula, with a chart."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers import WORKBOOK, Run, type_in

Runner = Callable[..., Run]
PLANS, VISITS = "EHC plans issued within 20 weeks, excluding exceptions", "Visits"
MONTHS = [f"2020-{month:02}" for month in range(1, 13)] + ["2021-01", "2021-02"]


def scorecard(project: Path, months: list[str]) -> None:
    folder = project / "input" / "measures"
    folder.mkdir(exist_ok=True)
    lines = [f'"{PLANS}",{month},{40 + number}%' for number, month in enumerate(months)]
    lines += [f"{VISITS},2021-01,14"]
    text = "\n".join(("Measure,Period,Value", *lines))
    (folder / "scorecard.csv").write_text(text, encoding="utf-8")


def sheet_of(project: Path, stored: bool = False) -> Any:
    return openpyxl.load_workbook(project / WORKBOOK, data_only=stored)["Dashboard"]


def first_row(project: Path) -> int:
    """The row with the choice."""
    column = sheet_of(project)["A"]
    return next(int(cell.row) for cell in column if str(cell.value or "").startswith("Measure shown"))


def shown(project: Path) -> list[tuple[Any, Any, Any]]:
    """Period, value and target of each row that shows a period, as stored with the formulas."""
    first = first_row(project) + 2
    rows = sheet_of(project, stored=True).iter_rows(first, first + 11, max_col=3, values_only=True)
    return [(period, value, target or None) for period, value, target in rows if period]


def typed(sheet: str, cell: str, value: Any) -> Callable[[Any], None]:
    def edit(workbook: Any) -> None:
        workbook[sheet][cell] = value

    return edit


@pytest.fixture
def measured(project: Path, run: Runner) -> Path:
    scorecard(project, MONTHS)
    run(as_at="2021-03-05")
    return project


def test_the_last_twelve_values_of_the_first_measure_are_shown(measured: Path) -> None:
    assert sheet_of(measured).cell(first_row(measured), 2).value == PLANS
    assert shown(measured) == [(month, 42 + number, None) for number, month in enumerate(MONTHS[2:])]


def test_the_choice_is_a_drop_down_of_the_sheet_measures(measured: Path) -> None:
    sheet, row = sheet_of(measured), first_row(measured)
    rules = [r for r in sheet.data_validations.dataValidation if f"B{row}" in str(r.sqref)]
    assert [rule.formula1 for rule in rules] == ["'Measures'!$A$2:$A$23"]
    said = "Choose a measure from the list."
    assert [(rule.prompt, rule.error, rule.errorStyle) for rule in rules] == [(said, said, "warning")]


def test_the_chart_reads_the_table_and_its_title_the_choice(measured: Path) -> None:
    sheet, row = sheet_of(measured), first_row(measured)
    chart = sheet._charts[-1]
    assert chart.title.tx.strRef.f == f"Dashboard!$B${row}"
    read = [series.val.numRef.f for part in (chart, *chart._charts) for series in part.series]
    assert {f"Dashboard!$B${row + 2}:$B${row + 13}", f"Dashboard!$C${row + 2}:$C${row + 13}"} <= set(read)


def test_a_target_an_officer_types_stands_in_every_row_after_the_next_run(measured: Path, run: Runner) -> None:
    type_in(measured / WORKBOOK, typed("Measures", "G2", 60))
    run(as_at="2021-03-06")
    assert {target for _, _, target in shown(measured)} == {60}
    assert sheet_of(measured, stored=True).cell(first_row(measured), 3).value == "Target"


def test_next_months_value_is_stored_with_the_formulas(measured: Path, run: Runner) -> None:
    scorecard(measured, [*MONTHS, "2021-03"])
    run(as_at="2021-04-05")
    assert [period for period, _, _ in shown(measured)] == [*MONTHS[3:], "2021-03"]


def test_what_an_officer_chose_stays_chosen(measured: Path, run: Runner) -> None:
    row = first_row(measured)
    type_in(measured / WORKBOOK, typed("Dashboard", f"B{row}", VISITS))
    scorecard(measured, [*MONTHS, "2021-03"])
    run(as_at="2021-04-05")
    assert sheet_of(measured).cell(row, 2).value == VISITS
    assert sheet_of(measured, stored=True).cell(row + 2, 2).value in {None, 14}  # else as Excel works it out


def test_without_measures_nothing_is_shown(project: Path, run: Runner) -> None:
    run(as_at="2022-02-01")
    assert shown(project) == []
    assert sheet_of(project).cell(first_row(project), 2).value == "No measure yet"
    assert sheet_of(project, stored=True).cell(first_row(project), 3).value == "No target set"


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("chosen", [PLANS, VISITS])
def test_libreoffice_works_out_the_measure_that_is_chosen(measured: Path, tmp_path: Path, chosen: str) -> None:
    from tests.test_libreoffice import converted

    row = first_row(measured)
    type_in(measured / WORKBOOK, typed("Dashboard", f"B{row}", chosen))
    type_in(measured / WORKBOOK, typed("Measures", "G2", 60))
    sheet = openpyxl.load_workbook(converted(measured / WORKBOOK, "xlsx", tmp_path / "out"), data_only=True)[
        "Dashboard"
    ]
    rows = [*sheet.iter_rows(row + 2, row + 13, max_col=3, values_only=True)]
    expected = {
        PLANS: [(month, 42 + number, 60) for number, month in enumerate(MONTHS[2:])],
        VISITS: [("2021-01", 14, None)],
    }[chosen]
    assert [(p, v, t or None) for p, v, t in rows if p] == expected


def test_a_risk_that_is_not_used_is_not_counted_as_not_yet_rated(project: Path, run: Runner) -> None:
    run(as_at="2022-02-01")
    type_in(project / WORKBOOK, typed("Risks", "K2", "Not used"))
    run(as_at="2022-02-02")
    labels = {row[0]: row[1] for row in sheet_of(project, stored=True).iter_rows(max_col=2, values_only=True)}
    assert labels["Risks not yet rated"] == labels["Risks"] - 1
