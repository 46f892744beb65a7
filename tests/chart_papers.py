"""Papers with charts, made by templates with one placeholder, and what ECMA-376 says of a chart's part."""

import io
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import docx

from tests.helpers import TEMPLATES
from tests.opened import Opened
from toolkit.model.chart import Chart, Series
from toolkit.model.paper import CommitteePaper, Fact
from toolkit.papers.write_word import write_paper

DAY = date(2022, 2, 1)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
BRAG = Chart(
    "column",
    "Actions by BRAG",
    "Column chart: 3 actions are blue, 5 green, none red.",
    ("Blue", "Green", "Red"),
    (Series("Actions", (3, 5, 0), colours=("1D70B8", "00703C", "D4351C")),),
    "Actions",
)
THEMES = Chart("bar", "Findings", "Bar chart.", ("Plans", "=1+1"), (Series("Good", (1, 2.5)), Series("Bad", (None, 4))))
AREAS = Chart(
    "stacked", "Areas", "Stack.", ("W1", "W2"), (Series("Red", (1, 0), "D4351C"), Series("Amber", (2, 3), "FFBF00"))
)
TREND = Chart(
    "line",
    "Plans in time",
    "Line chart.",
    ("Jan 2022", "Feb 2022", "Mar 2022"),
    (Series("Thornmere", (45.2, None, 51)), Series("Target", (60, 60, 60), dashed=True)),
    "%",
)
KINDS: dict[str, Chart] = {chart.kind: chart for chart in (BRAG, THEMES, AREAS, TREND)}

# The children of each element in the order of the schema's sequences (ECMA-376 Part 1, dml-chart.xsd).
_AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr"
    " txPr crossAx crosses crossesAt"
)
_LABEL = (
    "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator"
    " showLeaderLines leaderLines"
)
ORDER = {
    "chartSpace": "date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData"
    " printSettings userShapes extLst",
    "chart": "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs",
    "title": "tx layout overlay spPr txPr",
    "plotArea": "layout barChart lineChart catAx valAx dTable spPr",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId",
    "ser": "idx order tx spPr invertIfNegative pictureOptions marker dPt dLbls trendline errBars cat val smooth",
    "dPt": "idx invertIfNegative marker bubble3D explosion spPr",
    "dLbls": f"dLbl delete {_LABEL}",
    "dLbl": f"idx delete layout tx {_LABEL}",
    "marker": "symbol size spPr",
    "catAx": f"{_AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
    "valAx": f"{_AXIS} crossBetween majorUnit minorUnit dispUnits",
    "scaling": "logBase orientation max min",
    "legend": "legendPos legendEntry layout overlay spPr txPr",
    "strRef": "f strCache",
    "numRef": "f numCache",
    "strCache": "ptCount pt",
    "numCache": "formatCode ptCount pt",
    "spPr": "noFill solidFill ln",
    "ln": "noFill solidFill prstDash round",
    "defRPr": "solidFill latin ea cs",
    "rPr": "solidFill latin ea cs",
    "p": "pPr r endParaRPr",
    "rich": "bodyPr lstStyle p",
    "txPr": "bodyPr lstStyle p",
}


def disorder(root: Any) -> Iterator[str]:
    """Children that stand where the schema has them not, or that it does not have."""
    for element in root.iter():
        name, inside = local(element), [local(child) for child in element]
        order = ORDER.get(name, "").split()
        if name in ORDER and len(inside) and inside != sorted(inside, key=lambda n: (order.index(n), 0)):
            yield f"{name}: {inside}"


def local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def template_with(folder: Path, *texts: str, change: Any = None) -> Path:
    """A template of the default style whose body is the title and these paragraphs; `change` is done to it."""
    document = docx.Document(str(TEMPLATES / "default" / "committee-paper.docx"))
    for element in list(document.element.body)[:-1]:
        document.element.body.remove(element)
    document.add_paragraph("{{ title }}", style="Title")
    for text in texts:
        document.add_paragraph(text)
    if change:
        change(document)
    path = folder / "committee-paper.docx"
    document.save(str(path))
    return path


def paper_with(template: Path, **facts: Any) -> bytes:
    known: Mapping[str, Fact] = {"title": "A paper", **facts}
    return write_paper(CommitteePaper("2022", "paper.docx", "A paper", None, known), template, DAY)


def chart_of(package: bytes, number: int = 1) -> Any:
    """The root of a chart's part."""
    return Opened(package).xml(f"word/charts/chart{number}.xml")


def drawings(package: bytes) -> list[Any]:
    """The inline drawings of the body."""
    return list(docx.Document(io.BytesIO(package)).element.body.iter(f"{WP}inline"))
