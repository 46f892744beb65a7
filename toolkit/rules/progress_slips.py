"""Due days that were deferred or brought forward, since the snapshot before and over all of them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from operator import gt, lt

from toolkit.model.plan import Action
from toolkit.model.progress import Slip
from toolkit.model.snapshot import Snapshot
from toolkit.rules.attention import due_day
from toolkit.rules.progress_actions import under_way
from toolkit.rules.progress_rows import by_ref, in_both

_Compares = Callable[[date, date], bool]


def slipped(history: Sequence[Snapshot], before: Snapshot, now: Snapshot) -> tuple[Slip, ...]:
    """The actions due later than in the snapshot before; `history` are all snapshots in the order they were taken."""
    return tuple(_moved(history, before, now, gt))


def brought_forward(history: Sequence[Snapshot], before: Snapshot, now: Snapshot) -> tuple[Slip, ...]:
    """The actions due earlier; `times` is then how often they were brought forward."""
    return tuple(_moved(history, before, now, lt))


def _moved(history: Sequence[Snapshot], before: Snapshot, now: Snapshot, moves: _Compares) -> Iterator[Slip]:
    plans = [by_ref(under_way(snapshot)) for snapshot in history]
    for ref, old, new in in_both(under_way(now), under_way(before)):
        was, due = due_day(old), due_day(new)
        if was and due and moves(due, was):
            days = _due_days([plan[ref] for plan in plans if ref in plan])
            yield Slip(new, days[0], was, due, sum(moves(later, day) for day, later in pairwise(days)))


def _due_days(rows: Sequence[Action]) -> list[date]:
    """The due days of an action as it went through the snapshots.

    The first row's own first day leads, where it has been revised already when it is first seen.
    """
    known = [(row, day) for row in rows if (day := due_day(row))]
    first = known[0][0].due
    return [*([first] if isinstance(first, date) else []), *(day for _, day in known)]
