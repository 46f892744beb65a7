"""A run's workbook as officers leave it after some months in Excel: everything that Excel can put into one."""

# ruff: noqa: E501 a part reads best as Excel writes it

from collections.abc import Callable
from xml.sax.saxutils import escape

from lxml import etree

from tests import rich_extras as extras
from tests import rich_parts as parts
from tests.opened import Opened
from tests.rich_cells import add_columns, calculated, looks, set_cell, typed
from tests.rich_extras import FIGURES, PIVOT
from tests.rich_parts import MAIN, MS_EXCEL, NS, SPREADSHEET


def rich(data: bytes) -> bytes:
    """The workbook with all of it, as a workbook with macros."""
    book = Opened(data)
    for step in STEPS:
        step(book)
    return book.saved()


# ---- the steps


def styles(book: Opened) -> None:
    part = "xl/styles.xml"
    root = book.xml(part)
    fills, xfs = root.find("{*}fills"), root.find("{*}cellXfs")
    fills.append(
        etree.fromstring(
            f'<fill xmlns="{MAIN}"><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill>'
        )
    )
    yellow = (
        f'<xf xmlns="{MAIN}" numFmtId="0" fontId="0" fillId="{len(fills) - 1}" borderId="0" xfId="0" applyFill="1"/>'
    )
    bag = '<ext uri="{C7286773-470A-42A8-94C5-96B5CB345126}" xmlns:xfpb="http://schemas.microsoft.com/office/spreadsheetml/2022/featurepropertybag"><xfpb:xfComplement i="0"/></ext>'
    box = f'<xf xmlns="{MAIN}" numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><extLst>{bag}</extLst></xf>'
    for xf in (
        yellow,
        box,
        f'<xf xmlns="{MAIN}" numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>',
    ):
        xfs.append(etree.fromstring(xf))
    for holder in (fills, xfs):
        holder.set("count", str(len(holder)))
    book.put(part, root)
    book.add("xl/featurePropertyBag/featurePropertyBag.xml", parts.FEATURES, f"{MS_EXCEL}.featurepropertybag+xml")
    kind = "http://schemas.microsoft.com/office/2022/11/relationships/FeaturePropertyBag"
    book.relate("xl/workbook.xml", kind, "xl/featurePropertyBag/featurePropertyBag.xml")


def extra_sheets(book: Opened) -> None:
    for number, title in enumerate((FIGURES, PIVOT), 17):
        part = f"xl/worksheets/sheet{number}.xml"
        book.add(part, f"<worksheet {NS}><sheetData/></worksheet>", f"{SPREADSHEET}.worksheet+xml")
        key = book.relate("xl/workbook.xml", "worksheet", part)
        book.replace(
            "xl/workbook.xml", "</sheets>", f'<sheet name="{title}" sheetId="{number}" r:id="{key}"/></sheets>'
        )
    book.replace("[Content_Types].xml", "<Override", '<Default Extension="png" ContentType="image/png"/>'
                 '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
                 f'<Default Extension="bin" ContentType="{SPREADSHEET}.printerSettings"/><Override')  # fmt: skip
    book.parts["xl/media/image1.png"] = parts.PNG


def findings(book: Opened) -> None:
    title = "Findings"
    add_columns(book, "Findings", title, {
        "Priority": "", "Words": "LEN(Findings[[#This Row],[Finding]])", "Twice": "H2*2", "Running": "SUM(H$2:H2)",
    })  # fmt: skip
    for column in "ABCDEFGHI":
        c = book.cell(title, f"{column}33")
        inside = b"".join(etree.tostring(e) for e in c).decode()
        set_cell(
            book, title, f"{column}33", inside, s=str(looks(book) - 3), **({"t": c.get("t")} if c.get("t") else {})
        )
    typed(book, title, "Y34", "An aside beside the table")
    for row in range(2, 34):
        shared = (
            '<f t="shared" ref="Z2:Z33" si="0">COUNTIF($D$2:$D$33,D2)</f>' if row == 2 else '<f t="shared" si="0"/>'
        )
        set_cell(book, title, f"Z{row}", f"{shared}<v>1</v>")
        set_cell(book, title, f"Y{row}", f"<v>{row}</v>")
    calculated(book, title, "AA33", "SUM(Y2:Y33)")
    runs = "<is><r><rPr><b/></rPr><t>Ask</t></r><r><t xml:space='preserve'> the board</t></r></is>"
    set_cell(book, title, "Q3", runs, t="inlineStr")
    words = escape(book.value(title, "E4") or "")
    bold = f"<is><r><rPr><b/></rPr><t>{words[:10]}</t></r><r><t xml:space='preserve'>{words[10:]}</t></r></is>"
    set_cell(book, title, "E4", bold, t="inlineStr")
    part = book.sheets()[title]
    book.replace(part, '<row r="6"', '<row r="6" hidden="1"')
    book.replace(part, '<sheetView workbookViewId="0">', '<sheetView zoomScale="85" workbookViewId="0">')
    book.insert(
        title,
        rules(
            "S2:S33",
            '<cfRule type="expression" dxfId="4" priority="50"><formula>COUNTIF($S$2:$S$33,$S2)&gt;1</formula></cfRule>',
        ),
    )
    book.insert(
        title,
        rules("Q2:Q10 Q12:Q33", '<cfRule type="expression" dxfId="5" priority="51"><formula>Q2="!"</formula></cfRule>'),
    )
    book.insert(
        title,
        rules(
            "G2:G33",
            '<cfRule type="dataBar" priority="52"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>{0A1B2C3D-0000-4000-8000-0000000000DD}</x14:id></ext></extLst></cfRule>',
        ),
    )
    filtered = (
        '<filterColumn colId="3"><filters><filter val="Main finding"/><filter val="Strength"/></filters></filterColumn>'
    )
    table = "xl/tables/table2.xml"
    book.replace(table, '<autoFilter ref="A1:V33"/>', f'<autoFilter ref="A1:V33">{filtered}</autoFilter>')
    extras.extensions(book)


def weaknesses(book: Opened) -> None:
    """A totals row with blank coloured cells below it."""
    title, table = "Weaknesses", "xl/tables/table3.xml"
    typed(book, title, "A7", "Total")
    calculated(book, title, "N7", "SUBTOTAL(109,Weaknesses[Actions])", "5")
    for row in range(8, 13):
        set_cell(book, title, f"A{row}", "", s=str(looks(book) - 3))
    book.replace(table, 'ref="A1:O6" totalsRowShown="0"', 'ref="A1:O7" totalsRowCount="1"')
    book.replace(table, 'id="1" name="Ref"', 'id="1" name="Ref" totalsRowLabel="Total"')
    book.replace(table, 'id="14" name="Actions"', 'id="14" name="Actions" totalsRowFunction="sum"')


def other_tables(book: Opened) -> None:
    sort = '<sortState ref="A2:K9"><sortCondition ref="B2:B9"/></sortState>'
    book.replace("xl/tables/table7.xml", '<autoFilter ref="A1:K9"/>', f'<autoFilter ref="A1:K9"/>{sort}')
    add_columns(book, "ActionPlan", "Action plan", {"Agreed": ""})
    for row in range(2, 7):
        set_cell(book, "Action plan", f"P{row}", "<v>1</v>", t="b", s=str(looks(book) - 2))
    part = book.sheets()["Action plan"]
    book.replace(part, '<col min="4"', '<col outlineLevel="1" min="4"')
    text = book.sheets()["Letter text"]
    for row in (3, 4, 5):
        book.replace(text, f'<row r="{row}"', f'<row r="{row}" outlineLevel="1"')
    book.replace(book.sheets()["Recommendations"], '<col min="8"', '<col hidden="1" min="8"')
    book.insert("Recommendations", f'<sheetProtection {NS} password="CC1A" sheet="1" objects="1" scenarios="1"/>')
    protected = '<protectedRange sqref="B2:J3" name="Officers"/>'
    book.insert("Recommendations", f"<protectedRanges {NS}>{protected}</protectedRanges>")
    book.insert("Dashboard", f'<mergeCells {NS} count="1"><mergeCell ref="D1:F1"/></mergeCells>')


def figures(book: Opened) -> None:
    formulas = {
        "B2": "COUNTIF(Findings[Kind],A2)", "B3": "COUNTA(Findings!$A$2:$A$33)", "B4": "COUNTA(Findings!A:A)-1",
        "B5": "COUNTA(AllRefs)", "B6": "[1]Findings!$A$2+SUM([1]Findings!$A$2:$A$33)", "B7": "Weaknesses[[#Totals],[Actions]]",
        "B8": "B3*2", "B9": "COUNTA(Findings!$A$2:$A$20)", "B10": 'COUNTA(Findings!$A$1:$V$33)&"Findings!$A$2:$A$33"',
        "B11": "COUNTA(Weaknesses!$A$2:$A$6)", "B12": "COUNTA('Action plan'!$A$2:$A$6)", "B13": "COUNTA(Risks[Ref])",
        "B14": "COUNTA('Letter text'!A:A)",
    }  # fmt: skip
    typed(book, FIGURES, "A2", "Strength")
    for ref, formula in formulas.items():
        calculated(book, FIGURES, ref, formula)
    for row, word in enumerate(("High", "Medium", "Low"), 30):
        typed(book, FIGURES, f"A{row}", word)
    unique = '<f t="array" ref="D2:D4">_xlfn.UNIQUE(Findings[Kind])</f><v>0</v>'
    set_cell(book, FIGURES, "D2", unique, cm="1")
    set_cell(book, FIGURES, "F2", "<v>#VALUE!</v>", t="e", vm="1")
    set_cell(book, FIGURES, "B20", "<v>1</v>", t="b")
    typed(book, FIGURES, "A40", "How the council works")
    part = book.sheets()[FIGURES]
    link = book.relate(part, "hyperlink", "https://www.thornmere.example/send", external=True)
    book.insert(
        FIGURES,
        f'<hyperlinks {NS}><hyperlink ref="A40" r:id="{link}"/><hyperlink ref="A2" location="Findings!A2"/></hyperlinks>',
    )
    book.add("xl/printerSettings/printerSettings1.bin", b"\x00\x01printer", f"{SPREADSHEET}.printerSettings")
    printer = book.relate(part, "printerSettings", "xl/printerSettings/printerSettings1.bin")
    book.insert(FIGURES, f'<pageSetup {NS} paperSize="9" r:id="{printer}"/>')
    book.insert(FIGURES, f"<headerFooter {NS}><oddHeader>&amp;C&amp;G</oddHeader></headerFooter>")
    extras.drawn(book, part)


def rules(sqref: str, rule: str) -> str:
    return f'<conditionalFormatting {NS} sqref="{sqref}">{rule}</conditionalFormatting>'


STEPS: tuple[Callable[[Opened], None], ...] = (
    styles, extra_sheets, findings, extras.notes, weaknesses, other_tables, figures, extras.chart_sheet, extras.pivot,
    extras.workbook, extras.rich_data, extras.calculation_chain,
)  # fmt: skip
