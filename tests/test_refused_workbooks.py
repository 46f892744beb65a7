"""Files that must not be touched are named with what to do, and the rest is done."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import SAMPLE
from tests.officers_edits import (
    FILE,
    Change,
    Runner,
    begin,
    made,
    quiet,
)
from tests.opened import Opened


@pytest.fixture
def path(project: Path) -> Path:
    return begin(project)


# ---- files that must not be touched


def binary(book: Opened) -> None:
    """As an Excel binary workbook (.xlsb)."""
    book.replace("_rels/.rels", "xl/workbook.xml", "xl/workbook.bin")
    book.parts["xl/workbook.bin"] = b"\x83\x01\x00"


def signed(book: Opened) -> None:
    kind = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
    book.add("_xmlsignatures/sig1.xml", "<Signature/>", kind)


def packed(change: Change) -> bytes:
    book = Opened(made()[f"thornmere/{FILE}"])
    change(book)
    return book.saved()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LOCKED, TEXT = OLE + "EncryptedPackage".encode("utf-16-le"), b"Ref,Document,Finding\r\n2021-M-01,a,b\r\n"
AGAIN = "save it as an Excel workbook (.xlsx)"
REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a password": (lambda: LOCKED, "locked with a password", "take the password off"),
    "cut short": (lambda: packed(signed)[:-900], "damaged or was cut short", "Put back a copy that opens in Excel"),
    "CSV": (lambda: TEXT, "It is no Excel workbook", AGAIN),
    "signed": (lambda: packed(signed), "signed", "Take the signature off"),
    "binary": (lambda: packed(binary), "binary workbook (.xlsb)", AGAIN),
    "of the old kind": (lambda: OLE, "of the old kind (.xls)", AGAIN),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_that_must_not_be_touched_is_named_with_what_to_do_and_the_rest_is_done(
    path: Path, project: Path, run: Runner, what: str
) -> None:
    make, words, mend = REFUSED[what]
    path.write_bytes(make())
    other = SAMPLE.read_text(encoding="utf-8").replace("Thornmere", "Otherby")
    (project / "input/other.txt").write_text(other, encoding="utf-8")
    result = quiet(run, path)
    assert result.code == 1
    assert re.search(rf"error: {FILE}\n    .*{re.escape(words)}.*\n    .*{re.escape(mend)}", result.out)
    assert (project / "output/otherby/otherby-workbook.xlsx").exists()
    assert (project / "output/otherby/otherby-2021-committee-paper.docx").exists()


def test_a_workbook_saved_as_xlsb_is_not_replaced_by_a_new_one(path: Path, run: Runner) -> None:
    path.with_suffix(".xlsb").write_bytes(packed(binary))
    path.unlink()
    result = run()
    assert (result.code, path.exists()) == (1, False)
    assert "thornmere-workbook.xlsb" in result.out
    assert AGAIN in result.out
