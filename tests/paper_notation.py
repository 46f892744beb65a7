"""Lines of a paper in short: `Heading 1>Risks`, `>words`, `||>first cell`, `|>cell`, `=>header or footer`."""

import re
from collections.abc import Iterable

from toolkit.model.paper_line import LineKind, PaperLine

_KINDS: dict[str, LineKind] = {"": "paragraph", "||": "first cell", "|": "cell", "=": "margin", "#": "note"}


def noted(lines: Iterable[str]) -> list[PaperLine]:
    """The lines as they are read from Word."""
    found = [re.fullmatch(r"([|=#]*)([^>]*)>(.*)", line, re.DOTALL) for line in lines]
    return [PaperLine(_KINDS[m[1]], m[2], m[3]) for m in found if m]
