"""The values stored beside formulas after a refresh: right for the run's day, or none."""

import re
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers import WORKBOOK, Run, table_rows, type_in
from tests.package_parts import (
    cells,
    column,
    pack,
    parts_of,
    sheet_parts,
    shown,
    type_into,
    workbook_part,
    xml,
)
from tests.test_workbooks_saved_by_others import SECOND, TYPED

THEMES_FROM = 38


@pytest.fixture
def workbook(run: Callable[..., Run], project: Path) -> Path:
    run()
    path = project / WORKBOOK
    parts = parts_of(path)
    for title, typed in TYPED.items():
        type_into(parts, title, typed)
    pack(parts, path)
    shutil.copy(SECOND, project / "input")
    return path


def by_openpyxl(path: Path) -> None:
    """A save that drops every stored value."""
    type_in(path, lambda opened: None)


def as_it_is(path: Path) -> None:
    pass


@pytest.mark.parametrize("save", [as_it_is, by_openpyxl])
def test_they_are_right_for_the_day(save: Callable[[Path], None], workbook: Path, run: Callable[..., Run]) -> None:
    save(workbook)
    run(as_at="2021-12-10")
    plan, risks, board = (shown(parts_of(workbook), title) for title in ("Action plan", "Risks", "Dashboard"))
    assert (plan["N2"], plan["O2"], plan["N3"], plan["O3"]) == ("-9", "Overdue", "", "")
    assert (risks["G2"], risks["G3"]) == ("20 High", "Not yet rated")
    counts = {board[f"A{n}"]: board[f"B{n}"] for n in range(5, 14)}
    assert (counts["Actions"], counts["Actions overdue"], counts["Risks"]) == ("10", "1", "12")
    run(as_at="2021-11-10")
    plan = shown(parts_of(workbook), "Action plan")
    assert (plan["N2"], plan["O2"]) == ("21", "Due within 30 days")


def test_each_theme_has_its_own_count_whatever_its_row(workbook: Path, run: Callable[..., Run]) -> None:
    before = shown(parts_of(workbook), "Dashboard")
    run()
    board = shown(parts_of(workbook), "Dashboard")
    counts: Counter[tuple[str, str]] = Counter()
    for row in table_rows(workbook, "Findings"):
        for theme in str(row["Themes"] or "").split("; "):
            counts[theme, row["Kind"]] += 1
    rows = [n for n in range(THEMES_FROM, 90) if f"B{n}" in board and f"D{n}" in board]
    kinds = {"B": "Main finding", "C": "Strength", "D": "Area for development"}
    assert len(rows) > 10
    for n in rows:
        for letter, kind in kinds.items():
            assert int(board[f"{letter}{n}"]) == counts[board[f"A{n}"], kind], board[f"A{n}"]
    assert before[f"A{THEMES_FROM}"] == board[f"A{THEMES_FROM}"]


OWN = {
    "a table": ("COUNTA(Findings[Ref])", ""),
    "a sheet": ("'Action plan'!A2", ""),
    "a name": ("SUM(OurRange)", ""),
    "a text": ('INDIRECT("Find"&"ings!A1")', ""),
    "another of ours": ("'a table'!A1+1", ""),
    "one formula for several": ("LEN(Findings!E2)", ""),
    "nothing of it": ("SUM(B1:B3)", "7"),
}


def with_own_sheets(path: Path) -> None:
    """Officers' sheets with a formula each that reads such a thing, and a stored value."""

    def add(opened: Any) -> None:
        for title, (formula, _) in OWN.items():
            opened.create_sheet(title)["A1"] = f"={formula}"
        name = openpyxl.workbook.defined_name.DefinedName("OurRange", attr_text="Findings!$H$2:$H$9")
        opened.defined_names["OurRange"] = name

    type_in(path, add)
    parts = parts_of(path)
    for title in OWN:
        part = sheet_parts(parts)[title]
        assert b"<v></v>" in parts[part] or b"<v/>" in parts[part] or b"<v />" in parts[part]
        parts[part] = re.sub(rb"<v ?/>|<v></v>", b"<v>7</v>", parts[part])
    part = sheet_parts(parts)["one formula for several"]
    parts[part] = (
        parts[part]
        .replace(b"<f>", b'<f t="shared" ref="A1:A2" si="0">')
        .replace(b"</row>", b'</row><row r="2"><c r="A2"><f t="shared" si="0"/><v>7</v></c></row>')
    )
    pack(parts, path)


def test_officers_formulas_that_read_what_changed_lose_their_value(workbook: Path, run: Callable[..., Run]) -> None:
    with_own_sheets(workbook)
    run()
    after = parts_of(workbook)
    own = {title: cells(after, title)["A1"] for title in OWN}
    assert cells(after, "one formula for several")["A2"].find("{*}v") is None
    assert {title: (c.findtext("{*}f"), c.findtext("{*}v") or "") for title, c in own.items()} == OWN


def test_excel_is_asked_to_calculate_all(workbook: Path, run: Callable[..., Run]) -> None:
    run()
    parts = parts_of(workbook)
    assert xml(parts[workbook_part(parts)]).find("{*}calcPr").get("fullCalcOnLoad") == "1"
    assert date.fromisoformat(column(parts, "History", "B")[-1]) == date(2022, 2, 1)
