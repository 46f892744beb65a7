"""The numbers Word prints before headings and paragraphs: counted, since the file does not hold them."""

import re
from xml.etree.ElementTree import Element

from toolkit.inputs.characters import small_number
from toolkit.inputs.word_package import W
from toolkit.inputs.word_styles import WordStyles

_PLACE = re.compile(r"%(\d)")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_NO_NUMBER = {"bullet", "none"}


class WordNumbers:
    """Counts down the document, list by list; lists that share their settings go on from one to the other."""

    def __init__(self, styles: WordStyles) -> None:
        self.styles = styles
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str:
        """What Word prints before this paragraph: "2.1", "(a)"; empty for a bullet or an unnumbered one."""
        place = self.styles.place_in_list(paragraph)
        if place is None:
            return ""
        number, level = place
        levels = self.styles.lists.declared(number)
        self._count(number, level, levels)
        if level not in levels or _of(levels[level], "numFmt") in _NO_NUMBER:
            return ""
        counts = self.counts[self.styles.lists.kind(number)]

        def printed(match: re.Match[str]) -> str:
            upper = int(match[1]) - 1
            form = _of(levels[upper], "numFmt") if upper in levels else "decimal"
            return _in_form(counts.get(upper, _start(levels.get(upper))), form)

        return _PLACE.sub(printed, _of(levels[level], "lvlText")).strip()

    def _count(self, number: str, level: int, levels: dict[int, Element]) -> None:
        counts = self.counts.setdefault(self.styles.lists.kind(number), {})
        restart = self.styles.lists.restart(number, level)
        if restart is not None and (number, level) not in self.begun:
            counts[level] = restart
        else:
            counts[level] = counts[level] + 1 if level in counts else _start(levels.get(level))
        self.begun.add((number, level))
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]


def _of(level: Element, name: str) -> str:
    found = level.find(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val", "")


def _start(level: Element | None) -> int:
    text = "" if level is None else _of(level, "start")
    return small_number(text, 1)


def _in_form(number: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"}:
        letters = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text, number = text + sign * (number // value), number % value
    return text
