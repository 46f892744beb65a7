"""Where each measure of the workbook stands by the values of the month's snapshot."""

from collections.abc import Iterable, Sequence

from toolkit.model.measure import CatalogueMeasure, MeasureValue, Period
from toolkit.model.plan import Measure
from toolkit.model.progress import MeasureNow
from toolkit.model.snapshot import Snapshot
from toolkit.rules.measure_rag import standing_of, with_standing
from toolkit.rules.measure_rows import identity
from toolkit.rules.measure_series import settled
from toolkit.rules.progress_rows import words_of
from toolkit.rules.progress_small import small_periods


def measures_now(
    now: Snapshot, catalogue: Sequence[CatalogueMeasure], amber_within: float, small_below: int
) -> tuple[MeasureNow, ...]:
    """The measures that have a name, in the workbook's order; a value is theirs under any name of the catalogue.

    Counts below `small_below` make a figure small: the public is not shown it.
    """
    small = small_periods(now, catalogue, small_below)
    names = dict.fromkeys((*(value.measure for value in now.values), *(words_of(row.measure) for row in now.measures)))
    same = {name: identity(name, catalogue) for name in names}
    by_name: dict[str, list[MeasureValue]] = {}
    for value in now.values:
        by_name.setdefault(same[value.measure], []).append(value)
    named = ((row, words_of(row.measure)) for row in now.measures if words_of(row.measure))
    return tuple(
        _measure_now(row, by_name.get(same[name], ()), amber_within, small.get(str(row.measure), ()))
        for row, name in named
    )


def _measure_now(
    row: Measure, values: Iterable[MeasureValue], amber_within: float, small: tuple[Period, ...]
) -> MeasureNow:
    """`series` are the values of the same kind of period as the latest, so that a year never stands beside a month."""
    own = settled(values)
    standing = standing_of(own, row, amber_within)
    if standing is None:
        return MeasureNow(row)
    return MeasureNow(
        with_standing(row, standing),
        standing.latest,
        tuple(value for value in own if value.period.type == standing.latest.period.type),
        standing.change,
        standing.year_change,
        standing.rag,
        standing.reason,
        standing.trend,
        small,
    )
