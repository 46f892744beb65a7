"""What a council's house style settles: words, scales, rules. Read from its folder under templates/."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Theme:
    """A theme of the catalogue.

    A cue is a phrase, `*` at a word's end standing for any ending; `actions` start a suggested action; `enquiry`
    is a question members may ask.
    """

    code: str
    label: str
    covers: str
    cues: tuple[str, ...]
    actions: tuple[str, ...] = ()
    enquiry: str = ""


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
class Rule:
    """A rule of law or practice: its value, where it comes from, and whether somebody has read it there.

    What is not `verified` is never stated as a fact in a paper.
    """

    name: str
    value: bool | int | tuple[int, ...]
    source: str
    verified: bool
    note: str = ""

    @property
    def number(self) -> int:
        """The value of a rule that is one number; raises TypeError for one that is several."""
        if isinstance(self.value, tuple):
            raise TypeError(f"{self.name} is several numbers")
        return int(self.value)

    @property
    def numbers(self) -> tuple[int, ...]:
        return self.value if isinstance(self.value, tuple) else (self.value,)

    @property
    def shown(self) -> str:
        """The value in a list: "5", "yes", "1, 2, 3"."""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        return ", ".join(map(str, self.numbers))

    @property
    def mark(self) -> str:
        """What is said after it in a sentence: nothing, or that it is not verified."""
        return "" if self.verified else " (not verified)"


@dataclass(frozen=True)
class HouseStyle:
    """A house style; `prefilled` are Paper details it knows, by item."""

    name: str
    folder: Path
    committee_template: Path
    report_template: Path
    revisit_template: Path
    plan_template: Path
    progress_template: Path
    board_template: Path
    chair: str
    plan: str
    prefilled: dict[str, str]
    risk_scale: RiskScale
    brag: tuple[Colour, ...]
    rules: Mapping[str, Rule]
    extra_holidays: tuple[str, ...]
    themes: tuple[Theme, ...]

    @property
    def statement_working_days(self) -> int:
        return self.rules["statement_working_days"].number

    @property
    def priority_plan_working_days(self) -> int:
        return self.rules["priority_plan_working_days"].number

    @property
    def priority_plan_verified(self) -> bool:
        return self.rules["priority_plan_working_days"].verified

    @property
    def clear_days(self) -> int:
        return self.rules["clear_days"].number

    @property
    def weekends_count(self) -> bool:
        return bool(self.rules["weekends_are_clear_days"].number)

    def template_for(self, kind: str) -> Path:
        """The Word template of the paper about a document of this kind; "action-plan": of the plan itself.

        "progress-report" and "progress-board": of the monthly report to the committee and to the board.
        """
        templates = {
            "outcome-letter": self.committee_template,
            "area-report": self.report_template,
            "revisit-letter": self.revisit_template,
            "monitoring-report": self.revisit_template,
            "action-plan": self.plan_template,
            "progress-report": self.progress_template,
            "progress-board": self.board_template,
        }
        return templates[kind]
