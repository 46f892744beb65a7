"""Comparing words: folded for word-for-word comparison, and the words that carry meaning for likeness."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from toolkit.rules.evidence import words as stems

_FOLDED = re.compile(r"[a-z0-9£%]+(?:[.,'][a-z0-9]+)*")
_CLOSED = r"[\"'\u2019\u201d)\]]"
_SENTENCE = re.compile(
    rf"(?:(?<=[.!?])|(?<=[.!?]{_CLOSED})|(?<=[.!?]{_CLOSED}{_CLOSED}))\s+(?=[A-Z\"'\u2018\u201c\[(])"
)
# A hyphen at the end of a line is followed by a blank, and some programs lose it: co-production, coproduction.
_CO = re.compile(r"\bco(?:[-\u2010\u2011]\s*|\s+(?=[a-z]))")
_CLOSING = re.compile(r"[\s;,.]*(?:;|,)?\s*(?:\band\b|\bor\b)?[\s;,.]*$", re.I)
# The subject of every paper of this kind; its long and short forms say the same and distinguish no claim.
_SEND = re.compile(
    r"\b(?:special educational needs?|SEND?)(?: ?(?:and/or|and|or|/) ?(?:an? )?(?:disabilit(?:y|ies)|disabled))?"
    r"(?: \(SENDs?\))?\b|\bdisabilit(?:y|ies)\b",
    re.I,
)
_EHC = re.compile(r"\b(?:education,? health,? and care (?:\(ehc\) )?plan|ehcp\b)", re.I)
# Words whose past has another stem: "felt safe" says what "feel safe" says.
_STEMS = {"felt": "feel", "met": "meet", "spok": "speak", "mad": "mak", "found": "find", "told": "tell", "saw": "see"}
_SHORTENED = re.compile(r"\s*(?:\[\s*(?:\u2026|\.\.\.)\s*\]|\u2026|\.\.\.)\s*")


def fold(text: str) -> list[str]:
    """The words alone: no capitals, hyphens, quotation marks, blanks or closing stops."""
    plain = text.lower().replace("\u2019", "'").replace("\u2018", "'").replace("\u00ad", "")
    return _FOLDED.findall(_CO.sub("co", plain))


def fold_long(text: str) -> list[str]:
    """The same with the field's short forms for its long ones, to pair what means the same."""
    return fold(_EHC.sub("EHC plan", text))


def fold_item(text: str) -> list[str]:
    """The words of an item of a list, without the "; and" that leads to the next."""
    return fold(_CLOSING.sub("", text))


def sentences(text: str) -> list[str]:
    """The text cut into sentences."""
    return [part for part in _SENTENCE.split(text.strip()) if part]


def shortened(text: str) -> list[str]:
    """The pieces of a quotation that dots have shortened; one piece where they have not."""
    return [piece for piece in _SHORTENED.split(text) if piece.strip()]


def content(text: str) -> list[str]:
    """The words that carry meaning, stemmed; those for the children all of this is about are left out."""
    found = (stem.rstrip("e") for stem in stems(_SEND.sub(" ", text)))
    return [_STEMS.get(stem, stem) for stem in found]


@dataclass(frozen=True)
class Alignment:
    """How many of a claim's words stand in a text in the same order, as a share, and which of the text's they are."""

    share: float
    places: tuple[int, ...]


def align(claim: Sequence[str], text: Sequence[str]) -> Alignment:
    """The longest run of the claim's words, gaps allowed, that the text has in the same order."""
    if not claim or not text:
        return Alignment(0.0, ())
    table = [[0] * (len(text) + 1) for _ in range(len(claim) + 1)]
    for i in range(len(claim) - 1, -1, -1):
        for j in range(len(text) - 1, -1, -1):
            same = claim[i] == text[j]
            table[i][j] = table[i + 1][j + 1] + 1 if same else max(table[i + 1][j], table[i][j + 1])
    places, i, j = [], 0, 0
    while i < len(claim) and j < len(text):
        if claim[i] == text[j]:
            places.append(j)
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return Alignment(len(places) / len(claim), tuple(places))


def likeness(a: Sequence[str], b: Sequence[str]) -> float:
    """How much of both is the same in the same order, 0 to 1."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def contains(text: Sequence[str], part: Sequence[str]) -> bool:
    """True where the words of `part` stand in `text` one after the other, however hyphens part them."""
    return f" {' '.join(part)} " in f" {' '.join(text)} " or _contains_letters(text, part)


def _contains_letters(text: Sequence[str], part: Sequence[str]) -> bool:
    """The same by the letters alone, from the start of a word to the end of one."""
    whole, wanted = "".join(text), "".join(part)
    at = whole.find(wanted) if wanted else -1
    ends = {0, *accumulate(map(len, text))} if at >= 0 else set()
    while at >= 0:
        if at in ends and at + len(wanted) in ends:
            return True
        at = whole.find(wanted, at + 1)
    return False


def same(a: Sequence[str], b: Sequence[str]) -> bool:
    """True for the same words, however hyphens part them: "multi-agency" and "multiagency"."""
    return "".join(a) == "".join(b)


def differences(said: Sequence[str], meant: Sequence[str], most: int = 3) -> str:
    """ "'helps to ensure' became 'ensured'; 'often' is missing": the words that differ, at most so many."""
    changes = []
    for step, a, b, c, d in SequenceMatcher(None, meant, said, autojunk=False).get_opcodes():
        was, now = " ".join(meant[a:b]), " ".join(said[c:d])
        if step == "replace" and not same(meant[a:b], said[c:d]):
            changes.append(f"'{was}' became '{now}'")
        elif step == "delete":
            changes.append(f"'{was}' is missing")
        elif step == "insert":
            changes.append(f"'{now}' was added")
    more = len(changes) - most
    return "; ".join(changes[:most]) + (f"; and {more} more" if more > 0 else "")
