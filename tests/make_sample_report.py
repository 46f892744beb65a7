"""Set the invented area SEND report as a PDF: python -m tests.make_sample_report.

The layout follows that of published reports. Tests set it in other layouts to try the reader.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Spacer, Table

from tests import report_words as words
from tests.helpers import ROOT

SAMPLE_REPORT = ROOT / "input" / "samples" / "thornmere-2025-area-report.pdf"
MARGIN = 57
SQUARE, ROUND, DASH = ("ZapfDingbats", "n"), ("Vera", "\u2022"), ("Vera", "-")


@dataclass(frozen=True)
class Layout:
    """How the report is set; the defaults are the sample's."""

    outcome: str = "systemic-failings"
    footer: tuple[str, ...] = ("Area SEND inspection report: Thornmere Local Area Partnership", "9 to 13 June 2025")
    no_footer_on: tuple[int, ...] = ()
    glyph: tuple[str, str] = SQUARE
    sub_glyph: tuple[str, str] = DASH
    title: str = "Area SEND inspection of Thornmere Local Area Partnership"
    experience: str = "What is it like to be a child or young person with SEND in this area?"
    effective: str = "What is the area partnership doing that is effective?"
    better: str = "What does the area partnership need to do better?"
    priority_heading: str = "Areas for priority action"
    improvement_heading: str = "Areas for improvement"
    improvement_header: str | None = "Areas for improvement"
    responsible: tuple[str, ...] = ()
    boards: tuple[str, ...] = (words.BOARD,)
    label: str = ""
    dates: tuple[str, ...] = (
        "Inspection dates: 9 to 13 June 2025",
        "Date of previous inspection: 8 to 12 November 2021",
    )
    size: float = 11
    height: float = A4[1]
    ruled_team: bool = False


def set_report(layout: Layout | None = None) -> bytes:
    """The report as the bytes of a PDF, the same each time."""
    layout = layout or Layout()
    for name, file in (("Vera", "Vera.ttf"), ("VeraBd", "VeraBd.ttf")):
        pdfmetrics.registerFont(TTFont(name, file))
    out = BytesIO()
    page = (A4[0], layout.height)
    frame = Frame(MARGIN, 66, page[0] - 2 * MARGIN, page[1] - 66 - 50, 0, 0, 0, 0)
    template = PageTemplate("page", [frame], onPage=lambda canvas, _: _footer(canvas, layout))
    document = BaseDocTemplate(
        out, pagesize=page, pageTemplates=[template], invariant=1, title=layout.title, author="Invented"
    )
    document.build(list(_Setter(layout).everything()))
    return out.getvalue()


def _footer(canvas: Any, layout: Layout) -> None:
    number = canvas.getPageNumber()
    if number == 1 or number in layout.no_footer_on:
        return
    canvas.setFont("Vera", 8)
    for line, text in enumerate(layout.footer):
        canvas.drawString(MARGIN, 48 - 11 * line, text)
    canvas.setFont("Vera", 12)
    canvas.drawRightString(A4[0] - MARGIN, 44, str(number))


class _Setter:
    """The report's flowables in order."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        size = layout.size
        self.body = ParagraphStyle("body", fontName="Vera", fontSize=size, leading=size * 1.25, spaceAfter=size)
        self.head = ParagraphStyle("head", self.body, fontName="VeraBd", fontSize=size + 1, spaceBefore=size)
        self.cell = ParagraphStyle("cell", self.body, spaceAfter=0)
        self.bullet = self._bulleted(self.body, layout.glyph, 18)
        self.bullet.spaceAfter = 2
        self.in_cell = self._bulleted(self.cell, layout.sub_glyph, 18)

    def _bulleted(self, style: ParagraphStyle, glyph: tuple[str, str], indent: int) -> ParagraphStyle:
        return ParagraphStyle(
            f"{style.name}-list", style, leftIndent=2 * indent, bulletIndent=indent, bulletFontName=glyph[0],
            bulletFontSize=self.layout.size,
        )  # fmt: skip

    def everything(self) -> Iterator[Flowable]:
        layout = self.layout
        big = ParagraphStyle("title", self.body, fontSize=layout.size * 2, leading=layout.size * 2.4)
        yield Paragraph("Local area partnership report", ParagraphStyle("small", self.body, fontSize=9))
        yield Paragraph(layout.title, big)
        yield from (Paragraph(line, self.cell) for line in layout.dates)
        yield Spacer(1, layout.size)
        yield from self._section("Inspection outcome", words.OUTCOMES[layout.outcome])
        yield from self._section("Information about the local area partnership", words.INFORMATION)
        yield PageBreak()
        yield from self._section(layout.experience, words.EXPERIENCE)
        yield from self._section(layout.effective, words.EFFECTIVE, self.bullet)
        yield from self._section(layout.better, words.BETTER, self.bullet)
        if layout.outcome == "systemic-failings":
            yield from self._section(layout.priority_heading, ())
            yield self._table([["Responsible body", "Areas for priority action"], *self._priority()], (150, 330))
        yield Spacer(1, layout.size * 1.5)
        yield from self._section(layout.improvement_heading, ())
        header = [[layout.improvement_header]] if layout.improvement_header is not None else []
        yield self._table([*header, *([self._cell(text, items)] for text, items in words.IMPROVEMENTS)], (480,))
        yield from self._ending()

    def _section(self, heading: str, texts: Sequence[str], style: ParagraphStyle | None = None) -> Iterator[Flowable]:
        if heading:
            yield Paragraph(heading, self.head)
        glyph = self.layout.glyph[1]
        for text in texts:
            yield Paragraph(text, style, bulletText=glyph) if style else Paragraph(text, self.body)

    def _priority(self) -> Iterator[list[Any]]:
        for number, (bodies, text, items) in enumerate(words.PRIORITY):
            who = " and ".join(bodies)
            if number < len(self.layout.responsible):
                who = self.layout.responsible[number]
            yield [[Paragraph(who, self.cell)], self._cell(text, items)]

    def _cell(self, text: str, items: Sequence[str]) -> list[Flowable]:
        glyph = self.layout.sub_glyph[1]
        return [Paragraph(text, self.cell), *(Paragraph(i, self.in_cell, bulletText=glyph) for i in items)]

    def _table(self, rows: list[list[Any]], widths: Sequence[float]) -> Table:
        header = ParagraphStyle("header", self.cell, fontName="VeraBd")
        cells = [[Paragraph(c, header) if isinstance(c, str) else c for c in row] for row in rows]
        ruled = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        return Table(cells, widths, style=ruled, splitInRow=1)

    def _ending(self) -> Iterator[Flowable]:
        yield PageBreak()
        yield from self._section("Local area partnership details", ())
        boards = self.layout.boards
        columns = 1 + len(boards)
        header = ["Local authority", *(["Integrated Care Board"] * len(boards))]
        people = ["Helen Ashdown, Director of Children's Services", *(["Tom Rudge, Chief Executive"] * len(boards))]
        sites = ["www.thornmere.example", *(["www.woldandweir.example"] * len(boards))]
        names = [f"{self.layout.label}{name}" for name in boards]
        rows = [header, [words.COUNCIL, *names], people, sites]
        yield self._table([[*(self._text(c) for c in row)] for row in rows], [480 / columns] * columns)
        yield from self._section("Information about this inspection", words.ABOUT)
        yield from self._section("Inspection team", ())
        team = [("Ofsted", "Care Quality Commission")]
        for number, name in enumerate(words.OFSTED_TEAM):
            team.append((name, words.CQC_TEAM[number] if number < len(words.CQC_TEAM) else ""))
        grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if self.layout.ruled_team else []
        yield Table([[self._text(c)[0] for c in row] for row in team], (260, 220), style=grid)
        yield PageBreak()
        yield from (Paragraph(text, self.body) for text in words.END)

    def _text(self, text: str) -> list[Flowable]:
        return [Paragraph(text, self.cell)]


if __name__ == "__main__":
    SAMPLE_REPORT.write_bytes(set_report())
