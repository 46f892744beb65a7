"""The sheet One area: an area of your choice against all the others, theme by theme, live by formula."""

from collections.abc import Mapping, Sequence
from math import copysign, floor
from typing import Any

from toolkit.model.comparison import Comparison, ThemeCounts
from toolkit.workbook.addresses import column_letters
from toolkit.workbook.comparison_counts import BY_AREA, number_column

ONE_AREA = "One area"
ANSWERS = "How does one area differ from all the others?"
USE = "Choose an area in cell B3. The table and the chart follow."
_HEAD = 6  # the table's heading row, counted from 1
_COLUMNS = (("Theme", 44), ("Number in the area", 12), ("Share in the area", 12), ("Number elsewhere", 12),
            ("Share elsewhere", 12), ("Difference in percentage points", 14))  # fmt: skip
_HERE, _OTHERS = "#C55A11", "#1F3864"
_CHART_COLUMN = 7


def write_one_area(
    workbook: Any, worksheet: Any, comparison: Comparison, areas: str, looks: Mapping[str, Any]
) -> None:  # fmt: skip
    """The choice, what is known of the area, the table and its chart; `areas` is the range of the drop-down."""
    chosen = comparison.by_area[0] if comparison.by_area else None
    worksheet.set_row(0, 24)
    worksheet.write_string(0, 0, ANSWERS, looks["title"])
    worksheet.write_string(1, 0, USE, looks["line"])
    worksheet.write_string(2, 0, "Area", looks["heading"])
    worksheet.write_string(2, 1, chosen.name if chosen else "No area", looks["choice"])
    message = "Choose from the list: the arrow at the right of the cell opens it."
    rule = {"validate": "list", "source": areas, "error_title": "Area", "error_message": message}
    worksheet.data_validation(2, 1, 2, 1, rule)
    worksheet.write_formula(3, 0, _sentence(comparison), looks["line"], _said(comparison, chosen))
    _write_table(worksheet, comparison, chosen, looks)
    _insert_chart(workbook, worksheet, len(comparison.themes))
    _set_up(worksheet)


def _column(comparison: Comparison, position: int) -> str:
    """A column of Themes by area, without its heading."""
    letter = column_letters(position + 1)
    return f"'{BY_AREA}'!${letter}$2:${letter}${max(1, len(comparison.by_area)) + 1}"


def _of_area(comparison: Comparison, position: int) -> str:
    return f"INDEX({_column(comparison, position)},MATCH($B$3,{_column(comparison, 0)},0))"


def _sentence(comparison: Comparison) -> str:
    latest = 'LOOKUP(2,1/((Documents[Area]=$B$3)*(Documents[Latest]="yes")),Documents[{}])'
    return (
        f'=IFERROR($B$3&": "&{_of_area(comparison, 1)}&" findings say what needs to be better. Latest document: "'
        f'&{latest.format("Document")}&". Outcome: "&{latest.format("Outcome")}&".","{USE}")'
    )


def _said(comparison: Comparison, chosen: ThemeCounts | None) -> str:
    latest = next((d for d in comparison.documents if chosen and d.area == chosen.name and d.latest), None)
    if chosen is None or latest is None:
        return USE
    said = f"{chosen.name}: {chosen.findings} findings say what needs to be better."
    return f"{said} Latest document: {latest.document}. Outcome: {latest.outcome}."


def _write_table(
    worksheet: Any, comparison: Comparison, chosen: ThemeCounts | None, looks: Mapping[str, Any]
) -> None:  # fmt: skip
    columns = [{"header": heading, "header_format": looks["header"]} for heading, _ in _COLUMNS]
    options = {"name": "OneArea", "columns": columns, "autofilter": False, "style": None}
    worksheet.add_table(_HEAD - 1, 0, _HEAD - 1 + max(1, len(comparison.themes)), len(columns) - 1, options)
    worksheet.set_row(_HEAD - 1, 45)
    findings = _column(comparison, 1)
    for theme, label in enumerate(comparison.themes):
        row = _HEAD + 1 + theme
        numbers = number_column(theme)
        formulas = (
            f"=IFERROR({_of_area(comparison, numbers)},0)",
            f"=IFERROR(B{row}/{_of_area(comparison, 1)},0)",
            f"=SUM({_column(comparison, numbers)})-B{row}",
            f"=IFERROR(D{row}/(SUM({findings})-{_of_area(comparison, 1)}),0)",
            f"=ROUND((C{row}-E{row})*100,0)",
        )
        worksheet.write_string(row - 1, 0, label, looks["text"])
        values = _compared(comparison.by_area, chosen, theme)
        kinds = ("number", "share", "number", "share", "number")
        for position, (formula, value, kind) in enumerate(zip(formulas, values, kinds, strict=True), 1):
            worksheet.write_formula(row - 1, position, formula, looks[kind], value)


def _compared(by_area: Sequence[ThemeCounts], chosen: ThemeCounts | None, theme: int) -> tuple[float, ...]:
    """What the five formulas of a theme give for the area chosen to begin with."""
    here = chosen.numbers[theme] if chosen else 0
    elsewhere = sum(row.numbers[theme] for row in by_area) - here
    others = sum(row.findings for row in by_area) - (chosen.findings if chosen else 0)
    share = here / chosen.findings if chosen and chosen.findings else 0.0
    rest = elsewhere / others if chosen and others else 0.0
    return here, share, elsewhere, rest, _rounded((share - rest) * 100)


def _rounded(number: float) -> int:
    """As Excel rounds: halves away from nought."""
    return int(copysign(floor(abs(number) + 0.5), number))


def _insert_chart(workbook: Any, worksheet: Any, themes: int) -> None:
    if not themes:
        return
    first, last = _HEAD, _HEAD + themes - 1
    chart = workbook.add_chart({"type": "bar"})
    for name, position, colour in (([ONE_AREA, 2, 1], 2, _HERE), ("All other areas", 4, _OTHERS)):
        chart.add_series(
            {
                "name": name,
                "categories": [ONE_AREA, first, 0, last, 0],
                "values": [ONE_AREA, first, position, last, position],
                "fill": {"color": colour},
                "gap": 50,
            }
        )
    chart.set_title({"name": "Share of findings on what needs to be better", "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_x_axis({"min": 0, "num_format": "0%", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "top"})
    chart.set_size({"width": 760, "height": 160 + 26 * themes})
    words = "Bar chart: for each theme, its share of findings in the area chosen and in all others, as in the table"
    worksheet.insert_chart(_HEAD - 1, _CHART_COLUMN, chart, {"description": words, "object_position": 2})


def _set_up(worksheet: Any) -> None:
    for position, (_, width) in enumerate(_COLUMNS):
        worksheet.set_column(position, position, width)
    worksheet.set_column(1, 1, 24)
    worksheet.freeze_panes(_HEAD, 0)
    worksheet.hide_gridlines(2)
    worksheet.set_landscape()
    worksheet.set_paper(8)
    worksheet.fit_to_pages(1, 1)
    worksheet.set_footer(f"&L{ONE_AREA}&RPage &P of &N")
    worksheet.set_selection(2, 1, 2, 1)
