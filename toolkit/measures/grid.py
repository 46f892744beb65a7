"""A table as it stands in a file: rows of cells, with the number of each row there.

A `Grid.frame` has one row per line of the sheet or file, its index the line's number (int, from 1), its columns the
numbers of the columns (int, from 1), dtype object: text without spaces at its ends and characters that cannot be
printed, float, datetime, or None where the
cell is blank. A number that Excel shows as a percentage is text such as "45.9%".
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.model.plan import Value

_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
Row = tuple[int, Sequence[Value]]


@dataclass(frozen=True)
class Grid:
    """A table of `file`; `sheet` is blank for a file of text, whose cells have no letters.

    `merged` gives the cells, by row and column, that are merged with one above them.
    """

    file: str
    sheet: str
    frame: Any
    merged: Callable[[], frozenset[tuple[int, int]]] = frozenset

    def cell(self, row: int, column: int) -> str:
        """The address for a message: C7, or "line 7, column 3"."""
        return f"{letters(column)}{row}" if self.sheet else f"line {row}, column {column}"


def grid_of(file: str, sheet: str, rows: Iterable[Row]) -> Grid:
    """The grid of numbered rows, blank ones left out, filled up to the same width."""
    import pandas as pd  # type: ignore[import-untyped]  # loaded only when there is a file of measures

    plain = ((number, [*map(_plain, cells)]) for number, cells in rows)
    kept = [(number, cells) for number, cells in plain if any(c is not None for c in cells)]
    width = max((len(cells) for _, cells in kept), default=0)
    filled = [[*cells, *[None] * (width - len(cells))] for _, cells in kept]
    frame = pd.DataFrame(filled, index=[number for number, _ in kept], columns=range(1, width + 1), dtype=object)
    return Grid(file, sheet, frame)


def _plain(cell: Value) -> Value:
    """Without characters that cannot be printed or turn the direction of writing."""
    return _UNPRINTED.sub("", cell).strip() or None if isinstance(cell, str) else cell


def letters(column: int) -> str:
    """A for 1, AA for 27."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
