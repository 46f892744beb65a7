"""How the shipped Word templates were first made. Run it to start over; otherwise edit them in Word.

    python templates/make_templates.py

It writes the Word templates into templates/default and templates/medway and replaces what is there: the
papers about outcome letters (words below), area SEND reports and revisits (words in report_paper.py).
What a placeholder stands for: docs/house-styles.md.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor, Twips

HERE = Path(__file__).parent
NUMBERED, BULLET, BULLET_2 = "Numbered Paragraph", "List Bullet", "List Bullet 2"
AFTER_TABLE = "Numbered After Table"
NOTE = "Quote Note"


@dataclass(frozen=True)
class Look:
    """What differs between the two styles."""

    folder: str
    font: str
    heading_colour: str
    centred_head: bool


LOOKS = (Look("default", "Arial", "1F3864", False), Look("medway", "Arial", "000000", True))

# Standing words: (style, text). A line in {%p %} is an instruction and prints nothing.
PAPER: tuple[tuple[str, str], ...] = (
    ("Committee", "{{ committee }}"),
    ("Meeting Date", "{{ meeting_date }}"),
    ("Title", "{{ title }}"),
    ("Notice", "{%p if embargo %}"),
    ("Notice", "Embargoed: not for publication before {{ embargo }}."),
    ("Notice", "{%p endif %}"),
    ("Notice", "{%p if exempt_paragraph %}"),
    (
        "Notice",
        "Not for publication: this report contains exempt information under paragraph {{ exempt_paragraph }} of"
        " Part 1 of Schedule 12A to the Local Government Act 1972.",
    ),
    ("Notice", "{%p endif %}"),
    ("Report From", "Report from:\t{{ report_from }}"),
    ("Report From", "Author:\t{{ author }}"),
    ("Report From", "{%p if portfolio %}"),
    ("Report From", "Portfolio holder:\t{{ portfolio }}"),
    ("Report From", "{%p endif %}"),
    ("Heading Unnumbered", "Summary"),
    ("Summary", "{%p for paragraph in summary %}"),
    ("Summary", "{{ paragraph }}"),
    ("Summary", "{%p endfor %}"),
    # 1
    ("Heading 1", "Budget and policy framework"),
    (NUMBERED, "{%p for paragraph in policy_framework %}"),
    (NUMBERED, "{{ paragraph }}"),
    (NUMBERED, "{%p endfor %}"),
    (
        NUMBERED,
        "This report tells the Committee the outcome of the joint inspection of the local area of {{ area }} by Ofsted"
        " and the Care Quality Commission (CQC), which took place {{ inspection_days }}.",
    ),
    (NUMBERED, "{%p if urgency_reason %}"),
    (
        NUMBERED,
        "This item was not ready when the agenda for the meeting was published. Under section 100B(4)(b) of the"
        " Local Government Act 1972 the {{ chair }} is of the opinion that, by reason of special circumstances,"
        " it should be considered as a matter of urgency. The special circumstances are: {{ urgency_reason }}",
    ),
    (NUMBERED, "{%p endif %}"),
    # 2
    ("Heading 1", "Background"),
    (
        NUMBERED,
        "Part 3 of the Children and Families Act 2014 and the statutory SEND code of practice for ages 0 to 25 set"
        " out what councils, health bodies, schools and colleges must do for children and young people with special"
        " educational needs and/or disabilities (SEND).",
    ),
    (
        NUMBERED,
        "Joint inspections of local areas by Ofsted and the CQC, under section 20 of the Children Act 2004, began in"
        " May 2016. Such an inspection is about the local area as a whole: the Council, health services, early years"
        " settings, schools and colleges. It asks how effectively the area:",
    ),
    (BULLET, "identifies children and young people with SEND"),
    (BULLET, "assesses and meets their needs"),
    (BULLET, "improves their outcomes."),
    (NUMBERED, "{%p if national_areas %}"),
    (NUMBERED, "{%p if statement_required %}"),
    (
        NUMBERED,
        "By {{ national_until }}, {{ national_basis }}, outcome letters had been published for"
        " {{ national_areas }} local areas. Of these, {{ national_statements }} ({{ national_percent }}%) were"
        " required to produce a written statement of action (Ofsted official statistics).",
    ),
    (NUMBERED, "{%p else %}"),
    (
        NUMBERED,
        "By {{ national_until }}, {{ national_basis }}, outcome letters had been published for"
        " {{ national_areas }} local areas. In {{ national_statements }} of them ({{ national_percent }}%)"
        " inspectors had identified significant areas of weakness (Ofsted official statistics).",
    ),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if statement_required %}"),
    (
        NUMBERED,
        "Where inspectors find significant areas of weakness, Her Majesty's Chief Inspector decides whether a written"
        " statement of action is needed and which bodies must make it (regulation 3 of the Children Act 2004 (Joint"
        " Area Reviews) Regulations 2015).",
    ),
    (NUMBERED, "{%p endif %}"),
    # 3
    ("Heading 1", "Advice and analysis"),
    (
        NUMBERED,
        "The outcome letter is dated {{ letter_date }} and is addressed to {{ addressed_to }}."
        " {% if publication %}{{ publication }} {% endif %}It is"
        " reproduced in full in Appendix A, to which the references in square brackets belong.",
    ),
    (NUMBERED, "{%p if strengths %}"),
    (
        NUMBERED,
        "The inspectors reported {{ strength_count }}. In their own words, the first two under each question are:",
    ),
    (NUMBERED, "{%p endif %}"),
    (BULLET, "{%p for quote in strengths %}"),
    (BULLET, "{{ quote.text }} [{{ quote.ref }}]"),
    (BULLET_2, "{%p for item in quote.sub_items %}"),
    (BULLET_2, "{{ item }}"),
    (BULLET_2, "{%p endfor %}"),
    (BULLET, "{%p endfor %}"),
    (NUMBERED, "{%p if statement_required or development %}"),
    (
        NUMBERED,
        "They reported {{ development_count }}.{% if development_themes %} {{ development_themes }}{% endif %}",
    ),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if statement_required %}"),
    (
        NUMBERED,
        "The inspectors concluded that there {{ weakness_verb }} {{ weakness_count }}. Word for word,"
        " {{ weakness_they }}:",
    ),
    (BULLET, "{%p for quote in weaknesses %}"),
    (BULLET, "{{ quote.text }} [{{ quote.ref }}]"),
    (BULLET_2, "{%p for item in quote.sub_items %}"),
    (BULLET_2, "{{ item }}"),
    (BULLET_2, "{%p endfor %}"),
    (BULLET, "{%p endfor %}"),
    (
        NUMBERED,
        "The letter requires a written statement of action that explains how the local area will tackle"
        " {{ weakness_these }}. {{ responsible }}",
    ),
    (
        NUMBERED,
        "The statement must be made within {{ working_days }} working days of receiving the report (regulation 4 of"
        " the same Regulations). {{ deadline }}",
    ),
    (NUMBERED, "{%p elif development %}"),
    (NUMBERED, "The areas for development are, by theme and in the inspectors' own words:"),
    (BULLET, "{%p for group in development %}"),
    (BULLET, "{{ group.theme }} ({{ group.count }})"),
    (BULLET_2, "{%p for quote in group.quotes %}"),
    (BULLET_2, "{{ quote.full_text }} [{{ quote.ref }}]"),
    (BULLET_2, "{%p endfor %}"),
    (BULLET, "{%p endfor %}"),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if board_chair %}"),
    (NUMBERED, "The work is directed by a board chaired by {{ board_chair }}."),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if board_members %}"),
    (NUMBERED, "The members of the board are:"),
    (NUMBERED, "{%p endif %}"),
    (BULLET, "{%p for member in board_members %}"),
    (BULLET, "{{ member }}"),
    (BULLET, "{%p endfor %}"),
    (NUMBERED, "{%p if plan_focus %}"),
    (NUMBERED, "The plan will focus on:"),
    (NUMBERED, "{%p endif %}"),
    (BULLET, "{%p for point in plan_focus %}"),
    (BULLET, "{{ point }}"),
    (BULLET, "{%p endfor %}"),
    (NUMBERED, "{%p if actions %}"),
    (NUMBERED, "The actions proposed are:"),
    ("TABLE", "actions"),
    (NUMBERED, "{%p endif %}"),
    # 4
    ("Heading 1", "Key implications"),
    (NUMBERED, "{%p if statement_required %}"),
    (
        NUMBERED,
        "The letter raises significant concerns about the effectiveness of the local area. The bodies that make the"
        " statement share the responsibility for tackling its weaknesses.",
    ),
    (
        NUMBERED,
        "Ofsted and the CQC review the statement and say whether it is fit for purpose. The Department for Education"
        " and NHS England then monitor progress. Inspectors normally return within 18 months to decide, for each area"
        " of significant weakness, whether progress is sufficient.",
    ),
    (NUMBERED, "{%p else %}"),
    (
        NUMBERED,
        "The letter does not raise significant concerns. The local area is expected to act on the areas for"
        " development and to show the difference this makes to children, young people and their families.",
    ),
    (NUMBERED, "{%p endif %}"),
    (
        NUMBERED,
        "Progress is to be reported to the Committee on {{ next_update }}, and after that {{ update_frequency }}.",
    ),
    (NUMBERED, "{%p for paragraph in equality %}"),
    (NUMBERED, "{{ paragraph }}"),
    (NUMBERED, "{%p endfor %}"),
    # 5
    ("Heading 1", "Risk management"),
    (NUMBERED, "{%p if risks %}"),
    (NUMBERED, "The risks, and the action proposed to avoid or mitigate each of them, are:"),
    ("TABLE", "risks"),
    (NUMBERED, "{%p else %}"),
    (NUMBERED, "[Risks: none has been recorded for this report]"),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if risk_key %}"),
    (AFTER_TABLE, "{{ risk_key }}"),
    (NUMBERED, "{%p endif %}"),
    # 6
    ("Heading 1", "Consultation"),
    (NUMBERED, "{%p for paragraph in consultation %}"),
    (NUMBERED, "{{ paragraph }}"),
    (NUMBERED, "{%p endfor %}"),
    (NUMBERED, "{%p if cabinet_date %}"),
    (NUMBERED, "The Committee's comments will be presented to Cabinet on {{ cabinet_date }}."),
    (NUMBERED, "{%p endif %}"),
    (NUMBERED, "{%p if comments %}"),
    (NUMBERED, "The Committee's comments to Cabinet are:"),
    (NUMBERED, "{%p endif %}"),
    (BULLET, "{%p for comment in comments %}"),
    (BULLET, "{{ comment }}"),
    (BULLET, "{%p endfor %}"),
    # 7
    ("Heading 1", "Implications for looked after children"),
    (NUMBERED, "{%p for paragraph in looked_after %}"),
    (NUMBERED, "{{ paragraph }}"),
    (NUMBERED, "{%p endfor %}"),
    (NUMBERED, "{%p if looked_after_quotes %}"),
    (NUMBERED, "About children looked after and care leavers the inspectors wrote:"),
    (NUMBERED, "{%p endif %}"),
    (BULLET, "{%p for quote in looked_after_quotes %}"),
    (BULLET, "{{ quote.full_text }} [{{ quote.ref }}]"),
    (BULLET, "{%p endfor %}"),
    # 8
    ("Heading 1", "Financial implications"),
    (NUMBERED, "{%p for paragraph in financial %}"),
    (NUMBERED, "{{ paragraph }}"),
    (NUMBERED, "{%p endfor %}"),
    # 9
    ("Heading 1", "Legal implications"),
    (NUMBERED, "{%p if statement_required %}"),
    (
        NUMBERED,
        "A written statement of action is required by the Children Act 2004 (Joint Area Reviews) Regulations 2015."
        " Those who receive the inspection report must publish it on their websites.",
    ),
    (NUMBERED, "{%p endif %}"),
    (
        NUMBERED,
        "The duties inspected are those of Part 3 of the Children and Families Act 2014. In deciding how to respond,"
        " the Council must have due regard to the matters in section 149 of the Equality Act 2010 (the public sector"
        " equality duty).",
    ),
    (NUMBERED, "{%p for paragraph in legal %}"),
    (NUMBERED, "{{ paragraph }}"),
    (NUMBERED, "{%p endfor %}"),
    # 10
    ("Heading 1", "Recommendations"),
    (NUMBERED, "{%p for recommendation in recommendations %}"),
    (NUMBERED, "{{ recommendation }}"),
    (NUMBERED, "{%p endfor %}"),
    # end matter
    ("Heading Unnumbered", "Lead officer contact"),
    ("Contact", "{%p for line in contact %}"),
    ("Contact", "{{ line }}"),
    ("Contact", "{%p endfor %}"),
    ("Heading Unnumbered", "Appendices"),
    ("Normal", "Appendix A: {{ appendix_title }}"),
    ("Heading Unnumbered", "Background papers"),
    ("Contact", "{%p for paper in background_papers %}"),
    ("Contact", "{{ paper }}"),
    ("Contact", "{%p endfor %}"),
    # Appendix A
    ("Appendix Heading", "Appendix A: {{ appendix_title }}"),
    (
        "Normal",
        "The words are those of the letter as published. The references in square brackets have been added for this"
        " report.",
    ),
    ("Normal", "{%p for block in letter %}"),
    ("Letter Address", "{%p if block.kind == 'address' %}"),
    ("Letter Address", "{{ block.text }}"),
    ("Normal", "{%p elif block.kind == 'line' %}"),
    ("Letter Line", "{{ block.text }}"),
    ("Normal", "{%p elif block.kind == 'title' %}"),
    ("Heading 2", "{{ block.text }}"),
    ("Normal", "{%p elif block.kind == 'heading' %}"),
    ("Heading 3", "{{ block.text }}"),
    ("Normal", "{%p elif block.kind == 'subheading' %}"),
    ("Heading 4", "{{ block.text }}"),
    ("Normal", "{%p elif block.kind == 'item' %}"),
    (BULLET, "{{ block.text }} [{{ block.ref }}]"),
    (BULLET_2, "{%p for item in block.sub_items %}"),
    (BULLET_2, "{{ item }}"),
    (BULLET_2, "{%p endfor %}"),
    ("Normal", "{%p else %}"),
    ("Normal", "{{ block.text }}"),
    ("Normal", "{%p endif %}"),
    ("Normal", "{%p endfor %}"),
)

# (heading, cell, width in cm): the loop's rows stand above and below the row with the cells.
TABLES: dict[str, tuple[str, tuple[tuple[str, str, float], ...]]] = {
    "risks": (
        "risk",
        (
            ("Risk", "{{ risk.risk }}", 4.2),
            ("Description", "{{ risk.description }}", 5.0),
            ("Action to avoid or mitigate risk", "{{ risk.mitigation }}", 5.0),
            ("Risk rating", "{{ risk.rating }}", 2.3),
        ),
    ),
    "actions": (
        "action",
        (
            ("Action", "{{ action.action }}", 5.0),
            ("Outcome sought", "{{ action.outcome }}", 3.6),
            ("Lead", "{{ action.lead }}", 2.7),
            ("Dates", "{{ action.dates }}", 2.7),
            ("Progress", "{{ action.progress }}", 2.5),
        ),
    ),
}
TABLES["section.risks"] = TABLES["risks"]


def make(look: Look, name: str, words: tuple[tuple[str, str], ...]) -> None:
    """One template of one style."""
    document = Document()
    _set_up_page(document)
    _set_up_styles(document, look)
    _set_up_numbering(document)
    for style, text in words:
        if style == "TABLE":
            document.paragraphs[-1].paragraph_format.keep_with_next = True
            _add_table(document, text)
        else:
            document.add_paragraph(text, style=style)
    _add_footer(document)
    _set_compatibility(document)
    document.core_properties.title = "Committee paper template"
    document.core_properties.author = "SEND inspection reporting toolkit"
    document.core_properties.comments = ""
    document.save(str(HERE / look.folder / name))


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
    _font(_new(styles, "Notice"), look.font, 12, bold=True)
    report_from = _new(styles, "Report From")
    report_from.paragraph_format.tab_stops.add_tab_stop(Cm(4))
    report_from.paragraph_format.left_indent, report_from.paragraph_format.first_line_indent = Cm(4), Cm(-4)
    for name in ("Contact", "Letter Address"):
        _new(styles, name).paragraph_format.space_after = Pt(0)
    _new(styles, "Letter Line").paragraph_format.space_before = Pt(10)
    unnumbered = _new(styles, "Heading Unnumbered", "Heading 1")
    unnumbered.paragraph_format.left_indent = unnumbered.paragraph_format.first_line_indent = Cm(0)
    appendix = _new(styles, "Appendix Heading", "Heading Unnumbered")
    appendix.paragraph_format.page_break_before = True
    _box(_new(styles, "Summary"))
    _new(styles, NUMBERED)
    _new(styles, AFTER_TABLE, NUMBERED).paragraph_format.space_before = Pt(10)
    note = _new(styles, NOTE)
    note.font.bold, note.paragraph_format.left_indent = True, Twips(1276)
    _font(_new(styles, "Table Text"), look.font, 10)
    styles["Table Text"].paragraph_format.space_before = styles["Table Text"].paragraph_format.space_after = Pt(2)


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


def _set_up_numbering(document: Any) -> None:
    """One multilevel list for headings and paragraphs, one for bullets, each tied to its styles."""
    numbering = document.part.numbering_part.element
    first_num = numbering.find(qn("w:num"))
    for abstract in (NUMBERING, BULLETS):
        first_num.addprevious(parse_xml(abstract.format(ns=nsdecls("w"))))
    for number, abstract in ((90, 90), (91, 91)):
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
        )
    for style, number, level in (
        ("Heading 1", 90, 0), (NUMBERED, 90, 1), (BULLET, 91, 0), (BULLET_2, 91, 1), ("Heading Unnumbered", 0, 0),
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


def _add_table(document: Any, name: str) -> None:
    """A header row that repeats, and one row to repeat, which may not split over pages."""
    item, columns = TABLES[name]
    table = document.add_table(rows=4, cols=len(columns), style="Table Grid")
    table.autofit = False
    for position, (heading, cell, width) in enumerate(columns):
        table.columns[position].width = Cm(width)
        for row, text in enumerate((heading, f"{{%tr for {item} in {name} %}}" if not position else "", cell, "")):
            target = table.cell(row, position)
            target.width = Cm(width)
            target.paragraphs[0].style = document.styles["Table Text"]
            target.paragraphs[0].add_run(text).bold = row == 0 or None
    table.cell(3, 0).paragraphs[0].add_run("{%tr endfor %}")
    for row in table.rows:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    header = table.rows[0]._tr.get_or_add_trPr()
    header.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell in table.rows[0].cells:
        cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="E7E6E6"/>'))
    _describe(table, name)


def _describe(table: Any, name: str) -> None:
    risks = ("Risks", "Each risk with its description, mitigation and rating")
    actions = ("Proposed actions", "Each action with outcome, lead, dates and progress")
    words = actions if name == "actions" else risks
    properties = table._tbl.tblPr
    properties.append(parse_xml(f'<w:tblCaption {nsdecls("w")} w:val="{words[0]}"/>'))
    properties.append(parse_xml(f'<w:tblDescription {nsdecls("w")} w:val="{words[1]}"/>'))


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


if __name__ == "__main__":
    from earlier_paper import EARLIER
    from report_paper import REPORT, REVISIT

    for each in LOOKS:
        for file, standing_words in (
            ("committee-paper.docx", PAPER),
            ("area-report-paper.docx", REPORT),
            ("revisit-paper.docx", REVISIT),
        ):
            make(each, file, standing_words)
    make(next(look for look in LOOKS if look.folder == "medway"), "earlier-paper.docx", EARLIER)
