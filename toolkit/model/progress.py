"""A month's progress as facts: what moved since the snapshot before, and what asks for attention now."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from toolkit.model.measure import MeasureValue, Period
from toolkit.model.paper import Enquiry
from toolkit.model.plan import Action, Measure, Recommendation, Risk
from toolkit.model.snapshot import KnownDate, Snapshot


@dataclass(frozen=True)
class Move:
    """A BRAG or RAG word, or a risk's rating, that changed: from what to what, and the reason an officer typed.

    `ref` with `text` says of what. `before` and `after` are empty where there was or is none. `reason` is empty where
    nobody has typed one since.
    """

    ref: str
    text: str
    before: str
    after: str
    reason: str = ""


@dataclass(frozen=True)
class Slip:
    """An action whose due day was deferred since the snapshot before.

    `original` is the first due day that any snapshot knows, `times` how often it has been deferred since.
    """

    action: Action
    original: date
    before: date
    now: date
    times: int


@dataclass(frozen=True)
class Edited:
    """An action that was edited, and what of it, as a sentence names it ("its wording", "the lead officer")."""

    action: Action
    changes: tuple[str, ...]


@dataclass(frozen=True)
class MeasureNow:
    """Where a measure stands: the row with the toolkit's columns filled, its latest value, its earlier ones.

    `trend` and `reason` are sentences ("up 3.2 points on August 2026 (better)."), `rag` a word or empty. `series` are
    the values to draw, the oldest first, one a period. `latest` is None where there is no value. `small` are the
    periods whose figure is made from small counts, so that the public is not shown it. `hidden` is True in what the
    public reads, where the latest figure is such a one: then its number is taken out.
    """

    row: Measure
    latest: MeasureValue | None = None
    series: tuple[MeasureValue, ...] = ()
    change: float | None = None
    year_change: float | None = None
    rag: str = ""
    reason: str = ""
    trend: str = ""
    small: tuple[Period, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Progress:
    """The facts of one month's report.

    `before` is None where there is nothing to compare with: then what moved is empty. `counts` are the actions by
    BRAG word in the house's order, the last entry ("No BRAG", n) where some have none; `counts_before` the same.
    An action that was added since and is overdue is among `added` and `overdue`, not among `newly_overdue`.
    `reported_before`: a report was made of `before`.
    `closed_risks` have the status that says so; `gone_risks`, as they stood before, are no longer in the register.
    """

    now: Snapshot
    before: Snapshot | None
    counts: tuple[tuple[str, int], ...] = ()
    counts_before: tuple[tuple[str, int], ...] = ()
    completed: tuple[Action, ...] = ()
    newly_overdue: tuple[Action, ...] = ()
    slipped: tuple[Slip, ...] = ()
    brought_forward: tuple[Slip, ...] = ()
    brag_moves: tuple[Move, ...] = ()
    weakness_moves: tuple[Move, ...] = ()
    added: tuple[Action, ...] = ()
    gone: tuple[Action, ...] = ()
    edited: tuple[Edited, ...] = ()
    overdue: tuple[Action, ...] = ()
    due_soon: tuple[Action, ...] = ()
    not_updated: tuple[Action, ...] = ()
    measures: tuple[MeasureNow, ...] = ()
    risk_moves: tuple[Move, ...] = ()
    new_risks: tuple[Risk, ...] = ()
    closed_risks: tuple[Risk, ...] = ()
    gone_risks: tuple[Risk, ...] = ()
    outstanding: tuple[Recommendation, ...] = ()
    closed_recommendations: tuple[Recommendation, ...] = ()
    dates: tuple[KnownDate, ...] = ()
    passed_dates: tuple[KnownDate, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    reported_before: bool = False

    @property
    def anything_moved(self) -> bool:
        """False where nothing of the plan has changed since the snapshot before."""
        moved = (self.completed, self.newly_overdue, self.slipped, self.brought_forward, self.brag_moves)
        others = (self.weakness_moves, self.added, self.gone, self.edited, self.risk_moves, self.new_risks)
        return any(map(len, (*moved, *others, self.closed_risks, self.gone_risks, self.closed_recommendations)))

    @cached_property
    def added_late(self) -> tuple[Action, ...]:
        """The actions that were added since and are overdue already."""
        late = {str(action.ref) for action in self.overdue}
        return tuple(action for action in self.added if str(action.ref) in late)
