"""What officers put beside cells: notes, slicers, charts, pictures, controls, macros, pivot tables, names, views."""

# ruff: noqa: E501 a part reads best as Excel writes it

from tests import rich_parts as parts
from tests.opened import Opened
from tests.rich_cells import set_cell, typed
from tests.rich_parts import MAIN, MS_EXCEL, NS, SPREADSHEET, VIEW

FIGURES, PIVOT = "Our figures", "Pivot of findings"
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


def extensions(book: Opened) -> None:
    """What newer Excels keep in extLst: a rule and a drop-down that read another sheet, the bar's look, the slicer."""
    x14 = (
        '<ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting>'
        '<x14:cfRule type="expression" priority="53" id="{0A1B2C3D-0000-4000-8000-0000000000EE}"><xm:f>$D2=\'Our figures\'!$A$2</xm:f>'
        "<x14:dxf><font><i/></font></x14:dxf></x14:cfRule><xm:sqref>I2:I33</xm:sqref></x14:conditionalFormatting>"
        '<x14:conditionalFormatting><x14:cfRule type="dataBar" id="{0A1B2C3D-0000-4000-8000-0000000000DD}"><x14:dataBar minLength="0"'
        ' maxLength="100"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/></x14:dataBar></x14:cfRule><xm:sqref>G2:G33</xm:sqref>'
        "</x14:conditionalFormatting></x14:conditionalFormattings></ext>"
        '<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1"><x14:dataValidation type="list" allowBlank="1">'
        "<x14:formula1><xm:f>'Our figures'!$A$30:$A$32</xm:f></x14:formula1><xm:sqref>S2:S33</xm:sqref></x14:dataValidation>"
        "</x14:dataValidations></ext>"
        '<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline>'
        "<xm:f>Findings!H2:H33</xm:f><xm:sqref>AB2</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>"
    )
    book.add("xl/slicers/slicer1.xml", parts.SLICER, f"{MS_EXCEL}.slicer+xml")
    key = book.relate(
        book.sheets()["Findings"],
        "http://schemas.microsoft.com/office/2007/relationships/slicer",
        "xl/slicers/slicer1.xml",
    )
    slicers = f'<ext uri="{{3A4CF648-6AED-40f4-86FF-DC5316D8AED3}}"><x14:slicerList><x14:slicer r:id="{key}"/></x14:slicerList></ext>'
    book.insert("Findings", f"<extLst {NS}>{x14}{slicers}</extLst>")
    lines = '<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline>'
    ends = "</x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>"
    book.insert("Conflicts", f"<extLst {NS}>{lines}<xm:f>History!C2:E2</xm:f><xm:sqref>L2</xm:sqref>{ends}</extLst>")


def notes(book: Opened) -> None:
    part = book.sheets()["Findings"]
    book.add("xl/comments1.xml", parts.COMMENTS, f"{SPREADSHEET}.comments+xml")
    book.relate(part, "comments", "xl/comments1.xml")
    shapes = "".join(parts.NOTE_SHAPE.format(id=1025 + n, row=row, column=4) for n, row in enumerate((1, 5)))
    book.parts["xl/drawings/vmlDrawing1.vml"] = parts.VML.format(shapes=shapes).encode()
    key = book.relate(part, "vmlDrawing", "xl/drawings/vmlDrawing1.vml")
    kinds = "http://schemas.microsoft.com/office/2017/10/relationships"
    book.add("xl/threadedComments/threadedComment1.xml", parts.THREADED, f"{MS_EXCEL}.threadedcomments+xml")
    book.relate(part, f"{kinds}/threadedComment", "xl/threadedComments/threadedComment1.xml")
    book.add("xl/persons/person.xml", parts.PERSONS, f"{MS_EXCEL}.person+xml")
    book.relate("xl/workbook.xml", f"{kinds}/person", "xl/persons/person.xml")
    book.add("xl/drawings/drawing9.xml", parts.drawing(parts.anchored(3, parts.SLICER_FRAME)), DRAWING_TYPE)
    drawn = book.relate(part, "drawing", "xl/drawings/drawing9.xml")
    book.insert("Findings", f'<drawing {NS} r:id="{drawn}"/>')
    book.insert("Findings", f'<legacyDrawing {NS} r:id="{key}"/>')


def drawn(book: Opened, part: str) -> None:
    """Pictures, a text box, a chart and a check box on the officers' own sheet."""
    place = "xl/drawings/drawing8.xml"
    book.add("xl/charts/chart8.xml", parts.chart("Findings!$H$2:$H$33", "Findings!$A$2:$A$33"), CHART_TYPE)
    picture, chart = (
        book.relate(place, "image", "xl/media/image1.png"),
        book.relate(place, "chart", "xl/charts/chart8.xml"),
    )
    inside = (parts.picture(picture), parts.TEXT_BOX, parts.framed_chart(chart))
    book.add(place, parts.drawing(*(parts.anchored(n * 9, x) for n, x in enumerate(inside))), DRAWING_TYPE)
    book.insert(FIGURES, f'<drawing {NS} r:id="{book.relate(part, "drawing", place)}"/>')
    book.parts["xl/drawings/vmlDrawing2.vml"] = parts.VML.format(shapes=parts.CONTROL_SHAPE).encode()
    book.insert(
        FIGURES, f'<legacyDrawing {NS} r:id="{book.relate(part, "vmlDrawing", "xl/drawings/vmlDrawing2.vml")}"/>'
    )
    header = "xl/drawings/vmlDrawing3.vml"
    image = book.relate(header, "image", "xl/media/image1.png")
    book.parts[header] = parts.VML.format(shapes=parts.HEADER_SHAPE.format(key=image)).encode()
    book.insert(FIGURES, f'<legacyDrawingHF {NS} r:id="{book.relate(part, "vmlDrawing", header)}"/>')
    book.add("xl/ctrlProps/ctrlProp1.xml", parts.CONTROL_PROPERTIES, f"{MS_EXCEL}.controlproperties+xml")
    book.insert(FIGURES, parts.CONTROLS.replace("{key}", book.relate(part, "ctrlProp", "xl/ctrlProps/ctrlProp1.xml")))


def chart_sheet(book: Opened) -> None:
    part = "xl/chartsheets/sheet1.xml"
    book.add("xl/charts/chart9.xml", parts.chart("'Action plan'!$N$2:$N$6", "'Action plan'!$A$2:$A$6"), CHART_TYPE)
    key = book.relate("xl/drawings/drawing7.xml", "chart", "xl/charts/chart9.xml")
    book.add("xl/drawings/drawing7.xml", parts.drawing(parts.anchored(1, parts.framed_chart(key))), DRAWING_TYPE)
    drawing = book.relate(part, "drawing", "xl/drawings/drawing7.xml")
    book.add(part, parts.CHART_SHEET.format(ns=NS, key=drawing), f"{SPREADSHEET}.chartsheet+xml")
    sheet = book.relate("xl/workbook.xml", "chartsheet", part)
    book.replace(
        "xl/workbook.xml", "</sheets>", f'<sheet name="Chart of actions" sheetId="19" r:id="{sheet}"/></sheets>'
    )


def pivot(book: Opened) -> None:
    records, cache, table = (f"xl/pivotCache/pivotCache{x}1.xml" for x in ("Records", "Definition", ""))
    table = "xl/pivotTables/pivotTable1.xml"
    book.add(records, parts.PIVOT_RECORDS, f"{SPREADSHEET}.pivotCacheRecords+xml")
    key = book.relate(cache, "pivotCacheRecords", records)
    book.add(cache, parts.PIVOT_CACHE.replace("{key}", key), f"{SPREADSHEET}.pivotCacheDefinition+xml")
    book.add(table, parts.PIVOT_TABLE, f"{SPREADSHEET}.pivotTable+xml")
    book.relate(table, "pivotCacheDefinition", cache)
    book.relate(book.sheets()[PIVOT], "pivotTable", table)
    for ref, text in {"A3": "Row Labels", "B3": "Count of Ref", "A4": "Main finding", "A5": "Grand Total"}.items():
        typed(book, PIVOT, ref, text)
    for ref in ("B4", "B5"):
        set_cell(book, PIVOT, ref, "<v>2</v>")
    link = book.relate("xl/workbook.xml", "pivotCacheDefinition", cache)
    book.replace(
        "xl/workbook.xml",
        "</workbook>",
        f'<pivotCaches><pivotCache cacheId="7" r:id="{link}"/></pivotCaches></workbook>',
    )


def workbook(book: Opened) -> None:
    """Names, views, links to other workbooks, macros, pictures in cells, custom XML, the slicer's cache."""
    part = "xl/workbook.xml"
    for name, local, text in (
        ("AllRefs", None, "Findings!$A$2:$A$33"), ("Rate", None, "0.2"), ("Kinds", 1, "Findings!$D$2:$D$33"),
        ("_xlnm.Print_Area", 1, "Findings!$A$1:$V$33"), ("_xlnm.Print_Area", 2, "Weaknesses!$A$1:$O$7"),
        ("_xlnm._FilterDatabase", 1, "Findings!$A$1:$V$33"),
    ):  # fmt: skip
        where = "" if local is None else f' localSheetId="{local}"'
        book.replace(part, "</definedNames>", f'<definedName name="{name}"{where}>{text}</definedName></definedNames>')
    view = f'<customWorkbookViews><customWorkbookView name="Board" guid="{VIEW}" windowWidth="900" windowHeight="600" activeSheetId="3"/></customWorkbookViews>'
    text = book.text(part)
    end = text.index("/>", text.index("<calcPr")) + 2
    book.parts[part] = (text[:end] + view + text[end:]).encode()
    book.insert("Action plan", f'<customSheetViews {NS}><customSheetView guid="{VIEW}" scale="75"/></customSheetViews>')
    external = book.relate("xl/externalLinks/externalLink1.xml", "externalLinkPath", "last-year.xlsx", external=True)
    book.add(
        "xl/externalLinks/externalLink1.xml",
        parts.EXTERNAL.replace("{key}", external),
        f"{SPREADSHEET}.externalLink+xml",
    )
    key = book.relate(part, "externalLink", "xl/externalLinks/externalLink1.xml")
    book.replace(
        part, "</sheets>", f'</sheets><externalReferences><externalReference r:id="{key}"/></externalReferences>'
    )
    book.replace("[Content_Types].xml", f"{SPREADSHEET}.sheet.main+xml", f"{MS_EXCEL}.sheet.macroEnabled.main+xml")
    book.add("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0macros", f"{MS_EXCEL[:-5]}ms-office.vbaProject")
    book.relate(part, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "xl/vbaProject.bin")
    book.add("xl/slicerCaches/slicerCache1.xml", parts.SLICER_CACHE, f"{MS_EXCEL}.slicerCache+xml")
    cache = book.relate(
        part, "http://schemas.microsoft.com/office/2007/relationships/slicerCache", "xl/slicerCaches/slicerCache1.xml"
    )
    slicers = f'<extLst><ext uri="{{46BE6895-7355-4a93-B00E-2C351335B9C9}}" xmlns:x15="{parts.MS}/spreadsheetml/2010/11/main"><x15:slicerCaches xmlns:x14="{parts.X14}"><x14:slicerCache r:id="{cache}"/></x15:slicerCaches></ext></extLst>'
    book.replace(part, "</workbook>", f"{slicers}</workbook>")


def rich_data(book: Opened) -> None:
    part = "xl/workbook.xml"
    book.add("xl/metadata.xml", parts.METADATA, f"{SPREADSHEET}.sheetMetadata+xml")
    book.relate(part, "sheetMetadata", "xl/metadata.xml")
    kinds = "http://schemas.microsoft.com/office/2017/06/relationships"
    for name, content in (("rdrichvalue", parts.RICH_VALUE), ("rdrichvaluestructure", parts.RICH_STRUCTURE)):
        book.add(f"xl/richData/{name}.xml", content, f"{MS_EXCEL}.{name}+xml")
        book.relate(
            part,
            f"{kinds}/{name.replace('rdr', 'rdR').replace('valuestr', 'ValueStr').replace('richvalue', 'RichValue')}",
            f"xl/richData/{name}.xml",
        )
    image = book.relate("xl/richData/richValueRel.xml", "image", "xl/media/image1.png")
    book.add(
        "xl/richData/richValueRel.xml", parts.RICH_RELATIONS.replace("{key}", image), f"{MS_EXCEL}.richvaluerel+xml"
    )
    book.relate(
        part, "http://schemas.microsoft.com/office/2022/10/relationships/richValueRel", "xl/richData/richValueRel.xml"
    )
    book.add(
        "customXml/itemProps1.xml",
        parts.CUSTOM_PROPERTIES,
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    )
    book.parts["customXml/item1.xml"] = parts.CUSTOM_XML.encode()
    book.relate("customXml/item1.xml", "customXmlProps", "customXml/itemProps1.xml")
    book.relate(part, "customXml", "customXml/item1.xml")


def calculation_chain(book: Opened) -> None:
    numbers = {s.get("name"): s.get("sheetId") for s in book.xml("xl/workbook.xml").iter("{*}sheet")}
    entries = [
        f'<c r="{c.get("r")}" i="{numbers[title]}"/>'
        for title, part in book.sheets().items()
        for c in book.xml(part).iter("{*}c")
        if c.find("{*}f") is not None
    ]
    book.add(
        "xl/calcChain.xml", f'<calcChain xmlns="{MAIN}">{"".join(entries)}</calcChain>', f"{SPREADSHEET}.calcChain+xml"
    )
    book.relate("xl/workbook.xml", "calcChain", "xl/calcChain.xml")
