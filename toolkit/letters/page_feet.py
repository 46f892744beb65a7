"""Footers that do not repeat: on a letter's second page only, on a first page, one for each side of a sheet."""

import re
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from toolkit.model.document import Line, Place

_FOOT = 84.0
_APART = 1.8
_MOST_LINES = 5
_LEVEL = 3.0
_SAME_SIZE = 0.6
_SMALL = 0.95
_NOTE = re.compile(r"[.;:,]$|www\.|https?:", re.I)


def page_feet(pages: Iterable[Sequence[Line]], running: Sequence[Line]) -> set[int]:
    """Numbers of the lines at a page's foot, apart from its text, that say its number or stand where `running` do."""
    pages = list(pages)
    sizes = [line.place.size for page in pages for line in page if line.place]
    small = _SMALL * median(sizes or [0.0])
    places = [line.place for line in running if line.place]
    return {n for page in pages for n in _taken(_apart_at_the_foot(page), places, small)}


def _taken(foot: list[tuple[Line, Place]], running: Sequence[Place], small: float) -> Iterator[int]:
    signs = [here for line, here in foot if _says_page(line, here.size < small) or _is_where(running, here)]
    for line, here in foot:
        beside = any(abs(sign.bottom - here.bottom) < _LEVEL for sign in signs)
        if beside or (signs and here.size < small and not _NOTE.search(line.text)):
            yield line.number


def _apart_at_the_foot(page: Sequence[Line]) -> list[tuple[Line, Place]]:
    """The few last lines of a page with clear space above them; none where text runs down to the foot."""
    foot: list[tuple[Line, Place]] = []
    placed = [(line, line.place) for line in page if line.place and not line.cell]
    for line, here in sorted(placed, key=lambda p: -p[1].top):
        if foot and foot[-1][1].top - here.top > _APART * here.size:
            return foot
        if here.top < here.page_height - _FOOT or len(foot) == _MOST_LINES:
            return []
        foot.append((line, here))
    return foot


def _says_page(line: Line, small: bool) -> bool:
    """True for the page's number, or the one before where a cover has none.

    Beside words only in small type or parted by a tab, and not where they are a footnote.
    """
    number = rf"(?:{line.page}|{(line.page or 0) - 1 or line.page})"
    alone = rf"\W*(?:page\s*)?{number}(?:\s*(?:of|/)\s*\d+)?(?:\s*\|\s*p\s*a\s*g\s*e)?\W*"
    if re.fullmatch(alone, line.text, re.I):
        return True
    gap = r"\s" if small else r"\t"
    beside = re.fullmatch(rf"{number}{gap}.*|.*{gap}{number}", line.text)
    return beside is not None and not _NOTE.search(line.text)


def _is_where(running: Sequence[Place], here: Place) -> bool:
    """True for a line as far from the page's lower edge as a running footer, in type of its size."""
    return any(
        abs((here.page_height - here.bottom) - (r.page_height - r.bottom)) < _LEVEL
        and abs(here.size - r.size) < _SAME_SIZE
        for r in running
    )
