"""The title block, the outcome and the running footer of an area SEND report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.letters.dates import day_range
from toolkit.letters.lists import join
from toolkit.model.document import Line

_TITLE = re.compile(
    r"\b(?:area SEND (?:full |monitoring )?|monitoring )inspection (?:of|in) (?:the )?(.+?)(?: local)? area"
    r" partnership\b"
    r"|\barea SEND (?:full |monitoring )?inspection (?:of|in) (?:the )?(.+?)(?: inspection dates?| dates? of)",
    re.I,
)
_FOOTER = re.compile(r"\binspection report: (?:the )?(.+?)(?: local)? area partnership\b", re.I)
_BOROUGH = re.compile(
    r"^(?:the )?(?:(?:London|Royal|Metropolitan|County)(?: London)? Borough of |City of )?(?:the )?", re.I
)
_DATES = re.compile(r"\b(?:inspection )?dates?(?: of(?: the)? (?:this )?inspection)?\s*:\s*", re.I)
_PREVIOUS = re.compile(r"\b(?:dates? of )?(?:the )?(?:previous|initial|last) (?:full )?inspections?\s*:\s*", re.I)
_PREVIOUS_SAID = re.compile(r"\b(?:the previous (?:full )?inspection\b.*|not previously inspected\b.*)", re.I)
_YEARS = re.compile(
    r"\bfull\b[^.]*?\b(?:re-?)?inspection\b[^.]*?\b(two|three|four|five|six|\d)(?: \(\d\))? years?\b"
    r"|\b(two|three|four|five|six|\d) years?\b[^.]*\bfull\b[^.]*\b(?:re-?)?inspection\b",
    re.I,
)
_IN_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
OUTCOMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("systemic-failings", re.compile(r"\bsystemic failings\b", re.I)),
    ("inconsistent", re.compile(r"\binconsistent experiences and outcomes\b", re.I)),
    ("positive", re.compile(r"\btypically leads? to positive experiences and outcomes\b", re.I)),
)


@dataclass(frozen=True)
class ReportHead:
    """What stands above the first section: area, days, the previous inspection as printed."""

    area: str | None
    days: tuple[date, date] | None
    previous: str | None


def read_report_head(title: Sequence[Line], furniture: Sequence[Line]) -> ReportHead:
    """The title block's facts; area and days from the running footer where the title lacks them."""
    text = join(line.text.replace("\t", " ") for line in title)
    footer = join(line.text.replace("\t", " ") for line in furniture[:4])
    named = _TITLE.search(text) or _FOOTER.search(footer)
    area = _area(next((g for g in named.groups() if g), "")) if named else None
    said = _PREVIOUS.split(_DATES.split(text, maxsplit=1)[-1], maxsplit=1)[0]
    days = day_range(said) if _DATES.search(text) else None
    return ReportHead(area, days or day_range(footer), _previous(text))


def footer_days(furniture: Sequence[Line]) -> tuple[date, date] | None:
    """The days of the inspection as the running footer gives them."""
    return day_range(join(line.text.replace("\t", " ") for line in furniture[:4]))


def _area(name: str) -> str:
    return _BOROUGH.sub("", " ".join(name.split())).strip(" .,:") or name


def _previous(text: str) -> str | None:
    labelled = _PREVIOUS.split(text, maxsplit=1)
    if len(labelled) > 1:
        return labelled[1].strip(" .") or None
    said = _PREVIOUS_SAID.search(text)
    return said[0].strip() if said else None


def outcome_in(text: str) -> str | None:
    """Which of the framework's three outcomes the words under "Inspection outcome" state."""
    found = [name for name, pattern in OUTCOMES if pattern.search(text)]
    return found[0] if len(found) == 1 else None


def next_inspection_years(text: str) -> int | None:
    """Years to the next full inspection; None where the report does not say."""
    match = _YEARS.search(text)
    if not match:
        return None
    years = (match[1] or match[2]).lower()
    return _IN_WORDS.get(years) or int(years)
