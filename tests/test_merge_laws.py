"""Laws of the merge, over months of random edits and news: officers' words stand, nothing is lost, twice is once."""

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from tests.test_row_merge import nothing_new
from toolkit.model.merge import Base, Conflict, Decision, Merge, Row, StandingRow
from toolkit.model.plan import Value
from toolkit.rules.row_merge import DECIDED, DELETED, KEPT, as_text, merge_rows

set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "hypothesis")
COMMON = settings(
    deadline=None, database=None, derandomize=True, print_blob=False, suppress_health_check=[*HealthCheck],
)  # fmt: skip
QUICK = settings(COMMON, max_examples=100, phases=[Phase.explicit, Phase.generate])
LONG = settings(COMMON, max_examples=int(os.environ.get("SEND_EXAMPLES", "500")) * 20)
FIELDS, OFFICERS = ("finding", "page"), ("notes",)
KEYS = ("2021-M-01", "2021-M-02", "2021-I-D01", "2025-M-01", "A1")
# What a cell can hold once it is read: no control characters but line ends and tabs.
TEXT = st.one_of(
    st.sampled_from(["", "a", "b", "c", " a", "a\n", "3", "2021-01-01", "=1+1", "not known"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=5),
)
_FEW = st.sampled_from(["", "a", "b", "c"])  # so that the same words meet
VALUE: st.SearchStrategy[Value] = st.one_of(
    _FEW, _FEW, _FEW, TEXT, st.none(), st.integers(0, 4), st.dates(), st.floats(0, 5)
)
EDITS = ("type", "note", "delete", "copy", "rekey", "formula", "own row")


@dataclass(frozen=True)
class Month:
    """What the documents say, what officers did before the run (by position), what they decided; a base may be lost."""

    ours: Mapping[str, tuple[Value, Value]]
    edits: Sequence[tuple[str, int, str, Value]]
    decisions: Sequence[Decision]
    lost: bool
    shuffle: int

    def rows(self) -> list[Row]:
        return [Row(key, {"finding": a, "page": b, "notes": "suggested"}) for key, (a, b) in self.ours.items()]

    def decide(self, conflict: Conflict) -> Decision:
        """The same for the same cell, however often it is asked."""
        return self.decisions[sum(map(ord, conflict.key + conflict.field + conflict.yours)) % len(self.decisions)]


MONTHS = st.lists(
    st.builds(
        Month,
        st.dictionaries(st.sampled_from(KEYS), st.tuples(VALUE, VALUE), max_size=5),
        st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 9), st.sampled_from(FIELDS), VALUE), max_size=5),
        st.lists(st.sampled_from(["", "", "keep mine", "take new"]), min_size=1, max_size=5),
        st.sampled_from([False] * 9 + [True]),
        st.integers(0, 99),
    ),
    min_size=1,
    max_size=5,
)  # fmt: skip
Table = list[StandingRow]


# ---- what officers do


def edited(table: Table, edits: Sequence[tuple[str, int, str, Value]]) -> Table:
    for kind, at, field, value in edits:
        if kind == "own row":
            cells: dict[str, Value] = {"finding": value, "page": None, "notes": "ours"}
            table = [*table, StandingRow(_next(table), "", cells)]
        elif table:
            table = _edited(table, at % len(table), kind, field, value)
    return table


def _edited(table: Table, at: int, kind: str, field: str, value: Value) -> Table:
    row, others = table[at], [r for n, r in enumerate(table) if n != at]
    changed: dict[str, Callable[[], Sequence[StandingRow]]] = {
        "type": lambda: [replace(row, cells={**row.cells, field: value})],
        "note": lambda: [replace(row, cells={**row.cells, "notes": value})],
        "delete": list,
        "copy": lambda: [row, replace(row, number=_next(table))],
        "rekey": lambda: [replace(row, key=KEYS[len(str(value)) % len(KEYS)])],
        "formula": lambda: [replace(row, formulas=frozenset({field}))],
    }
    return [*others, *changed[kind]()]


def _next(table: Table) -> int:
    return max((row.number for row in table), default=1) + 1


def after(merge: Merge, table: Table, base: Base) -> tuple[Table, dict[str, dict[str, str]]]:
    """The table and the base as the next run finds them."""
    written = {(w.row, w.field): w.value for w in merge.writes}
    rows = [replace(r, cells={f: written.get((r.number, f), v) for f, v in r.cells.items()}) for r in table]
    for row in merge.appended:
        rows.append(StandingRow(_next(rows), row.key, row.cells))
    known = {key: dict(texts) for key, texts in base.items()}
    for entry in merge.remembered:
        known.setdefault(entry.key, {})[entry.field] = entry.value
    return rows, known


# ---- the laws


def check(months: Sequence[Month]) -> None:
    table: Table = []
    base: dict[str, dict[str, str]] = {}
    for month in months:
        table, base = edited(table, month.edits), {} if month.lost else base
        merge = merge_rows(month.rows(), table, base, FIELDS, month.decide)
        check_what_is_written(merge, table, base)
        check_that_order_is_nothing(month, merge, table, base)
        rows, known = after(merge, table, base)
        check_that_news_are_in_or_told(month, merge, rows, known)
        again = merge_rows(month.rows(), rows, known, FIELDS, month.decide)
        assert nothing_new(again), again
        assert {*again.conflicts} == {*merge.conflicts}
        table, base = rows, known


def check_what_is_written(merge: Merge, table: Table, base: Base) -> None:
    """Only the toolkit's own cells, no formula, and over an officer's words only where they said so, and it is told."""
    standing = {row.number: row for row in table}
    for write in merge.writes:
        row = standing[write.row]
        old = as_text(row.cells[write.field])
        assert write.field in FIELDS
        assert write.field not in row.formulas
        told = [c for c in merge.changes if (c.key, c.field, c.before) == (row.key, write.field, old)]
        assert told, (write, old)
        assert base.get(row.key, {}).get(write.field) == old or any(c.why == DECIDED for c in told)


def check_that_order_is_nothing(month: Month, merge: Merge, table: Table, base: Base) -> None:
    dice, ours, theirs = Random(month.shuffle), month.rows(), [*table]
    dice.shuffle(ours)
    dice.shuffle(theirs)
    other = merge_rows(ours, theirs, base, FIELDS, month.decide)
    assert {(w.row, w.field, as_text(w.value)) for w in other.writes} == {
        (w.row, w.field, as_text(w.value)) for w in merge.writes
    }
    assert {*other.conflicts} == {*merge.conflicts}
    assert {*other.changes} == {*merge.changes}
    assert {row.key for row in other.appended} == {row.key for row in merge.appended}
    assert {*other.doubled} == {*merge.doubled}


def check_that_news_are_in_or_told(month: Month, merge: Merge, rows: Table, known: Base) -> None:
    """What the documents say stands in each row of its key; else it is a conflict, or was told."""
    open_cells = {(c.row, c.field) for c in merge.conflicts}
    for ours in month.rows():
        there = [row for row in rows if row.key == ours.key]
        assert there or DELETED in known.get(ours.key, {}), ours
        for row in there:
            for field in FIELDS:
                same = as_text(row.cells[field]) == as_text(ours.cells[field])
                told = f"{field}{KEPT}" in known.get(ours.key, {})
                assert same or told or (row.number, field) in open_cells, (ours, row)


@QUICK
@given(months=MONTHS)
def test_the_laws_hold_whatever_officers_and_documents_do(months: list[Month]) -> None:
    check(months)


@pytest.mark.long
@LONG
@given(months=MONTHS)
def test_the_same_of_many_more_months(months: list[Month]) -> None:
    check(months)
