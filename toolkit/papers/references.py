"""Numbers of captions and cross-references, shown right without Word working them out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.papers.fields import Field, fields
from toolkit.papers.word_tags import Element, is_repeated, paragraph_of, said_by, w

_SPEAKING = (w("t"), w("tab"), w("br"), w("cr"), w("noBreakHyphen"))
_NUMBER = {"r", "n", "w"}
_WORDS_OWN = {"p", "d", "f", "t"}  # "above", separators, footnotes, numbers without their words: left as they are


@dataclass(frozen=True)
class Lost:
    """A cross-reference that could not be followed and shows what it showed: what is wrong, and what to do."""

    name: str
    what: str
    mend: str


_AGAIN = (
    "In the template, delete it, and put it in again with References, Cross-reference: choose the paragraph, heading"
    " or table that it means."
)
_NUMBERED = "Give that paragraph a numbered style again, such as Numbered Paragraph, or delete the cross-reference."


def led_nowhere(name: str) -> Lost:
    """What to say of a cross-reference without a target."""
    what = f"The cross-reference to '{name}' leads nowhere: its target was deleted or typed anew."
    return Lost(name, what, _AGAIN)


def left_out(name: str) -> Lost:
    """What to say of a cross-reference to what the template has and this paper has not."""
    what = (
        f"The cross-reference to '{name}' leads nowhere in some papers: its target stands between tags that leave it"
        " out."
    )
    return Lost(name, what, "Put it between the same tags.")


def _spread(name: str) -> Lost:
    what = f"The cross-reference to '{name}' cannot be followed: its target is not within one paragraph."
    return Lost(name, what, _AGAIN)


def _unnumbered(name: str) -> Lost:
    what = f"The cross-reference to '{name}' asks for the number of a paragraph that has none."
    return Lost(name, what, _NUMBERED)


def number_captions(body: Element) -> None:
    """`SEQ Table` fields count on from the top, each name for itself."""
    counts: dict[str, int] = {}
    for field in fields(body):
        said = field.instruction
        if said.kind == "SEQ" and len(said.names) == 1 and not field.copied and "s" not in said.switches:
            name = said.names[0].casefold()
            counts[name] = _count(counts.get(name, 0), said.switches)
            if "h" in said.switches and "*" not in said.switches:
                field.show("")
            elif text := said.number(counts[name]):
                field.show(text)


def _count(before: int, switches: Mapping[str, tuple[str, ...]]) -> int:
    """The next number, the same once more, or the one it is told."""
    told = next(iter(switches.get("r", ())), "")
    if told.isdecimal() and len(told) < 6:
        return int(told)
    return before if "c" in switches else before + 1


def cross_references(body: Element) -> Iterator[tuple[str, Field]]:
    """Each cross-reference with the name of the bookmark that it leads to."""
    for field in fields(body):
        if field.kind == "REF" and field.instruction.names and not field.copied:
            yield field.instruction.names[0], field


def bookmarks(body: Element) -> dict[str, Element]:
    """Where each bookmark starts, by its name in small letters; of two of one name the first counts."""
    found: dict[str, Element] = {}
    for mark in body.iter(w("bookmarkStart")):
        found.setdefault(mark.get(w("name"), "").casefold(), mark)
    return found


def show_references(body: Element, numbers: Mapping[Element, str]) -> list[Lost]:
    """`REF name` shows the words marked so, `REF name \\r` the number of their paragraph; the lost ones."""
    marks = bookmarks(body)
    lost = []
    for name, field in cross_references(body):
        mark = marks.get(name.casefold())
        found = led_nowhere(name) if mark is None else _followed(body, mark, field, numbers)
        if isinstance(found, Lost):
            lost.append(found)
        elif found:
            field.show(found)
    return list(dict.fromkeys(lost))


def _followed(body: Element, mark: Element, field: Field, numbers: Mapping[Element, str]) -> str | Lost:
    """What the cross-reference shows; "" where only Word can tell."""
    said, marked = field.instruction, _marked(body, mark)
    name = said.names[0]
    if marked is None:
        return led_nowhere(name)
    if not _WORDS_OWN.isdisjoint(said.switches):
        return ""
    if not _NUMBER.isdisjoint(said.switches):
        number = _number(mark, marked, numbers)
        return said.words(number) if number else _unnumbered(name)
    if len({paragraph_of(element) for element in marked}) > 1:
        return _spread(name)
    words = re.sub(r"\s+", " ", "".join(map(said_by, marked))).strip()
    return said.words(words) if words else led_nowhere(name)


def _number(mark: Element, marked: list[Element], numbers: Mapping[Element, str]) -> str:
    """The number of the paragraph in which the bookmark starts, or before which."""
    paragraph = paragraph_of(mark)
    if paragraph is None and marked:
        paragraph = paragraph_of(marked[0])
    return "" if paragraph is None else numbers.get(paragraph, "").rstrip(".")


def _marked(body: Element, mark: Element) -> list[Element] | None:
    """What says something between a bookmark's start and its end, wherever they stand; None without an end."""
    inside = False
    found: list[Element] = []
    for element in body.iter(w("bookmarkStart"), w("bookmarkEnd"), *_SPEAKING):
        if element is mark:
            inside = True
        elif inside and element.tag == w("bookmarkEnd") and element.get(w("id")) == mark.get(w("id")):
            return found
        elif inside and said_by(element) and not is_repeated(element):
            found.append(element)
    return None
