"""An area SEND report cut at its headings: title block, sections, tables; and its page furniture."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from toolkit.letters.furniture import page_furniture, text_furniture
from toolkit.letters.report_headings import Heading, heading_at
from toolkit.model.document import Document, Line

Name = Heading | Literal["title"]


@dataclass
class Section:
    """The lines under one heading; `heading` is empty for the title block and a table without one."""

    name: Name
    heading: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


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
    position = 0
    while position < len(lines):
        found = heading_at(lines, position)
        if found and not _repeats(sections[-1], found.heading, lines[position]):
            taken = lines[position : position + found.lines]
            sections.append(Section(found.heading, taken))
            position += found.lines
        else:
            sections[-1].lines.append(lines[position])
            position += 1
    return ReportParts(tuple(sections), tuple(x for x in document.lines if x.number in furniture))


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
