"""What a refresh says of itself: rows for Changes, Conflicts and Checks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from toolkit.model.merge import Changed, Conflict, Merge, Row
from toolkit.model.problem import Problem
from toolkit.rules.issued import Likeness
from toolkit.rules.row_merge import ADDED, UPDATED
from toolkit.workbook.check_matches import in_their_rows
from toolkit.workbook.columns import Sheet
from toolkit.workbook.records import Change, located
from toolkit.workbook.refresh_table import Refreshing
from toolkit.workbook.sheets import CHECKS, CONFLICTS, LETTER_TEXT, MEASURE_VALUES, MEASURES, RISKS, SHEETS
from toolkit.workbook.table_rows import rows_of, standing_rows

BOTH_CHANGED, POSSIBLE_MATCH = "both changed", "possible match"
_ONE_BY_ONE = 3
_NEW_FILES = "New in the files of measures."
_WHY = {
    MEASURES.name: {UPDATED: "Worked out again from Measures and Measure values.", ADDED: _NEW_FILES},
    MEASURE_VALUES.name: {UPDATED: "So by the files of measures as they are now.", ADDED: _NEW_FILES},
    RISKS.name: {UPDATED: "The rating in the report before."},
}
_SHEETS = {sheet.name: sheet for sheet in SHEETS}


def change_rows(merges: Mapping[str, Merge], run: str) -> Iterator[Change]:
    """A row for each cell, and for each row added or missed; many rows of one inspection are counted together."""
    for name, merge in merges.items():
        if name == LETTER_TEXT.name:
            continue
        sheet = _SHEETS[name]
        whys = _WHY.get(name, {})
        merge = replace(merge, changes=tuple(replace(c, why=whys.get(c.why, c.why)) for c in merge.changes))
        together = _many([c for c in merge.changes if not c.field])
        for (inspection, after), count in together.items():
            yield Change(run, name, inspection, "", "", after.replace("row ", f"{count} rows ", 1), _why(merge, after))
        for change in merge.changes:
            if change.field or (_inspection(change.key), change.after) not in together:
                yield _change(sheet, change, run)


def _many(rows: Sequence[Changed]) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        counts[_inspection(row.key), row.after] = counts.get((_inspection(row.key), row.after), 0) + 1
    return {key: count for key, count in counts.items() if count > _ONE_BY_ONE}


def _inspection(key: str) -> str:
    match = re.match(r"\d{4}[a-z]?\b", key)
    return match[0] if match else ""


def _why(merge: Merge, after: str) -> str:
    return next(c.why for c in merge.changes if c.after == after)


def _change(sheet: Sheet, change: Changed, run: str) -> Change:
    return Change(run, sheet.name, change.key, heading(sheet, change.field), change.before, change.after, change.why)


def heading(sheet: Sheet, field: str) -> str:
    return next((c.heading for c in sheet.columns if c.field == field), field)


def conflict_rows(r: Refreshing, run: str, likenesses: Mapping[str, Sequence[Likeness]]) -> Iterator[dict[str, str]]:
    """A row for each conflict that has none yet, and for words that may be those of an old row."""
    for name, merge in r.merges.items():
        place, _ = r.standing.tables[name]
        for c in merge.conflicts:
            if not r.decisions.is_told(name, c.key, c.yours, c.new):
                yield _conflict(run, BOTH_CHANGED, name, c, place.cell(c.row, c.field))
    for name, found in likenesses.items():
        for like in found:
            new = f"{like.new}: {like.now}"
            if not r.decisions.is_told(name, like.old, "", new):
                yield _conflict(run, POSSIBLE_MATCH, name, Conflict(like.old, "", 0, like.was, "", new), "")


def _conflict(run: str, kind: str, sheet: str, c: Conflict, cell: str) -> dict[str, str]:
    about = {"run": run, "kind": kind, "sheet": sheet, "ref": c.key, "cell": cell}
    return {**about, "last_written": c.last, "yours": c.yours, "new": c.new, "decision": ""}


def check_rows(r: Refreshing, problems: Sequence[Problem]) -> list[Row]:
    """This run's checks, and those that no longer hold as settled."""
    now = rows_of(CHECKS, [located(_where_it_is_now(r, p)) for p in problems])
    if CHECKS.name not in r.standing.tables:
        return now
    return in_their_rows(now, [*standing_rows(r.standing, CHECKS)])


def _where_it_is_now(r: Refreshing, problem: Problem) -> Problem:
    """The problem with the cell its row has come to."""
    if not problem.row or problem.sheet not in r.standing.tables:
        return problem
    place, _ = r.standing.tables[problem.sheet]
    field = next((c.field for c in place.sheet.columns if c.heading == problem.column), "")
    number = r.row_numbers(place.sheet).get(problem.row)
    return replace(problem, cell=place.cell(number, field)) if number and field in place.columns else problem


def new_conflicts(r: Refreshing, run: str, likenesses: Mapping[str, Sequence[Likeness]]) -> list[Row]:
    return rows_of(CONFLICTS, list(conflict_rows(r, run, likenesses)))


def new_matches(r: Refreshing) -> int:
    """How many possible matches this refresh has put on Conflicts."""
    return sum(row.cells["kind"] == POSSIBLE_MATCH for row in r.added.get(CONFLICTS.name, {}).values())
