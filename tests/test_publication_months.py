"""What the spreadsheets of several months tell together: no more than the newest of them alone."""

from datetime import date

import pytest

from tests.publication_attacker import BELOW, attacked, random_rows
from toolkit.model.measure import MeasureValue, Period, month, quarter, span
from toolkit.model.publication import PublishedValue
from toolkit.rules.publication_suppression import published_values


def in_month(rows: list[tuple[Period, float]], end: date) -> dict[Period, PublishedValue]:
    """What is published when periods up to this day are there."""
    values = [MeasureValue("Thornmere", "Places", period, number) for period, number in rows if period.end <= end]
    return {held.value.period: held for held in published_values(values, {"Places": ("number",)}, BELOW)}


@pytest.mark.parametrize("seed", range(60))
def test_a_later_spreadsheet_neither_hides_nor_shows_what_an_earlier_one_did_not(seed: int) -> None:
    rows, months = random_rows(seed)
    last = in_month(rows, date.max)
    for end in sorted({period.end for period, _ in rows}):
        now = in_month(rows, end)
        assert now == {period: held for period, held in last.items() if period.end <= end}
        assert attacked([*now.values()], months) == []


def test_a_month_that_was_published_is_not_hidden_for_one_that_came_after_it() -> None:
    """Else the July of the first spreadsheet, and August and the quarter of the second, tell September."""
    rows = [(month(2026, 7), 7.0), (month(2026, 8), 20.0), (month(2026, 9), 3.0), (quarter(2026, 3), 30.0)]
    shown = {period: held.shown("value") for period, held in in_month(rows, date.max).items()}
    assert [shown[month(2026, number)] for number in (7, 8, 9)] == [7, 20, "[c]"]
    assert shown[quarter(2026, 3)] == "[c]"


def test_what_was_hidden_stays_so_when_a_later_count_no_longer_adds_up() -> None:
    april = date(2026, 4, 1)
    to_date = [span(april, date(2026, last, 1)) for last in (4, 5, 6)]
    held = in_month(list(zip(to_date, (8.0, 10.0, 9.0), strict=True)), date.max)
    assert [held[period].shown("value") for period in to_date[:2]] == [8, "[c]"]


def shares(*rows: tuple[Period, float, float | None, float | None], unit: str = "%") -> list[tuple[object, ...]]:
    values = [MeasureValue("Thornmere", "Places", period, number, top, bottom) for period, number, top, bottom in rows]
    held = published_values(values, {"Places": (unit,)}, BELOW)
    return [(h.shown("numerator"), h.shown("denominator"), h.shown("value")) for h in held]


def test_numerators_that_follow_from_shares_to_date_do_not_tell_a_small_month_between_them() -> None:
    """20% of 40 are 8, and 20% of 50 are 10: two came in May."""
    april = date(2026, 4, 1)
    rows = [(span(april, april), 20.0, None, 40.0), (span(april, date(2026, 5, 1)), 20.0, None, 50.0)]
    assert shares(*rows) == [(None, 40, 20.0), (None, 50, "[c]")]


def test_denominators_that_follow_from_shares_to_date_do_not_tell_a_small_month_between_them() -> None:
    """20 of 40, then 30 of what 68.18% makes 44: four came in May."""
    april = date(2026, 4, 1)
    rows = [(span(april, april), 50.0, 20.0, None), (span(april, date(2026, 5, 1)), 68.18, 30.0, None)]
    assert shares(*rows)[1][2] == "[c]"


def test_a_share_too_rough_to_tell_a_person_hides_nothing() -> None:
    april = date(2026, 4, 1)
    rows = [(span(april, april), 8.0, None, 2000.0), (span(april, date(2026, 5, 1)), 8.0, None, 2030.0)]
    assert [row[2] for row in shares(*rows)] == [8, 8]


@pytest.mark.parametrize(
    ("unit", "number", "left"),
    [("rate", 7.5, "[c]"), ("rate", 0.075, "[c]"), ("ratio", 0.5, 0.5), ("proportion", 92.5, "[c]"),
     ("plans per 100 pupils", 7.5, "[c]"), ("per 1,000", 75.0, "[c]"), ("weeks", 7.5, 7.5), ("rate (%)", 7.5, "[c]"),
     ("", 10.0, "[c]"), ("", 50.0, 50.0)],
)  # fmt: skip
def test_a_small_numerator_follows_from_the_denominator_whatever_the_share_is_called(
    unit: str, number: float, left: object
) -> None:
    assert shares((month(2026, 9), number, None, 40.0), unit=unit)[0][2] == left


@pytest.mark.parametrize(("number", "left"), [(10.0, "[c]"), (5.0, "[c]"), (50.0, 50.0)])
def test_where_units_disagree_a_figure_may_be_a_share_and_a_count(number: float, left: object) -> None:
    value = MeasureValue("Thornmere", "Places", month(2026, 9), number, None, 40.0, unit="%")
    (held,) = published_values([value], {"Places": ("number",)}, BELOW)
    assert held.shown("value") == left
