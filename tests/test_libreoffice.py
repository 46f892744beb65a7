"""Long checks, by `.ci/long`: what LibreOffice makes of the outputs."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from tests.helpers import PAPER, WORKBOOK, Run, type_in

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


def converted(path: Path, suffix: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another format."""
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{suffix}"


def values(path: Path) -> dict[str, Any]:
    workbook = openpyxl.load_workbook(path, data_only=True)
    return {f"{ws.title}!{c.coordinate}": c.value for ws in workbook for row in ws.iter_rows() for c in row}


def formulas(path: Path) -> list[str]:
    workbook = openpyxl.load_workbook(path)
    return [
        f"{ws.title}!{c.coordinate}" for ws in workbook for row in ws.iter_rows() for c in row if c.data_type == "f"
    ]


def busy(workbook: Any) -> None:
    """What officers type in a month."""
    plan, risks, findings = workbook["Action plan"], workbook["Risks"], workbook["Findings"]
    for row, (due, brag) in enumerate([(date(2020, 1, 1), "Red"), (date(2020, 1, 1), "Blue"), (None, "Amber")], 2):
        plan.cell(row, 8).value, plan.cell(row, 10).value = due, brag
    risks["E2"], risks["F2"] = "4 Likely", "5 Severe"
    findings["J2"] = "Transport"


def test_the_stored_values_are_those_that_libreoffice_calculates(
    run: Callable[..., Run], project: Path, tmp_path: Path
) -> None:
    run(as_at=date.today().isoformat())  # noqa: DTZ011 the formulas use TODAY()
    path = project / WORKBOOK
    stored = values(path)
    bare = tmp_path / "bare.xlsx"
    openpyxl.load_workbook(path).save(bare)  # a save by openpyxl drops the stored values
    calculated = values(converted(bare, "xlsx", tmp_path / "lo"))
    cells = formulas(path)
    assert len(cells) > 150
    assert {c: calculated[c] or "" for c in cells} == {c: stored[c] or "" for c in cells}


def test_the_dashboard_follows_what_officers_type(run: Callable[..., Run], project: Path, tmp_path: Path) -> None:
    run(as_at=date.today().isoformat())  # noqa: DTZ011
    path = project / WORKBOOK
    type_in(path, busy)
    shown = values(converted(path, "xlsx", tmp_path / "lo"))
    dashboard = {shown.get(f"Dashboard!A{n}"): shown.get(f"Dashboard!B{n}") for n in range(1, 75)}
    assert (dashboard["Actions overdue"], dashboard["Red"], dashboard["Blue"], dashboard["Grey"]) == (1, 1, 1, 2)
    assert dashboard["Transport"] == 1
    assert shown["Risks!G2"] == "20 High"
    assert shown["Action plan!O2"] == "Overdue"
    assert shown["Action plan!O3"] is None or shown["Action plan!O3"] == ""
    assert "1 at 20 High" in shown.values()


@pytest.mark.parametrize("name", [WORKBOOK, PAPER])
def test_libreoffice_prints_every_output(run: Callable[..., Run], project: Path, tmp_path: Path, name: str) -> None:
    run()
    pdf = converted(project / name, "pdf", tmp_path / "lo")
    assert pdf.read_bytes()[:5] == b"%PDF-"


@pytest.mark.parametrize("style", ["default", "medway", "kent"])
def test_cross_references_name_the_numbers_that_libreoffice_gives_the_paragraphs(
    run: Callable[..., Run], project: Path, tmp_path: Path, style: str
) -> None:
    run("--style", style)
    document = docx.Document(str(project / PAPER))
    marks = {m.get(qn("w:name")): m.getparent() for m in document.element.body.iter(qn("w:bookmarkStart"))}
    printed = converted(project / PAPER, "txt", tmp_path / "lo").read_text(encoding="utf-8-sig").splitlines()
    checked = 0
    for field in document.element.body.iter(qn("w:fldSimple")):
        words = field.get(qn("w:instr")).split()
        if words[0] == "REF" and "\\r" in words:
            shown = "".join(t.text for t in field.iter(qn("w:t")))
            start = "".join(t.text or "" for t in marks[words[1]].iter(qn("w:t")))[:30]
            assert any(line.split()[: len(shown.split())] == shown.split() and start in line for line in printed), shown
            checked += 1
    assert checked > 4
