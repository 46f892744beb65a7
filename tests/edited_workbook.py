"""A workbook under officers' hands: its parts changed as Excel changes them, references that move along."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from tests.independent_reader import Block, block_of, place_of, spelt
from tests.moved_references import MAIN, NS, Move, filled_down, moved_along, moved_formula
from tests.opened import TYPES, Opened, rels_of

WORKBOOK, TEXTS, STYLES, CHAIN = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/calcChain.xml"
Value = str | int | None
_FORMULAS = {"f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula"}
_OF_EACH_ROW = {"formula", "formula1", "formula2", "calculatedColumnFormula"}
_HAS_FORMULAS = re.compile(r"xl/(?:workbook|(?:worksheets|charts|tables)/[^/]+)\.xml$")


class EditedWorkbook:
    """The parts, and where officers have taken the declared sheets and headings to.

    `titles` are the sheets' present names by their declared ones, `headings` the present headings by declared sheet
    and heading; `ranges` the declared sheets whose table was turned into a range.
    """

    def __init__(self, data: bytes, tables: dict[str, str]) -> None:
        self.book = Opened(data)
        self.tables = tables
        self.titles: dict[str, str] = {}
        self.headings: dict[tuple[str, str], str] = {}
        self.ranges: set[str] = set()
        self._roots: dict[str, Any] = {}
        self._new_texts: dict[str, int] = {}
        self._related: dict[str, dict[str, tuple[str, str]]] = {}

    def reopened(self, data: bytes) -> "EditedWorkbook":
        """The file as it is after a run, what officers renamed still known."""
        again = EditedWorkbook(data, self.tables)
        again.titles, again.headings, again.ranges = dict(self.titles), dict(self.headings), set(self.ranges)
        return again

    def flush(self) -> None:
        """Put what was changed into the parts."""
        for part, root in self._roots.items():
            self.book.put(part, root)
        self._roots.clear()

    def saved(self) -> bytes:
        self.flush()
        if CHAIN in self.book.parts:
            self.book.parts[CHAIN] = self._chain()
        return self.book.saved()

    def _chain(self) -> bytes:
        """The order of calculation, with the cells that hold a formula now."""
        sheets = self.book.xml(WORKBOOK).iter("{*}sheet")
        numbers = {sheet.get("name"): sheet.get("sheetId") for sheet in sheets}
        entries = (
            f'<c r="{c.get("r")}" i="{numbers[title]}"/>'
            for title, part in self.book.sheets().items()
            for c in self.book.xml(part).iter("{*}c")
            if c.find("{*}f") is not None
        )
        return f'<calcChain xmlns="{MAIN}">{"".join(entries)}</calcChain>'.encode()

    # ---- looking

    def root(self, part: str) -> Any:
        """A part as XML; what is changed there is saved."""
        if part not in self._roots:
            self._roots[part] = self.book.xml(part)
        return self._roots[part]

    def part(self, sheet: str) -> str:
        title, links = self.title(sheet), self.links(WORKBOOK)
        entry = next(s for s in self.root(WORKBOOK).iter("{*}sheet") if s.get("name") == title)
        return next(links[v][1] for k, v in entry.attrib.items() if k.endswith("}id"))

    def links(self, part: str) -> dict[str, tuple[str, str]]:
        """(kind, part) by relationship id."""
        if part not in self._related:
            self._related[part] = self.book.related(part)
        return self._related[part]

    def leads(self, part: str, kind: str) -> list[str]:
        return [target for found, target in self.links(part).values() if found == kind]

    def title(self, sheet: str) -> str:
        return self.titles.get(sheet, sheet)

    def heading(self, sheet: str, declared: str) -> str:
        return self.headings.get((sheet, declared), declared)

    def table(self, sheet: str) -> Any:
        """The table's part as XML, None where it is a range."""
        parts = self.leads(self.part(sheet), "table")
        roots = [self.root(p) for p in parts]
        return next((t for t in roots if t.get("displayName") == self.tables[sheet]), None)

    def block(self, sheet: str) -> Block:
        """The cells of the table, headings and totals too; of a range its headings and what is filled below them."""
        table = self.table(sheet)
        if table is not None:
            return block_of(table.get("ref"))
        cells = dict(self.cells(sheet))
        right = next(n for n in range(1, 99) if (1, n + 1) not in cells or not len(cells[1, n + 1]))
        return Block(1, 1, max(row for (row, n), c in cells.items() if n <= right and len(c)), right)

    def totals(self, sheet: str) -> int:
        table = self.table(sheet)
        return 0 if table is None else int(table.get("totalsRowCount") or 0)

    def data_rows(self, sheet: str) -> range:
        block = self.block(sheet)
        return range(block.top + 1, block.bottom + 1 - self.totals(sheet))

    def columns(self, sheet: str) -> dict[str, int]:
        """Column numbers by the heading shown."""
        block = self.block(sheet)
        return {self.shown(sheet, block.top, n): n for n in range(block.left, block.right + 1)}

    def cells(self, sheet: str) -> Iterator[tuple[tuple[int, int], Any]]:
        yield from ((place_of(c.get("r")), c) for c in self._data(sheet).iter(f"{NS}c"))

    def shown(self, sheet: str, row: int, column: int) -> str:
        c = self.cell(sheet, row, column, make=False)
        if c is None:
            return ""
        stored = c.findtext("{*}v") or ""
        found = self.root(TEXTS)[int(stored)] if c.get("t") == "s" else c.find("{*}is")
        return stored if found is None else "".join(t.text or "" for t in found.iter("{*}t"))

    def _data(self, sheet: str) -> Any:
        return self.root(self.part(sheet)).find("{*}sheetData")

    def row(self, sheet: str, number: int) -> Any:
        """The row's element, made where there is none."""
        data = self._data(sheet)
        at = len(data)
        for n, row in enumerate(data):
            here = int(row.get("r"))
            if here == number:
                row.attrib.pop("spans", None)
                return row
            if here > number:
                at = n
                break
        data.insert(at, etree.Element(f"{NS}row", r=str(number)))
        return data[at]

    def cell(self, sheet: str, row: int, column: int, make: bool = True) -> Any:
        """The cell's element; where there is none it is made, or None."""
        there = (r for r in self._data(sheet) if r.get("r") == str(row))
        holder: Any = self.row(sheet, row) if make else next(there, ())
        after = 0
        for n, c in enumerate(holder):
            here = place_of(c.get("r"))[1]
            if here == column:
                return c
            if here < column:
                after = n + 1
        if not make:
            return None
        holder.insert(after, etree.Element(f"{NS}c", r=spelt(row, column)))
        return holder[after]

    # ---- typing

    def write(self, sheet: str, row: int, column: int, value: Value, formula: str = "") -> None:
        """What is typed into a cell; its look stays."""
        c = self.cell(sheet, row, column)
        for child in [*c]:
            c.remove(child)
        for key in {"t", "cm", "vm"} & {*c.attrib}:
            del c.attrib[key]
        if formula:
            etree.SubElement(c, f"{NS}f").text = formula
        if value in (None, ""):
            return
        stored = etree.SubElement(c, f"{NS}v")
        if isinstance(value, int):
            stored.text = str(value)
        elif formula:
            c.set("t", "str")
            stored.text = _escaped(value)
        elif TEXTS in self.book.parts:
            c.set("t", "s")
            stored.text = str(self._shared(value))
        else:
            c.remove(stored)
            c.set("t", "inlineStr")
            etree.SubElement(etree.SubElement(c, f"{NS}is"), f"{NS}t").text = _escaped(value)

    def _shared(self, text: str) -> int:
        root = self.root(TEXTS)
        if text not in self._new_texts:
            self._new_texts[text] = len(root)
            t = etree.SubElement(etree.SubElement(root, f"{NS}si"), f"{NS}t")
            t.text = _escaped(text)
            t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            root.set("uniqueCount", str(len(root)))
        root.set("count", str(int(root.get("count")) + 1))
        return self._new_texts[text]

    # ---- references that move along

    def move_references(self, sheet: str, move: Move, rows: bool = False) -> None:
        """References to a sheet's cells, on it and elsewhere, as Excel has them after cells have moved.

        Where `rows` move, a rule or a calculated column goes on reading its own row.
        """
        own, title = self.part(sheet), self.title(sheet)
        here = (own, *self.leads(own, "table"))
        for part in [n for n in self.book.parts if _HAS_FORMULAS.match(n)]:
            for element in self._formulas(part):
                own_row = rows and etree.QName(element).localname in _OF_EACH_ROW
                element.text = moved_formula(element.text, title, part in here, move, fixed_only=own_row)
        notes = (part for kind in ("comments", "threadedComment") for part in self.leads(own, kind))
        for part in (*here, *notes):
            for element in [e for e in self.root(part).iter() if isinstance(e.tag, str)]:
                if not moved_along(element, move):
                    holder = element.getparent()
                    holder.remove(element)
                    if holder.get("count"):
                        holder.set("count", str(len(holder)))

    def _formulas(self, part: str) -> list[Any]:
        names = (e for e in self.root(part).iter() if isinstance(e.tag, str))
        return [e for e in names if etree.QName(e).localname in _FORMULAS and e.text]

    def replace_in_formulas(self, pattern: str, new: str) -> None:
        """The same change in every formula of the workbook: in cells, rules, names, tables and charts."""
        for part in [n for n in self.book.parts if _HAS_FORMULAS.match(n)]:
            for element in self._formulas(part):
                element.text = re.sub(pattern, new, element.text)

    def is_read(self, table: str, heading: str) -> bool:
        """True where a formula names this column of a table."""
        named = re.compile(rf"\b{re.escape(table)}\[(?:\[#[^\]]*\],\[)?{re.escape(heading)}\]")
        parts = [n for n in self.book.parts if _HAS_FORMULAS.match(n)]
        return any(named.search(element.text) for part in parts for element in self._formulas(part))

    def rename_in_formulas(self, old: str, new: str) -> None:
        """A worksheet's new title, wherever a formula names it; in texts and other workbooks' names it stays."""

        def renamed(match: re.Match[str]) -> str:
            here = match["name"] and match["name"].strip("'").replace("''", "'") == old
            return "'" + new.replace("'", "''") + "'!" if here else match[0]

        pattern = re.compile(r"\"(?:[^\"]|\"\")*\"|\[\d+\][^!]*!|(?P<name>'(?:[^']|'')+'|[A-Za-z_][\w.]*)!")
        for part in [n for n in self.book.parts if _HAS_FORMULAS.match(n)]:
            for element in self._formulas(part):
                element.text = pattern.sub(renamed, element.text)

    def write_out_shared_formulas(self, sheet: str) -> None:
        """Each cell with a formula of its own, as Excel has them when rows go."""
        masters = {}
        for (row, _), c in self.cells(sheet):
            f = c.find("{*}f")
            if f is not None and f.get("t") == "shared":
                if f.text:
                    masters[f.get("si")] = (row, f.text)
                first, text = masters[f.get("si")]
                f.text = filled_down(text, row - first)
                f.attrib.clear()

    def take_out_table(self, sheet: str) -> None:
        """The table's part goes; its cells stay."""
        own, table = self.part(sheet), self.table(sheet)
        part = next(p for p in self.leads(own, "table") if self.root(p) is table)
        key = next(k for k, (_, target) in self.links(own).items() if target == part)
        holder = self.root(own).find("{*}tableParts")
        for entry in [e for e in holder if key in e.attrib.values()]:
            holder.remove(entry)
        holder.set("count", str(len(holder)))
        if not len(holder):
            holder.getparent().remove(holder)
        del self._roots[part]
        self._drop(part, own)

    def _drop(self, part: str, source: str) -> None:
        del self.book.parts[part]
        self.book.names = [n for n in self.book.names if n != part]
        types, links = self.book.xml(TYPES), self.book.xml(rels_of(source))
        for entry in [e for e in types if e.get("PartName") == f"/{part}"]:
            types.remove(entry)
        for link in [e for e in links if self.book.related(source)[e.get("Id")][1] == part]:
            links.remove(link)
        self.book.put(TYPES, types)
        self.book.put(rels_of(source), links)
        self._related.clear()


def _escaped(text: str) -> str:
    plain = re.sub(r"_(x[0-9A-Fa-f]{4}_)", r"_x005F_\1", text)
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", lambda m: f"_x{ord(m[0]):04X}_", plain)
