"""The Cabinet version of a paper, and the written statement of action or priority action plan as a document."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from tests.helpers import PAPER, SAMPLE, WORKBOOK, Run, details_typed, paper_text, type_in, without_statement
from tests.make_sample_report import SAMPLE_REPORT
from toolkit.model.plan import Measure
from toolkit.papers.action_plan import measure_line

Runner = Callable[..., Run]
CABINET = PAPER.replace("committee", "cabinet")
STATEMENT = "output/thornmere/thornmere-2021-written-statement-of-action.docx"
PLAN = "output/thornmere/thornmere-2025-priority-action-plan.docx"
ASKED = {
    "Committee": "Children's Scrutiny Committee",
    "Meeting date": date(2022, 3, 1),
    "Cabinet date": date(2022, 3, 22),
    "Committee's comments": "Members welcomed the report.\nThey asked for waiting times every quarter.",
    "Portfolio": "Cllr R Adeyemi",
}


@pytest.fixture
def made(project: Path, run: Runner) -> Path:
    run()
    return project


def rows(path: Path, number: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in docx.Document(str(path)).tables[number].rows]


# ---- Cabinet


def test_it_is_written_once_paper_details_say_when_cabinet_meets(made: Path, run: Runner) -> None:
    assert not (made / CABINET).exists()
    type_in(made / WORKBOOK, details_typed(ASKED))
    run()
    assert (made / CABINET).exists()


def test_it_has_the_committees_comments_as_a_section_and_asks_cabinet(made: Path, run: Runner) -> None:
    type_in(made / WORKBOOK, details_typed(ASKED))
    run()
    text, committee = paper_text(made / CABINET), paper_text(made / PAPER)
    head = text.splitlines()[:12]
    assert head[:2] == ["Cabinet", "22 March 2022"]
    assert "Portfolio holder: Cllr R Adeyemi" in head
    assert "Comments of the committee" in text
    assert "The Children's Scrutiny Committee considered this report on 1 March 2022. Its comments are:" in text
    for comment in str(ASKED["Committee's comments"]).split("\n"):
        assert comment in text
        assert comment not in committee
    assert "This report tells Cabinet the outcome" in text
    assert "Cabinet is asked to consider the comments of the Children's Scrutiny Committee" in text
    assert "The Committee is asked" not in text
    assert "will be presented to Cabinet on 22 March 2022" in committee
    assert "will be presented to Cabinet" not in text


def test_comments_that_are_not_typed_yet_show_as_a_placeholder(made: Path, run: Runner) -> None:
    type_in(made / WORKBOOK, details_typed({**ASKED, "Committee's comments": None}))
    run()
    assert "[Paper details: Committee's comments]" in paper_text(made / CABINET)


def test_recommendations_typed_for_cabinet_stand_in_its_paper_alone(made: Path, run: Runner) -> None:
    def recommend(workbook: Any) -> None:
        details_typed(ASKED)(workbook)
        workbook["Recommendations"].append([None, "2021 cabinet", "Cabinet is asked to fund two posts."])

    type_in(made / WORKBOOK, recommend)
    run()
    assert "Cabinet is asked to fund two posts." in paper_text(made / CABINET)
    assert "Cabinet is asked to note the outcome" not in paper_text(made / CABINET)
    assert "fund two posts" not in paper_text(made / PAPER)


# ---- the statement and the plan


def typed_plan(workbook: Any) -> None:
    weaknesses, plan, measures = workbook["Weaknesses"], workbook["Action plan"], workbook["Measures"]
    headings = {sheet.title: {c.value: c.column for c in sheet[1]} for sheet in (weaknesses, plan, measures)}

    def put(sheet: Any, row: int, **values: Any) -> None:
        for heading, value in values.items():
            sheet.cell(row, headings[sheet.title][heading.replace("_", " ")], value)

    put(weaknesses, 2, Senior_responsible_officer="Dana Wray", Outcome_sought="Every plan says what will change")
    put(plan, 2, Action="Check ten plans a month", Lead_officer="Sam Lowe", Lead_body="Joint", Progress="Begun")
    put(plan, 2, Start=date(2022, 2, 1), Due=date(2022, 6, 1), Revised_due=date(2022, 7, 1))
    put(measures, 2, Measure="Plans found good", Unit="%", Baseline=40, Baseline_date=date(2022, 1, 1), Target=80)
    put(measures, 2, Target_date=date(2022, 12, 31), Weakness="2021-W1")
    plan.append([None, None, "Tell families what changes", None, "Sam Lowe"])


def test_the_statement_has_each_weakness_word_for_word_with_its_actions_and_measures(made: Path, run: Runner) -> None:
    assert paper_text(made / STATEMENT).count("No measure has been agreed for this area yet.") == 5
    type_in(made / WORKBOOK, typed_plan)
    run()
    text = paper_text(made / STATEMENT)
    quoted = [line for line in text.splitlines() if line.startswith("In the inspectors' words: ")]
    sheet = openpyxl.load_workbook(made / WORKBOOK)["Weaknesses"]
    assert quoted == [
        f"In the inspectors' words: {row[3].value} [{row[0].value}]" for row in sheet.iter_rows(min_row=2)
    ]
    assert "Senior responsible officer: Dana Wray." in text
    assert "Outcome sought: Every plan says what will change." in text
    header, first = rows(made / STATEMENT, 0)
    assert header == ["Ref", "Action", "Lead officer", "Lead body", "Start", "Due"]
    assert first == ["A1", "Check ten plans a month", "Sam Lowe", "Joint", "1 February 2022", "1 July 2022"]
    assert rows(made / STATEMENT, 1)[1] == [
        "Plans found good (%)", "40% (1 January 2022)", "80% (31 December 2022)", "None"
    ]  # fmt: skip


def test_an_action_that_names_no_weakness_stands_with_the_others(made: Path, run: Runner) -> None:
    type_in(made / WORKBOOK, typed_plan)
    run()
    document = docx.Document(str(made / STATEMENT))
    assert "Other actions" in [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert rows(made / STATEMENT, -2)[1][1] == "Tell families what changes"


def test_suggestions_and_gaps_are_visible(made: Path) -> None:
    first = rows(made / STATEMENT, 0)[1]
    assert first[1].endswith("(suggestion, not yet agreed)")
    assert first[2:] == ["To be agreed"] * 4


def test_a_priority_action_plan_is_one_for_each_area_for_priority_action(project: Path, run: Runner) -> None:
    for file in (project / "input").iterdir():
        file.unlink()
    (project / "input" / SAMPLE_REPORT.name).write_bytes(SAMPLE_REPORT.read_bytes())
    run(as_at="2025-09-01")
    text = paper_text(project / PLAN)
    assert text.startswith("Priority action plan: Thornmere")
    assert (
        "This plan sets out what the local area partnership of Thornmere will do in response to its area SEND"
        " inspection of 9 to 13 June 2025." in text
    )
    assert "Area for priority action 1 of 2" in text
    assert "The date by which it must be submitted is to be confirmed." in text
    assert "Responsible bodies: Thornmere Borough Council and NHS Wold and Weir Integrated Care Board." in text
    assert "Responsible body: NHS Wold and Weir Integrated Care Board." in text
    assert "No measure has been agreed for this area yet." in text
    typed = details_typed({"Priority action plan due": date(2025, 11, 28)})
    type_in(project / WORKBOOK, typed)
    run(as_at="2025-09-01")
    assert "It must be submitted by 28 November 2025." in paper_text(project / PLAN)


def test_a_statement_says_which_inspection_it_responds_to_and_each_reference_once(made: Path) -> None:
    text = paper_text(made / STATEMENT)
    assert (
        "This statement sets out what the local area of Thornmere will do in response to the joint local area SEND"
        " inspection of 8 to 12 November 2021." in text
    )
    assert "Area of significant weakness 1 of 5" in text
    assert [text.count(f"2021-W{number}") for number in range(1, 6)] == [1] * 5


def test_the_bodies_sign_in_a_table_that_stays_on_one_page(made: Path) -> None:
    table = docx.Document(str(made / STATEMENT)).tables[-1]
    assert rows(made / STATEMENT, -1) == [
        ["Body", "Name and title", "Signature", "Date"],
        ["The local authority", "To be filled in", "To be signed", "To be dated"],
        ["The clinical commissioning group (CCG) of the area", "To be filled in", "To be signed", "To be dated"],
    ]
    cells = [cell for row in table.rows for cell in row.cells]
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in cells)


def test_an_area_for_which_nothing_is_agreed_says_so(made: Path, run: Runner) -> None:
    def emptied(workbook: Any) -> None:
        workbook["Action plan"].delete_rows(2)
        for row in range(2, 6):
            workbook["Action plan"].cell(row, 2, "2021-W2")

    assert "No action has been agreed" not in paper_text(made / STATEMENT)
    type_in(made / WORKBOOK, emptied)
    run()
    assert "No action has been agreed for this area yet." in paper_text(made / STATEMENT)


def test_a_letter_that_requires_no_plan_has_none(project: Path, run: Runner) -> None:
    (project / "input" / SAMPLE.name).write_text(without_statement(), encoding="utf-8")
    run()
    assert (project / PAPER).exists()
    assert [p.name for p in (project / "output/thornmere").glob("*statement*")] == []


def test_a_statement_edited_by_hand_is_kept(made: Path, run: Runner) -> None:
    document = docx.Document(str(made / STATEMENT))
    document.paragraphs[3].add_run(" Ours.")
    document.save(str(made / STATEMENT))
    type_in(made / WORKBOOK, typed_plan)
    run()
    assert " Ours." in paper_text(made / STATEMENT)
    assert "Dana Wray" in paper_text(made / STATEMENT.replace(".docx", "-v2.docx"))


def test_an_action_typed_without_a_reference_has_the_one_it_is_given_in_the_same_run(made: Path, run: Runner) -> None:
    type_in(made / WORKBOOK, lambda w: w["Action plan"].append([None, "2021-W1", "Tell families what changes"]))
    run()
    assert ["A6", "Tell families what changes"] in [row[:2] for row in rows(made / STATEMENT, 0)]
    ids = [row[0].value for row in openpyxl.load_workbook(made / WORKBOOK)["Action plan"].iter_rows(min_row=2)]
    assert ids[-1] == "A6"
    stamp = (made / STATEMENT).read_bytes()
    run()
    assert (made / STATEMENT).read_bytes() == stamp


def test_typed_values_fit_their_sentences_and_a_resolution_stands_alone(made: Path, run: Runner) -> None:
    typed = {"Update frequency": "Every six months.", "Board chair": "Dana Wray, Director of Public Health."}
    type_in(made / WORKBOOK, details_typed({**typed, "Next update": date(2022, 9, 6), "Exempt paragraph": "n/a"}))
    run()
    text = paper_text(made / PAPER)
    assert text.count("6 September 2022") == 1
    assert "a board chaired by Dana Wray, Director of Public Health." in text
    assert ".." not in text
    assert "be reported to it on 6 September 2022 and after that every six months." in text
    assert "Not for publication" not in text


# ---- a plan's measures


@pytest.mark.parametrize(
    ("name", "unit", "said"),
    [
        ("Longest wait for a therapist (months)", "months", "Longest wait for a therapist (months)"),
        ("Longest wait in Months", "months", "Longest wait in Months"),
        ("Longest wait", "months", "Longest wait (months)"),
        ("Plans on time, %", "%", "Plans on time, %"),
        ("Bimonths", "months", "Bimonths (months)"),
        ("Plans on time", None, "Plans on time"),
    ],
)
def test_the_unit_of_a_measure_is_printed_once(name: str, unit: str | None, said: str) -> None:
    assert measure_line(Measure(name, unit=unit)).measure == said


def test_shares_have_their_sign_and_what_cannot_be_told_stays_as_typed() -> None:
    made = measure_line(Measure("Plans", unit="%", baseline=40, target="80.5", target_date=date(2022, 12, 31)))
    assert (made.baseline, made.target) == ("40%", "80.5% (31 December 2022)")
    made = measure_line(Measure("Plans", unit="%", baseline="62%", target=0.8, statutory_standard=100))
    assert (made.baseline, made.target, made.standard) == ("62%", "0.8", "100%")
    made = measure_line(Measure("Plans", unit="%", baseline="about half", statutory_standard="100% in 20 weeks"))
    assert (made.baseline, made.target, made.standard) == ("about half", "Not set", "100% in 20 weeks")
    assert measure_line(Measure("Wait", unit="months", baseline=14, target=6)).baseline == "14"
