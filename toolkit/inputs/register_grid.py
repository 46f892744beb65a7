"""A sheet of a risk register as rows of cells, merged cells filled down, and the words of a cell."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from toolkit.inputs.characters import printable
from toolkit.model.measure import place_of
from toolkit.model.plan import Value
from toolkit.rules.english import in_words

Cell = tuple[int, int]  # row and column, from 1
_ESCAPED = re.compile(r"_x000[Dd]_\n?")


@dataclass(frozen=True)
class Merge:
    """Merged cells: first row and column, last row and column."""

    first: Cell
    last: Cell


@dataclass(frozen=True)
class Grid:
    """A sheet of `file`; `sheet` is blank for CSV, whose rows are counted in lines.

    `rows` has the rows with something in them, by number; their cells begin with column 1. `faulty` cells are blank
    in `rows`: those with an error such as "#REF!", and formulas without a stored result, "".
    """

    file: str
    sheet: str
    rows: Mapping[int, Sequence[Value]]
    merges: tuple[Merge, ...] = ()
    faulty: Mapping[Cell, str] = field(default_factory=dict)

    def at(self, row: int, column: int | None) -> Value:
        """The cell's value; None where it is blank or there is no such column."""
        cells = self.rows.get(row, ())
        return cells[column - 1] if column and column <= len(cells) else None

    def cell(self, row: int, column: int) -> str:
        """The address for a message: C7, or "line 7, column 3"."""
        return f"{_letters(column)}{row}" if self.sheet else f"line {row}, column {column}"

    def place(self, cell: str = "") -> str:
        return place_of(self.file, self.sheet, cell)

    @property
    def row_word(self) -> str:
        return "row" if self.sheet else "line"


def filled_down(rows: Mapping[int, Sequence[Value]], merges: Iterable[Merge]) -> dict[int, list[Value]]:
    """The rows in order, what stands in cells merged downwards in each of them; blank rows are left out."""
    filled = {number: list(cells) for number, cells in rows.items()}
    for merge in merges:
        (top, column), bottom = merge.first, min(merge.last[0], max(filled, default=0))
        value = filled[top][column - 1] if top in filled and column <= len(filled[top]) else None
        for number in range(top + 1, bottom + 1) if value is not None else ():
            cells = filled.setdefault(number, [])
            cells += [None] * (column - len(cells))
            cells[column - 1] = value
    return {n: filled[n] for n in sorted(filled) if any(cell is not None for cell in filled[n])}


def lines_of(value: Value) -> str:
    """The cell as text, its lines kept, without spaces at their ends and characters that cannot be printed."""
    text, _ = printable(_ESCAPED.sub("\n", _text(value)).replace("\r\n", "\n").replace("\r", "\n"))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join(line for line in lines if line)


def words_of(value: Value) -> str:
    """The cell as text on one line."""
    return " ".join(lines_of(value).split())


def level_of(value: Value) -> Value:
    """A number, whole where it is, or a word; None where the cell is blank."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    text = words_of(value)
    return int(text) if re.fullmatch(r"\d{1,4}", text, re.ASCII) else text or None


def _text(value: Value) -> str:
    if isinstance(value, datetime | date):
        return in_words(value)
    return f"{value:.12g}" if isinstance(value, float) else "" if value is None else str(value)


def _letters(column: int) -> str:
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
