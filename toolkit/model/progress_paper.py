"""The rows and lists of a progress report as its Word template sets them; no text that stands in a cell is empty."""

from dataclasses import dataclass

from toolkit.model.chart import Chart


@dataclass(frozen=True)
class Change:
    """What moved: a sentence that leads to its points, and the points as sentences."""

    sentence: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class AreaLine:
    """A weakness or area for action or improvement, word for word: its rating, and what is done about it."""

    ref: str
    text: str
    rating: str
    progress: str
    actions: str


@dataclass(frozen=True)
class MoveLine:
    """A BRAG rating that changed, of an action or an area; `reason` as an officer typed it, or that there is none."""

    ref: str
    text: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True)
class AttentionLine:
    """An action that needs attention; `due` says how long it is overdue, or how soon it is due."""

    ref: str
    action: str
    lead: str
    due: str
    brag: str
    progress: str
    updated: str


@dataclass(frozen=True)
class BragLine:
    """How many actions have this BRAG word now, and had it before."""

    word: str
    meaning: str
    before: str
    now: str


@dataclass(frozen=True)
class StandingLine:
    """Where a measure stands, beside what it is held against; `latest` with its period."""

    measure: str
    latest: str
    change: str
    target: str
    standard: str
    national: str
    rag: str
    source: str


@dataclass(frozen=True)
class FigureLine:
    """A figure of a chart with its period, beside the target."""

    period: str
    value: str
    target: str


@dataclass(frozen=True)
class Trend:
    """A measure over time, drawn and as figures."""

    measure: str
    chart: Chart
    figures: tuple[FigureLine, ...]


@dataclass(frozen=True)
class DateLine:
    """A decision or date ahead; `basis` says how it is known, and where it is not certain."""

    day: str
    what: str
    basis: str


@dataclass(frozen=True)
class SourceLine:
    """Where a reference, or a measure's figure, comes from."""

    ref: str
    kind: str
    words: str
    source: str


ProgressFact = (
    Chart | tuple[Change, ...] | tuple[AreaLine, ...] | tuple[MoveLine, ...] | tuple[AttentionLine, ...]
    | tuple[BragLine, ...] | tuple[StandingLine, ...] | tuple[Trend, ...] | tuple[DateLine, ...]
    | tuple[SourceLine, ...]
)  # fmt: skip
