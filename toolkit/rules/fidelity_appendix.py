"""The letter as appended to the paper: word for word the one that was published."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from toolkit.model.fidelity import FidelityHit
from toolkit.model.problem import Problem
from toolkit.rules.fidelity_source import Checked, SourcePassage
from toolkit.rules.fidelity_words import align, contains, differences, fold, likeness

APPENDIX = "appendix changed"
_REFERENCE = re.compile(r"\s*\[(\d{4}[a-z]?-(?:[A-Z]-[SD]?\d+|[A-Z]{1,2}\d+))\]")
_FOOT = re.compile(r"\W*page \d+(?: of \d+)?\W*", re.I)
_AROUND = 3
_IS_THE_LETTER, _IS_THE_PASSAGE = 0.5, 0.6


def appendix(checked: Checked) -> Iterator[FidelityHit]:
    """Findings and areas that the letter in the paper's own file gives in other words, or not at all.

    Lines below the paper that end with a reference are quotations of that finding too.
    """
    lines = [x.text for x in checked.paper.document.lines if x.number > checked.paper.lines[1]]
    below = [text for text in lines if not _FOOT.fullmatch(text)]
    appended = fold(_REFERENCE.sub(" ", " ".join(below)))
    if checked.is_around_the_letter or not appended:
        return
    changed = [p for p in checked.passages if not contains(appended, p.words)]
    if len(changed) > _IS_THE_LETTER * len(checked.passages):
        return  # something else is appended
    for passage in changed:
        yield _changed(checked, passage, _nearest(passage.words, appended))
    others = {p.ref: p for p in checked.passages if p not in changed}
    for text in below:
        reference = _REFERENCE.search(text)
        quoted = others.get(reference[1]) if reference else None
        said = fold(_REFERENCE.sub(" ", text))
        if quoted and not contains(quoted.words, said) and likeness(said, quoted.words) >= _IS_THE_PASSAGE:
            yield _changed(checked, quoted, said)


def _changed(checked: Checked, passage: SourcePassage, window: list[str]) -> FidelityHit:
    share = align(passage.words, window).share
    what = f"The letter in the appendix does not have {passage.named}: '{passage.text}'"
    if share >= _IS_THE_PASSAGE:
        changes = differences(window, passage.words)
        what = f"The letter in the appendix does not give {passage.named} as published: {changes}."
    problem = Problem(what, checked.where("appendix"), "Put the published letter there unchanged.", "warning")
    return FidelityHit(APPENDIX, f"appendix, {passage.ref}", problem)


def _nearest(words: tuple[str, ...], text: list[str]) -> list[str]:
    """The stretch of the text that shares most words with these: where their pairs of words stand most densely."""
    pairs = set(pairwise(words))
    hits = [int(pair in pairs) for pair in pairwise(text)]
    size = len(words)
    best, total = 0, sum(hits[:size])
    highest = total
    for start in range(1, max(1, len(hits) - size + 1)):
        total += hits[start + size - 1] - hits[start - 1]
        if total > highest:
            best, highest = start, total
    window = text[max(0, best - _AROUND) : best + size + _AROUND]
    blocks = SequenceMatcher(None, words, window, autojunk=False).get_matching_blocks()[:-1]
    return window[blocks[0].b : blocks[-1].b + blocks[-1].size] if blocks else []
