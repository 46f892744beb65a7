"""Pages of a PDF: turned ones, what is not shown, what runs sideways, raised letters, forms inside forms."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.test_pdf_files import FILLER, cells, drawn, frame_by_boxes, frame_by_lines, frame_by_thin_fills, read
from toolkit.letters.report_headings import heading_at
from toolkit.model.document import Document, Line

IN_CELLS = ((65, 680, "Who"), (205, 680, "What"), (65, 630, "Council"), (65, 615, "and board"), (205, 630, "Acts"))
SAID = {(0, 0): "Who", (0, 1): "What", (1, 0): "Council and board", (1, 1): "Acts"}


def put(canvas: Any, texts: tuple[tuple[float, float, str], ...]) -> None:
    for x, y, text in texts:
        canvas.drawString(x, y, text)


def lines_of(document: Document, count: int) -> list[str]:
    return [line.text for line in document.lines[:count]]


def by_hand(content: bytes, *, form: bytes = b"", attributes: bytes = b"", letters: bytes = b"") -> bytes:
    """A PDF of one page, object by object: its content, a form /X, page attributes, and what letters stand for."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica" + (b"/ToUnicode 7 0 R>>" if letters else b">>")
    resources = b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R" + resources + attributes + b">>",
        _stream(b"", content),
        font,
        _stream(b"/Type/XObject/Subtype/Form/BBox[-900 -900 900 900]" + resources, form),
        _stream(b"", letters),
    ]
    out, starts = b"%PDF-1.4\n", []
    for number, thing in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def _stream(attributes: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (attributes, len(content), content)


def written(*texts: str, top: int = 780) -> bytes:
    """Page content that prints these lines, and words enough to be read."""
    lines = [*texts, *[FILLER] * 4]
    return b"".join(
        b"BT /F 12 Tf 60 %d Td (%s) Tj ET\n" % (top - 30 * n, text.encode("latin-1")) for n, text in enumerate(lines)
    )


TURNS: dict[str, tuple[int, bytes, str]] = {
    "upright": (0, b"", "1 0 0 1 0 0"),
    "landscape": (0, b"/MediaBox[0 0 842 595]", "1 0 0 1 0 -120"),
    "turned to the left and shown upright": (90, b"", "0 1 -1 0 842 0"),
    "upside down and shown upright": (180, b"", "-1 0 0 -1 595 842"),
    "turned to the right and shown upright": (270, b"", "0 -1 1 0 0 842"),
    "running up the page": (0, b"", "0 1 -1 0 842 0"),
    "shown on its side": (90, b"", "1 0 0 1 0 0"),
    "a page that starts elsewhere": (0, b"/CropBox[100 100 900 900]", "1 0 0 1 100 100"),
}


@pytest.mark.parametrize("name", TURNS)
def test_a_turned_pages_lines_and_table_are_read_as_if_it_were_upright(tmp_path: Path, name: str) -> None:
    degrees, attributes, matrix = TURNS[name]
    ruled = b"60 600 m 500 600 l S 60 650 m 500 650 l S 60 700 m 500 700 l S 60 600 140 100 re S 200 600 300 100 re S\n"
    worded = b"".join(b"BT /F 12 Tf %d %d Td (%s) Tj ET\n" % (x, y, text.encode()) for x, y, text in IN_CELLS)
    content = matrix.encode() + b" cm\n" + ruled + worded + written("Leaders plan.", "Families wait.", top=580)
    page = b"/Rotate %d/MediaBox[0 0 900 900]" % degrees + attributes
    document = read(tmp_path, by_hand(content, attributes=page))
    assert cells(document) == SAID
    assert [x.text for x in document.lines if not x.cell][:2] == ["Leaders plan.", "Families wait."]
    assert document.problems == ()


def test_words_that_run_sideways_are_left_out_of_the_lines_and_told(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        put(canvas, tuple((60, 700 - 15 * n, f"Leaders plan for year {n} together.") for n in range(6)))
        canvas.saveState()
        canvas.translate(40, 600)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Copy for members")
        canvas.rotate(-45)
        canvas.drawString(50, 0, "DRAFT")
        canvas.restoreState()

    document = read(tmp_path, drawn(draw))
    assert lines_of(document, 6) == [f"Leaders plan for year {n} together." for n in range(6)]
    (problem,) = document.problems
    assert "page 1" in problem.what
    assert "Copy for members DRAFT" in problem.what


def test_words_outside_the_page_are_not_read_and_invisible_ones_are(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        recognised = canvas.beginText(60, 700)
        recognised.setTextRenderMode(3)
        recognised.textOut("Words behind a scan")
        canvas.drawText(recognised)
        canvas.setFillColorRGB(1, 1, 1)
        put(canvas, ((60, 680, "White on a dark bar"), (60, 900, "Above"), (60, -40, "Below"), (700, 660, "Beside")))

    assert lines_of(read(tmp_path, drawn(draw)), 3) == ["Words behind a scan", "White on a dark bar", FILLER.strip()]
    cut = by_hand(written("Printer's marks", "Leaders plan."), attributes=b"/CropBox[0 0 595 770]")
    assert lines_of(read(tmp_path, cut), 1) == ["Leaders plan."]


@pytest.mark.parametrize("apart", [True, False])
@pytest.mark.parametrize(("size", "rise"), [(8, 4), (8, 6), (6, 5), (6, 7), (8, -3)])
def test_raised_letters_and_numbers_stay_in_their_line(tmp_path: Path, size: int, rise: int, apart: bool) -> None:
    pieces = (
        ("By 25", 0),
        ("th", rise),
        (" June they plan.", 0),
        ("1", rise),
        (" They ", 0),
        ("[2]", rise),
        (" wait,", 0),
        ("12", rise),
    )

    def draw(canvas: Any) -> None:
        put(canvas, ((60, 715, "The line above it is as long as this"), (60, 685, "The line below it goes on here")))
        text, x = canvas.beginText(60, 700), 60.0
        for words, up in pieces:
            font = ("Helvetica", size if up else 12)
            if apart:
                text = canvas.beginText(x, 700)
            text.setFont(*font)
            text.setRise(up)
            text.textOut(words)
            x += canvas.stringWidth(words, *font)
            if apart:
                canvas.drawText(text)
        if not apart:
            canvas.drawText(text)
        canvas.setFont("Helvetica", 12)

    assert lines_of(read(tmp_path, drawn(draw)), 3) == [
        "The line above it is as long as this",
        "By 25th June they plan.1 They [2] wait,12",
        "The line below it goes on here",
    ]


@pytest.mark.parametrize("frame", [frame_by_lines, frame_by_boxes, frame_by_thin_fills])
def test_a_table_inside_forms_that_are_moved_and_scaled_is_a_table(
    tmp_path: Path, frame: Callable[[Any], None]
) -> None:
    def draw(canvas: Any) -> None:
        canvas.beginForm("inner", -900, -900, 900, 900)
        canvas.translate(-60, -600)
        frame(canvas)
        canvas.endForm()
        canvas.beginForm("outer", -900, -900, 900, 900)
        canvas.scale(0.5, 0.5)
        canvas.translate(20, 40)
        canvas.doForm("inner")
        canvas.endForm()
        canvas.saveState()
        canvas.translate(40, 560)
        canvas.scale(2, 2)
        canvas.doForm("outer")
        canvas.restoreState()
        put(canvas, IN_CELLS)

    assert cells(read(tmp_path, drawn(draw))) == SAID


def test_a_form_that_draws_itself_ends(tmp_path: Path) -> None:
    data = by_hand(written("Leaders plan.") + b"/X Do", form=b"10 10 m 500 10 l S /X Do")
    assert lines_of(read(tmp_path, data), 1) == ["Leaders plan."]


def test_control_characters_are_left_out_and_told(tmp_path: Path) -> None:
    meant = (
        b"/CIDInit /ProcSet findresource begin begincmap /CMapName /X def 1 begincodespacerange <00> <FF> "
        b"endcodespacerange 2 beginbfchar <01> <0001> <02> <001B> endbfchar 1 beginbfrange <20> <7E> <0020> "
        b"endbfrange endcmap end"
    )
    document = read(tmp_path, by_hand(written("Leaders\1 pl\2an."), letters=meant))
    assert lines_of(document, 1) == ["Leaders plan."]
    assert [p.what[:20] for p in document.problems] == ["2 control characters"]


def test_a_line_below_a_heading_that_asks_is_none_of_it() -> None:
    asks = Line(1, "What is it like to be a child or young person with SEND in this area?", 1)
    below = Line(2, "Leaders", 1)
    found = heading_at([asks, below], 0)
    assert found is not None
    assert found.lines == 1
