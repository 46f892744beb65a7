"""How inspectors who come back say whether enough was done: one judgement, or one on several weaknesses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SENTENCE = re.compile(r"(?<=[.!?])[\"'\u2019\u201d)]*\s+(?=[\"'\u2018\u201c(]?[A-Z])")
_NOT = re.compile(r"\b(?:not|never|hardly|yet to)\b|n['\u2019]t\b", re.I)
_WHETHER = re.compile(r"\b(?:whether|if|how far|how well|in order to|so that|until|once|unless)\b", re.I)
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
_N = rf"(?:{'|'.join(_NUMBERS)}|\d{{1,2}})"
_PARTLY = re.compile(
    r"\b(?:aspects?|elements?|parts?|strands?|some|most|much)\b[^.]{0,40}\bof this\b"
    r"|\b(?:but|although|though|and) (?:it )?(?:has |have )?not\b|\bexcept\b|\bapart from\b",
    re.I,
)
_PLURAL = r"\b(?:the|these|its)\b [^.,;]{0,40}?\b(?:weaknesses|areas|concerns|priorities|priority actions)\b"
_OTHER_SUBJECT = re.compile(
    r"\b(?:they|leaders|managers|schools?|services?|officers?|staff|providers?|teams?|who|which|that|partners|health"
    r"|practitioners|pupils|children|people|work|it)\b",
    re.I,
)
_NEAR_END = 3


SEVERAL = ("several", "plural")


@dataclass(frozen=True)
class Wording:
    """The words of one kind of return: what was to be done (`phrases`), and about what (`things`).

    A phrase's group `no` is filled where it says the opposite; `between` may hold a "not".
    `short` is a judgement without a sentence; `opens` quotes the first inspection; `label` numbers a
    weakness; `closes` is the voice of the document's last paragraphs.
    """

    phrases: tuple[re.Pattern[str], ...]
    short: re.Pattern[str]
    things: str
    opens: re.Pattern[str]
    label: re.Pattern[str]
    closes: re.Pattern[str]


@dataclass(frozen=True)
class Judgement:
    """What one sentence says: enough was done or not; `of` how many of `total`, where it counts them.

    `scope` is "one" weakness, "several" (counted), "plural" (not counted: several, or the sides of one),
    "loose" (it names none) or "partly" (neither yes nor no).
    `share` is "all", "some" or "none" of several; None where the sentence leaves it open.
    """

    enough: bool
    scope: str
    share: str | None = None
    of: int | None = None
    total: int | None = None


def sentences(text: str) -> list[str]:
    return [s.strip() for s in _SENTENCE.split(text) if s.strip()]


def judgement_in(sentence: str, wording: Wording) -> Judgement | None:
    """The judgement of a sentence or of a short heading; None where it gives none."""
    short = wording.short.match(sentence)
    if short:
        return Judgement(not short["no"], "one")
    match = next((m for p in wording.phrases if (m := p.search(sentence))), None)
    if match is None or _WHETHER.search(sentence[: match.start()]):
        return None
    enough = not match["no"] and not _NOT.search(match["between"] or "")
    return _scoped(enough, sentence, match, wording.things)


def _scoped(enough: bool, sentence: str, match: re.Match[str], things: str) -> Judgement | None:
    after = sentence[match.end() :].strip(" .;")
    if _PARTLY.search(after):
        return Judgement(enough, "partly")
    counted = _counted_ones(enough, sentence, things)
    if counted:
        return counted
    this_one = (
        rf"\b(?:this|that|these|the (?:other|remaining|first|second|third|fourth|fifth))\b[^.,;]{{0,60}}"
        rf"\b(?:{things})\b"
        r"|\bthe (?:\w+ ){0,3}(?:weakness|concern)\b"
    )
    if re.search(this_one, after, re.I) or not after:
        return Judgement(enough, "one")
    if re.search(_PLURAL, sentence, re.I):
        return Judgement(enough, "plural", "all" if enough else "none")
    if _OTHER_SUBJECT.search(sentence[: match.start()]):
        return None
    return Judgement(enough, "one" if len(after.split()) <= _NEAR_END else "loose")


def _counted_ones(enough: bool, sentence: str, things: str) -> Judgement | None:
    """A judgement on more than one weakness, where words count them."""
    many = rf"(?:\w+ ){{0,3}}?(?:{things})"
    part = re.search(rf"\b(all but )?({_N}|some|most|several|many|none|any|all|each|both) of (?:the|these|its|those)\b"
                     rf"(?: ({_N}))? {many}", sentence, re.I)  # fmt: skip
    if part:
        return _part(enough, part[1], part[2].lower(), _number(part[3]))
    every = re.search(rf"\b(all|each|every|both|any)(?: the| of the)?(?: ({_N}))? {many}", sentence, re.I)
    if every:
        return _part(enough, None, every[1].lower(), _number(every[2]))
    counted = re.search(rf"\b(the )?({_N}) {many}", sentence, re.I)
    if counted and _number(counted[2]) != 1:
        number = _number(counted[2])
        share = ("all" if enough else "none") if counted[1] else "some"
        return Judgement(enough, "several", share, None, number if counted[1] else None)
    return None


def _part(enough: bool, but: str | None, word: str, total: int | None) -> Judgement:
    number = _number(word)
    if number is not None:
        count = total - number if but and total is not None else number
        return _counted(enough, count, total, bool(but))
    if word in {"some", "most", "several", "many"}:
        return Judgement(enough, "several", "some", None, total)
    if word == "none":
        return Judgement(enough, "several", "none" if enough else None, None, total)
    if not enough and word in {"all", "both"}:
        return Judgement(enough, "several", None, None, total)
    return Judgement(enough, "several", "all" if enough else "none", None, total or (2 if word == "both" else None))


def _counted(enough: bool, count: int, total: int | None, but: bool) -> Judgement:
    """ "Three of the five"; without a total, or with "all but two", some were enough and some not."""
    if total is None or but or count < total:
        of = None if total is None else (count if enough else total - count)
        return Judgement(enough, "several", "some", of, total)
    return Judgement(enough, "several", "all" if enough else "none", total if enough else 0, total)


def _number(word: str | None) -> int | None:
    if not word:
        return None
    lower = word.lower()
    return int(lower) if lower.isdigit() else (_NUMBERS.index(lower) + 1 if lower in _NUMBERS else None)


@dataclass(frozen=True)
class Overall:
    """What the document says of all weaknesses together; `share` is None where its sentences disagree."""

    share: str | None
    enough: int | None = None
    total: int | None = None
    disagrees: bool = False


def overall(texts: Iterable[str], wording: Wording) -> Overall | None:
    """The judgement on all of them, from the paragraphs outside the sections; None where there is none."""
    said = [j for t in texts for s in sentences(t) if (j := judgement_in(s, wording)) and j.scope in SEVERAL]
    shares = {j.share for j in said if j.share}
    if not said:
        return None
    if len(shares) > 1:
        return Overall(None, disagrees=True)
    counted = next((j for j in said if j.of is not None), None)
    total = next((j.total for j in said if j.total is not None), None)
    return Overall(next(iter(shares), None), counted.of if counted else None, total)
