"""A committee paper that was written before, as read from its file: word for word, line breaks healed."""

from dataclasses import dataclass
from datetime import date

from toolkit.model.document import Document
from toolkit.model.problem import Problem


@dataclass(frozen=True)
class Officer:
    """A person a paper names; `as_written` is the whole of it, the parts are None where they cannot be told apart."""

    as_written: str
    name: str | None = None
    role: str | None = None


@dataclass(frozen=True)
class PaperParagraph:
    """A paragraph with the bullets under it; `number` is None where it has none.

    `under` are the positions of the bullets that stand under another bullet.
    """

    number: str | None
    text: str
    bullets: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    bullet_lines: tuple[int, ...] = ()
    under: frozenset[int] = frozenset()


@dataclass(frozen=True)
class PaperTable:
    """A table other than that of the risks: rows of cells, the header row first."""

    rows: tuple[tuple[str, ...], ...]
    line: int


@dataclass(frozen=True)
class PaperSection:
    """A section in the paper's order; `number` is None where the heading has none."""

    number: str | None
    heading: str
    line: int
    paragraphs: tuple[PaperParagraph, ...] = ()
    tables: tuple[PaperTable, ...] = ()


@dataclass(frozen=True)
class PaperRisk:
    """A row of the risk table; the rating as written, an empty cell as empty text.

    `others` are the cells that are none of the four, each with its column's heading: an owner, a target date.
    """

    risk: str
    description: str
    action: str
    rating: str
    line: int
    empty_cells: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class RiskTable:
    """The risks of the section with this number (else heading), under the columns' own headings."""

    section: str
    columns: tuple[str, ...]
    rows: tuple[PaperRisk, ...]


@dataclass(frozen=True)
class PaperRecommendation:
    number: str | None
    text: str


@dataclass(frozen=True)
class PaperContact:
    """Whom to ask; `as_written` is a line each."""

    as_written: tuple[str, ...]
    name: str | None = None
    role: str | None = None
    address: str | None = None
    telephone: str | None = None
    email: str | None = None
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class PaperAppendix:
    """An entry of the list of appendices; `included` are the first and last line where it is in the same file."""

    label: str | None
    title: str
    included: tuple[int, int] | None = None


@dataclass(frozen=True)
class EarlierPaper:
    """A committee paper as read; `lines` are its first and last line in the file, `evidence` what it was known by.

    `inspection_end`: the last day of the inspection whose letter is in the same file.
    """

    document: Document
    lines: tuple[int, int]
    authority: str | None = None
    committee: str | None = None
    committee_lines: tuple[int, ...] = ()
    meeting_date: date | None = None
    meeting_date_as_written: str | None = None
    title: str | None = None
    title_lines: tuple[int, ...] = ()
    report_from: Officer | None = None
    author: Officer | None = None
    portfolio: str | None = None
    summary: tuple[str, ...] = ()
    summary_lines: tuple[int, ...] = ()
    sections: tuple[PaperSection, ...] = ()
    risk_tables: tuple[RiskTable, ...] = ()
    recommendations: tuple[PaperRecommendation, ...] = ()
    contact: PaperContact | None = None
    appendices: tuple[PaperAppendix, ...] = ()
    background_papers: tuple[str, ...] = ()
    background_papers_as_written: str = ""
    inspection_end: date | None = None
    evidence: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def risks(self) -> tuple[PaperRisk, ...]:
        """The risks of all its risk tables, in order."""
        return tuple(row for table in self.risk_tables for row in table.rows)
