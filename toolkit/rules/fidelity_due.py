"""The day the written statement of action is due: the law's, counted from receipt, and the same throughout."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from toolkit.model.fidelity import FidelityHit, PaperUnit
from toolkit.rules.english import in_words
from toolkit.rules.fidelity_dates import ANOTHER, DATE, DATE_RULE, day_of
from toolkit.rules.fidelity_source import Checked, as_units
from toolkit.rules.fidelity_words import sentences
from toolkit.rules.working_days import working_days_after

DEADLINE = "deadline"
# Children Act 2004 (Joint Area Reviews) Regulations 2015, SI 2015/1792, reg 4.
WORKING_DAYS = 70
LAW = f"within {WORKING_DAYS} working days of receiving the report (SI 2015/1792, reg 4)"
_STATEMENT = re.compile(r"\bstatement of action\b|\bwritten statement\b|\bWSOA\b|\bthe statement\b", re.I)
_GOES_ON = re.compile(r"^(?:It|This|They|Both|The (?:council|local authority|area|partners|deadline))\b", re.I)
_MADE = re.compile(
    r"\b(?:70|seventy|submi\w+|produc\w+|prepar\w+|complet\w+|made|make|due|provid\w+|deliver\w*|deadline|finalis\w+"
    r"|reach|sent|send|with Ofsted)\b",
    re.I,
)
_COUNTED = re.compile(
    rf"\b[Cc]ounted from (?P<basis>[^.;]*?){DATE}[^.;]*?"
    rf"(?P<how>due by|due on|would be(?: due (?:by|on))?|falls on|is) {DATE}"
)
_DUE = re.compile(rf"\b(?:due|deadline|submitted(?: to Ofsted)?)\b[^.;]*?\b(?:by|on|is|before|than) {DATE}")
_NOT_THE_DEADLINE = re.compile(r"\b(?:would|draft|sign)\b|\b(?:was|were|been) (?:\w+ )?submitted\b", re.I)
_PUBLICATION = re.compile(r"\bpublic(?:ation|ly)\b|\bpublish", re.I)
_RECEIVED = re.compile(
    r"\b(?:[Cc]ouncil|[Aa]uthority|[Ll]ocal area|[Ww]e) received"
    rf" (?:it|(?:the|its|this|our|their) (?:\w+ ){{0,3}}(?:letter|report)) on {DATE}"
    rf"|\b(?:letter|report) was received(?: by [^.;,]*?)?,?(?: on)? {DATE}"
)
_POST = timedelta(days=21)
TO_DO = f"Say it once: {LAW}."


@dataclass(frozen=True)
class Said:
    """A sentence about the making of the statement."""

    unit: PaperUnit
    sentence: str


@dataclass(frozen=True)
class DueDay:
    """A day on which the paper has the statement due, and the day it counts from, where it says."""

    said: Said
    due: date
    start: date | None = None
    basis: str = ""


def about_the_statement(checked: Checked) -> Iterator[Said]:
    """The sentences that say when the statement must be made, in order."""
    for unit in as_units(checked.units, "summary", "paragraph", "bullet", "cell"):
        spoken_of = False
        for sentence in sentences(unit.text):
            spoken_of = spoken_of or bool(_STATEMENT.search(sentence))
            goes_on = spoken_of and bool(_GOES_ON.match(sentence) or _COUNTED.search(sentence))
            if (_STATEMENT.search(sentence) or goes_on) and (_MADE.search(sentence) or _COUNTED.search(sentence)):
                yield Said(unit, sentence)


def due_days(checked: Checked, said: Sequence[Said]) -> Iterator[FidelityHit]:
    """Due days that are not the law's, or wrongly counted, or not the same as elsewhere in the paper."""
    for one in said:
        yield from _would_be(checked, one)
    days = [day for one in said if (day := _day_in(one))]
    received = received_on(checked)
    faults = [_fault(checked, day, received) for day in days]
    right = [day for day, fault in zip(days, faults, strict=True) if not fault]
    meant = _meant(right, _lawful(checked, received))
    for day, fault in zip(days, faults, strict=True):
        differs = meant is not None and day.due != meant.due
        if fault or differs:
            unit = day.said.unit
            what = fault or f"It has the statement due on {in_words(day.due)}."
            also = _elsewhere(meant, unit) if meant and differs else ""
            yield checked.hit(DEADLINE, unit, f"{what}{also}", TO_DO)


def received_on(checked: Checked) -> date | None:
    """The day the report was received: as the paper itself says, else as officers have typed it."""
    told = _told_received(checked)
    return told[1] if told else checked.received


def receipt(checked: Checked) -> Iterator[FidelityHit]:
    """A day of receipt in the paper that is not the one officers have typed."""
    told = _told_received(checked)
    if told and checked.received and told[1] != checked.received:
        typed = f"Paper details has {in_words(checked.received)}"
        what = f"It says that the report was received on {in_words(told[1])}; {typed}."
        yield checked.hit(DATE_RULE, told[0], what, "Correct one of them: the statutory clock starts that day.")


def _told_received(checked: Checked) -> tuple[PaperUnit, date] | None:
    for unit in as_units(checked.units, "summary", "paragraph", "bullet"):
        for sentence in sentences(unit.text):
            found = _RECEIVED.search(sentence) if not ANOTHER.search(sentence) else None
            day = day_of(found.groups()) if found else None
            if day:
                return unit, day
    return None


def _day_in(one: Said) -> DueDay | None:
    """The day this sentence works to; what "would be" is none."""
    counted = _COUNTED.search(one.sentence)
    if counted and not counted["how"].startswith("would"):
        start, due = _ends(counted)
        return DueDay(one, due, start, counted["basis"]) if start and due else None
    found = _DUE.search(one.sentence) if not (counted or _NOT_THE_DEADLINE.search(one.sentence)) else None
    day = day_of(found.groups()) if found else None
    return DueDay(one, day) if day else None


def _ends(counted: re.Match[str]) -> tuple[date | None, date | None]:
    _, *parts = counted.groups()
    return day_of(tuple(parts[:3])), day_of(tuple(parts[4:]))


def _would_be(checked: Checked, one: Said) -> Iterator[FidelityHit]:
    """ "Counted from its publication, 20 January 2022, it would be 4 May 2022": a hit where that is not so."""
    for counted in _COUNTED.finditer(one.sentence):
        start, due = _ends(counted)
        wrong = _miscounted(checked, start, due) if start and due and counted["how"].startswith("would") else ""
        if wrong:
            yield checked.hit(DEADLINE, one.unit, wrong, "Correct the day.")


def _miscounted(checked: Checked, start: date, due: date) -> str:
    right = _after(checked, start)
    if due == right:
        return ""
    return f"It says {in_words(due)}. {WORKING_DAYS} working days after {in_words(start)} is {in_words(right)}."


def _fault(checked: Checked, day: DueDay, received: date | None) -> str:
    """What is wrong with a due day in itself; "" where nothing is."""
    lawful = _lawful(checked, received)
    if day.start is None:
        return _out_of_reach(checked, day.due, received)
    wrong = _miscounted(checked, day.start, day.due)
    if wrong or lawful is None or day.due == lawful:
        return wrong
    if _PUBLICATION.search(day.basis):
        return f"It counts from publication. The law counts {LAW}: {_counted(checked, received)}."
    return f"It counts from {in_words(day.start)}: {_counted(checked, received)}." if received else ""


def _out_of_reach(checked: Checked, due: date, received: date | None) -> str:
    """A day without its basis: counted from receipt, else the report came between its own date and publication."""
    sent = received or checked.letter.letter_date
    if sent is None:
        return ""
    latest = sent if received else checked.letter.published_date or sent + _POST
    if _after(checked, sent) <= due <= _after(checked, latest):
        return ""
    counted = _counted(checked, received)
    return f"It has the statement due on {in_words(due)}. {counted[:1].upper()}{counted[1:]}."


def _counted(checked: Checked, received: date | None) -> str:
    """ "counted from the day it was received, 17 January 2022, it is due on 27 April 2022"."""
    start = received or checked.letter.letter_date
    basis = "the day the report was received" if received else "the letter's date"
    return f"counted from {basis}, {in_words(start)}, it is due on {in_words(_after(checked, start))}" if start else ""


def _lawful(checked: Checked, received: date | None) -> date | None:
    start = received or checked.letter.letter_date
    return _after(checked, start) if start else None


def _after(checked: Checked, start: date) -> date:
    return working_days_after(start, WORKING_DAYS, checked.extra_holidays)


def _meant(right: Sequence[DueDay], lawful: date | None) -> DueDay | None:
    """The day that the others should be: the law's, else one with the day it is counted from, else the first."""
    in_order = ([d for d in right if d.due == lawful], [d for d in right if d.start], right)
    return next((days[0] for days in in_order if days), None)


def _elsewhere(meant: DueDay, unit: PaperUnit) -> str:
    place = meant.said.unit.place
    return f" {place[:1].upper()}{place[1:]} says {in_words(meant.due)}." if meant.said.unit != unit else ""
