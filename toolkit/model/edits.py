"""What officers typed, as read from the area's workbook."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.model.plan import Action, Measure, Recommendation, Risk, Value, ValueRow
from toolkit.model.problem import Problem

Typed = Mapping[str, Mapping[str, Value]]


@dataclass(frozen=True)
class TypedRow:
    """A row of the sheet Measure values as it stands; `cell` is where its Value is."""

    row: ValueRow
    cell: str


@dataclass(frozen=True)
class Edits:
    """The officers' rows and cells; None for a sheet that is not there.

    `details` by (paper, item), `detail_cells` their addresses, `details_checked` those that no Note asks to check;
    `findings` and `weaknesses` hold the
    officers' fields by ref; `documents` are the labels the workbook has findings of. `problems` say what
    could not be read, `doubts` what was read but looks wrong; `unknown_weaknesses` are those that an action names and
    the sheet Weaknesses does not have, each with the doubt about it.
    """

    details: Mapping[tuple[str, str], Value] | None = None
    detail_cells: Mapping[tuple[str, str], str] | None = None
    details_checked: frozenset[tuple[str, str]] = frozenset()
    actions: tuple[Action, ...] | None = None
    risks: tuple[Risk, ...] | None = None
    recommendations: tuple[Recommendation, ...] | None = None
    measures: tuple[Measure, ...] | None = None
    values: tuple[TypedRow, ...] = ()
    findings: Typed | None = None
    weaknesses: Typed | None = None
    documents: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()
    unknown_weaknesses: tuple[tuple[str, Problem], ...] = ()
