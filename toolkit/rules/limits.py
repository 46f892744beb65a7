"""Words that limit what inspectors found: of whom, where, how often; and whether a paper drops them."""

import re
from collections.abc import Iterator

from toolkit.rules.fidelity_words import content

# How often or how many: a paper that has none of these where the document has one says it of all, always.
_HEDGE = re.compile(
    r"\b(?:typically|usually|generally|often|sometimes|mostly|mainly|largely|partly|at times|in some cases|some|most"
    r"|many|several|a few|few|not all|almost all|nearly all|a minority|a majority|helps? to|helping to|beginning to"
    r"|starting to)\b",
    re.I,
)
# Of whom, or where: the words that follow say which part of the children, schools or places is meant.
_OF_WHOM = re.compile(r"\b(?:who|whose|attending|placed|living|aged|without|educated)\b", re.I)
_PLACE = r"schools?|settings?|years|north|south|east|west|nurser(?:y|ies)|colleges?|phases?|localit(?:y|ies)"
_WHERE = re.compile(rf"\bin (?=(?:the |a |most |some )?(?:[\w-]+ ){{0,2}}(?:{_PLACE})\b)", re.I)
_WORD = re.compile(r"[\w'\u2019-]+|[,;:.()]")
_LONGEST = 6


def dropped_limit(source: str, paper: str) -> str:
    """The limit that stands in the document's words and has no counterpart in the paper's; "" where none is dropped."""
    known = {*content(paper)}
    reach = max((m.end() for m in _WORD.finditer(source) if {*content(m[0])} & known), default=0)
    if not _HEDGE.search(paper):
        hedge = _HEDGE.search(source, 0, reach)
        if hedge:
            return hedge[0]
    meant = {*content(source)}
    for trigger in (_OF_WHOM, _WHERE):
        has_its_own = any({*_said(phrase)} - meant for phrase in _limits(paper, meant, trigger))
        dropped = [phrase for phrase in _limits(source, known, trigger) if {*_said(phrase)} - known]
        if dropped and not has_its_own:
            return dropped[0]
    return ""


def _limits(text: str, known: set[str], trigger: re.Pattern[str]) -> Iterator[str]:
    """Each limiting phrase as far as its words are not among the known ones and no other phrase begins."""
    for found in trigger.finditer(text):
        last = found.end()
        for word in list(_WORD.finditer(text, last))[:_LONGEST]:
            if word[0] in ",;:.()" or {*content(word[0])} & known or trigger.match(text, word.start()):
                break
            last = word.end()
        yield text[found.start() : last].strip()


def _said(phrase: str) -> list[str]:
    """The words of the phrase that say of whom or where, without the one that begins it."""
    return content(phrase.partition(" ")[2])
