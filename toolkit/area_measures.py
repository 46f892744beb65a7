"""The files of measures, by area, and what they add to an area's plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from toolkit.area_inputs import RunAreas, read_by_area
from toolkit.area_workbook import AreaWorkbook
from toolkit.documents import slug_of
from toolkit.inputs.find import MEASURES_FOLDER, find_beside
from toolkit.model.measure import CatalogueMeasure, MeasureValue
from toolkit.model.plan import Measure, Plan
from toolkit.model.problem import Problem
from toolkit.record.report import Report
from toolkit.rules.english import counted
from toolkit.rules.measure_checks import measure_checks
from toolkit.rules.measure_rag import AMBER_WITHIN
from toolkit.rules.measure_rows import (
    counting,
    identity,
    one_each,
    read_rows,
    rows_for,
    suggested_measures,
    value_key,
    value_row,
    with_standings,
)
from toolkit.rules.measure_sheet_checks import no_longer_there, typed_otherwise, without_row
from toolkit.rules.row_merge import as_text
from toolkit.workbook.sheets import MEASURE_VALUES, MEASURES
from toolkit.workbook.table_rows import JOIN


@dataclass(frozen=True)
class Measured:
    """What a run has of measures: the catalogue, the files' values by the slug of their area, and the files' names."""

    catalogue: tuple[CatalogueMeasure, ...] = ()
    values: Mapping[str, tuple[MeasureValue, ...]] | None = None
    amber_within: float = AMBER_WITHIN
    files: frozenset[str] = frozenset()

    def only(self, slug: str) -> "Measured":
        """The same for one area, as little as its process needs."""
        return replace(self, values={slug: self.of(slug)})

    def of(self, slug: str) -> tuple[MeasureValue, ...]:
        return (self.values or {}).get(slug, ())


NONE_MEASURED = Measured()


@dataclass(frozen=True)
class AreaMeasures:
    """An area's plan with its measures; `counting` are the values of those on Measures, for checks and reports."""

    plan: Plan
    counting: tuple[MeasureValue, ...]
    problems: tuple[Problem, ...]


def read_measure_files(
    folder: Path,
    catalogue: Sequence[CatalogueMeasure],
    areas: RunAreas,
    report: Report,
    amber_within: float = AMBER_WITHIN,
) -> Measured:
    """The values under input/measures."""
    paths = find_beside(folder, MEASURES_FOLDER)
    if not paths:
        return Measured(tuple(catalogue), {}, amber_within)
    from toolkit.measures.read import read_measures  # brings pandas

    names: set[str] = set()

    def read(path: Path, data: bytes) -> tuple[Sequence[MeasureValue], Sequence[Problem]]:
        usual = areas.of_place(path, folder / MEASURES_FOLDER)
        used = {*areas.names, None}
        file = read_measures(path, data, catalogue, lambda area: (slug_of(area) if area else usual) in used)
        names.add(file.file)
        return file.values, file.problems

    found = read_by_area(folder / MEASURES_FOLDER, paths, read, areas, report, "value")
    total = sum(map(len, found.values()))
    report.stage("measures", f"{counted(total, 'value')} from {counted(len(paths), 'file')}")
    return Measured(tuple(catalogue), found, amber_within, frozenset(names))


def with_measures(
    plan: Plan, measured: Measured, workbook: AreaWorkbook | None, name: str, as_at: date
) -> AreaMeasures:
    """The plan with a row for each measure and each imported value, as they are to stand in the workbook.

    What counts of the measures that have a row: what officers typed or changed, then the files, then what earlier
    files left on the sheet.
    """
    files, catalogue = one_each(measured.of(plan.slug)), measured.catalogue
    rows = (workbook.edits.measures or ()) if workbook else ()
    named = [m for m in (*rows, *suggested_measures(files, _offered(rows, workbook), catalogue)) if m.measure]
    has_row = _all if workbook and workbook.edits.measures is None else rows_for(named, catalogue)
    files = tuple(filter(has_row, files))
    on_sheet = _on_sheet(workbook, catalogue, name)
    own, changed, imported = ([*filter(has_row, v)] for v in (on_sheet.own, on_sheet.changed, on_sheet.imported))
    typed = {value_key(v): v for v in one_each(own)}
    given = counting(changed, files, imported)
    values = counting(own, given)
    there = {value_key(v) for v in imported}
    full = replace(
        plan,
        measures=with_standings(named, values, catalogue, measured.amber_within),
        values=tuple(value_row(v) for v in files if value_key(v) not in typed or value_key(v) in there),
    )
    problems = (
        *on_sheet.doubts,
        *without_row(v for v in on_sheet.own if not has_row(v)),
        *typed_otherwise(given, typed),
        *no_longer_there(
            ((v, on_sheet.sources[v.cell]) for v in imported if value_key(v) not in typed),
            measured.files,
            {value_key(v) for v in files},
        ),
        *measure_checks(values, catalogue, as_at),
    )
    return AreaMeasures(full, values, problems)


@dataclass(frozen=True)
class _OnSheet:
    """The rows of Measure values: officers' `own`, and `imported` ones, of which some were `changed`.

    `sources`: the source file by the cell of a value.
    """

    own: tuple[MeasureValue, ...] = ()
    imported: tuple[MeasureValue, ...] = ()
    changed: tuple[MeasureValue, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Problem, ...] = ()


def _on_sheet(workbook: AreaWorkbook | None, catalogue: Sequence[CatalogueMeasure], name: str) -> _OnSheet:
    """A row without a source file is an officer's; where that column is gone, one that no run has written."""
    if workbook is None:
        return _OnSheet()
    values, doubts = read_rows(workbook.edits.values, catalogue, name, MEASURE_VALUES.name)
    written = _written(workbook, catalogue)
    sources = {each.cell: as_text(each.row.source_file) for each in workbook.edits.values}
    tables = workbook.standing.tables
    told = MEASURE_VALUES.name in tables and "source_file" in tables[MEASURE_VALUES.name][0].columns
    imported = tuple(v for v in values if (sources[v.cell] if told else value_key(v) in written))
    of_files = {v.cell for v in imported}
    own = tuple(v for v in values if v.cell not in of_files)
    changed = tuple(v for v in imported if as_text(v.value) != written.get(value_key(v)))
    return _OnSheet(own, imported, changed, sources, doubts)


def _offered(rows: Sequence[Measure], workbook: AreaWorkbook | None) -> list[str]:
    """The measures that have a row, or had one that officers may have deleted."""
    return [*(str(m.measure) for m in rows if m.measure), *(workbook.base.get(MEASURES.name, {}) if workbook else ())]


def _all(value: MeasureValue) -> bool:
    """Where the sheet Measures is gone, nothing is known of rows that officers deleted."""
    return True


def _written(workbook: AreaWorkbook | None, catalogue: Sequence[CatalogueMeasure]) -> dict[tuple[str, str], str]:
    """What earlier runs brought in, by key, as the base has it."""
    base = workbook.base.get(MEASURE_VALUES.name, {}) if workbook else {}
    found = {}
    for key, texts in base.items():
        measure, _, period = key.rpartition(JOIN)
        found[identity(measure, catalogue), period] = texts.get("value", "")
    return found
