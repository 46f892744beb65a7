"""PDF files: what can be read, what is refused and with what advice, hyphens, tables by their rules."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.make_sample_report import SAMPLE_REPORT
from toolkit.errors import InputProblem
from toolkit.inputs.read import read_document
from toolkit.model.document import Document, Line

FILLER = "Words enough for a page that is more than a picture of one, said again and again. "


def drawn(draw: Callable[[Any], None], **options: Any) -> bytes:
    """A one-page PDF, A4, that `draw` draws on; below stand words enough to be read."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1, **options)
    canvas.setFont("Helvetica", 12)
    draw(canvas)
    for line in range(6):
        canvas.drawString(60, 200 - 15 * line, FILLER)
    canvas.save()
    return out.getvalue()


def read(folder: Path, data: bytes, name: str = "letter.pdf") -> Document:
    path = folder / name
    path.write_bytes(data)
    return read_document(path)


def refused(folder: Path, data: bytes) -> InputProblem:
    with pytest.raises(InputProblem) as raised:
        read(folder, data)
    return raised.value


def cells(document: Document) -> dict[tuple[int, int], str]:
    """Words by row and column."""
    found: dict[tuple[int, int], list[Line]] = {}
    for line in document.lines:
        if line.cell:
            found.setdefault((line.cell.row, line.cell.column), []).append(line)
    return {place: " ".join(x.text for x in lines) for place, lines in found.items()}


def scan() -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.drawImage(ImageReader(Image.new("L", (100, 140), 200)), 0, 0, 595, 842)
    canvas.save()
    return out.getvalue()


def test_a_scan_is_told_from_an_empty_page_and_refused_with_what_to_do(tmp_path: Path) -> None:
    problem = refused(tmp_path, scan()).problem
    assert "a picture of the pages, without text" in problem.what
    assert "text recognition" in problem.what_to_do
    out = BytesIO()
    blank = Canvas(out, invariant=1)
    blank.showPage()
    blank.save()
    assert "no text in it" in refused(tmp_path, out.getvalue()).problem.what


def test_a_locked_pdf_is_refused_with_what_to_do(tmp_path: Path) -> None:
    problem = refused(tmp_path, drawn(lambda canvas: None, encrypt="secret")).problem
    assert "locked with a password" in problem.what
    assert "without the password" in problem.what_to_do


@pytest.mark.parametrize("keep", [10, 400, 3000])
def test_a_cut_off_pdf_is_refused_not_half_read(tmp_path: Path, keep: int) -> None:
    problem = refused(tmp_path, SAMPLE_REPORT.read_bytes()[:keep]).problem
    assert "damaged or incomplete" in problem.what
    assert "Download it again" in problem.what_to_do


def test_a_hyphen_at_a_lines_end_is_kept(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(60, 700, "Families and officers worked on it in real co-")
        canvas.drawString(60, 685, "production, and young people over-")
        canvas.drawString(60, 670, "saw it.")

    said = [line.text for line in read(tmp_path, drawn(draw)).lines[:3]]
    assert [text[-3:] for text in said] == ["co-", "er-", "it."]


def test_every_line_knows_its_page_and_a_number_that_counts_on(tmp_path: Path) -> None:
    document = read(tmp_path, SAMPLE_REPORT.read_bytes())
    assert document.pages == max(line.page or 0 for line in document.lines)
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))


def frame_by_lines(canvas: Any) -> None:
    for y in (600, 650, 700):
        canvas.line(60, y, 500, y)
    for x in (60, 200, 500):
        canvas.line(x, 600, x, 700)


def frame_by_boxes(canvas: Any) -> None:
    for y in (600, 650):
        canvas.rect(60, y, 140, 50)
        canvas.rect(200, y, 300, 50)


def frame_in_one_path(canvas: Any) -> None:
    path = canvas.beginPath()
    for y in (600, 650, 700):
        path.moveTo(60, y)
        path.lineTo(500, y)
    for x in (60, 200, 500):
        path.moveTo(x, 600)
        path.lineTo(x, 700)
    canvas.drawPath(path)


def frame_by_thin_fills(canvas: Any) -> None:
    for y in (600, 650, 700):
        canvas.rect(60, y, 440, 0.5, stroke=0, fill=1)
    for x in (60, 200, 500):
        canvas.rect(x, 600, 0.5, 100, stroke=0, fill=1)


@pytest.mark.parametrize("frame", [frame_by_lines, frame_by_boxes, frame_in_one_path, frame_by_thin_fills])
def test_cells_are_told_apart_however_their_rules_are_drawn(tmp_path: Path, frame: Callable[[Any], None]) -> None:
    def draw(canvas: Any) -> None:
        frame(canvas)
        for x, y, text in ((65, 680, "Who"), (205, 680, "What"), (65, 630, "Council"), (65, 615, "and board")):
            canvas.drawString(x, y, text)
        canvas.drawString(205, 630, "Acts at once")

    assert cells(read(tmp_path, drawn(draw))) == {
        (0, 0): "Who",
        (0, 1): "What",
        (1, 0): "Council and board",
        (1, 1): "Acts at once",
    }


def test_a_line_under_words_is_no_table(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(60, 700, "A heading")
        canvas.line(60, 697, 500, 697)
        canvas.rect(60, 400, 440, 250)

    assert cells(read(tmp_path, drawn(draw))) == {}


def test_columns_without_rules_are_parted_by_tabs(tmp_path: Path) -> None:
    def draw(canvas: Any) -> None:
        for y, (a, b) in (
            (700, ("Ofsted", "Care Quality Commission")),
            (685, ("Ruth Ingleby, HMI", "Nora Pell, lead")),
        ):
            canvas.drawString(60, y, a)
            canvas.drawString(300, y, b)
        canvas.drawString(60, 670, "Gwendolen Farrow-Hythe, Ofsted HMI, lead")
        canvas.drawString(300, 670, "Idris Vane")

    said = [line.text for line in read(tmp_path, drawn(draw)).lines[:3]]
    assert said[0] == "Ofsted\tCare Quality Commission"
    assert said[1] == "Ruth Ingleby, HMI\tNora Pell, lead"
    assert said[2] == "Gwendolen Farrow-Hythe, Ofsted HMI, lead\tIdris Vane"
