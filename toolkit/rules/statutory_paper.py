"""Checks of law on a paper as it stands in Word, edited by hand, against what Paper details says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.model.house import HouseStyle
from toolkit.model.paper_line import PaperLine
from toolkit.model.plan import Value
from toolkit.model.problem import Problem
from toolkit.rules.english import in_words, listed
from toolkit.rules.paper_details import AGENDA, EMBARGO, EXEMPT, MEETING_DATE, URGENCY
from toolkit.rules.paper_lines import CheckedLine, checked_lines, section
from toolkit.rules.small_numbers import small_counts
from toolkit.rules.statutory import TO_FOLLOW
from toolkit.rules.statutory_words import mend_identifying, what_identifies
from toolkit.rules.typed_dates import typed_date
from toolkit.rules.typed_papers import NOTHING, exempt_numbers, latest_day

_URGENT = re.compile(
    r"\b100B\b|\bmatter of urgency\b|\bconsidered as urgent\b|\burgent (?:item|business)\b"
    r"|\bspecial circumstances\b.*\burgen|\burgen.*\bspecial circumstances\b",
    re.IGNORECASE,
)
_NOT_PUBLIC = re.compile(r"\bnot for publication\b(?! (?:before|until))|\bcontains exempt information\b", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\bparagraphs? ([\d ,and]+) of\b", re.IGNORECASE)
_EMBARGO = re.compile(r"\bembargo", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9},? \d{4}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b")
_HEAD_LINES = 15
_BACKGROUND = re.compile(r"(?:list of )?background (?:papers|documents)", re.IGNORECASE)
_RECOMMENDATIONS = re.compile(r"recommendations?", re.IGNORECASE)


@dataclass(frozen=True)
class PaperFacts:
    """What the workbook says of a paper; `quoted` are words of inspectors, to tell quotations by."""

    meeting: date | None
    today: date
    urgency_reason: str = ""
    exempt_paragraph: Value = None
    embargo: date | None = None
    agenda: date | None = None
    quoted: Sequence[str] = ()


def paper_facts(
    details: Mapping[tuple[str, str], Value], paper: str, today: date, quoted: Sequence[str] = ()
) -> PaperFacts:
    """The facts of a paper from the values of Paper details, by paper and item."""
    days = [typed_date(details.get((paper, item))) for item in (MEETING_DATE, EMBARGO, AGENDA)]
    reason = str(details.get((paper, URGENCY)) or "").strip()
    return PaperFacts(
        meeting=days[0],
        today=today,
        urgency_reason="" if reason.lower().rstrip(".") in NOTHING else reason,
        exempt_paragraph=details.get((paper, EXEMPT)),
        embargo=days[1],
        agenda=days[2],
        quoted=quoted,
    )


def statutory_paper_problems(
    name: str, lines: Sequence[PaperLine], facts: PaperFacts, house: HouseStyle
) -> Iterator[Problem]:
    """What stands between the paper `name`, by its lines, and a lawful publication."""
    paper = checked_lines(lines, facts.quoted)
    own = [line for line in paper if not line.is_quoted]
    for what, mend in (
        *_urgency(own, facts, house),
        *_publicity(own, facts, house),
        *_embargo(own, facts),
        *_meeting(own, facts),
        *_sections(paper),
    ):
        yield Problem(what, name, mend)
    if {1, 2}.isdisjoint(exempt_numbers(facts.exempt_paragraph, house)):
        yield from _small_numbers(name, own, house)


def _urgency(own: list[CheckedLine], facts: PaperFacts, house: HouseStyle) -> Iterator[tuple[str, str]]:
    """Nothing for a paper without a day, or whose meeting has passed."""
    if facts.meeting is None or facts.meeting < facts.today:
        return
    by = latest_day(facts.meeting, house)
    is_late, says_so = (facts.agenda or facts.today) > by, any(_URGENT.search(line.text) for line in own)
    if is_late and not says_so:
        what = f"The agenda had to be published by {in_words(by)}, and the paper does not say why it is urgent."
        mend = (
            "Run again: the paper gets the paragraph." if facts.urgency_reason else f"Type the {URGENCY} and run again."
        )
        yield what, f"{mend} s.100B(4)(b) LGA 1972 asks for special circumstances. {TO_FOLLOW}"
    elif says_so and not is_late:
        when = "was published in time" if facts.agenda else f"can still be published by {in_words(by)}"
        what = f"The paper says that it is urgent, although the agenda {when}."
        yield what, f"Take the paragraph out, and the {URGENCY} in the workbook."


def _publicity(own: list[CheckedLine], facts: PaperFacts, house: HouseStyle) -> Iterator[tuple[str, str]]:
    notices = [line.text for line in own if _NOT_PUBLIC.search(line.text)]
    typed = exempt_numbers(facts.exempt_paragraph, house)
    given = str(facts.exempt_paragraph or "").strip()
    if notices and not given:
        what = f"The paper says that it is not for publication, and the workbook has no {EXEMPT}."
        yield what, "Take the words out, or type the paragraph of Schedule 12A to the LGA 1972."
    elif given and not notices:
        what = f"The workbook has the {EXEMPT} {given}, and the paper does not say 'Not for publication'."
        yield what, f"Put the words at its head, or leave the {EXEMPT} blank."
    printed = {int(n) for text in notices for m in _PARAGRAPHS.finditer(text) for n in re.findall(r"\d+", m[1])}
    if printed and typed and printed != set(typed):
        both = [listed([str(n) for n in sorted(numbers)]) for numbers in (printed, set(typed))]
        yield f"The paper names exempt paragraph {both[0]}, the workbook {both[1]}.", "Correct the one that is wrong."


def _embargo(own: list[CheckedLine], facts: PaperFacts) -> Iterator[tuple[str, str]]:
    says_so = any(_EMBARGO.search(line.text) for line in own)
    ends = f"the embargo ends on {in_words(facts.embargo)}" if facts.embargo else ""
    is_on = facts.embargo is not None and facts.embargo > facts.today
    if is_on and not says_so:
        yield f"In the workbook {ends}, and the paper does not say so.", "Put the embargo at its head."
    elif says_so and not facts.embargo:
        mend = f"Take the words out, or type the {EMBARGO}."
        yield "The paper says that it is embargoed, and the workbook has no day for it.", mend
    elif says_so and not is_on:
        yield f"In the workbook {ends}: it is over, and the paper still says so.", "Take the words out."


def _meeting(own: list[CheckedLine], facts: PaperFacts) -> Iterator[tuple[str, str]]:
    """Days at the head of the paper, above its first heading."""
    head: list[str] = []
    for line in own[:_HEAD_LINES]:
        if line.is_beside or (line.heading and not line.heading.lower().startswith("title")):
            break
        if not line.heading and not _EMBARGO.search(line.text):
            head.append(line.text)
    days = [day for text in head for m in _DAY.finditer(text) if (day := typed_date(m[0]))]
    if facts.meeting and days and facts.meeting not in days:
        what = f"The paper is for {in_words(days[0])}, the workbook has the {MEETING_DATE} {in_words(facts.meeting)}."
        yield what, "Correct the one that is wrong; clear days are counted from the workbook's."


def _sections(paper: Sequence[CheckedLine]) -> Iterator[tuple[str, str]]:
    background, recommendations = section(paper, _BACKGROUND), section(paper, _RECOMMENDATIONS)
    law = "Each report lists the unpublished documents it relies on (s.100D LGA 1972)"
    if background is None:
        yield "There is no section Background papers.", f"{law}: put it in, with None where there is none."
    elif not background:
        yield "The section Background papers is empty.", f"{law}: type them, or None."
    if recommendations is None:
        yield "There is no section Recommendations.", "Put it in: the committee must be asked something."
    elif not recommendations:
        yield "The section Recommendations is empty.", "Say what the committee is asked to do."


def _small_numbers(name: str, own: list[CheckedLine], house: HouseStyle) -> Iterator[Problem]:
    below = house.rules["small_numbers_below"].number
    for line in own:
        for words in small_counts(line.text, below):
            place = f"The {'table cell' if line.is_cell else 'paragraph'} '{_start(line.text)}'"
            yield Problem(what_identifies(place, words, house), name, mend_identifying(house))


def _start(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" ..." if len(words) > 6 else "")
