"""Edits of rows: deleted, sorted, copied, added, hidden, and remarks below a table."""

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from tests.cell_edits import nth
from tests.contract_columns import CALCULATED, OFFICERS
from tests.edited_workbook import EditedWorkbook
from tests.independent_reader import place_of, spelt
from tests.moved_references import NS, filled_down, without_row


def free_row(w: EditedWorkbook, sheet: str) -> int | None:
    """The row below the table, None where it is taken."""
    block, totals = w.block(sheet), w.totals(sheet)
    filled = {at for at, c in w.cells(sheet) if len(c)}
    below = block.bottom + 1
    taken = any((below, n) in filled for n in range(block.left, block.right + 1))
    return None if totals or taken else below


def grow(w: EditedWorkbook, sheet: str) -> None:
    """What Excel does when somebody types directly below a table: it and its rules take the row in."""
    table, block = w.table(sheet), w.block(sheet)
    if table is None:
        return
    longer = block._replace(bottom=block.bottom + 1)
    ref = f"{spelt(longer.top, longer.left)}:{spelt(longer.bottom, longer.right)}"
    table.set("ref", ref)
    table.find("{*}autoFilter").set("ref", ref)
    for sort in table.iter("{*}sortState", "{*}sortCondition"):
        sort.set("ref", re.sub(r"\d+$", str(longer.bottom), sort.get("ref")))
    end = re.compile(rf"(?<=[A-Z]2:)([A-Z]+){block.bottom}\b")
    for rule in w.root(w.part(sheet)).iter(f"{NS}conditionalFormatting", f"{NS}dataValidation"):
        rule.set("sqref", end.sub(rf"\g<1>{longer.bottom}", rule.get("sqref")))


def put(w: EditedWorkbook, sheet: str, c: Any, rows: tuple[int, int], column: int) -> None:
    """A cell lifted from one row into another."""
    was, now = rows
    c.set("r", spelt(now, column))
    f = c.find("{*}f")
    if f is not None and f.text:
        f.text = filled_down(f.text, now - was)
    there = w.cell(sheet, now, column)
    there.getparent().replace(there, c)


@dataclass(frozen=True)
class DeletesRow:
    sheet: str
    row: int

    def apply(self, w: EditedWorkbook) -> None:
        rows, block = w.data_rows(self.sheet), w.block(self.sheet)
        gone = nth(rows, self.row)
        if len(rows) == 1:
            for column in range(block.left, block.right + 1):
                w.write(self.sheet, gone, column, None)
            return
        w.write_out_shared_formulas(self.sheet)
        data = w.root(w.part(self.sheet)).find("{*}sheetData")
        for row in [*data]:
            number = int(row.get("r"))
            if number == gone:
                data.remove(row)
            elif number > gone:
                row.set("r", str(number - 1))
                for c in row:
                    c.set("r", spelt(number - 1, place_of(c.get("r"))[1]))
        w.move_references(self.sheet, without_row(gone), rows=True)


@dataclass(frozen=True)
class Sorts:
    """The table by one of its columns."""

    sheet: str
    column: int
    backwards: bool

    def apply(self, w: EditedWorkbook) -> None:
        w.write_out_shared_formulas(self.sheet)
        rows, block = w.data_rows(self.sheet), w.block(self.sheet)
        by = nth(range(block.left, block.right + 1), self.column)
        order = sorted(rows, key=lambda n: w.shown(self.sheet, n, by), reverse=self.backwards)
        new = dict(zip(order, rows, strict=True))
        wide = range(block.left, block.right + 1)
        lifted = [(at, c) for at, c in [*w.cells(self.sheet)] if at[0] in new and at[1] in wide]
        for _, c in lifted:
            c.getparent().remove(c)
        for (row, column), c in lifted:
            put(w, self.sheet, c, (row, new[row]), column)
        for link in w.root(w.part(self.sheet)).iter("{*}hyperlink"):
            row, column = place_of(link.get("ref"))
            if row in new and column in wide:
                link.set("ref", spelt(new[row], column))


@dataclass(frozen=True)
class CopiesRow:
    """A row once more below the last; `grown` where the program takes it into the table."""

    sheet: str
    row: int
    grown: bool

    def apply(self, w: EditedWorkbook) -> None:
        below, block = free_row(w, self.sheet), w.block(self.sheet)
        if below is None:
            return
        w.write_out_shared_formulas(self.sheet)
        row = nth(w.data_rows(self.sheet), self.row)
        for (number, column), c in [*w.cells(self.sheet)]:
            if number == row and block.left <= column <= block.right:
                put(w, self.sheet, deepcopy(c), (row, below), column)
        if self.grown:
            grow(w, self.sheet)


@dataclass(frozen=True)
class AddsRow:
    """A row of their own without a Ref below the last, in two of their columns or more."""

    sheet: str
    texts: tuple[str, ...]
    grown: bool

    def apply(self, w: EditedWorkbook) -> None:
        below = free_row(w, self.sheet)
        if below is None:
            return
        headings = OFFICERS[self.sheet][: len(self.texts)]
        for heading, text in zip(headings, self.texts, strict=True):
            w.write(self.sheet, below, w.columns(self.sheet)[w.heading(self.sheet, heading)], text)
        if self.grown:
            for heading in CALCULATED.get(self.sheet, ()):
                column = w.columns(self.sheet)[heading]
                above = w.cell(self.sheet, below - 1, column)
                put(w, self.sheet, deepcopy(above), (below - 1, below), column)
            grow(w, self.sheet)


@dataclass(frozen=True)
class HidesRows:
    """Some rows, or some more `below` the last."""

    sheet: str
    row: int
    count: int
    below: bool = False

    def apply(self, w: EditedWorkbook) -> None:
        rows = w.data_rows(self.sheet)
        first = nth(rows, self.row)
        for number in range(first, first + self.count if self.below else min(first + self.count, rows.stop)):
            w.row(self.sheet, number).set("hidden", "1")


@dataclass(frozen=True)
class NotesBelow:
    """A remark below the table, which is no row of it."""

    sheet: str
    column: int
    distance: int

    def apply(self, w: EditedWorkbook) -> None:
        block = w.block(self.sheet)
        if w.table(self.sheet) is not None:
            column = nth(range(block.left, block.right + 1), self.column)
            w.write(self.sheet, block.bottom + 1 + self.distance, column, "A remark below the table")
