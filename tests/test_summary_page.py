"""One page in the morning: a section an area, what is due, what to look at; readable by everybody, safe to open."""

import io
import re
import sys
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import html

from tests.helpers import SAMPLE, WORKBOOK, Run, type_in
from toolkit.record import progress_bar
from toolkit.record.log import to_decide
from toolkit.record.progress_bar import shown
from toolkit.record.report import AreaReport

Runner = Callable[..., Run]


def page(project: Path) -> Any:
    newest = max((project / "output" / "runs").glob("*/summary.html"))
    return html.fromstring(newest.read_text(encoding="utf-8").encode())


@pytest.fixture
def two_areas(project: Path) -> Path:
    other = SAMPLE.read_text(encoding="utf-8").replace("Thornmere", "Oakbridge & <b>District</b>")
    (project / "input" / "other.txt").write_text(other, encoding="utf-8")
    return project


def test_each_area_has_its_section_with_its_own_files_and_problems(two_areas: Path, run: Runner) -> None:
    run()
    sections = page(two_areas).findall(".//section")
    names = [section.find("h2").text for section in sections]
    assert len(names) == 2
    assert "Thornmere" in names
    thornmere = sections[names.index("Thornmere")].text_content()
    assert "thornmere-workbook.xlsx" in thornmere
    assert "oakbridge" not in thornmere


def test_text_from_outside_is_no_markup(two_areas: Path, run: Runner) -> None:
    run()
    assert page(two_areas).findall(".//b") == []


def test_it_has_language_title_headings_in_order_and_header_cells(project: Path, run: Runner) -> None:
    run()
    found = page(project)
    assert found.get("lang") == "en-GB"
    assert found.findtext(".//title") == "SEND reporting: run of 2022-02-01"
    levels = [int(e.tag[1]) for e in found.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for table in found.findall(".//table"):
        assert table.find("caption").text
        assert {th.get("scope") for th in table.iter("th")} == {"col"}
    assert found.xpath("//*[@src or @href[starts-with(., 'http')]]") == []


def test_what_is_due_within_30_days_is_said_on_the_page_and_by_the_run(project: Path, run: Runner) -> None:
    run()

    def edit(workbook: Any) -> None:
        sheet = workbook["Action plan"]
        for row, day in ((2, date(2022, 1, 31)), (3, date(2022, 2, 20))):
            sheet.cell(row, 8, day)
            sheet.cell(row, 11, "In hand.")
        details = workbook["Paper details"]
        row = next(r for r in range(2, 60) if details.cell(r, 2).value == "Meeting date")
        details.cell(row, 3, date(2022, 2, 24))

    type_in(project / WORKBOOK, edit)
    said = run(as_at="2022-02-03").out
    text = " ".join(page(project).text_content().split())
    for words in ("one action is overdue", "one action is due within 30 days"):
        assert words in said
        assert words in text
    assert re.search(r"due +thornmere: Meeting of the .* on 24 February 2022", said)
    assert "24 February 2022: Meeting of the" in text


def test_conflicts_are_counted_where_they_wait(project: Path, run: Runner) -> None:
    run()
    type_in(project / WORKBOOK, lambda w: w["Findings"].__setitem__("E2", "Ours"))
    finding = str(openpyxl.load_workbook(project / WORKBOOK)["Findings"]["E2"].value)
    assert finding == "Ours"
    letter = project / "input" / SAMPLE.name
    text = letter.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "Leaders in Thornmere" in line)
    letter.write_text(text.replace(line, line.replace("Leaders", "LEADERS")), encoding="utf-8")
    said = run(as_at="2022-02-03").out
    assert "conflicts   thornmere: one cell to decide on the sheet Conflicts" in said
    assert "One cell waits for a decision on the sheet Conflicts of the workbook." in page(project).text_content()


def test_rows_of_both_kinds_on_conflicts_are_counted_each_for_itself() -> None:
    def said(conflicts: int, matches: int) -> str:
        return to_decide(AreaReport("Thornmere", "thornmere", (), (), conflicts, matches))

    assert said(2, 0) == "two cells"
    assert said(1, 2) == "three rows (one cell changed twice, two possible matches)"
    assert said(0, 1) == "one row (one possible match)"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_counts_where_somebody_watches_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_bar, "_AFTER", 0)
    said = {}
    for name, stream in (("terminal", Terminal()), ("file", io.StringIO())):
        monkeypatch.setattr(sys, "stderr", stream)
        assert list(shown([1, 2, 3], "documents", False)) == [1, 2, 3]
        said[name] = stream.getvalue()
    assert "documents" in said["terminal"]
    assert said["file"] == ""


def test_a_quiet_run_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_bar, "_AFTER", 0)
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(shown([1, 2, 3], "documents", True)) == [1, 2, 3]
    assert stream.getvalue() == ""
