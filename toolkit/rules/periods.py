"""Periods as councils write them: Sep-26, Q2 2026/27, 2025/26, autumn 2025, to Sep 26, Excel's dates."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from toolkit.model.measure import Period, month
from toolkit.model.plan import Value
from toolkit.rules import period_patterns as p
from toolkit.rules.period_patterns import MONTH, TERM, WHICH_YEAR, YEAR, YEARS, Meant, Usual
from toolkit.rules.typed_dates import typed_date

_TO_DATE = r"(?:ytd|year to date|cumulative|cum|cumul)"
_MONTH, _YEAR, _YEARS, _TERM = (
    rf"(?P<{n}>{p_})" for n, p_ in (("month", MONTH), ("year", YEAR), ("years", YEARS), ("term", TERM))
)
_QUARTER = r"(?:q(?:tr|uarter)?\.? ?(?P<n>[1-4]))"
FORMS: tuple[tuple[str, Callable[[re.Match[str], Usual], Meant]], ...] = (
    (r"(\d{4})-(\d\d)-(\d\d)(?:[ t][\d:.]+)?", p.iso_day),
    (rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-]{YEAR}(?: [\d:.]+)?", p.day),
    (rf"(\d{{1,2}})(?:st|nd|rd|th)?[ -]{MONTH}[ -]{YEAR}", p.named_day),
    (rf"{_MONTH}[ /.-]*{_YEARS}", p.month_of_years),
    (rf"{_YEARS}[ /.-]*{_MONTH}", p.month_of_years),
    (rf"{_MONTH}[ /.-]*{_YEAR}", p.named_month),
    (rf"(?P<year>(?:19|20)\d\d)[ /.-]*{_MONTH}", p.named_month),
    (rf"\d{{1,2}}-{MONTH}", p.day_and_month),
    (r"((?:19|20)\d\d)(-?)(\d\d)", p.year_and_month),
    (r"(\d\d?) ?/ ?(\d\d)", p.short_pair),
    (r"(\d\d?)[/.-]((?:19|20)\d\d)", p.month_and_year),
    (rf"{_QUARTER}[ ,/-]*(?:fy ?)?{_YEARS}", p.quarter_of_years),
    (rf"(?:fy ?)?{_YEARS}[ ,/-]*{_QUARTER}", p.quarter_of_years),
    (r"((?:19|20)\d\d)[ /-]?q(?:tr|uarter)?\.? ?([1-4])", p.quarter_of_year),
    (r"q(?:tr|uarter)?\.? ?([1-4])[ ,/-]*((?:19|20)\d\d|'?\d\d)", p.quarter_then_year),
    (rf"(?!\d\d ?-){YEARS}", p.two_years),  # 16-17 by itself is an age as well
    (rf"(?P<kind>{WHICH_YEAR}) ?{_YEARS}", p.named_years),
    (rf"{_YEARS} ?(?P<kind>{WHICH_YEAR})", p.named_years),
    (r"(?:calendar year |cy ?)?((?:19|20)\d\d)(?: calendar(?: year)?)?", p.one_year),
    (rf"{_TERM}(?: term)?[ ,-]*{_YEARS}", p.term_of_years),
    (rf"{_YEARS}[ ,-]*{_TERM}(?: term)?", p.term_of_years),
    (rf"{_TERM}(?: term)?[ ,-]*{_YEAR}", p.term_of_year),
    (rf"(?P<year>(?:19|20)\d\d)[ ,-]*{_TERM}(?: term)?", p.term_of_year),
    (rf"aut(?:umn)?(?: term)? ?(?:and|&|/|\+) ?spr(?:ing)?(?: terms?)?[ ,-]*{_YEARS}", p.two_terms),
    (rf"(?:half[ -]?)?(?:term|ht|t) ?[1-6][ ,-]*(?:{YEARS}|{YEAR})?", p.numbered_term),
    (rf"(?:{_TO_DATE} )?{MONTH} ?{YEAR}? ?(?:-|to) ?{MONTH} ?{YEAR}", p.months_of_year),
    (rf"(?:{_TO_DATE} )?{MONTH} ?(?:-|to) ?{MONTH} ?{YEARS}", p.months_of_years),
    (r"(\d{4})-(\d\d) to (\d{4})-(\d\d)", p.iso_months),
    (rf"(?:rolling )?(?:(?:12|twelve) ?m(?:onths?)?|year) (?:to|ending|ended) {MONTH}[ /.-]*{YEAR}", p.rolling),
    (rf"(?:{_TO_DATE} ?)?(?:to|up to) {_MONTH}[ /.-]*{_YEAR}(?: ?{_TO_DATE})?", p.year_to_date),
    (rf"{_TO_DATE}[ :-]*{_MONTH}[ /.-]*{_YEAR}", p.year_to_date),
    (rf"{_MONTH}[ /.-]*{_YEAR} ?{_TO_DATE}", p.year_to_date),
    (rf"{_TO_DATE}(?: {YEARS})?|{YEARS} {_TO_DATE}", p.no_month),
    (rf"{MONTH}|{_QUARTER}|{TERM}(?: term)?", p.no_year),
)  # fmt: skip
_COMPILED = tuple((re.compile(form), meaning) for form, meaning in FORMS)
_ASIDE = re.compile(
    r"\((?:p|prov(?:isional)?|r|revised|f|final|e|est(?:imate)?)\)|\b(?:provisional|prov|revised|final|census|snapshot"
    r"|data|total|full year|actuals?|outturn|result|performance|as at|as of|at|end(?: of)?|month of|month ending)\b"
    r"|[\[\]*†‡();]"
)
_YEAR_PARTS = re.compile(r"(?<=\d)_(?=\d)")
_QUARTER_SAID_TWICE = re.compile(rf"\(?\b{MONTH} ?(?:-|to) ?{MONTH}\b\)?(?! ?'?\d)|\(q[1-4]\)")
_UNKNOWN = (
    "It is not a period that can be read. Write a month as 2026-09, a quarter as Q2 2026/27, a term as autumn 2025, "
    "a year as 2025/26."
)


def parse_period(written: Value, usual: Usual = None) -> tuple[Period | None, str]:
    """The period meant, and what is to be said about it.

    `usual` is the type the measure usually has; it decides where the writing allows two readings. None comes with the
    reason and what to write instead. A period may come with a doubt, such as a date that is neither the first nor the
    last of its month.
    """
    if isinstance(written, date) or (isinstance(written, int | float) and written >= 30_000 and written < 70_000):
        return _dated(written)
    text = str(int(written) if isinstance(written, float) and written.is_integer() else written or "").strip()
    plain = _plain(text)
    for form, meaning in _COMPILED:
        if m := form.fullmatch(plain):
            meant = meaning(m, usual)
            return (None, meant) if isinstance(meant, str) else (replace(meant, written=text), "")
    return None, _UNKNOWN if text else "It is blank. Write the period, such as 2026-09."


def looks_like_period(written: Value) -> bool:
    """True where it is written as a period is, even one that cannot be settled, such as Q2 2026 or Sep."""
    if isinstance(written, date):
        return True
    if isinstance(written, int | float) and not _is_year(written):
        return False
    return parse_period(written)[1] != _UNKNOWN and bool(_plain(str(written or "")))


def has_no_year(written: Value) -> bool:
    """True for a month, quarter or term by itself."""
    return isinstance(written, str) and bool(_COMPILED[-1][0].fullmatch(_plain(written)))


def _is_year(number: float) -> bool:
    return number in range(2000, 2100) or number in range(200_001, 209_912)


def _dated(written: date | int | float) -> tuple[Period | None, str]:
    day = typed_date(written)
    if day is None:
        return None, _UNKNOWN
    shown = f"{day:%d/%m/%Y}"
    period = month(day.year, day.month, shown)
    if day.day < 20 or day == period.end:
        return period, ""
    typed = f"20{day.day:02}-{day:%m}"
    doubt = f"The date {shown} was taken as {period.words}. If Excel made it from {day:%b}-{day.day}, write {typed}."
    return period, doubt


def _plain(text: str) -> str:
    """Lower case, plain hyphens and single spaces, without what only describes the figure."""
    text = text.lower().replace("–", "-").replace("—", "-").replace("’", "'").replace("\xa0", " ")
    text = _YEAR_PARTS.sub("/", text)
    if re.search(r"\bq(?:tr|uarter)?\.? ?[1-4]", text):
        text = _QUARTER_SAID_TWICE.sub(" ", text)
    return " ".join(_ASIDE.sub(" ", text).replace(",", " ").split()).strip(" -:")
