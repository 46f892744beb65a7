"""Long checks, by `.ci/long`: LibreOffice and the refresh take turns at one workbook."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.helpers import WORKBOOK, Run
from tests.package_parts import Parts, cells, pack, parts_of, raw, sheet_parts, shown, type_into, xml
from tests.test_libreoffice import converted, formulas, values
from tests.test_workbooks_saved_by_others import SECOND, TYPED, check_refreshed

SYSTEM_PYTHON = "/usr/bin/python3"
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


@pytest.fixture
def workbook(run: Callable[..., Run], project: Path) -> Path:
    """Made, and typed into."""
    run()
    path = project / WORKBOOK
    parts = parts_of(path)
    for title, typed in TYPED.items():
        type_into(parts, title, typed)
    pack(parts, path)
    shutil.copy(SECOND, project / "input")
    return path


def without_stored_values(parts: Parts) -> None:
    for part in sheet_parts(parts).values():
        root = xml(parts[part])
        for c in [c for c in root.iter("{*}c") if c.find("{*}f") is not None and c.find("{*}v") is not None]:
            c.remove(c.find("{*}v"))
        parts[part] = raw(root)


def test_a_workbook_saved_by_libreoffice_is_refreshed(workbook: Path, run: Callable[..., Run], tmp_path: Path) -> None:
    shutil.copy(converted(workbook, "xlsx", tmp_path / "lo"), workbook)
    after = check_refreshed(workbook, run)
    assert (shown(after, "Risks")["G2"], shown(after, "Action plan")["O2"]) == ("20 High", "Overdue")


def test_libreoffice_shows_the_values_that_a_refresh_stored(
    workbook: Path, run: Callable[..., Run], tmp_path: Path
) -> None:
    run(as_at=date.today().isoformat())  # noqa: DTZ011 the formulas use TODAY()
    stored, bare = values(workbook), tmp_path / "bare.xlsx"
    parts = parts_of(workbook)
    without_stored_values(parts)
    pack(parts, bare)
    addresses = formulas(workbook)
    assert len(addresses) > 200
    for path in (workbook, bare):
        calculated = values(converted(path, "xlsx", tmp_path / "lo"))
        assert {a: calculated[a] or "" for a in addresses} == {a: stored[a] or "" for a in addresses}


def edited(path: Path, folder: Path, *typed: str) -> None:
    """Typed into by LibreOffice, and saved by it in place."""
    folder.mkdir(exist_ok=True)
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder / 'profile'}",
            "--headless",
            "--norestore",
            f"--accept=pipe,name={folder.parent.name};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    script = Path(__file__).with_name("libreoffice_edit.py")
    saved = folder / "saved.xlsx"
    try:
        command = [SYSTEM_PYTHON, str(script), folder.parent.name, str(path), str(saved), *typed]
        subprocess.run(command, check=True, timeout=180)
        office.wait(60)
    finally:
        office.kill()
    shutil.copy(saved, path)


def has_uno() -> bool:
    return (
        Path(SYSTEM_PYTHON).exists()
        and not subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode
    )


@pytest.mark.skipif(not has_uno(), reason="python3-uno is not installed")
def test_what_is_typed_in_libreoffice_stays(workbook: Path, run: Callable[..., Run], tmp_path: Path) -> None:
    run()
    edited(workbook, tmp_path / "lo", "Findings", "Q2", "Typed in Calc", "Action plan", "H3", "2021-12-15")
    run(as_at="2022-03-01")
    after = parts_of(workbook)
    assert shown(after, "Findings")["Q2"] == "Typed in Calc"
    plan = shown(after, "Action plan")
    assert (plan["H3"], plan["N3"], plan["O3"]) == ("44545", "-76", "Overdue")
    assert (plan["H2"], plan["N2"], plan["J2"]) == ("44531", "-90", "Red")
    assert shown(after, "Paper details")["C2"] == TYPED["Paper details"]["C2"]
    assert all(c.find("{*}v") is not None for c in cells(after, "Dashboard").values() if c.find("{*}f") is not None)
    data = workbook.read_bytes()
    run(as_at="2022-03-01")
    assert workbook.read_bytes() == data
