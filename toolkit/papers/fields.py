"""Fields of a Word document, in one element or between marks, and the text that each shows."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.papers.instructions import Instruction, read_instruction
from toolkit.papers.word_tags import Element, is_repeated, w


@dataclass
class Field:
    """`start`: its only element or its begin mark; `separate` and `end`: the marks around what it shows.

    `copied`: it stands in what a cross-reference shows. `nested`: its instruction has a field in it, so that only
    Word knows what it says.
    """

    start: Element
    said: str = ""
    separate: Element | None = None
    end: Element | None = None
    texts: list[Element] = field(default_factory=list)
    copied: bool = False
    nested: bool = False

    @property
    def instruction(self) -> Instruction:
        return read_instruction("" if self.nested else self.said)

    @property
    def kind(self) -> str:
        return self.instruction.kind

    @property
    def shown(self) -> str:
        """What it shows now."""
        return "".join(text.text or "" for text in self.texts)

    def show(self, text: str) -> None:
        """The text as its result; what more there was is emptied."""
        if not self.texts:
            self.texts.append(self._make_room())
        for place, element in enumerate(self.texts):
            element.text = "" if place else text

    def _make_room(self) -> Element:
        """A text for a result that was never worked out."""
        text = self.start.makeelement(w("t"), {})
        if self.end is None:
            run = self.start.makeelement(w("r"), {})
            run.append(text)
            self.start.append(run)
            return text
        if self.separate is None:
            self.separate = self.end.makeelement(w("fldChar"), {w("fldCharType"): "separate"})
            self.end.addprevious(self.separate)
        self.end.addprevious(text)
        return text


def fields(body: Element) -> Iterator[Field]:
    """Every field in order, one that stands in another before that."""
    open_fields: list[Field] = []
    for element in body.iter(w("fldSimple"), w("fldChar"), w("instrText"), w("t")):
        if element.tag == w("t"):
            _take_text(open_fields, element)
        elif element.tag == w("instrText"):
            if open_fields and open_fields[-1].separate is None:
                open_fields[-1].said += element.text or ""
        elif not is_repeated(element):
            yield from _simple(element, open_fields) if element.tag == w("fldSimple") else _marked(element, open_fields)


def _take_text(open_fields: list[Field], text: Element) -> None:
    if open_fields and open_fields[-1].separate is not None:
        for each in open_fields:
            if each.separate is not None:
                each.texts.append(text)


def _simple(element: Element, open_fields: list[Field]) -> Iterator[Field]:
    said, texts = element.get(w("instr"), ""), list(element.iter(w("t")))
    above = (read_instruction(e.get(w("instr"), "")).kind for e in element.iterancestors(w("fldSimple")))
    _opens(open_fields)
    yield Field(element, said, texts=texts, copied="REF" in above or _in_reference(open_fields))


def _marked(mark: Element, open_fields: list[Field]) -> Iterator[Field]:
    """The field that this mark ends."""
    kind = mark.get(w("fldCharType"))
    if kind == "begin":
        _opens(open_fields)
        open_fields.append(Field(mark))
    elif kind == "separate" and open_fields and open_fields[-1].separate is None:
        open_fields[-1].separate = mark
    elif kind == "end" and open_fields:
        ended = open_fields.pop()
        ended.end, ended.copied = mark, _in_reference(open_fields)
        yield ended


def _opens(open_fields: list[Field]) -> None:
    if open_fields and open_fields[-1].separate is None:
        open_fields[-1].nested = True


def _in_reference(open_fields: list[Field]) -> bool:
    return any(each.separate is not None and each.kind == "REF" for each in open_fields)
