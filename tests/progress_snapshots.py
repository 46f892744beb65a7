"""Snapshots of an invented area, month by month, for tests of the progress report."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tests.helpers import TEMPLATES
from toolkit.house.load import load_house
from toolkit.model.measure import MeasureValue
from toolkit.model.measure import month as month_of
from toolkit.model.plan import Action, Measure, Recommendation, Risk, WeaknessRow
from toolkit.model.progress import Progress
from toolkit.model.snapshot import Snapshot
from toolkit.rules.progress import progress

HOUSE = load_house(TEMPLATES, "default")
JULY, AUGUST, SEPTEMBER = date(2026, 8, 1), date(2026, 9, 1), date(2026, 10, 1)  # the days their reports are made


def on(month: int, day: int = 1) -> date:
    return date(2026, month, day)


def action(ref: str, **cells: Any) -> Action:
    return replace(Action(ref, "2021-W1", f"Action {ref}", brag="Green", updated=on(9, 20)), **cells)


def risk(ref: str, likelihood: str, impact: str, status: str | None = "Open") -> Risk:
    return Risk(ref, f"Risk {ref}", likelihood=likelihood, impact=impact, status=status)


def agreed(ref: str, **cells: Any) -> Recommendation:
    return replace(
        Recommendation(ref, "2021 committee", f"Recommendation {ref}", "Cabinet", agreed_on=on(6, 2)), **cells
    )


def weakness(rag: str | None, progress: str | None = None, ref: str = "2021-W1") -> WeaknessRow:
    return WeaknessRow(ref, "2021 outcome letter", "W", "Families wait too long.", rag=rag, progress=progress)


def value(number: float, year: int, month: int, **more: Any) -> MeasureValue:
    return MeasureValue("Thornmere", "Plans on time", month_of(year, month), number, **more)


def taken(day: date, actions: Sequence[Action] = (), month: str = "", **rows: Any) -> Snapshot:
    """A snapshot of the day, for the report of the month before unless told otherwise."""
    reported = month or f"{day.year}-{day.month - 1:02}"
    return Snapshot(reported, day, "Thornmere", "thornmere", actions=tuple(actions), **rows)


def between(before: dict[str, Any], now: dict[str, Any]) -> Progress:
    """The progress from August's snapshot to September's, each by its rows."""
    return progress([taken(AUGUST, **before), taken(SEPTEMBER, **now)], HOUSE)


def refs(rows: Sequence[Any]) -> list[str]:
    return [str(row.ref) for row in rows]


MEASURE = Measure("Plans on time", unit="%", better="higher", target=60)
