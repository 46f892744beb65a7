"""What officers put into the rich workbook, one probe each: True while it is there, before a refresh and after."""

# ruff: noqa: E501 one probe a line

from collections.abc import Callable

from tests.opened import Opened
from tests.rich_extras import FIGURES, PIVOT
from tests.rich_parts import PNG

Probe = Callable[[Opened], bool]
F = "Findings"


def says(part: str, *words: str) -> Probe:
    return lambda b: all(word in b.text(part) for word in words)


def on(title: str, *words: str) -> Probe:
    return lambda b: all(word in b.sheet_text(title) for word in words)


def shows(title: str, ref: str, text: str) -> Probe:
    return lambda b: b.value(title, ref) == text


def reckons(title: str, ref: str, formula: str) -> Probe:
    return lambda b: b.formula(title, ref) == formula


def leads(title: str, kind: str, count: int = 1) -> Probe:
    return lambda b: len(b.leads(b.sheets()[title], kind)) == count


def both(*probes: Probe) -> Probe:
    return lambda b: all(probe(b) for probe in probes)


def has(title: str, ref: str, key: str, value: str) -> Probe:
    return lambda b: b.cell(title, ref).get(key) == value


def tables_column(table: str, heading: str) -> Probe:
    return lambda b: heading in [c.get("name") for c in b.table(table).iter("{*}tableColumn")]


def row(title: str, number: int, key: str) -> Probe:
    return lambda b: any(r.get("r") == str(number) and r.get(key) == "1" for r in b.sheet(title).iter("{*}row"))


def coloured(book: Opened) -> bool:
    xf = book.xml("xl/styles.xml").find("{*}cellXfs")[int(book.cell(F, "A33").get("s"))]
    fill = book.xml("xl/styles.xml").find("{*}fills")[int(xf.get("fillId"))]
    return bool(fill.find(".//{*}fgColor").get("rgb") == "FFFFFF00")


def bold_run(title: str, ref: str) -> Probe:
    return lambda b: b.cell(title, ref).find(".//{*}r/{*}rPr/{*}b") is not None


PROBES: dict[str, Probe] = {
    "a column of the officers' own in a table": both(tables_column(F, "Priority"), shows(F, "S2", "High")),
    "its heading": shows(F, "S1", "Priority"),
    "a calculated column of theirs": reckons(F, "T2", "LEN(Findings[[#This Row],[Finding]])"),
    "a calculated column that reads the cell beside it": both(reckons(F, "U2", "H2*2"), reckons(F, "U33", "H33*2")),
    "a running total": both(reckons(F, "V2", "SUM(H$2:H2)"), reckons(F, "V33", "SUM(H$2:H33)")),
    "figures beside the table": both(shows(F, "Y2", "2"), shows(F, "Y33", "33")),
    "an aside beside the rows below": shows(F, "Y34", "An aside beside the table"),
    "a sum of the figures beside the table": reckons(F, "AA33", "SUM(Y2:Y33)"),
    "a formula shared down a column": on(F, 't="shared" ref="Z2:Z33" si="0"', '<f t="shared" si="0"/>'),
    "a coloured row": coloured,
    "rich text of theirs": both(bold_run(F, "Q3"), shows(F, "Q3", "Ask the board")),
    "rich text in a cell of the toolkit's": bold_run(F, "E4"),
    "a hidden row": row(F, 6, "hidden"),
    "a filter": says("xl/tables/table2.xml", '<filterColumn colId="3">', '<filter val="Strength"/>'),
    "zoom": on(F, 'zoomScale="85"'),
    "frozen panes": on(F, 'ySplit="1"', 'state="frozen"'),
    "a conditional format": on(F, "&gt;1</formula>"),
    "a conditional format cut in two": on(F, 'sqref="Q2:Q10 Q12:Q'),
    "a data bar": on(F, "<dataBar>", "<x14:id>{0A1B2C3D-0000-4000-8000-0000000000DD}"),
    "the bar's newer look": on(F, "<x14:dataBar", 'minLength="0"'),
    "a rule that reads another sheet": on(F, "<xm:f>$D2='Our figures'!$A$2</xm:f>"),
    "a drop-down that reads another sheet": on(F, "<xm:f>'Our figures'!$A$30:$A$32</xm:f>"),
    "a sparkline": on(F, "<xm:sqref>AB2</xm:sqref>"),
    "a sparkline beside a table of one row": on("Conflicts", "<xm:sqref>L2</xm:sqref>"),
    "a note": both(says("xl/comments1.xml", "ask health"), leads(F, "comments")),
    "the note's shape": both(says("xl/drawings/vmlDrawing1.vml", "240pt"), leads(F, "vmlDrawing"), on(F, "<legacyDrawing")),
    "a thread": both(says("xl/threadedComments/threadedComment1.xml", "Yes.", "parentId"), leads(F, "threadedComment")),
    "who wrote it": both(says("xl/persons/person.xml", "Sam Lowe"), says("xl/_rels/workbook.xml.rels", "persons/person.xml")),
    "a slicer": both(says("xl/slicers/slicer1.xml", "Kind"), leads(F, "slicer"), on(F, "<x14:slicerList")),
    "the slicer's cache": both(says("xl/slicerCaches/slicerCache1.xml", 'tableId="2"'), says("xl/workbook.xml", "slicerCaches>")),
    "the slicer's picture": both(says("xl/drawings/drawing9.xml", "sle15"), leads(F, "drawing")),
    "a totals row's words": lambda b: b.table("Weaknesses").get("totalsRowCount") == "1",
    "a sort": lambda b: b.table("Risks").find("{*}sortState/{*}sortCondition").get("ref").startswith("B2:"),
    "check boxes in cells": both(has("Action plan", "P2", "t", "b"), says("xl/featurePropertyBag/featurePropertyBag.xml", "Checkbox")),
    "their style": says("xl/styles.xml", "xfComplement"),
    "grouped columns": on("Action plan", 'outlineLevel="1"'),
    "grouped rows": both(on("Letter text", '<row r="3" outlineLevel="1"'), on("Letter text", '<row r="5" outlineLevel="1"')),
    "a hidden column": on("Recommendations", '<col hidden="1"'),
    "protection": on("Recommendations", 'password="CC1A"'),
    "a range that may be edited": on("Recommendations", 'name="Officers"', "<protectedRange "),
    "a view of the sheet": on("Action plan", "<customSheetView ", 'scale="75"'),
    "a view of the workbook": says("xl/workbook.xml", '<customWorkbookView name="Board"'),
    "merged cells": on("Dashboard", '<mergeCell ref="D1:F1"/>'),
    "a formula that reads a table": reckons(FIGURES, "B2", "COUNTIF(Findings[Kind],A2)"),
    "a formula that reads a whole column": reckons(FIGURES, "B4", "COUNTA(Findings!A:A)-1"),
    "a formula that reads a name": reckons(FIGURES, "B5", "COUNTA(AllRefs)"),
    "a formula that reads another workbook": reckons(FIGURES, "B6", "[1]Findings!$A$2+SUM([1]Findings!$A$2:$A$33)"),
    "a formula that reads the totals": reckons(FIGURES, "B7", "Weaknesses[[#Totals],[Actions]]"),
    "a formula that reads some rows": reckons(FIGURES, "B9", "COUNTA(Findings!$A$2:$A$20)"),
    "words in a formula that look like a range": lambda b: '&"Findings!$A$2:$A$33"' in b.formula(FIGURES, "B10"),
    "a formula that spills": both(has(FIGURES, "D2", "cm", "1"), reckons(FIGURES, "D2", "_xlfn.UNIQUE(Findings[Kind])")),
    "what makes it spill": says("xl/metadata.xml", "dynamicArrayProperties"),
    "a picture in a cell": both(has(FIGURES, "F2", "vm", "1"), says("xl/metadata.xml", "xlrd:rvb")),
    "the picture's value": both(says("xl/richData/rdrichvalue.xml", "<v>5</v>"), says("xl/richData/richValueRel.xml", "rel ")),
    "an image": both(says("xl/drawings/drawing8.xml", "The council logo"), lambda b: b.parts["xl/media/image1.png"] == PNG),
    "a text box": says("xl/drawings/drawing8.xml", "Read this first"),
    "a chart and its description": says("xl/drawings/drawing8.xml", 'descr="Lines"'),
    "a chart sheet": lambda b: b.sheets()["Chart of actions"] == "xl/chartsheets/sheet1.xml",
    "a check box as a control": both(on(FIGURES, 'name="Agreed"'), says("xl/ctrlProps/ctrlProp1.xml", 'checked="Checked"')),
    "the control's shape": says("xl/drawings/vmlDrawing2.vml", 'ObjectType="Checkbox"'),
    "an image in the header": both(on(FIGURES, "&amp;G", "<legacyDrawingHF"), says("xl/drawings/vmlDrawing3.vml", 'id="CH"')),
    "printer settings": lambda b: b.parts["xl/printerSettings/printerSettings1.bin"] == b"\x00\x01printer",
    "a link to a page": both(leads(FIGURES, "hyperlink"), on(FIGURES, '<hyperlink ref="A40"')),
    "a link into a table": on(FIGURES, 'location="Findings!A2"'),
    "a pivot table": both(leads(PIVOT, "pivotTable"), says("xl/pivotTables/pivotTable1.xml", "Kinds of finding")),
    "what the pivot table shows": both(shows(PIVOT, "B4", "2"), shows(PIVOT, "A5", "Grand Total")),
    "the pivot table's cache": both(says("xl/pivotCache/pivotCacheDefinition1.xml", 'name="Findings"'), says("xl/workbook.xml", "<pivotCache ")),
    "the cache's records": says("xl/pivotCache/pivotCacheRecords1.xml", 'count="2"'),
    "a name": lambda b: (b.name("AllRefs") or "").startswith("Findings!$A$2:"),
    "a name for a number": lambda b: b.name("Rate") == "0.2",
    "a name of one sheet": lambda b: (b.name("Kinds", "1") or "").startswith("Findings!$D$2:"),
    "a print area": lambda b: (b.name("_xlnm.Print_Area", "1") or "").startswith("Findings!$A$1:$V$"),
    "print titles": lambda b: b.name("_xlnm.Print_Titles", "1") == "Findings!$1:$1",
    "a link to another workbook": both(says("xl/externalLinks/_rels/externalLink1.xml.rels", "last-year.xlsx"), says("xl/workbook.xml", "<externalReference ")),
    "macros": lambda b: b.parts["xl/vbaProject.bin"].endswith(b"macros"),
    "a workbook that may hold macros": says("[Content_Types].xml", "sheet.macroEnabled.main+xml"),
    "custom XML": both(says("customXml/item1.xml", "Official"), says("xl/_rels/workbook.xml.rels", "customXml/item1.xml")),
    "whose number the workbook is": says("docProps/custom.xml", "SEND toolkit workbook"),
}  # fmt: skip
