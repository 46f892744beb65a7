"""Faults of the periods: cumulative against single, part of a year against a whole one, stale, not over."""

from collections.abc import Iterator
from itertools import pairwise

from toolkit.model.measure import YEAR_STARTS, YEAR_TYPES, MeasureValue
from toolkit.model.problem import Problem
from toolkit.rules.measure_figure_checks import said
from toolkit.rules.measure_series import Series, grouped
from toolkit.rules.measure_worth import with_unit

# Months after a period's end at which its successor is surely out; yearly figures of the DfE take up to 20 months.
STALE_AFTER = {"month": 3, "quarter": 6, "term": 9, "months": 14}
_STALE_YEAR = 21
_KINDS = {
    "month": "a monthly figure",
    "quarter": "a quarterly figure",
    "term": "a termly figure",
    "months": "a figure for part of a year",
}
_YEARLY = "a yearly figure"
_ENOUGH_MONTHS = 4


def adding_up(series: Series) -> Iterator[Problem]:
    """Months that only rise through each year and fall back at its start: they add up, but are written as single."""
    months = [v for v in series.values if v.period.type == "month"]
    if series.unit in ("%", "score", "weeks"):
        return
    for first in YEAR_STARTS.values():
        years = _by_year(months, first)
        if _rises(years) and _falls_back(years):
            yield _adds_up(series, years)
            return


def _by_year(months: list[MeasureValue], first: int) -> list[list[MeasureValue]]:
    """The months of each year that begins in the month `first`."""
    return grouped(months, lambda v: v.period.start.year - (v.period.start.month < first))


def _rises(years: list[list[MeasureValue]]) -> bool:
    """True where no year has a fall, and the latest long year grows at least threefold."""
    steady = all(a.value <= b.value for year in years for a, b in pairwise(year))
    grown = [y for y in years if len(y) >= _ENOUGH_MONTHS and y[-1].value >= 3 * y[0].value > 0]
    return steady and bool(grown)


def _falls_back(years: list[list[MeasureValue]]) -> bool:
    """True where each year begins at less than half of where the last one ended; one year must begin at its start."""
    if len(years) == 1:
        return years[0][0].period.start.month in YEAR_STARTS.values() and len(years[0]) > _ENOUGH_MONTHS
    return all(b[0].value < a[-1].value / 2 for a, b in pairwise(years))


def _adds_up(series: Series, years: list[list[MeasureValue]]) -> Problem:
    year = next(y for y in reversed(years) if len(y) >= _ENOUGH_MONTHS)
    first, last = year[0], year[-1]
    what = (
        f"the figures rise every month, from {with_unit(first.value, series.unit)} in {first.period.words} to "
        f"{with_unit(last.value, series.unit)}, and begin anew each year: they look cumulative, but are written as "
        "single months."
    )
    return said(last, what, f'If they are cumulative, head them "to {last.period.end:%b %y}"; else check them.')


def part_beside_year(series: Series) -> Iterator[Problem]:
    """Whole years and parts of years in one series: a cumulative term's rate beside a year's."""
    years = [v for v in series.values if v.period.type in YEAR_TYPES]
    parts = [v for v in series.values if v.period.type not in YEAR_TYPES and v.period.months < 12]
    if not years or not parts:
        return
    year, part = years[-1], parts[-1]
    both = (
        f"{with_unit(part.value, series.unit)} stands beside {with_unit(year.value, series.unit)} for "
        f"{year.period.words} ({year.place})"
    )
    if series.adds_up:
        yield said(
            part,
            f"{both}, but the measure adds up through the year.",
            "Compare it only with the same part of another year.",
        )
    elif any(v.period.to_date for v in parts):
        yield said(part, f"{both}: part of a year beside a whole one.", "Say so where the two are shown together.")


def part_not_less(series: Series) -> Iterator[Problem]:
    """A year's figure that is no more than that of one of its parts: one of the two has the other's period."""
    if not series.adds_up:
        return
    for year in (v for v in series.values if v.period.type in YEAR_TYPES):
        part = next((v for v in series.values if year.period.contains(v.period) and v.value >= year.value > 0), None)
        if part:
            than = "the same as" if part.value == year.value else "less than"
            what = (
                f"{with_unit(year.value, series.unit)} for the year is {than} {with_unit(part.value, series.unit)} for "
                f"{part.period.words} alone ({part.place})."
            )
            yield said(year, what, "Check which of the two is part of the year, and give it with its own period.")


def not_over(series: Series) -> Iterator[Problem]:
    """A figure for a period that ends after the day of the run: part of it, a forecast, or a slip in the date."""
    for value in (v for v in series.values if v.period.end > series.as_at):
        begun = value.period.start <= series.as_at
        what = (
            f"{with_unit(value.value, series.unit)} is given, but the period ends on {value.period.end:%d/%m/%Y}, "
            f"after {series.as_at:%d/%m/%Y}."
        )
        to_date = f'Head it "to {series.as_at:%b %y}" if it is the year to date.' if begun else "Check the period."
        yield said(value, what, f"{to_date} It cannot stand beside whole periods.")


def stale(series: Series) -> Iterator[Problem]:
    """The latest figure is older than one that must be out by now."""
    past = [v for v in series.values if v.period.end <= series.as_at]
    if not past:
        return
    latest = max(past, key=lambda v: v.period.end)
    age = (series.as_at.year - latest.period.end.year) * 12 + series.as_at.month - latest.period.end.month
    allowed = STALE_AFTER.get(latest.period.type, _STALE_YEAR)
    if age > allowed:
        kind = _KINDS.get(latest.period.type, _YEARLY)
        what = (
            f"{with_unit(latest.value, series.unit)} is the latest figure, and {age} months old; {kind} counts as out "
            f"of date after {allowed} months."
        )
        yield said(latest, what, "Add the newer figures, or say in the report how old it is.")
