"""PDFs made to do harm, and PDFs that are only too large: each the smallest that does it."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

FILLER = "Words enough for a page that is more than a picture of one, said again and again. "


def pages(count: int, draw: Callable[[Any], None] = lambda canvas: None) -> bytes:
    """So many pages with some words on each; `draw` draws on each too."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for _ in range(count):
        draw(canvas)
        for line in range(6):
            canvas.drawString(60, 200 - 15 * line, FILLER)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def ruled(count: int) -> Callable[[Any], None]:
    def draw(canvas: Any) -> None:
        for number in range(count):
            canvas.line(60, 800 - number, 500, 800 - number)

    return draw


def a_form_that_holds_itself() -> bytes:
    """Less than a kilobyte that unfolds until the memory is full."""
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 12>>"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        b"<</Length 12>>stream\n/X Do /X Do \nendstream",
        form + b"stream\n/X Do /X Do \nendstream",
    )
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return data + start % (table, len(data))
