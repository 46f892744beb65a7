"""A risk register as CSV as a grid."""

from toolkit.csv_text import csv_rows
from toolkit.inputs.register_grid import Grid


def read_csv(file: str, data: bytes) -> Grid:
    """The grid, its rows by the line each begins on; raises InputProblem where it is no text or has no cells."""
    rows = ((begins, cells) for begins, cells in csv_rows(file, data) if any(cell.strip() for cell in cells))
    return Grid(file, "", {begins: [cell if cell.strip() else None for cell in cells] for begins, cells in rows})
