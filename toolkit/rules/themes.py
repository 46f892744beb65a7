"""Themes of a finding, by the cue words of the house's catalogue (themes.csv)."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from toolkit.model.house import Theme

MOST = 3
_LEAST_SHARE = 0.25
_STARTS = re.compile(r"(?<!\w)(?=(\w.{2}))", re.S)
_PLAN = r"(?:a statement of [\w ]+? or )?(?:an? )?EHC(?:Ps?| plans?)\b"
_GROUP = r"\b(?:pupils|students|children|people|those)(?: with SEND)? (?:who have|with)"
_A_GROUP = re.compile(rf"(?:\b(?:with and )?without|{_GROUP}) {_PLAN}", re.I)


@dataclass(frozen=True)
class _Cue:
    """`longest` and `others` are its words in lower case, to look for first; `worth` grows with their number."""

    cue: str
    longest: str
    others: tuple[str, ...]
    worth: float

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Made when its words are met: most cues of the catalogue never are."""
        words = re.escape(self.cue).replace(r"\*", r"[\w'-]*").replace(r"\ ", r",?[\s-]+")
        flags = 0 if self.cue.isupper() else re.IGNORECASE
        return re.compile(rf"(?<![\w-]){words}(?!\w)", flags)


def classify(text: str, themes: Sequence[Theme]) -> tuple[str, ...]:
    """Codes of at most three themes, the main one first; empty where no cue is met.

    A cue counts more the more words it has, double in the first sentence, and more again where it is
    repeated; many cues of one theme, often one thing in several words, count less and less. A theme
    with less than a quarter of the best one's count is left out.
    """
    return _classified(text, tuple(themes))


@lru_cache(maxsize=2048)  # the workbook, the papers and the snapshot of an area ask about the same texts
def _classified(text: str, themes: tuple[Theme, ...]) -> tuple[str, ...]:
    text = _A_GROUP.sub("", text.replace("\u2019", "'"))
    opening = len(re.split(r"(?<=[.!?:])\s", text, maxsplit=1)[0])
    counts: dict[int, list[float]] = {}
    for place, cue in _catalogue(themes).perhaps_in(text.lower()):
        counts.setdefault(place, []).append(_count(text, opening, cue))
    ranked = sorted(((_score(counts[p]), -p, themes[p].code) for p in counts if any(counts[p])), reverse=True)
    return tuple(code for score, _, code in ranked[:MOST] if score >= _LEAST_SHARE * ranked[0][0])


def _score(counts: list[float]) -> float:
    return sum(count / math.sqrt(place) for place, count in enumerate(sorted(counts, reverse=True), 1))


def _count(text: str, opening: int, cue: _Cue) -> float:
    places = [m.start() for m in cue.pattern.finditer(text)]
    if not places:
        return 0.0
    repeated = 1 + 0.5 * min(len(places) - 1, 2)
    return cue.worth * repeated * (2 if places[0] < opening else 1)


@dataclass(frozen=True)
class _Catalogue:
    """Every cue with its theme's place, by the letters that its longest word begins with."""

    by_start: Mapping[str, Sequence[tuple[int, _Cue]]]

    def perhaps_in(self, lower: str) -> Iterator[tuple[int, _Cue]]:
        """The cues all of whose words are somewhere in the text, which is in small letters."""
        for start in {"", *_STARTS.findall(lower)}:
            for place, cue in self.by_start.get(start, ()):
                if cue.longest in lower and all(word in lower for word in cue.others):
                    yield place, cue


@lru_cache(maxsize=8)
def _catalogue(themes: tuple[Theme, ...]) -> _Catalogue:
    """Made once for all texts."""
    by_start: dict[str, list[tuple[int, _Cue]]] = {}
    for place, theme in enumerate(themes):
        for cue in map(_cue, theme.cues):
            by_start.setdefault(_start_of(cue), []).append((place, cue))
    return _Catalogue(by_start)


def _start_of(cue: _Cue) -> str:
    """The first letters of its longest word; "" where that is short, or may be the end of a longer one."""
    start = _STARTS.match(cue.longest)
    return "" if start is None or f"*{cue.longest}" in cue.cue.lower() else start[1]


def _cue(cue: str) -> _Cue:
    longest, *others = sorted(re.split(r"[\s*]+", cue.lower()), key=len, reverse=True)
    return _Cue(cue, longest, tuple(others), 1 + 0.5 * cue.count(" "))
