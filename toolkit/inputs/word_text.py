"""The words of a Word paragraph as it would be printed: insertions in, deletions and hidden text out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from toolkit.inputs.word_package import W
from toolkit.inputs.word_styles import WordStyles, is_on

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WORDS = frozenset({f"{W}t", f"{_MATH}t"})
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_LEFT_OUT = frozenset(
    f"{W}{name}"
    for name in """pPr rPr sdtPr sdtEndPr del moveFrom delText instrText delInstrText rt tblPr trPr tcPr sectPr
    tblGrid""".split()
)
_SPOKEN = frozenset(
    [f"{_MATH}t"]
    + [
        f"{W}{name}"
        for name in """t tab ptab br cr noBreakHyphen sym fldChar txbxContent lastRenderedPageBreak
        footnoteReference endnoteReference""".split()
    ]
)
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-"}


@dataclass
class Words:
    """A paragraph's lines (more than one where it has line breaks), each with the page it starts on."""

    lines: list[str] = field(default_factory=lambda: [""])
    pages: list[int] = field(default_factory=lambda: [1])
    boxes: list[Element] = field(default_factory=list)


class WordReader:
    """Reads one paragraph after another; `page` counts the breaks Word noted when it last laid out the document."""

    def __init__(self, styles: WordStyles) -> None:
        self.styles = styles
        self.page = 1
        self.fields: list[bool] = []
        self.notes = 0

    def read(self, paragraph: Element) -> Words:
        """The paragraph's words; text boxes in it are handed back unread."""
        words = Words(pages=[self.page])
        self.fields = []
        for piece in self._spoken(paragraph):
            self._take(piece, words)
        return words

    def _spoken(self, paragraph: Element) -> Iterator[Element]:
        """What the paragraph prints, in order."""
        hidden = self.styles.hides_text(self.styles.style_of(paragraph))
        stack = list(reversed(paragraph))
        while stack:
            element = stack.pop()
            if element.tag in _LEFT_OUT or (element.tag == f"{W}r" and self._is_hidden(element, hidden)):
                continue
            if element.tag in _SPOKEN:
                yield element
            elif element.tag == ALTERNATIVES:
                stack.extend(reversed(read_of(element)))
            else:
                stack.extend(reversed(element))

    def _is_hidden(self, run: Element, paragraph_is: bool) -> bool:
        """The run's own mark counts; a style of the paragraph and one of the run undo each other, as in Word."""
        own, style = run.find(f"{W}rPr/{W}vanish"), run.find(f"{W}rPr/{W}rStyle")
        if own is not None:
            return is_on(own)
        return paragraph_is != (style is not None and self.styles.hides_text(style.get(f"{W}val", "")))

    def _take(self, piece: Element, words: Words) -> None:
        if piece.tag == f"{W}fldChar":
            self._field(piece.get(f"{W}fldCharType", ""))
        elif piece.tag == f"{W}lastRenderedPageBreak":
            self.page += 1
            if not words.lines[-1].strip():
                words.pages[-1] = self.page
        elif piece.tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            self.notes += 1
        elif piece.tag == f"{W}txbxContent":
            words.boxes.append(piece)
        elif True not in self.fields:
            self._say(piece, words)

    def _field(self, mark: str) -> None:
        """Between begin and separate stands the field's code, after it the text that is printed."""
        if mark == "begin":
            self.fields.append(True)
        elif self.fields and mark == "separate":
            self.fields[-1] = False
        elif self.fields and mark == "end":
            self.fields.pop()

    def _say(self, piece: Element, words: Words) -> None:
        if piece.tag in {f"{W}br", f"{W}cr"}:
            if piece.get(f"{W}type", "textWrapping") == "textWrapping":
                words.lines.append("")
                words.pages.append(self.page)
            elif words.lines[-1] and not words.lines[-1][-1].isspace():
                words.lines[-1] += " "
        elif piece.tag == f"{W}sym":
            words.lines[-1] += _symbol(piece.get(f"{W}char", ""))
        else:
            words.lines[-1] += _SIGNS.get(piece.tag) or piece.text or ""


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def read_of(alternatives: Element) -> list[Element]:
    """Of a passage or drawing kept in several versions, what is in the first that has words; else in the first."""
    with_words = (v for v in alternatives if any(e.text for e in v.iter() if e.tag in _WORDS))
    return list(next(with_words, next(iter(alternatives), [])))
