"""Themes of a finding, by the cue words of the house's catalogue (themes.csv)."""

import re
from collections.abc import Sequence
from functools import lru_cache

from toolkit.model.house import Theme

MOST = 3
_LEAST_SHARE = 0.34
_WITHOUT = re.compile(r"\b(?:with and )?without (?:a statement of [\w ]+? or )?an EHC(?:P| plan)\b", re.I)


def classify(text: str, themes: Sequence[Theme]) -> tuple[str, ...]:
    """Codes of at most three themes, the main one first; empty where no cue is met.

    A cue counts once, twice in the first sentence, and more for each further word it has. A theme
    with less than a third of the best one's count is left out.
    """
    text = _WITHOUT.sub("", text)
    opening = re.split(r"(?<=[.!?:])\s", text, maxsplit=1)[0]
    scores = [(_score(text, opening, theme), -place, theme.code) for place, theme in enumerate(themes)]
    ranked = sorted((s for s in scores if s[0] > 0), reverse=True)
    return tuple(code for score, _, code in ranked[:MOST] if score >= _LEAST_SHARE * ranked[0][0])


def _score(text: str, opening: str, theme: Theme) -> float:
    return sum(_weight(cue) * (2 if _met(cue, opening) else 1) for cue in theme.cues if _met(cue, text))


def _weight(cue: str) -> float:
    return 1 + 0.5 * cue.count(" ")


def _met(cue: str, text: str) -> bool:
    return bool(_pattern(cue).search(text))


@lru_cache(maxsize=2000)
def _pattern(cue: str) -> re.Pattern[str]:
    words = re.escape(cue).replace(r"\*", r"[\w'-]*").replace(r"\ ", r"[\s-]+")
    flags = 0 if cue.isupper() else re.IGNORECASE
    return re.compile(rf"(?<![\w-]){words}(?!\w)", flags)
