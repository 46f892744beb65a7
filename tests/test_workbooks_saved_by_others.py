"""A refresh of workbooks as other programs save them: nothing of the officers' is lost, the news come in."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import ROOT, WORKBOOK, Run, type_in
from tests.other_programs import PROGRAMS, older, with_macros
from tests.package_parts import Parts, column, faults, formulas, pack, parts_of, shown, type_into

SECOND = ROOT / "input" / "samples" / "thornmere-2025-area-report.pdf"
TYPED: dict[str, dict[str, str | int]] = {
    "Findings": {"N3": "J Okafor", "O3": "Being looked into", "Q4": "see the board's minutes"},
    "Action plan": {"H2": 44531, "J2": "Red", "C3": "Our own words"},
    "Risks": {"E2": "4 Likely", "F2": "5 Severe"},
    "Paper details": {"C2": "Children's Scrutiny Committee"},
}
NEW_FINDINGS = 18


@pytest.fixture
def workbook(run: Callable[..., Run], project: Path) -> Path:
    """A workbook just made, with what officers typed."""
    run()
    path = project / WORKBOOK
    parts = parts_of(path)
    for title, typed in TYPED.items():
        type_into(parts, title, typed)
    pack(parts, path)
    shutil.copy(SECOND, project / "input")
    return path


def check_refreshed(path: Path, run: Callable[..., Run]) -> Parts:
    """Refresh twice: the typing stands, the second document's rows are there, the package is sound."""
    before = parts_of(path)
    said = run()
    assert "Traceback" not in said.err, said.err
    after = parts_of(path)
    assert faults(after) == [], said.err + said.out
    for title, typed in TYPED.items():
        now, then = shown(after, title), shown(before, title)
        assert {at: now[at] for at in typed} == {at: then[at] for at in typed}
    documents = column(after, "Findings", "B")
    assert documents.count("2025 area report") == NEW_FINDINGS
    assert documents[: len(column(before, "Findings", "B"))] == column(before, "Findings", "B")
    assert column(after, "Weaknesses", "B").count("2025 area report") == 5
    for title, calculated in {"Weaknesses": "NO", "Action plan": "NO", "Risks": "G"}.items():
        rows = len(column(after, title, "A"))
        assert {len(formulas(after, title, letters)) for letters in calculated} == {rows}
    data = path.read_bytes()
    run()
    assert path.read_bytes() == data
    return after


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_workbook_in_another_form_is_refreshed(program: str, workbook: Path, run: Callable[..., Run]) -> None:
    parts = parts_of(workbook)
    PROGRAMS[program](parts)
    pack(parts, workbook)
    after = check_refreshed(workbook, run)
    assert shown(after, "Risks")["G2"] == "20 High"
    assert shown(after, "Action plan")["O2"] == "Overdue"
    assert shown(after, "Action plan")["N2"] == "-62"
    assert column(after, "Weaknesses", "N") == ["1"] * 5 + ["1"] * 5


def test_a_workbook_saved_by_openpyxl_is_refreshed(workbook: Path, run: Callable[..., Run]) -> None:
    type_in(workbook, lambda opened: None)
    after = check_refreshed(workbook, run)
    assert (shown(after, "Risks")["G2"], shown(after, "Action plan")["O2"]) == ("20 High", "Overdue")


@pytest.mark.parametrize(("compression", "zip64"), [(zipfile.ZIP_STORED, False), (zipfile.ZIP_DEFLATED, True)])
def test_stored_and_64_bit_entries_are_read(
    compression: int, zip64: bool, workbook: Path, run: Callable[..., Run]
) -> None:
    pack(parts_of(workbook), workbook, compression, zip64)
    check_refreshed(workbook, run)
    with zipfile.ZipFile(workbook) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {compression}


def test_macros_stay_as_they_are(workbook: Path, run: Callable[..., Run]) -> None:
    parts = parts_of(workbook)
    with_macros(parts)
    pack(parts, workbook)
    after = check_refreshed(workbook, run)
    assert after["xl/vbaProject.bin"] == parts["xl/vbaProject.bin"]
    assert after["[Content_Types].xml"] == parts["[Content_Types].xml"]


def test_a_workbook_of_an_older_version_is_refreshed(workbook: Path, run: Callable[..., Run]) -> None:
    parts = parts_of(workbook)
    older(parts)
    pack(parts, workbook)
    after = check_refreshed(workbook, run)
    assert "R1" not in shown(after, "Findings")
    assert len(column(after, "Action plan", "A")) == len(set(column(after, "Action plan", "A"))) == 10
    assert "It has no column In source" in run().out
