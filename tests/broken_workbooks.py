"""What breaks one rule of accessibility in an Excel workbook, and what breaks none."""

# ruff: noqa: E501 a case reads best on one line

import io
from collections.abc import Callable
from typing import Any

from tests.accessible_files import DOT, CleanBook, workbook_with
from tests.opened import Opened

Change = Callable[[CleanBook], object]
PartChange = Callable[[Opened], object]
VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
LONG = "The plan was late, and nobody had told the board that it was"


def each(*changes: Change) -> Change:
    def change(book: CleanBook) -> None:
        for step in changes:
            step(book)

    return change


def put(cell: str, *value: Any, sheet: str = "notes") -> Change:
    """Something in a cell of Notes, or of Actions."""
    return lambda book: getattr(book, sheet).write(cell, *value)


def row(number: int, values: list[Any]) -> Change:
    """Other values in a row of the table; 1 is the first below the header."""

    def change(book: CleanBook) -> None:
        book.table["data"][number - 1] = values

    return change


def table(**settings: Any) -> Change:
    return lambda book: book.table.update(settings)


def grid(book: CleanBook) -> None:
    for number, values in enumerate((("Post", "Cost"), ("Officer", 3), ("Clerk", 2)), 2):
        book.notes.write_row(number, 0, values)


def notes_table(place: str, name: str = "Costs") -> Change:
    columns = [{"header": "Post"}, {"header": "Cost"}]
    data = [["Officer", 3], ["Clerk", 2]]
    settings = {"name": name, "autofilter": False, "columns": columns, "data": data}
    return lambda book: book.notes.add_table(place, settings)


def sheet(name: str, *values: str) -> Change:
    return lambda book: book.book.add_worksheet(name).write_column("A1", values)


def raised(book: CleanBook) -> None:
    book.notes.write_rich_string("A2", "Plans in time", book.book.add_format({"font_script": 1}), "1")


def coloured(cell: str, fill: str, words: str = "", letters: str = "") -> Change:
    """A cell of the table with a colour, written after the table."""

    def change(book: CleanBook) -> None:
        looks = {"bg_color": fill} | ({"font_color": letters} if letters else {})
        made, add = book.book.add_format(looks), book.actions.add_table

        def add_table(*settings: Any) -> None:
            add(*settings)
            book.actions.write(cell, words or None, made)

        book.actions.add_table = add_table

    return change


def pale(book: CleanBook) -> None:
    book.notes.write("A2", "See the plan", book.book.add_format({"font_color": "#999999"}))


def condition(settings: dict[str, Any], looks: dict[str, Any] | None = None) -> Change:
    def change(book: CleanBook) -> None:
        made = {"format": book.book.add_format(looks)} if looks else {}
        book.actions.conditional_format("A4:A6", settings | made)

    return change


def picture(book: CleanBook) -> None:
    book.notes.insert_image("C3", "crest.png", {"image_data": io.BytesIO(DOT), "description": "A heron over water"})


def macro(book: Opened) -> None:
    book.add("xl/vbaProject.bin", b"macros", "application/vnd.ms-office.vbaProject")
    book.relate("xl/workbook.xml", VBA, "xl/vbaProject.bin")


RED = {"type": "cell", "criteria": "==", "value": '"Red"'}
TOO_PALE = condition(RED, {"bg_color": "#C00000", "font_color": "#FF0000"})
SIGNS = condition({"type": "icon_set", "icon_style": "3_traffic_lights", "icons_only": True})

# rule, what breaks it, sheet, cell, words told
BROKEN: tuple[tuple[str, Change, str, str, str], ...] = (
    ("Tables marked up", grid, "Notes", "A3:B5", "not marked as one"),
    ("One header row", table(header_row=False, data=[["Red", 2, "Late"]] * 4), "Actions", "A3:C6", "the table Actions has no header row"),
    ("One header row", table(columns=[{"header": "Status"}, {"header": "Column2"}, {"header": "Meaning"}]), "Actions", "B3", "has no heading"),
    ("Cells not merged", lambda b: b.notes.merge_range("A2:B2", "All actions"), "Notes", "A2:B2", "cells are merged"),
    ("No blank rows or columns in tables", row(2, [None] * 3), "Actions", "", "row 5 of the table Actions is blank"),
    ("No blank rows or columns in tables", table(columns=[{"header": "Status"}, {"header": "Actions"}, {"header": " "}], data=[["Red", 2], ["Green", 5], ["Blue", 3]]), "Actions", "", "column C of the table Actions is blank"),
    ("No empty cells in tables", row(2, ["Green", 5, None]), "Actions", "C5", "a cell of the column is empty"),
    ("Tables at the left edge", notes_table("B3:C5"), "Notes", "B3:C5", "the table Costs begins in column B"),
    ("Tables at the left edge", put("A1", " ", sheet="actions"), "Actions", "A1", "the first cell is blank"),
    ("Words whole", row(3, ["Blue", 3, LONG]), "Actions", "C6", "does not wrap"),
    ("Words whole", each(put("A2", LONG), put("B2", "see there")), "Notes", "A2", "does not wrap"),
    ("Notes by words", row(2, ["Green*", 5, "On time"]), "Actions", "A5", "points to a note"),
    ("Notes by words", put("A2", "Plans in time²"), "Notes", "A2", "points to a note"),
    ("Notes by words", raised, "Notes", "A2", "points to a note"),
    ("Links by words", lambda b: b.notes.write_url("A2", "https://a.example", None, "Click here"), "Notes", "A2", 'the words "Click here" do not say'),
    ("Links by words", lambda b: b.notes.write_url("A2", "https://a.example"), "Notes", "A2", "only its address"),
    ("Links by words", lambda b: [b.notes.write_url(f"A{n}", f"internal:Actions!A{n}", None, "The action") for n in (2, 3)], "Notes", "A3", "lead here to Actions!A3, and elsewhere to Actions!A2"),
    ("Links by words", lambda b: b.notes.write_formula("A2", '=HYPERLINK("https://a.example","here")', None, "here"), "Notes", "A2", 'the words "here" do not say'),
    ("Contrast in cells", pale, "Notes", "A2", "letters of #999999 on #FFFFFF have a contrast of 2.8 to 1"),
    ("Contrast in cells", coloured("A4", "#C00000", "Red", "#000000"), "Actions", "A4", "letters of #000000 on #C00000"),
    ("Contrast in cells", TOO_PALE, "Actions", "A4:A6", "where a conditional format applies, letters of #FF0000 on #C00000"),
    ("Colour never alone", coloured("B5", "#FF0000"), "Actions", "B5", "a colour and no words"),
    ("Colour never alone", SIGNS, "Actions", "A4:A6", "a sign or bar in place of the value"),
    ("Alternative text", lambda b: setattr(b, "chart_text", ""), "Actions", "E3", "the chart has no alternative text"),
    ("Alternative text", lambda b: setattr(b, "chart_text", "Chart 1"), "Actions", "E3", 'says nothing, "Chart 1"'),
    ("No text boxes", lambda b: b.notes.insert_textbox("C5", "Act now"), "Notes", "C5", '"Act now" stands in a floating text box'),
    ("No page headers or footers", lambda b: b.notes.set_footer("&LDraft"), "Notes", "", "a page header or footer"),
    ("A title on every sheet", notes_table("A1:B3"), "Notes", "A1", "no title stands above the table"),
    ("Sheet names", sheet("Sheet3", "Costs"), "Sheet3", "", "its name does not say"),
    ("Sheet names", sheet("Notes (2)", "Costs"), "Notes (2)", "", "its name does not say"),
    ("No blank sheets", sheet("Costs"), "Costs", "", "nothing is on it"),
    ("Opens at the start", lambda b: b.notes.activate(), "Notes", "", "the workbook opens here, and its first sheet is Actions"),
    ("Opens at the start", lambda b: b.actions.set_selection("C4"), "Actions", "", "the cursor is in C4"),
    ("Opens at the start", lambda b: b.notes.select(), "", "", "the sheets Actions, Notes are selected together"),
    ("Workbook title", lambda b: b.properties.pop("title"), "", "", "it is blank"),
    ("Workbook author", lambda b: b.properties.pop("author"), "", "", "it is blank"),
    ("Workbook language", lambda b: setattr(b, "language", ""), "", "", "it is blank"),
    ("Table names", table(name="Table1"), "Actions", "A3:C6", 'the name "Table1"'),
    ("Nothing hidden", lambda b: b.notes.hide(), "Notes", "", "the sheet is hidden"),
    ("Nothing hidden", lambda b: b.notes.set_row(4, None, None, {"hidden": True}), "Notes", "", "row 5 of it is hidden"),
    ("Nothing hidden", lambda b: b.notes.set_column("C:D", None, None, {"hidden": True}), "Notes", "", "columns C to D of it are hidden"),
    ("One table a sheet", each(notes_table("A3:B5"), notes_table("A7:B9", "Posts")), "Notes", "", "it has 2 tables: Costs, Posts"),
    ("Nothing below a table", put("A8", "Source: the board", sheet="actions"), "Actions", "A8", "stands below the table"),
    ("No symbols for words", row(2, ["Green", "-", "On time"]), "Actions", "B5", '"-" is a symbol'),
    ("No filters or frozen panes", table(autofilter=True), "Actions", "", "it has a filter"),
    ("No filters or frozen panes", lambda b: b.actions.freeze_panes(3, 0), "Actions", "", "its panes are frozen"),
    ("No drop-down lists", lambda b: b.actions.data_validation("A4:A6", {"validate": "list", "source": ["Red", "Green"]}), "Actions", "", "a drop-down list"),
    ("No pictures", picture, "Notes", "C3", "it has a picture"),
    ("No background fill", coloured("A4", "#F4B6B0", "Red"), "Actions", "", "the first of them A4"),
)  # fmt: skip

# The same for what only shows in the file's parts.
BROKEN_PARTS: tuple[tuple[str, PartChange, str, str, str], ...] = (
    ("No macros", macro, "", "", "it has macros"),
    ("Sheet names", lambda o: o.replace("xl/workbook.xml", 'name="Notes"', 'name="Actions "'), "Actions ", "", "another sheet has the same name"),
)  # fmt: skip


KEPT: dict[str, Change] = {
    "a conditional fill on words": condition(RED, {"bg_color": "#F4B6B0"}),
    "letters on the ground of a table style": coloured("A4", "#FFFFFF", "Red"),
    "a long title beside blank cells": put("A2", LONG),
    "long words that wrap": lambda book: book.notes.write("A2", LONG, book.wrapped),
    "a unit with a raised figure": put("A2", "Area in m²"),
    "words set bold with stars": put("A2", "A **very** late plan**"),
    "an empty table": lambda book: book.table.update(data=[[None] * 3]),
    "a link in words": lambda book: book.notes.write_url("A2", "https://a.example", None, "The inspectors' letter"),
    "the same words for rows of a table": lambda book: [
        book.notes.write_url(cell, f"internal:Actions!{cell}", None, "Its action") for cell in ("A4", "A5")
    ] and notes_table("A3:B5")(book),
    "the tables of the Dashboard side by side": lambda book: [
        notes_table("A3:B5", "DashboardCounts")(book), notes_table("A7:B9", "DashboardBrag")(book)
    ],
    "a table of one row with a cell to fill in": lambda book: [
        notes_table("A3:B4")(book), book.notes.write_blank("B4", None, book.book.add_format({"bg_color": "#E2EFDA"}))
    ],
}  # fmt: skip


def opened(change: PartChange) -> bytes:
    book = Opened(workbook_with())
    change(book)
    return book.saved()
