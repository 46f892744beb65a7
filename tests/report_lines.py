"""Lines of an invented area SEND report made without a PDF: tables, and the sample report with a line changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from tests.make_sample_report import SAMPLE_REPORT
from toolkit.inputs.read import read_document
from toolkit.letters.report_parts import Name, ReportParts, Section
from toolkit.model.document import Cell, Document, Line, Place


def title_block(*texts: str) -> list[Line]:
    return [Line(n, text, 1, gap=0, indent=0) for n, text in enumerate(texts, 1)]


def table(rows: Sequence[Sequence[str]], number: int = 0, page: int = 1, bold: Sequence[int] = ()) -> list[Line]:
    """A ruled table, "|" between the lines of a cell; the rows numbered in `bold` are set in bold type."""
    lines: list[Line] = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            for line in text.split("|") if text else []:
                left = 60 + 150 * column
                place = Place(left, left + 6.0 * len(line), 0, 12, left, 12, row in bold, 842)
                at = 1000 * page + 100 * number + len(lines)
                lines.append(Line(at, line, page, gap=0, indent=0, place=place, cell=Cell(number, row, column)))
    return lines


def parts_of(name: Name, *tables: list[Line]) -> ReportParts:
    return ReportParts((Section(name, [], [line for lines in tables for line in lines]),), ())


@cache
def sample() -> Document:
    return read_document(SAMPLE_REPORT)


def reworded(printed: str, *instead: str) -> Document:
    """The sample report with the first line that starts so put in other words, on as many lines; or left out."""
    return _changed(lambda line: [replace(line, text=t) for t in instead], printed)


def with_type(printed: str, text: str, size: float = 12, bold: bool = False, gap: int = 0) -> Document:
    """The sample report with `text` set in its own type below the first line that starts so."""

    def below(line: Line) -> list[Line]:
        assert line.place is not None
        return [line, replace(line, text=text, gap=gap, place=replace(line.place, size=size, bold=bold))]

    return _changed(below, printed)


def _changed(change: Callable[[Line], list[Line]], printed: str) -> Document:
    at = next(n for n, line in enumerate(sample().lines) if line.text.startswith(printed))
    before, line, after = sample().lines[:at], sample().lines[at], sample().lines[at + 1 :]
    lines = (*before, *change(line), *after)
    return replace(sample(), lines=tuple(replace(x, number=n) for n, x in enumerate(lines, 1)))
