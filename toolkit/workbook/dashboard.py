"""The Dashboard: counts and charts that read the tables by formula, live while officers type."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from toolkit.model.house import HouseStyle
from toolkit.model.plan import FindingRow, Plan
from toolkit.rules.attention import DUE_SOON, OVERDUE, attention
from toolkit.rules.risk_rating import NOT_RATED, band_of, choices, is_unrated, rating
from toolkit.rules.rows import JOIN, KIND_LABELS
from toolkit.workbook.calculated import done_word
from toolkit.workbook.dashboard_trend import SHOWN, write_trend
from toolkit.workbook.looks import Looks
from toolkit.workbook.records import required_blank
from toolkit.workbook.row_heights import height_for
from toolkit.workbook.sheets import DASHBOARD
from toolkit.workbook.start_here import BLANK

_KIND_COLOURS = {"Main finding": "#7F7F7F", "Strength": "#2E75B6", "Area for development": "#C55A11"}
_UNRATED = f'=COUNTIFS(Risks[Risk],"?*",Risks[Risk rating],"{NOT_RATED}",Risks[Status],"<>Not used")'
_CHART_COLUMN, _WIDTH = 7, 18
_COUNTS, _BRAG, _HEAT, _THEMES = 3, 16, 25, 36
_OF_TWO_THEMES = "A finding with two themes counts under each."


def write_dashboard(workbook: xlsxwriter.Workbook, worksheet: Worksheet, plan: Plan, today: date, looks: Looks) -> None:
    """Key counts, actions by BRAG, the risk heat map, findings by theme and kind, a measure over time."""
    house = looks.house
    worksheet.write_string(0, 0, f"{plan.area}: dashboard", looks["title"])
    worksheet.write_string(1, 0, "The counts follow what you type.", looks["text"])
    _write_counts(worksheet, plan, house, today, looks)
    _write_brag(workbook, worksheet, plan, looks)
    _write_heat_map(worksheet, plan, house, looks)
    _write_themes(workbook, worksheet, plan, house, looks)
    _write_trend(workbook, worksheet, plan, _THEMES + len(house.themes) + 3, looks)
    _set_up(worksheet)


def _write_counts(worksheet: Worksheet, plan: Plan, house: HouseStyle, today: date, looks: Looks) -> None:
    calls = Counter(attention(a, today, done_word(house)) for a in plan.actions)
    kinds = Counter(f.kind for f in plan.findings)
    plurals = dict(zip(KIND_LABELS.values(), ("Main findings", "Strengths", "Areas for development"), strict=True))
    rows = [
        *((plural, _kind_count(kind), kinds[kind]) for kind, plural in plurals.items()),
        (
            "Weaknesses, areas for action and improvement",
            '=COUNTIF(Weaknesses[Ref],"?*")',
            len(plan.weaknesses),
        ),
        ("Actions", '=COUNTIF(ActionPlan[Action],"?*")', len(plan.actions)),
        ("Actions overdue", f'=COUNTIF(ActionPlan[Attention],"{OVERDUE}")', calls[OVERDUE]),
        ("Actions due within 30 days", f'=COUNTIF(ActionPlan[Attention],"{DUE_SOON}")', calls[DUE_SOON]),
        ("Risks", '=COUNTIF(Risks[Risk],"?*")', len(plan.risks)),
        ("Risks not yet rated", _UNRATED, sum(is_unrated(r, house.risk_scale) for r in plan.risks)),
        ("Required Paper details still blank", BLANK, required_blank(plan)),
    ]
    _table(worksheet, "DashboardCounts", _COUNTS, ("At a glance", "Count"), len(rows), looks)
    for number, (label, formula, value) in enumerate(rows, _COUNTS + 1):
        worksheet.write_string(number, 0, label, looks["cell"])
        worksheet.write_formula(number, 1, formula, looks["count"], value)


def _kind_count(label: str) -> str:
    return f'=COUNTIFS(Findings[Kind],"{label}",Findings[In source],"yes")'


def _table(worksheet: Worksheet, name: str, row: int, headings: Sequence[str], rows: int, looks: Looks) -> None:
    """The cells as an Excel table without a filter, so that a screen reader is told its headings."""
    worksheet.set_row(row, 30)
    columns = [{"header": heading, "header_format": looks["cell header"]} for heading in headings]
    options = {"name": name, "columns": columns, "autofilter": False, "style": None}
    worksheet.add_table(row, 0, row + rows, len(headings) - 1, options)


def _write_brag(workbook: xlsxwriter.Workbook, worksheet: Worksheet, plan: Plan, looks: Looks) -> None:
    house = looks.house
    _table(worksheet, "DashboardBrag", _BRAG, ("Actions by BRAG", "Actions", "Meaning"), len(house.brag), looks)
    counts = Counter(str(a.brag) for a in plan.actions)
    for number, colour in enumerate(house.brag, _BRAG + 1):
        worksheet.write_string(number, 0, colour.word, looks["cell"])
        formula = f"=COUNTIF(ActionPlan[BRAG],{xl_rowcol_to_cell(number, 0, col_abs=True)})"
        worksheet.write_formula(number, 1, formula, looks["count"], counts[colour.word])
        worksheet.write_string(number, 2, colour.meaning, looks["cell"])
        worksheet.set_row(number, height_for([(colour.meaning, _WIDTH)]))
    first, last = _BRAG + 1, _BRAG + len(house.brag)
    chart = workbook.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": [DASHBOARD, _BRAG, 1],
            "categories": [DASHBOARD, first, 0, last, 0],
            "values": [DASHBOARD, first, 1, last, 1],
            "points": [{"fill": {"color": f"#{c.fill}"}, "border": {"color": "#404040"}} for c in house.brag],
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": "Actions by BRAG", "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"major_gridlines": {"visible": False}, "visible": False, "min": 0})
    _insert(
        worksheet,
        chart,
        _COUNTS,
        330,
        "Column chart: the number of actions in each BRAG status, as in the table",
    )


def _write_heat_map(worksheet: Worksheet, plan: Plan, house: HouseStyle, looks: Looks) -> None:
    """Likelihood down, impact across; each cell says how many risks and which rating."""
    scale = house.risk_scale
    likely, impacts = choices(scale.likelihood, scale.verified), choices(scale.impact, scale.verified)
    headings = ("Risks: likelihood / impact", *impacts)
    _table(worksheet, "DashboardRisks", _HEAT, headings, len(likely), looks)
    counts = Counter((r.likelihood, r.impact) for r in plan.risks)
    for number, likelihood in enumerate(reversed(likely), _HEAT + 1):
        worksheet.write_string(number, 0, likelihood, looks["cell"])
        for position, impact in enumerate(impacts, 1):
            label = rating(likelihood, impact, scale)
            cell_of = (
                xl_rowcol_to_cell(number, 0, col_abs=True),
                xl_rowcol_to_cell(_HEAT, position, row_abs=True),
            )
            count = f"COUNTIFS(Risks[Likelihood],{cell_of[0]},Risks[Impact],{cell_of[1]})"
            shown = f"{counts[likelihood, impact]} at {label}"
            worksheet.write_formula(number, position, f'={count}&" at {label}"', _heat_look(label, looks), shown)


def _heat_look(label: str, looks: Looks) -> Any:
    number = label.split(" ")[0]
    band = band_of(int(number), looks.house.risk_scale.bands) if number.isdigit() else None
    return looks.boxed(band.colour) if band else looks["cell"]


def _write_themes(
    workbook: xlsxwriter.Workbook, worksheet: Worksheet, plan: Plan, house: HouseStyle, looks: Looks
) -> None:  # fmt: skip
    """A row per theme, the most met first; a finding counts under each of its themes."""
    counts = Counter((theme, f.kind) for f in plan.findings for theme in _themes_of(f))
    totals = Counter(theme for f in plan.findings for theme in _themes_of(f))
    labels = sorted((t.label for t in house.themes), key=lambda label: (-totals[label], label))
    headings = ("Findings by theme", *KIND_LABELS.values())
    _table(worksheet, "DashboardThemes", _THEMES, headings, len(labels), looks)
    worksheet.write_string(_THEMES + len(labels) + 1, 0, _OF_TWO_THEMES, looks["text"])
    for number, label in enumerate(labels, _THEMES + 1):
        worksheet.write_string(number, 0, label, looks["cell"])
        for position, kind in enumerate(KIND_LABELS.values(), 1):
            formula = _theme_count(xl_rowcol_to_cell(number, 0, col_abs=True), kind)
            worksheet.write_formula(number, position, formula, looks["count"], counts[label, kind])
    _insert_theme_chart(workbook, worksheet, len(labels))


def _themes_of(finding: FindingRow) -> list[str]:
    if finding.agreed_theme:
        return [str(finding.agreed_theme)]
    return [theme for theme in finding.themes.split(JOIN) if theme]


def _theme_count(cell: str, kind: str) -> str:
    """An officer's agreed theme counts in place of the toolkit's themes."""
    where = f'Findings[Kind],"{kind}",Findings[In source],"yes"'
    agreed = f"COUNTIFS(Findings[Agreed theme],{cell},{where})"
    ours = f'COUNTIFS(Findings[Agreed theme],"",Findings[Themes],"*"&{cell}&"*",{where})'
    return f"={agreed}+{ours}"


def _insert_theme_chart(workbook: xlsxwriter.Workbook, worksheet: Worksheet, themes: int) -> None:
    first, last = _THEMES + 1, _THEMES + themes
    chart = workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for position, (kind, colour) in enumerate(_KIND_COLOURS.items(), 1):
        chart.add_series(
            {
                "name": [DASHBOARD, _THEMES, position],
                "categories": [DASHBOARD, first, 0, last, 0],
                "values": [DASHBOARD, first, position, last, position],
                "fill": {"color": colour},
                "gap": 40,
            }
        )
        if kind != list(KIND_LABELS.values())[position - 1]:
            raise ValueError("The chart's kinds are not the table's")
    chart.set_title({"name": "Findings by theme and kind", "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 8}})
    chart.set_x_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "bottom"})
    description = "Stacked bar chart: findings of each kind under each theme, as in the table"
    _insert(worksheet, chart, _THEMES, 760, description)


def _write_trend(workbook: xlsxwriter.Workbook, worksheet: Worksheet, plan: Plan, row: int, looks: Looks) -> None:
    """A measure of the officers' choice over time, with its target."""
    headings = ("Measure over time: period", "Value", "Target")
    _table(worksheet, "DashboardTrend", row + 1, headings, SHOWN, looks)
    chart = write_trend(workbook, worksheet, plan, row, looks)
    _insert(
        worksheet, chart, row, 330, "Column chart with a line: the last values of the measure chosen, and its target"
    )


def _insert(worksheet: Worksheet, chart: Any, row: int, height: int, description: str) -> None:
    chart.set_size({"width": 620, "height": height})
    worksheet.insert_chart(row, _CHART_COLUMN, chart, {"description": description, "object_position": 2})


def _set_up(worksheet: Worksheet) -> None:
    worksheet.set_column(0, 0, 40)
    worksheet.set_column(1, 6, _WIDTH)
    worksheet.hide_gridlines(2)
    worksheet.set_landscape()
    worksheet.set_paper(8)
    worksheet.fit_to_pages(1, 1)
    worksheet.set_footer(f"&L{DASHBOARD}&RPage &P of &N")
    worksheet.set_selection(0, 0, 0, 0)
