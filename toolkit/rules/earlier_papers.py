"""What an earlier committee paper suggests for the next: who and where, risks, recommendations.

Its factual paragraphs are never taken over, nor anything that belongs to its own meeting: date, urgency, deadlines.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.letter import Letter
from toolkit.model.plan import SUGGESTED, Plan, Recommendation, Risk
from toolkit.model.problem import Problem
from toolkit.rules.english import counted, in_words, listed
from toolkit.rules.evidence import words

_ALIKE = 0.6
_FROM = "earlier: "
CHECK_IT = "check it."  # ends the Note of a detail until somebody takes the words off
NO_RATING = "not stated"
_RECENT_DAYS = 550
_NOTHING = {"", "not stated", "not yet rated"}  # the words of papers this toolkit wrote
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
        return f"From {self.file}: {CHECK_IT}"


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
        for text in _asked(paper):
            yield Recommendation(None, f"{_FROM}{paper.document.file}", text, "Committee", status=SUGGESTED)


def _asked(paper: EarlierPaper) -> list[str]:
    """What the committee was asked, without a placeholder of a paper that this toolkit wrote."""
    return [r.text for r in paper.recommendations if not r.text.startswith("[")]


def without_doubles(texts: Iterable[str], others: Sequence[str]) -> list[bool]:
    """For each text whether it says something that none of `others` says in nearly the same words."""
    known = [set(words(other)) for other in others]
    return [not any(_alike(set(words(text)), other) for other in known) for text in texts]


def _alike(a: set[str], b: set[str]) -> bool:
    return len(a & b) >= _ALIKE * len(a | b) > 0


def latest_first(papers: Iterable[EarlierPaper]) -> list[EarlierPaper]:
    return sorted(papers, key=lambda p: p.meeting_date or date.min, reverse=True)


def without_repeats(papers: Iterable[EarlierPaper]) -> list[EarlierPaper]:
    """The papers, latest meeting first, each without the risks and recommendations that a later one has.

    Nearly the same words count as the same. What a paper says twice itself stays.
    """
    kept: list[EarlierPaper] = []
    for paper in latest_first(papers):
        new = iter(without_doubles([r.risk for r in paper.risks], [r.risk for p in kept for r in p.risks]))
        tables = tuple(replace(t, rows=tuple(r for r in t.rows if next(new))) for t in paper.risk_tables)
        later = [r.text for p in kept for r in p.recommendations]
        are_new = without_doubles([r.text for r in paper.recommendations], later)
        own = tuple(r for r, is_new in zip(paper.recommendations, are_new, strict=True) if is_new)
        kept.append(replace(paper, risk_tables=tables, recommendations=own))
    return kept


def taken_from_papers(plan: Plan, papers: Sequence[EarlierPaper]) -> Iterator[Problem]:
    """What a new workbook has from each paper, for a person to check, and what it has not; times of an earlier day."""
    offered = {str(r.risk) for r in plan.risks if is_offered(r)}
    offered |= {str(r.recommendation) for r in plan.recommendations if is_offered(r)}
    for whole, paper in zip(latest_first(papers), without_repeats(papers), strict=True):
        file = paper.document.file
        items = [*dict.fromkeys(d.item for d in plan.details if d.note.endswith(FromPaper("", file).note))]
        taken = _number_of(paper, offered)
        day = f", for the meeting of {in_words(paper.meeting_date)}" if paper.meeting_date else ""
        what = listed([*items, *_in_words(taken)]) or "none"
        what = f"The new workbook has suggestions from this committee paper{day}: {what}."
        yield Problem(what, file, "Check that each still holds.", "note")
        yield from _dated(paper)
        there, new = _number_of(whole), _number_of(paper)
        yield from _not_taken(file, _less(there, new), "since a later paper has as much")
        yield from _not_taken(file, _less(new, taken), "since the workbook has as much among its own suggestions")
        yield from _columns_left_out(paper)


def _number_of(paper: EarlierPaper, among: Container[str] | None = None) -> tuple[int, int]:
    """How many risks and recommendations a paper has, or has among these."""
    risks, texts = [r.risk for r in paper.risks], _asked(paper)
    if among is not None:
        risks, texts = [r for r in risks if r in among], [r for r in texts if r in among]
    return len(risks), len(texts)


def _less(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
    return a[0] - b[0], a[1] - b[1]


def _in_words(number: tuple[int, int]) -> list[str]:
    return [counted(n, noun) for n, noun in zip(number, ("risk", "recommendation"), strict=True) if n]


def _not_taken(file: str, number: tuple[int, int], why: str) -> Iterator[Problem]:
    if any(number):
        what = f"Not taken from it: {listed(_in_words(number))}, {why} in nearly the same words."
        yield Problem(what, file, "Compare the two if their wording matters.", "note")


def _columns_left_out(paper: EarlierPaper) -> Iterator[Problem]:
    columns = [*dict.fromkeys(column or "one without a heading" for r in paper.risks for column, _ in r.others)]
    if columns:
        what = f"Its risk table has columns that are not suggested: {listed(columns)}."
        yield Problem(what, paper.document.file, "Its data file (.paper.json) has them, should they be needed.", "note")


def _dated(paper: EarlierPaper) -> Iterator[Problem]:
    risks = [f"{r.risk} {r.description} {r.action}" for r in paper.risks]
    texts = (*risks, *(r.text for r in paper.recommendations))
    named = [f"{day[0]} ('{' '.join(text.split()[:8])} ...')" for text in texts if (day := _DATED.search(text))]
    if named:
        what = f"Risks or recommendations suggested from it name a time of the earlier meeting: {'; '.join(named)}."
        yield Problem(what, paper.document.file, "Change them in the workbook before you accept them.", "note")
