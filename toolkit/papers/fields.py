"""Fields of a Word document: numbers of captions and cross-references, shown right without Word working them out."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.papers.word_tags import text_of, w


@dataclass(frozen=True)
class Field:
    """An instruction such as `REF weaknesses \\r \\h`, and the elements with the text it shows."""

    instruction: tuple[str, ...]
    texts: tuple[Any, ...]

    @property
    def kind(self) -> str:
        return self.instruction[0].upper() if self.instruction else ""

    def show(self, text: str) -> None:
        """The text as its result; what more there was is emptied."""
        for place, element in enumerate(self.texts):
            element.text = "" if place else text


def fields(body: Any) -> Iterator[Field]:
    """Every field in order: those in one element, and those that run from a begin mark to an end mark."""
    open_fields: list[tuple[list[str], list[Any]]] = []
    for element in body.iter(w("fldSimple"), w("fldChar"), w("instrText"), w("t")):
        if element.tag == w("fldSimple"):
            yield Field(tuple(element.get(w("instr"), "").split()), tuple(element.iter(w("t"))))
        elif element.tag == w("fldChar"):
            kind = element.get(w("fldCharType"))
            if kind == "begin":
                open_fields.append(([], []))
            elif kind == "end" and open_fields:
                said, texts = open_fields.pop()
                yield Field(tuple("".join(said).split()), tuple(texts))
        elif open_fields and element.tag == w("instrText"):
            open_fields[-1][0].append(element.text or "")
        elif open_fields:
            open_fields[-1][1].append(element)


def number_captions(body: Any) -> None:
    """`SEQ Table` fields count on from the top, each name for itself."""
    counts: Counter[str] = Counter()
    for field in fields(body):
        if field.kind == "SEQ" and len(field.instruction) > 1:
            counts[field.instruction[1]] += 1
            field.show(str(counts[field.instruction[1]]))


def show_references(body: Any, numbers: Mapping[Any, str]) -> list[str]:
    """`REF name` shows the words marked so, `REF name \\r` the number of their paragraph.

    The names that are marked nowhere: their references keep what they showed.
    """
    marks = {mark.get(w("name")): mark for mark in body.iter(w("bookmarkStart"))}
    missing = []
    for field in fields(body):
        if field.kind != "REF" or len(field.instruction) < 2:
            continue
        mark = marks.get(field.instruction[1])
        if mark is None:
            missing.append(field.instruction[1])
        elif {"\\r", "\\n", "\\w"} & {*field.instruction}:
            field.show(numbers.get(_paragraph_of(mark), ""))
        else:
            field.show(_marked_text(mark))
    return missing


def _paragraph_of(mark: Any) -> Any:
    """The paragraph a bookmark stands in, or before."""
    element = mark
    while element is not None and element.tag != w("p"):
        element = element.getparent()
    return element if element is not None else mark.getnext()


def _marked_text(mark: Any) -> str:
    """The words between a bookmark's start and end, in one paragraph."""
    words = []
    for element in mark.itersiblings():
        if element.tag == w("bookmarkEnd") and element.get(w("id")) == mark.get(w("id")):
            break
        words.append(text_of(element))
    return re.sub(r"\s+", " ", "".join(words)).strip()
