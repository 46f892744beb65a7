"""The sheets with data of the public spreadsheet: which rows and columns of the workbook the public is shown.

Never shown: officers' names, notes, responses, progress and evidence, suggestions nobody has accepted, and risks.
Findings and weaknesses are quoted as published, small numbers in them included.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from toolkit.model.house import HouseStyle
from toolkit.model.plan import SUGGESTED, Action, FindingRow, Measure, Plan, Recommendation, Value
from toolkit.model.publication import PARTS, PublishedValue
from toolkit.rules.english import named
from toolkit.rules.publication_cells import NOT_APPLICABLE, NOT_AVAILABLE, Column, text_of
from toolkit.rules.publication_units import is_count, written_unit
from toolkit.rules.typed_dates import typed_date

STATUSES = ("Proposed", "Accepted", "Partly accepted", "Rejected")
_BETTER, _YES_NO = ("higher", "lower", "neither"), ("yes", "no")
_NOT_USED = "Not used"
_UNIT_WORDS = {"%": "per cent", "£": "pounds"}  # a symbol alone says nothing to many readers


@dataclass(frozen=True)
class DataSheet:
    """A sheet before its cells are made. `source` is the workbook's sheet the rows are from, `key` what names one."""

    name: str
    table: str
    title: str
    about: str
    source: str
    key: str
    columns: tuple[Column, ...]
    rows: tuple[Any, ...]


def data_sheets(
    plan: Plan, house: HouseStyle, values: Sequence[PublishedValue], names: Mapping[str, str]
) -> tuple[DataSheet, ...]:
    """Every sheet with data, in order, those without rows too; `names` is under which name a row's values are."""
    area, brag = named(plan.area), tuple(colour.word for colour in house.brag)
    refs = tuple(row.ref for row in plan.weaknesses)
    return (
        _findings(area, plan),
        _weaknesses(area, plan, brag),
        _actions(area, accepted_actions(plan), brag, refs),
        _recommendations(area, agreed_recommendations(plan)),
        _measures(area, tuple(_with_latest(m, values, names) for m in plan.measures if text_of(m.measure))),
        _values(area, tuple(map(_value_row, values))),
    )


# ---- which rows


def accepted_actions(plan: Plan) -> tuple[Action, ...]:
    """The actions with words that are no mere suggestions."""
    return tuple(a for a in plan.actions if text_of(a.action) and not is_suggestion(a))


def is_suggestion(action: Action) -> bool:
    return text_of(action.progress).casefold() == SUGGESTED.casefold()


def agreed_recommendations(plan: Plan) -> tuple[Recommendation, ...]:
    """The recommendations with the day on which they were agreed."""
    rows = (r for r in plan.recommendations if text_of(r.recommendation) and r.status != _NOT_USED)
    return tuple(r for r in rows if typed_date(r.agreed_on))


def _with_theme(row: FindingRow) -> FindingRow:
    return replace(row, themes=text_of(row.agreed_theme) or row.themes)


def _with_latest(row: Measure, values: Sequence[PublishedValue], names: Mapping[str, str]) -> Measure:
    """With the latest of the values to be published, or none, in place of whatever the row has."""
    own = [v for v in values if v.value.measure == names[str(row.measure)]]
    last = max(own, key=lambda v: (v.value.period.end, v.value.period.start), default=None)
    return replace(
        row,
        unit=_UNIT_WORDS.get(written_unit(str(row.unit or "")), row.unit),
        latest=last.shown("value") if last else None,
        period=period_words(last) if last else None,
        change=None,
        rag=None,
    )


# ---- values as rows


@dataclass(frozen=True)
class _ValueRow:
    measure: str
    unit: str
    period: str
    numerator: Value
    denominator: Value
    value: Value
    provisional: str


def _value_row(held: PublishedValue) -> _ValueRow:
    counts = bool(held.unit) and is_count(held.unit)
    parts = (held.shown(part) for part in PARTS[:2])
    top, bottom = (NOT_APPLICABLE if part is None and counts else part for part in parts)
    provisional = "yes" if held.value.provisional else "no"
    unit = _UNIT_WORDS.get(held.unit, held.unit)
    return _ValueRow(held.value.measure, unit, period_words(held), top, bottom, held.shown("value"), provisional)


def period_words(held: PublishedValue) -> str:
    """September 2026; Academic year 2024/25."""
    words = held.value.period.words
    return words[:1].upper() + words[1:]


# ---- which columns


def _findings(area: str, plan: Plan) -> DataSheet:
    columns = (
        Column("Ref", "ref", 14, "quoted"),
        Column("Document", "document", 20, "quoted"),
        Column("Section", "section", 20, "quoted"),
        Column("Kind", "kind", 16, "quoted"),
        Column("Finding", "finding", 70, "quoted"),
        Column("Detail", "detail", 40, "quoted", NOT_APPLICABLE),
        Column("Page", "page", 8, "number"),
        Column("Theme", "themes", 26),
    )
    about = "Each row is a finding in the inspectors' own words, with the page it stands on."
    title = f"What inspectors found in {area}"
    rows = tuple(map(_with_theme, plan.findings))
    return DataSheet("Findings", "Findings", title, about, "Findings", "ref", columns, rows)


def _weaknesses(area: str, plan: Plan, brag: tuple[str, ...]) -> DataSheet:
    columns = (
        Column("Ref", "ref", 14, "quoted"),
        Column("Type", "type", 22, "quoted"),
        Column("Weakness", "weakness", 70, "quoted"),
        Column("Detail", "detail", 40, "quoted", NOT_APPLICABLE),
        Column("Responsible", "responsible", 34, "quoted"),
        Column("RAG", "rag", 10, "word", words=brag),
    )
    about = "Each row is a weakness or an area to improve, in the inspectors' own words."
    title = f"What inspectors said must improve in {area}"
    return DataSheet("Weaknesses", "Weaknesses", title, about, "Weaknesses", "ref", columns, plan.weaknesses)


def _actions(area: str, rows: tuple[Action, ...], brag: tuple[str, ...], refs: tuple[str, ...]) -> DataSheet:
    columns = (
        Column("Ref", "ref", 10),
        Column("Weakness", "weakness", 14, "refs", NOT_APPLICABLE, refs),
        Column("Action", "action", 60),
        Column("Outcome sought", "outcome_sought", 46),
        Column("Lead body", "lead_body", 22),
        Column("Start", "start", 20, "date"),
        Column("Due", "due", 20, "date"),
        Column("Revised due", "revised_due", 20, "date", NOT_APPLICABLE),
        Column("BRAG", "brag", 10, "word", words=brag),
    )
    about = "Each row is an action, the weakness it tackles, the body that leads it, its dates and how it stands."
    title = f"What is being done in {area}"
    return DataSheet("Actions", "Actions", title, about, "Action plan", "ref", columns, rows)


def _recommendations(area: str, rows: tuple[Recommendation, ...]) -> DataSheet:
    columns = (
        Column("Ref", "ref", 10),
        Column("Recommendation", "recommendation", 70),
        Column("To", "to", 26),
        Column("Agreed on", "agreed_on", 20, "date"),
        Column("Response due", "response_due", 20, "date"),
        Column("Status", "status", 18, "word", words=STATUSES),
        Column("Closed on", "closed_on", 20, "date", NOT_APPLICABLE),
    )
    about = "Each row is a recommendation with the day on which councillors agreed it."
    title = f"Recommendations agreed by councillors in {area}"
    source = "Recommendations"
    return DataSheet(source, source, title, about, source, "ref", columns, rows)


def _measures(area: str, rows: tuple[Measure, ...]) -> DataSheet:
    columns = (
        Column("Measure", "measure", 40),
        Column("Definition", "definition", 56),
        Column("Unit", "unit", 12),
        Column("Better", "better", 12, "word", words=_BETTER),
        Column("Target", "target", 12, "number"),
        Column("Statutory standard", "statutory_standard", 26, blank=NOT_APPLICABLE),
        Column("National", "national", 12, "number"),
        Column("Latest", "latest", 12, "number"),
        Column("Period", "period", 26),
        Column("Source", "source", 30),
    )
    about = "Each row is a measure, what is aimed at, and its latest figure."
    title = f"How progress is measured in {area}"
    return DataSheet("Measures", "Measures", title, about, "Measures", "measure", columns, rows)


def _values(area: str, rows: tuple[_ValueRow, ...]) -> DataSheet:
    columns = (
        Column("Measure", "measure", 56, "quoted"),
        Column("Unit", "unit", 12, "quoted"),
        Column("Period", "period", 34),
        Column("Numerator", "numerator", 14, "number"),
        Column("Denominator", "denominator", 16, "number"),
        Column("Value", "value", 12, "number", NOT_AVAILABLE),
        Column("Provisional", "provisional", 14, "word", words=_YES_NO),
    )
    # name and unit are those of the sheet Measures, where they are looked at
    about = "Each row is the figure of one measure for one period."
    title = f"Figures over time in {area}"
    return DataSheet("Measure values", "MeasureValues", title, about, "Measure values", "measure", columns, rows)


def unclear_dates(plan: Plan) -> Iterator[Recommendation]:
    """The recommendations that may have been agreed, on what is no day."""
    for row in plan.recommendations:
        if text_of(row.recommendation) and text_of(row.agreed_on) and not typed_date(row.agreed_on):
            yield row
