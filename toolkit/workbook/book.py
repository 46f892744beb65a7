"""A workbook as its parts name it: sheets, defined names, shared texts, styles that show dates."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from toolkit.workbook.addresses import Area, Damaged, area, whole
from toolkit.workbook.cells import Reading, escaped, text_of
from toolkit.workbook.package import Package, in_utf8
from toolkit.workbook.sheet_part import SheetPart, read_sheet
from toolkit.workbook.styles import date_styles, style_like

_SHARED = re.compile(rb"<((?:\w[\w.-]*:)?)sst\b[^>]*>")
_COUNTS = re.compile(rb"\s+(?:uniqueCount|count)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_COUNT = re.compile(rb"\scount\s*=\s*[\"'](\d+)")
_NAMED_CELL = re.compile(r"^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d+)$")


@dataclass(frozen=True)
class ExcelTable:
    """A table as its part declares it; `area` with its heading row, and its totals row where it has one."""

    name: str
    part: str
    sheet: str
    area: Area
    totals: int


@dataclass
class Book:
    """An opened workbook; sheets are read when first asked for, and `flush` puts the changed ones back."""

    package: Package
    sheets: dict[str, str]
    names: dict[str, str]
    since_1904: bool
    parts: dict[str, SheetPart] = field(default_factory=dict)
    new_texts: dict[str, int] = field(default_factory=dict)

    @cached_property
    def strings_part(self) -> str:
        """The part with the shared texts, "" where the workbook has none."""
        return _first(self.package, self.package.workbook, "sharedStrings")

    @cached_property
    def styles_part(self) -> str:
        """The part with the cell styles, "" where the workbook has none."""
        return _first(self.package, self.package.workbook, "styles")

    def style_for_a_date(self, style: str) -> str:
        """This style where it shows dates, else one that looks the same and does."""
        if style in self.reading.dates or not self.styles_part:
            return style
        found = style_like(self.package, self.styles_part, style)
        self.reading.dates.add(found)
        return found

    @cached_property
    def reading(self) -> Reading:
        texts: list[str] = []
        if self.strings_part:
            texts = [text_of(si) for si in self.package.xml(self.strings_part).iterchildren("{*}si")]
        return Reading(texts, set(date_styles(self.package, self.styles_part)), self.since_1904)

    @cached_property
    def tables(self) -> tuple[ExcelTable, ...]:
        found = tuple(t for sheet, part in self.sheets.items() for t in _tables(self.package, sheet, part))
        names = Counter(table.name.casefold() for table in found)
        twice = next((table.name for table in found if names[table.name.casefold()] > 1), "")
        if twice:
            raise Damaged(f"two of its tables have the name '{twice}'")
        return found

    def sheet(self, name: str) -> SheetPart:
        if name not in self.parts:
            self.parts[name] = read_sheet(self.package.read(self.sheets[name]), name)
        return self.parts[name]

    def shared(self, text: str) -> int | None:
        """The text's number among the shared ones, put after them where it is new; None where there are none."""
        if not self.strings_part:
            return None
        if text not in self.new_texts:
            self.new_texts[text] = len(self.reading.texts)
            self.reading.texts.append(text)
        return self.new_texts[text]

    def flush(self) -> None:
        """Put the changed sheets and the new texts into the package."""
        for name, sheet in self.parts.items():
            if sheet.changed:
                self.package.change(self.sheets[name], sheet.data())
        if self.new_texts:
            self.package.change(self.strings_part, self._more_texts(self.package.read(self.strings_part)))

    def _more_texts(self, data: bytes) -> bytes:
        """The texts there were stay as they are, byte for byte; the new ones follow them."""
        data = _ready(data)
        start, end = _texts_between(data)
        root = _SHARED.search(data, 0, start)
        prefix = (root[1] or b"") if root else b""
        more = b"".join(
            b'<%ssi><%st xml:space="preserve">%s</%st></%ssi>' % (prefix, prefix, _as_xml(text), prefix, prefix)
            for text in self.new_texts
        )
        head = _COUNTS.sub(b"", data[:start])
        counts = b' count="%d" uniqueCount="%d">' % (self._uses(data[:start]), len(self.reading.texts))
        return head[:-1] + counts + data[start:end] + more + data[end:]

    def _uses(self, head: bytes) -> int:
        """How often cells name a shared text, as the part says, and the new ones."""
        said = _COUNT.search(head)
        return (int(said[1]) if said else len(self.reading.texts) - len(self.new_texts)) + len(self.new_texts)


def shared_texts_in(data: bytes) -> bytes:
    """The part's texts, one after the other, without what stands around them."""
    data = _ready(data)
    start, end = _texts_between(data)
    return data[start:end]


def _ready(data: bytes) -> bytes:
    """The part in UTF-8, with an opening and a closing tag though there be no text yet."""
    data = in_utf8(data)
    root = _SHARED.search(data)
    if root is None or not root[0].endswith(b"/>"):
        return data
    return b"%s></%ssst>%s" % (data[: root.end() - 2], root[1] or b"", data[root.end() :])


def _texts_between(data: bytes) -> tuple[int, int]:
    """Where the texts begin and end in the part; raises Damaged where it has no such place."""
    root = _SHARED.search(data)
    if root is None:
        raise Damaged("its part with the shared texts has none")
    prefix = root[1] or b""
    closing = data.rfind(b"</%ssst" % prefix)
    extension = data.rfind(b"<%sextLst" % prefix, root.end())
    last = data.rfind(b"</%ssi" % prefix)
    return root.end(), extension if extension > last else closing


def _as_xml(text: str) -> bytes:
    plain = escaped(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.encode("utf-8", "replace")


def open_book(package: Package) -> Book:
    """The workbook's sheets (worksheets only) and defined names."""
    root = package.xml(package.workbook)
    related = package.related(package.workbook)
    sheets: dict[str, str] = {}
    for sheet in root.iter("{*}sheet"):
        key = next((v for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
        kind, part = related.get(str(key), ("", ""))
        if kind == "worksheet" and part in sheets.values():
            raise Damaged(f"two of its sheets are the one part {part}")
        name = sheet.get("name", "")
        if name.casefold() in {other.casefold() for other in sheets}:
            raise Damaged(f"two of its sheets have the name '{name}'")
        if kind == "worksheet":
            sheets[name] = part
    properties = root.find("{*}workbookPr")
    since_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    names = {n.get("name", ""): n.text or "" for n in root.iter("{*}definedName") if n.get("localSheetId") is None}
    return Book(package, sheets, names, since_1904)


def named_cell(text: str) -> tuple[str, str] | None:
    """(sheet, cell) of a defined name that leads to one cell."""
    match = _NAMED_CELL.match(text)
    return ((match[1] or match[2]).replace("''", "'"), f"{match[3]}{match[4]}") if match else None


def _first(package: Package, part: str, kind: str) -> str:
    return next((t for k, t in package.related(part).values() if k == kind and package.has(t)), "")


def _tables(package: Package, sheet: str, part: str) -> list[ExcelTable]:
    found = []
    for kind, target in package.related(part).values():
        if kind == "table" and package.has(target):
            root = package.xml(target)
            if etree.QName(root).localname != "table":
                raise Damaged(f"its part {target} is no table")
            name = root.get("displayName") or root.get("name") or ""
            totals = whole(root.get("totalsRowCount"))
            found.append(ExcelTable(name, target, sheet, area(root.get("ref", "A1")), totals))
    return found
