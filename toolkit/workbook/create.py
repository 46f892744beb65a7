"""Creating the area's workbook, once. From then on it is the officers'."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from toolkit.model.house import HouseStyle
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.workbook.book import open_book
from toolkit.workbook.dashboard import write_dashboard
from toolkit.workbook.identity import RUN, WORKBOOK, Identity, plant
from toolkit.workbook.links import write_check_links, write_letter_links
from toolkit.workbook.lists import lists_of
from toolkit.workbook.looks import Looks
from toolkit.workbook.new_book import new_book
from toolkit.workbook.package import open_package
from toolkit.workbook.places import place_when_new
from toolkit.workbook.records import records_of
from toolkit.workbook.row_heights import free_row_heights
from toolkit.workbook.sheets import CHECKS, DASHBOARD, LISTS, SHEET_ORDER, SHEETS, START_HERE
from toolkit.workbook.start_here import write_start_here
from toolkit.workbook.tables import TableWriter


@dataclass(frozen=True)
class NewWorkbook:
    """A workbook just made, what it says of itself, and what could not be written whole."""

    data: bytes
    identity: Identity
    problems: tuple[Problem, ...]


def create_workbook(
    plan: Plan, house: HouseStyle, styles: tuple[str, ...], today: date, problems: tuple[Problem, ...]
) -> NewWorkbook:
    """The workbook, its bytes the same for the same arguments.

    `styles` are the house styles to choose from, `problems` the rows of Checks.
    """
    workbook, memory = new_book()
    _describe(workbook, plan, today)
    looks = Looks(workbook, house)
    lists = lists_of(house, styles)
    worksheets = {name: workbook.add_worksheet(name) for name in SHEET_ORDER}
    writer = TableWriter(workbook, looks, plan, house, lists, today)
    records = records_of(plan, house, today, problems)
    for sheet in SHEETS:
        writer.write(worksheets[sheet.name], sheet, records.get(sheet.name, ()))
    write_letter_links(worksheets, plan, looks)
    write_check_links(worksheets[CHECKS.name], problems, looks)
    write_start_here(worksheets[START_HERE], plan, today, looks)
    write_dashboard(workbook, worksheets[DASHBOARD], plan, today, looks)
    worksheets[START_HERE].activate()
    workbook.close()
    data, identity = _planted(memory.getvalue())
    return NewWorkbook(data, identity, tuple(writer.problems))


def _planted(data: bytes) -> tuple[bytes, Identity]:
    """With row heights that Excel fits, names on the headings, and a number of its own that follows from its parts."""
    book = open_book(open_package(Path("workbook.xlsx"), data))
    parts = book.package
    contents = repr([(entry.filename, entry.CRC) for entry in parts.archive.infolist()])
    identity = Identity(hashlib.sha256(contents.encode()).hexdigest()[:16], 1)
    for part in book.sheets.values():
        parts.change(part, free_row_heights(parts.read(part)))
    plant(book, identity, {sheet.name: place_when_new(sheet) for sheet in SHEETS if sheet is not LISTS})
    return parts.written_anew(), identity


def _describe(workbook: xlsxwriter.Workbook, plan: Plan, today: date) -> None:
    workbook.set_properties(
        {
            "title": f"{plan.area}: SEND inspection workbook",
            "subject": "Findings, action plan, risks and recommendations",
            "author": "SEND inspection reporting toolkit",
            "comments": f"Documents: {', '.join(x.label or '' for x in plan.letters)}",
            "created": datetime(today.year, today.month, today.day),  # noqa: DTZ001 Excel's times have no zone
        }
    )
    workbook.set_calc_mode("auto")
    workbook.set_custom_property("Language", "en-GB", "text")  # XlsxWriter has no property of that name
    for name in (WORKBOOK, RUN):
        workbook.set_custom_property(name, "0", "text")
