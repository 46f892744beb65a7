"""The days that matter: what is typed, what law gives, and what is only usual, each with its reason."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.helpers import sample_letter
from tests.progress_snapshots import HOUSE
from toolkit.model.house import HouseStyle, Rule
from toolkit.model.letter import Letter
from toolkit.model.plan import PaperDetail, Plan
from toolkit.model.snapshot import KnownDate
from toolkit.rules.known_dates import known_dates

LETTER = sample_letter()
REPORT = replace(
    LETTER,
    kind="area-report",
    label="2025 area report",
    inspection_end=date(2025, 3, 7),
    letter_date=None,
    published_date=date(2025, 5, 2),
    wsoa_required=None,
    outcome="systemic-failings",
    next_inspection_years=None,
)
STATEMENT, PLAN, REVISIT = "Written statement of action due", "Priority action plan due", "Revisit"
MONITORING, NEXT = "Monitoring inspection", "Next full area SEND inspection"


def dates_of(*letters: Letter, house: HouseStyle = HOUSE, **typed: Any) -> tuple[KnownDate, ...]:
    """The dates of a plan with these letters, and these items of Paper details for the last one's paper."""
    paper = f"{(letters[-1].label or '').split(' ')[0]} committee" if letters else "progress"
    details = tuple(PaperDetail(paper, item.replace("_", " "), value) for item, value in typed.items())
    return known_dates(Plan("Thornmere", "thornmere", "default", letters, details=details), house)


def one(found: tuple[KnownDate, ...], starts: str) -> KnownDate:
    (known,) = (d for d in found if d.what.startswith(starts))
    return known


def names(found: tuple[KnownDate, ...]) -> list[str]:
    return [d.what.split(",")[0] for d in found]


def test_the_statement_is_due_70_working_days_after_receipt_and_the_letters_date_is_only_a_stand_in() -> None:
    received = one(dates_of(LETTER, Received_date="4 January 2022"), STATEMENT)
    assert (received.day, received.certain) == (date(2022, 4, 12), True)
    assert received.basis.startswith("Counted from the day the report was received, 4 January 2022,")
    stand_in = one(dates_of(LETTER), STATEMENT)
    assert LETTER.letter_date is not None
    assert (stand_in.certain, stand_in.day > LETTER.letter_date) == (False, True)
    assert stand_in.basis.endswith("from the day the report was received, which is not known.")


def test_a_revisit_is_expected_18_months_after_the_statement_until_a_later_document_is_there() -> None:
    found = one(dates_of(LETTER, Received_date="4 January 2022"), REVISIT)
    assert (found.day, found.certain) == (date(2023, 10, 12), False)
    assert "18 months of the statement being accepted" in found.basis
    revisit = replace(LETTER, kind="revisit-letter", label="2023 revisit letter", wsoa_required=None)
    assert names(dates_of(LETTER, revisit)) == [STATEMENT]


def test_a_letter_without_a_statement_gives_no_day() -> None:
    assert dates_of(replace(LETTER, wsoa_required=False)) == ()
    assert dates_of(replace(LETTER, letter_date=None, published_date=None)) == ()


def test_a_priority_plan_is_due_as_typed_else_counted_and_then_not_certain() -> None:
    counted = one(dates_of(REPORT, Received_date=date(2025, 4, 22)), PLAN)
    assert (counted.day, counted.certain) == (date(2025, 6, 12), False)
    assert "35 working days (not verified)" in counted.basis
    typed = one(dates_of(REPORT, Received_date=date(2025, 4, 22), Priority_action_plan_due="13 June 2025"), PLAN)
    assert (typed.day, typed.certain) == (date(2025, 6, 13), True)
    assert PLAN not in names(dates_of(REPORT))


def test_a_verified_number_of_working_days_is_certain() -> None:
    rule = Rule("priority_plan_working_days", 30, "The handbook", verified=True)
    house = replace(HOUSE, rules={**HOUSE.rules, rule.name: rule})
    found = one(dates_of(REPORT, house=house, Received_date=date(2025, 4, 22)), PLAN)
    assert (found.day, found.certain) == (date(2025, 6, 5), True)


def test_a_monitoring_inspection_is_expected_about_18_months_after_receipt_or_failing_that_publication() -> None:
    received = one(dates_of(REPORT, Received_date=date(2025, 4, 22)), MONITORING)
    assert (received.day, received.certain) == (date(2026, 10, 22), False)
    published = one(dates_of(REPORT), MONITORING)
    assert published.day == date(2026, 11, 2)
    assert "counted from its publication, 2 May 2025" in published.basis
    later = replace(REPORT, kind="monitoring-report", label="2026 monitoring report", outcome="effective-action")
    assert MONITORING not in names(dates_of(REPORT, later))
    assert MONITORING not in names(dates_of(replace(REPORT, outcome="inconsistent")))


@pytest.mark.parametrize(
    ("stated", "outcome", "year", "says"),
    [
        (None, "positive", 2030, "The framework of 2023 gives about five years"),
        (None, "inconsistent", 2028, "The framework of 2023 gives about three years"),
        (None, "systemic-failings", 2028, "The framework of 2023 gives about three years"),
        (4, "inconsistent", 2029, "The inspection report says about four years"),
    ],
)
def test_the_next_inspection_is_as_the_report_says_else_as_usual(
    stated: int | None, outcome: str, year: int, says: str
) -> None:
    found = one(dates_of(replace(REPORT, outcome=outcome, next_inspection_years=stated)), NEXT)
    assert (found.day, found.certain) == (date(year, 3, 7), False)
    assert found.basis.startswith(says)


def test_a_report_of_no_known_outcome_gives_no_next_inspection_and_a_later_report_replaces_it() -> None:
    assert NEXT not in names(dates_of(replace(REPORT, outcome=None)))
    later = replace(REPORT, label="2028 area report", inspection_end=date(2028, 2, 29), outcome="positive")
    assert one(dates_of(REPORT, later), NEXT).day == date(2033, 2, 28)


def test_days_typed_in_paper_details_are_read_as_papers_read_them_and_come_in_order() -> None:
    found = dates_of(
        Next_update="14/09/2026",
        Meeting_date="Thursday 9th July 2026 at 6.30pm",
        Committee="The Children's  Committee",
        Cabinet_date=date(2026, 8, 4),
        Embargo="none",
        Author="1 May 2026",
    )
    assert [(d.day, d.what, d.certain) for d in found] == [
        (date(2026, 7, 9), "Meeting of the Children's Committee", True),
        (date(2026, 8, 4), "Committee's comments to Cabinet", True),
        (date(2026, 9, 14), "Next update to the Committee", True),
    ]
    assert found[0].basis == "As given in Paper details (progress, Meeting date)."


def test_the_same_thing_on_the_same_day_is_one() -> None:
    details = tuple(PaperDetail(paper, "Meeting date", date(2026, 7, 9)) for paper in ("2017 committee", "progress"))
    plan = Plan("Thornmere", "thornmere", "default", (), details=details)
    (known,) = known_dates(plan, HOUSE)
    assert (known.what, known.basis) == (
        "Meeting of the Committee",
        "As given in Paper details (2017 committee, Meeting date).",
    )


def test_a_progress_report_without_a_committee_goes_to_that_of_the_newest_paper() -> None:
    details = (
        PaperDetail("2017 committee", "Committee", "The Children's Committee"),
        PaperDetail("progress", "Committee"),
        PaperDetail("progress", "Meeting date", date(2026, 7, 9)),
    )
    (known,) = known_dates(Plan("Thornmere", "thornmere", "default", (), details=details), HOUSE)
    assert known.what == "Meeting of the Children's Committee"
