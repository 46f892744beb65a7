"""A committee paper set as a PDF, as a council's printer would: to try the reader on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table

from tests.paper_words import RISK_COLUMNS
from toolkit.model.earlier_paper import EarlierPaper, PaperSection

_MARGIN = 57


@dataclass(frozen=True)
class PdfPaper:
    """How it is set."""

    bold_headings: bool = True
    page_numbers: bool = True
    numbers_hang: bool = True


def paper_as_pdf(paper: EarlierPaper, layout: PdfPaper) -> bytes:
    """The paper's own words as the bytes of a PDF."""
    out = BytesIO()
    frame = Frame(_MARGIN, _MARGIN, A4[0] - 2 * _MARGIN, A4[1] - 2 * _MARGIN, 0, 0, 0, 0)
    template = PageTemplate("page", [frame], onPage=lambda canvas, _: _foot(canvas, layout))
    document = BaseDocTemplate(out, pagesize=A4, pageTemplates=[template], invariant=1)
    document.build(list(_Setter(layout).everything(paper)))
    return out.getvalue()


def _foot(canvas: Any, layout: PdfPaper) -> None:
    if layout.page_numbers:
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(A4[0] / 2, 30, f"Page {canvas.getPageNumber()}")


class _Setter:
    def __init__(self, layout: PdfPaper) -> None:
        bold = "Helvetica-Bold" if layout.bold_headings else "Helvetica"
        self.body = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=13.5, spaceAfter=9)
        self.line = ParagraphStyle("line", self.body, spaceAfter=0)
        self.top = ParagraphStyle("top", self.line, fontName="Helvetica-Bold", alignment=1, spaceAfter=6)
        self.head = ParagraphStyle("head", self.body, fontName=bold, fontSize=12, spaceBefore=10)
        hanging = -36 if layout.numbers_hang else 0
        self.numbered = ParagraphStyle("numbered", self.body, leftIndent=36, firstLineIndent=hanging)
        self.bullet = ParagraphStyle("bullet", self.body, leftIndent=54, bulletIndent=36, spaceAfter=2)
        self.nested = ParagraphStyle("nested", self.bullet, leftIndent=72, bulletIndent=54)
        self.cell = ParagraphStyle("cell", self.line, fontSize=9, leading=11)

    def _set(self, text: str, style: ParagraphStyle | None = None, sign: str | None = None) -> Flowable:
        return Paragraph(escape(text), style or self.body, bulletText=sign)

    def everything(self, paper: EarlierPaper) -> Iterator[Flowable]:
        for text in (paper.committee, paper.meeting_date_as_written, paper.title):
            yield self._set(text or "", self.top)
        for label, officer in (("Report from", paper.report_from), ("Author", paper.author)):
            yield self._set(f"{label}: {officer.as_written if officer else ''}", self.line)
        yield Spacer(1, 12)
        yield self._set("Summary", self.head)
        yield from (self._set(text) for text in paper.summary)
        for section in paper.sections:
            yield from self._section(section)
            if paper.risk_tables and paper.risk_tables[0].section == section.number:
                yield from self._risks(paper)
        yield from self._end(paper)

    def _section(self, section: PaperSection) -> Iterator[Flowable]:
        yield self._set(f"{section.number}. {section.heading}", self.head)
        for paragraph in section.paragraphs:
            yield self._set(paragraph.text, self.numbered, paragraph.number)
            for position, bullet in enumerate(paragraph.bullets):
                style = self.nested if position in paragraph.under else self.bullet
                yield self._set(bullet, style, "\u2022")

    def _risks(self, paper: EarlierPaper) -> Iterator[Flowable]:
        for table in paper.risk_tables:
            rows = [(r.risk, r.description, r.action, r.rating) for r in table.rows]
            cells = [[self._set(text, self.cell) for text in row] for row in (RISK_COLUMNS, *rows)]
            grid = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
            yield Table(cells, [120, 140, 140, 60], style=grid, repeatRows=1)
            yield Spacer(1, 12)

    def _end(self, paper: EarlierPaper) -> Iterator[Flowable]:
        yield self._set("Lead officer contact", self.head)
        yield from (self._set(text, self.line) for text in (paper.contact.as_written if paper.contact else ()))
        yield self._set("Appendices", self.head)
        yield from (self._set(f"{a.label} \u2013 {a.title}") for a in paper.appendices)
        yield self._set("Background Papers", self.head)
        yield from (self._set(text) for text in paper.background_papers_as_written.splitlines())
