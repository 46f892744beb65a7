"""What moved in a month: nothing is swallowed, nothing is counted twice, no reason is invented."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.measure_files import CATALOGUE
from tests.progress_snapshots import (
    AUGUST,
    HOUSE,
    JULY,
    MEASURE,
    SEPTEMBER,
    action,
    agreed,
    between,
    on,
    refs,
    risk,
    taken,
    value,
    weakness,
)
from toolkit.model.measure import MeasureValue, year_of
from toolkit.model.plan import SUGGESTED, Action, Measure
from toolkit.model.progress import MeasureNow, Move
from toolkit.model.snapshot import KnownDate, Snapshot
from toolkit.rules.progress import progress
from toolkit.rules.progress_rows import ref_key


def due(day: date, ref: str = "A1") -> Action:
    return action(ref, due=on(9, 30), revised_due=day)


# ---- which snapshot is compared with


def test_the_first_snapshot_of_a_month_has_nothing_to_compare_with_and_says_what_is_so_now() -> None:
    found = progress([taken(SEPTEMBER, [action("A1", due=on(9, 1))])], HOUSE)
    assert found.before is None
    assert refs(found.overdue) == ["A1"]
    assert (found.newly_overdue, found.added, found.counts_before, found.anything_moved) == ((), (), (), False)


def test_no_snapshot_at_all_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no snapshot"):
        progress([], HOUSE)


def test_after_a_missed_month_the_latest_earlier_one_counts() -> None:
    june, july = taken(on(7), [action("A1", brag="Red")]), taken(JULY, [action("A1", brag="Amber")])
    found = progress([june, july, taken(SEPTEMBER, [action("A1")])], HOUSE)
    assert found.before == july
    assert [(m.before, m.after) for m in found.brag_moves] == [("Amber", "Green")]


def test_an_extra_run_in_mid_month_swallows_no_change() -> None:
    first, extra = taken(AUGUST, [action("A1", brag="Amber")]), taken(on(9, 17), [action("A1")])
    assert first.month == extra.month == "2026-08"
    found = progress([first, extra, taken(SEPTEMBER, [action("A1")])], HOUSE)
    assert found.before == first
    assert [(m.before, m.after) for m in found.brag_moves] == [("Amber", "Green")]


def test_a_second_run_for_the_same_month_is_compared_with_the_month_before_it() -> None:
    august, once, again = taken(AUGUST), taken(SEPTEMBER), taken(on(10, 9), [action("A1")])
    assert progress([august, once, again], HOUSE).before == august


def test_what_was_recorded_on_a_later_day_is_left_aside() -> None:
    late = taken(on(11, 5), [action("A1", brag="Red")], month="2026-08")
    assert progress([taken(JULY), late, taken(SEPTEMBER)], HOUSE).before == taken(JULY)


def test_the_order_of_the_sheet_and_a_new_document_change_nothing() -> None:
    rows = [action(f"A{n}", due=on(8, 31), brag=None) for n in (1, 2, 10)]
    before = taken(AUGUST, rows, weaknesses=(weakness("Red"),))
    more: dict[str, Any] = {
        "weaknesses": (weakness("Amber", ref="2026-PA1"), weakness("Red")),
        "documents": ("2021", "2026"),
    }
    one = progress([before, taken(SEPTEMBER, rows, **more)], HOUSE)
    other = progress([before, taken(SEPTEMBER, rows[::-1], **more)], HOUSE)
    assert refs(one.overdue) == refs(other.overdue) == ["A1", "A2", "A10"]
    assert one.weakness_moves == ()
    assert not one.anything_moved


# ---- actions


def test_an_action_is_completed_once_and_only_by_the_house_word_for_complete() -> None:
    old = [action("A1"), action("A2", brag="Blue"), action("A3")]
    new = [action("A1", brag="Blue"), action("A2", brag="Blue"), action("A3", brag="Amber")]
    assert refs(between({"actions": old}, {"actions": new}).completed) == ["A1"]


def test_suggestions_and_rows_without_an_action_are_no_actions_under_way() -> None:
    suggested = action("A2", progress=SUGGESTED, due=on(8), brag="Grey")
    rows = [action("A1"), suggested, action("A3", action=None, due=on(8))]
    found = between({"actions": rows}, {"actions": [*rows, action("A4", progress=SUGGESTED)]})
    assert dict(found.counts) == {"Blue": 0, "Green": 1, "Amber": 0, "Red": 0, "Grey": 0}
    assert (found.overdue, found.added, found.gone) == ((), (), ())
    accepted = between({"actions": rows}, {"actions": [rows[0], action("A2", progress="Begun", due=on(8))]})
    assert (refs(accepted.added), refs(accepted.overdue)) == (["A2"], ["A2"])


def test_counts_are_in_the_house_order_and_lose_no_action() -> None:
    rows = [action("A1", brag=None), action("A2", brag="Purple"), action("A3", brag="Grey"), action("A4", brag=None)]
    found = progress([taken(SEPTEMBER, rows)], HOUSE)
    words = ["Blue", "Green", "Amber", "Red", "Grey", "Purple", "No BRAG"]
    assert found.counts == tuple(zip(words, [0, 0, 0, 0, 1, 1, 2], strict=True))


def test_newly_overdue_is_what_was_not_overdue_when_the_snapshot_before_was_taken() -> None:
    old = [action("A1", due=on(8, 15)), action("A2", due=on(9, 15)), action("A3", due=on(9, 15))]
    old += [action("A4", due=on(10, 2))]
    new = [*old[:2], action("A3", due=on(9, 15), brag="Blue"), action("A4", due=on(9, 2))]
    found = between({"actions": old}, {"actions": new})
    assert refs(found.overdue) == ["A1", "A4", "A2"]
    assert refs(found.newly_overdue) == ["A4", "A2"]


def test_each_action_asks_for_one_thing_the_earliest_due_first() -> None:
    rows = [
        action("A1", due=on(10, 20)),
        action("A2", due=on(10, 2)),
        action("A3", updated=on(8)),
        action("A4", due=on(12, 24), updated=on(8)),
        action("A5", due=on(9, 1), updated=on(8)),
    ]
    found = progress([taken(SEPTEMBER, rows)], HOUSE)
    assert [refs(f) for f in (found.overdue, found.due_soon, found.not_updated)] == [["A5"], ["A2", "A1"], ["A4", "A3"]]


def test_added_and_gone_are_told_by_reference() -> None:
    found = between({"actions": [action("A1"), action("A2")]}, {"actions": [action("A10"), action("A2"), action("A3")]})
    assert (refs(found.added), refs(found.gone)) == (["A3", "A10"], ["A1"])


def test_a_brag_word_that_changed_has_the_reason_only_where_one_was_typed_since() -> None:
    old = [action("A1", progress="Staff appointed"), action("A2"), action("A3", brag=None), action("A4")]
    new = [
        action("A1", progress="Staff appointed", brag="Amber"),
        action("A2", progress="Two posts vacant", brag="Red"),
        action("A3"),
        action("A4", brag=None, progress="Staff appointed"),
    ]
    assert between({"actions": old}, {"actions": new}).brag_moves == (
        Move("A1", "Action A1", "Green", "Amber", ""),
        Move("A2", "Action A2", "Green", "Red", "Two posts vacant"),
        Move("A3", "Action A3", "", "Green", ""),
        Move("A4", "Action A4", "Green", "", "Staff appointed"),
    )


def test_the_colour_of_a_weakness_moves_likewise() -> None:
    old, new = (weakness("Red"),), (weakness("Amber", "Waits are shorter"),)
    expected = (Move("2021-W1", "Families wait too long.", "Red", "Amber", "Waits are shorter"),)
    assert between({"weaknesses": old}, {"weaknesses": new}).weakness_moves == expected


# ---- due days


def test_an_action_deferred_three_times_says_so_with_its_first_day() -> None:
    days = [(on(7), on(9, 30)), (JULY, on(10, 31)), (on(8, 17), on(11, 30)), (AUGUST, on(11, 30))]
    history = [taken(day, [due(to)]) for day, to in days]
    (slip,) = progress([*history, taken(SEPTEMBER, [due(on(12, 31))])], HOUSE).slipped
    assert (slip.original, slip.before, slip.now, slip.times) == (on(9, 30), on(11, 30), on(12, 31), 3)


def test_a_day_that_was_deferred_before_anything_was_recorded_counts() -> None:
    found = between({"actions": [due(on(10, 31))]}, {"actions": [due(on(11, 30))]})
    assert [(s.original, s.times) for s in found.slipped] == [(on(9, 30), 2)]


def test_a_day_brought_forward_is_no_slip_and_one_typed_for_the_first_time_is_neither() -> None:
    old, new = [due(on(11, 30)), action("A2")], [due(on(10, 31)), action("A2", due=on(12, 1))]
    found = between({"actions": old}, {"actions": new})
    assert found.slipped == ()
    (slip,) = found.brought_forward
    assert (slip.action.ref, slip.before, slip.now, slip.times) == ("A1", on(11, 30), on(10, 31), 1)


def test_an_action_deferred_in_earlier_months_only_is_not_listed_again() -> None:
    history = [taken(JULY, [due(on(10, 1))]), taken(AUGUST, [due(on(11, 1))])]
    assert progress([*history, taken(SEPTEMBER, [due(on(11, 1))])], HOUSE).slipped == ()


# ---- risks


def test_a_rating_that_changed_is_told_and_a_suggested_or_unused_risk_is_not() -> None:
    old = (risk("R1", "3 Possible", "4 Serious"), risk("R2", "", ""), risk("R3", "1", "1", SUGGESTED))
    new = (risk("R1", "4 Likely", "4 Serious"), risk("R2", "2", "2", None), risk("R3", "5", "5", SUGGESTED))
    moves = between({"risks": old}, {"risks": new}).risk_moves
    assert [(m.ref, m.before, m.after) for m in moves] == [
        ("R1", "12 Medium", "16 High"),
        ("R2", "Not yet rated", "4 Low"),
    ]


def test_risks_come_and_go() -> None:
    old = (risk("R1", "1", "1"), risk("R2", "1", "1"), risk("R3", "1", "1", SUGGESTED), risk("R4", "1", "1", "Closed"))
    new = (risk("R1", "1", "1", "Closed"), risk("R3", "1", "1"), risk("R4", "1", "1", "Closed"), risk("R5", "1", "1"))
    found = between({"risks": old}, {"risks": new})
    assert refs(found.new_risks) == ["R3", "R5"]
    assert [(r.ref, r.status) for r in found.closed_risks] == [("R1", "Closed")]
    assert [(r.ref, r.status) for r in found.gone_risks] == [("R2", "Open")]


# ---- recommendations and days


def test_a_recommendation_is_outstanding_from_its_agreement_until_it_is_closed() -> None:
    rows = (
        agreed("REC1", response_due=on(12, 1)),
        agreed("REC2", response_due=on(11, 1)),
        agreed("REC3"),
        agreed("REC4", agreed_on=None),
        agreed("REC5", status="Not used"),
    )
    closed = (agreed("REC6", closed_on=on(9, 9)), agreed("REC7", status="Rejected"), agreed("REC8", closed_on=on(8, 9)))
    still_open = (agreed("REC6"), agreed("REC7"))
    found = between({"recommendations": (*rows, *still_open)}, {"recommendations": (*rows, *closed)})
    assert refs(found.outstanding) == ["REC2", "REC1", "REC3"]
    assert refs(found.closed_recommendations) == ["REC6", "REC7"]


def test_days_to_come_and_days_that_passed_share_no_day_and_miss_none() -> None:
    days = tuple(KnownDate(f"Day {n}", on(*n)) for n in ((8, 31), (9, 1), (9, 30), (10, 1), (11, 5)))
    rows = (
        agreed("REC1", response_due=on(10, 9)),
        agreed("REC2", response_due=on(10, 9), response="Yes."),
        agreed("REC3", response_due=on(9, 9)),
    )
    found = between({}, {"dates": days[::-1], "recommendations": rows})
    assert [d.day for d in found.dates] == [on(10, 1), on(10, 9), on(11, 5)]
    assert found.dates[1].what == "Response to recommendation REC1 due"
    assert [d.day for d in found.passed_dates] == [on(9, 1), on(9, 9), on(9, 30)]


def test_without_a_snapshot_before_the_last_31_days_have_passed() -> None:
    days = (KnownDate("Too long ago", on(8, 30)), KnownDate("Just", on(8, 31)), KnownDate("Today", on(10, 1)))
    found = progress([taken(on(10, 1), dates=days)], HOUSE)
    assert [d.what for d in found.passed_dates] == ["Just"]


# ---- measures


def measured(*values: MeasureValue) -> Snapshot:
    return taken(SEPTEMBER, measures=(MEASURE, Measure()), values=values)


def test_a_measure_stands_where_its_settled_values_put_it() -> None:
    year = MeasureValue("Thornmere", "plans  on time", year_of("academic", 2024), 40.0)
    values = (value(66.0, 2026, 9), value(58.0, 2026, 8), value(61.5, 2026, 9, provisional=True), year)
    (now,) = progress([measured(*values)], HOUSE).measures
    assert (now.row.latest, now.row.period, now.change, now.rag) == (66.0, "2026-09", 8.0, "Green")
    assert [v.value for v in now.series] == [58.0, 66.0]
    assert now.trend == "up 8 points on August 2026 (better)."


def test_a_measure_without_values_is_listed_and_one_without_a_name_is_not() -> None:
    (now,) = progress([measured()], HOUSE).measures
    assert (now.row, now.latest, now.series, now.rag) == (MEASURE, None, (), "")


def test_a_value_is_a_measures_own_under_any_name_of_the_catalogue_and_amber_is_as_wide_as_the_run_says() -> None:
    known = next(m for m in CATALOGUE if m.other_names and m.unit == "%")
    row = Measure(known.other_names[0], unit="%", better="higher", target=60)
    snapshot = taken(SEPTEMBER, measures=(row,), values=(replace(value(50.0, 2026, 9), measure=known.measure),))
    (now,) = progress([snapshot], HOUSE, CATALOGUE).measures
    (wide,) = progress([snapshot], HOUSE, CATALOGUE, amber_within=0.25).measures
    assert (now.rag, wide.rag) == ("Red", "Amber")
    assert progress([snapshot], HOUSE).measures == (MeasureNow(row),)


def test_references_are_in_the_order_of_their_numbers_however_many_digits_they_have() -> None:
    refs = ["A10", "A" + "9" * 5000, "A2", "A" + "1" * 5001, "A02a"]
    assert sorted(refs, key=ref_key) == ["A2", "A02a", "A10", "A" + "9" * 5000, "A" + "1" * 5001]
