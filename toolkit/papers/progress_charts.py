"""The charts of a progress report as data, each with its figures in words."""

from collections.abc import Sequence

from toolkit.model.chart import Chart, Series
from toolkit.model.measure import MeasureValue
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


def trend_chart(measure: str, unit: str, values: Sequence[MeasureValue], target: float | None) -> Chart:
    """A measure over its periods, with the target as a dashed line where there is one; `values` are not empty."""
    line = Series("Value", tuple(v.value for v in values), _LINE)
    aim = () if target is None else (Series("Target", tuple(target for _ in values), _TARGET, dashed=True),)
    figures = listed([f"{v.period.words} {with_unit(v.value, unit)}" for v in values])
    aimed = "" if target is None else f" Target: {with_unit(target, unit)}."
    axis = "" if unit in ("number", "score") else unit
    categories = tuple(map(_short, values))
    title = f"{sentence(values[0].period.words)} to {values[-1].period.words}"
    return Chart("line", title, f"Line chart of {measure}: {figures}.{aimed}", categories, (line, *aim), axis)


def _short(value: MeasureValue) -> str:
    """ "Oct 2026" for a month, which fits below an axis; else the period's label."""
    period = value.period
    return f"{period.start:%b %Y}" if period.type == "month" else period.label
