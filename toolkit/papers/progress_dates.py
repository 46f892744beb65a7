"""The days of a progress report: those ahead as rows, those that have passed as sentences."""

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.model.progress_paper import Change, DateLine
from toolkit.model.snapshot import KnownDate
from toolkit.papers.progress_words import ProgressSources, sentence
from toolkit.rules.english import counted, full_stop, in_words
from toolkit.rules.paper_details import MEETING_DATE

_TYPED, _BY_OFFICERS = "As given in Paper details", "Council officers"


def date_lines(s: ProgressSources) -> tuple[DateLine, ...]:
    """What lies ahead, the earliest first; what is not certain says so."""
    return _lines(s.progress.dates)


def board_date_lines(s: ProgressSources) -> tuple[DateLine, ...]:
    """The same, with the first words of what a date comes from, up to the first stop or semicolon."""
    first = (replace(d, basis=re.split(r"[.;] ", d.basis)[0]) for d in s.progress.dates)
    return _lines([*first])


def dates_after_the_meeting(s: ProgressSources) -> tuple[DateLine, ...]:
    """The same without what falls on the day of the meeting that reads it, or before."""
    meeting = s.slots.day(MEETING_DATE)
    return _lines([d for d in s.progress.dates if meeting is None or d.day > meeting])


def _lines(dates: Sequence[KnownDate]) -> tuple[DateLine, ...]:
    return tuple(DateLine(in_words(d.day), d.what, basis_of(d)) for d in dates)


def basis_of(known: KnownDate) -> str:
    """Whom or what the date comes from; in a sentence that begins with its doubt where there is one."""
    basis = _BY_OFFICERS if known.basis.startswith(_TYPED) else full_stop(known.basis)
    if known.certain:
        return basis or "Not stated"
    return f"Not certain. {basis}".strip()


def dates_passed(s: ProgressSources) -> tuple[Change, ...]:
    """The days that have passed since the report before."""
    passed = s.progress.passed_dates
    if not passed:
        return ()
    since = f" since {s.since}" if s.since else ""
    lead_in = f"{sentence(counted(len(passed), 'date'))} {'has' if len(passed) == 1 else 'have'} passed{since}:"
    return (Change(lead_in, tuple(_passed(d) for d in passed)),)


def _passed(known: KnownDate) -> str:
    return f"{in_words(known.day)}: {known.what}{'' if known.certain else ' (not certain)'}."
