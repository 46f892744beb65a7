"""What Excel says beside a cell and asks for in it: drop-downs, dates, numbers, and what a heading means.

Nothing is refused: officers may keep what they typed.
"""

from datetime import date
from typing import Any

from toolkit.workbook.columns import Column, Sheet
from toolkit.workbook.explanations import EXPLANATIONS
from toolkit.workbook.sheets import MEASURES, WEAKNESSES

MOST_IN_TITLE, MOST_IN_MESSAGE = 32, 255  # characters that Excel shows
_MOST = 10**12
Rule = dict[str, Any]


def choice(heading: str, source: str, of_weaknesses: bool = False) -> Rule:
    """A drop-down of the cells in `source`."""
    where = f"{WEAKNESSES.name}, column Ref" if of_weaknesses else "Lists"
    message = f"Choose from the list. The words are on the sheet {where}."
    return _checked(heading, message, validate="list", source=source)


def choice_of_measure(title: str, source: str) -> Rule:
    message = "Choose a measure from the list."
    return {**_checked(title, message, validate="list", source=source), **_beside(title, message)}


def date_entry(heading: str) -> Rule:
    message = "Type a date, for example 8 March 2026."
    return _checked(heading, message, validate="date", criteria=">=", value=date(2000, 1, 1))


def entry_of(sheet: Sheet, column: Column) -> Rule | None:
    """What is asked for in an officers' column that has no drop-down; None where anything will do."""
    if column.owner == "officer" and column.kind == "date":
        return date_entry(column.heading)
    if column.owner == "officer" and column.kind == "number" and sheet is MEASURES:
        message = "Type the number alone; the unit stands in Unit."
        between: Rule = {"criteria": "between", "minimum": -_MOST, "maximum": _MOST}
        return _checked(column.heading, message, validate="decimal", **between)
    return None


def explanation_of(sheet: Sheet, column: Column) -> Rule | None:
    """The words shown beside a chosen heading, also to screen readers; None where the heading says enough."""
    words = EXPLANATIONS.get(sheet.name, {}).get(column.heading)
    return {"validate": "any", **_beside(column.heading, words)} if words else None


def _checked(title: str, message: str, **rule: Any) -> Rule:
    return {**rule, "error_type": "warning", "error_title": title[:MOST_IN_TITLE], "error_message": message}


def _beside(title: str, message: str) -> Rule:
    return {"input_title": title[:MOST_IN_TITLE], "input_message": message}
