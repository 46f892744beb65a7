"""What differs between a paper edited by hand and the new version beside it: pure, on what both say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from toolkit.model.paper_line import PaperLine

Kind = Literal["paragraph", "heading", "table row", "header or footer", "note", "comment"]
TOP, MARGINS = "At the top of the paper", "Headers and footers"
_BESIDE: dict[str, tuple[Kind, str]] = {
    "margin": ("header or footer", MARGINS),
    "note": ("note", "Footnotes and endnotes"),
    "comment": ("comment", "Comments"),
}
_BELOW = re.compile(r"(?i)heading [2-9]")
_ALIKE = 0.5  # of the words of two paragraphs, so that one counts as the other changed


@dataclass(frozen=True)
class Piece:
    """A paragraph, or a row of a table with its cells: under which heading, and of which appendix if any."""

    kind: Kind
    section: str
    cells: tuple[str, ...]
    style: str = ""
    appendix: str = ""

    @property
    def words(self) -> str:
        return " | ".join(self.cells)

    @property
    def looks(self) -> tuple[str, ...]:
        """What makes it the same wherever it stands."""
        return (self.kind, self.style.lower(), *self.cells)


@dataclass(frozen=True)
class Difference:
    """A piece that is only in one of the two papers, or is another in each."""

    yours: Piece | None
    new: Piece | None

    @property
    def section(self) -> str:
        piece = self.yours or self.new
        return piece.section if piece else ""

    @property
    def moved(self) -> bool:
        return self.yours is not None and self.new is not None and self.yours.looks == self.new.looks


@dataclass(frozen=True)
class Differences:
    """Those of the paper itself in its order; how many there are in each appendix that stands in both."""

    listed: tuple[Difference, ...]
    appendices: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        return len(self.listed) + sum(count for _, count in self.appendices)


def differences(yours: Sequence[PaperLine], new: Sequence[PaperLine]) -> Differences:
    """Of two papers as `paper_lines` gives them."""
    mine, theirs = [*_pieces(yours)], [*_pieces(new)]
    shared = [a for a in dict.fromkeys(p.appendix for p in theirs if p.appendix) if a in {p.appendix for p in mine}]
    counts = [(a, _count([p for p in mine if p.appendix == a], [p for p in theirs if p.appendix == a])) for a in shared]
    papers = ([p for p in pieces if p.appendix not in shared] for pieces in (mine, theirs))
    return Differences(tuple(_moved([*_listed(*papers)])), tuple((a, count) for a, count in counts if count))


def _pieces(lines: Sequence[PaperLine]) -> Iterator[Piece]:
    """The lines, with the cells of a row put together."""
    row: Piece | None = None
    section, appendix, over = TOP, "", TOP
    for line in lines:
        style, words = line.heading, line.text
        if line.kind == "cell" and row:
            row = replace(row, cells=(*row.cells, words))
            continue
        if row:
            yield row
            row = None
        if line.kind in _BESIDE:
            kind, where = _BESIDE[line.kind]
            yield Piece(kind, where, (words,))
        elif line.kind in {"cell", "first cell"}:
            row = Piece("table row", section, (words,), appendix=appendix)
        elif not style or style.lower().startswith("title"):
            yield Piece("paragraph", section, (words,), style, appendix)
        else:
            if not _BELOW.match(style):
                over = section = words
                appendix = words if style.lower().startswith("appendix") else ""
            elif not appendix:
                section = f"{over}: {words}"
            yield Piece("heading", section, (words,), style, appendix)
    if row:
        yield row


def _count(yours: Sequence[Piece], new: Sequence[Piece]) -> int:
    return sum(max(b - a, d - c) for step, a, b, c, d in _steps(yours, new) if step != "equal")


def _steps(yours: Sequence[Piece], new: Sequence[Piece]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, [p.looks for p in yours], [p.looks for p in new], autojunk=False).get_opcodes()


def _listed(yours: Sequence[Piece], new: Sequence[Piece]) -> Iterator[Difference]:
    for step, a, b, c, d in _steps(yours, new):
        if step != "equal":
            yield from _paired(yours[a:b], new[c:d])


def _paired(yours: Sequence[Piece], new: Sequence[Piece]) -> Iterator[Difference]:
    """Which piece of the one is which of the other: in order where they are as many, else by their words."""
    if [p.kind for p in yours] == [p.kind for p in new]:
        yield from (Difference(mine, theirs) for mine, theirs in zip(yours, new, strict=True))
        return
    taken = 0
    for mine in yours:
        alike = [_likeness(mine, theirs) for theirs in new[taken:]]
        if max(alike, default=0) < _ALIKE:
            yield Difference(mine, None)
            continue
        at = taken + alike.index(max(alike))
        yield from (Difference(None, theirs) for theirs in new[taken:at])
        yield Difference(mine, new[at])
        taken = at + 1
    yield from (Difference(None, theirs) for theirs in new[taken:])


def _likeness(mine: Piece, theirs: Piece) -> float:
    if mine.words == theirs.words:
        return 1
    if mine.kind != theirs.kind:
        return 0
    return SequenceMatcher(None, mine.words.split(), theirs.words.split(), autojunk=False).ratio()


def _moved(found: Sequence[Difference]) -> Iterator[Difference]:
    """The same, where a piece is only in yours here and only in the new one there: it stands in another place."""
    gained = {n: d.new for n, d in enumerate(found) if d.yours is None and d.new}
    pairs: dict[int, int] = {}
    for n, difference in enumerate(found):
        if difference.yours and difference.new is None:
            same = [
                g for g, theirs in gained.items() if g not in pairs.values() and theirs.looks == difference.yours.looks
            ]
            pairs |= {n: same[0]} if same else {}
    for n, difference in enumerate(found):
        if n in pairs:
            yield Difference(difference.yours, gained[pairs[n]])
        elif n not in pairs.values():
            yield difference
