"""Single sentences of a paper about the sample letter: what is wrong with each, and what is right as it stands."""

from datetime import date

import pytest

from tests.faulty_papers import paper_of_sentences
from tests.helpers import sample_letter
from toolkit.model.fidelity import FidelityHit
from toolkit.rules.fidelity import fidelity_problems
from toolkit.rules.fidelity_words import contains, differences, fold, same

# The sample letter is dated 14 January 2022: 70 working days after it is 26 April, after 20 January 3 May 2022.
IN_TIME = "The statement of action is due. Counted from the letter's date, 14 January 2022, it is due by 26 April 2022."
PUBLISHED = "Counted from its publication, 20 January 2022, it is due by 3 May 2022."
WOULD_BE = "Counted from its publication, 20 January 2022, it would be 3 May 2022; the Regulations count from receipt."


def hits(*texts: str, heading: str = "Advice and analysis", received: date | None = None) -> list[FidelityHit]:
    """What is found in these paragraphs, without what the paper as a whole lacks."""
    found = fidelity_problems(paper_of_sentences(texts, heading), sample_letter(), received=received)
    return [hit for hit in found if hit.paragraph != "the paper"]


def rules(*texts: str, heading: str = "Advice and analysis", received: date | None = None) -> list[tuple[str, str]]:
    return [(hit.paragraph, hit.rule) for hit in hits(*texts, heading=heading, received=received)]


# ---- numbers


@pytest.mark.parametrize("count", ["", "no ", "five "])
def test_significant_weaknesses_may_be_named_with_or_without_their_number(count: str) -> None:
    assert rules(f"The inspectors found {count}significant weaknesses.") == []


def test_significant_weaknesses_are_counted_too() -> None:
    assert rules("The inspectors found four significant weaknesses.") == [("1.1", "number")]


# ---- deadlines


def test_a_deadline_counted_from_publication_is_found() -> None:
    (hit,) = hits(f"The statement must be made soon. {PUBLISHED}")
    assert (hit.paragraph, hit.rule) == ("1.1", "deadline")
    assert "counts from publication" in hit.problem.what
    assert "letter's date, 14 January 2022, it is due on 26 April 2022" in hit.problem.what


def test_our_own_sentence_with_the_day_that_would_be_is_right() -> None:
    assert rules(f"{IN_TIME} {WOULD_BE}") == []
    assert rules(f"{IN_TIME} {WOULD_BE.replace('3 May', '5 May')}") == [("1.1", "deadline")]


def test_two_deadlines_in_one_paper_are_found_with_both_places() -> None:
    (hit,) = hits(IN_TIME, "The statement is due by 4 May 2022.")
    assert (hit.paragraph, hit.rule) == ("1.2", "deadline")
    assert "due on 4 May 2022" in hit.problem.what
    assert "Paragraph 1.1 says 26 April 2022." in hit.problem.what
    (hit,) = hits("The statement is due by 4 May 2022.", IN_TIME)
    assert "Paragraph 1.2 says 26 April 2022." in hit.problem.what
    assert hit.paragraph == "1.1"


def test_a_deadline_is_told_as_one_where_the_report_was_received_earlier_in_the_sentence() -> None:
    text = "The letter was read by all, and the statement is due by 30 May 2022."
    assert rules(text) == [("1.1", "deadline")]


def test_the_clock_starts_on_the_day_of_receipt_that_the_paper_names() -> None:
    received = "The Council received the letter on 19 January 2022."  # 70 working days after it: 29 April
    (hit,) = hits(received, IN_TIME)
    assert (
        "counted from the day the report was received, 19 January 2022, it is due on 29 April 2022" in hit.problem.what
    )
    right = "The statement is due by 29 April 2022."
    counted = "Counted from the day the report was received, 19 January 2022, it is due by 29 April 2022."
    assert rules(received, right, f"The statement is required. {counted}") == []
    assert rules(received, "The statement is due by 26 April 2022.") == [("1.2", "deadline")]


def test_the_clock_starts_on_the_day_of_receipt_that_officers_typed() -> None:
    assert rules(IN_TIME, received=date(2022, 1, 14)) == []
    assert rules(IN_TIME, received=date(2022, 1, 19)) == [("1.1", "deadline")]
    assert rules("The statement is due by 29 April 2022.", received=date(2022, 1, 19)) == []


def test_a_day_of_receipt_that_is_not_the_one_typed_is_told() -> None:
    (hit,) = hits("The Council received it on 19 January 2022.", received=date(2022, 1, 18))
    assert hit.rule == "date"
    assert "Paper details has 18 January 2022" in hit.problem.what
    assert rules("The Council received it on 19 January 2022.", received=date(2022, 1, 19)) == []


# ---- grades

GRADES = (
    "Ofsted rated the area inadequate.",
    "Ofsted rated the local area as \u2018inadequate\u2019 in November 2021.",
    "Inspectors judged that Thornmere requires improvement.",
    "The area was judged to be good by the inspectors.",
    "The local area's SEND services were rated Outstanding.",
    "The letter gives the area an inadequate rating.",
    "The area received a rating of inadequate.",
    "Inspectors found the effectiveness of the area to be inadequate.",
    "The overall effectiveness of the area was judged inadequate.",
)
NO_GRADES = (
    "Ofsted rated the nursery school in the area good.",
    "Children's services in the area were judged inadequate by Ofsted in 2018.",
    "The previous inspection judged the area inadequate.",
    "Inspectors do not judge an area good or inadequate.",
    "Inspectors said the area requires improvement plans to be shared.",
    "Ofsted found the area good at sharing plans with schools.",
    "A peer review rated the area good.",
    "The area has good relations with its schools.",
    "Inspectors found that the area's early help offer is good.",
    "Inspectors found the area's local offer outstanding.",
)


@pytest.mark.parametrize("text", GRADES)
def test_a_grade_for_the_area_is_found(text: str) -> None:
    assert rules(text) == [("1.1", "not in the document")]


@pytest.mark.parametrize("text", NO_GRADES)
def test_a_grade_of_others_or_of_another_time_is_none(text: str) -> None:
    assert rules(text) == []


# ---- quotation marks

INVENTED = (
    "Parents told inspectors that \u201cnobody listens to us\u201d.",
    "Families said: \u201cnobody listens to us\u201d.",
    'The letter\u2019s phrase "nobody listens to us" speaks for itself.',
    "\u201cNobody listens to us.\u201d Inspectors heard this from many parents.",
    "Inspectors wrote that \u2018nobody listens to us\u2019 was often heard.",
)
THEIRS_OR_OUR_OWN = (
    "In our survey parents said \u201cnobody listens to us\u201d.",
    "Parents told the council that \u201cnobody listens to us\u201d.",
    "The letter is answered by our plan, \u201cgetting it right for every family\u201d.",
    "Inspectors praised the \u201cright help first time\u201d programme.",
    "The letter names the \u201cSpecial Educational Needs and Disability Act\u201d.",
    "The letter refers to what is called \u201ca graduated approach to need\u201d.",
    "The letter says that the nurses are \u201ca lifeline\u201d.",
    "Inspectors will ask whether \u201cnobody listens to us\u201d is still true.",
)


@pytest.mark.parametrize("text", INVENTED)
def test_an_invented_quotation_is_found_whoever_is_said_to_speak(text: str) -> None:
    assert rules(text) == [("1.1", "misquoted")]


@pytest.mark.parametrize("text", THEIRS_OR_OUR_OWN)
def test_titles_and_what_families_told_the_council_are_no_quotations_of_the_letter(text: str) -> None:
    assert rules(text) == []


def test_what_families_say_in_the_councils_own_consultation_is_not_looked_for_in_the_letter() -> None:
    assert rules("Parents said \u201cnobody listens to us\u201d.", heading="Consultation") == []


# ---- updates

UPDATES = (
    "The Committee will receive a regular update on progress.",
    "A regular update is to be given to the Cabinet.",
    "Progress will be reported to the Board regularly.",
)
NO_UPDATES = (
    "The Committee will receive a regular update every three months.",
    "The Committee will receive a regular update. The first is due in June 2022.",
    "The parent carer forum receives regular updates.",
    "The team regularly met the inspectors, whose report the Board has seen.",
    "Progress is to be reported to the Committee on [Paper details: Next update], and regularly after that.",
)


@pytest.mark.parametrize("text", UPDATES)
def test_a_regular_update_for_members_is_found_in_any_section(text: str) -> None:
    assert rules(text) == [("1.1", "no date or frequency")]


@pytest.mark.parametrize("text", NO_UPDATES)
def test_an_update_with_a_day_or_for_others_is_no_gap(text: str) -> None:
    assert rules(text) == []


# ---- order, placeholders, hyphens


def test_problems_come_in_the_order_of_the_paper() -> None:
    found = fidelity_problems(
        paper_of_sentences(
            (
                "The Committee will receive a regular update on progress.",
                "Ofsted rated the area inadequate.",
                "The statement of action is due by 30 May 2022.",
                "Families said: \u201cnobody listens to us\u201d.",
            )
        ),
        sample_letter(),
    )
    assert [hit.paragraph for hit in found[:4]] == ["1.1", "1.2", "1.3", "1.4"]
    assert {hit.paragraph for hit in found[4:]} == {"the paper"}


def test_a_placeholder_is_not_a_matter_of_fidelity() -> None:
    assert rules("[Paper details: Financial implications]", "[Paper details: Summary].") == []


def test_hyphens_make_no_other_words() -> None:
    written = fold("the weakness of co-production and multi-agency work")
    for text in (
        "the weakness of coproduction and multiagency work",
        "the weakness of co- production and multi- agency work",
        "the weakness of co production and multi agency work",
        "the weakness of co\u2011production and multi\u2011agency work",
    ):
        assert same(fold(text), written)
        assert contains(["all", *fold(text), "here"], written)
        assert differences(fold(text), written) == ""
    assert not contains(fold("from 14 December 2017"), fold("4 December 2017"))
    assert not same(fold("the weakness of production"), written)
