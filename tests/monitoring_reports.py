"""Invented reports on a monitoring inspection of Thornmere, as text and as PDF, in several layouts."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

COUNCIL, BOARD = "Thornmere Borough Council", "NHS Wold and Weir Integrated Care Board"
ACTIONS = (
    "Leaders should act at once so that needs are assessed on time and EHC plans are of good quality.",
    "Leaders should make sure that no child waits for a neurodevelopmental assessment without help.",
)
FINDINGS = (
    (
        "The share of plans finished within 20 weeks rose from 38% to 71%. A panel of parents reads one plan in ten.",
        "New plans say what health and social care will contribute. Older plans are being rewritten, the worst first.",
    ),
    (
        "Families now hear within two weeks who will help them while they wait. However, the waits have not become"
        " shorter: 29 months for the oldest group.",
        "A helpline is staffed on two evenings a week. Parents on the eastern side of the borough told inspectors that"
        " they had not heard of it.",
    ),
)
EFFECTIVE = "The local area partnership has taken effective action to address this area for priority action."
NOT_EFFECTIVE = "The local area partnership has not taken effective action to address this area for priority action."
ALL = (
    "The local area partnership has taken effective action: it has taken reasonable steps on all the areas for priority"
    " action that the initial inspection identified."
)
NONE = "The local area partnership has not taken effective action to address the areas for priority action."
NEXT = "The next full area SEND inspection of Thornmere will take place within two years."
INFORMATION = (
    f"{COUNCIL} and {BOARD} (ICB) plan and commission services for children and young people with SEND.",
    "A new chair of the partnership board was appointed in March 2026.",
)
IMPROVEMENTS = ("Leaders should tell families on the eastern side of the borough about the helpline.",)
ABOUT = ("Two of His Majesty's Inspectors and two inspectors from the Care Quality Commission (CQC) were on the team.",)
TEAM = (
    ("Ofsted", "Care Quality Commission"),
    ("Morwenna Field, HMI, Lead inspector", "Ian Sallow, CQC Lead inspector"),
    ("Petra Lind, HMI", "Grace Oduya, CQC inspector"),
)
DETAILS = (
    ("Local authority", "Integrated Care Board"),
    (COUNCIL, BOARD),
    ("Helen Ashdown, Director of Children's Services", "Tom Rudge, Chief Executive"),
)
END = "If you are not happy with the inspection or the report, you can complain to Ofsted."


@dataclass(frozen=True)
class Layout:
    """How the report is set: `table` of areas for priority action or not, the words above each section."""

    outcome: str = ALL
    title: str = "Area SEND monitoring inspection of Thornmere Local Area Partnership"
    table: bool = True
    headings: tuple[str, ...] = ("Area for priority action 1", "Area for priority action 2")
    verdicts: tuple[str, ...] = (EFFECTIVE, EFFECTIVE)
    bullets: bool = True
    improvements: bool = False
    section: str = "Progress in addressing the areas for priority action"


@dataclass(frozen=True)
class Piece:
    """A line of the report's plan: what it is and its words, or a table's rows."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def pieces(layout: Layout) -> Iterator[Piece]:
    """The report from the top down."""
    yield Piece("title", layout.title)
    yield Piece("paragraph", "Inspection dates: 4 to 6 November 2026")
    yield Piece("paragraph", "Date of previous inspection: 9 to 13 June 2025")
    yield Piece("heading", "Inspection outcome")
    yield from (Piece("paragraph", text) for text in (layout.outcome, NEXT))
    yield Piece("heading", "Information about the local area partnership")
    yield from (Piece("paragraph", text) for text in INFORMATION)
    if layout.table:
        yield Piece("heading", "Areas for priority action")
        rows = tuple((f"{COUNCIL} and {BOARD}", text) for text in ACTIONS)
        yield Piece("table", rows=(("Responsible body", "Areas for priority action"), *rows))
    if layout.section:
        yield Piece("heading", layout.section)
    for number, found in enumerate(FINDINGS):
        if layout.headings:
            yield Piece("heading", layout.headings[number])
        yield from (Piece("bullet" if layout.bullets else "paragraph", text) for text in found)
        if layout.verdicts and layout.verdicts[number]:
            yield Piece("paragraph", layout.verdicts[number])
    if layout.improvements:
        yield Piece("heading", "Areas for improvement")
        yield from (Piece("bullet", text) for text in IMPROVEMENTS)
    yield Piece("heading", "Local area partnership details")
    yield Piece("table", rows=DETAILS)
    yield Piece("heading", "Information about this inspection")
    yield from (Piece("paragraph", text) for text in ABOUT)
    yield Piece("heading", "Inspection team")
    yield Piece("team", rows=TEAM)
    yield Piece("paragraph", END)


def as_text(layout: Layout) -> str:
    """The report as plain text, tables by tabs."""
    glyph = {"bullet": "\u25fc "}
    rows = {p: "\n".join("\t".join(r) for r in p.rows) for p in pieces(layout)}
    return "\n\n".join(rows[p] or glyph.get(p.kind, "") + p.text for p in pieces(layout)) + "\n"


def as_pdf(layout: Layout, size: float = 11) -> bytes:
    """The report as a PDF with a footer on every page but the first."""
    for name, file in (("Vera", "Vera.ttf"), ("VeraBd", "VeraBd.ttf")):
        pdfmetrics.registerFont(TTFont(name, file))
    out = BytesIO()
    frame = Frame(57, 66, A4[0] - 114, A4[1] - 116, 0, 0, 0, 0)
    template = PageTemplate("page", [frame], onPage=_footer)
    BaseDocTemplate(out, pagesize=A4, pageTemplates=[template], invariant=1).build(
        [_flowable(piece, size) for piece in pieces(layout)]
    )
    return out.getvalue()


def _flowable(piece: Piece, size: float) -> Flowable:
    body = ParagraphStyle("body", fontName="Vera", fontSize=size, leading=size * 1.25, spaceAfter=size)
    head = ParagraphStyle("head", body, fontName="VeraBd", fontSize=size + 1, spaceBefore=size)
    title = ParagraphStyle("title", body, fontSize=size * 2, leading=size * 2.4)
    cell = ParagraphStyle("cell", body, spaceAfter=0)
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")] if piece.kind == "table" else []
    top = ("VALIGN", (0, 0), (-1, -1), "TOP")
    if piece.rows:
        return Table([[Paragraph(c, cell) for c in r] for r in piece.rows], (220, 260), style=[*grid, top])
    if piece.kind == "bullet":
        bullet = ParagraphStyle("bullet", body, leftIndent=36, bulletIndent=18, bulletFontName="ZapfDingbats")
        return Paragraph(piece.text, bullet, bulletText="n")
    return Paragraph(piece.text, {"heading": head, "title": title}.get(piece.kind, body))


def _footer(canvas: Any, _: Any) -> None:
    if canvas.getPageNumber() > 1:
        canvas.setFont("Vera", 8)
        canvas.drawString(57, 48, "Area SEND monitoring inspection report: Thornmere Local Area Partnership")
        canvas.drawString(57, 37, "4 to 6 November 2026")
        canvas.setFont("Vera", 12)
        canvas.drawRightString(A4[0] - 57, 44, str(canvas.getPageNumber()))
