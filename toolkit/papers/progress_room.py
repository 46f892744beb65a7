"""Whether the board's version still fits on two pages, before it is set: a rough count of lines."""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.model.paper import Fact
from toolkit.model.progress_paper import AttentionLine, BragLine, DateLine, StandingLine

MOST_LINES = 124.5  # of 9 points, on two pages; measured in LibreOffice, which sets 125 to 140 on them
_STANDING = 25.0  # title, headings, captions, heads of tables, the last sentence
_LETTERS = {"summary": 88, "decisions": 86, "moves": 86, "risk_moves": 86}  # on a line of 11 points
_BODY, _BETWEEN = 1.22, 0.2  # a line of 11 points, and what stands between two paragraphs
_ROW, _LEFT = 0.22, 1.9  # the space of a row, and a sentence on what is left out


@dataclass(frozen=True)
class Room:
    """How long texts of actions and reasons may be, in letters, and how many rows and points there may be."""

    letters: int
    moves: int
    actions: int
    measures: int


_WHOLE, _CUT = 1000, (240, 160, 120, 90)
ROOMS = (
    Room(_WHOLE, 16, 14, 14),
    Room(_WHOLE, 12, 10, 10),
    *(Room(letters, rows, rows, rows) for rows in (8, 7, 6) for letters in (_WHOLE, *_CUT)),
    Room(70, 5, 5, 5),
)  # the most first; the last is taken where nothing fits


def lines_taken(facts: Mapping[str, Fact]) -> float:
    """Lines of a table's size that the facts fill with the standing words around them."""
    return _STANDING + sum(_taken(name, fact) for name, fact in facts.items())


def _taken(name: str, fact: Fact) -> float:
    if name.endswith("_left") or name == "small_numbers":
        return _LEFT * _lines(str(fact), 88)
    if not isinstance(fact, tuple):
        return 0.0
    if name in _LETTERS:
        return sum(_BODY * _lines(str(text), _LETTERS[name]) + _BETWEEN for text in fact)
    return sum(max(_lines(cell, width) for cell, width in _cells(row)) + _ROW for row in fact)


def _lines(text: str, letters: int) -> int:
    return len(textwrap.wrap(text, letters))


def _cells(row: object) -> Iterator[tuple[str, int]]:
    """The cells of a row of a table, each with the letters that a line of it holds."""
    if isinstance(row, AttentionLine):
        yield from ((row.action, 45), (row.lead, 21), (row.due, 19))
    elif isinstance(row, StandingLine):
        yield from ((row.measure, 31), (row.latest, 19), (row.change, 24), (row.target, 18), (row.rag, 8))
    elif isinstance(row, DateLine):
        yield from ((row.what, 49), (row.basis, 35))
    elif isinstance(row, BragLine):
        yield from ((row.meaning, 43),)
