"""What looks wrong in an officer's cell is said, listed on Checks with a link, left as typed, and settled later."""

from pathlib import Path

import pytest

from tests.officers_edits import (
    FILE,
    Runner,
    begin,
    edit,
    quiet,
    renamed_sheet,
    rows_that_say,
    table,
    type_in_cell,
    unsound,
    upside_down,
)
from tests.opened import Opened
from tests.package_parts import parts_of, shown

FEBRUARY, MARCH = 44593, 44621  # 1 February and 1 March 2022, as Excel stores days
CORRECT = "Correct it; the next run reads it."
# what is typed where, the cell it is about, what is said of it, what mends it
DOUBTS: dict[str, tuple[str, dict[str, str | int], str, str, str | int]] = {
    "no date": (
        "Action plan",
        {"H2": "end of term"},
        "H2",
        "'end of term' is not a date. Due must be a date, for example 8 March 2026.",
        MARCH,
    ),
    "a day as text": (
        "Action plan",
        {"H2": "1 March 2022"},
        "H2",
        "'1 March 2022' is text to Excel, so that its formulas count no day there; papers and reports do.",
        MARCH,
    ),
    "no date in another column": (
        "Recommendations",
        {"F2": "soon"},
        "F2",
        "'soon' is not a date. Response due must be a date, for example 8 March 2026.",
        MARCH,
    ),
    "an unknown BRAG word": (
        "Action plan",
        {"J3": "Purple"},
        "J3",
        "'Purple' is not on the list. BRAG must be one of: Blue, Green, Amber, Red, Grey.",
        "Amber",
    ),
    "a likelihood off the scale": (
        "Risks",
        {"E2": "9 Certain"},
        "E2",
        "'9 Certain' is not on the list. Likelihood must be one of: ",
        "4 Likely",
    ),
    "an impact off the scale": (
        "Risks",
        {"F3": "huge"},
        "F3",
        "'huge' is not on the list. Impact must be one of: ",
        "5 Severe",
    ),
    "due before it starts": (
        "Action plan",
        {"G4": MARCH, "H4": FEBRUARY},
        "H4",
        "Due, 1 February 2022, is before Start, 1 March 2022.",
        MARCH,
    ),
    "revised to before it starts": (
        "Action plan",
        {"G4": MARCH, "H4": MARCH, "I4": FEBRUARY},
        "I4",
        "Revised due, 1 February 2022, is before Start, 1 March 2022.",
        MARCH,
    ),
    "an action for no weakness": (
        "Action plan",
        {"B5": "2021-W9"},
        "B5",
        "There is no weakness '2021-W9' on the sheet Weaknesses.",
        "2021-W4",
    ),
    "one of two weaknesses is none": (
        "Action plan",
        {"B5": "2021-W4; 2021-W0"},
        "B5",
        "There is no weakness '2021-W0' on the sheet Weaknesses.",
        "2021-W4; 2021-W5",
    ),
}


@pytest.fixture
def path(project: Path) -> Path:
    return begin(project)


def type_all(path: Path, title: str, cells: dict[str, str | int]) -> None:
    edit(path, *(type_in_cell(ref, value, title) for ref, value in cells.items()))


def links(path: Path) -> dict[str, str]:
    """Where the cells of Checks lead, by their address."""
    found = Opened(path.read_bytes()).sheet("Checks").iter("{*}hyperlink")
    return {link.get("ref"): link.get("location") for link in found}


def check(path: Path, what: str) -> tuple[int, dict[str, str]]:
    """The one row of Checks that begins so, and its number."""
    ((number, row),) = [(n, r) for n, r in table(path, "Checks").items() if r["What"].startswith(what)]
    return number, row


@pytest.mark.parametrize("doubt", DOUBTS)
def test_it_is_said_and_listed_with_a_link_and_what_was_typed_stays(path: Path, run: Runner, doubt: str) -> None:
    title, cells, cell, what, _ = DOUBTS[doubt]
    type_all(path, title, cells)
    result = run()
    assert result.code == 0
    lines = result.out.splitlines()
    said = lines.index(f"warning: {FILE}, {title}!{cell}")
    assert lines[said + 1].startswith(f"    {what}")
    assert lines[said + 2] == f"    {CORRECT}"
    number, row = check(path, what)
    assert [row[h] for h in ("Severity", "Sheet", "Cell", "What to do")] == ["warning", title, cell, CORRECT]
    assert links(path)[f"C{number}"] == f"'{title}'!{cell}"
    now = shown(parts_of(path), title)
    assert {ref: now[ref] for ref in cells} == {ref: str(value) for ref, value in cells.items()}
    assert unsound(path) == []


@pytest.mark.parametrize("doubt", DOUBTS)
def test_once_corrected_it_is_settled_and_said_no_more(path: Path, run: Runner, doubt: str) -> None:
    title, cells, cell, what, right = DOUBTS[doubt]
    type_all(path, title, cells)
    run()
    number, _ = check(path, what)
    type_all(path, title, {cell: right})
    result = run()
    assert what not in result.out
    assert check(path, what) == (number, {**check(path, what)[1], "Severity": "settled"})
    assert shown(parts_of(path), title)[cell] == str(right)
    assert what not in quiet(run, path).out


def test_the_summary_of_the_run_has_it_too(path: Path, project: Path, run: Runner) -> None:
    type_all(path, "Action plan", {"J3": "Purple"})
    run()
    page = max((project / "output/runs").glob("*/summary.html")).read_text(encoding="utf-8")
    assert f"{FILE}, Action plan!J3" in page
    assert "&#x27;Purple&#x27; is not on the list." in page
    assert CORRECT in page


def test_what_is_right_or_blank_is_not_listed(path: Path, run: Runner) -> None:
    type_all(
        path, "Action plan", {"G2": FEBRUARY, "H2": FEBRUARY, "I2": MARCH, "J2": "Green", "B2": "2021-W1, 2021-W2"}
    )
    type_all(path, "Action plan", {"G3": "", "H3": "", "J3": "", "B3": ""})
    type_all(path, "Risks", {"E2": "4 Likely", "F2": "5 Severe", "E3": ""})
    assert CORRECT not in run().out
    assert [row for row in table(path, "Checks").values() if row["What to do"] == CORRECT] == []


def test_what_comes_back_is_no_longer_settled(path: Path, run: Runner) -> None:
    for value in ("Purple", "Red", "Purple"):
        type_all(path, "Action plan", {"J3": value})
        run()
    assert check(path, "'Purple' is not on the list.")[1]["Severity"] == "warning"


def test_the_same_mistake_in_two_cells_is_listed_twice_and_settled_one_by_one(path: Path, run: Runner) -> None:
    type_all(path, "Action plan", {"J3": "Purple", "J5": "Purple"})
    run()
    rows = rows_that_say(path, "Checks", Sheet="Action plan", Severity="warning")
    assert sorted(r["Cell"] for r in rows if "'Purple'" in r["What"]) == ["J3", "J5"]
    type_all(path, "Action plan", {"J3": "Red"})
    run()
    rows = [r for r in table(path, "Checks").values() if "'Purple'" in r["What"]]
    assert sorted(r["Severity"] for r in rows) == ["settled", "warning"]
    assert [r["Cell"] for r in rows if r["Severity"] == "warning"] == ["J5"]


def test_a_link_follows_the_cell_when_rows_are_sorted(path: Path, run: Runner) -> None:
    type_all(path, "Action plan", {"J3": "Purple"})
    run()
    edit(path, upside_down("Action plan"))
    assert f"{FILE}, Action plan!J5" in run().out
    number, row = check(path, "'Purple' is not on the list.")
    assert (row["Cell"], links(path)[f"C{number}"]) == ("J5", "'Action plan'!J5")


def test_a_link_leads_to_a_sheet_by_the_name_it_has_now(path: Path, run: Runner) -> None:
    edit(path, renamed_sheet("Action plan", "What we do"))
    type_all(path, "What we do", {"J3": "Purple"})
    assert f"{FILE}, What we do!J3" in run().out
    number, row = check(path, "'Purple' is not on the list.")
    assert (row["Sheet"], links(path)[f"C{number}"]) == ("What we do", "'What we do'!J3")


def test_a_sheet_renamed_after_a_check_was_listed_does_not_leave_it_unsettled(path: Path, run: Runner) -> None:
    type_all(path, "Action plan", {"J3": "Purple"})
    run()
    edit(path, renamed_sheet("Action plan", "What we do"))
    type_all(path, "What we do", {"J3": "Red"})
    run()
    assert check(path, "'Purple' is not on the list.")[1]["Severity"] == "settled"
