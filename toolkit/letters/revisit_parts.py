"""A revisit letter cut at its seams: head, introduction, findings, sign-off; and its furniture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.letters import headings
from toolkit.letters.furniture import page_furniture
from toolkit.letters.layout import Mark, is_hard_wrapped, page_numbers, read_marks, repeated_furniture
from toolkit.letters.lists import join
from toolkit.letters.parts import letterhead
from toolkit.letters.progress_chunks import Chunk, emphatic_lines, read_chunks
from toolkit.letters.progress_starts import group_starts
from toolkit.letters.progress_wording import Wording, judgement_in
from toolkit.letters.revisit_words import BEGINS, INTRODUCES, OPENING
from toolkit.model.document import Document, Line

_SUBJECT = r"(?:SEND|special educational needs)"
TITLE = re.compile(
    rf"^(?:joint )?(?:local )?area (?:{_SUBJECT}\b.{{0,60}}? )?re-?visit(?: letter)?(?: (?:in|of|to)|:)? ?(.*)$", re.I
)
_BROKEN = re.compile(r"^(?:joint )?(?:local )?area\b", re.I)
_TITLE_BELOW = 8
_FOOT = 0.93
_RUNNING = re.compile(r"\bofsted\b|\bpage\b|re-?visit|www\.|\d", re.I)


@dataclass(frozen=True)
class RevisitParts:
    """The letter's seams: marks of head and foot, chunks of introduction (the title among them) and findings."""

    head: tuple[Mark, ...]
    introduction: tuple[Chunk, ...]
    findings: tuple[Chunk, ...]
    foot: tuple[Mark, ...]
    wrapper: tuple[Mark, ...]
    furniture: tuple[Mark, ...]


def title_area(text: str) -> str | None:
    """What the title says after "revisit in"; None for words that are not the title."""
    match = TITLE.match(text)
    return match[1] if match else None


def find_title(marks: Sequence[Mark]) -> tuple[int, int] | None:
    """Where the title stands in `marks` and how many lines it has; the one under a salutation, if any."""
    found = [(i, n) for i in range(len(marks)) if (n := _title_lines(marks, i))]
    greeted = {i for i, m in enumerate(marks) if headings.SALUTATION.match(m.text)}
    below = [(i, n) for i, n in found if any(s < i <= s + _TITLE_BELOW for s in greeted)]
    return next(iter(below or found), None)


def _title_lines(marks: Sequence[Mark], position: int) -> int:
    mark = marks[position]
    below = marks[position + 1] if position + 1 < len(marks) else None
    goes_on = below is not None and below.gap == 0 and not below.glyph
    if mark.glyph or mark.text[-1:] in ".,;":
        return 0
    area = title_area(mark.text)
    if area:
        return 1
    joined = title_area(f"{mark.text} {below.text}") if below and goes_on and _BROKEN.match(mark.text) else None
    return 2 if joined else (1 if area is not None else 0)


def cut_revisit(document: Document, wording: Wording) -> RevisitParts | None:
    """The letter of `document` at its seams; None where none starts."""
    running = page_furniture(document.lines) | {x.number for x in document.lines if _is_page_foot(x)}
    marks = read_marks(x for x in document.lines if x.number not in running)
    seam = _after_head(marks)
    if seam is None:
        return None
    start = letterhead(marks, seam - 1) if seam else 0
    placed = any(x.place for x in document.lines)
    furniture = set[int]() if placed else _furniture(marks[seam:], wording)
    text = [m for m in marks[seam:] if m.line not in furniture]
    foot = next((i for i, m in enumerate(text) if headings.VALEDICTION.match(m.text) or _is_team(m)), len(text))
    wrapped = placed or is_hard_wrapped(text)
    intro, found = _sorted(text[:foot], wrapped, emphatic_lines(document.lines), wording)
    left_out = [*read_marks(x for x in document.lines if x.number in running)]
    left_out += [m for m in marks[seam:] if m.line in furniture]
    return RevisitParts(
        tuple(marks[start:seam]), tuple(intro), tuple(found), tuple(text[foot:]), tuple(marks[:start]),
        tuple(left_out),
    )  # fmt: skip


def _is_page_foot(line: Line) -> bool:
    """The last line of a page with the page's number: a letter of two pages has only one of them."""
    place = line.place
    at_foot = place is not None and place.top > place.page_height * _FOOT
    return at_foot and re.search(rf"(?:^|\s){line.page}$", line.text) is not None


def _after_head(marks: Sequence[Mark]) -> int | None:
    """The line under the salutation; that of the title or of the opening sentence where there is none."""
    title = find_title(marks)
    opening = next((i for i, m in enumerate(marks) if OPENING.match(_paragraph(marks, i))), None)
    body = title[0] if title else opening
    if body is None:
        return None
    above = [i for i in range(max(0, body - _TITLE_BELOW), body) if headings.SALUTATION.match(marks[i].text)]
    return above[-1] + 1 if above else body


def _paragraph(marks: Sequence[Mark], position: int) -> str:
    words = [marks[position].text]
    for mark in marks[position + 1 : position + 5]:
        if mark.gap:
            break
        words.append(mark.text)
    return join(words)


def _is_team(mark: Mark) -> bool:
    return mark.text.lower().startswith("ofsted\t") or mark.text.lower() == "ofsted care quality commission"


def _furniture(marks: Sequence[Mark], wording: Wording) -> set[int]:
    """Page numbers, and headers and footers; a verdict that comes again and again is none."""
    foot = next((i for i, m in enumerate(marks) if headings.VALEDICTION.match(m.text)), len(marks))
    inside = [*marks[:foot]]
    said = {m.line for m in inside if judgement_in(m.text, wording) or wording.opens.match(m.text)}
    said |= {m.line for m in inside if wording.label.match(m.text)}
    running = {m.line for m in inside[1:] if _RUNNING.search(m.text)}
    return page_numbers(inside) | ((repeated_furniture(inside) & running) - said)


def _sorted(
    marks: list[Mark], wrapped: bool, emphatic: frozenset[int], wording: Wording
) -> tuple[list[Chunk], list[Chunk]]:
    """Introduction, with the title, and findings."""
    title, lines = find_title(marks[:_TITLE_BELOW]) or (0, 0)
    above = _plain_chunks(marks[:title], wrapped)
    heading = _plain_chunks(marks[title : title + lines], True)
    chunks = read_chunks(marks[title + lines :], wrapped, emphatic, lambda text: _begins(text, wording))
    seam = _findings_start(chunks, wording)
    return [*above, *heading, *chunks[:seam]], chunks[seam:]


def _plain_chunks(marks: Sequence[Mark], wrapped: bool) -> list[Chunk]:
    return read_chunks(marks, wrapped, frozenset(), lambda _: False)


def _begins(text: str, wording: Wording) -> bool:
    """Lines that begin a paragraph of their own, also where no space stands above them."""
    return bool(wording.opens.match(text) or wording.label.match(text) or BEGINS.match(text))


def _findings_start(chunks: Sequence[Chunk], wording: Wording) -> int:
    """Where the findings begin: at "Main findings", else at the first weakness under the introduction."""
    main = next((i for i, c in enumerate(chunks) if headings.MAIN.match(c.text)), None)
    if main is not None:
        return main
    last = max((i for i, c in enumerate(chunks) if INTRODUCES.search(c.text)), default=-1)
    starts = [i + last + 1 for i in group_starts(chunks[last + 1 :], wording)]
    return starts[0] if starts else last + 1
