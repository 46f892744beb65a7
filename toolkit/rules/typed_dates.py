"""Dates as people type them: 8 March 2018, 08/03/2018 (day first), 2018-03-08."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from toolkit.model.plan import Value

_EXCEL_DAY_0 = date(1899, 12, 30)
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_FORMS = (
    *("%d %B %Y", "%d %b %Y", "%A %d %B %Y", "%a %d %B %Y"),
    *("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y", "%Y-%m-%d"),
)


def typed_date(value: Value) -> date | None:
    """The day meant by a cell, whether a date, Excel's number for one, or text; None where it is neither."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float):
        return _EXCEL_DAY_0 + timedelta(days=int(value)) if 30_000 <= value <= 70_000 else None
    text = " ".join(_ORDINAL.sub(r"\1", str(value or "")).replace(",", " ").split())
    return _day_in(re.split(r" (?:at|from) ", text)[0]) if re.search(r"\d", text) else None


@lru_cache(maxsize=1024)  # Python makes the patterns of these forms anew each time: it keeps fewer than there are
def _day_in(text: str) -> date | None:
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 a day has no zone
        except ValueError:
            continue
    return None
