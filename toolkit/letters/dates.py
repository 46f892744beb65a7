"""Dates as English letters print them."""

import re
from datetime import date

MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "(" + "|".join(MONTHS) + ")"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DAY = rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?"
DATE = re.compile(rf"\b{_DAY}\s+{_MONTH},?\s+(\d{{4}})\b", re.I)
_IN_FIGURES = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
DATE_ALONE = re.compile(
    rf"^(?:Date:?\s*)?(?:{_DAY}\s+{_MONTH},?\s+\d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})\.?$", re.I
)
_SPAN = re.compile(
    rf"\b(?:from|between|on)\s+{_DAY}(?:\s+{_MONTH})?(?:,?\s+(\d{{4}}))?"
    rf"\s*(?:and|to|until|[-\u2013\u2014])\s*{_DAY}\s+{_MONTH},?\s+(\d{{4}})\b",
    re.I,
)


def month_number(name: str) -> int:
    return MONTHS.index(name.capitalize()) + 1


def first_date(text: str) -> date | None:
    """The first date such as "8 February 2018" or 08.02.2018 in `text`; None where there is none."""
    match = DATE.search(text)
    if match:
        return _date(match[1], match[2], match[3])
    match = _IN_FIGURES.search(text)
    return _date(match[1], MONTHS[int(match[2]) - 1], match[3]) if match and 1 <= int(match[2]) <= 12 else None


def date_span(text: str) -> tuple[date, date] | None:
    """First and last day of "From 3 October to 7 October 2016", "between 4 and 8 May 2019" and the like."""
    match = _SPAN.search(text)
    if not match:
        return None
    day, month, year, last_day, last_month, last_year = match.groups()
    start = _date(day, month or last_month, year or last_year)
    end = _date(last_day, last_month, last_year)
    return (start, end) if start and end and start <= end else None


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), month_number(month), int(day))
    except ValueError:
        return None
