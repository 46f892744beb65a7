"""Blank cells of area and measure: in a grouped layout they go on with the row above, elsewhere nobody knows.

A layout is grouped where names are written once for several rows: no name stands in two rows that follow each other.
"""

from collections.abc import Mapping
from typing import Any

from toolkit.measures.grid import Grid

_TELLING = ["area", "measure", "period", "part", "unit", "state"]


def fill_down(rows: Any, grid: Grid, columns: Mapping[str, int]) -> Any:
    """The rows, one of the table each, with area and measure filled down where that is certain.

    `rows` has columns `row`, `figures` (bool: it has any), `area`, `measure` and what else tells values apart;
    `columns` are those of area and measure in the file. New columns: `filled` (bool); `refused`, which names the blank
    column that keeps a row from being used, "" where none does, and `blank_column` (int), where that is in the file.
    """
    block = (rows["row"].diff() > 1).cumsum()
    gaps: dict[str, Any] = {}
    grouped: dict[str, bool] = {}
    for name in columns:
        above = rows.groupby(block)[name].ffill()
        gaps[name] = rows[name].isna() & above.notna()
        grouped[name] = _is_grouped(rows, name, block)
        rows[name] = above
    rows["filled"], rows["refused"], rows["blank_column"] = False, "", 0
    again = rows[rows["figures"]].duplicated(_TELLING, keep=False).reindex(rows.index, fill_value=False)
    for name, gap in gaps.items():
        unsure = gap & (again | (not grouped[name]))
        if unsure.any():
            unsure &= ~rows["row"].isin([row for row, column in grid.merged() if column == columns[name]])
        rows["filled"] |= gap
        rows.loc[unsure | (rows[name].isna() & (name == "measure")), ["refused", "blank_column"]] = name, columns[name]
    return rows


def _is_grouped(rows: Any, name: str, block: Any) -> bool:
    """Headings of sections, which have no figures, do not count."""
    names = rows.loc[rows["figures"], name]
    before = block[rows["figures"]]
    return not (names.notna() & (names == names.shift()) & (before == before.shift())).any()
