"""Every area and document side by side: the rows of the comparison workbook."""

from dataclasses import dataclass
from datetime import date

from toolkit.model.letter import Kind, Section


@dataclass(frozen=True, slots=True)
class ComparedDocument:
    """A document with what it decided and how much is in it; `counts` go with `Comparison.counted`.

    `year` is that of the inspection's last day; `listed` says whether the official tables have this inspection.
    """

    area: str
    document: str
    kind: str
    framework: str
    latest: bool
    year: int | None
    first_day: date | None
    last_day: date | None
    letter_date: date | None
    published: date | None
    outcome: str
    plan_required: str
    findings: int
    strengths: int
    developments: int
    counts: tuple[int, ...]
    significant_weaknesses: int
    priority_actions: int
    improvements: int
    enough_done: int
    not_enough_done: int
    figures: int
    listed: str
    file: str


@dataclass(frozen=True, slots=True)
class ComparedFinding:
    """A finding word for word; `themes` joined, the main one first; `agreed` where the council settled the theme."""

    area: str
    document: str
    year: int | None
    ref: str
    section: str
    kind: str
    main_theme: str
    themes: str
    agreed: bool
    text: str
    detail: str
    flags: str
    page: int | None
    line: int


@dataclass(frozen=True, slots=True)
class ComparedWeakness:
    """What an area was told to put right, word for word, with what it comes back from and comes back in.

    `earlier` holds references of the same area, `earlier_basis` who says so, `earlier_words` what those said.
    """

    area: str
    document: str
    year: int | None
    ref: str
    type: str
    enough_done: str
    main_theme: str
    themes: str
    text: str
    detail: str
    responsible: str
    earlier: str
    earlier_basis: str
    earlier_words: str
    comes_back_in: str
    page: int | None
    line: int


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """A quantity inspectors state; `second` closes a range or change, `date` is as precise as the words."""

    area: str
    document: str
    year: int | None
    ref: str
    kind: str
    main_theme: str
    raw: str
    number: float | None
    second: float | None
    date: str
    unit: str
    form: str
    qualifier: str
    label: str
    finding: str


@dataclass(frozen=True, slots=True)
class NationalRow:
    """An inspection of the official tables; `document` is the one of it that was read, `read` its outcome."""

    area: str
    year: int | None
    first_day: date | None
    published: date | None
    outcome: str
    significant_weaknesses: int | None
    source: str
    document: str
    read: str
    agrees: str


@dataclass(frozen=True, slots=True)
class ThemeCounts:
    """How many of the `findings` on what needs to be better speak to each theme, in the order of the themes.

    `name` is an area or a year. A finding counts under each of its themes.
    """

    name: str
    findings: int
    numbers: tuple[int, ...]

    def share(self, theme: int) -> float | None:
        """From 0 to 1; None where there are no findings."""
        return self.numbers[theme] / self.findings if self.findings else None


@dataclass(frozen=True)
class Comparison:
    """All areas side by side; `themes` are labels, the most met first; `counted` what documents are counted by."""

    themes: tuple[str, ...]
    areas: tuple[str, ...]
    counted: tuple[tuple[Section, Kind], ...]
    documents: tuple[ComparedDocument, ...] = ()
    findings: tuple[ComparedFinding, ...] = ()
    weaknesses: tuple[ComparedWeakness, ...] = ()
    figures: tuple[ComparedFigure, ...] = ()
    national: tuple[NationalRow, ...] = ()
    by_area: tuple[ThemeCounts, ...] = ()
    by_year: tuple[ThemeCounts, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the documents and of the official tables, the earliest first."""
        years = {row.year for row in self.documents} | {row.year for row in self.national}
        return tuple(sorted(year for year in years if year))
