"""Dates as people type them: 8 March 2018, 08/03/2018 (day first), 2018-03-08."""

from datetime import date, datetime

from toolkit.model.plan import Value

_FORMS = ("%d %B %Y", "%d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%A %d %B %Y", "%d/%m/%y")


def typed_date(value: Value) -> date | None:
    """The day meant by a cell, whether a date or text; None where it is neither."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = " ".join(str(value or "").replace(",", " ").split())
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 a day has no zone
        except ValueError:
            continue
    return None
