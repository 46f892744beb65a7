"""Which sentences of a paper say what inspectors found, and which speak of inspections in general."""

import re
from collections.abc import Iterator

from toolkit.model.fidelity import PaperUnit
from toolkit.rules.fidelity_words import sentences

_WHO = (
    r"(?:inspectors?|inspection(?: team)?|inspectorates?|Ofsted|CQC|(?<!own )findings|(?<!this )letter"
    r"|(?:the|its|inspection|final|their) report)"
)
_SAID = (
    r"(?:f(?:ou|i)nds?|not(?:es?|ed)|identif(?:y|ies|ied)|report(?:s|ed)?|sa(?:ys?|id|w)|conclude[ds]?|highlight(?:s|ed)?"
    r"|praise[ds]?|recognise[ds]?|observe[ds]?|state[ds]?|wr(?:ote|ites)|describe[ds]?|commend(?:s|ed)?|judge[ds]?"
    r"|acknowledge[ds]?|confirm(?:s|ed)?|rais(?:es|ed)|heard|told)"
)
_ATTRIBUTED = re.compile(rf"\b{_WHO}\b(?:,? (?!not\b|n't)[\w()/,'\u2019-]+){{0,5}}? (?P<verb>{_SAID})\b", re.I)
_BY_THEM = re.compile(rf"\b(?:{_SAID} by (?:the )?|according to (?:the )?|told (?:the )?){_WHO}\b,?", re.I)
_THEY = re.compile(rf"^(?:They|It|The team)(?: \w+)? (?P<verb>{_SAID})\b")
_GENERAL = re.compile(r"\b(?:in the event|where|if|whether|will|would|may|might|should|when(?:ever)?|any|must)\b", re.I)
_LOOKED_AT = re.compile(r"^,?\s*(?:how|what|whether|if|the extent)\b", re.I)
# Families, as an inspectors' document lets them speak; what they told the council itself is the council's to quote.
_FAMILIES = (
    r"(?:parents?|carers?|famil(?:y|ies)|young people|children|pupils|students|one (?:parent|carer|mother|father))"
)
_SAY = r"(?:sa(?:id|ys?)|t(?:old|ell)|fe(?:lt|el)|reported|describ\w+|complain\w*|explain\w*|commented|wrote|put it)"
_FAMILIES_SAY = re.compile(
    rf"\b{_FAMILIES}\b(?: [\w,()-]+){{0,5}}?:? ?\b{_SAY}\b|\b{_SAY} (?:by )?(?:one |some |many )?{_FAMILIES}\b"
    rf"|\bwords of (?:\w+ )?{_FAMILIES}\b",
    re.I,
)
_COUNCILS_OWN = re.compile(
    r"\b(?:we|us|our|survey\w*|consult\w*|questionnaires?|workshops?|events?|forum|engagement|focus groups?|complaints?"
    r"|(?:told|said to) the (?:council|committee|cabinet|board|panel))\b",
    re.I,
)
_STRENGTHS = re.compile(r"\bstrengths?\b", re.I)


def attribution(sentence: str, above: str = "") -> str | None:
    """What the sentence says that inspectors found: the words after "inspectors found that"; else None.

    `above` is the sentence before it, for one that goes on with "They also found".
    """
    for found in _ATTRIBUTED.finditer(sentence):
        if not _GENERAL.search(sentence[: found.end()]):
            return _claim(sentence[found.end() :])
    they = _THEY.match(sentence)
    if they and re.search(rf"\b{_WHO}\b", above, re.I):
        return _claim(sentence[they.end() :])
    by_them = _BY_THEM.search(sentence)
    if by_them and not _GENERAL.search(sentence[: by_them.end()]):
        return (sentence[: by_them.start()] + sentence[by_them.end() :]).strip()
    return None


def _claim(rest: str) -> str | None:
    """What was found; None for a question that was asked: "judged how well the area identifies needs"."""
    return None if _LOOKED_AT.match(rest) else re.sub(r"^,?\s*that\b", "", rest).strip()


def is_told_of_them(quotation: re.Match[str], around: tuple[str, str], heading: str) -> bool:
    """True for words in quotation marks that the paper gives as the inspectors', or as what families said to them.

    `around` are the sentences above and below it; the one below counts where the quotation is a whole sentence.
    """
    beside = f"{quotation.string[: quotation.start()]} {quotation.string[quotation.end() :]}".strip()
    above, below = around
    is_alone = not re.search(r"\w", beside)
    if is_alone:
        beside = f"{above} {below}"
    if attribution(quotation.string, above) is not None or any(map(attribution, sentences(beside))):
        return True
    if _GENERAL.search(beside) or _COUNCILS_OWN.search(f"{heading} {beside}"):
        return False
    return bool(re.search(rf"\b{_WHO}\b", beside, re.I) or _FAMILIES_SAY.search(beside))


def attributed_sentences(text: str) -> Iterator[tuple[str, str]]:
    """Each sentence that says what inspectors found, with the words of what they found."""
    above = ""
    for sentence in sentences(text):
        claim = attribution(sentence, above)
        if claim is not None:
            yield sentence, claim
        above = f"{above} {sentence}" if claim is None and sentence.startswith("They ") else sentence


def is_attributed_list(unit: PaperUnit) -> bool:
    """True for a bullet under words that say that inspectors found what follows, or under "Strengths"."""
    lead = any(attributed_sentences(unit.lead))
    return lead or bool(_STRENGTHS.search(unit.lead) and "inspect" in unit.lead.lower() + unit.heading.lower())
