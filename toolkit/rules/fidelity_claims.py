"""What inspectors are said to have found: no limit dropped, no "However" left out, nothing they did not say."""

import re
from collections.abc import Iterator

from toolkit.model.fidelity import FidelityHit
from toolkit.rules.claims import LIKE, Claim, Rest, claims
from toolkit.rules.fidelity_quotes import HOWEVER
from toolkit.rules.fidelity_source import Checked
from toolkit.rules.fidelity_words import align
from toolkit.rules.limits import dropped_limit
from toolkit.rules.turning import NEGATIVE, turn_after

LIMIT, UNSUPPORTED = "limit dropped", "not in the document"
# Judgements short enough to be all of a claim: they must be the inspectors', and of whom they say them.
_JUDGEMENTS = (
    re.compile(r"\b(?:achiev\w+|do|doing|did)(?: \w+){0,2} well\b", re.I),
    re.compile(r"\bmak(?:e|es|ing) (?:\w+ )?(?:good|strong|rapid) progress\b", re.I),
    re.compile(r"\bgood outcomes\b|\boutcomes (?:are|were) (?:\w+ )?(?:good|strong|positive)\b", re.I),
    re.compile(r"\bneeds (?:are|were|being) (?:\w+ )?(?:well )?met\b", re.I),
    re.compile(r"\bfe(?:el|els|lt) (?:\w+ )?(?:safe|well supported)\b", re.I),
    re.compile(r"\b(?:swift|timely|prompt) (?:access|support|help|assessments?)\b", re.I),
)
_TO_DO = "Say it with its limits, or quote the finding."


def claims_against_findings(checked: Checked) -> Iterator[FidelityHit]:
    """Claims that leave out what limits or turns the finding they rest on, and judgements nobody made."""
    for claim in claims(checked):
        if NEGATIVE.search(claim.text):
            continue
        rest = claim.rest
        if rest is not None:
            yield from _left_out(checked, claim, rest, sure=rest.share >= LIKE)
        for judgement in _JUDGEMENTS:
            said = judgement.search(claim.text)
            if said and not (rest and judgement.search(rest.text)):
                found = _judged(checked, claim, judgement)
                yield from (
                    _left_out(checked, claim, found, sure=True) if found else [_unsupported(checked, claim, said[0])]
                )


def _left_out(checked: Checked, claim: Claim, rest: Rest, sure: bool) -> Iterator[FidelityHit]:
    """The turn, else the limit; where the likeness is in doubt, only a limit shows that the finding is meant."""
    unit, passage = claim.unit, rest.passage
    turn = turn_after(passage, rest.last, claim.words, checked.paragraph_texts(unit)) if sure else ""
    limit = dropped_limit(rest.text, unit.text)
    if turn:
        what = f"It says '{claim.text}' without what the {checked.document} adds ({passage.named}): '{turn}'"
        yield checked.hit(HOWEVER, unit, what, "Say that too, or quote the whole finding.")
    elif limit:
        what = f"It drops the limit '{limit}'. {passage.named}: '{rest.text}'"
        yield checked.hit(LIMIT, unit, what, _TO_DO)


def _judged(checked: Checked, claim: Claim, judgement: re.Pattern[str]) -> Rest | None:
    """The finding that makes this judgement, most alike first; one that denies it is none."""
    found = [
        Rest(passage, n, n, align(claim.words, passage.stems[n]).share)
        for passage in checked.findings
        for n, sentence in enumerate(passage.sentences)
        if judgement.search(sentence) and not NEGATIVE.search(sentence)
    ]
    return max(found, key=lambda r: r.share, default=None)


def _unsupported(checked: Checked, claim: Claim, said: str) -> FidelityHit:
    what = f"It says that inspectors found '{said}'. No finding of the {checked.document} says so."
    return checked.hit(UNSUPPORTED, claim.unit, what, "Take it out, or quote a finding that says it.")
