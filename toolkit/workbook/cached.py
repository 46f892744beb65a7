"""The numbers stored beside formulas: worked out for the run's day, so that readers that do not calculate see them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree

from toolkit.model.house import HouseStyle
from toolkit.model.plan import Action, Measure, Plan, Risk, Value, ValueRow, WeaknessRow
from toolkit.rules.row_merge import as_text
from toolkit.workbook.addresses import address
from toolkit.workbook.book import Book, open_book
from toolkit.workbook.calculated import formula_of, value_of
from toolkit.workbook.cells import Cell, write_value
from toolkit.workbook.columns import Sheet
from toolkit.workbook.dashboard import write_dashboard
from toolkit.workbook.links import is_own_link
from toolkit.workbook.looks import Looks
from toolkit.workbook.new_book import new_book
from toolkit.workbook.package import open_package
from toolkit.workbook.places import TablePlace
from toolkit.workbook.refresh_table import Refreshing
from toolkit.workbook.sheet_part import cells_in
from toolkit.workbook.sheets import (
    ACTION_PLAN,
    DASHBOARD,
    MEASURE_VALUES,
    MEASURES,
    RISKS,
    START_HERE,
    WEAKNESSES,
)
from toolkit.workbook.standing import KEYS, Standing, plain
from toolkit.workbook.start_here import write_start_here

_ROWS: dict[str, type] = {
    WEAKNESSES.name: WeaknessRow,
    ACTION_PLAN.name: Action,
    RISKS.name: Risk,
    MEASURES.name: Measure,
    MEASURE_VALUES.name: ValueRow,
}
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_READS = re.compile(r"[^\W\d]|\[")  # a formula without a letter, as =7*2, reads no cell
_OWN_LINKS = re.compile(rb">HYPERLINK\((?:\"|&quot;)#(?:'|&apos;)")
At = tuple[str, int, int]
_LABEL = re.compile(r'("[^"]*")|\$?\b[A-Z]{1,3}\$?\d+\b')


def freshen(r: Refreshing, plan: Plan, house: HouseStyle, today: date) -> None:
    """Store what the toolkit's formulas show on `today`; where cells changed, forget what officers' ones showed."""
    own = [*_calculated_columns(r, plan, house, today), *_dashboard(r, plan, house, today)]
    known = {at for at, _, _ in own}
    for at, shown, value in own:
        if as_text(shown) != as_text(value) or isinstance(shown, str) != isinstance(value, str):
            _store(r, *at, value)
    if r.cells:
        _forget(r, known | _keys(r.standing))


def _calculated_columns(r: Refreshing, plan: Plan, house: HouseStyle, today: date) -> Iterator[tuple[At, Value, Value]]:
    for sheet in (s for s in (WEAKNESSES, ACTION_PLAN, RISKS) if s.name in r.standing.tables):
        place, _ = r.standing.tables[sheet.name]
        columns = [c for c in sheet.columns if c.kind == "formula" and c.field in place.columns]
        formulas = {c.field: _bare(formula_of(c, house)) for c in columns}
        for number, cells in r.standing.book.sheet(place.title).cells(r.standing.book.reading):
            if number <= place.header:
                continue
            row = _record(sheet, place, cells)
            for column in columns:
                at = place.columns[column.field]
                cell = cells.get(at, Cell())
                if cell.formula is not None and _bare(cell.formula) == formulas[column.field]:
                    yield (place.title, number, at), cell.value, value_of(sheet, column, row, plan, house, today)


def made_in(standing: Standing, houses: Iterable[HouseStyle]) -> HouseStyle | None:
    """The style whose risk scale the workbook reckons with; None where it has no rating to tell by."""
    if RISKS.name not in standing.tables:
        return None
    rated = RISKS.column("Risk rating")
    formulas = {_bare(cells[rated.field].formula or "") for _, cells in standing.rows(RISKS) if rated.field in cells}
    return next((house for house in houses if _bare(formula_of(rated, house)) in formulas), None)


def _bare(formula: str) -> str:
    """Excel writes "this row" in two ways."""
    return re.sub(r"\s+", "", formula.lstrip("=").replace("[[#This Row],[", "[@[").replace("]]", "]]")).lower()


def _record(sheet: Sheet, place: TablePlace, cells: Mapping[int, Cell]) -> Any:
    typed = [c.field for c in sheet.columns if c.kind != "formula"]
    values = {f: plain(cells.get(place.columns[f], Cell())) if f in place.columns else None for f in typed}
    return _ROWS[sheet.name](**values)


def _dashboard(r: Refreshing, plan: Plan, house: HouseStyle, today: date) -> Iterator[tuple[At, Value, Value]]:
    """Formulas that ask what Start here and Dashboard ask, on whatever sheet and in whatever cell they stand now."""
    values = _formulas_of_the_front(replace(plan, **_measured(r)), house, today)
    tables = {place.title for place, _ in r.standing.tables.values()}
    for title in (t for t in r.standing.book.sheets if t not in tables):
        for number, column, meaning, shown in _meanings(r.standing.book, title):
            if meaning in values:
                yield (title, number, column), shown, values[meaning]


def _measured(r: Refreshing) -> dict[str, Any]:
    """The rows of Measures and Measure values in the order in which they stand."""
    found = {}
    for sheet, rows in ((MEASURES, "measures"), (MEASURE_VALUES, "values")):
        if sheet.name in r.standing.tables:
            place, _ = r.standing.tables[sheet.name]
            cells = r.standing.book.sheet(place.title).cells(r.standing.book.reading)
            below = (row for number, row in cells if number > place.header)
            found[rows] = tuple(_record(sheet, place, row) for row in below)
    return found


def _formulas_of_the_front(plan: Plan, house: HouseStyle, today: date) -> dict[str, Value]:
    """Formula → value, from Start here and Dashboard made afresh."""
    workbook, memory = new_book()
    looks = Looks(workbook, house)
    write_start_here(workbook.add_worksheet(START_HERE), plan, today, looks)
    write_dashboard(workbook, workbook.add_worksheet(DASHBOARD), plan, today, looks)
    workbook.close()
    book = open_book(open_package(Path("made.xlsx"), memory.getvalue()))
    return {meaning: value for title in book.sheets for _, _, meaning, value in _meanings(book, title)}


def _meanings(book: Book, title: str) -> Iterator[tuple[int, int, str, Value]]:
    """(row, column, formula with the labels in place of their cells, stored value) of a sheet's formulas.

    The themes are sorted by how often they are met, so the same cell stands for another one a year later.
    """
    rows = dict(book.sheet(title).cells(book.reading))
    labels = {address(n, column): str(c.value) for n, row in rows.items() for column, c in row.items()}
    for number, row in rows.items():
        for column, cell in row.items():
            if cell.formula is not None:
                said = _LABEL.sub(lambda m: m[1] or f'"{labels.get(m[0].replace("$", ""), "")}"', cell.formula)
                yield number, column, _bare(said), cell.value


def _store(r: Refreshing, title: str, row: int, column: int, value: Value) -> None:
    sheet = r.standing.book.sheet(title)
    element = next(e for _, e in sheet.row_elements([row]))
    c = cells_in(element)[column]
    shown = c.findtext("{*}v") or ""
    other_kind = shown != "" and (c.get("t") == "str") != isinstance(value, str)
    if shown != as_text(value) or other_kind:
        write_value(c, value, r.standing.book.since_1904)
        sheet.replace_rows({row: element})
        r.cells[title, row, column] = value


def _keys(standing: Standing) -> set[At]:
    """The cells that name a row: without what a formula shows there, the next run would not find the row."""
    tables = [(place, KEYS.get(name, ())) for name, (place, _) in standing.tables.items()]
    return {
        (place.title, number, place.columns[field])
        for place, fields in tables
        for field in fields
        for number in range(place.header + 1, place.last + 1)
    }


def _forget(r: Refreshing, known: set[At]) -> None:
    """Officers' formulas that may read what changed lose the value stored with them, and so on from sheet to sheet."""
    book = r.standing.book
    changed = {title for title, _, _ in r.cells}
    while True:
        words = _words_for(book, changed)
        found = {title for title in book.sheets if _forget_on(r, title, words, changed, known)}
        if found <= changed:
            return
        changed |= found


def _words_for(book: Book, changed: set[str]) -> list[str]:
    """What a formula that reads one of these sheets has in it: its name, its tables', a name for its cells."""
    words = [*(t.replace("'", "''") for t in changed), *(t.name for t in book.tables if t.sheet in changed)]
    names = [name for name, text in book.names.items() if any(word in text for word in words)]
    return [*words, *(name for name in names if not name.startswith("_send.")), "INDIRECT("]


def _forget_on(r: Refreshing, title: str, words: list[str], changed: set[str], known: set[At]) -> bool:
    """True where a formula of this worksheet reads one of these."""
    sheet = r.standing.book.sheet(title)
    stale: dict[int, etree._Element] = {}
    shared: dict[str, str] = {}
    formulas = [n for n, row in sheet.rows.items() if len(_FORMULA.findall(row)) > len(_OWN_LINKS.findall(row))]
    for number, row in sheet.row_elements(formulas):
        for column, c in cells_in(row).items():
            formula, stored = c.find("{*}f"), c.find("{*}v")
            if formula is None:
                continue
            text = formula.text or shared.get(formula.get("si", ""), "")
            shared.setdefault(formula.get("si", ""), text)
            reads = _READS.search(text) and not is_own_link(text)
            if stored is None or (title, number, column) in known or not reads:
                continue
            if title in changed or any(word in text for word in words):
                c.remove(stored)
                stale[number] = row
    sheet.replace_rows(stale)
    return bool(stale)
