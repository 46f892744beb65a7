"""What officers do to cells and rows between two runs, and what the next run makes of it."""

import re
from pathlib import Path

import pytest

from tests.helpers import SAMPLE
from tests.officers_edits import (
    FILE,
    FINDINGS_TABLE,
    Change,
    Runner,
    begin,
    edit,
    own_row,
    quiet,
    reissue,
    row_of,
    rows_that_say,
    table,
    type_in_cell,
    upside_down,
    with_copy_of,
    without,
    without_row,
)
from tests.officers_news import ADVISERS, BELOW, HOME, HOME_NOW, MINE, NEWS, OFFER, news_came
from tests.opened import Opened
from tests.package_parts import parts_of, shown
from tests.rich_cells import calculated, typed
from tests.rich_parts import NS


@pytest.fixture
def path(project: Path) -> Path:
    return begin(project)


# ---- cells


CELLS: dict[str, tuple[str, str, str, str | int]] = {
    "a finding": ("Findings", "E", HOME, MINE),
    "a number": ("Findings", "G", HOME, 9),
    "an emptied cell": ("Findings", "D", HOME, ""),
    "a weakness": ("Weaknesses", "D", "2021-W3", "Annual reviews are late."),
    "a note": ("Paper details", "E", "Author", "Ask the head of service."),
    "a source line": ("Letter text", "D", f"- {HOME}", MINE),
}


@pytest.mark.parametrize("case", CELLS)
def test_a_changed_cell_of_the_toolkits_is_kept_and_said_once(path: Path, run: Runner, case: str) -> None:
    title, column, about, text = CELLS[case]
    cell = f"{column}{row_of(path, about, title)}"
    edit(path, type_in_cell(cell, text, title))
    first = run()
    assert (first.code, shown(parts_of(path), title).get(cell, "")) == (0, str(text))
    assert first.out.count(f"note: {FILE}, {title}!{cell}\n") == 1
    assert "is not what the document says: you changed it." in first.out
    second = quiet(run, path)
    assert "you changed it" not in second.out
    assert shown(parts_of(path), title).get(cell, "") == str(text)


def test_changes_has_one_row_for_it_with_what_the_document_says_and_what_stands_there(path: Path, run: Runner) -> None:
    edit(path, type_in_cell(f"E{row_of(path, HOME)}", MINE))
    run()
    run(as_at="2022-03-01")
    (said,) = rows_that_say(path, "Changes", Ref="2021-I-D03")
    why = "You changed this cell; what you typed is kept."
    headings = ("Run", "Sheet", "Column", "Before", "After", "Why")
    assert [said[h] for h in headings] == ["2022-02-01", "Findings", "Finding", HOME, MINE, why]


@pytest.mark.parametrize("news", [{}, {HOME: HOME_NOW}], ids=["source unchanged", "source changed"])
def test_a_formula_in_a_cell_of_the_toolkits_is_never_overwritten(
    path: Path, project: Path, run: Runner, news: dict[str, str]
) -> None:
    cell = f"E{row_of(path, HOME)}"
    edit(path, lambda book: calculated(book, "Findings", cell, 'Q2&"!"', "Ours!", t="str"))
    reissue(project, news)
    said = [run(), run()]
    assert [result.code for result in said] == [0, 0]
    assert Opened(path.read_bytes()).formula("Findings", cell) == 'Q2&"!"'
    assert f"{FILE}, Findings!{cell}" in said[0].out


def test_a_formula_is_said_once_whatever_it_shows(path: Path, project: Path, run: Runner) -> None:
    """Its stored value goes when the sheet changes, and Excel stores another."""
    cell = f"E{row_of(path, HOME)}"
    edit(path, lambda book: calculated(book, "Findings", cell, 'Q2&"!"', "Ours!", t="str"))
    reissue(project, {OFFER: ADVISERS})
    assert "you changed it" in run().out
    assert "you changed it" not in run().out
    edit(path, lambda book: calculated(book, "Findings", cell, 'Q2&"!"', "Ours today!", t="str"))
    assert "you changed it" not in run().out
    assert len(rows_that_say(path, "Changes", Ref="2021-I-D03", Column="Finding")) == 1


# ---- rows


@pytest.mark.parametrize("title", ["Findings", "Weaknesses", "Letter text", "Paper details"])
def test_a_deleted_row_is_not_restored_and_said_once(path: Path, run: Runner, title: str) -> None:
    before = table(path, title)
    edit(path, without_row(title, 4))
    first = run()
    assert first.code == 0
    assert first.out.count("was deleted; it is not put back.") == 1
    assert [*table(path, title).values()] == [row for n, row in before.items() if n != 4]
    assert "was deleted" not in quiet(run, path).out


@pytest.mark.parametrize(("title", "ref"), [("Action plan", "A3"), ("Risks", "R3"), ("Recommendations", "REC1")])
def test_a_deleted_action_risk_or_recommendation_is_said_once(path: Path, run: Runner, title: str, ref: str) -> None:
    edit(path, without_row(title, row_of(path, ref, title)))
    assert f"The row {ref} was deleted; it is not put back." in run().out
    assert [row["After"] for row in rows_that_say(path, "Changes", Ref=ref)] == ["row deleted"]
    assert "was deleted" not in quiet(run, path).out


def test_changes_says_which_row_was_deleted(path: Path, run: Runner) -> None:
    edit(path, without_row("Findings", row_of(path, HOME)))
    run()
    (said,) = rows_that_say(path, "Changes", Ref="2021-I-D03")
    assert (said["After"], said["Why"]) == ("row deleted", "You deleted this row; it is not put back.")


def test_a_deleted_row_is_said_again_when_its_source_changes_and_not_restored(
    path: Path, project: Path, run: Runner
) -> None:
    edit(path, without_row("Findings", row_of(path, HOME)))
    run()
    reissue(project, {HOME: HOME_NOW})
    result = run()
    assert "The row 2021-I-D03 was deleted; it is not put back." in result.out
    assert "2021-I-D03" not in [row["Ref"] for row in table(path).values()]
    assert [row["Why"] for row in rows_that_say(path, "Changes", Ref="2021-I-D03")] == [
        "You deleted this row; it is not put back.",
        "You deleted this row; it is not put back, though its source has changed since.",
    ]
    assert "was deleted" not in quiet(run, path).out


def test_a_deleted_row_is_not_said_again_because_the_letter_has_a_line_more(
    path: Path, project: Path, run: Runner
) -> None:
    edit(path, without_row("Findings", row_of(path, HOME)))
    run()
    letter = project / "input" / SAMPLE.name
    letter.write_text("\n" + letter.read_text(encoding="utf-8"), encoding="utf-8")
    assert "The row 2021-I-D03 was deleted" not in run().out


def test_a_reference_that_stands_twice_is_refreshed_in_both_rows_and_warned_of(
    path: Path, project: Path, run: Runner
) -> None:
    edit(path, with_copy_of("Findings", row_of(path, HOME)))
    reissue(project, {HOME: HOME_NOW})
    result = run()
    assert [row["Finding"] for row in rows_that_say(path, "Findings", Ref="2021-I-D03")] == [HOME_NOW, HOME_NOW]
    assert f"warning: {FILE}, Findings\n    2021-I-D03 stands in more than one row; each was refreshed." in result.out
    assert "Delete the copy that is not needed." in result.out
    assert "2021-I-D03 stands in more than one row" in quiet(run, path).out


@pytest.mark.parametrize(("title", "ref"), [("Weaknesses", "2021-W2"), ("Action plan", "A2"), ("Risks", "R2")])
def test_a_reference_that_stands_twice_is_warned_of_on_every_sheet(
    path: Path, run: Runner, title: str, ref: str
) -> None:
    edit(path, with_copy_of(title, row_of(path, ref, title)))
    assert f"warning: {FILE}, {title}\n    {ref} stands in more than one row" in run().out
    assert len(rows_that_say(path, title, Ref=ref)) == 2


def test_two_copies_with_two_texts_of_the_officers_are_said_once(path: Path, run: Runner) -> None:
    number = row_of(path, HOME)
    edit(path, with_copy_of("Findings", number))
    edit(path, type_in_cell(f"E{number}", MINE), type_in_cell(f"E{BELOW}", "In other words"))
    run()
    assert len(rows_that_say(path, "Changes", Ref="2021-I-D03", Column="Finding")) == 2
    quiet(run, path)


@pytest.mark.parametrize("ref", ["", "D3", "2021-I-D99"])
def test_a_row_whose_reference_was_changed_is_the_officers_own(
    path: Path, project: Path, run: Runner, ref: str
) -> None:
    number = row_of(path, HOME)
    edit(path, type_in_cell(f"A{number}", ref))
    before = table(path)[number]
    reissue(project, {HOME: HOME_NOW})
    result = run()
    assert table(path)[number] == before
    assert rows_that_say(path, "Findings", Ref="2021-I-D03") == []
    assert "The row 2021-I-D03 was deleted; it is not put back." in result.out
    assert [row["After"] for row in rows_that_say(path, "Changes", Ref="2021-I-D03")] == ["row deleted"]
    quiet(run, path)


def test_rows_typed_under_a_table_belong_to_it_and_new_ones_come_below(path: Path, project: Path, run: Runner) -> None:
    edit(path, own_row("Findings", {"A": "OURS1", "E": "The board asked about transport."}))
    reissue(project, NEWS)
    assert run().code == 0
    rows = news_came(path)
    assert [rows[BELOW][h] for h in ("Ref", "Finding")] == ["OURS1", "The board asked about transport."]
    assert max(rows) == BELOW + 1
    assert Opened(path.read_bytes()).table("Findings").get("ref") == f"A1:R{BELOW + 1}"
    quiet(run, path)


def filtered(book: Opened) -> None:
    """Only the strengths are shown."""
    kinds = '<filterColumn colId="3"><filters><filter val="Strength"/></filters></filterColumn>'
    book.replace(FINDINGS_TABLE, '<autoFilter ref="A1:R33"/>', f'<autoFilter ref="A1:R33">{kinds}</autoFilter>')
    texts = shown(book.parts, "Findings")
    for number in (n for n in range(2, BELOW) if texts[f"D{n}"] != "Strength"):
        book.replace(book.sheets()["Findings"], f'<row r="{number}"', f'<row r="{number}" hidden="1"')


def hidden_rows(path: Path) -> list[int]:
    rows = Opened(path.read_bytes()).sheet("Findings").iter("{*}row")
    return [int(r.get("r")) for r in rows if r.get("hidden")]


def test_a_filter_and_hidden_rows_stay_and_new_rows_are_shown(path: Path, project: Path, run: Runner) -> None:
    edit(path, filtered)
    hidden = hidden_rows(path)
    assert len(hidden) == 21
    reissue(project, NEWS)
    run()
    news_came(path)
    assert hidden_rows(path) == hidden
    declared = Opened(path.read_bytes()).table("Findings")
    assert declared.find("{*}autoFilter").get("ref") == f"A1:R{BELOW}"
    assert [f.get("val") for f in declared.iter("{*}filter")] == ["Strength"]


def test_a_new_row_is_shown_where_the_rows_below_the_table_were_hidden(path: Path, project: Path, run: Runner) -> None:
    rows = "".join(f'<row r="{n}" hidden="1"/>' for n in range(BELOW, BELOW + 9))
    edit(path, lambda book: book.replace(book.sheets()["Findings"], "</sheetData>", f"{rows}</sheetData>"))
    reissue(project, NEWS)
    run()
    news_came(path)
    assert hidden_rows(path) == [*range(BELOW + 1, BELOW + 9)]


def note_below(book: Opened) -> None:
    typed(book, "Findings", f"C{BELOW}", "Checked by the board in March")


def merged_below(book: Opened) -> None:
    book.insert("Findings", f'<mergeCells {NS} count="1"><mergeCell ref="B{BELOW}:D{BELOW + 1}"/></mergeCells>')


BLOCKS: dict[str, tuple[Change, Change, str]] = {
    "text": (note_below, without("Findings", f'<row r="{BELOW}".*?</row>'), f"C{BELOW}"),
    "merged cells": (merged_below, without("Findings", "<mergeCells.*?</mergeCells>"), f"B{BELOW}:D{BELOW + 1}"),
}


@pytest.mark.parametrize("what", BLOCKS)
def test_what_stands_below_a_table_stops_new_rows_until_it_is_gone(
    path: Path, project: Path, run: Runner, what: str
) -> None:
    block, clear, cell = BLOCKS[what]
    edit(path, block)
    reissue(project, NEWS)
    result = run()
    assert (result.code, f"error: {FILE}, Findings\n" in result.out) == (1, True)
    assert re.search(
        rf"new rows? could not be added to the sheet 'Findings': .*\b{cell}\b.* below the table", result.out
    )
    assert "Move what is below the table elsewhere and run again." in result.out
    findings = [row.get("Finding") for row in table(path).values()]
    assert (HOME_NOW in findings, ADVISERS in findings) == (True, False)
    edit(path, clear)
    assert run().code == 0
    news_came(path)


@pytest.mark.parametrize("what", BLOCKS)
def test_rows_that_could_not_be_added_are_not_said_to_have_been(
    path: Path, project: Path, run: Runner, what: str
) -> None:
    edit(path, BLOCKS[what][0])
    reissue(project, NEWS)
    run()
    assert rows_that_say(path, "Changes", Sheet="Findings", After="row added") == []
    assert quiet(run, path).code == 1


# ---- references


OWN_ROWS = {
    "Action plan": ({"B": "2021-W1", "C": "Train every SENCo"}, "A6", "A7"),
    "Risks": ({"B": "Trainers leave", "C": "Two of five are on short contracts"}, "R9", "R10"),
    "Recommendations": ({"B": "2021 committee", "C": "Note the plan"}, "REC3", "REC4"),
}


@pytest.mark.parametrize("title", OWN_ROWS)
def test_a_row_without_a_reference_gets_the_next_and_keeps_it_wherever_it_is_sorted(
    path: Path, run: Runner, title: str
) -> None:
    cells, ref, _ = OWN_ROWS[title]
    edit(path, own_row(title, cells))
    assert run().code == 0
    assert table(path, title)[row_of(path, cells["C"], title)]["Ref"] == ref
    edit(path, upside_down(title))
    assert run().code == 0  # Checks leads to where the first row marked Suggested is now
    quiet(run, path)
    assert row_of(path, ref, title) == row_of(path, cells["C"], title) == 2


@pytest.mark.parametrize("title", OWN_ROWS)
def test_a_reference_once_issued_is_not_used_again(path: Path, run: Runner, title: str) -> None:
    cells, _, following = OWN_ROWS[title]
    edit(path, own_row(title, cells))
    run()
    edit(path, without_row(title, row_of(path, cells["C"], title)))
    run()
    edit(path, own_row(title, {**cells, "C": "Something else"}))
    run()
    assert table(path, title)[row_of(path, "Something else", title)]["Ref"] == following


def test_changes_says_which_rows_were_given_a_reference(path: Path, run: Runner) -> None:
    edit(path, own_row("Risks", OWN_ROWS["Risks"][0]))
    assert "one change, no conflicts" in run().out
    last = table(path, "Changes")[max(table(path, "Changes"))]
    assert (last["Sheet"], last["Ref"], last["After"]) == ("Risks", "R9", "row given a reference")
