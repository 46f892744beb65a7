"""An earlier committee paper in a run: who and where, risks and recommendations are suggested; facts never are."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests import paper_words as words
from tests.helpers import (
    PAPER,
    WORKBOOK,
    Run,
    detail_rows,
    details_typed,
    paper_text,
    run_toolkit,
    sample_letter,
    table_rows,
    type_in,
)
from tests.make_sample_paper import SAMPLE_PAPER, PaperLayout, set_paper
from tests.paper_reading import sample_paper
from toolkit.model.plan import Plan
from toolkit.rules.earlier_papers import (
    paper_recommendations,
    paper_risks,
    suggested_details,
    taken_from_papers,
    without_doubles,
)
from toolkit.rules.paper_area import area_of

Runner = Callable[..., Run]
HEAD = dict(words.HEAD)
SUGGESTED = {
    "Committee": HEAD["Report to"],
    "Report from": HEAD["Report from"],
    "Author": HEAD["Author"],
    "Contact": "\n".join(words.CONTACT),
    "Portfolio": HEAD["Portfolio holder"],
}


@pytest.fixture
def with_paper(project: Path) -> Path:
    (project / "input" / SAMPLE_PAPER.name).write_bytes(SAMPLE_PAPER.read_bytes())
    return project


def everything_in(workbook: Path) -> str:
    sheets = ("Paper details", "Risks", "Recommendations", "Action plan", "Findings", "Weaknesses")
    return json.dumps([table_rows(workbook, sheet) for sheet in sheets], default=str, ensure_ascii=False)


def test_its_details_are_prefilled_and_the_note_says_from_where(run: Runner, with_paper: Path) -> None:
    result = run()
    rows = {row["Item"]: row for row in detail_rows(with_paper / WORKBOOK)}
    assert result.code == 0
    assert {item: rows[item]["Value"] for item in SUGGESTED} == SUGGESTED
    assert all(rows[item]["Note"].endswith(f"From {SAMPLE_PAPER.name}: check it.") for item in SUGGESTED)
    assert rows["Summary"]["Note"].endswith("One paragraph per line.")


def test_the_run_that_makes_the_workbook_says_what_came_from_the_paper(run: Runner, with_paper: Path) -> None:
    said = (
        "The new workbook has suggestions from this committee paper, for the meeting of 3 March 2022:"
        " Committee, Report from, Author, Contact, Portfolio, three risks and two recommendations."
    )
    assert [said in run().out, said in run().out] == [True, False]


def test_its_contact_is_made_public_once_the_words_check_it_are_taken_off_its_note(
    run: Runner, with_paper: Path
) -> None:
    def confirm(workbook: Any) -> None:
        (row,) = (r for r in workbook["Paper details"].iter_rows(min_row=2) if r[1].value == "Contact" and r[2].value)
        row[4].value = row[4].value.removesuffix(" check it.")

    def told() -> list[bool]:
        said = run("--publication").out
        public = openpyxl.load_workbook(with_paper / "output/thornmere/thornmere-publication.xlsx")["Cover"]
        on_cover = words.CONTACT[0] in [cell.value for (cell,) in public.iter_rows()]
        return [on_cover, "The Contact is that of an earlier committee paper" in said]

    assert told() == [False, True]
    assert told() == [False, True]
    type_in(with_paper / WORKBOOK, confirm)
    assert told() == [True, False]
    assert told() == [True, False]


def test_its_risks_are_suggested_unrated_with_the_old_rating_as_text(run: Runner, with_paper: Path) -> None:
    run()
    rows = table_rows(with_paper / WORKBOOK, "Risks")
    found = [
        (r["Risk"], r["Description"], r["Action to avoid or mitigate risk"], r["Previous rating"]) for r in rows[-3:]
    ]
    assert found == [*words.RISKS]
    assert {(r["Status"], r["Likelihood"], r["Impact"]) for r in rows} == {("Suggested", None, None)}
    assert [r["Previous rating"] for r in rows[:-3]] == [None] * (len(rows) - 3)
    assert [risk for risk, *_ in words.RISKS if risk in paper_text(with_paper / PAPER)] == []


def test_a_risk_an_officer_takes_up_from_it_is_in_the_next_paper(run: Runner, with_paper: Path) -> None:
    def take_up(workbook: Any) -> None:
        sheet = workbook["Risks"]
        status = [cell.value for cell in sheet[1]].index("Status") + 1
        sheet.cell(sheet.max_row, status).value = "Open"

    run()
    taken = table_rows(with_paper / WORKBOOK, "Risks")[-1]["Risk"]
    type_in(with_paper / WORKBOOK, take_up)
    run()
    assert taken in paper_text(with_paper / PAPER)


def test_its_recommendations_are_offered_and_printed_in_no_paper(run: Runner, with_paper: Path) -> None:
    run()
    rows = table_rows(with_paper / WORKBOOK, "Recommendations")
    offered = [text for text, _ in words.SECTIONS[-1][1]]
    assert [(r["Paper"], r["Recommendation"], r["Status"]) for r in rows[-2:]] == [
        (f"earlier: {SAMPLE_PAPER.name}", text, "Suggested") for text in offered
    ]
    assert [text for text in offered if text in paper_text(with_paper / PAPER)] == []


def test_its_facts_its_meeting_and_its_appendices_are_never_taken_over(run: Runner, with_paper: Path) -> None:
    run()
    everywhere = everything_in(with_paper / WORKBOOK) + paper_text(with_paper / PAPER)
    facts = [*words.SUMMARY, *words.APPENDICES, *words.BACKGROUND_PAPERS, "3 March 2022", "2022-03-03", HEAD["Subject"]]
    for heading, paragraphs in words.SECTIONS:
        if heading != "Recommendations":
            facts += [t for text, bullets in paragraphs for t in (text, *bullets)]
    assert [fact for fact in facts if fact in everywhere] == []
    values = {row["Item"]: row["Value"] for row in detail_rows(with_paper / WORKBOOK)}
    assert [values[item] for item in ("Meeting date", "Urgency reason", "Cabinet date", "Next update", "Summary")] == [
        None
    ] * 5


def test_a_workbook_that_is_there_keeps_what_officers_typed_and_left_blank(run: Runner, project: Path) -> None:
    run()
    type_in(project / WORKBOOK, details_typed({"Author": "Sam Poole, Head of Learning"}))
    details = table_rows(project / WORKBOOK, "Paper details")
    (project / "input" / SAMPLE_PAPER.name).write_bytes(SAMPLE_PAPER.read_bytes())
    assert run().code == 0
    assert table_rows(project / WORKBOOK, "Paper details") == details
    assert len(table_rows(project / WORKBOOK, "Risks")) == 8 + 3
    text = paper_text(project / PAPER)
    assert "Sam Poole, Head of Learning" in text
    assert "[Paper details: Report from]" in text


def test_the_paper_is_written_as_data_beside_the_letters(run: Runner, with_paper: Path) -> None:
    result = run()
    folder = with_paper / "output" / "thornmere" / "letters"
    stem = SAMPLE_PAPER.stem
    assert sorted(p.name for p in folder.iterdir()) == ["thornmere-2021.json", f"{stem}.json", f"{stem}.paper.json"]
    written = json.loads((folder / f"{stem}.paper.json").read_text(encoding="utf-8"))
    assert (written["kind"], written["title"]) == ("committee-paper", HEAD["Subject"])
    assert "one committee paper" in result.out
    log = next((with_paper / "output" / "runs").glob("*/run.log")).read_text(encoding="utf-8")
    assert f"{SAMPLE_PAPER.name}: committee paper, because: a committee or Cabinet at the head;" in log


def test_a_second_run_writes_nothing_again(run: Runner, with_paper: Path) -> None:
    run()
    assert "0 written" in run().out or " written " not in run().out


def test_a_paper_of_no_area_of_this_run_is_reported(run: Runner, project: Path) -> None:
    text = "Report to: Cabinet\nDate of meeting: 4 May 2022\nSubject: SEND in Otherby\nAuthor: Jo Bell, Head of SEND\n"
    text += "\n\n1. Background\n\n1.1 Otherby was inspected.\n\n2. Recommendations\n\n2.1 That Cabinet notes it.\n"
    text += "\nBackground papers\n\nNone\n"
    (project / "input" / "otherby.txt").write_text(text, encoding="utf-8")
    result = run()
    assert result.code == 1
    assert "error: otherby.txt" in result.out
    assert "could not be assigned to an area. Areas with a letter or report in this run: Thornmere." in result.out
    assert (project / WORKBOOK).exists()


def test_the_same_paper_in_two_files_counts_once(run: Runner, with_paper: Path) -> None:
    (with_paper / "input" / "copy.docx").write_bytes(set_paper(PaperLayout(head_in_table=False)))
    run()
    risks = [row["Risk"] for row in table_rows(with_paper / WORKBOOK, "Risks")]
    assert [risks.count(risk) for risk, *_ in words.RISKS] == [1, 1, 1]


def test_the_real_paper_around_its_letter_prefills_the_letters_paper(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "input").mkdir()
    source = shared / "letters" / "medway-2018.txt"
    (tmp_path / "input" / source.name).write_bytes(source.read_bytes())
    folders = ["--input", str(tmp_path / "input"), "--output", str(tmp_path / "output")]
    run = run_toolkit(capsys, "run", *folders, "--style", "medway", "--as-at", "2018-02-20")
    key = json.loads((shared / "gold" / "medway-2018.paper.json").read_text(encoding="utf-8"))
    workbook = tmp_path / "output" / "medway" / "medway-workbook.xlsx"
    details = {row["Item"]: row for row in detail_rows(workbook)}
    assert run.code == 0
    assert details["Author"]["Value"] == key["author"]["as_written"]
    assert details["Meeting date"]["Value"] is None
    assert [r["Previous rating"] for r in table_rows(workbook, "Risks")].count("D3") >= 2
    paragraphs = [p["text"] for s in key["sections"] if s["number"] != "10" for p in s["paragraphs"]]
    everywhere = everything_in(workbook)
    assert [t for t in paragraphs if t in everywhere and details["Policy framework"]["Value"] != t] == []
    names = {p.name for p in (tmp_path / "output" / "medway" / "letters").iterdir()}
    assert names == {"medway-2018.json", "medway-2018.paper.json"}


def test_a_paper_that_the_toolkit_wrote_is_an_earlier_paper_too(run: Runner, with_paper: Path) -> None:
    run()
    written = (with_paper / PAPER).read_bytes()
    for path in [*(with_paper / "output").rglob("*.*"), with_paper / "input" / SAMPLE_PAPER.name]:
        path.unlink(missing_ok=True)
    (with_paper / "input" / "last-time.docx").write_bytes(written)
    result = run()
    assert (result.code, "last-time.docx: around it a committee paper" in result.out) == (0, True)
    rows = {row["Item"]: row["Value"] for row in detail_rows(with_paper / WORKBOOK)}
    assert {item: rows[item] for item in SUGGESTED} == SUGGESTED
    risks = table_rows(with_paper / WORKBOOK, "Risks")
    assert len({r["Risk"] for r in risks}) == len(risks)
    assert "last-time.docx" not in {f["Document"] for f in table_rows(with_paper / WORKBOOK, "Findings")}
    assert len(table_rows(with_paper / WORKBOOK, "Findings")) == 32


# ---- the rules


def test_the_paper_with_the_letter_inside_comes_before_a_newer_one() -> None:
    letter = sample_letter()
    inside = replace(
        sample_paper(), inspection_end=letter.inspection_end, committee="Inside", meeting_date=date(2022, 1, 1)
    )
    newer = replace(sample_paper(), committee="Newer", meeting_date=date(2023, 1, 1), portfolio="Newer's portfolio")
    found = suggested_details(letter, (newer, replace(inside, portfolio=None)))
    assert (found["Committee"].value, found["Committee"].file) == ("Inside", SAMPLE_PAPER.name)
    assert found["Portfolio"].value == "Newer's portfolio"


def test_a_paper_belongs_to_the_area_its_head_names_else_to_that_its_text_is_about() -> None:
    paper = sample_paper()
    assert area_of(paper, ["Otherby", "Thornmere"]) == "Thornmere"
    untitled = replace(paper, title=None, authority=None, committee=None)
    assert area_of(untitled, ["Otherby", "Thornmere"]) == "Thornmere"
    assert area_of(untitled, ["Otherby", "Thorn"]) is None


def test_a_suggestion_that_names_a_time_of_the_earlier_meeting_is_pointed_out() -> None:
    paper = sample_paper()
    plan = Plan("Thornmere", "thornmere", "default", (), recommendations=(*paper_recommendations([paper]),))
    plan = replace(plan, risks=(*paper_risks([paper]),))
    assert len([*taken_from_papers(plan, [paper])]) == 1
    dated = tuple(replace(r, text=f"{r.text} Until 22 March 2022.") for r in paper.recommendations[:1])
    problems = [*taken_from_papers(plan, [replace(paper, recommendations=dated)])]
    assert [(p.severity, "22 March 2022" in p.what) for p in problems][:2] == [("note", False), ("note", True)]


def test_a_suggestion_in_nearly_the_same_words_is_made_once() -> None:
    own = ["The statement is not submitted within 70 working days of receiving the report.", "Staff leave."]
    earlier = ["The statement is not submitted within 70 working days of the report."]
    assert without_doubles(own, earlier) == [False, True]
