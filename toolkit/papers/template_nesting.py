"""Whether each `for` and `if` of a template is ended, in the right place and the right way."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.model.template import TemplateFault, TemplateParagraph
from toolkit.papers.template_kinds import Kind
from toolkit.papers.template_tags import ENDS, MIDDLES, Tag

_OPENED_BY = {end: word for word, end in ENDS.items()}
_OWN = {"p": "a paragraph of its own", "tr": "a row of its own", "tc": "a cell of its own"}
_LAST = {
    "p": "a paragraph of its own below the last one that belongs to it",
    "tr": "a row of its own below the last one that belongs to it",
    "tc": "a cell of its own behind the last one that belongs to it",
}
_WHOLE = {"p": "table cell or page header", "tr": "table", "tc": "row"}


@dataclass
class Opened:
    """A `for` or `if` that waits for its end; `names` are known until then."""

    tag: Tag
    paragraph: TemplateParagraph
    names: dict[str, Kind] = field(default_factory=dict)
    has_else: bool = False


class Nesting:
    """What is open, tag after tag, in one part of the template."""

    def __init__(self, known: dict[str, Kind]) -> None:
        self._known = dict(known)
        self._open: list[Opened] = []

    @property
    def scope(self) -> dict[str, Kind]:
        """The names that are known here."""
        scope = dict(self._known)
        for opened in self._open:
            scope |= opened.names
        return scope

    def set(self, names: dict[str, Kind]) -> None:
        """Names that are known from here on."""
        (self._open[-1].names if self._open else self._known).update(names)

    def open(self, tag: Tag, paragraph: TemplateParagraph, names: dict[str, Kind]) -> None:
        """A tag that must be ended."""
        self._open.append(Opened(tag, paragraph, names))

    def take(self, tag: Tag, paragraph: TemplateParagraph) -> Iterator[TemplateFault]:
        """An end or a middle (`else`), and what is wrong with it."""
        if tag.word in MIDDLES:
            yield from self._middle(tag, paragraph)
            return
        opener = _OPENED_BY[tag.word]
        at = next((n for n in reversed(range(len(self._open))) if self._open[n].tag.word == opener), None)
        if at is None:
            what = f"'{tag.text}' ends nothing: no '{opener}' is open before it."
            mend = f"Put {tag.with_level(f'{opener} …')} back where it begins, or delete '{tag.text}'."
            yield tag.blot("not begun", what, mend).in_paragraph(paragraph)
            return
        yield from map(_never_ended, self._open[at + 1 :])
        yield from _apart(self._open[at], tag, paragraph)
        del self._open[at:]

    def _middle(self, tag: Tag, paragraph: TemplateParagraph) -> Iterator[TemplateFault]:
        top = self._open[-1] if self._open else None
        if top is None or top.tag.word not in ({"if"} if tag.word == "elif" else {"if", "for"}):
            what = f"'{tag.text}' belongs to nothing: no 'if' is open before it."
            mend = f"Put {tag.with_level('if …')} back where it begins, or delete '{tag.text}'."
            yield tag.blot("not begun", what, mend).in_paragraph(paragraph)
            return
        if top.has_else:
            what = f"'{tag.text}' comes after the 'else' of '{top.tag.text}'."
            mend = f"Only {tag.with_level(ENDS[top.tag.word])} can come after 'else'."
            yield tag.blot("not begun", what, mend).in_paragraph(paragraph)
        top.has_else = top.has_else or tag.word == "else"
        yield from _apart(top, tag, paragraph)

    def close(self) -> Iterator[TemplateFault]:
        """The end of the part: what is still open."""
        yield from map(_never_ended, self._open)
        self._open.clear()


def _never_ended(opened: Opened) -> TemplateFault:
    tag = opened.tag
    end = tag.with_level(ENDS[tag.word])
    where = _LAST.get(tag.level, "behind the last words that belong to it")
    mend = f"Put {end} {'into ' if tag.level in _LAST else ''}{where}."
    return tag.blot("not ended", f"'{tag.text}' is never ended.", mend).in_paragraph(opened.paragraph)


def _apart(opened: Opened, tag: Tag, paragraph: TemplateParagraph) -> Iterator[TemplateFault]:
    """What is wrong where a beginning and its end do not stand in the same thing."""
    first = opened.tag
    if _level(first, opened.paragraph) != _level(tag, paragraph):
        model, wrong, where = (first, tag, paragraph) if first.level else (tag, first, opened.paragraph)
        what = f"'{first.text}' and '{tag.text}' belong together, but are not written alike."
        mend = f"Write {model.with_level(wrong.inside)}, in {_OWN.get(model.level, 'the same paragraph')}."
        yield wrong.blot("not alike", what, mend).in_paragraph(where)
    elif tag.level in _WHOLE and _holder(opened.paragraph, tag.level) != _holder(paragraph, tag.level):
        what = f"'{first.text}' and '{tag.text}' belong together, but do not stand in the same {_WHOLE[tag.level]}."
        mend = "Move one of them to the other, or give each its own beginning and end."
        yield tag.blot("apart", what, mend).in_paragraph(paragraph)
    elif tag.level not in _WHOLE and opened.paragraph.number != paragraph.number:
        what = f"'{first.text}' and '{tag.text}' belong together, but stand in different paragraphs."
        mend = f"Write {{%p {first.inside} %}} and {{%p {tag.inside} %}}, each in a paragraph of its own."
        yield tag.blot("apart", what, mend, "warning").in_paragraph(paragraph)


def _level(tag: Tag, paragraph: TemplateParagraph) -> str:
    """What vanishes with a tag; outside a table no row does, which is told as a fault of its own."""
    return "p" if tag.level in {"tr", "tc"} and not paragraph.table else tag.level


def _holder(paragraph: TemplateParagraph, level: str) -> str:
    return {"p": paragraph.holder, "tr": paragraph.table, "tc": paragraph.row}.get(level, "")
