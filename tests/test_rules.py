"""The field's rules: dates, national context, evidence, ratings, attention."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from tests.helpers import TEMPLATES, sample_letter
from toolkit.house.load import load_house
from toolkit.inputs.reference_table import read_tables
from toolkit.model.plan import Action
from toolkit.rules.attention import attention, days_to_due
from toolkit.rules.deadlines import in_a_sentence, statement_deadlines
from toolkit.rules.english import counted, listed, named, span_in_words
from toolkit.rules.evidence import best_evidence
from toolkit.rules.national import against_the_tables, context_before, published_on
from toolkit.rules.new_plan import classified
from toolkit.rules.risk_rating import rating
from toolkit.rules.themes import classify
from toolkit.rules.typed_dates import typed_date
from toolkit.rules.working_days import bank_holidays, latest_publication, working_days_after

DEFAULT, MEDWAY = load_house(TEMPLATES, "default"), load_house(TEMPLATES, "medway")
TABLES = read_tables()
TABLE = TABLES.letters


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2018, 1, 31), date(2018, 5, 14)),  # Medway, from the letter's date
        (date(2018, 2, 8), date(2018, 5, 22)),  # Medway, from publication
        (date(2018, 2, 3), date(2018, 5, 16)),  # a Saturday: counted from the Monday after
    ],
)
def test_a_statement_is_due_after_seventy_working_days(start: date, due: date) -> None:
    assert working_days_after(start, 70) == due


def test_working_days_agree_with_numpys_business_days() -> None:
    closed = np.array(bank_holidays(2021, 2024, ("2022-03-01",)), dtype="datetime64[D]")
    starts = np.arange("2021-10-25", "2022-11-01", dtype="datetime64[D]")
    for days in (1, 5, 70, 300):
        expected = np.busday_offset(starts, days, roll="backward", holidays=closed).tolist()
        assert [working_days_after(start, days, ("2022-03-01",)) for start in starts.tolist()] == expected


def test_the_deadline_counts_from_receipt_where_it_is_known_and_the_other_basis_is_shown() -> None:
    letter = replace(sample_letter(), letter_date=date(2018, 1, 31))
    published = date(2018, 2, 8)
    without = statement_deadlines(letter, None, published, DEFAULT)
    assert [(d.due, d.basis) for d in without] == [
        (date(2018, 5, 14), "the letter's date"),
        (date(2018, 5, 22), "its publication"),
    ]
    given = statement_deadlines(letter, date(2018, 2, 1), published, DEFAULT)
    assert [(d.due, d.basis) for d in given] == [
        (date(2018, 5, 15), "the day the report was received"),
        (date(2018, 5, 22), "its publication"),
    ]
    assert len(statement_deadlines(letter, published, published, DEFAULT)) == 1


def test_the_date_counted_from_receipt_applies_even_where_publication_gives_an_earlier_one() -> None:
    letter = replace(sample_letter(), letter_date=date(2018, 1, 31))
    said = in_a_sentence(statement_deadlines(letter, date(2018, 2, 12), date(2018, 2, 8), DEFAULT))
    assert "it is due by 24 May 2018" in said
    assert "it would be due by 22 May 2018" in said
    assert "earlier" not in said
    assert said.endswith("so the first date applies.")
    unknown = in_a_sentence(statement_deadlines(letter, None, date(2018, 2, 8), DEFAULT))
    assert unknown.endswith("until that day is known, the first date is the one to work to.")


@pytest.mark.parametrize(
    ("meeting", "latest"),
    [
        (date(2018, 3, 8), date(2018, 2, 28)),
        (date(2018, 4, 10), date(2018, 3, 29)),  # over Easter
        (date(2022, 1, 5), date(2021, 12, 23)),  # over Christmas
    ],
)
def test_an_agenda_is_out_five_clear_days_before_the_meeting(meeting: date, latest: date) -> None:
    assert latest_publication(meeting, 5, weekends_count=False) == latest


def test_a_house_may_count_weekends_and_add_days_of_its_own() -> None:
    assert latest_publication(date(2018, 3, 8), 5, weekends_count=True) == date(2018, 3, 2)
    assert latest_publication(date(2018, 3, 8), 5, weekends_count=False, extra=("2018-03-05",)) == date(2018, 2, 27)


def test_the_national_context_is_that_of_the_day_before_publication() -> None:
    national = context_before(date(2018, 2, 8), TABLE)
    assert national is not None
    assert (national.until, national.areas, national.statements, national.percent) == (date(2018, 2, 7), 46, 18, 39)
    assert context_before(date(2016, 1, 1), TABLE) is None


def test_publication_is_as_typed_else_by_source_else_by_table_else_the_letters_date() -> None:
    letter = replace(sample_letter(), area="Medway", inspection_start=date(2017, 12, 4), letter_date=date(2018, 1, 31))
    typed = published_on(letter, date(2018, 2, 9), TABLES)
    stated = published_on(replace(letter, published_date=date(2018, 2, 7)), None, TABLES)
    listed_day = published_on(letter, None, TABLES)
    own = published_on(replace(letter, area="Thornmere"), None, TABLES)
    days = [p.day for p in (typed, stated, listed_day, own) if p]
    assert days == [date(2018, 2, 9), date(2018, 2, 7), date(2018, 2, 8), date(2018, 1, 31)]
    assert "Ofsted" in (listed_day.basis if listed_day else "")


def test_an_area_is_found_in_the_official_table_under_its_longer_names() -> None:
    letter = replace(sample_letter(), area="the London Borough of Lewisham", inspection_start=date(2017, 10, 2))
    found = published_on(letter, None, TABLES)
    assert found is not None
    assert found.day == date(2017, 12, 7)


def test_the_official_table_is_whole() -> None:
    assert len(TABLE) == 149
    assert sum(row.wsoa_required for row in TABLE) == 82


def test_the_best_evidence_of_a_weakness_comes_first_and_is_never_a_strength() -> None:
    letter = classified(sample_letter(), DEFAULT.themes)
    wanted = {"2021-W2": "2021-A-D03", "2021-W3": "2021-M-03", "2021-W4": "2021-A-D02", "2021-W5": "2021-M-04"}
    kinds = {f.ref: f.kind for f in letter.findings}
    for weakness in letter.weaknesses:
        text = weakness.passage.full_text
        found = best_evidence(text, classify(text, DEFAULT.themes), letter.findings)
        assert found
        assert all(kinds[ref] != "strength" for ref in found)
        if weakness.ref in wanted:
            assert wanted[weakness.ref] in found[:2]


@pytest.mark.parametrize(
    ("likelihood", "impact", "default", "medway"),
    [
        ("4 Likely", "3 Moderate", "12 Medium", "Not yet rated"),
        ("5 Very likely", "5 Severe", "25 High", "Not yet rated"),
        ("D", "3", "Not yet rated", "D3"),
        ("", "3", "Not yet rated", "Not yet rated"),
        ("9", "3", "Not yet rated", "Not yet rated"),
    ],
)
def test_a_rating_follows_the_house_scale_and_is_never_guessed(
    likelihood: str, impact: str, default: str, medway: str
) -> None:
    assert rating(likelihood, impact, DEFAULT.risk_scale) == default
    assert rating(likelihood, impact, MEDWAY.risk_scale) == medway


@pytest.mark.parametrize(
    ("action", "call"),
    [
        (Action("A1", action="x", due=date(2022, 1, 31)), "Overdue"),
        (Action("A1", action="x", due=date(2022, 1, 1), revised_due=date(2022, 3, 1)), "Due within 30 days"),
        (Action("A1", action="x", due=date(2022, 1, 31), brag="Blue"), ""),
        (Action("A1", action="x", start=date(2021, 12, 1)), "No update for 31 days"),
        (Action("A1", action="x", due=date(2022, 9, 1), updated=date(2021, 12, 31)), "No update for 31 days"),
        (Action("A1", action="x", due=date(2022, 9, 1), updated=date(2022, 1, 20)), ""),
        (Action("A1", action="x"), ""),
    ],
)
def test_an_action_calls_for_attention_when_it_should(action: Action, call: str) -> None:
    assert attention(action, date(2022, 2, 1), "Blue") == call


def test_days_to_due_are_negative_when_it_has_passed() -> None:
    assert days_to_due(Action("A1", due=date(2022, 1, 31)), date(2022, 2, 1)) == -1


@pytest.mark.parametrize("typed", ["8 March 2018", "08/03/2018", "2018-03-08", "8 Mar 2018", "Thursday, 8 March 2018"])
def test_dates_are_understood_as_people_type_them(typed: str) -> None:
    assert typed_date(typed) == date(2018, 3, 8)


def test_words_are_no_date() -> None:
    assert typed_date("after Easter") is None


def test_dates_numbers_and_lists_are_in_committee_english() -> None:
    assert span_in_words(date(2017, 12, 4), date(2017, 12, 8)) == "from 4 to 8 December 2017"
    assert span_in_words(date(2017, 11, 27), date(2017, 12, 1)) == "from 27 November to 1 December 2017"
    assert (counted(1, "risk"), counted(8, "risk"), counted(12, "risk")) == ("one risk", "eight risks", "12 risks")
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_a_letter_that_ofsteds_statistics_tell_otherwise_is_named() -> None:
    letter = replace(sample_letter(), area="Medway", inspection_start=date(2017, 12, 4))
    assert [p.what for p in against_the_tables(letter, TABLES)] == [
        "Ofsted's official statistics count 8 significant weaknesses; 5 were read."
    ]
    without = replace(letter, wsoa_required=False, weaknesses=())
    assert "list a written statement of action" in next(iter(against_the_tables(without, TABLES))).what


def test_areas_are_named_as_in_a_sentence() -> None:
    assert (named("Medway"), named("City of Westminster")) == ("Medway", "the City of Westminster")
