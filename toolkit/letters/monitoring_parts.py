"""A report on a monitoring inspection cut up: what stands around the findings, and the findings themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.letters.layout import read_marks
from toolkit.letters.monitoring_words import BEGINS, WORDING
from toolkit.letters.progress_chunks import Chunk, emphatic_lines, read_chunks
from toolkit.letters.progress_groups import is_heading
from toolkit.letters.report_lines import prose
from toolkit.letters.report_parts import Name, ReportParts, Section, cut_report
from toolkit.letters.report_tables import Tabled, improvement_rows, priority_rows
from toolkit.model.document import Cell, Document, Line
from toolkit.model.letter import Passage

_PROSE: tuple[Name, ...] = ("outcome", "information")
_FINDINGS: tuple[Name, ...] = ("experience", "effective", "better", "priority")
_HEADING_WORDS = 20
_LONG_LINE = 130
_TABBED = 10_000  # the number of a table that is one only by its tabs


@dataclass(frozen=True)
class Prose:
    """A section that is no finding, with its heading as printed."""

    name: Name
    heading: tuple[Line, ...]
    lines: tuple[Line, ...]

    @property
    def paragraphs(self) -> list[Passage]:
        return prose(self.lines)


@dataclass(frozen=True)
class MonitoringParts:
    """The report's sections: prose before and after the findings, their chunks, rows of tables, people."""

    before: tuple[Prose, ...]
    findings: tuple[Chunk, ...]
    priority: tuple[Tabled, ...]
    improvement_heading: tuple[Line, ...]
    improvements: tuple[Passage, ...]
    table_headings: tuple[Line, ...]
    after: tuple[Prose, ...]
    furniture: tuple[Line, ...]

    def of(self, name: Name) -> list[Line]:
        return [line for section in (*self.before, *self.after) if section.name == name for line in section.lines]

    def has(self, name: Name) -> bool:
        return any(section.name == name and section.heading for section in (*self.before, *self.after))


def cut_monitoring(document: Document, areas: Sequence[str] = ()) -> MonitoringParts:
    """The parts of `document`; `areas` are names with which a council's name may end."""
    report = cut_report(document)
    before: list[Prose] = []
    after: list[Prose] = []
    body: list[Line] = []
    improvement = Section("improvement")
    for section in report.sections:
        if section.name in _PROSE:
            own, found = _split(section, document)
            before.append(Prose(section.name, tuple(section.heading), tuple(own)))
            body += found
        elif section.name in _FINDINGS:
            body += [*section.heading, *section.lines]
        elif section.name == "improvement":
            improvement = Section("improvement", [*improvement.heading, *section.heading],
                                  [*improvement.lines, *section.lines])  # fmt: skip
        else:
            place = before if section.name == "title" else after
            place.append(Prose(section.name, tuple(section.heading), tuple(section.lines)))
    body = _celled(body)
    tabled = [line for line in body if line.number in _in_wide_tables(body)]
    rows = priority_rows(ReportParts((Section("priority", [], tabled),), ()), areas)
    used = {n for row in rows for n in row.lines}
    return MonitoringParts(
        tuple(before),
        tuple(chunks_of([x for x in body if x not in tabled], document)),
        tuple(rows),
        tuple(improvement.heading),
        tuple(_improvements(improvement, document)),
        tuple(x for x in tabled if x.number not in used),
        tuple(after),
        report.furniture,
    )


def _split(section: Section, document: Document) -> tuple[list[Line], list[Line]]:
    """A section's own lines, and those from the first heading in it that the report's form does not have."""
    seam = next((c.lines[0] for c in chunks_of(section.lines, document) if _begins_findings(c)), None)
    if seam is None:
        return section.lines, []
    return [x for x in section.lines if x.number < seam], [x for x in section.lines if x.number >= seam]


def _begins_findings(chunk: Chunk) -> bool:
    if WORDING.label.match(chunk.text) or WORDING.opens.match(chunk.text):
        return True
    return is_heading(chunk, WORDING) and not chunk.bullet and len(chunk.text.split()) <= _HEADING_WORDS


def chunks_of(lines: Sequence[Line], document: Document) -> list[Chunk]:
    """Lines of the report as chunks."""
    wrapped = sum(len(x.text) > _LONG_LINE for x in document.lines) * 20 < len(document.lines)
    return read_chunks(read_marks(lines), wrapped, emphatic_lines(lines), _begins)


def _begins(text: str) -> bool:
    return bool(WORDING.opens.match(text) or WORDING.label.match(text) or BEGINS.match(text))


def _celled(lines: Sequence[Line]) -> list[Line]:
    """Lines of a text whose cells are parted by tabs as the cells of one table."""
    found: list[Line] = []
    for line in lines:
        cells = line.text.split("\t")
        if line.cell is not None or line.place is not None or len(cells) == 1:
            found.append(line)
        else:
            found += [replace(line, text=t, cell=Cell(_TABBED, line.number, n)) for n, t in enumerate(cells)]
    return found


def _in_wide_tables(lines: Sequence[Line]) -> set[int]:
    wide = {x.cell.table for x in lines if x.cell and x.cell.column > 0}
    return {x.number for x in lines if x.cell and x.cell.table in wide}


def _improvements(section: Section, document: Document) -> Iterator[Passage]:
    """The areas for improvement: rows of a table, else bullets or paragraphs."""
    if any(x.cell for x in section.lines):
        yield from (row.passage for row in improvement_rows(ReportParts((section,), ())))
    else:
        yield from (chunk.passage for chunk in chunks_of(section.lines, document))
