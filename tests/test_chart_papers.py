"""Papers with charts are checked, compared and read like others: templates, edits by hand, differences, alt text."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.chart_papers import BRAG, TREND, paper_with, template_with
from tests.opened import Opened
from toolkit.accessibility.word_rules import word_problems
from toolkit.errors import ConfigProblem
from toolkit.model.chart import Chart
from toolkit.model.paper import Fact
from toolkit.papers.differences import differences
from toolkit.papers.fingerprint import fingerprint, paper_lines
from toolkit.papers.template_faults import template_faults

PART = "word/charts/chart1.xml"


@dataclass(frozen=True)
class Measure:
    name: str
    chart: Chart | None


FACTS: dict[str, Any] = {"title": "A paper", "chart": BRAG, "measures": (Measure("One", TREND),)}


def faults_of(template: Path) -> list[tuple[str, str]]:
    facts: list[dict[str, Fact]] = [FACTS]
    return [(fault.kind, fault.what) for fault in template_faults(template, facts)]


# ---- templates


def test_a_chart_alone_in_its_paragraph_is_no_fault(tmp_path: Path) -> None:
    loop = ("{%p for measure in measures %}", "{{ measure.chart }}", "{{ measure.chart.title }}", "{%p endfor %}")
    template = template_with(tmp_path, "{{ chart }}", "{% if title %}{{ chart }}{% endif %}", "{{ chart.alt }}", *loop)
    assert faults_of(template) == []


def in_header(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "{{ chart }}"


def in_header_by_a_way_round(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "{{ chart or '' }}"


def in_text_box(document: Any) -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{{ chart }}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    document.paragraphs[-1]._p.extend(list(parse_xml(f"<w:p {nsdecls('w')}>{box}</w:p>")))


@pytest.mark.parametrize(
    ("text", "change", "said"),
    [
        ("See {{ chart }} below", None, "'{{ chart }}' is a chart, and shares its paragraph with 'See below'."),
        ("{{ chart }}{{ title }}", None, "'{{ chart }}' is a chart, and shares its paragraph with '{{ title }}'."),
        ("Words", in_header, "'{{ chart }}' is a chart, which cannot stand in the page header."),
        ("Words", in_text_box, "'{{ chart }}' is a chart, which cannot stand in a text box."),
    ],
)
def test_a_chart_elsewhere_is_a_fault_and_the_paper_refused(text: str, change: Any, said: str, tmp_path: Path) -> None:
    template = template_with(tmp_path, text, change=change)
    assert faults_of(template) == [("chart", said)]
    with pytest.raises(ConfigProblem, match=re.escape(said)):
        paper_with(template, **FACTS)


@pytest.mark.parametrize(
    ("text", "change", "said"),
    [
        ("See {{ chart or '' }} below", None, "a chart must stand alone in its paragraph"),
        ("{{ chart or '' }}{{ chart or '' }}", None, "a chart must stand alone in its paragraph"),
        ("Words", in_header_by_a_way_round, "cannot stand in a page header"),
    ],
)
def test_what_the_check_cannot_tell_still_stops_the_paper(text: str, change: Any, said: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigProblem, match=said):
        paper_with(template_with(tmp_path, text, change=change), **FACTS)


def test_an_unknown_part_of_a_chart_and_a_loop_over_one_are_named(tmp_path: Path) -> None:
    ((_, unknown),) = faults_of(template_with(tmp_path, "{{ chart.titel }}"))
    assert unknown == "'chart' has no 'titel'."
    ((_, loop),) = faults_of(template_with(tmp_path, "{%p for x in chart %}", "a", "{%p endfor %}"))
    assert loop == "'chart' is a chart, not a list: it cannot be repeated."


def test_a_chart_in_a_loop_that_may_be_missing_is_known_as_one(tmp_path: Path) -> None:
    loop = ("{%p for measure in measures %}", "See {{ measure.chart }}", "{%p endfor %}")
    assert [kind for kind, _ in faults_of(template_with(tmp_path, *loop))] == ["chart"]


# ---- edits by hand


def edited(package: bytes, change: Callable[[str], str]) -> str | None:
    paper = Opened(package)
    text = paper.text(PART)
    paper.parts[PART] = change(text).encode()
    assert paper.text(PART) != text
    return fingerprint(paper.saved())


@pytest.fixture
def written(tmp_path: Path) -> bytes:
    return paper_with(template_with(tmp_path, "{{ chart }}"), **FACTS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<c:v>5</c:v>", "<c:v>6</c:v>"),
        ("<c:v>Green</c:v>", "<c:v>Grün</c:v>"),
        ("<a:t>Actions by BRAG</a:t>", "<a:t>Actions</a:t>"),
        ('val="00703C"', 'val="00703D"'),
        ('<c:barDir val="col"/>', '<c:barDir val="bar"/>'),
        ('<c:showVal val="1"/>', '<c:showVal val="0"/>'),
    ],
)
def test_what_a_person_changes_in_a_chart_counts_as_an_edit(old: str, new: str, written: bytes) -> None:
    assert edited(written, lambda text: text.replace(old, new)) not in {None, fingerprint(written)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<c:v>5</c:v>", "<c:v>5.0000000000000009</c:v>"),
        ("</c:ser>", '<c:extLst><c:ext uri="{0}"><c:showVal val="1"/></c:ext></c:extLst></c:ser>'),
        ("c:", "chart:"),
        ('sz="1000"', 'sz="1000" baseline="0"'),
    ],
)
def test_how_a_program_writes_a_chart_does_not(old: str, new: str, written: bytes) -> None:
    def change(text: str) -> str:
        return text.replace("xmlns:c=", "xmlns:chart=").replace(old, new) if old == "c:" else text.replace(old, new)

    assert edited(written, change) == fingerprint(written)


def test_a_damaged_chart_is_an_edit_and_no_crash(written: bytes) -> None:
    assert edited(written, lambda text: text[:200]) not in {None, fingerprint(written)}


def test_another_alternative_text_is_an_edit_and_named_among_the_differences(tmp_path: Path) -> None:
    template = template_with(tmp_path, "{{ chart }}")
    packages = [paper_with(template, chart=replace(BRAG, alt=alt)) for alt in ("Two are late.", "Three are late.")]
    assert fingerprint(packages[0]) != fingerprint(packages[1])
    (found,) = differences(*(paper_lines(package) or [] for package in packages)).listed
    assert found.yours is not None
    assert found.new is not None
    assert (found.yours.words, found.new.words) == ("(Chart: Two are late.)", "(Chart: Three are late.)")


# ---- accessibility


def test_a_chart_with_words_for_screen_readers_breaks_no_rule_and_one_without_does(tmp_path: Path) -> None:
    template = template_with(tmp_path, "{{ chart }}", "Words below.")
    assert list(word_problems("paper.docx", paper_with(template, **FACTS))) == []
    (problem,) = word_problems("paper.docx", paper_with(template, chart=replace(BRAG, alt=" ")))
    assert "the chart has no alternative text" in problem.what
