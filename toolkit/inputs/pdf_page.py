"""One page of a PDF as pypdfium2 gives it: runs of text with their boxes, and the rules drawn.

The only module that talks to pypdfium2, which is not thread-safe: one document at a time in a process.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_GAP = 0.42
_TOO_CLOSE = 0.6
_THIN = 2.0
_LINE_END_HYPHEN = "\ufffe"
_MOST_DEPTH = 4
_MOST_SEGMENTS = 400


@dataclass(frozen=True)
class Run:
    """Words in one line without a gap wider than a space, in points from the page's top left corner.

    `words` is where they start after a bullet glyph.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    words: float
    bold: bool

    @property
    def size(self) -> float:
        return max(self.bottom - self.top, 1.0)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Rule:
    """A straight line drawn on the page; horizontal where `top` is `bottom`."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """What is printed on a page; `images` tells a scan from an empty page."""

    number: int
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    images: int


class Encrypted(Exception):
    """The PDF asks for a password."""


class Damaged(Exception):
    """The bytes are no PDF that can be read."""


def read_pages(data: bytes) -> list[Page]:
    """Every page of the PDF; raises Encrypted or Damaged."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise Encrypted from error
        raise Damaged from error
    try:
        return [_read_page(document, index) for index in range(len(document))]
    except pdfium.PdfiumError as error:
        raise Damaged from error
    finally:
        document.close()


def _read_page(document: pdfium.PdfDocument, index: int) -> Page:
    page = document[index]
    try:
        height = page.get_height()
        text_page = page.get_textpage()
        try:
            runs = tuple(_Characters(text_page, height).runs())
        finally:
            text_page.close()
        rules, images = _drawn(page, height)
        return Page(index + 1, height, runs, rules, images)
    finally:
        page.close()


def _drawn(page: pdfium.PdfPage, height: float) -> tuple[tuple[Rule, ...], int]:
    """The rules, also those drawn as thin boxes, and the number of images."""
    rules, images = [], 0
    for thing in page.get_objects(
        filter=(pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE), max_depth=_MOST_DEPTH
    ):
        if thing.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            images += 1
            continue
        left, bottom, right, top = thing.get_bounds()
        if right - left <= _THIN < top - bottom:
            rules.append(Rule((left + right) / 2, height - top, (left + right) / 2, height - bottom))
        elif top - bottom <= _THIN < right - left:
            rules.append(Rule(left, height - (top + bottom) / 2, right, height - (top + bottom) / 2))
        else:
            rules += _outline(thing, (left, height - top, right, height - bottom))
    return tuple(rules), images


def _outline(path: pdfium.PdfObject, box: tuple[float, float, float, float]) -> Iterator[Rule]:
    """The straight rules of a stroked shape, such as a frame drawn in one go; `box` is where it stands."""
    ends = _on_page(_ends(path), box)
    start = ends[0] if ends else None
    for a, b in pairwise(ends):
        start = b if b.moves else start
        if not b.moves:
            yield from _straight(a, b)
    if start:
        yield from _straight(ends[-1], start)


@dataclass(frozen=True)
class _End:
    """Where a piece of an outline ends; `moves` where the pen only went there."""

    x: float
    y: float
    moves: bool


def _ends(path: pdfium.PdfObject) -> list[_End]:
    """The ends of a stroked shape's pieces as the file has them; none where it is filled or has very many."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path.raw, ctypes.byref(fill), ctypes.byref(stroke))
    count = pdfium_c.FPDFPath_CountSegments(path.raw) if stroke.value else 0
    return [_end(path, index) for index in range(count)] if count <= _MOST_SEGMENTS else []


def _end(path: pdfium.PdfObject, index: int) -> _End:
    piece = pdfium_c.FPDFPath_GetPathSegment(path.raw, index)
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium_c.FPDFPathSegment_GetPoint(piece, ctypes.byref(x), ctypes.byref(y))
    return _End(x.value, y.value, pdfium_c.FPDFPathSegment_GetType(piece) == pdfium_c.FPDF_SEGMENT_MOVETO)


def _on_page(ends: list[_End], box: tuple[float, float, float, float]) -> list[_End]:
    """The same ends stretched to where the shape stands on the page (left, top, right, bottom)."""
    if len(ends) < 2:
        return []
    left, right = min(e.x for e in ends), max(e.x for e in ends)
    low, high = min(e.y for e in ends), max(e.y for e in ends)
    across, up = (box[2] - box[0]) / (right - left or 1.0), (box[3] - box[1]) / (high - low or 1.0)
    return [_End(box[0] + (e.x - left) * across, box[3] - (e.y - low) * up, e.moves) for e in ends]


def _straight(a: _End, b: _End) -> Iterator[Rule]:
    if abs(a.x - b.x) <= _THIN or abs(a.y - b.y) <= _THIN:
        yield Rule(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y))


class _Characters:
    """The characters of a page, cut into runs at line breaks and gaps."""

    def __init__(self, text_page: pdfium.PdfTextPage, height: float) -> None:
        self.raw = text_page.raw
        self.height = height
        count = text_page.count_chars()
        text = text_page.get_text_range() if count else ""
        self.text = text if len(text) == count else self._one_by_one(count)

    def _one_by_one(self, count: int) -> str:
        codes = (pdfium_c.FPDFText_GetUnicode(self.raw, i) for i in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)

    def runs(self) -> Iterator[Run]:
        for first, last in self._pieces():
            yield self._run(first, last)

    def _pieces(self) -> Iterator[tuple[int, int]]:
        """First and last character of each run, neither of them white space."""
        first = last = -1
        broken = False
        for index, character in enumerate(self.text):
            if character.isspace() or character == "\0":
                broken = True
                continue
            if first >= 0 and broken and self._is_apart(last, index):
                yield first, last
                first = index
            first = index if first < 0 else first
            last, broken = index, character == _LINE_END_HYPHEN
        if first >= 0:
            yield first, last

    def _is_apart(self, before: int, after: int) -> bool:
        """True where the two stand on other lines, or far from each other on one."""
        a, b = self._box(before), self._box(after)
        size = max(a[3] - a[1], 1.0)
        other_line = abs((a[1] + a[3]) / 2 - (b[1] + b[3]) / 2) > _TOO_CLOSE * size
        return other_line or b[0] - a[2] > _GAP * size or b[0] < a[0] - size

    def _box(self, index: int) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        box = pdfium_c.FS_RECTF()
        pdfium_c.FPDFText_GetLooseCharBox(self.raw, index, ctypes.byref(box))
        return box.left, self.height - box.top, box.right, self.height - box.bottom

    def _run(self, first: int, last: int) -> Run:
        start, end = self._box(first), self._box(last)
        words = " ".join(self.text[first : last + 1].replace(_LINE_END_HYPHEN, "-").split())
        bold = self._is_bold(first) and self._is_bold(last)
        top, bottom = min(start[1], end[1]), max(start[3], end[3])
        return Run(words, start[0], end[2], top, bottom, self._start_of_words(first, last), bold)

    def _start_of_words(self, first: int, last: int) -> float:
        glyph = not self.text[first].isalnum() and self.text[first + 1 : first + 2].isspace()
        second = next((i for i in range(first + 1, last + 1) if not self.text[i].isspace()), first)
        return self._box(second if glyph else first)[0]

    def _is_bold(self, index: int) -> bool:
        name = ctypes.create_string_buffer(80)
        flags = ctypes.c_int()
        pdfium_c.FPDFText_GetFontInfo(self.raw, index, name, len(name), ctypes.byref(flags))
        return b"bold" in name.value.lower() or int(pdfium_c.FPDFText_GetFontWeight(self.raw, index)) >= 600
