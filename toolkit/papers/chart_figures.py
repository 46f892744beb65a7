"""A chart's words and figures as Word can hold them: formats, colours, which figures are printed beside the points."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace

from toolkit.model.chart import Chart, Series

# The categorical palette of the Government Analysis Function: each stands out from white and from its neighbour.
_PALETTE = ("12436D", "28A197", "801650", "F46A25", "3D3D3D", "A285D1")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MOST_LETTERS = 255  # of a name in a chart, as Excel has it
_MOST_LABELLED, _MOST_DECIMALS, _WITH_COMMA = 13, 2, 1000
_WHITE_IS_CLEARER = 0.179  # below this luminance white stands out more than black (WCAG's contrast formula)
PERCENT = "%"


def sound(chart: Chart) -> Chart:
    """The chart with words on one line, without control characters, and with no figure that is none."""
    return replace(
        chart,
        title=_plain(chart.title),
        alt=_plain(chart.alt),
        categories=tuple(_plain(name)[:_MOST_LETTERS] for name in chart.categories),
        series=tuple(_sound_series(series, number) for number, series in enumerate(chart.series)),
        axis=_plain(chart.axis),
    )


def _sound_series(series: Series, number: int) -> Series:
    own = _colour(series.colour) or _PALETTE[number % len(_PALETTE)]
    return replace(
        series,
        name=_plain(series.name)[:_MOST_LETTERS],
        values=tuple(round(v, _MOST_DECIMALS) if v is not None and math.isfinite(v) else None for v in series.values),
        colour=own,
        colours=tuple(_colour(colour) or own for colour in series.colours),
    )


def _plain(text: str) -> str:
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def _colour(text: str) -> str:
    return text.upper() if _COLOUR.fullmatch(text) else ""


# ---- figures


def values_of(chart: Chart) -> list[float]:
    return [value for series in chart.series for value in series.values if value is not None]


def is_whole(chart: Chart) -> bool:
    return all(float(value).is_integer() for value in values_of(chart))


def highest(chart: Chart) -> float:
    """The highest value or, in a stack, sum; 0 where there is none."""
    if chart.kind != "stacked":
        return max(values_of(chart), default=0)
    return max(sum(v or 0 for v in stack) for stack in zip(*(s.values for s in chart.series), strict=True))


def label_format(chart: Chart) -> str:
    """How a figure is printed beside its point: with its own decimals, as tables have it; in a stack a nought is not.

    A format holds for what somebody types into the chart's workbook too.
    """
    small, large = f"General{_unit(chart)}", f"#,##0{_decimals(chart)}{_unit(chart)}"
    if chart.kind == "stacked":
        return f'[=0]"";[<1000]{small};{large}'
    return f"[<1000]{small};{large}" if highest(chart) >= _WITH_COMMA else small


def axis_format(chart: Chart) -> str:
    """How the figures of the axis are printed."""
    return ("#,##0" if is_whole(chart) else "General") + _unit(chart)


def _unit(chart: Chart) -> str:
    return '"%"' if chart.axis == PERCENT else ""


def _decimals(chart: Chart) -> str:
    """ ".0" where a figure of a thousand and more has decimals."""
    large = [f"{value:.{_MOST_DECIMALS}f}" for value in values_of(chart) if value >= _WITH_COMMA]
    most = max((len(said.rstrip("0").partition(".")[2]) for said in large), default=0)
    return f".{'0' * most}" if most else ""


def labelled(chart: Chart, number: int) -> dict[int, str] | None:
    """The points of this series whose figure is printed, each with its side: t above, b below, r; None where all are.

    Of a target the points where it changes next, of a long line each second, third ... counted from the last.
    """
    series = chart.series[number]
    if chart.kind != "line":
        return None
    if series.dashed:
        return dict.fromkeys(_ends(series.values), "r")
    step = math.ceil(len(series.values) / _MOST_LABELLED)
    points = range((len(series.values) - 1) % step, len(series.values), step)
    return {point: _side(chart, series, point) for point in points if series.values[point] is not None}


def _side(chart: Chart, series: Series, point: int) -> str:
    """Away from the other lines; from a target where there are no others."""
    others = [other for other in chart.series if other is not series]
    near = [other.values[point] for other in others if not other.dashed] or [o.values[point] for o in others]
    own = series.values[point] or 0
    return "b" if any(value is not None and value > own for value in near) else "t"


def _ends(values: tuple[float | None, ...]) -> Iterator[int]:
    for number, (value, following) in enumerate(zip(values, (*values[1:], None), strict=True)):
        if value is not None and value != following:
            yield number


# ---- colours


def ink_on(colour: str) -> str:
    """White or black, whichever is easier to read on this colour."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return "FFFFFF" if 0.2126 * red + 0.7152 * green + 0.0722 * blue < _WHITE_IS_CLEARER else "000000"
