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
