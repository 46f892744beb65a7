"""Refreshing the officers' workbook in place: merge every table, log it, show fresh numbers, check the result."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from toolkit.model.house import HouseStyle
from toolkit.model.merge import Base, Changed, Row, Write
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.rules.issued import SAME_AS, Likeness, free_ones
from toolkit.rules.measure_rows import same_letters
from toolkit.rules.row_merge import as_text
from toolkit.workbook.cached import freshen
from toolkit.workbook.columns import Sheet
from toolkit.workbook.hyperlinks import link_rows
from toolkit.workbook.identity import Identity, plant
from toolkit.workbook.log_rows import change_rows, check_rows, new_conflicts, new_matches
from toolkit.workbook.measure_tables import prepared
from toolkit.workbook.package import Package, refusing_damage, serialised
from toolkit.workbook.receipt import unplanned
from toolkit.workbook.records import history
from toolkit.workbook.refresh_notes import likeness_notes, notes
from toolkit.workbook.refresh_table import Refreshing, add_rows, merge_table, write_cells
from toolkit.workbook.sheets import (
    ACTION_PLAN,
    CHANGES,
    CHECKS,
    CONFLICTS,
    FINDINGS,
    HISTORY,
    LETTER_TEXT,
    MEASURE_VALUES,
    MEASURES,
    PAPER_DETAILS,
    RECOMMENDATIONS,
    RISKS,
    WEAKNESSES,
)
from toolkit.workbook.standing import Standing, plain
from toolkit.workbook.table_rows import JOIN, rows_of, standing_rows, toolkit_fields

MERGED: tuple[Sheet, ...] = (
    FINDINGS, WEAKNESSES, ACTION_PLAN, MEASURES, MEASURE_VALUES, RISKS, RECOMMENDATIONS, PAPER_DETAILS, LETTER_TEXT,
)  # fmt: skip
SUGGESTED_ON = (ACTION_PLAN.name, RISKS.name, RECOMMENDATIONS.name)
SUGGESTED_FROM = ":suggested from"
NOT_THERE = "no longer in the document"
ISSUED = {ACTION_PLAN.name: "A", RISKS.name: "R", RECOMMENDATIONS.name: "REC"}
_BEFORE_CALCULATION = ("definedNames", "externalReferences", "functionGroups", "sheets")


@dataclass(frozen=True)
class Wanted:
    """What a run wants to stand in the workbook.

    `documents`: the plan of the documents alone, under issued references; `fresh`: the suggestions for documents
    that are new to the workbook; `now`: the plan with what officers typed, for the numbers shown; `decided`: what
    officers decided of possible matches since the last run; `previous_ratings` are those of risks in the report before;
    `same_measure` tells measures apart by any of their names.
    """

    documents: Plan
    fresh: Plan
    now: Plan
    house: HouseStyle
    today: date
    problems: tuple[Problem, ...] = ()
    likenesses: Mapping[str, Sequence[Likeness]] = field(default_factory=dict)
    decided: Mapping[str, Base] = field(default_factory=dict)
    previous_ratings: Mapping[str, str] = field(default_factory=dict)
    same_measure: Callable[[str], str] = same_letters


@dataclass(frozen=True)
class Refreshed:
    """The new file, None where it is to stay as it is; what the base is to remember; what there is to say.

    `conflicts` are cells to decide on, `matches` the possible matches that are new on Conflicts.
    """

    data: bytes | None
    remembered: Mapping[str, Mapping[str, Mapping[str, str]]]
    changes: int = 0
    conflicts: int = 0
    matches: int = 0
    problems: tuple[Problem, ...] = ()
    parts: tuple[str, ...] = ()


def refresh(standing: Standing, wanted: Wanted, base: Mapping[str, Base], identity: Identity) -> Refreshed:
    """The workbook with this run's words in it; `identity` is the one it has when something is written.

    Raises InputProblem where a part turns out to be damaged.
    """
    with refusing_damage(standing.book.package.name):
        return _refreshed(standing, wanted, base, identity)


def _refreshed(standing: Standing, wanted: Wanted, base: Mapping[str, Base], identity: Identity) -> Refreshed:
    r = Refreshing(standing, problems=list(_columns_gone(standing)))
    for sheet, ours in _tables(wanted, base):
        if sheet in (MEASURES, MEASURE_VALUES):
            merge_table(r, sheet, *prepared(r, sheet, ours, base, wanted.same_measure))
        else:
            merge_table(r, sheet, ours, _blank_at_first(r, sheet, base))
        _remember_suggestions(r, sheet, wanted.documents, base)
    _issue_references(r, base)
    changes = _log(r, wanted)
    link_rows(r, wanted.documents)
    freshen(r, wanted.now, wanted.house, wanted.today)
    r.problems += [*notes(r), *likeness_notes(r, wanted.likenesses), *_decided_notes(r, wanted)]
    conflicts = sum(len(merge.conflicts) for merge in r.merges.values())
    if not r.cells:
        return Refreshed(None, r.remembered, 0, conflicts, problems=tuple(r.problems))
    _finish(r, identity)
    data = standing.book.package.saved()
    differences = unplanned(r, data)
    if differences:
        return Refreshed(None, {}, 0, conflicts, problems=(*r.problems, _refused(standing, differences)))
    parts = tuple(standing.book.package.changed)
    return Refreshed(data, r.remembered, changes, conflicts, new_matches(r), tuple(r.problems), parts)


def _decided_notes(r: Refreshing, wanted: Wanted) -> Iterator[Problem]:
    """What officers decided of words that may be old ones: said once."""
    for sheet, rows in wanted.decided.items():
        for new, row in rows.items():
            r.remember(sheet, new, row)
            what = f"You decided: {new} is the same finding as {row[SAME_AS]}."
            yield Problem(what, f"{r.standing.book.package.name}, {sheet}", "It was done.", "note")


def _columns_gone(standing: Standing) -> Iterator[Problem]:
    """The toolkit's own columns that officers took out, or that an older version did not have yet."""
    for place, _ in standing.tables.values():
        gone = [c.heading for c in place.sheet.columns if c.heading in place.gone and c.owner == "toolkit"]
        if gone:
            what = f"It has no column {', '.join(gone)}; the others are refreshed, and it is not put back."
            mend = "Nothing need be done. To have it back, take the sheet from a new workbook."
            yield Problem(what, f"{standing.book.package.name}, {place.title}", mend, "note")


def _refused(standing: Standing, differences: Sequence[str]) -> Problem:
    what = (
        f"The refreshed workbook would differ where it must not ({'; '.join(differences[:5])}); it was left as it is."
    )
    return Problem(what, standing.book.package.name, "Report this: it is a fault of the toolkit.", "error")


def _tables(wanted: Wanted, base: Mapping[str, Base]) -> Iterator[tuple[Sheet, list[Row]]]:
    plan, fresh = wanted.documents, wanted.fresh
    findings = rows_of(FINDINGS, plan.findings)
    yield FINDINGS, [*findings, *_no_longer(findings, base.get(FINDINGS.name, {}), plan)]
    yield WEAKNESSES, rows_of(WEAKNESSES, plan.weaknesses)
    # what was issued before stands here without words, so that a row that is gone or doubled is told
    for sheet, new in ((ACTION_PLAN, fresh.actions), (RISKS, fresh.risks), (RECOMMENDATIONS, fresh.recommendations)):
        rows = rows_of(sheet, new)
        known = {row.key for row in rows}
        issued = (ref for ref in base.get(sheet.name, {}) if ref not in known and not ref.startswith(":"))
        rated = wanted.previous_ratings if sheet is RISKS else {}
        yield sheet, [*rows, *(Row(ref, {"previous_rating": rated[ref]} if ref in rated else {}) for ref in issued)]
    yield MEASURES, rows_of(MEASURES, plan.measures)
    yield MEASURE_VALUES, rows_of(MEASURE_VALUES, plan.values)
    yield PAPER_DETAILS, rows_of(PAPER_DETAILS, plan.details)
    lines = rows_of(LETTER_TEXT, plan.letter_text)
    yield LETTER_TEXT, [*lines, *_blank_now(lines, base.get(LETTER_TEXT.name, {}), plan)]


def _blank_at_first(r: Refreshing, sheet: Sheet, base: Mapping[str, Base]) -> Base:
    """The base of a table; the toolkit's columns of rows that officers typed on Risks were blank."""
    had = base.get(sheet.name, {})
    if sheet is not RISKS or not base or sheet.name not in r.standing.tables:
        return had
    blank = dict.fromkeys(toolkit_fields(sheet), "")
    typed = {row.key: {**blank, **had.get(row.key, {})} for row in standing_rows(r.standing, sheet) if row.key}
    return {**had, **typed}


def _no_longer(findings: Sequence[Row], base: Base, plan: Plan) -> Iterator[Row]:
    """Findings that their document, which is here, does not hold any more: marked, never removed."""
    here, documents = {row.key for row in findings}, {x.label for x in plan.letters}
    for ref, row in base.items():
        if ref not in here and row.get("document") in documents:
            yield Row(ref, {"ref": ref, "in_source": "no longer"})


def _blank_now(lines: Sequence[Row], base: Base, plan: Plan) -> Iterator[Row]:
    """Lines that had words before a document came again with others: marked, and their old words not kept."""
    here, documents = {row.key for row in lines}, {x.label for x in plan.letters}
    for key in base:
        if key not in here and key.partition(JOIN)[0] in documents:
            yield Row(key, {"text": "", "taken_as": NOT_THERE})


def _remember_suggestions(r: Refreshing, sheet: Sheet, plan: Plan, base: Mapping[str, Base]) -> None:
    """A document's suggestions come once, whatever becomes of them; what could not be added comes again."""
    if sheet.name not in SUGGESTED_ON or sheet.name not in r.merges:
        return
    had = base.get(sheet.name, {}).get(SUGGESTED_FROM, {})
    new = {x.label or "": "yes" for x in plan.letters if x.label not in had}
    if new and len(r.added.get(sheet.name, {})) == len(r.merges[sheet.name].appended):
        r.remember(sheet.name, SUGGESTED_FROM, new)


def _issue_references(r: Refreshing, base: Mapping[str, Base]) -> None:
    """Rows that officers typed without a Ref get the next one."""
    for sheet in (s for s in (ACTION_PLAN, RISKS, RECOMMENDATIONS) if s.name in r.standing.tables):
        place, _ = r.standing.tables[sheet.name]
        rows = list(standing_rows(r.standing, sheet))
        added = {row.key for row in r.added.get(sheet.name, {}).values()}
        free = free_ones(ISSUED[sheet.name], {*base.get(sheet.name, {}), *(row.key for row in rows), *added})
        for row in rows:
            typed = any(v not in (None, "") for f, v in row.cells.items() if f != "ref")
            if not row.key and typed and "ref" not in row.formulas:
                ref = next(free)
                write_cells(r, place, [Write(row.number, "ref", ref)])
                given = Changed(ref, "", "", "row given a reference", "You added this row; it keeps this reference.")
                merge = r.merges[sheet.name]
                r.merges[sheet.name] = replace(merge, changes=(*merge.changes, given))
                r.remember(sheet.name, ref, {"ref": ref})


def _log(r: Refreshing, wanted: Wanted) -> int:
    """Changes, Conflicts, Checks, and a row of History where something changed or a month began."""
    run = wanted.today.isoformat()
    changes = [*change_rows(r.merges, run)]
    for sheet, rows in ((CHANGES, rows_of(CHANGES, changes)), (CONFLICTS, new_conflicts(r, run, wanted.likenesses))):
        if sheet.name in r.standing.tables:
            add_rows(r, sheet, rows)
    merge_table(r, CHECKS, check_rows(r, wanted.problems), _as_it_stands(r, CHECKS))
    if HISTORY.name in r.standing.tables and (r.cells or _month_is_new(r, wanted.today)):
        add_rows(r, HISTORY, rows_of(HISTORY, [history(wanted.now, wanted.house, wanted.today)]))
    return len(changes)


def _as_it_stands(r: Refreshing, sheet: Sheet) -> Base:
    """The base of a table in which only the toolkit has a say."""
    rows = standing_rows(r.standing, sheet) if sheet.name in r.standing.tables else ()
    return {row.key: {f: as_text(v) for f, v in row.cells.items()} for row in rows}


def _month_is_new(r: Refreshing, today: date) -> bool:
    months = [plain(cells["month"]) for _, cells in r.standing.rows(HISTORY) if "month" in cells]
    return f"{today:%Y-%m}" not in months


def _finish(r: Refreshing, identity: Identity) -> None:
    """Names, the run's number, full calculation when Excel opens it; the order of calculation is Excel's to find."""
    book = r.standing.book
    plant(book, identity, {name: place for name, (place, _) in r.standing.tables.items()})
    package = book.package
    chain = next((part for kind, part in package.related(package.workbook).values() if kind == "calcChain"), "")
    if chain and package.has(chain) and r.formulas_added:
        package.drop(chain)
    _calculate_on_load(package)
    book.flush()


def _calculate_on_load(package: Package) -> None:
    root = package.xml(package.workbook)
    settings = root.find("{*}calcPr")
    if settings is None:
        above = next(e for e in (root.find(f"{{*}}{name}") for name in _BEFORE_CALCULATION) if e is not None)
        settings = above.makeelement(str(above.tag).replace(above.tag.rsplit("}", 1)[-1], "calcPr"), {})
        above.addnext(settings)
    settings.set("fullCalcOnLoad", "1")
    package.change(package.workbook, serialised(root))
