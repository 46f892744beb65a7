"""Times and distances: waits, durations, how often a service runs. Ages are none."""

import re
from collections.abc import Iterator

from toolkit.model.letter import Figure
from toolkit.rules.figure_numbers import MIXED, NUMBER, YEAR, Found, after, before, matches, sentence_before, value
from toolkit.rules.figure_shares import FROM, GAP, TO, TURN

_N = rf"({NUMBER})"
_KIND = r"(?:(?:working|school|calendar|academic|full|whole|consecutive|successive|more|additional|extra)[\s-])?"
_UNIT = rf"{_KIND}(minute|hour|day|week|month|term|year|mile|kilometre)"
_TIME = rf"[\s-]{{1,2}}{_UNIT}s?"
_CHANGE = re.compile(rf"{FROM}{_N}(?:{_TIME})?\b{GAP}{TO}{_N}{_TIME}\b", re.I)
_RANGE = re.compile(rf"(?:\bbetween\s)?{_N}(?:{_TIME})?-?(?:\s(?:to|and|or)\s|\s?[-\u2013]\s?){_N}{_TIME}\b", re.I)
_SINGLE = re.compile(rf"{_N}{_TIME}\b(?!\sago\b)", re.I)
_A_UNIT = re.compile(
    r"\b(?:more than|over|up to|within|less than|under|at least|almost|nearly|around|about|in excess of)\s"
    r"(?:an?|one)\s(hour|day|week|month|term|year)\b(?!\s(?:ago|and a half|group|\d))(?!['\u2019-])",
    re.I,
)
_AND_A_HALF = re.compile(r"\ban?\s(hour|day|week|month|year)\sand\sa\shalf\b", re.I)
_RATE = re.compile(
    rf"{_N}[\s-](hour|day|week|time)s?\s(?:an?|per|each|every|(?:of|in)\s(?:the|each|every))"
    r"\s(hour|day|week|month|term|year)\b",
    re.I,
)
_ROUND_THE_CLOCK = re.compile(
    r"\b(?:24|twenty-four)[\s-]{1,2}hour\b"
    r"(?![\s-](?:wait|period|notice|target|deadline|timescale|limit|response|turnaround|delay))",
    re.I,
)
_AGED = re.compile(
    r"\b(?:age[sd]?|ages of|(?:older|younger) than)\s(?:(?:of|between|from|over|under|up to|at)\s)?$"
    r"|\b(?:people|person|children|child|pupils?|students?|adults?|learners?|babies|infants?|those|young|offer"
    r"|services?)\s(?:(?:who are|aged|who is)\s)?(?:(?:up to|over|under|from|between|of|above|below)\s)?$",
    re.I,
)
_OF_AGE = re.compile(r"^(?:[\s-]olds?\b|\sof age\b|\sand (?:over|under|above|older|younger)\b)", re.I)
_PLACED = re.compile(
    r"\b(?:stages?|levels?|(?-i:Years?)|grades?|tiers?|bands?|phases?|sections?|parts?|waves?|steps?|groups?|chapters?|ages?"
    r"|annex(?:es)?|articles?|regulations?|paragraphs?|pages?|schedules?|types?|pillars?|priorit(?:y|ies)|goals?"
    r"|progress|attainment|covid|post|pre|act|code|no\.?)[\s-]"
    rf"(?:(?:{NUMBER})(?:,\s|\s?[-\u2013]\s?|\s(?:and|to|or)\s)(?:(?:stage|level|year|tier|band|phase)\s)?)*$",
    re.I,
)
_CHECK = re.compile(
    rf"^[\s-]*(?:(?:{NUMBER}|and|or|to|years?|months?|weeks?|old|integrated|health|development(?:al)?|progress|statutory"
    r"|mandated|universal)(?:[\s-]+|,\s))*(?:reviews?|checks?|health (?:assessments?|visits?))\b",
    re.I,
)
_COMING_OF_AGE = re.compile(
    r"\b(?:over|under|until|reach|reache[sd]|reaching|at|turn|turns|turned|from|to|aged|below|above|beyond|before|after)\s$",
    re.I,
)


def placed(text: str, start: int) -> bool:
    """Whether the number at `start` names a stage, level, year group or section."""
    return bool(_PLACED.search(before(text, start, 80)))


def rates(text: str) -> Iterator[Found]:
    """ "seven days a week", "three times a year", "24-hour support"."""
    for m in matches(_RATE, text):
        yield Found(*m.span(), Figure(m[0], (value(m[1]),), f"{m[2].lower()}s per {m[3].lower()}"))
    for m in _ROUND_THE_CLOCK.finditer(text):
        yield Found(*m.span(), Figure(m[0], (24,), "hours per day"))


def lengths(text: str) -> Iterator[Found]:
    """Changes, ranges and single times or distances; an age or the name of a check holds its place without figure."""
    yield from _changed_lengths(text)
    for m in (m for m in matches(_RANGE, text) if not m[2] or m[2].lower() == m[4].lower()):
        yield _timed(text, m, (value(m[1]), value(m[3])), m[4], "range")
    for m in matches(_SINGLE, text):
        yield _timed(text, m, (value(m[1]),), m[2], "single")
    for m in _AND_A_HALF.finditer(text):
        yield Found(*m.span(), Figure(m[0], (1.5,), f"{m[1].lower()}s"))
    for m in _A_UNIT.finditer(text):
        phrase = re.search(r"\b(?:an?|one)\s\w+$", m[0])
        start = m.start() + (phrase.start() if phrase else 0)
        yield Found(start, m.end(), Figure(text[start : m.end()], (1,), f"{m[1].lower()}s"))


def _changed_lengths(text: str) -> Iterator[Found]:
    for m in matches(_CHANGE, text):
        if (m[2] or m[4]).lower() == m[4].lower() and not _is_age(text, m, m[4], (value(m[1]), value(m[3]))):
            form = "change" if TURN.search(sentence_before(text, m.start())) else "range"
            yield Found(*m.span(), Figure(m[0], (value(m[1]), value(m[3])), f"{m[4].lower()}s", form))


def _timed(text: str, m: re.Match[str], values: tuple[float, ...], unit: str, form: str) -> Found:
    names = placed(text, m.start()) or _CHECK.search(after(text, m.end()))
    if names or _is_age(text, m, unit, values) or re.match(YEAR, m[1]):
        return Found(*m.span())
    return Found(*m.span(), Figure(m[0], values, f"{unit.lower()}s", form))


def _is_age(text: str, m: re.Match[str], unit: str, values: tuple[float, ...]) -> bool:
    """Whole years of age name a cohort; at "three and a quarter years old" something is measured."""
    lead, rest = before(text, m.start()), after(text, m.end())
    if _OF_AGE.search(rest) or _AGED.search(lead):
        return not (re.fullmatch(MIXED, m[1], re.I) and re.search(r"\bat\s$", lead) and not rest.startswith("-"))
    if unit.lower() != "year":
        return values[0] == 0
    cohort = len(values) > 1 and (values[0] == 0 or 11 <= values[-1] <= 25)
    return cohort or (11 <= values[0] <= 25 and bool(_COMING_OF_AGE.search(lead)))
