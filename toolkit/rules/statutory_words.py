"""Checks of law on what officers typed for the papers to print: background papers, counts that could name a child."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.model.house import HouseStyle
from toolkit.model.plan import SUGGESTED, Plan, Value
from toolkit.model.problem import Problem
from toolkit.model.snapshot import Snapshot
from toolkit.rules.earlier_papers import is_offered
from toolkit.rules.english import counted, listed
from toolkit.rules.paper_details import BACKGROUND, PROGRESS
from toolkit.rules.small_numbers import small_counts
from toolkit.rules.typed_papers import is_exempt_for_persons, on_detail, papers_to_come

_LEFT_OUT = (SUGGESTED, "Closed", "Not used")
_NAMES = {
    "action plan": ("action plan",),
    "risk register": ("risk",),
    "measures": ("measure", "performance data", "dashboard", "scorecard", "indicators"),
}


def background_papers(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """The officers' workbook, where the paper relies on it and Background papers does not name it."""
    relied_on = _relied_on(plan)
    years = house.rules["background_papers_years"]
    for paper in papers_to_come(plan, house, today) if relied_on else ():
        typed = str(plan.detail(paper.label, BACKGROUND) or "").strip()
        if paper.label == PROGRESS and not typed:  # then the report names the workbook itself
            continue
        named = typed or "None"
        missing = parts_missing(relied_on, named)
        if missing:
            what = f"The paper relies on the {listed(missing)} of the workbook, and {BACKGROUND} does not name it."
            do = "Put in place of None" if named.lower() == "none" else "Add the line"
            mend = (
                f'{do}: "{background_line(plan, missing)}". Unpublished documents a report relies on must be listed'
                f" (s.100D LGA 1972); they stay open to inspection for {counted(years.number, 'year')}{years.mark}."
            )
            yield on_detail(plan, (paper.label, BACKGROUND), what, mend)


def parts_missing(parts: Sequence[str], named: str) -> list[str]:
    """Those parts of the workbook that the background papers named do not cover."""
    return [part for part in parts if not _is_named(part, named.lower())]


def background_line(plan: Plan | Snapshot, parts: Sequence[str]) -> str:
    """The line that names the area's workbook among the background papers."""
    name = plan.workbook or f"{plan.slug}-workbook.xlsx"
    return f"SEND workbook of {plan.area}: {listed(parts)} ({name}, unpublished)"


def _relied_on(plan: Plan) -> list[str]:
    """The parts of the workbook that hold what officers accepted or typed, and papers print."""
    held = {
        "action plan": any(a.action and a.progress != SUGGESTED for a in plan.actions),
        "risk register": any(r.risk and r.status not in _LEFT_OUT and not is_offered(r) for r in plan.risks),
        "measures": any(m.measure and m.weakness for m in plan.measures),
    }
    return [part for part, is_held in held.items() if is_held]


def _is_named(part: str, named: str) -> bool:
    return any(name in named for name in ("workbook", *_NAMES[part]))


@dataclass(frozen=True)
class _Printed:
    """A text of officers that papers print: its sheet, row, column and words."""

    sheet: str
    row: str
    column: str
    words: Value


def small_numbers(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """Counts of children so small that readers could tell who is meant, in what officers typed for the papers.

    Not in what inspectors wrote, which is published, nor in a paper that is exempt because of it.
    """
    open_papers = [
        p.label for p in papers_to_come(plan, house, today) if not is_exempt_for_persons(plan, p.label, house)
    ]
    for detail in plan.details:
        for words in _counts(detail.value, house) if detail.paper in open_papers else ():
            what = what_identifies(f"{detail.item} ({detail.paper})", words, house)
            yield on_detail(plan, (detail.paper, detail.item), what, mend_identifying(house))
    for text in _printed_rows(plan) if open_papers else ():
        for words in _counts(text.words, house):
            what = what_identifies(f"{text.column} of {text.row or 'a row'}", words, house)
            where = f"{text.sheet} ({text.row or 'a row without Ref'})"
            yield Problem(what, where, mend_identifying(house), sheet=text.sheet, row=text.row, column=text.column)


def _counts(words: Value, house: HouseStyle) -> tuple[str, ...]:
    return small_counts(str(words or ""), house.rules["small_numbers_below"].number)


def what_identifies(place: str, words: str, house: HouseStyle) -> str:
    """What is wrong with a small count, in a sentence."""
    rule = house.rules["small_numbers_below"]
    return f"{place} says '{words}': a count below {rule.number}{rule.mark} could tell readers who the child is."


def mend_identifying(house: HouseStyle) -> str:
    least = house.rules["small_numbers_below"].number
    return (
        f"Write 'fewer than {least}' or leave the number out. If it must stay, paragraphs 1 and 2 of Schedule 12A to"
        " the LGA 1972 (information about an individual) may apply."
    )


def _printed_rows(plan: Plan) -> Iterator[_Printed]:
    for a in plan.actions:
        texts = (("Action", a.action), ("Outcome sought", a.outcome_sought), ("Progress", a.progress))
        yield from (_Printed("Action plan", str(a.ref or ""), column, words) for column, words in texts)
    for r in (r for r in plan.risks if r.status not in _LEFT_OUT[1:] and not is_offered(r)):
        mitigation = ("Action to avoid or mitigate risk", r.mitigation)
        texts = (("Risk", r.risk), ("Description", r.description), mitigation)
        yield from (_Printed("Risks", str(r.ref or ""), column, words) for column, words in texts)
    for x in (x for x in plan.recommendations if x.status != "Not used" and not is_offered(x)):
        for column, words in (("Recommendation", x.recommendation), ("Response", x.response)):
            yield _Printed("Recommendations", str(x.ref or ""), column, words)
    for w in plan.weaknesses:
        yield _Printed("Weaknesses", w.ref, "Outcome sought", w.outcome_sought)
