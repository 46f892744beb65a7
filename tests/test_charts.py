"""A chart among the facts is drawn in the paper as Word's own: its part, its figures, its looks, its place."""

import io
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from PIL import Image

from tests.chart_papers import (
    AREAS,
    BRAG,
    KINDS,
    THEMES,
    TREND,
    C,
    chart_of,
    disorder,
    drawings,
    paper_with,
    template_with,
)
from tests.helpers import paragraph_texts
from tests.opened import OFFICE, Opened
from tests.package_check import _content_types, _relationships
from toolkit.model.chart import Chart, Series
from toolkit.papers.chart_figures import ink_on
from toolkit.papers.chart_marks import mark
from toolkit.papers.specimen import invented
from toolkit.rules.measure_worth import with_unit


@dataclass(frozen=True)
class Measure:
    name: str
    chart: Chart


@pytest.fixture
def template(tmp_path: Path) -> Path:
    return template_with(tmp_path, "{{ chart }}")


def setting(root: Any, name: str) -> list[str]:
    return [e.get("val") for e in root.iter(f"{C}{name}")]


def cells(package: bytes, number: int = 1) -> Any:
    data = Opened(package).parts[f"word/embeddings/chart{number}.xlsx"]
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


# ---- its place


def test_charts_stand_where_their_placeholders_stood_in_loops_too(tmp_path: Path) -> None:
    loop = ("{%p for measure in measures %}", "{{ measure.name }}", "{{ measure.chart }}", "{%p endfor %}")
    template = template_with(tmp_path, "Before", "{{ chart }}", *loop)
    package = paper_with(template, chart=BRAG, measures=(Measure("One", TREND), Measure("Two", THEMES)))
    body = docx.Document(io.BytesIO(package)).element.body
    shown = [
        next((d.get("title") for d in p.iter(qn("wp:docPr"))), "".join(paragraph_texts(p)))
        for p in body.iter(qn("w:p"))
    ]
    assert shown == ["A paper", "Before", "Actions by BRAG", "One", "Plans in time", "Two", "Findings"]


def test_a_drawing_says_what_it_shows_and_its_number_is_its_own(tmp_path: Path) -> None:
    def pictured(document: Any) -> None:
        picture = io.BytesIO()
        Image.new("RGB", (9, 9)).save(picture, "PNG")
        document.paragraphs[0].add_run().add_picture(picture)

    template = template_with(tmp_path, "{{ chart }}", "{{ other }}", change=pictured)
    told = [inline.find(qn("wp:docPr")) for inline in drawings(paper_with(template, chart=BRAG, other=TREND))]
    assert [(e.get("descr"), e.get("title")) for e in told[1:]] == [(BRAG.alt, BRAG.title), (TREND.alt, TREND.title)]
    assert len({e.get("id") for e in told}) == 3
    assert len({e.get("name") for e in told}) == 3


def widths(package: bytes) -> list[int]:
    return [round(int(inline.find(qn("wp:extent")).get("cx")) / Cm(1) * 10) for inline in drawings(package)]


def test_it_is_as_wide_as_the_text_there(tmp_path: Path) -> None:
    def shaped(document: Any) -> None:
        section = document.sections[0]
        section.page_width, section.left_margin, section.right_margin = Cm(21), Cm(2), Cm(3)
        document.add_paragraph("{{ chart }}").paragraph_format.left_indent = Cm(4)
        cell = document.add_table(1, 2).cell(0, 0)
        cell.width, cell.paragraphs[0].text = Cm(8), "{{ chart }}"

    assert widths(paper_with(template_with(tmp_path, "{{ chart }}", change=shaped), chart=BRAG)) == [160, 120, 76]


def test_lines_of_a_fixed_height_do_not_cut_it(tmp_path: Path) -> None:
    def exact(document: Any) -> None:
        document.styles["Normal"].paragraph_format.line_spacing = Pt(12)
        document.paragraphs[-1].paragraph_format.left_indent = Cm(1)

    package = paper_with(template_with(tmp_path, "{{ chart }}", change=exact), chart=BRAG)
    properties: Any = docx.Document(io.BytesIO(package)).paragraphs[-1]._p.pPr
    assert [e.tag for e in properties] == [qn("w:spacing"), qn("w:ind")]
    assert properties.find(qn("w:spacing")).get(qn("w:lineRule")) == "auto"


def test_words_in_the_shape_of_a_charts_mark_are_not_drawn(tmp_path: Path) -> None:
    template = template_with(tmp_path, "{{ chart }}", "{{ words }}")
    package = paper_with(template, chart=BRAG, words=mark(BRAG))
    assert len(drawings(package)) == 1
    assert docx.Document(io.BytesIO(package)).paragraphs[-1].text == mark(BRAG)[1:-1]


def test_a_paper_without_a_chart_has_no_parts_of_one(template: Path) -> None:
    assert not [name for name in Opened(paper_with(template, chart="")).names if "chart" in name]


# ---- its part


@pytest.mark.parametrize("kind", KINDS)
def test_the_elements_stand_in_the_order_of_the_schema(kind: str, template: Path) -> None:
    assert list(disorder(chart_of(paper_with(template, chart=KINDS[kind])))) == []


def test_the_package_holds_together(tmp_path: Path) -> None:
    paper = Opened(paper_with(template_with(tmp_path, "{{ chart }}", "{{ chart }}"), chart=BRAG))
    assert [*_relationships(paper), *_content_types(paper)] == []
    assert paper.leads("word/charts/chart2.xml", "package") == ["word/embeddings/chart2.xlsx"]
    external = paper.xml("word/charts/chart1.xml").find(f"{C}externalData")
    assert external.get(f"{{{OFFICE}}}id") in paper.related("word/charts/chart1.xml")


@pytest.mark.parametrize("kind", KINDS)
def test_the_workbook_has_what_the_chart_refers_to(kind: str, template: Path) -> None:
    package = paper_with(template, chart=KINDS[kind])
    sheet, checked = cells(package), 0
    for reference in chart_of(package).iter(f"{C}strRef", f"{C}numRef"):
        name, _, area = reference.findtext(f"{C}f").partition("!")
        found = sheet[area.replace("$", "")]
        values = [found.value] if not isinstance(found, tuple) else [row[0].value for row in found]
        last = {int(pt.get("idx")): pt.findtext(f"{C}v") for pt in reference.iter(f"{C}pt")}
        held = {n: v if isinstance(v, str) else f"{v:g}" for n, v in enumerate(values) if v is not None}
        assert (name, held) == (sheet.title, last)
        checked += len(last)
    assert checked > len(KINDS[kind].categories)


def test_text_in_the_workbook_is_never_a_formula(template: Path) -> None:
    cell = cells(paper_with(template, chart=THEMES))["A3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_equal_papers_have_equal_bytes_and_no_day_but_their_own(template: Path) -> None:
    first = paper_with(template, chart=TREND)
    assert first == paper_with(template, chart=TREND)
    properties = Opened(Opened(first).parts["word/embeddings/chart1.xlsx"]).text("docProps/core.xml")
    assert re.findall(r"\d{4}-\d\d-\d\dT", properties) == ["2000-01-01T"] * 2


# ---- what it shows


def test_where_there_is_no_figure_the_line_has_a_gap(template: Path) -> None:
    package = paper_with(template, chart=replace(TREND, series=(Series("A", (1, None, float("nan"))),)))
    root = chart_of(package)
    assert [pt.get("idx") for pt in root.iter(f"{C}numCache") for pt in pt.iter(f"{C}pt")] == ["0"]
    assert [cells(package)[name].value for name in ("B2", "B3", "B4")] == [1, None, None]
    assert (setting(root, "dispBlanksAs"), setting(root, "ptCount")[-1]) == (["gap"], "3")


def test_a_line_has_markers_is_not_smooth_and_a_target_is_dashed(template: Path) -> None:
    root = chart_of(paper_with(template, chart=TREND))
    assert setting(root, "smooth") == ["0", "0"]
    dashes = [[e.get("val") for e in ser.iterfind(f"{C}spPr//{{*}}prstDash")] for ser in root.iter(f"{C}ser")]
    assert dashes == [[], ["dash"]]
    assert "none" not in setting(root, "symbol")
    assert len(set(setting(root, "symbol"))) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_figures_stand_beside_the_points_and_names_in_a_legend(kind: str, template: Path) -> None:
    root = chart_of(paper_with(template, chart=KINDS[kind]))
    assert all("1" in setting(ser, "showVal") for ser in root.iter(f"{C}ser"))
    assert len(list(root.iter(f"{C}legend"))) == (len(KINDS[kind].series) > 1)
    assert setting(root, "roundedCorners") + setting(root, "autoTitleDeleted") == ["0", "0"]
    # Word takes a place for damage that the kind of chart does not have
    assert set(setting(root, "dLblPos")) <= {"stacked": {"ctr"}, "line": {"t", "b", "r"}}.get(kind, {"outEnd"})


def test_two_lines_have_their_figures_on_two_sides(template: Path) -> None:
    high, low = Series("High", (5.0,) * 3), Series("Low", (3.0,) * 3)
    root = chart_of(paper_with(template, chart=replace(TREND, series=(high, low))))
    sides = [{e for d in ser.iter(f"{C}dLbl") for e in setting(d, "dLblPos")} for ser in root.iter(f"{C}ser")]
    assert sides == [{"t"}, {"b"}]


def test_of_a_long_line_not_every_figure_is_printed_but_the_last_is(template: Path) -> None:
    names = tuple(map(str, range(40)))
    root = chart_of(paper_with(template, chart=replace(TREND, categories=names, series=(Series("A", (1.0,) * 40),))))
    points = [int(label.find(f"{C}idx").get("val")) for label in root.iter(f"{C}dLbl")]
    assert points[-1] == 39
    assert 9 < len(points) < 14


def colours(element: Any) -> list[str]:
    return [e.get("val") for e in element.iterfind(f"{C}spPr/{{*}}solidFill/{{*}}srgbClr")]


def test_colours_are_the_datas_and_one_that_is_none_is_passed_over(template: Path) -> None:
    root = chart_of(paper_with(template, chart=BRAG))
    assert [colour for point in root.iter(f"{C}dPt") for colour in colours(point)] == list(BRAG.series[0].colours)
    odd = replace(AREAS, series=(Series("A", (1, 2), 'red"/>'), Series("B", (1, 2), "00703c")))
    shown = [colour for ser in chart_of(paper_with(template, chart=odd)).iter(f"{C}ser") for colour in colours(ser)]
    assert shown[1] == "00703C"
    assert len(shown[0]) == 6


@pytest.mark.parametrize(("ground", "ink"), [("000000", "FFFFFF"), ("FFBF00", "000000"), ("00703C", "FFFFFF")])
def test_figures_in_a_stack_can_be_read(ground: str, ink: str) -> None:
    assert ink_on(ground) == ink


def test_whole_figures_have_no_decimals_and_percentages_their_sign(template: Path) -> None:
    def formats(chart: Chart) -> list[str]:
        return [e.get("formatCode") for e in chart_of(paper_with(template, chart=chart)).iter(f"{C}numFmt")]

    assert set(formats(BRAG)) == {"General", "#,##0"}
    assert set(formats(TREND)) == {'General"%"', "General"}
    large = replace(TREND, series=(Series("Rate", (999.5, 1234.5, 2000)),), axis="per 100,000")
    assert "[<1000]General;#,##0.0" in formats(large)
    assert '[=0]"";[<1000]General;#,##0' in formats(AREAS)


def test_the_figures_are_those_of_the_table_to_two_decimals(template: Path) -> None:
    values = (60.0, 48.25, 100 / 3)
    package = paper_with(template, chart=replace(TREND, series=(Series("Plans", values),)))
    shown = [e.text for e in chart_of(package).iterfind(f".//{C}val//{C}v")]
    assert [f"{number}%" for number in shown] == [with_unit(v, "%") for v in values]


def test_a_line_of_percentages_begins_at_nought_and_another_where_it_may(template: Path) -> None:
    def least(chart: Chart) -> list[str]:
        return setting(chart_of(paper_with(template, chart=chart)), "min")

    assert least(TREND) == ["0"]
    assert least(replace(TREND, axis="weeks")) == []
    assert least(replace(TREND, series=(Series("Change", (-1.0, 2.0, 3.0)),))) == []


def test_the_font_is_the_documents(tmp_path: Path) -> None:
    def verdana(document: Any) -> None:
        document.styles["Normal"].font.name = "Verdana"

    root = chart_of(paper_with(template_with(tmp_path, "{{ chart }}", change=verdana), chart=BRAG))
    assert {e.get("typeface") for e in root.iter("{*}latin")} == {"Verdana"}
    assert {e.get("lang") for e in root.iter() if e.get("lang")} == {"en-GB"}


def test_markup_and_control_characters_in_its_words_do_no_harm(template: Path) -> None:
    title = "A\x00 & <b>\ufdd0{{ 7*7 }}\n\ud800"
    chart = replace(BRAG, title=title, alt=title, categories=(title, "b", "c"), series=(Series(title, (1, 2, 3)),))
    package = paper_with(template, chart=chart)
    plain = "A & <b> {{ 7*7 }}"
    assert drawings(package)[0].find(qn("wp:docPr")).get("descr") == plain
    assert (cells(package)["A2"].value, cells(package)["B1"].value) == (plain, plain)


def test_a_chart_must_have_something_to_draw() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        replace(BRAG, series=())
    with pytest.raises(ValueError, match="one value a category"):
        replace(BRAG, series=(Series("Short", (1,)),))


def test_an_invented_chart_can_be_drawn(template: Path) -> None:
    assert len(drawings(paper_with(template, chart=invented(Chart)))) == 1
