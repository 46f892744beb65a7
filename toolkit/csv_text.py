"""A CSV file from anybody as rows of cells, whatever its encoding and separator."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from toolkit.errors import InputProblem

_SEPARATORS = ",;\t|"
_SAVE = "Save it from Excel as CSV UTF-8 (comma delimited), put it back, and run again."


def csv_rows(file: str, data: bytes) -> list[tuple[int, list[str]]]:
    """Rows with the line each begins on; raises InputProblem where it is no text or cannot be taken apart."""
    text = _decoded(file, data)
    declared = ""
    if text[:4].lower() == "sep=":
        declared, text = text[4:5].strip('"\r\n'), "\n" + text.partition("\n")[2]
    try:
        separator = declared or _separator(text)
        rows = list(_rows(text, separator))
    except csv.Error as error:
        if "field limit" in str(error):
            what = f"A cell of it has more than {csv.field_size_limit():,} characters."
            mend = "Look for a quotation mark that never ends, mend it, and run again."
            raise InputProblem(what, file, mend) from error
        raise InputProblem(f"It cannot be taken apart into cells ({error}).", file, _SAVE) from error
    if rows and _has_open_end(text, separator, rows[-1][0]):
        what = f"A quotation mark in line {rows[-1][0]} never ends, so that what follows is one cell."
        raise InputProblem(what, file, "Close it or take it out, and run again.")
    return rows


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    begins = 1
    for cells in reader:
        yield begins, cells
        begins = reader.line_num + 1


def _has_open_end(text: str, separator: str, begins: int) -> bool:
    """True where the last row, which begins on that line, ends within quotation marks."""
    last = "".join(io.StringIO(text, newline="").readlines()[begins - 1 :])
    try:
        list(csv.reader(io.StringIO(last, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _decoded(file: str, data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data:
        raise InputProblem("It is not a text file.", file, _SAVE)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The separator that gives the most lines with the same number of cells, more cells before fewer."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]
    counts = {mark: Counter(line.count(mark) for line in lines if mark in line) for mark in _SEPARATORS}
    best = {mark: max((times * (1 + min(n, 3)) for n, times in c.items()), default=0) for mark, c in counts.items()}
    return max(_SEPARATORS, key=lambda mark: best[mark])
