"""What places on a page say of a line: its columns, whether it is set apart, whether it goes on with the one above."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from toolkit.model.document import Line, Place

_APART = 1.3
_TIGHT = 0.1
_FULL = 0.95
_ABOUT = 2


@dataclass(frozen=True)
class PageLayout:
    """The measures of a document, in points; all 0 where its lines have no places.

    `left` is where lines without indent start, `right` where full lines end, `column` the width of one
    character, `pitch` the step from line to line inside a paragraph, in heights of the type.
    """

    left: float
    right: float
    column: float
    pitch: float

    def columns(self, x: float) -> int:
        """How many columns from the left margin `x` is."""
        return max(0, round((x - self.left) / self.column)) if self.column else 0

    def is_apart(self, above: Line | None, line: Line) -> bool:
        """True for a line further down than paragraphs go, and for the first below a page's running header."""
        turned = above is not None and line.place is not None and above.page != line.page
        return turned or _step(above, line) > _APART * self.pitch > 0

    def goes_on(self, above: Line | None, line: Line) -> bool:
        """True where the line's first word had no room at the end of the line above."""
        if above is None or above.place is None or not _step(above, line) or self.is_apart(above, line):
            return False
        width = (above.place.right - above.place.left) / max(1, len(above.text))
        return above.place.right + width * (len(line.text.split(" ")[0]) + 1) > self.right - _ABOUT * self.column


def page_layout(lines: Sequence[Line]) -> PageLayout:
    """The document's measures, from its lines outside tables."""
    running = [(x.place, x.indent) for x in lines if x.place and x.cell is None]
    if not running:
        return PageLayout(0.0, 0.0, 0.0, 0.0)
    left = median([place.left for place, indent in running if not indent] or [place.left for place, _ in running])
    column = median(place.size for place, _ in running) / 2
    steps = [_step(*pair) for pair in pairwise(lines)]
    return PageLayout(left, _share([p.right for p, _ in running], _FULL), column, _share(steps, _TIGHT))


def _share(values: list[float], share: float) -> float:
    """The value that this share of those above 0 does not exceed."""
    ordered = sorted(v for v in values if v > 0)
    return ordered[int(share * (len(ordered) - 1))] if ordered else 0.0


def _step(above: Line | None, line: Line) -> float:
    """How far a line stands below another of its page, in heights of its type; 0 in tables."""
    if above is None or line.cell or above.page != line.page:
        return 0.0
    return _heights(above.place, line.place) if above.place and line.place else 0.0


def _heights(above: Place, here: Place) -> float:
    return max(0.0, here.top - above.top) / here.size
