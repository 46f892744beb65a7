"""Reading Word files: what is printed becomes lines, nothing else does, and bad files are refused in words."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from tests.helpers import run_toolkit
from tests.wrapping_word import WordLayout, as_word
from toolkit.errors import InputProblem
from toolkit.inputs.read import read_document
from toolkit.model.document import Cell, Document, Line

W = nsdecls("w")
BODY = "word/document.xml"


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(data: bytes, folder: Path, name: str = "letter.docx") -> Document:
    path = folder / name
    path.write_bytes(data)
    return read_document(path)


def lines_of(edit: Callable[[Any], object], folder: Path) -> tuple[Line, ...]:
    """The lines of a new document after `edit` has written in it."""
    document = docx.Document()
    edit(document)
    return read(saved(document), folder).lines


def said(markup: str, folder: Path) -> list[str]:
    """The lines of a document whose one paragraph holds this markup."""
    return [x.text for x in lines_of(lambda d: paragraph_with(d, markup), folder)]


def paragraph_with(document: Any, markup: str) -> None:
    spaces = f'{W} xmlns:mc="{MC}" xmlns:wps="{WPS}" xmlns:m="{MATH}"'
    document.element.body.insert(0, parse_xml(f"<w:p {spaces}>{markup}</w:p>"))


MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def changed(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The package with its parts changed, or taken out where `change` gives None."""
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = change(name, source.read(name))
            if part is not None:
                target.writestr(name, part)
    return out.getvalue()


def sound() -> bytes:
    document = docx.Document()
    document.add_paragraph("Dear Ms Hallam")
    return saved(document)


# ---- what becomes a line


def test_paragraphs_tables_and_headings_stand_in_document_order(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        document.add_heading("Main findings", 2)
        document.add_paragraph("Before.")
        cells = document.add_table(1, 2).rows[0].cells
        cells[0].text, cells[1].text = "Ofsted", "Care Quality Commission"
        document.add_paragraph("After.")

    lines = lines_of(edit, tmp_path)
    assert [(x.number, x.text, x.heading, x.cell) for x in lines] == [
        (1, "Main findings", True, None),
        (2, "Before.", False, None),
        (3, "Ofsted", False, Cell(0, 0, 0)),
        (4, "Care Quality Commission", False, Cell(0, 0, 1)),
        (5, "After.", False, None),
    ]


def test_list_items_have_a_bullet_an_indent_by_level_and_no_gap_between_them(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        document.add_paragraph("For example:")
        for style in ("List Bullet", "List Bullet 2", "List Bullet", "List Number"):
            document.add_paragraph(style, style=style)
        document.add_paragraph("After.")

    found = [(x.text, x.indent, x.gap) for x in lines_of(edit, tmp_path)]
    assert found == [
        ("For example:", 0, 1),
        ("\u2022 List Bullet", 0, 1),
        ("\u2022 List Bullet 2", 2, 0),
        ("\u2022 List Bullet", 0, 0),
        ("\u2022 List Number", 0, 0),
        ("After.", 0, 1),
    ]


def test_numbering_that_is_turned_off_gives_no_bullet(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        paragraph = document.add_paragraph("Plain.", style="List Bullet")
        paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:numId w:val="0"/></w:numPr>'))

    assert [x.text for x in lines_of(edit, tmp_path)] == ["Plain."]


def test_lines_of_an_address_stand_together_and_its_blocks_apart(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        document.styles["Normal"].paragraph_format.space_after = Pt(8)
        document.add_paragraph("Ms Hallam\nDirector")
        document.add_paragraph("Dr Castell", style="No Spacing")
        document.add_paragraph("Accountable Officer", style="No Spacing")
        document.add_paragraph()
        document.add_paragraph("Dear Ms Hallam", style="No Spacing")

    found = [(x.text, x.gap) for x in lines_of(edit, tmp_path)]
    assert found == [
        ("Ms Hallam", 1),
        ("Director", 0),
        ("Dr Castell", 1),
        ("Accountable Officer", 0),
        ("Dear Ms Hallam", 1),
    ]


SPOKEN = {
    "insertions in, deletions out": (
        f"{run('two ')}<w:del><w:r><w:delText>old </w:delText></w:r></w:del><w:ins>{run('new')}</w:ins>",
        ["two new"],
    ),
    "moved text once": (f"<w:moveFrom>{run('here ')}</w:moveFrom><w:moveTo>{run('there')}</w:moveTo>", ["there"]),
    "a link's words": (f"{run('see ')}<w:hyperlink>{run('the local offer')}</w:hyperlink>", ["see the local offer"]),
    "a field's result": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("seven")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ["seven"],
    ),
    "a simple field's result": (f'<w:fldSimple w:instr="DATE">{run("14 January")}</w:fldSimple>', ["14 January"]),
    "a field that never ends swallows nothing": (
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("all of it")}',
        ["all of it"],
    ),
    "a content control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('typed here')}</w:sdtContent></w:sdt>", ["typed here"]),
    "hyphens": (
        "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>pro</w:t><w:softHyphen/><w:t>duce</w:t></w:r>",
        ["co-produce"],
    ),
    "soft hyphens as characters": (run("co\u00adpro\u00adduce"), ["coproduce"]),
    "tabs and line breaks": ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", ["a\tb", "c"]),
    "a page break in mid-sentence": (
        f'{run("met by the")}<w:r><w:br w:type="page"/></w:r>{run("local area")}',
        ["met by the local area"],
    ),
    "a footnote's mark": (f'{run("needs")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" help")}', ["needs help"]),
    "hidden text": (f"{run('seen')}<w:r><w:rPr><w:vanish/></w:rPr><w:t> unseen</w:t></w:r>", ["seen"]),
    "a sign of another font": ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> point</w:t></w:r>', ["\uf0b7 point"]),
    "a formula": (f"{run('about ')}<m:oMath><m:r><m:t>20</m:t></m:r></m:oMath>", ["about 20"]),
    "a text box once, before its paragraph": (
        f"{run('14 January 2022')}<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent><w:p>{run('Ofsted')}"
        f"</w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent><w:p>{run('Ofsted')}</w:p>"
        "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>",
        ["Ofsted", "14 January 2022"],
    ),
}


@pytest.mark.parametrize(("markup", "expected"), SPOKEN.values(), ids=list(SPOKEN))
def test_what_a_paragraph_prints(markup: str, expected: list[str], tmp_path: Path) -> None:
    assert said(markup, tmp_path) == expected


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        paragraph_with(document, run("in the next."))
        paragraph_with(document, f"<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('This goes on ')}")

    assert [x.text for x in lines_of(edit, tmp_path)] == ["This goes on in the next."]


def test_words_in_controls_around_paragraphs_rows_and_cells_are_kept(tmp_path: Path) -> None:
    cell = f"<w:sdt><w:sdtContent><w:tc><w:p>{run('cell')}</w:p></w:tc></w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell}</w:tr></w:sdtContent></w:sdt>"
    block = f"<w:p>{run('block')}</w:p><w:tbl>{row}</w:tbl>"
    markup = f"<w:sdt {W}><w:sdtContent>{block}</w:sdtContent></w:sdt>"
    lines = lines_of(lambda d: d.element.body.insert(0, parse_xml(markup)), tmp_path)
    assert [(x.text, x.cell) for x in lines] == [("block", None), ("cell", Cell(0, 0, 0))]


def test_columns_count_what_a_wide_cell_covers(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        row = document.add_table(1, 3).rows[0]
        row.cells[0].merge(row.cells[1]).text = "wide"
        row.cells[2].text = "last"

    assert [(x.text, x.cell) for x in lines_of(edit, tmp_path)] == [("wide", Cell(0, 0, 0)), ("last", Cell(0, 0, 2))]


def test_headers_and_footers_are_no_lines(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Outcome letter"
        document.sections[0].footer.paragraphs[0].text = "Page 3"
        document.add_paragraph("The letter.")

    assert [x.text for x in lines_of(edit, tmp_path)] == ["The letter."]


def test_pages_are_numbered_where_word_noted_its_page_breaks(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        document.add_paragraph("one")
        paragraph_with(document, "<w:r><w:t>first </w:t><w:lastRenderedPageBreak/><w:t>and second</w:t></w:r>")

    document = docx.Document()
    edit(document)
    found = read(saved(document), tmp_path)
    assert ([(x.text, x.page) for x in found.lines], found.pages) == ([("first and second", 1), ("one", 2)], 2)
    assert read(sound(), tmp_path).pages is None


def test_footnotes_and_inserted_files_are_said_to_be_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph_with(document, f'{run("needs")}<w:r><w:footnoteReference w:id="2"/></w:r>')
    document.element.body.insert(0, parse_xml(f'<w:altChunk {W} w:val="x"/>'))
    problems = read(saved(document), tmp_path).problems
    assert [p.what.split(" (")[0] for p in problems] == [
        "Footnotes or endnotes",
        "A part of the document comes from another file that was inserted, and was not read.",
    ]


def test_control_characters_are_left_out_and_reported(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("a\u0085b")
    found = read(saved(document), tmp_path)
    assert found.lines[0].text == "ab"
    assert found.problems[0].what.startswith("1 control characters")


def test_a_strict_office_document_is_read_too(tmp_path: Path) -> None:
    namespace = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = changed(sound(), lambda name, part: part.replace(namespace, strict))
    assert [x.text for x in read(data, tmp_path).lines] == ["Dear Ms Hallam"]


# ---- what is refused


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
    "nothing": (lambda: b"", "no Word document", "save it as a Word document"),
    "no text": (lambda: saved(docx.Document()), "has no text in it", "as text or PDF"),
    "a type definition": (lambda: with_body(TYPED), "document type definition", "save it as"),
    "one in another encoding": (lambda: with_body(in_utf_16(TYPED)), "document type definition", "save it as"),
    "a bomb": (lambda: with_body(b" " * 20_000_001), "unpacks to more than 20 MB", "save it as"),
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
