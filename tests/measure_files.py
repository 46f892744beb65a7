"""Files of measures for tests: Excel workbooks as councils make them, and values by themselves."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from tests.helpers import ROOT, TEMPLATES
from toolkit.house.measures import load_measures
from toolkit.measures.read import read_measures
from toolkit.model.measure import CatalogueMeasure, MeasureFile, MeasureValue
from toolkit.model.problem import Problem
from toolkit.rules.measure_checks import measure_checks
from toolkit.rules.periods import parse_period

SAMPLES = ROOT / "tests" / "samples" / "measures"
CATALOGUE = load_measures(TEMPLATES)
AS_AT = date(2026, 10, 1)
Sheets = Mapping[str, Any]  # rows of cells by sheet


def workbook(sheets: Sheets, formats: Mapping[str, str] | None = None, hidden: Sequence[str] = ()) -> bytes:
    """A workbook with these rows; `formats` are number formats by address in the first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    for address, number_format in (formats or {}).items():
        book.worksheets[0][address].number_format = number_format
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one part of its package changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            changed = change(content) if name == part else content
            assert name != part or changed != content
            new.writestr(name, changed)
    return stream.getvalue()


def from_text(text: str, name: str = "measures.csv") -> MeasureFile:
    return read_measures(Path(name), text.encode(), CATALOGUE)


def from_sheets(sheets: Sheets, **more: Any) -> MeasureFile:
    return read_measures(Path("scorecard.xlsx"), workbook(sheets, **more), CATALOGUE)


def shown(file: MeasureFile) -> list[tuple[str, str, float]]:
    """What came in: code or name, period, value."""
    return [(v.code or v.measure, v.period.label, v.value) for v in file.values]


def said(file: MeasureFile) -> str:
    """Everything that was said, a line each."""
    return "\n".join(f"{p.severity}: {p.sentence()}" for p in file.problems)


def measure(code: str) -> CatalogueMeasure:
    return next(m for m in CATALOGUE if m.code == code)


def value(code: str, period: str, number: float, **more: Any) -> MeasureValue:
    """A value of a measure of the catalogue, in a cell of its own."""
    known = next((m for m in CATALOGUE if m.code == code), None)
    meant, why = parse_period(period, known.period_type if known else None)
    assert meant is not None, why
    held: dict[str, Any] = {"written": f"{number:g}", "file": "scorecard.csv", "cell": f"line of {period}", **more}
    return MeasureValue(
        "Thornmere", known.measure if known else code, meant, number, code=known.code if known else "", **held
    )


def values(code: str, figures: Mapping[str, float], **more: Any) -> list[MeasureValue]:
    return [value(code, period, number, **more) for period, number in figures.items()]


def found(
    given: Iterable[MeasureValue], as_at: date = AS_AT, national: Mapping[str, float] | None = None
) -> tuple[Problem, ...]:
    return measure_checks(given, CATALOGUE, as_at, national)


def one(given: Iterable[MeasureValue], as_at: date = AS_AT, national: Mapping[str, float] | None = None) -> Problem:
    problems = found(given, as_at, national)
    assert len(problems) == 1, [p.sentence() for p in problems]
    return problems[0]
