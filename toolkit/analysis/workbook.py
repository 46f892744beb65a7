"""An area's workbook for an analyst: every declared sheet with what stands in it now, officers' cells and all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.analysis.columns import Columns, Dtype
from toolkit.analysis.records import Record, day_of
from toolkit.model.problem import Problem
from toolkit.record.files import read_safely
from toolkit.rules.english import counted, listed
from toolkit.rules.measure_cells import figure_of
from toolkit.rules.row_merge import as_text
from toolkit.workbook.cells import Cell
from toolkit.workbook.columns import Column, Sheet
from toolkit.workbook.links import is_own_link, shown_by
from toolkit.workbook.package import refusing_damage
from toolkit.workbook.sheets import FINDINGS, HISTORY, LETTER_TEXT, SHEETS
from toolkit.workbook.standing import Standing, open_standing, plain

_WHOLE_NUMBERS = (FINDINGS, LETTER_TEXT, HISTORY)
_MEANT: dict[Dtype, str] = {
    "datetime64[ns]": "a date between 1678 and 2261",
    "Float64": "a number",
    "Int64": "a whole number",
}


@dataclass(frozen=True, repr=False)
class OfficersWorkbook:
    """The data sheets that were found, by name: the columns of each, and its rows. `file` is the workbook's name.

    `problems`: sheets and columns that are gone, and cells whose words no column of their kind can hold.
    """

    file: str
    columns: Mapping[str, Columns]
    rows: Mapping[str, tuple[Record, ...]]
    problems: tuple[Problem, ...]

    def __repr__(self) -> str:
        counts = (counted(len(self.rows), "sheet"), counted(len(self.problems), "problem"))
        return f"<OfficersWorkbook {self.file}: {', '.join(counts)}>"


def read_workbook(path: str | Path) -> OfficersWorkbook:
    """An area's workbook as it stands, wherever officers have moved its rows, columns and sheets.

    Calculated columns (*Days to due*, *Attention*, *Risk rating* ...) are left out: what is stored of them is of the
    day on which somebody last had the workbook open. Columns that officers added are left out too. Nothing is changed.
    Raises InputProblem for a file that is not there or that is no workbook of the toolkit's.

    >>> read_workbook("output/thornmere/thornmere-workbook.xlsx")
    <OfficersWorkbook thornmere-workbook.xlsx: 13 sheets, no problems>
    """
    path = Path(path)
    data = read_safely(path)
    standing = open_standing(path, data)
    problems = [*standing.problems, *standing.refused]
    with refusing_damage(path.name):
        rows = {
            sheet.name: tuple(_rows(standing, sheet, problems)) for sheet in SHEETS if sheet.name in standing.tables
        }
    columns = {sheet.name: columns_of(sheet) for sheet in SHEETS if sheet.name in rows}
    return OfficersWorkbook(path.name, columns, rows, tuple(problems))


def columns_of(sheet: Sheet) -> Columns:
    """The columns of a sheet's frame: those that are not calculated."""
    return {column.field: _dtype(sheet, column) for column in sheet.columns if column.kind != "formula"}


def _dtype(sheet: Sheet, column: Column) -> Dtype:
    if column.kind == "date":
        return "datetime64[ns]"
    if column.kind == "number":
        return "Int64" if sheet in _WHOLE_NUMBERS else "Float64"
    return "string"


def _rows(standing: Standing, sheet: Sheet, problems: list[Problem]) -> Iterator[Record]:
    place, _ = standing.tables[sheet.name]
    columns = columns_of(sheet)
    if place.gone:
        what = f"On the sheet '{place.title}' {listed(place.gone)} cannot be found, and count as blank."
        mend = f"Put the heading back in row {place.header}."
        problems.append(Problem(what, f"{standing.book.package.name}, {place.title}", mend))
    for number, cells in standing.rows(sheet):
        row: dict[str, Any] = dict.fromkeys(columns)
        for field in columns.keys() & cells.keys():
            row[field], wrong = _value(cells[field], columns[field])
            if wrong:
                address = place.cell(number, field)
                where = f"{standing.book.package.name}, {place.title}!{address}"
                problems.append(Problem(wrong, where, "Correct it in Excel and save.", sheet=place.title, cell=address))
        yield row


def _value(cell: Cell, dtype: Dtype) -> tuple[Any, str]:
    """What the cell holds, as this kind of column has it, None for nothing; and what is lost, if anything."""
    if cell.error:
        return None, f"The formula gives {cell.value}; the cell counts as blank."
    typed = shown_by(cell.formula) if cell.formula and is_own_link(cell.formula) else plain(cell)
    if typed is None and cell.formula:
        return None, "There is no stored result of its formula; the cell counts as blank."
    if dtype == "string" or typed is None:
        return as_text(typed) or None, ""
    if dtype == "datetime64[ns]":
        day = day_of(typed)
        return day, "" if day else _lost(typed, dtype)
    figure = figure_of(typed)
    fits = figure.number is not None and (dtype != "Int64" or figure.number.is_integer())
    return (figure.number, "") if fits else (None, "" if figure.absent else _lost(typed, dtype))


def _lost(typed: object, dtype: Dtype) -> str:
    return f"'{typed}' is not {_MEANT[dtype]}; the cell counts as blank."
