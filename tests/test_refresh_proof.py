"""What a refresh keeps of what was there, and the proof that nothing else changed."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.officers_edits import (
    FILE,
    FINDINGS_TABLE,
    Change,
    Runner,
    begin,
    edit,
    quiet,
    reissue,
    row_of,
    table,
    type_in_cell,
    without,
)
from tests.officers_news import ADVISERS, BELOW, HOME, HOME_NOW, MINE, NEWS, OFFER, news_came
from tests.opened import Opened
from tests.package_parts import shown
from tests.rich_cells import calculated
from toolkit.workbook.package import Package


@pytest.fixture
def path(project: Path) -> Path:
    return begin(project)


# ---- what is kept of it


def test_earlier_rows_of_changes_and_history_stay_as_they_are(path: Path, project: Path, run: Runner) -> None:
    seen: list[dict[str, list[dict[str, str]]]] = []
    edit(path, type_in_cell(f"E{row_of(path, HOME)}", MINE))
    for day, news in (("2022-02-01", {}), ("2022-03-01", {OFFER: ADVISERS}), ("2022-04-01", {ADVISERS: OFFER})):
        reissue(project, news)
        run(as_at=day)
        seen.append({title: [*table(path, title).values()] for title in ("Changes", "History")})
    for earlier, later in pairwise(seen):
        for title in ("Changes", "History"):
            assert later[title][: len(earlier[title])] == earlier[title]
            assert len(later[title]) > len(earlier[title])
    assert [row["Month"] for row in seen[-1]["History"]] == ["2022-02", "2022-02", "2022-03", "2022-04"]


def test_the_file_before_is_in_history_and_the_manifest_lists_the_parts_that_changed(
    path: Path, project: Path, run: Runner
) -> None:
    edit(path, type_in_cell(f"Q{row_of(path, HOME)}", "Ask the board"))
    before = path.read_bytes()
    reissue(project, NEWS)
    run()
    assert [file.read_bytes() for file in path.parent.glob(f"history/*/{FILE}")] == [before]
    newest = max((project / "output/runs").glob("*/manifest.json"))
    outputs = json.loads(newest.read_text(encoding="utf-8"))["outputs"]
    (entry,) = [o for o in outputs if o["file"].endswith(FILE)]
    old, new = Opened(before).parts, Opened(path.read_bytes()).parts
    assert entry["step"] == "written"
    assert sorted(entry["parts"]) == sorted(name for name in old if old[name] != new[name])
    assert Opened(before).sheets()["Findings"] in entry["parts"]


def test_a_run_with_nothing_new_leaves_an_edited_workbook_untouched(path: Path, project: Path, run: Runner) -> None:
    edit(path, type_in_cell(f"E{row_of(path, HOME)}", MINE), type_in_cell("C2", "Children's Scrutiny", "Paper details"))
    reissue(project, NEWS)
    run()
    for _ in range(2):
        assert f"written     thornmere/{FILE}" not in quiet(run, path).out
    assert len([*path.parent.glob(f"history/*/{FILE}")]) == 1


# ---- the proof of a refresh


def style_lost(book: Opened) -> None:
    number = next(n for n, text in enumerate_findings(book) if text == HOME_NOW)
    book.parts[book.sheets()["Findings"]], count = re.subn(
        rb'(<c r="Q%d") s="\d+"' % number, rb"\1", book.parts[book.sheets()["Findings"]]
    )
    assert count == 1


def enumerate_findings(book: Opened) -> list[tuple[int, str]]:
    texts = shown(book.parts, "Findings")
    return [(n, texts[f"E{n}"]) for n in range(2, BELOW)]


def byte_more(book: Opened) -> None:
    book.parts["xl/charts/chart1.xml"] += b"\n"


def part_less(book: Opened) -> None:
    del book.parts["xl/theme/theme1.xml"]


def swapped(part: str, old: str, new: str) -> Change:
    return lambda book: book.replace(book.sheets().get(part, part), old, new)


STRINGS = "xl/sharedStrings.xml"
UNPLANNED: dict[str, Change] = {
    "a byte of a chart": byte_more,
    "a cell": type_in_cell("Q5", "Slipped in"),
    "a cell of a sheet that did not change": type_in_cell("B2", "Slipped in", "Measures"),
    "a new text that is another": swapped(STRINGS, f">{HOME_NOW}", f">{MINE}"),
    "the look of a cell": style_lost,
    "a formula": lambda book: calculated(book, "Weaknesses", "N2", "1+1"),
    "a part more": lambda book: book.add("xl/extra.xml", "<x/>", "application/xml"),
    "a part less": part_less,
    "a sheet less": without("xl/workbook.xml", '<sheet name="Measures"[^>]*>'),
    "a text of cells that stay": swapped(STRINGS, ">Leaders in Thornmere want the best", ">Leaders in Thornmere want"),
    "a drop-down": without("Findings", "<dataValidations.*?</dataValidations>"),
    "a row hidden": swapped("Findings", '<row r="5"', '<row r="5" hidden="1"'),
    "a name": without("xl/workbook.xml", '<definedName name="_xlnm.Print_Titles".*?</definedName>'),
    "a column of a table": swapped(FINDINGS_TABLE, 'name="Lead officer"', 'name="Lead"'),
}


@pytest.mark.parametrize("what", UNPLANNED)
def test_a_difference_that_was_not_planned_leaves_the_old_file_and_is_told(
    path: Path, project: Path, run: Runner, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    saved = Package.saved

    def with_a_fault(package: Package) -> bytes:
        book = Opened(saved(package))
        UNPLANNED[what](book)
        return book.saved()

    reissue(project, NEWS)
    with monkeypatch.context() as patched:
        patched.setattr(Package, "saved", with_a_fault)
        result = quiet(run, path)
    assert result.code == 1
    assert f"error: {FILE}\n    The refreshed workbook would differ where it must not (" in result.out
    assert "it was left as it is." in result.out
    assert run().code == 0
    news_came(path)
