"""Papers as Paper details has them: their days, and problems that lead to the cell to mend."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from toolkit.model.house import HouseStyle
from toolkit.model.plan import Plan, Value
from toolkit.model.problem import Problem, Severity
from toolkit.rules.paper_details import AGENDA, EXEMPT, MEETING_DATE
from toolkit.rules.typed_dates import typed_date
from toolkit.rules.working_days import latest_publication

DETAILS, _VALUE_COLUMN = "Paper details", "C"
_OF_THE_ACT = re.compile(r"\bpart (?:1|I)\b|\b(?:schedule|sch\.?) 12|\b1972\b", re.IGNORECASE)
NOTHING = frozenset(("", "none", "no", "nil", "n/a", "na", "not applicable", "-"))


@dataclass(frozen=True)
class TypedPaper:
    """A paper by its label: when its meeting is, when its agenda is published and by when it must be."""

    label: str
    meeting: date | None
    agenda: date | None
    latest: date | None

    def is_late(self, today: date) -> bool:
        """True where the agenda is published too late; while its day is not typed, `today` is that day."""
        return self.latest is not None and (self.agenda or today) > self.latest


def papers_to_come(plan: Plan, house: HouseStyle, today: date) -> Iterator[TypedPaper]:
    """The papers whose meeting has not passed, also those without a day."""
    for label in dict.fromkeys(d.paper for d in plan.details):
        meeting = typed_date(plan.detail(label, MEETING_DATE))
        if meeting is None or meeting >= today:
            latest = latest_day(meeting, house) if meeting else None
            yield TypedPaper(label, meeting, typed_date(plan.detail(label, AGENDA)), latest)


def latest_day(meeting: date, house: HouseStyle) -> date:
    """The last day on which the agenda of this meeting may be published."""
    return latest_publication(meeting, house.clear_days, house.weekends_count, house.extra_holidays)


def typed_text(plan: Plan, paper: str, item: str) -> str:
    """What is typed for an item, without blanks around it; nothing for a word that says there is nothing."""
    text = str(plan.detail(paper, item) or "").strip()
    return "" if text.lower().rstrip(".") in NOTHING else text


def exempt_numbers(value: Value, house: HouseStyle) -> tuple[int, ...]:
    """The paragraphs of Schedule 12A that are typed; empty where there is one that the Schedule does not have."""
    if isinstance(value, date):  # "1/2", as a spreadsheet takes it
        return ()
    known = house.rules["exempt_paragraphs"].numbers
    numbers = tuple(int(word) for word in re.findall(r"\b\d+\b", _OF_THE_ACT.sub("", str(value or ""))))
    return numbers if all(number in known for number in numbers) else ()


def is_exempt_for_persons(plan: Plan, paper: str, house: HouseStyle) -> bool:
    """True for a paper that is exempt because it is about an individual (paragraphs 1 and 2)."""
    return not {1, 2}.isdisjoint(exempt_numbers(plan.detail(paper, EXEMPT), house))


def on_detail(
    plan: Plan, place: tuple[str, str], what: str, what_to_do: str, severity: Severity = "warning"
) -> Problem:
    """A problem of a cell of Paper details; `place` is the paper and the item.

    In words the place is not the cell: officers may have sorted the rows; the row's key leads to where it is now.
    """
    paper, item = place
    rows = [number for number, d in enumerate(plan.details, 2) if (d.paper, d.item) == place]
    cell = f"{_VALUE_COLUMN}{rows[0]}" if rows else ""
    where = f"{DETAILS} ({paper}, {item})"
    return Problem(what, where, what_to_do, severity, DETAILS, cell, f"{paper} / {item}", "Value")
