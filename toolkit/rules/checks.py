"""What a person should check or complete before a paper goes out: the rows of Checks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from toolkit.model.house import HouseStyle
from toolkit.model.letter import Letter
from toolkit.model.plan import SUGGESTED, Action, Plan, Recommendation, Risk
from toolkit.model.problem import Problem
from toolkit.rules import statutory, statutory_words
from toolkit.rules.deadlines import statement_deadlines
from toolkit.rules.earlier_papers import is_offered
from toolkit.rules.english import counted, in_words
from toolkit.rules.inspection_names import needs_priority_plan, plan_name
from toolkit.rules.paper_details import CABINET_DATE, MEETING_DATE, PLAN_DUE, PUBLISHED, RECEIVED, paper_label
from toolkit.rules.risk_rating import is_unrated
from toolkit.rules.typed_dates import typed_date
from toolkit.rules.typed_papers import on_detail

_VALUE_COLUMN = "C"
Place = tuple[str, str, str]  # sheet, heading, and the column's letter in a new workbook
_PROGRESS = ("Action plan", "Progress", "K")
_LIKELIHOOD, _RISK_STATUS = ("Risks", "Likelihood", "E"), ("Risks", "Status", "K")
_RECOMMENDATION_STATUS = ("Recommendations", "Status", "I")
Row = TypeVar("Row", Action, Risk, Recommendation)
_PRINTED_INSTEAD = {
    PLAN_DUE: 'the paper says "to be confirmed"',
    PUBLISHED: "the paper leaves it out",
}


@dataclass(frozen=True)
class Check:
    """A check by name; `find` gives its problems for a plan on a day. `each_run`: said by every run too."""

    name: str
    find: Callable[[Plan, HouseStyle, date], Iterator[Problem]]
    each_run: bool = True


def from_documents(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """What the extraction was not sure of."""
    yield from plan.problems


def blank_details(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """Required Paper details that are blank; they print as visible placeholders."""
    for row, detail in enumerate(plan.details, 2):
        if detail.required == "yes" and detail.value in (None, ""):
            cell = f"{_VALUE_COLUMN}{row}"
            placeholder = f"the paper shows [Paper details: {detail.item}]"
            yield Problem(
                f"{detail.item} ({detail.paper}) is blank; {_PRINTED_INSTEAD.get(detail.item) or placeholder}.",
                f"Paper details!{cell}",
                detail.note,
                sheet="Paper details",
                cell=cell,
                row=f"{detail.paper} / {detail.item}",
                column="Value",
            )


def suggestions(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """Rows nobody has accepted yet."""
    suggested = {
        _PROGRESS: _numbered(plan.actions, lambda action: action.progress == SUGGESTED),
        _RISK_STATUS: _numbered(plan.risks, lambda risk: risk.status == SUGGESTED),
        _RECOMMENDATION_STATUS: _numbered(plan.recommendations, lambda asked: asked.status == SUGGESTED),
    }
    yield from _offered(plan)
    for place, rows in suggested.items():
        count = len(rows)
        if count:
            what = f"{counted(count, 'row')} still marked Suggested.".capitalize().replace("suggested", SUGGESTED)
            yield _on_row(place, rows[0], what, "Change or delete them, then change the word Suggested.")


def _offered(plan: Plan) -> Iterator[Problem]:
    risks, others = _numbered(plan.risks, is_offered), _numbered(plan.recommendations, is_offered)
    if risks or others:
        count = len(risks) + len(others)
        what = f"{counted(count, 'risk or recommendation', 'risks and recommendations')} taken from an earlier paper"
        what = f"{what[:1].upper()}{what[1:]}; no paper prints them."
        mend = "Take up what still holds: change the word Suggested, name a recommendation's paper; delete the rest."
        place, rows = (_RISK_STATUS, risks) if risks else (_RECOMMENDATION_STATUS, others)
        yield _on_row(place, rows[0], what, mend)


def _numbered(rows: Sequence[Row], is_meant: Callable[[Row], bool]) -> list[tuple[int, str]]:
    """(row on its sheet, reference) of those that are meant; the reference is "" where it has none yet."""
    return [(number, str(row.ref or "")) for number, row in enumerate(rows, 2) if is_meant(row)]


def _on_row(place: Place, row: tuple[int, str], what: str, what_to_do: str) -> Problem:
    """A problem that leads to the column of a row; to the heading where the row has no reference to find it by."""
    (sheet, column, letter), (number, ref) = place, row
    cell = f"{letter}{number if ref else 1}"
    return Problem(what, sheet, what_to_do, sheet=sheet, cell=cell, row=ref, column=column if ref else "")


def unrated_risks(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """Risks without likelihood and impact that are used; the paper prints "Not yet rated"."""
    unrated = _numbered(plan.risks, lambda risk: is_unrated(risk, house.risk_scale))
    if unrated:
        what = f"{counted(len(unrated), 'risk')} without a rating.".capitalize()
        yield _on_row(_LIKELIHOOD, unrated[0], what, "Choose likelihood and impact.")


def statement_clock(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """Where a statement is required and the day of receipt is not known, or cannot be right."""
    for letter in plan.letters:
        place = (paper_label(letter), RECEIVED)
        received = typed_date(plan.detail(*place))
        if letter.wsoa_required and received is None:
            what = "The day the report was received is not given; until it is, the letter's date stands in for it."
            yield on_detail(plan, place, what, "Type the Received date: the statutory clock starts then.")
        elif received and letter.letter_date and received < letter.letter_date:
            what = f"The Received date, {in_words(received)}, is before the date of the letter."
            yield on_detail(plan, place, what, "Correct the Received date.")


def after_the_deadline(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """Meetings at which the statement or plan would be considered after the day by which it is due."""
    for letter in plan.letters:
        paper = paper_label(letter)
        due = _due(plan, letter, house)
        for item in (MEETING_DATE, CABINET_DATE) if due else ():
            day = typed_date(plan.detail(paper, item))
            if due and day and day > due:
                what = f"The {item}, {in_words(day)}, is after the day by which {plan_name(letter)} is due,"
                mend = "Bring the meeting forward, or say in the paper how it is agreed before then."
                yield on_detail(plan, (paper, item), f"{what} {in_words(due)}.", mend)


def _due(plan: Plan, letter: Letter, house: HouseStyle) -> date | None:
    paper = paper_label(letter)
    if needs_priority_plan(letter):
        return typed_date(plan.detail(paper, PLAN_DUE))
    received = typed_date(plan.detail(paper, RECEIVED))
    deadlines = statement_deadlines(letter, received, None, house) if letter.wsoa_required else ()
    return deadlines[0].due if deadlines else None


CHECKS: tuple[Check, ...] = (
    Check("doubts of the extraction", from_documents, each_run=False),
    Check("required details that are blank", blank_details, each_run=False),
    Check("the statement's deadline", statement_clock),
    Check("meetings after the deadline", after_the_deadline),
    Check("publication of the agenda", statutory.agenda),
    Check("the urgency reason", statutory.urgency),
    Check("the exempt paragraph", statutory.exempt_paragraph),
    Check("the public interest test", statutory.public_interest, each_run=False),
    Check("the embargo", statutory.embargo),
    Check("background papers", statutory_words.background_papers),
    Check("counts that could name a child", statutory_words.small_numbers),
    Check("the Cabinet date", statutory.cabinet),
    Check("notice of a key decision", statutory.key_decision, each_run=False),
    Check("responses to recommendations", statutory.scrutiny_responses, each_run=False),
    Check("suggestions not yet accepted", suggestions, each_run=False),
    Check("risks not yet rated", unrated_risks, each_run=False),
)


def check_briefly(plan: Plan, house: HouseStyle, today: date) -> tuple[Problem, ...]:
    """The problems that each run says, beside those of its documents; blank details in one for each paper."""
    found = [problem for c in CHECKS if c.each_run for problem in c.find(plan, house, today)]
    return (*found, *_blank_in_each_paper(plan))


def _blank_in_each_paper(plan: Plan) -> Iterator[Problem]:
    blank = [d for d in plan.details if d.required == "yes" and d.value in (None, "")]
    for paper in dict.fromkeys(d.paper for d in blank):
        items = ", ".join(d.item for d in blank if d.paper == paper)
        what = f"Required and blank, so placeholders in the paper: {items}."
        yield Problem(what, f"Paper details ({paper})", "Fill them in and run again.", "note", sheet="Paper details")


def check(plan: Plan, house: HouseStyle, today: date) -> tuple[Problem, ...]:
    """Every problem of every check, in the order of CHECKS."""
    return tuple(problem for c in CHECKS for problem in c.find(plan, house, today))
