"""The area's plan: what the documents say and what officers add, as the rows of the workbook.

Each class is a row of one sheet; which field stands in which column, and who owns it, is declared in
`toolkit/workbook/sheets.py`.
"""

from dataclasses import dataclass, field
from datetime import date

from toolkit.model.letter import Letter
from toolkit.model.problem import Problem

Value = str | int | float | date | None

SUGGESTED = "Suggested"


@dataclass(frozen=True)
class FindingRow:
    """A finding as the workbook shows it; sub-items and several themes are joined in one text."""

    ref: str
    document: str
    section: str
    kind: str
    finding: str
    detail: str = ""
    page: Value = None
    line: Value = None
    themes: str = ""
    agreed_theme: Value = None
    flags: str = ""
    figures: str = ""
    linked_weakness: Value = None
    lead_officer: Value = None
    response: Value = None
    status: Value = None
    notes: Value = None
    in_source: str = "yes"


@dataclass(frozen=True)
class WeaknessRow:
    """An area of significant weakness; `evidence` holds refs of findings, best first."""

    ref: str
    document: str
    type: str
    weakness: str
    detail: str = ""
    responsible: str = ""
    evidence: str = ""
    earlier: str = ""
    agreed_earlier: Value = None
    senior_responsible_officer: Value = None
    outcome_sought: Value = None
    progress: Value = None
    rag: Value = None


@dataclass(frozen=True)
class Action:
    """An action of the plan; `weakness` is the ref of the weakness it tackles."""

    ref: Value
    weakness: Value = None
    action: Value = None
    outcome_sought: Value = None
    lead_officer: Value = None
    lead_body: Value = None
    start: Value = None
    due: Value = None
    revised_due: Value = None
    brag: Value = None
    progress: Value = None
    updated: Value = None
    evidence: Value = None


@dataclass(frozen=True)
class Measure:
    """What is measured, from where to where; `weakness` is the ref of the weakness it belongs to."""

    measure: Value = None
    definition: Value = None
    unit: Value = None
    better: Value = None
    baseline: Value = None
    baseline_date: Value = None
    target: Value = None
    target_date: Value = None
    statutory_standard: Value = None
    national: Value = None
    source: Value = None
    weakness: Value = None
    latest: Value = None
    period: Value = None
    change: Value = None
    rag: Value = None


@dataclass(frozen=True)
class ValueRow:
    """A value of a measure in a period: imported from `source_file`, or typed by an officer."""

    measure: Value = None
    period: Value = None
    numerator: Value = None
    denominator: Value = None
    value: Value = None
    provisional: Value = None
    source_file: Value = None


@dataclass(frozen=True)
class Risk:
    """A risk; its rating is worked out from likelihood and impact, never suggested."""

    ref: Value
    risk: Value = None
    description: Value = None
    mitigation: Value = None
    likelihood: Value = None
    impact: Value = None
    previous_rating: Value = None
    owner: Value = None
    target_rating: Value = None
    status: Value = None


@dataclass(frozen=True)
class Recommendation:
    """A recommendation: blank `agreed_on`, proposed and printed in its paper; dated, tracked."""

    ref: Value
    paper: Value = None
    recommendation: Value = None
    to: Value = None
    agreed_on: Value = None
    response_due: Value = None
    response: Value = None
    owner: Value = None
    status: Value = None
    closed_on: Value = None


@dataclass(frozen=True)
class PaperDetail:
    """A slot of a paper that the document does not fill.

    `suggested`: what an earlier paper has for it, until an officer has checked that; None where there is nothing.
    """

    paper: str
    item: str
    value: Value = None
    required: str = "no"
    note: str = ""
    suggested: Value = None

    @property
    def is_unconfirmed(self) -> bool:
        """True where its value is still that of an earlier paper, and nobody has said that it holds."""
        return self.suggested is not None and str(self.value).split() == str(self.suggested).split()


@dataclass(frozen=True)
class LetterLine:
    """A source line and the use made of it."""

    document: str
    page: Value
    line: int
    text: str
    taken_as: str


@dataclass(frozen=True)
class Plan:
    """An area with its documents and everything its workbook and papers are made from.

    `workbook` is the name of the officers' file.
    """

    area: str
    slug: str
    house: str
    letters: tuple[Letter, ...]
    findings: tuple[FindingRow, ...] = ()
    weaknesses: tuple[WeaknessRow, ...] = ()
    actions: tuple[Action, ...] = ()
    risks: tuple[Risk, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    measures: tuple[Measure, ...] = ()
    values: tuple[ValueRow, ...] = ()
    details: tuple[PaperDetail, ...] = ()
    letter_text: tuple[LetterLine, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    workbook: str = ""

    def detail(self, paper: str, item: str) -> Value:
        """The value of a slot, None where it is blank or there is no such row."""
        rows = (d.value for d in self.details if d.paper == paper and d.item == item)
        return next(rows, None)
