"""The title block, the outcome and the running footer of an area SEND report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.letters.lists import join
from toolkit.letters.report_days import days_in
from toolkit.model.document import Line

_TITLE = re.compile(
    r"\b(?:area (?:SEND|special educational[^.]{0,50}\(SEND\)) (?:full |monitoring )?|monitoring )"
    r"inspection(?: of| in|:) (?:the )?((?:[^.]|\bSt\.){1,80}?)"
    r"(?:(?: local)? area partnership\b| inspection dates?\b| dates? of\b)",
    re.I,
)
_FOOTER = re.compile(r"\binspection report: (?:the )?(.+?)(?: local)? area partnership\b", re.I)
_BOROUGH = re.compile(
    r"^(?:the )?(?:(?:London|Royal|Metropolitan|County)(?: London)? Borough of |City of )?(?:the )?", re.I
)
# The partnership after an area's name, misspelt or shortened.
_PARTNERSHIP = re.compile(r"(?:\s+(?:SEND|local|area|p[a-z]*ship))+$", re.I)
_DATE_LABEL = r"dates?(?:\(s\))?"
_LABEL_ENDS = r"\s*(?::\s*|$|(?=\d))"
_PREVIOUS = re.compile(
    rf"(?:{_DATE_LABEL} of )?(?:the )?(?:previous|initial|last) (?:(?:full|local|area|SEND|joint) )*inspections?"
    rf"(?: {_DATE_LABEL})?{_LABEL_ENDS}",
    re.I,
)
_DATES = re.compile(rf"(?:[a-z]+ ){{0,4}}{_DATE_LABEL}(?: of(?: [a-z]+){{0,5}})?{_LABEL_ENDS}", re.I)
_LABEL_INSIDE = re.compile(rf"(?<=\S) (?={_PREVIOUS.pattern.removesuffix(_LABEL_ENDS)}\s*:)", re.I)
_PREVIOUS_SAID = re.compile(r"(?=the previous (?:full )?inspection\b|not previously inspected\b)", re.I)
_WHOLE = re.compile(r"\b(?:20\d\d|not|none|no|first|n/a)\b", re.I)
_JOINS_ON = re.compile(r"^[a-z\d(]")
_YEARS = re.compile(
    r"\b(?:full|next(?! monitoring))\b[^.]*?\b(?:re-?)?inspection\b"
    r"[^.]*?\b(two|three|four|five|six|\d)(?: \(\d\))?[ -]years?\b"
    r"|\b(two|three|four|five|six|\d) years?\b[^.]*\bfull\b[^.]*\b(?:re-?)?inspection\b",
    re.I,
)
_IN_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_STRICT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("systemic-failings", re.compile(r"\bsystemic failings\b", re.I)),
    ("inconsistent", re.compile(r"\binconsistent experiences and outcomes\b", re.I)),
    ("positive", re.compile(r"\btypically leads? to positive experiences and outcomes\b", re.I)),
)
# The same in other words or misspelt: taken only where none is stated in the framework's own.
_LOOSE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("systemic-failings", re.compile(r"\b(?:widespread|system[a-z]*ic)\b[^.]*\bfail(?:ings?|ures?)\b", re.I)),
    ("inconsistent", re.compile(r"\binconsist[ea]nt\b[^.]*\b(?:experiences|outcomes)\b", re.I)),
    ("positive", re.compile(r"\btypically\b[^.]*\bpositive\b[^.]*\b(?:experiences|outcomes)\b", re.I)),
)


@dataclass(frozen=True)
class ReportHead:
    """What stands above the first section: area, days, the previous inspection as printed."""

    area: str | None
    days: tuple[date, date] | None
    previous: str | None


def read_report_head(title: Sequence[Line], furniture: Sequence[Line]) -> ReportHead:
    """The title block's facts; area and days from the running footer where the title lacks them."""
    lines = _printed(title)
    footer = _footer(furniture)
    named = _TITLE.search(join(lines)) or _FOOTER.search(footer)
    area = _area(named[1]) if named else None
    previous = _value(lines, _PREVIOUS)
    days = _value([line for line in lines if not _PREVIOUS.match(line)], _DATES)
    return ReportHead(area, days_in(days or "") or days_in(footer), previous or _value(lines, _PREVIOUS_SAID))


def footer_days(furniture: Sequence[Line]) -> tuple[date, date] | None:
    """The days of the inspection as the running footer gives them."""
    return days_in(_footer(furniture))


def _footer(furniture: Sequence[Line]) -> str:
    return join(line.text.replace("\t", " ") for line in furniture[:4])


def _printed(title: Sequence[Line]) -> list[str]:
    """The title block line by line, each label at the start of one."""
    return [part for line in title for part in _LABEL_INSIDE.split(" ".join(line.text.split()))]


def _value(lines: Sequence[str], label: re.Pattern[str]) -> str | None:
    """What stands behind a label, with the lines that go on with it; None where there is no such label."""
    start = next((n for n, line in enumerate(lines) if label.match(line)), None)
    if start is None:
        return None
    value = label.sub("", lines[start], count=1)
    for line in lines[start + 1 :]:
        whole = bool(_WHOLE.search(value)) and not _JOINS_ON.match(line)
        if whole or _PREVIOUS.match(line) or _DATES.match(line):
            break
        value = join([value, line])
    return value.strip(" .") or None


def _area(name: str) -> str:
    bare = _PARTNERSHIP.sub("", " ".join(name.split()))
    return _BOROUGH.sub("", bare).strip(" .,:") or name


def outcome_in(text: str) -> str | None:
    """Which of the framework's three outcomes the words under "Inspection outcome" state."""
    for wordings in (_STRICT, _LOOSE):
        found = [name for name, pattern in wordings if pattern.search(text)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def next_inspection_years(text: str) -> int | None:
    """Years to the next full inspection; None where the report does not say."""
    match = _YEARS.search(text)
    if not match:
        return None
    years = (match[1] or match[2]).lower()
    return _IN_WORDS.get(years) or int(years)
