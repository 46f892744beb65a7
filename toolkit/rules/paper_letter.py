"""Which of an area's letters and reports a committee paper is about."""

from collections.abc import Iterator, Sequence
from datetime import date

from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.letter import Letter
from toolkit.rules.english import in_words
from toolkit.rules.fidelity_words import contains, fold
from toolkit.rules.paper_units import paper_units

_MOST = 0.5


def letter_of(paper: EarlierPaper, letters: Sequence[Letter]) -> Letter | None:
    """The letter that is in the paper's file too; where none is, the one whose days the paper names most.

    Else the last one before the paper's meeting; None where there is none.
    """
    appended = fold(" ".join(x.text for x in paper.document.lines if x.number > paper.lines[1]))
    shares = [(_share_in(x, appended), n) for n, x in enumerate(letters)]
    if shares and max(shares)[0] >= _MOST:
        return letters[max(shares)[1]]
    words = fold(" ".join(u.text for u in paper_units(paper)))
    named = [(sum(contains(words, fold(day)) for day in _days(x)), n) for n, x in enumerate(letters)]
    if named and max(named)[0]:
        return letters[max(named)[1]]
    before = [x for x in letters if not (paper.meeting_date and x.letter_date and x.letter_date > paper.meeting_date)]
    return max(before, key=lambda x: x.inspection_end or date.min, default=None)


def _share_in(letter: Letter, words: Sequence[str]) -> float:
    findings = [f.passage.text for f in letter.findings]
    return sum(contains(words, fold(text)) for text in findings) / max(1, len(findings))


def _days(letter: Letter) -> Iterator[str]:
    """The days of the letter as a paper may name them: to the day, or the month alone."""
    for day in (letter.letter_date, letter.published_date, letter.inspection_start, letter.inspection_end):
        if day:
            yield in_words(day)
            yield f"{day:%B %Y}"
