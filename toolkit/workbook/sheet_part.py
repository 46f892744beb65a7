"""A worksheet's part as its rows, so that one row is changed and the others stay as they were, byte for byte."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from toolkit.workbook.addresses import LAST_ROW, Damaged, address, column_of
from toolkit.workbook.cells import Cell, Reading, read_cell
from toolkit.workbook.package import in_utf8, parsed, serialised

_BATCH = 250
_ROOT = re.compile(rb"<(?:(\w[\w.-]*):)?worksheet\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")


@dataclass
class SheetPart:
    """`head` ends with the opening of the rows, `tail` begins with their end; `rows` by number, in order."""

    root: bytes
    prefix: bytes
    head: bytes
    rows: dict[int, bytes]
    tail: bytes
    name: str = ""
    changed: bool = field(default=False)

    def data(self) -> bytes:
        return b"".join((self.head, *(self.rows[n] for n in sorted(self.rows)), self.tail))

    def around(self) -> etree._Element:
        """The worksheet without its rows, to read or change what stands above and below them."""
        return parsed(self.head + self.tail)

    def replace_around(self, worksheet: etree._Element) -> None:
        """Take the changed surroundings of `around`."""
        found = _split(serialised(worksheet), self.name)
        self.root, self.head, self.tail = found.root, found.head, found.tail
        self.changed = True

    def row_elements(self, numbers: Iterable[int] | None = None) -> Iterator[tuple[int, etree._Element]]:
        """(number, row as XML) of the rows asked for, or all."""
        wanted = sorted(self.rows) if numbers is None else [n for n in numbers if n in self.rows]
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            try:
                found = [*parsed(self._wrapped(b"".join(self.rows[n] for n in batch))).iterchildren("{*}row")]
            except Damaged as error:
                raise Damaged(f"on the sheet '{self.name}' {error}") from error
            yield from zip(batch, found, strict=True)

    def cells(self, reading: Reading, numbers: Iterable[int] | None = None) -> Iterator[tuple[int, dict[int, Cell]]]:
        """(row number, its cells by column number)."""
        for number, row in self.row_elements(numbers):
            try:
                yield number, {column: read_cell(c, reading) for column, c in _cells_of(row)}
            except Damaged as error:
                raise Damaged(f"on the sheet '{self.name}', row {number}, {error}") from error

    def replace_rows(self, rows: Mapping[int, etree._Element]) -> None:
        for number, row in rows.items():
            self.rows[number] = self._bytes_of(row)
            self.changed = True

    def _wrapped(self, rows: bytes) -> bytes:
        return self.root + rows + b"</" + (self.prefix + b":" if self.prefix else b"") + b"worksheet>"

    def _bytes_of(self, row: etree._Element) -> bytes:
        """The row's own bytes, without the namespaces that the worksheet declares already."""
        holder = parsed(self._wrapped(b""))
        holder.append(row)
        whole = etree.tostring(holder)
        match = _ROOT.match(whole)
        return whole[match.end() if match else 0 : whole.rindex(b"</")]


def read_sheet(data: bytes, name: str = "") -> SheetPart:
    """The part cut into rows; raises Damaged, naming the sheet, where it cannot be."""
    try:
        return _split(_plain(data), name)
    except Damaged as error:
        raise Damaged(f"on the sheet '{name}' {error}") from error


def _plain(data: bytes) -> bytes:
    """The part without comments, and in UTF-8."""
    data = in_utf8(data)
    start, end = data.find(b"sheetData"), data.rfind(b"sheetData")
    if b"<!" in data[start:end]:
        root = parsed(data)
        etree.strip_tags(root, etree.Comment)
        return serialised(root)
    return data


def _split(data: bytes, name: str) -> SheetPart:
    root = _ROOT.search(data)
    if root is None:
        raise Damaged("there is no worksheet")
    prefix = root[1] or b""
    tag = (prefix + b":" if prefix else b"") + b"sheetData"
    empty = re.compile(rb"<" + tag + rb"\s*/>").search(data, root.end())
    if empty:
        data = data[: empty.start()] + b"<" + tag + b"></" + tag + b">" + data[empty.end() :]
    opening = re.compile(rb"<" + tag + rb"\s*>").search(data, root.end())
    closing = data.find(b"</" + tag, opening.end() if opening else 0)
    if opening is None or closing < 0:
        raise Damaged("the rows are missing or cut short")
    rows = _rows(data[opening.end() : closing], prefix)
    return SheetPart(root[0], prefix, data[: opening.end()], rows, data[closing:], name)


def _rows(data: bytes, prefix: bytes) -> dict[int, bytes]:
    """The rows by number; raises Damaged rather than leave one out."""
    name = (prefix + b":" if prefix else b"") + b"row"
    tag = rb"<" + name + rb"(?=[\s/>])(?:[^>\"']|\"[^\"]*\"|'[^']*')*?"
    rows: dict[int, bytes] = {}
    number = end = 0
    for match in re.finditer(tag + rb"(?:/>|>.*?</" + name + rb"\s*>)", data, re.S):
        said = re.match(rb"<[^>]*?\sr=[\"'](\d+)", match[0])
        number = int(said[1]) if said else number + 1
        if number in rows or not 0 < number <= LAST_ROW or data[end : match.start()].strip():
            raise Damaged(f"row {number} is there twice, or what stands before it is no row")
        rows[number], end = match[0], match.end()
    if data[end:].strip():
        raise Damaged(f"what follows row {number} is no row")
    return rows


def _cells_of(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    column = 0
    for c in row.iterchildren("{*}c"):
        said = c.get("r")
        column = column_of(said) if said else column + 1
        yield column, c


def cell_in(row: etree._Element, number: int, column: int) -> etree._Element:
    """The row's cell in this column, made in its place where there is none."""
    after = None
    for here, c in _cells_of(row):
        if here == column:
            return c
        if here < column:
            after = c
    made = etree.Element(f"{{{etree.QName(row).namespace}}}c", r=address(number, column))
    row.insert(0 if after is None else row.index(after) + 1, made)
    if "spans" in row.attrib:
        del row.attrib["spans"]
    return made


def cells_in(row: etree._Element) -> dict[int, etree._Element]:
    """The row's cells by column number."""
    return dict(_cells_of(row))
