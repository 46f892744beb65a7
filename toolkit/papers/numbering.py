"""The numbers Word shows before headings and paragraphs: 3, 3.4, Appendix A; worked out as Word does."""

from collections.abc import Iterator
from typing import Any

from toolkit.papers.word_tags import paragraphs, style_of, w

_MOST_LEVELS = 9


def paragraph_numbers(body: Any, styles: Any, numbering: Any) -> dict[Any, str]:
    """Each numbered paragraph's number without what follows it; bullets and paragraphs without one are left out."""
    lists = _Lists(styles, numbering)
    return {p: number for p in paragraphs(body) if (number := lists.next(p))}


class _Lists:
    """The lists of a document as they are counted from its top."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        self.styles = {s.get(w("styleId")): s for s in styles.iter(w("style"))}
        self.abstract = {a.get(w("abstractNumId")): a for a in numbering.iter(w("abstractNum"))}
        self.nums = {n.get(w("numId")): n for n in numbering.iter(w("num"))}
        self.counts: dict[str, list[int | None]] = {}
        self.started: set[str] = set()

    def next(self, paragraph: Any) -> str:
        number, level = self._list_of(paragraph)
        num = self.nums.get(number)
        if num is None:
            return ""
        name = num.find(w("abstractNumId")).get(w("val"))
        levels = {lvl.get(w("ilvl")): lvl for lvl in self.abstract[name].iter(w("lvl"))}
        if level is None:
            level = next((k for k, lvl in levels.items() if _named(lvl, "pStyle") == style_of(paragraph)), "0")
        here = levels.get(level)
        if here is None:
            return ""
        self._count(number, name, int(level), levels)
        return self._shown(name, here, levels)

    def _list_of(self, paragraph: Any) -> tuple[str, str | None]:
        """(list, level) as the paragraph says, else its style, else the style that one is based on."""
        for properties in (paragraph.find(w("pPr")), *self._of_styles(style_of(paragraph))):
            found = None if properties is None else properties.find(w("numPr"))
            if found is not None and found.find(w("numId")) is not None:
                level = found.find(w("ilvl"))
                return found.find(w("numId")).get(w("val")), None if level is None else level.get(w("val"))
        return "", None

    def _of_styles(self, style: str) -> Iterator[Any]:
        seen: set[str] = set()
        while style in self.styles and style not in seen:
            seen.add(style)
            yield self.styles[style].find(w("pPr"))
            style = _named(self.styles[style], "basedOn")

    def _count(self, number: str, name: str, level: int, levels: dict[str, Any]) -> None:
        counts = self.counts.setdefault(name, [None] * _MOST_LEVELS)
        if number not in self.started:
            self.started.add(number)
            for override in self.nums[number].iter(w("lvlOverride")):
                if override.find(w("startOverride")) is not None:
                    counts[int(override.get(w("ilvl")))] = None
        for above in range(level):
            counts[above] = counts[above] or _start(levels.get(str(above)))
        here = counts[level]
        counts[level] = _start(levels.get(str(level))) if here is None else here + 1
        counts[level + 1 :] = [None] * (_MOST_LEVELS - level - 1)

    def _shown(self, name: str, here: Any, levels: dict[str, Any]) -> str:
        text = _named(here, "lvlText")
        if _named(here, "numFmt") in {"bullet", "none"}:
            return ""
        for level, count in enumerate(self.counts[name]):
            text = text.replace(f"%{level + 1}", _formatted(count or 0, _named(levels.get(str(level)), "numFmt")))
        return text.strip()


def _named(element: Any, child: str) -> str:
    found = None if element is None else element.find(w(child))
    return "" if found is None else str(found.get(w("val")))


def _start(level: Any) -> int:
    return int(_named(level, "start") or 1)


def _formatted(number: int, form: str) -> str:
    if form in {"upperLetter", "lowerLetter"}:
        letters = chr(64 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1)
        return letters if form == "upperLetter" else letters.lower()
    if form in {"upperRoman", "lowerRoman"}:
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    return str(number)


def _roman(number: int) -> str:
    parts = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, letters in parts:
        text += letters * (number // value)
        number %= value
    return text
