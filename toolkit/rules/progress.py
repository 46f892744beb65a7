"""A month's progress: the newest snapshot beside the one it is compared with. No reason is invented."""

from collections.abc import Sequence
from dataclasses import replace

from toolkit.model.house import HouseStyle
from toolkit.model.measure import CatalogueMeasure
from toolkit.model.progress import Progress
from toolkit.model.snapshot import Snapshot
from toolkit.rules.attention import DUE_SOON, NO_UPDATE, OVERDUE
from toolkit.rules.measure_rag import AMBER_WITHIN
from toolkit.rules.progress_actions import brag_moves, calling, completed, counts, under_way, weakness_moves
from toolkit.rules.progress_agreed import closed_since, dates_passed, dates_to_come, outstanding
from toolkit.rules.progress_edited import edited
from toolkit.rules.progress_measures import measures_now
from toolkit.rules.progress_risks import closed_risks, gone_risks, open_risks, risk_moves
from toolkit.rules.progress_rows import by_ref, only_in, words_of
from toolkit.rules.progress_slips import brought_forward, slipped
from toolkit.rules.snapshot import last_day, reported_on


def progress(
    snapshots: Sequence[Snapshot],
    house: HouseStyle,
    catalogue: Sequence[CatalogueMeasure] = (),
    amber_within: float = AMBER_WITHIN,
) -> Progress:
    """The facts of the report of the last snapshot; raises ValueError where there is none.

    It is compared with what the report of the latest earlier month was made from, whichever month that is, so that an
    extra run in mid-month swallows no change. Snapshots taken after the last one are left aside. `catalogue` knows the
    other names of measures; `amber_within` is a share of the target.
    """
    if not snapshots:
        raise ValueError("there is no snapshot to report on")
    now = snapshots[-1]
    known = [snapshot for snapshot in snapshots if snapshot.taken <= now.taken]
    before = compared_with(known)
    done, actions = house.brag[0].word, under_way(now)
    standing = Progress(
        now,
        before,
        counts=counts(actions, house),
        overdue=calling(actions, OVERDUE, now.taken, done),
        due_soon=calling(actions, DUE_SOON, now.taken, done),
        not_updated=calling(actions, NO_UPDATE, now.taken, done),
        measures=measures_now(now, catalogue, amber_within, house.rules["small_numbers_below"].number),
        outstanding=outstanding(now),
        dates=dates_to_come(now),
        passed_dates=dates_passed(now, before),
        enquiries=now.enquiries,
    )
    return _with_moves(standing, before, known, house) if before else standing


def compared_with(snapshots: Sequence[Snapshot]) -> Snapshot | None:
    """What the report of the latest month before the last one's was made from; None where there is no earlier month."""
    earlier = [snapshot for snapshot in snapshots if snapshot.month < snapshots[-1].month]
    latest = max((snapshot.month for snapshot in earlier), default="")
    return reported_on([s for s in earlier if s.month == latest]) if earlier else None


def _with_moves(standing: Progress, before: Snapshot, known: Sequence[Snapshot], house: HouseStyle) -> Progress:
    """The facts with what moved since the snapshot before."""
    now, done = standing.now, house.brag[0].word
    history = sorted(known, key=lambda snapshot: snapshot.taken)
    actions, old = under_way(now), under_way(before)
    risks, old_risks = open_risks(now), open_risks(before)
    added = only_in(actions, old)
    known_late = by_ref((*calling(old, OVERDUE, before.taken, done), *added))
    return replace(
        standing,
        counts_before=counts(old, house),
        completed=completed(actions, old, done),
        newly_overdue=tuple(a for a in standing.overdue if words_of(a.ref) not in known_late),
        slipped=slipped(history, before, now),
        brought_forward=brought_forward(history, before, now),
        brag_moves=brag_moves(actions, old),
        weakness_moves=weakness_moves(now.weaknesses, before.weaknesses),
        added=added,
        gone=only_in(old, actions),
        edited=edited(actions, old),
        risk_moves=risk_moves(risks, old_risks, house.risk_scale),
        new_risks=only_in(risks, old_risks),
        closed_risks=closed_risks(now, before),
        gone_risks=gone_risks(now, before),
        closed_recommendations=closed_since(now, before),
        reported_before=min(snapshot.taken for snapshot in known) <= last_day(before.month),
    )
