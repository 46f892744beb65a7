"""The plan with what officers typed: where they typed, theirs stands."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from toolkit.model.edits import Edits, Typed
from toolkit.model.house import Theme
from toolkit.model.letter import Letter
from toolkit.model.plan import Plan
from toolkit.rules.paper_details import with_values


def with_edits(plan: Plan, edits: Edits) -> Plan:
    """Officers' rows in place of the suggestions, their cells on findings and weaknesses, their details.

    What inspectors wrote is never replaced. A sheet that is gone leaves the plan's own rows. Measures are the plan's
    already: officers' rows with the figures of this run (`rules/measure_rows.py`).
    """
    return replace(
        plan,
        findings=_with_fields(plan.findings, edits.findings),
        weaknesses=_with_fields(plan.weaknesses, edits.weaknesses),
        actions=plan.actions if edits.actions is None else edits.actions,
        risks=plan.risks if edits.risks is None else edits.risks,
        recommendations=plan.recommendations if edits.recommendations is None else edits.recommendations,
        details=with_values(plan.details, dict(edits.details or {}), edits.details_checked),
    )


def with_suggestions(plan: Plan, fresh: Plan) -> Plan:
    """With the suggestions for documents that are new to the workbook below the officers' rows."""
    return replace(
        plan,
        actions=(*plan.actions, *fresh.actions),
        risks=(*plan.risks, *fresh.risks),
        recommendations=(*plan.recommendations, *fresh.recommendations),
    )


def with_agreed_themes(plan: Plan, themes: Sequence[Theme]) -> Plan:
    """An officer's agreed theme takes the place of the toolkit's, for grouping findings in papers too."""
    codes = {theme.label: theme.code for theme in themes}
    agreed = {row.ref: codes[str(row.agreed_theme)] for row in plan.findings if str(row.agreed_theme) in codes}

    def regrouped(letter: Letter) -> Letter:
        findings = (replace(f, themes=(agreed[f.ref],)) if f.ref in agreed else f for f in letter.findings)
        return replace(letter, findings=tuple(findings))

    return replace(plan, letters=tuple(regrouped(letter) for letter in plan.letters))


def _with_fields(rows: tuple[Any, ...], typed: Typed | None) -> tuple[Any, ...]:
    known = typed or {}
    return tuple(replace(row, **known.get(row.ref, {})) for row in rows)
