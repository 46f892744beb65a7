"""Edits in cells: what officers type into their own and into the toolkit's, and how they mark it."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Protocol

from lxml import etree

from tests.contract_columns import OFFICERS, TOOLKITS
from tests.edited_workbook import STYLES, EditedWorkbook
from tests.moved_references import NS


class Edit(Protocol):
    """Something an officer does."""

    def apply(self, w: EditedWorkbook) -> None: ...


def nth(things: Sequence[Any], n: int) -> Any:
    return things[n % len(things)]


def columns_of(w: EditedWorkbook, sheet: str, headings: Sequence[str]) -> list[int]:
    """The present columns of those of these declared headings that are there."""
    there = w.columns(sheet)
    return [there[w.heading(sheet, h)] for h in headings if w.heading(sheet, h) in there]


@dataclass(frozen=True)
class Types:
    """In a cell of a column of theirs, or of the toolkit's."""

    sheet: str
    row: int
    column: int
    value: str | int
    officers: bool = False

    def apply(self, w: EditedWorkbook) -> None:
        columns = columns_of(w, self.sheet, (OFFICERS if self.officers else TOOLKITS)[self.sheet])
        if columns:
            w.write(self.sheet, nth(w.data_rows(self.sheet), self.row), nth(columns, self.column), self.value)


@dataclass(frozen=True)
class AddsBlanks:
    """Around the text of a toolkit's cell, which is no change."""

    sheet: str
    row: int
    column: int

    def apply(self, w: EditedWorkbook) -> None:
        columns = columns_of(w, self.sheet, TOOLKITS[self.sheet])
        if columns:
            row, column = nth(w.data_rows(self.sheet), self.row), nth(columns, self.column)
            c = w.cell(self.sheet, row, column)
            if c.find("{*}f") is None and c.get("t") in {"s", "inlineStr"}:
                w.write(self.sheet, row, column, f" {w.shown(self.sheet, row, column)}\n")


@dataclass(frozen=True)
class EditsRef:
    """Another Ref, or none, on a row."""

    sheet: str
    row: int
    ref: str

    def apply(self, w: EditedWorkbook) -> None:
        (column,) = columns_of(w, self.sheet, ("Ref",))
        w.write(self.sheet, nth(w.data_rows(self.sheet), self.row), column, self.ref)


@dataclass(frozen=True)
class PutsFormula:
    """Into a toolkit's cell; it shows its own text, or what stood there."""

    sheet: str
    row: int
    column: int
    shows: str | None

    def apply(self, w: EditedWorkbook) -> None:
        row = nth(w.data_rows(self.sheet), self.row)
        columns = columns_of(w, self.sheet, TOOLKITS[self.sheet])
        if not columns:
            return
        column = nth(columns, self.column)
        shows = w.shown(self.sheet, row, column) if self.shows is None else self.shows.replace("\x07", "")
        w.write(self.sheet, row, column, shows, 'T("' + shows.replace('"', '""') + '")')


@dataclass(frozen=True)
class Colours:
    """A row yellow, each cell's look kept otherwise."""

    sheet: str
    row: int

    def apply(self, w: EditedWorkbook) -> None:
        styles, row = w.root(STYLES), nth(w.data_rows(self.sheet), self.row)
        fills, looks = styles.find("{*}fills"), styles.find("{*}cellXfs")
        yellow = '<patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill>'
        fills.append(etree.fromstring(f'<fill xmlns="{NS[1:-1]}">{yellow}</fill>'))
        fills.set("count", str(len(fills)))
        block = w.block(self.sheet)
        for column in range(block.left, block.right + 1):
            c = w.cell(self.sheet, row, column)
            look = deepcopy(looks[int(c.get("s") or 0)])
            look.set("fillId", str(len(fills) - 1))
            look.set("applyFill", "1")
            looks.append(look)
            c.set("s", str(len(looks) - 1))
        looks.set("count", str(len(looks)))


@dataclass(frozen=True)
class Decides:
    """The choices on Conflicts, in turn from its first row down; "" leaves a row as it is."""

    choices: tuple[str, ...]

    def apply(self, w: EditedWorkbook) -> None:
        columns = w.columns("Conflicts")
        for n, row in enumerate(w.data_rows("Conflicts")):
            kind, choice = w.shown("Conflicts", row, columns["Kind"]), nth(self.choices, n)
            if kind and choice:
                word = "same finding" if kind == "possible match" else choice
                w.write("Conflicts", row, columns["Decision"], word)
