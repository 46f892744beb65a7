"""Quantities inspectors state: shares, waits, rates, counts, dates to be met."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from toolkit.model.letter import Figure
from toolkit.rules.figure_counts import counts
from toolkit.rules.figure_dates import dates
from toolkit.rules.figure_labels import label
from toolkit.rules.figure_numbers import NUMBER_BEGINS, Found, qualifier_before
from toolkit.rules.figure_shares import changes, fractions, percentages, ratios
from toolkit.rules.figure_times import lengths, rates

_NUMBER = re.compile(NUMBER_BEGINS, re.I)
_MULTIPLE = re.compile(rf"{NUMBER_BEGINS}|twice|double|trebled|tripled|quadrupled", re.I)
_PER_CENT = re.compile("%|cent", re.I)
_PART = re.compile("half|third|quarter|fifth|sixth|eighth|tenth", re.I)
_UNIT = re.compile("minute|hour|day|week|month|term|year|mile|kilometre", re.I)
_YEAR = re.compile(r"20\d\d")

# Longest forms first, so that a range is not read as two single figures. Beside each, what stands in every text it
# finds something in: looked for first, since most findings state no quantity and the forms take long to rule out.
READERS: tuple[tuple[Callable[[str], Iterator[Found]], re.Pattern[str]], ...] = (
    (changes, _PER_CENT),
    (rates, _UNIT),
    (lengths, _UNIT),
    (percentages, _PER_CENT),
    (dates, _YEAR),
    (ratios, _MULTIPLE),
    (fractions, _PART),
    (counts, _NUMBER),
)


def figures_in(text: str) -> tuple[Figure, ...]:
    """The quantities in `text` in order; `raw` is the phrase as printed, no phrase counted twice."""
    kept: list[Found] = []
    for found in _candidates(text):
        if not any(found.start < other.end and other.start < found.end for other in kept):
            kept.append(found)
    kept.sort(key=lambda found: found.start)
    return tuple(_whole(text, found, found.figure) for found in kept if found.figure)


def _candidates(text: str) -> Iterator[Found]:
    for reader, sign in READERS:
        if sign.search(text):
            yield from reader(text)


def _whole(text: str, found: Found, figure: Figure) -> Figure:
    """The figure with its qualifier, which belongs to the phrase, and its label."""
    start, qualifier = qualifier_before(text, found.start, figure.unit)
    if figure.unit == "date":
        start, qualifier = found.start, _preposition(figure.raw)
    raw = text[start : found.end]
    return replace(figure, raw=raw, qualifier=qualifier, label=label(text, found.start, found.end, figure))


def _preposition(raw: str) -> str | None:
    first = raw.split(" ", 1)[0].lower()
    return first if first in {"by", "before", "until", "from", "in", "on", "for", "during", "at"} else None
