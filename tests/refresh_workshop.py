"""Projects for edit scripts: made once and copied, run, and read as the oracle wants them."""

import shutil
import tempfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from tests import package_parts
from tests.changed_letters import Source
from tests.contract_columns import CALCULATED, CHANGES, CONFLICTS, OFFICERS, TABLES, TOOLKITS
from tests.edited_workbook import EditedWorkbook
from tests.independent_reader import Found, SeenWorkbook, find
from tests.merge_terms import Documents, Row, Standing, Workbook
from tests.opened import Opened
from tests.package_check import faults
from tests.rich_workbook import rich
from toolkit.cli import main

LABELS = {"": "2021 outcome letter", "report": "2025 area report", "earlier letter": "2016 outcome letter"}


def run(folder: Path) -> str:
    """A run of the toolkit on a folder; what it said."""
    said = StringIO()
    folders = ["--input", f"{folder / 'input'}", "--output", f"{folder / 'output'}"]
    with redirect_stdout(said):
        code = main(["run", *folders, "--as-at", "2022-02-01"])
    assert code in {0, 1}, said.getvalue()
    return said.getvalue()


def put_in(folder: Path, source: Source) -> None:
    shutil.rmtree(folder / "input", ignore_errors=True)
    (folder / "input").mkdir(parents=True)
    for name, data in source.files().items():
        (folder / "input" / name).write_bytes(data)


def workbook_in(folder: Path) -> Path:
    return next((folder / "output/thornmere").glob("thornmere-workbook.xls?"))


class Workshop:
    """Projects as they are when officers get them, and workbooks made afresh from changed documents."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: dict[tuple[str, str], Documents] = {}

    def project(self, with_everything: bool) -> Path:
        """A project just made, to be copied."""
        folder = self.folder / ("rich" if with_everything else "plain")
        if not folder.exists():
            put_in(folder, Source())
            run(folder)
            path = workbook_in(folder)
            if with_everything:
                path.with_suffix(".xlsm").write_bytes(rich(path.read_bytes()))
                path.unlink()
        return folder

    def documents(self, source: Source) -> Documents:
        """What the documents say, from a workbook that is made from them and from nothing else."""
        key = source.key()
        if key not in self._made:
            labels = (LABELS[""], LABELS[source.second]) if source.second else (LABELS[""],)
            alone = {LABELS[source.second]: self._alone(source.second)} if source.second else {}
            self._made[key] = Documents(tuple(sorted(labels)), self._rows(source.files()), alone)
        return self._made[key]

    def _alone(self, second: str) -> dict[str, list[Row]]:
        files = Source(second=second).files()
        key = ("", second)
        if key not in self._made:
            rows = self._rows({n: data for n, data in files.items() if n not in Source().files()})
            self._made[key] = Documents((LABELS[second],), rows)
        return {sheet: [*rows] for sheet, rows in self._made[key].rows.items()}

    def _rows(self, files: dict[str, bytes]) -> dict[str, list[Row]]:
        with tempfile.TemporaryDirectory(dir=self.folder) as name:
            folder = Path(name)
            (folder / "input").mkdir()
            for file, data in files.items():
                (folder / "input" / file).write_bytes(data)
            run(folder)
            w = EditedWorkbook(workbook_in(folder).read_bytes(), TABLES)
            book = SeenWorkbook(workbook_in(folder).read_bytes())
        tables = {sheet: table_of(book, w, sheet) for sheet in TOOLKITS}
        return {sheet: [{h: c.value for h, c in row.cells.items()} for row in standing(book, t, sheet)]
                for sheet, t in tables.items() if t}  # fmt: skip


# ---- the workbook as the oracle wants it


def table_of(book: SeenWorkbook, w: EditedWorkbook, sheet: str) -> Found | None:
    known = (*TOOLKITS.get(sheet, ()), *OFFICERS.get(sheet, ()), *CALCULATED.get(sheet, ()), *CONFLICTS, *CHANGES)
    declared = {w.heading(sheet, heading): heading for heading in known}
    return find(book, w.title(sheet), TABLES[sheet], declared)


def standing(book: SeenWorkbook, table: Found, sheet: str) -> list[Standing]:
    """The rows with something in them that is not calculated."""
    cells = book.sheets[table.title]
    typed = {h: n for h, n in table.columns.items() if h not in CALCULATED.get(sheet, ())}
    rows = [Standing(number, {h: cells.at(number, n) for h, n in typed.items()}) for number in table.rows]
    return [row for row in rows if any(c.value for c in row.cells.values())]


def room_below(book: SeenWorkbook, table: Found) -> int:
    """How many rows there is room for, up to what somebody wrote below."""
    cells, first = book.sheets[table.title], table.rows.stop + table.totals
    wide = range(table.left, table.right + 1)
    below = (row for (row, n), c in cells.cells.items() if row >= first and n in wide and not c.blank)
    return min(below, default=2000) - first + only_row_is_blank(book, table)


def only_row_is_blank(book: SeenWorkbook, table: Found) -> bool:
    cells, row = book.sheets[table.title], table.rows.start
    blank = all(not cells.at(row, n).value or cells.at(row, n).formula for n in range(table.left, table.right + 1))
    return len(table.rows) == 1 and blank


def as_it_stands(book: SeenWorkbook, tables: dict[str, Found]) -> Workbook:
    rows = {sheet: standing(book, tables[sheet], sheet) for sheet in TOOLKITS}
    conflicts = [{h: c.value for h, c in row.cells.items()} for row in standing(book, tables["Conflicts"], "Conflicts")]
    return Workbook(rows, conflicts, {sheet: room_below(book, tables[sheet]) for sheet in TOOLKITS})


# ---- the package


class Looked(Opened):
    """The parts to look over, each parsed once."""

    def __init__(self, book: SeenWorkbook) -> None:
        self.names, self.parts = [*book.parts], book.parts
        self._known: dict[str, Any] = {}

    def xml(self, part: str) -> Any:
        if part not in self._known:
            self._known[part] = super().xml(part)
        return self._known[part]


def unsound(book: SeenWorkbook) -> list[str]:
    """What Excel would repair; names of columns that officers took out are Excel's own doing."""
    totals = {t.name for t in book.tables.values() if t.totals}
    if "xl/sharedStrings.xml" not in book.parts:
        found = package_parts.faults(book.parts)
        return [f for f in found if not any(f"{t}: its filter has another range" in f for t in totals)]
    gone = {f"the name {name} is not valid" for (name, _), text in book.names.items() if "#REF!" in text}
    return [f for f in faults(Looked(book)) if f not in gone]
