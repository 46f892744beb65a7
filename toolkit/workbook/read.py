"""Reading what officers typed, by heading, wherever they moved a column or a row to."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from toolkit.model.edits import Edits, TypedRow
from toolkit.model.plan import Action, Measure, Recommendation, Risk, Value, ValueRow
from toolkit.model.problem import Problem
from toolkit.rules.earlier_papers import CHECK_IT
from toolkit.rules.edits_checks import action_doubts, refs_named
from toolkit.rules.typed_dates import typed_date
from toolkit.workbook.cells import BLANK, Cell
from toolkit.workbook.columns import Column, Sheet
from toolkit.workbook.places import TablePlace
from toolkit.workbook.sheets import (
    ACTION_PLAN,
    FINDINGS,
    MEASURE_VALUES,
    MEASURES,
    PAPER_DETAILS,
    RECOMMENDATIONS,
    RISKS,
    WEAKNESSES,
)
from toolkit.workbook.standing import Standing, list_words, plain

_READ = (PAPER_DETAILS, FINDINGS, WEAKNESSES, ACTION_PLAN, RISKS, RECOMMENDATIONS, MEASURES, MEASURE_VALUES)
_SAVE_IN_EXCEL = "Save the workbook in Excel; the next run reads it."
_CHECKED = ("BRAG", "Likelihood", "Impact")
Row = TypeVar("Row", Action, Risk, Recommendation, Measure)
Cells = dict[str, Value]


def read_edits(standing: Standing) -> Edits:
    """The officers' cells; `problems` name sheets and columns that are gone, `doubts` cells that look wrong."""
    rows = {sheet.name: _rows(standing, sheet) for sheet in _READ}
    details = rows[PAPER_DETAILS.name]
    return Edits(
        details=None if details is None else {_key(c): c.get("value") for _, c in details},
        detail_cells=None if details is None else {_key(c): cell for cell, c in details},
        details_checked=frozenset(
            _key(c) for _, c in details or () if not str(c.get("note", CHECK_IT)).endswith(CHECK_IT)
        ),
        actions=_as(Action, rows[ACTION_PLAN.name]),
        risks=_as(Risk, rows[RISKS.name]),
        recommendations=_as(Recommendation, rows[RECOMMENDATIONS.name]),
        measures=_as(Measure, rows[MEASURES.name]),
        values=tuple(TypedRow(ValueRow(**cells), cell) for cell, cells in rows[MEASURE_VALUES.name] or ()),
        findings=_officers_fields(FINDINGS, rows[FINDINGS.name]),
        weaknesses=_officers_fields(WEAKNESSES, rows[WEAKNESSES.name]),
        documents=frozenset(str(c["document"]) for _, c in rows[FINDINGS.name] or () if c.get("document")),
        problems=tuple(p for sheet in _READ for p in _gone(standing, sheet)),
        doubts=tuple(_doubts(standing)),
        unknown_weaknesses=tuple(_unknown_weaknesses(standing)),
    )


def blank_required(standing: Standing) -> list[tuple[str, str]]:
    """(item, cell of its Value) of the required Paper details that are blank."""
    rows = _rows(standing, PAPER_DETAILS) or []
    return [(str(c.get("item")), cell) for cell, c in rows if c.get("required") == "yes" and c.get("value") is None]


def _rows(standing: Standing, sheet: Sheet) -> list[tuple[str, Cells]] | None:
    """Rows by field, each with the address of its Value or first column; None where the sheet is not there."""
    if sheet.name not in standing.tables:
        return None
    place, _ = standing.tables[sheet.name]
    shown = "value" if "value" in place.columns else min(place.columns, key=lambda f: place.columns[f])
    typed = {c.field: c for c in sheet.columns if c.kind != "formula"}
    return [
        (place.cell(number, shown), {f: _value(typed[f], c) for f, c in cells.items() if f in typed})
        for number, cells in standing.rows(sheet)
    ]


def _value(column: Column, cell: Cell) -> Value:
    """As typed; a day that was typed as text is a day all the same."""
    value = plain(cell)
    return typed_date(value) or value if column.kind == "date" and isinstance(value, str) else value


def _gone(standing: Standing, sheet: Sheet) -> Iterator[Problem]:
    name = standing.book.package.name
    if sheet.name not in standing.tables:
        if any(f", {sheet.name}" in p.where for p in standing.refused):
            return
        what = f"The sheet '{sheet.name}' is not there, so what was typed on it is not in this run's papers."
        mend = f"Put the sheet back from a copy of the workbook with the name '{sheet.name}', and run again."
        yield Problem(what, name, mend, "error")
        return
    place, _ = standing.tables[sheet.name]
    gone = [c.heading for c in sheet.columns if c.heading in place.gone and c.owner == "officer"]
    if gone:
        what = f"On the sheet '{place.title}' the column {', '.join(gone)} is not there."
        yield Problem(what, name, f"Put the heading back in row {place.header} as it was, and run again.", "error")


def _doubts(standing: Standing) -> Iterator[Problem]:
    """Cells whose value is no date, no word of the list, or an error; the value still counts."""
    words = list_words(standing)
    for sheet in (s for s in _READ if s.name in standing.tables):
        place, _ = standing.tables[sheet.name]
        columns = [c for c in sheet.columns if c.owner == "officer" and c.field in place.columns]
        for number, cells in standing.rows(sheet):
            for column in columns:
                cell, at = cells[column.field], place.cell(number, column.field)
                if cell.unworked:
                    yield replace(_doubt(standing, place, at, _no_result(column)), what_to_do=_SAVE_IN_EXCEL)
                elif what := _doubtful(column, cell, words.get(column.choices, ())):
                    yield _doubt(standing, place, at, what)
    yield from _doubtful_actions(standing)


def _doubtful_actions(standing: Standing) -> Iterator[Problem]:
    if ACTION_PLAN.name not in standing.tables:
        return
    place, _ = standing.tables[ACTION_PLAN.name]
    for number, cells in standing.rows(ACTION_PLAN):
        for field, what in action_doubts({f: plain(c) for f, c in cells.items()}):
            yield _doubt(standing, place, place.cell(number, field), what)


def _unknown_weaknesses(standing: Standing) -> Iterator[tuple[str, Problem]]:
    weaknesses = _rows(standing, WEAKNESSES)
    if weaknesses is None or ACTION_PLAN.name not in standing.tables:
        return
    known = {str(c.get("ref")) for _, c in weaknesses}
    place, _ = standing.tables[ACTION_PLAN.name]
    for number, cells in standing.rows(ACTION_PLAN):
        for ref in refs_named(plain(cells.get("weakness", BLANK))):
            if ref not in known:
                what = f"There is no weakness '{ref}' on the sheet Weaknesses."
                yield ref, _doubt(standing, place, place.cell(number, "weakness"), what)


def _doubt(standing: Standing, place: TablePlace, cell: str, what: str) -> Problem:
    where = f"{standing.book.package.name}, {place.title}!{cell}"
    return Problem(what, where, "Correct it; the next run reads it.", sheet=place.title, cell=cell)


def _no_result(column: Column) -> str:
    return f"There is no stored result of the formula for {column.heading}; the cell counts as blank."


def _doubtful(column: Column, cell: Cell, words: tuple[str, ...]) -> str:
    if cell.error:
        return f"The formula for {column.heading} gives {cell.value}; the cell counts as blank."
    value = plain(cell)
    if value is None:
        return ""
    if column.kind == "date" and typed_date(value) is None:
        return f"'{value}' is not a date. {column.heading} must be a date, for example 8 March 2026."
    if column.kind == "date" and isinstance(value, str):
        return f"'{value}' is text to Excel, so that its formulas count no day there; papers and reports do."
    if column.heading in _CHECKED and words and str(value).strip() not in words:
        return f"'{value}' is not on the list. {column.heading} must be one of: {', '.join(words)}."
    return ""


def _key(cells: Cells) -> tuple[str, str]:
    return str(cells.get("paper") or ""), str(cells.get("item") or "")


def _as(kind: type[Row], rows: list[tuple[str, Cells]] | None) -> tuple[Row, ...] | None:
    blank = {"ref": None} if kind is not Measure else {}
    return None if rows is None else tuple(kind(**{**blank, **cells}) for _, cells in rows)


def _officers_fields(sheet: Sheet, rows: list[tuple[str, Cells]] | None) -> dict[str, Cells] | None:
    """The officers' fields of each row by its ref; the toolkit's own cells are not read back."""
    if rows is None:
        return None
    theirs = {c.field for c in sheet.columns if c.owner == "officer"}
    return {str(cells.get("ref") or ""): {f: v for f, v in cells.items() if f in theirs} for _, cells in rows}
