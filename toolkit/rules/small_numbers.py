"""Small counts of children in a text, which could tell readers who is meant.

A count stands right before the children ("three looked-after pupils", "2 of 46 children"), after "the number of
children was", or after a colon. Ages, school years, dates, shares, rates and references are no counts. Where a
count could be meant it says so; it sees no count that stands in a table's cell of its own, or that follows from two
others.
"""

import re
from collections.abc import Iterator

from toolkit.rules.small_number_words import (
    AFTER,
    AFTER_COLON,
    AFTER_ONE,
    ATTRIBUTE,
    BEFORE,
    BEFORE_DIGITS,
    BEFORE_ONE,
    BREAKS,
    COUNTED,
    ENDS_IN_S,
    FEWER,
    HEADING_NUMBER,
    NAMED_YEARS,
    NO_COUNT,
    NUMBER_OF,
    POSSESSIVE,
    VALUES,
)


def small_counts(text: str, below: int) -> tuple[str, ...]:
    """The words of each count of children from one up to, not including, `below`, as they stand in `text`."""
    return tuple(words for line in text.splitlines() for words in _in_line(line, below))


def _in_line(line: str, below: int) -> Iterator[str]:
    for match in COUNTED.finditer(line):
        if 1 <= _value(match["number"]) < below and _counts_children(match, line, below):
            yield match[0].strip()
    for pattern in (NUMBER_OF, AFTER_COLON):
        for match in pattern.finditer(line):
            if 1 <= _value(match["number"]) < below and not NO_COUNT.search(_up_to(match, line)):
                yield match[0].strip()


def _up_to(match: re.Match[str], line: str) -> str:
    """The sentence up to the number."""
    return re.split(r"[.;|]\s", line[: match.end()])[-1]


def _value(number: str) -> int:
    return int(number) if number.isdigit() else VALUES[number.lower()]


def _counts_children(match: re.Match[str], line: str, below: int) -> bool:
    before, after = line[: match.start()], line[match.end() :]
    return (
        _agrees(match)
        and _is_direct(match["between"])
        and not _is_ages_or_hidden(match, below)
        and not _is_introduced_otherwise(match, before, below)
        and not _goes_on_otherwise(match, after)
        and not (HEADING_NUMBER.match(line) and not before.strip())
    )


def _agrees(match: re.Match[str]) -> bool:
    """Two children, one child, one of the children; not "one way children learn", "two pupil referral units"."""
    many = bool(match["of"]) or _value(match["number"]) > 1
    return bool(match["many"]) == many


def _is_direct(between: str) -> bool:
    words = re.findall(r"[a-z][\w'’\-]*", NAMED_YEARS.sub("", between.lower()))
    return not any(_is_counted_itself(word) for word in words)


def _is_counted_itself(word: str) -> bool:
    plural = word.endswith("s") and not word.endswith("ss") and word not in ENDS_IN_S
    return word in BREAKS or word == "year" or plural or word.endswith(("'s", "’s"))


def _is_ages_or_hidden(match: re.Match[str], below: int) -> bool:
    """ "0 to 5 children" is a range of ages, "1 to 5" the way small counts are hidden, "one to one" is support."""
    if not match["low"]:
        return False
    low, high = _value(match["low"]), _value(match["number"])
    return low in (0, high) or (low == 1 and high >= below - 1)


def _is_introduced_otherwise(match: re.Match[str], before: str, below: int) -> bool:
    number = match["low"] or match["number"]
    if FEWER.search(before):
        return _value(number) >= below - 1
    return bool(
        BEFORE.search(before)
        or (number.isdigit() and BEFORE_DIGITS.search(before))
        or (_value(number) == 1 and BEFORE_ONE.search(before))
    )


def _goes_on_otherwise(match: re.Match[str], after: str) -> bool:
    of_one = match["one"] and (ATTRIBUTE.match(after) or AFTER_ONE.match(after))
    return bool(AFTER.match(after) or POSSESSIVE.match(after) or of_one)
