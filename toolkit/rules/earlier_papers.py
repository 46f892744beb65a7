"""What an earlier committee paper suggests for the next: who and where, risks, recommendations.

Its factual paragraphs are never taken over, nor anything that belongs to its own meeting: date, urgency, deadlines.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.letter import Letter
from toolkit.model.plan import SUGGESTED, PaperDetail, Recommendation, Risk
from toolkit.model.problem import Problem
from toolkit.rules.english import counted, in_words, listed
from toolkit.rules.evidence import words

_ALIKE = 0.6
_FROM = "earlier: "
NO_RATING = "not stated"
_RECENT_DAYS = 550
_NOTHING = {"", "not stated", "not yet rated"}  # the words of papers this toolkit wrote
_CLEARLY = 2
_DATED = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b"
)


@dataclass(frozen=True)
class FromPaper:
    """A value for a slot of Paper details, and the file it comes from."""

    value: str
    file: str

    @property
    def note(self) -> str:
        return f"From {self.file}: check it."


def suggested_details(letter: Letter, papers: Sequence[EarlierPaper]) -> dict[str, FromPaper]:
    """Values by item: from the paper this letter is in, else from the newest recent one that gives one."""
    papers = [p for p in papers if _holds(p, letter) or _is_recent(p, letter)]
    ranked = sorted(papers, key=lambda p: (_holds(p, letter), p.meeting_date or date.min), reverse=True)
    found: dict[str, FromPaper] = {}
    for paper in ranked:
        for item, value in _details(paper):
            found.setdefault(item, FromPaper(value, paper.document.file))
    return found


def _is_recent(paper: EarlierPaper, letter: Letter) -> bool:
    """True for a meeting within a year and a half of this inspection: people change their posts."""
    if paper.meeting_date is None or letter.inspection_end is None:
        return False
    return abs((letter.inspection_end - paper.meeting_date).days) <= _RECENT_DAYS


def _details(paper: EarlierPaper) -> Iterator[tuple[str, str]]:
    contact = "\n".join(paper.contact.as_written) if paper.contact else None
    values = {
        "Committee": paper.committee,
        "Report from": paper.report_from.as_written if paper.report_from else None,
        "Author": paper.author.as_written if paper.author else None,
        "Contact": contact,
        "Portfolio": paper.portfolio,
    }
    yield from ((item, value) for item, value in values.items() if value)


def _holds(paper: EarlierPaper, letter: Letter) -> bool:
    return paper.inspection_end is not None and paper.inspection_end == letter.inspection_end


def paper_risks(papers: Sequence[EarlierPaper]) -> Iterator[Risk]:
    """The risks of the papers; the old rating is kept as it was written, and none is suggested."""
    for paper in papers:
        for row in paper.risks:
            yield Risk(
                None,
                row.risk,
                _stated(row.description),
                _stated(row.action),
                previous_rating=_stated(row.rating) or NO_RATING,
                status=SUGGESTED,
            )


def is_offered(row: Risk | Recommendation) -> bool:
    """True for a row from an earlier paper that no officer has taken up: offered in the workbook, in no paper."""
    if isinstance(row, Risk):
        return row.status == SUGGESTED and bool(row.previous_rating)
    return row.status == SUGGESTED and str(row.paper or "").startswith(_FROM)


def _stated(text: str) -> str | None:
    return None if text.lower() in _NOTHING else text


def paper_recommendations(papers: Sequence[EarlierPaper]) -> Iterator[Recommendation]:
    """The recommendations of the papers; where a row names its paper, these name the file they come from."""
    for paper in papers:
        for row in (r for r in paper.recommendations if not r.text.startswith("[")):
            yield Recommendation(None, f"{_FROM}{paper.document.file}", row.text, "Committee", status=SUGGESTED)


def without_doubles(texts: Iterable[str], others: Sequence[str]) -> list[bool]:
    """For each text whether it says something that none of `others` says in nearly the same words."""
    known = [set(words(other)) for other in others]
    return [not any(_alike(set(words(text)), other) for other in known) for text in texts]


def _alike(a: set[str], b: set[str]) -> bool:
    return len(a & b) >= _ALIKE * len(a | b) > 0


def taken_from_papers(details: Sequence[PaperDetail], papers: Sequence[EarlierPaper]) -> Iterator[Problem]:
    """What a new workbook has from each paper, for a person to check; and what names a time of its own day."""
    for paper in papers:
        note = FromPaper("", paper.document.file).note
        items = [*dict.fromkeys(d.item for d in details if d.note.endswith(note))]
        rows = [counted(len(paper.risks), "risk"), counted(len(paper.recommendations), "recommendation")]
        day = f", for the meeting of {in_words(paper.meeting_date)}" if paper.meeting_date else ""
        what = f"The new workbook has suggestions from this committee paper{day}: {listed([*items, *rows])}."
        yield Problem(what, paper.document.file, "Check that each still holds.", "note")
        yield from _dated(paper)


def _dated(paper: EarlierPaper) -> Iterator[Problem]:
    risks = [f"{r.risk} {r.description} {r.action}" for r in paper.risks]
    texts = (*risks, *(r.text for r in paper.recommendations))
    named = [f"{day[0]} ('{' '.join(text.split()[:8])} ...')" for text in texts if (day := _DATED.search(text))]
    if named:
        what = f"Risks or recommendations suggested from it name a time of the earlier meeting: {'; '.join(named)}."
        yield Problem(what, paper.document.file, "Change them in the workbook before you accept them.", "note")


def area_of(paper: EarlierPaper, areas: Sequence[str]) -> str | None:
    """Which of the areas the paper is about: by its title and council, else by what its text speaks of most."""
    named = " ".join(filter(None, (paper.title, paper.authority, paper.committee)))
    at_head = [area for area in areas if _mentions(named, area)]
    if len(at_head) == 1:
        return at_head[0]
    text = " ".join([*paper.summary, *(t for s in paper.sections for p in s.paragraphs for t in (p.text, *p.bullets))])
    counts = Counter({area: n for area in at_head or areas if (n := _mentions(text, area))}).most_common(2)
    if len(counts) == 1 or (counts and counts[0][1] >= _CLEARLY * counts[1][1]):
        return counts[0][0]
    return None


def _mentions(text: str, area: str) -> int:
    return len(re.findall(rf"\b{re.escape(area)}\b", text, re.I))
