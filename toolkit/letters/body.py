"""The body of an outcome letter: its headings, lists of findings, weaknesses and prose, in order."""

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.letters import headings
from toolkit.letters.layout import Mark
from toolkit.letters.lists import Item, is_open, join, read_list
from toolkit.letters.parts import Part, Parts
from toolkit.letters.references import finding_references, weakness_reference
from toolkit.model.letter import Block, BlockKind, Finding, Kind, Passage, Section, Weakness

STATEMENT, CLOSING = "Statement of action required", "Closing"


@dataclass(frozen=True)
class Body:
    """What stands between salutation and sign-off, and the use made of each line."""

    findings: tuple[Finding, ...]
    weaknesses: tuple[Weakness, ...]
    blocks: tuple[Block, ...]
    taken_as: tuple[tuple[int, str], ...]


def read_body(parts: Parts, year: str) -> Body:
    """Findings and weaknesses with their references, and every block for reprinting the letter."""
    return _BodyReader(parts).read(year)


class _BodyReader:
    def __init__(self, parts: Parts) -> None:
        self.parts = parts.parts
        self.wrapped = parts.wrapped
        self.last_list = max((i for i, p in enumerate(self.parts) if p.kind == "findings"), default=-1)
        self.found: list[tuple[Section, Kind, Passage]] = []
        self.weak: list[Passage] = []
        self.blocks: list[tuple[Block, Passage | None]] = []
        self.taken: dict[int, str] = {}

    def read(self, year: str) -> Body:
        for position, part in enumerate(self.parts):
            self._read_part(part, is_last_list=position == self.last_list)
        refs = list(finding_references(year, ((s, k) for s, k, _ in self.found)))
        findings = tuple(Finding(r, s, k, p) for r, (s, k, p) in zip(refs, self.found, strict=True))
        weaknesses = tuple(Weakness(weakness_reference(year, n), p) for n, p in enumerate(self.weak, 1))
        ref_of = {id(f.passage): f.ref for f in findings} | {id(w.passage): w.ref for w in weaknesses}
        blocks = tuple(b if p is None else Block(b.kind, ref=ref_of[id(p)]) for b, p in self.blocks)
        for passage in (p for _, p in self.blocks if p is not None):
            self.taken.update((line, ref_of[id(passage)]) for line in passage.lines)
        return Body(findings, weaknesses, blocks, tuple(self.taken.items()))

    def _read_part(self, part: Part, is_last_list: bool) -> None:
        match part.kind:
            case "preface":
                self._preface(part.marks)
            case "heading" | "subheading":
                self._heading(part)
            case "findings":
                self._findings(part, is_last_list)
            case "concerns" | "statement":
                self._prose(part.marks, STATEMENT)
            case "closing":
                self._prose(part.marks, CLOSING)
            case "weaknesses":
                self._weaknesses(part.marks)
            case "head" | "foot":
                pass

    def _add(self, kind: BlockKind, marks: Iterable[Mark], role: str) -> None:
        marks = list(marks)
        self.blocks.append((Block(kind, join(m.text for m in marks)), None))
        self.taken.update((m.line, role) for m in marks)

    def _preface(self, marks: list[Mark]) -> None:
        for paragraph in paragraphs(marks, self.wrapped):
            if headings.TITLE.match(join(m.text for m in paragraph)):
                self._add("title", paragraph, "Title")
            else:
                self._add("paragraph", paragraph, "Introduction")

    def _heading(self, part: Part) -> None:
        self._add("heading" if part.kind == "heading" else "subheading", part.marks, "Heading")

    def _prose(self, marks: list[Mark], role: str) -> None:
        for paragraph in paragraphs(marks, self.wrapped):
            self._add("paragraph", paragraph, role)

    def _findings(self, part: Part, is_last_list: bool) -> None:
        if part.section is None or part.finding_kind is None:
            self._unplaced(part.marks)
            return
        marks, closing = _without_closing(part.marks) if is_last_list else (part.marks, [])
        listed = read_list(marks, self.wrapped)
        for passage in (item.passage() for item in listed.items):
            self.found.append((part.section, part.finding_kind, passage))
            self.blocks.append((Block("finding"), passage))
        self._prose([*listed.rest, *closing], CLOSING)

    def _unplaced(self, marks: list[Mark]) -> None:
        """Words under no known heading: reprinted with the letter, and left unassigned for a person."""
        for paragraph in paragraphs(marks, self.wrapped):
            self.blocks.append((Block("paragraph", join(m.text for m in paragraph)), None))

    def _weaknesses(self, marks: list[Mark]) -> None:
        listed = read_list(marks, self.wrapped, ends_at_paragraph=True)
        for passage in map(Item.passage, listed.items):
            self.weak.append(passage)
            self.blocks.append((Block("weakness"), passage))
        self._prose([*listed.rest], CLOSING)


def paragraphs(marks: list[Mark], wrapped: bool) -> list[list[Mark]]:
    """Running text as paragraphs; one that a page break cut in two is one again."""
    found: list[list[Mark]] = []
    for mark in marks:
        above = found[-1] if found else []
        text = above[-1].text if above else ""
        goes_on = (mark.gap == 0 and wrapped) or (is_open(text) and mark.text[:1].islower())
        if above and goes_on and not _is_whole_title(text):
            above.append(mark)
        else:
            found.append([mark])
    return found


def _is_whole_title(text: str) -> bool:
    match = headings.TITLE.match(text)
    return bool(match and match[1])


def _without_closing(marks: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    """The last list of findings may have the letter's closing words under it, without a bullet."""
    start = next((i + 1 for i in reversed(range(len(marks))) if marks[i].glyph), 0)
    for position in range(start, len(marks)):
        if marks[position].gap and headings.LETTER_VOICE.search(marks[position].text):
            return marks[:position], marks[position:]
    return marks, []
