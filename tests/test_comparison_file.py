"""output/comparison.xlsx: written where there are several areas, and left where nothing changed."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.helpers import SAMPLE, Run, type_in

Runner = Callable[..., Run]
FILE = "output/comparison.xlsx"


@pytest.fixture
def areas(project: Path, run: Runner) -> Path:
    for area in ("Oakbridge", "Elmstead"):
        text = SAMPLE.read_text(encoding="utf-8").replace("Thornmere", area)
        (project / "input" / f"{area}.txt").write_text(text, encoding="utf-8")
    assert run().code == 0
    return project


def test_every_area_is_in_it(areas: Path) -> None:
    rows = openpyxl.load_workbook(areas / FILE)["Documents"].iter_rows(min_row=2, values_only=True)
    assert {row[0] for row in rows} == {"Elmstead", "Oakbridge", "Thornmere"}


def test_a_second_run_leaves_it(areas: Path, run: Runner) -> None:
    before = (areas / FILE).read_bytes()
    run()
    assert (areas / FILE).read_bytes() == before


def test_an_officers_agreed_theme_counts(areas: Path, run: Runner) -> None:
    workbook = areas / "output/oakbridge/oakbridge-workbook.xlsx"
    type_in(workbook, lambda w: w["Findings"].__setitem__("J2", "Transport"))
    run()
    sheet = openpyxl.load_workbook(areas / FILE)["Findings"]
    columns = {cell.value: number for number, cell in enumerate(sheet[1], 1)}
    rows = [r for r in sheet.iter_rows(min_row=2, values_only=True) if r[columns["Area"] - 1] == "Oakbridge"]
    themes = {r[columns["Ref"] - 1]: r[columns["Themes"] - 1] for r in rows}
    first = openpyxl.load_workbook(workbook)["Findings"]["A2"].value
    assert themes[first] == "Transport"


def test_a_run_of_one_area_leaves_the_comparison_of_all(areas: Path, run: Runner) -> None:
    before = (areas / FILE).read_bytes()
    run("--area", "Thornmere", as_at="2022-03-01")
    assert (areas / FILE).read_bytes() == before


def test_one_area_alone_is_compared_with_nothing(project: Path, run: Runner) -> None:
    run()
    assert not (project / FILE).exists()
