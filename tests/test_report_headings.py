"""Headings of area SEND reports in other words, misprinted and missing: every finding stays under its own."""

from dataclasses import replace

import pytest

from tests import report_words as words
from tests.report_lines import reworded, with_type
from tests.test_area_report import check_everything, texts
from toolkit.letters.formats import read_letter

EXPERIENCE, EFFECTIVE, BETTER = "What is it like", "What is the area partnership", "What does the area partnership"


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        (EXPERIENCE, "1. What is it like to be a child or young person with SEND in this area?"),
        (EXPERIENCE, "What is it like for children and young people with SEND in Thornmere?"),
        (EXPERIENCE, "What\u2019s it like being a child or young person with SEND here?"),
        (EFFECTIVE, "What is the area partnership doing well?"),
        (EFFECTIVE, "What are the partners in this area doing that works and is effective?"),
        (BETTER, "What does the area need to do better?"),
        (BETTER, "What do leaders need to improve?"),
        ("Areas for priority action", "Areas for priority action (continued)"),
        ("Local area partnership details", "Partnership details"),
        ("Information about this inspection", "About this inspection"),
        ("Inspection team", "Inspectors"),
        ("Inspection outcome", "Outcome of the inspection"),
        ("Information about the local area partnership", "Information about the local area"),
    ],
)
def test_a_heading_in_other_words_is_known(printed: str, instead: str) -> None:
    check_everything(read_letter(reworded(printed, instead)))


def test_a_heading_on_three_lines_is_known() -> None:
    check_everything(
        read_letter(reworded(EXPERIENCE, "What is it like to be a child", "or young person with SEND", "in this area?"))
    )


@pytest.mark.parametrize(
    "printed", ["Local area partnership details", "Information about this inspection", "Inspection team"]
)
def test_what_lost_its_heading_is_known_by_how_it_starts(printed: str) -> None:
    check_everything(read_letter(reworded(printed)))


def test_an_outcome_without_its_heading_is_read() -> None:
    letter = read_letter(reworded("Inspection outcome"))
    assert (letter.outcome, letter.next_inspection_years) == ("systemic-failings", 3)
    assert letter.previous_inspection == "8 to 12 November 2021"


@pytest.mark.parametrize("text", ["1 Under section 19 of the Education Act 1996.", "Inspection report: Thornmere"])
def test_small_print_among_findings_is_in_none_of_them_and_is_told(text: str) -> None:
    letter = read_letter(with_type("\u25a0 The inclusion advisers work", text, size=8))
    assert texts(letter, "effective") == list(words.EFFECTIVE)
    assert any("in no finding" in p.what for p in letter.problems)


def test_words_that_lead_in_the_bullets_do_not_swallow_them_and_are_marked() -> None:
    letter = read_letter(with_type("What is the area partnership", "Leaders:", gap=1))
    assert texts(letter, "effective") == ["Leaders:", *words.EFFECTIVE]
    assert [bool(f.passage.uncertain) for f in letter.findings if f.section == "effective"] == [True] + [False] * 6


def test_a_paragraph_below_the_bullets_is_a_finding_of_its_own_and_is_marked() -> None:
    document = with_type("checks their attendance", "Overall, leaders know what to do.")
    out = [replace(x, indent=0) if x.text.startswith("Overall") else x for x in document.lines]
    letter = read_letter(replace(document, lines=tuple(out)))
    assert texts(letter, "effective") == [*words.EFFECTIVE, "Overall, leaders know what to do."]
    assert [f.ref[-3:] for f in letter.findings if f.passage.uncertain] == ["S07"]


def test_a_bold_line_inside_a_finding_stays_in_it() -> None:
    letter = read_letter(with_type("\u25a0 The inclusion advisers work", "named Thornmere Together", bold=True))
    assert [t for t in texts(letter, "effective") if "named Thornmere Together" in t]


def test_words_set_as_a_heading_that_is_none_of_a_reports_are_no_finding_and_are_told() -> None:
    letter = read_letter(reworded("Areas for priority action", "Where the partnership", "has to act first"))
    assert texts(letter, "better") == list(words.BETTER)
    assert [(w.responsible, w.text, w.passage.sub_items) for w in letter.priority_actions] == list(words.PRIORITY)
    assert any("under no heading that is known" in p.what for p in letter.problems)
