"""One area, many documents, one workbook: a later document adds its rows, references and years once given stay."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers import SAMPLE, WORKBOOK, Run, paper_text, table_rows, type_in
from tests.make_sample_report import SAMPLE_REPORT

Runner = Callable[..., Run]
REPORT_PAPER = "output/thornmere/thornmere-2025-committee-paper.docx"


@pytest.fixture
def made(project: Path, run: Runner) -> Path:
    """A project whose workbook was made from the letter, and whose report has come since."""
    run()
    (project / "input" / SAMPLE_REPORT.name).write_bytes(SAMPLE_REPORT.read_bytes())
    return project


def refs(project: Path, sheet: str) -> list[str]:
    return [str(row["Ref"]) for row in table_rows(project / WORKBOOK, sheet)]


def link_of(cell: Any) -> str:
    return str(cell.hyperlink.location)


def test_a_later_document_adds_its_rows_below_those_there_are(made: Path, run: Runner) -> None:
    before = {sheet: refs(made, sheet) for sheet in ("Findings", "Weaknesses", "Action plan", "Risks")}
    result = run(as_at="2025-09-01")
    assert result.code == 0
    for sheet, old in before.items():
        assert refs(made, sheet)[: len(old)] == old
    assert refs(made, "Findings")[-1].startswith("2025-B-")
    assert refs(made, "Weaknesses")[-1] == "2025-AI3"
    assert refs(made, "Action plan") == [f"A{n}" for n in range(1, 11)]
    assert {row["Paper"] for row in table_rows(made / WORKBOOK, "Paper details")} == {
        "2021 committee",
        "2025 committee",
        "progress",
    }
    assert "2025-PA1" in paper_text(made / REPORT_PAPER)


def test_the_added_rows_lead_to_their_lines_and_back(made: Path, run: Runner) -> None:
    run(as_at="2025-09-01")
    workbook = openpyxl.load_workbook(made / WORKBOOK)
    findings, text = workbook["Findings"], workbook["Letter text"]
    row = refs(made, "Findings").index("2025-E-S01") + 2
    line = int(link_of(findings.cell(row, 8)).rpartition("A")[2])
    assert (text.cell(line, 1).value, text.cell(line, 3).value) == ("2025 area report", findings.cell(row, 8).value)
    assert (
        text.cell(line, 5).value == '=HYPERLINK("#\'Findings\'!A"&MATCH("2025-E-S01",Findings[Ref],0)+1,"2025-E-S01")'
    )


def test_a_blank_detail_of_the_new_paper_leads_to_its_cell(made: Path, run: Runner) -> None:
    run(as_at="2025-09-01")
    workbook = openpyxl.load_workbook(made / WORKBOOK)
    checks, details = workbook["Checks"], workbook["Paper details"]
    found = [row for row in checks.iter_rows(min_row=2) if str(row[3].value).startswith("Board chair (2025 committee)")]
    cell = str(found[0][2].value)
    assert link_of(found[0][2]) == f"'Paper details'!{cell}"
    assert (details[f"A{cell[1:]}"].value, details[f"B{cell[1:]}"].value) == ("2025 committee", "Board chair")


def test_a_suggestion_that_was_deleted_does_not_come_back_nor_its_reference(made: Path, run: Runner) -> None:
    def without_the_last_action(workbook: Any) -> None:
        sheet = workbook["Action plan"]
        sheet.delete_rows(sheet.max_row)
        sheet.tables["ActionPlan"].ref = f"A1:O{sheet.max_row}"

    type_in(made / WORKBOOK, without_the_last_action)
    run(as_at="2025-09-01")
    assert refs(made, "Action plan") == ["A1", "A2", "A3", "A4", "A6", "A7", "A8", "A9", "A10"]


def test_suggestions_that_could_not_be_added_are_added_when_there_is_room(made: Path, run: Runner) -> None:
    type_in(made / WORKBOOK, lambda w: w["Action plan"].__setitem__("C9", "A note below the table"))
    blocked = run(as_at="2025-09-01")
    assert blocked.code == 1
    assert "could not be added to the sheet 'Action plan': there is text in C9, below the table" in blocked.out
    assert refs(made, "Findings")[-1].startswith("2025-B-")
    type_in(made / WORKBOOK, lambda w: w["Action plan"].__setitem__("C9", None))
    assert run(as_at="2025-09-01").code == 0
    assert [r for r in refs(made, "Action plan") if r != "None"] == [f"A{n}" for n in range(1, 11)]
    assert len(refs(made, "Risks")) == len(set(refs(made, "Risks")))


def test_an_earlier_inspection_of_the_same_year_found_later_does_not_take_the_others_year(
    project: Path, run: Runner
) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    run()
    earlier = text.replace("8 November 2021 and 12 November", "4 January 2021 and 8 January")
    (project / "input" / "earlier.txt").write_text(earlier, encoding="utf-8")
    assert run().code == 0
    documents = [row["Document"] for row in table_rows(project / WORKBOOK, "Findings")]
    assert [*dict.fromkeys(documents)] == ["2021 outcome letter", "2021b outcome letter"]
    assert [row for row in table_rows(project / WORKBOOK, "Changes") if row["After"] == "no longer"] == []


def test_a_second_run_with_both_documents_writes_nothing(made: Path, run: Runner) -> None:
    run(as_at="2025-09-01")
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in (made / "output/thornmere").glob("*.*")}
    result = run(as_at="2025-09-01")
    assert " written " not in result.out
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in before} == before


def theme_counts(project: Path) -> dict[str, int]:
    """Areas for development by theme, as the Dashboard shows them without calculating."""
    rows = openpyxl.load_workbook(project / WORKBOOK, data_only=True)["Dashboard"].iter_rows(values_only=True)
    return {str(row[0]): int(row[3]) for row in rows if isinstance(row[3], int) and row[0]}


def test_an_agreed_theme_wins_on_the_dashboard_after_a_refresh(made: Path, run: Runner) -> None:
    run(as_at="2025-09-01")
    before = theme_counts(made)
    theme = next(iter(sorted(t for t, n in before.items() if n == min(before.values()))))
    row = refs(made, "Findings").index("2021-I-D01") + 2
    type_in(made / WORKBOOK, lambda w: w["Findings"].__setitem__(f"J{row}", theme))
    run(as_at="2025-09-01")
    assert theme_counts(made)[theme] == before[theme] + 1


def test_the_dashboard_shows_what_it_would_if_it_were_made_today(made: Path, run: Runner) -> None:
    """Its themes stand in the order of the first document, and each still has its own count."""
    run(as_at="2025-09-01")
    refreshed = theme_counts(made)
    (made / WORKBOOK).unlink()
    run(as_at="2025-09-01")
    assert list(refreshed) != list(theme_counts(made))
    assert refreshed == theme_counts(made)


def test_rows_typed_directly_below_a_table_become_its_rows(made: Path, run: Runner) -> None:
    def two_actions_of_their_own(workbook: Any) -> None:
        sheet = workbook["Action plan"]
        for row, words in ((7, "Train every SENCo"), (8, "Publish the timetable")):
            sheet[f"B{row}"], sheet[f"C{row}"], sheet[f"H{row}"] = "2021-W1", words, date(2025, 9, 10)

    type_in(made / WORKBOOK, two_actions_of_their_own)
    run(as_at="2025-09-01")
    rows = table_rows(made / WORKBOOK, "Action plan")
    assert [row["Ref"] for row in rows[5:8]] == ["A11", "A12", "A6"]
    assert [row["Action"] for row in rows[5:7]] == ["Train every SENCo", "Publish the timetable"]
    workbook = openpyxl.load_workbook(made / WORKBOOK)
    assert workbook["Action plan"].tables["ActionPlan"].ref == f"A1:O{len(rows) + 1}"
    assert workbook["Action plan"]["O7"].value == workbook["Action plan"]["O2"].value
    shown = openpyxl.load_workbook(made / WORKBOOK, data_only=True)
    assert (shown["Action plan"]["N7"].value, shown["Action plan"]["O7"].value) == (9, "Due within 30 days")
    assert shown["Weaknesses"]["N2"].value == 3
