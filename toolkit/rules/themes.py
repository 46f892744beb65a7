"""Themes of a finding, by the cue words of the house's catalogue (themes.csv)."""

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from toolkit.model.house import Theme

MOST = 3
_LEAST_SHARE = 0.25
_PLAN = r"(?:a statement of [\w ]+? or )?(?:an? )?EHC(?:Ps?| plans?)\b"
_GROUP = r"\b(?:pupils|students|children|people|those)(?: with SEND)? (?:who have|with)"
_A_GROUP = re.compile(rf"(?:\b(?:with and )?without|{_GROUP}) {_PLAN}", re.I)


def classify(text: str, themes: Sequence[Theme]) -> tuple[str, ...]:
    """Codes of at most three themes, the main one first; empty where no cue is met.

    A cue counts more the more words it has, double in the first sentence, and more again where it is
    repeated; many cues of one theme, often one thing in several words, count less and less. A theme
    with less than a quarter of the best one's count is left out.
    """
    text = _A_GROUP.sub("", text.replace("\u2019", "'"))
    opening = len(re.split(r"(?<=[.!?:])\s", text, maxsplit=1)[0])
    scores = [(_score(text, opening, theme), -place, theme.code) for place, theme in enumerate(themes)]
    ranked = sorted((s for s in scores if s[0] > 0), reverse=True)
    return tuple(code for score, _, code in ranked[:MOST] if score >= _LEAST_SHARE * ranked[0][0])


def _score(text: str, opening: int, theme: Theme) -> float:
    counts = sorted((_count(text, opening, cue) for cue in theme.cues), reverse=True)
    return sum(count / math.sqrt(place) for place, count in enumerate(counts, 1))


def _count(text: str, opening: int, cue: str) -> float:
    head, pattern = _pattern(cue)
    places = [m.start() for m in pattern.finditer(text)] if head in _lower(text) else []
    if not places:
        return 0.0
    words = 1 + 0.5 * cue.count(" ")
    repeated = 1 + 0.5 * min(len(places) - 1, 2)
    return words * repeated * (2 if places[0] < opening else 1)


@lru_cache(maxsize=1)
def _lower(text: str) -> str:
    return text.lower()


@lru_cache(maxsize=5000)
def _pattern(cue: str) -> tuple[str, re.Pattern[str]]:
    """What the cue begins with, in lower case, to look for first; and the whole cue."""
    words = re.escape(cue).replace(r"\*", r"[\w'-]*").replace(r"\ ", r",?[\s-]+")
    flags = 0 if cue.isupper() else re.IGNORECASE
    return re.split(r"[\s*]", cue.lower())[0], re.compile(rf"(?<![\w-]){words}(?!\w)", flags)
