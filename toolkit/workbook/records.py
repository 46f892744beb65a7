"""Rows of the sheets that are about the run: Changes, Checks, History, and the words of Lists."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from toolkit.model.house import HouseStyle
from toolkit.model.plan import Plan, Value
from toolkit.model.problem import Problem
from toolkit.rules.attention import DUE_SOON, OVERDUE, attention
from toolkit.rules.risk_rating import is_unrated
from toolkit.rules.rows import KIND_LABELS
from toolkit.workbook.calculated import done_word

_BRAG_COLUMNS = ("blue", "green", "amber", "red", "grey")


@dataclass(frozen=True)
class Change:
    """A row of Changes."""

    run: str
    sheet: str
    ref: str
    column: str
    before: str
    after: str
    why: str


def records_of(plan: Plan, house: HouseStyle, today: date, problems: tuple[Problem, ...]) -> dict[str, tuple[Any, ...]]:
    """Rows by sheet name; the run is named by its date, so that the same run gives the same bytes."""
    return {
        "Changes": tuple(_created(plan, today)),
        "Checks": tuple(located(p) for p in problems),
        "History": (history(plan, house, today),),
    }


def located(problem: Problem) -> Problem:
    """With a cell to lead to; without a sheet the place stands in the sentence."""
    if not problem.sheet:
        return replace(problem, what=f"{problem.where}: {problem.what}")
    return replace(problem, cell=problem.cell or "A1")


def _created(plan: Plan, today: date) -> list[Change]:
    documents = ", ".join(x.label or "" for x in plan.letters)
    counts = {
        "Findings": len(plan.findings),
        "Weaknesses": len(plan.weaknesses),
        "Action plan": len(plan.actions),
        "Measures": len(plan.measures),
        "Measure values": len(plan.values),
        "Risks": len(plan.risks),
        "Recommendations": len(plan.recommendations),
        "Paper details": len(plan.details),
    }
    why = f"Workbook created from: {documents}."
    return [Change(today.isoformat(), s, "", "", "", f"{n} rows added", why) for s, n in counts.items() if n]


def history(plan: Plan, house: HouseStyle, today: date) -> dict[str, Value]:
    """The counts of one run, keyed as History's columns."""
    kinds = Counter(f.kind for f in plan.findings)
    calls = Counter(attention(a, today, done_word(house)) for a in plan.actions)
    brag = Counter(str(a.brag) for a in plan.actions)
    return {
        "month": f"{today:%Y-%m}",
        "run": today.isoformat(),
        "findings": len(plan.findings),
        "strengths": kinds[KIND_LABELS["strength"]],
        "areas_for_development": kinds[KIND_LABELS["development"]],
        "weaknesses": len(plan.weaknesses),
        "actions": len(plan.actions),
        **{column: brag[colour.word] for column, colour in zip(_BRAG_COLUMNS, house.brag, strict=False)},
        "overdue": calls[OVERDUE],
        "due_within_30_days": calls[DUE_SOON],
        "risks": len(plan.risks),
        "risks_not_yet_rated": sum(is_unrated(r, house.risk_scale) for r in plan.risks),
        "recommendations": len(plan.recommendations),
        "required_details_blank": required_blank(plan),
    }


def required_blank(plan: Plan) -> int:
    return sum(1 for d in plan.details if d.required == "yes" and d.value in (None, ""))
