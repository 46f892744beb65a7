"""The public spreadsheet of an invented area, with every sheet, and reading it back."""

import io
import zipfile
from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import Any

import openpyxl

from tests.helpers import TEMPLATES, sample_letter
from toolkit.house.load import load_house
from toolkit.inputs.reference_table import read_tables
from toolkit.model.measure import CatalogueMeasure, MeasureValue, month
from toolkit.model.plan import Action, Measure, Plan, Recommendation
from toolkit.model.problem import Problem
from toolkit.rules.new_plan import classified, new_plan
from toolkit.workbook.publication import publication_workbook
from toolkit.workbook.sheets import SHEETS

AS_AT = date(2022, 4, 1)
HOUSE = load_house(TEMPLATES, "default")
OFFICERS = {(s.name, c.field) for s in SHEETS for c in s.columns if c.owner == "officer"}
VALUES = (
    MeasureValue("Thornmere", "Plans on time", month(2022, 1), 45.9, 17, 37),
    MeasureValue("Thornmere", "Plans on time", month(2022, 2), 92.5, 37, 40),
    MeasureValue("Thornmere", "Plans on time", month(2022, 3), 10.0, 3, 30, provisional=True),
    MeasureValue("Thornmere", "Children out of school", month(2022, 1), 4),
    MeasureValue("Thornmere", "Children out of school", month(2022, 2), 0),
)


@cache
def drafted() -> Plan:
    """The sample letter with what the toolkit suggests, nothing of it accepted."""
    letter = classified(replace(sample_letter(), label="2021 outcome letter"), HOUSE.themes)
    return new_plan("Thornmere", "thornmere", [letter], HOUSE, read_tables())


@cache
def agreed() -> Plan:
    """The same with two actions taken up, a recommendation agreed, two measures and a contact."""
    plan = drafted()
    first, second, *others = plan.actions
    taken_up = (
        replace(first, progress="Begun", brag="Amber", start=date(2022, 2, 1), due=date(2022, 5, 1), lead_body="Joint"),
        replace(second, progress="Begun", outcome_sought="Every plan is of good quality.", due="end of term"),
    )
    measures = (
        Measure("Plans on time", "Share within 20 weeks.", "%", "higher", target=90, national=49.2, source="SEN2"),
        Measure("Children out of school", "Those with a plan and no place.", "number", "lower"),
        Measure("Exclusions", unit="number", latest=2, period="2022-03"),
    )
    recommendation = Recommendation("REC9", "2021 committee", "Report every quarter.", "Cabinet", date(2022, 3, 8))
    details = (replace(d, value="Head of SEND\nsend@thornmere.example") if d.item == "Contact" else d
               for d in plan.details)  # fmt: skip
    return replace(
        plan,
        actions=(*taken_up, *others),
        recommendations=(*plan.recommendations, recommendation),
        measures=measures,
        details=tuple(details),
    )


def with_actions(*actions: Action) -> Plan:
    """The plan with these actions only."""
    return replace(agreed(), actions=actions)


def action(**typed: Any) -> Action:
    """An accepted action with what is typed."""
    return Action("A1", **{"action": "Review every plan.", "progress": "Begun", **typed})


def spreadsheet(
    plan: Plan | None = None,
    values: tuple[MeasureValue, ...] = VALUES,
    catalogue: tuple[CatalogueMeasure, ...] = (),
) -> bytes:
    return publication_workbook(plan or agreed(), HOUSE, values, AS_AT, catalogue)[0]


def problems(plan: Plan, values: tuple[MeasureValue, ...] = ()) -> list[Problem]:
    return publication_workbook(plan, HOUSE, values, AS_AT)[1]


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def parts(data: bytes) -> dict[str, str]:
    """Every part of the package as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def table(data: bytes, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet's table by heading."""
    worksheet = opened(data)[sheet]
    (found,) = worksheet.tables.values()
    head, *rows = ([cell.value for cell in row] for row in worksheet[found.ref])
    return [dict(zip(head, row, strict=True)) for row in rows]


def marked(row: Any, sheet: str) -> Any:
    """The row with a marker in each of its fields that are the officers' on this sheet."""
    typed = {f.name: f"MARK {sheet} {f.name}" for f in fields(row) if (sheet, f.name) in OFFICERS}
    return replace(row, **typed)
