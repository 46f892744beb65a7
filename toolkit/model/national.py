"""The national picture that a paper sets an inspection against."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class AreaInspection:
    """A row of Ofsted's official table of 2016-22."""

    area: str
    inspection_start: date
    published: date
    wsoa_required: bool
    significant_weaknesses: int | None = None


@dataclass(frozen=True)
class AreaReport:
    """A row of the table of area SEND reports of 2023 on; None where the table has a blank."""

    area: str
    inspection_start: date | None
    published: date | None
    outcome: str | None


@dataclass(frozen=True)
class NationalTables:
    """The two tables that ship with the toolkit: outcome letters 2016-22 and area SEND reports 2023 on."""

    letters: tuple[AreaInspection, ...]
    reports: tuple[AreaReport, ...]

    @property
    def reports_complete_to(self) -> date | None:
        """The last day to which the table of reports is known to be complete."""
        return max((r.published for r in self.reports if r.published), default=None)


@dataclass(frozen=True)
class ReportsContext:
    """Area SEND reports published up to and including `until`, by outcome; `unknown` where it is blank."""

    until: date
    total: int
    positive: int
    inconsistent: int
    systemic_failings: int
    unknown: int


@dataclass(frozen=True)
class NationalContext:
    """Outcome letters published up to and including `until`; `percent` is a whole number."""

    until: date
    areas: int
    statements: int
    percent: int


@dataclass(frozen=True)
class Published:
    """The day a letter was published and how that is known; not `known`, it is the letter's own date."""

    day: date
    basis: str
    known: bool = True
