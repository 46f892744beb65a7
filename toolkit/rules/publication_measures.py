"""Which figures stand under which row of the sheet Measures of a spreadsheet that is to be published.

A row and a figure belong together where the catalogue knows both names for one measure, as the row's latest figure is
found; figures of no row are not published.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.model.measure import CatalogueMeasure, MeasureValue
from toolkit.model.plan import Plan
from toolkit.rules.measure_rows import identity
from toolkit.rules.publication_cells import text_of
from toolkit.rules.publication_units import written_unit


@dataclass(frozen=True)
class MeasuredRows:
    """The values of the measures that have a row, each under the name that the first row of its measure has.

    `names` is that name by the name of any row; `units` what rows, then the catalogue, say of the unit, by that name;
    `left_out` how many measures with values have no row.
    """

    values: tuple[MeasureValue, ...]
    names: Mapping[str, str]
    units: Mapping[str, tuple[str, ...]]
    left_out: int


def measured_rows(plan: Plan, values: Sequence[MeasureValue], catalogue: Sequence[CatalogueMeasure]) -> MeasuredRows:
    """One area's values by the rows of the plan's measures."""
    rows = [str(m.measure) for m in plan.measures if text_of(m.measure)]
    keys = {name: identity(name, catalogue) for name in dict.fromkeys((*rows, *(v.measure for v in values)))}
    first = {keys[name]: name for name in reversed(rows)}
    units: dict[str, tuple[str, ...]] = {}
    for key, unit in _units(plan, keys, catalogue):
        if key in first and unit:
            units[first[key]] = (*units.get(first[key], ()), unit)
    return MeasuredRows(
        tuple(replace(v, measure=first[keys[v.measure]]) for v in values if keys[v.measure] in first),
        {name: first[keys[name]] for name in rows},
        units,
        len({keys[v.measure] for v in values} - first.keys()),
    )


def _units(plan: Plan, keys: Mapping[str, str], catalogue: Sequence[CatalogueMeasure]) -> Iterator[tuple[str, str]]:
    for row in plan.measures:
        if text_of(row.measure):
            yield keys[str(row.measure)], written_unit(str(row.unit or ""))
    for measure in catalogue:
        yield measure.code, written_unit(measure.unit)
