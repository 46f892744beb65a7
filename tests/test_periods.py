"""Periods as councils write them."""

from datetime import date, datetime

import pytest

from toolkit.model.measure import PeriodType, month, quarter, span, term, year_of
from toolkit.model.plan import Value
from toolkit.rules.periods import looks_like_period, parse_period


@pytest.mark.parametrize(
    ("written", "usual", "label"),
    [
        ("Sep-26", None, "2026-09"),
        ("Sept 26", None, "2026-09"),
        ("Sep'26", None, "2026-09"),
        ("September 2026", None, "2026-09"),
        ("2026 September", None, "2026-09"),
        ("2026-09", None, "2026-09"),
        ("202609", None, "2026-09"),
        (202609, None, "2026-09"),
        ("09/26", None, "2026-09"),
        ("9/2026", None, "2026-09"),
        ("31-Mar-26", None, "2026-03"),
        ("01/09/2026", None, "2026-09"),
        ("2026-09-01 00:00:00", None, "2026-09"),
        ("As at 30 September 2026", None, "2026-09"),
        ("30th Sep 2026", None, "2026-09"),
        (datetime.fromisoformat("2026-09-01"), None, "2026-09"),
        (date(2026, 9, 30), None, "2026-09"),
        (46266, None, "2026-09"),
        ("Sep-26 (p)", None, "2026-09"),
        ("January 2026 census", None, "2026-01"),
        ("Apr 2025/26", None, "2025-04"),
        ("Jan 2025/26", "month", "2026-01"),
        ("Apr 2025/26", "academic", "2026-04"),
        ("Q2 2026/27", None, "Jul to Sep 2026"),
        ("Q4 2025/26", None, "Jan to Mar 2026"),
        ("2026/27 Qtr 2", None, "Jul to Sep 2026"),
        ("Quarter 2 26/27", None, "Jul to Sep 2026"),
        ("Q2 (Jul-Sep) 2026/27", None, "Jul to Sep 2026"),
        ("Jul - Sep 2026 (Q2)", None, "Jul to Sep 2026"),
        ("Qtr2 26-27", None, "Jul to Sep 2026"),
        ("2026 Q3", None, "Jul to Sep 2026"),
        ("Q3 2026", "calendar", "Jul to Sep 2026"),
        ("Q2 2026", "financial", "Jul to Sep 2026"),
        ("2025/26", "academic", "2025/26 academic"),
        ("2025-26", "financial", "2025/26 financial"),
        ("2025/2026", "term", "2025/26 academic"),
        ("202526", "academic", "2025/26 academic"),
        (202526, "academic", "2025/26 academic"),
        ("25/26", "financial", "2025/26 financial"),
        ("2025_26", "financial", "2025/26 financial"),
        ("Academic year 202425", "financial", "2024/25 academic"),
        ("AY 2024/25", "financial", "2024/25 academic"),
        ("FY 2024-25", "academic", "2024/25 financial"),
        ("2024/25 academic year", None, "2024/25 academic"),
        ("2011-12", "month", "2011-12"),
        ("2011-12", "academic", "2011/12 academic"),
        ("2026", None, "2026"),
        (2026.0, "calendar", "2026"),
        ("autumn 2025", None, "autumn term 2025"),
        ("Spring term 2025/26", None, "spring term 2026"),
        ("2025/26 Summer", None, "summer term 2026"),
        ("Autumn and spring 2024/25", None, "2024-09 to 2025-03"),
        ("to Sep 26", None, "2026-04 to 2026-09"),
        ("YTD Sep-26", "calendar", "2026-01 to 2026-09"),
        ("Jan 2026 YTD", "academic", "2025-09 to 2026-01"),
        ("to Apr 26", None, "2026-04 to 2026-04"),
        ("to Mar 26", None, "2025/26 financial"),
        ("Apr-Sep 2026", None, "2026-04 to 2026-09"),
        ("April to June 2026", None, "Apr to Jun 2026"),
        ("Apr 2025 - Mar 2026", None, "2025/26 financial"),
        ("Dec-Feb 2025/26", None, "2025-12 to 2026-02"),
        ("12 months to Sep 26", None, "2025-10 to 2026-09"),
        ("Year ending March 2026", None, "2025-04 to 2026-03"),
        ("Cumulative Apr-Sep 26", None, "2026-04 to 2026-09"),
    ],
)
def test_a_period_is_read_as_it_is_meant(written: Value, usual: PeriodType | None, label: str) -> None:
    period, why = parse_period(written, usual)
    assert period is not None, why
    assert period.label == label
    assert why == ""


@pytest.mark.parametrize(
    ("written", "usual", "reason"),
    [
        ("2025/26", None, "an academic or a financial year"),
        ("2025/26", "month", "an academic or a financial year"),
        ("Q2 2026", None, "Q2 2026/27 for the financial one"),
        ("2011-12", None, "Dec 2011 for the month"),
        ("2025/27", "academic", "do not follow each other"),
        ("2026", "academic", "Write 2025/26 or 2026/27"),
        ("26-Sep", None, "turned into a day by Excel"),
        ("09/13/2026", None, "the day first"),
        ("31/02/2026", None, "no day 31 of month 2"),
        ("2026-13", None, "no month 13"),
        ("Sep", None, "no year"),
        ("Q2", None, "no year"),
        ("YTD 2026/27", None, "to which month"),
        ("Q2 26", None, "Q2 2026/27 for the financial one"),
        ("10/2026/27", None, "not a period that can be read"),
        ("16-17", None, "not a period that can be read"),
        ("Term 3 2025/26", None, "some six"),
        ("Sep 26 to Apr 26", None, "ends before it begins"),
        ("week 12", None, "not a period that can be read"),
        ("", None, "blank"),
        (None, None, "blank"),
        (17, None, "not a period that can be read"),
    ],
)
def test_what_can_mean_two_things_or_nothing_is_no_period_and_says_why(
    written: Value, usual: PeriodType | None, reason: str
) -> None:
    period, why = parse_period(written, usual)
    assert period is None
    assert reason in why


def test_a_date_that_excel_made_from_a_month_is_doubted() -> None:
    period, doubt = parse_period(datetime.fromisoformat("2026-09-25"))
    assert period == month(2026, 9)
    assert "25/09/2026" in doubt
    assert "write 2025-09" in doubt


@pytest.mark.parametrize(
    ("label", "before", "year_before"),
    [
        ("2026-01", "2025-12", "2025-01"),
        ("Jan to Mar 2026", "Oct to Dec 2025", "Jan to Mar 2025"),
        ("autumn term 2025", "summer term 2025", "autumn term 2024"),
        ("spring term 2026", "autumn term 2025", "spring term 2025"),
        ("2025/26 academic", "2024/25 academic", "2024/25 academic"),
        ("2026", "2025", "2025"),
        ("2026-04 to 2026-09", "2026-04 to 2026-08", "2025-04 to 2025-09"),
        ("2026-04 to 2026-04", None, "2025-04 to 2025-04"),
        ("2025-12 to 2026-02", None, "2024-12 to 2025-02"),
        ("2025-10 to 2026-09", "2025-09 to 2026-08", "2024-10 to 2025-09"),
    ],
)
def test_the_period_before_and_the_same_one_a_year_before(label: str, before: str | None, year_before: str) -> None:
    period, why = parse_period(label)
    if label == "2026-04 to 2026-04":
        period, why = parse_period("to Apr 26")
    assert period is not None, why
    assert (period.previous.label if period.previous else None) == before
    assert period.year_before.label == year_before


def test_february_of_a_leap_year_ends_on_its_last_day() -> None:
    assert month(2024, 2).end == date(2024, 2, 29)
    assert month(2024, 2).year_before.end == date(2023, 2, 28)
    assert month(2024, 3).previous == month(2024, 2)


def test_three_terms_make_up_the_academic_year() -> None:
    autumn, spring, summer = term("autumn", 2025), term("spring", 2026), term("summer", 2026)
    year = year_of("academic", 2025)
    assert (autumn.start, summer.end) == (year.start, year.end)
    assert autumn.months + spring.months + summer.months == year.months
    assert all(year.contains(part) for part in (autumn, spring, summer))
    assert summer.previous == spring
    assert spring.previous == autumn


def test_how_it_is_written_does_not_tell_periods_apart() -> None:
    assert parse_period("Q2 2026/27")[0] == parse_period("2026 Q3")[0] == quarter(2026, 3)
    assert len({parse_period("Sep-26")[0], parse_period("2026-09")[0]}) == 1


def test_a_month_is_not_the_year_to_date_of_that_month() -> None:
    to_date, _ = parse_period("to Apr 26")
    assert to_date is not None
    assert to_date != month(2026, 4)
    assert to_date.to_date
    assert to_date.words == "the year to date, April 2026"


def test_periods_are_in_order_of_their_ends() -> None:
    texts = ("Sep-26", "Q2 2026/27", "autumn 2025", "2025", "to Aug 26")
    periods = sorted(p for p, _ in map(parse_period, texts) if p)
    assert [p.label for p in periods] == [
        "2025",
        "autumn term 2025",
        "2026-04 to 2026-08",
        "Jul to Sep 2026",
        "2026-09",
    ]


@pytest.mark.parametrize(
    "label",
    [
        *("2026-09", "Jan to Mar 2026", "Apr to Jun 2026", "Jul to Sep 2026", "Oct to Dec 2021", "autumn term 2025"),
        *("2025/26 academic", "2025/26 financial", "2026", "2026-04 to 2026-09"),
    ],
)
def test_a_label_is_read_back_as_the_same_period(label: str) -> None:
    period, why = parse_period(label)
    assert period is not None, why
    assert period.label == label


def test_the_label_of_a_quarter_is_no_quarter_of_another_year() -> None:
    usual: tuple[PeriodType | None, ...] = (None, "financial", "academic", "calendar")
    for number in (1, 2, 3, 4):
        meant = quarter(2021, number)
        assert "Q" not in meant.label
        assert {parse_period(meant.label, each) for each in usual} == {(meant, "")}


@pytest.mark.parametrize(
    ("written", "label"), [("to Jun 26", "2026-04 to 2026-06"), ("12 months to Mar 26", "2025-04 to 2026-03")]
)
def test_a_year_to_date_is_no_quarter_when_its_label_is_read_back(written: str, label: str) -> None:
    period, _ = parse_period(written)
    assert period is not None
    assert (period.type, period.label) == ("months", label)
    assert parse_period(label) == (period, "")


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("2026-09", "September 2026"),
        ("2026 Q3", "July to September 2026"),
        ("2025/26 academic", "academic year 2025/26"),
        ("2025-12 to 2026-02", "December 2025 to February 2026"),
        ("autumn 2025", "autumn term 2025"),
        ("2026", "2026"),
    ],
)
def test_a_sentence_has_the_period_in_words(label: str, words: str) -> None:
    period, _ = parse_period(label)
    assert period is not None
    assert period.words == words


def test_a_span_of_months_is_whole_months() -> None:
    assert span(date(2026, 4, 17), date(2026, 6, 2)).end == date(2026, 6, 30)


@pytest.mark.parametrize(
    "heading", ["Sep-26", "Q2 2026", "Apr", "2025/26", 2026.0, datetime.fromisoformat("2026-04-01"), "autumn 25"]
)
def test_a_heading_that_is_a_period_is_known_as_one(heading: Value) -> None:
    assert looks_like_period(heading)


@pytest.mark.parametrize("cell", ["Marchwood", "Target", 45.9, 1234.0, None, "", "Summerfield School", "3"])
def test_other_cells_are_not_taken_for_periods(cell: Value) -> None:
    assert not looks_like_period(cell)
