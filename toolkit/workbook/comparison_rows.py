"""Thousands of rows at once: rendered as text, and put in the place of the one row that XlsxWriter wrote.

XlsxWriter writes styles, table, widths and one blank row. Its cells cost ten times as much as text does, and its table
remembers each of them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache

from toolkit.model.plan import Value
from toolkit.workbook.addresses import column_letters
from toolkit.workbook.cells import escaped
from toolkit.workbook.comparison_grid import GridColumn, GridSheet, Rows, formula_at, row_height

_PROTOTYPE = re.compile(rb'<row r="2"[^>]*>(.*?)</row>', re.S)
_STYLE = re.compile(rb' s="(\d+)"')
_TABLES, _TABLE_END = "xl/tables/", re.compile(rb'( ref="A1:[A-Z]+)2"')
_DIMENSION = re.compile(rb'(<dimension ref="A1:[A-Z]+)2"')
_SPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x")
_DAY_0 = date(1899, 12, 30).toordinal()
_AT_ONCE, _SENTENCES = 2000, 40  # rows; characters, of a column whose words hardly come twice
BLANK_ROW = 2  # the row that stands for all of them

Render = Callable[[Sequence[int], Sequence[Value]], list[str]]


def with_rows(part: bytes, sheet: GridSheet, rows: Rows) -> bytes:
    """The sheet's part with `rows` in place of its blank first one, in that one's styles.

    Raises ValueError where the part has no such row.
    """
    prototype = _PROTOTYPE.search(part)
    styles = [style.decode() for style in _STYLE.findall(prototype[1])] if prototype else []
    if prototype is None or len(styles) != len(sheet.columns):
        raise ValueError(f"{sheet.name} has no blank row to take the place of")
    rendered = (piece.encode() for piece in rendered_rows(sheet, rows, styles))
    head = _DIMENSION.sub(rb'\g<1>%d"' % (len(rows) + 1), part[: prototype.start()], count=1)
    return b"".join((head, *rendered, part[prototype.end() :]))


def rendered_rows(sheet: GridSheet, rows: Rows, styles: Sequence[str]) -> Iterator[str]:
    """The rows as XML from row 2 on, some at a time; `styles` are the numbers of the columns' formats."""
    renders = [
        _render(column, column_letters(place), style)
        for place, (column, style) in enumerate(zip(sheet.columns, styles, strict=True), 1)
    ]
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        numbers = range(start + 2, start + 2 + len(some))
        cells = zip(*(render(numbers, values) for render, values in zip(renders, zip(*some, strict=True), strict=True)),
                    strict=True)  # fmt: skip
        yield "".join(
            f'<row r="{number}" ht="{_points(row_height(sheet, row))}" customHeight="1">{"".join(line)}</row>'
            for number, row, line in zip(numbers, some, cells, strict=True)
        )


def _render(column: GridColumn, letters: str, style: str) -> Render:
    """How the cells of a column are rendered, many at once."""
    head, look = f'<c r="{letters}', f'" s="{style}'

    def texts(numbers: Sequence[int], values: Sequence[Value]) -> list[str]:
        stored = _stored if column.width >= _SENTENCES else _stored_again
        return [
            f'{head}{n}{look}" t="inlineStr"><is>{stored(str(value))}</is></c>' if value else f'{head}{n}{look}"/>'
            for n, value in zip(numbers, values, strict=True)
        ]

    def plain_numbers(numbers: Sequence[int], values: Sequence[Value]) -> list[str]:
        return [
            f'{head}{n}{look}"/>' if value is None else f'{head}{n}{look}"><v>{_number(value)}</v></c>'
            for n, value in zip(numbers, values, strict=True)
        ]

    def formulas(numbers: Sequence[int], values: Sequence[Value]) -> list[str]:
        return [
            f'{head}{n}{look}"><f>{_escaped(formula_at(column, n)[1:])}</f><v>{value}</v></c>'
            for n, value in zip(numbers, values, strict=True)
        ]

    return texts if column.kind == "text" else formulas if column.kind == "formula" else plain_numbers


@cache
def _points(height: int) -> str:
    """A height in whole dots of the screen, as Excel keeps it."""
    return f"{round(height * 4 / 3) * 0.75:g}"


def _number(value: Value) -> str:
    return str(value.toordinal() - _DAY_0) if isinstance(value, date) else str(value)


def _stored(text: str) -> str:
    outer = text[0].isspace() or text[-1].isspace()
    start = '<t xml:space="preserve">' if outer else "<t>"
    return f"{start}{_escaped(escaped(text)) if _SPECIAL.search(text) else text}</t>"


_stored_again = lru_cache(maxsize=20_000)(_stored)  # names, kinds and themes come thousands of times


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def spliced(rows: Mapping[str, tuple[GridSheet, Rows]]) -> Callable[[str, bytes], bytes]:
    """What puts the rows into a package and stretches their tables, part by part; `rows` by the sheet's part."""
    tables = {f'name="{sheet.table}"'.encode(): len(some) + 1 for sheet, some in rows.values()}

    def change(name: str, data: bytes) -> bytes:
        if name in rows:
            return with_rows(data, *rows[name])
        last = next((last for table, last in tables.items() if table in data), 0) if name.startswith(_TABLES) else 0
        return _TABLE_END.sub(rb'\g<1>%d"' % last, data) if last else data

    return change
