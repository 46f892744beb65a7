"""What makes Excel offer to repair a workbook, looked for without Excel."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.opened import OFFICE, ORDER, TYPES, Opened, rels_of, split
from toolkit.workbook.addresses import Area, area


def faults(book: Opened) -> list[str]:
    """Empty for a sound package."""
    found = [*_relationships(book), *_content_types(book), *_workbook(book), *_texts(book), *_chain(book)]
    for title, part in book.sheets().items():
        if "/worksheets/" in part:
            found += [f"{title}: {fault}" for fault in (*_sheet(book, part), *_tables(book, part))]
    return found


def _relationships(book: Opened) -> Iterator[str]:
    for name in (n for n in book.names if n.endswith(".rels")):
        source = name.replace("_rels/", "").removesuffix(".rels")
        if source and source not in book.parts:
            yield f"{name} belongs to no part"
        ids = [link.get("Id") for link in book.xml(name)]
        if len(set(ids)) < len(ids):
            yield f"{name} uses an id twice"
        external = {link.get("Id") for link in book.xml(name) if link.get("TargetMode") == "External"}
        for key, (_, target) in book.related(source).items():
            if key not in external and target not in book.parts:
                yield f"{name} leads to {target}, which is not there"
    for name in (n for n in book.names if n.endswith((".xml", ".vml"))):
        used = set(re.findall(r'(?:r|o):(?:id|embed|relid|pict|link)="(\w+)"', book.text(name)))
        if used - {*book.related(name)}:
            yield f"{name} names relationships that are not in {rels_of(name)}"


def _content_types(book: Opened) -> Iterator[str]:
    root = book.xml(TYPES)
    defaults = {e.get("Extension").lower() for e in root if e.get("Extension")}
    overrides = [e.get("PartName").lstrip("/") for e in root if e.get("PartName")]
    yield from (f"{TYPES} says {n} twice" for n, count in Counter(overrides).items() if count > 1)
    yield from (f"{TYPES} says {n}, which is not there" for n in overrides if n not in book.parts)
    for name in book.names:
        if name != TYPES and name not in overrides and name.rpartition(".")[2].lower() not in defaults:
            yield f"{name} has no content type"
    if len(set(book.names)) < len(book.names):
        yield "two parts of one name"


def _workbook(book: Opened) -> Iterator[str]:
    root = book.xml("xl/workbook.xml")
    sheets = [*root.iter("{*}sheet")]
    for key in ("name", "sheetId", f"{{{OFFICE}}}id"):
        if len({s.get(key).lower() for s in sheets}) < len(sheets):
            yield f"sheets share a {key}"
    names = [(n.get("name").lower(), n.get("localSheetId")) for n in root.iter("{*}definedName")]
    yield from (f"the name {n} is there twice" for n, count in Counter(names).items() if count > 1)
    for entry in root.iter("{*}definedName"):
        if not re.fullmatch(r"[A-Za-z_\\][\w.\\]*", entry.get("name")) or not entry.text or "#REF!" in entry.text:
            yield f"the name {entry.get('name')} is not valid"
        if int(entry.get("localSheetId") or 0) >= len(sheets):
            yield f"the name {entry.get('name')} belongs to no sheet"
        for match in re.finditer(r"'((?:[^']|'')+)'!", re.sub(r'"[^"]*"', "", entry.text or "")):
            if "[" not in match[1] and match[1].replace("''", "'") not in book.sheets():
                yield f"the name {entry.get('name')} leads to no sheet"
    ids = [t.get("id") for t in _all_tables(book)]
    titles = [t.get("displayName").lower() for t in _all_tables(book)]
    if len(set(ids)) < len(ids) or len({*titles, *(n for n, _ in names)}) < len(titles) + len({n for n, _ in names}):
        yield "tables share an id or a name"


def _all_tables(book: Opened) -> list[Any]:
    return [book.xml(n) for n in book.names if re.fullmatch(r"xl/tables/[^/]+\.xml", n)]


def _texts(book: Opened) -> Iterator[str]:
    root = book.xml("xl/sharedStrings.xml")
    if int(root.get("uniqueCount")) != len(root.findall("{*}si")):
        yield "the count of shared texts is wrong"
    if int(root.get("count")) < int(root.get("uniqueCount")):
        yield "there are more shared texts than cells said to use them"


def _chain(book: Opened) -> Iterator[str]:
    if "xl/calcChain.xml" not in book.parts:
        return
    numbers = {s.get("sheetId"): s.get("name") for s in book.xml("xl/workbook.xml").iter("{*}sheet")}
    with_formula = {title: {c.get("r") for c in _cells(book, p) if c.find("{*}f") is not None}
                    for title, p in book.sheets().items()}  # fmt: skip
    for entry in book.xml("xl/calcChain.xml"):
        if entry.get("r") not in with_formula[numbers[entry.get("i")]]:
            yield f"calcChain leads to {entry.get('r')}, which has no formula"


def _cells(book: Opened, part: str) -> list[Any]:
    return [*book.xml(part).iter("{*}c")]


def _sheet(book: Opened, part: str) -> Iterator[str]:
    root = book.xml(part)
    places = [ORDER.index(e.tag.rpartition("}")[2]) for e in root]
    if places != sorted(places):
        yield "its elements are out of order"
    rows = [int(row.get("r")) for row in root.find("{*}sheetData")]
    if rows != sorted(set(rows)):
        yield "rows are double or out of order"
    styles = book.xml("xl/styles.xml")
    looks, colours = len(styles.find("{*}cellXfs")), len(styles.find("{*}dxfs"))
    texts = len(book.xml("xl/sharedStrings.xml").findall("{*}si"))
    for row in root.find("{*}sheetData"):
        at = [split(c.get("r")) for c in row]
        if at != sorted(set(at)) or any(r != int(row.get("r")) for r, _ in at):
            yield f"cells of row {row.get('r')} are double, out of order or elsewhere"
        for c in row:
            if int(c.get("s") or 0) >= looks:
                yield f"{c.get('r')} has a style that is not there"
            if c.get("t") == "s" and not 0 <= int(c.findtext("{*}v") or -1) < texts:
                yield f"{c.get('r')} shows a text that is not there"
    for rule in root.iter("{*}cfRule"):
        if int(rule.get("dxfId") or 0) >= colours:
            yield "a conditional format has a look that is not there"
    yield from _ranges(root)


def _ranges(root: Any) -> Iterator[str]:
    merged = [area(m.get("ref")) for m in root.iter("{*}mergeCell")]
    if any(a.meets(b) for n, a in enumerate(merged) for b in merged[:n]):
        yield "merged cells overlap"
    for each in root.iter("{*}dataValidation", "{*}conditionalFormatting"):
        for ref in (each.get("sqref") or "").split():
            area(ref)
    links = [h.get("ref") for h in root.iter("{*}hyperlink")]
    if len(set(links)) < len(links):
        yield "a cell has two links"
    for sparkline in root.iter("{*}sparkline"):
        if ":" in (sparkline.findtext("{*}sqref") or ""):
            yield "a sparkline stands in more than one cell"


def _tables(book: Opened, part: str) -> Iterator[str]:
    root = book.xml(part)
    merged = [area(m.get("ref")) for m in root.iter("{*}mergeCell")]
    seen: list[Area] = []
    for target in book.leads(part, "table"):
        table = book.xml(target)
        whole, totals = area(table.get("ref")), int(table.get("totalsRowCount") or 0)
        columns = [*table.iter("{*}tableColumn")]
        if any(whole.meets(m) for m in (*merged, *seen)):
            yield f"table {table.get('name')} overlaps"
        seen.append(whole)
        headings = [_shown(book, root, whole.top, n) for n in range(whole.left, whole.right + 1)]
        if headings != [c.get("name") for c in columns] or int(table.find("{*}tableColumns").get("count")) != len(
            columns
        ):
            yield f"table {table.get('name')} has headings that are not its cells'"
        if len({c.get("id") for c in columns}) < len(columns) or whole.bottom - totals <= whole.top:
            yield f"table {table.get('name')} has two columns of one id, or no row"
        for filtered in table.iterchildren("{*}autoFilter"):
            if area(filtered.get("ref")) != Area(whole.top, whole.left, whole.bottom - totals, whole.right):
                yield f"table {table.get('name')} filters other rows than it has"
        for sort in table.iter("{*}sortState"):
            if area(sort.get("ref")).bottom != whole.bottom - totals:
                yield f"table {table.get('name')} sorts other rows than it has"


def _shown(book: Opened, root: Any, row: int, column: int) -> str | None:
    for c in root.iter("{*}c"):
        if split(c.get("r")) == (row, column):
            if c.get("t") == "s":
                si = book.xml("xl/sharedStrings.xml")[int(c.findtext("{*}v"))]
                return "".join(si.xpath(".//*[local-name()='t']/text()"))
            return "".join(c.xpath(".//*[local-name()='t']/text()"))
    return None
