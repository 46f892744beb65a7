"""The proof of a refresh: the new file is read back, and nothing but what was planned differs from the old one."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from toolkit.model.plan import Value
from toolkit.rules.row_merge import as_text
from toolkit.workbook.addresses import address
from toolkit.workbook.book import Book, open_book
from toolkit.workbook.cells import BLANK, Cell
from toolkit.workbook.kept import lost_around, lost_from, rows_set_otherwise
from toolkit.workbook.package import Package, open_package
from toolkit.workbook.refresh_table import Refreshing
from toolkit.workbook.sheet_part import SheetPart, read_sheet

Planned = Mapping[tuple[str, int, int], Value]


def unplanned(r: Refreshing, data: bytes) -> list[str]:
    """What differs without having been planned, or was planned and is not there; empty for a sound refresh."""
    before = r.standing.book.package
    after = open_book(open_package(Path(before.name), data))
    return [*_parts(before, after.package, after.sheets.values()), *_cells(r.standing.book, after, r.cells)]


def _parts(before: Package, after: Package, sheets: Collection[str]) -> Iterator[str]:
    """Parts that nobody changed must be the same bytes; none may be gone or new, nothing in them lost."""
    for name in before.archive.NameToInfo:
        if name in before.changed:
            if before.changed[name] is not None and after.has(name) and name not in sheets:
                yield from lost_from(name, before.archive.read(name), after.read(name))
            continue
        if not after.has(name):
            yield f"the part {name} is gone"
        elif before.archive.read(name) != after.read(name):
            yield f"the part {name} differs"
    yield from (f"the part {name} is new" for name in after.archive.NameToInfo if not before.has(name))


def _cells(before: Book, after: Book, planned: Planned) -> Iterator[str]:
    if [*before.sheets] != [*after.sheets]:
        yield "the sheets are not the same"
    for title, part in before.sheets.items():
        if part not in before.package.changed:
            continue
        old, new = read_sheet(before.package.archive.read(part)), read_sheet(after.package.read(part))
        yield from lost_around(title, old, new)
        yield from rows_set_otherwise(title, old, new)
        yield from _of_sheet(title, (before, old), (after, new), planned)


def _of_sheet(
    title: str, before: tuple[Book, SheetPart], after: tuple[Book, SheetPart], planned: Planned
) -> Iterator[str]:
    changed = [n for n in {**before[1].rows, **after[1].rows} if before[1].rows.get(n) != after[1].rows.get(n)]
    old = dict(before[1].cells(before[0].reading, changed))
    new = dict(after[1].cells(after[0].reading, changed))
    for number in changed:
        for column in {**old.get(number, {}), **new.get(number, {})}:
            was, now = old.get(number, {}).get(column, BLANK), new.get(number, {}).get(column, BLANK)
            at = (title, number, column)
            if at in planned and as_text(now.value) != as_text(planned[at]) and now.formula is None:
                yield f"{title}!{address(number, column)} is not as planned"
            if at not in planned and not _same(was, now):
                yield f"{title}!{address(number, column)} differs"


def _same(was: Cell, now: Cell) -> bool:
    """The same cell, perhaps without the value last stored with its formula."""
    forgotten = now.formula is not None and now.value is None
    value_stays = forgotten or was.value == now.value
    return value_stays and was.style == now.style and _grown(was.formula, now.formula)


def _grown(was: str | None, now: str | None) -> bool:
    """The same formula, or one whose ranges became longer."""
    if was is None or now is None:
        return was is now
    return _without_numbers(was) == _without_numbers(now)


def _without_numbers(formula: str) -> str:
    return "".join(c for c in formula if not c.isdigit())
