"""docs/security.md says what the code does."""

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import ROOT, WORKBOOK, Run
from tests.officers_edits import edit
from tests.opened import Opened
from tests.rich_cells import typed
from toolkit.containers import LIMITS as OF_PACKAGES
from toolkit.inputs.pdf_limits import LIMITS as OF_PDFS

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = re.findall(r"(?m)^\| ([^|]+) \| ([\d,]+) \| `([^`]+)\.py`: `([^`]+)` \|$", PAGE)


def in_the_code(module: str, name: str) -> Any:
    found = importlib.import_module(module.replace("/", "."))
    for step in name.replace("Limits.", "LIMITS.").split("."):
        found = getattr(found, step)
    return found


@pytest.mark.parametrize(("what", "most", "module", "name"), ROWS, ids=[row[0] for row in ROWS])
def test_each_limit_is_the_one_in_the_code(what: str, most: str, module: str, name: str) -> None:
    assert int(most.replace(",", "")) == in_the_code(module, name), what


def test_every_limit_of_packages_and_pdfs_is_on_the_page() -> None:
    told = {name for *_, name in ROWS}
    assert {f"Limits.{name}" for limits in (OF_PACKAGES, OF_PDFS) for name in vars(limits)} <= told


def test_a_letter_with_macros_is_refused_by_name(project: Path, run: Callable[..., Run]) -> None:
    (project / "input" / "letter.docm").write_bytes(b"PK\x03\x04")
    said = run()
    assert "letter.docm" in said.out
    assert not (project / "output" / "thornmere" / "letters" / "letter.json").exists()


def test_macros_in_a_workbook_stay_as_they_are(project: Path, run: Callable[..., Run]) -> None:
    run()
    path = project / WORKBOOK
    macros = b"macros of the officers"

    def with_macros(book: Opened) -> None:
        book.add("xl/vbaProject.bin", macros, "application/vnd.ms-office.vbaProject")
        typed(book, "Findings", "Q2", "A note")

    edit(path, with_macros)
    run(as_at="2022-03-01")
    assert Opened(path.read_bytes()).parts["xl/vbaProject.bin"] == macros
