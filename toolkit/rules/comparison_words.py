"""What the comparison calls kinds, outcomes and years."""

import re
from collections.abc import Mapping, Sequence

from toolkit.model.house import Theme
from toolkit.model.letter import Letter

STATEMENT, NO_STATEMENT = "Written statement of action required", "No written statement of action required"
INSPECTION_OUTCOMES = {
    "wsoa-not-required": NO_STATEMENT,
    "wsoa-required": STATEMENT,
    "positive": "Typically positive experiences and outcomes",
    "inconsistent": "Inconsistent experiences and outcomes",
    "systemic-failings": "Widespread or systemic failings",
}
LATER_OUTCOMES = {
    "all-sufficient": "Sufficient progress on every weakness",
    "some-sufficient": "Sufficient progress on some weaknesses",
    "none-sufficient": "Sufficient progress on no weakness",
    "effective-action": "Effective action taken",
    "not-effective-action": "Effective action not taken",
}
OUTCOMES = {**INSPECTION_OUTCOMES, **LATER_OUTCOMES}
NOT_STATED, NO_PLAN = "Not stated", "No such plan required"
_YEAR = re.compile(r"\d{4}")


def outcome_of(letter: Letter) -> str:
    """The outcome in words, "Not stated" where none was read."""
    by_statement = {True: STATEMENT, False: NO_STATEMENT, None: NOT_STATED}[letter.wsoa_required]
    return OUTCOMES.get(letter.outcome or "", by_statement)


def plan_required(letter: Letter) -> str:
    """Which plan the document requires: a written statement before 2023, a priority action plan from 2023 on."""
    if letter.kind == "outcome-letter":
        return {True: "Written statement of action", False: NO_PLAN, None: NOT_STATED}[letter.wsoa_required]
    if letter.kind == "area-report":
        if letter.outcome is None:
            return NOT_STATED
        return "Priority action plan" if letter.outcome == "systemic-failings" else NO_PLAN
    return "Not decided in this document"


def year_of(letter: Letter) -> int | None:
    """The year of the inspection's last day; failing that of its first, of the letter, of its label."""
    day = letter.inspection_end or letter.inspection_start or letter.letter_date
    if day:
        return day.year
    found = _YEAR.match(letter.label or "")
    return int(found[0]) if found else None


def theme_labels(themes: Sequence[Theme]) -> dict[str, str]:
    """Labels by code, and by code and label without regard to capitals, as officers may type them."""
    return {
        **{theme.label.casefold(): theme.label for theme in themes},
        **{theme.code.casefold(): theme.label for theme in themes},
    }


def theme_name(code: str, labels: Mapping[str, str]) -> str:
    """The label of a theme's code; words that are no theme of the house stand as they are."""
    return labels.get(code.casefold(), code)
