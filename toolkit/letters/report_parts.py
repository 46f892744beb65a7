"""An area SEND report cut at its headings: title block, sections, tables; and its page furniture."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Literal

from toolkit.letters.furniture import page_furniture, text_furniture
from toolkit.letters.report_headings import Heading, heading_at
from toolkit.letters.report_lines import mark_of
from toolkit.model.document import Document, Line

Name = Heading | Literal["title"]
USE: dict[Name, str] = {  # what the lines of a section without findings are
    "title": "Title", "outcome": "Inspection outcome", "information": "Information about the partnership",
    "details": "Partnership details", "about": "Information about the inspection", "team": "Inspection team",
    "end": "About Ofsted",
}  # fmt: skip
_FINDINGS: tuple[Name, ...] = ("experience", "effective", "better")
_BODIES = re.compile(r"^local authorit(?:y|ies):?$", re.I)
_BOARDS = re.compile(r"^(?:integrated care|ICBs?\b)", re.I)
_ABOUT = re.compile(r"^this inspection was carried out (?:at the request|under)\b", re.I)
_TEAM = re.compile(r"^ofsted:?(?:\t|$)", re.I)
_PAGE_NUMBER = re.compile(r"\d{1,3}")
_MOSTLY = 3
_SMALL = 0.85


@dataclass
class Section:
    """The lines under one heading; `heading` is empty for the title block and a table without one.

    `known` is False under words that are set as a heading and are none of a report's.
    """

    name: Name
    heading: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    known: bool = True


@dataclass(frozen=True)
class ReportParts:
    """The report's sections in order, and its running headers and footers."""

    sections: tuple[Section, ...]
    furniture: tuple[Line, ...]

    def of(self, name: Name) -> list[Line]:
        return [line for section in self.sections if section.name == name for line in section.lines]

    def has(self, name: Name) -> bool:
        return any(section.name == name for section in self.sections)


def cut_report(document: Document) -> ReportParts:
    """The sections of `document`; only a title block where no heading is known."""
    furniture = page_furniture(document.lines) or text_furniture(document.lines)
    lines = list(_with_words(line for line in document.lines if line.number not in furniture))
    sections = [Section("title")]
    type_ = _usual_type(lines)
    position = 0
    while position < len(lines):
        found = heading_at(lines, position)
        if found and not _repeats(sections[-1], found.heading, lines[position]):
            taken = lines[position : position + found.lines]
            sections.append(Section(found.heading, taken))
            position += found.lines
        else:
            _place(lines, position, sections, type_)
            position += 1
    return ReportParts(tuple(sections), tuple(x for x in document.lines if x.number in furniture))


@dataclass(frozen=True)
class _Type:
    """The size most lines are set in, and whether bold type is rare enough to set words apart."""

    size: float
    bold_is_rare: bool

    def sets_as_heading(self, line: Line) -> bool:
        return self.bold_is_rare and _is_bold(line) and not mark_of(line).glyph

    def sets_as_note(self, line: Line) -> bool:
        """A footnote, or a footer that stands on one page only."""
        return line.cell is None and line.place is not None and line.place.size < _SMALL * self.size


def _usual_type(lines: list[Line]) -> _Type:
    size = median([line.place.size for line in lines if line.place and line.cell is None] or [0.0])
    return _Type(size, sum(_is_bold(line) for line in lines) * _MOSTLY < len(lines))


def _place(lines: list[Line], position: int, sections: list[Section], type_: _Type) -> None:
    """Put a line that is no known heading under the last one, or where it starts what lost its heading.

    A note, or words set as a heading, among findings is left out of them.
    """
    line, last = lines[position], sections[-1]
    begun = _begins(lines, position)
    if begun and last.name != begun and not any(s.name == begun for s in sections):
        sections.append(Section(begun))
    elif last.name in _FINDINGS and type_.sets_as_heading(line) and (line.gap or not (last.known or last.lines)):
        sections.append(Section(last.name, [line], known=False))
        return
    elif last.name in _FINDINGS and _is_note(lines, position, type_):
        return
    sections[-1].lines.append(line)


def _is_note(lines: list[Line], position: int, type_: _Type) -> bool:
    """True for a note, and for a page's number beside one."""
    beside = [x for x in lines[max(0, position - 2) : position + 3] if x.page == lines[position].page]
    numbers = _PAGE_NUMBER.fullmatch(lines[position].text) and any(type_.sets_as_note(x) for x in beside)
    return type_.sets_as_note(lines[position]) or bool(numbers)


def _begins(lines: list[Line], position: int) -> Name | None:
    """What starts at a line by its words, should its heading be missing or misprinted."""
    line = lines[position]
    row = [x for x in lines[position : position + _MOSTLY] if line.cell and x.cell and x.cell.row == line.cell.row]
    cells = [x.text for x in row] if line.cell else line.text.split("\t")
    if _BODIES.match(cells[0]) and any(_BOARDS.match(text) for text in cells[1:]):
        return "details"
    if _ABOUT.match(line.text):
        return "about"
    return "team" if _TEAM.match(line.text) and (line.cell is None or line.cell.column == 0) else None


def _is_bold(line: Line) -> bool:
    return line.place is not None and line.place.bold and line.cell is None


def _with_words(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines that carry words; in text, each with its indent and the empty lines above it."""
    empty = 0
    for line in lines:
        if not line.text.strip():
            empty += 1
            continue
        indent = len(line.text) - len(line.text.lstrip())
        words = re.sub(r"\s{3,}", "\t", line.text.strip())
        yield line if line.gap is not None else replace(line, text=words, gap=empty, indent=indent)
        empty = 0


def _repeats(section: Section, heading: Heading, line: Line) -> bool:
    """A table's header row says its heading again; so does the table's second page."""
    return section.name == heading and line.cell is not None
