"""The numbers Word shows before headings and paragraphs: 3, 3.4, Appendix A; worked out as Word does."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from toolkit.papers.word_tags import Element, style_of, value, w, xpath
from toolkit.word_lists import ListCounts, WordLists

_SETTINGS = w("pPr")
_LISTED = xpath("boolean(w:pPr/w:numPr)")
Styled: TypeAlias = Sequence[tuple[Element, str]]  # paragraphs in order, each with its style's id


def paragraph_numbers(paragraphs: Styled, styles: Element, numbering: Element | None) -> dict[Element, str]:
    """Each numbered paragraph's number without what follows it.

    Bullets and paragraphs without a number are left out, and so are those of a list that is damaged.
    """
    lists = _lists(styles, numbering)
    counts = ListCounts(lists.lists)
    numbers = {}
    for paragraph, style in paragraphs:
        place = lists.place(paragraph, style)
        if place and (number := counts.next(*place)):
            numbers[paragraph] = number
    return numbers


@lru_cache(maxsize=16)
def _lists(styles: Element, numbering: Element | None) -> "_Lists":
    """Those of a template, which all its papers share."""
    return _Lists(Styles(styles), numbering)


class _Lists:
    """Which list a paragraph is in: its style's, where it says nothing itself."""

    def __init__(self, styles: "Styles", numbering: Element | None) -> None:
        self.styles = styles
        self.lists = WordLists(numbering, styles.styles)
        self._of_style: dict[str, tuple[str, int] | None] = {}

    def place(self, paragraph: Element, style: str) -> tuple[str, int] | None:
        if _LISTED(paragraph):
            return self.lists.place(self.styles.settings(paragraph), self.styles.bases(paragraph))
        if style not in self._of_style:
            bases = self.styles.bases(paragraph)
            self._of_style[style] = self.lists.place(self.styles.settings_of(bases), bases)
        return self._of_style[style]


class Styles:
    """The styles of paragraphs, each with those it is based on; the styles themselves are not to change after."""

    def __init__(self, styles: Element) -> None:
        self.styles = {s.get(w("styleId"), ""): s for s in styles.iter(w("style"))}
        own = (i for i, s in self.styles.items() if s.get(w("type")) == "paragraph" and _is_default(s))
        self.default = next(own, "")
        self._known: dict[str, list[str]] = {}

    def settings(self, paragraph: Element) -> list[Element]:
        """The paragraph's own settings, then its style's, then those of the styles that is based on."""
        own = paragraph.find(_SETTINGS)
        return [*([] if own is None else [own]), *self.settings_of(self.bases(paragraph))]

    def settings_of(self, styles: Sequence[str]) -> list[Element]:
        """The settings of these styles, of those that have any."""
        return [found for style in styles if (found := self.styles[style].find(_SETTINGS)) is not None]

    def bases(self, paragraph: Element) -> list[str]:
        """The paragraph's style and those it is based on."""
        named = style_of(paragraph)
        style = named if named in self.styles else self.default
        if style not in self._known:
            self._known[style] = list(self._bases(style))
        return self._known[style]

    def _bases(self, style: str) -> Iterator[str]:
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield style
            style = value(self.styles[style].find(w("basedOn")))


def _is_default(style: Element) -> bool:
    return style.get(w("default")) in {"1", "true", "on"}
