"""Measures in officers' hands: values of their own, rows they deleted, values whose file no longer has them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers import WORKBOOK, Run, table_rows, type_in

Runner = Callable[..., Run]
PLANS = "EHC plans issued within 20 weeks, excluding exceptions"
HEAD = "Area,Measure,Period,Numerator,Denominator,Value\n"
SEPTEMBER = f'{HEAD},"{PLANS}",2021-09,20,40,50%\n,Visits,2021-10,,,14\n'
OCTOBER = f'{SEPTEMBER},"{PLANS}",2021-10,30,50,60%\n'
BOOK = "thornmere-workbook.xlsx"


@pytest.fixture
def measured(project: Path, run: Runner) -> Path:
    """A project with a file of measures, after its first run; the values stand in rows 2 to 4 in the file's order."""
    scorecard(project, OCTOBER)
    run(as_at="2021-11-05")
    return project


def scorecard(project: Path, text: str) -> None:
    (project / "input" / "measures").mkdir(exist_ok=True)
    (project / "input" / "measures" / "scorecard.csv").write_text(text, encoding="utf-8")


def row_of(project: Path, measure: str, period: str) -> int:
    rows = table_rows(project / WORKBOOK, "Measure values")
    return next(n for n, r in enumerate(rows, 2) if (r["Measure"], r["Period"]) == (measure, period))


def standing(project: Path, measure: str) -> list[Any]:
    rows = {row["Measure"]: row for row in table_rows(project / WORKBOOK, "Measures")}
    return [rows[measure][name] for name in ("Latest", "Period", "Change", "RAG")]


def values(project: Path) -> list[tuple[Any, Any, Any, bool]]:
    rows = table_rows(project / WORKBOOK, "Measure values")
    return [(r["Measure"], r["Period"], r["Value"], bool(r["Source file"])) for r in rows if r["Measure"]]


def said_on(project: Path, sheet: str) -> list[str]:
    rows = table_rows(project / WORKBOOK, sheet)
    return [" ".join(str(cell) for cell in row.values() if cell) for row in rows]


def problems(run: Run) -> list[str]:
    """What the run said, a problem each: severity, place, what is wrong and what to do, in one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*(?=(?:error|warning|note): )", run.out)[1:]]


def about(run: Run, *words: str) -> str:
    """The one problem that has these words."""
    found = [said for said in problems(run) if all(word in said for word in words)]
    assert len(found) == 1, found
    return found[0]


def a_value(measure: str, period: str, figure: float, row: int = 5) -> Callable[[Any], None]:
    def typed(w: Any) -> None:
        for column, text in zip("ABE", (measure, period, figure), strict=True):
            w["Measure values"][f"{column}{row}"] = text

    return typed


def without_visits(w: Any) -> None:
    w["Measures"].delete_rows(3)
    w["Measures"].tables["Measures"].ref = "A1:P2"


def test_a_value_that_its_file_no_longer_has_is_named_with_its_cell(measured: Path, run: Runner) -> None:
    scorecard(measured, SEPTEMBER)
    said = about(run(as_at="2021-12-05"), "no longer has this value")
    cell = f"Measure values!E{row_of(measured, PLANS, '2021-10')}"
    what = f"{PLANS}, 2021-10: scorecard.csv no longer has this value. Delete the row if it is wrong."
    assert said == f"note: {BOOK}, {cell} {what}"
    assert standing(measured, PLANS)[:2] == [60, "2021-10"]


def test_a_value_whose_file_was_taken_out_is_nothing_to_say(measured: Path, run: Runner) -> None:
    (measured / "input" / "measures" / "scorecard.csv").unlink()
    assert "no longer has" not in run(as_at="2021-12-05").out


def test_a_deleted_measure_is_said_once_on_changes_and_its_values_are_in_no_report(measured: Path, run: Runner) -> None:
    type_in(measured / WORKBOOK, without_visits)
    scorecard(measured, OCTOBER.replace(",,,14", ",,,-14") + ",Visits,2021-11,,,-15\n")
    first = run("--publication", as_at="2021-12-05")
    run(as_at="2021-12-06")
    changes = [
        r for r in table_rows(measured / WORKBOOK, "Changes") if (r["Sheet"], r["Ref"]) == ("Measures", "Visits")
    ]
    assert [(r["After"], r["Why"]) for r in changes] == [("row deleted", "You deleted this row; it is not put back.")]
    assert about(first, "Visits was deleted").endswith("new row.")
    assert not [line for line in said_on(measured, "Checks") if "Visits" in line]
    public = measured / "output" / "thornmere" / "thornmere-publication.xlsx"
    published = {row["Measure"] for row in _public_rows(public)}
    assert published == {PLANS}


def _public_rows(path: Path) -> list[dict[str, Any]]:
    sheet: Any = openpyxl.load_workbook(path)["Measure values"]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0]]
    head = next(n for n, row in enumerate(rows) if "Measure" in row)
    return [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]


def test_a_measure_under_another_of_its_names_is_not_deleted(measured: Path, run: Runner) -> None:
    type_in(measured / WORKBOOK, lambda w: w["Measures"].__setitem__("A3", "VISITS"))
    run(as_at="2021-12-05")
    assert standing(measured, "VISITS")[0] == 14
    assert not [line for line in said_on(measured, "Changes") if "deleted" in line]


def test_a_typed_value_of_a_measure_without_a_row_is_warned_of_and_counts_nowhere(measured: Path, run: Runner) -> None:
    type_in(measured / WORKBOOK, a_value("Home visits", "2021-10", -3))
    run(as_at="2021-11-06")
    found = [line for line in said_on(measured, "Checks") if "Home visits" in line]
    assert len(found) == 1
    assert found[0].lower().startswith("warning Measure values".lower())
    assert "E5" in found[0]
    assert "There is no row for this measure on Measures, so it is in no report" in found[0]


def test_a_row_typed_for_an_imported_value_is_no_copy_of_it_and_counts_first(measured: Path, run: Runner) -> None:
    type_in(measured / WORKBOOK, a_value(PLANS, "2021-10", 70))
    scorecard(measured, OCTOBER.replace("30,50,60%", "31,50,62%"))
    done = run(as_at="2021-11-06")
    said = done.out
    assert standing(measured, PLANS)[:2] == [70, "2021-10"]
    assert (PLANS, "2021-10", 62, True) in values(measured)
    assert (PLANS, "2021-10", 70, False) in values(measured)
    assert "more than one row" not in said
    assert "conflict" not in said.replace("no conflicts", "")
    assert "what the document says" not in said
    what = "you typed 70, and scorecard.csv, line 4, column 6 has 62. Yours counts."
    assert what in about(done, "note: ", "Measure values!E5", PLANS)


def test_an_officers_row_before_the_imported_one_is_left_as_it_is(measured: Path, run: Runner) -> None:
    type_in(measured / WORKBOOK, a_value(PLANS, "2021-10", 70))
    run(as_at="2021-11-06")
    before = (measured / WORKBOOK).read_bytes()
    run(as_at="2021-11-06")
    assert (measured / WORKBOOK).read_bytes() == before


def test_a_typed_value_is_told_beside_one_whose_file_is_gone(measured: Path, run: Runner) -> None:
    (measured / "input" / "measures" / "scorecard.csv").unlink()
    type_in(measured / WORKBOOK, a_value(PLANS, "2021-10", 70))
    what = f"you typed 70, and {BOOK}, Measure values!E{row_of(measured, PLANS, '2021-10')} has 60. Yours counts."
    assert what in about(run(as_at="2021-11-06"), "Yours counts")


def test_without_the_column_source_file_imported_rows_are_not_taken_for_typed_ones(measured: Path, run: Runner) -> None:
    def without(w: Any) -> None:
        w["Measure values"]["G1"] = "Our own remarks"
        w["Measure values"].tables["MeasureValues"].tableColumns[6].name = "Our own remarks"
        for row in range(2, 5):
            w["Measure values"][f"G{row}"] = None

    type_in(measured / WORKBOOK, without)
    run(as_at="2021-11-06")
    rows = table_rows(measured / WORKBOOK, "Measure values")
    assert [row["Period"] for row in rows].count("2021-10") == 2


def test_an_imported_figure_an_officer_changed_counts_and_no_document_is_spoken_of(measured: Path, run: Runner) -> None:
    row = row_of(measured, PLANS, "2021-10")
    type_in(measured / WORKBOOK, lambda w: w["Measure values"].__setitem__(f"E{row}", 61))
    said = about(run(as_at="2021-11-06"), f"Measure values!E{row}", "Value of EHC plans")
    assert said.endswith("is not what the file says: you changed it. Your figure counts.")
    assert standing(measured, PLANS)[0] == 61


def test_a_latest_figure_an_officer_wrote_over_is_not_said_to_count(measured: Path, run: Runner) -> None:
    type_in(measured / WORKBOOK, lambda w: w["Measures"].__setitem__("M2", 99))
    said = about(run(as_at="2021-11-06"), "Measures!M2")
    assert "document" not in said
    assert said.endswith("reports go by the figures on Measure values.")


def test_a_deleted_value_is_said_without_speaking_of_documents(measured: Path, run: Runner) -> None:
    def without(w: Any) -> None:
        w["Measure values"].delete_rows(4)
        w["Measure values"].tables["MeasureValues"].ref = "A1:G3"

    gone = values(measured)[2]
    type_in(measured / WORKBOOK, without)
    said = about(run(as_at="2021-11-06"), f"{gone[0]} / {gone[1]} was deleted")
    assert "document" not in said
    assert "While the file has the figure, it still counts" in said
    assert standing(measured, gone[0])[0] == gone[2]


def test_a_value_that_cannot_be_read_makes_the_run_exit_1(project: Path, run: Runner) -> None:
    scorecard(project, OCTOBER.replace("60%", "about 60"))
    assert run(as_at="2021-11-05").code == 1


def test_values_of_an_area_that_is_not_in_the_run_are_not_complained_of(project: Path, run: Runner) -> None:
    scorecard(project, OCTOBER + "Harrowby,2 year check,2021-10,,,odd\nHarrowby,2 year check,2021-09,,,3\n")
    said = run(as_at="2021-11-05")
    assert said.code == 0
    assert "2 year check" not in said.out
    assert "'Visits' is not in the catalogue of measures" in said.out
    assert "One value of Harrowby was not used" in said.out
