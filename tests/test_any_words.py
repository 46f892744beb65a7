"""Any words in findings or from officers stand in papers and workbooks as they are, and nothing in them is run."""

import io
import os
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir
from lxml import etree

from tests.chart_papers import template_with
from tests.helpers import TEMPLATES
from tests.independent_reader import SeenSheet, SeenWorkbook
from tests.public_spreadsheets import AS_AT, HOUSE, drafted
from toolkit.inputs.reference_table import read_tables
from toolkit.model.letter import Finding
from toolkit.model.paper import CommitteePaper, Fact
from toolkit.model.plan import Action, Plan, Risk
from toolkit.papers.assemble import committee_paper
from toolkit.papers.write_word import write_paper
from toolkit.workbook.cells import Reading, read_cell
from toolkit.workbook.create import create_workbook
from toolkit.workbook.publication import publication_workbook
from toolkit.workbook.standing import plain

set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "hypothesis")
COMMON = settings(
    deadline=None, database=None, derandomize=True, print_blob=False, suppress_health_check=[*HealthCheck],
)  # fmt: skip
MANY = int(os.environ.get("SEND_EXAMPLES", "500"))
PIECES = (
    "{{ 7*7 }}", "{{ title.__class__ }}", "{% if %}", "{% for x in y %}", "{%p endif %}", "{#", "{_{", "}}", "{{", "%}",
    "<w:p/>", "]]>", "&amp;", "&", "<", "\"'", "=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "{=1}",
    "http://x.example", "internal:A1", "_x0041_", "_x000D_", "\u202e", "\u2066", "\ufeff", "\u200d", "\u2028",
    "\U0001f468\u200d\U0001f469", "e\u0301", "\u0644\u0647\u0645", "\u00ad", "\t", "\n", " ", "  ", "a",
    "The offer", "10%",
)  # fmt: skip
UNPRINTED = ("\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x85", "\r", "\ud800", "\udfff", "\ufffe", "\uffff", "\ufdd0")
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.text(st.characters(codec="utf-8"), max_size=8)), max_size=8).map(
    "".join
)
ANYTHING = st.lists(st.one_of(st.sampled_from((*PIECES, *UNPRINTED)), st.text(max_size=8)), max_size=8).map("".join)
LOST = "\ufffd"
NOT_TAKEN_OUT = "\n\t" + "".join(map(chr, range(0x7F, 0xA0))) + "".join(map(chr, range(0xFDD0, 0xFDF0)))
_INLINE = b'<c t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>'
LONG_TEXT = "All of it. " * 4_000


def as_set(text: str) -> str:
    """What a paper prints of a text: all but characters that no Word file can hold, or that no printer prints."""
    return "".join(c for c in text if c in "\t\n" or not _is_unprinted(c))


def _is_unprinted(c: str) -> bool:
    return unicodedata.category(c) in {"Cc", "Cs"} or 0xFDD0 <= ord(c) <= 0xFDEF or c in "\ufffe\uffff"


# ---- papers


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A template with a word in a paragraph, in a list that repeats, and in a cell."""

    def with_a_table(document: Any) -> None:
        table = document.add_table(1, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "{{ committee }}", "before {{ author }} after"

    texts = ("{{ committee }}", "{%p for text in financial %}", "{{ text }}", "{%p endfor %}")
    return template_with(tmp_path_factory.mktemp("template"), *texts, change=with_a_table)


@settings(COMMON, max_examples=60, phases=[Phase.explicit, Phase.generate])
@example(texts=["{{ 7*7 }}{% if %}", LONG_TEXT, "\ud800\x07x"])
@given(texts=st.lists(ANYTHING, min_size=3, max_size=3))
def test_a_paper_prints_any_words_as_they_are(template: Path, texts: list[str]) -> None:
    check_paper(template, texts)


@pytest.mark.long
@settings(COMMON, max_examples=MANY * 4)
@given(texts=st.lists(ANYTHING, min_size=3, max_size=3))
def test_the_same_of_many_more_words_in_papers(template: Path, texts: list[str]) -> None:
    check_paper(template, texts)


def check_paper(template: Path, texts: list[str]) -> None:
    facts: dict[str, Fact] = {"title": texts[0], "committee": texts[0], "author": texts[1], "financial": tuple(texts)}
    paper = CommitteePaper("2022", "paper.docx", "A paper", None, facts)
    document = docx.Document(io.BytesIO(write_paper(paper, template, AS_AT)))
    printed = [paragraph.text for paragraph in document.paragraphs]
    assert printed == [as_set(text) for text in (texts[0], texts[0], *texts)]
    cells = [cell.text for cell in document.tables[0].rows[0].cells]
    assert cells == [as_set(texts[0]), f"before {as_set(texts[1])} after"]


@settings(COMMON, max_examples=4, phases=[Phase.explicit, Phase.generate])
@given(texts=st.lists(ANYTHING.filter(lambda text: as_set(text).strip()), min_size=3, max_size=3))
def test_findings_and_risks_of_any_words_stand_in_the_councils_paper(texts: list[str]) -> None:
    check_councils_paper(texts)


@pytest.mark.long
@settings(COMMON, max_examples=MANY // 2)
@given(texts=st.lists(ANYTHING.filter(lambda text: as_set(text).strip()), min_size=3, max_size=3))
def test_the_same_of_many_more_words_in_the_councils_paper(texts: list[str]) -> None:
    check_councils_paper(texts)


def check_councils_paper(texts: list[str]) -> None:
    plan = with_words(texts)
    paper = committee_paper(plan, plan.letters[0], HOUSE, read_tables())
    document = docx.Document(io.BytesIO(write_paper(paper, TEMPLATES / "default/committee-paper.docx", AS_AT)))
    printed = "\n".join(p.text for p in _paragraphs(document.element.body))
    assert [text for text in texts if as_set(text).strip() not in printed] == []


def _paragraphs(body: Any) -> Iterator[Any]:
    from docx.text.paragraph import Paragraph

    yield from (
        Paragraph(p, body) for p in body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")
    )


@cache
def _plan() -> Plan:
    return drafted()


def with_words(texts: list[str]) -> Plan:
    """The sample's plan with these words in its first findings, in actions and in risks."""
    letter = _plan().letters[0]
    findings = tuple(_worded(f, text) for f, text in zip(letter.findings, texts, strict=False))
    letter = replace(letter, findings=(*findings, *letter.findings[len(texts) :]))
    actions = tuple(
        Action(f"A{n}", None, text, text, text, progress=text, brag="Amber") for n, text in enumerate(texts)
    )
    risks = tuple(Risk(f"R{n}", text, text, text, status="Open") for n, text in enumerate(texts))
    rows = tuple(replace(row, finding=text) for row, text in zip(_plan().findings, texts, strict=False))
    return replace(_plan(), letters=(letter,), findings=rows, actions=actions, risks=risks)


def _worded(finding: Finding, text: str) -> Finding:
    return replace(finding, passage=replace(finding.passage, text=text, sub_items=()))


# ---- workbooks


def as_excel_stores(text: str) -> str:
    """What no XML can hold, and what only looks like it, Excel writes as _x000D_."""
    return "".join(f"_x{ord(c):04X}_" if _is_unprinted(c) else c for c in text.replace("_x", "_x005F_x"))


@settings(COMMON, max_examples=300)
@example(text="Half\ud800 letters and\ufffe none, \ud83d\ude00")
@given(text=ANYTHING)
def test_what_an_officer_typed_can_be_written_to_any_file(text: str) -> None:
    cell = read_cell(etree.fromstring(_INLINE % escape(as_excel_stores(text)).encode()), Reading([], set()))
    typed = str(plain(cell) or "")
    assert not any(_is_unprinted(c) for c in typed if c not in NOT_TAKEN_OUT)
    assert [c for c in typed if c.isalpha() and c != LOST] == [c for c in _whole(text) if c.isalpha() and c != LOST]


def _whole(text: str) -> str:
    """The text with letters that came in two halves put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def check_workbooks(texts: list[str]) -> None:
    plan = with_words(texts)
    made = create_workbook(plan, HOUSE, ("default",), AS_AT, ()).data
    assert openpyxl.load_workbook(io.BytesIO(made)).sheetnames
    for sheet, heading in (
        ("Findings", "Finding"),
        ("Action plan", "Action"),
        ("Action plan", "Progress"),
        ("Risks", "Risk"),
    ):
        assert shown(SeenWorkbook(made).sheets[sheet], heading, len(texts)) == texts, sheet
    public = openpyxl.load_workbook(io.BytesIO(publication_workbook(plan, HOUSE, (), AS_AT)[0]))
    for page in public.worksheets:
        assert [cell.coordinate for row in page for cell in row if cell.data_type == "f"] == []


def shown(sheet: SeenSheet, heading: str, rows: int) -> list[str]:
    """The texts under a heading; a formula among them is none."""
    column = next(column for (row, column), cell in sheet.cells.items() if row == 1 and cell.value == heading)
    cells = [sheet.at(row, column) for row in range(2, rows + 2)]
    assert [cell.formula for cell in cells if cell.formula] == []
    return [cell.value for cell in cells]


@settings(COMMON, max_examples=4, phases=[Phase.explicit, Phase.generate])
@example(texts=[*PIECES[:12]])
@example(texts=[*PIECES[12:28]])
@given(texts=st.lists(TEXT, min_size=12, max_size=12))
def test_a_workbook_holds_any_words_as_text(texts: list[str]) -> None:
    check_workbooks(texts)


@pytest.mark.long
@settings(COMMON, max_examples=MANY // 4)
@given(texts=st.lists(TEXT, min_size=12, max_size=12))
def test_the_same_of_many_more_words_in_workbooks(texts: list[str]) -> None:
    check_workbooks(texts)
