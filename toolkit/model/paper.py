"""A committee paper as data: the facts that the house's Word template sets into its standing words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Quote:
    """A finding or weakness word for word, with the reference that leads to it.

    `responsible` names the bodies printed beside it; `verdict` is what a revisit or monitoring inspection says of it,
    and `findings` what it found.
    """

    ref: str
    text: str
    sub_items: tuple[str, ...] = ()
    responsible: str = ""
    verdict: str = ""
    findings: tuple["Quote", ...] = ()

    @property
    def full_text(self) -> str:
        return " ".join((self.text, *self.sub_items))


@dataclass(frozen=True)
class Group:
    """Quotes of one theme; `count` is in words."""

    theme: str
    count: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class RiskLine:
    """A row of the risk table; no cell is empty."""

    risk: str
    description: str
    mitigation: str
    rating: str


@dataclass(frozen=True)
class ActionLine:
    """A row of the table of proposed actions; no cell is empty."""

    action: str
    outcome: str
    lead: str
    dates: str
    progress: str


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
    | tuple[ActionLine, ...] | tuple[LetterBlock, ...] | tuple[ReprintedSection, ...]
)  # fmt: skip


@dataclass(frozen=True)
class CommitteePaper:
    """One paper: its label, its file's name, and the facts by placeholder name (docs/house-styles.md)."""

    label: str
    file_name: str
    title: str
    meeting_date: date | None
    facts: Mapping[str, Fact]
