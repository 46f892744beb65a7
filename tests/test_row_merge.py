"""The three-way merge of a table, by itself: what an officer typed stands, what nobody touched is refreshed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from toolkit.model.merge import Base, Changed, Conflict, Decision, Merge, Row, StandingRow, Write
from toolkit.model.plan import Value
from toolkit.rules.row_merge import (
    ADDED,
    DECIDED,
    KEPT_AS_DECIDED,
    NOT_KNOWN,
    ROW_DELETED,
    ROW_DELETED_AND_NEW,
    UPDATED,
    YOURS_KEPT,
    as_text,
    merge_rows,
)

FIELDS = ("finding", "page")
REF, OTHER = "2021-M-01", "2021-M-02"
NO_FORMULA: frozenset[str] = frozenset()


def ours(key: str = REF, **cells: Value) -> Row:
    return Row(key, cells)


def theirs(number: int = 2, key: str = REF, formulas: frozenset[str] = NO_FORMULA, **cells: Value) -> StandingRow:
    return StandingRow(number, key, cells, formulas)


def last(key: str = REF, **texts: str) -> dict[str, dict[str, str]]:
    return {key: texts}


def merged(new: Sequence[Row], there: Sequence[StandingRow], base: Base, decision: Decision = "") -> Merge:
    return merge_rows(new, there, base, FIELDS, lambda conflict: decision)


def after(merge: Merge, there: Sequence[StandingRow], base: Base) -> tuple[list[StandingRow], Base]:
    """The table and the base as the next run finds them."""
    written = {(w.row, w.field): w.value for w in merge.writes}
    rows = [replace(r, cells={f: written.get((r.number, f), v) for f, v in r.cells.items()}) for r in there]
    rows += [StandingRow(100 + n, row.key, row.cells) for n, row in enumerate(merge.appended)]
    known = {key: dict(texts) for key, texts in base.items()}
    for entry in merge.remembered:
        known.setdefault(entry.key, {})[entry.field] = entry.value
    return rows, known


def nothing_new(merge: Merge) -> bool:
    return not (merge.writes or merge.appended or merge.changes or merge.remembered)


# ---- one cell


def test_what_nobody_touched_is_refreshed() -> None:
    merge = merged([ours(finding="new")], [theirs(finding="old")], last(finding="old"))
    assert merge.writes == (Write(2, "finding", "new"),)
    assert merge.changes == (Changed(REF, "finding", "old", "new", UPDATED),)
    assert merge.conflicts == ()


def test_what_an_officer_changed_over_an_unchanged_source_is_kept_and_said_once() -> None:
    now, there, base = [ours(finding="old")], [theirs(finding="mine")], last(finding="old")
    merge = merged(now, there, base)
    assert (merge.writes, merge.conflicts) == ((), ())
    assert merge.changes == (Changed(REF, "finding", "old", "mine", YOURS_KEPT),)
    assert nothing_new(merged(now, *after(merge, there, base)))


def test_what_is_changed_once_more_is_said_once_more() -> None:
    now, there = [ours(finding="old")], [theirs(finding="mine")]
    _, base = after(merged(now, there, last(finding="old")), there, last(finding="old"))
    merge = merged(now, [theirs(finding="mine again")], base)
    assert merge.changes == (Changed(REF, "finding", "old", "mine again", YOURS_KEPT),)
    assert merge.writes == ()


def test_a_cell_that_was_emptied_is_a_change_of_the_officers() -> None:
    merge = merged([ours(finding="old")], [theirs(finding=None)], last(finding="old"))
    assert (merge.writes, [c.after for c in merge.changes]) == ((), [""])


def test_what_both_changed_stays_and_is_a_conflict_with_its_three_texts() -> None:
    now, there, base = [ours(finding="new")], [theirs(7, finding="mine")], last(finding="old")
    merge = merged(now, there, base)
    assert (merge.writes, merge.changes) == ((), ())
    assert merge.conflicts == (Conflict(REF, "finding", 7, "old", "mine", "new"),)
    assert merged(now, *after(merge, there, base)).conflicts == merge.conflicts


def test_the_same_change_by_both_is_no_conflict() -> None:
    there, base = [theirs(finding="new")], last(finding="old")
    merge = merged([ours(finding="new")], there, base)
    assert (merge.writes, merge.changes, merge.conflicts) == ((), (), ())
    assert after(merge, there, base)[1][REF]["finding"] == "new"


def test_keep_mine_settles_a_conflict_until_the_source_changes_again() -> None:
    now, there, base = [ours(finding="new")], [theirs(finding="mine")], last(finding="old")
    merge = merged(now, there, base, "keep mine")
    assert (merge.writes, merge.conflicts) == ((), ())
    rows, known = after(merge, there, base)
    assert nothing_new(merged(now, rows, known))
    assert merged([ours(finding="newer")], rows, known).conflicts == (
        Conflict(REF, "finding", 2, "new", "mine", "newer"),
    )


def test_take_new_settles_a_conflict_and_hands_the_cell_back_to_the_toolkit() -> None:
    now, there, base = [ours(finding="new")], [theirs(finding="mine")], last(finding="old")
    merge = merged(now, there, base, "take new")
    assert merge.writes == (Write(2, "finding", "new"),)
    assert merge.changes == (Changed(REF, "finding", "mine", "new", DECIDED),)
    assert merge.conflicts == ()
    rows, known = after(merge, there, base)
    assert nothing_new(merged(now, rows, known))
    assert merged([ours(finding="newer")], rows, known).writes == (Write(2, "finding", "newer"),)


@pytest.mark.parametrize("decision", ["", "keep mine", "take new"])
@pytest.mark.parametrize("stored", ["old", "mine", None])
def test_a_formula_is_never_overwritten(stored: str | None, decision: Decision) -> None:
    there = [theirs(formulas=frozenset({"finding"}), finding=stored)]
    assert merged([ours(finding="new")], there, last(finding="old"), decision).writes == ()
    assert merged([ours(finding="old")], there, last(finding="old"), decision).writes == ()
    assert merged([ours(finding="new")], there, {}, decision).writes == ()


TEXTS = ("", "a", "b", "c")


@pytest.mark.parametrize("decision", ["", "keep mine", "take new"])
@pytest.mark.parametrize("formula", [False, True])
def test_an_independent_account_of_every_case_agrees(formula: bool, decision: Decision) -> None:
    """Each of last, yours and new among four texts; the last one also lost."""
    formulas = frozenset({"finding"}) if formula else NO_FORMULA
    for before, yours, new in product((None, *TEXTS), TEXTS, TEXTS):
        touched = formula or before is None or yours != before
        news = before is None or new != before
        both = touched and news and yours != new
        takes = both and decision == "take new" and not formula
        base = {} if before is None else last(finding=before)
        now, there = [ours(finding=new)], [theirs(formulas=formulas, finding=yours)]
        merge = merged(now, there, base, decision)
        case = (before, yours, new)
        refreshed = not touched and news and yours != new
        assert bool(merge.writes) == (refreshed or takes), case
        assert bool(merge.conflicts) == (both and not takes and decision != "keep mine"), case
        assert [c.last for c in merge.conflicts] in ([], [NOT_KNOWN if before is None else before]), case
        if decision != "keep mine":
            assert bool(merge.changes) == (bool(merge.writes) or (touched and not news and yours != new)), case
        again = merged(now, *after(merge, there, base))
        assert nothing_new(again), case
        assert again.conflicts == merge.conflicts, case


@pytest.mark.parametrize(
    ("stored", "value"),
    [(3, "3"), (3.0, 3), ("3", 3), (None, ""), ("", None), ("a\r\nb", "a\nb"), (" a ", "a"), (0.5, "0.5")],
)
def test_how_excel_stores_a_value_is_no_edit(stored: Value, value: Value) -> None:
    merge = merged([ours(page=value)], [theirs(page=stored)], last(page=as_text(value)))
    assert nothing_new(merge)
    assert merge.conflicts == ()


def test_a_day_is_the_same_whether_it_is_a_date_or_its_text() -> None:
    assert nothing_new(merged([ours(page=date(2022, 1, 31))], [theirs(page="2022-01-31")], last(page="2022-01-31")))


def test_a_column_that_is_the_officers_or_gone_is_not_looked_at() -> None:
    there = [theirs(finding="old", notes="ask the board")]
    merge = merged([ours(finding="old", page=3, notes="suggested")], there, last(finding="old", page="2"))
    assert nothing_new(merge)
    assert merge.conflicts == ()


def test_a_row_that_only_marks_leaves_the_other_cells() -> None:
    """A finding that left its document is marked, and its words stay."""
    merge = merge_rows(
        [ours(in_source="no longer")],
        [theirs(finding="old", in_source="yes")],
        last(finding="old", in_source="yes"),
        (*FIELDS, "in_source"),
        lambda conflict: "",
    )
    assert merge.writes == (Write(2, "in_source", "no longer"),)


# ---- rows


def test_a_new_row_is_added_and_remembered_whole() -> None:
    merge = merged([ours(finding="new", page=3)], [], last(OTHER, finding="old"))
    assert merge.appended == (ours(finding="new", page=3),)
    assert merge.changes == (Changed(REF, "", "", "row added", ADDED),)
    assert after(merge, [], {})[1] == {REF: {"finding": "new", "page": "3"}}


def test_a_deleted_row_is_not_added_and_said_once() -> None:
    now, base = [ours(finding="old")], last(finding="old")
    merge = merged(now, [], base)
    assert (merge.appended, merge.writes) == ((), ())
    assert merge.changes == (Changed(REF, "", "", "row deleted", ROW_DELETED),)
    assert nothing_new(merged(now, *after(merge, [], base)))


def test_a_deleted_row_is_said_again_when_its_source_changes_and_then_no_more() -> None:
    _, base = after(merged([ours(finding="old")], [], last(finding="old")), [], last(finding="old"))
    merge = merged([ours(finding="new")], [], base)
    assert merge.appended == ()
    assert merge.changes == (Changed(REF, "", "", "row deleted", ROW_DELETED_AND_NEW),)
    assert nothing_new(merged([ours(finding="new")], *after(merge, [], base)))


def test_a_row_that_was_put_back_is_refreshed_again() -> None:
    _, base = after(merged([ours(finding="old")], [], last(finding="old")), [], last(finding="old"))
    assert merged([ours(finding="new")], [theirs(finding="old")], base).writes == (Write(2, "finding", "new"),)


def test_both_rows_of_a_reference_are_refreshed_and_it_is_named() -> None:
    now, base = [ours(finding="new")], last(finding="old")
    there = [theirs(2, finding="old"), theirs(9, finding="old"), theirs(4, OTHER, finding="mine")]
    merge = merged(now, there, base)
    assert merge.writes == (Write(2, "finding", "new"), Write(9, "finding", "new"))
    assert merge.doubled == (REF,)
    assert nothing_new(merged(now, *after(merge, there, base)))


def test_of_two_rows_of_a_reference_the_one_nobody_touched_is_refreshed_and_the_other_is_a_conflict() -> None:
    now, base = [ours(finding="new")], last(finding="old")
    there = [theirs(2, finding="mine"), theirs(9, finding="old")]
    merge = merged(now, there, base)
    assert merge.writes == (Write(9, "finding", "new"),)
    assert [c.row for c in merge.conflicts] == [2]
    again = merged(now, *after(merge, there, base))
    assert nothing_new(again)
    assert again.conflicts == merge.conflicts


def test_two_rows_of_a_reference_that_say_two_things_are_said_once() -> None:
    now, base = [ours(finding="old")], last(finding="old")
    there = [theirs(2, finding="mine"), theirs(9, finding="also mine")]
    merge = merged(now, there, base)
    assert [c.after for c in merge.changes] == ["mine", "also mine"]
    assert nothing_new(merged(now, *after(merge, there, base)))


def test_of_two_rows_that_say_two_things_one_may_be_kept_and_that_is_said_once() -> None:
    now, base = [ours(finding="new")], last(finding="old")
    there = [theirs(2, finding="mine"), theirs(9, finding="also mine")]

    def decide(conflict: Conflict) -> Decision:
        return "keep mine" if conflict.yours == "mine" else ""

    merge = merge_rows(now, there, base, FIELDS, decide)
    assert merge.changes == (Changed(REF, "finding", "new", "mine", KEPT_AS_DECIDED),)
    again = merge_rows(now, *after(merge, there, base), FIELDS, decide)
    assert nothing_new(again)
    assert [c.yours for c in (*merge.conflicts, *again.conflicts)] == ["also mine", "also mine"]


def test_what_was_kept_over_the_old_source_and_is_kept_by_decision_over_the_new_one_is_said_again() -> None:
    there, base = [theirs(finding="mine")], last(finding="old")
    rows, known = after(merged([ours(finding="old")], there, base), there, base)
    merge = merged([ours(finding="new")], rows, known, "keep mine")
    assert [c.why for c in merge.changes] == [KEPT_AS_DECIDED]
    assert nothing_new(merged([ours(finding="new")], *after(merge, rows, known)))


def test_an_officers_own_row_twice_is_not_the_toolkits_business() -> None:
    there = [theirs(2, "MINE", finding="x"), theirs(3, "MINE", finding="x"), theirs(4, "", finding="y")]
    merge = merged([], there, last(finding="old"))
    assert merge.doubled == ()
    assert nothing_new(merge)


@pytest.mark.parametrize("key", ["", "2021-M-99", "M1"])
def test_a_row_whose_reference_was_changed_is_the_officers_and_the_old_one_counts_as_deleted(key: str) -> None:
    merge = merged([ours(finding="new")], [theirs(2, key, finding="old")], last(finding="old"))
    assert (merge.writes, merge.appended) == ((), ())
    assert [(c.key, c.after) for c in merge.changes] == [(REF, "row deleted")]


# ---- without a base


def test_without_a_base_a_cell_that_differs_is_a_conflict_and_nothing_is_written() -> None:
    merge = merged([ours(finding="new", page=3)], [theirs(finding="mine", page=3)], {})
    assert (merge.writes, merge.changes) == ((), ())
    assert merge.conflicts == (Conflict(REF, "finding", 2, NOT_KNOWN, "mine", "new"),)
    known = {r.field: r.value for r in merge.remembered}
    assert (known.get("page"), known.get("finding")) == ("3", None)


def test_without_a_base_a_row_missing_among_others_of_its_inspection_stays_away() -> None:
    merge = merged([ours(finding="a"), ours(OTHER, finding="b")], [theirs(finding="a")], {})
    assert merge.appended == ()
    assert [(c.key, c.why) for c in merge.changes] == [(OTHER, ROW_DELETED)]


def test_without_a_base_an_inspection_of_which_nothing_is_there_is_added() -> None:
    merge = merged([ours(finding="a"), ours("2021b-M-01", finding="b")], [theirs(finding="a")], {})
    assert [row.key for row in merge.appended] == ["2021b-M-01"]


@pytest.mark.parametrize("decision", ["keep mine", "take new"])
def test_without_a_base_a_decision_begins_it_anew(decision: Decision) -> None:
    now, there = [ours(finding="new")], [theirs(finding="mine")]
    rows, base = after(merged(now, there, {}, decision), there, {})
    assert nothing_new(merged(now, rows, base))
    assert merged(now, rows, base).conflicts == ()
