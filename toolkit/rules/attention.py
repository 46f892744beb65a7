"""What an action asks of its lead officer on a given day; the same rules as the workbook's formulas."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from toolkit.model.plan import Action, Value
from toolkit.rules.english import counted

OVERDUE, DUE_SOON, NO_UPDATE = "Overdue", "Due within 30 days", "No update for 31 days"
SOON_DAYS, STALE_DAYS = 30, 31


def due_day(action: Action) -> date | None:
    """The revised date where there is one, else the first; None where neither is a date."""
    return _day(action.revised_due) or _day(action.due)


def days_to_due(action: Action, today: date) -> int | None:
    """Days from `today` to the due day, negative when it has passed; None without one."""
    due = due_day(action)
    return (due - today).days if due else None


def attention(action: Action, today: date, done: str) -> str:
    """One of the three calls for attention, or empty; `done` is the BRAG word for complete."""
    if not action.action or action.brag == done:
        return ""
    days = days_to_due(action, today)
    if days is not None and days < 0:
        return OVERDUE
    if days is not None and days <= SOON_DAYS:
        return DUE_SOON
    last = _day(action.updated) or _day(action.start)
    return NO_UPDATE if last and (today - last).days > STALE_DAYS else ""


def actions_to_look_at(actions: Sequence[Action], today: date, done: str) -> Iterator[str]:
    """ "two actions are overdue", "one action is due within 30 days": nothing where there are none."""
    calls = Counter(attention(a, today, done) for a in actions)
    ways = ((OVERDUE, "overdue"), (DUE_SOON, "due within 30 days"), (NO_UPDATE, "without an update for 31 days"))
    for call, words in ways:
        if calls[call]:
            yield f"{counted(calls[call], 'action is', 'actions are')} {words}"


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None
