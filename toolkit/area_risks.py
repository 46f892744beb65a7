"""A council's own risk register: each of its risks is offered once as a row of Risks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.area_inputs import RunAreas, read_by_area
from toolkit.area_workbook import AreaWorkbook
from toolkit.inputs.find import RISKS_FOLDER, find_beside
from toolkit.model.house import RiskScale
from toolkit.model.plan import Plan, Risk
from toolkit.model.problem import Problem
from toolkit.model.risk_register import RegisterHeadings, RegisterRisk
from toolkit.record.base import Cells
from toolkit.record.report import Report
from toolkit.rules.english import counted
from toolkit.rules.issued import fingerprint
from toolkit.rules.new_plan import numbered_after
from toolkit.rules.risk_rating import as_suggested
from toolkit.workbook.sheets import RISKS

REGISTER = ":register"


@dataclass(frozen=True)
class Offered:
    """The plan with the register's new risks below its own.

    `keys` by the reference each got; `there` are the keys of those that stand on a sheet whose base is lost.
    """

    plan: Plan
    keys: Mapping[str, str]
    there: tuple[str, ...] = ()

    def remembered(self, base: Cells) -> Cells:
        """`base` with those of the risks that this run did write, so that they are not offered again."""
        own = base.get(RISKS.name, {})
        written = {key: "yes" for ref, key in self.keys.items() if ref in own} | dict.fromkeys(self.there, "yes")
        return {**base, RISKS.name: {**own, REGISTER: written}} if written else base


def read_registers(
    folder: Path, headings: RegisterHeadings, areas: RunAreas, report: Report
) -> dict[str, tuple[RegisterRisk, ...]]:
    """The risks under input/risks by the slug of their area."""
    paths = find_beside(folder, RISKS_FOLDER)
    if not paths:
        return {}
    from toolkit.inputs.risk_register import read_register  # brings openpyxl

    def read(path: Path, data: bytes) -> tuple[Sequence[RegisterRisk], Sequence[Problem]]:
        file = read_register(path, data, headings)
        return file.rows, file.problems

    found = read_by_area(folder / RISKS_FOLDER, paths, read, areas, report, "risk")
    total = sum(map(len, found.values()))
    report.stage("risks", f"{counted(total, 'risk')} from {counted(len(paths), 'register')}")
    return found


def with_register(plan: Plan, rows: Sequence[RegisterRisk], workbook: AreaWorkbook | None, scale: RiskScale) -> Offered:
    """The plan with a row for each risk of the register that was not offered before, numbered on.

    Each is a suggestion until an officer accepts it. A likelihood or impact that is a name of the house's scale is
    written as the drop-down has it; any other stands in the description. Without a base, a risk that stands on the
    sheet by its title counts as offered.
    """
    keyed = {_key(row, rows): row for row in rows}
    had = {*(workbook.base.get(RISKS.name, {}).get(REGISTER, {}) if workbook else ())}
    if workbook and not workbook.base:
        there = {" ".join(str(r.risk or "").split()) for r in workbook.edits.risks or ()}
        had |= {key for key, row in keyed.items() if " ".join(row.risk.split()) in there}
    new = {key: row for key, row in keyed.items() if key not in had}
    taken = {*(str(r.ref) for r in plan.risks), *(workbook.taken(RISKS.name) if workbook else ())}
    risks: tuple[Risk, ...] = numbered_after("R", [as_suggested(row, scale) for row in new.values()], taken)
    keys = {str(risk.ref): key for risk, key in zip(risks, new, strict=True)}
    there_already = () if workbook and workbook.base else tuple(sorted(had))
    return Offered(replace(plan, risks=(*plan.risks, *risks)), keys, there_already)


def _key(row: RegisterRisk, rows: Sequence[RegisterRisk]) -> str:
    """What tells a risk of the register from others: its reference where that is its own, and its words."""
    words = fingerprint(f"{row.risk} {row.description}")
    alone = row.reference and sum(other.reference == row.reference for other in rows) == 1
    return row.reference if alone else f"{row.reference} {words}".strip()
