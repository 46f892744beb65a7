"""Page, styles, lists and footer of the shipped Word templates."""

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor, Twips
from outcome_paper import AFTER_TABLE, BULLET, BULLET_2, NOTE, NUMBERED, RECOMMENDED


@dataclass(frozen=True)
class Look:
    """What differs between the styles. `block_head`: From, To and Subject in lines, the title among them."""

    folder: str
    font: str
    heading_colour: str
    centred_head: bool = False
    block_head: bool = False


def set_up(document: Any, look: Look) -> None:
    """All of it, before the first words."""
    _set_up_page(document)
    _set_up_styles(document, look)
    _set_up_numbering(document)
    _add_footer(document)
    _set_compatibility(document)


def set_up_board(document: Any) -> None:
    """Smaller letters and less space, so that two pages hold a usual month."""
    styles = document.styles
    styles["Normal"].font.size = Pt(11)
    normal = styles["Normal"].paragraph_format
    normal.space_before = normal.space_after = Pt(4)
    normal.line_spacing = 1.0
    heading = styles["Heading Unnumbered"]
    heading.font.size, heading.paragraph_format.space_before = Pt(12), Pt(6)
    heading.paragraph_format.space_after = Pt(3)
    styles["Caption"].font.size = Pt(10)
    styles["Caption"].paragraph_format.space_before, styles["Caption"].paragraph_format.space_after = Pt(3), Pt(2)
    styles["Table Text"].font.size = Pt(9)
    styles["Table Text"].paragraph_format.space_before = styles["Table Text"].paragraph_format.space_after = Pt(1)
    bullets = styles[BULLET].paragraph_format
    bullets.space_before, bullets.space_after = Pt(0), Pt(2)
    bullets.left_indent, bullets.first_line_indent = Cm(0.75), Cm(-0.75)


def _set_up_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.25)
    section.top_margin = section.bottom_margin = Cm(2)


def _set_up_styles(document: Any, look: Look) -> None:
    styles = document.styles
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    language.set(qn("w:val"), "en-GB")
    normal = styles["Normal"]
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.1
    _font(normal, look.font, 12)
    colour = RGBColor.from_string(look.heading_colour)
    for name, size, before in (
        ("Heading 1", 14, 18),
        ("Heading 2", 13, 14),
        ("Heading 3", 12, 12),
        ("Heading 4", 12, 8),
    ):
        _heading(styles[name], look.font, size, before, colour)
    alignment = WD_ALIGN_PARAGRAPH.CENTER if look.centred_head else WD_ALIGN_PARAGRAPH.LEFT
    for name, size in (("Committee", 14), ("Meeting Date", 14), ("Title", 15)):
        style = styles["Title"] if name == "Title" else _new(styles, name)
        _font(style, look.font, size, bold=True, colour=colour, capitals=True)
        style.paragraph_format.alignment = alignment
        style.paragraph_format.space_after = Pt(10)
        style.paragraph_format.keep_with_next = True
    _drop(styles["Title"], "w:pBdr")
    if look.block_head:
        _font(styles["Title"], look.font, 12, bold=True, colour=colour)
        _hang(styles["Title"])
    _font(_new(styles, "Notice"), look.font, 12, bold=True)
    _hang(_new(styles, "Report From"))
    for name in ("Contact", "Letter Address"):
        _new(styles, name).paragraph_format.space_after = Pt(0)
    _new(styles, "Letter Line").paragraph_format.space_before = Pt(10)
    unnumbered = _new(styles, "Heading Unnumbered", "Heading 1")
    unnumbered.paragraph_format.left_indent = unnumbered.paragraph_format.first_line_indent = Cm(0)
    appendix = _new(styles, "Appendix Heading", "Heading Unnumbered")
    appendix.paragraph_format.page_break_before = True
    summary = _new(styles, "Summary")
    _box(summary)
    summary.paragraph_format.keep_together = summary.paragraph_format.keep_with_next = True
    _new(styles, RECOMMENDED)
    caption = styles["Caption"]
    _font(caption, look.font, 11, bold=True, colour=RGBColor(0, 0, 0))
    caption.paragraph_format.space_before, caption.paragraph_format.space_after = Pt(6), Pt(4)
    caption.paragraph_format.keep_with_next = True
    _new(styles, "toc 1").paragraph_format.space_after = Pt(2)
    styles["toc 1"].paragraph_format.tab_stops.add_tab_stop(Cm(1))
    contents = _new(styles, "Contents Heading")
    _font(contents, look.font, 14, bold=True, colour=colour)
    contents.paragraph_format.keep_with_next = True
    _new(styles, NUMBERED)
    _new(styles, AFTER_TABLE, NUMBERED).paragraph_format.space_before = Pt(10)
    note = _new(styles, NOTE)
    note.font.bold, note.paragraph_format.left_indent = True, Twips(1276)
    _font(_new(styles, "Table Text"), look.font, 10)
    styles["Table Text"].paragraph_format.space_before = styles["Table Text"].paragraph_format.space_after = Pt(2)


def _hang(style: Any) -> None:
    """A label, a tab, and what belongs to it beside it."""
    style.paragraph_format.tab_stops.add_tab_stop(Cm(4.5))
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = Cm(4.5), Cm(-4.5)


def _new(styles: Any, name: str, based_on: str = "Normal") -> Any:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles[based_on]
    style.quick_style = True
    return style


def _font(
    style: Any, name: str, size: int, *, bold: bool | None = None, colour: Any = None, capitals: bool = False
) -> None:
    style.font.name, style.font.size, style.font.bold = name, Pt(size), bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(attribute), None)
    for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(attribute), name)
    if colour is not None:
        style.font.color.rgb = colour
    if capitals:
        style.font.all_caps = True


def _heading(style: Any, font: str, size: int, before: int, colour: Any) -> None:
    _font(style, font, size, bold=True, colour=colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(6)
    style.paragraph_format.keep_with_next = True
    style.font.italic = False


def _drop(style: Any, tag: str) -> None:
    properties = style.element.get_or_add_pPr()
    for element in properties.findall(qn(tag)):
        properties.remove(element)


AFTER_BORDERS = (
    "w:shd",
    "w:tabs",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:outlineLvl",
    "w:rPr",
)


def _box(style: Any) -> None:
    """Borders on a paragraph style: neighbours share one box, and screen readers meet no table."""
    sides = "".join(
        f'<w:{s} w:val="single" w:sz="8" w:space="6" w:color="404040"/>' for s in ("top", "left", "bottom", "right")
    )
    borders = parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>")
    style.element.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Cm(0.25)


NUMBERING = """<w:abstractNum {ns} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="851" w:hanging="851"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="NumberedParagraph"/>
<w:lvlText w:val="%1.%2"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="851" w:hanging="851"/></w:pPr></w:lvl>
</w:abstractNum>"""
BULLETS = """<w:abstractNum {ns} w:abstractNumId="91"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>
<w:lvlText w:val="&#8226;"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="1276" w:hanging="425"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet2"/>
<w:lvlText w:val="&#8211;"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="1701" w:hanging="425"/></w:pPr></w:lvl>
</w:abstractNum>"""


APPENDICES = """<w:abstractNum {ns} w:abstractNumId="92"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:pStyle w:val="AppendixHeading"/>
<w:suff w:val="space"/><w:lvlText w:val="Appendix %1"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl></w:abstractNum>"""
RECOMMENDATIONS = """<w:abstractNum {ns} w:abstractNumId="93"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Recommendation"/>
<w:lvlText w:val="(%1)"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="851" w:hanging="851"/></w:pPr></w:lvl>
</w:abstractNum>"""


def _set_up_numbering(document: Any) -> None:
    """One multilevel list for headings and paragraphs, one for bullets, each tied to its styles."""
    numbering = document.part.numbering_part.element
    first_num = numbering.find(qn("w:num"))
    for abstract in (NUMBERING, BULLETS, APPENDICES, RECOMMENDATIONS):
        first_num.addprevious(parse_xml(abstract.format(ns=nsdecls("w"))))
    for number in (90, 91, 92, 93):
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )
    for style, number, level in (
        ("Heading 1", 90, 0), (NUMBERED, 90, 1), (BULLET, 91, 0), (BULLET_2, 91, 1), ("Heading Unnumbered", 0, 0),
        ("Appendix Heading", 92, 0), (RECOMMENDED, 93, 0),
    ):  # fmt: skip
        _number(document.styles[style], number, level)


def _number(style: Any, number: int, level: int) -> None:
    _drop(style, "w:numPr")
    properties = style.element.get_or_add_pPr()
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_ilvl().val = level
    numbering.get_or_add_numId().val = number
    if style.name in {BULLET, BULLET_2}:
        _drop(style, "w:ind")
        _drop(style, "w:contextualSpacing")


def _set_compatibility(document: Any) -> None:
    """Word 2013 and later, so that it does not open in compatibility mode."""
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    setting = (
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    compat = parse_xml(f"<w:compat {nsdecls('w')}>{setting}</w:compat>")
    settings.insert_element_before(compat, "w:docVars", "w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping")


def _add_footer(document: Any) -> None:
    """Page X of Y, as fields."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("Page ")
    for field, after in (("PAGE", " of "), ("NUMPAGES", "")):
        xml = f'<w:fldSimple {nsdecls("w")} w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        paragraph._p.append(parse_xml(xml))
        if after:
            paragraph.add_run(after)
