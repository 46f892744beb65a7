"""The contents list is put in the place of the old one, and what else stands in its paragraphs stays."""

from typing import Any

import pytest
from docx.oxml.ns import qn

from tests.word_parts import (
    between_marks,
    document,
    end_mark,
    mark,
    paragraph,
    run_of,
    said,
    start_mark,
    words,
    words_of,
)
from toolkit.papers.finish import finish

TOC = 'TOC \\n \\h \\z \\t "Heading 1,1"'
SECTION = '<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
OPENING, SEPARATE, END = mark("begin") + said(TOC), mark("separate"), mark("end")
LISTED = ["First", "Second"]


def heading(text: str) -> str:
    return paragraph(run_of(text), settings='<w:pStyle w:val="Heading1"/>')


def filled(*pieces: str) -> Any:
    """The document with two headings behind these pieces, finished."""
    made = document(*pieces, heading("First"), heading("Second"))
    assert finish(made, ()) == []
    return made


def in_the_field(made: Any) -> list[str]:
    """The words of each paragraph that stand in the contents list's field."""
    inside, found = False, []
    for p in made.element.body.iter(qn("w:p")):
        text = ""
        for element in p.iter(qn("w:fldChar"), qn("w:t")):
            if element.tag == qn("w:t"):
                text += (element.text or "") if inside else ""
            elif (kind := element.get(qn("w:fldCharType"))) != "begin":
                inside = kind == "separate"
        found += [text] if text else []
    return found


def outside(made: Any) -> list[str]:
    listed = in_the_field(made)
    everything = [text for text in words_of(made) if text]
    for text in listed:
        everything.remove(text)
    return everything


AROUND = {
    "words after it": ([paragraph(OPENING, SEPARATE, run_of("old"), END, run_of("after"))], ["after"]),
    "words before it": ([paragraph(run_of("before"), OPENING, SEPARATE, run_of("old"), END)], ["before"]),
    "words on both sides": (
        [paragraph(run_of("before"), OPENING, SEPARATE, run_of("old"), END, run_of("after"))],
        ["before", "after"],
    ),
    "words around several paragraphs": (
        [
            paragraph(run_of("before"), OPENING, SEPARATE, run_of("old")),
            paragraph(run_of("older")),
            paragraph(run_of("oldest"), END, run_of("after")),
        ],
        ["before", "after"],
    ),
    "all in one run": (
        [
            paragraph(
                '<w:r><w:rPr><w:b/></w:rPr><w:t>before</w:t><w:fldChar w:fldCharType="begin"/>'
                f'<w:instrText>{TOC}</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>old</w:t>'
                '<w:fldChar w:fldCharType="end"/><w:t>after</w:t></w:r>'
            )
        ],
        ["before", "after"],
    ),
    "never worked out": ([paragraph(OPENING, END)], []),
    "page numbers in it": (
        [paragraph(OPENING, SEPARATE, run_of("old"), between_marks("PAGEREF _Toc1", run_of("3"))), paragraph(END)],
        [],
    ),
}


@pytest.mark.parametrize(("pieces", "kept"), AROUND.values(), ids=AROUND)
def test_only_what_the_field_showed_is_replaced(pieces: list[str], kept: list[str]) -> None:
    made = filled(*pieces)
    assert in_the_field(made) == LISTED
    assert outside(made) == [*kept, *LISTED]
    kinds = [m.get(qn("w:fldCharType")) for m in made.element.body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_a_heading_joined_to_the_list_stays_a_heading_and_is_listed() -> None:
    joined = paragraph(END, run_of("Joined"), settings='<w:pStyle w:val="Heading1"/>')
    made = filled(paragraph(OPENING, SEPARATE, run_of("old")), joined)
    assert in_the_field(made) == ["Joined", *LISTED]
    assert [p.text for p in made.paragraphs if p.style.name == "Heading 1"] == ["Joined", *LISTED]


def test_a_page_break_behind_the_list_stays() -> None:
    made = filled(paragraph(OPENING, SEPARATE, run_of("old")), paragraph(END, PAGE_BREAK))
    assert in_the_field(made) == LISTED
    breaks = list(made.element.body.iter(qn("w:br")))
    assert [words(b.getparent().getparent()) for b in breaks] == [""]


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("more", ["", run_of("after")])
def test_a_section_break_stays_behind_the_list(several: bool, more: str) -> None:
    last = [paragraph(OPENING, SEPARATE, run_of("old"), END, more, settings=SECTION)]
    if several:
        last = [paragraph(OPENING, SEPARATE, run_of("old")), paragraph(END, more, settings=SECTION)]
    made = filled(paragraph(run_of("Title")), *last)
    assert in_the_field(made) == LISTED
    ends = [n for n, p in enumerate(made.paragraphs) if p._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None]
    assert ends == [3 if more else 2]
    assert "" not in words_of(made)


def test_a_page_that_begins_with_the_list_still_does() -> None:
    settings = '<w:pStyle w:val="TOC1"/><w:pageBreakBefore/>'
    made = filled(paragraph(OPENING, SEPARATE, run_of("old"), settings=settings), paragraph(END))
    assert [p.paragraph_format.page_break_before for p in made.paragraphs[:2]] == [True, None]


def test_a_bookmark_around_the_list_or_in_it_stays_whole() -> None:
    made = filled(
        paragraph(start_mark("whole", 1), OPENING, SEPARATE, start_mark("part", 2), run_of("old")),
        paragraph(run_of("older"), end_mark(2)),
        paragraph(END, end_mark(1)),
    )
    body = made.element.body
    starts = {m.get(qn("w:name")): m.get(qn("w:id")) for m in body.iter(qn("w:bookmarkStart"))}
    assert {"whole", "part"} < starts.keys()
    assert sorted(starts.values()) == sorted(m.get(qn("w:id")) for m in body.iter(qn("w:bookmarkEnd")))
    assert "" not in words_of(made)


@pytest.mark.parametrize("switches", ['\\h \\z \\c "Table"', '\\a "Figure"', "\\f m", '\\C "Table"'])
def test_a_list_of_tables_or_figures_is_no_contents_list(switches: str) -> None:
    tables = paragraph(between_marks(f"TOC {switches}", run_of("Table 1: Risks")))
    made = filled(tables, paragraph(OPENING, SEPARATE, run_of("old"), END))
    assert words_of(made)[:3] == ["Table 1: Risks", *LISTED]
    alone = document(tables, heading("First"))
    assert finish(alone, ()) == []
    assert words_of(alone) == ["Table 1: Risks", "First"]


def test_a_list_whose_field_ends_in_another_holder_is_left_as_it_is() -> None:
    cell = (
        f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{paragraph(OPENING, SEPARATE, run_of('old'))}</w:tc></w:tr></w:tbl>"
    )
    made = document(cell, paragraph(END, run_of("after")), heading("First"))
    before = words_of(made)
    assert finish(made, ()) == []
    assert words_of(made) == before


def test_a_heading_of_two_lines_is_one_entry() -> None:
    two = paragraph("<w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r>", settings='<w:pStyle w:val="Heading1"/>')
    assert in_the_field(filled(paragraph(OPENING, SEPARATE, run_of("old"), END), two)) == ["One two", *LISTED]
