"""What must hold of ranges, of what stands around the rows, and of whole parts, before and after a run."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from tests.comparison import LOGS, Comparison, agree
from tests.contract_columns import TABLES
from tests.independent_reader import Block, SeenSheet, block_of, spelt
from tests.moved_references import moved_formula

ONE_CELL = re.compile(r"(?<![\w:$])([A-Z]{1,3})(\d+)(?![\w:])")
RANGE_END = re.compile(r"(:\$?[A-Z]{1,3}\$?)\d+")


def ranges_over_the_table_grow_with_it(c: Comparison) -> None:
    for sheet, table in c.tables.items():
        seen = c.before.tables.get(TABLES[sheet])
        if seen is None or sheet in LOGS:
            continue
        end, now = c.end_of(sheet), c.after.tables[TABLES[sheet]]
        agree(f"{sheet}, the table", now.block, seen.block._replace(bottom=end + seen.totals))
        agree(f"{sheet}, its filter", block_of(now.filtered).bottom, end)
        for was, later in zip(areas(c.before.sheets[table.title]), areas(c.after.sheets[table.title]), strict=True):
            for a, b in zip(was, later, strict=True):
                whole = a.top <= seen.block.top + 1 and a.bottom == seen.last and table.left <= a.left <= table.right
                agree(f"{sheet}, a rule", b, a._replace(bottom=end) if whole else b)


def formulas_elsewhere_read_the_new_rows(c: Comparison) -> None:
    """Names, and formulas on sheets without a table: what covered a table's rows to their end covers the new ones."""
    for about, text in c.before.names.items():
        if not text.startswith('"') and "#REF!" not in text and "Print_Area" not in about[0]:
            agree(f"the name {about}", c.after.names[about], grown(c, text))
    tables = {table.title for table in c.tables.values()}
    for title, was in c.before.sheets.items():
        for at, cell in was.cells.items() if title not in tables else ():
            agree(f"{title}!{spelt(*at)}", c.after.sheets[title].at(*at).formula, grown(c, cell.formula))


def formulas_elsewhere_forget_what_they_showed(c: Comparison) -> None:
    """On sheets of the officers' own, those that read a table that changed: no program may show their old values."""
    changed = {sheet for sheet, _, _ in c.expected.cells} | {*c.added}
    read = re.compile("|".join(re.escape(name) for s in changed for name in (c.tables[s].title, TABLES[s])) or "(?!)")
    toolkits = {*(table.title for table in c.tables.values()), "Start here", "Dashboard"}
    for title, was in c.before.sheets.items():
        for at, cell in was.cells.items() if title not in toolkits else ():
            if cell.formula and read.search(cell.formula):
                agree(f"what {title}!{spelt(*at)} shows", c.after.sheets[title].at(*at).value, "")


def grown(c: Comparison, formula: str) -> str:
    for sheet, table in c.tables.items():
        if sheet not in LOGS:
            formula = moved_formula(formula, table.title, False, partial(longer, c, sheet))
    return formula


def longer(c: Comparison, sheet: str, block: Block) -> Block:
    """A block of cells that covered the table's rows, down to where they end now."""
    table, seen = c.tables[sheet], c.before.tables.get(TABLES[sheet])
    ends = {table.rows.stop - 1, seen.last if seen else 0}
    covers = block.top < block.bottom and block.top <= table.rows.start <= block.top + 1 and block.bottom in ends
    beside = block.left <= table.right and table.left <= block.right
    return block._replace(bottom=c.end_of(sheet)) if covers and beside else block


def areas(sheet: SeenSheet) -> Iterator[list[Any]]:
    for tag, attributes, text in sheet.around:
        if tag in {"conditionalFormatting", "dataValidation"} and "sqref" in attributes:
            yield [block_of(ref) for ref in attributes["sqref"].split()]
        elif tag == "sqref":
            yield [block_of(ref) for ref in text.split()]


def what_is_around_the_rows_stays(c: Comparison) -> None:
    """Apart from the rows of ranges, and from links of rows that came or moved."""
    for title, was in c.before.sheets.items():
        changed = Counter(around(was))
        changed.subtract(around(c.after.sheets[title]))
        agree(f"{title}, around the rows", {what: n for what, n in changed.items() if n}, {})


def around(sheet: SeenSheet) -> list[str]:
    kept = (e for e in sheet.around if e[0] != "dimension" and not e[0].startswith("hyperlink"))
    return [without_ends(ONE_CELL.sub(r"\1\2:\1\2", f"{tag} {attributes} {text}")) for tag, attributes, text in kept]


def parts_outside_the_plan_are_the_same_bytes(c: Comparison) -> None:
    gone = {*c.before.parts} - {*c.after.parts}
    agree("parts gone", gone - {"xl/calcChain.xml"}, set())
    agree("parts new", {*c.after.parts} - {*c.before.parts}, set())
    changed = {n for n, data in c.after.parts.items() if data != c.before.parts[n]}
    always = {"xl/workbook.xml", "xl/sharedStrings.xml", "docProps/custom.xml"}
    chain = {"[Content_Types].xml", "xl/_rels/workbook.xml.rels"} if gone else set()
    tables = {c.before.tables[TABLES[s]].part for s in c.tables if TABLES[s] in c.before.tables}
    charts = {n for n in c.before.parts if n.startswith("xl/charts/")}
    sheets = {s.part for title, s in c.before.sheets.items() if differs(s, c.after.sheets[title])}
    dates = {"xl/styles.xml"} if "Paper details" in c.added else set()
    agree("other parts changed", changed - {*always, *chain, *tables, *charts, *sheets, *dates}, set())


def differs(was: SeenSheet, now: SeenSheet) -> bool:
    return (was.cells, was.rows, was.around) != (now.cells, now.rows, now.around)


def without_ends(text: str) -> str:
    """Without the rows that ranges end in."""
    return RANGE_END.sub(r"\1", text)
