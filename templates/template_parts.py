"""Building blocks of the shipped Word templates: paragraphs with marks and references, captions, tables, contents."""

import re
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from outcome_paper import KEEP, SAME_PAGE, Words
from template_tables import CLOSE_ROWS, KEPT_WHOLE, RISKS_WITH_TARGET, TABLES

_LABELS = {"CAPTION": "Table", "CAPTION APART": "Table", "FIGURE": "Figure"}
_MARKUP = re.compile(r"<<(mark|ref|text) (\w+)>>")


def add_words(document: Any, words: Words, risks: str) -> None:
    """The words in order; `risks` is "target" where the risk table has a target rating."""
    marks = _Marks()
    for style, text in words:
        if style == "TABLE":
            _add_table(document, text, risks)
        elif style in _LABELS:
            if style != "CAPTION APART":  # may begin a page, whatever stands before it
                document.paragraphs[-1].paragraph_format.keep_with_next = True
            _add_caption(document, _LABELS[style], text, marks)
        elif style == "CONTENTS":
            _add_contents(document)
        else:
            _add_paragraph(document, style, text, marks)


class _Marks:
    """Numbers for bookmarks."""

    def __init__(self) -> None:
        self.last = 0

    def around(self, paragraph: Any, name: str, first: int) -> None:
        """A bookmark from the paragraph's element number `first` to its end."""
        self.last += 1
        start = f'<w:bookmarkStart {nsdecls("w")} w:id="{self.last}" w:name="{name}"/>'
        paragraph._p.insert(first, parse_xml(start))
        paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{self.last}"/>'))


def _add_paragraph(document: Any, style: str, text: str, marks: _Marks) -> None:
    paragraph, place, named = document.add_paragraph(style=style), 0, ""
    if text.startswith(KEEP) or text.endswith(":"):
        paragraph.paragraph_format.keep_with_next, text = True, text.removeprefix(KEEP)
    if text.startswith(SAME_PAGE):
        paragraph.paragraph_format.page_break_before, text = False, text.removeprefix(SAME_PAGE)
    for found in _MARKUP.finditer(text):
        _run(paragraph, text[place : found.start()])
        if found[1] == "mark":
            named = found[2]
        else:
            switches = r"\r \h" if found[1] == "ref" else r"\h"
            _field(paragraph, f"REF {found[2]} {switches}", "?")
        place = found.end()
    _run(paragraph, text[place:])
    if named:
        marks.around(paragraph, named, 1)


def _run(paragraph: Any, text: str) -> None:
    if text:
        paragraph.add_run(text)


def _field(paragraph: Any, instruction: str, shown: str) -> None:
    run = f"<w:r><w:t>{shown}</w:t></w:r>"
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {instruction} ">{run}</w:fldSimple>'))


def _add_caption(document: Any, label: str, text: str, marks: _Marks) -> None:
    """ "table_risks: Risks" → "Table 1: Risks", the words "Table 1" marked so that text can refer to them."""
    name, _, words = text.rpartition(": ")
    paragraph = document.add_paragraph(style="Caption")
    paragraph.add_run(f"{label} ")
    _field(paragraph, f"SEQ {label} \\* ARABIC", "1")
    if name:
        marks.around(paragraph, name, 1)
    paragraph.add_run(f": {words}")


def _add_contents(document: Any) -> None:
    """A list of headings without page numbers, which only Word knows: the toolkit fills in the headings."""
    paragraph = document.add_paragraph(style="toc 1")
    styles = "Heading 1,1,Heading Unnumbered,1,Appendix Heading,1"
    for piece in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> TOC \\n \\h \\z \\t "{styles}" </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>Contents</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{piece}</w:r>"))


def _add_table(document: Any, name: str, risks: str) -> None:
    """A header row that repeats, and one row to repeat, which may not split over pages."""
    item, columns, description = TABLES[name]
    if name == "risks" and risks == "target":
        columns = RISKS_WITH_TARGET
    table = document.add_table(rows=4, cols=len(columns), style="Table Grid")
    table.autofit = False
    for position, (heading, cell, width) in enumerate(columns):
        table.columns[position].width = Cm(width)
        for row, text in enumerate((heading, f"{{%tr for {item} in {name} %}}" if not position else "", cell, "")):
            target = table.cell(row, position)
            target.width = Cm(width)
            target.paragraphs[0].style = document.styles["Table Text"]
            target.paragraphs[0].add_run(text).bold = row == 0 or None
    table.cell(3, 0).paragraphs[0].add_run("{%tr endfor %}")
    if name in CLOSE_ROWS:
        _close_rows(table)
    if name in KEPT_WHOLE:
        for cell in (cell for row in table.rows for cell in row.cells):
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    for row in table.rows:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    _mark_header(table)
    properties = table._tbl.tblPr
    for tag, said in (("tblCaption", _title(document)), ("tblDescription", description)):
        properties.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:val="{said}"/>'))


def _close_rows(table: Any) -> None:
    for cell in (cell for row in table.rows for cell in row.cells):
        layout = cell.paragraphs[0].paragraph_format
        layout.space_before = layout.space_after = Pt(1)
        layout.line_spacing = 1.0


def _title(document: Any) -> str:
    """The words of the caption above, without placeholders."""
    above = document.paragraphs[-1]
    return str(above.text).rpartition(": ")[2].partition(" for {{")[0] if above.style.name == "Caption" else "Risks"


def _mark_header(table: Any) -> None:
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell in table.rows[0].cells:
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="E7E6E6"/>'))
