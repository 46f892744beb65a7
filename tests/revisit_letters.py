"""Invented revisit letters, each laid out in its own way, and how to set one as a PDF.

Thornmere: the first inspection quoted as a bullet, findings as paragraphs, then the verdict; page breaks
inside. Wexcombe: numbered weaknesses; verdicts above the bullets, below them, as the last one; no "Main
findings". Harrowby: headings, quotations, verdicts of two words; general findings above them.
"""

import re
from io import BytesIO
from typing import Any

import docx
from reportlab.lib.fonts import addMapping
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from tests.helpers import ROOT

_SAMPLES = ROOT / "tests" / "samples"
THORNMERE, WEXCOMBE, HARROWBY = (
    (_SAMPLES / f"revisit-{name}.txt").read_text(encoding="utf-8") for name in ("thornmere", "wexcombe", "harrowby")
)
# Each weakness, whether progress was sufficient, and the number of findings under it.
THORNMERE_SAYS = [
    ("a lack of a joint strategy for SEND that education, health and care leaders all own and act on.", True, 2),
    ("poor quality in EHC plans, and in particular in what health and social care contribute to them.", False, 2),
    ("delay in annual reviews and weak oversight of them.", True, 2),
    ("long waits for neurodevelopmental assessment and for therapies, and differences between the north and the south."
     , False, 2),
    ("limited co-production with families beyond the parent carer forum.", True, 2),
]  # fmt: skip
WEXCOMBE_SAYS = [
    ("Leaders have been too slow to put the reforms into practice.", False, 2),
    ("Joint commissioning is weak and young people aged 16 to 25 are left out.", False, 2),
    ("The quality and timeliness of EHC plans.", False, 2),
    ("Parents and carers do not trust the local area's arrangements.", False, 2),
]


def revisit_pdf(text: str, size: float = 11) -> bytes:
    """A letter set as a PDF in the way of published ones: square bullets, a footer on every page but the first."""
    for font, file in (("Vera", "Vera.ttf"), ("VeraBd", "VeraBd.ttf")):
        pdfmetrics.registerFont(TTFont(font, file))
    addMapping("Vera", 1, 0, "VeraBd")
    body = ParagraphStyle("body", fontName="Vera", fontSize=size, leading=size * 1.25, spaceAfter=size)
    bullet = ParagraphStyle("bullet", body, leftIndent=36, bulletIndent=18)
    nested = ParagraphStyle("nested", body, leftIndent=72, bulletIndent=54)
    out = BytesIO()
    frame = Frame(57, 66, A4[0] - 114, A4[1] - 116, 0, 0, 0, 0)
    template = PageTemplate("page", [frame], onPage=_footer)
    document = BaseDocTemplate(out, pagesize=A4, pageTemplates=[template], invariant=1)
    flowables: list[Flowable] = []
    lines = text.replace("\n\n\n\ntaken in weeks", " taken in weeks").split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        words = line.strip()
        close = 0 if below.strip() else size
        if "\t" in line:
            flowables.append(
                Table(
                    [[Paragraph(c, body) for c in line.split("\t")]],
                    (240, 240),
                    style=[("VALIGN", (0, 0), (-1, -1), "TOP")],
                )
            )
        elif words.startswith("- "):
            style = ParagraphStyle("close", nested if line.startswith(" ") else bullet, spaceAfter=close)
            flowables.append(Paragraph(words[2:], style, bulletText="\u2022"))
        elif words:
            flowables.append(Paragraph(words, ParagraphStyle("close", body, spaceAfter=close)))
    document.build(flowables)
    return out.getvalue()


def _footer(canvas: Any, document: Any) -> None:
    if canvas.getPageNumber() > 1:
        canvas.setFont("Vera", 9)
        canvas.drawString(57, 40, "Joint area SEND revisit")
        canvas.drawRightString(A4[0] - 57, 40, str(canvas.getPageNumber()))


_HEADING = re.compile(r"Main findings|Strategic leadership|Progress|Judgement|Joint working.*|Next steps|\d\. .*")


def revisit_docx(text: str) -> bytes:
    """A letter as a Word file with heading and list styles."""
    document = docx.Document()
    for line in text.replace("\n\n\n\ntaken in weeks", " taken in weeks").split("\n"):
        words = line.strip()
        if "\t" in line:
            row = document.add_table(1, 2).rows[0]
            row.cells[0].text, row.cells[1].text = line.split("\t")
        elif _HEADING.fullmatch(words):
            document.add_heading(words, 2)
        elif words.startswith("- "):
            document.add_paragraph(words[2:], style="List Bullet 2" if line.startswith(" ") else "List Bullet")
        elif words:
            document.add_paragraph(words)
    out = BytesIO()
    document.save(out)
    return out.getvalue()
