"""Cross-references whose target a clerk deleted or typed anew, and damaged lists, are told before any paper prints."""

import io
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as LINK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.helpers import PAPER, TEMPLATES, Run, paper_text, run_toolkit
from tests.word_parts import run_of, simple
from toolkit.house.load import load_house
from toolkit.model.house import HouseStyle
from toolkit.model.paper import CommitteePaper
from toolkit.model.template import TemplateFault
from toolkit.papers.specimen import paper_specimens
from toolkit.papers.template_comments import with_comments
from toolkit.papers.template_faults import template_faults

AGAIN = (
    "In the template, delete it, and put it in again with References, Cross-reference: choose the paragraph, heading"
    " or table that it means."
)
NOWHERE = "The cross-reference to 'weaknesses' leads nowhere: its target was deleted or typed anew."
Edit = Callable[[Any], None]
Runner = Callable[..., Run]


@cache
def house() -> HouseStyle:
    return load_house(TEMPLATES, "default")


@cache
def papers() -> tuple[CommitteePaper, ...]:
    kept = house().template_for("outcome-letter")
    return tuple(p for p in paper_specimens("outcome-letter", house()) if house().template_for(p.template) == kept)


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TEMPLATES, tmp_path / "templates", ignore=shutil.ignore_patterns("__pycache__")))


def edited(templates: Path, *edits: Edit) -> Path:
    path = templates / "default" / "committee-paper.docx"
    document = docx.Document(str(path))
    for edit in edits:
        edit(document)
    document.save(str(path))
    return path


def faults(path: Path) -> tuple[TemplateFault, ...]:
    return template_faults(path, [paper.facts for paper in papers()])


def holder(document: Any, bookmark: str) -> Any:
    starts = document.element.body.iter(qn("w:bookmarkStart"))
    return next(m.getparent() for m in starts if m.get(qn("w:name")) == bookmark)


def typed_anew(bookmark: str) -> Edit:
    """The paragraph selected and typed again: its words are there, its bookmark is not."""

    def edit(document: Any) -> None:
        paragraph = holder(document, bookmark)
        for mark in [e for e in paragraph if e.tag in {qn("w:bookmarkStart"), qn("w:bookmarkEnd")}]:
            paragraph.remove(mark)

    return edit


def test_check_names_a_cross_reference_whose_target_was_typed_anew_with_its_place(templates: Path) -> None:
    path = edited(templates, typed_anew("weaknesses"), typed_anew("table_risks"))
    found = faults(path)
    assert [(f.what, f.mend, f.severity) for f in found if "weaknesses" in f.what] == [(NOWHERE, AGAIN, "warning")]
    assert [f.what.split("'")[1] for f in found] == ["weaknesses", "table_risks", "table_risks"]  # it stands twice
    assert {f.kind for f in found} == {"lost reference"}
    assert found[0].place.startswith("under '")
    assert found[0].place.endswith("the weaknesses in paragraph ?.”")
    commented = docx.Document(io.BytesIO(with_comments(path, found)))
    assert next(comment.text for comment in commented.comments) == f"{NOWHERE}\n{AGAIN}"


def test_a_target_that_only_some_papers_have_is_named_too(templates: Path) -> None:
    def edit(document: Any) -> None:
        pieces = parse_xml(f"<w:p {nsdecls('w')}>{run_of('See ')}{simple(' REF weaknesses ')}</w:p>")
        for element in list(pieces):
            document.paragraphs[0]._p.append(element)

    found = faults(edited(templates, edit))
    what = (
        "The cross-reference to 'weaknesses' leads nowhere in some papers: its target stands between tags that leave it"
        " out."
    )
    assert [(f.what, f.mend, f.severity) for f in found] == [(what, "Put it between the same tags.", "warning")]


def test_a_run_writes_the_paper_and_tells_of_the_lost_cross_reference_once(
    templates: Path, run: Runner, project: Path
) -> None:
    edited(templates, typed_anew("weaknesses"))
    made = run("--templates", str(templates))
    assert made.code == 0
    assert "the weaknesses in paragraph ?." in paper_text(project / PAPER)
    assert (made.out + made.err).count(NOWHERE) == 1
    assert AGAIN in (made.out + made.err)
    assert "templates/default/committee-paper.docx" in (made.out + made.err)


def test_the_command_check_tells_it_before_a_run(
    templates: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(templates, typed_anew("deadline"))
    folders = ("--input", str(project / "input"), "--output", str(project / "output"), "--templates", str(templates))
    said = run_toolkit(capsys, "check", *folders)
    assert "The cross-reference to 'deadline' leads nowhere" in said.out + said.err


def without_numbering(document: Any) -> None:
    for key in [key for key, link in document.part.rels.items() if link.reltype == LINK.NUMBERING]:
        del document.part.rels[key]


def with_lists(change: Callable[[Any], None]) -> Edit:
    def edit(document: Any) -> None:
        for num in document.part.numbering_part.element.iter(qn("w:num")):
            change(num)

    return edit


def without_kind(num: Any) -> None:
    num.remove(num.find(qn("w:abstractNumId")))


def of_no_kind(num: Any) -> None:
    num.find(qn("w:abstractNumId")).set(qn("w:val"), "4711")


def with_bad_levels(document: Any) -> None:
    for level in document.part.numbering_part.element.iter(qn("w:lvl")):
        level.set(qn("w:ilvl"), "one")


@pytest.mark.parametrize(
    "edit",
    [without_numbering, with_lists(without_kind), with_lists(of_no_kind), with_bad_levels],
    ids=["no part", "no kind named", "no such kind", "bad levels"],
)
def test_damaged_lists_are_told_by_check_and_stop_no_run(
    templates: Path, run: Runner, project: Path, edit: Edit
) -> None:
    told = [f.what for f in faults(edited(templates, edit))]
    unnumbered = "The cross-reference to 'weaknesses' asks for the number of a paragraph that has none."
    assert unnumbered in told
    made = run("--templates", str(templates))
    assert made.code == 0
    assert unnumbered in (made.out + made.err)
    assert "paragraph ?." in paper_text(project / PAPER)


def test_what_cannot_be_finished_is_a_fault_that_check_and_run_tell_alike(
    templates: Path, run: Runner, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any) -> None:
        raise KeyError("a list")

    monkeypatch.setattr("toolkit.papers.finish.paragraph_numbers", fails)
    path = templates / "default" / "committee-paper.docx"
    what = "Its numbers, cross-references or contents list cannot be worked out: 'a list'."
    assert {(f.what, f.severity) for f in faults(path)} == {(what, "error")}
    made = run("--templates", str(templates))
    assert made.code == 1
    assert what in (made.out + made.err)
    assert not (project / PAPER).exists()
