"""Which findings evidence a weakness: similarity of wording, TF-IDF weighted, and shared themes.

Words of a finding count the more the fewer findings use them; length is evened out (cosine). A shared
theme adds to the score. The method and what it was checked on: docs/decisions.md.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from toolkit.model.letter import Finding

MOST = 8
_LEAST = 0.12
THEME_BONUS = 0.12
_SAME = (
    (re.compile(r"\b(?:education,? health and care (?:\(ehc\) )?plans?|ehc plans?|ehcps?)\b"), " ehcplan "),
    (re.compile(r"\b(?:clinical commissioning groups?|ccgs?)\b"), " ccg "),
    (re.compile(r"\bco-?production\b|\bco-?produced?\b"), " coproduction "),
    (re.compile(r"\bdesignated clinical officer\b|\bdco\b"), " dco "),
    (re.compile(r"\bself-?evaluat\w+"), " selfevaluation "),
)
_STOP = frozenset(
    """a about across all also although an and any are area as at be been being but by can children could
    disabilities do does educational effective effectively extent for from had has have how however in
    including into is it its lack leaders local more most needs no not of often on or other people
    result sen send so some special such than that the their them there these they this those through
    to too typically was well were when where which while who will with within would young""".split()
)


@lru_cache(maxsize=512)  # the workbook, the papers and the snapshot of an area rank the same
def best_evidence(
    text: str, themes: tuple[str, ...], findings: tuple[Finding, ...], most: int = MOST
) -> tuple[str, ...]:
    """Refs of the findings that speak to `text`, best first; strengths are no evidence of a weakness."""
    pool = [f for f in findings if f.kind != "strength"]
    vectors = [Counter(words(f.passage.full_text)) for f in pool]
    weights = _weights([*vectors, Counter(words(text))])
    target = _weighted(Counter(words(text)), weights)
    scored = [
        (_cosine(target, _weighted(vector, weights)) + _theme_bonus(themes, finding), -place, finding.ref)
        for place, (vector, finding) in enumerate(zip(vectors, pool, strict=True))
    ]
    ranked = sorted((s for s in scored if s[0] >= _LEAST), reverse=True)
    return tuple(ref for _, _, ref in ranked[:most])


def similarity(text: str, others: Sequence[str]) -> list[float]:
    """How alike the words of `text` are to those of each of `others`, 0 to 1."""
    vectors = [Counter(words(other)) for other in others]
    target = Counter(words(text))
    weights = _weights([*vectors, target])
    return [_cosine(_weighted(target, weights), _weighted(vector, weights)) for vector in vectors]


@lru_cache(maxsize=2048)  # each finding is held against every weakness
def words(text: str) -> tuple[str, ...]:
    """The words that carry meaning, plural and singular alike, the field's short forms unified."""
    lower = text.lower().replace("\u2019", "'")
    for pattern, token in _SAME:
        lower = pattern.sub(token, lower)
    return tuple(_stem(w) for w in re.findall(r"[a-z][a-z-]+", lower) if w not in _STOP)


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ities", "ments", "ment", "ings", "ing", "ies", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _weights(vectors: Sequence[Counter[str]]) -> dict[str, float]:
    counts = Counter(word for vector in vectors for word in vector)
    return {word: math.log(1 + len(vectors) / n) for word, n in counts.items()}


def _weighted(vector: Counter[str], weights: dict[str, float]) -> dict[str, float]:
    return {word: (1 + math.log(n)) * weights[word] for word, n in vector.items()}


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    dot = sum(weight * b[word] for word, weight in a.items() if word in b)
    size = math.sqrt(sum(x * x for x in a.values())) * math.sqrt(sum(x * x for x in b.values()))
    return dot / size if size else 0.0


def _theme_bonus(themes: Sequence[str], finding: Finding) -> float:
    return THEME_BONUS * len({*themes} & {*finding.themes})
