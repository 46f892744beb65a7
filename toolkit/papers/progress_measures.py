"""The measures of a progress report: where each stands, why, and how it got there."""

from collections.abc import Iterator, Sequence

from toolkit.model.measure import MeasureValue, Period
from toolkit.model.plan import Measure, Value
from toolkit.model.progress import MeasureNow
from toolkit.model.progress_paper import FigureLine, StandingLine, Trend
from toolkit.papers.progress_charts import trend_chart
from toolkit.papers.progress_public import HIDDEN, NOT_PUBLIC, as_published
from toolkit.papers.progress_words import NO_RATING, ProgressSources, sentence
from toolkit.papers.tables import date_of, text_of
from toolkit.rules.edits_checks import refs_named
from toolkit.rules.measure_cells import figure_of
from toolkit.rules.measure_rag import AMBER, GREEN, RED
from toolkit.rules.measure_worth import with_unit

MOST_CHARTS, MOST_POINTS, LEAST_POINTS = 6, 13, 3  # a year of months and the one before it
_FIRST = {RED: 0, AMBER: 1, "": 3, GREEN: 2}


def standing_lines(s: ProgressSources) -> tuple[StandingLine, ...]:
    """A row for each measure, in the workbook's order."""
    return tuple(_standing_line(m) for m in s.progress.measures)


def _standing_line(now: MeasureNow) -> StandingLine:
    row, unit = now.row, unit_of(now)
    return StandingLine(
        titled(now),
        latest_words(now),
        change_words(now),
        _with_day(_figure(row.target, unit), row.target_date),
        _figure(row.statutory_standard, unit, "None"),
        _figure(row.national, unit, "Not given"),
        now.rag or NO_RATING,
        source_of(now),
    )


def titled(now: MeasureNow) -> str:
    """ "EHC plans issued within 20 weeks [2021-W2]"."""
    refs = "".join(f" [{ref}]" for ref in refs_named(now.row.weakness))
    return f"{text_of(now.row.measure)}{refs}"


def latest_words(now: MeasureNow) -> str:
    """ "62.5% in September 2026 (provisional)"; that it is hidden, or not for publication, where it is small."""
    latest = now.latest
    if latest is None:
        return "No value yet"
    if now.hidden:
        return f"{HIDDEN}, {latest.period.words}"
    marks = ["provisional"] * latest.provisional + [NOT_PUBLIC] * (latest.period in now.small)
    mark = f" ({'; '.join(marks)})" if marks else ""
    return f"{with_unit(latest.value, unit_of(now))} in {latest.period.words}{mark}"


def change_words(now: MeasureNow) -> str:
    """The trend in words, or that there is nothing to compare with; one that tells a small figure is marked."""
    said = now.trend.rstrip(".")
    if not said or said == HIDDEN:
        return said or "Nothing to compare with"
    mark = "" if as_published(now).trend == now.trend else f" ({NOT_PUBLIC})"
    return f"{sentence(said)}{mark}"


def is_marked(lines: Sequence[StandingLine], drawn: Sequence[Trend] = ()) -> bool:
    """True where one of these figures is hidden from the public, or marked so."""
    cells = [cell for line in lines for cell in (line.latest, line.change)]
    cells += [figure.value for trend in drawn for figure in trend.figures]
    return any(mark in cell for cell in cells for mark in (HIDDEN, NOT_PUBLIC))


def source_of(now: MeasureNow) -> str:
    """Who publishes or keeps the figures."""
    return text_of(now.row.source, "") or (now.latest.file if now.latest else "") or "Not stated"


def unit_of(now: MeasureNow) -> str:
    return text_of(now.row.unit, "") or (now.latest.unit if now.latest else "")


def _figure(value: Value, unit: str, blank: str = "Not set") -> str:
    """The figure with its unit where only a number was typed, as a number or as text; else as it was typed."""
    said, number = text_of(value, blank), figure_of(value).number
    is_bare = number is not None and said[-1].isdecimal()
    return with_unit(number, unit) if number is not None and is_bare else said


def _with_day(said: str, day: Value) -> str:
    return f"{said} by {date_of(day)}" if day and said != "Not set" else said


def reasons(s: ProgressSources) -> tuple[str, ...]:
    """Why a measure is Red or Amber, one a line; then why some have no RAG rating, those of one reason together."""
    judged = [m for m in s.progress.measures if m.rag not in (GREEN, "")]
    return (*(f"{text_of(m.row.measure)} – {m.reason}" for m in judged), *_without_rating(s))


def _without_rating(s: ProgressSources) -> Iterator[str]:
    names: dict[str, list[str]] = {}
    for measure in s.progress.measures:
        if not measure.rag:
            why = measure.reason.partition("no colour, because ")[2] or "no value has been read or typed."
            names.setdefault(why.rstrip("."), []).append(text_of(measure.row.measure))
    yield from (f"No RAG rating, because {why}: {'; '.join(found)}." for why, found in names.items())


def trends(s: ProgressSources) -> tuple[Trend, ...]:
    """A chart and its figures for the measures with enough values: those of the areas first, then the Red and Amber."""
    drawn = [m for m in s.progress.measures if _can_be_drawn(m)]
    ranked = sorted(drawn, key=lambda m: (not refs_named(m.row.weakness), _FIRST.get(m.rag, 3)))
    return tuple(map(_trend, ranked[:MOST_CHARTS]))


def not_drawn(s: ProgressSources) -> str:
    """A sentence on the measures that have no chart; empty where each has one."""
    without = [m for m in s.progress.measures if not _can_be_drawn(m)]
    left = len(s.progress.measures) - len(without) - len(trends(s))
    return " ".join([*_too_few(without, len(s.progress.measures)), *_too_many(left)])


def _too_few(without: Sequence[MeasureNow], every: int) -> Iterator[str]:
    if without and len(without) == every:
        yield "No measure yet has the three figures that a chart needs."
    elif without:
        yield "A measure with fewer than three figures to show has no chart."


def _too_many(left: int) -> Iterator[str]:
    if left:
        yield "Charts are drawn for six measures: those of the areas first, and of these the Red and Amber."


def _trend(now: MeasureNow) -> Trend:
    unit, points, target = unit_of(now), _points(now), target_number(now)
    shown = "Not set" if target is None else with_unit(target, unit)
    figures = tuple(FigureLine(sentence(p.words), _value(v, unit), shown) for p, v in points)
    values = [(period, value.value if value else None) for period, value in points]
    return Trend(text_of(now.row.measure), trend_chart(text_of(now.row.measure), unit, values, target), figures)


def _can_be_drawn(now: MeasureNow) -> bool:
    return sum(value is not None for _, value in _points(now)) >= LEAST_POINTS


def _points(now: MeasureNow) -> list[tuple[Period, MeasureValue | None]]:
    """The newest periods of the latest one's kind, in order, each with its value; None where that is hidden."""
    values: dict[Period, MeasureValue | None] = {value.period: value for value in now.series}
    kinds = {value.period.type for value in (*now.series, *filter(None, [now.latest]))}
    hidden = {period: None for period in now.small if period not in values and period.type in kinds}
    return sorted((values | hidden).items(), key=lambda point: point[0])[-MOST_POINTS:]


def _value(value: MeasureValue | None, unit: str) -> str:
    if value is None:
        return HIDDEN
    return f"{with_unit(value.value, unit)}{' (provisional)' if value.provisional else ''}"


def target_number(now: MeasureNow) -> float | None:
    """The target as a line can show it; None where it is no number in the measure's unit."""
    return _target_number(now.row, unit_of(now), now.latest.value if now.latest else 0.0)


def _target_number(row: Measure, unit: str, latest: float) -> float | None:
    figure = figure_of(row.target)
    if figure.number is None or (figure.unit and figure.unit != unit):
        return None
    may_be_a_share = unit == "%" and not figure.unit and 0 < figure.number < 1 < latest  # 0.6 for 60%
    return None if may_be_a_share else figure.number
