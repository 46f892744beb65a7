"""The public spreadsheet as an Excel file, after the Analysis Function's checklist for spreadsheets.

Arial from 12 points, wrapped text, one real table a sheet; no merged or empty cells, fills, formulas, filters, frozen
panes, page headers or hidden things.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from toolkit.model.house import HouseStyle
from toolkit.model.measure import CatalogueMeasure, MeasureValue
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.model.publication import Publication
from toolkit.rules.publication import publication
from toolkit.workbook.new_book import new_book
from toolkit.workbook.publication_sheet import SheetWriter, height_of
from toolkit.workbook.row_heights import free_row_heights
from toolkit.zipped import rezipped

COVER, LANGUAGE = "Cover", "en-GB"
_BODY = {"font_name": "Arial", "font_size": 12}
_WRAPPED = {**_BODY, "text_wrap": True, "valign": "top", "align": "left"}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {**_BODY, "font_size": 16, "bold": True},
    "cover title": {**_WRAPPED, "font_size": 16, "bold": True},
    "cover heading": {**_WRAPPED, "font_size": 14, "bold": True},
    "line": _BODY,
    "text": _WRAPPED,
    "header": {**_WRAPPED, "bold": True},
    "link": {**_WRAPPED, "font_color": "#0000EE", "underline": 1},
    "date": {**_WRAPPED, "num_format": "d mmmm yyyy"},
    "whole": {**_WRAPPED, "num_format": "#,##0"},
    "number": {**_WRAPPED, "num_format": "General"},
}
_COVER_WIDTH = 75  # as much as a page holds
_END = b"</cp:coreProperties>"


def publication_workbook(
    plan: Plan,
    house: HouseStyle,
    values: tuple[MeasureValue, ...],
    as_at: date,
    catalogue: Sequence[CatalogueMeasure] = (),
) -> tuple[bytes, list[Problem]]:
    """The bytes of `<area>-publication.xlsx`, the same for the same arguments, and what to look at before publishing.

    `values` are this area's; small counts are hidden, and left out is what has no row of Measures, by the name that
    either has in `catalogue`. The places of problems are cells of
    the officers' workbook.
    """
    made, problems = publication(plan, house, values, as_at, catalogue)
    cut: list[Problem] = []
    return _written(made, as_at, cut), [*problems, *cut]


def _written(made: Publication, as_at: date, problems: list[Problem]) -> bytes:
    workbook, memory = new_book(default_format_properties=dict(_BODY))
    workbook.set_properties(
        {
            "title": made.title,
            "subject": made.subject,
            "author": made.author,
            "created": datetime(as_at.year, as_at.month, as_at.day),  # noqa: DTZ001 Excel's times have no zone
        }
    )
    looks = {name: workbook.add_format(look) for name, look in LOOKS.items()}
    _write_cover(workbook.add_worksheet(COVER), made, looks)
    writer = SheetWriter(looks, problems)
    for sheet in made.sheets:
        writer.write(workbook.add_worksheet(sheet.name), sheet)
    workbook.close()
    return rezipped(memory.getvalue(), _finished)


def _write_cover(worksheet: Any, made: Publication, looks: dict[str, Any]) -> None:
    worksheet.set_column(0, 0, _COVER_WIDTH)
    worksheet.set_paper(9)
    worksheet.set_margins(left=0.5, right=0.5)
    worksheet.fit_to_pages(1, 0)
    lines = [("cover title", made.title)]
    for heading, texts in made.cover:
        lines += [("cover heading", heading)] if heading else []
        lines += [("text", text) for text in texts]
    for number, (look, text) in enumerate(lines):
        worksheet.set_row(number, height_of([(text, _COVER_WIDTH)], LOOKS[look]["font_size"]))
        worksheet.write_string(number, 0, text, looks[look])


def _finished(name: str, data: bytes) -> bytes:
    """Sheets with heights that Excel fits; the core properties with the language, for which XlsxWriter has no place."""
    if name.startswith("xl/worksheets/sheet"):
        return free_row_heights(data)
    if name != "docProps/core.xml":
        return data
    return data.replace(_END, f"<dc:language>{LANGUAGE}</dc:language>".encode() + _END)
