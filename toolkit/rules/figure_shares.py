"""Shares of a whole: percentages, fractions, ratios, and how they changed."""

import re
from collections.abc import Iterator

from toolkit.model.letter import Figure
from toolkit.rules.figure_numbers import (
    MONTH,
    NUMBER,
    YEAR,
    Found,
    after,
    before,
    matches,
    plain,
    sentence_before,
    value,
)

_N = rf"({NUMBER})"
_PERCENT = r"(?:\s?%|\sper\s?cent\b|\spercentage[\s-]points?\b)"
_SIDE = r"(?:\s(?:above|below|higher|lower)\b)?"
GAP = rf"(?:[^.;:%\d]|\b{YEAR}|\b\d{{1,2}}(?=\s(?:{MONTH}))){{0,80}}?"
FROM, TO = r"\bfrom\s(?:[a-z]+\s){0,3}?", r"\bto\s(?:[a-z]+\s){0,3}?"
_CHANGE = re.compile(rf"{FROM}{_N}({_PERCENT}{_SIDE})?{GAP}{TO}{_N}({_PERCENT}{_SIDE})", re.I)
_RANGE = re.compile(rf"(?:\bbetween\s)?{_N}{_PERCENT}?(?:\s(?:to|and)\s|\s?[-\u2013]\s?){_N}{_PERCENT}", re.I)
_SINGLE = re.compile(rf"{_N}({_PERCENT}{_SIDE})", re.I)
TURN = re.compile(
    r"\b(?:increas|ris|rose|fall|fell|reduc|decreas|drop|improv|declin|deteriorat|widen|narrow|grow|grew|cut|mov|gone"
    r"|went|doubl|dip|slip|shorten|lengthen|up\b|down\b|chang)",
    re.I,
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_SEVERAL = re.compile(r"\b(two|three|four|five|seven|nine)[\s-](third|quarter|fifth|sixth|eighth|tenth)s\b", re.I)
_ONE = re.compile(
    r"\b(?P<before>(?:by|to|than|over|under|about|around|nearly|almost|only|just|least)\s)?"
    r"(?P<share>(?:an?|one)[\s-](?P<part>third|quarter|fifth|sixth|eighth|tenth))\b(?P<of>\sof\b)?"
    r"(?![\s-](?:party|parties|sector|year|time|visit|inspection|person|child|option))",
    re.I,
)
_HALF = re.compile(r"(?<![-\w])half\b(?![\s-](?:an?|terms?|termly|days?|hours?|hourly|years?|yearly|way|time)\b)", re.I)
_NO_SHARE = re.compile(r"(?:\band[\s-]an?|\b(?:first|second|latter|other|better|last|next)|\d)[\s-]$", re.I)
_OUT_OF = re.compile(
    rf"{_N}\s(?:(?:in|out of)\s(?:every\s|the\s|all\s)?|of\s(?:(?:the|its|their|these|those)\s)?){_N}\b(?!\s?%)", re.I
)
_UNIT_NEXT = re.compile(
    rf"\s?(?:%|per cent|[\s-]?(?:hours?|days?|weeks?|months?|years?|terms?|minutes?)\b|(?:{MONTH})\b)", re.I
)
_TIMES = re.compile(
    rf"\b(?:(?:(twice)|{_N}\stimes)\s(?:as|the|that|more|higher|greater|their)|(double)\s(?:the|that))\b"
    r"(?:\s(?:the\s)?(?:national|regional|local|likely|many|high|average|rate|figure|level|number|proportion)\b)*"
    r"|\b(doubled|trebled|tripled|quadrupled)\b",
    re.I,
)
_FOLD = {"twice": 2, "double": 2, "doubled": 2, "trebled": 3, "tripled": 3, "quadrupled": 4}
_PER = re.compile(rf"{_N}\s(?:[a-z]+\s){{0,4}}?(?:per|(?:in|for|out of)\severy)\s(1,?000|10,?000|100,?000|100)\b", re.I)


def changes(text: str) -> Iterator[Found]:
    """ "from 4% in one year to 9% in another"."""
    for m in _CHANGE.finditer(text):
        values = (_signed(m[1], m[2]), _signed(m[3], m[4]))
        turned = TURN.search(sentence_before(text, m.start())) or "above" in m[0] or "below" in m[0] or m[2]
        yield Found(*m.span(), Figure(m[0], values, "percent", "change" if turned else "range"))


def percentages(text: str) -> Iterator[Found]:
    """Ranges and single percentages; a gap below a comparison is negative."""
    for m in _RANGE.finditer(text):
        yield Found(*m.span(), Figure(m[0], (value(m[1]), value(m[2])), "percent", "range"))
    for m in _SINGLE.finditer(text):
        yield Found(*m.span(), Figure(m[0], (_signed(m[1], m[2]),), "percent"))


def _signed(number: str, side: str | None) -> float:
    below = side is not None and side.lower().endswith(("below", "lower"))
    return -value(number) if below else value(number)


def fractions(text: str) -> Iterator[Found]:
    """ "a third of", "three quarters", "almost half"."""
    for m in _SEVERAL.finditer(text):
        yield Found(*m.span(), _share(m[0], value(m[1]), _PARTS[m[2].lower()]))
    for m in _ONE.finditer(text):
        if (m["before"] or m["of"]) and not _NO_SHARE.search(before(text, m.start()) + "a "):
            yield Found(*m.span("share"), _share(m["share"], 1, _PARTS[m["part"].lower()]))
    for m in _HALF.finditer(text):
        if not _NO_SHARE.search(before(text, m.start())):
            yield Found(*m.span(), _share(m[0], 1, 2))


def ratios(text: str) -> Iterator[Found]:
    """ "one in four", "nine out of 10", "twice the rate", "15 per 1,000"."""
    for m in _PER.finditer(text):
        unit = f"per {int(m[2].replace(',', '')):,}"
        yield Found(*m.span(), Figure(m[0], (value(m[1]),), unit, "ratio"))
    for m in matches(_OUT_OF, text):
        part, whole = value(m[1]), value(m[2])
        if _divides(m[0], part, whole) and not re.fullmatch(YEAR, m[2]) and not _UNIT_NEXT.match(after(text, m.end())):
            yield Found(*m.span(), _share(m[0], part, whole, "ratio"))
    for m in _TIMES.finditer(text):
        word = (m[1] or m[3] or m[4] or "").lower()
        yield Found(*m.span(), Figure(m[0], (_FOLD[word] if word else value(m[2]),), "ratio", "ratio"))


def _divides(raw: str, part: float, whole: float) -> bool:
    return 0 < part < whole and not (part == 1 and " of " in raw and " out of " not in raw)


def _share(raw: str, part: float, whole: float, form: str = "single") -> Figure:
    return Figure(raw, (plain(round(part / whole, 4)),), "fraction", form)
