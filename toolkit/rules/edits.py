"""The plan with what officers typed: where they typed, theirs stands."""

from dataclasses import replace
from typing import Any

from toolkit.model.edits import Edits, Typed
from toolkit.model.plan import Plan
from toolkit.rules.paper_details import with_values


def with_edits(plan: Plan, edits: Edits) -> Plan:
    """Officers' rows in place of the suggestions, their cells on findings and weaknesses, their details.

    What inspectors wrote is never replaced. A sheet that is gone leaves the plan's own rows.
    """
    return replace(
        plan,
        findings=_with_fields(plan.findings, edits.findings),
        weaknesses=_with_fields(plan.weaknesses, edits.weaknesses),
        actions=plan.actions if edits.actions is None else edits.actions,
        risks=plan.risks if edits.risks is None else edits.risks,
        recommendations=plan.recommendations if edits.recommendations is None else edits.recommendations,
        details=with_values(plan.details, dict(edits.details or {})),
    )


def _with_fields(rows: tuple[Any, ...], typed: Typed | None) -> tuple[Any, ...]:
    known = typed or {}
    return tuple(replace(row, **known.get(row.ref, {})) for row in rows)
