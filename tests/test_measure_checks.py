"""The faults councils really publish, each found, and figures that only look like them left in peace."""

from datetime import date

import pytest

from tests.measure_files import CATALOGUE, found, from_text, one, value, values
from toolkit.rules.measure_checks import SERIES_CHECKS

EXCLUDING = "ehc-20-weeks-excluding"
IHA, TERMLY, REQUESTS, APPEALS = "health-assessment-initial", "suspensions", "ehc-requests", "tribunal-appeals"
STEADY = {"Apr-26": 44.0, "May-26": 45.5, "Jun-26": 43.0, "Jul-26": 46.0, "Aug-26": 47.5, "Sep-26": 45.9}


def test_a_steady_series_has_no_faults() -> None:
    assert found(values(IHA, STEADY)) == ()


def test_every_check_is_named() -> None:
    assert len({name for name, _ in SERIES_CHECKS}) == len(SERIES_CHECKS) == 13


# ---- unit and range


def test_a_rate_shown_as_a_percentage_is_found() -> None:
    given = [
        value(TERMLY, "autumn 2025", 28.92, cell="line 2"),
        value(TERMLY, "spring 2026", 13.02, unit="%", written="13.02%", cell="line 3"),
    ]
    problem = one(given, date(2026, 5, 1))
    assert problem.where == "scorecard.csv, line 3"
    assert problem.severity == "warning"
    assert "shown as 13.02%, but the measure is a rate (13.02 per 100), not a share" in problem.what
    assert "Compare 28.92 for autumn term 2025" in problem.what


def test_a_rate_without_a_percent_sign_is_not() -> None:
    assert found(values(TERMLY, {"autumn 2025": 28.92, "spring 2026": 13.02}), date(2026, 5, 1)) == ()


def test_a_rate_may_be_more_than_a_hundred_and_have_more_suspensions_than_pupils() -> None:
    assert found([value(TERMLY, "spring 2026", 150.0, numerator=30, denominator=20)], date(2026, 5, 1)) == ()


def test_a_share_in_the_unit_of_a_rate_or_count_is_found() -> None:
    assert "given in 'number', but the measure is in '%'" in one([value(IHA, "Sep-26", 45.9, unit="number")]).what
    assert "given in '%', but the measure is in 'number'" in one([value(REQUESTS, "Sep-26", 45.9, unit="%")]).what


def test_a_unit_in_other_words_is_no_fault() -> None:
    assert found([value(TERMLY, "spring 2026", 3.1, unit="per 100 pupils")], date(2026, 5, 1)) == ()


def test_two_units_in_a_measure_of_their_own_are_found() -> None:
    given = [value("Own", "Aug-26", 28.9, unit="per 100"), value("Own", "Sep-26", 13.0, unit="%")]
    problem = one(given)
    assert "13% is in '%', but 28.9 per 100 for August 2026 is in 'per 100'" in problem.what
    assert found([value("Own", "Aug-26", 28.9, unit="%"), value("Own", "Sep-26", 13.0, unit="%")]) == ()


@pytest.mark.parametrize(
    ("code", "number", "limit"), [(IHA, 104.0, "above 100%"), (IHA, -2.0, "below 0"), (REQUESTS, -1.0, "below 0")]
)
def test_a_figure_outside_what_can_be_is_found(code: str, number: float, limit: str) -> None:
    assert limit in one([value(code, "Sep-26", number)]).what


@pytest.mark.parametrize(("code", "number"), [(IHA, 100.0), (IHA, 0.0), ("attainment-8-ehc", -0.2), (REQUESTS, 0.0)])
def test_a_figure_at_the_edge_is_not(code: str, number: float) -> None:
    period = "2024/25" if code.startswith("att") else "Sep-26"
    assert found([value(code, period, number)]) == ()


# ---- numerator and denominator


def test_a_numerator_above_its_denominator_is_found() -> None:
    problems = found([value(IHA, "Sep-26", 75.0, numerator=12, denominator=9, written="75%")])
    assert "the numerator 12 is above the denominator 9" in problems[0].what


def test_forty_per_cent_for_18_of_46_is_found_and_its_rounding_is_not() -> None:
    problem = one([value(IHA, "Sep-26", 40.0, numerator=18, denominator=46, written="40%")])
    assert "40% is given, but 18 of 46 is 39.13%" in problem.what
    for number, written in ((39.1, "39.1%"), (39.0, "39%"), (39.13, "39.13"), (39.13043478, "39.13043478")):
        assert found([value(IHA, "Sep-26", number, numerator=18, denominator=46, written=written)]) == ()


def test_a_slip_that_numerator_and_denominator_show_is_called_one() -> None:
    problem = one([value(TERMLY, "spring 2026", 30.8, numerator=77, denominator=2500)], date(2026, 5, 1))
    assert "77 of 2500 is 3.08 per 100. The decimal point has probably slipped" in problem.what


def test_a_value_that_was_worked_out_here_is_not_checked_against_itself() -> None:
    file = from_text("Measure,Period,Numerator,Denominator,Value\nIHAs on time,Sep-26,1,3,\n")
    assert found(file.values) == ()


# ---- the decimal point


def test_a_decimal_slip_against_the_series_is_found() -> None:
    rates = {"Q1 2025/26": 3.1, "Q2 2025/26": 2.9, "Q3 2025/26": 30.8, "Q4 2025/26": 3.0, "Q1 2026/27": 3.2}
    problem = one(values(APPEALS, rates))
    assert (
        "October to December 2025: 30.8% is about ten times more: the middle of the other figures is 3.05%"
        in problem.what
    )
    assert "is 3.08% meant?" in problem.what_to_do
    assert problem.where.endswith("line of Q3 2025/26")


def test_a_slip_by_a_hundred_is_found_too() -> None:
    problem = one(values(IHA, {**STEADY, "Jul-26": 0.46}))
    assert "0.46% is about a hundred times less" in problem.what
    assert "is 46% meant?" in problem.what_to_do


def test_a_decimal_slip_against_england_is_found_and_both_are_to_be_checked() -> None:
    name = next(m.measure for m in CATALOGUE if m.code == TERMLY)
    problem = one(values(TERMLY, {"spring 2026": 3.08}), date(2026, 5, 1), {name: 30.8})
    assert "3.08 per 100 is about ten times less: England has 30.8 per 100" in problem.what
    assert "decimal point of both" in problem.what_to_do
    assert found(values(TERMLY, {"spring 2026": 3.08}), date(2026, 5, 1), {name: 2.9}) == ()


def test_a_backlog_that_is_cleared_is_no_slip() -> None:
    rising = {"Apr-26": 2.3, "May-26": 4.0, "Jun-26": 9.0, "Jul-26": 17.0, "Aug-26": 33.0, "Sep-26": 51.6}
    assert found(values(IHA, rising)) == ()


def test_small_counts_jump_without_a_slip() -> None:
    assert (
        found(values(REQUESTS, {"Apr-26": 3, "May-26": 2, "Jun-26": 30, "Jul-26": 3, "Aug-26": 4, "Sep-26": 3})) == ()
    )


def test_large_counts_that_jump_tenfold_may_have_slipped() -> None:
    counts = {"Jan 2023": 1100, "Jan 2024": 1200, "Jan 2025": 12900, "Jan 2026": 1350}
    assert "about ten times more" in one(values("ehc-plans-active", counts), date(2026, 3, 1)).what


def test_a_slip_borne_out_by_its_numerator_is_none() -> None:
    given = values(IHA, {k: v for k, v in STEADY.items() if k != "Jul-26"})
    assert found([*given, value(IHA, "Jul-26", 4.6, numerator=3, denominator=65, written="4.6")]) == ()


def test_fractions_where_percentages_are_meant_are_found() -> None:
    problem = one(values(IHA, {"Jul-26": 0.44, "Aug-26": 0.46, "Sep-26": 0.459}))
    assert "0.459 is given as a percentage; all 3 figures are 1 or less" in problem.what
    assert "If 45.9% is meant" in problem.what_to_do
    assert found(values(APPEALS, {"2024": 0.9, "2025": 0.8})) == ()


# ---- periods


def test_months_that_add_up_and_begin_anew_each_april_are_found() -> None:
    counts = dict(zip(("Jan-26", "Feb-26", "Mar-26", "Apr-26", "May-26", "Jun-26", "Jul-26", "Aug-26"),
                      (310, 345, 380, 31, 66, 95, 130, 162), strict=True))  # fmt: skip
    problem = one(values(REQUESTS, counts))
    assert "from 31 in April 2026 to 162, and begin anew each year: they look cumulative" in problem.what
    assert 'head them "to Aug 26"' in problem.what_to_do


def test_single_months_and_a_share_that_rises_are_not() -> None:
    ups_and_downs = {"Mar-26": 36, "Apr-26": 31, "May-26": 35, "Jun-26": 29, "Jul-26": 35, "Aug-26": 32, "Sep-26": 90}
    assert found(values(REQUESTS, ups_and_downs)) == ()
    assert (
        found(values(IHA, {"Apr-26": 10, "May-26": 20, "Jun-26": 30, "Jul-26": 40, "Aug-26": 50, "Sep-26": 60})) == ()
    )


def test_a_cumulative_term_beside_a_year_is_found() -> None:
    given = values(TERMLY, {"AY 2024/25": 28.92, "autumn 2025": 13.02})
    problem = one(given, date(2026, 2, 1))
    assert "13.02 per 100 stands beside 28.92 per 100 for academic year 2024/25" in problem.what
    assert "adds up through the year" in problem.what
    assert "line of AY 2024/25" in problem.what
    assert "same part of another year" in problem.what_to_do


def test_a_share_of_the_year_to_date_beside_a_year_is_found_and_a_month_is_not() -> None:
    to_date = values(EXCLUDING, {"2025": 51.0, "to Sep 26": 45.9})
    assert "part of a year beside a whole one" in one(to_date).what
    assert found(values(EXCLUDING, {"2025": 51.0, "Sep-26": 45.9})) == ()


def test_a_year_that_is_no_more_than_one_of_its_terms_is_found() -> None:
    given = values(TERMLY, {"autumn 2024": 9.8, "AY 2024/25": 9.8})
    problems = [p.what for p in found(given, date(2025, 10, 1))]
    assert any("9.8 per 100 for the year is the same as 9.8 per 100 for autumn term 2024 alone" in p for p in problems)
    fine = values(TERMLY, {"autumn 2024": 9.8, "AY 2024/25": 27.0})
    assert not any("alone" in p.what for p in found(fine, date(2025, 10, 1)))


def test_a_full_year_that_is_not_over_is_found() -> None:
    problem = one(values(EXCLUDING, {"2025": 51.0, "2026": 45.9}))
    assert "45.9% is given, but the period ends on 31/12/2026, after 01/10/2026" in problem.what
    assert 'Head it "to Oct 26"' in problem.what_to_do


def test_a_month_to_come_is_found_as_a_wrong_period() -> None:
    assert "Check the period" in one(values(IHA, {"Aug-26": 50.0, "Nov-26": 45.0})).what_to_do


@pytest.mark.parametrize(
    ("code", "period", "fresh", "stale", "said"),
    [
        (IHA, "Jun-26", date(2026, 9, 30), date(2026, 10, 1), "a monthly figure counts as out of date after 3"),
        (IHA, "Q1 2026/27", date(2026, 12, 1), date(2027, 1, 1), "a quarterly figure counts as out of date after 6"),
        (TERMLY, "autumn 2025", date(2026, 9, 1), date(2026, 10, 1), "a termly figure counts as out of date after 9"),
        (EXCLUDING, "2024", date(2026, 9, 1), date(2026, 10, 1), "a yearly figure counts as out of date after 21"),
        ("attainment-8-ehc", "2024/25", date(2027, 5, 1), date(2027, 6, 1), "a yearly figure counts as out of date"),
    ],
)
def test_a_latest_figure_is_stale_once_its_successor_must_be_out(
    code: str, period: str, fresh: date, stale: date, said: str
) -> None:
    given = [value(code, period, 30.0)]
    assert found(given, fresh) == ()
    assert f"months old; {said}" in one(given, stale).what
