"""Where a measure stands: its latest value, how it changed, and Green, Amber or Red with the reason.

There is a colour only where somebody has said which way is better and what is aimed at: never by guess.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from toolkit.model.measure import CatalogueMeasure, MeasureValue, Period
from toolkit.model.plan import Measure, Value
from toolkit.rules.measure_cells import figure_of, unit_of
from toolkit.rules.measure_series import settled
from toolkit.rules.measure_worth import with_unit

GREEN, AMBER, RED = "Green", "Amber", "Red"
AMBER_WITHIN = 0.10  # of the target; a convention of ours, no rule of anybody's
_WEEKS_OR_DAYS = re.compile(r"\s*([\d.,]+)\s*(%|per cent\b|per [\d,]+|[a-z]*)", re.I)


@dataclass(frozen=True)
class Standing:
    """Where a measure stands. `change` and `year_change` are None where there is no figure to compare with.

    `rag` is a word, or blank where no colour can be given; `reason` says why, in a sentence either way.
    """

    latest: MeasureValue
    change: float | None
    year_change: float | None
    rag: str
    reason: str
    trend: str


def standing_of(values: Iterable[MeasureValue], row: Measure, amber_within: float = AMBER_WITHIN) -> Standing | None:
    """Where the measure of this row of the workbook stands by one area's values of it; None where there are none.

    The latest value is that of the period that ends last, the shortest where several do. A final figure goes before a
    provisional one of its period. A share that cannot be gets no colour, and nothing is compared with it.
    """
    series = settled(values)
    if not series:
        return None
    latest = max(series, key=lambda v: (v.period.end, v.period.start))
    unit = str(row.unit or latest.unit or "")
    doubt = _impossible(latest, unit)
    if doubt:
        reason = f"{with_unit(latest.value, unit)} in {latest.period.words}: no colour, because {doubt}"
        return Standing(latest, None, None, "", reason, "")
    change, year_change = _changes(latest, {v.period: v for v in series if not _impossible(v, unit)}, unit)
    rag, reason = _colour(latest, row, unit, amber_within)
    trend = _trend(latest, (change, year_change), row, unit)
    return Standing(latest, change, year_change, rag, reason, trend)


def suggested_row(measure: CatalogueMeasure) -> Measure:
    """The row of the sheet Measures that the catalogue offers; baseline, target and weakness are the officers'."""
    return Measure(
        measure=measure.measure,
        definition=measure.definition,
        unit=measure.unit,
        better=measure.better,
        statutory_standard=measure.standard or None,
        source=measure.source,
    )


def with_standing(row: Measure, standing: Standing) -> Measure:
    """The row with the toolkit's own columns filled: latest, period, change on the period before, RAG."""
    latest = standing.latest
    return replace(
        row, latest=latest.value, period=latest.period.label, change=standing.change, rag=standing.rag or None
    )


def _impossible(value: MeasureValue, unit: str) -> str:
    """Why a percentage cannot be true; empty where it can, and for rates and counts."""
    if unit_of(unit) != "%":
        return ""
    if not 0 <= value.value <= 100:
        return f"a percentage cannot be {'above 100%' if value.value > 100 else 'below 0'}."
    top, bottom = value.numerator, value.denominator
    above = top is not None and bottom is not None and top > bottom
    return f"the numerator {top:g} is above the denominator {bottom:g}, which a share cannot have." if above else ""


def _changes(latest: MeasureValue, values: dict[Period, MeasureValue], unit: str) -> tuple[float | None, float | None]:
    """Against the period before and the same one a year before; a count to date grows each month: only the latter."""
    before = None if latest.period.to_date and unit == "number" else latest.period.previous
    found = (values.get(before) if before else None, values.get(latest.period.year_before))
    last, year = (None if other is None else round(latest.value - other.value, 6) for other in found)
    return last, year


def _colour(latest: MeasureValue, row: Measure, unit: str, amber_within: float) -> tuple[str, str]:
    better = str(row.better or "").strip().lower()
    shown = f"{with_unit(latest.value, unit)} in {latest.period.words}"
    if better not in ("higher", "lower"):
        return "", f"{shown}: no colour, because it is not said whether higher or lower is better."
    target, doubt = _aim(row.target, unit, latest.value, better)
    standard, no_standard = _aim(row.statutory_standard, unit, latest.value, better)
    if doubt:
        return "", f"{shown}: no colour, because the target {doubt}"
    if target is None and standard is None:
        why = f"the statutory standard {no_standard}" if no_standard else "there is neither a target nor a standard."
        return "", f"{shown}: no colour, because {why}"
    word, reason = _judged(latest.value, (target, standard), better == "higher", unit, amber_within)
    return word, f"{shown}: {word}, because it {reason}{' The figure is provisional.' if latest.provisional else ''}"


def _judged(
    value: float, aims: tuple[float | None, float | None], higher: bool, unit: str, amber_within: float
) -> tuple[str, str]:
    """The word for a value beside target and standard, and what it does."""
    target, standard = aims
    named = [(n, a) for n, a in (("target", target), ("statutory standard", standard)) if a is not None]
    said = {name: f"the {name} of {with_unit(aim, unit)}" for name, aim in named}
    missed = [(name, aim) for name, aim in named if not _meets(value, aim, higher)]
    if not missed:
        return GREEN, f"meets {' and '.join(said.values())}."
    name, aim = missed[0]
    if len(missed) < len(named):
        met = next(n for n, _ in named if n != name)
        return AMBER, f"meets {said[met]}, but not {said[name]}."
    margin = _margin(round(abs(aim) * amber_within, 2), unit)
    beyond = "below" if higher else "above"
    if abs(value - aim) <= abs(aim) * amber_within + 1e-9:
        return AMBER, f"is {beyond} {said[name]} by no more than {margin}."
    return RED, f"is {beyond} {said[name]} by more than {margin}."


def _margin(number: float, unit: str) -> str:
    """6% of a target of 60% would be 3.6 of the points that are meant."""
    if unit != "%":
        return with_unit(number, unit)
    return f"{with_unit(number, '')} percentage point{'' if number == 1 else 's'}"


def _meets(value: float, aim: float, higher: bool) -> bool:
    return value >= aim - 1e-9 if higher else value <= aim + 1e-9


def _aim(written: Value, unit: str, value: float, better: str) -> tuple[float | None, str]:
    """The number aimed at; None with a reason where what is typed cannot be set beside the value."""
    if written is None or not str(written).strip():
        return None, ""
    number, own_unit = _leading(written)
    if number is None or (own_unit and own_unit != unit):
        return None, f"'{written}' is not a number in the measure's unit."
    if unit == "%" and not own_unit and 0 < number < 1 and value > 1:
        return None, f"'{number:g}' may mean {number:g}% or {number * 100:g}%: type it as text with its % sign."
    return number, ""


def _leading(written: Value) -> tuple[float | None, str]:
    """The number a cell begins with, and the unit it names: 100 and % for "100% within 20 weeks of the request"."""
    if isinstance(written, int | float):
        return float(written), ""
    m = _WEEKS_OR_DAYS.match(str(written))
    if not m:
        return None, ""
    named = "%" if m[2].lower() == "per cent" else m[2].lower()
    return figure_of(m[1]).number, named


def _trend(latest: MeasureValue, changes: tuple[float | None, float | None], row: Measure, unit: str) -> str:
    """up 3.2 points on August 2026 (better); down 1 point on September 2025 (worse). Blank with nothing to compare."""
    beside = (latest.period.previous, latest.period.year_before)
    parts = [
        _moved(change, period, row, unit)
        for change, period in zip(changes, beside, strict=True)
        if change is not None and period
    ]
    return f"{'; '.join(parts)}." if parts else ""


def _moved(change: float, period: Period, row: Measure, unit: str) -> str:
    if change == 0:
        return f"unchanged on {period.words}"
    amount = with_unit(abs(round(change, 2)), "" if unit == "%" else unit)
    points = (" point" if abs(change) == 1 else " points") if unit == "%" else ""
    better = str(row.better or "").lower()
    verdict = (
        "" if better not in ("higher", "lower") else " (better)" if (change > 0) == (better == "higher") else " (worse)"
    )
    return f"{'up' if change > 0 else 'down'} {amount}{points} on {period.words}{verdict}"
