"""A simulated year of one area: officers' edits, a missed month, a letter issued again, a run that was killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers import ROOT, SAMPLE, WORKBOOK, paper_text
from toolkit.cli import main

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a run is killed by a POSIX signal")
PLANS = "EHC plans issued within 20 weeks, excluding exceptions"
Edit = Callable[[Any], None]


class Area:
    """The folders of the year, and what an officer and a scheduler do with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "input" / "measures").mkdir(parents=True)
        self.letter = folder / "input" / SAMPLE.name
        self.letter.write_bytes(SAMPLE.read_bytes())

    @property
    def command(self) -> list[str]:
        return ["run", "--input", str(self.folder / "input"), "--output", str(self.folder / "output"), "--quiet"]

    def run(self, day: str, *more: str) -> int:
        return main([*self.command, "--as-at", day, *more])

    def killed_run(self, day: str) -> None:
        process = subprocess.Popen([sys.executable, str(ROOT / "run_report.py"), *self.command, "--as-at", day])
        time.sleep(0.9)
        process.send_signal(signal.SIGKILL)
        process.wait(30)

    def edit(self, change: Edit) -> None:
        workbook = openpyxl.load_workbook(self.folder / WORKBOOK)
        change(workbook)
        workbook.save(self.folder / WORKBOOK)

    def figures(self, *values: tuple[str, int]) -> None:
        lines = [f'"{PLANS}",{period},{value}%' for period, value in values]
        text = "Measure,Period,Value\n" + "\n".join(lines) + "\n"
        (self.folder / "input" / "measures" / "scorecard.csv").write_text(text, encoding="utf-8")

    def report(self, month: str) -> Path:
        return self.folder / "output" / "thornmere" / f"thornmere-progress-{month}.docx"

    def text(self, month: str) -> str:
        return " ".join(paper_text(self.report(month)).split())


def accepted(workbook: Any) -> None:
    sheet = workbook["Action plan"]
    for row in range(2, 7):
        sheet.cell(row, 5, "A Lowe")
        sheet.cell(row, 8, date(2022, 6, row))
        sheet.cell(row, 10, "Green")
        sheet.cell(row, 11, "Begun.")
        sheet.cell(row, 12, date(2022, 1, 25))
    workbook["Risks"]["L1"] = "Our own column"
    workbook["Risks"]["L2"] = "Ours"


def put_off(row: int, day: date, why: str) -> Edit:
    def change(workbook: Any) -> None:
        workbook["Action plan"].cell(row, 9, day)
        workbook["Action plan"].cell(row, 11, why)

    return change


def brag(row: int, word: str, why: str) -> Edit:
    def change(workbook: Any) -> None:
        workbook["Action plan"].cell(row, 10, word)
        workbook["Action plan"].cell(row, 11, why)

    return change


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Area:
    area = Area(tmp_path_factory.mktemp("year"))
    area.figures(("2021-12", 50))
    area.run("2022-01-20")
    area.edit(accepted)
    area.run("2022-02-01")
    area.edit(put_off(2, date(2022, 7, 31), "The board met late."))
    area.figures(("2021-12", 50), ("2022-01", 55))
    area.run("2022-03-01")
    # nobody runs it on 1 April
    area.edit(brag(3, "Red", "The post is vacant."))
    area.run("2022-05-01")
    text = SAMPLE.read_text(encoding="utf-8")
    cut = text.index("This letter sets out what inspectors found")
    area.letter.write_text(f"{text[:cut]}The team also met governors.\n\n\n{text[cut:]}", encoding="utf-8")
    area.edit(put_off(2, date(2022, 9, 30), "The consultants withdrew."))
    area.killed_run("2022-06-01")
    area.run("2022-06-01")
    area.run("2022-07-01")
    area.edit(brag(4, "Blue", "Done and evidenced."))
    area.run("2022-08-01")
    area.run("2022-08-17")
    area.edit(put_off(2, date(2022, 12, 31), "Reset by the board."))
    for day in ("2022-09-01", "2022-10-01", "2022-11-01", "2022-12-01", "2023-01-01"):
        area.run(day)
    return area


def test_each_month_with_a_run_has_its_report_and_the_missed_one_has_none(year: Area) -> None:
    found = [p.stem[-7:] for p in year.folder.glob("output/*/*-progress-????-??.docx")]
    months = [f"2022-{n:02}" for n in range(1, 13) if n != 3]
    assert sorted(found) == months


def test_the_report_after_a_missed_month_tells_what_moved_in_both(year: Area) -> None:
    assert "Since 1 March 2022" in year.text("2022-04")
    assert "The post is vacant." in year.text("2022-04")


def test_an_action_put_off_three_times_says_so_with_its_first_day(year: Area) -> None:
    text = year.text("2022-08")
    assert "31 December 2022" in text
    assert "2 June 2022" in text
    assert "three times" in text


def test_an_extra_run_in_the_middle_of_a_month_swallows_nothing(year: Area) -> None:
    assert "Since 1 August 2022" in year.text("2022-08")


def test_a_month_in_which_nothing_moved_is_one_sentence(year: Area) -> None:
    said = "Nothing in the action plan has changed since the last progress report, which was made on 1 October 2022."
    assert said in year.text("2022-10")


def test_what_was_completed_is_told_once(year: Area) -> None:
    assert "completed" in year.text("2022-07")
    assert "has been completed" not in year.text("2022-09")


def test_nothing_an_officer_typed_in_the_year_is_lost(year: Area) -> None:
    workbook = openpyxl.load_workbook(year.folder / WORKBOOK)
    sheet = workbook["Action plan"]
    assert (sheet["K2"].value, sheet["K3"].value, sheet["K4"].value) == (
        *("Reset by the board.", "The post is vacant.", "Done and evidenced."),
    )
    assert workbook["Risks"]["L2"].value == "Ours"


def test_the_letter_issued_again_has_each_line_once(year: Area) -> None:
    rows = openpyxl.load_workbook(year.folder / WORKBOOK)["Letter text"].iter_rows(min_row=2, values_only=True)
    texts = [row[3] for row in rows if row[3] and len(str(row[3])) > 60]
    assert len(texts) == len(set(texts))


def test_history_has_a_row_of_each_month_with_a_run(year: Area) -> None:
    rows = openpyxl.load_workbook(year.folder / WORKBOOK)["History"].iter_rows(min_row=2, values_only=True)
    assert {row[0] for row in rows} >= {f"2022-{n:02}" for n in range(1, 13) if n != 4} | {"2023-01"}


def test_every_report_of_the_year_can_be_made_again_byte_for_byte(year: Area) -> None:
    before = {path: path.read_bytes() for path in year.folder.glob("output/*/*-progress-*.docx")}
    assert len(before) == 22
    for path in before:
        path.unlink()
    for month in sorted({path.stem.removesuffix("-board")[-7:] for path in before}):
        if month != "2022-12":
            year.run("2023-01-01", "--month", month)
    year.run("2023-01-01")
    changed = [path.name for path, data in before.items() if path.read_bytes() != data]
    assert changed == []


def test_the_missed_month_cannot_be_made_up_and_that_is_an_error(year: Area) -> None:
    assert year.run("2023-01-01", "--month", "2022-03") == 1
