"""Cell addresses and ranges: A1 to numbers and back."""

import re
from dataclasses import dataclass
from functools import cache

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)$", re.I)
LAST_ROW = 1_048_576


class Damaged(ValueError):
    """Something in the workbook that no program should have written; says what."""


def column_number(letters: str) -> int:
    """A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def whole(number: str | None) -> int:
    """A count as an attribute gives it; 0 where it gives none."""
    return int(number) if number and number.isdecimal() else 0


def address(row: int, column: int) -> str:
    return f"{column_letters(column)}{row}"


def column_of(cell: str) -> int:
    """The column of a cell's address; raises Damaged for anything else."""
    return _column_of(cell.rstrip("0123456789"))


@cache
def _column_of(letters: str) -> int:
    if not re.fullmatch("[A-Za-z]{1,3}", letters):
        raise Damaged(f"'{letters}' is no column")
    return column_number(letters.upper())


def place(cell: str) -> tuple[int, int]:
    """(row, column) of a cell's address; raises Damaged for anything else."""
    match = _CELL.match(cell)
    if match is None:
        raise Damaged(f"'{cell}' is no cell")
    return int(match[2]), column_number(match[1].upper())


@dataclass(frozen=True)
class Area:
    """A rectangle of cells, ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        first, last = address(self.top, self.left), address(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"

    def meets(self, other: "Area") -> bool:
        apart = self.right < other.left or other.right < self.left
        return not (apart or self.bottom < other.top or other.bottom < self.top)


def area(text: str) -> Area:
    """ "A1:C9" or "A1"; raises Damaged, also for whole rows and columns."""
    first, _, last = text.partition(":")
    (top, left), (bottom, right) = place(first), place(last or first)
    return Area(top, left, bottom, right)
