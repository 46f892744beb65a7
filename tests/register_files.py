"""Risk registers for tests: Excel workbooks and CSV files of an invented council, made as they are needed."""

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from toolkit.inputs.risk_register import read_register
from toolkit.model.risk_register import RegisterFile, RegisterHeadings

NONE = RegisterHeadings()


def register(sheets: Mapping[str, Sequence[Sequence[Any]]], merged: Iterable[str] = ()) -> bytes:
    """A workbook with these rows by sheet; ranges of the first sheet merged."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for cells in merged:
        book.worksheets[0].merge_cells(cells)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def from_rows(*rows: Sequence[Any], merged: Iterable[str] = (), headings: RegisterHeadings = NONE) -> RegisterFile:
    """What a workbook with one sheet, Register, is read as."""
    return read_register(Path("risks.xlsx"), register({"Register": rows}, merged), headings)


def from_csv(text: str | bytes, headings: RegisterHeadings = NONE) -> RegisterFile:
    return read_register(Path("risks.csv"), text if isinstance(text, bytes) else text.encode(), headings)


def from_bytes(name: str, data: bytes, headings: RegisterHeadings = NONE) -> RegisterFile:
    return read_register(Path(name), data, headings)


def said(file: RegisterFile) -> list[str]:
    """Everything that was said, in order."""
    return [f"{p.severity}: {p.sentence()}" for p in file.problems]
