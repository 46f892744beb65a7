"""Paper details as a paper uses them: text, lines or dates, with a visible placeholder where one is missing."""

import re
from datetime import date

from toolkit.model.plan import Plan, Value
from toolkit.rules.english import in_words, lower_first
from toolkit.rules.typed_dates import typed_date

_MARKER = re.compile(r"^\s*[-\u2022\u25aa\u25cf*]\s+")  # a bullet typed by hand: the paper has its own


class Slots:
    """The rows of Paper details for one paper."""

    def __init__(self, plan: Plan, paper: str) -> None:
        self._details = {d.item: d for d in plan.details if d.paper == paper}

    def value(self, item: str) -> Value:
        detail = self._details.get(item)
        return detail.value if detail else None

    def day(self, item: str) -> date | None:
        """The typed day; None where nothing, or no date, is typed."""
        return typed_date(self.value(item))

    def text(self, item: str) -> str:
        """What is typed on one line, a date in words; a placeholder where it is required and blank."""
        value = self.value(item)
        day = typed_date(value)
        if day and (not isinstance(value, str) or not re.search("[a-z]", value)):
            return in_words(day)
        typed = " ".join(str(value if value is not None else "").split())
        return typed or self._placeholder(item)

    def phrase(self, item: str) -> str:
        """The same as part of a sentence: without a full stop, and a small letter where it began one."""
        text = self.text(item).rstrip(".")
        return text if text.startswith("[") else lower_first(text)

    def name(self, item: str) -> str:
        """What is typed without a full stop at its end."""
        return self.text(item).rstrip(".")

    def lines(self, item: str) -> tuple[str, ...]:
        """What is typed, a text per line; the placeholder as the only line where required and blank."""
        value = self.value(item)
        typed = self.text(item) if isinstance(value, date) else str(value if value is not None else "")
        lines = tuple(" ".join(_MARKER.sub("", line).split()) for line in typed.splitlines() if line.strip())
        return lines or tuple(filter(None, [self._placeholder(item)]))

    def _placeholder(self, item: str) -> str:
        detail = self._details.get(item)
        return f"[Paper details: {item}]" if detail is None or detail.required == "yes" else ""
