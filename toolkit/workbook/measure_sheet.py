"""Measure values as it stands: officers' own rows, imported ones, and those of the imported that officers changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.model.edits import TypedRow
from toolkit.model.measure import CatalogueMeasure, MeasureValue
from toolkit.model.merge import Base, StandingRow
from toolkit.model.problem import Problem
from toolkit.rules.english import shortened
from toolkit.rules.measure_rows import Key, read_rows, value_key, value_row
from toolkit.rules.row_merge import as_text
from toolkit.workbook.measure_tables import value_identity
from toolkit.workbook.sheets import MEASURE_VALUES, MEASURES
from toolkit.workbook.standing import Standing
from toolkit.workbook.table_rows import rows_of, standing_rows

Same = Callable[[str], str]
Texts = Mapping[str, str]


@dataclass(frozen=True)
class OnSheet:
    """The rows of Measure values: officers' `own`, and `imported` ones, of which some were `changed`.

    `sources`: the source file by the cell of a value. `doubts`: rows of which no figure can be had.
    """

    own: tuple[MeasureValue, ...] = ()
    imported: tuple[MeasureValue, ...] = ()
    changed: tuple[MeasureValue, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Problem, ...] = ()


def on_sheet(
    standing: Standing,
    typed: Sequence[TypedRow],
    base: Base,
    files: Iterable[MeasureValue],
    catalogue: Sequence[CatalogueMeasure],
    same: Same,
) -> OnSheet:
    """The rows as values. One without a source file is an officer's; where that column is gone, one that no run wrote.

    `base` is what earlier runs wrote on this sheet; `files` has the figures that files give now, which stand in for
    what of it is lost.
    """
    name = standing.book.package.name
    values, doubts = read_rows(typed, catalogue, name, MEASURE_VALUES.name)
    there = _rows_by_cell(standing, typed)
    written = {value_identity(key, same): texts for key, texts in base.items()}
    sources = {each.cell: as_text(each.row.source_file) for each in typed}
    tables = standing.tables
    told = MEASURE_VALUES.name in tables and "source_file" in tables[MEASURE_VALUES.name][0].columns
    imported = tuple(v for v in values if (sources[v.cell] if told else value_key(v) in written))
    of_files = {v.cell for v in imported}
    given = {value_key(v): _texts(v) for v in files}

    def is_changed(value: MeasureValue) -> bool:
        row, key = there[value.cell], value_key(value)
        return _is_changed(row, {**given.get(key, {}), **base.get(row.key, written.get(key, {}))})

    return OnSheet(
        tuple(v for v in values if v.cell not in of_files),
        imported,
        tuple(v for v in imported if is_changed(v)),
        sources,
        (*doubts, *_without_result(name, typed, there, given, same)),
    )


def measure_cells(standing: Standing) -> list[tuple[str, str]]:
    """(measure, where its cell is, such as Measures!A3) of each row of Measures that has a name."""
    if MEASURES.name not in standing.tables:
        return []
    place, _ = standing.tables[MEASURES.name]
    rows = ((as_text(row.cells["measure"]), row.number) for row in standing_rows(standing, MEASURES) if row.key)
    return [(measure, place.cell(number, "measure")) for measure, number in rows]


def _rows_by_cell(standing: Standing, typed: Sequence[TypedRow]) -> dict[str, StandingRow]:
    rows = standing_rows(standing, MEASURE_VALUES) if MEASURE_VALUES.name in standing.tables else ()
    return {each.cell: row for each, row in zip(typed, rows, strict=True)}


def _texts(value: MeasureValue) -> dict[str, str]:
    (row,) = rows_of(MEASURE_VALUES, [value_row(value)])
    return {f: as_text(row.cells[f]) for f in MEASURE_VALUES.imported}


def _is_changed(row: StandingRow, last: Texts) -> bool:
    """True where an imported cell is a formula, or not what was last written there."""
    fields = [f for f in MEASURE_VALUES.imported if f in row.cells]
    return any(f in row.formulas or as_text(row.cells[f]) != last.get(f, as_text(row.cells[f])) for f in fields)


def _without_result(
    name: str, typed: Sequence[TypedRow], there: Mapping[str, StandingRow], given: Mapping[Key, Texts], same: Same
) -> Iterator[Problem]:
    """A warning for each imported value that officers made a formula of which no result is stored."""
    for each in typed:
        row = there[each.cell]
        if each.row.value is None and "value" in row.formulas and row.key:
            key = value_identity(row.key, same)
            counts = "the file's figure counts" if key in given else "it has no figure"
            about = f"{shortened(str(each.row.measure))}, {key[1]}"
            what = f"{about}: Value has a formula without a stored result, so {counts}."
            mend = "Save the workbook in Excel; the next run reads it."
            yield Problem(
                what, f"{name}, {MEASURE_VALUES.name}!{each.cell}", mend, "warning", MEASURE_VALUES.name, each.cell
            )
