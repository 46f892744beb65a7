"""Which figures of a month's measures the public is not shown: those that the spreadsheet for the website hides."""

from collections.abc import Sequence

from toolkit.model.measure import CatalogueMeasure, Period
from toolkit.model.plan import Plan
from toolkit.model.snapshot import Snapshot
from toolkit.rules.publication_measures import measured_rows
from toolkit.rules.publication_suppression import published_values


def small_periods(now: Snapshot, catalogue: Sequence[CatalogueMeasure], below: int) -> dict[str, tuple[Period, ...]]:
    """By the measure's name on its row, the periods whose figure is made from counts of one up to, not with, `below`.

    Also those whose figure would let a reader work such a count out.
    """
    plan = Plan(now.area, now.slug, "", (), measures=now.measures)
    measured = measured_rows(plan, now.values, catalogue)
    hidden: dict[str, list[Period]] = {}
    for held in published_values(measured.values, measured.units, below):
        if "value" in held.hidden:
            hidden.setdefault(held.value.measure, []).append(held.value.period)
    return {name: tuple(hidden.get(known, ())) for name, known in measured.names.items()}
