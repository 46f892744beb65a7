"""Fields of a Word document show what Word will show: captions, cross-references, lists that go on or start again."""

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.word_parts import (
    between_marks,
    document,
    end_mark,
    finished,
    in_list,
    mark,
    marked,
    paragraph,
    run_of,
    said,
    simple,
    start_mark,
    words_of,
)
from toolkit.papers.finish import finish


def level(place: int, text: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def kind(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, *overrides: str) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def starts_at(place: int, number: int) -> str:
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{number}"/></w:lvlOverride>'


def refer(name: str) -> str:
    return paragraph(simple(f" REF {name} \\r \\h "))


LEGAL = kind(0, level(0, "%1."), level(1, "%1.%2."))


# ---- captions


@pytest.mark.parametrize(
    ("instructions", "shown"),
    [
        (["SEQ Table", "SEQ table", 'SEQ "Table"', "SEQ Figure"], ["1", "2", "3", "1"]),
        (["SEQ Table", "SEQ Table \\c", "SEQ Table \\n"], ["1", "1", "2"]),
        (["SEQ Table \\r 7", "SEQ Table", "SEQ Table \\r7"], ["7", "8", "7"]),
        (["SEQ Table \\h", "SEQ Table"], ["", "2"]),
        (["SEQ Table \\h \\* ARABIC", "SEQ Table"], ["1", "2"]),
        (["SEQ Table \\r 3 \\* ROMAN", "SEQ Table \\* roman"], ["III", "iv"]),
        (["SEQ Table \\* ALPHABETIC", "SEQ Table \\* alphabetic"], ["A", "b"]),
        (["SEQ Table \\* ARABIC \\* MERGEFORMAT", "SEQ Table \\*MERGEFORMAT"], ["1", "2"]),
        (["SEQ Table", "SEQ Table \\* CardText", "SEQ Table"], ["1", "?", "3"]),
        (["SEQ Table", "SEQ Table chosen", "SEQ Table \\s 1", "SEQ Table"], ["1", "?", "?", "2"]),
        (["SEQ", "SEQ Table"], ["?", "1"]),
    ],
)
@pytest.mark.parametrize("between", [False, True])
def test_captions_count_as_their_switches_say(instructions: list[str], shown: list[str], between: bool) -> None:
    made = [between_marks(i, run_of("?")) if between else simple(i) for i in instructions]
    assert finished(*map(paragraph, made)) == shown


@pytest.mark.parametrize(
    "field",
    [
        simple("SEQ Table", None),
        mark("begin") + said("SEQ Table") + mark("end"),
        mark("begin") + said("SEQ Ta") + said("ble") + mark("separate") + mark("end"),
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>SEQ Table</w:instrText>'
        '<w:fldChar w:fldCharType="end"/></w:r>',
    ],
    ids=["one element", "no separate mark", "no run", "one run"],
)
def test_a_field_that_was_never_worked_out_gets_a_result(field: str) -> None:
    made = document(paragraph(run_of("Table "), field, run_of(": Risks")))
    assert finish(made, ()) == []
    assert words_of(made) == ["Table 1: Risks"]
    marks = [m.values()[0] for m in made.element.body.iter("{*}fldChar")]
    assert marks in ([], ["begin", "separate", "end"])


def test_a_caption_in_a_cross_references_words_is_not_counted() -> None:
    copied = between_marks("REF t \\h", run_of("Table "), between_marks("SEQ Table", run_of("9")))
    shown = finished(
        paragraph(copied),
        paragraph(marked("t", run_of("Table "), simple("SEQ Table"))),
    )
    assert shown == ["Table 1", "Table 1"]


def test_a_text_box_that_word_stores_twice_is_counted_once() -> None:
    box = paragraph(simple("SEQ Table"))
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    pair = (
        f"<w:r><mc:AlternateContent {compatible}><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert finished(paragraph(pair), paragraph(simple("SEQ Table")))[-1] == "2"


# ---- cross-references


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        ("REF weaknesses \\r \\h", "1.1"),
        ("REF WEAKNESSES \\R", "1.1"),
        ('REF "weaknesses" \\w', "1.1"),
        ("ref Weaknesses \\n\\h", "1.1"),
        ("REF weaknesses", "the words"),
        ("REF weaknesses \\* MERGEFORMAT \\h", "the words"),
        ("REF weaknesses \\* Upper", "THE WORDS"),
        ("REF weaknesses \\* FirstCap", "The words"),
        ("REF weaknesses \\* CardText", "?"),
        ("REF weaknesses \\p \\h", "?"),
        ("REF weaknesses \\r \\p", "?"),
        ("REF weaknesses \\r \\t", "?"),
    ],
)
def test_a_cross_reference_is_read_as_word_reads_it(instruction: str, shown: str) -> None:
    made = document(
        paragraph(simple(instruction)),
        in_list(1),
        in_list(1, "the words", 1, "weaknesses"),
        numbering=LEGAL + num(1, 0),
    )
    assert finish(made, ()) == []
    assert words_of(made)[0] == shown


@pytest.mark.parametrize(
    "pieces",
    [
        [start_mark("t"), paragraph(run_of("Table 1")), paragraph(run_of("after"), end_mark(), run_of("last"))],
        [paragraph(start_mark("t"), run_of("Table 1")), paragraph(run_of("after"), end_mark(), run_of("last"))],
        [paragraph(start_mark("t"), run_of("Table 1")), paragraph(run_of("after"))],
        [paragraph(start_mark("t"), end_mark(), run_of("Table 1"))],
        [paragraph(run_of("Table 1"))],
    ],
    ids=["from before a paragraph", "two paragraphs", "no end", "no words", "no bookmark"],
)
def test_a_cross_reference_without_words_of_one_paragraph_keeps_what_it_showed_and_is_told(pieces: list[str]) -> None:
    made = document(paragraph(simple("REF t \\h")), *pieces)
    assert len(finish(made, ())) == 1
    assert words_of(made)[0] == "?"


@pytest.mark.parametrize(
    "pieces",
    [
        [paragraph("<w:ins w:id='1'>", start_mark("t"), run_of("Table 1"), end_mark(), "</w:ins>", run_of(": Risks"))],
        [paragraph(start_mark("t"), "<w:ins w:id='1'>", run_of("Table 1"), end_mark(), "</w:ins>", run_of(": Risks"))],
        [
            paragraph(
                "<w:smartTag w:element='x'>",
                start_mark("t"),
                run_of("Table"),
                "</w:smartTag>",
                run_of(" 1"),
                end_mark(),
            )
        ],
        [start_mark("t"), paragraph(run_of("Table 1")), end_mark(), paragraph(run_of("after"))],
        [start_mark("t"), paragraph(run_of("Table 1")), paragraph(end_mark(), run_of("after"))],
        [paragraph(start_mark("t"), run_of("Table"), "<w:r><w:tab/></w:r>", run_of("1"), end_mark(), run_of(": R"))],
    ],
    ids=["all inserted", "end inserted", "start in a smart tag", "around it", "to the next one's start", "a tab"],
)
def test_a_bookmark_is_followed_from_its_start_to_its_end_wherever_they_stand(pieces: list[str]) -> None:
    made = document(paragraph(simple("REF t \\h")), *pieces, paragraph(run_of("the rest")))
    assert finish(made, ()) == []
    assert words_of(made)[0] == "Table 1"


def test_of_two_bookmarks_of_one_name_the_first_counts() -> None:
    shown = finished(
        paragraph(simple("REF t")), paragraph(marked("t", run_of("one"))), paragraph(marked("T", run_of("two")))
    )
    assert shown[0] == "one"


def test_a_field_whose_instruction_holds_a_field_is_left_to_word() -> None:
    inner = between_marks("DOCPROPERTY x", run_of("Table"))
    outer = mark("begin") + said("SEQ ") + inner + mark("separate") + run_of("4") + mark("end")
    assert finished(paragraph(outer), paragraph(simple("SEQ Table"))) == ["Table4", "1"]


def test_an_outer_cross_reference_replaces_all_that_it_showed() -> None:
    outer = between_marks("REF t \\h", run_of("old "), between_marks("PAGE", run_of("7")), run_of(" words"))
    assert finished(paragraph(outer), paragraph(marked("t", run_of("new")))) == ["new", "new"]


def test_a_cross_reference_to_the_number_of_a_paragraph_without_one_keeps_what_it_showed_and_is_told() -> None:
    made = document(paragraph(simple("REF t \\r")), paragraph(marked("t", run_of("no list"))))
    assert [lost.what for lost in finish(made, ())] == [
        "The cross-reference to 't' asks for the number of a paragraph that has none."
    ]
    assert words_of(made)[0] == "?"


# ---- lists


def test_a_list_that_starts_again_at_a_number_goes_on_from_there() -> None:
    numbering = LEGAL + num(1, 0) + num(2, 0, starts_at(0, 5))
    lists = [in_list(1), *(in_list(2, name=name) for name in "abc"), in_list(1, name="d")]
    assert finished(*lists, *map(refer, "abcd"), numbering=numbering)[5:] == ["5", "6", "7", "8"]


def test_a_list_linked_to_a_style_has_that_styles_numbers() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="Linked"/></w:abstractNum>'
        + kind(5, level(0, "Part %1", "upperRoman"))
        + num(7, 4)
        + num(8, 5)
    )
    made = document(in_list(7), in_list(7, name="a"), refer("a"), numbering=numbering)
    style = made.styles.add_style("Linked", WD_STYLE_TYPE.LIST)
    style.element.append(parse_xml(f'<w:pPr {nsdecls("w")}><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr>'))
    finish(made, ())
    assert words_of(made)[-1] == "Part II"


def test_a_list_with_a_level_of_its_own_shows_that() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "(%1)", "lowerLetter", 3)}</w:lvlOverride>'
    shown = finished(
        in_list(2, name="a"), in_list(2, name="b"), refer("a"), refer("b"), numbering=LEGAL + num(2, 0, own)
    )
    assert shown[2:] == ["(c)", "(d)"]


@pytest.mark.parametrize(
    ("more", "shown"), [("", "2.1"), ('<w:lvlRestart w:val="0"/>', "2.2")], ids=["starts again", "never does"]
)
def test_a_level_starts_again_unless_it_says_never(more: str, shown: str) -> None:
    numbering = kind(0, level(0, "%1"), level(1, "%1.%2", more=more)) + num(1, 0)
    lists = [in_list(1), in_list(1, level=1), in_list(1), in_list(1, level=1, name="a")]
    assert finished(*lists, refer("a"), numbering=numbering)[-1] == shown


def test_a_style_based_on_another_is_numbered_on_its_own_level() -> None:
    levels = (level(0, "%1", more='<w:pStyle w:val="Upper"/>'), level(1, "%1.%2", more='<w:pStyle w:val="Lower"/>'))
    of = ['<w:pStyle w:val="Upper"/>', '<w:pStyle w:val="Lower"/>', '<w:pStyle w:val="Lowest"/>']
    texts = [paragraph(marked(f"a{n}", run_of("x")), settings=style) for n, style in enumerate(of)]
    made = document(*texts, *map(refer, ("a0", "a1", "a2")), numbering=kind(0, *levels) + num(1, 0))
    upper, lower, lowest = (made.styles.add_style(n, WD_STYLE_TYPE.PARAGRAPH) for n in ("Upper", "Lower", "Lowest"))
    lower.base_style, lowest.base_style = upper, lower
    upper.element.append(parse_xml(f'<w:pPr {nsdecls("w")}><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'))
    finish(made, ())
    assert words_of(made)[3:] == ["1", "1.1", "1.2"]


def test_legal_numbering_shows_every_level_as_a_figure() -> None:
    legal = kind(0, level(0, "%1", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>")) + num(1, 0)
    assert finished(in_list(1, name="a"), in_list(1, level=1, name="b"), refer("a"), refer("b"), numbering=legal)[
        2:
    ] == ["I", "1.1"]


@pytest.mark.parametrize(
    "numbering",
    [
        None,
        "",
        '<w:num w:numId="1"><w:abstractNumId w:val="44"/></w:num>',
        '<w:num w:numId="1"/>',
        kind(0, '<w:lvl w:ilvl="one"><w:start w:val="x"/><w:lvlText w:val="%1"/></w:lvl>') + num(1, 0),
        LEGAL + num(1, 0).replace("</w:num>", '<w:lvlOverride w:ilvl="x"><w:startOverride/></w:lvlOverride></w:num>'),
    ],
    ids=["no part", "no list", "no kind", "no kind named", "bad level", "bad override"],
)
def test_damaged_numbering_means_no_number_and_nothing_else(numbering: str | None) -> None:
    made = document(in_list(1, name="a"), refer("a"), paragraph(simple("SEQ Table")), numbering=numbering)
    lost = finish(made, ())
    sound = numbering is not None and "lvlOverride" in numbering
    assert words_of(made)[1:] == ["1" if sound else "?", "1"]
    assert len(lost) == (0 if sound else 1)


def test_a_paragraph_with_a_damaged_level_is_numbered_by_its_first() -> None:
    broken = in_list(1, name="a").replace('w:ilvl w:val="0"', 'w:ilvl w:val="one"')
    assert finished(broken, refer("a"), numbering=LEGAL + num(1, 0))[1] == "1"


# ---- links to quoted findings


def test_a_reference_is_not_linked_out_of_a_longer_one() -> None:
    made = document(
        paragraph(run_of("See 2017-W12 and [2017-W1], x-2017-W1 too.")),
        paragraph(run_of("[2017-W1]")),
        paragraph(run_of("Appendix"), settings='<w:pStyle w:val="AppendixHeading"/>'),
        paragraph(run_of("Words [2017-W1]")),
    )
    made.styles.add_style("Appendix Heading", WD_STYLE_TYPE.PARAGRAPH)
    finish(made, ("2017-W1", "2017-W12"))
    before = [
        "".join(t.text or "" for e in link.itersiblings(preceding=True) for t in e.iter("{*}t"))
        for link in made.element.body.iter("{*}hyperlink")
    ]
    linked = ["".join(t.text or "" for t in link.iter("{*}t")) for link in made.element.body.iter("{*}hyperlink")]
    assert linked == ["2017-W1", "2017-W1"]
    assert before == ["See 2017-W12 and [", "["]
    assert words_of(made)[0] == "See 2017-W12 and [2017-W1], x-2017-W1 too."
