"""Where an officer and the document both changed a cell: both texts are shown, and what the officer decides is done."""

import re
import shutil
from pathlib import Path

import pytest

from tests.officers_edits import (
    FILE,
    Change,
    Runner,
    begin,
    edit,
    quiet,
    reissue,
    renamed_sheet,
    row_of,
    rows_that_say,
    table,
    type_in_cell,
    unsound,
    upside_down,
    without_row,
)
from tests.opened import Opened
from tests.package_parts import shown
from tests.rich_cells import calculated, typed

HOME = "Leaders do not know how many children who are educated at home have unmet needs."
HOME_NOW = "Leaders do not know how many children, who are educated at home, have unmet needs."
HOME_LATER = "Leaders do not know how many children (who are educated at home) have unmet needs."
IN_OTHER_WORDS = "Leaders do not yet know how many children who are educated at home have unmet needs."
MINE = "Nobody counts the children who are educated at home."
REF, NEW_REF = "2021-I-D03", "2021-I-D05"
RECORD = ".toolkit.sqlite"
HEADINGS = ("Run", "Kind", "Sheet", "Ref", "Cell", "Last written", "Yours", "New", "Decision")


@pytest.fixture
def path(project: Path) -> Path:
    return begin(project)


@pytest.fixture
def cell(path: Path, project: Path, run: Runner) -> str:
    """The address of a finding that an officer and the letter both changed, after the run that saw it."""
    cell = f"E{row_of(path, HOME)}"
    edit(path, type_in_cell(cell, MINE))
    reissue(project, {HOME: HOME_NOW})
    run()
    return cell


def decide(decision: str, ref: str = REF) -> Change:
    """Chosen on the sheet Conflicts, in every row of the reference that has no decision."""

    def choose(book: Opened) -> None:
        texts = shown(book.parts, "Conflicts")
        rows = [at[1:] for at, text in texts.items() if at[0] == "D" and text == ref and not texts.get(f"I{at[1:]}")]
        assert rows
        for row in rows:
            typed(book, "Conflicts", f"I{row}", decision)

    return choose


def conflicts(path: Path) -> list[list[str]]:
    return [[row.get(heading, "") for heading in HEADINGS] for row in table(path, "Conflicts").values()]


def finding(path: Path, ref: str = REF) -> str:
    (row,) = rows_that_say(path, "Findings", Ref=ref)
    return row["Finding"]


# ---- seen


BOTH: dict[str, tuple[str, str, str, tuple[str, str], str]] = {
    "a finding": ("Findings", "E", HOME, (HOME, HOME_NOW), REF),
    "a source line": ("Letter text", "D", f"- {HOME}", (HOME, HOME_NOW), "2021 outcome letter / 77"),
    "a weakness": (
        "Weaknesses",
        "D",
        "2021-W3",
        ("the delay in annual reviews and the weak", "the delay in annual reviews, and the weak"),
        "2021-W3",
    ),
}


@pytest.mark.parametrize("what", BOTH)
def test_what_both_changed_is_kept_and_both_texts_are_told(path: Path, project: Path, run: Runner, what: str) -> None:
    title, column, about, news, ref = BOTH[what]
    number = row_of(path, about, title)
    cell = f"{column}{number}"
    before = next(text for text in table(path, title)[number].values() if news[0] in text)
    edit(path, type_in_cell(cell, MINE, title))
    reissue(project, dict([news]))
    result = run()
    assert result.code == 0
    now = before.replace(*news)
    assert MINE in table(path, title)[number].values()
    assert ["2022-02-01", "both changed", title, ref, cell, before, MINE, now, ""] in conflicts(path)
    assert f"warning: {FILE}, {title}!{cell}\n    You and the document both changed" in result.out
    assert f"Last written: '{before}'. Yours: '{MINE}'. New: '{now}'." in result.out
    assert "Choose on the sheet Conflicts, under Decision: keep mine, or take new." in result.out


def test_a_conflict_is_said_until_it_is_decided_and_has_one_row(path: Path, run: Runner, cell: str) -> None:
    before = conflicts(path)
    assert len(before) == 1
    for _ in range(2):
        assert f"{FILE}, Findings!{cell}\n    You and the document both changed" in quiet(run, path).out
    assert conflicts(path) == before


def test_the_run_counts_its_conflicts(path: Path, project: Path, run: Runner) -> None:
    edit(path, type_in_cell(f"E{row_of(path, HOME)}", MINE))
    reissue(project, {HOME: HOME_NOW})
    assert re.search(rf"written +thornmere/{FILE}  \(\w+ changes?, one conflict\)", run().out)


def test_a_conflict_about_a_formula_has_one_row_whatever_the_formula_shows(
    path: Path, project: Path, run: Runner
) -> None:
    """Its stored value goes with the refresh, and Excel stores another."""
    cell = f"E{row_of(path, HOME)}"
    edit(path, lambda book: calculated(book, "Findings", cell, 'Q2&"!"', "Ours!", t="str"))
    reissue(project, {HOME: HOME_NOW})
    run()
    run()
    edit(path, lambda book: calculated(book, "Findings", cell, 'Q2&"!"', "Ours today!", t="str"))
    run()
    assert len(conflicts(path)) == 1


# ---- decided


DECISIONS = {"keep mine": MINE, "take new": HOME_NOW}


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_decision_is_done_said_and_settles_the_conflict(path: Path, run: Runner, cell: str, decision: str) -> None:
    edit(path, decide(decision))
    told = conflicts(path)
    result = run()
    assert result.code == 0
    assert finding(path) == DECISIONS[decision]
    assert "both changed" not in result.out
    assert conflicts(path) == told
    assert unsound(path) == []
    assert "both changed" not in quiet(run, path).out


@pytest.mark.parametrize("decision", DECISIONS)
def test_the_run_says_what_was_decided(path: Path, run: Runner, cell: str, decision: str) -> None:
    edit(path, decide(decision))
    out = run().out
    assert f"{FILE}, Findings!{cell}\n" in out
    assert decision in out
    assert decision not in quiet(run, path).out


def test_changes_has_a_row_for_a_cell_that_took_the_new_text(path: Path, run: Runner, cell: str) -> None:
    edit(path, decide("take new"))
    run()
    (said,) = rows_that_say(path, "Changes", Ref=REF, Column="Finding")
    assert [said[h] for h in ("Before", "After", "Why")] == [MINE, HOME_NOW, "You decided: take new."]


@pytest.mark.parametrize("words", ["Take new", "take new ", "TAKE NEW"])
def test_a_decision_counts_however_it_is_written(path: Path, run: Runner, cell: str, words: str) -> None:
    edit(path, decide(words))
    run()
    assert finding(path) == HOME_NOW


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_decision_is_found_when_rows_were_sorted_and_sheets_renamed_since(
    path: Path, run: Runner, cell: str, decision: str
) -> None:
    edit(path, decide(decision), upside_down("Findings"), renamed_sheet("Conflicts", "To decide"))
    result = run()
    row = table(path)[35 - int(cell[1:])]
    assert (row["Ref"], row["Finding"]) == (REF, DECISIONS[decision])
    assert "both changed" not in result.out


def test_after_keep_mine_a_later_change_of_the_source_is_a_new_conflict(
    path: Path, project: Path, run: Runner, cell: str
) -> None:
    edit(path, decide("keep mine"))
    run()
    reissue(project, {HOME_NOW: HOME_LATER})
    assert f"{FILE}, Findings!{cell}\n    You and the document both changed" in run().out
    assert [row[5:] for row in conflicts(path)] == [
        [HOME, MINE, HOME_NOW, "keep mine"],
        [HOME_NOW, MINE, HOME_LATER, ""],
    ]


def test_after_take_new_the_cell_is_the_toolkits_again(path: Path, project: Path, run: Runner, cell: str) -> None:
    edit(path, decide("take new"))
    run()
    reissue(project, {HOME_NOW: HOME_LATER})
    assert "both changed" not in run().out
    assert finding(path) == HOME_LATER


def test_one_of_two_conflicts_may_be_left_undecided(path: Path, project: Path, run: Runner, cell: str) -> None:
    edit(path, type_in_cell("D4", MINE, "Weaknesses"))
    reissue(project, {"the delay in annual reviews and the weak": "the delay in annual reviews, and the weak"})
    run()
    edit(path, decide("take new"))
    result = run()
    assert finding(path) == HOME_NOW
    assert result.out.count("You and the document both changed") == 1
    assert f"{FILE}, Weaknesses!D4" in result.out


# ---- the same finding in other words


@pytest.fixture
def likely(path: Path, project: Path, run: Runner) -> str:
    """What the run said that met an old finding in other words; an officer had answered the old one."""
    edit(path, type_in_cell(f"O{row_of(path, HOME)}", "We count them now."))
    reissue(project, {HOME: IN_OTHER_WORDS})
    return run().out


def test_words_that_are_nearly_an_old_rows_are_proposed(path: Path, likely: str) -> None:
    assert conflicts(path) == [
        ["2022-02-01", "possible match", "Findings", REF, "", HOME, "", f"{NEW_REF}: {IN_OTHER_WORDS}", ""]
    ]
    assert f"{NEW_REF} may be {REF} in other words: '{HOME}' now reads '{IN_OTHER_WORDS}'." in likely
    assert "choose same finding on the sheet Conflicts" in likely
    assert "one row (one possible match) to decide on the sheet Conflicts" in likely
    assert re.search(rf"{FILE}  \(\w+ changes?, no conflicts, one possible match\)", likely)
    assert [(row["Ref"], row["In source"]) for row in table(path).values() if row["Ref"] in (REF, NEW_REF)] == [
        (REF, "no longer"),
        (NEW_REF, "yes"),
    ]


def test_same_finding_gives_the_old_row_the_new_words_and_keeps_what_was_typed_there(
    path: Path, run: Runner, likely: str
) -> None:
    edit(path, decide("same finding"))
    told = conflicts(path)
    result = run()
    rows = {row["Ref"]: row for row in table(path).values()}
    assert [rows[REF][h] for h in ("Finding", "Response", "In source")] == [IN_OTHER_WORDS, "We count them now.", "yes"]
    assert rows[NEW_REF]["In source"] == "no longer"
    assert "in other words" not in result.out
    assert conflicts(path) == told
    assert [row["After"] for row in rows_that_say(path, "Changes", Ref=REF, Column="Finding")] == [IN_OTHER_WORDS]
    assert "in other words" not in quiet(run, path).out


def test_the_run_says_that_they_were_decided_to_be_the_same(path: Path, run: Runner, likely: str) -> None:
    edit(path, decide("same finding"))
    out = run().out
    assert REF in out
    assert "same finding" in out
    assert "same finding" not in quiet(run, path).out


def test_the_same_finding_stays_the_same_when_it_comes_in_other_words_once_more(
    path: Path, project: Path, run: Runner, likely: str
) -> None:
    edit(path, decide("same finding"))
    run()
    reissue(project, {IN_OTHER_WORDS: IN_OTHER_WORDS.replace("many children who", "many children, who")})
    result = run()
    assert "in other words" not in result.out
    assert finding(path).startswith("Leaders do not yet know how many children, who")
    assert f"{NEW_REF[:-1]}6" not in [row["Ref"] for row in table(path).values()]


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_decision_holds_when_its_row_is_cleared_away(path: Path, run: Runner, cell: str, decision: str) -> None:
    edit(path, decide(decision))
    run()
    edit(path, type_in_cell("G2", "", "Conflicts"), type_in_cell("I2", "", "Conflicts"))
    assert "both changed" not in quiet(run, path).out
    assert finding(path) == DECISIONS[decision]


def test_the_same_finding_stays_the_same_when_its_row_of_conflicts_is_cleared_away(
    path: Path, run: Runner, likely: str
) -> None:
    edit(path, decide("same finding"))
    run()
    edit(path, type_in_cell("I2", "", "Conflicts"))
    quiet(run, path)
    assert finding(path) == IN_OTHER_WORDS


def test_an_officers_own_words_stay_when_a_finding_is_decided_to_be_the_same(
    path: Path, run: Runner, likely: str
) -> None:
    cell = f"E{row_of(path, REF)}"
    edit(path, decide("same finding"), type_in_cell(cell, MINE))
    result = run()
    assert finding(path) == MINE
    assert f"{FILE}, Findings!{cell}\n    You and the document both changed" in result.out


def test_a_possible_match_that_nobody_decides_is_not_added_twice(path: Path, run: Runner, likely: str) -> None:
    before = conflicts(path)
    quiet(run, path)
    assert conflicts(path) == before


# ---- the record lost, an older copy put back


def test_without_the_record_nothing_is_overwritten_and_what_differs_is_a_conflict(
    path: Path, project: Path, run: Runner
) -> None:
    cell = f"E{row_of(path, HOME)}"
    edit(path, type_in_cell(cell, MINE), type_in_cell("Q3", "Ask the board"), without_row("Findings", 30))
    before = table(path)
    path.with_name(RECORD).unlink()
    reissue(project, {HOME: HOME_NOW})
    result = run()
    assert result.code == 0
    assert table(path) == before
    assert ["both changed", "Findings", REF, cell, "not known", MINE, HOME_NOW, ""] in [x[1:] for x in conflicts(path)]
    assert f"warning: {FILE}, Findings!{cell}" in result.out
    quiet(run, path)
    assert table(path) == before


@pytest.mark.parametrize("title", ["Findings", "Weaknesses", "Action plan", "Risks", "Recommendations", "Letter text"])
def test_without_the_record_missing_rows_stay_away(path: Path, run: Runner, title: str) -> None:
    edit(path, without_row(title, 3))
    before = [*table(path, title).values()]
    path.with_name(RECORD).unlink()
    run()
    assert [*table(path, title).values()] == before
    quiet(run, path)
    assert [*table(path, title).values()] == before


@pytest.mark.parametrize("decision", DECISIONS)
def test_without_the_record_decisions_are_done_too(path: Path, project: Path, run: Runner, decision: str) -> None:
    cell = f"E{row_of(path, HOME)}"
    raised = f"Findings!{cell}\n    You and the document both changed"
    edit(path, type_in_cell(cell, MINE))
    path.with_name(RECORD).unlink()
    reissue(project, {HOME: HOME_NOW})
    assert raised in run().out
    edit(path, decide(decision))
    assert raised not in run().out
    assert finding(path) == DECISIONS[decision]
    assert raised not in quiet(run, path).out


def test_without_the_record_a_finding_in_an_officers_words_is_not_added_again(path: Path, run: Runner) -> None:
    edit(path, type_in_cell(f"E{row_of(path, HOME)}", MINE))
    before = table(path)
    path.with_name(RECORD).unlink()
    for _ in range(2):
        run()
        assert table(path) == before


def test_after_the_record_was_lost_what_nobody_touched_is_refreshed_again(
    path: Path, project: Path, run: Runner
) -> None:
    path.with_name(RECORD).unlink()
    run()
    reissue(project, {HOME: HOME_NOW})
    assert "both changed" not in run().out
    assert finding(path) == HOME_NOW


def test_an_older_copy_that_is_put_back_is_merged_with_what_was_written_on_its_day(
    path: Path, project: Path, run: Runner, tmp_path: Path
) -> None:
    older = tmp_path / "older.xlsx"
    edit(path, type_in_cell("Q3", "Typed before the copy"))
    shutil.copy(path, older)
    reissue(project, {HOME: HOME_NOW})
    run()
    edit(path, type_in_cell("Q3", "Typed after the copy"))
    newer = table(path)
    shutil.copy(older, path)
    result = run()
    assert (result.code, "both changed" in result.out, conflicts(path)) == (0, False, [])
    assert finding(path) == HOME_NOW
    assert table(path)[3]["Notes"] == "Typed before the copy"
    assert {n: {**row, "Notes": ""} for n, row in table(path).items()} == {
        n: {**r, "Notes": ""} for n, r in newer.items()
    }
    quiet(run, path)


def test_an_older_copy_in_which_a_cell_was_changed_has_its_conflict_with_the_words_of_its_day(
    path: Path, project: Path, run: Runner, tmp_path: Path
) -> None:
    older = tmp_path / "older.xlsx"
    cell = f"E{row_of(path, HOME)}"
    shutil.copy(path, older)
    for news in ({HOME: HOME_NOW}, {HOME_NOW: HOME_LATER}):
        reissue(project, news)
        run()
    shutil.copy(older, path)
    edit(path, type_in_cell(cell, MINE))
    run()
    assert [row[4:] for row in conflicts(path)] == [[cell, HOME, MINE, HOME_LATER, ""]]
    assert finding(path) == MINE
