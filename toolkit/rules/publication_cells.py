"""What a cell of the public spreadsheet shows of a cell of the workbook, and what is wrong with what was typed.

Only what a column is meant for is published: a day, a number, one of its words, references, a text. Anything else
typed there is left out and said.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from toolkit.model.house import HouseStyle
from toolkit.model.plan import Value
from toolkit.model.publication import HIDDEN, PublicCell
from toolkit.rules.edits_checks import refs_named
from toolkit.rules.english import listed
from toolkit.rules.measure_cells import figure_of
from toolkit.rules.publication_contacts import contacts_in
from toolkit.rules.small_numbers import small_counts
from toolkit.rules.typed_dates import typed_date

NOT_AVAILABLE, NOT_APPLICABLE = "[x]", "[z]"
Kind = Literal["quoted", "typed", "date", "number", "word", "refs"]
_FIRST_DAY = date(1900, 1, 1)  # of a spreadsheet
_MEANT = {"date": "a date", "number": "a number"}


@dataclass(frozen=True)
class Column:
    """A column: heading, the row's field behind it, width in characters, what it may hold.

    `blank` is the shorthand where there is nothing; `words` those of a "word", or the references there are. "quoted"
    is what inspectors wrote or another sheet has, "typed" what officers wrote.
    """

    heading: str
    field: str
    width: int
    kind: Kind = "typed"
    blank: str = NOT_AVAILABLE
    words: tuple[str, ...] = ()


def shown(value: Value, column: Column) -> PublicCell:
    """The cell as it is published: never empty."""
    found = _meant(value, column)
    return column.blank if found is None else found


def _meant(value: Value, column: Column) -> PublicCell | None:
    """What the column is meant for, of what stands in it; None where that is nothing."""
    if value in (HIDDEN, NOT_AVAILABLE, NOT_APPLICABLE):
        return value
    if column.kind == "date":
        day = typed_date(value)
        return day if day and day >= _FIRST_DAY else None
    if column.kind == "number":
        return _number(value)
    if column.kind == "word":
        typed = text_of(value).casefold()
        return next((word for word in column.words if word.casefold() == typed), None)
    if column.kind == "refs":
        return ", ".join(ref for ref in refs_named(value) if ref in column.words) or None
    return text_of(value) or None


def text_of(value: Value) -> str:
    """The text without spaces around its lines and without blank lines; "" where there is no letter and no digit."""
    lines = (" ".join(line.split()) for line in str("" if value is None else value).splitlines())
    text = "\n".join(line for line in lines if line)
    return text if any(c.isalnum() for c in text) else ""


def _number(value: Value) -> PublicCell | None:
    if isinstance(value, int | float):
        return round(value, 6) if math.isfinite(value) else None
    return text_of(value) if isinstance(value, str) and figure_of(value).number is not None else None


def faults(value: Value, column: Column, house: HouseStyle, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What is wrong with a cell that officers typed, and what to do; `names` are persons named elsewhere."""
    typed = text_of(value)
    if not typed or column.kind == "quoted":
        return
    if column.kind == "typed" or (column.kind == "number" and isinstance(_meant(value, column), str)):
        yield from _identifying(typed, column, house, names)
    elif _meant(value, column) is None:
        what = f"{column.heading} says '{_shortened(typed)}', which is not {_what_is_meant(column)}: it is left out."
        yield what, f"Type {_what_is_meant(column)}, or leave it blank."


def _identifying(text: str, column: Column, house: HouseStyle, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    rule = house.rules["small_numbers_below"]
    for words in small_counts(text, rule.number):
        what = f"{column.heading} says '{words}': a count below {rule.number}{rule.mark} could tell readers who it is."
        yield what, f"Write 'fewer than {rule.number}', or leave the number out, before the spreadsheet is published."
    for words in contacts_in(text, names):
        what = f"{column.heading} says '{words}', which may be a person's name or contact."
        yield what, "Take it out before the spreadsheet is published, unless the person has agreed to it."


def _what_is_meant(column: Column) -> str:
    if column.kind == "refs":
        return "a reference of the sheet Weaknesses"
    return _MEANT.get(column.kind) or f"one of the words {listed(column.words)}"


def _shortened(text: str, most: int = 60) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"
