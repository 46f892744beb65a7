"""A chart as the part of a Word file that draws it (ECMA-376 Part 1, 21.2), its elements in the schema's order."""

from collections.abc import Iterator

from toolkit.model.chart import Chart
from toolkit.papers.chart_figures import PERCENT, axis_format, highest, is_whole, values_of
from toolkit.papers.chart_series import SMALL, drawn_series
from toolkit.papers.chart_xml import R, c, line, looks, outline, part, setting, shape, words
from toolkit.papers.word_tags import Element

_TITLE = 12  # points
_CATEGORIES, _VALUES = 500_000_001, 500_000_002  # the axes' names for each other
_COUNTED_SINGLY = 10


def chart_part(chart: Chart, workbook: str, font: str = "") -> bytes:
    """The part, the same for the same arguments. `workbook` is the relationship that leads to the figures.

    `font` is the document's own; "" for the theme's. The chart must be sound (`chart_figures.sound`).
    """
    external = c("externalData", setting("autoUpdate", 0))
    external.set(f"{{{R}}}id", workbook)
    root = c(
        "chartSpace",
        setting("date1904", 0),
        setting("lang", "en-GB"),
        setting("roundedCorners", 0),
        _chart(chart, font),
        shape("FFFFFF", line("")),
        looks(SMALL, font),
        external,
    )
    return part(root)


def _chart(chart: Chart, font: str) -> Element:
    legend = c("legend", setting("legendPos", "b"), setting("overlay", 0), looks(SMALL, font))
    return c(
        "chart",
        words(chart.title, _TITLE, font, bold=True),
        setting("autoTitleDeleted", 0),
        c("plotArea", c("layout"), _plot(chart, font), *_axes(chart, font), shape("", line(""))),
        legend if len(chart.series) > 1 else None,
        setting("plotVisOnly", 1),
        setting("dispBlanksAs", "gap"),
    )


def _plot(chart: Chart, font: str) -> Element:
    series = [drawn_series(chart, number, font) for number in range(len(chart.series))]
    axes = [setting("axId", _CATEGORIES), setting("axId", _VALUES)]
    varied = setting("varyColors", 0)
    if chart.kind == "line":
        return c("lineChart", setting("grouping", "standard"), varied, *series, setting("marker", 1), *axes)
    stacked = chart.kind == "stacked"
    return c(
        "barChart",
        setting("barDir", "bar" if chart.kind == "bar" else "col"),
        setting("grouping", "stacked" if stacked else "clustered"),
        varied,
        *series,
        setting("gapWidth", 60),
        setting("overlap", 100) if stacked else None,
        *axes,
    )


# ---- axes


def _axes(chart: Chart, font: str) -> Iterator[Element]:
    lying = chart.kind == "bar"
    yield c(
        "catAx",
        setting("axId", _CATEGORIES),
        # bars that lie down would begin with the last category
        c("scaling", setting("orientation", "maxMin" if lying else "minMax")),
        setting("delete", 0),
        setting("axPos", "l" if lying else "b"),
        c("numFmt", formatCode="General", sourceLinked="0"),
        *_ticks("low", line("404040"), font),
        setting("crossAx", _VALUES),
        setting("crosses", "autoZero"),
        setting("auto", 0),  # "Mar 2024" stays text
        setting("lblAlgn", "ctr"),
        setting("lblOffset", 100),
        setting("noMultiLvlLbl", 1),
    )
    yield c(
        "valAx",
        setting("axId", _VALUES),
        _scale(chart),
        setting("delete", 0),
        setting("axPos", "b" if lying else "l"),
        c("majorGridlines", outline(line("D9D9D9"))),
        words(chart.axis, SMALL, font, upright=not lying) if chart.axis and chart.axis != PERCENT else None,
        c("numFmt", formatCode=axis_format(chart), sourceLinked="0"),
        *_ticks("nextTo", line(""), font),
        setting("crossAx", _CATEGORIES),
        setting("crosses", "max" if lying else "autoZero"),
        setting("crossBetween", "between"),
        setting("majorUnit", 1) if is_whole(chart) and 0 < highest(chart) <= _COUNTED_SINGLY else None,
    )


def _scale(chart: Chart) -> Element:
    """Bars and percentages begin at nought, whatever the program that draws them thinks."""
    may_begin_higher = chart.kind == "line" and chart.axis != PERCENT
    from_nought = not may_begin_higher and min(values_of(chart), default=0) >= 0
    return c("scaling", setting("orientation", "minMax"), setting("min", 0) if from_nought else None)


def _ticks(place: str, drawn: Element, font: str) -> Iterator[Element]:
    yield setting("majorTickMark", "none")
    yield setting("minorTickMark", "none")
    yield setting("tickLblPos", place)
    yield outline(drawn)
    yield looks(SMALL, font)
