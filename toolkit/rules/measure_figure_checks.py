"""Faults of single figures: unit, range, numerator and denominator, the decimal point."""

import re
from collections.abc import Iterator
from math import log10

from toolkit.model.measure import MeasureValue
from toolkit.model.problem import Problem
from toolkit.rules.english import shortened
from toolkit.rules.measure_cells import decimals_of
from toolkit.rules.measure_series import Series
from toolkit.rules.measure_worth import factor_of, with_unit

_NEAR_ENOUGH = 0.13  # in powers of ten: a slip is taken for one between 7.4 and 13.5 times, or 74 and 135
_SLIPS = (1, 2, -1, -2)
_SMALL_COUNT = 50


def said(value: MeasureValue, what: str, what_to_do: str) -> Problem:
    """A warning about a value, at its cell."""
    return Problem(f"{shortened(value.measure)}, {value.period.words}: {what}", value.place, what_to_do)


def other_units(series: Series) -> Iterator[Problem]:
    """The file shows another unit than the measure has: a rate per 100 pupils as 13.02%."""
    if series.measure is None:
        yield from _units_mixed(series)
        return
    for value in series.given:
        if value.unit == "%" and series.unit.startswith("per "):
            proper = with_unit(value.value, series.unit)
            what = f"it is shown as {with_unit(value.value, '%')}, but the measure is a rate ({proper}), not a share."
            yield said(value, f"{what}{_others(series, value)}", "Write a rate without %; a share is another measure.")
        elif value.unit and _differs(value.unit, series.unit):
            what = f"{value.value:g} is given in '{value.unit}', but the measure is in '{series.unit}'."
            yield said(value, what, "Correct the unit, or give the figure under a measure of its own.")


def _others(series: Series, value: MeasureValue) -> str:
    others = [v for v in series.values if v.unit != "%"]
    return f" Compare {others[-1].value:g} for {others[-1].period.words}." if others else ""


def _units_mixed(series: Series) -> Iterator[Problem]:
    first = next((value for value in series.given if value.unit), None)
    other = next((v for v in series.given if first and v.unit and _differs(v.unit, first.unit)), None)
    if first and other:
        what = (
            f"{with_unit(other.value, other.unit)} is in '{other.unit}', but {with_unit(first.value, first.unit)} for "
            f"{first.period.words} is in '{first.unit}'."
        )
        yield said(other, what, "A share and a rate cannot stand in one series: correct the unit, or part the two.")


def _differs(unit: str, other: str) -> bool:
    return (
        _plain(unit) != _plain(other)
        and {_plain(unit), _plain(other)} & {"%", "number", "per 100", "per 100000"} != set()
    )


def _plain(unit: str) -> str:
    words = unit.lower().replace(",", "").removesuffix("s")
    if rate := re.match(r"(?:rate )?per (\d+)", words):
        return f"per {rate[1]}"
    return {"count": "number", "no.": "number", "no": "number", "n": "number", "num": "number"}.get(words, words)


def out_of_range(series: Series) -> Iterator[Problem]:
    """A percentage cannot be below 0 or above 100, nor a count below 0."""
    for value in series.given:
        share, count = series.unit == "%", series.unit == "number"
        if (share and not 0 <= value.value <= 100) or (count and value.value < 0):
            kind = "percentage" if share else "count"
            limit = "above 100%" if value.value > 100 else "below 0"
            what = f"{with_unit(value.value, series.unit)} is {limit}, which this {kind} cannot be."
            yield said(value, what, "Check the figure, its decimal point and whether it is a rate.")


def part_above_whole(series: Series) -> Iterator[Problem]:
    """For a share, the numerator is among the denominator; a rate may be more than 100."""
    for value in series.given:
        top, bottom = value.numerator, value.denominator
        if series.unit == "%" and top is not None and bottom is not None and top > bottom:
            what = f"the numerator {top:g} is above the denominator {bottom:g}, which a share cannot have."
            yield said(value, what, "Check whether the two are the wrong way round, or count different things.")


def not_worked_out(series: Series) -> Iterator[Problem]:
    """18 of 46 is 39.1%, not 40%: more than rounding."""
    for value in series.given:
        worked = _worked_out(series, value)
        if worked is None or not value.written or _rounds_to(worked, value):
            continue
        slip = _slip(value.value, worked)
        why = " The decimal point has probably slipped." if slip else ""
        what = (
            f"{value.written} is given, but {value.numerator:g} of {value.denominator:g} is "
            f"{with_unit(worked, series.unit)}.{why}"
        )
        yield said(value, what, "Correct the figure, or the numerator and denominator.")


def _worked_out(series: Series, value: MeasureValue) -> float | None:
    factor = factor_of(series.unit)
    if factor is None or value.numerator is None or not value.denominator:
        return None
    return value.numerator / value.denominator * factor


def _rounds_to(worked: float, value: MeasureValue) -> bool:
    """True where the figure is the worked-out one, rounded as it is written or cut off there."""
    step: float = 10 ** -min(decimals_of(value.written), 6)
    return abs(worked - value.value) <= step * 0.5 + 1e-6


def slipped_point(series: Series) -> Iterator[Problem]:
    """A figure ten or a hundred times the others, or that of England: 30.8 for 3.08.

    Not where numerator and denominator bear it out, nor where a neighbour is nearly as far from the others.
    """
    for value in series.values:
        if _worked_out(series, value) is not None:
            continue
        middle = series.middle(value)
        if middle is not None and _could_slip(series, middle) and _slip(value.value, middle) and _alone(series, value):
            yield _slipped(
                series, value, f"the middle of the other figures is {with_unit(middle, series.unit)}", middle
            )
    latest = series.values[-1] if series.values else None
    if latest and series.national and _could_slip(series, series.national) and _slip(latest.value, series.national):
        yield _slipped(series, latest, f"England has {with_unit(series.national, series.unit)}", series.national)


def _could_slip(series: Series, other: float) -> bool:
    """Counts vary too much when small, and those of England are always larger."""
    return series.unit != "number" or (other >= _SMALL_COUNT and other != series.national)


def _slipped(series: Series, value: MeasureValue, beside: str, other: float) -> Problem:
    times = "ten" if abs(_slip(value.value, other)) == 1 else "a hundred"
    more = "times more" if value.value > other else "times less"
    what = f"{with_unit(value.value, series.unit)} is about {times} {more}: {beside}."
    meant = with_unit(value.value / 10 ** _slip(value.value, other), series.unit)
    return said(value, what, f"Check the decimal point of both: is {meant} meant?")


def _slip(number: float, other: float) -> int:
    """By how many places the point has probably slipped: 1 for ten times too much; 0 for none."""
    if number * other <= 0:
        return 0
    power = log10(number / other)
    return next((slip for slip in _SLIPS if abs(power - slip) < _NEAR_ENOUGH), 0)


def _alone(series: Series, value: MeasureValue) -> bool:
    """True where the figures before and after are far away from it too, so that it is no steady rise or fall."""
    alike = [v for v in series.values if v.period.type == value.period.type]
    place = alike.index(value)
    beside = [v.value for v in alike[max(place - 1, 0) : place + 2] if v is not value]
    return all(near * value.value > 0 and abs(log10(value.value / near)) > 0.6 for near in beside)


def fractions(series: Series) -> Iterator[Problem]:
    """Every figure of a percentage lies between 0 and 1, and none has a % sign: 0.459 for 45.9%."""
    values = series.values
    shares = [v for v in values if 0 < v.value <= 1]
    plain = not any("%" in v.written for v in values)
    if (
        series.unit == "%"
        and len(shares) == len(values) > 1
        and plain
        and series.measure
        and series.measure.better == "higher"
    ):
        latest = values[-1]
        meant = with_unit(latest.value * 100, "%")
        what = f"{latest.value:g} is given as a percentage; all {len(values)} figures are 1 or less."
        yield said(latest, what, f"If {meant} is meant, write the figures so, or format the cells as percentages.")
