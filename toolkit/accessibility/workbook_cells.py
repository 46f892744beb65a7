"""Addresses, rectangles and cells of a worksheet."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Spot = tuple[int, int]  # row and column, counted from 1
_SPOT = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


def letters(column: int) -> str:
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def address(spot: Spot) -> str:
    return f"{letters(spot[1])}{spot[0]}"


def spot(text: str) -> Spot | None:
    """The row and column of an address; None for anything else."""
    match = _SPOT.fullmatch(text)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


@dataclass(frozen=True)
class Area:
    """A rectangle of cells, ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        first, last = address((self.top, self.left)), address((self.bottom, self.right))
        return first if first == last else f"{first}:{last}"

    def __contains__(self, spot: Spot) -> bool:
        return self.top <= spot[0] <= self.bottom and self.left <= spot[1] <= self.right

    @property
    def rows(self) -> range:
        return range(self.top, self.bottom + 1)

    @property
    def columns(self) -> range:
        return range(self.left, self.right + 1)


def areas(text: str | None) -> list[Area]:
    """The rectangles of a list such as "A1:C9 E4"; what is none is left out."""
    found = []
    for piece in (text or "").split():
        first, _, last = piece.partition(":")
        start, end = spot(first), spot(last or first)
        if start and end:
            found.append(Area(start[0], start[1], end[0], end[1]))
    return found


def joined(spots: Iterable[Spot]) -> list[Area]:
    """Cells as few rectangles: runs down a column, and runs of the same rows side by side."""
    runs: list[Area] = []
    for column, row in sorted((column, row) for row, column in spots):
        if runs and (runs[-1].left, runs[-1].bottom) == (column, row - 1):
            runs[-1] = Area(runs[-1].top, column, row, column)
        else:
            runs.append(Area(row, column, row, column))
    found: list[Area] = []
    for run in sorted(runs, key=lambda r: (r.top, r.bottom, r.left)):
        last = found[-1] if found else None
        if last and (last.top, last.bottom, last.right) == (run.top, run.bottom, run.left - 1):
            found[-1] = Area(last.top, last.left, last.bottom, run.right)
        else:
            found.append(run)
    return sorted(found, key=lambda a: (a.top, a.left))


def blocks(spots: Iterable[Spot]) -> Iterator[frozenset[Spot]]:
    """Cells that touch one another, side by side or one above the other, group by group."""
    left = set(spots)
    for start in sorted(left):
        if start not in left:
            continue
        left.remove(start)
        group, todo = {start}, [start]
        while todo:
            row, column = todo.pop()
            near = {(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)} & left
            left -= near
            group |= near
            todo.extend(near)
        yield frozenset(group)


def around(group: Iterable[Spot]) -> Area:
    """The rectangle around cells."""
    rows, columns = zip(*group, strict=True)
    return Area(min(rows), min(columns), max(rows), max(columns))
