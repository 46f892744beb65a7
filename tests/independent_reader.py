"""What stands in a workbook's file, read from its parts with lxml alone: the toolkit's own reader has no hand in it."""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from lxml import etree

At = tuple[int, int]  # row, column
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ADDRESS = re.compile(r"\$?([A-Z]+)\$?(\d+)$")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Seen(NamedTuple):
    """A cell: what it shows (shared texts looked up, numbers in one spelling), its formula, its style."""

    value: str = ""
    formula: str = ""
    style: str = "0"
    kind: str = ""

    @property
    def blank(self) -> bool:
        return not self.value and not self.formula


class Block(NamedTuple):
    """A rectangle of cells, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class SeenTable:
    """A table as its part declares it; `totals` rows of its block stand at its foot."""

    name: str
    sheet: str
    part: str
    block: Block
    totals: int
    filtered: str

    @property
    def last(self) -> int:
        """The last row that the table says is its own, totals left out."""
        return self.block.bottom - self.totals


@dataclass
class SeenSheet:
    """A worksheet: its cells, the attributes of its rows, and what stands around the rows."""

    part: str
    cells: dict[At, Seen] = field(default_factory=dict)
    rows: dict[int, dict[str, str]] = field(default_factory=dict)
    around: list[tuple[str, dict[str, str], str]] = field(default_factory=list)

    def at(self, row: int, column: int) -> Seen:
        return self.cells.get((row, column), Seen())


class SeenWorkbook:
    """A workbook's file, each part read when it is first asked for."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    @cached_property
    def sheets(self) -> dict[str, SeenSheet]:
        """The worksheets by title, in the workbook's order."""
        links = self._links("xl/workbook.xml")
        entries = self._xml("xl/workbook.xml").iter("{*}sheet")
        found = {entry.get("name"): links[entry.get(_RELATION)] for entry in entries}
        return {title: self._sheet(part) for title, (kind, part) in found.items() if kind == "worksheet"}

    @cached_property
    def tables(self) -> dict[str, SeenTable]:
        found = {}
        for title, sheet in self.sheets.items():
            for kind, part in self._links(sheet.part).values():
                if kind == "table":
                    table = _table(self._xml(part), title, part)
                    found[table.name] = table
        return found

    @cached_property
    def names(self) -> dict[tuple[str, str | None], str]:
        """The defined names with what they stand for, by name and the number of the sheet they are kept to."""
        entries = self._xml("xl/workbook.xml").iter("{*}definedName")
        return {(e.get("name"), e.get("localSheetId")): e.text or "" for e in entries}

    @cached_property
    def _texts(self) -> list[str]:
        shared = self.parts.get("xl/sharedStrings.xml")
        return [_text(si) for si in etree.fromstring(shared).iterchildren("{*}si")] if shared else []

    def _xml(self, part: str) -> Any:
        return etree.fromstring(self.parts[part])

    def _links(self, part: str) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        found = {}
        for link in self._xml(links) if links in self.parts else ():
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target")))[1:]
            found[link.get("Id")] = (link.get("Type").rsplit("/", 1)[-1], target)
        return found

    def _sheet(self, part: str) -> SeenSheet:
        root, sheet = self._xml(part), SeenSheet(part)
        data = root.find("{*}sheetData")
        for row in data:
            number = int(row.get("r"))
            sheet.rows[number] = {k: v for k, v in row.attrib.items() if k not in {"r", "spans"}}
            for c in row:
                sheet.cells[place_of(c.get("r"))] = self._cell(c)
        root.remove(data)
        for element in root.iter():
            if isinstance(element.tag, str):
                tag = etree.QName(element).localname
                sheet.around.append((tag, {str(k): str(v) for k, v in element.attrib.items()}, element.text or ""))
        return sheet

    def _cell(self, c: Any) -> Seen:
        kind, stored, formula = c.get("t", "n"), c.findtext("{*}v") or "", c.find("{*}f")
        value = stored
        if kind == "s":
            value = self._texts[int(stored)]
        elif kind == "inlineStr":
            value = _text(c.find("{*}is"))
        elif kind == "str":
            value = _unescaped(stored)
        elif kind == "n" and stored:
            value = number(float(stored))
        said = "" if formula is None else f"={formula.text or 'as cell ' + formula.get('si', '')}"
        return Seen(value, said, c.get("s", "0"), kind if kind in {"b", "e"} else "")


def number(stored: float) -> str:
    """7 and 7.0 are spelt alike."""
    return str(int(stored)) if stored.is_integer() else repr(stored)


def _text(element: Any) -> str:
    aids = {t for aid in element.iter("{*}rPh") for t in aid.iter("{*}t")}
    return _unescaped("".join(t.text or "" for t in element.iter("{*}t") if t not in aids))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text)


def _table(root: Any, title: str, part: str) -> SeenTable:
    filtered = root.find("{*}autoFilter")
    ref = "" if filtered is None else filtered.get("ref")
    block = block_of(root.get("ref"))
    return SeenTable(root.get("displayName"), title, part, block, int(root.get("totalsRowCount") or 0), ref)


def place_of(address: str) -> At:
    match = _ADDRESS.match(address)
    assert match, address
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def block_of(ref: str) -> Block:
    first, _, last = ref.partition(":")
    return Block(*place_of(first), *place_of(last or first))


def letters_of(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def spelt(row: int, column: int) -> str:
    """The address of a cell."""
    return f"{letters_of(column)}{row}"


# ---- a table as officers left it


@dataclass(frozen=True)
class Found:
    """A declared sheet where it is now: the worksheet's title, the columns by declared heading, the rows.

    `rows` are the numbers of those that are the table's, rows typed directly below it too; `left` to `right` its
    columns; `totals` the rows of totals below.
    """

    title: str
    columns: Mapping[str, int]
    rows: range
    left: int
    right: int
    totals: int


def find(
    workbook: SeenWorkbook, title: str, table: str, declared: Mapping[str, str], key_columns: int = 2
) -> Found | None:
    """A sheet by its present title and its table's name; `declared` has the declared heading of each present one.

    Where officers turned the table into a range, it is the block of headings in row 1 and the rows filled below. A row
    directly below a table that has `key_columns` of its cells or more was typed as a row of it.
    """
    sheet = workbook.sheets.get(title)
    if sheet is None:
        return None
    seen = workbook.tables.get(table)
    left, right = (seen.block.left, seen.block.right) if seen else (1, _right_end(sheet))
    headings = {sheet.at(1, n).value: n for n in range(right, left - 1, -1)}
    columns = {declared[h]: n for h, n in headings.items() if h in declared}
    if seen is None:
        last = max((r for (r, c), cell in sheet.cells.items() if left <= c <= right and not cell.blank), default=1)
        return Found(title, columns, range(2, last + 1), left, right, 0)
    last = seen.last
    while not seen.totals and sum(not sheet.at(last + 1, n).blank for n in columns.values()) >= key_columns:
        last += 1
    return Found(title, columns, range(seen.block.top + 1, last + 1), left, right, seen.totals)


def _right_end(sheet: SeenSheet) -> int:
    right = 1
    while not sheet.at(1, right + 1).blank:
        right += 1
    return right
