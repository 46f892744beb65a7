"""Values of one measure over time, and which of several for one period counts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from toolkit.model.measure import CatalogueMeasure, MeasureValue, Period


@dataclass(frozen=True)
class Series:
    """The values of a measure in the order of their periods, one a period; `given` are all that were read.

    `measure` is None for a measure that the catalogue does not have. `national` is the figure for England, if known;
    `as_at` the day of the run.
    """

    name: str
    measure: CatalogueMeasure | None
    values: tuple[MeasureValue, ...]
    given: tuple[MeasureValue, ...]
    national: float | None
    as_at: date

    @property
    def unit(self) -> str:
        """The catalogue's unit, else the one the file shows."""
        units = [value.unit for value in self.given if value.unit]
        return self.measure.unit if self.measure else units[0] if units else ""

    @property
    def adds_up(self) -> bool:
        """True where part of a year is smaller than the year: known to be so, or a count."""
        return self.measure.cumulative if self.measure else self.unit == "number"

    def alike(self, value: MeasureValue) -> list[float]:
        """The other values of the same kind of period."""
        return [v.value for v in self.values if v.period.type == value.period.type and v is not value]

    def middle(self, value: MeasureValue) -> float | None:
        """The median of the others like it; None where there are fewer than three."""
        others = self.alike(value)
        return median(others) if len(others) >= 3 else None


def series_of(
    values: Iterable[MeasureValue],
    catalogue: Sequence[CatalogueMeasure],
    as_at: date,
    national: Mapping[str, float] | None = None,
) -> tuple[Series, ...]:
    """A series for each measure among one area's values, in the order in which they first come."""
    by_code = {measure.code: measure for measure in catalogue}
    groups: dict[str, list[MeasureValue]] = {}
    for value in values:
        groups.setdefault(value.measure, []).append(value)
    return tuple(
        Series(name, by_code.get(given[0].code), settled(given), tuple(given), (national or {}).get(name), as_at)
        for name, given in groups.items()
    )


def settled(values: Iterable[MeasureValue]) -> tuple[MeasureValue, ...]:
    """One value a period, in order: a final one before a provisional one, else the one read last."""
    counts: dict[Period, MeasureValue] = {}
    for value in values:
        held = counts.get(value.period)
        if held is None or held.provisional or not value.provisional:
            counts[value.period] = value
    return tuple(counts[period] for period in sorted(counts))


def grouped(values: Iterable[MeasureValue], key: Callable[[MeasureValue], object]) -> list[list[MeasureValue]]:
    """Values that share a key, in the order in which they first come."""
    groups: dict[object, list[MeasureValue]] = {}
    for value in values:
        groups.setdefault(key(value), []).append(value)
    return list(groups.values())
