"""The officers' workbook as it stands: opened, each declared table found, its rows with their cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.errors import InputProblem
from toolkit.model.plan import Value
from toolkit.model.problem import Problem
from toolkit.workbook.book import Book, open_book
from toolkit.workbook.cells import BLANK, Cell
from toolkit.workbook.columns import Sheet
from toolkit.workbook.package import open_package, refusing_damage
from toolkit.workbook.places import Rows, TablePlace, find_place
from toolkit.workbook.sheets import LISTS, SHEETS

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
KEYS: dict[str, tuple[str, ...]] = {
    "Paper details": ("paper", "item"),
    "Letter text": ("document", "line"),
    "Checks": ("sheet", "what"),
    "Conflicts": ("sheet", "ref", "yours", "new"),
    "Measures": ("measure",),
    "Measure values": ("measure", "period"),
    **dict.fromkeys(("Findings", "Weaknesses", "Action plan", "Risks", "Recommendations"), ("ref",)),
}


@dataclass
class Standing:
    """`tables` by the declared sheet's name, those that were found; `problems` about the others.

    `refused`: tables whose rows cannot be told apart, so that nothing of this workbook may be changed.
    """

    book: Book
    tables: dict[str, tuple[TablePlace, Rows]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)

    def rows(self, sheet: Sheet) -> Iterator[tuple[int, dict[str, Cell]]]:
        """(row number, its declared cells by field) of every row with something typed or written in it."""
        place, rows = self.tables[sheet.name]
        typed = {c.field: place.columns[c.field] for c in sheet.columns if c.field in place.columns}
        calculated = {c.field for c in sheet.columns if c.kind == "formula"}
        for number in range(place.header + 1, place.last + 1):
            row = rows.get(number, {})
            cells = {f: row.get(column, BLANK) for f, column in typed.items()}
            if any(c.value not in (None, "") for f, c in cells.items() if f not in calculated):
                yield number, cells


def open_standing(path: Path, data: bytes) -> Standing:
    """The workbook with its tables; raises InputProblem, with what to do, where it must not be touched."""
    with refusing_damage(path.name):
        standing = Standing(open_book(open_package(path, data)))
        for sheet in (s for s in SHEETS if s is not LISTS):
            _find(standing, sheet)
        return standing


def _find(standing: Standing, sheet: Sheet) -> None:
    try:
        place, rows = find_place(standing.book, sheet)
    except InputProblem as problem:
        standing.problems.append(problem.problem)
        return
    missing = [c.heading for c in sheet.columns if c.field in KEYS.get(sheet.name, ()) and c.heading in place.gone]
    if missing:
        standing.refused.append(_not_told_apart(standing.book.package.name, place, missing))
    else:
        standing.tables[sheet.name] = (place, rows)


def _not_told_apart(file: str, place: TablePlace, missing: list[str]) -> Problem:
    headings = ", ".join(missing)
    return Problem(
        f"On the sheet '{place.title}' the column {headings} is not there, so its rows cannot be told apart.",
        f"{file}, {place.title}",
        f"Put the heading {headings} back in row {place.header}, and run again. Nothing in the workbook was changed.",
        "error",
    )


def list_words(standing: Standing) -> dict[str, tuple[str, ...]]:
    """The words on the workbook's own Lists, which officers may have added to, by heading."""
    book = standing.book
    title = next((t.sheet for t in book.tables if t.name == LISTS.table), LISTS.name)
    if title not in book.sheets:
        return {}
    rows = [row for _, row in book.sheet(title).cells(book.reading)]
    headings = {n: str(c.value) for n, c in (rows[0] if rows else {}).items() if c.value}
    columns = {n: [row.get(n, BLANK).value for row in rows[1:]] for n in headings}
    return {heading: tuple(str(v) for v in columns[n] if v not in (None, "")) for n, heading in headings.items()}


def plain(cell: Cell) -> Value:
    """What an officer typed: without control characters and blanks around it; an error or nothing is None."""
    if cell.error:
        return None
    if not isinstance(cell.value, str):
        return cell.value
    text = cell.value.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", text).strip() or None
