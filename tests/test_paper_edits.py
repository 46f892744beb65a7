"""Whatever a person changes in a paper counts as an edit; what programs do to it by themselves does not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import PAPER, SAMPLE, WORKBOOK, Run, details_typed, paper_text, run_toolkit, type_in
from tests.opened import Opened
from tests.test_clerks_loop import V2
from tests.word_edits import DOCUMENT, Edit, added, field, margin, noted_below, picture, text_box, words
from toolkit.cli import main
from toolkit.papers.fingerprint import fingerprint, in_todays_reckoning, paper_lines
from toolkit.papers.fingerprint_before import fingerprint_before
from toolkit.record.papers_record import read_papers, record_paper

Runner = Callable[..., Run]
NOTHING: Edit = added()
TOC = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{words("One")}{{}}',
    field("HYPERLINK a", words("Two") + field("PAGEREF a", words("{}"))),
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A paper as a run writes it."""
    folder = tmp_path_factory.mktemp("paper")
    (folder / "input").mkdir()
    (folder / "input" / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
    folders = ["--input", str(folder / "input"), "--output", str(folder / "output")]
    assert main(["run", *folders, "--as-at", "2022-02-01"]) == 0
    return (folder / PAPER).read_bytes()


def after(package: bytes, *edits: Edit) -> bytes:
    paper = Opened(package)
    for edit in edits:
        edit(paper)
    return paper.saved()


def link(shown: str, address: str = "https://a.example") -> str:
    return field(f'HYPERLINK "{address}"', words(shown))


EDITS: dict[str, tuple[Edit, Edit]] = {
    "words in a link": (added(link("our plan")), added(link("our whole plan"))),
    "the address of a link": (added(link("our plan")), added(link("our plan", "https://b.example"))),
    "words after a field in a field": (
        added(field('HYPERLINK "a"', field("PAGE", words("1")))),
        added(field('HYPERLINK "a"', field("PAGE", words("1")) + words("more"))),
    ),
    "words after a list of contents": (added(*TOC, words("End.")), added(*TOC, words("The end."))),
    "words after a field that does not end": (added(TOC[0], words("End.")), added(TOC[0], words("The end."))),
    "a field": (NOTHING, added(field("PAGE", words("1")))),
    "a comment": (NOTHING, noted_below("comment")),
    "a footnote": (NOTHING, noted_below("footnote")),
    "an endnote": (noted_below("endnote"), noted_below("endnote", "Others.")),
    "a picture": (NOTHING, picture(b"one")),
    "another picture": (picture(b"one"), picture(b"two")),
    "a header of the first page": (NOTHING, margin("header", "first")),
    "a footer of even pages": (NOTHING, margin("footer", "even")),
    "a page break": (NOTHING, added('<w:r><w:br w:type="page"/></w:r>')),
    "a page that begins here": (added(words("a")), added(f"<w:pPr><w:pageBreakBefore/></w:pPr>{words('a')}")),
    "a symbol": (added(words("a")), added(words("a") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')),
    "words put in with changes tracked": (added(words("a")), added(f'<w:ins w:id="9">{words("a")}</w:ins>')),
    "words taken out with changes tracked": (
        added(words("a")),
        added(words("a") + '<w:del w:id="9"><w:r><w:delText>b</w:delText></w:r></w:del>'),
    ),
    "a text box": (added(text_box("one", "one")), added(text_box("two", "two"))),
    "another cell": (
        added(f"<w:tbl><w:tr><w:tc><w:p>{words('a')}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
        added(f"<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p>{words('a')}</w:p></w:tc></w:tr></w:tbl>"),
    ),
    **{
        look: (added(words("a")), added(words("a", f"<w:{look}/>")))
        for look in ("b", "i", "strike", 'u w:val="single"', 'highlight w:val="yellow"', 'color w:val="FF0000"')
    },
}


@pytest.mark.parametrize("name", EDITS)
def test_what_a_person_changes_counts(written: bytes, name: str) -> None:
    before, edited = (fingerprint(after(written, edit)) for edit in EDITS[name])
    assert before is not None
    assert edited is not None
    assert before != edited


def resaved(paper: Opened) -> None:
    """Rsids, proofing marks, page breaks as last printed, runs cut in two, the place of the cursor."""
    paper.replace(DOCUMENT, "<w:p>", '<w:p w:rsidR="00AB12CD">', times=-1)
    proofed = (
        '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="999" w:name="_GoBack"/><w:bookmarkEnd w:id="999"/>'
    )
    paper.replace(DOCUMENT, "<w:t>", "<w:lastRenderedPageBreak/><w:t>", times=-1)
    paper.replace(DOCUMENT, "</w:pPr><w:r>", f"</w:pPr>{proofed}<w:r>", times=-1)


TWINS: dict[str, tuple[Edit, Edit]] = {
    "as saved by Word": (NOTHING, resaved),
    "file properties": (NOTHING, lambda p: p.replace("docProps/core.xml", "SEND inspection reporting", "Share")),
    "page numbers": (added(field("PAGE", words("1"))), added(field("PAGE \\* MERGEFORMAT", words("14")))),
    "a field in one element": (
        added(field("REF a", words("1"))),
        added(f'<w:fldSimple w:instr="REF a">{words("2")}</w:fldSimple>'),
    ),
    "the contents over several paragraphs": (
        added(*(part.format("") for part in TOC)),
        added(*(part.format("14") for part in TOC), ""),
    ),
    "runs cut in two": (added(words("One word")), added(words("One") + words(" w") + words("ord"))),
    "looks of blanks": (
        added(words("a", "<w:b/>") + words(" ") + words("b", "<w:b/>")),
        added(words("a b", '<w:b w:val="true"/>')),
    ),
    "the rule above footnotes": (NOTHING, noted_below("footnote", "")),
    "a text box for old programs": (added(text_box("one", "one")), added(text_box("one", "two"))),
    "a link of the other kind": (
        added(field('HYPERLINK \\l "a"', words("b"))),
        added(f'<w:hyperlink w:anchor="a">{words("b")}</w:hyperlink>'),
    ),
}


@pytest.mark.parametrize("name", TWINS)
def test_what_programs_do_by_themselves_does_not_count(written: bytes, name: str) -> None:
    before, saved = (after(written, edit) for edit in TWINS[name])
    assert before != saved
    assert fingerprint(before) == fingerprint(saved) is not None


def test_lines_have_the_words_of_links_notes_and_comments_and_not_what_was_taken_out(written: bytes) -> None:
    gone = '<w:del w:id="9"><w:r><w:delText>gone</w:delText></w:r></w:del>'
    box = added(words("See ") + link("our plan") + gone, text_box("boxed", "boxed"))
    lines = paper_lines(after(written, box, noted_below("comment", "Check!"), noted_below("footnote", "Below.")))
    assert lines is not None
    said = [(line.kind, line.text) for line in lines]
    assert [pair for pair in said if pair[1] in {"See our plan", "boxed", "Check!", "Below."}] == [
        ("paragraph", "See our plan"),
        ("paragraph", "boxed"),
        ("note", "Below."),
        ("comment", "Check!"),
    ]


# ---- records of the first reckoning


def test_a_record_of_the_first_reckoning_is_good_where_nobody_edited(written: bytes) -> None:
    other = after(written, added(words("Other.")))
    first = fingerprint_before(written)
    assert first is not None
    assert first.isalnum()
    assert in_todays_reckoning(first, written, other) == fingerprint(written)
    assert in_todays_reckoning(first, other, written) == fingerprint(written)
    assert in_todays_reckoning(first, other, other) == first
    assert in_todays_reckoning("2:abc", written, written) == "2:abc"


def test_a_paper_recorded_by_the_version_before_is_rewritten_unless_it_was_edited(run: Runner, project: Path) -> None:
    run()
    folder, name = project / "output/thornmere", Path(PAPER).name
    first = fingerprint_before((project / PAPER).read_bytes())
    assert first is not None
    record_paper(folder, name, first, None)
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya"}))
    run()
    assert "Kim Oduya" in paper_text(project / PAPER)
    assert not (project / V2).exists()
    assert read_papers(folder)[name][0] == fingerprint((project / PAPER).read_bytes())


# ---- a run


def edited(path: Path, *edits: Edit) -> bytes:
    path.write_bytes(after(path.read_bytes(), *edits))
    return path.read_bytes()


def test_a_paper_with_a_comment_and_a_picture_of_the_clerks_is_kept(run: Runner, project: Path) -> None:
    run()
    kept = edited(project / PAPER, noted_below("comment"), picture(b"one"))
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya"}))
    assert "it is kept, and the new paper stands beside it" in run().out
    assert (project / PAPER).read_bytes() == kept
    assert "Kim Oduya" in paper_text(project / V2)


def cut(part: str) -> Edit:
    return lambda paper: paper.parts.update({part: paper.parts[part][: len(paper.parts[part]) // 2]})


def emptied(part: str) -> Edit:
    return lambda paper: paper.parts.update({part: b""})


DAMAGE: dict[str, Edit] = {
    "document.xml cut": cut(DOCUMENT),
    "document.xml empty": emptied(DOCUMENT),
    "styles.xml cut": cut("word/styles.xml"),
    "no types": emptied("[Content_Types].xml"),
    "another root": lambda p: p.parts.update({DOCUMENT: b"<nothing/>"}),
    "empty types": lambda p: p.parts.update(
        {"[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'}
    ),
    "types without a name": lambda p: p.replace("[Content_Types].xml", "PartName=", "Part="),
    "a relationship without a target": lambda p: p.replace("word/_rels/document.xml.rels", "Target=", "Aim="),
    "relationships cut": cut("word/_rels/document.xml.rels"),
    "a footer cut": cut("word/footer1.xml"),
    "notes cut": lambda p: (noted_below("footnote")(p), cut("word/footnotes.xml")(p))[0],
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_paper_has_no_fingerprint_and_no_lines(written: bytes, name: str) -> None:
    damaged = after(written, DAMAGE[name])
    assert (fingerprint(damaged), fingerprint_before(damaged), paper_lines(damaged)) == (None, None, None)


@pytest.mark.parametrize("name", ["document.xml cut", "a relationship without a target"])
def test_a_damaged_paper_is_kept_and_named_and_everything_else_goes_on(
    run: Runner, project: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    run()
    kept = edited(project / PAPER, DAMAGE[name])
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya"}))
    folders = ("--input", str(project / "input"), "--output", str(project / "output"))
    said = run_toolkit(capsys, "check", *folders)
    assert f"{Path(PAPER).name}" in said.out
    assert "cannot be opened as a Word file" in said.out
    result = run()
    assert (result.code, f"error: {Path(PAPER).name}" in result.out) == (1, True)
    assert f"It is kept, and the new paper is {Path(V2).name}." in result.out
    assert (project / PAPER).read_bytes() == kept
    assert "Kim Oduya" in paper_text(project / V2)
    again = run()
    assert (again.code, "cannot be opened" in again.out) == (0, False)


@pytest.mark.parametrize("name", DAMAGE)
def test_check_goes_on_after_a_damaged_paper(
    written: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    for file, data in (("a-2021-committee-paper.docx", after(written, DAMAGE[name])), ("b-paper.docx", written)):
        (tmp_path / file).write_bytes(data)
    (tmp_path / "input").mkdir()
    out = run_toolkit(capsys, "check", str(tmp_path), "--input", str(tmp_path / "input")).out
    assert "cannot be opened as a Word file" in out
    assert "b-paper.docx" in out
