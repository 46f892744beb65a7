"""The tables of measures before they are merged: what this run offers them, and what the toolkit last wrote there.

Officers rename, copy and sort rows of Measures, and files and Excel write a measure or a period in other ways: what was
written is found again by what it means and by what stands there.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from toolkit.model.merge import Base, Row, StandingRow
from toolkit.rules.measure_rows import Key, period_label
from toolkit.rules.row_merge import as_text
from toolkit.workbook.columns import Sheet
from toolkit.workbook.refresh_table import Refreshing
from toolkit.workbook.sheets import MEASURE_VALUES, MEASURES
from toolkit.workbook.standing import Standing
from toolkit.workbook.table_rows import JOIN, name_of_copy, standing_rows, toolkit_fields

RENAMED = ":renamed to"
_FIELDS = toolkit_fields(MEASURES)
Same = Callable[[str], str]
Prepared = tuple[list[Row], Base]


def prepared(r: Refreshing, sheet: Sheet, ours: Sequence[Row], base: Mapping[str, Base], same: Same) -> Prepared:
    """The rows of Measures or Measure values as they are to be merged, and the base to merge them with."""
    had = base.get(sheet.name, {})
    if sheet.name not in r.standing.tables:
        return [*ours], had
    if sheet is MEASURE_VALUES:
        return _values(r, ours, had, same)
    return _measures(r, ours, had, same) if base else ([_offered(row, None, {}) for row in ours], had)


def value_identity(key: str, same: Same) -> Key:
    """What the key of a row of Measure values means: the measure, the period; a label has no JOIN in it."""
    measure, _, period = key.rpartition(JOIN)
    return same(measure), period_label(period) or period


def renamed(standing: Standing, base: Base, same: Same) -> dict[str, str]:
    """The new name, by the old one, of measures whose row stands with the toolkit's cells as they were last written."""
    there, found = _standing(standing), dict[str, str]()
    for old in _gone(base, there, same):
        now = base[old].get(RENAMED, "")
        if now not in there:
            now = next((k for k, row in there.items() if k not in found.values() and _may_be(row, old, base)), "")
        if now:
            found[old] = now
    return found


def _values(r: Refreshing, ours: Sequence[Row], base: Base, same: Same) -> Prepared:
    """Under the keys that stand, both the rows and the base."""
    there = {row.key: None for row in standing_rows(r.standing, MEASURE_VALUES) if row.key}
    shown, kept = ({value_identity(key, same): key for key in keys} for keys in (there, base))
    again = {key: base[kept[i]] for key in there if key not in base and (i := value_identity(key, same)) in kept}
    for key, texts in again.items():
        r.remember(MEASURE_VALUES.name, key, texts)

    def known(key: str) -> str:
        identity = value_identity(key, same)
        return key if key in there else shown.get(identity, kept.get(identity, key))

    return [replace(row, key=known(row.key)) for row in ours], {**base, **again}


def _measures(r: Refreshing, ours: Sequence[Row], base: Base, same: Same) -> Prepared:
    there, moved = _standing(r.standing), renamed(r.standing, base, same)
    known = {key: _last_written(key, there, base, moved, same) for key in there}
    for key, texts in known.items():
        new = {f: texts[f] for f in _FIELDS if texts[f] != base.get(key, {}).get(f, "")}
        if new:
            r.remember(MEASURES.name, key, new)
    for old, now in moved.items():
        if base[old].get(RENAMED) != now:
            r.remember(MEASURES.name, old, {RENAMED: now})
    rows = [_offered(row, there.get(row.key), known.get(row.key, {})) for row in ours]
    gone = (key for key in _gone(base, {row.key for row in ours}, same) if key not in moved)
    return [*rows, *(Row(key, {}) for key in gone)], {**base, **known}


def _standing(standing: Standing) -> dict[str, StandingRow]:
    rows = standing_rows(standing, MEASURES) if MEASURES.name in standing.tables else ()
    return {row.key: row for row in rows if row.key}


def _gone(base: Base, there: Collection[str], same: Same) -> Iterator[str]:
    """The measures that had a row and have none now under any of their names."""
    names = {_name(key, base, same) for key in there}
    yield from (key for key in base if not key.startswith(":") and _name(key, base, same) not in names)


def _name(key: str, base: Base, same: Same) -> str:
    first = name_of_copy(key)
    return same(first if first in base else key)


def _may_be(row: StandingRow, old: str, base: Base) -> bool:
    """True for a row new to the toolkit, or one that gets its old name back, that has what was written under `old`."""
    own = base.get(row.key)
    is_new = own is None and any(_shown(row).values())
    return (is_new or (own or {}).get(RENAMED) == old) and _stands(row, base[old])


def _last_written(
    key: str, there: Mapping[str, StandingRow], base: Base, moved: Mapping[str, str], same: Same
) -> dict[str, str]:
    """What the toolkit last wrote in a row: under its key, else under that of a copy or its old name; else blanks."""
    row, own, name = there[key], base.get(key), _name(key, base, same)
    copies = [k for k in base if k != key and _name(k, base, same) == name]
    # what another copy still shows is not this one's: an officer may have typed the same here
    free = [base[k] for k in copies if own is None or k not in there or not _stands(there[k], base[k])]
    before = [base[old] for old, now in moved.items() if now == key]
    known = [*([] if own is None else [own]), *free, *before]
    texts = next((t for t in known if _stands(row, t)), known[0] if known else {})
    return {**(own or {}), **{f: texts.get(f, "") for f in _FIELDS}}


def _stands(row: StandingRow, texts: Mapping[str, str]) -> bool:
    return all(texts.get(f, "") == text for f, text in _shown(row).items())


def _shown(row: StandingRow) -> dict[str, str]:
    return {f: as_text(row.cells[f]) for f in _FIELDS if f in row.cells}


def _offered(row: Row, there: StandingRow | None, last: Mapping[str, str]) -> Row:
    """A row without a figure offers only blanks, over what the toolkit wrote."""
    if row.cells.get("latest") is not None:
        return row
    shown = _shown(there) if there else {}
    stale = {f: None for f in _FIELDS if last.get(f) and shown.get(f) == last[f]}
    return replace(row, cells={**{f: v for f, v in row.cells.items() if f not in _FIELDS}, **stale})
