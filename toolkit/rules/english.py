"""Dates and lists as a committee paper prints them."""

from collections.abc import Sequence
from datetime import date

_NUMBERS = "no one two three four five six seven eight nine ten".split()


def in_words(day: date) -> str:
    """8 March 2018."""
    return f"{day.day} {day:%B %Y}"


def span_in_words(first: date, last: date) -> str:
    """from 4 to 8 December 2017."""
    if first == last:
        return f"on {in_words(last)}"
    same_month = (first.month, first.year) == (last.month, last.year)
    start = str(first.day) if same_month else f"{first.day} {first:%B}"
    return f"from {start if first.year == last.year else in_words(first)} to {in_words(last)}"


def number_in_words(number: int) -> str:
    """Numbers to ten in words, above in figures."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """ "one weakness", "eight weaknesses"."""
    return f"{number_in_words(number)} {noun if number == 1 else plural or noun + 's'}"


def lower_first(label: str) -> str:
    """The label as it stands inside a sentence; abbreviations keep their capitals."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def named(area: str) -> str:
    """The area's name inside a sentence: "the City of X", but "Medway"."""
    needs_the = area.startswith(("City of", "Royal Borough", "London Borough", "London borough", "Isle", "County of"))
    return f"the {area}" if needs_the else area


def full_stop(sentence: str) -> str:
    """The sentence with a full stop, unless it ends with a stop of its own."""
    return sentence if not sentence or sentence[-1] in ".!?:]" else f"{sentence}."


def listed(items: Sequence[str]) -> str:
    """ "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def shortened(name: str, most: int = 100) -> str:
    """A name as a message shows it: whole up to `most` characters, else its start and its length."""
    return name if len(name) <= most else f"{name[:most].rstrip()} ... ({len(name):,} characters)"
