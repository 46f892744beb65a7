"""The rules for Excel workbooks, after the Analysis Function's checklist, and what breaks them in one."""

from collections.abc import Iterator

from toolkit.accessibility.rules import Rule
from toolkit.accessibility.workbook_file import Workbook, open_workbook
from toolkit.accessibility.workbook_sheets import (
    blank_sheets,
    drop_downs,
    filters_and_panes,
    headers_and_footers,
    hidden_things,
    macros,
    nameless_sheets,
    no_author_property,
    no_language_property,
    no_title_property,
    not_opening_at_the_start,
    pictures,
    text_boxes,
    without_alt_text,
)
from toolkit.accessibility.workbook_tables import (
    blank_lines,
    empty_cells,
    merged_cells,
    nameless_tables,
    not_at_the_edge,
    not_marked_up,
    several_tables,
    without_header,
    without_sheet_title,
    words_below,
)
from toolkit.accessibility.workbook_words import (
    background_fills,
    by_colour_only,
    cut_words,
    low_contrast,
    note_markers,
    symbols_alone,
    unclear_links,
)
from toolkit.model.problem import Problem

WORKBOOK_RULES: tuple[Rule[Workbook], ...] = (
    Rule(
        "Tables marked up", True, ("toolkit", "author"),
        "Select the cells, then Insert, Table, My table has headers.",
        not_marked_up, "1.3.1", "Mark up tables",
    ),
    Rule(
        "One header row", True, ("toolkit", "author"),
        "Tick Table Design, Header Row, and type what each column holds.",
        without_header, "1.3.1", "One tagged header row",
    ),
    Rule(
        "Cells not merged", True, ("toolkit", "author"),
        "Unmerge them (Home, Merge & Centre), and repeat their words where they belong.",
        merged_cells, "1.3.1", "No merged or split cells, no tables in tables",
    ),
    Rule(
        "No blank rows or columns in tables", True, ("toolkit", "author"),
        "Delete it from the table (right-click, Delete).",
        blank_lines, "1.3.1", "No blank rows and columns within tables",
    ),
    Rule(
        "No empty cells in tables", True, ("toolkit", "author"),
        "Say why there is nothing, in the cells or above the table.",
        empty_cells, "1.3.1", "Empty cells only in certain circumstances",
        publication_only=True, note_only=True,
    ),
    Rule(
        "Tables at the left edge", True, ("toolkit", "author"),
        "Move the table to column A.",
        not_at_the_edge, "1.3.2", "Tables against the left edge; column A used wisely",
    ),
    Rule(
        "Words whole", True, ("toolkit", "author"),
        "Wrap the text (Home, Wrap Text), or widen the column.",
        cut_words, "", "Wrap text",
    ),
    Rule(
        "Notes by words", True, ("author",),
        "Write [note 1] in its place, and the note on a sheet of notes.",
        note_markers, "1.3.1", "No symbols or superscript for notes",
    ),
    Rule(
        "Links by words", True, ("toolkit", "author"),
        "Write in the cell what the link leads to, differently for each target.",
        unclear_links, "2.4.4", "Accessible links",
    ),
    Rule(
        "Contrast in cells", True, ("toolkit", "author"),
        "Choose darker letters on a light fill, or lighter ones on a dark fill.",
        low_contrast, "1.4.3", "Check the contrast",
    ),
    Rule(
        "Colour never alone", True, ("toolkit", "author"),
        "Write in the cell what its colour says.",
        by_colour_only, "1.4.1", "Colour not the only message",
    ),
    Rule(
        "Alternative text", True, ("toolkit", "author"),
        "Right-click it, View Alt Text, and say what it shows, or mark it as decorative.",
        without_alt_text, "1.1.1",
    ),
    Rule(
        "No text boxes", True, ("author",),
        "Move its words into cells.",
        text_boxes, "1.3.2", "No headers, footers, floating boxes",
    ),
    Rule(
        "No page headers or footers", True, ("toolkit",),
        "Take them off (Page Layout, Print Titles, Header/Footer), and put what they say in cells.",
        headers_and_footers, "1.3.2", "No headers, footers, floating boxes", publication_only=True,
    ),
    Rule(
        "A title on every sheet", True, ("toolkit",),
        "Write above the table, in A1, what the sheet shows.",
        without_sheet_title, "2.4.6", "Descriptive titles on every sheet", publication_only=True,
    ),
    Rule(
        "Sheet names", True, ("toolkit", "author"),
        "Double-click the sheet's tab and type what is on the sheet.",
        nameless_sheets, "2.4.6", "Unique sheet names",
    ),
    Rule(
        "No blank sheets", True, ("toolkit", "author"),
        "Delete the sheet.",
        blank_sheets, "", "No blank sheets",
    ),
    Rule(
        "Opens at the start", True, ("toolkit", "author"),
        "Click cell A1 of the first sheet, and save.",
        not_opening_at_the_start, "", "Cursor in A1 of the first sheet",
    ),
    Rule(
        "Workbook title", True, ("toolkit",),
        "In Excel: File, Info, Properties, and type the workbook's title.",
        no_title_property, "2.4.2", "Document information",
    ),
    Rule(
        "Workbook author", True, ("toolkit",),
        "In Excel: File, Info, Properties, and type the council or team as Author.",
        no_author_property, "", "Document information",
    ),
    Rule(
        "Workbook language", True, ("toolkit",),
        "In Excel: File, Info, Properties, Advanced Properties, Custom: add Language with the value en-GB.",
        no_language_property, "3.1.1", "Document information",
    ),
    Rule(
        "Table names", False, ("toolkit", "author"),
        "Type a name that says what is in it (Table Design, Table Name).",
        nameless_tables, "", "Meaningful table names",
    ),
    Rule(
        "Nothing hidden", False, ("toolkit", "author"),
        "Show it (right-click, Unhide), or delete it.",
        hidden_things, "", "No hidden rows and columns",
    ),
    Rule(
        "One table a sheet", False, ("toolkit", "author"),
        "Move each table to a sheet of its own.",
        several_tables, "", "One table on a sheet",
    ),
    Rule(
        "Nothing below a table", False, ("toolkit", "author"),
        "Move it above the table, or to another sheet.",
        words_below, "", "Nothing below a table",
    ),
    Rule(
        "No symbols for words", False, ("author",),
        "Write the word, or the shorthand [x], [z] or [c] and what it means.",
        symbols_alone, "", "Avoid symbols",
    ),
    Rule(
        "No macros", False, ("author",),
        "Save a copy as an Excel workbook (.xlsx).",
        macros, "", "Remove macros",
    ),
    Rule(
        "No filters or frozen panes", False, ("toolkit",),
        "Take them off: Data, Filter; View, Freeze Panes.",
        filters_and_panes, "", "Avoid filters and freeze panes", publication_only=True,
    ),
    Rule(
        "No drop-down lists", False, ("toolkit",),
        "Take them off: Data, Data Validation, Clear All.",
        drop_downs, publication_only=True,
    ),
    Rule(
        "No pictures", False, ("toolkit",),
        "Say in cells what it shows, and delete it.",
        pictures, "", "Avoid images", publication_only=True,
    ),
    Rule(
        "No background fill", False, ("toolkit",),
        "Take the fill off: Home, Fill Colour, No Fill.",
        background_fills, "", "Avoid background fill", publication_only=True,
    ),
)  # fmt: skip


def workbook_problems(name: str, data: bytes, publication: bool = False) -> Iterator[Problem]:
    """Each place where the Excel file called `name` breaks a rule; raises InputProblem where it cannot be read.

    A workbook in use may have filters, frozen panes, drop-downs and fills; `publication` asks for the strict list.
    """
    book = open_workbook(name, data)
    for rule in WORKBOOK_RULES:
        if publication or not rule.publication_only:
            yield from rule.problems(name, book)
