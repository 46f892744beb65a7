"""What a paper says that inspectors found, each claim beside the words of the document it rests on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.model.fidelity import PaperUnit
from toolkit.rules.attribution import attributed_sentences, is_attributed_list
from toolkit.rules.fidelity_quotes import OWN_WORDS, REFERENCE
from toolkit.rules.fidelity_source import Checked, SourcePassage, as_units
from toolkit.rules.fidelity_words import align, content, fold_long, likeness, sentences

_PARTS = re.compile(r";|,? and |, ")
_FEWEST, _FEWEST_OF_A_PART = 2, 3
LIKE, PERHAPS = 0.65, 0.5
_A_WEAKNESS = 0.6


@dataclass(frozen=True)
class Rest:
    """Where a claim rests: the sentences `first` to `last` of a passage; `share` of its words are there, in order."""

    passage: SourcePassage
    first: int
    last: int
    share: float

    @property
    def text(self) -> str:
        return " ".join(self.passage.sentences[self.first : self.last + 1])


@dataclass(frozen=True)
class Claim:
    """A sentence, or a part of one, that says what inspectors found; `words` are those that carry meaning."""

    unit: PaperUnit
    text: str
    words: tuple[str, ...]
    rest: Rest | None


def claims(checked: Checked) -> Iterator[Claim]:
    """The claims of the paper's text and of its lists of what was found, quotations apart."""
    for unit, text in _said(checked):
        strengths = "strength" in f"{unit.lead} {unit.heading}".lower()
        whole = _claim(checked, unit, text, strengths)
        if whole.rest is not None:
            yield whole
            continue
        parts = [_claim(checked, unit, part, strengths) for part in _PARTS.split(text)]
        sure = [p for p in parts if p.rest and p.rest.share >= LIKE and len(p.words) >= _FEWEST_OF_A_PART]
        yield from sure
        yield from (p for p in parts if p not in sure)


def _said(checked: Checked) -> Iterator[tuple[PaperUnit, str]]:
    for unit in as_units(checked.units, "summary", "paragraph", "bullet"):
        if REFERENCE.search(unit.text) or OWN_WORDS.search(unit.lead) or _is_a_weakness(checked, unit):
            continue
        if unit.kind == "bullet" and is_attributed_list(unit):
            yield from ((unit, sentence) for sentence in sentences(unit.text))
        else:
            yield from ((unit, claim) for _, claim in attributed_sentences(unit.text))


def _is_a_weakness(checked: Checked, unit: PaperUnit) -> bool:
    words = fold_long(unit.text)
    return unit.kind == "bullet" and any(likeness(words, fold_long(c.text)) >= _A_WEAKNESS for c in checked.concerns)


def _claim(checked: Checked, unit: PaperUnit, text: str, strengths: bool) -> Claim:
    area = {*content(checked.letter.area or "")}
    words = tuple(w for w in content(text) if w not in area)
    if len(words) < _FEWEST:
        return Claim(unit, text, words, None)
    rest = best_rest(words, checked.findings, strengths)
    return Claim(unit, text, words, rest if rest and _is_likely(words, rest) else None)


def _is_likely(words: Sequence[str], rest: Rest) -> bool:
    """At least half of the words, and three of them; of a claim of two words both."""
    return rest.share == 1 or (rest.share >= PERHAPS and round(rest.share * len(words)) >= _FEWEST_OF_A_PART)


def best_rest(words: Sequence[str], passages: Iterable[SourcePassage], strengths: bool = False) -> Rest | None:
    """One or two neighbouring sentences that have most of these words in order; strengths first, where it is close."""
    best: tuple[float, bool, int] = (0.0, False, 0)
    found: Rest | None = None
    for passage in passages:
        stems = passage.stems
        for first in range(len(stems)):
            for last in range(first, min(first + 2, len(stems))):
                text = [w for s in stems[first : last + 1] for w in s]
                there = {*text}
                if sum(word in there for word in words) < best[0] * len(words):
                    continue
                share = align(words, text).share
                rank = (share, strengths and passage.kind != "development", first - last)
                if rank > best:
                    best, found = rank, Rest(passage, first, last, share)
    return found
