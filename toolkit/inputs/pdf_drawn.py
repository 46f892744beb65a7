"""What is drawn on a PDF page beside its text: straight rules, wherever they come from, and pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from toolkit.inputs.pdf_limits import TooMuch
from toolkit.inputs.pdf_view import View

_THIN = 2.0
_MOST_DEPTH = 4
_MOST_SEGMENTS = 400


@dataclass(frozen=True)
class Rule:
    """A straight line drawn on the page; horizontal where `top` is `bottom`."""

    left: float
    top: float
    right: float
    bottom: float


def drawn(page: pdfium.PdfPage, number: int, view: View, most: int) -> tuple[tuple[Rule, ...], int]:
    """The rules, also those drawn as thin boxes, and the number of images; raises TooMuch."""
    rules: list[Rule] = []
    images = 0
    for thing in page.get_objects(
        filter=(pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE), max_depth=_MOST_DEPTH
    ):
        if thing.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            images += 1
        else:
            rules += _rules(thing, view)
        if images + len(rules) > most:
            raise TooMuch(f"Page {number} of the PDF has more than {most:,} lines and pictures drawn on it.")
    return tuple(rules), images


def _rules(path: pdfium.PdfObject, view: View) -> Iterator[Rule]:
    form = _form_matrix(path)
    bounds = path.get_bounds()
    left, top, right, bottom = view.box(*(form.on_rect(*bounds) if form else bounds))
    if right - left <= _THIN < bottom - top:
        yield Rule((left + right) / 2, top, (left + right) / 2, bottom)
    elif bottom - top <= _THIN < right - left:
        yield Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
    else:
        yield from _outline(_ends(path, form, view))


def _form_matrix(path: pdfium.PdfObject) -> pdfium.PdfMatrix | None:
    """From the places inside a form to those on the page; None where the path stands in no form."""
    matrix, form = None, path.container
    while form:
        matrix = matrix.multiply(form.get_matrix()) if matrix else form.get_matrix()
        form = form.container
    return matrix


@dataclass(frozen=True)
class _End:
    """Where a piece of an outline ends; `moves` where the pen only went there."""

    x: float
    y: float
    moves: bool


def _outline(ends: list[_End]) -> Iterator[Rule]:
    """The straight rules of a shape, such as a frame drawn in one go."""
    start = ends[0] if ends else None
    for a, b in pairwise(ends):
        start = b if b.moves else start
        if not b.moves:
            yield from _straight(a, b)
    if start:
        yield from _straight(ends[-1], start)


def _ends(path: pdfium.PdfObject, form: pdfium.PdfMatrix | None, view: View) -> list[_End]:
    """The ends of a stroked shape's pieces as seen; none where it is filled or has very many."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path.raw, ctypes.byref(fill), ctypes.byref(stroke))
    count = pdfium_c.FPDFPath_CountSegments(path.raw) if stroke.value else 0
    if not 1 < count <= _MOST_SEGMENTS:
        return []
    matrix = path.get_matrix()
    matrix = matrix.multiply(form) if form else matrix
    return [_end(path, index, matrix, view) for index in range(count)]


def _end(path: pdfium.PdfObject, index: int, matrix: pdfium.PdfMatrix, view: View) -> _End:
    piece = pdfium_c.FPDFPath_GetPathSegment(path.raw, index)
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium_c.FPDFPathSegment_GetPoint(piece, ctypes.byref(x), ctypes.byref(y))
    moves = pdfium_c.FPDFPathSegment_GetType(piece) == pdfium_c.FPDF_SEGMENT_MOVETO
    return _End(*view.point(*matrix.on_point(x.value, y.value)), moves)


def _straight(a: _End, b: _End) -> Iterator[Rule]:
    if abs(a.x - b.x) <= _THIN or abs(a.y - b.y) <= _THIN:
        yield Rule(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y))
