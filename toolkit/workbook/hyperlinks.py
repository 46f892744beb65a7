"""Links of rows that a refresh wrote: a finding's line to the letter's text and back, a check to its cell."""

from collections.abc import Mapping

from lxml import etree

from toolkit.model.plan import Plan
from toolkit.workbook.addresses import address, column_letters
from toolkit.workbook.links import is_own_link, letter_link, own_link_to, shown_by
from toolkit.workbook.places import TablePlace
from toolkit.workbook.refresh_table import Refreshing
from toolkit.workbook.sheet_part import cells_in
from toolkit.workbook.sheets import CHECKS, FINDINGS, LETTER_TEXT, WEAKNESSES
from toolkit.workbook.standing import plain
from toolkit.workbook.table_rows import JOIN

_AFTER = (
    "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties",
    "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture",
    "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip


_LED_TO = (FINDINGS, WEAKNESSES)


def link_rows(r: Refreshing, plan: Plan) -> None:
    """Give the rows this refresh added, and the checks it moved, the links their neighbours have."""
    _link_findings(r)
    _link_lines(r, plan)
    _link_checks(r)


def _link_findings(r: Refreshing) -> None:
    """The findings that are new, and those whose line is another one now."""
    if FINDINGS.name not in r.merges or LETTER_TEXT.name not in r.standing.tables:
        return
    place, text = r.standing.tables[FINDINGS.name][0], r.standing.tables[LETTER_TEXT.name][0]
    if "line" not in place.columns:
        return
    moved = {w.row: w.value for w in r.merges[FINDINGS.name].writes if w.field == "line"}
    standing = r.standing.rows(FINDINGS) if moved and "document" in place.columns else ()
    found = {n: f"{plain(cells['document'])}{JOIN}{moved[n]}" for n, cells in standing if n in moved}
    for number, row in r.added.get(FINDINGS.name, {}).items():
        found[number] = f"{row.cells.get('document')}{JOIN}{row.cells.get('line')}"
    lines = r.row_numbers(LETTER_TEXT)
    _link(r, place, "line", {n: (text.title, f"A{lines[key]}") for n, key in found.items() if key in lines})


def _link_checks(r: Refreshing) -> None:
    if CHECKS.name not in r.merges or "cell" not in r.standing.tables[CHECKS.name][0].columns:
        return
    place = r.standing.tables[CHECKS.name][0]
    titles = {name: found.title for name, (found, _) in r.standing.tables.items()}
    rows = {n: (row.cells.get("sheet"), row.cells.get("cell")) for n, row in r.added.get(CHECKS.name, {}).items()}
    written = {w.row: w.value for w in r.merges[CHECKS.name].writes if w.field == "cell"}
    sheets = {row: cells["sheet"].value for row, cells in r.standing.rows(CHECKS) if row in written}
    rows |= {row: (sheets[row], cell) for row, cell in written.items() if row in sheets}
    _link(r, place, "cell", {n: (titles.get(str(s), str(s)), str(c)) for n, (s, c) in rows.items() if s and c})


def _link(r: Refreshing, place: TablePlace, field: str, targets: Mapping[int, tuple[str, str]]) -> None:
    if not targets:
        return
    sheet = r.standing.book.sheet(place.title)
    root = sheet.around()
    holder = _holder(root)
    there = {e.get("ref"): e for e in holder}
    for number, (title, cell) in targets.items():
        ref = address(number, place.columns[field])
        entry = there.get(ref)
        if entry is None:
            entry = etree.SubElement(holder, holder.tag.removesuffix("s"), ref=ref)
        for key in [k for k in entry.attrib if k != "ref"]:
            del entry.attrib[key]
        quoted = title.replace("'", "''")
        entry.set("location", f"'{quoted}'!{cell}")
        entry.set("display", cell)
    sheet.replace_around(root)


def _holder(root: etree._Element) -> etree._Element:
    """The sheet's list of links, made in its place where there is none."""
    found = root.find("{*}hyperlinks")
    if found is not None:
        return found
    made = etree.Element(f"{{{etree.QName(root).namespace}}}hyperlinks")
    below = next((e for e in root if etree.QName(e).localname in _AFTER), None)
    if below is None:
        root.append(made)
    else:
        below.addprevious(made)
    return made


def _link_lines(r: Refreshing, plan: Plan) -> None:
    """From a source line to the finding it was taken as, by a formula that holds after sorting."""
    if LETTER_TEXT.name not in r.merges:
        return
    place, _ = r.standing.tables[LETTER_TEXT.name]
    sheets = {f.ref: FINDINGS for f in plan.findings} | {w.ref: WEAKNESSES for w in plan.weaknesses}
    wanted = {w.row: str(w.value) for w in r.merges[LETTER_TEXT.name].writes if w.field == "taken_as"}
    wanted |= {n: str(row.cells.get("taken_as")) for n, row in r.added.get(LETTER_TEXT.name, {}).items()}
    wanted = {**_to_old_names(r, place), **wanted}
    wanted = {n: ref for n, ref in wanted.items() if ref in sheets and sheets[ref].name in r.standing.tables}
    if "taken_as" not in place.columns:
        return
    sheet = r.standing.book.sheet(place.title)
    rows = dict(sheet.row_elements(wanted))
    for number, row in rows.items():
        column = place.columns["taken_as"]
        c, ref = cells_in(row)[column], wanted[number]
        r.cells.setdefault((place.title, number, column), ref)
        there = r.standing.tables[sheets[ref].name][0]
        _make_formula(c, letter_link(ref, _refs(there), there.title), ref)
        r.formulas_added = True
    sheet.replace_rows(rows)


def _to_old_names(r: Refreshing, place: TablePlace) -> dict[int, str]:
    """The links of the toolkit's own that name a sheet as it was called before an officer renamed it."""
    titles = tuple(own_link_to(r.standing.tables[s.name][0].title) for s in _LED_TO if s.name in r.standing.tables)
    if "taken_as" not in place.columns:
        return {}
    cells = ((n, row["taken_as"].formula or "") for n, row in r.standing.rows(LETTER_TEXT))
    return {n: shown_by(f) for n, f in cells if is_own_link(f) and not f.startswith(titles)}


def _refs(place: TablePlace) -> str:
    """The cells with the references, as a formula names them."""
    if place.table:
        heading = place.renamed.get("Ref", "Ref")
        return f"{place.table.name}[{heading}]"
    title, letters = place.title.replace("'", "''"), column_letters(place.columns["ref"])
    return f"'{title}'!${letters}${place.header + 1}:${letters}$1048576"


def _make_formula(c: etree._Element, formula: str, shown: str) -> None:
    ns = f"{{{etree.QName(c).namespace}}}"
    for child in [*c]:
        c.remove(child)
    c.set("t", "str")
    etree.SubElement(c, f"{ns}f").text = formula
    etree.SubElement(c, f"{ns}v").text = shown
