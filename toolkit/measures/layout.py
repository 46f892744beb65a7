"""The three layouts brought into one: a frame with a row for each part of each figure.

Columns of the frame: `row`, `column` (int, where the part stands), `group` (int: the parts of one figure share it),
`area`, `measure`, `unit`, `note`, `state` (text or None, as written), `period` (as written: text, float or datetime),
`period_row`, `period_column` (int, where the period is written), `role` (value, numerator or denominator) and `raw`
(the cell: text, float or datetime; never None). `filled` (bool) says that area or measure are those of a row above,
`refused` ("measure", "area" or "") which of them is blank, in `blank_column`, in a row that must not be used for it.
"""

import re
from typing import Any

from toolkit.measures.filling import fill_down
from toolkit.measures.grid import Grid
from toolkit.measures.headings import Headings, role_of
from toolkit.model.plan import Value
from toolkit.rules.periods import has_no_year

_TEXTS = {"area": "area", "measure": "measure", "unit": "unit", "note": "note", "provisional": "state"}
_PARTS = ("value", "numerator", "denominator")
_TOTAL = re.compile(r"(?:grand |sub[- ]?)?totals?|overall|sum|all areas", re.I)
COLUMNS = (
    *("row", "column", "group", "area", "measure", "unit", "note", "state"),
    *("period", "period_row", "period_column", "role", "raw", "filled", "refused", "blank_column"),
)


def long_frame(grid: Grid, headings: Headings, period_elsewhere: Value = None) -> Any:
    """The frame of a table; `period_elsewhere` is the period of all its rows where no heading names one."""
    body = _body(grid, headings)
    rows = _rows(grid, body, headings)
    if headings.layout == "wide":
        parts = _of_wide(body, rows, headings)
    elif headings.layout == "across":
        parts = _of_across(body, rows, headings)
    else:
        parts = _of_long(body, rows, headings, period_elsewhere)
    parts = parts[parts["raw"].notna() & (parts["measure"].notna() | (parts["refused"] != ""))]
    return parts.sort_values(["row", "column"], kind="stable")[list(COLUMNS)].reset_index(drop=True)


def _body(grid: Grid, headings: Headings) -> Any:
    """The rows below the headings, without headings that are repeated and without totals."""
    body = grid.frame.loc[grid.frame.index > headings.last]
    keys = [headings.columns[key] for key in ("area", "measure", "period") if key in headings.columns]
    totals = body[keys].map(lambda cell: bool(_TOTAL.fullmatch(str(cell or "")))).any(axis=1)
    again = [column for column in keys if headings.repeated[column - 1] is not None]
    repeated = (body[again] == [headings.repeated[column - 1] for column in again]).all(axis=1)
    return body[~(totals | repeated)]


def _rows(grid: Grid, body: Any, headings: Headings) -> Any:
    """The texts of each row; in a grouped layout area and measure stand for the rows below them too."""
    import pandas as pd  # type: ignore[import-untyped]  # loaded only when there is a file of measures

    rows = pd.DataFrame({"row": body.index}, index=body.index, dtype="int64")
    for key, name in _TEXTS.items():
        column = headings.columns.get(key)
        rows[name] = None if column is None else body[column].map(_text, na_action="ignore").astype(object)
    part = headings.columns.get("part")
    rows["part"] = None if part is None else body[part].map(role_of)
    rows["period"] = _periods(body, headings) if "period" in headings.columns else None
    rows["figures"] = body[_figure_columns(headings)].notna().any(axis=1)
    fills = () if headings.layout == "across" else ("area", "measure")
    rows = fill_down(rows, grid, {name: headings.columns[name] for name in fills if name in headings.columns})
    names = rows[["measure", "area"]].fillna("")
    run = (names != names.shift()).any(axis=1)
    rows["group"] = rows["row"] if part is None else run.cumsum()
    return rows.drop(columns=["figures", "period"]).astype({"measure": object, "area": object})


def _figure_columns(headings: Headings) -> list[int]:
    of_roles = [headings.columns[role] for role in _PARTS if role in headings.columns]
    return [*headings.periods, *headings.others, *of_roles] if headings.layout != "long" else of_roles


def _text(cell: Value) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _of_wide(body: Any, rows: Any, headings: Headings) -> Any:
    parts = rows.join(body[list(headings.periods)]).melt(id_vars=list(rows), var_name="column", value_name="raw")
    written = {column: heading.written for column, heading in headings.periods.items()}
    names = list(dict.fromkeys(map(str, written.values())))
    parts["period"] = parts["column"].map(written).astype(object)
    parts["period_row"], parts["period_column"] = headings.last, parts["column"]
    parts["role"] = parts["part"].fillna(parts["column"].map({c: h.role for c, h in headings.periods.items()}))
    parts["group"] = parts["group"] * len(names) + parts["column"].map(lambda c: names.index(str(written[c])))
    return parts


def _of_across(body: Any, rows: Any, headings: Headings) -> Any:
    wide = rows.drop(columns="measure").assign(period=_periods(body, headings))
    parts = wide.join(body[list(headings.others)]).melt(id_vars=list(wide), var_name="column", value_name="raw")
    parts["measure"] = parts["column"].map(headings.others)
    parts["period_row"], parts["period_column"] = parts["row"], headings.columns["period"]
    parts["group"] = parts["group"] * (max(headings.others, default=0) + 1) + parts["column"]
    return parts.assign(role="value")


def _of_long(body: Any, rows: Any, headings: Headings, elsewhere: Value) -> Any:
    import pandas as pd

    period = headings.columns.get("period")
    rows["period"] = elsewhere if period is None else _periods(body, headings)
    rows["period_row"], rows["period_column"] = rows["row"], period or headings.columns["measure"]
    held = {role: headings.columns[role] for role in _PARTS if role in headings.columns}
    parts = [rows.assign(role=role, column=column, raw=body[column]) for role, column in held.items()]
    return pd.concat(parts, ignore_index=True)


def _periods(body: Any, headings: Headings) -> list[Value]:
    """The period of each row, put together where year and kind stand in columns of their own: Apr, 2025/26."""
    periods, years, kinds = (
        list(body[headings.columns[key]]) if key in headings.columns else [None] * len(body)
        for key in ("period", "year", "kind")
    )
    return [_period(*parts) for parts in zip(periods, years, kinds, strict=True)]


def _period(period: Value, year: Value, kind: Value) -> Value:
    if kind is not None and period is not None and "year" in str(kind).lower():
        return f"{kind} {_text(period)}"
    return f"{period} {_text(year)}" if year is not None and has_no_year(period) else period
