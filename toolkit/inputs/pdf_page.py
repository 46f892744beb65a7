"""One page of a PDF as pypdfium2 gives it: runs of text with their boxes, and the rules drawn.

pypdfium2 is not thread-safe: one document at a time in a process.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from toolkit.inputs.pdf_drawn import Rule, drawn
from toolkit.inputs.pdf_limits import LIMITS, Limits, TooMuch
from toolkit.inputs.pdf_view import Box, View

_GAP = 0.42
_TOO_CLOSE = 0.6
_LINE_END_HYPHEN = "\ufffe"
_QUARTER = math.pi / 2
_UPRIGHT = 0.2
_SAMPLE = 60


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
class Page:
    """What is printed on a page, held so that most of its words are upright.

    `sideways` are the words that run another way; `images` tells a scan from an empty page.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    images: int
    sideways: tuple[str, ...] = ()


class Encrypted(Exception):
    """The PDF asks for a password."""


class Damaged(Exception):
    """The bytes are no PDF that can be read."""


def read_pages(data: bytes, limits: Limits = LIMITS) -> list[Page]:
    """Every page of the PDF; raises Encrypted, Damaged or TooMuch."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise Encrypted from error
        raise Damaged from error
    try:
        return [*_pages(document, limits)]
    except pdfium.PdfiumError as error:
        raise Damaged from error
    finally:
        document.close()


def _pages(document: pdfium.PdfDocument, limits: Limits) -> Iterator[Page]:
    if len(document) > limits.pages:
        raise TooMuch(f"The PDF has {len(document):,} pages; more than {limits.pages:,} are not read.")
    characters = 0
    for index in range(len(document)):
        page = _read_page(document, index, limits)
        characters += sum(len(run.text) for run in page.runs)
        if characters > limits.characters_in_all:
            most = f"more than {limits.characters_in_all:,} characters, the most that are read of one file"
            raise TooMuch(f"The PDF holds {most}.")
        yield page


def _read_page(document: pdfium.PdfDocument, index: int, limits: Limits) -> Page:
    page = document[index]
    try:
        shown = View(*page.get_bbox())
        text_page = page.get_textpage()
        try:
            if (count := text_page.count_chars()) > limits.characters:
                raise TooMuch(
                    f"Page {index + 1} of the PDF holds {count:,} characters; pages with more than"
                    f" {limits.characters:,} are not read."
                )
            characters = _Characters(text_page, shown)
            runs, sideways = characters.runs()
        finally:
            text_page.close()
        view = characters.view
        rules, images = drawn(page, index + 1, view, limits.drawn)
        return Page(index + 1, view.width, view.height, runs, rules, images, sideways)
    finally:
        page.close()


class _Characters:
    """The characters of a page, cut into runs at line breaks and gaps."""

    def __init__(self, text_page: pdfium.PdfTextPage, shown: View) -> None:
        self.raw = text_page.raw
        count = text_page.count_chars()
        text = text_page.get_text_range() if count else ""
        self.text = text if len(text) == count else self._one_by_one(count)
        self.view = replace(shown, quarters=self._quarters())

    def _quarters(self) -> int:
        """The quarter turns by which most words are turned."""
        worded = [index for index, character in enumerate(self.text) if not character.isspace()]
        sample = worded[:: max(1, len(worded) // _SAMPLE)]
        turns = Counter(
            round(angle / _QUARTER) % 4 for i in sample if _off(angle := self._angle(i), _QUARTER) < _UPRIGHT
        )
        return turns.most_common(1)[0][0] if turns else 0

    def _angle(self, index: int) -> float:
        """How far the character is turned clockwise, in radians."""
        return float(pdfium_c.FPDFText_GetCharAngle(self.raw, index))

    def _one_by_one(self, count: int) -> str:
        codes = (pdfium_c.FPDFText_GetUnicode(self.raw, i) for i in range(count))
        return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)

    def runs(self) -> tuple[tuple[Run, ...], tuple[str, ...]]:
        """The runs that the page shows, and the words of those that run another way than most."""
        upright: list[Run] = []
        sideways: list[str] = []
        for first, last in self._pieces():
            run = self._run(first, last)
            if not self.view.shows((run.left, run.top, run.right, run.bottom)):
                continue
            if _off(self._angle(first) - self.view.quarters * _QUARTER, 4 * _QUARTER) < _UPRIGHT:
                upright.append(run)
            else:
                sideways.append(run.text)
        return tuple(upright), tuple(sideways)

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

    def _box(self, index: int) -> Box:
        """Left, top, right, bottom."""
        box = pdfium_c.FS_RECTF()
        pdfium_c.FPDFText_GetLooseCharBox(self.raw, index, ctypes.byref(box))
        return self.view.box(box.left, box.bottom, box.right, box.top)

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


def _off(angle: float, step: float) -> float:
    """How far the angle is from the nearest multiple of the step."""
    return abs(math.remainder(angle, step))
