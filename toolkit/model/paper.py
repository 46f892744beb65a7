"""A committee paper as data: the facts that the house's Word template sets into its standing words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from toolkit.model.progress_paper import ProgressFact


@dataclass(frozen=True)
class Quote:
    """A finding or weakness word for word, with the reference that leads to it.

    `responsible` names the bodies printed beside it, `bodies` of them; `verdict` is what a revisit or monitoring
    inspection says of it, and `findings` what it found.
    """

    ref: str
    text: str
    sub_items: tuple[str, ...] = ()
    responsible: str = ""
    verdict: str = ""
    findings: tuple["Quote", ...] = ()
    bodies: int = 0

    @property
    def full_text(self) -> str:
        return " ".join((self.text, *self.sub_items))


@dataclass(frozen=True)
class Group:
    """Quotes of one theme; `count` of its findings is in words, blank for one."""

    theme: str
    count: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class ThemeLine:
    """A row of the findings that are not quoted: the theme, how many of it there are, and their references."""

    theme: str
    number: str
    refs: str


@dataclass(frozen=True)
class Enquiry:
    """A question members may ask about a theme; `findings` are the references it comes from, in a sentence's words."""

    theme: str
    question: str
    findings: str


@dataclass(frozen=True)
class RegisterLine:
    """A row of the register of findings: where in the document each stands."""

    ref: str
    kind: str
    theme: str
    place: str


@dataclass(frozen=True)
class TrackedLine:
    """A row of the recommendations made before: what was asked, when, and what came of it."""

    ref: str
    recommendation: str
    agreed: str
    due: str
    response: str


@dataclass(frozen=True)
class RiskLine:
    """A row of the risk table; no cell is empty. `rating` is the current one, `target` the one aimed at."""

    risk: str
    description: str
    mitigation: str
    rating: str
    target: str = ""


@dataclass(frozen=True)
class ActionLine:
    """A row of the table of proposed actions; no cell is empty."""

    action: str
    outcome: str
    lead: str
    dates: str
    progress: str


@dataclass(frozen=True)
class MeasureLine:
    """A row of the measures of a plan; no cell is empty."""

    measure: str
    baseline: str
    target: str
    standard: str


@dataclass(frozen=True)
class PlanAction:
    """An action of a plan as its document prints it; no cell is empty."""

    ref: str
    action: str
    lead: str
    body: str
    start: str
    due: str


@dataclass(frozen=True)
class PlanArea:
    """A weakness or area for priority action of a plan, word for word, with what will be done about it.

    `place` is "1 of 8"; `several_bodies`: more than one is responsible.
    """

    ref: str
    text: str
    sub_items: tuple[str, ...]
    responsible: str
    officer: str
    outcome: str
    actions: tuple[PlanAction, ...]
    measures: tuple[MeasureLine, ...]
    place: str = ""
    several_bodies: bool = False

    @property
    def name(self) -> str:
        return f"area {self.place}"


@dataclass(frozen=True)
class LetterBlock:
    """A piece of the letter in the appendix: address, title, heading, subheading, item or paragraph."""

    kind: str
    text: str
    ref: str = ""
    sub_items: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReprintedParagraph:
    """A paragraph of an earlier paper; `counted`: Word's own numbering gives it the number it had."""

    text: str
    bullets: tuple[str, ...]
    counted: bool


@dataclass(frozen=True)
class ReprintedSection:
    """A section of an earlier paper, with the risk table where it stands in this section."""

    heading: str
    paragraphs: tuple[ReprintedParagraph, ...]
    risks: tuple[RiskLine, ...]
    counted: bool


Fact = (
    str | bool | int | tuple[str, ...] | tuple[Quote, ...] | tuple[Group, ...] | tuple[RiskLine, ...]
    | tuple[ActionLine, ...] | tuple[LetterBlock, ...] | tuple[ReprintedSection, ...] | tuple[Enquiry, ...]
    | tuple[RegisterLine, ...] | tuple[ThemeLine, ...] | tuple[TrackedLine, ...] | tuple[PlanArea, ...]
    | tuple[PlanAction, ...] | ProgressFact
)  # fmt: skip


@dataclass(frozen=True)
class CommitteePaper:
    """One paper: its label, its file's name, and the facts by placeholder name (docs/house-styles.md).

    `template` says which of the house's Word templates it is set in; `refs` are the references it may quote.
    """

    label: str
    file_name: str
    title: str
    meeting_date: date | None
    facts: Mapping[str, Fact]
    template: str = "outcome-letter"
    refs: frozenset[str] = frozenset()
    subject: str = "Committee report on a joint local area SEND inspection"
