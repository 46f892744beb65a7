"""The files of measures, by area, and what they add to an area's plan."""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from pathlib import Path

from toolkit.area_inputs import read_by_area
from toolkit.area_workbook import AreaWorkbook
from toolkit.inputs.find import MEASURES_FOLDER, find_beside
from toolkit.model.edits import TypedRow
from toolkit.model.measure import CatalogueMeasure, MeasureValue
from toolkit.model.plan import Plan, ValueRow
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
    suggested_measures,
    typed_otherwise,
    value_key,
    value_row,
    with_standings,
)
from toolkit.rules.row_merge import as_text
from toolkit.workbook.sheets import MEASURE_VALUES, MEASURES
from toolkit.workbook.table_rows import JOIN


@dataclass(frozen=True)
class Measured:
    """What a run has of measures: the catalogue, the values of the files by the slug of their area."""

    catalogue: tuple[CatalogueMeasure, ...] = ()
    values: Mapping[str, tuple[MeasureValue, ...]] | None = None
    amber_within: float = AMBER_WITHIN

    def only(self, slug: str) -> "Measured":
        """The same for one area, as little as its process needs."""
        return replace(self, values={slug: self.of(slug)})

    def of(self, slug: str) -> tuple[MeasureValue, ...]:
        return (self.values or {}).get(slug, ())


NONE_MEASURED = Measured()


@dataclass(frozen=True)
class AreaMeasures:
    """An area's plan with its measures; `counting` are all its values, for checks and the progress report."""

    plan: Plan
    counting: tuple[MeasureValue, ...]
    problems: tuple[Problem, ...]


def read_measure_files(
    folder: Path,
    catalogue: Sequence[CatalogueMeasure],
    areas: Mapping[str, str],
    report: Report,
    amber_within: float = AMBER_WITHIN,
) -> Measured:
    """The values under input/measures; `areas` are the names of the run's areas by slug."""
    paths = find_beside(folder, MEASURES_FOLDER)
    if not paths:
        return Measured(tuple(catalogue), {}, amber_within)
    from toolkit.measures.read import read_measures  # brings pandas

    def read(path: Path, data: bytes) -> tuple[Sequence[MeasureValue], Sequence[Problem]]:
        file = read_measures(path, data, catalogue)
        return file.values, file.problems

    found = read_by_area(paths, read, areas, report, "value")
    total = sum(map(len, found.values()))
    report.stage("measures", f"{counted(total, 'value')} from {counted(len(paths), 'file')}")
    return Measured(tuple(catalogue), found, amber_within)


def with_measures(
    plan: Plan, measured: Measured, workbook: AreaWorkbook | None, name: str, as_at: date
) -> AreaMeasures:
    """The plan with a row for each measure and each imported value, as they are to stand in the workbook.

    What counts: what officers typed or changed, then the files, then what earlier files left on the sheet.
    """
    files, catalogue = one_each(measured.of(plan.slug)), measured.catalogue
    sheet = workbook.edits.values if workbook else ()
    on_sheet, doubts = read_rows(sheet, catalogue, name, MEASURE_VALUES.name)
    written = _written(workbook, catalogue)
    typed = {value_key(v): v for v in on_sheet if value_key(v) not in written}
    changed = [v for v in on_sheet if as_text(v.value) != written.get(value_key(v))]
    values = counting(changed, files, on_sheet)
    rows = (workbook.edits.measures or ()) if workbook else ()
    offered = [
        *(str(m.measure) for m in rows if m.measure),
        *(workbook.base.get(MEASURES.name, {}) if workbook else ()),
    ]
    named = [m for m in (*rows, *suggested_measures(files, offered, catalogue)) if m.measure]
    full = replace(
        plan,
        measures=with_standings(named, values, catalogue, measured.amber_within),
        values=tuple(value_row(v) for v in files if _may_write(v, typed, sheet)),
    )
    problems = (*doubts, *typed_otherwise(files, typed), *measure_checks(values, catalogue, as_at))
    return AreaMeasures(full, values, problems)


def _may_write(value: MeasureValue, typed: Mapping[tuple[str, str], MeasureValue], rows: Sequence[TypedRow]) -> bool:
    """False where an officer typed a row of their own for it; one that says all the same is taken up."""
    theirs = typed.get(value_key(value))
    return theirs is None or any(r.cell == theirs.cell and _texts(r.row) == _texts(value_row(value)) for r in rows)


def _texts(row: ValueRow) -> list[str]:
    return [as_text(cell) for cell in astuple(row)]


def _written(workbook: AreaWorkbook | None, catalogue: Sequence[CatalogueMeasure]) -> dict[tuple[str, str], str]:
    """What earlier runs brought in, by key, as the base has it."""
    base = workbook.base.get(MEASURE_VALUES.name, {}) if workbook else {}
    found = {}
    for key, texts in base.items():
        measure, _, period = key.rpartition(JOIN)
        found[identity(measure, catalogue), period] = texts.get("value", "")
    return found
