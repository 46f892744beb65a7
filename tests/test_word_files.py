"""Reading Word files: what is printed becomes lines, and nothing else does."""

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Pt

from tests.word_files import MC, W, changed, lines_of, paragraph_with, read, run, said, saved, sound
from toolkit.model.document import Cell


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
    "half of a character as a sign": (f'{run("a")}<w:r><w:sym w:char="D83D"/></w:r>{run("b")}', ["ab"]),
    "a formula": (f"{run('about ')}<m:oMath><m:r><m:t>20</m:t></m:r></m:oMath>", ["about 20"]),
    "a text box once, before its paragraph": (
        f"{run('14 January 2022')}<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent><w:p>{run('Ofsted')}"
        f"</w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent><w:p>{run('Ofsted')}</w:p>"
        "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>",
        ["Ofsted", "14 January 2022"],
    ),
    "the other version of a drawing where the first has no words": (
        f"{run('A')}<w:r><mc:AlternateContent><mc:Choice><wps:txbx/></mc:Choice><mc:Fallback><w:txbxContent><w:p>"
        f"{run('Ofsted')}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>",
        ["Ofsted", "A"],
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


def test_of_two_versions_of_a_paragraph_one_is_read(tmp_path: Path) -> None:
    both = (
        f"<mc:AlternateContent {W} xmlns:mc='{MC}'><mc:Choice><w:p>{run('new')}</w:p></mc:Choice>"
        f"<mc:Fallback><w:p>{run('old')}</w:p></mc:Fallback></mc:AlternateContent>"
    )
    for empty, expected in (("new", ["old"]), ("old", ["new"]), ("none", ["new"])):
        markup = both.replace(run(empty), "")
        lines = lines_of(lambda d, m=markup: d.element.body.insert(0, parse_xml(m)), tmp_path)  # type: ignore[misc]
        assert [x.text for x in lines] == expected


def hiding(kind: str, name: str, based_on: str = "", value: str = "1") -> Any:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    settings = f'<w:rPr><w:vanish w:val="{value}"/></w:rPr>' if value else ""
    return parse_xml(f'<w:style {W} w:type="{kind}" w:styleId="{name}">{base}{settings}</w:style>')


def test_text_that_its_style_hides_is_no_line(tmp_path: Path) -> None:
    def styled(style: str, words: str) -> str:
        return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:t>{words}</w:t></w:r>'

    def edit(document: Any) -> None:
        for style in (
            hiding("paragraph", "Note"),
            hiding("paragraph", "Under", "Note", ""),
            hiding("paragraph", "Shown", "Note", "0"),
            hiding("character", "Secret"),
        ):
            document.styles.element.append(style)
        shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>c</w:t></w:r>'
        both = styled("Secret", "shown by both")
        for style, words in (("Shown", run("d")), ("Under", run("x") + shown), ("Note", run("y")), ("Note", both)):
            paragraph_with(document, f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>{words}')
        paragraph_with(document, run("a") + styled("Secret", "z"))

    assert [x.text for x in lines_of(edit, tmp_path)] == ["a", "shown by both", "c", "d"]


def test_a_hidden_paragraph_leaves_no_empty_line_and_takes_no_number(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        document.styles.element.append(hiding("paragraph", "Note", "ListNumber"))
        for words in ("a", "b"):
            document.add_paragraph(words, style="List Number")
        document.paragraphs[0]._p.addnext(
            parse_xml(f'<w:p {W}><w:pPr><w:pStyle w:val="Note"/></w:pPr>{run("x")}</w:p>')
        )

    assert [(x.text[2:], x.label, x.gap) for x in lines_of(edit, tmp_path)] == [("a", "1.", 1), ("b", "2.", 0)]


def test_a_cell_that_was_deleted_is_not_read(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        cells = document.add_table(1, 3).rows[0].cells
        for cell, words in zip(cells, "abc", strict=True):
            cell.text = words
        cells[1]._tc.get_or_add_tcPr().append(parse_xml(f"<w:cellDel {W}/>"))

    assert [(x.text, x.cell) for x in lines_of(edit, tmp_path)] == [("a", Cell(0, 0, 0)), ("c", Cell(0, 0, 1))]


def test_words_before_a_deleted_end_join_the_next_paragraph_not_its_text_box_and_no_other_cell(tmp_path: Path) -> None:
    deleted = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('Ofsted')}</w:p></w:txbxContent></w:pict></w:r>"

    def edit(document: Any) -> None:
        paragraph_with(document, run("in the next.") + box)
        paragraph_with(document, deleted + run("This goes on "))
        cells = "".join(f"<w:tc><w:p>{deleted}{run(words)}</w:p></w:tc>" for words in ("one", "two"))
        document.element.body.insert(2, parse_xml(f"<w:tbl {W}><w:tr>{cells}</w:tr></w:tbl>"))

    assert [x.text for x in lines_of(edit, tmp_path)] == ["Ofsted", "This goes on in the next.", "one", "two"]


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
    assert found.problems[0].what.startswith("1 control character,")


def test_a_strict_office_document_is_read_too(tmp_path: Path) -> None:
    namespace = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = changed(sound(), lambda name, part: part.replace(namespace, strict))
    assert [x.text for x in read(data, tmp_path).lines] == ["Dear Ms Hallam"]
