"""Packages made to do harm are refused before any library opens them, whichever way they come in."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import ROOT, SAMPLE, WORKBOOK, Run
from toolkit.containers import Limits, look_through
from toolkit.errors import InputProblem

Runner = Callable[..., Run]
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa">]><w>&a;</w>'


def package(**parts: bytes) -> bytes:
    return named({f"{name}.xml": data for name, data in parts.items()})


def named(parts: dict[str, bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return memory.getvalue()


def refused(data: bytes, limits: Limits) -> str:
    with pytest.raises(InputProblem) as raised:
        look_through(data, "file.docx", "Save it anew.", limits)
    assert (raised.value.problem.where, raised.value.problem.what_to_do) == ("file.docx", "Save it anew.")
    return raised.value.problem.what


SMALL = Limits(entries=3, one=3_000_000, all=5_000_000, ratio=100)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (package(a=b"", b=b"", c=b"", d=b""), "It holds 4 parts; more than 3 are not opened."),
        (package(a=b"x" * 4_000_000), "Its part a.xml unpacks to 4 MB; more than 3 are not opened."),
        (
            named({n: bytes(range(256)) * 8_000 for n in ("a.bin", "b.bin", "c.bin")}),
            "It unpacks to 6 MB; more than 5 MB are not opened.",
        ),
        (package(a=b" " * 2_000_000), "Its part a.xml unpacks to 1,0"),
        (named({"../a.xml": b""}), "It holds a part whose name leads out of the file: ../a.xml."),
        (named({"a\\..\\..\\b.xml": b""}), "It holds a part whose name leads out of the file"),
        (named({"/etc/passwd": b""}), "It holds a part whose name leads out of the file: /etc/passwd."),
        (named({"C:/a.xml": b""}), "It holds a part whose name leads out of the file: C:/a.xml."),
        (package(a=DOCTYPE), "Its part a.xml holds a document type definition, which Office never writes."),
        (package(a=DOCTYPE.decode().encode("utf-16")), "Its part a.xml holds a document type definition"),
        (package(a=b"<!--" + b"-" * 70_000 + DOCTYPE), "Its part a.xml holds a document type definition"),
        (named({"a.bin": DOCTYPE}), "Its part a.bin holds a document type definition"),
        (named({"a": b" \n" + DOCTYPE}), "Its part a holds a document type definition"),
        (named({"a.jpeg": DOCTYPE.decode().encode("utf-16-be")}), "Its part a.jpeg holds a document type definition"),
        (
            package(a=b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE w+AD4APA-w/+AD4-'),
            "Its part a.xml is in an encoding that Office never writes.",
        ),
        (package(a=b"<?xml version='1.0' encoding='x-made-up'?><w/>"), "Its part a.xml is in an encoding"),
    ],
)
def test_each_kind_of_harm_is_named(data: bytes, said: str) -> None:
    limits = Limits(all=5_000_000, one=5_000_000, ratio=10**9) if "5 MB" in said else SMALL
    assert refused(data, limits).startswith(said)


def test_words_about_a_doctype_inside_the_text_are_no_definition() -> None:
    look_through(package(a=b"<w>&lt;!DOCTYPE html&gt; <![CDATA[<!DOCTYPE x>]]></w>"), "a.docx", "")


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "us-ascii", "ISO-8859-1", "windows-1252", "UTF-16", "utf-16le"])
def test_usual_encodings_pass(encoding: str) -> None:
    look_through(package(a=f'<?xml version="1.0" encoding="{encoding}"?><w/>'.encode(encoding)), "a.docx", "")


def test_a_picture_that_begins_with_no_sign_of_xml_is_not_read_further() -> None:
    look_through(named({"a.png": b"\x89PNG" + DOCTYPE}), "a.docx", "")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut short", b"no package at all"])
def test_what_is_no_package_is_left_to_its_reader(data: bytes) -> None:
    look_through(data, "a.docx", "")


@pytest.mark.parametrize("path", [*sorted((ROOT / "templates").glob("*/*.docx")), *ROOT.glob("input/samples/*.docx")])
def test_our_own_word_files_pass(path: Path) -> None:
    look_through(path.read_bytes(), path.name, "")


def test_a_package_in_a_package_is_never_opened(project: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = package(a=DOCTYPE)
    letter = ROOT / "input" / "samples" / "thornmere-2022-committee-paper.docx"
    outer = with_part(letter.read_bytes(), "word/embeddings/inner.xlsx", inner)
    (project / "input" / "paper.docx").write_bytes(outer)
    seen: list[bytes] = []
    really = zipfile.ZipFile.__init__

    def init(self: zipfile.ZipFile, file: Any, *rest: Any, **more: Any) -> None:
        seen.append(file.getvalue() if isinstance(file, io.BytesIO) else b"")
        really(self, file, *rest, **more)

    monkeypatch.setattr(zipfile.ZipFile, "__init__", init)
    run()
    assert outer in seen
    assert inner not in seen


def with_part(data: bytes, part: str, content: bytes) -> bytes:
    source = zipfile.ZipFile(io.BytesIO(data))
    return named({**{n: source.read(n) for n in source.namelist()}, part: content})


@pytest.mark.parametrize(
    ("part", "said_of_it"),
    [
        (DOCTYPE, "holds a document type definition"),
        (b'<?xml version="1.0" encoding="X-OTHER"?><sst/>', "is in an encoding that Office never writes"),
    ],
)
def test_a_workbook_with_a_hostile_part_is_left_as_it_is_and_named(
    project: Path, run: Runner, part: bytes, said_of_it: str
) -> None:
    run()
    path = project / WORKBOOK
    bad = with_part(path.read_bytes(), "xl/sharedStrings.xml", part)
    path.write_bytes(bad)
    said = run(as_at="2022-03-01")
    assert said.code == 1
    assert f"Its part xl/sharedStrings.xml {said_of_it}" in said.out
    assert path.read_bytes() == bad


@pytest.mark.parametrize(
    ("folder", "name"), [("", "letter.docx"), ("measures", "scorecard.xlsx"), ("risks", "register.xlsx")]
)
def test_each_way_in_is_watched(project: Path, run: Runner, folder: str, name: str) -> None:
    base = named({"[Content_Types].xml": b"<Types/>", "_rels/.rels": DOCTYPE, "word/document.xml": b"<a/>"})
    (project / "input" / folder).mkdir(exist_ok=True)
    (project / "input" / folder / name).write_bytes(base)
    said = run()
    assert said.code == 1
    assert f"error: {name}" in said.out
    assert "Its part _rels/.rels holds a document type definition" in said.out
    assert (project / WORKBOOK).exists()
    assert SAMPLE.name in said.out
