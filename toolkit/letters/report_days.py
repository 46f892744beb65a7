"""The days of an inspection as an area SEND report prints them."""

import re
from collections.abc import Iterator
from datetime import date

from toolkit.letters.dates import MONTHS

_SHORT = [month[:3].lower() for month in MONTHS]
_ONE = rf"\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+(?:{'|'.join(_SHORT)})[a-z]*\b)?(?:,?\s+\d{{4}}\b)?"
_DAY = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<month>{'|'.join(_SHORT)})[a-z]*\b)?(?:,?\s+(?P<year>\d{{4}})\b)?",
    re.I,
)
_BETWEEN = r"\s*(?:,|&|[-\u2013\u2014]|\b(?:and|to|until)\b)\s*(?:and\s+)?(?:[a-z]{3,6}day,?\s+)?"
_RUN = re.compile(rf"(?<![\d./]){_ONE}(?:{_BETWEEN}{_ONE})*", re.I)
_IN_FIGURES = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")


def days_in(text: str) -> tuple[date, date] | None:
    """First and last day of "8 to 12 July 2024", "30 September to 4 October 2024", "18 to 22 and 25 November 2024".

    A day takes its month and its year from the next one that has them. None where there are no days in order.
    """
    for run in _RUN.finditer(_IN_FIGURES.sub(_in_words, text)):
        days = list(_from_the_last(run[0]))[::-1]
        known = [day for day in days if day]
        if len(known) == len(days) and known == sorted(known):
            return known[0], known[-1]
    return None


def _from_the_last(text: str) -> Iterator[date | None]:
    month = year = 0
    later: date | None = None
    for match in reversed(list(_DAY.finditer(text))):
        month = _SHORT.index(match["month"][:3].lower()) + 1 if match["month"] else month
        year = int(match["year"] or year)
        day = _date(year, month, int(match["day"]))
        if day and later and day > later and match["month"] and not match["year"]:
            year -= 1
            day = _date(year, month, day.day)
        later = day
        yield day


def _in_words(match: re.Match[str]) -> str:
    month = int(match[2])
    return f"{match[1]} {MONTHS[month - 1]} {match[3]}" if 1 <= month <= 12 else match[0]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
