"""Which earlier papers suggest anything: this area's, about an inspection, the latest where two say the same."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers import WORKBOOK, Run, table_rows
from tests.paper_reading import sample_paper
from toolkit.inputs.read import read_document
from toolkit.letters.committee_paper import paper_in
from toolkit.model.earlier_paper import EarlierPaper
from toolkit.rules.paper_area import area_of, is_about_an_inspection

Runner = Callable[..., Run]

PAPER = """{council}

Report to: {committee}
Date of meeting: {day}
Subject: {title}
Author: Jo Bell, Head of Service

1. Background

1.1 {text}

2. Risk management

Risk\tDescription\tAction to avoid or mitigate risk\tRisk rating
{risk}\tMoney is short.\tSpend less.\t{rating}
The gritting lorries break down.\tThey are old.\tBuy new ones.\tD3

3. Recommendations

3.1 {recommendation}

Background papers

None
"""
BUDGET = {
    "council": "Thornmere Borough Council",
    "committee": "Cabinet",
    "day": "4 May 2022",
    "title": "Revenue budget and highways programme in Thornmere",
    "text": "The overspend on SEND transport in Thornmere is one of many.",
    "risk": "The overspend grows.",
    "rating": "B2",
    "recommendation": "That Cabinet agree the budget.",
}
SEND = {**BUDGET, "title": "What inspectors found about SEND in Thornmere"}


def written(folder: Path, name: str, values: dict[str, str]) -> Path:
    path = folder / name
    path.write_text(PAPER.format(**values), encoding="utf-8")
    return path


def paper_of(folder: Path, values: dict[str, str]) -> EarlierPaper:
    paper = paper_in(read_document(written(folder, "paper.txt", values)))
    assert paper is not None
    return paper


def test_a_paper_about_something_else_suggests_nothing_and_says_so(run: Runner, project: Path) -> None:
    written(project / "input", "budget.txt", BUDGET)
    result = run()
    assert result.code == 1
    assert "This committee paper is not about an inspection of special educational needs" in result.out
    details = table_rows(project / WORKBOOK, "Paper details")
    assert [d["Item"] for d in details if "budget.txt" in d["Note"]] == []
    assert "The overspend grows." not in [r["Risk"] for r in table_rows(project / WORKBOOK, "Risks")]


@pytest.mark.parametrize(
    ("title", "text", "about"),
    [
        ("Revenue budget", "There is none.", False),
        ("Highways programme", "Ofsted inspected the SEND service in March.", False),
        ("SEND home to school transport", "Buses are late.", False),
        ("Ofsted's visit to the SEND service", "It was in March.", True),
        ("Update on SEND", "The written statement of action was agreed in March.", True),
        ("Joint inspection of special educational needs", "It was in March.", True),
    ],
)
def test_what_a_paper_is_about_is_told_by_its_title_and_outline(
    title: str, text: str, about: bool, tmp_path: Path
) -> None:
    assert is_about_an_inspection(paper_of(tmp_path, {**BUDGET, "title": title, "text": text})) == about


@pytest.mark.parametrize(
    ("council", "title", "text"),
    [
        ("Otherby Council", "SEND inspection", "Thornmere was inspected before us. Thornmere and Thornmere's schools."),
        ("", "SEND inspection in Otherby", "Otherby is inspected later than Thornmere."),
        ("North Thornmere Council", "SEND inspection in North Thornmere", "North Thornmere is not large."),
        ("Thornmere East Council", "SEND inspection", "Thornmere East is not large."),
    ],
)
def test_a_paper_of_another_council_belongs_to_no_area_of_the_run(
    council: str, title: str, text: str, tmp_path: Path
) -> None:
    paper = paper_of(tmp_path, {**SEND, "council": council, "title": title, "text": text})
    assert area_of(paper, ["Thornmere"]) is None


def test_an_area_is_known_however_its_and_is_written() -> None:
    paper = replace(sample_paper(), title="SEND in Upper & Nether Thorn", authority=None, committee=None)
    assert area_of(paper, ["Upper and Nether Thorn", "Otherby"]) == "Upper and Nether Thorn"


def test_of_two_papers_that_say_the_same_the_later_counts_and_the_run_says_so(run: Runner, project: Path) -> None:
    written(project / "input", "a-later.txt", {**SEND, "rating": "C3"})
    first = {**SEND, "day": "3 March 2021", "risk": "The overspend grows further.", "text": "It was otherwise then."}
    written(project / "input", "b-first.txt", {**first, "recommendation": "That Cabinet agree the old budget."})
    result = run()
    rows = table_rows(project / WORKBOOK, "Risks")
    found = [(r["Risk"], r["Previous rating"]) for r in rows if r["Previous rating"]]
    assert found == [("The overspend grows.", "C3"), ("The gritting lorries break down.", "D3")]
    offered = [r["Paper"] for r in table_rows(project / WORKBOOK, "Recommendations") if "earlier" in r["Paper"]]
    assert offered == ["earlier: a-later.txt"]
    told = "b-first.txt Not taken from it: two risks and one recommendation, since a later paper has as much in nearly"
    assert told in " ".join(result.out.split())


def test_two_risks_of_one_paper_are_both_offered_however_alike(run: Runner, project: Path) -> None:
    written(project / "input", "paper.txt", {**SEND, "risk": "The gritting lorries break down again."})
    run()
    rows = table_rows(project / WORKBOOK, "Risks")
    assert [r["Risk"] for r in rows if r["Previous rating"]] == [
        "The gritting lorries break down again.",
        "The gritting lorries break down.",
    ]


def test_what_is_not_taken_from_a_paper_is_told(run: Runner, project: Path) -> None:
    own = "The written statement of action is found not fit for purpose."
    path = written(project / "input", "paper.txt", {**SEND, "risk": own})
    table = path.read_text(encoding="utf-8")
    for row, owner in (("rating\n", "rating\tOwner\n"), ("\tB2\n", "\tB2\tJo Bell\n"), ("\tD3\n", "\tD3\tDee Carr\n")):
        table = table.replace(row, owner)
    path.write_text(table, encoding="utf-8")
    said = " ".join(run().out.split())
    assert "Committee, Author, one risk and one recommendation." in said
    assert "Not taken from it: one risk, since the workbook has as much among its own suggestions" in said
    assert "Its risk table has columns that are not suggested: Owner." in said
