"""The files of measures, by area, and what they add to an area's plan."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    one_each,
    rows_for,
    same_measure,
    suggested_measures,
    value_key,
    value_row,
    with_standings,
)
from toolkit.rules.measure_sheet_checks import no_longer_there, no_value_named, typed_otherwise, without_row
from toolkit.workbook.measure_sheet import OnSheet, measure_cells, on_sheet
from toolkit.workbook.measure_tables import renamed
from toolkit.workbook.sheets import MEASURE_VALUES, MEASURES


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
    """An area's plan with its measures; `counting` are the values of those on Measures, for checks and reports.

    `same_measure` tells measures apart by any of their names.
    """

    plan: Plan
    counting: tuple[MeasureValue, ...]
    problems: tuple[Problem, ...]
    same_measure: Callable[[str], str]


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


def with_measures(plan: Plan, measured: Measured, workbook: AreaWorkbook | None, as_at: date) -> AreaMeasures:
    """The plan with a row for each measure and each imported value, as they are to stand in the workbook.

    What counts of the measures that have a row: what officers typed or changed, then the files, then what earlier
    files left on the sheet.
    """
    files, catalogue = one_each(measured.of(plan.slug)), measured.catalogue
    same = same_measure(catalogue)
    rows = (workbook.edits.measures or ()) if workbook else ()
    named = [m for m in (*rows, *suggested_measures(files, _offered(rows, workbook), catalogue)) if m.measure]
    has_row = _all if workbook and workbook.edits.measures is None else rows_for(named, same)
    there = _on_sheet(workbook, files, catalogue, same)
    without = [v for v in (*files, *there.own, *there.imported) if not has_row(v)]
    files = tuple(filter(has_row, files))
    own, changed, imported = ([*filter(has_row, v)] for v in (there.own, there.changed, there.imported))
    typed = {value_key(v): v for v in one_each(own)}
    given = counting(changed, files, imported)
    values = counting(own, given)
    on_both = {value_key(v) for v in imported}
    full = replace(
        plan,
        measures=with_standings(named, values, catalogue, measured.amber_within),
        values=tuple(value_row(v) for v in files if value_key(v) not in typed or value_key(v) in on_both),
    )
    not_typed = [(v, there.sources[v.cell]) for v in imported if value_key(v) not in typed]
    problems = (
        *there.doubts,
        *without_row(v for v in there.own if not has_row(v)),
        *_no_value_named(workbook, values, without, same),
        *typed_otherwise(given, typed),
        *no_longer_there(not_typed, measured.files, {value_key(v) for v in files}),
        *measure_checks(values, catalogue, as_at),
    )
    return AreaMeasures(full, values, problems, same)


def _on_sheet(
    workbook: AreaWorkbook | None,
    files: Sequence[MeasureValue],
    catalogue: Sequence[CatalogueMeasure],
    same: Callable[[str], str],
) -> OnSheet:
    if workbook is None:
        return OnSheet()
    base = workbook.base.get(MEASURE_VALUES.name, {})
    return on_sheet(workbook.standing, workbook.edits.values, base, files, catalogue, same)


def _no_value_named(
    workbook: AreaWorkbook | None,
    values: Sequence[MeasureValue],
    without: Sequence[MeasureValue],
    same: Callable[[str], str],
) -> Iterator[Problem]:
    """Of rows without a value; values of a measure whose row officers deleted are nobody's to look for."""
    if workbook is None or MEASURES.name not in workbook.standing.tables:
        return
    base, there = workbook.base.get(MEASURES.name, {}), {same(v.measure) for v in values}
    deleted = {same(key) for key in base} - {same(old) for old in renamed(workbook.standing, base, same)}
    names = list(dict.fromkeys(v.measure for v in without if same(v.measure) not in deleted))
    rows = [(measure, cell) for measure, cell in measure_cells(workbook.standing) if same(measure) not in there]
    place, _ = workbook.standing.tables[MEASURES.name]
    yield from no_value_named(rows, names, workbook.standing.book.package.name, place.title)


def _offered(rows: Sequence[Measure], workbook: AreaWorkbook | None) -> list[str]:
    """The measures that have a row, or had one that officers may have deleted."""
    return [*(str(m.measure) for m in rows if m.measure), *(workbook.base.get(MEASURES.name, {}) if workbook else ())]


def _all(value: MeasureValue) -> bool:
    """Where the sheet Measures is gone, nothing is known of rows that officers deleted."""
    return True
