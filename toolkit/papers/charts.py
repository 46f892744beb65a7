"""Charts in a paper: each mark that stands alone in a paragraph becomes a drawing with its parts."""

from collections.abc import Iterator, Mapping
from typing import Any

from docx.opc.constants import CONTENT_TYPE as TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as LINK
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from toolkit.model.chart import Chart
from toolkit.papers.chart_figures import sound
from toolkit.papers.chart_marks import MARK
from toolkit.papers.chart_part import chart_part
from toolkit.papers.chart_room import font_of, room_for
from toolkit.papers.chart_workbook import chart_workbook
from toolkit.papers.numbering import Styles
from toolkit.papers.word_tags import Element, is_repeated, paragraph_of, text_of, w

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PREFIXES = {prefix: name.strip("{}") for prefix, name in (("wp", _WP), ("a", _A), ("c", _C), ("r", _R))}
_BESIDE = (LINK.HEADER, LINK.FOOTER, LINK.FOOTNOTES, LINK.ENDNOTES)
_BELOW_SPACING = frozenset(
    w(name)
    for name in (
        "ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap"
        " outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ).split()
)


class Unplaced(ValueError):
    """A chart that stands where none can."""


def place_charts(document: Any, charts: Mapping[str, Chart]) -> None:
    """Draw the charts that a rendered document has marks for; raises Unplaced where one does not stand alone.

    `document` is python-docx's; `charts` are by their marks. Equal documents and charts give equal parts.
    """
    if not charts:
        return
    for link in document.part.rels.values():
        if link.reltype in _BESIDE and MARK.search(link.target_part.blob.decode("utf-8", "replace")):
            raise Unplaced("a chart cannot stand in a page header, page footer or note")
    body: Element = document.element.body
    styles, numbers = Styles(document.styles.element), _free_numbers(document)
    for text in [t for t in body.iter(w("t")) if MARK.search(t.text or "")]:
        paragraph = _alone(text)
        chart = charts.get((text.text or "").strip())
        if chart is None:
            raise Unplaced("a mark of a chart is in the template itself")
        font = font_of(paragraph, styles, document.styles.element)
        room = room_for(chart, paragraph, styles)
        _draw(text, sound(chart), _with_parts(document.part, sound(chart), font), next(numbers), room)
        _give_height(paragraph)


def _alone(text: Element) -> Element:
    """The paragraph in which this mark stands alone."""
    paragraph = paragraph_of(text)
    said = "" if paragraph is None else text_of(paragraph).strip()
    if paragraph is None or said != (text.text or "").strip() or not MARK.fullmatch(said):
        error = Unplaced("a chart must stand alone in its paragraph")
        error.add_note(" ".join(MARK.sub("(the chart)", said).split()))
        raise error
    if is_repeated(text) or next(text.iterancestors(w("txbxContent")), None) is not None:
        raise Unplaced("a chart cannot stand in a text box")
    return paragraph


def _free_numbers(document: Any) -> Iterator[int]:
    """Numbers that no drawing of the document has yet."""
    parts = [document.part, *(e.target_part for e in document.part.rels.values() if e.reltype in _BESIDE)]
    roots = [part.element for part in parts if hasattr(part, "element")]
    taken = [drawn.get("id", "") for root in roots for drawn in root.iter(f"{_WP}docPr")]
    number = max((int(name) for name in taken if name.isdecimal()), default=0)
    while True:
        number += 1
        yield number


def _with_parts(document: Part, chart: Chart, font: str) -> str:
    """The relationship that leads from the document to the chart's new part, and that to its workbook."""
    package = document.package
    if package is None:
        raise Unplaced("a chart needs a whole document")
    drawn = Part(_free_name(package, "/word/charts/chart%d.xml"), TYPE.DML_CHART, None, package)
    key = document.relate_to(drawn, LINK.CHART)
    name = _free_name(package, "/word/embeddings/chart%d.xlsx")
    figures = Part(name, TYPE.SML_SHEET, chart_workbook(chart), package)
    drawn._blob = chart_part(chart, drawn.relate_to(figures, LINK.PACKAGE), font)
    return key


def _free_name(package: Any, template: str) -> PackURI:
    name: PackURI = package.next_partname(template)
    return name


def _draw(text: Element, chart: Chart, key: str, number: int, room: tuple[int, int]) -> None:
    """The mark's element becomes an inline drawing that leads to the chart's part."""
    run = text.getparent()
    if run is None:
        return
    make = run.makeelement
    drawing = make(w("drawing"), {})
    inline = _below(drawing, f"{_WP}inline", distT="0", distB="0", distL="0", distR="0")
    _below(inline, f"{_WP}extent", cx=str(room[0]), cy=str(room[1]))
    _below(inline, f"{_WP}effectExtent", l="0", t="0", r="0", b="0")
    shown = {"id": str(number), "name": f"Chart {number}", "descr": chart.alt, "title": chart.title}
    _below(inline, f"{_WP}docPr", **shown)
    _below(inline, f"{_WP}cNvGraphicFramePr")
    data = _below(_below(inline, f"{_A}graphic"), f"{_A}graphicData", uri=_C.strip("{}"))
    _below(data, f"{_C}chart").set(f"{_R}id", key)
    run.replace(text, drawing)


def _below(above: Element, name: str, /, **attributes: str) -> Element:
    made = above.makeelement(name, attributes, _PREFIXES)
    above.append(made)
    return made


def _give_height(paragraph: Element) -> None:
    """Lines as high as what stands in them: of a drawing in lines of a fixed height only a strip would be seen."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = paragraph.makeelement(w("pPr"), {})
        paragraph.insert(0, properties)
    spacing = properties.find(w("spacing"))
    if spacing is None:
        spacing = properties.makeelement(w("spacing"), {})
        below = next((e for e in properties if e.tag in _BELOW_SPACING), None)
        properties.append(spacing) if below is None else below.addprevious(spacing)
    spacing.set(w("line"), "240")
    spacing.set(w("lineRule"), "auto")
