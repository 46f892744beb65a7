"""A letter issued again with a line more: every line of it stands once on Letter text, and links lead to it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers import SAMPLE, WORKBOOK, Run, type_in

Runner = Callable[..., Run]
GONE = "no longer in the document"


@pytest.fixture
def longer(project: Path, run: Runner) -> Path:
    """A project whose letter has come again with a paragraph more above the findings."""
    run()
    letter = project / "input" / SAMPLE.name
    text = letter.read_text(encoding="utf-8")
    cut = text.index("This letter sets out what inspectors found")
    letter.write_text(f"{text[:cut]}The team also met governors.\n\n\n{text[cut:]}", encoding="utf-8")
    return project


def lines(project: Path) -> dict[int, tuple[Any, Any]]:
    """(text, taken as) by line, of what Letter text says is in the document."""
    rows = openpyxl.load_workbook(project / WORKBOOK, data_only=True)["Letter text"].iter_rows(
        min_row=2, values_only=True
    )
    return {int(str(row[2])): (row[3], row[4]) for row in rows if row[4] != GONE}


def printed(project: Path) -> dict[int, str]:
    text = (project / "input" / SAMPLE.name).read_text(encoding="utf-8")
    return {n: line.strip() for n, line in enumerate(text.split("\n"), 1) if line.strip()}


def test_each_line_stands_once_with_the_words_it_has_now(longer: Path, run: Runner) -> None:
    assert run().code == 0
    assert {n: str(text).strip() for n, (text, _) in lines(longer).items()} == printed(longer)


def test_a_line_that_is_blank_now_says_so_and_keeps_no_old_words(longer: Path, run: Runner) -> None:
    run()
    rows = openpyxl.load_workbook(longer / WORKBOOK)["Letter text"].iter_rows(min_row=2, values_only=True)
    gone = [row for row in rows if row[4] == GONE]
    assert len(gone) > 20
    assert {row[3] for row in gone} == {None}
    assert [row[2] for row in gone if row[2] in printed(longer)] == []


def test_words_an_officer_typed_on_such_a_line_stay(longer: Path, run: Runner) -> None:
    now = {*printed(longer)}
    sheet = openpyxl.load_workbook(longer / WORKBOOK)["Letter text"]
    row = next(n for n in range(2, 200) if sheet.cell(n, 3).value and sheet.cell(n, 3).value not in now)
    type_in(longer / WORKBOOK, lambda w: w["Letter text"].__setitem__(f"D{row}", "Ours"))
    assert f"Letter text!D{row}" in run().out
    assert openpyxl.load_workbook(longer / WORKBOOK)["Letter text"][f"D{row}"].value == "Ours"


def test_each_findings_line_leads_to_its_words(longer: Path, run: Runner) -> None:
    run()
    workbook = openpyxl.load_workbook(longer / WORKBOOK)
    findings, text = workbook["Findings"], workbook["Letter text"]
    for row in findings.iter_rows(min_row=2):
        assert row[7].hyperlink
        target = str(row[7].hyperlink.location).rpartition("A")[2]
        assert text.cell(int(target), 3).value == row[7].value, row[0].value
        assert str(text.cell(int(target), 5).value).endswith(f'"{row[0].value}")')


def test_what_left_and_comes_back_has_its_words_again_and_a_second_run_writes_nothing(
    longer: Path, run: Runner
) -> None:
    run()
    (longer / "input" / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
    run()
    assert {n: str(text).strip() for n, (text, _) in lines(longer).items()} == printed(longer)
    data = (longer / WORKBOOK).read_bytes()
    run()
    assert (longer / WORKBOOK).read_bytes() == data


def test_links_follow_a_sheet_that_was_renamed(project: Path, run: Runner) -> None:
    run()
    type_in(project / WORKBOOK, lambda w: setattr(w["Findings"], "title", "What was found"))
    run()
    column = openpyxl.load_workbook(project / WORKBOOK)["Letter text"]["E"]
    links = [str(c.value) for c in column if str(c.value).startswith("=HYPERLINK") and "-W" not in str(c.value)]
    assert len(links) > 20
    assert [link for link in links if not link.startswith("=HYPERLINK(\"#'What was found'!A")] == []
