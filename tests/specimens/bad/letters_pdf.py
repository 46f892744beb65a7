"""Letters as PDF that cannot be used, or only in part."""

import io
from functools import cache

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.specimens.bad.case import Bad, Said, letter, zipped

HEAD = b"%PDF-1.4\n"


@cache
def pdf(area: str, encrypt: StandardEncryption | None = None) -> bytes:
    """The letter as PDF, 50 lines a page."""
    out = io.BytesIO()
    canvas = Canvas(out, A4, invariant=1, encrypt=encrypt)
    lines = letter(area).replace("\u25a0", "-").replace("\t", " ").split("\n")
    for start in range(0, len(lines), 50):
        text = canvas.beginText(60, 780)
        for line in lines[start : start + 50]:
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def drawn(*commands: str, pages: int = 1) -> bytes:
    """Pages with a rectangle, or nothing, on each."""
    out = io.BytesIO()
    canvas = Canvas(out, A4, invariant=1)
    for _ in range(pages):
        for words in commands:
            canvas.drawString(60, 700, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scan() -> bytes:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    out = io.BytesIO()
    canvas = Canvas(out, A4, invariant=1)
    canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "white")), 0, 0, *A4)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def locked() -> bytes:
    return pdf("Lockedby", StandardEncryption("open sesame", "the owner's", canPrint=0, strength=128))


def tree(kids: str, count: int = 1, parent: str = "2 0 R") -> bytes:
    """A PDF of a catalogue, a page tree and a page, written by hand."""
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        f"<< /Type /Page /Parent {parent} /MediaBox [0 0 595 842] >>",
    )
    data, places = bytearray(HEAD), []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n".encode()
    start = len(data)
    data += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(data) + b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


IT_IS_NO_PDF_WHATEVER_ITS = Said(
    "It is no PDF, whatever its ending says.",
    "Download it again from reports.ofsted.gov.uk, or give it its right ending.",
)
THE_PDF_IS_DAMAGED_OR_INCOMPLETE = Said(
    "The PDF is damaged or incomplete.", "Download it again from reports.ofsted.gov.uk."
)
THE_PDF_HAS_NO_TEXT_IN = Said(
    "The PDF has no text in it.",
    ("Download the original from reports.ofsted.gov.uk, or run text recognition (OCR) on it first."),
)

CASES: tuple[Bad, ...] = (
    Bad(
        "empty.pdf",
        lambda: b"",
        (Said("The file is empty.", "Replace it with the letter, or take it out of the input folder."),),
    ),
    Bad("one-byte.pdf", lambda: b"%", (IT_IS_NO_PDF_WHATEVER_ITS,)),
    Bad("only-its-sign.pdf", lambda: b"%PDF-1.7", (THE_PDF_IS_DAMAGED_OR_INCOMPLETE,)),
    Bad("cut-in-half.pdf", lambda: pdf("Halfby")[: len(pdf("Halfby")) // 2], (THE_PDF_IS_DAMAGED_OR_INCOMPLETE,)),
    Bad(
        "cut-before-its-table.pdf",
        lambda: pdf("Tableby")[: pdf("Tableby").rindex(b"xref\n0")],
        (THE_PDF_IS_DAMAGED_OR_INCOMPLETE,),
    ),
    Bad("cut-at-its-first-object.pdf", lambda: pdf("Firstby")[:40], (THE_PDF_IS_DAMAGED_OR_INCOMPLETE,)),
    Bad("text.pdf", lambda: letter("Textby").encode(), (IT_IS_NO_PDF_WHATEVER_ITS,)),
    Bad(
        "a-zip.pdf",
        lambda: zipped({"letter.txt": b"Dear"}),
        (
            Said(
                "It is a zip package, but no Word document.",
                ("Open it in Word, save it as a Word document (.docx) in the input folder, and run again."),
            ),
        ),
    ),
    Bad("nulls.pdf", lambda: HEAD + b"\0" * 5000, (THE_PDF_IS_DAMAGED_OR_INCOMPLETE,)),
    Bad(
        "locked.pdf",
        locked,
        (
            Said(
                "The PDF is locked with a password.",
                ("Download it again from reports.ofsted.gov.uk, or save a copy without the password."),
            ),
        ),
    ),
    Bad(
        "a-scan.pdf",
        scan,
        (
            Said(
                "The PDF is a scan: a picture of the pages, without text.",
                ("Download the original from reports.ofsted.gov.uk, or run text recognition (OCR) on it first."),
            ),
        ),
    ),
    Bad("without-text.pdf", lambda: drawn(), (THE_PDF_HAS_NO_TEXT_IN,)),
    Bad(
        "five-words.pdf",
        lambda: drawn("Dear Ms Hallam, thank you."),
        (
            Said(
                "The PDF has hardly any text in it (26 characters).",
                ("Download the original from reports.ofsted.gov.uk, or run text recognition (OCR) on it first."),
            ),
        ),
    ),
    Bad("a-thousand-blank-pages.pdf", lambda: drawn(pages=1000), (THE_PDF_HAS_NO_TEXT_IN,)),
    Bad("without-pages.pdf", lambda: tree("", 0), (THE_PDF_IS_DAMAGED_OR_INCOMPLETE,)),
    Bad("pages-that-lead-to-themselves.pdf", lambda: tree("2 0 R"), (THE_PDF_IS_DAMAGED_OR_INCOMPLETE,)),
    Bad("a-page-that-is-its-own-parent.pdf", lambda: tree("3 0 R", parent="3 0 R"), (THE_PDF_HAS_NO_TEXT_IN,)),
    Bad("a-page-that-is-not-there.pdf", lambda: tree("9 0 R"), (THE_PDF_IS_DAMAGED_OR_INCOMPLETE,)),
    Bad("two-thousand-million-pages.pdf", lambda: tree("3 0 R", 2_000_000_000), (THE_PDF_HAS_NO_TEXT_IN,)),
    Bad("fewer-than-no-pages.pdf", lambda: tree("3 0 R", -1), (THE_PDF_HAS_NO_TEXT_IN,)),
    Bad(
        "bytes-lost-inside.pdf",
        lambda: pdf("Lossby")[:2000] + pdf("Lossby")[2400:],
        (
            Said(
                "No main findings were found.",
                "Compare the letter's headings with what was taken from it.",
                severity="warning",
            ),
        ),
    ),
)
