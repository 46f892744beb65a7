"""A CSV file as a grid."""

from toolkit.csv_text import csv_rows
from toolkit.measures.grid import Grid, grid_of


def read_text_table(file: str, data: bytes) -> tuple[Grid, ...]:
    """The file's one grid; raises InputProblem where it is no text or cannot be taken apart."""
    rows = ((begins, [" ".join(cell.split()) or None for cell in cells]) for begins, cells in csv_rows(file, data))
    return (grid_of(file, "", rows),)
