"""The Dashboard's measure over time: one of the officers' choice, its last values beside its target, by formula."""

from collections.abc import Sequence
from typing import Any

from toolkit.model.plan import Measure, Plan, Value
from toolkit.rules.row_merge import as_text
from toolkit.workbook.entry import choice_of_measure
from toolkit.workbook.looks import Looks
from toolkit.workbook.row_heights import height_for
from toolkit.workbook.sheets import DASHBOARD, MEASURES

ROOM_FOR_MEASURES = 20  # in the list to choose from, beyond the rows there are
SHOWN = 12  # values, the last ones of the sheet
ASKED = "Measure shown (choose)"
NONE_YET = "No measure yet"
NO_TARGET, TARGET = "No target set", "Target"
_WIDTH = 18  # of the column with the choice
_VALUES, _LINE = "#2E75B6", "#C55A11"


def write_trend(workbook: Any, worksheet: Any, plan: Plan, row: int, looks: Looks) -> Any:
    """The choice in `row` (from 0), headings in the row below, a row a value; the chart, which is not yet placed."""
    chosen = _first_with_values(plan)
    name = as_text(chosen.measure) if chosen else NONE_YET
    worksheet.set_row(row, height_for([(name, _WIDTH)]))
    worksheet.write_string(row, 0, ASKED, looks["cell header"])
    worksheet.write_string(row, 1, name, looks["officer"])
    source = f"='{MEASURES.name}'!$A$2:$A${max(1, len(plan.measures)) + ROOM_FOR_MEASURES + 1}"
    worksheet.data_validation(row, 1, row, 1, choice_of_measure(ASKED, source))
    cell, target = f"$B${row + 1}", _target(plan, name)
    worksheet.write_formula(row, 2, _target_title(cell), looks["cell"], NO_TARGET if target == "" else TARGET)
    _write_values(worksheet, plan, (row + 2, cell, name), looks)
    return _chart(workbook, row)


def _write_values(worksheet: Any, plan: Plan, at: tuple[int, str, str], looks: Looks) -> None:
    first, cell, name = at
    values, target = _last_values(plan, name), _target(plan, name)
    for number in range(SHOWN):
        period, value = values[number] if number < len(values) else ("", "")
        worksheet.write_formula(first + number, 0, _nth("Period", cell, number), looks["cell"], period)
        worksheet.write_formula(first + number, 1, _nth("Value", cell, number), looks["count"], value)
        worksheet.write_formula(first + number, 2, f"={_asked_target(cell)}", looks["count"], target)


def _nth(column: str, cell: str, number: int) -> str:
    """The n-th of the last values of the measure in `cell`, in the order of the sheet; blank where there are fewer."""
    own = f"(MeasureValues[Measure]={cell})"
    place = "(ROW(MeasureValues[Measure])-ROW(MeasureValues[[#Headers],[Measure]]))"
    from_the_end = f"MIN({SHOWN},SUMPRODUCT(--{own}))-{number}"
    found = f"INDEX(MeasureValues[{column}],SUMPRODUCT(LARGE({own}*{place},{from_the_end})))"
    return f'=IF({cell}="","",IFERROR(IF({found}="","",{found}),""))'


def _asked_target(cell: str) -> str:
    found = f"INDEX(Measures[Target],MATCH({cell},Measures[Measure],0))"
    return f'IF({cell}="","",IFERROR(IF({found}="","",{found}),""))'


def _target_title(cell: str) -> str:
    return f'=IF({_asked_target(cell)}="","{NO_TARGET}","{TARGET}")'


def _first_with_values(plan: Plan) -> Measure | None:
    named = {_same(v.measure) for v in plan.values if v.value is not None}
    return next((m for m in plan.measures if m.measure and _same(m.measure) in named), None)


def _last_values(plan: Plan, name: str) -> Sequence[tuple[str, Value]]:
    rows = [v for v in plan.values if name and _same(v.measure) == _same(name)]
    return [(as_text(v.period), "" if v.value is None else v.value) for v in rows[-SHOWN:]]


def _target(plan: Plan, name: str) -> Value:
    own = (m.target for m in plan.measures if name and _same(m.measure) == _same(name))
    target = next(own, None)
    return "" if target is None else target


def _same(name: Value) -> str:
    """Excel's equals sign does not tell capitals apart."""
    return as_text(name).casefold()


def _chart(workbook: Any, row: int) -> Any:
    first, last = row + 2, row + 1 + SHOWN
    categories = [DASHBOARD, first, 0, last, 0]
    chart, line = workbook.add_chart({"type": "column"}), workbook.add_chart({"type": "line"})
    values = {"categories": categories, "values": [DASHBOARD, first, 1, last, 1]}
    chart.add_series({**values, "name": [DASHBOARD, row + 1, 1], "fill": {"color": _VALUES}, "gap": 60})
    target = {"categories": categories, "values": [DASHBOARD, first, 2, last, 2], "name": [DASHBOARD, row, 2]}
    line.add_series({**target, "line": {"color": _LINE, "width": 2.25, "dash_type": "dash"}})
    chart.combine(line)
    chart.set_title({"name": [DASHBOARD, row, 1], "name_font": {"size": 12}})
    chart.set_y_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_legend({"position": "bottom"})
    return chart
