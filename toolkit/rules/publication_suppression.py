"""Small counts among the values of measures: which of them are hidden before publication, and what would reveal them.

Hidden is a count from one up to, not including, the house's rule; the share made from one; the numerator where all
but a few are counted in it; and what lets a reader work one of these out, within a row or from other periods of the
measure (`publication_periods.py`). Zero stays. Not seen are counts that follow from other measures, from a change
that somebody wrote about, or from other publications.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from toolkit.model.measure import MeasureValue
from toolkit.model.publication import Part, PublishedValue
from toolkit.rules.measure_series import grouped, settled
from toolkit.rules.measure_worth import factor_of
from toolkit.rules.publication_periods import is_small, revealing

_NO_COUNT = re.compile(
    r"%|£|\bper\b|\b(?:weeks?|wks?|days?|months?|years?|hours?|scores?|points?|pp|ratio|rate|average|mean)\b", re.I
)


def measure_key(name: object) -> str:
    """By what a measure's name is found again: capitals and spaces aside."""
    return " ".join(str(name or "").casefold().split())


def is_count(unit: str) -> bool:
    """True unless the unit says a share, a rate, a time or a score."""
    return not _NO_COUNT.search(unit)


def published_values(
    values: Iterable[MeasureValue], units: Mapping[str, str], below: int
) -> tuple[PublishedValue, ...]:
    """One area's values, one for each measure and period, with what is hidden of each.

    Measures come in the order of `values`, periods in time. `units` are the units of the sheet Measures, by
    `measure_key`; the file's own unit stands in.
    """
    return tuple(v for group in grouped(values, lambda v: measure_key(v.measure)) for v in _series(group, units, below))


def _series(given: Sequence[MeasureValue], units: Mapping[str, str], below: int) -> list[PublishedValue]:
    written = next((v.unit for v in given if v.unit), "")
    unit = units.get(measure_key(given[0].measure)) or written
    series = [_alone(value, unit, below) for value in settled(given)]
    while found := revealing(series, below):
        number, part = found
        series[number] = _with_made(replace(series[number], hidden=series[number].hidden | {part}))
    return series


def _alone(value: MeasureValue, unit: str, below: int) -> PublishedValue:
    """The value with what is hidden of it for its own sake: parts that are small, and those that would tell one."""
    counts = _counts(value, unit)
    top, bottom = _parts(value, unit, counts)
    hidden: set[Part] = set()
    if is_small(bottom, below):
        hidden.add("denominator")
    if is_small(top, below) or (top and bottom is not None and is_small(bottom - top, below)):
        hidden.add("numerator")
    if counts and is_small(value.value, below):
        hidden.add("value")
    return _with_made(PublishedValue(value, unit, counts, frozenset(hidden)))


def _counts(value: MeasureValue, unit: str) -> bool:
    """True where the value itself is a count; without a unit a whole number may be one, but no share of two parts."""
    if unit:
        return is_count(unit)
    return float(value.value).is_integer() and value.denominator is None


def _parts(value: MeasureValue, unit: str, counts: bool) -> tuple[float | None, float | None]:
    """Numerator and denominator; one that is not given as a reader can work it out from the value."""
    top, bottom = value.numerator, value.denominator
    factor = factor_of(unit or "%")
    if factor and not counts and top is None and bottom is not None:
        top = value.value * bottom / factor
    elif factor and not counts and bottom is None and top and value.value:
        bottom = top * factor / value.value
    return top, bottom


def _with_made(held: PublishedValue) -> PublishedValue:
    """With the value that is made from hidden parts, and the numerator that is the value."""
    hidden = held.hidden
    if hidden & {"numerator", "denominator"}:
        hidden |= {"value"}
    if held.counts and "value" in hidden and held.value.numerator == held.value.value:
        hidden |= {"numerator"}
    return replace(held, hidden=hidden)
