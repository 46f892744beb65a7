"""The three-way merge of a table, cell by cell: an officer's typing always stands until an officer says otherwise."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from toolkit.model.merge import (
    Base,
    Changed,
    Conflict,
    Decision,
    Merge,
    Remembered,
    Row,
    StandingRow,
    Write,
)
from toolkit.model.plan import Value
from toolkit.rules.issued import SOURCE

NOT_KNOWN = "not known"
KEPT, DECIDED_ON, DELETED = ":kept", ":decided on", ":deleted"
UPDATED = "So by the document as it is read now."
YOURS_KEPT = "You changed this cell; what you typed is kept."
ROW_DELETED = "You deleted this row; it is not put back."
ROW_DELETED_AND_NEW = "You deleted this row; it is not put back, though its source has changed since."
ADDED = "New in the document."
DECIDED = "You decided: take new."
KEPT_AS_DECIDED = "You decided: keep mine."
_AND, _OVER = "\x1f", "\x1e"
_NOT_ITS_WORDS = frozenset({"page", "line", "themes", "flags", "figures", "evidence", "earlier"})
Decide = Callable[[Conflict], Decision]


def as_text(value: Value) -> str:
    """A value as the base keeps it and Conflicts shows it; the same however Excel stored it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def merge_rows(
    ours: Sequence[Row], theirs: Sequence[StandingRow], base: Base, fields: Sequence[str], decide: Decide
) -> Merge:
    """What this run does to a table whose toolkit columns are `fields`.

    `base` is empty where it was lost; a row that is missing among others of its inspection then counts as deleted.
    `decide` gives what an officer has decided on a conflict, "" where nothing.
    """
    merge = _Merging(base, tuple(fields), decide)
    standing: dict[str, list[StandingRow]] = {}
    for there in theirs:
        standing.setdefault(there.key, []).append(there)
    met = set() if base else {_inspection(r.key) for r in theirs} - {""}
    for row in ours:
        if row.key in standing:
            for copy in standing[row.key]:
                merge.cells(row, copy)
        elif row.key in base or _inspection(row.key) in met:
            merge.deleted(row)
        else:
            merge.append(row)
    known = {row.key for row in ours}
    doubled = tuple(k for k, n in Counter(r.key for r in theirs).items() if n > 1 and k in known)
    return merge.result(doubled)


class _Merging:
    """The lists of one merge as they grow."""

    def __init__(self, base: Base, fields: tuple[str, ...], decide: Decide) -> None:
        self.base = base
        self.fields = fields
        self.decide = decide
        self.writes: list[Write] = []
        self.appended: list[Row] = []
        self.remembered: dict[tuple[str, str], str] = {}
        self.changes: list[Changed] = []
        self.conflicts: list[Conflict] = []
        self.told: dict[tuple[str, str], list[str]] = {}

    def result(self, doubled: tuple[str, ...]) -> Merge:
        for (key, what), texts in self.told.items():
            self.remember(key, what, _AND.join(texts))
        open_cells = {(c.key, c.field) for c in self.conflicts}
        new = (Remembered(k, f, v) for (k, f), v in self.remembered.items() if (k, f) not in open_cells)
        return Merge(
            tuple(self.writes), tuple(self.appended), tuple(new), tuple(self.changes), tuple(self.conflicts), doubled
        )

    def remember(self, key: str, field: str, value: str) -> None:
        """What the base does not say already."""
        if self.base.get(key, {}).get(field) != value:
            self.remembered[key, field] = value

    def append(self, row: Row) -> None:
        self.appended.append(row)
        self.changes.append(Changed(row.key, "", "", "row added", ADDED))
        self.remember_all(row)

    def remember_all(self, row: Row) -> None:
        for field in self.fields:
            self.remember(row.key, field, as_text(row.cells.get(field)))

    def deleted(self, row: Row) -> None:
        """Said once, and again when its source changes."""
        digest = _digest(row, self.fields)
        told = self.base.get(row.key, {}).get(DELETED)
        if told != digest:
            why = ROW_DELETED if told is None else ROW_DELETED_AND_NEW
            self.changes.append(Changed(row.key, "", "", "row deleted", why))
            self.remember(row.key, DELETED, digest)
            if not self.base:
                self.remember_all(row)

    def cells(self, row: Row, standing: StandingRow) -> None:
        for field in (f for f in self.fields if f in standing.cells and f in row.cells):
            self._cell(row, standing, field)

    def _cell(self, row: Row, standing: StandingRow, field: str) -> None:
        last = self.base.get(row.key, {}).get(field)
        new, yours = as_text(row.cells.get(field)), as_text(standing.cells[field])
        if yours == new:
            self.remember(row.key, field, new)
        elif yours == last and field not in standing.formulas:
            self._update(row, standing, field, yours, UPDATED)
        elif last == new:
            self._kept(row.key, field, yours, new)
        else:
            self._conflict(row, standing, Conflict(row.key, field, standing.number, _known(last), yours, new))

    def _update(self, row: Row, standing: StandingRow, field: str, before: str, why: str) -> None:
        new = as_text(row.cells.get(field))
        self.writes.append(Write(standing.number, field, row.cells.get(field)))
        self.changes.append(Changed(row.key, field, before, new, why))
        self.remember(row.key, field, new)

    def _kept(self, key: str, field: str, yours: str, new: str) -> None:
        """An officer's text over an unchanged source: said once."""
        if self._is_news(key, field + KEPT, yours):
            self.changes.append(Changed(key, field, new, yours, YOURS_KEPT))

    def _kept_as_decided(self, key: str, field: str, yours: str, new: str) -> None:
        """Said once too; while another copy of the row waits for a decision, the base stands still."""
        self._is_news(key, field + KEPT, yours)  # the decision says it
        if self._is_news(key, field + DECIDED_ON, f"{yours}{_OVER}{new}"):
            self.changes.append(Changed(key, field, new, yours, KEPT_AS_DECIDED))
        self.remember(key, field, new)

    def _is_news(self, key: str, what: str, text: str) -> bool:
        """True where no run before has told this text; the runs after will know that it is told."""
        before = self.base.get(key, {}).get(what)
        told = self.told.setdefault((key, what), [])
        told += [] if text in told else [text]
        return before is None or text not in before.split(_AND)

    def _conflict(self, row: Row, standing: StandingRow, conflict: Conflict) -> None:
        decision = self.decide(conflict)
        if decision == "take new" and conflict.field not in standing.formulas:
            self._update(row, standing, conflict.field, conflict.yours, DECIDED)
        elif decision == "keep mine":
            self._kept_as_decided(row.key, conflict.field, conflict.yours, conflict.new)
        else:
            self.conflicts.append(conflict)
            if conflict.last == NOT_KNOWN:
                self.remember(row.key, conflict.field + SOURCE, conflict.new)


def _inspection(key: str) -> str:
    """ "2018" of "2018-M-01" and "2018 committee"; "" of refs that belong to no document."""
    match = re.match(r"\d{4}[a-z]?\b", key)
    return match[0] if match else ""


def _known(last: str | None) -> str:
    return NOT_KNOWN if last is None else last


def _digest(row: Row, fields: Sequence[str]) -> str:
    """Of what the source says, not of where it stands or what the toolkit makes of it."""
    text = "\x1f".join(as_text(row.cells.get(f)) for f in fields if f not in _NOT_ITS_WORDS)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
