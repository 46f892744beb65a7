"""Small counts among the values of measures: which of them are hidden before publication, and what would reveal them.

Hidden is a count from one up to, not including, the house's rule; the share made from one; the numerator where all
but a few are counted in it; and what lets a reader work one of these out, within a row or from other periods of the
measure (`publication_periods.py`). Zero stays. Not seen are counts that follow from other measures, from a change
that somebody wrote about, from figures that were corrected, from periods that came in after later ones, or from other
publications.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from toolkit.model.measure import MeasureValue
from toolkit.model.publication import Part, PublishedValue
from toolkit.rules.measure_cells import decimals_of
from toolkit.rules.measure_series import grouped, settled
from toolkit.rules.publication_periods import is_small, revealing
from toolkit.rules.publication_units import factor_for, is_count, may_count

_PERSON = 0.5  # rounded away, it is still that person


def published_values(
    values: Iterable[MeasureValue], units: Mapping[str, Sequence[str]], below: int
) -> tuple[PublishedValue, ...]:
    """One area's values, one for each measure and period, with what is hidden of each.

    Measures come in the order of `values`, periods in time. `units` are what is said of the unit of each, by the
    measure's name, what is to be published first; the unit that the file shows stands in, and is heard too.
    """
    groups = grouped(values, lambda v: v.measure)
    return tuple(v for group in groups for v in _series(group, units.get(group[0].measure, ()), below))


def _series(given: Sequence[MeasureValue], said: Sequence[str], below: int) -> list[PublishedValue]:
    units = [*filter(None, said), *(v.unit for v in given if v.unit)]
    decimals = max(decimals_of(f"{v.value:.6f}".rstrip("0")) for v in given)
    series = [_alone(value, units, decimals, below) for value in settled(given)]
    for end in sorted({held.value.period.end for held in series}):
        _cover(series, end, below)
    return series


def _cover(series: list[PublishedValue], end: date, below: int) -> None:
    """Hide among the values up to this day what tells of others: of those that end on it, as earlier ones are out.

    So a month's spreadsheet shows of the past what the ones before it did, and two of them tell no more than one.
    """
    rows = [number for number, held in enumerate(series) if held.value.period.end <= end]
    while found := revealing([series[row] for row in rows], below):
        held = series[rows[found[0]]]
        series[rows[found[0]]] = _with_made(replace(held, hidden=held.hidden | {found[1]}))


def _alone(value: MeasureValue, units: Sequence[str], decimals: int, below: int) -> PublishedValue:
    """The value with what is hidden of it for its own sake: parts that are small, and those that would tell one."""
    counts = _counts(value, units)
    top, bottom = _parts(value, units)
    hidden: set[Part] = set()
    if is_small(bottom, below):
        hidden.add("denominator")
    if is_small(top, below) or (top and bottom is not None and is_small(bottom - top, below)):
        hidden.add("numerator")
    if counts and is_small(value.value, below):
        hidden.add("value")
    unit = units[0] if units else ""
    return _with_made(PublishedValue(value, unit, counts, frozenset(hidden), _exact(value, (top, bottom), decimals)))


def _counts(value: MeasureValue, units: Sequence[str]) -> bool:
    """True where the value itself may be a count; without a unit a whole number may, but for a share of two parts."""
    whole = float(value.value).is_integer()
    if units:
        return may_count(units, whole=whole)
    return whole and (value.numerator is None or value.denominator is None)


def _parts(value: MeasureValue, units: Sequence[str]) -> tuple[float | None, float | None]:
    """Numerator and denominator; one that is not given as a reader can work it out from the value, were it a share."""
    top, bottom = value.numerator, value.denominator
    unit = next((unit for unit in units or ("",) if not unit or not is_count(unit)), None)
    factor = None if unit is None else factor_for(unit, value.value, bottom)
    if factor and top is None and bottom is not None:
        top = value.value * bottom / factor
    elif factor and bottom is None and top and value.value:
        bottom = top * factor / value.value
    return top, bottom


def _exact(
    value: MeasureValue, parts: tuple[float | None, float | None], decimals: int
) -> tuple[float | None, float | None]:
    """Numerator and denominator where they are not given and the value, with its decimals, tells them to the person."""
    share = 0.5 / 10**decimals / value.value if value.value else 0.0
    given = (value.numerator, value.denominator)
    told = (
        part if one is None and part is not None and part * share < _PERSON else None
        for part, one in zip(parts, given, strict=True)
    )
    top, bottom = (None if part is None else float(round(part)) for part in told)
    return top, bottom


def _with_made(held: PublishedValue) -> PublishedValue:
    """With the value that is made from hidden parts, and the numerator that is the value."""
    hidden = held.hidden
    if hidden & {"numerator", "denominator"}:
        hidden |= {"value"}
    if held.counts and "value" in hidden and held.value.numerator == held.value.value:
        hidden |= {"numerator"}
    return replace(held, hidden=hidden)
