"""The paper about an area SEND report, from the PDF to Word."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from tests import report_words as words
from tests.helpers import Run, details_typed, paper_text, sample_letter, table_rows, type_in
from tests.make_sample_report import SAMPLE_REPORT, Layout, set_report
from toolkit.documents import by_area
from toolkit.inputs.reference_table import read_tables
from toolkit.record.report import Report
from toolkit.rules.national import reports_before

Runner = Callable[..., Run]
PAPER = "output/thornmere/thornmere-2025-committee-paper.docx"
WORKBOOK = "output/thornmere/thornmere-workbook.xlsx"


@pytest.fixture
def reported(project: Path) -> Path:
    """A project whose only document is the sample area SEND report."""
    for file in (project / "input").iterdir():
        file.unlink()
    (project / "input" / SAMPLE_REPORT.name).write_bytes(SAMPLE_REPORT.read_bytes())
    return project


def typed(project: Path, details: dict[str, Any]) -> None:
    type_in(project / WORKBOOK, details_typed(details))


def headings(path: Path) -> list[str]:
    names = ("Heading 1", "Heading 2", "Heading Unnumbered")
    return [p.text for p in docx.Document(str(path)).paragraphs if p.style is not None and p.style.name in names]


def test_everything_the_inspectors_wrote_stands_in_the_paper_word_for_word(reported: Path, run: Runner) -> None:
    assert run(as_at="2025-09-01").code == 0
    body = paper_text(reported / PAPER).split("The words are those of the document")[1]
    before = paper_text(reported / PAPER).rsplit("Background papers", 1)[0]
    for text in (*words.EFFECTIVE[:4], *words.EXPERIENCE[:2], *words.OUTCOMES["systemic-failings"]):
        assert text in before
        assert text in body
    assert all(text in body for text in words.EFFECTIVE)
    assert all(text in body for text in words.BETTER)
    assert sum(text in before for text in words.BETTER) >= 4
    for text, items in ((t, i) for _, t, i in words.PRIORITY):
        assert text in before
        assert all(item in before for item in items)
    assert all(text in before and text in body for text, _ in words.IMPROVEMENTS)
    assert all(text in body for text in (*words.EXPERIENCE, *words.INFORMATION, *words.ABOUT, *words.END))


def test_who_is_responsible_stands_with_each_area_for_priority_action(reported: Path, run: Runner) -> None:
    run(as_at="2025-09-01")
    body = paper_text(reported / PAPER).split("The words are those of the document")[0]
    said = re.findall(r"Responsible (bod.+)", body)
    assert said == [f"bodies: {words.COUNCIL} and {words.BOARD}", f"body: {words.BOARD}"]


def test_what_is_not_quoted_is_named_and_leads_to_the_appendix(reported: Path, run: Runner) -> None:
    run(as_at="2025-09-01")
    text = paper_text(reported / PAPER)
    refs = "[2025-X-03], [2025-X-04], [2025-X-05] and [2025-X-06]"
    assert f"The report begins:\n{words.EXPERIENCE[0]} [2025-X-01]\n{words.EXPERIENCE[1]} [2025-X-02]\n" in text
    assert f"The other four paragraphs are in Appendix A: {refs}." in text
    assert "The inspectors reported six strengths. In their own words, the first four are:" in text
    assert "Two more strengths: [2025-E-S05] and [2025-E-S06]." in text


def test_when_inspectors_return_is_left_to_their_own_words(reported: Path, run: Runner) -> None:
    run(as_at="2025-09-01")
    assert "normally follows within" not in paper_text(reported / PAPER)
    assert "inspection is expected within" not in paper_text(reported / PAPER)


def test_the_sections_are_those_of_the_house_with_what_a_report_has(reported: Path, run: Runner) -> None:
    run(as_at="2025-09-01")
    assert headings(reported / PAPER)[:8] == [
        "Summary",
        "Budget and policy framework",
        "Background",
        "Advice and analysis",
        "Outcome",
        "What it is like to be a child or young person with SEND",
        "What is effective",
        "What needs to be better",
    ]
    after = ["Areas for priority action", "Areas for improvement", "What happens next"]
    assert headings(reported / PAPER)[8:11] == after


def test_the_plans_deadline_is_to_be_confirmed_until_a_clerk_types_it(reported: Path, run: Runner) -> None:
    assert "Priority action plan due" in run(as_at="2025-09-01").out
    assert paper_text(reported / PAPER).count("to be confirmed") == 2
    typed(reported, {"Priority action plan due": date(2025, 10, 24)})
    run(as_at="2025-09-01")
    text = paper_text(reported / PAPER)
    assert (text.count("24 October 2025"), "to be confirmed" in text) == (2, False)


def test_a_report_without_failings_asks_for_a_strategic_plan(reported: Path, run: Runner) -> None:
    (reported / "input" / SAMPLE_REPORT.name).write_bytes(set_report(Layout(outcome="inconsistent")))
    run(as_at="2025-09-01")
    text = paper_text(reported / PAPER)
    assert "update and publish its strategic plan" in text
    assert "riority action plan" not in text.replace("for which a priority action plan is required", "")
    assert "Areas for priority action" not in text


def test_the_national_context_is_that_of_the_day_before_publication(reported: Path, run: Runner) -> None:
    run(as_at="2025-09-01")
    typed(reported, {"Published date": date(2024, 3, 1)})
    run(as_at="2025-09-01")
    before = [r for r in read_tables().reports if r.published and r.published < date(2024, 3, 1)]
    text = paper_text(reported / PAPER)
    assert f"By 29 February 2024, the day before this report was published, {len(before)} area SEND reports" in text
    failings = sum(r.outcome == "systemic-failings" for r in before)
    assert f"widespread or systemic failings: {failings}" in text


def test_the_table_of_reports_is_counted_no_further_than_it_is_complete() -> None:
    tables = read_tables()
    context = reports_before(date(2026, 3, 1), tables)
    assert context is not None
    assert (context.until, context.total, context.unknown) == (date(2025, 11, 6), 72, 1)
    assert (context.positive, context.inconsistent, context.systemic_failings) == (15, 36, 20)
    assert reports_before(date(2023, 1, 5), tables) is None
    assert reports_before(None, replace(tables, reports=())) is None


def test_the_workbook_lists_actions_and_improvements_with_who_is_responsible(reported: Path, run: Runner) -> None:
    run(as_at="2025-09-01")
    rows = table_rows(reported / WORKBOOK, "Weaknesses")
    assert [(r["Ref"], r["Type"]) for r in rows] == [
        ("2025-PA1", "Area for priority action"),
        ("2025-PA2", "Area for priority action"),
        ("2025-AI1", "Area for improvement"),
        ("2025-AI2", "Area for improvement"),
        ("2025-AI3", "Area for improvement"),
    ]
    assert rows[0]["Responsible"] == f"{words.COUNCIL} and {words.BOARD}"
    assert rows[0]["Detail"].splitlines() == list(words.PRIORITY[0][2])
    found = table_rows(reported / WORKBOOK, "Findings")
    assert {(r["Section"], r["Kind"]) for r in found} == {
        ("Experience of children and young people", "Main finding"),
        ("What is effective", "Strength"),
        ("What needs to be better", "Area for development"),
    }


def test_a_letter_and_a_later_report_of_one_area_each_get_their_paper_and_their_risks(
    project: Path, run: Runner
) -> None:
    (project / "input" / SAMPLE_REPORT.name).write_bytes(SAMPLE_REPORT.read_bytes())
    result = run(as_at="2025-09-01")
    assert result.code == 0
    assert "two areas for priority action, three areas for improvement" in result.out
    letter = paper_text(project / "output/thornmere/thornmere-2021-committee-paper.docx")
    report = paper_text(project / PAPER)
    assert "2025-" not in letter
    assert "2021-" not in report.replace("8 to 12 November 2021", "")
    assert "the revisit" not in report
    assert "monitoring inspection" not in letter
    assert [result.out.count(f"Paper details ({year} committee)") for year in (2021, 2025)] == [1, 1]


def test_a_revisit_that_quotes_the_first_inspections_days_does_not_push_its_letter_out() -> None:
    letter = replace(sample_letter(), kind="outcome-letter")
    revisit = replace(letter, kind="revisit-letter", label="2021 revisit letter", findings=letter.findings[:3])
    report = Report()
    (area,) = by_area([letter, revisit], report)
    assert sorted(x.kind for x in area.letters) == ["outcome-letter", "revisit-letter"]
    assert report.problems == []
