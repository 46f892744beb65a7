"""An inspection document, extracted: who wrote it to whom, and what was found."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from toolkit.model.document import Document
from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.problem import Problem

DocumentKind = Literal[
    "outcome-letter", "revisit-letter", "area-report", "monitoring-report", "committee-paper", "unknown"
]
Section = Literal["main", "identifying", "meeting", "outcomes", "experience", "effective", "better", "progress"]
Kind = Literal["main", "strength", "development"]


@dataclass(frozen=True)
class Person:
    name: str
    role: str | None = None
    organisation: str | None = None


@dataclass(frozen=True)
class Figure:
    """A quantity the inspectors state; `raw` and `label` are exact pieces of the finding."""

    raw: str
    values: tuple[float | str, ...]
    unit: str
    form: str = "single"
    qualifier: str | None = None
    label: str | None = None


@dataclass(frozen=True)
class Passage:
    """Words as printed (line breaks healed) and the source lines they stand on."""

    text: str
    sub_items: tuple[str, ...]
    lines: tuple[int, ...]
    page: int | None = None
    uncertain: str = ""

    @property
    def full_text(self) -> str:
        return " ".join((self.text, *self.sub_items))


@dataclass(frozen=True)
class Finding:
    """One finding, word for word. `kind` follows the heading it stands under, not its tone."""

    ref: str
    section: Section
    kind: Kind
    passage: Passage
    themes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True)
class Weakness:
    """An area of significant weakness, for priority action or for improvement, word for word.

    Significant weakness: SI 2015/1792 reg 3; the other two: area SEND inspection framework 2023.
    `responsible`: the bodies named beside it; `sufficient_progress`: the verdict of a revisit; `findings`:
    references of what a revisit or monitoring inspection found about it.
    """

    ref: str
    passage: Passage
    responsible: tuple[str, ...] = ()
    sufficient_progress: bool | None = None
    findings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.passage.text


BlockKind = Literal[
    "letterhead", "date", "address", "salutation", "title", "paragraph", "heading", "subheading",
    "finding", "weakness", "signature", "table", "copied",
]  # fmt: skip


@dataclass(frozen=True)
class Block:
    """A piece of the letter in document order, for reprinting it in full.

    `text` is the words; for findings and weaknesses `ref` names them, and `bulleted` says how they are set; a
    table has `rows`.
    """

    kind: BlockKind
    text: str = ""
    ref: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    bulleted: bool = True


@dataclass(frozen=True)
class Letter:
    """An inspection letter or report, or a document of unknown kind with its problems.

    `outcome` is one of the words of the JSON schema; `previous_inspection` as printed; `prose` the
    headed paragraphs that are no findings (an area report's outcome and information), as printed; `paper`
    is the committee paper that the document is or that stands around it.
    """

    document: Document
    kind: DocumentKind
    area: str | None = None
    label: str | None = None
    inspection_start: date | None = None
    inspection_end: date | None = None
    letter_date: date | None = None
    published_date: date | None = None
    wsoa_required: bool | None = None
    wsoa_responsible: tuple[str, ...] = ()
    wsoa_jointly: bool | None = None
    local_authority: str | None = None
    health_bodies: tuple[str, ...] = ()
    addressees: tuple[Person, ...] = ()
    other_addressees: tuple[Person, ...] = ()
    nominated_officers: tuple[str, ...] = ()
    signed_by: Person | None = None
    signatories: tuple[Person, ...] = ()
    copied_to: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    weaknesses: tuple[Weakness, ...] = ()
    priority_actions: tuple[Weakness, ...] = ()
    improvements: tuple[Weakness, ...] = ()
    previous_inspection: str | None = None
    outcome: str | None = None
    next_inspection_years: int | None = None
    inspectors: tuple[Person, ...] = ()
    prose: tuple[tuple[str, tuple[str, ...]], ...] = ()
    evidence: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    taken_as: tuple[tuple[int, str], ...] = ()
    unassigned_lines: tuple[int, ...] = ()
    paper: EarlierPaper | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def concerns(self) -> tuple[Weakness, ...]:
        """Significant weaknesses, areas for priority action and for improvement, in this order."""
        return self.weaknesses + self.priority_actions + self.improvements
