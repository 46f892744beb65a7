"""The days that matter to an area: those typed in Paper details, and those that follow from its documents.

A day that rests on practice, on an interval that is only usual, or on a rule nobody has verified is not `certain`.
What has no day to count from has no day here.
"""

from collections.abc import Iterator
from datetime import date

from toolkit.model.house import HouseStyle
from toolkit.model.letter import DocumentKind, Letter
from toolkit.model.plan import Plan
from toolkit.model.snapshot import KnownDate
from toolkit.rules.deadlines import RECEIPT, in_a_sentence, statement_deadlines
from toolkit.rules.english import counted, in_words
from toolkit.rules.inspection_names import document_name, needs_priority_plan
from toolkit.rules.paper_details import (
    AGENDA,
    CABINET_DATE,
    COMMITTEE,
    EMBARGO,
    MEETING_DATE,
    NEXT_UPDATE,
    PLAN_DUE,
    PUBLISHED,
    RECEIVED,
    paper_label,
)
from toolkit.rules.statutory import months_after
from toolkit.rules.typed_dates import typed_date
from toolkit.rules.working_days import working_days_after

_TYPED = {
    AGENDA: "Publication of the agenda",
    EMBARGO: "End of the embargo on the paper",
    CABINET_DATE: "Committee's comments to Cabinet",
    NEXT_UPDATE: "Next update to the Committee",
    PLAN_DUE: "Priority action plan due",
    PUBLISHED: "Publication of the inspection document",
}
_REPORTS: tuple[DocumentKind, ...] = ("area-report", "monitoring-report")
_REVISIT_OR_LATER: tuple[DocumentKind, ...] = ("revisit-letter", *_REPORTS)
# Usual years to the next full inspection by outcome: area SEND framework of 2023.
_USUAL_YEARS = {"positive": 5, "inconsistent": 3, "systemic-failings": 3}


def known_dates(plan: Plan, house: HouseStyle) -> tuple[KnownDate, ...]:
    """Every day that is known, past ones too, in their order; the same thing on the same day once."""
    found = [*_typed(plan), *(d for number in range(len(plan.letters)) for d in _of_letter(plan, number, house))]
    once = {(known.day, known.what): known for known in reversed(found)}
    return tuple(once[key] for key in sorted(once))


def _typed(plan: Plan) -> Iterator[KnownDate]:
    """What officers typed in Paper details, or the toolkit filled in there."""
    for detail in plan.details:
        day = typed_date(detail.value)
        what = _meeting(plan, detail.paper) if detail.item == MEETING_DATE else _TYPED.get(detail.item)
        if day and what:
            yield KnownDate(what, day, f"As given in Paper details ({detail.paper}, {detail.item}).")


def _meeting(plan: Plan, paper: str) -> str:
    """With the committee's name: the paper's own, else that of the newest paper that has one."""
    others = (d.value for d in reversed(plan.details) if d.item == COMMITTEE and d.value)
    words = str(plan.detail(paper, COMMITTEE) or next(others, "")).split()
    name = " ".join(words[1:] if words[:1] in (["The"], ["the"]) else words)
    return f"Meeting of the {name or 'Committee'}"


def _of_letter(plan: Plan, number: int, house: HouseStyle) -> Iterator[KnownDate]:
    """What follows from one document, as long as no later one has overtaken it."""
    letter, later = plan.letters[number], {x.kind for x in plan.letters[number + 1 :]}
    if letter.wsoa_required:
        yield from _statement(plan, letter, house, later.isdisjoint(_REVISIT_OR_LATER))
    if needs_priority_plan(letter):
        yield from _priority_plan(plan, letter, house)
        if later.isdisjoint(_REPORTS):
            yield from _monitoring(plan, letter, house)
    if later.isdisjoint(_REPORTS):
        yield from _next_inspection(letter)


def _statement(plan: Plan, letter: Letter, house: HouseStyle, revisit_to_come: bool) -> Iterator[KnownDate]:
    """When the statement is due (SI 2015/1792 reg 4), and by when a revisit usually follows."""
    deadlines = statement_deadlines(letter, _received(plan, letter), _published(plan, letter), house)[:1]
    for deadline in deadlines:
        certain = deadline.basis == RECEIPT
        doubt = "" if certain else " The law counts from the day the report was received, which is not known."
        basis = f"{in_a_sentence(deadlines)}{doubt}"
        yield KnownDate("Written statement of action due", deadline.due, basis, certain)
        if revisit_to_come:
            yield _revisit(deadline.due, house)


def _revisit(statement_due: date, house: HouseStyle) -> KnownDate:
    rule = house.rules["revisit_months"]
    basis = (
        f"A revisit normally comes within {counted(rule.number, 'month')}{rule.mark} of the statement being accepted."
        f" That date is not known, so this is counted from {in_words(statement_due)}, by when the statement is due."
    )
    what = "Revisit by Ofsted and the Care Quality Commission, expected by about this date"
    return KnownDate(what, months_after(statement_due, rule.number), basis, certain=False)


def _priority_plan(plan: Plan, letter: Letter, house: HouseStyle) -> Iterator[KnownDate]:
    """Counted from receipt, where Paper details does not have the day that Ofsted gave."""
    received = _received(plan, letter)
    if received is None or typed_date(plan.detail(paper_label(letter), PLAN_DUE)):
        return
    rule = house.rules["priority_plan_working_days"]
    due = working_days_after(received, rule.number, house.extra_holidays)
    basis = (
        f"Counted as {counted(rule.number, 'working day')}{rule.mark} from the day the report was received,"
        f" {in_words(received)}."
    )
    yield KnownDate(_TYPED[PLAN_DUE], due, basis, rule.verified)


def _monitoring(plan: Plan, letter: Letter, house: HouseStyle) -> Iterator[KnownDate]:
    """About 18 months after the report is received; its publication, days later, is the stand-in."""
    received, published = _received(plan, letter), _published(plan, letter)
    start = received or published
    if start is None:
        return
    rule = house.rules["monitoring_months"]
    after = f"Usually about {counted(rule.number, 'month')}{rule.mark} after the report is received"
    counted_from = (
        f"; counted from {in_words(start)}."
        if received
        else f". That date is not known, so this is counted from its publication, {in_words(start)}."
    )
    what = "Monitoring inspection, expected about this date"
    yield KnownDate(what, months_after(start, rule.number), f"{after}{counted_from}", certain=False)


def _next_inspection(letter: Letter) -> Iterator[KnownDate]:
    """The interval that the report states, else the one usual after its outcome."""
    usual = _USUAL_YEARS.get(letter.outcome or "") if letter.kind == "area-report" else None
    years = (letter.next_inspection_years if letter.kind in _REPORTS else None) or usual
    if years is None or letter.inspection_end is None:
        return
    interval = f"about {counted(years, 'year')}"
    said = (
        f"The {document_name(letter)} says {interval}"
        if letter.next_inspection_years
        else f"The framework of 2023 gives {interval} as usual after this outcome"
    )
    basis = f"{said}; counted from the end of the inspection, {in_words(letter.inspection_end)}."
    what = "Next full area SEND inspection, expected about this date"
    yield KnownDate(what, months_after(letter.inspection_end, 12 * years), basis, certain=False)


def _received(plan: Plan, letter: Letter) -> date | None:
    return typed_date(plan.detail(paper_label(letter), RECEIVED))


def _published(plan: Plan, letter: Letter) -> date | None:
    return typed_date(plan.detail(paper_label(letter), PUBLISHED)) or letter.published_date
