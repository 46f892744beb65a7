"""Word (.docx) as a Document: paragraphs and tables in order, list items with a bullet.

Headers and footers of a page are parts of their own in the file; they are not read.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree.ElementTree import Element

from toolkit.errors import InputProblem
from toolkit.inputs.characters import left_out, printable
from toolkit.inputs.word_numbers import WordNumbers
from toolkit.inputs.word_package import W, open_word
from toolkit.inputs.word_styles import Look, WordStyles
from toolkit.inputs.word_text import ALTERNATIVES, WordReader, Words, read_of
from toolkit.model.document import Cell, Document, Line
from toolkit.model.problem import Problem

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BULLET = "\u2022 "
_SPACE = 80
_HANGING = 2
_DEEPEST = 30
_MOST_COLUMNS, _LONG_NUMBER = 1000, 9
_WRAPPERS = frozenset(f"{W}{name}" for name in "sdt sdtContent customXml ins moveTo smartTag".split())
_BLOCKS = _WRAPPERS | {f"{W}p", f"{W}tbl", ALTERNATIVES}


@dataclass(frozen=True)
class _Block:
    """A paragraph with the cell it stands in; a tracked change may join it to the next one there."""

    paragraph: Element
    cell: Cell | None
    joins_next: bool


def read_word(path: Path, data: bytes) -> Document:
    """The document's lines; raises InputProblem where it is damaged, locked, of another kind, or has no text."""
    parts = open_word(path, data)
    reader = _Reader(path, WordStyles(parts))
    body = parts.document.find(f"{W}body")
    lines = tuple(reader.read(body)) if body is not None else ()
    if not lines:
        pictures = any(e.tag.endswith("}blip") for e in parts.document.iter())
        what = "The Word file holds pictures, but no text." if pictures else "The Word file has no text in it."
        what_to_do = "Replace it with the letter as text or PDF, or take it out of the input folder."
        raise InputProblem(what, path.name, what_to_do)
    pages = lines[-1].page
    return Document(path.name, hashlib.sha256(data).hexdigest(), MEDIA_TYPE, pages, lines, tuple(reader.problems()))


class _Reader:
    """Goes through the body once, from the top down."""

    def __init__(self, path: Path, styles: WordStyles) -> None:
        self.path = path
        self.styles = styles
        self.numbers = WordNumbers(styles)
        self.words = WordReader(styles)
        self.tables = 0
        self.removed = 0
        self.number = 0
        self.gap = 1
        self.above: Look | None = None
        self.cell: Cell | None = None
        self.carried = ""
        self.inserted_files = 0

    def read(self, body: Element) -> Iterator[Line]:
        self.styles.measure(body.iter(f"{W}p"))
        paged = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
        for block in self._blocks(body, None, 0):
            yield from self._lines(block, paged, 0)

    def problems(self) -> Iterator[Problem]:
        """What was left out and a person should know of."""
        yield from left_out(self.removed, self.path.name)
        if self.words.notes:
            what = f"Footnotes or endnotes ({self.words.notes}) were left out."
            yield Problem(what, self.path.name, "Read them in the document.", "note")
        if self.inserted_files:
            what = "A part of the document comes from another file that was inserted, and was not read."
            yield Problem(what, self.path.name, "Open it in Word, save it anew, and run again.")

    def _blocks(self, container: Element, cell: Cell | None, depth: int) -> Iterator[_Block]:
        if depth > _DEEPEST:
            what = "The Word file nests its tables too deeply to be a letter."
            raise InputProblem(what, self.path.name, "Copy its text into a new Word document, and run again.")
        stack = list(reversed(container))
        while stack:
            element = stack.pop()
            if element.tag == f"{W}p":
                yield _Block(element, cell, _mark_is_deleted(element) and _next_is_paragraph(stack))
            elif element.tag == f"{W}tbl":
                yield from self._table(element, depth + 1)
            elif element.tag == f"{W}altChunk":
                self.inserted_files += 1
            elif element.tag == ALTERNATIVES:
                stack.extend(reversed(read_of(element)))
            elif element.tag in _WRAPPERS:
                stack.extend(reversed(element))

    def _table(self, table: Element, depth: int) -> Iterator[_Block]:
        number, self.tables = self.tables, self.tables + 1
        for row_number, row in enumerate(_inside(table, "tr")):
            column = _amount(row.find(f"{W}trPr/{W}gridBefore"))
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            for cell in _inside(row, "tc"):
                if cell.find(f"{W}tcPr/{W}cellDel") is not None:
                    continue
                yield from self._blocks(cell, Cell(number, row_number, column), depth)
                column += max(1, _amount(cell.find(f"{W}tcPr/{W}gridSpan")))

    def _lines(self, block: _Block, paged: bool, depth: int) -> Iterator[Line]:
        words = self.words.read(block.paragraph)
        texts = self._cleaned(words)
        self.carried = ""
        for box in words.boxes:
            for inner in self._blocks(box, None, depth + 1):
                yield from self._lines(inner, paged, depth + 1)
        if block.joins_next:
            self.carried = " ".join(texts)
            return
        blank = not any(text.strip() for text in texts)
        if blank and self.styles.end_is_hidden(block.paragraph):
            return
        look = replace(self.styles.look(block.paragraph), label=self.numbers.label(block.paragraph))
        if blank:
            self.gap += 1
            return
        yield from self._set(block, look, texts, words.pages if paged else [None] * len(texts))

    def _set(self, block: _Block, look: Look, texts: list[str], pages: list[int] | list[None]) -> Iterator[Line]:
        gap, indent = self._gap(look, block.cell), look.indent
        glyph, label = _BULLET if look.item else "", look.label
        for text, page in zip(texts, pages, strict=True):
            if not text.strip():
                gap += 1
                continue
            self.number += 1
            typed = 0 if glyph else len(text) - len(text.lstrip())
            printed = f"{glyph}{text.strip()}"
            line = Line(self.number, printed, page, gap, indent + typed, heading=look.heading, cell=block.cell)
            yield replace(line, label=label)
            hanging = _HANGING if glyph or _is_typed_item(text) else 0
            gap, glyph, label, indent = 0, "", "", indent + hanging
        self.gap, self.above, self.cell = 0, look, block.cell

    def _gap(self, look: Look, cell: Cell | None) -> int:
        """Empty lines above: the empty paragraphs, and one where the paragraphs are set apart."""
        if self.above is None or (self.cell is None) != (cell is None):
            return max(1, self.gap)
        if (look.item and self.above.item) or (self.cell != cell):
            return self.gap
        if look.item != self.above.item:
            return max(1, self.gap)
        close = look.close_to and look.close_to == self.above.close_to
        apart = not close and max(self.above.after, look.before) >= _SPACE
        return self.gap + int(apart)

    def _cleaned(self, words: Words) -> list[str]:
        texts = [f"{self.carried}{words.lines[0]}", *words.lines[1:]]
        cleaned = [printable(text) for text in texts]
        self.removed += sum(removed for _, removed in cleaned)
        return [text.replace("\n", " ") for text, _ in cleaned]


def _inside(parent: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those in a content control."""
    stack = list(reversed(parent))
    while stack:
        element = stack.pop()
        if element.tag == f"{W}{name}":
            yield element
        elif element.tag == ALTERNATIVES:
            stack.extend(reversed(read_of(element)))
        elif element.tag in _WRAPPERS:
            stack.extend(reversed(element))


def _amount(element: Element | None) -> int:
    text = "0" if element is None else element.get(f"{W}val", "0")
    return min(int(text), _MOST_COLUMNS) if text.isdecimal() and len(text) < _LONG_NUMBER else 0


def _mark_is_deleted(paragraph: Element) -> bool:
    """True where a tracked change takes away the paragraph's end, and so joins it to the next."""
    marks = ("del", "moveFrom")
    return any(paragraph.find(f"{W}pPr/{W}rPr/{W}{mark}") is not None for mark in marks)


def _next_is_paragraph(stack: list[Element]) -> bool:
    """True where of what comes next in the same cell or body the first block is a paragraph."""
    return next((e.tag for e in reversed(stack) if e.tag in _BLOCKS), "") == f"{W}p"


def _is_typed_item(text: str) -> bool:
    start = text.lstrip()[:2]
    return len(start) == 2 and not start[0].isalnum() and start[1].isspace()
