"""Quantities inspectors state: percentages, waits, counts, dates to be met."""

import re
from collections.abc import Iterator

from toolkit.model.letter import Figure

_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "eighteen": 18, "twenty": 20,
}  # fmt: skip
_NUMBER = r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|" + "|".join(_WORDS) + ")"
_TO = r"(?:to|and|[-\u2013])"
_CHANGE = re.compile(rf"\bfrom {_NUMBER}\s?(?:%|per cent) (?:in [\w-]+ )?to {_NUMBER}\s?(?:%|per cent)", re.I)
_PERCENT_RANGE = re.compile(rf"\bbetween {_NUMBER}\s?(?:%|per cent) and {_NUMBER}\s?(?:%|per cent)", re.I)
_PERCENT = re.compile(rf"{_NUMBER}\s?(?:%|per cent)(?!\w)", re.I)
_SPAN = re.compile(rf"\b{_NUMBER} {_TO} {_NUMBER} (weeks|months|days|years|miles)\b(?! (?:old|of age)|'s)", re.I)
_AGES = re.compile(r"\bage[sd]?(?: of| between)?\s$", re.I)
_LENGTH = re.compile(
    rf"\b{_NUMBER}[- ](week|month|day|mile)s?\b(?! (?:old|of age|review|check|integrated))"
    rf"|\b(?:last|past|over|within|up to) {_NUMBER} (year)s\b(?! (?:old|of age))",
    re.I,
)
_COUNT = re.compile(
    rf"(?<! in )\b{_NUMBER} (?:young people|children|pupils|families|plans|schools|parents|cases|statements|adults"
    r"|students)\b",
    re.I,
)


def figures_in(text: str) -> tuple[Figure, ...]:
    """The quantities in `text` in order; `raw` is the phrase as printed, no phrase counted twice."""
    found: list[tuple[int, int, Figure]] = []
    for start, end, figure in _candidates(text):
        if not any(start < e and s < end for s, e, _ in found):
            found.append((start, end, figure))
    return tuple(figure for _, _, figure in sorted(found, key=lambda f: f[0]))


def _candidates(text: str) -> Iterator[tuple[int, int, Figure]]:
    """Longest forms first, so that a range is not read as two single figures."""
    for pattern, form in ((_CHANGE, "change"), (_PERCENT_RANGE, "range")):
        for m in pattern.finditer(text):
            yield *m.span(), Figure(m[0], (_value(m[1]), _value(m[2])), "percent", form)
    for m in (m for m in _SPAN.finditer(text) if not _AGES.search(text[: m.start()])):
        yield *m.span(), Figure(m[0], (_value(m[1]), _value(m[2])), m[3].lower(), "range")
    for m in _PERCENT.finditer(text):
        yield *m.span(), Figure(m[0], (_value(m[1]),), "percent")
    for m in _LENGTH.finditer(text):
        yield *m.span(), Figure(m[0], (_value(m[1] or m[3]),), f"{(m[2] or m[4]).lower()}s")
    for m in _COUNT.finditer(text):
        yield *m.span(), Figure(m[0], (_value(m[1]),), "count")


def _value(number: str) -> float:
    value = _WORDS.get(number.lower())
    return value if value is not None else _plain(float(number.replace(",", "")))


def _plain(value: float) -> float:
    return int(value) if value == int(value) else value
