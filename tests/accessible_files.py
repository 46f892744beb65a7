"""A small Word paper and a small Excel workbook that keep every rule of accessibility, to be broken by tests."""

import base64
import io
from collections.abc import Callable
from typing import Any

import docx
import xlsxwriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

from tests.word_files import saved

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


# ---- Word


def clean_paper() -> Any:
    """Title, two sections, a list, a table, a picture, a link and a footer."""
    paper = docx.Document()
    paper.core_properties.title = "SEND inspection in Thornmere"
    set_language(paper, "en-GB")
    for style in ("Heading 1", "Heading 2", "Heading 3", "Caption"):
        paper.styles[style].font.color.rgb = RGBColor(0x1F, 0x38, 0x64)
    paper.add_heading("SEND inspection in Thornmere", 0)
    paper.add_heading("Background", 1)
    paper.add_paragraph("The inspectors came in November.")
    paper.add_paragraph("They met families.", style="List Bullet")
    paper.add_heading("Risks", 1)
    table = paper.add_table(3, 2, style="Table Grid")
    for row, words in zip(table.rows, (("Risk", "Rating"), ("Delay", "High"), ("Cost", "Low")), strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    table.rows[0]._tr.trPr.append(OxmlElement("w:tblHeader"))
    paper.add_paragraph("The crest of the council:").add_run().add_picture(io.BytesIO(DOT))
    describe(paper, "The council's crest: a heron over water")
    add_link(paper.add_paragraph("Read "), "the inspectors' letter", "https://reports.example/1")
    paper.sections[0].footer.paragraphs[0].text = "Thornmere Borough Council"
    return paper


def set_language(paper: Any, language: str) -> None:
    paper.styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), language)


def describe(paper: Any, description: str) -> None:
    """The alternative text of the only picture."""
    paper.element.body.find(f".//{qn('wp:docPr')}").set("descr", description)


def add_link(paragraph: Any, words: str, target: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(target, LINK, is_external=True))
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = words
    run.append(text)
    link.append(run)
    paragraph._p.append(link)


def shade(element: Any, fill: str, holder: str = "tcPr") -> None:
    """The shading of a cell (or of a paragraph: `pPr`)."""
    made = OxmlElement("w:shd")
    made.set(qn("w:val"), "clear")
    made.set(qn("w:fill"), fill)
    getattr(element, f"get_or_add_{holder}")().append(made)


def paper_with(change: Callable[[Any], object] = lambda paper: None) -> bytes:
    """The clean paper after a change."""
    paper = clean_paper()
    change(paper)
    return saved(paper)


# ---- Excel


class CleanBook:
    """The workbook while it is written: a sheet with a title, a table and a chart, then a sheet of notes."""

    def __init__(self) -> None:
        self.out = io.BytesIO()
        self.book: Any = xlsxwriter.Workbook(self.out, {"in_memory": True})
        self.properties = {"title": "Actions in Thornmere", "author": "Thornmere Borough Council"}
        self.language = "en-GB"
        self.wrapped = self.book.add_format({"text_wrap": True})
        self.actions: Any = self.book.add_worksheet("Actions")
        self.actions.write("A1", "Actions by status")
        self.actions.set_column("A:C", 20)
        self.table: dict[str, Any] = {
            "name": "Actions",
            "autofilter": False,
            "columns": [{"header": "Status"}, {"header": "Actions"}, {"header": "Meaning"}],
            "data": [["Red", 2, "Late"], ["Green", 5, "On time"], ["Blue", 3, "Done"]],
        }
        self.chart: Any = self.book.add_chart({"type": "column"})
        self.chart.add_series({"values": "=Actions!$B$4:$B$6"})
        self.chart_text = "Column chart: two actions are red, five green, three blue"
        self.notes: Any = self.book.add_worksheet("Notes")
        self.notes.write("A1", "Notes on the actions")

    def saved(self) -> bytes:
        self.book.set_properties(self.properties)
        if self.language:
            self.book.set_custom_property("Language", self.language)
        self.actions.add_table("A3:C6", self.table)
        self.actions.insert_chart("E3", self.chart, {"description": self.chart_text})
        self.book.close()
        return self.out.getvalue()


def workbook_with(change: Callable[[CleanBook], object] = lambda book: None) -> bytes:
    """The clean workbook after a change."""
    book = CleanBook()
    change(book)
    return book.saved()
