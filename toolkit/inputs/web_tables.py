"""Where the cells of a web page's table stand, counting those that cover several rows or columns."""

from toolkit.inputs.characters import small_number
from toolkit.model.document import Cell

_WIDEST = 100
_TO_THE_END = 1000


class Grid:
    """A table while it is read; `cell` is the one that words stand in now, None between rows and cells."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.row = -1
        self.column = 0
        self.free_from: dict[int, int] = {}
        self.cell: Cell | None = None

    def next_row(self) -> None:
        """A row starts."""
        self.row, self.column, self.cell = self.row + 1, 0, None

    def next_cell(self, rowspan: str, colspan: str) -> None:
        """A cell starts, in the next column that no cell from above reaches into."""
        self.row = max(0, self.row)
        while self.free_from.get(self.column, 0) > self.row:
            self.column += 1
        self.cell = Cell(self.number, self.row, self.column)
        rows = small_number(rowspan.strip(), 1) or _TO_THE_END
        after = min(self.column + max(1, small_number(colspan.strip(), 1)), max(self.column + 1, _WIDEST))
        if rows > 1:
            self.free_from.update(dict.fromkeys(range(self.column, min(after, _WIDEST)), self.row + rows))
        self.column = after
