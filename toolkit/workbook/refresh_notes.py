"""What a refresh tells the people of a run: conflicts by cell, what was kept, followed, missed or not touched."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.model.merge import Changed, Conflict
from toolkit.model.problem import Problem
from toolkit.rules.issued import Likeness
from toolkit.rules.row_merge import DECIDED, KEPT_AS_DECIDED, ROW_DELETED, ROW_DELETED_AND_NEW, YOURS_KEPT
from toolkit.workbook.log_rows import heading
from toolkit.workbook.places import TablePlace
from toolkit.workbook.refresh_table import Refreshing
from toolkit.workbook.sheets import MEASURE_VALUES, MEASURES

_SHOWN = 160


@dataclass(frozen=True)
class _Said:
    """What a sheet's words come from, and what becomes of those that officers changed or of rows they deleted."""

    source: str = "the document says"
    both: str = "the document"
    kept: str = "Your text is kept; papers quote the document."
    blank: str = ""  # where it is not the same for a cell that they made blank
    gone: str = "To have it back, take it from an earlier copy in the folder history; papers still quote the document."


_DOCUMENTS = _Said()
_BY_SHEET = {
    MEASURES.name: _Said(
        "follows from Measure values",
        "the files",
        "Yours is kept in this cell; reports go by the figures on Measure values.",
        "",
        "Its figures are in no report. To have it back, type the measure's name into a new row.",
    ),
    MEASURE_VALUES.name: _Said(
        "the file says",
        "the files",
        "Your figure counts.",
        "Where Value is blank, the file's figure counts.",
        "While the file has the figure, it still counts: correct the file, or type a row of your own.",
    ),
}


def notes(r: Refreshing) -> Iterator[Problem]:
    """In the order of the sheets; a conflict is said until it is decided, the rest once."""
    for name, merge in r.merges.items():
        place, _ = r.standing.tables[name]
        yield from (_conflict(r, place, c) for c in merge.conflicts)
        yield from _kept(r, place, merge.changes)
        yield from (_doubled(r, place, key) for key in merge.doubled)
    if r.cells:
        yield from _moved(r)
        yield from _pivots(r)


def likeness_notes(r: Refreshing, likenesses: Mapping[str, Sequence[Likeness]]) -> Iterator[Problem]:
    """Words under a new reference that may be those of an old row, when they are first seen."""
    for name, found in likenesses.items():
        for like in (x for x in found if name in r.standing.tables):
            place, _ = r.standing.tables[name]
            what = f"{like.new} may be {like.old} in other words: '{_short(like.was)}' now reads '{_short(like.now)}'."
            mend = "If it is, choose same finding on the sheet Conflicts; else nothing need be done."
            yield Problem(what, _where(r, place, r.row_numbers(place.sheet).get(like.old, 0), "ref"), mend)


def _where(r: Refreshing, place: TablePlace, row: int = 0, field: str = "") -> str:
    cell = f"!{place.cell(row, field)}" if row and field in place.columns else ""
    return f"{r.standing.book.package.name}, {place.title}{cell}"


def _conflict(r: Refreshing, place: TablePlace, c: Conflict) -> Problem:
    what = (
        f"You and {_said(place).both} both changed {heading(place.sheet, c.field)} of {c.key}; yours is kept."
        f" Last written: '{_short(c.last)}'. Yours: '{_short(c.yours)}'. New: '{_short(c.new)}'."
    )
    mend = "Choose on the sheet Conflicts, under Decision: keep mine, or take new."
    return Problem(what, _where(r, place, c.row, c.field), mend, sheet=place.title, cell=place.cell(c.row, c.field))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"


def _kept(r: Refreshing, place: TablePlace, changes: tuple[Changed, ...]) -> Iterator[Problem]:
    numbers = r.row_numbers(place.sheet)
    for change in changes:
        if change.why == YOURS_KEPT:
            what = (
                f"{heading(place.sheet, change.field)} of {change.key} is not what {_said(place).source}: "
                "you changed it."
            )
            where = _where(r, place, numbers.get(change.key, 0), change.field)
            said = _said(place)
            yield Problem(what, where, said.kept if change.after or not said.blank else said.blank, "note")
        elif change.why in {DECIDED, KEPT_AS_DECIDED}:
            what = f"{heading(place.sheet, change.field)} of {change.key}: {change.why.lower()[:-1]}."
            where = _where(r, place, numbers.get(change.key, 0), change.field)
            yield Problem(what, where, "It was done.", "note")
        elif change.why in {ROW_DELETED, ROW_DELETED_AND_NEW}:
            what = f"The row {change.key} was deleted; it is not put back."
            yield Problem(what, _where(r, place), _said(place).gone, "note" if change.why == ROW_DELETED else "warning")


def _said(place: TablePlace) -> _Said:
    return _BY_SHEET.get(place.sheet.name, _DOCUMENTS)


def _doubled(r: Refreshing, place: TablePlace, key: str) -> Problem:
    what = f"{key} stands in more than one row; each was refreshed."
    return Problem(what, _where(r, place), "Delete the copy that is not needed.")


def _moved(r: Refreshing) -> Iterator[Problem]:
    for place, _ in r.standing.tables.values():
        for old, now in place.renamed.items():
            what = f"The column {old} is now called '{now}'; it was refreshed under that name."
            yield Problem(what, _where(r, place), "Nothing need be done.", "note")


def _pivots(r: Refreshing) -> Iterator[Problem]:
    if any("/pivotTables/" in part for part in r.standing.book.package.names()):
        what = "Pivot tables show what they showed before."
        yield Problem(what, r.standing.book.package.name, "In Excel, choose Data, Refresh All.", "note")
