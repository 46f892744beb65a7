"""The tables of a paper: risks and proposed actions, no cell left empty."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from toolkit.model.house import HouseStyle, RiskScale
from toolkit.model.letter import Letter
from toolkit.model.paper import ActionLine, Fact, RiskLine, TrackedLine
from toolkit.model.plan import SUGGESTED, Action, Plan, Recommendation, Risk, Value
from toolkit.rules.earlier_papers import is_offered
from toolkit.rules.english import in_words, listed, span_in_words
from toolkit.rules.inspection_names import needs_priority_plan
from toolkit.rules.risk_rating import NOT_RATED, rating
from toolkit.rules.typed_dates import typed_date

NOT_STATED, TO_BE_AGREED, NOT_SET = "Not stated", "To be agreed", "Not yet set"
_ASKING = re.compile(
    r"^(?:The )?(?:(?:[A-Z][\w'\u2019-]+|and|for) )*(?:Committee|Cabinet|Board|Panel) is asked to (?=[a-z])"
)
_LEFT_OUT = {"Closed", "Not used"}
_ONLY_WHERE: tuple[tuple[str, Callable[[Letter], bool]], ...] = (
    ("statement of action", lambda letter: bool(letter.wsoa_required)),
    ("the revisit", lambda letter: letter.kind in {"outcome-letter", "revisit-letter"}),
    ("the letter requires no formal plan", lambda letter: letter.kind == "outcome-letter"),
    ("priority action plan", needs_priority_plan),
    ("the monitoring inspection", needs_priority_plan),
    ("where progress is not sufficient, the department", lambda letter: letter.kind == "revisit-letter"),
    ("the strategic plan is not updated", lambda letter: letter.kind == "area-report"),
)
_REFERENCE = re.compile(r"\b(\d{4}[a-z]?)-(?:(?:W|PA|AI)\d|[MIAOXEBP]-)")


def risk_facts(plan: Plan, letter: Letter, house: HouseStyle) -> Mapping[str, Fact]:
    """The table of risks with what is said of it: whether all are suggestions, and whether any has been rated."""
    risks = _open_risks(plan, letter)
    all_suggested = bool(risks) and all(r.status == SUGGESTED for r in risks)
    lines = tuple(_marked(risk_line(r, house), r.status == SUGGESTED and not all_suggested) for r in risks)
    rated = any(line.rating != NOT_RATED for line in lines)
    unrated = "" if all_suggested or not lines else "None of the risks has been rated yet."
    return {
        "risks": lines,
        "risks_suggested": all_suggested,
        "risks_rated": rated,
        "risk_key": risk_key(house) if rated else unrated,
    }


def _marked(line: RiskLine, suggested: bool) -> RiskLine:
    return replace(line, risk=f"{line.risk} (suggestion, not yet agreed)") if suggested else line


def _open_risks(plan: Plan, letter: Letter) -> list[Risk]:
    """The risks that are open or suggested, in the workbook's order; none that is about another letter."""
    used = [r for r in plan.risks if r.risk and r.status not in _LEFT_OUT and not is_offered(r)]
    return [r for r in used if not _about_another(f"{r.risk} {r.description}", letter)]


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
    joined = "multiplied by" if scale.joins == "product" else "followed by"
    bands = f" A score of {listed(_bands(scale))}." if scale.joins == "product" and scale.bands else ""
    return f"A rating is {likelihood} {joined} {impact}.{bands}"


def _bands(scale: RiskScale) -> list[str]:
    """ "1 to 5 is low", "6 to 14 medium", "15 to 25 high"."""
    bands = sorted(scale.bands, key=lambda band: band.least)
    highest = int(scale.likelihood[-1].code) * int(scale.impact[-1].code)
    most = [*(band.least - 1 for band in bands[1:]), highest]
    spans = [f"{b.least} to {top}" if top > b.least else str(b.least) for b, top in zip(bands, most, strict=True)]
    return [
        f"{span} {'' if number else 'is '}{band.name.lower()}"
        for number, (span, band) in enumerate(zip(spans, bands, strict=True))
    ]


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
        _without_the_asking(text_of(row.recommendation)),
        f"{date_of(row.agreed_on)} ({text_of(row.paper)})",
        date_of(row.response_due) if row.response_due else NOT_STATED,
        "; ".join(filter(None, [said, closed])) or "No response yet",
    )


def _without_the_asking(text: str) -> str:
    """ "Consider the outcome." of "The Committee is asked to consider the outcome."."""
    said = _ASKING.sub("", text)
    return said[:1].upper() + said[1:]


def action_lines(plan: Plan, letter: Letter, house: HouseStyle) -> tuple[ActionLine, ...]:
    """The actions that have words, in the workbook's order; none that is about another letter."""
    used = [a for a in plan.actions if a.action]
    not_started = house.brag[-1].word
    own = [a for a in used if not _about_another(f"{a.weakness or ''} {a.action}", letter)]
    return tuple(_action_line(a, not_started) for a in own)


def _action_line(action: Action, not_started: str) -> ActionLine:
    """A suggestion has no BRAG word but one that an officer chose."""
    lead = ", ".join(filter(None, [text_of(action.lead_officer, ""), text_of(action.lead_body, "")]))
    weakness = f" [{action.weakness}]" if action.weakness else ""
    progress, brag = text_of(action.progress, ""), text_of(action.brag, "")
    if progress == SUGGESTED:
        progress, brag = "suggestion, not yet agreed", "" if brag == not_started else brag
    said = ": ".join(filter(None, [brag, progress]))
    return ActionLine(
        f"{text_of(action.action)}{weakness}",
        text_of(action.outcome_sought, TO_BE_AGREED),
        lead or TO_BE_AGREED,
        _dates(action) or TO_BE_AGREED,
        f"{said[:1].upper()}{said[1:]}" or TO_BE_AGREED,
    )


def _dates(action: Action) -> str:
    """ "1 March to 1 August 2025, revised to 1 October 2025"; blank where none is typed."""
    said = _span(action.start, action.due)
    if not action.revised_due:
        return said
    revised = f"revised to {date_of(action.revised_due)}"
    return f"{said}, {revised}" if said else f"{revised[:1].upper()}{revised[1:]}"


def _span(start: Value, due: Value) -> str:
    first, last = typed_date(start), typed_date(due)
    if first and last and first < last:
        return span_in_words(first, last).removeprefix("from ")
    if start and due:
        return f"{date_of(start)} to {date_of(due)}"
    return f"From {date_of(start)}" if start else f"By {date_of(due)}" if due else ""


def date_of(value: Value) -> str:
    """A day in words; anything else as it was typed."""
    day = typed_date(value)
    return in_words(day) if day else str(value)


def text_of(value: Value, blank: str = NOT_STATED) -> str:
    """What was typed, on one line; `blank` where nothing was."""
    return " ".join(str(value if value is not None else "").split()) or blank
