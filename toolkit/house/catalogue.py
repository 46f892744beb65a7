"""A catalogue as CSV (themes.csv, measures.csv): its rows by column, with the line each ends on."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path


def catalogue_rows(path: Path, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """Every row with all of `columns`; raises ValueError saying what is wrong and where, OSError where it is shut."""
    try:
        rows = [*_rows(csv.DictReader(io.StringIO(_text(path), newline="")), columns)]
    except csv.Error as error:
        raise ValueError(f"it cannot be taken apart into cells: {error}") from error
    if not rows:
        raise ValueError("it has no row")
    return rows


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ValueError(f"line {line} is not in the encoding UTF-8") from error
    if "\0" in text:
        raise ValueError(f"line {text[: text.index(chr(0))].count(chr(10)) + 1} is no text")
    return text


def _rows(reader: "csv.DictReader[str]", columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise ValueError(f"the column '{missing[0]}' is missing")
    for row in reader:
        if any(row[column] is None for column in columns):
            raise ValueError(f"line {reader.line_num} has too few cells")
        yield reader.line_num, {column: row.get(column) or "" for column in row if column is not None}
