"""Edits of columns: inserted, deleted, renamed, moved."""

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tests.cell_edits import nth
from tests.contract_columns import KEYS, TABLES, TOOLKITS
from tests.edited_workbook import EditedWorkbook
from tests.independent_reader import Block, letters_of, spelt
from tests.moved_references import NS, with_column, without_column
from tests.row_edits import put


@dataclass(frozen=True)
class InsertsColumn:
    """A column of their own before another, or at the end."""

    sheet: str
    before: int | None

    def apply(self, w: EditedWorkbook) -> None:
        w.write_out_shared_formulas(self.sheet)
        block, table = w.block(self.sheet), w.table(self.sheet)
        wide = range(block.left + 1, block.right + 1)
        new = block.right + 1 if self.before is None else nth(wide, self.before)
        heading = f"Our column {new}{len([h for h in w.columns(self.sheet) if h.startswith('Our')]) or ''}"
        if self.before is None and not self._is_free(w, block, new):
            return
        for (row, column), c in sorted(w.cells(self.sheet), key=lambda e: -e[0][1]):
            if column >= new and self.before is not None:
                c.set("r", spelt(row, column + 1))
        if self.before is not None:
            w.move_references(self.sheet, with_column(new))
        if table is not None:
            self._declare(table, block, new, heading)
        w.write(self.sheet, block.top, new, heading)
        for row in w.data_rows(self.sheet):
            w.write(self.sheet, row, new, f"Seen {row}" if row % 3 else None)

    def _is_free(self, w: EditedWorkbook, block: Block, new: int) -> bool:
        return not any(len(c) for (row, column), c in w.cells(self.sheet) if column in (new, new + 1))

    @staticmethod
    def _declare(table: Any, block: Block, new: int, heading: str) -> None:
        holder = table.find("{*}tableColumns")
        highest = max(int(c.get("id")) for c in holder)
        holder.insert(new - block.left, etree.Element(f"{NS}tableColumn", id=str(highest + 1), name=heading))
        holder.set("count", str(len(holder)))
        filtered = table.find("{*}autoFilter")
        totals = int(table.get("totalsRowCount") or 0)
        right = letters_of(block.right + 1)
        table.set("ref", f"{spelt(block.top, block.left)}:{right}{block.bottom}")
        filtered.set("ref", f"{spelt(block.top, block.left)}:{right}{block.bottom - totals}")
        for each in filtered.iter("{*}filterColumn"):
            each.set("colId", str(int(each.get("colId")) + (int(each.get("colId")) >= new - block.left)))


@dataclass(frozen=True)
class DeletesColumn:
    """One of the toolkit's that names no row and that no formula reads."""

    sheet: str
    column: int

    def apply(self, w: EditedWorkbook) -> None:
        keys = KEYS.get(self.sheet, ("Ref",))
        there = [h for h in TOOLKITS[self.sheet] if h not in keys and w.heading(self.sheet, h) in w.columns(self.sheet)]
        if not there or w.totals(self.sheet):
            return
        heading = w.heading(self.sheet, nth(there, self.column))
        if w.is_read(TABLES[self.sheet], heading):
            return
        w.write_out_shared_formulas(self.sheet)
        gone, block, table = w.columns(self.sheet)[heading], w.block(self.sheet), w.table(self.sheet)
        for (row, column), c in [*w.cells(self.sheet)]:
            if column == gone:
                c.getparent().remove(c)
            elif column > gone:
                c.set("r", spelt(row, column - 1))
        if table is not None:
            holder = table.find("{*}tableColumns")
            holder.remove(holder[gone - block.left])
            holder.set("count", str(len(holder)))
            for each in [*table.iter("{*}filterColumn")]:
                number = int(each.get("colId"))
                if number == gone - block.left:
                    each.getparent().remove(each)
                elif number > gone - block.left:
                    each.set("colId", str(number - 1))
        w.move_references(self.sheet, without_column(gone))


@dataclass(frozen=True)
class RenamesColumn:
    """A heading of the toolkit's."""

    sheet: str
    column: int

    def apply(self, w: EditedWorkbook) -> None:
        declared = nth(TOOLKITS[self.sheet], self.column)
        old, new = w.heading(self.sheet, declared), f"{declared} as we call it"
        if old == new or old not in w.columns(self.sheet):
            return
        column = w.columns(self.sheet)[old]
        table = w.table(self.sheet)
        if table is not None:
            next(c for c in table.iter("{*}tableColumn") if c.get("name") == old).set("name", new)
            name = re.escape(TABLES[self.sheet])
            w.replace_in_formulas(rf"\b({name}\[(?:\[#This Row\],\[)?){re.escape(old)}(?=\])", rf"\g<1>{new}")
        w.write(self.sheet, w.block(self.sheet).top, column, new)
        w.headings[self.sheet, declared] = new


@dataclass(frozen=True)
class MovesColumn:
    """One column of the table to where another is."""

    sheet: str
    column: int
    to: int

    def apply(self, w: EditedWorkbook) -> None:
        w.write_out_shared_formulas(self.sheet)
        block, table = w.block(self.sheet), w.table(self.sheet)
        wide = [*range(block.left, block.right + 1)]
        moved = nth(wide, self.column)
        order = [n for n in wide if n != moved]
        order.insert(self.to % len(wide), moved)
        new = dict(zip(order, wide, strict=True))
        rows = range(block.top, block.bottom + 1)
        lifted = [(at, c) for at, c in [*w.cells(self.sheet)] if at[0] in rows and at[1] in new]
        for _, c in lifted:
            c.getparent().remove(c)
        for (row, column), c in lifted:
            put(w, self.sheet, c, (row, row), new[column])
        w.move_references(self.sheet, lambda b: self._of(b, block, new))
        if table is not None:
            holder = table.find("{*}tableColumns")
            columns = dict(zip(wide, [*holder], strict=True))
            holder[:] = [columns[n] for n in order]
            for each in table.iter("{*}filterColumn"):
                each.set("colId", str(new[int(each.get("colId")) + block.left] - block.left))

    @staticmethod
    def _of(b: Block, block: Block, new: dict[int, int]) -> Block:
        here = b.left == b.right and b.left in new and block.top <= b.top and b.bottom <= block.bottom
        return b._replace(left=new[b.left], right=new[b.left]) if here else b
