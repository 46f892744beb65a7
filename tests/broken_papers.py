"""What breaks one rule of accessibility in a Word paper, and what breaks none."""

# ruff: noqa: E501 a case reads best on one line

from collections.abc import Callable
from functools import partial
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from tests.accessible_files import add_link, describe, set_language, shade
from tests.word_files import WPS

Change = Callable[[Any], object]


def text(words: str, style: str | None = None) -> Callable[[Any], Any]:
    return lambda paper: paper.add_paragraph(words, style=style)


def heading(words: str, level: int) -> Callable[[Any], Any]:
    return lambda paper: paper.add_heading(words, level)


def each(*changes: Change) -> Callable[[Any], None]:
    def change(paper: Any) -> None:
        for step in changes:
            step(paper)

    return change


def markup(xml: str) -> Callable[[Any], None]:
    """A last paragraph that holds this markup."""
    spaces = f'{nsdecls("w", "wp", "a", "r")} xmlns:wps="{WPS}" xmlns:v="urn:schemas-microsoft-com:vml"'
    return lambda paper: paper.element.body[-1].addprevious(parse_xml(f"<w:p {spaces}>{xml}</w:p>"))


def in_table(change: Change) -> Change:
    return lambda paper: change(paper.tables[0])


def untitled(paper: Any) -> None:
    paper.core_properties.title = ""


def without_style_title(paper: Any) -> None:
    paper.paragraphs[0].style = "Normal"


def set_first_run(paper: Any, **looks: Any) -> None:
    """Bold, size or colour of the paragraph below the heading Background."""
    font = paper.paragraphs[2].runs[0].font
    font.bold, font.size = looks.get("bold"), looks.get("size")
    if "colour" in looks:
        font.color.rgb = RGBColor.from_string(looks["colour"])


def bold_line(words: str, size: int | None = None) -> Callable[[Any], None]:
    def change(paper: Any) -> None:
        run = paper.add_paragraph().add_run(words)
        run.bold, run.font.size = (True, None) if size is None else (None, Pt(size))
        paper.add_paragraph("We go on.")

    return change


def drop_row_setting(tag: str, row: int) -> Change:
    def change(table: Any) -> None:
        properties = table.rows[row]._tr.trPr
        properties.remove(properties.find(qn(tag)))

    return in_table(change)


def merge(first: tuple[int, int], last: tuple[int, int]) -> Change:
    return in_table(lambda table: table.cell(*first).merge(table.cell(*last)))


def empty(table: Any) -> None:
    table.cell(1, 1).text = ""


def set_layout_table(paper: Any) -> None:
    paper.add_table(1, 1).cell(0, 0).text = "Important: the meeting is public."
    paper.add_paragraph("We go on.")


def white_on_grey(table: Any) -> None:
    table.cell(2, 0).paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)
    shade(table.cell(2, 0)._tc, "A6A6A6")


def pale_style(paper: Any) -> None:
    paper.styles["List Bullet"].font.color.rgb = RGBColor(0x99, 0x99, 0x99)


def styled_table(style: str) -> Change:
    """A table whose style sets white letters on a dark first row."""
    return lambda paper: setattr(paper.tables[0], "style", style)


def colour_alone(table: Any) -> None:
    empty(table)
    shade(table.cell(1, 1)._tc, "FF0000")


def words(count: int) -> Change:
    return lambda paper: [paper.add_paragraph("word " * 100 + "end.") for _ in range(count // 100)]


def ask_to_update(paper: Any) -> None:
    paper.settings.element.append(OxmlElement("w:updateFields"))


def leave_comment(paper: Any) -> None:
    paper.add_comment(paper.paragraphs[2].runs[0], text="Is this so?", author="A", initials="A")


def link(said: str, target: str = "https://a.example") -> Callable[[Any], None]:
    return lambda paper: add_link(paper.add_paragraph("See "), said, target)


FIELD = "".join(
    f"<w:r>{part}</w:r>"
    for part in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> HYPERLINK "https://a.example" </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>here</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
)
BOX = (
    '<w:r><w:drawing><wp:anchor><wp:docPr id="9" name="Box"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>'
    "<w:txbxContent><w:p><w:r><w:t>Act now</w:t></w:r></w:p></w:txbxContent>"
    "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
)
OLD_BOX = (
    '<w:r><w:pict><v:shape style="position:absolute"><v:textbox><w:txbxContent><w:p><w:r><w:t>Act now</w:t></w:r></w:p>'
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
OLD_PICTURE = '<w:r><w:pict><v:shape id="p"><v:imagedata r:id="rId1"/></v:shape></w:pict></w:r>'
FRAMED = '<w:pPr><w:framePr w:w="2000" w:hAnchor="page"/></w:pPr><w:r><w:t>Act now</w:t></w:r>'
INSERTED = '<w:ins w:id="1" w:author="A"><w:r><w:t>Perhaps.</w:t></w:r></w:ins>'
DELETED = '<w:r><w:t>Surely.</w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText>not</w:delText></w:r></w:del>'
MOSTLY_AMERICAN = each(lambda paper: set_language(paper, "en-US"), words(100))
NEW_ROW = f'<w:trPr {nsdecls("w")}><w:cantSplit/><w:ins w:id="3" w:author="A"/></w:trPr>'


def inserted_row(table: Any) -> None:
    table.rows[2]._tr.replace(table.rows[2]._tr.trPr, parse_xml(NEW_ROW))


def link_in_footer(paper: Any) -> None:
    add_link(paper.sections[0].footer.paragraphs[0], "click here", "https://a.example")


def no_language(paper: Any) -> None:
    held = paper.styles.element.find(f".//{qn('w:lang')}")
    held.getparent().remove(held)


# rule, what breaks it, the place told, words told
BROKEN: tuple[tuple[str, Change, str, str], ...] = (
    ("Title in the properties", untitled, "paper.docx", "it is blank"),
    ("Language of the paper", no_language, 'paper.docx, title "SEND inspection in Thornmere"', "no language is set"),
    ("Language of the paper", MOSTLY_AMERICAN, "paper.docx", "most of it is marked as en-US"),
    ("One title", heading("Another title", 0), 'under "Risks", title "Another title"', "a second title"),
    ("One title", without_style_title, "paper.docx", "no paragraph has the style Title, and 2 have the style Heading 1"),
    ("Heading levels", heading("Costs", 3), 'under "Risks", heading "Costs"', "of level 3, and the heading before it is of level 1"),
    ("Heading levels", each(heading("", 2), text("More.")), 'under "Risks", heading ""', "a heading without words"),
    ("Headings by style", bold_line("Next steps"), 'under "Risks", paragraph "Next steps"', "it is bold, and is no heading"),
    ("Headings by style", bold_line("Next steps", 16), 'under "Risks", paragraph "Next steps"', "it is large, and is no heading"),
    ("Lists by style", each(text("- one"), text("- two")), 'under "Risks", paragraph "- one"', 'the mark "-"'),
    ("Lists by style", text("1. Ask the board"), 'under "Risks", paragraph "1. Ask the board"', 'the mark "1."'),
    ("Lists by style", text("(a) Ask the board"), 'under "Risks", paragraph "(a) Ask the board"', 'the mark "(a)"'),
    ("Lists by style", in_table(lambda t: setattr(t.cell(1, 0), "text", "• late")), 'under "Risks", table 1, row 2, column 1', 'the mark "•"'),
    ("Space by style", each(text(""), text(""), text("More.")), 'after under "Risks", paragraph "Read the inspectors\' letter"', "2 empty paragraphs"),
    ("Space by style", each(text(""), heading("Costs", 1)), 'after under "Risks", paragraph "Read the inspectors\' letter"', "one empty paragraph"),
    ("Table header row", drop_row_setting("w:tblHeader", 0), 'under "Risks", table 1', "not marked as a header row"),
    ("Table cells not merged", merge((1, 0), (1, 1)), 'under "Risks", table 1, row 2, column 1', "merged with the one beside it"),
    ("Table cells not merged", merge((1, 0), (2, 0)), 'under "Risks", table 1, row 2, column 1', "merged with the one below it"),
    ("Table not in a table", in_table(lambda t: t.cell(2, 1).add_table(1, 2)), 'under "Risks", table 1, row 3, column 2', "holds another table"),
    ("Table cells not empty", in_table(empty), 'under "Risks", table 1, row 2, column 2', "the cell is empty"),
    ("Table rows stay whole", drop_row_setting("w:cantSplit", 1), 'under "Risks", table 1', "row 2 may break"),
    ("Tables for data only", set_layout_table, 'under "Risks", table 2', "a box and no table"),
    ("Pictures in words", lambda paper: describe(paper, ""), 'under "Risks", paragraph "The crest of the council:"', "the picture has no alternative text"),
    ("Pictures in words", lambda paper: describe(paper, "crest 2.PNG"), 'under "Risks", paragraph "The crest of the council:"', "says nothing"),
    ("Pictures in words", markup(OLD_PICTURE), 'under "Risks", an empty paragraph', "the picture has no alternative text"),
    ("Links in words", link("here"), 'under "Risks", paragraph "See here"', 'the words "here" do not say'),
    ("Links in words", link("https://a.example/b"), 'under "Risks", paragraph "See https://a.example/b"', "only its address"),
    ("Links in words", link("the inspectors' letter"), 'under "Risks", paragraph "See the inspectors\' letter"', "and elsewhere to https://reports.example/1"),
    ("Links in words", markup(FIELD), 'under "Risks", paragraph "here"', 'the words "here" do not say'),
    ("Links in words", link_in_footer, "paper.docx, a page footer", 'the words "click here" do not say'),
    ("Contrast of letters", partial(set_first_run, colour="999999"), 'under "Background", paragraph "The inspectors came in November."', "letters of #999999 on #FFFFFF have a contrast of 2.8 to 1; 4.5 to 1 is needed"),
    ("Contrast of letters", partial(set_first_run, colour="999999", size=Pt(18)), 'under "Background"', "3.0 to 1 is needed"),
    ("Contrast of letters", pale_style, 'under "Background", paragraph "They met families."', "letters of #999999"),
    ("Contrast of letters", in_table(white_on_grey), 'under "Risks", table 1, row 3, column 1', "letters of #FFFFFF on #A6A6A6"),
    ("Colour with words", in_table(colour_alone), 'under "Risks", table 1, row 2, column 2', "a colour and no words"),
    ("Contents list", words(4600), "paper.docx", "about 11 pages long (an estimate from its words)"),
    ("No floating text boxes", markup(BOX), 'under "Risks", an empty paragraph', '"Act now" stands in a floating text box'),
    ("No floating text boxes", markup(OLD_BOX), 'under "Risks", an empty paragraph', '"Act now" stands in a floating text box'),
    ("No floating text boxes", markup(FRAMED), 'under "Risks", paragraph "Act now"', '"Act now" stands in a floating text box'),
    ("No prompt on opening", ask_to_update, "paper.docx", "asked whether to update its fields"),
    ("No tracked changes", markup(INSERTED), 'under "Risks", paragraph "Perhaps."', "a tracked change is left"),
    ("No tracked changes", markup(DELETED), 'under "Risks", paragraph "Surely."', "a tracked change is left"),
    ("No tracked changes", in_table(inserted_row), 'under "Risks", table 1, row 3, column 1', "a tracked change is left"),
    ("No comments", leave_comment, 'under "Background", paragraph "The inspectors came in November."', 'the comment "Is this so?"'),
)  # fmt: skip


# ---- what breaks no rule

TOC = '<w:fldSimple w:instr=" TOC \\o &quot;1-3&quot; "><w:r><w:t>Background 1</w:t></w:r></w:fldSimple>'
DECORATIVE = '<a:ext uri="x"><d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'


def decorative(paper: Any) -> None:
    describe(paper, "")
    paper.element.body.find(f".//{qn('wp:docPr')}").append(
        parse_xml(DECORATIVE.replace("<a:ext", f"<a:ext {nsdecls('a')}"))
    )


def some_welsh(paper: Any) -> None:
    run = paper.add_paragraph().add_run("Croeso i bawb.")
    run._r.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="cy-GB"/>'))


def dark_first_row(table: Any) -> None:
    for cell in table.rows[0].cells:
        shade(cell._tc, "1F3864")
        cell.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)


def banded_row(table: Any) -> None:
    for cell in table.rows[1].cells:
        shade(cell._tc, "D9E2F3")


def page_break(paper: Any) -> None:
    paper.add_page_break()
    paper.add_heading("Costs", 1)


def cut_link(paper: Any) -> None:
    """A link that Word has cut into two, the second of which alone would say nothing."""
    paragraph = paper.add_paragraph("See ")
    add_link(paragraph, "the letter ", "https://a.example")
    add_link(paragraph, "here", "https://a.example")


KEPT: dict[str, Change] = {
    "a run in another language": some_welsh,
    "a picture marked as decorative": decorative,
    "a bold label": bold_line("Responsible: the Council"),
    "a bold sentence": bold_line("This is decided."),
    "a bold last line": each(bold_line("This is decided."), lambda p: setattr(p.add_paragraph().add_run("Helena Marsh"), "bold", True)),
    "a bold table caption": each(text("Table 1: Risks", "Caption"), text("More.")),
    "large letters of 3 to 1": partial(set_first_run, colour="7F7F7F", size=Pt(18)),
    "small bold letters of 3 to 1 from 14 points": partial(set_first_run, colour="7F7F7F", size=Pt(14), bold=True),
    "white letters on a dark header row": in_table(dark_first_row),
    "white letters on the dark first row of a table style": styled_table("Medium Shading 1"),
    "a shaded row": in_table(banded_row),
    "a page break before a heading": page_break,
    "one empty paragraph between paragraphs": each(text(""), text("More.")),
    "a long paper with a contents list": each(markup(TOC), words(4600)),
    "a link that Word has cut into two": cut_link,
    "two links with the same words to one target": each(link("the plan"), link("the plan")),
    "a date and a year at the start": each(text("14 January 2022"), text("2022 was the year of the visit.")),
    "a lower level, then a higher one": each(heading("Costs", 2), text("More."), heading("End", 1)),
}  # fmt: skip
