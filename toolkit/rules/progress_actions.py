"""The actions of a month: what each asks for now, and what moved since the snapshot before.

A suggestion that nobody has accepted is no action under way, nor is a row without an action.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from toolkit.model.house import HouseStyle
from toolkit.model.plan import SUGGESTED, Action, Value, WeaknessRow
from toolkit.model.progress import Move
from toolkit.model.snapshot import Snapshot
from toolkit.rules.attention import attention, due_day
from toolkit.rules.progress_rows import by_ref, in_both, in_order, reason, ref_key, words_of

NO_BRAG = "No BRAG"


def under_way(snapshot: Snapshot) -> tuple[Action, ...]:
    """The actions of the plan that officers have agreed or typed, done ones too, in the order of references."""
    used = (a for a in snapshot.actions if words_of(a.action) and words_of(a.progress) != SUGGESTED)
    return in_order(used)


def counts(actions: Iterable[Action], house: HouseStyle) -> tuple[tuple[str, int], ...]:
    """How many have each of the house's BRAG words, 0 too; then words the house does not have; last "No BRAG"."""
    found = Counter(words_of(action.brag) for action in actions)
    own = [colour.word for colour in house.brag]
    others = sorted(found.keys() - {*own, ""})
    without = ((NO_BRAG, found[""]),) if found[""] else ()
    return (*((word, found[word]) for word in (*own, *others)), *without)


def calling(actions: Iterable[Action], call: str, day: date, done: str) -> tuple[Action, ...]:
    """The actions that ask for this attention on the day, the earliest due date first; those without one last."""
    found = (action for action in actions if attention(action, day, done) == call)
    return tuple(sorted(found, key=lambda a: (due_day(a) or date.max, ref_key(a.ref))))


def completed(now: Iterable[Action], before: Iterable[Action], done: str) -> tuple[Action, ...]:
    """The actions that have the word for complete, and had not; a new one that has it among them."""
    old = by_ref(before)
    return tuple(
        action
        for ref, action in by_ref(now).items()
        if words_of(action.brag) == done and (ref not in old or words_of(old[ref].brag) != done)
    )


def brag_moves(now: Iterable[Action], before: Iterable[Action]) -> tuple[Move, ...]:
    """Every BRAG word that changed, with what an officer has typed as progress since."""
    return tuple(
        Move(ref, words_of(new.action), words_of(old.brag), words_of(new.brag), reason(old.progress, new.progress))
        for ref, old, new in in_both(now, before)
        if _differ(old.brag, new.brag)
    )


def weakness_moves(now: Iterable[WeaknessRow], before: Iterable[WeaknessRow]) -> tuple[Move, ...]:
    """Every RAG word of a weakness that changed, likewise."""
    return tuple(
        Move(ref, words_of(new.weakness), words_of(old.rag), words_of(new.rag), reason(old.progress, new.progress))
        for ref, old, new in in_both(now, before)
        if _differ(old.rag, new.rag)
    )


def _differ(before: Value, now: Value) -> bool:
    return words_of(before) != words_of(now)
