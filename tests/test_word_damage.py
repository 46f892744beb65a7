"""Word files that are damaged, locked, of another kind or very large: refused in words, never a crash."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import docx
import pytest
from docx.oxml import parse_xml

from tests.helpers import run_toolkit
from tests.word_files import BODY, W, changed, read, run, saved, sound
from tests.wrapping_word import WordLayout, as_word
from toolkit.errors import InputProblem
from toolkit.model.document import Cell


def workbook() -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet()
    return out.getvalue()


def with_body(markup: bytes) -> bytes:
    return changed(sound(), lambda name, part: markup if name == BODY else part)


def in_utf_16(part: bytes) -> bytes:
    return part.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TYPED = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
PASSWORD = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
REFUSED: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "cut short": (lambda: sound()[:-400], "damaged or incomplete", "Get it again"),
    "bytes lost inside": (lambda: sound()[:900] + sound()[1000:], "damaged or incomplete", "Get it again"),
    "broken markup": (lambda: with_body(b"<w:document"), "damaged or incomplete", "Get it again"),
    "no body": (lambda: changed(sound(), lambda n, p: None if n == BODY else p), "no Word document", "save it as"),
    "a password": (lambda: PASSWORD, "locked with a password", "without the password"),
    "the old kind": (lambda: OLE + b"\0" * 600, "of the old kind (.doc)", "save it as a Word document"),
    "a workbook": (workbook, "no Word document", "save it as a Word document"),
    "text": (lambda: b"Dear Ms Hallam", "no Word document", "save it as a Word document"),
    "nothing": (lambda: b"", "The file is empty", "Replace it with the letter"),
    "no text": (lambda: saved(docx.Document()), "has no text in it", "as text or PDF"),
    "a type definition": (lambda: with_body(TYPED), "document type definition", "save it as"),
    "one in another encoding": (lambda: with_body(in_utf_16(TYPED)), "document type definition", "save it as"),
    "a bomb": (lambda: with_body(b" " * 20_000_001), "times its size, as files made to do harm are", "save it as"),
    "tables in tables": (
        lambda: with_body(f"<w:document {W}><w:body>{nested(40)}</w:body></w:document>".encode()),
        "nests its tables too deeply",
        "Copy its text",
    ),
}


def nested(depth: int) -> str:
    start = "<w:tbl><w:tr><w:tc>" * depth
    return f"{start}<w:p>{run('deep')}</w:p>{'</w:tc></w:tr></w:tbl>' * depth}"


@pytest.mark.parametrize(("make", "what", "what_to_do"), REFUSED.values(), ids=list(REFUSED))
def test_a_file_that_is_no_sound_word_document(
    make: Callable[[], bytes], what: str, what_to_do: str, tmp_path: Path
) -> None:
    with pytest.raises(InputProblem) as caught:
        read(make(), tmp_path)
    problem = caught.value.problem
    assert (problem.where, what in problem.what, what_to_do in problem.what_to_do) == ("letter.docx", True, True)


def read_or_refused(data: bytes, folder: Path) -> bool:
    try:
        return read(data, folder).lines != ()
    except InputProblem as problem:
        return problem.problem.what_to_do != ""


@pytest.mark.parametrize("throw", range(6))
def test_a_damaged_file_is_read_or_refused_and_never_a_crash(throw: int, tmp_path: Path) -> None:
    dice = random.Random(throw)
    data = bytearray(sound())
    for _ in range(25):
        damaged = data.copy()
        for _ in range(dice.randint(1, 8)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        assert read_or_refused(bytes(damaged), tmp_path)


@pytest.mark.parametrize("throw", range(4))
def test_markup_in_disorder_is_read_or_refused_and_never_a_crash(throw: int, tmp_path: Path) -> None:
    dice = random.Random(throw)
    document = docx.Document()
    document.add_heading("Main findings", 1)
    document.add_paragraph("One.", style="List Bullet")
    document.add_table(1, 2)
    data = saved(document)
    for _ in range(8):
        attribute = dice.choice([b'w:val="', b'w:left="', b'w:ilvl="', b'w:numId="', b'w:abstractNumId="', b'Target="'])
        value = dice.choice(
            [b"x", b"", b"-1", b"99999999999999999999", "\u0663".encode(), "\u00b2".encode(), b"9" * 5000]
        )
        broken = changed(data, lambda n, p, a=attribute, v=value: p.replace(a, a + v))  # type: ignore[misc]
        assert read_or_refused(broken, tmp_path)


def packed(data: bytes, method: int) -> bytes:
    """The package with its parts compressed another way."""
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return out.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_package_compressed_another_way_is_read_and_refused_where_it_is_damaged(method: int, tmp_path: Path) -> None:
    data = packed(sound(), method)
    assert [x.text for x in read(data, tmp_path).lines] == ["Dear Ms Hallam"]
    info = zipfile.ZipFile(io.BytesIO(data)).getinfo(BODY)
    body = info.header_offset + 30 + len(BODY)
    for start in range(body, body + 200, 20):
        with pytest.raises(InputProblem, match="damaged or incomplete"):
            read(data[:start] + b"\xff" * 20 + data[start + 20 :], tmp_path)


def mixed(length: int) -> bytes:
    """Bytes that pack to a few per cent, as text does."""
    return Random(1).randbytes(20_000) * (length // 20_000)


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "_rels/.rels"])
def test_a_part_that_unpacks_to_more_than_twenty_megabytes_is_refused(name: str, tmp_path: Path) -> None:
    data = changed(sound(), lambda n, part: part + mixed(20_000_000) if n == name else part)
    with pytest.raises(InputProblem, match="unpacks to more than 20 MB"):
        read(data, tmp_path)


@pytest.mark.parametrize(("start", "label"), [("9" * 5000, "i."), ("999999999", "cccccccccc."), ("-1", "i.")])
def test_a_list_that_starts_at_an_absurd_number_is_read(start: str, label: str, tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("One.", style="List Number")
    properties = parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>')
    paragraph._p.get_or_add_pPr().append(properties)
    level = f'<w:start w:val="{start}"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/>'
    for markup in (
        f'<w:abstractNum {W} w:abstractNumId="77"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>',
        f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>',
    ):
        document.part.numbering_part.element.append(parse_xml(markup))
    found = read(saved(document), tmp_path)
    assert [(x.text, x.label) for x in found.lines] == [("\u2022 One.", label)]


def test_a_width_of_a_thousand_digits_is_no_width(tmp_path: Path) -> None:
    document = docx.Document()
    cells = document.add_table(1, 2).rows[0].cells
    cells[1].text = "b"
    cells[0]._tc.get_or_add_tcPr().append(parse_xml(f'<w:gridSpan {W} w:val="{"9" * 5000}"/>'))
    assert [x.cell for x in read(saved(document), tmp_path).lines] == [Cell(0, 0, 1)]


def test_a_locked_word_file_is_one_error_of_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.docx").write_bytes(PASSWORD)
    result = run_toolkit(capsys, "extract", str(tmp_path / "letter.docx"), "--output", str(tmp_path))
    assert (result.code, "locked with a password" in result.err, "Traceback" in result.err) == (1, True, False)


def test_reading_word_does_not_load_the_library_that_writes_it() -> None:
    import subprocess
    import sys

    code = "import sys, toolkit.inputs.word_file; sys.exit('docx' in sys.modules or 'lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_file_of_three_thousand_paragraphs_is_read_in_less_than_three_seconds(tmp_path: Path) -> None:
    from time import process_time

    from tests.wrapping import Piece

    pieces = [Piece("item", "Leaders in the area know well what needs to be done for families. " * 5)] * 3000
    data = as_word(pieces[:10], WordLayout("styles"))
    body = zipfile.ZipFile(io.BytesIO(data)).read(BODY)
    start, end = body.index(b"<w:p>"), body.rindex(b"</w:p>") + 6
    data = with_body(body[:start] + body[start:end] * 300 + body[end:])
    before = process_time()
    assert len(read(data, tmp_path).lines) >= 3000
    assert process_time() - before < 3
