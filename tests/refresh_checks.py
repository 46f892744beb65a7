"""What must hold of a workbook before and after a run, whatever officers and documents did."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from tests.comparison import LOGS, Comparison, agree
from tests.contract_columns import CHANGES, CONFLICTS, KEYS, TABLES, TOOLKITS
from tests.independent_reader import Found, Seen, SeenWorkbook, spelt
from tests.merge_terms import key_of, words
from tests.range_checks import (
    formulas_elsewhere_forget_what_they_showed,
    formulas_elsewhere_read_the_new_rows,
    parts_outside_the_plan_are_the_same_bytes,
    ranges_over_the_table_grow_with_it,
    what_is_around_the_rows_stays,
    without_ends,
)  # fmt: skip
from tests.refresh_workshop import as_it_stands, table_of, unsound

_LINK = re.compile(r"(=HYPERLINK\(\"#)'((?:[^']|'')*)'")


def the_package_is_sound(c: Comparison) -> None:
    if found := unsound(c.after):
        agree("the package as the edits left it", unsound(c.before), [])
        agree("the package", found, [])


def toolkit_cells_are_as_the_rules_say(c: Comparison) -> None:
    for (sheet, row, heading), text in c.expected.cells.items():
        table = c.tables[sheet]
        was, now = (b.sheets[table.title].at(row, table.columns[heading]) for b in (c.before, c.after))
        where = f"{sheet}, {heading} in row {row}"
        agree(where, words(now.value), text)
        agree(where, now.style, was.style)
        assert not now.formula or now.formula.startswith('=HYPERLINK("#'), f"{where}: {now.formula}"


def everything_else_stands_as_it_was(c: Comparison) -> None:
    agree("the sheets", [*c.after.sheets], [*c.before.sheets])
    sheets = {table.title: sheet for sheet, table in c.tables.items()}
    for title, was in c.before.sheets.items():
        now = c.after.sheets[title]
        planned = planned_cells(c, sheets.get(title, ""))
        for at in {**was.cells, **now.cells}:
            if at not in planned:
                same(f"{title}!{spelt(*at)}", was.cells.get(at, Seen()), now.cells.get(at, Seen()))


def planned_cells(c: Comparison, sheet: str) -> set[tuple[int, int]]:
    """Cells that the run may write, looked at elsewhere; Checks is all the toolkit's."""
    if sheet not in c.tables:
        return set()
    table = c.tables[sheet]
    wide = range(table.left, table.right + 1)
    if sheet == "Checks":
        return {(row, n) for row in range(table.rows.start, 3000) for n in wide}
    cells = {(row, table.columns[h]) for s, row, h in c.expected.cells if s == sheet}
    end = 3000 if sheet in LOGS else c.last_new(sheet) + 1 + table.totals
    new = range(c.first_new(sheet), end) if c.added.get(sheet) or sheet in LOGS else ()
    return cells | {(row, n) for row in new for n in wide} | typed_formulas(c, sheet)


def typed_formulas(c: Comparison, sheet: str) -> set[tuple[int, int]]:
    """Calculated cells of rows typed below the table: those get the formula of the row above."""
    seen, table = c.before.tables.get(TABLES[sheet]), c.tables[sheet]
    typed = range(seen.last + 1, table.rows.stop) if seen else range(0)
    was, now = c.before.sheets[table.title], c.after.sheets[table.title]
    blank = {(row, n) for row in typed for n in range(table.left, table.right + 1) if was.at(row, n).blank}
    given = {(row, n) for row, n in blank if now.at(row, n).formula}
    for row, n in given:
        above = now.at(seen.last if seen else row, n)
        agree(f"{sheet}!{spelt(row, n)}", *(re.sub(r"\d", "", cell.formula) for cell in (now.at(row, n), above)))
    return given


def same(where: str, was: Seen, now: Seen) -> None:
    """The same; a formula may have forgotten or renewed what it showed, its ranges may have grown, its link moved."""
    agree(where, now.style, was.style)
    agree(where, *(_LINK.sub(r"\1", without_ends(cell.formula)) for cell in (now, was)))
    if not was.formula:
        agree(where, now.value, was.value)


def links_lead_to_sheets_as_they_are_called_now(c: Comparison) -> None:
    """A link of the toolkit's own stands as it was, or follows a sheet that was renamed."""
    for title, was in c.before.sheets.items():
        for at, cell in was.cells.items():
            now = c.after.sheets[title].at(*at)
            link = _LINK.match(now.formula)
            if link and now.formula != cell.formula:
                assert link[2].replace("''", "'") in c.after.sheets, f"{title}!{spelt(*at)} leads to {link[2]}"


def rows_keep_their_looks(c: Comparison) -> None:
    sheets = {table.title: sheet for sheet, table in c.tables.items()}
    for title, was in c.before.sheets.items():
        sheet = sheets.get(title, "")
        new = c.first_new(sheet) if sheet in LOGS or c.added.get(sheet) else 5000
        for number, attributes in was.rows.items():
            if number < new:
                agree(f"{title}, row {number}", c.after.sheets[title].rows.get(number), attributes)


def new_rows_stand_below_as_the_documents_have_them(c: Comparison) -> None:
    for sheet, rows in c.added.items():
        table, now = c.tables[sheet], c.after.sheets[c.tables[sheet].title]
        for number, row in enumerate(rows, c.first_new(sheet)):
            shown = {h: words(now.at(number, n).value) for h, n in table.columns.items() if h in row}
            agree(f"{sheet}, new row {number}", shown, {h: words(row[h]) for h in shown})
            agree(f"{sheet}, new row {number}, hidden", now.rows[number].get("hidden"), None)
        for n in range(table.left, table.right + 1):
            looks_of_new_cells(c, sheet, n)
            if table.totals:
                was = c.before.sheets[table.title].at(table.rows.stop, n)
                same(f"{sheet}, totals", was, now.at(c.last_new(sheet) + 1, n))


def looks_of_new_cells(c: Comparison, sheet: str, n: int) -> None:
    """The column's commonest look, and a formula where all its cells have one."""
    table = c.tables[sheet]
    was, now = c.before.sheets[table.title], c.after.sheets[table.title]
    looks = Counter(was.cells[row, n].style for row in table.rows if (row, n) in was.cells)
    usual = {look for look, count in looks.items() if count == max(looks.values())} or {"0"}
    formulas = {re.sub(r"\d", "", was.at(row, n).formula) for row in table.rows}
    for number in range(c.first_new(sheet), c.last_new(sheet) + 1):
        cell, where = now.at(number, n), f"{table.title}!{spelt(number, n)}"
        if n != table.columns.get("Value"):  # dates there bring a look of their own
            assert cell.style in usual, f"{where} has the look {cell.style}, not one of {usual}"
        if n not in table.columns.values():
            agree(where, cell.formula or cell.value, cell.formula)
        if len(formulas) == 1 and n not in own_columns(table, sheet):
            agree(where, re.sub(r"\d", "", cell.formula), *formulas)


def own_columns(table: Found, sheet: str) -> set[int]:
    return {n for h, n in table.columns.items() if h in TOOLKITS[sheet]}


def each_ref_stands_as_often_as_before(c: Comparison) -> None:
    for sheet in (s for s in TOOLKITS if s not in KEYS and "Ref" in c.tables[s].columns):
        table = c.tables[sheet]
        before = refs_in(c.before, table, table.rows)
        after = refs_in(c.after, table, range(table.rows.start, c.end_of(sheet) + 1))
        named = [text for (s, _, h), text in c.expected.cells.items() if s == sheet and h == "Ref"]
        new = Counter([*named, *(row["Ref"] for row in c.added.get(sheet, ()))])
        changed = before + new
        changed.subtract(after)
        agree(f"{sheet}, Refs that are more or fewer", {ref: n for ref, n in changed.items() if n}, {})
        agree(f"{sheet}, new Refs given twice", [ref for ref, count in new.items() if count > 1], [])


def refs_in(book: SeenWorkbook, table: Found, rows: range) -> Counter[str]:
    """How often each Ref stands there; those that a formula gives are the officers' affair."""
    cells = [book.sheets[table.title].at(row, table.columns["Ref"]) for row in rows]
    return Counter(words(cell.value) for cell in cells if words(cell.value) and not cell.formula)


def conflicts_are_told_and_no_others(c: Comparison) -> None:
    told = log_rows(c, "Conflicts", CONFLICTS)
    now = as_it_stands(c.before, c.tables)
    expected = [
        ("both changed", x.sheet, x.ref, spelt(x.row, c.tables[x.sheet].columns[x.heading]), x.last, x.yours, x.new)
        for x in c.expected.clashes if not now.is_told(x.sheet, x.ref, x.yours, x.new)
    ]  # fmt: skip
    both = [tuple(row[h] for h in CONFLICTS[1:-1]) for row in told if row["Kind"] == "both changed"]
    agree("Conflicts", sorted(both), sorted(expected))
    proposed = {
        (row["Sheet"], row["New"].partition(": ")[0]): row["Ref"] for row in told if row["Kind"] != "both changed"
    }
    for like in c.expected.likenesses:
        old = proposed.pop((like.sheet, like.ref), None)
        already = any(r["New"].startswith(f"{like.ref}: ") and r["Sheet"] == like.sheet for r in now.conflicts)
        assert old in like.olds or already or (old is None and not like.sure), f"{old} proposed for {like}"
    agree("possible matches beyond those", proposed, {})


def log_rows(c: Comparison, sheet: str, headings: Sequence[str]) -> list[dict[str, str]]:
    """The rows that this run added to a log."""
    table = table_of(c.after, c.w, sheet)
    assert table is not None
    cells = c.after.sheets[table.title]
    rows = [{h: words(cells.at(row, table.columns[h]).value) for h in headings} for row in table.rows]
    return [row for row in rows[c.first_new(sheet) - table.rows.start :] if any(row.values())]


def changes_are_logged(c: Comparison) -> None:
    rows = log_rows(c, "Changes", CHANGES)
    cells = [tuple(row[h] for h in CHANGES[1:-1]) for row in rows if row["Column"]]
    agree("Changes", sorted(cells), sorted(x for x in c.expected.changes if x[0] != "Letter text"))
    for word, wanted in (("deleted", [x for x in c.expected.deleted if x[0] != "Letter text"]), ("added", new_keys(c))):
        told = [row for row in rows if re.fullmatch(rf"(?:\d+ )?rows? {word}", row["After"])]
        counted = sum(int(row["After"].split()[0]) if row["After"][0].isdigit() else 1 for row in told)
        agree(f"Changes, rows {word}", counted, len(wanted))
        singly = Counter((row["Sheet"], row["Ref"]) for row in told if row["After"] == f"row {word}")
        agree(f"Changes, rows {word} that were not", [*(singly - Counter(wanted))], [])


def new_keys(c: Comparison) -> list[tuple[str, str]]:
    return [(s, key_of(s, row)) for s, rows in c.added.items() for row in rows if s != "Letter text"]


CHECKS: tuple[Callable[[Comparison], None], ...] = (
    the_package_is_sound, toolkit_cells_are_as_the_rules_say, everything_else_stands_as_it_was, rows_keep_their_looks,
    links_lead_to_sheets_as_they_are_called_now, new_rows_stand_below_as_the_documents_have_them,
    each_ref_stands_as_often_as_before, conflicts_are_told_and_no_others, changes_are_logged,
    ranges_over_the_table_grow_with_it,
    formulas_elsewhere_read_the_new_rows, formulas_elsewhere_forget_what_they_showed, what_is_around_the_rows_stays,
    parts_outside_the_plan_are_the_same_bytes,
)  # fmt: skip
