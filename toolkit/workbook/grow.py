"""Ranges that end where a table ended, made to end where it ends now: in formulas, names, charts and rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from toolkit.workbook.addresses import Area, Damaged, area, column_number
from toolkit.workbook.book import Book
from toolkit.workbook.package import serialised
from toolkit.workbook.places import TablePlace

_RANGE = re.compile(
    r"(?P<text>\"(?:[^\"]|\"\")*\"|\[[^\[\]]*\][\w.\u0080-\uffff]+![\w$]+:[\w$]+)"
    r"|(?P<sheet>(?:'(?:[^']|'')+'|[\w.\u0080-\uffff]+)!)?"
    r"(?P<start>\$?[A-Z]{1,3}\$?)(?P<top>\d+):(?P<end>\$?[A-Z]{1,3}\$?)(?P<bottom>\d+)(?![\w(])"
)
_RULES = ("conditionalFormatting", "dataValidation", "protectedRange", "ignoredError")
_FORMULAS = {"f", "formula", "formula1", "formula2", "definedName"}
_MAY_HOLD_RANGES = re.compile(r"(?:worksheets|charts|chartEx|chartsheets|drawings|pivotCache)/[^/]+\.xml$", re.I)


@dataclass(frozen=True)
class Growth:
    """A table's rows ended at `old` and end at `new`; the rows moved below it by `totals` are its totals row.

    `declared`: where the table said it ended; rows typed directly below it lie between that and `old`.
    """

    title: str
    first: int
    declared: int
    old: int
    new: int
    left: int
    right: int
    totals: int = 0

    @property
    def ends(self) -> tuple[int, int]:
        return self.declared, self.old

    def of_area(self, text: str) -> str:
        """A range of rules on the same sheet, longer where it covered the table's rows to their end."""
        return self.of_areas(text)

    def of_areas(self, text: str) -> str:
        """The same of several; one that was cut in two by officers begins where its other half does."""
        try:
            areas = [area(each) for each in text.split()]
        except Damaged:
            return text
        begun = {(a.left, a.right) for a in areas if a.top <= self.first and self._beside(a.left, a.right)}
        longer = (self.new if self._ends_here(a) and (a.left, a.right) in begun else a.bottom for a in areas)
        return " ".join(str(replace(a, bottom=end)) for a, end in zip(areas, longer, strict=True))

    def _ends_here(self, found: Area) -> bool:
        return found.bottom in self.ends or self.old < found.bottom < self.new

    def _beside(self, left: int, right: int) -> bool:
        """True for columns of which some are the table's."""
        return left <= self.right and self.left <= right

    def of_formula(self, formula: str, same_sheet: bool, fixed: bool = False) -> str:
        """A formula whose ranges over the table's rows are longer; texts in quotes and other workbooks' ranges stay.

        `fixed`: only ranges whose rows are fixed by a $; others move along with the formula's own row.
        """

        def longer(match: re.Match[str]) -> str:
            if match["text"] or not self._is_here(match["sheet"], same_sheet):
                return match[0]
            start, end = match["start"], match["end"]
            covers = int(match["top"]) in {self.first, self.first - 1} and int(match["bottom"]) in self.ends
            moves = fixed and not (start.endswith("$") and end.endswith("$"))
            if not covers or moves or not self._beside(*(column_number(c.strip("$")) for c in (start, end))):
                return match[0]
            return match[0][: match.start("bottom") - match.start()] + str(self.new)

        return _RANGE.sub(longer, formula)

    def _is_here(self, sheet: str | None, same_sheet: bool) -> bool:
        if sheet is None:
            return same_sheet
        return sheet[:-1].strip("'").replace("''", "'").casefold() == self.title.casefold()


def grow(book: Book, place: TablePlace, added: int) -> None:
    """Make everything that covered the table's rows cover `added` more below them."""
    totals = place.table.totals if place.table else 0
    declared = place.table.area.bottom - totals if place.table else place.last
    ends = declared, place.last, place.last + added
    growth = Growth(place.title, place.header + 1, *ends, place.left, place.right, totals)
    _grow_table(book, place, growth)
    _grow_sheet(book, place, growth)
    _grow_elsewhere(book, place, growth)


def _grow_table(book: Book, place: TablePlace, growth: Growth) -> None:
    if place.table is None:
        return
    root = book.package.xml(place.table.part)
    whole = Area(place.header, place.left, growth.new + growth.totals, place.right)
    root.set("ref", str(whole))
    for filtered in root.iterchildren("{*}autoFilter"):
        filtered.set("ref", str(replace(whole, bottom=growth.new)))
    for sorted_by in root.iter("{*}sortState", "{*}sortCondition"):
        sorted_by.set("ref", growth.of_areas(sorted_by.get("ref", "")))
    book.package.change(place.table.part, serialised(root))


def _grow_sheet(book: Book, place: TablePlace, growth: Growth) -> None:
    sheet = book.sheet(place.title)
    root = sheet.around()
    for rule in root.iter(*(f"{{*}}{name}" for name in _RULES)):
        if rule.get("sqref"):
            rule.set("sqref", growth.of_areas(rule.get("sqref", "")))
    for ranges in root.iter("{http://schemas.microsoft.com/office/excel/2006/main}sqref"):
        if not _is_of_a_sparkline(ranges):
            ranges.text = growth.of_areas(ranges.text or "")
    for filtered in root.iterchildren("{*}autoFilter"):
        filtered.set("ref", growth.of_area(filtered.get("ref", "")))
    _grow_dimension(root, place, growth)
    _grow_formulas(root, growth, same_sheet=True)
    sheet.replace_around(root)


def _is_of_a_sparkline(ranges: etree._Element) -> bool:
    """A sparkline stands in one cell."""
    above = ranges.getparent()
    return above is not None and etree.QName(above).localname == "sparkline"


def _grow_dimension(root: etree._Element, place: TablePlace, growth: Growth) -> None:
    for dimension in root.iterchildren("{*}dimension"):
        try:
            found = area(dimension.get("ref", ""))
        except Damaged:
            continue
        bottom, right = max(found.bottom, growth.new + growth.totals), max(found.right, place.right)
        dimension.set("ref", str(replace(found, bottom=bottom, right=right)))


def _grow_formulas(root: etree._Element, growth: Growth, same_sheet: bool, fixed: bool = False) -> bool:
    changed = False
    for element in _formulas(root):
        before = element.text or ""
        after = growth.of_formula(before, same_sheet, fixed or element.get("t") == "shared")
        if (
            after == before
            and etree.QName(element).localname == "definedName"
            and "Print_Area" in element.get("name", "")
        ):
            after = _print_area(before, growth)
        if after != before:
            element.text, changed = after, True
    return changed


def _formulas(root: etree._Element) -> Iterator[etree._Element]:
    for element in root.iter():
        if isinstance(element.tag, str) and etree.QName(element).localname in _FORMULAS:
            yield element


def _print_area(text: str, growth: Growth) -> str:
    """A print area that ended with the table, wherever it began, and its totals row with it."""
    end = growth.old + growth.totals
    sheet = re.escape(growth.title.replace("'", "''"))
    pattern = rf"('?{sheet}'?!\$[A-Z]+\$\d+:\$[A-Z]+\$){end}(?!\d)"
    return re.sub(pattern, rf"\g<1>{growth.new + growth.totals}", text)


def _grow_elsewhere(book: Book, place: TablePlace, growth: Growth) -> None:
    """Other sheets' formulas, charts, names. A part that names neither the sheet nor a range is not even parsed."""
    own = book.sheets[place.title]
    title = re.split("['&<>]", growth.title)[0].encode()
    for part in book.package.names():
        other_sheet = next((name for name, p in book.sheets.items() if p == part), "")
        if part == own or not (part == book.package.workbook or _MAY_HOLD_RANGES.search(part)):
            continue
        if other_sheet:
            _grow_other_sheet(book, other_sheet, growth, title)
            continue
        data = book.package.read(part)
        if title in data:
            root = book.package.xml(part)
            if _grow_formulas(root, growth, same_sheet=False):
                book.package.change(part, serialised(root))
    _grow_rows_of(book, place.title, growth, same_sheet=True)


def _grow_other_sheet(book: Book, name: str, growth: Growth, title: bytes) -> None:
    sheet = book.sheet(name)
    if title in sheet.head or title in sheet.tail:
        root = sheet.around()
        if _grow_formulas(root, growth, same_sheet=False):
            sheet.replace_around(root)
    _grow_rows_of(book, name, growth, same_sheet=False)


def _grow_rows_of(book: Book, name: str, growth: Growth, same_sheet: bool) -> None:
    """Formulas in the rows themselves: only rows that may hold such a range are parsed."""
    sheet = book.sheet(name)
    ending = re.compile(rb":\$?[A-Za-z]{1,3}\$?(?:%d|%d)(?!\d)" % growth.ends)
    wanted = [n for n, row in sheet.rows.items() if b"f>" in row and ending.search(row)]
    last = growth.old if same_sheet else 0
    changed = {n: row for n, row in sheet.row_elements(wanted) if _grow_formulas(row, growth, same_sheet, n == last)}
    sheet.replace_rows(changed)
