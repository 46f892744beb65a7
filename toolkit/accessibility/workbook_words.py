"""The words in a workbook's cells: whole, legible, and not said by colour or raised figures alone."""

import re
from collections import Counter
from collections.abc import Iterator

from toolkit.accessibility.contrast import BLACK, WHITE, Colour, needed, ratio, told
from toolkit.accessibility.link_words import FoundLink, link_breaches
from toolkit.accessibility.parts import Element, R, S, number
from toolkit.accessibility.rules import Breach
from toolkit.accessibility.workbook_cells import Area, Spot, address, areas, around, blocks
from toolkit.accessibility.workbook_file import Cell, Sheet, Workbook
from toolkit.accessibility.workbook_looks import Fill

_SURELY_TOO_LONG = 1.3  # times the digits that fit: most letters are narrower than a digit
_MARKED = re.compile(r".*\w[)\]]?\s?(?:\*|[†‡§¶]+|[⁰¹²³⁴-⁹]+)\s*", re.S)
_UNIT = re.compile(r".*\b(?:[cdkm]?m)[²³]\s*", re.S)
_RAISED = re.compile(r"[\d,*†‡§¶\s]+")
_BY_FORMULA = re.compile(r'\s*HYPERLINK\(\s*(?:"([^"]*)")?', re.I)
_NO_WORDS = "a cell has a colour and no words."
_PLAIN = (None, Fill((WHITE,)))
_USUAL_SHARE = 0.5  # of a column, for its colour to be a look and no message


# ---- whole


def cut_words(book: Workbook) -> Iterator[Breach]:
    """Text that is longer than its column, does not wrap, and is cut by the cell beside it or by the table's edge."""
    for sheet in book.worksheets:
        merged = [a for m in sheet.root.iterfind(f"{S}mergeCells/{S}mergeCell") for a in areas(m.get("ref"))]
        found = {}
        for place, cell in sheet.shown.items():
            if cell.words and _is_cut(sheet, place, cell) and not any(place in area for area in merged):
                found[place] = "text is longer than its column and does not wrap."
        yield from sheet.grouped(found)


def _is_cut(sheet: Sheet, place: Spot, cell: Cell) -> bool:
    longest = max(map(len, cell.text.splitlines()), default=0)
    if sheet.file.looks.wraps(cell.style) or longest <= _SURELY_TOO_LONG * sheet.width(place[1]):
        return False
    return sheet.table_at(place) is not None or (place[0], place[1] + 1) in sheet.shown


def note_markers(book: Workbook) -> Iterator[Breach]:
    """Symbols and raised figures that send a reader to a note."""
    for sheet in book.worksheets:
        found = {}
        for place, cell in sheet.shown.items():
            if cell.words and _has_marker(cell):
                found[place] = "a symbol or a raised figure points to a note."
        yield from sheet.grouped(found)


def _has_marker(cell: Cell) -> bool:
    text = cell.text
    if any(_RAISED.fullmatch(p) and p.strip() and not re.search(rf"\bk?m{re.escape(p)}", text) for p in cell.raised):
        return True
    if text.count("*") > 1:  # stars that set words bold in plain text
        return False
    return bool(_MARKED.fullmatch(text)) and not _UNIT.fullmatch(text)


def symbols_alone(book: Workbook) -> Iterator[Breach]:
    for sheet in book.worksheets:
        found = {}
        for place, cell in sheet.shown.items():
            if not any(c.isalnum() for c in cell.text):
                found[place] = f'"{cell.text.strip()}" is a symbol and no word.'
        yield from sheet.grouped(found)


# ---- links


def unclear_links(book: Workbook) -> Iterator[Breach]:
    """Sheet by sheet; in a table the row and the heading tell links with the same words apart."""
    for sheet in book.worksheets:
        links = [*_links(sheet)]
        in_tables = [link for link in links if any(sheet.table_at((a.top, a.left)) for a in areas(link.cell))]
        yield from link_breaches(link for link in links if link not in in_tables)
        for link in in_tables:
            yield from link_breaches([link])


def _links(sheet: Sheet) -> Iterator[FoundLink]:
    targets = sheet.file.parts.related(sheet.part)
    for link in sheet.root.iterfind(f"{S}hyperlinks/{S}hyperlink"):
        held = targets.get(link.get(f"{R}id", ""))
        place = link.get("location", "")
        target = (held.target if held else "") + (f"#{place}" if held and place else place)
        for area in areas(link.get("ref")):
            cell = sheet.shown.get((area.top, area.left))
            yield _found(sheet, area, cell.text if cell else "", target)
    for spot, cell in sheet.shown.items():
        match = _BY_FORMULA.match((cell.formula or "").removeprefix("_xlfn."))
        if match:
            yield _found(sheet, Area(*spot, *spot), cell.text, match[1] or cell.formula or "")


def _found(sheet: Sheet, area: Area, words: str, target: str) -> FoundLink:
    return FoundLink(words, target, f"{sheet.name}!{area}", sheet.name, str(area))


# ---- colours


def low_contrast(book: Workbook) -> Iterator[Breach]:
    """Letters against their fill, also as conditional formats change them; a table's own style is not known."""
    for sheet in book.worksheets:
        faults: dict[int, str] = {}
        found = {}
        for place, cell in sheet.shown.items():
            if cell.style not in faults:
                faults[cell.style] = _fault_of(sheet, cell)
            if faults[cell.style] and not _on_a_tables_ground(sheet, place, cell):
                found[place] = faults[cell.style]
        yield from sheet.grouped(found)
        yield from _conditional_contrast(sheet)


def _fault_of(sheet: Sheet, cell: Cell) -> str:
    letters = sheet.file.looks.letters(cell.style)
    return _fault(letters.colour or BLACK, sheet.file.looks.fill(cell.style), needed(letters.points, letters.bold))


def _on_a_tables_ground(sheet: Sheet, place: Spot, cell: Cell) -> bool:
    table = sheet.table_at(place)
    return table is not None and table.is_styled and sheet.file.looks.fill(cell.style) is None


def _fault(letters: Colour, fill: Fill | None, least: float) -> str:
    grounds = (fill.colours if fill else ()) or (WHITE,)
    best = max(grounds, key=lambda ground: ratio(letters, ground))
    return told(letters, best, least) if ratio(letters, best) < least else ""


def _conditional_contrast(sheet: Sheet) -> Iterator[Breach]:
    looks = sheet.file.looks
    for held in sheet.root.iterchildren(f"{S}conditionalFormatting"):
        ranges = areas(held.get("sqref"))
        for rule in held.iterchildren(f"{S}cfRule"):
            if not ranges or rule.get("dxfId") is None:
                continue
            colour, fill = looks.conditional(int(number(rule.get("dxfId"), -1)))
            first = sheet.cells.get((ranges[0].top, ranges[0].left), Cell(""))
            letters = looks.letters(first.style)
            fault = ""
            if colour or fill:
                ground = fill or looks.fill(first.style)
                fault = _fault(colour or letters.colour or BLACK, ground, needed(letters.points, letters.bold))
            if fault:
                yield sheet.breach(f"where a conditional format applies, {fault}", ranges[0])


def by_colour_only(book: Workbook) -> Iterator[Breach]:
    """Filled cells without words, and conditional formats that show a sign in place of the value."""
    for sheet in book.worksheets:
        found: dict[Spot, str] = {}
        for table in sheet.tables:
            found |= dict.fromkeys(_speaking_fills(sheet, table.body), _NO_WORDS)
        for block in blocks(_seen_outside(sheet)):
            if any(place in sheet.shown for place in block):
                found |= dict.fromkeys(_speaking_fills(sheet, around(block)), _NO_WORDS)
        yield from sheet.grouped(found)
        yield from _signs_only(sheet)


def _seen_outside(sheet: Sheet) -> list[Spot]:
    fill = sheet.file.looks.fill
    return [place for place, cell in sheet.outside.items() if cell.text.strip() or fill(cell.style) not in _PLAIN]


def _speaking_fills(sheet: Sheet, area: Area) -> Iterator[Spot]:
    """Filled cells without words whose colour is neither that of their whole row nor the usual one of their column.

    One at the left of words is the key to a colour.
    """
    looks = sheet.file.looks
    fills = {place: looks.fill(cell.style) for place, cell in sheet.cells.items() if place in area}
    filled = {place: fill for place, fill in fills.items() if fill not in _PLAIN}
    worded = {row for row, column in sheet.shown if (row, column) in area}
    rows = Counter((row, fill) for (row, _), fill in filled.items())
    columns = Counter((column, fill) for (_, column), fill in filled.items())
    for (row, column), fill in filled.items():
        if (row, column) in sheet.shown or row not in worded:
            continue
        whole_row = rows[row, fill] == len(area.columns)
        usual = columns[column, fill] >= _USUAL_SHARE * len(area.rows)
        is_key = column == area.left and (row, column + 1) in sheet.shown
        if not (whole_row or usual or is_key):
            yield row, column


def _signs_only(sheet: Sheet) -> Iterator[Breach]:
    for held in sheet.root.iter("{*}conditionalFormatting"):
        ref = held.get("sqref") or held.findtext("{*}sqref")
        if any(_hides_value(rule) for rule in held.iter("{*}cfRule")):
            for area in areas(ref):
                yield sheet.breach("a conditional format shows a sign or bar in place of the value.", area)


def _hides_value(rule: Element) -> bool:
    return any(e.get("showValue") in {"0", "false"} for e in rule.iter("{*}iconSet", "{*}dataBar"))


def background_fills(book: Workbook) -> Iterator[Breach]:
    for sheet in book.worksheets:
        filled = [place for place, cell in sheet.cells.items() if book.looks.fill(cell.style)]
        if filled:
            yield sheet.breach(f"cells are filled with a colour, the first of them {address(min(filled))}.")
