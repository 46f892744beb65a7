"""Where the headings of a risk register stand, and which column holds what: the settings' names first, then the usual.

Headings may fill two rows, as "Residual" over "Likelihood" and "Impact": such a column goes by both words together.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from toolkit.inputs.register_grid import Grid, words_of
from toolkit.model.plan import Value
from toolkit.model.risk_register import RegisterHeadings, heading_key

# The usual headings, the likeliest first; the last two rows are known in order not to be taken for another.
USUAL: dict[str, str] = {
    "risk": (
        "risk; risk title; title; risk name; name of risk; risks; risk event; risk summary; risk statement; "
        "risk description; description of risk"
    ),
    "description": (
        "description; risk description; description of risk; cause and consequence; causes and consequences; "
        "cause and effect; cause consequence; risk details; details; consequences; consequence; causes; cause"
    ),
    "mitigation": (
        "mitigation; mitigations; controls; action to avoid or mitigate risk; actions to avoid or mitigate risk; "
        "existing controls; current controls; controls in place; mitigating actions; mitigating action; "
        "mitigating controls; mitigation and controls; mitigations and controls; control measures; risk treatment"
    ),
    "likelihood": "residual likelihood; likelihood; probability; risk likelihood; inherent likelihood",
    "impact": "residual impact; impact; severity; risk impact; inherent impact",
    "owner": "owner; risk owner; responsible officer; lead officer; accountable officer; risk lead; lead; responsible",
    "target_rating": "target; target rating; target score; target risk; target level",
    "status": "status; risk status",
    "area": "area; local authority; local area; local authority area; council",
    "reference": (
        "ref; risk id; reference; risk ref; risk reference; id; risk no; risk number; ref no; reference no; "
        "reference number; risk code; code; no; number; #"
    ),
    "rating": (
        "rating; risk rating; score; risk score; residual score; overall rating; overall score; total score; "
        "risk level; rag; rag rating; inherent score"
    ),
    "aside": "target likelihood; target impact",
}
# Likelihood, impact and rating before measures are taken, with them, and as they are aimed at, by councils' words.
_WHEN = (
    ("target", ("target", "tolerated", "tolerance", "future")),
    ("inherent", ("inherent", "gross", "initial", "original", "raw", "before", "pre", "uncontrolled")),
    ("residual", ("residual", "net", "current", "present", "after", "post", "controlled")),
)
_BASES = {"likelihood": "likelihood", "probability": "likelihood", "impact": "impact", "severity": "impact"}
_OF_RATINGS = (
    *("score", "rating", "level", "risk", "total", "overall", "assessment", "of", "the"),
    *("controls", "mitigation", "mitigations", "measures", "action", "actions"),
)
_NAMES = {field: [name.strip() for name in names.split(";")] for field, names in USUAL.items()}
_KNOWN = frozenset(name for names in _NAMES.values() for name in names)
FIELDS = tuple(field for field in USUAL if field not in ("rating", "aside"))
_DEEPEST = 30


@dataclass(frozen=True)
class Column:
    """A column by its heading: as shown in messages, the usual names it may have, and all it can be named by."""

    number: int
    shown: str
    usual: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """The headings of a sheet. `columns` says which column holds what; `missing` what the settings name in vain.

    `rivals` are columns that were left aside though they too could hold the field.
    """

    last: int
    columns: Mapping[str, Column]
    rivals: Mapping[str, tuple[Column, ...]]
    missing: tuple[str, ...]
    texts: tuple[str, ...]

    def number(self, field: str) -> int | None:
        return self.columns[field].number if field in self.columns else None


def named_in_settings(headings: RegisterHeadings, field: str) -> tuple[str, ...]:
    """The headings the settings give for the field; none for a field they do not know."""
    return getattr(headings, field, ())


def find_headings(grid: Grid, headings: RegisterHeadings) -> Found | None:
    """The headings of the register, None where no row has that of the risks and another one with it."""
    for row in list(grid.rows)[:_DEEPEST]:
        columns = _columns(grid, row, row - 1)
        chosen = chosen_columns(columns, headings)
        alone = len(columns) == 1
        if "risk" in chosen and (alone or len(chosen) > 1):
            last = row + 1 if _goes_on(grid, row, chosen["risk"].number, headings) else row
            return _found(grid, last, _columns(grid, last, last - 1, upper=last > row), headings)
    return None


def likely_headings(grid: Grid, headings: RegisterHeadings) -> tuple[int, tuple[str, ...]]:
    """The row that looks most like headings, and its texts: for saying that none is known as the risks'."""
    rows = {row: _columns(grid, row, row - 1) for row in list(grid.rows)[:_DEEPEST]}
    row = max(rows, key=lambda r: (len(chosen_columns(rows[r], headings)), min(len(rows[r]), 3), -r))
    return row, tuple(words_of(grid.at(row, column.number)) for column in rows[row])


def chosen_columns(columns: Sequence[Column], headings: RegisterHeadings) -> dict[str, Column]:
    """The column of each field: by the settings for all fields first, then by the usual names of the others."""
    chosen: dict[str, Column] = {}
    for ranks in (_settings_ranks(columns, headings), _usual_ranks(columns)):
        for field, rank in ranks.items():
            free = [column for column in columns if column not in chosen.values() and column in rank]
            if field not in chosen and free:
                chosen[field] = min(free, key=lambda column: (rank[column], column.number))
    return {field: column for field, column in chosen.items() if field != "aside"}


def _settings_ranks(columns: Sequence[Column], headings: RegisterHeadings) -> dict[str, dict[Column, int]]:
    """By field the columns that the settings name, with the place of the name among those given."""
    named = {field: [*map(heading_key, named_in_settings(headings, field))] for field in FIELDS}
    return {field: _ranked({c: c.names for c in columns}, keys) for field, keys in named.items()}


def _usual_ranks(columns: Sequence[Column]) -> dict[str, dict[Column, int]]:
    return {field: _ranked({c: c.usual for c in columns}, keys) for field, keys in _NAMES.items()}


def _ranked(names: Mapping[Column, Sequence[str]], keys: Sequence[str]) -> dict[Column, int]:
    ranks = {column: [keys.index(name) for name in of_column if name in keys] for column, of_column in names.items()}
    return {column: min(rank) for column, rank in ranks.items() if rank}


def _found(grid: Grid, last: int, columns: Sequence[Column], headings: RegisterHeadings) -> Found:
    chosen = chosen_columns(columns, headings)
    by_settings, usual = _settings_ranks(columns, headings), _usual_ranks(columns)
    missing = tuple(f for f in FIELDS if named_in_settings(headings, f) and not by_settings[f])
    left = [column for column in columns if column not in chosen.values()]
    rivals = {
        field: tuple(column for column in left if column in usual[field])
        for field in chosen
        if field in FIELDS and not by_settings[field]
    }
    texts = tuple(words_of(cell) for cell in grid.rows[last])
    return Found(last, chosen, {field: others for field, others in rivals.items() if others}, missing, texts)


def _columns(grid: Grid, row: int, above: int, upper: bool = False) -> list[Column]:
    """The columns by the heading in `row`, or with `upper` in the row above where that cell is blank."""
    width = max(len(grid.rows.get(row, ())), len(grid.rows.get(above, ())) if upper else 0)
    groups = _carried(grid.at(above, number) for number in range(1, width + 1))
    columns = []
    for number in range(1, width + 1):
        own = words_of(grid.at(row, number))
        over = words_of(grid.at(above, number)) if upper else ""
        group = words_of(groups[number - 1]) if own else ""
        if own or over:
            columns.append(_column(number, own or over, group))
    return columns


def _column(number: int, own: str, group: str) -> Column:
    """A column; where group and heading together have a usual name, as "Residual" and "Impact", it goes by that."""
    group = "" if heading_key(group) == heading_key(own) else group
    bare = re.sub(r"\([^)]*\)", " ", own)  # "Likelihood (1 to 5)"
    both, when = heading_key(f"{group} {own}"), _when(group, own, bare)
    names = tuple(dict.fromkeys(filter(None, (heading_key(own), heading_key(bare), both, when))))
    of_group = tuple(name for name in (both, when) if name in _KNOWN and (group or name == when))
    return Column(number, f"{group} {own}" if of_group and group else own, of_group or names, names)


def _when(group: str, own: str, bare: str) -> str:
    """ "residual likelihood" for Likelihood below Current risk, and for Net probability; blank for anything else."""
    words = heading_key(bare).split()
    said = (*heading_key(own).split(), *heading_key(group).split())
    when = next((name for word in said for name, of_it in _WHEN if word in of_it), "")
    known = {word for _, of_it in _WHEN for word in of_it}
    left = [word for word in words if word not in known and word not in _OF_RATINGS]
    base = _BASES.get(left[0], "") if len(left) == 1 else ""
    if not left and {"score", "rating", "level", "total"}.intersection(words):
        base = "score"
    return f"{when} {base}" if when and base else ""


def _carried(cells: Iterable[Value]) -> list[Value]:
    """Each cell, a blank one as the last before it: a group's heading stands over all of its columns."""
    held: Value = None
    carried = []
    for cell in cells:
        held = held if cell is None else cell
        carried.append(held)
    return carried


def _goes_on(grid: Grid, row: int, risk: int, headings: RegisterHeadings) -> bool:
    """True where the row below belongs to the headings: no risk is in it, and mostly known headings."""
    named = {heading_key(name) for field in FIELDS for name in named_in_settings(headings, field)}
    below = _columns(grid, row + 1, row)
    new = [c for c in below if words_of(grid.at(row + 1, c.number)) != words_of(grid.at(row, c.number))]
    known = [c for c in new if not (_KNOWN | named).isdisjoint((*c.usual, *c.names))]
    return bool(known) and 2 * len(known) >= len(new) and risk not in [column.number for column in new]
