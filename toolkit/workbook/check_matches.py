"""Which rows of Checks this run's checks belong in: a check is known by what it is about, though its numbers move."""

import re
from calendar import month_name
from collections.abc import Iterator, Mapping, Sequence

from toolkit.model.merge import Row, StandingRow
from toolkit.model.plan import Value
from toolkit.rules.english import number_in_words

SETTLED = "settled"
_NUMBERS = (number_in_words(number) for number in range(11))
_MOVES = re.compile(rf"\b(?:\d[\d.,/]*|{'|'.join((*_NUMBERS, *month_name[1:]))})(?!\w)", re.IGNORECASE)
_OF_MANY = {"or": "and", "are": "is", "were": "was", "have": "has"}


def in_their_rows(now: Sequence[Row], standing: Sequence[StandingRow]) -> list[Row]:
    """This run's checks under the keys of the rows they stand in, or their own where new; the others are settled."""
    keys, there = {row.key for row in now}, {row.key for row in standing}
    free = [row for row in standing if row.key not in keys]
    found = [row if row.key in there else next(_moved(row, free), row) for row in now]
    return [*found, *(Row(row.key, {"severity": SETTLED}) for row in free)]


def _moved(row: Row, free: list[StandingRow]) -> Iterator[Row]:
    """The row under the key of one about the same, best one that holds yet and leads to the same cell; not free then.

    Nothing where there is none.
    """
    alike = [old for old in free if _about(old.cells) == _about(row.cells)]
    if alike:
        old = min(alike, key=lambda x: (x.cells.get("severity") == SETTLED, x.cells.get("cell") != row.cells["cell"]))
        free.remove(old)
        yield Row(old.key, row.cells)


def _about(cells: Mapping[str, Value]) -> tuple[str, ...]:
    """The sheet, the words before a colon as they are (a measure and its period), the others without numbers."""
    before, colon, after = str(cells.get("what") or "").partition(": ")
    named, said = (before, after) if colon else ("", before)
    return str(cells.get("sheet") or ""), named, " ".join(map(_of_one, _MOVES.sub("#", said).lower().split()))


def _of_one(word: str) -> str:
    return _OF_MANY.get(word, word.rstrip("s,.;"))
