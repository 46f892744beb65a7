"""The first sheet: what this workbook is, what is asked of you first, what is yours on each sheet."""

from datetime import date

from xlsxwriter.worksheet import Worksheet

from toolkit.model.plan import Plan
from toolkit.rules.english import in_words
from toolkit.workbook.columns import Sheet
from toolkit.workbook.looks import Looks
from toolkit.workbook.records import required_blank
from toolkit.workbook.row_heights import height_for
from toolkit.workbook.sheets import DASHBOARD, SHEET_ORDER, SHEETS, START_HERE

BLANK = '=SUMPRODUCT((PaperDetails[Required]="yes")*(PaperDetails[Value]=""))'
_WIDTHS = (18, 64, 58, 58)
_GUIDE_ROW = 11
_SINCE = "The sheet Changes says what each run has changed since."
_BLANK_DETAILS = "required Paper details are still blank: the yellow cells of that sheet."
_NEXT_RUN = (
    "Save and close the file. The next run reads what you typed, writes the papers from it and refreshes the dark blue"
    " columns; Changes lists what it changed."
)
_YOURS = (
    "Columns with this heading and tinted cells are yours. The toolkit fills them once at most, when it makes a row,"
    " and never afterwards. Dark blue headings are the toolkit's columns."
)


def write_start_here(worksheet: Worksheet, plan: Plan, today: date, looks: Looks) -> None:
    """Title, the count of required details still blank, the key to the colours, the guide."""
    documents = ", ".join(f"{x.label} ({x.document.file})" for x in plan.letters)
    texts = (
        ("A1", f"{plan.area}: SEND inspection workbook", "title"),
        ("A2", f"Made on {in_words(today)} from: {documents}. {_SINCE}", "text"),
        ("A4", "What is asked of you first", "heading"),
        ("B5", _BLANK_DETAILS, "wrapped"),
        ("B6", "Then check the rows marked Suggested, and read Checks and Conflicts.", "wrapped"),
        ("B7", _NEXT_RUN, "wrapped"),
        ("A9", "What is yours", "heading"),
        ("A10", "Yours", "officer header"),
        ("B10", _YOURS, "wrapped"),
    )
    for cell, text, look in texts:
        worksheet.write_string(cell, text, looks[look])
        if look == "wrapped":
            worksheet.set_row(int(cell[1:]) - 1, height_for([(text, _WIDTHS[1])]))
    worksheet.write_formula("A5", BLANK, looks["heading"], required_blank(plan))
    _write_guide(worksheet, looks)
    for position, width in enumerate(_WIDTHS):
        worksheet.set_column(position, position, width)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_footer(f"&L{START_HERE}&RPage &P of &N")
    worksheet.hide_gridlines(2)


def _write_guide(worksheet: Worksheet, looks: Looks) -> None:
    columns = [
        {"header": heading, "header_format": looks["toolkit header"]}
        for heading in ("Sheet", "What it is for", "Yours to fill", "The toolkit's")
    ]
    rows = _guide()
    options = {"name": "Guide", "columns": columns, "style": "Table Style Light 15", "autofilter": False}
    worksheet.add_table(_GUIDE_ROW, 0, _GUIDE_ROW + len(rows), 3, options)
    for number, (name, *texts) in enumerate(rows, _GUIDE_ROW + 1):
        worksheet.write_url(number, 0, f"internal:'{name}'!A1", looks["link"], name)
        worksheet.set_row(number, height_for(zip(texts, _WIDTHS[1:], strict=True)))
        for position, text in enumerate(texts, 1):
            worksheet.write_string(number, position, text, looks["toolkit"])


def _guide() -> list[tuple[str, str, str, str]]:
    """A row per sheet, from the declarations."""
    declared = {sheet.name: sheet for sheet in SHEETS}
    rows = []
    for name in SHEET_ORDER[1:]:
        if name == DASHBOARD:
            rows.append((name, "Counts and charts, live as you type.", "Which measure is shown over time", "All else"))
            continue
        sheet = declared[name]
        yours = ", ".join(c.heading for c in sheet.columns if c.owner == "officer")
        ours = ", ".join(c.heading for c in sheet.columns if c.owner == "toolkit")
        rows.append((name, sheet.purpose, yours or "None", ours or _of_imported_rows(sheet) or "Everything"))
    return rows


def _of_imported_rows(sheet: Sheet) -> str:
    """What the toolkit goes on writing in rows it brought in itself; blank where it brings in none."""
    headings = [c.heading for c in sheet.columns if c.field in sheet.imported]
    return f"In imported rows: {', '.join(headings)}" if headings else ""
