"""Tables of area SEND reports: rows that pages cut, headers said again, cells merged, lists for tables."""

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.platypus import Table

from tests import make_sample_report, report_words
from tests.make_sample_report import Layout, set_report
from tests.report_lines import parts_of, table
from tests.test_area_report import check_everything
from toolkit.inputs.read import read_document
from toolkit.letters.formats import read_letter
from toolkit.letters.report_tables import CUT_ROW, MERGED_CELL, NO_TABLE, ONLY_BULLETS, improvement_rows, priority_rows
from toolkit.model.document import Line

COUNCIL, BOARD = "Thornmere Council", "NHS Wold and Weir ICB"
HEADER = ("Responsible body", "Areas for priority action")
FIRST = (f"{COUNCIL}|{BOARD}", "Leaders should act on waiting times so that:|- nobody waits for long; and")
REST = "- nobody is forgotten."
SECOND = (COUNCIL, "Leaders should bring every annual review up to|date.")


def actions(*tables: list[Line]) -> list[tuple[tuple[str, ...], str, tuple[str, ...], str]]:
    rows = priority_rows(parts_of("priority", *tables), ["Thornmere"])
    return [(r.responsible, r.passage.text, r.passage.sub_items, r.passage.uncertain) for r in rows]


def areas(*tables: list[Line]) -> list[tuple[str, tuple[str, ...], str]]:
    rows = improvement_rows(parts_of("improvement", *tables))
    return [(r.passage.text, r.passage.sub_items, r.passage.uncertain) for r in rows]


BOTH = [
    (
        (COUNCIL, BOARD),
        "Leaders should act on waiting times so that:",
        ("nobody waits for long; and", "nobody is forgotten."),
        "",
    ),
    ((COUNCIL,), "Leaders should bring every annual review up to date.", (), ""),
]


def test_a_header_said_again_on_the_next_page_with_no_rule_below_it_is_in_no_row() -> None:
    again = (HEADER[0], f"{HEADER[1]}|{REST}")
    assert actions(table([HEADER, FIRST]), table([again, SECOND], 1, page=2)) == BOTH


def test_a_row_cut_between_two_bodies_is_one() -> None:
    above = (COUNCIL, FIRST[1].split("|")[0])
    below = (BOARD, f"{FIRST[1].split('|')[1]}|{REST}")
    assert actions(table([HEADER, above]), table([below, SECOND], 1, page=2)) == BOTH


def test_a_table_of_its_own_for_each_action_gives_each_even_without_full_stops() -> None:
    first = (FIRST[0], f"{FIRST[1]}|{REST[:-1]}")
    found = actions(table([HEADER, first]), table([HEADER, SECOND], 1))
    assert [text for _, text, _, _ in found] == [text for _, text, _, _ in BOTH]


def test_a_row_that_ends_without_full_stop_and_with_room_left_ends_there() -> None:
    first = (FIRST[0], f"{FIRST[1]}|- nobody is forgotten")
    found = actions(table([HEADER, first]), table([SECOND], 1, page=2))
    assert [text for _, text, _, _ in found] == [text for _, text, _, _ in BOTH]


def test_a_row_that_may_have_ended_with_its_page_is_marked() -> None:
    above = table([("Leaders should rebuild the trust that families once had in the local offer",)])
    below = table([("Leaders should plan early.",)], 1, page=2)
    assert [doubt for _, _, doubt in areas(above, below)] == [CUT_ROW]


def test_a_header_in_words_nobody_knows_is_told_by_its_bold_type() -> None:
    header = ("Who acts", "What has to be put right first")
    assert actions(table([header, (FIRST[0], f"{FIRST[1]}|{REST}"), SECOND], bold=[0])) == BOTH


def test_bodies_in_a_cell_merged_over_two_rows_count_for_both_and_it_is_told() -> None:
    found = actions(table([HEADER, SECOND, ("", "Leaders should plan early.")]))
    assert [(who, doubt) for who, _, _, doubt in found] == [((COUNCIL,), ""), ((COUNCIL,), MERGED_CELL)]


def test_bodies_named_beside_areas_for_improvement_are_not_run_into_them() -> None:
    assert areas(table([("Responsible body", "Areas for improvement"), (COUNCIL, "Leaders should plan early.")])) == [
        ("Leaders should plan early.", (), "")
    ]


@pytest.mark.parametrize("pages", [(1, 1), (1, 2)])
def test_a_bullet_in_each_row_is_an_area_in_each_row(pages: tuple[int, int]) -> None:
    rows = [("\u25aa Leaders should listen.",), ("\u25aa Leaders should plan.",)]
    tables = [table(rows)] if pages == (1, 1) else [table(rows[:1]), table(rows[1:], 1, page=2)]
    assert areas(*tables) == [("Leaders should listen.", (), ""), ("Leaders should plan.", (), "")]


def test_bullets_without_words_before_them_are_an_area_each_and_it_is_told() -> None:
    found = areas(table([("\u25aa Leaders should|listen.|\u25aa Leaders should plan.",)]))
    assert found == [("Leaders should listen.", (), ONLY_BULLETS), ("Leaders should plan.", (), ONLY_BULLETS)]


def test_areas_for_improvement_as_a_list_without_table_are_read_and_marked() -> None:
    lines = [replace(x, cell=None) for x in table([("\u25aa Leaders should|listen.|\u25aa Leaders should plan.",)])]
    assert areas(lines) == [("Leaders should listen.", (), NO_TABLE), ("Leaders should plan.", (), NO_TABLE)]


@pytest.mark.parametrize("height", range(413, 660, 13))
def test_a_header_repeated_on_every_page_is_in_no_row_wherever_a_page_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, height: int
) -> None:
    def repeating(*args: object, **options: object) -> Table:
        return Table(*args, **options, repeatRows=1)

    monkeypatch.setattr(make_sample_report, "Table", repeating)
    path = tmp_path / "report.pdf"
    path.write_bytes(set_report(Layout(height=height)))
    check_everything(read_letter(read_document(path)))


def test_areas_for_priority_action_over_three_pages_are_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bodies, text, items = report_words.PRIORITY[1]
    long = f"{text} " + "They should ask families every month what it has been like for them to wait. " * 14
    monkeypatch.setattr(report_words, "PRIORITY", (report_words.PRIORITY[0], (bodies, long.strip(), items)))
    path = tmp_path / "report.pdf"
    path.write_bytes(set_report(Layout(height=430)))
    check_everything(read_letter(read_document(path)))
