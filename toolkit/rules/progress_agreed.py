"""Recommendations that were agreed, and the days of a month: those to come and those that have passed."""

from collections.abc import Iterable
from datetime import date, timedelta

from toolkit.model.plan import Recommendation
from toolkit.model.snapshot import KnownDate, Snapshot
from toolkit.rules.progress_rows import by_ref, ref_key, words_of
from toolkit.rules.typed_dates import typed_date

PASSED_DAYS = 31  # looked back where there is no snapshot before
_NOT_USED = "Not used"
_SETTLED = ("Rejected", "Closed")
_ANSWERED = ("Accepted", "Partly accepted")


def outstanding(snapshot: Snapshot) -> tuple[Recommendation, ...]:
    """Those agreed on a day and not closed, the earliest response due first; one that is rejected is closed."""
    return _by_response_due(row for row in _agreed(snapshot) if not _is_closed(row))


def closed_since(now: Snapshot, before: Snapshot) -> tuple[Recommendation, ...]:
    """Those closed now that were not closed before.

    One that the snapshot before does not have counts only where its day of closing is later.
    """
    old = by_ref(_agreed(before))
    return _by_response_due(
        row for ref, row in by_ref(_agreed(now)).items() if _is_closed(row) and _was_open(old.get(ref), row, before)
    )


def _was_open(old: Recommendation | None, row: Recommendation, before: Snapshot) -> bool:
    if old is not None:
        return not _is_closed(old)
    closed = typed_date(row.closed_on)
    return closed is not None and closed > before.taken


def dates_to_come(now: Snapshot) -> tuple[KnownDate, ...]:
    """The day of the snapshot and later ones: known dates, and responses that are awaited."""
    return tuple(known for known in _all_dates(now) if known.day >= now.taken)


def dates_passed(now: Snapshot, before: Snapshot | None) -> tuple[KnownDate, ...]:
    """Those that were to come when the snapshot before was taken; without one, of the last 31 days."""
    since = before.taken if before else now.taken - timedelta(days=PASSED_DAYS)
    return tuple(known for known in _all_dates(now) if since <= known.day < now.taken)


def _all_dates(now: Snapshot) -> list[KnownDate]:
    return sorted({*now.dates, *_responses(now)}, key=lambda known: (known.day, known.what, known.basis))


def _responses(now: Snapshot) -> list[KnownDate]:
    """The days by which a response is due that nobody has typed yet."""
    return [
        KnownDate(_awaited(row), due, _basis(row))
        for row in outstanding(now)
        if (due := typed_date(row.response_due)) and not row.response and words_of(row.status) not in _ANSWERED
    ]


def _awaited(row: Recommendation) -> str:
    ref = words_of(row.ref)
    return f"Response to {f'recommendation {ref}' if ref else 'a recommendation'} due"


def _basis(row: Recommendation) -> str:
    asked = words_of(row.to)
    return f"As given on the sheet Recommendations{f', to {asked}' if asked else ''}."


def _agreed(snapshot: Snapshot) -> list[Recommendation]:
    used = (r for r in snapshot.recommendations if words_of(r.recommendation) and words_of(r.status) != _NOT_USED)
    return [row for row in used if typed_date(row.agreed_on)]


def _is_closed(row: Recommendation) -> bool:
    return bool(words_of(row.closed_on)) or words_of(row.status) in _SETTLED


def _by_response_due(rows: Iterable[Recommendation]) -> tuple[Recommendation, ...]:
    return tuple(sorted(rows, key=lambda row: (typed_date(row.response_due) or date.max, ref_key(row.ref))))
