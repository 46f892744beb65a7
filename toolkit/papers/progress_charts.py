"""The charts of a progress report as data, each with its figures in words."""

from collections.abc import Sequence

from toolkit.model.chart import Chart, Series
from toolkit.model.measure import Period
from toolkit.papers.progress_actions import brag_words
from toolkit.papers.progress_words import NO_BRAG, NO_RATING, ProgressSources, sentence
from toolkit.rules.english import listed
from toolkit.rules.measure_worth import with_unit

_PALE, _DARK, _LINE, _TARGET = "BFBFBF", "1F3864", "1F3864", "C00000"


def brag_chart(s: ProgressSources) -> Chart:
    """How many actions have each BRAG word, now and before.

    One count has each word's own colour; of two, the colour says which is which.
    """
    p, words = s.progress, brag_words(s)
    shown = tuple(NO_RATING if word == NO_BRAG else word for word in words)
    now = tuple(float(dict(p.counts).get(word, 0)) for word in words)
    fills = {colour.word: colour.fill for colour in s.house.brag}
    if p.before is None:
        series: tuple[Series, ...] = (Series(s.as_at, now, colours=tuple(fills.get(w, _PALE) for w in words)),)
    else:
        before = tuple(float(dict(p.counts_before).get(word, 0)) for word in words)
        series = (Series(s.since, before, _PALE), Series(s.as_at, now, _DARK))
    alt = " ".join(_said(one, shown) for one in series)
    days = f"on {s.since} and {s.as_at}" if s.since else f"on {s.as_at}"
    alt = f"Column chart of the actions by BRAG rating. {alt}"
    return Chart("column", f"Number of actions {days}", alt, shown, series, "Actions")


def _said(series: Series, words: Sequence[str]) -> str:
    figures = [f"{word} {value:g}" for word, value in zip(words, series.values, strict=True) if value is not None]
    return f"{series.name}: {listed(figures) or 'no action'}."


def trend_chart(measure: str, unit: str, points: Sequence[tuple[Period, float | None]], target: float | None) -> Chart:
    """A measure over its periods, with the target as a dashed line where there is one; a gap where a value is hidden.

    `points` are not empty.
    """
    line = Series("Value", tuple(value for _, value in points), _LINE)
    aim = () if target is None else (Series("Target", tuple(target for _ in points), _TARGET, dashed=True),)
    figures = listed([f"{period.words} {'hidden' if v is None else with_unit(v, unit)}" for period, v in points])
    aimed = "" if target is None else f" Target: {with_unit(target, unit)}."
    axis = "" if unit in ("number", "score") else unit
    periods = [period for period, _ in points]
    title = f"{sentence(periods[0].words)} to {periods[-1].words}"
    alt = f"Line chart of {measure}: {figures}.{aimed}"
    return Chart("line", title, alt, tuple(map(_short, periods)), (line, *aim), axis)


def _short(period: Period) -> str:
    """ "Oct 2026" for a month, which fits below an axis; else the period's label."""
    return f"{period.start:%b %Y}" if period.type == "month" else period.label
