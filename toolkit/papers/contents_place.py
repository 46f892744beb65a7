"""Where a paper's contents list stands: its field, taken out of what else stands in its paragraphs."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from toolkit.papers.fields import Field, fields
from toolkit.papers.word_tags import Element, remove, w

_OTHER_LISTS = {"a", "b", "c", "f"}  # of tables, of figures, of marked words, of a part of the document
_MARKS = {w("bookmarkStart"), w("bookmarkEnd")}
_SAYS_NOTHING = {*_MARKS, w("proofErr"), w("pPr")}


@dataclass(frozen=True)
class ContentsPlace:
    """The field's paragraph, which holds nothing else: what opens the field, and what closes it."""

    paragraph: Element
    opening: Sequence[Element]
    closing: Sequence[Element]


def contents_field(body: Element) -> Field | None:
    """The field that lists the paper's headings; None where there is none."""
    lists = (field for field in fields(body) if field.kind == "TOC" and field.end is not None)
    return next((field for field in lists if _OTHER_LISTS.isdisjoint(field.instruction.switches)), None)


def make_place(field: Field) -> ContentsPlace | None:
    """An emptied paragraph of its own for the contents list; what else stood in its paragraphs stays as it was.

    None, and nothing changed, where the field does not begin and end in paragraphs of one holder.
    """
    marks = _marks_of(field)
    if marks is None or not _in_one_holder(marks):
        return None
    begin, separate, end = (_cut_free(mark) for mark in marks)
    first, last = _above(begin), _above(end)
    kept = _emptied(separate, end)
    before, after = list(begin.itersiblings(preceding=True))[::-1], list(end.itersiblings())
    own = first.makeelement(w("p"), {})
    own.extend((begin, *_between(begin, separate), separate, *kept, end))
    _settle(own, (first, before), (last, after))
    children = [e for e in own if e.tag != w("pPr")]
    cut = children.index(separate) + 1
    return ContentsPlace(own, children[:cut], children[cut:])


def _marks_of(field: Field) -> tuple[Element, Element, Element] | None:
    if field.end is None:
        return None
    if field.separate is None:
        field.separate = field.end.makeelement(w("fldChar"), {w("fldCharType"): "separate"})
        field.end.addprevious(field.separate)
    return field.start, field.separate, field.end


def _in_one_holder(marks: Iterable[Element]) -> bool:
    begin, separate, end = (list(mark.iterancestors())[:3] for mark in marks)
    in_paragraphs = all(above[0].tag == w("r") and above[1].tag == w("p") for above in (begin, separate, end))
    return in_paragraphs and begin[1] is separate[1] and begin[2] is end[2]


def _cut_free(mark: Element) -> Element:
    """The mark's run after what stood beside the mark in it has got runs of its own."""
    run = _above(mark)
    for pieces, put in ((_before(mark), run.addprevious), (list(mark.itersiblings()), run.addnext)):
        if pieces:
            other = run.makeelement(w("r"), {})
            other.extend([deepcopy(e) for e in run.iterchildren(w("rPr"))])
            other.extend(pieces)
            put(other)
    return run


def _before(mark: Element) -> list[Element]:
    return [e for e in mark.itersiblings(preceding=True) if e.tag != w("rPr")][::-1]


def _above(element: Element) -> Element:
    above = element.getparent()
    if above is None:
        raise ValueError("a mark of a field stands outside the document")
    return above


def _between(start: Element, end: Element) -> list[Element]:
    """The siblings between two."""
    found: list[Element] = []
    for sibling in start.itersiblings():
        if sibling is end:
            return found
        found.append(sibling)
    return found


def _emptied(separate: Element, end: Element) -> list[Element]:
    """Take away what the field shows; the marks of bookmarks in it."""
    first, last = _above(separate), _above(end)
    if first is last:
        shown = _between(separate, end)
    else:
        middle = [e for e in _between(first, last) if e.tag not in _MARKS]
        shown = [*separate.itersiblings(), *middle, *list(end.itersiblings(preceding=True))[::-1]]
    shown = [e for e in shown if e.tag != w("pPr")]
    marks = [mark for element in shown for mark in element.iter(*_MARKS)]
    for element in shown:
        remove(element)
    return marks


def _settle(own: Element, start: tuple[Element, list[Element]], finish: tuple[Element, list[Element]]) -> None:
    """Put the field's own paragraph between what stood before it and what stood after it.

    It takes over the look, bookmarks and section break of a paragraph in which there was nothing else.
    """
    (first, before), (last, after) = start, finish
    leads, ends = _says_more(before), _says_more(after)
    if first is last and leads and ends:
        last = _split_off(first, after)
    if first is last and ends:
        first.addprevious(own)
        own[:0] = _marks_in(before)
        return
    first.addnext(own)
    section = None if ends else take_section(last)
    if not leads:
        section = take_section(first) if section is None else section
        own[:0] = [*first.iterchildren(w("pPr")), *_marks_in(before)]
        remove(first)
    if not ends:
        own.extend(_marks_in(after))
        give_section(own, section)
        if last is not first:
            remove(last)


def _split_off(paragraph: Element, pieces: list[Element]) -> Element:
    """A paragraph of the same look behind it with these pieces of it, and with its section break."""
    other = paragraph.makeelement(w("p"), {})
    other.extend([deepcopy(e) for e in paragraph.iterchildren(w("pPr"))])
    other.extend(pieces)
    take_section(paragraph)
    paragraph.addnext(other)
    return other


def take_section(paragraph: Element) -> Element | None:
    """The paragraph's section break, taken from it; None where it has none."""
    properties = paragraph.find(w("pPr"))
    section = None if properties is None else properties.find(w("sectPr"))
    if properties is not None and section is not None:
        properties.remove(section)
    return section


def give_section(paragraph: Element, section: Element | None) -> None:
    """The section ends with this paragraph."""
    if section is None:
        return
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = paragraph.makeelement(w("pPr"), {})
        paragraph.insert(0, properties)
    properties.append(section)


def _marks_in(elements: Iterable[Element]) -> list[Element]:
    return [e for e in elements if e.tag in _MARKS]


def _says_more(elements: Iterable[Element]) -> bool:
    return any(e.tag not in _SAYS_NOTHING and not _is_bare(e) for e in elements)


def _is_bare(element: Element) -> bool:
    return element.tag == w("r") and all(e.tag == w("rPr") for e in element)
