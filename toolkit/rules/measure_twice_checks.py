"""Figures that cannot both hold: given twice, revised, with and without exceptions."""

import re
from collections.abc import Iterable, Iterator, Sequence

from toolkit.model.measure import MeasureValue
from toolkit.model.problem import Problem
from toolkit.rules.english import shortened
from toolkit.rules.measure_figure_checks import said
from toolkit.rules.measure_series import Series, grouped
from toolkit.rules.measure_worth import with_unit

_WITH = re.compile(r"\binc(?:l|luding|ludes)?\b\.?,?\s+(?:all\s+)?except|\bwith except", re.I)
_WITHOUT = re.compile(r"\bexc(?:l|luding|ludes)?\b\.?,?\s+(?:all\s+)?except|\bwithout except", re.I)
_REVISED = "Nothing, if the figure was revised; papers that quote the old one differ."
EXCLUDING, INCLUDING = "ehc-20-weeks-excluding", "ehc-20-weeks-including"


def exceptions_mixed(series: Series) -> Iterator[Problem]:
    """One series holds figures with and without the cases excepted."""
    told = [(value, _counts(value)) for value in series.given]
    others = [(value, how) for value, how in told if how]
    odd = next(
        ((a, b) for a, how in others for b, other in others if how == "excluding" and other == "including"), None
    )
    if odd:
        without, with_ = odd
        what = (
            f"{with_unit(with_.value, series.unit)} counts exceptions, but {with_unit(without.value, series.unit)} for "
            f"{without.period.words} ({without.place}) leaves them out."
        )
        yield said(with_, what, "Give the two as two measures, excluding and including exceptions.")


def _counts(value: MeasureValue) -> str:
    """How the cell's own words count exceptions: heading and remark before the measure's name."""
    for words in (value.note, value.period.written, value.wording, value.measure):
        if _WITHOUT.search(words):
            return "excluding"
        if _WITH.search(words):
            return "including"
    return ""


def exceptions_the_wrong_way(series: Sequence[Series]) -> Iterator[Problem]:
    """Leaving exceptions out takes cases away: it cannot have more plans.

    A higher rate with exceptions than without is possible in law, since an excepted case may be on time, but rare.
    """
    by_code = {one.measure.code: one for one in series if one.measure}
    if EXCLUDING not in by_code or INCLUDING not in by_code:
        return
    with_all = {value.period: value for value in by_code[INCLUDING].values}
    for value in by_code[EXCLUDING].values:
        other = with_all.get(value.period)
        if other and (doubt := _wrong_way(value, other)):
            yield said(value, doubt, "Check whether the two have been exchanged.")


def _wrong_way(without: MeasureValue, with_: MeasureValue) -> str:
    if without.denominator is not None and with_.denominator is not None and without.denominator > with_.denominator:
        return (
            f"{without.denominator:g} plans excluding exceptions are more than {with_.denominator:g} including them "
            f"({with_.place})."
        )
    if without.value < with_.value:
        return (
            f"{with_unit(without.value, '%')} excluding exceptions is lower than {with_unit(with_.value, '%')} "
            f"including them ({with_.place})."
        )
    return ""


def given_twice(series: Series) -> Iterator[Problem]:
    """Two different figures for one period: a warning within a file, a note where a later file revises."""
    for same in grouped(series.given, lambda value: value.period):
        counts = next(value for value in series.values if value.period == same[0].period)
        for other in same:
            if other is not counts and abs(other.value - counts.value) > 1e-9:
                yield _two(series, other, counts)


def revised(now: Iterable[MeasureValue], before: Iterable[MeasureValue]) -> Iterator[Problem]:
    """A note for each figure that an earlier run had otherwise, both being one area's values."""
    held = {(value.measure, value.period): value for value in before}
    for value in now:
        old = held.get((value.measure, value.period))
        if old and abs(old.value - value.value) > 1e-9:
            before_, after = (with_unit(v.value, v.unit) for v in (old, value))
            what = f"{after} replaces {before_}, which an earlier run had."
            what = f"{shortened(value.measure)}, {value.period.words}: {what}"
            yield Problem(what, value.place, _REVISED, "note")


def _two(series: Series, other: MeasureValue, counts: MeasureValue) -> Problem:
    before, after = (with_unit(value.value, series.unit) for value in (other, counts))
    if other.file != counts.file or other.provisional != counts.provisional:
        kind = "provisional " if other.provisional and not counts.provisional else ""
        what = f"{shortened(counts.measure)}, {counts.period.words}: {after} replaces {kind}{before} ({other.place})."
        return Problem(what, counts.place, _REVISED, "note")
    what = f"{after} is given here and {before} in {other.place}. The one here counts."
    return said(counts, what, "Take the wrong one out, or give it as another measure.")
