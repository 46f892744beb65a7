"""A committee paper cut at its headings: head, then parts, up to what is appended to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from toolkit.letters.lists import join
from toolkit.letters.paper_head import label_of
from toolkit.letters.paper_headings import END_MATTER, Name, could_be_heading, inline, name_of, numbered
from toolkit.letters.paper_lines import PaperLines, Piece

PARAGRAPH = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,2})[.)]?(?:\s+|$)")
_APPENDED = re.compile(
    r"^(?:(?:appendix|annex|enclosure)\s+\w{1,3}\b|ofsted$|(?:joint )?area SEND (?:full )?inspection"
    r"|local area partnership report)",
    re.I,
)
_FIELD = re.compile(r"^[A-Z][A-Za-z /()'-]{2,40}:(?:\s|$)")
_ENOUGH = 2
_LOOK_AHEAD = 3
_FULL_LINE = 45
_LONG_HEADING = 80


@dataclass
class PaperPart:
    """A heading and what stands under it."""

    name: Name
    number: str | None
    heading: str
    line: int
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class PaperParts:
    """`decimal`: paragraphs are numbered 2.1, 2.2 ...; `last` is the last line that is of the paper."""

    head: tuple[Piece, ...]
    parts: tuple[PaperPart, ...]
    wrapped: bool
    decimal: bool
    last: int

    def of(self, *names: Name) -> list[PaperPart]:
        return [part for part in self.parts if part.name in names]


def cut_paper(lines: PaperLines) -> PaperParts:
    """The paper in its parts; without a heading that is known, everything is head."""
    return _Cutter(tuple(_unfolded(lines.pieces)), lines.wrapped).cut()


def _unfolded(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Headings that share a line with their text, each on its own."""
    for piece in pieces:
        found = inline(piece)
        if found is None:
            yield piece
            continue
        heading, text = found
        yield Piece(replace(piece.mark, text=heading, gap=max(1, piece.gap)), heading=True)
        yield Piece(replace(piece.mark, text=text, gap=1))


class _Cutter:
    def __init__(self, pieces: tuple[Piece, ...], wrapped: bool) -> None:
        self.pieces = pieces
        self.wrapped = wrapped
        self.decimal = sum(1 for p in pieces if PARAGRAPH.match(p.text)) >= _ENOUGH
        self.last_number = 0
        self.numbered = self._headings_are_numbered()
        self.head: list[Piece] = []
        self.parts: list[PaperPart] = []
        self.fields = 0

    def cut(self) -> PaperParts:
        position = 0
        while position < len(self.pieces) and not self._is_appended(position):
            heading = self._heading(position)
            if heading:
                number, text, used = heading
                self._start(position, number, text)
                position += used
                continue
            self._start_contact(position)
            self._keep(self.pieces[position])
            position += 1
        last = self.pieces[position - 1].line if position else 0
        return PaperParts(tuple(self.head), tuple(self.parts), self.wrapped, self.decimal, last)

    def _keep(self, piece: Piece) -> None:
        self.fields += bool(_FIELD.match(piece.text) or piece.cells)
        (self.parts[-1].pieces if self.parts else self.head).append(piece)

    def _start_contact(self, position: int) -> None:
        """ "Report author: Jo Bell" below the sections is the contact, whatever heading stands above it."""
        if not self.parts or self.parts[-1].name == "contact" or self._opens(position + 1):
            return
        piece = self.pieces[position]
        labelled = label_of(piece)
        if labelled and labelled[0] in {"contact", "author"} and labelled[1] and not piece.mark.glyph:
            self.parts.append(PaperPart("contact", None, piece.text.split(":")[0], piece.line))

    def _start(self, position: int, number: str | None, heading: str) -> None:
        self.last_number = int(number) if number else self.last_number
        self.parts.append(PaperPart(name_of(heading) or "other", number, heading, self.pieces[position].line))

    def _headings_are_numbered(self) -> bool:
        found = [numbered(p.text) for p in self.pieces if could_be_heading(p)]
        sure = sum(1 for p, f in zip(filter(could_be_heading, self.pieces), found, strict=True)
                   if f and (p.heading or name_of(f[1])))  # fmt: skip
        return sure >= _ENOUGH

    def _heading(self, position: int) -> tuple[str | None, str, int] | None:
        """(number, words, lines it takes) of the heading that starts here; None where none does."""
        piece = self.pieces[position]
        if not could_be_heading(piece) or (not self.parts and label_of(piece)):
            return None
        text, used = self._whole(position)
        found = numbered(text)
        if found and self._is_next(found, position + used):
            return found[0], found[1], used
        if PARAGRAPH.match(piece.text) or found:
            return None
        heading = text.strip(" :")
        return (None, heading, used) if self._is_unnumbered(heading, position, used) else None

    def _whole(self, position: int) -> tuple[str, int]:
        """The heading with its further lines, and how many lines that are."""
        used = 1
        if self.wrapped:
            while self._goes_on(position, position + used):
                used += 1
        return join(p.text for p in self.pieces[position : position + used]), used

    def _goes_on(self, start: int, position: int) -> bool:
        if position >= len(self.pieces) or self.pieces[position].gap or not could_be_heading(self.pieces[position]):
            return False
        piece, first = self.pieces[position], self.pieces[start]
        if numbered(piece.text) or PARAGRAPH.match(piece.text):
            return False
        if first.heading:
            return piece.heading
        alone = position + 1 >= len(self.pieces) or self.pieces[position + 1].gap > 0
        return alone and len(self.pieces[position - 1].text) > _FULL_LINE

    def _is_next(self, found: tuple[str, str], below: int) -> bool:
        """True where the number follows that of the heading above, and something shows that it is a heading."""
        number, heading = int(found[0]), found[1]
        piece, opens = self.pieces[below - 1], self._opens(below)
        if self.decimal and opens:
            return opens.split(".")[0] == found[0] and number > self.last_number
        if not self.last_number < number <= self.last_number + _ENOUGH:
            return False
        sure = piece.heading or name_of(heading) is not None
        return sure or (self.numbered and self.decimal and piece.gap > 0 and len(heading) <= _LONG_HEADING)

    def _opens(self, below: int) -> str:
        """The number of the first paragraph under a heading."""
        for piece in self.pieces[below : below + _LOOK_AHEAD]:
            match = PARAGRAPH.match(piece.text)
            if match:
                return match[1]
            if numbered(piece.text):
                break
        return ""

    def _is_unnumbered(self, heading: str, position: int, used: int) -> bool:
        piece, name = self.pieces[position], name_of(heading)
        if not (piece.heading or piece.gap or heading.isupper()):
            return False
        if not self.parts:
            known = name is not None and name not in END_MATTER
            return known or (piece.heading and self.fields > 0 and position > 0)
        if self.numbered:
            return name in {"summary", "recommendations", *END_MATTER}
        opens = self._opens(position + used)
        starts = opens.endswith(".1") and piece.gap > 0
        return name is not None or piece.heading or starts

    def _is_appended(self, position: int) -> bool:
        """True where what stands here is no longer of the paper, but appended to it."""
        if not self.parts or self.parts[-1].name not in END_MATTER:
            return False
        part, piece = self.parts[-1], self.pieces[position]
        if _APPENDED.match(piece.text):
            listed = part.name == "appendices" and not piece.heading
            return not listed or any(p.text[:12].lower() == piece.text[:12].lower() for p in part.pieces)
        return (
            piece.heading and name_of(piece.text.strip(" :")) is None and numbered(piece.text) is None and _alone(part)
        )


def _alone(part: PaperPart) -> bool:
    """True where something stands under the heading of the part already."""
    return bool(part.pieces)


def numbers_that_jump(numbers: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of paragraph numbers of which the second does not follow the first."""
    return [(a, b) for a, b in pairwise(numbers) if not _follows(a, b)]


def _follows(first: str, second: str) -> bool:
    a, b = [int(n) for n in first.split(".")], [int(n) for n in second.split(".")]
    if len(b) > len(a):
        return b[: len(a)] == a and b[len(a) :] == [1] * (len(b) - len(a))
    return b[:-1] == a[: len(b) - 1] and b[-1] == a[len(b) - 1] + 1
