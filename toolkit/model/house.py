"""What a council's house style settles: words, scales, rules. Read from its folder under templates/."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Theme:
    """A theme of the catalogue.

    A cue is a phrase, `*` at a word's end standing for any ending; `actions` start a suggested action.
    """

    code: str
    label: str
    covers: str
    cues: tuple[str, ...]
    actions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Level:
    """A step of a risk scale: what is written in the rating, and its name."""

    code: str
    name: str


@dataclass(frozen=True)
class Band:
    """Ratings of `least` and more are of this name, up to the next band."""

    least: int
    name: str
    colour: str


@dataclass(frozen=True)
class RiskScale:
    """Likelihood and impact from lowest to highest.

    `joins` is "product" (4 times 3 is 12, with a band) or "code" (D with 3 is D3). Names and bands that
    are not `verified` are neither offered nor printed: only the codes are.
    """

    joins: str
    verified: bool
    likelihood: tuple[Level, ...]
    impact: tuple[Level, ...]
    bands: tuple[Band, ...]


@dataclass(frozen=True)
class Colour:
    """A BRAG word with its fill and its meaning."""

    word: str
    fill: str
    meaning: str


@dataclass(frozen=True)
class HouseStyle:
    """A house style; `prefilled` are Paper details it knows, by item."""

    name: str
    folder: Path
    committee_template: Path
    report_template: Path
    revisit_template: Path
    chair: str
    plan: str
    prefilled: dict[str, str]
    risk_scale: RiskScale
    brag: tuple[Colour, ...]
    statement_working_days: int
    priority_plan_working_days: int
    priority_plan_verified: bool
    clear_days: int
    weekends_count: bool
    extra_holidays: tuple[str, ...]
    themes: tuple[Theme, ...]

    def template_for(self, kind: str) -> Path:
        """The Word template of the paper about a document of this kind."""
        templates = {
            "area-report": self.report_template,
            "revisit-letter": self.revisit_template,
            "monitoring-report": self.revisit_template,
        }
        return templates.get(kind, self.committee_template)
