"""What a run says about the workbook it read: parts that are missing, cells that look wrong."""

import re
from collections.abc import Container, Iterator, Mapping

from toolkit.model.edits import Edits
from toolkit.model.plan import Plan, Value
from toolkit.model.problem import Problem
from toolkit.rules.english import in_words
from toolkit.rules.paper_details import DATE_ITEMS
from toolkit.rules.typed_dates import typed_date


def check_edits(plan: Plan, edits: Edits, file: str, written: Mapping[str, Container[str]]) -> Iterator[Problem]:
    """Problems of the workbook named `file`, as read, against the plan its documents give.

    `written`: by sheet, the rows that the toolkit has ever written, as "2018 committee / Title"; where that is known,
    a row that is still to come, of a newer version or because it found no room, is not missed.
    """
    yield from edits.problems
    yield from edits.doubts
    to_come = {w.ref for w in plan.weaknesses if written and w.ref not in written.get("Weaknesses", ())}
    yield from (doubt for weakness, doubt in edits.unknown_weaknesses if weakness not in to_come)
    yield from _missing_items(plan, edits, file, written.get("Paper details", ()))
    yield from _dates_that_are_none(edits, file)


def _missing_items(plan: Plan, edits: Edits, file: str, written: Container[str]) -> Iterator[Problem]:
    """Items whose label was changed or whose row was deleted: what was typed there is not found."""
    if edits.details is None:
        return
    known = {(d.paper, d.item) for d in plan.details if d.paper.split(" ")[0] in _years(edits)}
    missed = [(paper, item) for paper, item in sorted(known) if (paper, item) not in edits.details]
    gone = [item for paper, item in missed if not written or f"{paper} / {item}" in written]
    strange = [item for paper, item in edits.details if (paper, item) not in known]
    if gone:
        found = f" These rows are not known: {', '.join(strange)}." if strange else ""
        what = f"There is no row for {', '.join(gone)}.{found}"
        yield Problem(what, f"{file}, Paper details", "Put the words in Paper and Item back as they were.")


def _years(edits: Edits) -> set[str]:
    """The years of the papers that the workbook has rows for; a later letter's rows are not missed."""
    return {paper.split(" ")[0] for paper, _ in edits.details or {}}


def _dates_that_are_none(edits: Edits, file: str) -> Iterator[Problem]:
    for (paper, item), value in (edits.details or {}).items():
        if item in DATE_ITEMS and value not in (None, "") and typed_date(value) is None:
            cell = (edits.detail_cells or {}).get((paper, item), "")
            yield Problem(
                f"'{value}' is not a date that can be read; the paper prints it as it stands.",
                f"{file}, Paper details!{cell}",
                f"Type the {item}, for example 8 March 2026.",
                sheet="Paper details",
                cell=cell,
            )


def action_doubts(action: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """(field, what is wrong) of an action whose dates are out of order."""
    start = typed_date(action.get("start"))
    for field, heading in (("due", "Due"), ("revised_due", "Revised due")):
        day = typed_date(action.get(field))
        if start and day and day < start:
            yield field, f"{heading}, {in_words(day)}, is before Start, {in_words(start)}."


def refs_named(value: Value) -> dict[str, None]:
    """The references in a cell, in order: "2018-W1; 2018-W3", "2018-W1, 2018-W3"."""
    return dict.fromkeys(x for x in re.split(r"[;,\s]+", str(value or "")) if x)
