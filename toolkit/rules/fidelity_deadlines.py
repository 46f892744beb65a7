"""When the written statement of action is due: 70 working days from receiving the report, said one way throughout."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.model.fidelity import FidelityHit, PaperUnit
from toolkit.rules.english import in_words
from toolkit.rules.fidelity_dates import DATE, day_of
from toolkit.rules.fidelity_source import Checked, as_units
from toolkit.rules.fidelity_words import sentences
from toolkit.rules.figure_numbers import NUMBER, value
from toolkit.rules.working_days import working_days_after

DEADLINE = "deadline"
# Children Act 2004 (Joint Area Reviews) Regulations 2015, SI 2015/1792, reg 4.
WORKING_DAYS = 70
_LAW = f"within {WORKING_DAYS} working days of receiving the report (SI 2015/1792, reg 4)"
_STATEMENT = re.compile(r"\bstatement of action\b|\bwritten statement\b|\bWSOA\b|\bthe statement\b", re.I)
_GOES_ON = re.compile(r"^(?:It|This|They|Both|The (?:council|local authority|area|partners|deadline))\b", re.I)
_MADE = re.compile(
    r"\b(?:70|seventy|submi\w+|produc\w+|prepar\w+|complet\w+|made|make|due|provid\w+|deliver\w*|deadline|finalis\w+"
    r"|reach|sent|send|with Ofsted)\b",
    re.I,
)
_CLOCK = re.compile(
    rf"(?P<within>\bwithin (?:a (?:maximum|period) of )?)?(?P<number>{NUMBER}) (?P<unit>working days|days|weeks|months)"
    rf"(?: (?:of|from|after|following) (?P<start>[^.,;()]*))?",
    re.I,
)
_FURTHER = re.compile(r"\b(?:further|additional|another|extra|after|around|about|every) $", re.I)
_PUBLICATION = re.compile(r"\bpublic(?:ation|ly)\b|\bpublish", re.I)
_OTHER_START = re.compile(r"\b(?:submi\w+|accept\w*|approv\w*|statement|plan|meeting|agree\w*)\b", re.I)
_COUNTED = re.compile(rf"\b[Cc]ounted from [^.;]*?{DATE}[^.;]*?(?:due by|due on|would be|falls on|is) {DATE}")
_DUE = re.compile(rf"\b(?:due|deadline|submitted(?: to Ofsted)?)\b[^.;]*?\b(?:by|on|is|before|than) {DATE}")
_NOT_THE_DEADLINE = re.compile(r"\b(?:would|draft|was|were|sign)\b", re.I)
_POST = timedelta(days=21)
_TO_DO = f"Say it once: {_LAW}."


@dataclass(frozen=True)
class Said:
    """A sentence about the making of the statement."""

    unit: PaperUnit
    sentence: str


def deadlines(checked: Checked) -> Iterator[FidelityHit]:
    """Deadlines of the statement that are not the law's, or not the same as elsewhere in the paper."""
    if not checked.letter.wsoa_required:
        return
    said = list(_about_the_statement(checked))
    for one in said:
        yield from _clock(checked, one, said)
    yield from _days(checked, said)


def _about_the_statement(checked: Checked) -> Iterator[Said]:
    for unit in as_units(checked.units, "summary", "paragraph", "bullet", "cell"):
        spoken_of = False
        for sentence in sentences(unit.text):
            spoken_of = spoken_of or bool(_STATEMENT.search(sentence))
            goes_on = spoken_of and bool(_GOES_ON.match(sentence) or _COUNTED.search(sentence))
            if (_STATEMENT.search(sentence) or goes_on) and (_MADE.search(sentence) or _COUNTED.search(sentence)):
                yield Said(unit, sentence)


def _clock(checked: Checked, one: Said, said: list[Said]) -> Iterator[FidelityHit]:
    """A number of days, and the day they are counted from."""
    for found in _CLOCK.finditer(one.sentence):
        start = found["start"] or ""
        starts = bool(start) and not _OTHER_START.search(start)
        if _FURTHER.search(one.sentence[: found.start()]) or not (starts or (found["within"] and not start)):
            continue
        phrase = found[0].split(" and ")[0].strip()
        if (value(found["number"]), found["unit"].lower()) != (WORKING_DAYS, "working days"):
            yield checked.hit(DEADLINE, one.unit, f"It says '{phrase}'. The law says {_LAW}.", _TO_DO)
        elif _PUBLICATION.search(start):
            yield checked.hit(DEADLINE, one.unit, f"It counts {phrase}. {_two_ways(one, said)}", _TO_DO)


def _two_ways(one: Said, said: list[Said]) -> str:
    others = [s for s in said if s.unit.group != one.unit.group and re.search(r"\breceipt|\breceiv", s.sentence)]
    elsewhere = f", and so does {others[0].unit.place}" if others and _CLOCK.search(others[0].sentence) else ""
    return f"The law counts {_LAW}{elsewhere}."


def _days(checked: Checked, said: list[Said]) -> Iterator[FidelityHit]:
    """Due days: each right for the day it is counted from, all in reach of the letter's date, all the same."""
    first: tuple[date, Said] | None = None
    for one in said:
        counted = _COUNTED.search(one.sentence)
        wrong = _counted(checked, one, counted) if counted else None
        if wrong:
            yield wrong
            continue
        found = _DUE.search(one.sentence) if not _NOT_THE_DEADLINE.search(one.sentence) else None
        due = day_of(found.groups()[-3:]) if found else None
        if due is None:
            continue
        if first and due != first[0]:
            what = f"It has the statement due on {in_words(due)}; {first[1].unit.place} says {in_words(first[0])}."
            yield checked.hit(DEADLINE, one.unit, what, _TO_DO)
        elif not counted:
            yield from _in_reach(checked, one, due)
        first = first or (due, one)


def _counted(checked: Checked, one: Said, found: re.Match[str]) -> FidelityHit | None:
    """ "Counted from 14 January 2022, it is due by 26 April 2022": the hit where that is not so."""
    start, due = day_of(found.groups()[:3]), day_of(found.groups()[3:])
    right = working_days_after(start, WORKING_DAYS, checked.extra_holidays) if start and due else None
    if start is None or due is None or right is None or due == right:
        return None
    what = f"It says {in_words(due)}. {WORKING_DAYS} working days after {in_words(start)} is {in_words(right)}."
    return checked.hit(DEADLINE, one.unit, what, "Correct the day.")


def _in_reach(checked: Checked, one: Said, due: date) -> Iterator[FidelityHit]:
    """A day without its basis: the report was received between its own date and its publication."""
    sent = checked.letter.letter_date
    if sent is None:
        return
    latest = checked.letter.published_date or sent + _POST
    span = [working_days_after(day, WORKING_DAYS, checked.extra_holidays) for day in (sent, latest)]
    if not span[0] <= due <= span[1]:
        counted = f"Counted from the letter's date, {in_words(sent)}, it is due on {in_words(span[0])}."
        what = f"It has the statement due on {in_words(due)}. {counted}"
        yield checked.hit(DEADLINE, one.unit, what, "Correct the day, or say from which day it is counted.")
