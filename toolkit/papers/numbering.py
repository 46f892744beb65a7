"""The numbers Word shows before headings and paragraphs: 3, 3.4, Appendix A; worked out as Word does."""

from collections.abc import Iterator

from toolkit.papers.word_tags import Element, paragraphs, style_of, value, w
from toolkit.word_lists import ListCounts, WordLists

_SETTINGS = w("pPr")


def paragraph_numbers(body: Element, styles: Element, numbering: Element | None) -> dict[Element, str]:
    """Each numbered paragraph's number without what follows it.

    Bullets and paragraphs without a number are left out, and so are those of a list that is damaged.
    """
    known = Styles(styles)
    lists = WordLists(numbering, known.styles)
    counts = ListCounts(lists)
    numbers = {}
    for paragraph in paragraphs(body):
        place = lists.place(known.settings(paragraph), known.bases(paragraph))
        if place and (number := counts.next(*place)):
            numbers[paragraph] = number
    return numbers


class Styles:
    """The styles of paragraphs, each with those it is based on; the styles themselves are not to change after."""

    def __init__(self, styles: Element) -> None:
        self.styles = {s.get(w("styleId"), ""): s for s in styles.iter(w("style"))}
        own = (i for i, s in self.styles.items() if s.get(w("type")) == "paragraph" and _is_default(s))
        self.default = next(own, "")
        self._known: dict[str, list[str]] = {}

    def settings(self, paragraph: Element) -> list[Element]:
        """The paragraph's own settings, then its style's, then those of the styles that is based on."""
        holders = [paragraph, *(self.styles[style] for style in self.bases(paragraph))]
        return [found for holder in holders if (found := holder.find(_SETTINGS)) is not None]

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
