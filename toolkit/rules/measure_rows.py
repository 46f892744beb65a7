"""Measures as rows of the workbook: imported values beside typed ones, and where each measure stands."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from toolkit.model.edits import TypedRow
from toolkit.model.measure import CatalogueMeasure, MeasureValue
from toolkit.model.plan import Measure, Value, ValueRow
from toolkit.model.problem import Problem
from toolkit.rules.measure_cells import Figure, figure_of
from toolkit.rules.measure_names import match_measure
from toolkit.rules.measure_rag import standing_of, suggested_row, with_standing
from toolkit.rules.measure_series import grouped, settled
from toolkit.rules.periods import parse_period

Key = tuple[str, str]


def value_key(value: MeasureValue) -> Key:
    """What tells values apart, however measure and period are written: the measure's code or name, the period."""
    return value.code or same_letters(value.measure), value.period.label


def one_each(values: Iterable[MeasureValue]) -> tuple[MeasureValue, ...]:
    """One a measure and period, measures as they first come: a final one before a provisional one."""
    return tuple(v for series in grouped(values, lambda v: value_key(v)[0]) for v in settled(series))


def value_row(v: MeasureValue) -> ValueRow:
    provisional = "yes" if v.provisional else "no"
    return ValueRow(v.measure, v.period.label, v.numerator, v.denominator, v.value, provisional, v.file)


def read_rows(
    typed: Sequence[TypedRow], catalogue: Sequence[CatalogueMeasure], workbook: str, sheet: str
) -> tuple[tuple[MeasureValue, ...], tuple[Problem, ...]]:
    """The rows of the sheet as values, and what is to be said of those that are none."""
    values: list[MeasureValue] = []
    problems: list[Problem] = []
    for each in typed:
        value, what = _value(each, catalogue, workbook, sheet)
        values += [value] if value else []
        if what:
            where = f"{workbook}, {sheet}!{each.cell}"
            problems.append(Problem(what, where, "Correct it; the next run reads it.", sheet=sheet, cell=each.cell))
    return tuple(values), tuple(problems)


def _value(
    typed: TypedRow, catalogue: Sequence[CatalogueMeasure], workbook: str, sheet: str
) -> tuple[MeasureValue | None, str]:
    """The value of a row, None where it has none; and what is to be said of it."""
    row, name = typed.row, " ".join(str(typed.row.measure or "").split())
    known = match_measure(name, catalogue).measure
    period, doubt = parse_period(row.period, known.period_type if known else None)
    figure = figure_of(row.value)
    if figure.number is None or not name or period is None:
        return None, _why_none(typed, figure, doubt if period is None else "")
    part, whole = (figure_of(cell).number for cell in (row.numerator, row.denominator))
    provisional = figure.provisional or str(row.provisional or "").strip().lower() == "yes"
    value = MeasureValue(
        "", name, period, figure.number, part, whole, provisional, known.code if known else "", name,
        str(row.value), figure.unit, file=workbook, sheet=sheet, cell=typed.cell,
    )  # fmt: skip
    return value, doubt


def _why_none(typed: TypedRow, figure: Figure, period: str) -> str:
    """Empty for a row that rightly has no figure yet."""
    if figure.wrong:
        return f"Value '{typed.row.value}': {figure.wrong}"
    if figure.number is None:
        return ""
    return (
        f"Period '{typed.row.period or ''}': {period}" if period else "It has no measure, so its value counts for none."
    )


def counting(*sources: Iterable[MeasureValue]) -> tuple[MeasureValue, ...]:
    """The values of the first source, and those of each further one for periods of which there are none yet."""
    found: list[MeasureValue] = []
    for source in sources:
        known = {value_key(v) for v in found}
        found += [v for v in source if value_key(v) not in known]
    return tuple(found)


def with_standings(
    rows: Sequence[Measure], values: Sequence[MeasureValue], catalogue: Sequence[CatalogueMeasure], amber: float
) -> tuple[Measure, ...]:
    """The officers' rows with latest, period, change and RAG; without them where there is no value."""
    identities = _identities((*(str(r.measure or "") for r in rows), *(v.measure for v in values)), catalogue)
    by_name: dict[str, list[MeasureValue]] = {}
    for value in values:
        by_name.setdefault(identities[value.measure], []).append(value)
    found = ((row, by_name.get(identities[str(row.measure or "")], [])) for row in rows)
    standings = ((row, standing_of(own, row, amber)) for row, own in found)
    return tuple(with_standing(row, standing) if standing else _without_figures(row) for row, standing in standings)


def _without_figures(row: Measure) -> Measure:
    return replace(row, latest=None, period=None, change=None, rag=None)


def rows_for(rows: Iterable[Measure], same: Callable[[str], str]) -> Callable[[MeasureValue], bool]:
    """Tells whether one of these rows is that of a value's measure, under any of its names."""
    own = {same(str(row.measure)) for row in rows if row.measure}
    return lambda value: same(value.measure) in own


def suggested_measures(
    values: Iterable[MeasureValue], known: Sequence[str], catalogue: Sequence[CatalogueMeasure]
) -> tuple[Measure, ...]:
    """A row for each measure of the files that no row and no earlier suggestion names, as the catalogue has it."""
    first = {v.measure: v for v in reversed([*values])}
    identities = _identities((*known, *first), catalogue)
    seen = {identities[name] for name in known}
    by_code = {m.code: m for m in catalogue}
    found: list[Measure] = []
    for name, value in reversed(first.items()):
        if identities[name] not in seen:
            seen.add(identities[name])
            entry = by_code.get(value.code)
            found.append(suggested_row(entry) if entry else Measure(measure=name, unit=value.unit or None))
    return tuple(found)


def _identities(names: Iterable[str], catalogue: Sequence[CatalogueMeasure]) -> dict[str, str]:
    return {name: identity(name, catalogue) for name in dict.fromkeys(names)}


def same_measure(catalogue: Sequence[CatalogueMeasure]) -> Callable[[str], str]:
    """What tells measures apart, by any of their names; each name is looked up once."""
    known: dict[str, str] = {}

    def same(name: str) -> str:
        if name not in known:
            known[name] = identity(name, catalogue)
        return known[name]

    return same


@lru_cache(maxsize=1000, typed=True)
def period_label(written: Value) -> str:
    """The period as the toolkit writes it, however a cell has it; empty where it cannot be read."""
    period, _ = parse_period(written)
    return period.label if period else ""


def identity(name: str, catalogue: Sequence[CatalogueMeasure]) -> str:
    """The catalogue's code, however the name is written; else the name, case and blanks aside."""
    known = match_measure(name, catalogue).measure
    return known.code if known else same_letters(name)


def same_letters(name: str) -> str:
    """The name, case and blanks aside."""
    return " ".join(name.split()).casefold()
