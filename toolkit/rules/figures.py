"""Quantities inspectors state: shares, waits, rates, counts, dates to be met."""

from collections.abc import Iterator
from dataclasses import replace

from toolkit.model.letter import Figure
from toolkit.rules.figure_counts import counts
from toolkit.rules.figure_dates import dates
from toolkit.rules.figure_labels import label
from toolkit.rules.figure_numbers import Found, qualifier_before
from toolkit.rules.figure_shares import changes, fractions, percentages, ratios
from toolkit.rules.figure_times import lengths, rates


def figures_in(text: str) -> tuple[Figure, ...]:
    """The quantities in `text` in order; `raw` is the phrase as printed, no phrase counted twice."""
    kept: list[Found] = []
    for found in _candidates(text):
        if not any(found.start < other.end and other.start < found.end for other in kept):
            kept.append(found)
    kept.sort(key=lambda found: found.start)
    return tuple(_whole(text, found, found.figure) for found in kept if found.figure)


def _candidates(text: str) -> Iterator[Found]:
    """Longest forms first, so that a range is not read as two single figures."""
    for reader in (changes, rates, lengths, percentages, dates, ratios, fractions, counts):
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
