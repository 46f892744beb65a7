"""The sheet Dashboard: what there is in one sentence, the commonest themes, and charts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from toolkit.model.comparison import Comparison
from toolkit.rules.comparison_words import INSPECTION_OUTCOMES
from toolkit.rules.english import in_words
from toolkit.rules.rows import JOIN
from toolkit.workbook.addresses import column_letters
from toolkit.workbook.comparison_counts import (
    BY_AREA,
    BY_YEAR,
    FIRST_OFFICIAL,
    FIRST_OUTCOME,
    OUTCOMES,
    number_column,
    share_column,
)

DASHBOARD = "Dashboard"
ANSWERS = "How have outcomes changed, and which themes are commonest?"
USE = "Read the charts; the table gives every theme."
_HEAD = 5  # the table's heading row, counted from 1
_COLUMNS = (("Theme", 44), ("Findings on what needs to be better", 14), ("Share of those findings", 12),
            ("Areas", 10), ("Weaknesses and areas for action or improvement", 18))  # fmt: skip
_SHOWN = 15
_OUTCOME_COLOURS = ("#2E75B6", "#C55A11", "#548235", "#BF9000", "#7B2C2C")
_LINE_COLOURS = ("#1F3864", "#C55A11", "#548235", "#7F6000", "#7030A0")
_CHART_COLUMN, _CHART_ROWS = 6, 24


def write_dashboard(
    workbook: Any, worksheet: Any, comparison: Comparison, as_at: date, looks: Mapping[str, Any]
) -> None:  # fmt: skip
    worksheet.set_row(0, 24)
    worksheet.write_string(0, 0, "SEND inspections compared: dashboard", looks["title"])
    note = f"Counts are live. When this file was made ({in_words(as_at)}) they were as shown."
    worksheet.write_string(1, 0, note, looks["line"])
    worksheet.write_formula(2, 0, _sentence(comparison), looks["line"], _said(comparison))
    _write_themes(worksheet, comparison, looks)
    _insert_charts(workbook, worksheet, comparison)
    for position, (_, width) in enumerate(_COLUMNS):
        worksheet.set_column(position, position, width)
    worksheet.hide_gridlines(2)
    worksheet.set_landscape()
    worksheet.set_paper(8)
    worksheet.fit_to_pages(1, 1)
    worksheet.set_footer(f"&L{DASHBOARD}&RPage &P of &N")
    worksheet.set_selection(0, 0, 0, 0)


def _sentence(comparison: Comparison) -> str:
    counts = ("Documents[Ref]", "Findings[Ref]", "Weaknesses[Ref]", "Figures[Ref]")
    documents, findings, weaknesses, figures = (f'COUNTIF({c},"?*")' for c in counts)
    documents = documents.replace("[Ref]", "[Document]")
    return (
        f'="Areas: "&{_areas(comparison)}&". Documents: "&{documents}&". Findings: "&{findings}'
        f'&". Weaknesses and areas for action or improvement: "&{weaknesses}&". Figures quoted: "&{figures}&"."'
    )


def _areas(comparison: Comparison) -> str:
    return f"COUNTIF('{BY_AREA}'!$A$2:$A${_last(comparison)},\"?*\")"


def _last(comparison: Comparison) -> int:
    return max(1, len(comparison.by_area)) + 1


def _said(comparison: Comparison) -> str:
    return (
        f"Areas: {len(comparison.by_area)}. Documents: {len(comparison.documents)}."
        f" Findings: {len(comparison.findings)}. Weaknesses and areas for action or improvement:"
        f" {len(comparison.weaknesses)}. Figures quoted: {len(comparison.figures)}."
    )


def _write_themes(worksheet: Any, comparison: Comparison, looks: Mapping[str, Any]) -> None:
    columns = [{"header": heading, "header_format": looks["header"]} for heading, _ in _COLUMNS]
    options = {"name": "CommonestThemes", "columns": columns, "autofilter": False, "style": None}
    worksheet.add_table(_HEAD - 1, 0, _HEAD - 1 + max(1, len(comparison.themes)), len(columns) - 1, options)
    worksheet.set_row(_HEAD - 1, 58)
    told = Counter(theme for row in comparison.weaknesses for theme in row.themes.split(JOIN))
    total, findings = sum(row.findings for row in comparison.by_area), _column(comparison, 1)
    for theme, label in enumerate(comparison.themes):
        row, numbers = _HEAD + 1 + theme, _column(comparison, number_column(theme))
        met = [counts.numbers[theme] for counts in comparison.by_area]
        cells = (
            ("number", f"=SUM({numbers})", sum(met)),
            ("share", f"=IFERROR(B{row}/SUM({findings}),0)", sum(met) / total if total else 0),
            ("number", f'=COUNTIF({numbers},">0")', sum(number > 0 for number in met)),
            ("number", _told_formula(row), told[label]),
        )
        worksheet.write_string(row - 1, 0, label, looks["text"])
        for position, (kind, formula, value) in enumerate(cells, 1):
            worksheet.write_formula(row - 1, position, formula, looks[kind], value)


def _column(comparison: Comparison, position: int) -> str:
    letter = column_letters(position + 1)
    return f"'{BY_AREA}'!${letter}$2:${letter}${_last(comparison)}"


def _told_formula(row: int) -> str:
    among = f'SEARCH("{JOIN}"&$A{row}&"{JOIN}","{JOIN}"&Weaknesses[Themes]&"{JOIN}")'
    return f"=SUMPRODUCT(--ISNUMBER({among}))"


def _insert_charts(workbook: Any, worksheet: Any, comparison: Comparison) -> None:
    for place, (chart, words) in enumerate(_charts(workbook, comparison)):
        chart.set_size({"width": 680, "height": 440})
        at = (_HEAD - 1 + _CHART_ROWS * (place // 2), _CHART_COLUMN + 11 * (place % 2))
        worksheet.insert_chart(*at, chart, {"description": words, "object_position": 2})


def _charts(workbook: Any, comparison: Comparison) -> Iterator[tuple[Any, str]]:
    """Each chart with its alternative text; none of what there is nothing of."""
    if years := len(comparison.years):
        words = "Stacked column chart: inspections of each year by outcome, as on the sheet Outcomes by year"
        yield _outcomes(workbook, "Outcomes of the inspections here, by year", FIRST_OUTCOME, years), words
        official = _outcomes(workbook, "Outcomes in the official tables, by year", FIRST_OFFICIAL, years)
        yield official, f"{words}, for the official tables"
    if comparison.themes:
        words = "Bar chart: the commonest themes of findings on what needs to be better, as in the table"
        yield _commonest(workbook, min(_SHOWN, len(comparison.themes))), words
    if comparison.by_year:
        words = "Line chart: the share of the commonest themes in each year, as on the sheet Themes by year"
        yield _over_years(workbook, len(comparison.themes), len(comparison.by_year)), words


def _outcomes(workbook: Any, title: str, first: int, years: int) -> Any:
    chart = workbook.add_chart({"type": "column", "subtype": "stacked"})
    for place, colour in enumerate(_OUTCOME_COLOURS):
        chart.add_series(
            {
                "name": list(INSPECTION_OUTCOMES.values())[place],
                "categories": [OUTCOMES, 1, 0, years, 0],
                "values": [OUTCOMES, 1, first + place, years, first + place],
                "fill": {"color": colour},
                "border": {"color": "#FFFFFF"},
                "gap": 60,
            }
        )
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_y_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "bottom"})
    return chart


def _commonest(workbook: Any, themes: int) -> Any:
    chart = workbook.add_chart({"type": "bar"})
    first, last = _HEAD, _HEAD + themes - 1
    chart.add_series(
        {
            "name": [DASHBOARD, _HEAD - 1, 1],
            "categories": [DASHBOARD, first, 0, last, 0],
            "values": [DASHBOARD, first, 1, last, 1],
            "fill": {"color": _LINE_COLOURS[0]},
            "data_labels": {"value": True},
            "gap": 40,
        }
    )
    chart.set_title({"name": "Commonest themes: findings on what needs to be better", "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_x_axis({"min": 0, "major_gridlines": {"visible": False}, "visible": False})
    chart.set_legend({"none": True})
    return chart


def _over_years(workbook: Any, themes: int, years: int) -> Any:
    chart = workbook.add_chart({"type": "line"})
    for theme, colour in enumerate(_LINE_COLOURS[:themes]):
        column = share_column(theme)
        chart.add_series(
            {
                "name": [DASHBOARD, _HEAD + theme, 0],
                "categories": [BY_YEAR, 1, 0, years, 0],
                "values": [BY_YEAR, 1, column, years, column],
                "line": {"color": colour, "width": 2},
                "marker": {"type": ("circle", "square", "diamond", "triangle", "x")[theme], "size": 6,
                           "fill": {"color": colour}, "border": {"color": colour}},
            }
        )  # fmt: skip
    chart.set_title({"name": "The commonest themes over the years: share of findings", "name_font": {"size": 12}})
    chart.set_y_axis({"min": 0, "num_format": "0%", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "bottom"})
    return chart
