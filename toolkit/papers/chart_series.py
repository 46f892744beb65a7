"""The series of a chart part: their figures as Word last saw them, their looks, and the figures beside them."""

from collections.abc import Iterator, Sequence

from toolkit.model.chart import Chart, Series
from toolkit.papers.chart_figures import ink_on, label_format, labelled
from toolkit.papers.chart_workbook import category_cells, name_cell, value_cells
from toolkit.papers.chart_xml import c, line, looks, outline, said, setting, shape
from toolkit.papers.word_tags import Element

SMALL = 10  # points
_MARKERS = ("circle", "square", "diamond", "triangle")
_THIN, _THICK = 0.75, 2.25
_SIDES = {"column": "outEnd", "bar": "outEnd", "stacked": "ctr", "line": "t"}  # Word takes others for damage


def drawn_series(chart: Chart, number: int, font: str) -> Element:
    """A series with references into the workbook, and the figures themselves; the order is the schema's."""
    series = chart.series[number]
    lines = chart.kind == "line"
    return c(
        "ser",
        setting("idx", number),
        setting("order", number),
        c("tx", c("strRef", said("f", name_cell(number)), _texts((series.name,)))),
        *(_line_looks(series, number) if lines else _bar_looks(chart, series)),
        _labels(chart, number, font),
        c("cat", c("strRef", said("f", category_cells(chart)), _texts(chart.categories))),
        c("val", c("numRef", said("f", value_cells(chart, number)), _figures(series.values))),
        setting("smooth", 0) if lines else None,
    )


def _texts(texts: Sequence[str]) -> Element:
    points = (c("pt", said("v", text), idx=str(number)) for number, text in enumerate(texts))
    return c("strCache", setting("ptCount", len(texts)), *points)


def _figures(values: Sequence[float | None]) -> Element:
    points = (c("pt", said("v", f"{v:.15g}"), idx=str(n)) for n, v in enumerate(values) if v is not None)
    return c("numCache", said("formatCode", "General"), setting("ptCount", len(values)), *points)


# ---- looks


def _bar_looks(chart: Chart, series: Series) -> Iterator[Element]:
    yield _bar(series.colour)
    yield setting("invertIfNegative", 0)
    own = series.colours[: len(chart.categories)] if len(chart.series) == 1 else ()
    for number, colour in enumerate(own):
        yield c("dPt", setting("idx", number), setting("invertIfNegative", 0), setting("bubble3D", 0), _bar(colour))


def _bar(colour: str) -> Element:
    """Outlined, so that bars that touch and pale ones have an edge."""
    return shape(colour, line("404040", _THIN))


def _line_looks(series: Series, number: int) -> Iterator[Element]:
    """Each line has markers of its own form; a target's is dashed."""
    yield outline(line(series.colour, _THICK, "dash" if series.dashed else ""))
    symbol = setting("symbol", "dash" if series.dashed else _MARKERS[number % len(_MARKERS)])
    yield c("marker", symbol, setting("size", 7), shape(series.colour, line(series.colour)))


# ---- the figures beside the points


def _labels(chart: Chart, number: int, font: str) -> Element:
    points, ink = labelled(chart, number), "000000"
    if chart.kind == "stacked":
        ink = ink_on(chart.series[number].colour)
    own = [c("dLbl", setting("idx", n), *_label(chart, font, ink, side, True)) for n, side in (points or {}).items()]
    return c("dLbls", *own, *_label(chart, font, ink, _SIDES[chart.kind], points is None))


def _label(chart: Chart, font: str, ink: str, side: str, shown: bool) -> Iterator[Element]:
    yield c("numFmt", formatCode=label_format(chart), sourceLinked="0")
    yield shape("", line(""))
    yield looks(SMALL, font, colour=ink)
    yield setting("dLblPos", side)
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
        yield setting(f"show{name}", int(shown and name == "Val"))
