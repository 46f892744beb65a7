"""Random edits by officers, random news from the documents: after each refresh stands what the rules say."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis.configuration import set_hypothesis_home_dir

from tests.cell_edits import AddsBlanks, Colours, Decides, Edit, EditsRef, PutsFormula, Types
from tests.changed_letters import Source
from tests.column_edits import DeletesColumn, InsertsColumn, MovesColumn, RenamesColumn
from tests.comparison import Comparison
from tests.contract_columns import TABLES
from tests.edit_scripts import SCRIPTS, Month, Script
from tests.edited_workbook import EditedWorkbook
from tests.independent_reader import SeenWorkbook, spelt
from tests.merge_oracle import refreshed
from tests.merge_terms import Documents, Memory, first_memory
from tests.refresh_checks import CHECKS
from tests.refresh_workshop import Workshop, as_it_stands, put_in, run, table_of, workbook_in
from tests.row_edits import AddsRow, CopiesRow, DeletesRow, HidesRows, NotesBelow, Sorts
from tests.sheet_edits import Protects, RenamesSheet, SavesTextsInCells, TurnsIntoRange

set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "hypothesis")  # it notes what it looked up, not in this folder


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Without papers: they take longer than a workbook's refresh, and are not looked at here."""
    with pytest.MonkeyPatch.context() as patch:
        import_module("toolkit.pipeline")
        for name in [n for n, m in sys.modules.items() if n.startswith("toolkit.") and hasattr(m, "papers_about")]:
            patch.setattr(f"{name}.papers_about", lambda *_: ())
        yield Workshop(tmp_path_factory.mktemp("workshop"))


# ---- the property


def check(workshop: Workshop, script: Script) -> None:
    """Every check after every month, and a second run that writes nothing."""
    with tempfile.TemporaryDirectory(dir=workshop.folder) as name:
        folder = Path(name)
        shutil.copytree(workshop.project(script.with_everything), folder, dirs_exist_ok=True)
        memory = first_memory(workshop.documents(Source()))
        w = EditedWorkbook(workbook_in(folder).read_bytes(), TABLES)
        for month in script.months:
            edit(w, month, workbook_in(folder))
            put_in(folder, month.source)
            c = compared(folder, (memory, w), workshop.documents(month.source))
            for each in CHECKS:
                each(c)
            memory, w = c.expected.memory, w.reopened(workbook_in(folder).read_bytes())
            if month.run_twice:
                check_second_run(folder)


def edit(w: EditedWorkbook, month: Month, path: Path) -> None:
    for each in month.edits:
        each.apply(w)
    path.write_bytes(w.saved())


def compared(folder: Path, state: tuple[Memory, EditedWorkbook], documents: Documents) -> Comparison:
    """The workbook before and after a run, and what the oracle expects of it."""
    path, (memory, w) = workbook_in(folder), state
    before = SeenWorkbook(path.read_bytes())
    tables = {sheet: table for sheet in TABLES if (table := table_of(before, w, sheet))}
    now = as_it_stands(before, tables)
    expected = refreshed(memory, now, documents)
    said = run(folder)
    c = Comparison(before, SeenWorkbook(path.read_bytes()), tables, expected, dict(now.room), w)
    assert said.count("could not be added to the sheet") == len(c.blocked), said
    assert "fault of the toolkit" not in said, said
    return c


def check_second_run(folder: Path) -> None:
    path = workbook_in(folder)
    before, stamp = path.read_bytes(), path.stat().st_mtime_ns
    run(folder)
    if path.stat().st_mtime_ns != stamp:
        raise AssertionError(f"a second run wrote {written(before, path.read_bytes())}")


def written(before: bytes, after: bytes) -> list[str]:
    """The cells that differ."""
    sheets = SeenWorkbook(after).sheets
    return [f"{title}!{spelt(*at)}: {was.cells.get(at)} now {now}" for title, was in SeenWorkbook(before).sheets.items()
            for at, now in sheets[title].cells.items() if now != was.cells.get(at)]  # fmt: skip


# ---- the tests

_REWORDED = {
    3: "spelt otherwise",
    5: "spelt otherwise",
    8: "reworded",
    14: "gone",
    20: "spelt otherwise",
    33: "reworded",
}
_NEWS = Source(_REWORDED, {16: 0}, True, "report")
_TYPED: tuple[Edit, ...] = (
    *(Types("Findings", row, 4, "_x0041_ <ours> &") for row in (3, 5, 10)), Types("Findings", 8, 11, "Not at all"),
    Types("Findings", 12, 7, ""), Types("Findings", 4, 5, "S Lowe", True), Types("Letter text", 60, 3, "Ours"),
    PutsFormula("Findings", 20, 4, "Ours"), PutsFormula("Weaknesses", 3, 2, None), AddsBlanks("Findings", 21, 4),
    AddsBlanks("Letter text", 70, 3), EditsRef("Findings", 24, ""), EditsRef("Weaknesses", 4, "Ours 1"),
    EditsRef("Action plan", 2, ""),
)  # fmt: skip
_ROWS: tuple[Edit, ...] = (
    DeletesRow("Findings", 6), DeletesRow("Paper details", 3), DeletesRow("Action plan", 0), Sorts("Findings", 4, True),
    Sorts("Letter text", 3, False), CopiesRow("Findings", 11, False), CopiesRow("Letter text", 30, True),
    AddsRow("Action plan", ("2021-W1", "Train every SENCo", "Sooner"), False), AddsRow("Risks", ("It", "May"), True),
    HidesRows("Findings", 4, 3), Colours("Findings", 20), NotesBelow("Recommendations", 1, 0),
)  # fmt: skip
_SHEETS: tuple[Edit, ...] = (
    InsertsColumn("Findings", 3), InsertsColumn("Action plan", None), RenamesColumn("Findings", 4),
    RenamesColumn("Weaknesses", 0), MovesColumn("Weaknesses", 3, 8), MovesColumn("Findings", 0, 6),
    DeletesColumn("Letter text", 0), RenamesSheet("Risks", "Risks '22 & more"), TurnsIntoRange("Paper details"),
    Protects("Findings"),
)  # fmt: skip
BUSY = (
    Month((*_TYPED, *_ROWS, *_SHEETS), _NEWS),
    Month((Decides(("keep mine", "take new")), Types("Findings", 2, 4, "Ours")), _NEWS, run_twice=False),
    Month(
        (
            DeletesRow("Risks", 8),
            AddsRow("Risks", ("Another", "May"), True),
            DeletesRow("Changes", 0),
            Sorts("Conflicts", 6, True),
        ),
        Source(_REWORDED, {17: 1}, False, "report"),
    ),
)
COMMON = settings(
    deadline=None, database=None, derandomize=True, print_blob=False, suppress_health_check=[*HealthCheck],
)  # fmt: skip
QUICK = settings(COMMON, max_examples=10, phases=[Phase.explicit, Phase.generate])
LONG = settings(COMMON, max_examples=int(os.environ.get("SEND_EXAMPLES", "500")))


@QUICK
@example(script=Script(True, BUSY))
@example(script=Script(False, (Month((*BUSY[0].edits, SavesTextsInCells()), _NEWS), *BUSY[1:])))
@given(script=SCRIPTS)
def test_what_officers_did_stands_and_the_news_come_in(workshop: Workshop, script: Script) -> None:
    check(workshop, script)


@pytest.mark.long
@LONG
@given(script=SCRIPTS)
def test_the_same_of_many_more_scripts(workshop: Workshop, script: Script) -> None:
    check(workshop, script)


# ---- what the scripts found, cut down


def _month(*edits: Edit, **source: Any) -> Month:
    return Month(edits, Source(**source))


_COPY = CopiesRow("Findings", 3, True)
MENDED: dict[str, tuple[Month, ...]] = {
    "what a formula in a toolkit's cell showed is forgotten, and is no edit": (
        _month(PutsFormula("Findings", 3, 3, "x"), second="report"),
    ),
    "rows that find no room are not logged as added": (_month(NotesBelow("Findings", 1, 2), second="report"),),
    "two copies of a row, each changed otherwise, are told of once": (
        _month(_COPY, Types("Findings", 3, 4, "x"), Types("Findings", 32, 4, "y")),
    ),
    "a Ref that an officer gave to a row of their own is given to no finding": (
        _month(EditsRef("Findings", 15, "2021-I-D05"), new={12: 0}),
    ),
    "rows that come where rows below the table are hidden are seen": (
        _month(HidesRows("Findings", 31, 3, below=True), second="report"),
    ),
    "what a formula in a Ref cell showed is not forgotten, and its row is found again": (
        _month(PutsFormula("Weaknesses", 3, 0, None), second="report"),
    ),
    "a formula in the Ref cell of a finding that its letter has no longer is told": (
        Month((PutsFormula("Findings", 0, 0, None),), Source({0: "reworded"}, {}, False, "")),
    ),
    "where weaknesses find no room, nobody doubts the actions for them": (
        _month(NotesBelow("Weaknesses", 1, 2), second="report"),
    ),
    "a decision counts where a second row of Conflicts says the same and is not decided": (
        _month(_COPY, Types("Findings", 3, 7, "x"), Types("Findings", 32, 7, "x"), aside=True),
        _month(Decides(("take new", "")), aside=True),
    ),
    "a decision to keep one of two copies, each changed otherwise, is told of once": (
        _month(_COPY, Types("Findings", 3, 4, "x"), Types("Findings", 32, 4, "y"), changed={3: "spelt otherwise"}),
        _month(Decides(("keep mine", "")), changed={3: "spelt otherwise"}),
    ),
    "a decision to keep what was kept before is told of": (
        _month(Types("Findings", 3, 4, "x")),
        _month(changed={3: "spelt otherwise"}),
        _month(Decides(("keep mine",)), changed={3: "spelt otherwise"}),
    ),
    "a new finding that found no room can be said to be the same as an old one": (
        _month(NotesBelow("Findings", 1, 0), changed={8: "reworded"}),
        _month(Decides(("same finding",)), changed={8: "reworded"}),
    ),
}


@pytest.mark.parametrize("script", MENDED)
def test_a_script_that_once_went_wrong(workshop: Workshop, script: str) -> None:
    check(workshop, Script(False, MENDED[script]))
