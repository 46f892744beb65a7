"""Themes of a finding, by the cue words of the house's catalogue (themes.csv)."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from toolkit.model.house import Theme

MOST = 3
_LEAST_SHARE = 0.25
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
    lower = text.lower()
    scores = [
        (_score(text, lower, opening, cues), -place, theme.code)
        for place, (theme, cues) in enumerate(zip(themes, _cues_of(themes), strict=True))
    ]
    ranked = sorted((s for s in scores if s[0] > 0), reverse=True)
    return tuple(code for score, _, code in ranked[:MOST] if score >= _LEAST_SHARE * ranked[0][0])


def _score(text: str, lower: str, opening: int, cues: Sequence[_Cue]) -> float:
    counts = sorted(
        (
            _count(text, opening, cue)
            for cue in cues
            if cue.longest in lower and all(word in lower for word in cue.others)
        ),
        reverse=True,
    )
    return sum(count / math.sqrt(place) for place, count in enumerate(counts, 1))


def _count(text: str, opening: int, cue: _Cue) -> float:
    places = [m.start() for m in cue.pattern.finditer(text)]
    if not places:
        return 0.0
    repeated = 1 + 0.5 * min(len(places) - 1, 2)
    return cue.worth * repeated * (2 if places[0] < opening else 1)


@lru_cache(maxsize=8)
def _cues_of(themes: tuple[Theme, ...]) -> tuple[tuple[_Cue, ...], ...]:
    """The cues of each theme, made once for all texts."""
    return tuple(tuple(map(_cue, theme.cues)) for theme in themes)


def _cue(cue: str) -> _Cue:
    longest, *others = sorted(re.split(r"[\s*]+", cue.lower()), key=len, reverse=True)
    return _Cue(cue, longest, tuple(others), 1 + 0.5 * cue.count(" "))
