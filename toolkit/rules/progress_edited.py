"""Actions that were edited otherwise than by a rating or another due day: their words, their lead, a day taken out."""

from collections.abc import Iterator, Sequence

from toolkit.model.plan import Action
from toolkit.model.progress import Edited
from toolkit.rules.attention import due_day
from toolkit.rules.english import in_words
from toolkit.rules.progress_rows import in_both, words_of

_FIELDS = (
    ("action", "its wording"),
    ("outcome_sought", "the outcome sought"),
    ("lead_officer", "the lead officer"),
    ("lead_body", "the lead body"),
    ("weakness", "the area it belongs to"),
    ("start", "its start"),
    ("evidence", "its evidence"),
)


def edited(now: Sequence[Action], before: Sequence[Action]) -> tuple[Edited, ...]:
    """By reference, with what was changed; notes count where the rating, which gives them as its reason, stayed."""
    found = (Edited(new, tuple(_changes(old, new))) for _, old, new in in_both(now, before))
    return tuple(each for each in found if each.changes)


def _changes(old: Action, new: Action) -> Iterator[str]:
    yield from (said for field, said in _FIELDS if words_of(getattr(old, field)) != words_of(getattr(new, field)))
    was, due = due_day(old), due_day(new)
    if was and not due:
        yield f"its due date, {in_words(was)}, which was taken out"
    if due and not was:
        yield f"its due date, {in_words(due)}, which is new"
    if words_of(old.brag) == words_of(new.brag) and words_of(old.progress) != words_of(new.progress):
        yield "its progress"
