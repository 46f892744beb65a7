"""The days of the inspection, of the letter and of its publication."""

import re
from collections.abc import Iterator
from datetime import date

from toolkit.model.fidelity import FidelityHit, PaperUnit
from toolkit.rules.english import in_words, span_in_words
from toolkit.rules.fidelity_source import Checked, as_units
from toolkit.rules.fidelity_words import sentences
from toolkit.rules.figure_numbers import MONTH

DATE_RULE = "date"
_MONTHS = MONTH.split("|")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?"
DATE = rf"{_DAY} ({MONTH}),? (\d{{4}})\b"
_SPAN = re.compile(
    rf"{_DAY}(?: ({MONTH}))?(?:,? (\d{{4}}))? ?(?:-|\u2013|\u2014|to|and|until) ?{_DAY} ({MONTH}),? (\d{{4}})\b"
)
_IN_MONTH = re.compile(
    rf"\b(?:inspected|inspection (?:took place|was carried out)|came to|visited)\b[^.;]*? in ({MONTH}) (\d{{4}})\b"
)
_WROTE_IN = re.compile(rf"\bwrote\b[^.;]*? in ({MONTH}) (\d{{4}})\b")
_DATED = re.compile(
    rf"\bletter\b[^.;]*?\bdated (?:on )?{DATE}|\bletter of {DATE}|\bletter's date, {DATE}|\bwrote\b[^.;]*? on {DATE}"
)
_LISTED = re.compile(rf"\bletter\b.*[,(] ?(?:dated )?{DATE}\)?$", re.I)
_PUBLISHED = re.compile(
    rf"(?<!this )\b(?:letter|report|outcome|findings|It)\b[^.;]*?\bpublished\b[^.;]{{0,60}}? on {DATE}"
    rf"|\bits publication,? (?:on )?{DATE}"
)
ANOTHER = re.compile(
    r"\b(?:previous\w*|earlier|last inspect\w+|next|re-?visit\w*|monitoring|areas (?:were|have been|inspected)"
    r"|returned?)\b",
    re.I,
)
_AGAIN = re.compile(r"\bre-?visit\w*|\breturned\b|\bmonitoring inspection\b", re.I)
_INSPECTION = re.compile(r"inspect|\bvisit", re.I)


def day_of(parts: tuple[str | None, ...]) -> date | None:
    """The day that a match of DATE gives; None for one that no calendar has, or of a year out of all reach."""
    day, month, year = (p for p in parts if p)
    try:
        found = date(int(year), _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def dates(checked: Checked) -> Iterator[FidelityHit]:
    """Days of this inspection that are not those the document gives."""
    for unit in as_units(checked.units, "summary", "paragraph", "bullet", "cell", "list entry"):
        for sentence in sentences(unit.text):
            yield from _inspection(checked, unit, sentence)
            yield from _letter(checked, unit, sentence)
            yield from _publication(checked, unit, sentence)


def _inspection(checked: Checked, unit: PaperUnit, sentence: str) -> Iterator[FidelityHit]:
    letter = checked.letter
    start, end = letter.inspection_start, letter.inspection_end
    if not (start and end and _is_about_this(letter.kind, sentence)):
        return
    found = _SPAN.search(sentence)
    if found:
        day, month, year, *last = found.groups()
        said = day_of((day, month or last[1], year or last[2])), day_of(tuple(last))
        if said != (start, end):
            yield _hit(checked, unit, found[0], f"the inspection took place {span_in_words(start, end)}")
        return
    found = _IN_MONTH.search(sentence)
    if found and not _same_month(found[1], found[2], start, end):
        yield _hit(checked, unit, found[0], f"the inspection took place {span_in_words(start, end)}")


def _is_about_this(kind: str, sentence: str) -> bool:
    """True for a sentence about the inspection that the document reports on, not about one before or after it."""
    if kind in {"revisit-letter", "monitoring-report"}:
        return bool(_AGAIN.search(sentence))
    return bool(_INSPECTION.search(sentence)) and not ANOTHER.search(sentence)


def _same_month(month: str, year: str, start: date, end: date) -> bool:
    said = (int(year), _MONTHS.index(month) + 1)
    return (start.year, start.month) <= said <= (end.year, end.month)


def _letter(checked: Checked, unit: PaperUnit, sentence: str) -> Iterator[FidelityHit]:
    right = checked.letter.letter_date
    if right is None or ANOTHER.search(sentence):
        return
    found = (_LISTED if unit.kind == "list entry" else _DATED).search(sentence)
    if found and day_of(found.groups()) != right:
        yield _hit(checked, unit, found[0], f"the letter is dated {in_words(right)}")
    found = _WROTE_IN.search(sentence)
    if found and not _same_month(found[1], found[2], right, right):
        yield _hit(checked, unit, found[0], f"the letter is dated {in_words(right)}")


def _publication(checked: Checked, unit: PaperUnit, sentence: str) -> Iterator[FidelityHit]:
    right = checked.letter.published_date
    found = _PUBLISHED.search(sentence) if right and not ANOTHER.search(sentence) else None
    if right and found and day_of(found.groups()) != right:
        yield _hit(checked, unit, found[0], f"the day of publication is {in_words(right)}")


def _hit(checked: Checked, unit: PaperUnit, said: str, right: str) -> FidelityHit:
    what = f"It says '{said}'. By the {checked.document} or the official table, {right}."
    return checked.hit(DATE_RULE, unit, what, "Correct the date.")
