"""Numbers that Word prints before headings and paragraphs, counted as Word does, since no file holds them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, Protocol, Self, TypeVar

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_NO_NUMBER = {"bullet", "none"}
_OFF = {"0", "false", "off"}


class WordElement(Protocol):
    """An element of a Word file, whichever library read it."""

    def get(self, key: str, default: str, /) -> str:
        """An attribute."""

    def find(self, path: str, /) -> Self | None:
        """The first element of this path."""

    def findall(self, path: str, /) -> Sequence[Self]:
        """Every element of this path."""


E = TypeVar("E", bound=WordElement)


class WordLists(Generic[E]):
    """The lists a document declares, by number; what is damaged in them is as if it were not there."""

    def __init__(self, numbering: E | None, styles: Mapping[str, E]) -> None:
        self.styles = styles
        self.kinds = {k.get(f"{W}abstractNumId", ""): k for k in _children(numbering, "abstractNum")}
        self.numbers = {n.get(f"{W}numId", ""): n for n in _children(numbering, "num")}
        self._declared: dict[str, dict[int, E]] = {}

    def declared(self, number: str) -> dict[int, E]:
        """A list's levels as the file declares them; none where it is unknown, or numbering is turned off."""
        if number not in self._declared:
            self._declared[number] = dict(self._levels(number))
        return self._declared[number]

    def _levels(self, number: str) -> Iterator[tuple[int, E]]:
        own = self.numbers.get(number)
        if own is None:
            return
        for level in (*_children(self.kinds.get(self.kind(number)), "lvl"), *own.findall(f"{W}lvlOverride/{W}lvl")):
            place = level.get(f"{W}ilvl", "0")
            if _is_level(place):
                yield int(place), level

    def kind(self, number: str) -> str:
        """The settings the list shares with others; another list's where it is linked to its style."""
        declared = self.numbers.get(number)
        name = "" if declared is None else _value(declared.find(f"{W}abstractNumId"))
        kind = self.kinds.get(name)
        linked = self.styles.get("" if kind is None else _value(kind.find(f"{W}numStyleLink")))
        if linked is not None:
            named = self.numbers.get(_value(linked.find(f"{W}pPr/{W}numPr/{W}numId")))
            return name if named is None else _value(named.find(f"{W}abstractNumId"))
        return name

    def restart(self, number: str, level: int) -> int | None:
        """The number this list starts again from on this level; None where it goes on."""
        for override in _children(self.numbers.get(number), "lvlOverride"):
            start = _value(override.find(f"{W}startOverride"))
            if override.get(f"{W}ilvl", "") == str(level) and start.isdecimal():
                return _small_number(start, 1)
        return None

    def place(self, settings: Sequence[E], styles: Sequence[str]) -> tuple[str, int] | None:
        """The list a paragraph is in, and its level; None outside any list.

        `settings` are the paragraph's own, then its style's and those of the styles that one is based on; `styles`
        are these styles.
        """
        number = _value(_first(settings, f"{W}numPr/{W}numId"))
        levels = self.declared(number)
        if not levels:
            return None
        named = _value(_first(settings, f"{W}numPr/{W}ilvl"))
        by_style = (n for style in styles for n, level in levels.items() if _of(level, "pStyle") == style)
        return number, int(named) if _is_level(named) else next(by_style, 0)


class ListCounts(Generic[E]):
    """Counts down the document, list by list; lists that share their settings go on from one to the other."""

    def __init__(self, lists: WordLists[E]) -> None:
        self.lists = lists
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[tuple[str, int]] = set()

    def next(self, number: str, level: int) -> str:
        """What Word prints before the next paragraph of this list and level: "2.1", "(a)"; empty for a bullet."""
        levels = self.lists.declared(number)
        self._count(number, level, levels)
        if level not in levels or _of(levels[level], "numFmt") in _NO_NUMBER:
            return ""
        counts = self.counts[self.lists.kind(number)]
        legal = _is_on(levels[level].find(f"{W}isLgl"))

        def printed(match: re.Match[str]) -> str:
            upper = int(match[1]) - 1
            form = _of(levels[upper], "numFmt") if upper in levels and not legal else "decimal"
            return in_form(counts.get(upper, _start(levels.get(upper))), form)

        return _PLACE.sub(printed, _of(levels[level], "lvlText")).strip()

    def _count(self, number: str, level: int, levels: Mapping[int, E]) -> None:
        counts = self.counts.setdefault(self.lists.kind(number), {})
        restart = self.lists.restart(number, level)
        if restart is not None and (number, level) not in self.begun:
            counts[level] = restart
        else:
            counts[level] = counts[level] + 1 if level in counts else _start(levels.get(level))
        self.begun.add((number, level))
        for deeper in [n for n in counts if n > level and _starts_again(levels.get(n), level)]:
            del counts[deeper]


def _starts_again(deeper: WordElement | None, level: int) -> bool:
    """Whether a level starts again after a paragraph of `level`: always, unless it names the level or says never."""
    after = "" if deeper is None else _of(deeper, "lvlRestart")
    return not _is_level(after) or level < int(after)


def _start(level: WordElement | None) -> int:
    return _small_number("" if level is None else _of(level, "start"), 1)


def in_form(number: int, form: str) -> str:
    """A number as Word's format has it: decimal, lowerLetter, upperRoman ...; other formats as decimal."""
    if form in {"lowerLetter", "upperLetter"}:
        letters = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text, number = text + sign * (number // value), number % value
    return text


def _of(level: WordElement, name: str) -> str:
    return _value(level.find(f"{W}{name}"))


def _first(settings: Sequence[E], path: str) -> E | None:
    return next((e for properties in settings if (e := properties.find(path)) is not None), None)


def _children(parent: E | None, name: str) -> Sequence[E]:
    return [] if parent is None else parent.findall(f"{W}{name}")


def _value(element: WordElement | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _is_on(element: WordElement | None) -> bool:
    return element is not None and element.get(f"{W}val", "true") not in _OFF


def _is_level(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9]{1,6}", text))


def _small_number(text: str, otherwise: int) -> int:
    """A number as a file writes it, at most 1000; `otherwise` where it is none or absurdly long."""
    return min(int(text), 1000) if text.isdecimal() and len(text) < 10 else otherwise
