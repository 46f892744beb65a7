"""When the written statement of action is due, and on which basis."""

from dataclasses import dataclass
from datetime import date

from toolkit.model.house import HouseStyle
from toolkit.model.letter import Letter
from toolkit.rules.english import in_words
from toolkit.rules.working_days import working_days_after

TO_BE_CONFIRMED = "to be confirmed"
RECEIPT = "the day the report was received"


@dataclass(frozen=True)
class Deadline:
    """A due day with the day it is counted from and what that day is."""

    due: date
    counted_from: date
    basis: str


def statement_deadlines(
    letter: Letter, received: date | None, published: date | None, house: HouseStyle
) -> tuple[Deadline, ...]:
    """The deadline that counts, first; then the one counted from publication, where it differs.

    The clock starts when the report is received (SI 2015/1792 reg 4); while that day is not known, the
    letter's own date is the safe stand-in.
    """
    starts = [
        (received, RECEIPT) if received else (letter.letter_date, "the letter's date"),
        (published, "its publication"),
    ]
    found: list[Deadline] = []
    for start, basis in starts:
        if start is None:
            continue
        due = working_days_after(start, house.statement_working_days, house.extra_holidays)
        if all(due != other.due for other in found):
            found.append(Deadline(due, start, basis))
    return tuple(found)


def priority_plan_due(typed: date | None, received: date | None, house: HouseStyle) -> str:
    """The day the priority action plan is due, in words; "to be confirmed" until it is known.

    As typed in Paper details; else counted from receipt, where the house has verified the number of
    working days (the handbook's own number could not be read).
    """
    if typed:
        return in_words(typed)
    if received and house.priority_plan_verified:
        return in_words(working_days_after(received, house.priority_plan_working_days, house.extra_holidays))
    return TO_BE_CONFIRMED


def in_a_sentence(deadlines: tuple[Deadline, ...]) -> str:
    """When the statement is due, on which basis, and why another date is not the one to work to."""
    if not deadlines:
        return "The date cannot be worked out until the letter's date is known."
    first, *others = deadlines
    sentences = [f"Counted from {first.basis}, {in_words(first.counted_from)}, it is due by {in_words(first.due)}."]
    applies = "so the first date applies"
    if first.basis != RECEIPT:
        applies = "and until that day is known, the first date is the one to work to"
    sentences += [
        f"Counted from {d.basis}, {in_words(d.counted_from)}, it would be due by {in_words(d.due)}; the Regulations"
        f" count from receipt, {applies}."
        for d in others
    ]
    return " ".join(sentences)
