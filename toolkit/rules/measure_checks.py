"""The faults councils really publish in their measures, looked for in one area's values.

A new check is a function that gives problems of a series, and a row in SERIES_CHECKS.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from toolkit.model.measure import CatalogueMeasure, MeasureValue
from toolkit.model.problem import Problem
from toolkit.rules import measure_figure_checks as figure
from toolkit.rules import measure_period_checks as period
from toolkit.rules import measure_twice_checks as twice
from toolkit.rules.measure_series import Series, series_of

SERIES_CHECKS: tuple[tuple[str, Callable[[Series], Iterator[Problem]]], ...] = (
    ("a rate shown as a percentage, or a unit that is not the measure's", figure.other_units),
    ("a percentage below 0 or above 100", figure.out_of_range),
    ("a numerator above its denominator", figure.part_above_whole),
    ("a value that is not numerator over denominator", figure.not_worked_out),
    ("a decimal point that slipped", figure.slipped_point),
    ("fractions of one where percentages are meant", figure.fractions),
    ("figures that add up written as single months", period.adding_up),
    ("part of a year beside whole years", period.part_beside_year),
    ("part of a year that is not less than the year", period.part_not_less),
    ("a period that is not over", period.not_over),
    ("a latest figure that is old", period.stale),
    ("exceptions counted in one value and not in another", twice.exceptions_mixed),
    ("two figures for one period", twice.given_twice),
)


def measure_checks(
    values: Iterable[MeasureValue],
    catalogue: Sequence[CatalogueMeasure],
    as_at: date,
    national: Mapping[str, float] | None = None,
) -> tuple[Problem, ...]:
    """What a person should look at in one area's values; `national` are figures for England by measure.

    Each problem names file and cell, both figures, why they are doubtful and what to do. None of the values is changed.
    """
    series = series_of(values, catalogue, as_at, national)
    single = (problem for one in series for _, check in SERIES_CHECKS for problem in check(one))
    return (*single, *twice.exceptions_the_wrong_way(series))
