"""Counts: of people, places and papers, and sums of money."""

import re
from collections.abc import Iterator

from toolkit.model.letter import Figure
from toolkit.rules.figure_numbers import NUMBER, YEAR, Found, before, matches, sentence_before, spelled, value
from toolkit.rules.figure_shares import FROM, GAP, TO, TURN
from toolkit.rules.figure_times import placed

_N = rf"(?i:({NUMBER}))"
_FULL_TIME = "(?:full|whole)[- ]time equivalents?"
_PLURAL = rf"(?:[a-z][a-z'\u2019-]*[a-rt-z]s|children|people|men|women|staff|[A-Z][A-Za-z]*s|{_FULL_TIME})"
_JOINTS = (
    "and or of to in the a an for is are was were be been who which that per out by with from on at as than more times"
    " have has had do does this its per times year years month months week weeks day days hour hours minutes term terms"
    " less across means helps provides offers supports meets needs works includes remains also not"
)
_STOP = "|".join(_JOINTS.split())
_THINGS = rf"\s(?:(?!(?:{_STOP})\b)[A-Za-z][\w'\u2019-]*\s){{0,3}}?(?!(?:{_STOP})\b){_PLURAL}\b(?!['\u2019-]\w)"
_NOUNS = re.compile(rf"{_N}(?:{_THINGS}|-(?:place|bed)\b)")
_RANGE = re.compile(rf"(?:\b[Bb]etween\s)?{_N}(?:\s(?:to|and|or)\s|\s?[-\u2013]\s?){_N}{_THINGS}")
_CHANGE = re.compile(rf"{FROM}{_N}{GAP}{TO}{_N}(?!\s?%|\sper cent|[\w-]|\.\d)")
_AGAIN = re.compile(
    r"(?:\b(?:and|against|with|from)|,)\s(\d{1,3}(?:,\d{3})*)"
    rf"(?=\sin\s(?:{YEAR}|the (?:previous|same))|\s(?:are|were|have|had)\b)"
)
_NUMBERED = re.compile(
    r"\b(?:number|numbers|total|figure|caseload|backlog|waiting list|cohort)s?\b[^.;:\d]{0,90}?"
    r"\b(?:to|of|is|was|at|were|by|over|around|about|approximately|nearly|almost|than|reached|totalled|now|currently)\s"
    rf"{_N}(?![\w%-]|\.\d|\s?(?:%|per cent))",
    re.I,
)
_MONEY = re.compile(r"\u00a3(\d[\d,]{0,18}(?![\d,]*\d)(?:\.\d+)?)(?:\s?(million|billion|m|bn|k|thousand)\b)?", re.I)
_SCALE = {"million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "k": 1e3, "thousand": 1e3}
_DEFINITE = re.compile(r"\b(?:the|these|those|all|both|other|its|their|our)\s(?:other\s|same\s|main\s|key\s)?$", re.I)
_ABSTRACT = re.compile(
    r"\b(?:stages?|levels|phases|grades|gcses?|passes|types|ways|aspects|strands|themes|principles|parts|sides|things|reasons"
    r"|forms|elements|domains|pillars|tiers|aims|goals|objectives|outcomes|key|subjects|qualifications|points|respects"
    r"|priorities|areas|workstreams|criteria|purposes|questions|features|factors|challenges|issues)\b",
    re.I,
)
_COHORT = re.compile(r"\b(?:year|olds?|services?|teams?|pathways?|provisions?|age)\b", re.I)
_AGE_BEFORE = re.compile(r"(?:\bage[sd]?|\bbirth to|\d\s?(?:to|[-\u2013]))\s?(?:of\s)?$", re.I)


def counts(text: str) -> Iterator[Found]:
    """ "eight young people", "75 plans", "the number rose to 240", "\u00a310 million"."""
    yield from _changed_counts(text)
    for m in _MONEY.finditer(text):
        amount = value(m[1]) * _SCALE.get((m[2] or "").lower(), 1)
        yield Found(*m.span(), Figure(m[0], (int(amount) if amount == int(amount) else amount,), "pounds"))
    for m in matches(_RANGE, text):
        if 0 < value(m[1]) < value(m[2]) and _is_count(text, m) and not _COHORT.search(m[0]):
            yield Found(*m.span(), Figure(m[0], (value(m[1]), value(m[2])), "count", "range"))
    for m in matches(_NOUNS, text):
        if _is_count(text, m):
            yield Found(*m.span(), Figure(m[0], (value(m[1]),), "count"))
    for m in (*_NUMBERED.finditer(text), *_AGAIN.finditer(text)):
        if not spelled(m[1]) and not re.fullmatch(YEAR, m[1]) and not placed(text, m.start(1)):
            yield Found(*m.span(1), Figure(m[1], (value(m[1]),), "count"))


def _changed_counts(text: str) -> Iterator[Found]:
    for m in matches(_CHANGE, text):
        years = re.fullmatch(YEAR, m[1]) or re.fullmatch(YEAR, m[2])
        if not years and TURN.search(sentence_before(text, m.start())) and not placed(text, m.start(1)):
            yield Found(*m.span(), Figure(m[0], (value(m[1]), value(m[2])), "count", "change"))


def _is_count(text: str, m: re.Match[str]) -> bool:
    """Not the name of a stage or cohort, a year, a standard, nor "the three" named before."""
    lead = before(text, m.start())
    small = value(m[1]) < 2 or (spelled(m[1]) and value(m[1]) <= 10 and _DEFINITE.search(lead))
    named = placed(text, m.start()) or _AGE_BEFORE.search(lead) or _ABSTRACT.search(m[0])
    cohort = re.search(r"\b(?:over|under)\s$", lead, re.I) and _COHORT.search(m[0])
    return not (small or named or cohort or re.fullmatch(YEAR, m[1]))
