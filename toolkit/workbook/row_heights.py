"""Row heights that fit the wrapped text now, and that Excel goes on fitting when officers type.

XlsxWriter marks every height it is given as set by hand, which stops Excel from fitting the row again;
the mark is taken off after writing.
"""

import math
import re
from collections.abc import Iterable

LINE_POINTS, MOST_POINTS = 13, 409
_WIDTH = 0.88  # of a letter, beside the digits in which Excel counts a column's width
_BY_HAND = re.compile(rb'(<row [^>]*?) customHeight="1"')


def height_for(texts: Iterable[tuple[str, int]]) -> int:
    """Points for a row of (text, column width in characters), up to Excel's most."""
    long = [_lines(text, width) for text, width in texts if len(text) * _WIDTH > width or "\n" in text]
    return min(MOST_POINTS, LINE_POINTS * max(long, default=1) + 3)


def _lines(text: str, width: int) -> int:
    return sum(max(1, math.ceil(len(paragraph) * _WIDTH / width)) for paragraph in text.split("\n"))


def free_row_heights(sheet: bytes) -> bytes:
    """A sheet's part with heights that are suggestions."""
    return _BY_HAND.sub(rb"\1", sheet)
