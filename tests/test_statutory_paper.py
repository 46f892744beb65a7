"""Checks of law on a paper as a clerk edited it in Word: each kept and broken."""

import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.helpers import PAPER, TEMPLATES, Run
from tests.paper_notation import noted
from toolkit.house.load import load_house
from toolkit.model.paper_line import PaperLine
from toolkit.model.plan import Value
from toolkit.papers.fingerprint import paper_lines
from toolkit.rules.paper_lines import checked_lines
from toolkit.rules.statutory_paper import PaperFacts, paper_facts, statutory_paper_problems

HOUSE = load_house(TEMPLATES, "default")
MEETING, IN_TIME, LATE = date(2018, 3, 8), date(2018, 2, 28), date(2018, 3, 1)
FACTS = PaperFacts(MEETING, IN_TIME)
URGENT = ">Under section 100B(4)(b) the Chair is of the opinion that it should be considered as a matter of urgency."
EXEMPT = ">Not for publication: this report contains exempt information under paragraph 3 of Part 1 of Schedule 12A."
HEAD = (">Children's Scrutiny Committee", ">8 March 2018", "Title>Outcome of the inspection of 4 December 2017")
BODY = ("Heading Unnumbered>Summary", ">The inspectors reported eight strengths.")
ASKED = ("Heading 1>Recommendations", ">The Committee is asked to consider the outcome.")
ENDING = ("Heading Unnumbered>Background papers", ">None")
LETTER = ("Appendix Heading>Outcome letter of the inspection", "Heading 3>Main findings", ">Two children waited.")


def said(lines: Sequence[str] | Sequence[PaperLine], facts: PaperFacts = FACTS) -> list[str]:
    read = [line if isinstance(line, PaperLine) else noted([line])[0] for line in lines]
    problems = list(statutory_paper_problems("paper.docx", read, facts, HOUSE))
    assert all(p.where == "paper.docx" and p.what_to_do and p.severity == "warning" for p in problems)
    return [p.what for p in problems]


def paper(
    *more: str, head: Sequence[str] = HEAD, asked: Sequence[str] = ASKED, end: Sequence[str] = ENDING
) -> list[str]:
    return [*head, *BODY, *more, *asked, *end, *LETTER, "=>Page  of"]


def facts(today: date = IN_TIME, meeting: date | None = MEETING, **more: object) -> PaperFacts:
    return PaperFacts(meeting, today, **more)  # type: ignore[arg-type]


def test_a_paper_in_order_has_no_problem() -> None:
    assert said(paper()) == []


@pytest.mark.parametrize(
    ("words", "about", "wrong"),
    [
        ((), facts(IN_TIME), ""),
        ((), facts(LATE), "does not say why it is urgent"),
        ((URGENT,), facts(LATE, urgency_reason="The plan is due."), ""),
        (
            (URGENT,),
            facts(IN_TIME),
            "says that it is urgent, although the agenda can still be published by 28 February",
        ),
        ((URGENT,), facts(LATE, agenda=IN_TIME), "although the agenda was published in time"),
        ((), facts(LATE, agenda=IN_TIME), ""),  # the paper is to follow
        ((), facts(IN_TIME, agenda=LATE), "does not say why it is urgent"),
        ((), facts(MEETING), "does not say why it is urgent"),
        ((), facts(date(2018, 3, 9)), ""),
        ((URGENT,), facts(date(2018, 3, 9)), ""),
        ((URGENT,), facts(meeting=None), ""),
        ((">Parents in special circumstances asked for help.",), facts(IN_TIME), ""),
        ((">An urgent item by reason of special circumstances.",), facts(IN_TIME), "says that it is urgent"),
    ],
)
def test_urgency_stands_in_the_paper_when_it_is_late_and_only_then(
    words: tuple[str, ...], about: PaperFacts, wrong: str
) -> None:
    problems = said(paper(*words), about)
    assert [wrong in p for p in problems] == ([True] if wrong else [])


def test_a_late_paper_without_the_words_is_told_to_run_again_once_a_reason_is_typed() -> None:
    (untyped,) = statutory_paper_problems("paper.docx", noted(paper()), facts(LATE), HOUSE)
    (typed,) = statutory_paper_problems("paper.docx", noted(paper()), facts(LATE, urgency_reason="It is due."), HOUSE)
    assert untyped.what_to_do.startswith("Type the Urgency reason")
    assert typed.what_to_do.startswith("Run again")


@pytest.mark.parametrize(
    ("words", "typed", "wrong"),
    [
        ((), None, ""),
        ((EXEMPT,), 3, ""),
        ((EXEMPT,), None, "says that it is not for publication, and the workbook has no Exempt paragraph"),
        ((), "3", "has the Exempt paragraph 3, and the paper does not say 'Not for publication'"),
        ((EXEMPT,), "1 and 2", "names exempt paragraph 3, the workbook 1 and 2"),
        ((">Embargoed: not for publication before 7 February 2018.",), None, "no day for it"),
    ],
)
def test_not_for_publication_stands_in_the_paper_when_it_is_exempt_and_only_then(
    words: tuple[str, ...], typed: int | str | None, wrong: str
) -> None:
    problems = said(paper(head=(*HEAD, *words)), facts(exempt_paragraph=typed))
    assert [wrong in p for p in problems] == ([True] if wrong else [])


@pytest.mark.parametrize(
    ("words", "until", "wrong"),
    [
        ((">Embargoed: not for publication before 1 March 2018.",), date(2018, 3, 1), ""),
        ((), date(2018, 3, 1), "the paper does not say so"),
        ((">Embargoed until publication.",), IN_TIME, "it is over"),
        ((), IN_TIME, ""),
    ],
)
def test_an_embargo_stands_in_the_paper_until_it_is_over(words: tuple[str, ...], until: date, wrong: str) -> None:
    problems = said(paper(head=(*HEAD, *words)), facts(embargo=until))
    assert [wrong in p for p in problems] == ([True] if wrong else [])


@pytest.mark.parametrize(
    "line", ["8 March 2018", "Thursday 8 March 2018", "DATE OF MEETING: 8th MARCH 2018", "08/03/2018"]
)
def test_the_meeting_date_of_the_paper_is_that_of_the_workbook(line: str) -> None:
    head = (">Children's Scrutiny Committee", f">{line}", HEAD[2])
    assert said(paper(head=head)) == []
    (wrong,) = said(paper(head=head), facts(meeting=date(2018, 4, 12)))
    assert "The paper is for 8 March 2018, the workbook has the Meeting date 12 April 2018." in wrong


def test_dates_of_title_embargo_and_sections_are_no_meeting_date() -> None:
    head = (HEAD[0], ">Embargoed: not for publication before 1 March 2018.", HEAD[2])
    assert said(paper(">On 9 May 2018 the plan is due.", head=head), facts(embargo=date(2018, 3, 1))) == []


def test_days_far_below_the_head_are_no_meeting_date_even_where_a_paper_has_no_headings() -> None:
    lines = [">Children's Scrutiny Committee", *[">Words."] * 20, ">On 9 May 2018 the plan is due."]
    assert [p for p in said(lines) if "The paper is for" in p] == []
    assert [p for p in said([*lines[:1], lines[-1]]) if "The paper is for 9 May 2018" in p]


@pytest.mark.parametrize(
    ("end", "wrong"),
    [
        (ENDING, ""),
        ((), "There is no section Background papers"),
        (("Heading Unnumbered>Background papers",), "The section Background papers is empty"),
        ((">Background papers", ">None"), ""),
        ((">Background documents: None",), ""),
        (("Heading 1>11 List of background papers", ">Action plan"), ""),
    ],
)
def test_background_papers_are_listed_if_only_with_none(end: tuple[str, ...], wrong: str) -> None:
    problems = said(paper(end=end))
    assert [wrong in p for p in problems] == ([True] if wrong else [])


def test_the_foot_of_the_page_is_no_background_paper() -> None:
    lines = [*HEAD, *BODY, *ASKED, "Heading Unnumbered>Background papers", ">Page 3 of 9"]
    assert said(lines) == ["The section Background papers is empty."]


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        (ASKED, ""),
        (("Heading 1>10. RECOMMENDATION(S)", ">The Committee is asked to note."), ""),
        (("Heading 1>Earlier recommendations", ">They were noted."), "There is no section Recommendations"),
        ((), "There is no section Recommendations"),
        (("|>Recommendations", "|>The Committee is asked to note."), "There is no section Recommendations"),
        (("Heading 1>Recommendations",), "The section Recommendations is empty"),
    ],
)
def test_the_committee_is_asked_something(asked: tuple[str, ...], wrong: str) -> None:
    problems = said(paper(asked=asked))
    assert [wrong in p for p in problems] == ([True] if wrong else [])


@pytest.mark.parametrize(
    ("line", "is_named"),
    [
        (">Three pupils were excluded last year.", True),
        ("|>Two children are waiting. [2017-W1]", True),  # officers' action, with the weakness it tackles
        (">Three pupils said that they felt safe. [2017-I-D03]", False),
        (">Area of significant weakness: two children waited [2017b-W1]", False),
        (">Key stage 2 pupils aged 7 to 11 did well in 2018.", False),
    ],
)
def test_small_numbers_are_named_outside_quotations(line: str, is_named: bool) -> None:
    problems = said(paper(line))
    assert [("could tell readers" in p) for p in problems] == ([True] if is_named else [])


def test_the_paragraph_of_a_small_number_is_named_by_its_first_words() -> None:
    (problem,) = said(paper(">Since the inspection of the area three pupils were excluded."))
    assert "The paragraph 'Since the inspection of the area ...' says 'three pupils'" in problem


def test_the_rest_of_a_quotation_and_what_inspectors_are_known_to_have_written_are_quoted() -> None:
    lines = paper(
        ">They found that: [2017-I-D03]", ">two children waited", ">one child was at risk", ">Then one child came."
    )
    assert ["'one child'" in p for p in said(lines)] == [True]
    quoted = ("Inspectors wrote: Then one child came.",)
    assert said(lines, facts(quoted=quoted)) == []
    assert len(said(paper(">3 children came."), facts(quoted=("13 children came.",)))) == 1


def test_only_the_appendix_with_the_letter_is_quoted() -> None:
    own = ("Appendix Heading>Performance data", ">Two children waited.")
    assert len(said([*paper(), *own])) == 1
    assert len(said([*paper(), "Heading 1>Appendix B: Case studies", ">One child moved."])) == 1
    assert said([*paper(), "Heading 1>Appendix B: Ofsted letter", ">One child moved."]) == []


def test_an_exempt_paper_about_individuals_may_have_small_numbers() -> None:
    notice = EXEMPT.replace("paragraph 3", "paragraphs 1 and 2")
    assert said(paper(">Three pupils were excluded.", head=(*HEAD, notice)), facts(exempt_paragraph="1, 2")) == []


def test_cells_and_words_beside_the_text_are_told_apart_and_comments_are_not_published() -> None:
    lines = checked_lines([*noted(["||>one", "|>two", "=>Page  of", "#>a note"]), PaperLine("comment", "", "Check!")])
    assert [(x.text, x.is_cell, x.is_beside) for x in lines] == [
        ("one", True, False),
        ("two", True, False),
        ("Page  of", False, True),
        ("a note", False, True),
    ]


def test_the_facts_come_from_paper_details() -> None:
    typed: dict[tuple[str, str], Value] = {
        ("2017 committee", "Meeting date"): "8 March 2018",
        ("2017 committee", "Urgency reason"): "None",
        ("2017 committee", "Exempt paragraph"): 3,
        ("2017 committee", "Embargo"): date(2018, 2, 8),
        ("2019 committee", "Agenda published"): date(2020, 2, 8),
    }
    assert paper_facts(typed, "2017 committee", IN_TIME) == PaperFacts(
        MEETING, IN_TIME, "", exempt_paragraph=3, embargo=date(2018, 2, 8)
    )


def test_a_paper_the_toolkit_wrote_is_in_order_and_an_edit_that_breaks_it_is_named(
    run: Callable[..., Run], project: Path
) -> None:
    run()
    written = (project / PAPER).read_bytes()
    about = PaperFacts(date(2022, 3, 8), date(2022, 2, 1))
    assert said(paper_lines(written) or [], about) == []
    document = docx.Document(io.BytesIO(written))
    text = next(p for p in document.paragraphs if p.text == "None")
    text.insert_paragraph_before("Four looked-after children have no plan.")
    text.runs[0].text = ""
    document.paragraphs[0].insert_paragraph_before("Meeting of 9 March 2022")
    changed = io.BytesIO()
    document.save(changed)
    problems = said(paper_lines(changed.getvalue()) or [], about)
    assert ["9 March 2022" in p or "'Four looked-after children'" in p for p in problems] == [True, True]


def test_the_first_cell_of_an_action_and_a_section_that_only_a_footer_follows_are_read_as_what_they_are(
    run: Callable[..., Run], project: Path
) -> None:
    run()
    document = docx.Document(str(project / PAPER))
    action = document.tables[1].rows[1].cells[0].paragraphs[0]
    assert action.text.endswith("[2021-W1]")
    action.runs[0].text = f"Find a school for the three pupils excluded: {action.runs[0].text}"
    ending = next(p for p in document.paragraphs if p.text == "None")
    last: Any = ending._p
    heading, body = last.getprevious(), last.getparent()
    for paragraph in (heading, last):
        body.remove(paragraph)
        body.insert(len(body) - 1, paragraph)
    ending.runs[0].text = ""
    document.save(str(project / PAPER))
    problems = said(paper_lines((project / PAPER).read_bytes()) or [], PaperFacts(None, date(2022, 2, 1)))
    assert "The section Background papers is empty." in problems
    assert ["The table cell 'Find a school for the three" in p for p in problems].count(True) == 1
