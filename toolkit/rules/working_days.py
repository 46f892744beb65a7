"""Working days and clear days in England."""

from collections.abc import Container, Iterable
from datetime import date, timedelta
from functools import lru_cache

_DAY = timedelta(days=1)


def bank_holidays(first: int, last: int, extra: Iterable[str] = ()) -> tuple[date, ...]:
    """England's bank holidays of the years `first` to `last`, and the house's own days (ISO dates)."""
    return tuple(sorted({*_of_england(first, last), *(date.fromisoformat(day) for day in extra)}))


@lru_cache(maxsize=64)
def _of_england(first: int, last: int) -> frozenset[date]:
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=range(first, last + 1)))


def working_days_after(start: date, days: int, extra: Iterable[str] = ()) -> date:
    """The `days`-th working day after `start`, `start` itself not counted.

    A written statement of action is due 70 working days after the report is received
    (Children Act 2004 (Joint Area Reviews) Regulations 2015, SI 2015/1792, reg 4).
    """
    closed = {*bank_holidays(start.year, start.year + 1 + days // 250, extra)}
    day = start
    while days > 0:
        day += _DAY
        days -= _is_working(day, closed)
    return day


def _is_working(day: date, closed: Container[date]) -> bool:
    return day.weekday() < 5 and day not in closed


def latest_publication(meeting: date, clear_days: int, weekends_count: bool, extra: Iterable[str] = ()) -> date:
    """The last day on which the agenda may be published: the clear days lie between it and the meeting.

    Neither the day of publication nor that of the meeting counts. Five clear days: Local Government
    Act 1972 s.100A-100B as amended by SI 2002/715; that weekends and bank holidays do not count is practice.
    """
    closed = () if weekends_count else bank_holidays(meeting.year - 1, meeting.year, extra)
    day = meeting
    left = clear_days
    while left:
        day -= _DAY
        left -= weekends_count or _is_working(day, closed)
    day -= _DAY
    while not weekends_count and not _is_working(day, closed):
        day -= _DAY
    return day
