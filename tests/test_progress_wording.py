"""The English of a month's report: dates, ratings, figures with their units, documents by their names."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import docx
import pytest

from tests.progress_months import MONTHS, actions, house, measures, papers, usual
from tests.test_progress_report import STYLES, lines, set_in_word, tables, text_of
from toolkit.model.paper import Enquiry
from toolkit.model.plan import PaperDetail, Plan, Risk, WeaknessRow
from toolkit.model.progress import Progress
from toolkit.papers.progress_report import progress_papers
from toolkit.papers.progress_words import document_called
from toolkit.rules.checks import unrated_risks
from toolkit.rules.measure_worth import with_unit

NO_DAYS = ("due day", "No day", "this day", "day of update", "How it is known")


def answering(*documents: str, rows: tuple[WeaknessRow, ...] = ()) -> tuple[str, ...]:
    full = usual()
    now = replace(full.now, documents=documents, weaknesses=rows or full.now.weaknesses)
    said = papers(replace(full, now=now))[0].facts["documents"]
    assert isinstance(said, tuple)
    return tuple(map(str, said))


def areas(document: str, kind: str, number: int) -> tuple[WeaknessRow, ...]:
    return tuple(WeaknessRow(f"2023-{kind[:1]}{n}", document, kind, f"Area {n}") for n in range(1, number + 1))


# ---- dates


@pytest.mark.parametrize("style", STYLES)
def test_what_is_due_has_a_date_and_no_day(style: str) -> None:
    said = "\n".join(lines("usual", style))
    assert "the earliest due date first" in said
    assert [words for words in NO_DAYS if words in said] == []


def test_an_action_that_was_never_updated_says_that_no_date_is_given() -> None:
    stale = replace(actions()[20], updated=None)
    rows: Any = papers(replace(usual(), not_updated=(stale,)))[0].facts["not_updated"]
    assert rows[0].updated == "No date given"


# ---- ratings


def test_a_measure_without_a_rating_says_so_and_not_that_it_has_no_colour() -> None:
    bare = replace(measures()[4], rag="")
    (summary,) = [str(t) for t in papers(replace(usual(), measures=(bare,)))[0].facts["summary"] if "measure" in str(t)]  # type: ignore[union-attr]
    assert summary == "One measure is recorded; it has no RAG rating."
    assert "two without a RAG rating" in str(papers(usual())[0].facts["measures_stand"])
    for month in MONTHS:
        assert not [line for line in lines(month) if "colour" in line]


def test_the_words_of_brag_are_the_houses_own() -> None:
    blue, green, *_ = house().brag
    few = replace(house(), brag=(replace(blue, word="Done"), green))
    for paper in progress_papers(usual(), few):
        assert "had 25 actions, by BRAG rating (done or green): " in str(paper.facts["summary"])


def test_where_the_summary_is_typed_brag_is_told_where_the_report_first_has_it() -> None:
    full = usual()
    typed = (*full.now.details, PaperDetail("progress", "Summary", "All is well."))
    text = text_of(replace(full, now=replace(full.now, details=typed)))
    assert "shows three actions whose BRAG rating (blue, green, amber, red or grey) has changed" in text
    assert "whose BRAG rating has changed, and why." in text_of(full)


# ---- areas and documents


def test_the_number_of_an_areas_actions_is_a_figure() -> None:
    rows = tables()["Areas to put right"]
    assert rows[1][4] == "4 (1 overdue)"
    assert rows[3][4] == "3"
    none: Any = papers(replace(usual(), now=replace(usual().now, actions=())))[0].facts["areas"]
    assert {row.actions for row in none} == {"0"}


def test_areas_for_which_nothing_is_agreed_are_named() -> None:
    full = usual()
    some = tuple(a for a in full.now.actions if a.weakness != "2024-W2")
    text = text_of(replace(full, now=replace(full.now, actions=some)))
    assert "No action has yet been agreed for [2024-W2]." in text
    text = text_of(replace(full, now=replace(full.now, actions=())))
    assert "No action has yet been agreed for any of these areas." in text


def test_one_document_is_named_once_with_the_areas_it_names() -> None:
    assert answering("2024 outcome letter") == (
        "The action plan follows the 2024 outcome letter of Ofsted and the Care Quality Commission (CQC), which names"
        " eight areas of significant weakness.",
    )
    report = "2023 area report"
    rows = (*areas(report, "Area for priority action", 5), *areas(report, "Area for improvement", 4))
    assert answering(report, rows=rows) == (
        "The action plan follows the 2023 inspection report of Ofsted and the Care Quality Commission (CQC), which"
        " names five areas for priority action and four areas for improvement.",
    )
    assert answering("2019 revisit letter") == (
        "The action plan follows the 2019 revisit letter of Ofsted and the Care Quality Commission (CQC).",
    )


def test_several_documents_have_a_sentence_each() -> None:
    rows = (
        *areas("2024 outcome letter", "Significant weakness", 1),
        *areas("2026 area report", "Area for priority action", 2),
    )
    assert answering("2024 outcome letter", "2026 area report", rows=rows) == (
        "The action plan follows the 2024 outcome letter and the 2026 inspection report of Ofsted and the Care Quality"
        " Commission (CQC).",
        "The 2024 outcome letter names one area of significant weakness.",
        "The 2026 inspection report names two areas for priority action.",
    )


def test_a_second_report_of_a_year_keeps_its_letter() -> None:
    assert document_called("2023b area report") == "2023b inspection report"
    assert document_called("2023 monitoring report") == "2023 monitoring report"


# ---- figures


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        (1, "weeks", "1 week"),
        (2, "weeks", "2 weeks"),
        (1, "working days", "1 working day"),
        (1, "children", "1 child"),
        (1, "plans per school", "1 plan per school"),
        (1, "per 100", "1 per 100"),
        (1, "%", "1%"),
        (1, "number", "1"),
        (1, "class", "1 class"),
        (0.5, "weeks", "0.5 weeks"),
        (21, "months", "21 months"),
    ],
)
def test_one_of_a_thing_is_not_said_as_many(number: float, unit: str, said: str) -> None:
    assert with_unit(number, unit) == said


@pytest.mark.parametrize("typed", [100, 100.0, "100"])
def test_a_statutory_standard_has_the_unit_of_its_measure(typed: Any) -> None:
    first = replace(measures()[0], row=replace(measures()[0].row, statutory_standard=typed))
    rows: Any = papers(replace(usual(), measures=(first,)))[0].facts["measures"]
    assert (rows[0].target, rows[0].standard) == ("60% by 31 March 2027", "100%")


# ---- what is asked


def test_the_summary_ends_with_what_the_committee_is_asked() -> None:
    for month in MONTHS.values():
        summary: Any = papers(month())[0].facts["summary"]
        assert summary[-1] == "The Committee is asked to consider the progress made."
        assert "asked" not in str(papers(month())[1].facts["summary"])


def enquiring(*findings: str, **changes: Any) -> Progress:
    asked = tuple(Enquiry(f"Theme {n}", "How?", text) for n, text in enumerate(findings, 1))
    return replace(usual(), enquiries=asked, **changes)


def test_lines_of_enquiry_are_those_of_areas_with_an_overdue_action_or_a_red_measure() -> None:
    late = replace(usual().overdue[0], weakness="2024-W3")
    red = replace(measures()[1], rag="Red")  # of 2024-W2
    found = enquiring(
        "[2024-W1], [2024-W3], [2024-I-D01] and [2024-I-D02]", "[2024-W2]", "[2024-W5] and [2024-I-D03]",
        overdue=(late,), measures=(red,),
    )  # fmt: skip
    asked: Any = papers(found)[0].facts["enquiries"]
    assert [(e.theme, e.findings) for e in asked] == [
        ("Theme 1", "[2024-W3], [2024-W1] and [2024-I-D01]"),
        ("Theme 2", "[2024-W2]"),
    ]
    assert "No area has an overdue action" not in text_of(found)


def test_a_month_without_such_an_area_says_so() -> None:
    text = text_of(enquiring("[2024-W1]", overdue=(), measures=()))
    assert "Lines of enquiry\nNo area has an overdue action or a measure rated Red." in text
    assert "How?" not in text


def test_an_area_without_a_question_leaves_the_section_out() -> None:
    assert "Lines of enquiry" not in text_of(enquiring("[2024-W5]", overdue=usual().overdue[:1], measures=()))


# ---- pages


@pytest.mark.parametrize("style", STYLES)
def test_the_words_before_the_chart_of_ratings_may_stay_on_the_page_before_it(style: str) -> None:
    document = docx.Document(io.BytesIO(set_in_word(usual(), style)))
    (before,) = [p for p in document.paragraphs if "shows all actions by BRAG rating" in p._p.xml.replace("\n", "")]
    assert not before.paragraph_format.keep_with_next


# ---- risks


def test_a_risk_that_is_not_used_is_not_asked_to_be_rated() -> None:
    risks = (Risk("R1", "Caseworkers leave."), Risk("R2", "Data comes late.", status="Not used"))
    plan = Plan("Eskmouth", "eskmouth", "default", (), risks=risks)
    assert [problem.what for problem in unrated_risks(plan, house(), date(2026, 11, 2))] == [
        "One risk without a rating."
    ]
    assert list(unrated_risks(replace(plan, risks=risks[1:]), house(), date(2026, 11, 2))) == []
