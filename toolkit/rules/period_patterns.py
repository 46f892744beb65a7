"""The ways councils write periods, as patterns with what each means. `rules/periods.py` says in which order."""

import re
from datetime import date, timedelta

from toolkit.model.measure import (
    YEAR_STARTS,
    Period,
    PeriodType,
    financial_quarter,
    month,
    quarter,
    span,
    term,
    year_of,
)

Usual = PeriodType | None
Meant = Period | str  # a period, or why it is none
_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
YEAR = r"((?:19|20)\d\d|'?\d\d)"
YEARS = r"((?:19|20)\d\d ?[/-] ?(?:(?:19|20)\d\d|\d\d)|\d\d ?[/-] ?\d\d|20\d\d(?=\d\d$)\d\d)"
TERM = r"(aut(?:umn)?|spr(?:ing)?|sum(?:mer)?)"
WHICH_YEAR = r"(academic year|academic|acad|ay|school year|financial year|financial|fiscal year|fy)"
_ACADEMIC = ("academic", "term")
_TWO_WAYS = 'Write "academic 2025/26" or "financial 2025/26", with the year that is meant.'


def month_number(name: str) -> int:
    return _NAMES.index(name[:3]) + 1


def year_number(written: str) -> int:
    """2026 for "2026", "26" and "'26"."""
    number = int(written.strip("' "))
    return number if number > 99 else 2000 + number


def first_year(written: str) -> int | None:
    """The year in which "2025/26" begins; None where its parts do not follow each other."""
    digits = re.findall(r"\d+", written)
    first, second = (digits[0][:4], digits[0][4:]) if len(digits) == 1 else digits
    start = year_number(first)
    return start if (start + 1) % 100 == int(second) % 100 else None


def _years_month(name: str, years: str, usual: Usual) -> int | None:
    """The calendar year of a month within 2025/26: of an academic year where the measure goes by those."""
    start = first_year(years)
    first = YEAR_STARTS["academic" if usual in _ACADEMIC else "financial"]
    return None if start is None else start + (month_number(name) < first)


def named_month(m: re.Match[str], usual: Usual) -> Meant:
    """Sep-26, September 2026."""
    return month(year_number(m["year"]), month_number(m["month"]))


def month_of_years(m: re.Match[str], usual: Usual) -> Meant:
    """Apr 2025/26."""
    year = _years_month(m["month"], m["years"], usual)
    return _unequal(m["years"]) if year is None else month(year, month_number(m["month"]))


def year_and_month(m: re.Match[str], usual: Usual) -> Meant:
    """2026-09 or 202609; 2025-26 and 202526 are years, and 2011-12 may be either."""
    year, number = int(m[1]), int(m[3])
    is_month, is_years = 1 <= number <= 12, (year + 1) % 100 == number
    if is_month and is_years and usual in (None, "quarter", "months"):
        month_meant = f"{_NAMES[number - 1].title()} {year}"
        return f"It may be a month or a year. Write {year}/{number:02} for the year, {month_meant} for the month."
    if is_years and not (is_month and usual == "month"):
        return two_years(m, usual, m[0])
    return month(year, number) if is_month else f"There is no month {number}. Write a month as 2026-09."


def month_and_year(m: re.Match[str], usual: Usual) -> Meant:
    """9/2026."""
    number = int(m[1])
    return month(int(m[2]), number) if 1 <= number <= 12 else f"There is no month {number}. Write a month as 2026-09."


def short_pair(m: re.Match[str], usual: Usual) -> Meant:
    """09/26 is a month, 25/26 a year."""
    first, second = int(m[1]), int(m[2])
    if second == first + 1:
        return (
            f'It may be a month or a year. Write "2026-09" or "20{m[1]}/{m[2]}".'
            if first <= 12
            else _years(m[0], usual)
        )
    return month(2000 + second, first) if 1 <= first <= 12 else _unequal(m[0])


def day(m: re.Match[str], usual: Usual) -> Meant:
    """01/09/2026, the day first: the month it lies in."""
    return _day(year_number(m[3]), int(m[2]), int(m[1]))


def iso_day(m: re.Match[str], usual: Usual) -> Meant:
    """2026-09-01, with or without a time."""
    return _day(int(m[1]), int(m[2]), int(m[3]))


def named_day(m: re.Match[str], usual: Usual) -> Meant:
    """1 September 2026."""
    return _day(year_number(m[3]), month_number(m[2]), int(m[1]))


def _day(year: int, number: int, day_: int) -> Meant:
    try:
        date(year, number, day_)
    except ValueError:
        return f"There is no day {day_} of month {number}: dates are read with the day first. Write a month as 2026-09."
    return month(year, number)


def quarter_of_years(m: re.Match[str], usual: Usual) -> Meant:
    """Q2 2026/27: July to September 2026."""
    number, years = (m["n"], m["years"])
    start = first_year(years)
    return _unequal(years) if start is None else financial_quarter(start, int(number))


def quarter_of_year(m: re.Match[str], usual: Usual) -> Meant:
    """2026 Q3: July to September 2026."""
    return quarter(int(m[1]), int(m[2]))


def quarter_then_year(m: re.Match[str], usual: Usual) -> Meant:
    """Q2 2026: which three months it is depends on where the year begins."""
    year = year_number(m[2])
    if usual == "calendar":
        return quarter(year, int(m[1]))
    if usual == "financial":
        return financial_quarter(year, int(m[1]))
    return (
        "It may be a quarter of the calendar or of the financial year. "
        f"Write Q{m[1]} {year}/{(year + 1) % 100:02} for the financial one, {year} Q{m[1]} for the calendar one."
    )


def two_years(m: re.Match[str], usual: Usual, written: str = "") -> Meant:
    """2025/26: an academic or a financial year, as the measure goes by."""
    return _years(written or m[1], usual)


def _years(written: str, usual: Usual) -> Meant:
    start = first_year(written)
    if start is None:
        return _unequal(written)
    if usual in _ACADEMIC:
        return year_of("academic", start)
    if usual == "financial":
        return year_of("financial", start)
    return f"It may be an academic or a financial year. {_TWO_WAYS}"


def named_years(m: re.Match[str], usual: Usual) -> Meant:
    """AY 2024/25, 2024/25 financial."""
    kind: PeriodType = "academic" if m["kind"].startswith(("a", "s")) else "financial"
    return _years(m["years"], kind)


def one_year(m: re.Match[str], usual: Usual) -> Meant:
    """2026: a calendar year, unless the measure goes by another."""
    year = int(m[1])
    if usual in (*_ACADEMIC, "financial"):
        other = "financial" if usual == "financial" else "academic"
        return f"The measure goes by {other} years. Write {year - 1}/{year % 100:02} or {year}/{(year + 1) % 100:02}."
    return year_of("calendar", year)


def _term_name(written: str) -> str:
    return {"a": "autumn", "p": "spring", "u": "summer"}[written[0] if written[0] == "a" else written[1]]


def term_of_year(m: re.Match[str], usual: Usual) -> Meant:
    """Autumn 2025, summer term 26."""
    return term(_term_name(m["term"]), year_number(m["year"]))


def term_of_years(m: re.Match[str], usual: Usual) -> Meant:
    """Spring 2025/26: the spring of 2026."""
    name, start = _term_name(m["term"]), first_year(m["years"])
    return _unequal(m["years"]) if start is None else term(name, start + (name != "autumn"))


def two_terms(m: re.Match[str], usual: Usual) -> Meant:
    """Autumn and spring 2024/25, as absence is published."""
    start = first_year(m["years"])
    return _unequal(m["years"]) if start is None else span(date(start, 9, 1), date(start + 1, 3, 1))


def numbered_term(m: re.Match[str], usual: Usual) -> Meant:
    return 'Some councils have three terms, some six. Write "autumn term 2025", or the months: "Sep to Dec 2025".'


def months_of_year(m: re.Match[str], usual: Usual) -> Meant:
    """Apr-Sep 2026, Dec 2025 to Feb 2026."""
    first, last, last_year = month_number(m[1]), month_number(m[3]), year_number(m[4])
    start_year = year_number(m[2]) if m[2] else last_year - (first > last)
    return _months(date(start_year, first, 1), date(last_year, last, 1))


def months_of_years(m: re.Match[str], usual: Usual) -> Meant:
    """Dec-Feb 2025/26."""
    start, end = (_years_month(name, m[3], usual) for name in (m[1], m[2]))
    if start is None or end is None:
        return _unequal(m[3])
    return _months(date(start, month_number(m[1]), 1), date(end, month_number(m[2]), 1))


def iso_months(m: re.Match[str], usual: Usual) -> Meant:
    """2026-04 to 2026-09, as the workbook shows months that are no quarter and no year, such as a year to date."""
    if not all(1 <= int(number) <= 12 for number in (m[2], m[4])):
        return "There is no such month. Write months as 2026-04 to 2026-09."
    first, last = date(int(m[1]), int(m[2]), 1), date(int(m[3]), int(m[4]), 1)
    return _months(first, last) if last < first else span(first, last)


def _months(first: date, last: date) -> Meant:
    """The months as what they make up: a quarter, a whole year, or just months."""
    whole = span(first, last)
    if last < first:
        return "It ends before it begins. Write the earlier month first."
    if whole.months == 3 and first.month % 3 == 1:
        return Period(whole.end, whole.start, "quarter")
    year = next((kind for kind, begins in YEAR_STARTS.items() if whole.months == 12 and first.month == begins), None)
    return year_of(year, first.year) if year else whole


def rolling(m: re.Match[str], usual: Usual) -> Meant:
    """12 months to Sep 2026."""
    last = month(year_number(m[2]), month_number(m[1]))
    first = last.year_before.end + timedelta(days=1)
    return span(first, last.end)


def year_to_date(m: re.Match[str], usual: Usual) -> Meant:
    """To Sep 26: from where the measure's year begins, April unless it goes by another."""
    year, number = year_number(m["year"]), month_number(m["month"])
    kind: PeriodType = "academic" if usual in _ACADEMIC else "calendar" if usual == "calendar" else "financial"
    begins = YEAR_STARTS[kind]
    whole = span(date(year - (number < begins), begins, 1), date(year, number, 1))
    return year_of(kind, whole.start.year) if whole.months == 12 else whole


def no_year(m: re.Match[str], usual: Usual) -> Meant:
    return "It has no year. Write it with its year, such as Sep 2026 or Q2 2026/27."


def no_month(m: re.Match[str], usual: Usual) -> Meant:
    return 'It does not say to which month. Write "to Sep 26".'


def day_and_month(m: re.Match[str], usual: Usual) -> Meant:
    return "A month and its year have probably been turned into a day by Excel. Write it as 2026-09."


def _unequal(written: str) -> str:
    return f"The years in {written} do not follow each other. Write a year as 2025/26."
