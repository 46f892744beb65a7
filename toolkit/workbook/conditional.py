"""Conditional formats: colour beside the word, never instead of it."""

from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from toolkit.model.plan import SUGGESTED
from toolkit.workbook.columns import Sheet
from toolkit.workbook.looks import ATTENTION_FILLS, Looks
from toolkit.workbook.sheets import CHECKS, FINDINGS, PAPER_DETAILS

Cells = tuple[int, int, int, int]

_BRAG_COLUMNS = ("BRAG", "RAG")
_SEVERITY_FILLS = {"error": "F4B6B0", "warning": "FFE699"}


def add_conditional_formats(worksheet: Worksheet, sheet: Sheet, last: int, looks: Looks) -> None:
    """The rules of one sheet's columns, from row 2 to row `last` + 1."""
    for position, column in enumerate(sheet.columns):
        cells = (1, position, last, position)
        for word, fill in _fills(column.heading, looks).items():
            _equal_to(worksheet, cells, word, fill, looks)
        if column.heading == "Risk rating":
            for band in looks.house.risk_scale.bands:
                _ends_with(worksheet, cells, band.name, band.colour, looks)
        if column.heading in {"Status", "Progress"}:
            _equal_to(worksheet, cells, SUGGESTED, "FFF2CC", looks)
    if sheet is PAPER_DETAILS:
        rule = {"type": "formula", "criteria": '=AND($D2="yes",$C2="")', "format": looks.fill("FFE699")}
        _add_rule(worksheet, sheet, last, "Value", rule)
    if sheet is FINDINGS:
        in_source = xl_col_to_name([c.heading for c in sheet.columns].index("In source"))
        gone = {"type": "formula", "criteria": f'=${in_source}2="no longer"', "format": looks.fill("D9D9D9")}
        _add_rule(worksheet, sheet, last, "Finding", gone)
    if sheet is CHECKS:
        for word, fill in _SEVERITY_FILLS.items():
            _equal_to(worksheet, (1, 0, last, 0), word, fill, looks)


def _fills(heading: str, looks: Looks) -> dict[str, str]:
    if heading in _BRAG_COLUMNS:
        return {colour.word: colour.fill for colour in looks.house.brag}
    return ATTENTION_FILLS if heading == "Attention" else {}


def _equal_to(worksheet: Worksheet, cells: Cells, word: str, fill: str, looks: Looks) -> None:
    rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": looks.fill(fill)}
    worksheet.conditional_format(*cells, rule)


def _ends_with(worksheet: Worksheet, cells: Cells, word: str, fill: str, looks: Looks) -> None:
    rule = {"type": "text", "criteria": "ends with", "value": word, "format": looks.fill(fill)}
    worksheet.conditional_format(*cells, rule)


def _add_rule(worksheet: Worksheet, sheet: Sheet, last: int, heading: str, rule: dict[str, Any]) -> None:
    position = [c.heading for c in sheet.columns].index(heading)
    worksheet.conditional_format(1, position, last, position, rule)
