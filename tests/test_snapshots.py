"""Snapshots: recorded once, read back as they were, and never a traceback from a record that is damaged."""

import json
import sqlite3
from contextlib import closing
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers import sample_letter
from tests.progress_snapshots import AUGUST, HOUSE, JULY, SEPTEMBER, action, on, taken, value
from toolkit.errors import InputProblem
from toolkit.model.measure import Period
from toolkit.model.paper import Enquiry
from toolkit.model.plan import Plan, WeaknessRow
from toolkit.model.snapshot import Snapshot
from toolkit.record.papers_record import FILE, record_paper
from toolkit.record.snapshots import read_snapshots, record_snapshot
from toolkit.rules.snapshot import month_named, month_reported, snapshot_of
from toolkit.rules.snapshot_json import FORM, snapshot_from, snapshot_text

# ---- as text and back


@settings(max_examples=60, deadline=None, database=None, derandomize=True)
@given(st.from_type(Snapshot))
def test_every_field_comes_back_as_it_was(snapshot: Snapshot) -> None:
    assert repr(snapshot_from(snapshot_text(snapshot))) == repr(snapshot)


def test_a_text_that_looks_like_a_day_stays_a_text_and_a_number_of_its_kind() -> None:
    row = action("A1", due="2026-09-01", revised_due=on(9), start=1, evidence=1.0, progress='{"date": "2026-09-01"} ü✓')
    (read,) = snapshot_from(snapshot_text(taken(SEPTEMBER, [row]))).actions
    assert (read.due, read.revised_due, read.brag, read.progress) == (row.due, row.revised_due, "Green", row.progress)
    assert [type(read.start), type(read.evidence), type(read.updated)] == [int, float, date]


def test_a_field_of_a_newer_toolkit_is_passed_over_and_one_not_yet_written_has_its_default() -> None:
    snapshot = taken(SEPTEMBER, [action("A1")], weaknesses=(WeaknessRow("2021-W1", "2021", "W", "Waits."),))
    content = json.loads(snapshot_text(snapshot))
    content["snapshot"]["ward"] = {"name": "North"}
    content["snapshot"]["actions"][0]["cost"] = 12
    del content["snapshot"]["risks"], content["snapshot"]["actions"][0]["evidence"]
    assert snapshot_from(json.dumps(content)) == snapshot


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f'"form":{FORM}', f'"form":{FORM + 1}'),
        ('{"date":"2026-10-01"}', '"2026-10-01"'),
        ('{"date":"2026-10-01"}', '{"date":"2026-13-01"}'),
        ('"month":"2026-09",', ""),
        ('"month":"2026-09"', '"month":9'),
        ('"value":1.5', '"value":"1.5"'),
        ('"type":"month"', '"type":"week"'),
        ('"risks":[]', '"risks":{}'),
        ('"risks":[]', '"risks":[7]'),
        ('"area"', "area"),
    ],
)
def test_what_is_damaged_or_of_another_form_is_refused(old: str, new: str) -> None:
    text = snapshot_text(taken(SEPTEMBER, values=(value(1.5, 2026, 9),)))
    assert old in text
    with pytest.raises(ValueError, match=r"."):
        snapshot_from(text.replace(old, new))


def test_what_is_nested_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="nested"):
        snapshot_from("[" * 100_000)


# ---- the record


def test_snapshots_are_read_by_month_and_then_as_they_were_recorded(tmp_path: Path) -> None:
    extra = taken(on(9, 17), [action("A1")])
    for snapshot in (taken(SEPTEMBER), taken(AUGUST), taken(JULY), extra):
        assert record_snapshot(tmp_path, snapshot)
    assert read_snapshots(tmp_path) == (taken(JULY), taken(AUGUST), extra, taken(SEPTEMBER))
    assert read_snapshots(tmp_path, until="2026-08") == (taken(JULY), taken(AUGUST), extra)
    assert read_snapshots(tmp_path, until="2026-06") == ()


def test_the_same_is_not_recorded_twice_and_what_came_back_is(tmp_path: Path) -> None:
    one, other = taken(SEPTEMBER), taken(SEPTEMBER, [action("A1")])
    assert [record_snapshot(tmp_path, s) for s in (one, one, other, other, one)] == [True, False, True, False, True]
    assert read_snapshots(tmp_path) == (one, other, one)


def test_the_same_on_another_day_is_recorded(tmp_path: Path) -> None:
    assert record_snapshot(tmp_path, taken(SEPTEMBER))
    assert record_snapshot(tmp_path, replace(taken(SEPTEMBER), taken=on(10, 2)))
    assert not record_snapshot(tmp_path, taken(SEPTEMBER))
    assert len(read_snapshots(tmp_path)) == 2


def test_where_nothing_is_recorded_nothing_is_read_and_no_file_made(tmp_path: Path) -> None:
    assert read_snapshots(tmp_path) == ()
    assert not (tmp_path / FILE).exists()
    record_paper(tmp_path, "a.docx", "print", None)
    assert read_snapshots(tmp_path) == ()


def test_a_damaged_record_is_empty_and_set_aside_when_written(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all, only words" * 50)
    assert read_snapshots(tmp_path) == ()
    assert record_snapshot(tmp_path, taken(SEPTEMBER))
    assert read_snapshots(tmp_path) == (taken(SEPTEMBER),)
    assert (tmp_path / f"{FILE}.damaged").exists()


@pytest.mark.parametrize("content", ["x'00ff'", "'text'", "7", "x'789c03000000000001'"])
def test_a_snapshot_that_cannot_be_read_is_left_out_and_the_others_stand(content: str, tmp_path: Path) -> None:
    record_snapshot(tmp_path, taken(AUGUST))
    record_snapshot(tmp_path, taken(SEPTEMBER))
    with closing(sqlite3.connect(tmp_path / FILE)) as base, base:
        base.execute(f"UPDATE snapshots SET content = {content} WHERE month = '2026-08'")
    assert read_snapshots(tmp_path) == (taken(SEPTEMBER),)


def test_a_record_of_another_make_is_empty_and_told_when_written(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as base, base:
        base.execute("CREATE TABLE snapshots (week TEXT)")
    assert read_snapshots(tmp_path) == ()
    with pytest.raises(InputProblem, match="2026-09 could not be recorded"):
        record_snapshot(tmp_path, taken(SEPTEMBER))


def test_a_record_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(InputProblem, match="so no progress report was made"):
        read_snapshots(tmp_path)
    with pytest.raises(InputProblem, match="so the next report cannot say what moved since"):
        record_snapshot(tmp_path, taken(SEPTEMBER))
    assert not (tmp_path / f"{FILE}.damaged").exists()


# ---- a plan as a snapshot


def test_a_snapshot_has_all_of_the_plan_and_only_values_of_periods_that_had_ended() -> None:
    letter = sample_letter()
    newer = replace(letter, label="2024 area report", inspection_end=date(2024, 2, 9), kind="area-report")
    plan = Plan("Thornmere", "thornmere", "default", (newer, letter), actions=(action("A1"),))
    values = [value(1.0, 2026, 9), value(2.0, 2026, 10), value(3.0, 2026, 8)]
    asked = Enquiry("Waits", "How long do families wait?", "2021-M-01")
    snapshot = snapshot_of(plan, values, "2026-09", SEPTEMBER, HOUSE, [asked])
    assert [v.value for v in snapshot.values] == [1.0, 3.0]
    assert snapshot.documents == (letter.label, "2024 area report")
    assert (snapshot.month, snapshot.taken, snapshot.enquiries) == ("2026-09", SEPTEMBER, (asked,))
    for field in {f.name for f in fields(Snapshot)} & {f.name for f in fields(Plan)} - {"values"}:
        assert getattr(snapshot, field) == getattr(plan, field)
    assert "Written statement of action due" in {known.what for known in snapshot.dates}


def test_a_year_counts_only_once_all_of_it_has_ended() -> None:
    year = replace(value(1.0, 2026, 9), period=Period(date(2026, 12, 31), date(2026, 1, 1), "calendar"))
    plan = Plan("Thornmere", "thornmere", "default", ())
    assert snapshot_of(plan, [year], "2026-11", on(12), HOUSE, ()).values == ()
    assert snapshot_of(plan, [year], "2026-12", date(2027, 1, 1), HOUSE, ()).values == (year,)


@pytest.mark.parametrize(
    ("as_at", "month"),
    [(on(10, 1), "2026-09"), (on(9, 30), "2026-08"), (on(1, 15), "2025-12"), (date(2024, 3, 31), "2024-02")],
)
def test_the_month_reported_is_the_last_that_has_ended(as_at: date, month: str) -> None:
    assert month_reported(as_at) == month_named(f" {month}\n") == month


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-00", "2026-9", "26-09", "September 2026", "２０26-09"])
def test_what_is_no_month_is_refused_with_the_way_to_write_it(text: str) -> None:
    with pytest.raises(ValueError, match="write it as 2026-09"):
        month_named(text)
