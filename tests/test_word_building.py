"""A paper as a Word document: numbers, captions, cross-references, contents, bookmarks and links are right."""

import io
import re
import shutil
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.helpers import TEMPLATES, letter_from, sample_letter, without_statement
from tests.make_sample_report import SAMPLE_REPORT
from toolkit.house.load import load_house
from toolkit.inputs.read import read_document
from toolkit.inputs.reference_table import read_tables
from toolkit.letters.formats import read_letter
from toolkit.model.letter import Letter
from toolkit.model.plan import PaperDetail, Plan, Value
from toolkit.papers.action_plan import plan_document
from toolkit.papers.assemble import committee_paper
from toolkit.papers.finish import finish
from toolkit.papers.length import is_long
from toolkit.papers.write_word import write_paper
from toolkit.rules.new_plan import classified, new_plan

STYLES = ("default", "medway", "kent")
KINDS = ("statement", "no statement", "area report", "Cabinet", "plan")
DAY = date(2022, 2, 1)


def letter_of(kind: str, folder: Path) -> Letter:
    if kind == "area report":
        return read_letter(read_document(SAMPLE_REPORT))
    if kind == "no statement":
        letter = letter_from(without_statement(), folder)
        assert not letter.wsoa_required
        return letter
    return sample_letter()


def written(style: str, kind: str, folder: Path) -> bytes:
    house = load_house(TEMPLATES, style)
    letter = classified(letter_of(kind, folder), house.themes)
    plan = new_plan("Thornmere", "thornmere", [letter], house, read_tables())
    if kind == "Cabinet":
        plan = with_detail(plan, "Committee's comments", "Members welcomed the report.")
        plan = with_detail(plan, "Cabinet date", date(2022, 3, 8))
    paper = (
        plan_document(plan, letter, house)
        if kind == "plan"
        else committee_paper(plan, letter, house, read_tables(), for_cabinet=kind == "Cabinet")
    )
    long = replace(paper, facts={**paper.facts, "contents": True})
    return write_paper(long, house.template_for(paper.template), DAY)


def with_detail(plan: Plan, item: str, value: Value) -> Plan:
    rows = tuple(replace(d, value=value) if d.item == item else d for d in plan.details)
    assert any(isinstance(d, PaperDetail) and d.item == item for d in rows)
    return replace(plan, details=rows)


@pytest.fixture(params=[(s, k) for s in STYLES for k in KINDS], ids=lambda p: f"{p[0]}, {p[1]}", scope="module")
def paper(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, Any]:
    style, kind = request.param
    return style, kind, docx.Document(io.BytesIO(written(style, kind, tmp_path_factory.mktemp("letter"))))


def shown_by(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(qn("w:t")))


def simple_fields(document: Any, kind: str) -> list[tuple[list[str], str]]:
    found = [(f.get(qn("w:instr")).split(), shown_by(f)) for f in document.element.body.iter(qn("w:fldSimple"))]
    return [(words, shown) for words, shown in found if words[0] == kind]


def counted(document: Any) -> dict[str, str]:
    """Bookmark → number of its paragraph, counted plainly: headings, paragraphs under them, appendices."""
    heading = paragraph = appendix = 0
    numbers: dict[str, str] = {}
    for p in document.paragraphs:
        name, number = p.style.name, ""
        if name == "Heading 1":
            heading, paragraph = heading + 1, 0
            number = str(heading)
        elif name in {"Numbered Paragraph", "Numbered After Table"}:
            paragraph += 1
            number = f"{heading}.{paragraph}"
        elif name == "Appendix Heading":
            appendix += 1
            number = f"Appendix {'ABCDEFG'[appendix - 1]}"
        for mark in p._p.iter(qn("w:bookmarkStart")):
            numbers[mark.get(qn("w:name"))] = number
    return numbers


def test_cross_references_show_the_number_of_what_they_refer_to(paper: tuple[str, str, Any]) -> None:
    _, kind, document = paper
    numbers = counted(document)
    references = [(words[1], shown) for words, shown in simple_fields(document, "REF") if "\\r" in words]
    assert references or kind == "plan"
    assert [(name, shown) for name, shown in references if numbers.get(name, "nowhere") != shown] == []


def test_captions_count_on_and_the_text_names_them_rightly(paper: tuple[str, str, Any]) -> None:
    _, _, document = paper
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    tables = len(document.tables)
    assert [shown_by(p._p).split(":")[0] for p in captions] == [f"Table {n}" for n in range(1, tables + 1)]
    named = {
        m.get(qn("w:name")): shown_by(p._p).split(":")[0] for p in captions for m in p._p.iter(qn("w:bookmarkStart"))
    }
    for words, shown in simple_fields(document, "REF"):
        if words[1].startswith("table_"):
            assert shown == named[words[1]]


def test_a_caption_stands_directly_above_each_table(paper: tuple[str, str, Any]) -> None:
    _, _, document = paper
    styles = {s.style_id: s.name for s in document.styles}
    for table in document.tables:
        above = table._tbl.getprevious()
        assert styles[above.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))] == "Caption"


def test_tables_repeat_their_header_and_rows_stay_whole(paper: tuple[str, str, Any]) -> None:
    _, _, document = paper
    for table in document.tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(r._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for r in table.rows)
        assert [c.text for row in table.rows for c in row.cells if not c.text.strip()] == []


def test_bookmarks_are_named_as_word_allows_and_links_find_them(paper: tuple[str, str, Any]) -> None:
    _, kind, document = paper
    body = document.element.body
    names = [m.get(qn("w:name")) for m in body.iter(qn("w:bookmarkStart"))]
    ids = Counter(m.get(qn("w:id")) for m in body.iter(qn("w:bookmarkStart")))
    assert [n for n in names if not re.fullmatch(r"[A-Za-z_]\w{0,39}", n)] == []
    assert [n for n, count in Counter(names).items() if count > 1] == []
    assert max(ids.values(), default=1) == 1
    assert sorted(ids) == sorted(e.get(qn("w:id")) for e in body.iter(qn("w:bookmarkEnd")))
    anchors = [h.get(qn("w:anchor")) for h in body.iter(qn("w:hyperlink"))]
    assert [a for a in anchors if a not in names] == []
    assert anchors or kind == "plan"


def test_each_quoted_finding_carries_a_bookmark_and_its_reference_leads_to_the_appendix(
    paper: tuple[str, str, Any],
) -> None:
    _, kind, document = paper
    quoting = [p for p in document.paragraphs if p.style.name in {"List Bullet", "List Bullet 2"}]
    names = {m.get(qn("w:name")): shown_by(m.getparent()) for m in document.element.body.iter(qn("w:bookmarkStart"))}
    refs = [r for p in quoting for r in re.findall(r"\[(\d{4}-[\w-]+)\]$", shown_by(p._p))]
    assert refs or kind == "plan"
    for ref in refs:
        key = ref.replace("-", "_")
        assert f"[{ref}]" in names.get(f"quote_{key}", names.get(f"letter_{key}", ""))
    if kind == "statement":
        linked = {h.get(qn("w:anchor")): shown_by(h) for h in document.element.body.iter(qn("w:hyperlink"))}
        assert linked["letter_2021_W1"] == "2021-W1"
        assert "[2021-W1]" in names["letter_2021_W1"]
        assert "[2021-W1]" in names["quote_2021_W1"]


def test_the_contents_list_has_every_heading_and_no_wrong_page(paper: tuple[str, str, Any]) -> None:
    _, kind, document = paper
    listed = [p for p in document.paragraphs if p.style.name == "toc 1"]
    if kind == "plan":
        assert listed == []
        return
    headings = [
        p.text for p in document.paragraphs if p.style.name in {"Heading 1", "Heading Unnumbered", "Appendix Heading"}
    ]
    entries = ["".join(t.text or "" for t in p._p.iter(qn("w:t"))) for p in listed]
    assert [re.sub(r"^(?:\d+(?=[A-Z])|Appendix [A-Z]: )", "", e) for e in entries] == headings
    instructions = "".join(i.text or "" for i in document.element.body.iter(qn("w:instrText")))
    assert instructions.strip().startswith("TOC \\n")
    marks = [m.get(qn("w:fldCharType")) for p in listed for m in p._p.iter(qn("w:fldChar"))]
    assert marks == ["begin", "separate", "end"]


def test_the_document_opens_without_a_question_and_says_what_it_is(paper: tuple[str, str, Any]) -> None:
    _, _, document = paper
    assert document.settings.element.find(qn("w:updateFields")) is None
    assert document.core_properties.title
    assert document.core_properties.language == "en-GB"
    footer = document.sections[0].footer.paragraphs[0]
    assert [f.get(qn("w:instr")).strip() for f in footer._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_no_empty_paragraph_makes_space(paper: tuple[str, str, Any]) -> None:
    _, _, document = paper
    empty = [
        n
        for n, p in enumerate(document.paragraphs)
        if not shown_by(p._p).strip() and p._p.find(f".//{qn('w:br')}") is None
    ]
    assert empty == []


def test_no_cross_reference_is_left_without_its_target(paper: tuple[str, str, Any]) -> None:
    _, _, document = paper
    assert finish(document, frozenset()) == []


def test_a_paragraph_put_in_by_a_clerk_is_counted_and_references_follow(tmp_path: Path) -> None:
    """Numbering is Word's own: the template with one paragraph more gives every reference the next number."""
    shutil.copytree(TEMPLATES / "default", tmp_path / "default")
    template = docx.Document(str(tmp_path / "default" / "committee-paper.docx"))
    first = next(p for p in template.paragraphs if p.text.startswith("The outcome letter is dated"))
    first.insert_paragraph_before("A paragraph of our own.", style="Numbered Paragraph")
    template.save(str(tmp_path / "default" / "committee-paper.docx"))
    house = load_house(tmp_path, "default")
    letter = classified(sample_letter(), house.themes)
    plan = new_plan("Thornmere", "thornmere", [letter], house, read_tables())
    data = write_paper(committee_paper(plan, letter, house, read_tables()), house.committee_template, DAY)
    before = docx.Document(io.BytesIO(written("default", "statement", tmp_path)))
    after = docx.Document(io.BytesIO(data))

    def reference(document: Any) -> str:
        return next(shown for words, shown in simple_fields(document, "REF") if words[1] == "weaknesses")

    assert (reference(before), reference(after)) == ("3.5", "3.6")


@pytest.mark.parametrize(("words", "long"), [(1_300, False), (1_400, True)])
def test_a_contents_list_is_due_in_more_than_ten_pages(words: int, long: bool) -> None:
    assert is_long({"summary": ("word " * (words - 100), "word " * 100)}) is long
