"""Typing into a workbook's parts as Excel does."""

import re
from xml.sax.saxutils import escape

from lxml import etree

from tests.opened import Opened, split
from tests.rich_parts import MAIN
from toolkit.workbook.addresses import address, area


def inline(text: str) -> str:
    return f'<is><t xml:space="preserve">{escape(text)}</t></is>'


def set_cell(book: Opened, title: str, ref: str, inside: str, **attributes: str) -> None:
    """Put a cell where it belongs in its row; `inside` is its XML. A cell there keeps its style."""
    part = book.sheets()[title]
    root = book.xml(part)
    number, column = split(ref)
    rows = {int(r.get("r")): r for r in root.find("{*}sheetData")}
    if number not in rows:
        rows[number] = etree.Element(f"{{{MAIN}}}row", r=str(number))
        after = [n for n in rows if n < number]
        holder = root.find("{*}sheetData")
        holder.insert(0 if not after else holder.index(rows[max(after)]) + 1, rows[number])
    cells = {split(c.get("r"))[1]: c for c in rows[number]}
    made = etree.fromstring(f'<c xmlns="{MAIN}" r="{ref}">{inside}</c>')
    if column in cells and cells[column].get("s"):
        made.set("s", cells[column].get("s"))
    for key, value in attributes.items():
        made.set(key, value)
    cells[column] = made
    rows[number][:] = [c for _, c in sorted(cells.items())]
    rows[number].attrib.pop("spans", None)
    book.put(part, root)


def typed(book: Opened, title: str, ref: str, text: str, **attributes: str) -> None:
    set_cell(book, title, ref, inline(text), t="inlineStr", **attributes)


def calculated(book: Opened, title: str, ref: str, formula: str, value: str = "7", **attributes: str) -> None:
    set_cell(book, title, ref, f"<f>{escape(formula)}</f><v>{value}</v>", **attributes)


def add_columns(book: Opened, table: str, title: str, columns: dict[str, str]) -> None:
    """Officers' own columns at a table's right end: heading → formula, "" where they type."""
    part = next(p for p in book.parts if "/tables/" in p and f'displayName="{table}"' in book.text(p))
    root = book.xml(part)
    where = area(root.get("ref"))
    holder = root.find("{*}tableColumns")
    for right, (heading, formula) in enumerate(columns.items(), where.right + 1):
        column = etree.SubElement(holder, f"{{{MAIN}}}tableColumn", id=str(right + 100), name=heading)
        if formula:
            etree.SubElement(column, f"{{{MAIN}}}calculatedColumnFormula").text = formula
        typed(book, title, address(where.top, right), heading)
        for row in range(where.top + 1, where.bottom + 1):
            if formula:
                calculated(book, title, address(row, right), re.sub(r"(?<![A-Z$])([A-Z])2\b", rf"\g<1>{row}", formula))
            else:
                typed(book, title, address(row, right), "High", s=str(looks(book) - 1))
    ref = str(type(where)(where.top, where.left, where.bottom, where.right + len(columns)))
    root.set("ref", ref)
    root.find("{*}autoFilter").set("ref", ref)
    holder.set("count", str(len(holder)))
    book.put(part, root)


def looks(book: Opened) -> int:
    return len(book.xml("xl/styles.xml").find("{*}cellXfs"))
