"""Flags across themes: what to follow up whatever a finding is about."""

import re

from toolkit.model.letter import Kind

_TOO_SOON = re.compile(
    r"\btoo (?:early|soon|new) (?:to|for)\b|\bin (?:its|their) infancy\b|\bearly days\b|\bembryonic\b"
    r"|\bremains to be seen\b|\byet to (?:show|see|have|impact|make|demonstrate|prove|bring)\b"
    r"|\byet to be (?:seen|felt|evaluated|realised|embedded|tested)\b"
    r"|\bnot yet (?:had|been (?:felt|seen|evaluated|realised|embedded)|having|shown|feeling|seen|evident|embedded)\b"
    r"|\b(?:impact|effect|difference)[^.;]{0,60}\bnot yet\b",
    re.I,
)
_INEQUITY = re.compile(
    r"\binequit|\binequalit|\bunequal|\bpostcode\b|\bdisparit|\bminority ethnic|\bdepending on (?:where|which)\b"
    r"|(?<!regardless of )(?<!irrespective of )(?<!no matter )(?<!close to )(?<!near )\bwhere (?:in [\w ]+ )?"
    r"(?:they|families|children) live\b"
    r"|\bonly available (?:in|to) (?:one|some|part|certain)"
    r"|\bnot (?:yet )?(?:available|consistent) (?:in|across) (?:all|every)\b"
    r"|\bnorth(?:ern)?\b.{0,200}\bsouth(?:ern)?\b|\bsouth(?:ern)?\b.{0,200}\bnorth(?:ern)?\b",
    re.I | re.S,
)
_SAFEGUARDING = re.compile(
    r"\bsafeguard|\b(?:feel|felt|feeling|stay|staying|un)\s?safe\b|\bkeep(?:s|ing)?\b[^.;]{0,70}\bsafe\b|\bkept safe\b"
    r"|\bchild protection\b|\bself-harm|\bsuicid|\babus(?:e|ed|ive)\b|\bneglect|\bexploitation\b"
    r"|\bat risk (?:of (?:\w+ )?(?:harm|abuse|neglect|exploitation)|from)\b",
    re.I,
)
_FUNDING = re.compile(
    r"\bfund(?:s|ed|ing)?\b|(?<!personal )(?<!personal health )\bbudget|\bfinanc|\bpaid for by\b|\bcosts?\b"
    r"|\binvestment\b|\b(?:additional|extra|existing|limited|sufficient|insufficient|lack of) resourc(?:e|es|ing)\b",
    re.I,
)
_PRAISE = re.compile(
    r"\b(?:effective(?:ly)?|improv(?:ed|ing|ements?)|strong(?:ly)?|positive(?:ly)?|well(?![\s-]being)|good|valued?"
    r"|committed|commitment|best|successful(?:ly)?|success|stabilised|aware of|keen|passionate|proactive|helpful|useful"
    r"|recognised?|benefits?|highly|thorough(?:ly)?|accurate(?:ly)?|exemplary|quickly|right direction"
    r"|reduc(?:ed|ing|tion))\b",
    re.I,
)
_CRITICISM = re.compile(
    r"n't\b|\b(?:not|no|nor|never|too|few|fewer|limited|lack|lacks|lacking|weak|weaker|poor|slow|slower|delay\w*|wait"
    r"|waiting|concern\w*|variable|inconsisten\w*|yet to|lower|below|less|gaps?|struggl\w*|difficult\w*|unclear|unaware"
    r"|insufficient|worse|unsuitable|declin\w*|dissatisf\w*|frustrat\w*|need to|unable|limits?|backlog|only|embryonic"
    r"|overdue|behind|mixed|negative\w*|infancy)\b",
    re.I,
)
_TURN = re.compile(r"\b(?:however|although|though|while|whereas|despite|nevertheless|but)\b,?", re.I)
_NO_TURN = re.compile(
    r"\b(?:but|although|though) (?:where|not (?:exclusively|only|limited)|growing|relatively|\w+ing)\b"
    r"|\b(?:who|that|which) (?:have|has|are|is) [^.,;]{0,40}\bbut\b"
    r"|\b\w+ but (?:fair|clear|effective|important|growing)\b|(?<=[a-z] )while \w+ing\b",
    re.I,
)
_HALVES = re.compile(r"^((?:although|though|while|whereas|despite)\b[^,]*),", re.I)

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
    text = text.replace("\u2019", "'")
    found = {
        "mixed": _is_mixed(text, kind),
        "too-soon-to-judge": bool(_TOO_SOON.search(text)),
        "inequity": bool(_INEQUITY.search(text)),
        "safeguarding": bool(_SAFEGUARDING.search(text)),
        "funding": bool(_FUNDING.search(text)),
    }
    return tuple(flag for flag, there in found.items() if there)


def _is_mixed(text: str, kind: Kind) -> bool:
    """The finding turns, and what it says before or after goes against the heading it stands under."""
    text = _NO_TURN.sub(" ", text)
    if not _TURN.search(text):
        return False
    sentences = [_HALVES.sub(r"\1 but", sentence) for sentence in re.split(r"(?<=[.!?;:])\s+", text)]
    clauses = [clause for sentence in sentences for clause in _TURN.split(sentence) if clause.strip()]
    criticised = [bool(_CRITICISM.search(clause)) for clause in clauses]
    praised = [bool(_PRAISE.search(c)) and not bad for c, bad in zip(clauses, criticised, strict=True)]
    return (kind == "strength" or any(praised)) and (kind == "development" or any(criticised))
