"""Measures: what a period is, a value as a council's file gives it, and a measure of the catalogue.

A period is a run of whole months. Its type says which: a month, a quarter, a term, an academic (September to August),
financial (April to March) or calendar year, or other `months`, the year to date among them.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from toolkit.model.problem import Problem

PeriodType = Literal["month", "quarter", "term", "academic", "financial", "calendar", "months"]
Better = Literal["higher", "lower", "neither"]
YEAR_TYPES: tuple[PeriodType, ...] = ("academic", "financial", "calendar")
YEAR_STARTS: dict[PeriodType, int] = {"academic": 9, "financial": 4, "calendar": 1}
TERMS = {"autumn": (9, 12), "spring": (1, 3), "summer": (4, 8)}
_LENGTHS = {"month": 1, "quarter": 3, "academic": 12, "financial": 12, "calendar": 12}


@dataclass(frozen=True, order=True)
class Period:
    """First and last day, and what kind of period it is; `written` is how the file has it, and tells none apart."""

    end: date
    start: date
    type: PeriodType
    written: str = field(default="", compare=False)

    @property
    def label(self) -> str:
        """How the workbook shows it, unmistakable: 2026-09, Jul to Sep 2026, autumn term 2025, 2025/26 financial."""
        if self.type in ("academic", "financial"):
            return f"{self._years} {self.type}"
        if self.type == "quarter":
            return f"{self.start:%b} to {self.end:%b %Y}"
        if self.type == "term":
            return f"{self._term} term {self.start.year}"
        if self.type == "months":
            return f"{self.start:%Y-%m} to {self.end:%Y-%m}"
        return f"{self.start:%Y-%m}" if self.type == "month" else str(self.start.year)

    @property
    def words(self) -> str:
        """How a sentence has it: September 2026, July to September 2026, academic year 2024/25."""
        if self.type in ("academic", "financial"):
            return f"{self.type} year {self._years}"
        if self.type in ("term", "calendar"):
            return self.label
        last = f"{self.end:%B %Y}"
        if (self.start.year, self.start.month) == (self.end.year, self.end.month):
            return last if self.type == "month" else f"the year to date, {last}"
        return f"{self.start:%B}{'' if self.start.year == self.end.year else f' {self.start.year}'} to {last}"

    @property
    def months(self) -> int:
        """How many months it has."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def to_date(self) -> bool:
        """True for part of a year counted from where the year begins: April, September or January."""
        return self.type == "months" and self.months < 12 and self.start.month in YEAR_STARTS.values()

    @property
    def previous(self) -> "Period | None":
        """The period before: for a year to date, to the month before; None where nothing can be called so."""
        if self.type == "term":
            return self._term_before
        if self.type != "months":
            return self._moved(-_LENGTHS[self.type])
        if self.months == 12:
            return self._moved(-1)
        return span(self.start, _shifted(self.end, -1)) if self.to_date and self.months > 1 else None

    @property
    def year_before(self) -> "Period":
        """The same period a year before."""
        return self._moved(-12)

    @property
    def _years(self) -> str:
        return f"{self.start.year}/{self.end.year % 100:02}"

    @property
    def _term(self) -> str:
        return next(name for name, (first, _) in TERMS.items() if first == self.start.month)

    @property
    def _term_before(self) -> "Period":
        names = list(TERMS)
        before = names[names.index(self._term) - 1]
        return term(before, self.start.year - (1 if before == "autumn" else 0))

    def _moved(self, months: int) -> "Period":
        return Period(_last_day(_shifted(self.end, months)), _shifted(self.start, months), self.type)

    def contains(self, other: "Period") -> bool:
        """True where the other lies within it and is shorter."""
        return self.start <= other.start and other.end <= self.end and other.months < self.months


def month(year: int, number: int, written: str = "") -> Period:
    return _of(year, number, 1, "month", written)


def quarter(year: int, number: int, written: str = "") -> Period:
    """A quarter of the calendar year: 1 is January to March."""
    return _of(year, number * 3 - 2, 3, "quarter", written)


def financial_quarter(year: int, number: int, written: str = "") -> Period:
    """A quarter of the financial year that begins in `year`: 1 is April to June, 4 January to March after it."""
    return quarter(year + 1, 1, written) if number == 4 else quarter(year, number + 1, written)


def term(name: str, year: int, written: str = "") -> Period:
    """The autumn, spring or summer term that lies in the calendar year `year`."""
    first, last = TERMS[name]
    return _of(year, first, last - first + 1, "term", written)


def year_of(type_: PeriodType, year: int, written: str = "") -> Period:
    """The academic, financial or calendar year that begins in `year`."""
    return _of(year, YEAR_STARTS[type_], 12, type_, written)


def span(first: date, last: date, written: str = "") -> Period:
    """The months from that of `first` to that of `last`."""
    return Period(_last_day(last), first.replace(day=1), "months", written)


def _of(year: int, first: int, months: int, type_: PeriodType, written: str) -> Period:
    start = date(year, first, 1)
    return Period(_last_day(_shifted(start, months - 1)), start, type_, written)


def _shifted(day: date, months: int) -> date:
    """The first of the month that lies so many months away."""
    year, number = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, number + 1, 1)


def _last_day(day: date) -> date:
    return _shifted(day, 1) - timedelta(days=1)


@dataclass(frozen=True)
class CatalogueMeasure:
    """A measure that boards for special educational needs track, as the catalogue defines it.

    `better` is "neither" where nobody has said which way is better: such a measure gets no colour. A `cumulative`
    measure adds up through the year, so that part of a year cannot stand beside a whole one. `standard` is the
    statutory standard in words that begin with its number.
    """

    code: str
    measure: str
    definition: str
    unit: str
    better: Better
    standard: str
    period_type: PeriodType
    cumulative: bool
    source: str
    other_names: tuple[str, ...]
    theme: str


@dataclass(frozen=True)
class MeasureValue:
    """One value of a file.

    `area` is blank where the file names none. `measure` is the catalogue's name where it is known (then `code` is its
    code), else the file's own; `wording` is always the file's. `value` is a percentage as 45.9, never as 0.459;
    `written` is how the cell has it and `unit` what the file itself says: "%" or blank. `cell` is A1 or, in a CSV file,
    "line 4, column 3".
    """

    area: str
    measure: str
    period: Period
    value: float
    numerator: float | None = None
    denominator: float | None = None
    provisional: bool = False
    code: str = ""
    wording: str = ""
    written: str = ""
    unit: str = ""
    note: str = ""
    file: str = ""
    sheet: str = ""
    cell: str = ""

    @property
    def place(self) -> str:
        """Where it stands: "scorecard.xlsx, EHC!C7" or "august.csv, line 4, column 3"."""
        return place_of(self.file, self.sheet, self.cell)


@dataclass(frozen=True)
class MeasureFile:
    """What came out of one file: the values that can be used, and what is to be said about the rest."""

    file: str
    values: tuple[MeasureValue, ...] = ()
    problems: tuple[Problem, ...] = ()


def place_of(file: str, sheet: str = "", cell: str = "") -> str:
    """A place in a file, for messages."""
    inside = f"{sheet}!{cell}" if sheet and cell else sheet or cell
    return f"{file}, {inside}" if inside else file
