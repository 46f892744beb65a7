"""How Word sets a paragraph: as heading or list item, how far in, with how much space around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from xml.etree.ElementTree import Element

from toolkit.inputs.word_package import W, WordParts
from toolkit.word_lists import WordLists

_TWIPS_A_COLUMN = 180
_DEEPER = 200
_AUTOMATIC_SPACE = 280
_BODY_TEXT = 9
_HEADING = re.compile(r"^(?:heading \d|title|subtitle|(?:appendix|annex)(?: heading)?)$", re.I)


@dataclass(frozen=True)
class Look:
    """`indent` and `words` are columns, as in a letter typed as text; spaces are twips. `label`: the number printed."""

    heading: bool
    item: bool
    indent: int
    before: int
    after: int
    close_to: str
    label: str = ""


@dataclass(frozen=True)
class _Level:
    """A level of a list: its sign, and where the sign stands."""

    sign: str
    properties: Element | None


@dataclass(frozen=True)
class _Numbered:
    """What makes a paragraph a list item."""

    level: int
    sign: str
    style: str
    left: int


class WordStyles:
    """Looks up a paragraph's own settings, its style's, those the style is based on, and the defaults."""

    def __init__(self, parts: WordParts) -> None:
        self.styles = {s.get(f"{W}styleId", ""): s for s in _children(parts.styles, "style")}
        self.default = next((i for i, s in self.styles.items() if _is_default(s)), "")
        defaults = None if parts.styles is None else parts.styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        self.defaults = [] if defaults is None else [defaults]
        self.lists = _Lists(parts.numbering, self.styles)
        self.places: dict[tuple[int, str, str], float] = {}
        self.numbered: dict[Element, _Numbered | None] = {}
        self.hidden: dict[str, bool] = {}
        self.ancestries: dict[str, list[tuple[str, Element]]] = {}

    def measure(self, paragraphs: Iterator[Element]) -> None:
        """See how deep each kind of list stands: two levels may be two lists, of another sign or style."""
        lefts: dict[tuple[int, str, str], list[int]] = {}
        for paragraph in paragraphs:
            numbered = self._numbered(paragraph)
            if numbered:
                lefts.setdefault((numbered.level, numbered.sign, numbered.style), []).append(numbered.left)
        self.places = {kind: median(found) for kind, found in lefts.items()}

    def look(self, paragraph: Element) -> Look:
        """How this paragraph is set."""
        chain = list(self._chain(paragraph))
        heading, numbered = self._is_heading(paragraph, chain), self._numbered(paragraph)
        item = numbered is not None and not heading
        indent = self._depth(numbered) if numbered and item else max(0, round(_left(chain) / _TWIPS_A_COLUMN))
        close = is_on(_first(chain, "contextualSpacing"))
        return Look(
            heading,
            item,
            indent,
            _space(chain, "before"),
            _space(chain, "after"),
            self.style_of(paragraph) if close else "",
        )

    def place_in_list(self, paragraph: Element) -> tuple[str, int] | None:
        """The number of the list the paragraph is in, and its level; None outside any list."""
        ancestry = [style for style, _ in self._ancestry(paragraph)]
        return self.lists.declared.place(list(self._chain(paragraph)), ancestry)

    def _depth(self, numbered: _Numbered) -> int:
        same = [left for (level, _, _), left in self.places.items() if level == numbered.level]
        here = self.places.get((numbered.level, numbered.sign, numbered.style), 0.0)
        return 2 * numbered.level + (2 if here - min(same, default=here) >= _DEEPER else 0)

    def style_of(self, paragraph: Element) -> str:
        """The identifier of the paragraph's style."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = _value(named) if named is not None else ""
        return style if style in self.styles else self.default

    def _chain(self, paragraph: Element) -> Iterator[Element]:
        own = paragraph.find(f"{W}pPr")
        if own is not None:
            yield own
        yield from (properties for _, properties in self._ancestry(paragraph))
        yield from self.defaults

    def _ancestry(self, paragraph: Element) -> list[tuple[str, Element]]:
        """The style's settings and those it is based on, with the style's identifier."""
        style = self.style_of(paragraph)
        if style not in self.ancestries:
            self.ancestries[style] = list(self._ancestors(style))
        return self.ancestries[style]

    def _ancestors(self, style: str) -> Iterator[tuple[str, Element]]:
        for name in self._bases(style):
            properties = self.styles[name].find(f"{W}pPr")
            if properties is not None:
                yield name, properties

    def _bases(self, style: str) -> Iterator[str]:
        """The style and those it is based on."""
        seen = set[str]()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield style
            style = _value(self.styles[style].find(f"{W}basedOn"))

    def hides_text(self, style: str) -> bool:
        """True where a style, of paragraphs or of characters, says that its text is hidden."""
        if style not in self.hidden:
            marks = (self.styles[name].find(f"{W}rPr/{W}vanish") for name in self._bases(style))
            self.hidden[style] = is_on(next((mark for mark in marks if mark is not None), None))
        return self.hidden[style]

    def end_is_hidden(self, paragraph: Element) -> bool:
        """True for a paragraph that leaves no empty line where its words are hidden."""
        own = paragraph.find(f"{W}pPr/{W}rPr/{W}vanish")
        return self.hides_text(self.style_of(paragraph)) if own is None else is_on(own)

    def _is_heading(self, paragraph: Element, chain: list[Element]) -> bool:
        style = self.styles.get(self.style_of(paragraph))
        if style is not None and _HEADING.match(_value(style.find(f"{W}name"))):
            return True
        outline = _value(_first(chain, "outlineLvl"))
        outlined = _is_number(outline) and int(outline) < _BODY_TEXT
        return outlined and self._numbered(paragraph) is None

    def _numbered(self, paragraph: Element) -> _Numbered | None:
        if paragraph not in self.numbered:
            self.numbered[paragraph] = self._find_numbered(paragraph)
        return self.numbered[paragraph]

    def _find_numbered(self, paragraph: Element) -> _Numbered | None:
        chain = list(self._chain(paragraph))
        place = self.place_in_list(paragraph)
        if place is None:
            return None
        number, level = place
        found = self.lists.levels(number).get(level)
        if found is None or not found.sign:
            return None
        own = chain[:1] if paragraph.find(f"{W}pPr") is not None else []
        settings = [*own, *([found.properties] if found.properties is not None else []), *chain]
        return _Numbered(level, found.sign, self.style_of(paragraph), _left(settings))


class _Lists:
    """The lists the document declares, with the sign of each level."""

    def __init__(self, numbering: Element | None, styles: dict[str, Element]) -> None:
        self.declared = WordLists(numbering, styles)
        self.known: dict[str, dict[int, _Level]] = {}

    def levels(self, number: str) -> dict[int, _Level]:
        """The levels of a list; none where it is unknown, or numbering is turned off."""
        if number not in self.known:
            self.known[number] = {n: _level(level) for n, level in self.declared.declared(number).items()}
        return self.known[number]


def _level(level: Element) -> _Level:
    form, text = _value(level.find(f"{W}numFmt")), _value(level.find(f"{W}lvlText"))
    sign = "" if form == "none" or not text.strip() else text if form == "bullet" else form or "decimal"
    return _Level(sign, level.find(f"{W}pPr"))


def _left(settings: list[Element]) -> int:
    """Where the first line starts, in twips."""
    left = _measure(settings, "left") or _measure(settings, "start")
    return left - _measure(settings, "hanging") + _measure(settings, "firstLine")


def _measure(settings: list[Element], name: str) -> int:
    for properties in settings:
        indents = properties.find(f"{W}ind")
        if indents is not None and indents.get(f"{W}{name}"):
            return _number(indents.get(f"{W}{name}", "0"))
    return 0


def _space(chain: list[Element], side: str) -> int:
    for properties in chain:
        spacing = properties.find(f"{W}spacing")
        if spacing is None:
            continue
        if spacing.get(f"{W}{side}Autospacing") in {"1", "true", "on"}:
            return _AUTOMATIC_SPACE
        if spacing.get(f"{W}{side}") is not None:
            return _number(spacing.get(f"{W}{side}", "0"))
    return 0


def _first(chain: list[Element], path: str) -> Element | None:
    return next((e for properties in chain if (e := properties.find(f"{W}{path}")) is not None), None)


def _children(parent: Element | None, name: str) -> list[Element]:
    return [] if parent is None else parent.findall(f"{W}{name}")


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _number(text: str) -> int:
    match = re.match(r"-?\d{1,6}", text)
    return int(match[0]) if match else 0


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{1,6}", text))


def is_on(element: Element | None) -> bool:
    """True for a setting that is there and not turned off."""
    return element is not None and element.get(f"{W}val", "true") not in {"0", "false", "off"}


def _is_default(style: Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true", "on"}
