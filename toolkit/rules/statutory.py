"""Checks of law on the days and words typed for a paper: the agenda, urgency, exemption, embargo, Cabinet, responses.

Where each rule comes from, and whether it is verified, is in the house style (docs/checks.md).
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from toolkit.model.house import HouseStyle
from toolkit.model.plan import Plan, Recommendation
from toolkit.model.problem import Problem
from toolkit.rules.english import counted, in_words, listed
from toolkit.rules.paper_details import (
    AGENDA,
    CABINET_DATE,
    EMBARGO,
    EXEMPT,
    MEETING_DATE,
    PUBLISHED,
    URGENCY,
    paper_label,
)
from toolkit.rules.typed_dates import typed_date
from toolkit.rules.typed_papers import (
    TypedPaper,
    exempt_numbers,
    latest_day,
    on_detail,
    papers_to_come,
    typed_text,
)
from toolkit.rules.working_days import latest_publication

TO_FOLLOW = (
    f"If the item stands on an agenda published in time and only the paper is to follow, type that day as {AGENDA}:"
    " it is no late item."
)


def agenda(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """By when the agenda must be out, for meetings to come; a meeting that has passed."""
    for detail in plan.details:
        meeting = typed_date(detail.value) if detail.item == MEETING_DATE else None
        if meeting and meeting < today:
            what = f"The meeting of {in_words(meeting)} has passed; its paper is left alone once it is written."
            yield on_detail(plan, (detail.paper, MEETING_DATE), what, "Type the date of the next one.")
    for paper in papers_to_come(plan, house, today):
        if paper.meeting and paper.latest:
            yield from _agenda_of(plan, paper, house, today)


def _agenda_of(plan: Plan, paper: TypedPaper, house: HouseStyle, today: date) -> Iterator[Problem]:
    if paper.meeting is None or paper.latest is None:
        return
    what = (
        f"For the meeting on {in_words(paper.meeting)} the agenda must be published by {in_words(paper.latest)}"
        f" ({counted_clear_days(house)})."
    )
    if not paper.is_late(today):
        if paper.agenda is None:
            yield on_detail(plan, (paper.label, MEETING_DATE), what, "Plan for it.", "note")
        return
    late = f"{AGENDA}, {in_words(paper.agenda)}, is after that day." if paper.agenda else "That day has passed."
    if typed_text(plan, paper.label, URGENCY):
        mend = (
            f"{late} The paper goes as a late item: the {house.chair} must be of the opinion that it is urgent, and the"
            " minutes must give the special circumstances (s.100B(4)(b) LGA 1972)."
        )
        yield on_detail(plan, (paper.label, MEETING_DATE), what, mend, "note")
        return
    mend = (
        f"{late} For a late item type the special circumstances as {URGENCY}: the {house.chair} must be of the opinion"
        f" that it is urgent (s.100B(4)(b) LGA 1972). {TO_FOLLOW}"
    )
    yield on_detail(plan, (paper.label, URGENCY), what, mend)


def counted_clear_days(house: HouseStyle) -> str:
    """ "5 clear days", with a mark where the number is not verified."""
    return f"{house.clear_days} clear days{house.rules['clear_days'].mark}"


def urgency(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """An urgency reason that is none, or that is not needed."""
    for paper in papers_to_come(plan, house, today):
        place = (paper.label, URGENCY)
        typed = str(plan.detail(*place) or "").strip()
        if typed and not typed_text(plan, *place):
            what = f"The paper would print '{typed}' as the special circumstances that make it urgent."
            yield on_detail(plan, place, what, "Leave the cell blank where the item is not late.")
        elif typed and paper.latest and not paper.is_late(today):
            when = "was published in time" if paper.agenda else f"can still be published by {in_words(paper.latest)}"
            what = f"There is an {URGENCY}, although the agenda {when}."
            yield on_detail(plan, place, what, "Remove it, or the paper says that it is late; publish on time.")


def exempt_paragraph(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """A paragraph that Part 1 of Schedule 12A does not have."""
    known = house.rules["exempt_paragraphs"]
    for detail in plan.details:
        typed = detail.value if detail.item == EXEMPT else None
        if typed not in (None, "") and not exempt_numbers(typed, house):
            shown = in_words(typed) if isinstance(typed, date) else typed
            what = f"There is no exempt paragraph '{shown}' in Part 1 of Schedule 12A to the LGA 1972{known.mark}."
            mend = f"Type its number, {known.numbers[0]} to {known.numbers[-1]}; leave the cell blank for none."
            yield on_detail(plan, (detail.paper, EXEMPT), what, mend)


def public_interest(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """What has to be recorded for a paper that is exempt."""
    for paper in papers_to_come(plan, house, today):
        numbers = exempt_numbers(plan.detail(paper.label, EXEMPT), house)
        if numbers:
            words = listed([str(number) for number in numbers])
            what = f"The {paper.label} paper is exempt under paragraph {words} of Schedule 12A to the LGA 1972."
            mend = "Have it recorded why the public interest in the exemption outweighs that in disclosing it."
            yield on_detail(plan, (paper.label, EXEMPT), what, mend, "note")


def embargo(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """An embargo that lasts longer than the publication, the agenda or the meeting allow, or that is over."""
    for paper in papers_to_come(plan, house, today):
        until = typed_date(plan.detail(paper.label, EMBARGO))
        for what, mend in _embargo_of(plan, paper, until, today) if until else ():
            yield on_detail(plan, (paper.label, EMBARGO), what, mend)


def _embargo_of(plan: Plan, paper: TypedPaper, until: date, today: date) -> Iterator[tuple[str, str]]:
    published, out = _published(plan, paper.label), paper.agenda or paper.latest
    ends = f"The embargo ends on {in_words(until)}"
    if published and until > published:
        what = f"{ends}, after the letter or report is published on {in_words(published)}, so it keeps nothing back."
        yield what, f"Type {in_words(published)} or leave it blank; check the {PUBLISHED}."
    if paper.meeting and until > paper.meeting:
        what = f"{ends}, after the meeting on {in_words(paper.meeting)}, which is public."
        yield what, "Correct the day, or move the item to a later meeting."
    elif out and until > out:
        when = "is published on" if paper.agenda else "must be published by"
        what = f"{ends}, but the agenda {when} {in_words(out)}."
        yield what, "Keep the paper back until then, marked to follow on the agenda, or move it to a later meeting."
    elif until <= today:
        yield f"{ends}: it is over, and the paper still prints it.", "Remove it before the paper is published."


def _published(plan: Plan, label: str) -> date | None:
    letters = (x.published_date for x in plan.letters if paper_label(x) == label)
    return typed_date(plan.detail(label, PUBLISHED)) or next(letters, None)


def cabinet(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """A Cabinet meeting that is too early to have the committee's comments."""
    for paper in papers_to_come(plan, house, today):
        day = typed_date(plan.detail(paper.label, CABINET_DATE))
        if day is None or paper.meeting is None:
            continue
        agenda_by = latest_day(day, house)
        if day < paper.meeting:
            what = (
                f"The {CABINET_DATE}, {in_words(day)}, is before the committee's meeting on {in_words(paper.meeting)}."
            )
            yield on_detail(plan, (paper.label, CABINET_DATE), what, "Cabinet cannot have its comments: correct a day.")
        elif agenda_by < paper.meeting:
            what = (
                f"Cabinet's agenda for {in_words(day)} must be published by {in_words(agenda_by)}"
                f" ({counted_clear_days(house)}), before the committee meets on {in_words(paper.meeting)}."
            )
            mend = "The committee's comments cannot be in it: choose a later Cabinet, or mark them to follow."
            yield on_detail(plan, (paper.label, CABINET_DATE), what, mend)


def key_decision(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """By when a key decision of Cabinet must have been announced."""
    rule = house.rules["cabinet_notice_clear_days"]
    for label in dict.fromkeys(d.paper for d in plan.details):
        day = typed_date(plan.detail(label, CABINET_DATE))
        if day is None or day < today:
            continue
        by = latest_publication(day, rule.number, weekends_count=True)
        what = (
            f"Should Cabinet take a key decision on {in_words(day)}, notice of it must be published by {in_words(by)}"
            f" ({rule.number} clear days{rule.mark}; SI 2012/2089 reg 9)."
        )
        mend = (
            "Check the forward plan." if by >= today else "That day has passed: check the forward plan, or regs 10, 11."
        )
        yield on_detail(plan, (label, CABINET_DATE), what, mend, "note")


def scrutiny_responses(plan: Plan, house: HouseStyle, today: date) -> Iterator[Problem]:
    """Agreed recommendations to others than the committee itself, where a response is not due in time."""
    rule = house.rules["scrutiny_response_months"]
    months = f"{counted(rule.number, 'month')}{rule.mark}"
    for row in plan.recommendations:
        agreed, due = typed_date(row.agreed_on), typed_date(row.response_due)
        if agreed is None or not _awaits_a_response(row):
            continue
        by = months_after(agreed, rule.number)
        said = f"{row.ref or 'A recommendation'}, agreed on {in_words(agreed)},"
        mend = f"The executive is to respond within {months}, by {in_words(by)} (s.9FE Local Government Act 2000)."
        if row.response_due in (None, ""):
            yield _on_response(row, f"{said} has no day by which a response is due.", mend)
        elif due and due > by:
            yield _on_response(row, f"{said} has its response due on {in_words(due)}, later than {months} after.", mend)


def _awaits_a_response(row: Recommendation) -> bool:
    asked = str(row.to or "").strip().lower()
    answered = row.response or row.closed_on or row.status in {"Not used", "Rejected", "Accepted", "Partly accepted"}
    return not answered and not asked.endswith("committee")


def _on_response(row: Recommendation, what: str, mend: str) -> Problem:
    sheet, column = "Recommendations", "Response due"
    where = f"{sheet} ({row.ref or 'a row without Ref'})"
    return Problem(what, where, mend, "note", sheet, row=str(row.ref or ""), column=column)


def months_after(day: date, months: int) -> date:
    """The same day some months later, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
