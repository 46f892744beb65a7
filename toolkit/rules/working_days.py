"""Working days and clear days in England."""

from collections.abc import Iterable
from datetime import date, timedelta


def bank_holidays(first: int, last: int, extra: Iterable[str] = ()) -> tuple[date, ...]:
    """England's bank holidays of the years `first` to `last`, and the house's own days (ISO dates)."""
    import holidays

    days = holidays.country_holidays("GB", subdiv="ENG", years=range(first, last + 1))
    return tuple(sorted({*days, *(date.fromisoformat(day) for day in extra)}))


def working_days_after(start: date, days: int, extra: Iterable[str] = ()) -> date:
    """The `days`-th working day after `start`, `start` itself not counted.

    A written statement of action is due 70 working days after the report is received
    (Children Act 2004 (Joint Area Reviews) Regulations 2015, SI 2015/1792, reg 4).
    """
    import numpy as np

    holidays = np.array(bank_holidays(start.year, start.year + 1 + days // 250, extra), dtype="datetime64[D]")
    due = np.busday_offset(np.datetime64(start), days, roll="backward", holidays=holidays)
    return date.fromisoformat(str(due))


def latest_publication(meeting: date, clear_days: int, weekends_count: bool, extra: Iterable[str] = ()) -> date:
    """The last day on which the agenda may be published: the clear days lie between it and the meeting.

    Neither the day of publication nor that of the meeting counts. Five clear days: Local Government
    Act 1972 s.100A-100B as amended by SI 2002/715; that weekends and bank holidays do not count is practice.
    """
    closed = () if weekends_count else bank_holidays(meeting.year - 1, meeting.year, extra)
    day = meeting
    left = clear_days
    while left:
        day -= timedelta(days=1)
        left -= weekends_count or (day.weekday() < 5 and day not in closed)
    day -= timedelta(days=1)
    while not weekends_count and (day.weekday() >= 5 or day in closed):
        day -= timedelta(days=1)
    return day
