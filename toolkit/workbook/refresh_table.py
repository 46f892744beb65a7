"""Refreshing one table in place: the toolkit's own cells, new rows below, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml import etree

from toolkit.model.merge import Base, Merge, Row, Write
from toolkit.model.plan import Value
from toolkit.model.problem import Problem
from toolkit.rules.english import counted
from toolkit.rules.row_merge import ADDED, merge_rows
from toolkit.workbook.append import append_rows, take_in_typed_rows
from toolkit.workbook.cells import write_value
from toolkit.workbook.columns import Sheet
from toolkit.workbook.decisions import Decisions
from toolkit.workbook.places import TablePlace
from toolkit.workbook.sheet_part import cell_in
from toolkit.workbook.standing import Standing
from toolkit.workbook.table_rows import standing_rows, toolkit_fields


@dataclass
class Refreshing:
    """One refresh as it goes on.

    `cells` are those written, by worksheet, row and column; `remembered` is what the base is to say of them
    (sheet → key → field → text); `merges` by the sheet's name.
    """

    standing: Standing
    cells: dict[tuple[str, int, int], Value] = field(default_factory=dict)
    added: dict[str, dict[int, Row]] = field(default_factory=dict)
    remembered: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    merges: dict[str, Merge] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    formulas_added: bool = False
    _numbers: dict[str, dict[str, int]] = field(default_factory=dict)

    @cached_property
    def decisions(self) -> Decisions:
        return Decisions(self.standing)

    def row_numbers(self, sheet: Sheet) -> dict[str, int]:
        """Where each row of a table stands by its key, new rows too."""
        if sheet.name not in self._numbers:
            standing = {row.key: row.number for row in standing_rows(self.standing, sheet)}
            added = {row.key: number for number, row in self.added.get(sheet.name, {}).items()}
            self._numbers[sheet.name] = {**standing, **added}
        return self._numbers[sheet.name]

    def remember(self, sheet: str, key: str, texts: Mapping[str, str]) -> None:
        self.remembered.setdefault(sheet, {}).setdefault(key, {}).update(texts)


def merge_table(r: Refreshing, sheet: Sheet, ours: Sequence[Row], base: Base) -> None:
    """Merge one table and write what comes of it into the workbook's parts."""
    if sheet.name not in r.standing.tables:
        return
    theirs = list(standing_rows(r.standing, sheet))
    merge = merge_rows(ours, theirs, base, toolkit_fields(sheet), r.decisions.of(sheet))
    place, standing = r.standing.tables[sheet.name]
    for (row, column), value in take_in_typed_rows(r.standing.book, place, standing).items():
        r.cells[place.title, row, column], r.formulas_added = value, True
    write_cells(r, place, merge.writes)
    left_out = set() if add_rows(r, sheet, merge.appended) else {row.key for row in merge.appended}
    for entry in merge.remembered:
        if entry.key not in left_out:
            r.remember(sheet.name, entry.key, {entry.field: entry.value})
    stands = (c for c in merge.changes if c.why != ADDED or c.key not in left_out)
    r.merges[sheet.name] = replace(merge, changes=tuple(stands))


def write_cells(r: Refreshing, place: TablePlace, writes: Sequence[Write]) -> None:
    """Values into cells that are the toolkit's own; their looks stay."""
    by_row: dict[int, list[Write]] = {}
    for write in writes:
        by_row.setdefault(write.row, []).append(write)
    sheet = r.standing.book.sheet(place.title)
    rows = dict(sheet.row_elements(by_row))
    for number, row in rows.items():
        for write in by_row[number]:
            column = place.columns[write.field]
            c = cell_in(row, number, column)
            for formula in c.findall("{*}f"):
                c.remove(formula)
                r.formulas_added = True
            put(r, c, write.value)
            r.cells[place.title, number, column] = write.value
    sheet.replace_rows(rows)


def put(r: Refreshing, c: etree._Element, value: Value) -> None:
    """The value into the cell, its text among the shared ones where the workbook has them."""
    book = r.standing.book
    is_text = isinstance(value, str) and value != ""
    write_value(c, value, book.since_1904, book.shared(str(value)) if is_text else None)


def add_rows(r: Refreshing, sheet: Sheet, rows: Sequence[Row]) -> bool:
    """True where the rows were added below the table; else a problem says what stood in the way."""
    if not rows:
        return True
    place, standing = r.standing.tables[sheet.name]
    added = append_rows(r.standing.book, place, standing, rows)
    if added.blocked:
        what = f"{counted(len(rows), 'new row')} could not be added to the sheet '{place.title}': {added.blocked}."
        what = what[:1].upper() + what[1:]
        where = f"{r.standing.book.package.name}, {place.title}"
        r.problems.append(Problem(what, where, "Move what is below the table elsewhere and run again.", "error"))
        return False
    r.formulas_added |= added.formulas
    r.cells |= {(place.title, *at): value for at, value in added.moved.items()}
    r.added.setdefault(sheet.name, {}).update(added.rows)
    for number, row in added.rows.items():
        for column in range(place.left, place.right + 1):
            r.cells[place.title, number, column] = None
        r.cells |= {(place.title, number, place.columns[f]): v for f, v in row.cells.items() if f in place.columns}
    return True
