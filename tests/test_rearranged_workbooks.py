"""Columns, sheets and tables that officers moved, renamed, took out or protected: the next run finds its way."""

import re
from pathlib import Path

import pytest

from tests.officers_edits import (
    FILE,
    Change,
    Runner,
    begin,
    edit,
    findings_as_a_range,
    last_sheet_first,
    quiet,
    reissue,
    renamed_column,
    renamed_sheet,
    row_of,
    table,
    unsound,
    upside_down,
    with_columns,
    without_planted_names,
)
from tests.officers_news import BELOW, HOME, HOME_NOW, NEWS, news_came
from tests.opened import Opened
from tests.other_programs import protected
from tests.package_parts import formulas, parts_of
from tests.rich_extras import PIVOT, pivot
from tests.rich_workbook import extra_sheets


@pytest.fixture
def path(project: Path) -> Path:
    return begin(project)


# ---- columns, sheets and tables


KIND, FINDING, FLAGS, LAST = 4, 5, 11, 18
WITHOUT_FLAGS = {n: n - (n > FLAGS) for n in range(1, LAST + 1) if n != FLAGS}
REARRANGED: dict[str, Change] = {
    "columns moved": with_columns(
        "Findings", {n: {FINDING: LAST, LAST: FINDING}.get(n, n) for n in range(1, LAST + 1)}
    ),
    "a column of theirs put in": with_columns("Findings", {n: n + (n > KIND) for n in range(1, LAST + 1)}, "Priority"),
    "a column of the toolkit's deleted": with_columns("Findings", WITHOUT_FLAGS),
    "sheets moved": last_sheet_first,
    "rows sorted": upside_down("Findings"),
    "a table turned into a range": findings_as_a_range,
}


@pytest.mark.parametrize("how", REARRANGED)
def test_the_news_come_in_however_it_was_rearranged(path: Path, project: Path, run: Runner, how: str) -> None:
    edit(path, REARRANGED[how])
    assert unsound(path) == []
    number = row_of(path, HOME)
    reissue(project, NEWS)
    assert run().code == 0
    assert max(news_came(path)) == BELOW
    assert row_of(path, HOME_NOW) == number
    quiet(run, path)


def test_a_renamed_column_is_followed_and_said(path: Path, project: Path, run: Runner) -> None:
    edit(path, renamed_column("Findings", "E1", "What inspectors wrote"))
    reissue(project, NEWS)
    result = run()
    assert (result.code, "The column Finding is now called 'What inspectors wrote'" in result.out) == (0, True)
    news_came(path, finding="What inspectors wrote")
    quiet(run, path)


def test_a_renamed_column_that_was_moved_too_is_followed(path: Path, project: Path, run: Runner) -> None:
    edit(path, renamed_column("Findings", "E1", "What inspectors wrote"), REARRANGED["columns moved"])
    reissue(project, NEWS)
    run()
    news_came(path, finding="What inspectors wrote")
    assert Opened(path.read_bytes()).value("Findings", "R1") == "What inspectors wrote"


def test_a_renamed_sheet_is_followed(path: Path, project: Path, run: Runner) -> None:
    edit(path, renamed_sheet("Findings", "What they found"))
    reissue(project, NEWS)
    assert run().code == 0
    news_came(path, "What they found")
    assert [*Opened(path.read_bytes()).sheets()][1] == "What they found"
    quiet(run, path)


def test_a_deleted_column_of_the_toolkits_is_not_put_back_and_noted_once_a_run(
    path: Path, project: Path, run: Runner
) -> None:
    edit(path, with_columns("Findings", WITHOUT_FLAGS))
    reissue(project, NEWS)
    result = run()
    assert result.code == 0
    assert len(re.findall(r"column Flags\b.* not put back", result.out)) == 1
    assert "Flags" not in {heading for row in table(path).values() for heading in row}


def test_without_the_ref_column_and_its_name_the_workbook_is_refused(path: Path, project: Path, run: Runner) -> None:
    def without_ref(book: Opened) -> None:
        with_columns("Findings", {n: n - 1 for n in range(2, LAST + 1)})(book)
        for part in book.parts:
            book.parts[part] = book.parts[part].replace(b"Findings[Ref]", b"#REF!")

    edit(path, without_ref)
    reissue(project, NEWS)
    result = quiet(run, path)
    assert result.code == 1
    assert f"error: {FILE}, Findings\n    On the sheet 'Findings' the column Ref is not there" in result.out
    assert "Put the heading Ref back in row 1, and run again. Nothing in the workbook was changed." in result.out


def test_a_ref_column_under_another_heading_is_found_by_its_planted_name(
    path: Path, project: Path, run: Runner
) -> None:
    def rename(book: Opened) -> None:
        renamed_column("Findings", "A1", "Number")(book)
        for part in book.parts:
            book.parts[part] = book.parts[part].replace(b"Findings[Ref]", b"Findings[Number]")

    edit(path, rename)
    reissue(project, NEWS)
    assert run().code == 0
    assert [row["Number"] for row in table(path).values() if row["Finding"] == HOME_NOW] == ["2021-I-D03"]
    assert unsound(path) == []
    quiet(run, path)


def test_a_range_without_planted_names_is_found_by_its_headings(path: Path, project: Path, run: Runner) -> None:
    edit(path, findings_as_a_range, without_planted_names("Findings"))
    reissue(project, NEWS)
    assert run().code == 0
    assert max(news_came(path)) == BELOW


def renamed_ref(book: Opened) -> None:
    renamed_column("Findings", "A1", "Number")(book)
    for part in [p for p in book.parts if p.startswith("xl/worksheets/")]:
        book.parts[part] = book.parts[part].replace(b"Findings[Ref]", b"Findings[Number]")


@pytest.mark.parametrize("change", [findings_as_a_range, renamed_ref])
def test_no_formula_names_a_table_or_column_that_is_not_there_any_more(
    path: Path, project: Path, run: Runner, change: Change
) -> None:
    """Excel offers to repair a workbook in which one does."""
    edit(path, change)
    reissue(project, NEWS)
    run()
    links = formulas(parts_of(path), "Letter text", "E")
    assert len(links) > 32
    assert [text for text in links if "Findings[Ref]" in text] == []


# ---- protection, pivot tables


def test_protected_sheets_are_refreshed_and_stay_protected(path: Path, project: Path, run: Runner) -> None:
    edit(path, lambda book: protected(book.parts))
    reissue(project, NEWS)
    assert run().code == 0
    news_came(path)
    book = Opened(path.read_bytes())
    marks = [book.sheet_text(title).count('<sheetProtection sheet="1" objects="1"/>') for title in book.sheets()]
    assert marks == [1] * 16


def test_a_pivot_table_is_untouched_and_the_run_says_how_to_refresh_it(path: Path, project: Path, run: Runner) -> None:
    edit(path, extra_sheets, pivot)
    before = Opened(path.read_bytes())
    reissue(project, NEWS)
    what, mend = "Pivot tables show what they showed before.", "In Excel, choose Data, Refresh All."
    assert f"note: {FILE}\n    {what}\n    {mend}" in run().out
    after = Opened(path.read_bytes())
    kept = [*(p for p in before.parts if "pivot" in p), before.sheets()[PIVOT]]
    assert len(kept) > 4
    assert [p for p in kept if before.parts[p] != after.parts[p]] == []
    assert "Refresh All" not in quiet(run, path).out
