"""Row heights that fit the wrapped text now, and that Excel goes on fitting when officers type.

XlsxWriter marks every height it is given as set by hand, which stops Excel from fitting the row again;
the mark is taken off after writing.
"""

import io
import math
import re
import zipfile
from collections.abc import Iterable

LINE_POINTS, MOST_POINTS = 13, 409
_BY_HAND = re.compile(rb'(<row [^>]*?) customHeight="1"')
_EPOCH = (1980, 1, 1, 0, 0, 0)


def height_for(texts: Iterable[tuple[str, int]]) -> int:
    """Points for a row of (text, column width in characters), up to Excel's most."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(MOST_POINTS, LINE_POINTS * lines + 3)


def _lines(text: str, width: int) -> int:
    return sum(max(1, math.ceil(len(paragraph) * 0.97 / width)) for paragraph in text.split("\n"))


def free_row_heights(workbook: bytes) -> bytes:
    """The same workbook with heights that are suggestions."""
    source, target = zipfile.ZipFile(io.BytesIO(workbook)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                data = _BY_HAND.sub(rb"\1", data)
            info = zipfile.ZipInfo(entry.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, data)
    return target.getvalue()
