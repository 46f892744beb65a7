"""Flags across themes: what to follow up whatever a finding is about."""

import re

from toolkit.model.letter import Kind

_TOO_SOON = re.compile(
    r"\btoo (?:early|soon)\b|\byet to (?:show|see|have|be|undertake|impact|make|demonstrate)"
    r"|\bnot yet (?:had|been|having|shown|feeling|seen)",
    re.I,
)
_INEQUITY = re.compile(
    r"\binequit|\binequalit|\bwhere they live\b|\bpostcode\b|\bdisparit|\bminority ethnic"
    r"|\bnorth(?:ern)?\b.{0,200}\bsouth(?:ern)?\b|\bsouth(?:ern)?\b.{0,200}\bnorth(?:ern)?\b",
    re.I | re.S,
)
_SAFEGUARDING = re.compile(
    r"\bsafeguard|\b(?:feel|felt|feeling) safe\b|\bchild protection\b|\bself-harm|\bsuicid"
    r"|\bat risk (?:of (?:harm|abuse)|from)\b",
    re.I,
)
_FUNDING = re.compile(r"\bfund(?:s|ed|ing)?\b|\bbudget|\bfinancial|\bresourc(?:es|ing)\b|\bcosts?\b", re.I)
_PRAISE = re.compile(
    r"\b(?:effective|improv(?:ed|ing|ements?)|strong|positive|well|good|valued|committed|best)\b", re.I
)
_TURNS = re.compile(r"\b(?:however|although|while|despite|but)\b", re.I)

FLAG_LABELS = {
    "mixed": "Mixed",
    "too-soon-to-judge": "Too soon to judge",
    "inequity": "Inequity",
    "safeguarding": "Safeguarding",
    "funding": "Funding",
    "paragraph-uncertain": "Paragraph uncertain",
}


def flags_of(text: str, kind: Kind) -> tuple[str, ...]:
    """Flags by cue words; `mixed` where praise and criticism stand together."""
    found = {
        "mixed": _is_mixed(text, kind),
        "too-soon-to-judge": bool(_TOO_SOON.search(text)),
        "inequity": bool(_INEQUITY.search(text)),
        "safeguarding": bool(_SAFEGUARDING.search(text)),
        "funding": bool(_FUNDING.search(text)),
    }
    return tuple(flag for flag, there in found.items() if there)


def _is_mixed(text: str, kind: Kind) -> bool:
    """A strength that turns to what is not yet right, or another finding that turns and has praise in it."""
    turns = bool(_TURNS.search(text))
    return turns and (kind == "strength" or bool(_PRAISE.search(text)))
