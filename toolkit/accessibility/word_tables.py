"""The tables of a Word document: simple, with a header row, whole rows and no empty cells."""

from collections.abc import Iterator

from toolkit.accessibility.contrast import WHITE, Colour
from toolkit.accessibility.parts import W, number, on
from toolkit.accessibility.rules import Breach, counted
from toolkit.accessibility.word_file import Cell, Paper, Table, inside
from toolkit.accessibility.word_looks import shade, value

_SHOWS = tuple(f"{W}{tag}" for tag in ("drawing", "pict", "object", "sym", "tbl", "checkBox"))


def _data_tables(paper: Paper) -> Iterator[Table]:
    return (t for t in paper.tables if not t.for_layout)


def used_for_layout(paper: Paper) -> Iterator[Breach]:
    for table in paper.tables:
        if table.for_layout:
            yield Breach("it has one column and no header row, so it is a box and no table.", table.where)


def without_header_row(paper: Paper) -> Iterator[Breach]:
    for table in _data_tables(paper):
        if not table.has_header:
            yield Breach("its first row is not marked as a header row.", table.where)


def with_merged_cells(paper: Paper) -> Iterator[Breach]:
    for table in _data_tables(paper):
        for cell in _cells(table):
            if _set(cell, "hMerge") == "restart" or number(_set(cell, "gridSpan")) > 1:
                yield Breach("the cell is merged with the one beside it.", cell.where)
            elif _set(cell, "vMerge") == "restart":
                yield Breach("the cell is merged with the one below it.", cell.where)


def _set(cell: Cell, setting: str) -> str:
    return value(cell.element.find(f"{W}tcPr/{W}{setting}"))


def with_tables_inside(paper: Paper) -> Iterator[Breach]:
    for table in paper.tables:
        for cell in _cells(table):
            if next(inside(cell.element, f"{W}tbl"), None) is not None:
                yield Breach("the cell holds another table.", cell.where)


def with_empty_cells(paper: Paper) -> Iterator[Breach]:
    for table in _data_tables(paper):
        for cell in _cells(table):
            if _empty(cell) and not _coloured(table, cell):
                yield Breach("the cell is empty.", cell.where)


def by_colour_only(paper: Paper) -> Iterator[Breach]:
    """Cells that say something by their shading and hold no words."""
    for table in _data_tables(paper):
        for cell in _cells(table):
            if _empty(cell) and _coloured(table, cell):
                yield Breach("the cell has a colour and no words.", cell.where)


def _empty(cell: Cell) -> bool:
    joined = cell.element.find(f"{W}tcPr/{W}vMerge")
    if cell.text or (joined is not None and value(joined) != "restart"):
        return False
    return next(cell.element.iter(*_SHOWS), None) is None


def _coloured(table: Table, cell: Cell) -> bool:
    """True where a cell below the header row is shaded otherwise than a cell beside it: a shaded row is only a look."""
    own = _shade(cell)
    beside = {_shade(c) for c in table.rows[cell.row - 1][1]}
    return own != WHITE and len(beside) > 1 and not _heads(table, cell)


def _heads(table: Table, cell: Cell) -> bool:
    return cell.row == 1 and table.has_header


def _shade(cell: Cell) -> Colour:
    return shade(cell.element.find(f"{W}tcPr/{W}shd")) or WHITE


def with_rows_that_split(paper: Paper) -> Iterator[Breach]:
    for table in _data_tables(paper):
        if on(paper.looks.of_table(table.element, "", "trPr/cantSplit")):
            continue
        split = [n for n, (row, _) in enumerate(table.rows, 1) if not on(row.find(f"{W}trPr/{W}cantSplit"))]
        if split:
            rows = "row" if len(split) == 1 else "rows"
            yield Breach(f"{rows} {counted(split)} may break across two pages.", table.where)


def _cells(table: Table) -> Iterator[Cell]:
    return (cell for _, cells in table.rows for cell in cells)
