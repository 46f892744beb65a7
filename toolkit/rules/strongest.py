"""The order in which a paper quotes the findings of a theme: the strongest evidence first."""

from collections.abc import Sequence

from toolkit.model.house import Theme
from toolkit.model.letter import Finding, Letter
from toolkit.rules.evidence import best_evidence
from toolkit.rules.themes import classify


def strongest_first(findings: Sequence[Finding], ranks: dict[str, float]) -> list[Finding]:
    """Those that speak most to what inspectors asked to be put right; then those with figures; then as they stand.

    `ranks` is what `evidence_ranks` gives.
    """
    return sorted(findings, key=lambda f: (-ranks.get(f.ref, 0.0), -len(f.figures)))


def evidence_ranks(letter: Letter, themes: Sequence[Theme]) -> dict[str, float]:
    """By reference: 1 for the best evidence of a concern, ½ for the second ..., added up over the concerns.

    A concern is an area of significant weakness, for priority action or for improvement; its evidence is that of the
    workbook's sheet Weaknesses.
    """
    ranks: dict[str, float] = {}
    for concern in letter.concerns:
        text = concern.passage.full_text
        for place, ref in enumerate(best_evidence(text, classify(text, themes), letter.findings), 1):
            ranks[ref] = ranks.get(ref, 0.0) + 1 / place
    return ranks
