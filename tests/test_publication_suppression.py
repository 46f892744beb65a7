"""Small counts of measures are hidden, and so is what would let a reader work them out."""

from datetime import date, timedelta

import pytest

from tests.publication_attacker import BELOW, attacked, random_rows
from toolkit.model.measure import MeasureValue, Period, financial_quarter, month, quarter, span, year_of
from toolkit.model.publication import PARTS, PublishedValue
from toolkit.rules.publication_suppression import published_values


def value(period: Period, number: float, top: float | None = None, bottom: float | None = None) -> MeasureValue:
    return MeasureValue("Thornmere", "Plans on time", period, number, top, bottom)


def published(*values: MeasureValue, unit: str = "%", below: int = BELOW) -> tuple[PublishedValue, ...]:
    return published_values(values, {"Plans on time": (unit.lower(),)}, below)


def shown(*values: MeasureValue, unit: str = "%", below: int = BELOW) -> list[tuple[float | str | None, ...]]:
    """Numerator, denominator and value of each row, as published."""
    return [tuple(held.shown(part) for part in PARTS) for held in published(*values, unit=unit, below=below)]


def counts(*numbers: tuple[Period, float]) -> dict[Period, float | str | None]:
    """The published counts by period."""
    rows = published(*(value(period, number) for period, number in numbers), unit="number")
    return {held.value.period: held.shown("value") for held in rows}


# ---- one row


@pytest.mark.parametrize(
    ("top", "bottom", "number", "left"),
    [
        (17, 37, 45.9, (17, 37, 45.9)),
        (5, 37, 13.5, ("[c]", 37, "[c]")),
        (6, 37, 16.2, (6, 37, 16.2)),
        (1, 4, 25.0, ("[c]", "[c]", "[c]")),
        (0, 37, 0.0, (0, 37, 0.0)),
        (0, 4, 0.0, (0, "[c]", "[c]")),
        (37, 37, 100.0, (37, 37, 100.0)),
        (35, 40, 87.5, ("[c]", 40, "[c]")),
        (34, 40, 85.0, (34, 40, 85.0)),
    ],
    ids=[
        "nothing small", "small numerator", "just not small", "all small", "none of many", "none of few", "all of many",
        "all but few", "all but enough",
    ],
)  # fmt: skip
def test_a_small_part_and_the_share_made_from_it_are_hidden(
    top: float, bottom: float, number: float, left: tuple[float | str, ...]
) -> None:
    assert shown(value(month(2026, 9), number, top, bottom)) == [left]


@pytest.mark.parametrize(
    ("top", "bottom", "number", "left"),
    [
        (None, 40, 7.5, (None, 40, "[c]")),  # three of 40
        (None, 40, 92.5, (None, 40, "[c]")),  # all but three
        (None, 40, 50.0, (None, 40, 50.0)),
        (47, None, 94.0, ("[c]", None, "[c]")),  # of 50
        (47, None, 47.0, (47, None, 47.0)),  # of 100
        (None, None, 3.0, (None, None, 3.0)),  # a share alone tells no count
    ],
)
def test_a_part_that_is_not_given_counts_as_what_a_reader_can_work_out(
    top: float | None, bottom: float | None, number: float, left: tuple[float | str | None, ...]
) -> None:
    assert shown(value(month(2026, 9), number, top, bottom)) == [left]


@pytest.mark.parametrize(
    ("unit", "number", "left"),
    [
        ("number", 5, "[c]"),
        ("number", 6, 6),
        ("number", 0, 0),
        ("children", 3, "[c]"),
        ("pupils in year 11", 3, "[c]"),
        ("appeals per month", 4, "[c]"),
        ("per month", 4, "[c]"),
        ("children waiting over 52 weeks", 5, "[c]"),
        ("number, not %", 5, "[c]"),
        ("average children", 2, "[c]"),
        ("20 weeks", 2, "[c]"),
        ("days (children)", 2, "[c]"),
        ("", 3, "[c]"),
        ("", 3.4, 3.4),
        ("weeks", 3, 3),
        ("score", 4, 4),
        ("per 100", 2, 2),
        ("per 1,000 pupils", 2, 2),
        ("suspensions per 100 pupils", 2, 2),
        ("Rate (%)", 4, 4),
        ("% of pupils", 4, 4),
        ("percentage points", 4, 4),
        ("Average weeks", 3, 3),
        ("working days", 3, 3),
        ("£", 3, 3),
        ("£000", 3, 3),
        ("average score", 3, 3),
        ("%", 4, 4),
    ],
)
def test_a_value_is_hidden_where_its_unit_says_a_small_count_or_nothing(
    unit: str, number: float, left: float | str
) -> None:
    assert shown(value(month(2026, 9), number), unit=unit) == [(None, None, left)]


def test_the_house_rule_says_what_is_small() -> None:
    row = value(month(2026, 9), 25.0, 10, 40)
    assert shown(row, below=10) == [(10, 40, 25.0)]
    assert shown(row, below=11) == [("[c]", 40, "[c]")]
    assert shown(value(month(2026, 9), 25.0, 1, 4), below=1) == [(1, 4, 25.0)]


def test_the_unit_of_the_file_stands_in_where_the_sheet_has_none() -> None:
    row = MeasureValue("Thornmere", "Refusals", month(2026, 9), 4.0, unit="%")
    assert published_values([row], {}, BELOW)[0].shown("value") == 4.0


def test_one_value_a_period_is_published_and_a_final_one_before_a_provisional_one() -> None:
    first = MeasureValue("Thornmere", "Requests", month(2026, 9), 40, provisional=True)
    final = MeasureValue("Thornmere", "Requests", month(2026, 9), 44)
    assert [held.shown("value") for held in published_values([final, first], {}, BELOW)] == [44]


# ---- several periods


JULY, AUGUST, SEPTEMBER, SUMMER = month(2026, 7), month(2026, 8), month(2026, 9), quarter(2026, 3)


def test_the_quarter_does_not_tell_the_hidden_month() -> None:
    found = counts((JULY, 3.0), (AUGUST, 7), (SEPTEMBER, 20), (SUMMER, 30))
    assert found == {JULY: "[c]", AUGUST: 7, SEPTEMBER: "[c]", SUMMER: 30}


def test_a_zero_is_not_hidden_for_another_and_the_total_goes_where_nothing_else_can() -> None:
    found = counts((JULY, 3.0), (AUGUST, 0), (SEPTEMBER, 0), (SUMMER, 3))
    assert found == {JULY: "[c]", AUGUST: 0, SEPTEMBER: 0, SUMMER: "[c]"}


def test_two_hidden_months_whose_sum_is_small_or_tells_both_are_covered_by_the_quarter() -> None:
    for first, second in ((2.0, 2.0), (5.0, 5.0)):
        found = counts((JULY, first), (AUGUST, 9.0), (SEPTEMBER, second), (SUMMER, first + second + 9))
        assert found == {JULY: "[c]", AUGUST: 9, SEPTEMBER: "[c]", SUMMER: "[c]"}


def test_counts_to_date_do_not_tell_a_small_month_between_them() -> None:
    april = date(2026, 4, 1)
    to_date = [(span(april, date(2026, last, 1)), number) for last, number in ((4, 8.0), (5, 10), (6, 15), (7, 40))]
    assert list(counts(*to_date).values()) == [8, "[c]", 15, 40]


def test_a_count_to_date_and_a_month_do_not_tell_the_month_that_is_not_given() -> None:
    found = counts((month(2026, 5), 7.0), (span(date(2026, 4, 1), date(2026, 5, 1)), 10))
    assert "[c]" in found.values()


def test_one_period_by_two_names_is_hidden_under_both() -> None:
    quarters = [(financial_quarter(2026, number), count) for number, count in ((1, 30.0), (2, 4), (3, 9), (4, 40))]
    again = span(date(2026, 10, 1), date(2026, 12, 1))
    found = counts(*quarters, (again, 9), (year_of("financial", 2026), 83))
    assert found[SUMMER] == "[c]"
    last = (found[quarter(2026, 4)], found[again], found[quarter(2027, 1)], found[year_of("financial", 2026)])
    assert last in ((9, 9, "[c]", 83), (9, 9, 40, "[c]"))


def test_numbers_on_a_day_that_are_no_sums_stay_though_they_lie_close_together() -> None:
    """Active plans at the end of each month, and of the quarter."""
    found = counts((month(2026, 7), 2100), (month(2026, 8), 2101), (month(2026, 9), 2103), (quarter(2026, 3), 2103))
    assert "[c]" not in found.values()


def test_a_hidden_numerator_is_not_told_by_the_quarters_numerator() -> None:
    rows = [value(month(2026, number), 10.0 * top, top, 10 * top) for number, top in ((7, 30), (8, 3), (9, 12))]
    found = shown(*rows, value(quarter(2026, 3), 10, 45, 450))
    assert [row[0] for row in found] == [30, "[c]", 45, "[c]"]
    assert [row[1] for row in found] == [300, 30, 450, 120]


def test_a_zero_beside_a_hidden_month_stays_and_another_month_covers_it() -> None:
    found = counts((JULY, 0.0), (AUGUST, 3), (SEPTEMBER, 20), (SUMMER, 23))
    assert found == {JULY: 0, AUGUST: "[c]", SEPTEMBER: "[c]", SUMMER: 23}


def test_counts_to_date_do_not_tell_that_all_but_a_few_of_a_month_are_counted() -> None:
    """40 of 60, then 79 of 102: 39 of the 42 that came in June, all but three."""
    april = date(2026, 4, 1)
    rows = (value(span(april, date(2026, 5, 1)), 66.7, 40, 60), value(span(april, date(2026, 6, 1)), 77.5, 79, 102))
    assert shown(*rows) == [(40, 60, 66.7), ("[c]", 102, "[c]")]


# ---- an attacker who knows linear algebra


@pytest.mark.parametrize("seed", range(60))
def test_no_count_that_is_hidden_or_small_follows_from_those_that_are_shown(seed: int) -> None:
    rows, months = random_rows(seed)
    found = published(*(value(period, number) for period, number in rows), unit="number")
    assert attacked(found, months) == []


def test_the_attacker_finds_what_is_not_protected() -> None:
    rows = [(month(2026, 4), 3.0), (month(2026, 5), 8.0), (span(date(2026, 4, 1), date(2026, 5, 1)), 11.0)]
    bare = [PublishedValue(value(period, number)) for period, number in rows]
    hidden = [PublishedValue(held.value, hidden=frozenset({"value"})) for held in bare[:1]]
    assert attacked([*hidden, *bare[1:]], 2) == ["months 0 to 0: 3"]


def test_a_long_series_takes_no_time() -> None:
    days = [date(2020, 1, 1) + timedelta(days=31 * n) for n in range(60)]
    rows = [value(month(d.year, d.month), float(n % 11)) for n, d in enumerate(days)]
    assert len(published(*rows, unit="number")) == 60
