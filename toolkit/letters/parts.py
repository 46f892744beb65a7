"""A letter cut into its parts: head, preface, lists of findings, weaknesses, closing, sign-off."""

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Literal

from toolkit.letters import headings
from toolkit.letters.dates import DATE_ALONE
from toolkit.letters.furniture import page_furniture
from toolkit.letters.headings import announces, kind_of, section_of
from toolkit.letters.layout import (
    Mark,
    is_hard_wrapped,
    page_numbers,
    read_marks,
    repeated_furniture,
)
from toolkit.letters.lists import is_open, join
from toolkit.model.document import Document
from toolkit.model.letter import Kind, Section

PartKind = Literal[
    "head",
    "preface",
    "heading",
    "subheading",
    "findings",
    "concerns",
    "statement",
    "weaknesses",
    "closing",
    "foot",
]
_HEAD_LINES = 45
_LETTERHEAD = re.compile(
    r"^ofsted(?:$|,? .*(?:agora|piccadilly|aviation|store street|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}))", re.I
)


@dataclass
class Part:
    """Consecutive lines of one sort; findings carry the section and kind of their headings."""

    kind: PartKind
    section: Section | None = None
    finding_kind: Kind | None = None
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True)
class Parts:
    """The letter's parts in order, the lines above it, and its furniture."""

    parts: tuple[Part, ...]
    wrapper: tuple[Mark, ...]
    furniture: tuple[Mark, ...]
    wrapped: bool

    def of(self, kind: PartKind) -> list[Mark]:
        return [m for part in self.parts if part.kind == kind for m in part.marks]


def find_start(marks: list[Mark]) -> tuple[int, int] | None:
    """Where the letter starts and where its salutation (else its title) stands, as positions in `marks`.

    A letter may lie inside a committee paper: it starts at Ofsted's letterhead above the salutation
    that is followed by the title. None where there is no such letter.
    """
    for position, mark in enumerate(marks):
        if headings.SALUTATION.match(mark.text) and _title_follows(marks, position):
            return letterhead(marks, position), position
    for position, area in enumerate(headings.titled(marks)):
        if area is not None:
            return letterhead(marks, position), position
    return None


def _title_follows(marks: list[Mark], position: int) -> bool:
    below = marks[position + 1 : position + 8]
    return any(area is not None for area in headings.titled(below)) or any(
        "joint inspection" in m.text.lower() for m in below
    )


def letterhead(marks: list[Mark], salutation: int) -> int:
    """The line that opens the letterhead: the last above the salutation that is "Ofsted", alone or with an address."""
    above = range(salutation - 1, max(-1, salutation - _HEAD_LINES), -1)
    return next((i for i in above if _LETTERHEAD.match(marks[i].text)), _no_letterhead(marks, salutation))


def _no_letterhead(marks: list[Mark], salutation: int) -> int:
    dated = [i for i in range(max(0, salutation - 25), salutation) if DATE_ALONE.match(marks[i].text)]
    return dated[-1] if dated else (0 if salutation < _HEAD_LINES else salutation)


def cut(document: Document) -> Parts | None:
    """The letter of `document` in its parts; None where no letter starts."""
    placed = any(x.place for x in document.lines)
    running = _running(document) if placed else set[int]()
    marks = read_marks(x for x in document.lines if x.number not in running)
    start = find_start(marks)
    if start is None:
        return None
    first, salutation = start
    wrapper, letter = marks[:first], marks[first:]
    furniture = set[int]() if placed else _furniture(letter)
    body = [m for m in letter if m.line not in furniture]
    wrapped = placed or is_hard_wrapped(body[salutation - first :])
    parts = _Cutter(salutation=marks[salutation].line, wrapped=wrapped).cut(body)
    left_out = read_marks(x for x in document.lines if x.number in running)
    left_out += [m for m in letter if m.line in furniture]
    return Parts(tuple(parts), tuple(wrapper), tuple(left_out), wrapped)


def _running(document: Document) -> set[int]:
    """Headers and footers by their place; a heading, or a table, that stands where they do is none."""
    running = page_furniture(document.lines)
    marks = read_marks(x for x in document.lines if x.number in running)
    return {m.line for m in marks if announces(m) is None}


def _furniture(marks: list[Mark]) -> set[int]:
    """Page numbers, and headers and footers between the letter's title and its foot."""
    title = next((i for i, area in enumerate(headings.titled(marks)) if area is not None), 0)
    foot = next((i for i, m in enumerate(marks) if announces(m) == "valediction"), len(marks))
    inside = marks[title + 1 : foot]
    running = {m.line for m in inside if announces(m) is None}
    repeated = (repeated_furniture(inside) - _unknown_headings(inside)) & running
    return page_numbers(marks[title + 1 :]) | repeated


def _unknown_headings(marks: list[Mark]) -> set[int]:
    """Lines that stand above a bullet wherever they stand: repeated like furniture, but no furniture."""
    seen: dict[str, list[bool]] = {}
    for mark, following in zip_longest(marks, marks[1:]):
        seen.setdefault(mark.text, []).append(headings.looks_like_one(mark, following))
    return {m.line for m in marks if any(seen[m.text]) and sum(seen[m.text]) * 2 > len(seen[m.text])}


def _is_tail(above: Mark, mark: Mark) -> bool:
    """True for a line that goes on with the sentence above it, also over a page's end."""
    below = mark.gap == 0 or mark.page != above.page
    return below and is_open(above.text)


class _Cutter:
    """Goes down the lines once; a line that announces something starts another part."""

    def __init__(self, salutation: int, wrapped: bool) -> None:
        self.salutation = salutation
        self.wrapped = wrapped
        self.parts: list[Part] = [Part("head")]

    def cut(self, marks: list[Mark]) -> list[Part]:
        for position, mark in enumerate(marks):
            self._place(mark, self._paragraph(marks, position), marks[position + 1 : position + 2])
            if mark.line == self.salutation:
                self._start("preface")
        return [p for p in self.parts if p.marks]

    def _paragraph(self, marks: list[Mark], position: int) -> str:
        """The line with the next ones of its paragraph; empty for a line inside one."""
        if not self.wrapped or (position and _is_tail(marks[position - 1], marks[position])):
            return ""
        words = [marks[position]]
        for mark in marks[position + 1 : position + 4]:
            if mark.glyph or (mark.gap and not _is_tail(words[-1], mark)):
                break
            words.append(mark)
        return join(m.text for m in words)

    @property
    def part(self) -> Part:
        return self.parts[-1]

    def _start(self, kind: PartKind, section: Section | None = None, of: Kind | None = None) -> None:
        self.parts.append(Part(kind, section, of))

    def _place(self, mark: Mark, paragraph: str, below: list[Mark]) -> None:
        announced = announces(mark, paragraph)
        if self.part.kind in {"head", "foot"}:
            pass
        elif announced == "valediction" or self._is_signature_table(mark):
            self._start("foot")
        elif self.part.kind == "preface" and announced not in {"main", "section"}:
            pass
        elif announced in {"main", "section", "kind"}:
            self._heading(mark, announced)
            return
        elif announced in {"concerns", "statement", "thanks"}:
            self._start("closing" if announced == "thanks" else announced)
        elif self._is_heading_wrapped(mark):
            self.parts[-2].marks.append(mark)
            self._rename_section()
            return
        elif self.part.kind == "statement" and self._statement_is_over(mark):
            self._start("weaknesses")
        elif self.part.kind == "findings" and self._is_unknown_heading(mark, below[0] if below else None):
            self._start("findings", self.part.section, None)
        self.part.marks.append(mark)

    def _is_unknown_heading(self, mark: Mark, below: Mark | None) -> bool:
        """A heading nobody knows; a line that stands deeper than the bullet below it is the tail of one above."""
        return below is not None and mark.indent <= below.indent and headings.looks_like_one(mark, below)

    def _is_signature_table(self, mark: Mark) -> bool:
        return mark.text.lower().startswith("ofsted\t") or mark.text.lower() == "ofsted care quality commission"

    def _heading(self, mark: Mark, announced: str) -> None:
        section, kind = self.part.section, self.part.finding_kind
        if announced == "main":
            section, kind = "main", "main"
        elif announced == "section":
            section, kind = section_of(mark.text), None
        else:
            kind = kind_of(mark.text)
        self._start("subheading" if announced == "kind" else "heading", section, kind)
        self.part.marks.append(mark)
        self._start("findings", section, kind)

    def _is_heading_wrapped(self, mark: Mark) -> bool:
        """The second line of a heading that was too long for one, or that a page break cut."""
        above = self.parts[-2] if len(self.parts) > 1 else None
        heading = above is not None and above.kind == "heading" and above.section != "main" and not self.part.marks
        return heading and not mark.glyph and (mark.gap == 0 or mark.text[:1].islower())

    def _rename_section(self) -> None:
        heading = self.parts[-2]
        heading.section = section_of(" ".join(m.text for m in heading.marks))
        self.part.section = heading.section

    def _statement_is_over(self, mark: Mark) -> bool:
        return mark.glyph or bool(mark.number) or self.part.marks[-1].text.endswith(":")
