"""The rows of a declared table: as this run has them, and as they stand in the workbook."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.model.merge import Row, StandingRow
from toolkit.model.plan import Value
from toolkit.rules.measure_rows import period_label
from toolkit.rules.row_merge import as_text
from toolkit.workbook.cells import Cell, fitting
from toolkit.workbook.columns import Sheet
from toolkit.workbook.links import is_own_link, shown_by
from toolkit.workbook.sheets import CHECKS, MEASURE_VALUES, MEASURES
from toolkit.workbook.standing import KEYS, Standing, plain

JOIN = " / "
_COPY = re.compile(r" \(\d+\)$")


def toolkit_fields(sheet: Sheet) -> tuple[str, ...]:
    """The columns the toolkit goes on writing; calculated ones are not merged."""
    own = (c.field for c in sheet.columns if c.owner == "toolkit" and c.kind != "formula")
    return (*own, *sheet.imported)


def rows_of(sheet: Sheet, records: Sequence[Any]) -> list[Row]:
    """This run's rows, with officers' columns too: those are written once, when the row is made."""
    typed = [c.field for c in sheet.columns if c.kind != "formula"]
    seen: Counter[str] = Counter()
    return [_row(sheet, {f: _field(record, f) for f in typed}, seen) for record in records]


def _row(sheet: Sheet, cells: dict[str, Value], seen: Counter[str]) -> Row:
    return Row(_told_apart(sheet, key_of(sheet, cells), seen), cells)


def _told_apart(sheet: Sheet, key: str, seen: Counter[str]) -> str:
    """Two checks may say the same of two cells; a measure may have a row for each of several targets."""
    if sheet not in (CHECKS, MEASURES) or not key:
        return key
    seen[key] += 1
    return f"{key} ({seen[key]})" if seen[key] > 1 else key


def name_of_copy(key: str) -> str:
    """The key of a row as it would be if there were no other of the same name before it."""
    return _COPY.sub("", key)


def _field(record: Any, field: str) -> Value:
    value: Value = record.get(field) if isinstance(record, dict) else getattr(record, field, None)
    return fitting(value)


def key_of(sheet: Sheet, cells: dict[str, Value]) -> str:
    """What names a row: its Ref, or the columns that do so together; "" for a value of a measure that is officers' own.

    Imported values say which file they are from: what an officer typed for the same period is no copy of them.
    """
    if sheet is MEASURE_VALUES:
        return _key_of_value(cells)
    return JOIN.join(as_text(cells.get(field)) for field in KEYS.get(sheet.name, ()))


def _key_of_value(cells: dict[str, Value]) -> str:
    """Its period as the toolkit writes it, even where Excel made it a date; only a label may follow the last JOIN."""
    if "source_file" in cells and not as_text(cells["source_file"]):
        return ""
    period = period_label(cells.get("period")) or as_text(cells.get("period")).replace(JOIN, "/")
    return f"{as_text(cells.get('measure'))}{JOIN}{period}"


def _text_of(cell: Cell) -> Value:
    if cell.formula is None:
        return plain(cell)
    return shown_by(cell.formula) if is_own_link(cell.formula) else cell.value


def standing_rows(standing: Standing, sheet: Sheet) -> Iterator[StandingRow]:
    """The rows as they stand; a link of the toolkit's own is no officer's formula."""
    seen: Counter[str] = Counter()
    for number, cells in standing.rows(sheet):
        texts = {f: _text_of(c) for f, c in cells.items()}
        formulas = {f for f, c in cells.items() if c.formula is not None and not is_own_link(c.formula)}
        key = _told_apart(sheet, key_of(sheet, texts), seen)
        texts |= {f: f"={cells[f].formula}" for f in formulas}
        yield StandingRow(number, key, texts, frozenset(formulas))
