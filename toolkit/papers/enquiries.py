"""Lines of enquiry: what members may ask about, the themes of what inspectors asked to be put right first."""

from collections.abc import Iterator

from toolkit.model.house import Theme
from toolkit.model.letter import Finding, Letter
from toolkit.model.paper import Enquiry
from toolkit.rules.english import listed
from toolkit.rules.strongest import evidence_ranks, strongest_first
from toolkit.rules.suggestions import by_theme
from toolkit.rules.themes import classify

USUAL, MOST_REFS = 6, 3
_KINDS = ("development", "main")  # a document without areas for development has its findings under other headings


def enquiries(letter: Letter, themes: tuple[Theme, ...]) -> tuple[Enquiry, ...]:
    """A question for each theme of what is to be put right, then for the largest others, six in all or as many.

    Each has the references of what is to be put right with it as main theme, then of the strongest findings it comes
    from: three at most.
    """
    concerned, catalogue = _concerned(letter, themes), {theme.code: theme for theme in themes if theme.enquiry}
    asked = [catalogue[code] for code in dict.fromkeys((*concerned, *_largest(letter, themes))) if code in catalogue]
    most = max(USUAL, sum(theme.code in concerned for theme in asked))
    found = strongest_first(letter.findings, evidence_ranks(letter, themes))
    return tuple(_enquiry(letter, theme, concerned.get(theme.code, []), found) for theme in asked[:most])


def _concerned(letter: Letter, themes: tuple[Theme, ...]) -> dict[str, list[str]]:
    """The main themes of what is to be put right, in its order, each with the references of what has it.

    What a revisit found enough has been done about is not among it.
    """
    found: dict[str, list[str]] = {}
    for concern in letter.concerns:
        if not concern.sufficient_progress:
            for code in classify(concern.passage.full_text, themes)[:1]:
                found.setdefault(code, []).append(concern.ref)
    return found


def _largest(letter: Letter, themes: tuple[Theme, ...]) -> Iterator[str]:
    """Themes of areas for development, the most findings first; where there are none, of all but strengths."""
    found = by_theme(letter, themes) or by_theme(letter, themes, {"main"})
    yield from (theme.code for theme, _ in found if theme)


def _enquiry(letter: Letter, theme: Theme, concerns: list[str], findings: list[Finding]) -> Enquiry:
    """`findings` come the strongest first."""
    under = {ref for concern in letter.concerns if concern.ref in concerns for ref in concern.findings}
    refs = [*concerns, *(f.ref for f in _of_theme(theme.code, findings, under))][: max(MOST_REFS, len(concerns))]
    return Enquiry(theme.label, theme.enquiry, listed([f"[{ref}]" for ref in refs]))


def _of_theme(code: str, findings: list[Finding], under: set[str]) -> list[Finding]:
    """Those of the first kind there is: what stands under the concerns themselves, then what has it as main theme."""
    kinds = ([f for f in findings if f.kind == kind and code in f.themes] for kind in _KINDS)
    found = next(filter(None, kinds), [])
    return sorted(found, key=lambda f: (f.ref not in under, f.themes[0] != code))
