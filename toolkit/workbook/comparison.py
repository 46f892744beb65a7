"""output/comparison.xlsx: every area and document side by side."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any

from toolkit.model.comparison import Comparison
from toolkit.model.problem import Problem
from toolkit.workbook import comparison_dashboard, comparison_find, comparison_one_area
from toolkit.workbook.comparison_counts import count_sheets, lists_sheet
from toolkit.workbook.comparison_dashboard import DASHBOARD, write_dashboard
from toolkit.workbook.comparison_find import FIND, write_find
from toolkit.workbook.comparison_grid import LOOKS, GridSheet, Rows, add_grid, fitted, write_rows
from toolkit.workbook.comparison_one_area import ONE_AREA, write_one_area
from toolkit.workbook.comparison_rows import BLANK_ROW, spliced
from toolkit.workbook.comparison_sheets import FIGURES, FINDINGS, WEAKNESSES, data_sheets
from toolkit.workbook.comparison_start import START_HERE, write_start_here
from toolkit.workbook.new_book import new_book
from toolkit.zipped import rezipped

LARGE = (FINDINGS, WEAKNESSES, FIGURES)
_FAST = 4  # how hard the package is pressed: twice as fast as the usual 6, a tenth larger


def comparison_workbook(
    comparison: Comparison, as_at: date, at_once: Collection[str] = LARGE
) -> tuple[bytes, tuple[Problem, ...]]:
    """The workbook's bytes, the same for the same arguments, and what a cell could not hold.

    The rows of the sheets `at_once` are rendered many at a time; those of the others XlsxWriter writes cell by cell.
    """
    (workbook, memory), problems = new_book(), list[Problem]()
    _describe(workbook, comparison, as_at)
    looks = {name: workbook.add_format(look) for name, look in LOOKS.items()}
    lists, ranges = lists_sheet(comparison)
    sheets = [*data_sheets(comparison), *count_sheets(comparison), lists]
    guide = [*_guide(sheets)]
    worksheets = {name: workbook.add_worksheet(name) for name in (START_HERE, *(name for name, _, _ in guide))}
    parts = {name: f"xl/worksheets/sheet{number}.xml" for number, name in enumerate(worksheets, 1)}
    later: dict[str, tuple[GridSheet, Rows]] = {}
    for sheet in sheets:
        rows = fitted(sheet, problems)
        if rows and sheet.name in at_once:
            later[parts[sheet.name]], rows = (sheet, rows), ()
        add_grid(worksheets[sheet.name], sheet, looks, 0 if rows else BLANK_ROW)
        write_rows(worksheets[sheet.name], sheet, rows, looks)
    write_find(worksheets[FIND], comparison, ranges, looks)
    write_one_area(workbook, worksheets[ONE_AREA], comparison, ranges["Area"], looks)
    write_dashboard(workbook, worksheets[DASHBOARD], comparison, as_at, looks)
    write_start_here(worksheets[START_HERE], comparison, guide, as_at, looks)
    workbook.close()
    return rezipped(memory.getvalue(), spliced(later), _FAST), tuple(problems)


def _guide(sheets: list[GridSheet]) -> Iterator[tuple[str, str, str]]:
    """Every sheet after the first, in order: its name, what it answers, how to use it."""
    for name, module in ((FIND, comparison_find), (ONE_AREA, comparison_one_area), (DASHBOARD, comparison_dashboard)):
        yield name, module.ANSWERS, module.USE
    yield from ((sheet.name, sheet.answers, sheet.use) for sheet in sheets)


def _describe(workbook: Any, comparison: Comparison, as_at: date) -> None:
    workbook.set_properties(
        {
            "title": "SEND inspections compared",
            "subject": "Findings, weaknesses, themes and outcomes of every area and document, side by side",
            "author": "SEND inspection reporting toolkit",
            "comments": f"Areas: {len(comparison.areas)}. Documents: {len(comparison.documents)}.",
            "created": datetime(as_at.year, as_at.month, as_at.day),  # noqa: DTZ001 Excel's times have no zone
        }
    )
    workbook.set_calc_mode("auto")
    workbook.set_custom_property("Language", "en-GB", "text")  # XlsxWriter has no property of that name
