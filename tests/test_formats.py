"""Formats: a new one is one file and one line."""

from pathlib import Path

import pytest

from tests import toy_format
from toolkit.inputs.read import read_document
from toolkit.letters import formats

NOTE = "Toy inspection of Thornmere\n\nNobody answers the telephone.\nThe door is open.\n"


def test_a_toy_format_is_one_file_and_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    assert formats.read_letter(read_document(path)).kind == "unknown"
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, formats.format_of(toy_format)))
    letter = formats.read_letter(read_document(path))
    assert (letter.area, letter.evidence) == ("Thornmere", ("the title 'Toy inspection of ...'",))
    assert [(f.ref, f.text) for f in letter.findings] == [
        ("2026-P-01", "Nobody answers the telephone."),
        ("2026-P-02", "The door is open."),
    ]


def test_an_unknown_document_is_told_what_each_format_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    said = formats.read_letter(read_document(path)).problems[-1].what.lower()
    assert all(form.label.lower() in said for form in formats.FORMATS)


def test_every_format_is_documented() -> None:
    page = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [form.label for form in formats.FORMATS if form.label not in page] == []
