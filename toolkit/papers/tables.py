"""The tables of a paper: risks and proposed actions, no cell left empty."""

import re
from collections.abc import Callable

from toolkit.model.house import HouseStyle
from toolkit.model.letter import Letter
from toolkit.model.paper import ActionLine, RiskLine, TrackedLine
from toolkit.model.plan import SUGGESTED, Action, Plan, Recommendation, Risk, Value
from toolkit.rules.earlier_papers import is_offered
from toolkit.rules.english import in_words
from toolkit.rules.inspection_names import needs_priority_plan
from toolkit.rules.risk_rating import NOT_RATED, rating
from toolkit.rules.typed_dates import typed_date

NOT_STATED, TO_BE_AGREED, NOT_SET = "Not stated", "To be agreed", "Not yet set"
_LEFT_OUT = {"Closed", "Not used"}
_ONLY_WHERE: tuple[tuple[str, Callable[[Letter], bool]], ...] = (
    ("statement of action", lambda letter: bool(letter.wsoa_required)),
    ("the revisit", lambda letter: letter.kind in {"outcome-letter", "revisit-letter"}),
    ("the letter requires no formal plan", lambda letter: letter.kind == "outcome-letter"),
    ("priority action plan", needs_priority_plan),
    ("the monitoring inspection", needs_priority_plan),
    ("the strategic plan is not updated", lambda letter: letter.kind == "area-report"),
)
_REFERENCE = re.compile(r"\b(\d{4}[a-z]?)-(?:(?:W|PA|AI)\d|[MIAOXEBP]-)")


def risk_lines(plan: Plan, letter: Letter, house: HouseStyle) -> tuple[RiskLine, ...]:
    """The risks that are open or suggested, in the workbook's order; none that is about another letter."""
    used = [r for r in plan.risks if r.risk and r.status not in _LEFT_OUT and not is_offered(r)]
    return tuple(risk_line(r, house) for r in used if not _about_another(f"{r.risk} {r.description}", letter))


def _about_another(text: str, letter: Letter) -> bool:
    """True for a row that names only other letters' references, or a plan this letter does not require."""
    years = {m[1] for m in _REFERENCE.finditer(text)}
    own = (letter.label or "").split(" ")[0]
    words = text.lower()
    foreign = any(phrase in words and not applies(letter) for phrase, applies in _ONLY_WHERE)
    return foreign or (bool(years) and own not in years)


def risk_line(risk: Risk, house: HouseStyle) -> RiskLine:
    """A rating that this house's scale does not have is printed as it was chosen, not as unrated."""
    likelihood, impact = text_of(risk.likelihood, ""), text_of(risk.impact, "")
    rated = rating(likelihood, impact, house.risk_scale)
    if rated == NOT_RATED and likelihood and impact:
        rated = f"{likelihood} / {impact}"
    return RiskLine(
        text_of(risk.risk),
        text_of(risk.description),
        text_of(risk.mitigation),
        rated,
        text_of(risk.target_rating, NOT_SET),
    )


def risk_key(house: HouseStyle) -> str:
    """The scale in a sentence; empty where its names are not verified."""
    scale = house.risk_scale
    if not scale.verified:
        return ""
    likelihood, impact = (
        f"{name} ({steps[0].code} {steps[0].name.lower()} to {steps[-1].code} {steps[-1].name.lower()})"
        for name, steps in (("likelihood", scale.likelihood), ("impact", scale.impact))
    )
    bands = ", ".join(f"{band.name.lower()} from {band.least}" for band in scale.bands)
    joined = "multiplied by" if scale.joins == "product" else "followed by"
    return f"A rating is {likelihood} {joined} {impact}{': ' + bands if bands else ''}."


def tracked_lines(plan: Plan) -> tuple[TrackedLine, ...]:
    """The recommendations with a day on which they were agreed, oldest first: what came of each."""
    agreed = [r for r in plan.recommendations if r.recommendation and r.agreed_on and r.status != "Not used"]
    return tuple(tracked_line(r) for r in sorted(agreed, key=lambda r: str(typed_date(r.agreed_on) or r.agreed_on)))


def tracked_line(row: Recommendation) -> TrackedLine:
    """What was asked, when, and what came of it."""
    closed = f"closed on {date_of(row.closed_on)}" if row.closed_on else ""
    said = ": ".join(filter(None, [text_of(row.status, ""), text_of(row.response, "")]))
    return TrackedLine(
        text_of(row.ref),
        text_of(row.recommendation),
        f"{date_of(row.agreed_on)} ({text_of(row.paper)})",
        date_of(row.response_due) if row.response_due else NOT_STATED,
        "; ".join(filter(None, [said, closed])) or "No response yet",
    )


def action_lines(plan: Plan, letter: Letter) -> tuple[ActionLine, ...]:
    """The actions that have words, in the workbook's order; none that is about another letter."""
    used = [a for a in plan.actions if a.action]
    return tuple(_action_line(a) for a in used if not _about_another(f"{a.weakness or ''} {a.action}", letter))


def _action_line(action: Action) -> ActionLine:
    lead = ", ".join(filter(None, [text_of(action.lead_officer, ""), text_of(action.lead_body, "")]))
    weakness = f" [{action.weakness}]" if action.weakness else ""
    progress = text_of(action.progress, "")
    blank = TO_BE_AGREED if progress == SUGGESTED else NOT_STATED
    stages = [text_of(action.brag, ""), "suggestion, not yet agreed" if progress == SUGGESTED else progress]
    return ActionLine(
        f"{text_of(action.action)}{weakness}",
        text_of(action.outcome_sought, blank),
        lead or blank,
        _dates(action) or blank,
        ": ".join(filter(None, stages)) or blank,
    )


def _dates(action: Action) -> str:
    named = (("Start", action.start), ("Due", action.due), ("Revised", action.revised_due))
    given = [f"{name} {date_of(value)}" for name, value in named if value]
    return "; ".join(given)


def date_of(value: Value) -> str:
    """A day in words; anything else as it was typed."""
    day = typed_date(value)
    return in_words(day) if day else str(value)


def text_of(value: Value, blank: str = NOT_STATED) -> str:
    """What was typed, on one line; `blank` where nothing was."""
    return " ".join(str(value if value is not None else "").split()) or blank
