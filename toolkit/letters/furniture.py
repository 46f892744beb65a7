"""Running headers, footers and page numbers of a document with pages: what repeats in the same place."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from toolkit.letters.page_feet import page_feet
from toolkit.model.document import Line, Place

_EDGE_LINES = 5
_SAME_HEIGHT = 16.0
_IN_BAND = 3.0
_ALIKE = 0.6
_MANY = 3
_OUTER = 3
_LONGEST = 130
_GLYPHED = re.compile(r"^\s*[^\w\s]\s")
_ROMAN = re.compile(r"[ivxl]{1,6}")


@dataclass(frozen=True)
class _Edge:
    """A line near the top or the bottom of its page; `at` is its distance from that edge."""

    line: Line
    shape: str
    at: float


def page_furniture(lines: Sequence[Line]) -> set[int]:
    """Numbers of the lines that are headers, footers or page numbers.

    Such a line says the same, but for its digits, at the same height on several pages; then it is
    furniture on every page where it is near the edge, and so is one at that height that says nearly
    the same. A lone number counts only where others stand, or beside words that are furniture: else it
    is the end of a sentence that a page cut. A row of a table with other rows is never furniture.
    What stands apart at a page's foot is furniture too where it says the page's number, or stands where
    other pages have theirs. Empty for a document without places: see `text_furniture`.
    """
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.page is not None and line.place is not None:
            pages[line.page].append(line)
    least = max(2, -(-len(pages) // 3))
    found = _repeated(_edges(pages.values(), _from_top), least) | _repeated(_edges(pages.values(), _from_bottom), least)
    found |= page_feet(pages.values(), [x for x in lines if x.number in found])
    in_tables = {x.cell.table for x in lines if x.cell and x.number not in found}
    return {x.number for x in lines if x.number in found and not (x.cell and x.cell.table in in_tables)}


def text_furniture(lines: Sequence[Line]) -> set[int]:
    """The same for text: what is said three times or more, but for digits, beside a blank line or a page's end.

    Where form feeds mark the pages, what stands first or last on a third of them, and on two at least.
    """
    worded = [line for line in lines if line.text.strip()]
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in worded:
        by_page[line.page or 0].append(line)
    if len(by_page) > 1:
        outermost = [line for page in by_page.values() for line in (*page[:_OUTER], *page[-_OUTER:])]
        shapes = Counter(shape_of(line.text) for line in {x.number: x for x in outermost}.values())
        least = max(2, -(-len(by_page) // 3))
        return {x.number for x in outermost if shapes[shape_of(x.text)] >= least and not _GLYPHED.match(x.text)}
    counts = Counter(shape_of(line.text) for line in worded)
    found = {
        line.number
        for line in worded
        if counts[shape_of(line.text)] >= _MANY and len(line.text.strip()) < _LONGEST and not _GLYPHED.match(line.text)
    }
    edges = {a.number for a, b in pairwise(lines) if not b.text.strip() or a.page != b.page}
    edges |= {b.number for a, b in pairwise(lines) if not a.text.strip() or a.page != b.page}
    return {n for n in found if n in edges or {n - 1, n + 1} & found & edges}


def _from_top(place: Place) -> float:
    return place.top


def _from_bottom(place: Place) -> float:
    return place.page_height - place.bottom


def _edges(pages: Iterable[list[Line]], distance: Callable[[Place], float]) -> list[_Edge]:
    """The lines of each page that are nearest to the edge."""
    edges: list[_Edge] = []
    for page in pages:
        placed = [(distance(line.place), line) for line in page if line.place]
        nearest = sorted(placed, key=lambda p: p[0])[:_EDGE_LINES]
        edges += [_Edge(line, shape_of(line.text), at) for at, line in nearest]
    return edges


def shape_of(text: str) -> str:
    """What the same words on several pages share: a page number in them differs, in figures or Roman numerals."""
    shape = re.sub(r"\d+", "0", " ".join(text.lower().split()))
    return "0" if _ROMAN.fullmatch(shape) else shape


def _repeated(edges: list[_Edge], least: int) -> set[int]:
    by_shape: dict[str, list[_Edge]] = defaultdict(list)
    for edge in edges:
        by_shape[edge.shape].append(edge)
    running = {shape: found for shape, edges in by_shape.items() if len(found := _at_one_height(edges)) >= least}
    alike = [edge for found in running.values() for edge in found]
    worded = [e for e in edges if re.search("[a-z]", e.shape) and (e.shape in running or _like_one_of(e, alike))]
    numbers = [e for e in edges if e.shape in running and not re.search("[a-z]", e.shape)]
    placed = [e for e in numbers if _among(e, running[e.shape]) or _beside(e, worded)]
    return {e.line.number for e in (*worded, *placed)}


def _among(edge: _Edge, others: list[_Edge]) -> bool:
    return any(e.line.page != edge.line.page and abs(e.at - edge.at) < _SAME_HEIGHT for e in others)


def _beside(edge: _Edge, worded: list[_Edge]) -> bool:
    return any(e.line.page == edge.line.page and abs(e.at - edge.at) < _SAME_HEIGHT for e in worded)


def _at_one_height(edges: list[_Edge]) -> list[_Edge]:
    """The most that stand at about the same height, at most one a page."""
    groups = [[e for e in edges if abs(e.at - other.at) < _SAME_HEIGHT] for other in edges]
    best = max(groups, key=len)
    return list({e.line.page: e for e in best}.values())


def _like_one_of(edge: _Edge, running: list[_Edge]) -> bool:
    return any(
        abs(edge.at - r.at) < _IN_BAND and SequenceMatcher(None, edge.shape, r.shape).ratio() >= _ALIKE for r in running
    )
