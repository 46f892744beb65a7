"""Row heights that fit the wrapped text now, and that Excel goes on fitting when officers type.

XlsxWriter marks every height it is given as set by hand, which stops Excel from fitting the row again;
the mark is taken off after writing.
"""

import math
import re
from collections.abc import Iterable

from toolkit.zipped import rezipped

LINE_POINTS, MOST_POINTS = 13, 409
_BY_HAND = re.compile(rb'(<row [^>]*?) customHeight="1"')


def height_for(texts: Iterable[tuple[str, int]]) -> int:
    """Points for a row of (text, column width in characters), up to Excel's most."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(MOST_POINTS, LINE_POINTS * lines + 3)


def _lines(text: str, width: int) -> int:
    return sum(max(1, math.ceil(len(paragraph) * 0.88 / width)) for paragraph in text.split("\n"))


def free_row_heights(workbook: bytes) -> bytes:
    """The same workbook with heights that are suggestions."""
    return rezipped(workbook, _free)


def _free(name: str, data: bytes) -> bytes:
    return _BY_HAND.sub(rb"\1", data) if name.startswith("xl/worksheets/sheet") else data
