"""Which weakness of an earlier inspection comes back in a later one: proposed with a score, agreed by an officer."""

from collections.abc import Sequence
from dataclasses import replace

from toolkit.model.house import Theme
from toolkit.model.plan import WeaknessRow
from toolkit.rules.evidence import THEME_BONUS, similarity
from toolkit.rules.themes import classify

LEAST = 0.2
_MOST = 2


def with_earlier(rows: Sequence[WeaknessRow], themes: Sequence[Theme]) -> tuple[WeaknessRow, ...]:
    """Each row with the earlier ones it is most like, best first: "2018-W3 (0.42); 2018-W1 (0.20)".

    Scored as evidence is: likeness of words, 0 to 1, and a bonus for a shared theme (docs/decisions.md). Earlier is a
    document of an earlier year.
    """
    return tuple(replace(row, earlier=_earlier(row, rows, themes)) for row in rows)


def _earlier(row: WeaknessRow, rows: Sequence[WeaknessRow], themes: Sequence[Theme]) -> str:
    before = [other for other in rows if other.document[:4] < row.document[:4]]
    if not before:
        return ""
    own = {*classify(_text(row), themes)}
    alike = similarity(_text(row), [_text(other) for other in before])
    scored = [
        (score + THEME_BONUS * bool(own & {*classify(_text(other), themes)}), other)
        for score, other in zip(alike, before, strict=True)
        if score
    ]
    best = sorted((s for s in scored if s[0] >= LEAST), key=lambda s: -s[0])[:_MOST]
    return "; ".join(f"{other.ref} ({score:.2f})" for score, other in best)


def _text(row: WeaknessRow) -> str:
    return f"{row.weakness} {row.detail}"
