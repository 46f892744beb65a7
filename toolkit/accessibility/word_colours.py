"""Colours in a Word document: letters against what is behind them."""

from collections.abc import Iterator

from toolkit.accessibility.contrast import WHITE, Colour, colour, needed, ratio, told
from toolkit.accessibility.parts import Element, W, on
from toolkit.accessibility.rules import Breach
from toolkit.accessibility.word_file import Cell, Paper, Paragraph, boxed, run_text, runs
from toolkit.accessibility.word_looks import shade, value

_MARKERS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
# What a table's style may shade below its first row, and the bit of `tblLook` that says whether it does.
_PARTS = {
    "lastRow": 0x40, "firstCol": 0x80, "lastCol": 0x100, "band1Horz": 0, "band2Horz": 0, "band1Vert": 0, "band2Vert": 0,
}  # fmt: skip
_FIRST_ROW = 0x20


def low_contrast(paper: Paper) -> Iterator[Breach]:
    """Letters of a set colour on a set or white ground; automatic letters are black or white as it needs."""
    beside = [
        (place, paper.paragraph(p, ""))
        for place, _, root in paper.stories
        for p in root.iter(f"{W}p")
        if not boxed(p) and next(p.iterancestors(f"{W}tc"), None) is None
    ]
    for where, paragraph in (*((p.where, p) for p in paper.paragraphs), *beside):
        faults = (_fault(paper, paragraph, r) for r in runs(paragraph.element) if run_text(r).strip())
        yield from (Breach(what, where) for what in dict.fromkeys(faults) if what)


def _fault(paper: Paper, paragraph: Paragraph, run: Element) -> str:
    letters = _letters(paper, paragraph, run)
    if letters is None:
        return ""
    bold = paper.looks.bold(run, paragraph.element)
    least = needed(paper.looks.points(run, paragraph.element), bold)
    best = max(_behind(paper, paragraph, run), key=lambda ground: ratio(letters, ground))
    return told(letters, best, least) if ratio(letters, best) < least else ""


def _letters(paper: Paper, paragraph: Paragraph, run: Element) -> Colour | None:
    said = paper.looks.of_run(run, paragraph.element, "color")
    if said is None and paragraph.cell is not None and _in_first_row(paragraph.cell):
        said = paper.looks.of_table(paragraph.cell.table, "firstRow", "rPr/color")
    return colour(value(said))


def _behind(paper: Paper, paragraph: Paragraph, run: Element) -> list[Colour]:
    """The colours that may be behind a run: one, or several where only the table's style knows."""
    marker = _MARKERS.get(value(paper.looks.of_run(run, paragraph.element, "highlight")))
    own = shade(paper.looks.of_run(run, paragraph.element, "shd"))
    around = shade(paper.looks.of_paragraph(paragraph.element, "shd"))
    near = colour(marker) or own or around
    if near is not None:
        return [near]
    return _page(paper) if paragraph.cell is None else _behind_cell(paper, paragraph.cell)


def _behind_cell(paper: Paper, cell: Cell) -> list[Colour]:
    set_here = cell.element.find(f"{W}tcPr/{W}shd")
    if set_here is not None:
        fill = shade(set_here)
        return [fill] if fill else _page(paper)
    if _in_first_row(cell):
        fill = shade(paper.looks.of_table(cell.table, "firstRow", "tcPr/shd"))
        if fill is not None:
            return [fill]
    parts = [shade(paper.looks.of_table(cell.table, part, "tcPr/shd")) for part in ("", *_parts_shown(cell.table))]
    return [*(fill for fill in parts if fill is not None), *_page(paper)]


def _in_first_row(cell: Cell) -> bool:
    return cell.row == 1 and bool(_look(cell.table) & _FIRST_ROW)


def _parts_shown(table: Element) -> list[str]:
    look = _look(table)
    return [part for part, bit in _PARTS.items() if not bit or look & bit]


def _look(table: Element) -> int:
    """Which parts of its style a table shows, as bits."""
    said = table.find(f"{W}tblPr/{W}tblLook")
    if said is None:
        return 0
    bits = value(said)
    found = int(bits, 16) if bits and all(c in "0123456789abcdefABCDEF" for c in bits) else 0
    for name, bit in (("firstRow", 0x20), ("lastRow", 0x40), ("firstColumn", 0x80), ("lastColumn", 0x100)):
        found |= bit if said.get(W + name) in {"1", "true", "on"} else 0
    return found


def _page(paper: Paper) -> list[Colour]:
    settings = paper.parts.first(paper.main, "settings")
    ground = paper.root.find(f"{W}background")
    shown = settings is not None and on(settings.find(f"{W}displayBackgroundShape"))
    said = colour(ground.get(f"{W}color")) if ground is not None and shown else None
    return [said or WHITE]
