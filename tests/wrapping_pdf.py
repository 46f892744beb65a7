"""A letter set as PDF: letterhead, running header and footer, bullets, page breaks in mid-sentence."""

import io
import re
from dataclasses import dataclass
from pathlib import Path

import reportlab
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.wrapping import Piece

FOOTER_WORDS = ("Ofsted is proud to use recycled paper", "Restricted circulation", "zzfooter")


@dataclass(frozen=True)
class PdfLayout:
    """How a letter is printed; `signs` are the glyphs of bullets and of sub-bullets."""

    name: str
    font: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    size: float = 11
    page: tuple[float, float] = A4
    left: float = 70
    right: float = 70
    signs: tuple[str, str] = ("\u25a0", "-")
    hang: float = 18
    step: float = 18
    ruled: bool = True
    header: str = ""
    footer: tuple[str, ...] = ("Page {n}",)
    columns: bool = False
    break_every: int = 5
    space: float = 6


LAYOUTS = (
    PdfLayout("squares", header="Joint area SEND inspection outcome zzfooter", footer=("{n}",)),
    PdfLayout(
        "Times",
        "Times-Roman",
        "Times-Bold",
        12,
        signs=("\u2022", "o"),
        ruled=False,
        footer=("Ofsted is proud to use recycled paper", "Page {n} of 12"),
        columns=True,
        break_every=4,
    ),
    PdfLayout(
        "embedded",
        "Vera",
        "VeraBd",
        9.5,
        LETTER,
        left=90,
        right=100,
        signs=("-", "-"),
        hang=14,
        step=14,
        footer=("Restricted circulation zzfooter {n}",),
        header="{n}",
        break_every=3,
        space=10,
    ),
    PdfLayout("narrow", "Times-Roman", "Times-Bold", 10, (420, 595), 50, 50, ("\u25cf", "\u2013"), 12, 24, False),
    PdfLayout("wide", size=9, page=(842, 595), signs=("\u27a2", "\u2022"), footer=("- {n} -",), header="zzfooter"),
)


def as_pdf(pieces: list[Piece], layout: PdfLayout) -> bytes:
    """The letter as PDF, the same bytes each time."""
    for name, file in (("Vera", "Vera.ttf"), ("VeraBd", "VeraBd.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(Path(reportlab.__file__).parent / "fonts" / file)))
    return _Printer(layout).print(pieces)


class _Printer:
    def __init__(self, layout: PdfLayout) -> None:
        self.layout = layout
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=layout.page, invariant=1)
        self.pitch = layout.size * 1.25
        self.number = 0
        self.items = 0
        self.y = 0.0

    def print(self, pieces: list[Piece]) -> bytes:
        self._new_page()
        letterhead = [p for p in pieces if p.sort == "letterhead"]
        for piece in pieces:
            if piece.sort == "letterhead":
                if piece is letterhead[0]:
                    self._letterhead(letterhead)
            elif piece.sort == "table":
                self._table(piece.rows)
            else:
                self._piece(piece)
        self.canvas.showPage()
        self.canvas.save()
        return self.out.getvalue()

    def _new_page(self) -> None:
        if self.number:
            self.canvas.showPage()
        self.number += 1
        width, height = self.layout.page
        self.canvas.setFont(self.layout.font, 8)
        if self.layout.header and self.number > 1:
            self.canvas.drawString(self.layout.left, height - 36, self.layout.header.format(n=self.number))
        for line, words in enumerate(self.layout.footer):
            self.canvas.drawCentredString(width / 2, 42 - 10 * line, words.format(n=self.number))
        self.y = height - 70

    def _piece(self, piece: Piece) -> None:
        layout = self.layout
        heading = piece.sort in {"title", "heading", "subheading"}
        font = layout.bold if heading else layout.font
        x = layout.left + (piece.level * layout.step if piece.sort == "item" else 0)
        marked = piece.sort == "item" and piece.marked
        room = layout.page[0] - layout.right - x - (layout.hang if marked else 0)
        lines = wrapped(piece.text, font, layout.size, room)
        self._space(piece, heading, len(lines))
        self.items += marked
        cut = len(lines) // 2 if marked and len(lines) > 1 and self.items % layout.break_every == 0 else 0
        for number, line in enumerate(lines):
            if self.y < 70 or (cut and number == cut):
                self._new_page()
            self.canvas.setFont(font, layout.size)
            if marked and not number:
                self.canvas.drawString(x, self.y, layout.signs[piece.level])
            self.canvas.drawString(x + (layout.hang if marked else 0), self.y, line)
            self.y -= self.pitch

    def _space(self, piece: Piece, heading: bool, lines: int) -> None:
        if piece.sort in {"address", "line", "paper"} and not piece.apart:
            return
        self.y -= self.layout.space if piece.sort == "item" and piece.marked else self.pitch
        if heading and self.y < 70 + (lines + 3) * self.pitch:
            self._new_page()
        if not piece.marked:
            self._new_page()

    def _letterhead(self, pieces: list[Piece]) -> None:
        """Ofsted's address at the right, in one column or two."""
        if self.number > 1 or self.y < self.layout.page[1] - 71:
            self._new_page()
        groups: list[list[str]] = []
        for piece in pieces:
            if piece.apart or not groups:
                groups.append([])
            room = self.layout.page[0] / 4
            groups[-1] += wrapped(piece.text, self.layout.font, self.layout.size - 2, room)
        top = lowest = self.y
        for column, group in enumerate(groups):
            if self.layout.columns:
                self.y = top
            x = self.layout.page[0] * (0.42 + (0.28 * column if self.layout.columns else 0.2))
            self.canvas.setFont(self.layout.font, self.layout.size - 2)
            for line in group:
                self.canvas.drawString(x, self.y, line)
                self.y -= self.pitch
            lowest = min(lowest, self.y)
        self.y = lowest - self.pitch

    def _table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        layout = self.layout
        count = max(map(len, rows))
        width = (layout.page[0] - layout.left - layout.right) / count
        self.y -= self.pitch
        for row in rows:
            cells = [wrapped(cell, layout.font, layout.size, width - 14) for cell in row]
            height = max(map(len, cells)) * self.pitch
            if self.y - height < 70:
                self._new_page()
            top = self.y + self.pitch
            for column, cell in enumerate([*cells, *[[]] * (count - len(cells))]):
                x = layout.left + column * width
                self.canvas.setFont(layout.font, layout.size)
                for number, line in enumerate(cell):
                    self.canvas.drawString(x + 5, self.y - number * self.pitch, line)
                if layout.ruled:
                    self._frame(x, top - height - 8, x + width, top - 4)
            self.y -= height + 4
        self.y -= self.pitch

    def _frame(self, left: float, bottom: float, right: float, top: float) -> None:
        for side in ((left, bottom, right, bottom), (left, top, right, top)):
            self.canvas.line(*side)
        for side in ((left, bottom, left, top), (right, bottom, right, top)):
            self.canvas.line(*side)


def wrapped(text: str, font: str, size: float, room: float) -> list[str]:
    """Lines that fit, broken at spaces and after hyphens."""
    lines = [""]
    for word in re.findall(r"[^\s-]*-(?=\w)|\S+\s*|\s+", text):
        if lines[-1] and pdfmetrics.stringWidth(lines[-1] + word.rstrip(), font, size) > room:
            lines.append("")
        lines[-1] += word
    return [line.rstrip() for line in lines]
