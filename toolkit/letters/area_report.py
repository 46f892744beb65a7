"""The area SEND report of 2023 on: recognising one, and extracting what it says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from toolkit.letters.lists import LOST_MARK, join, read_list
from toolkit.letters.references import finding_references, improvement_reference, label, priority_action_reference
from toolkit.letters.report_head import ReportHead, footer_days, next_inspection_years, outcome_in, read_report_head
from toolkit.letters.report_lines import bullet_marks, prose
from toolkit.letters.report_parts import USE, Name, ReportParts, cut_report
from toolkit.letters.report_people import inspectors, partnership
from toolkit.letters.report_tables import Tabled, header_lines, improvement_rows, priority_rows
from toolkit.model.document import Document, Line
from toolkit.model.letter import Block, Finding, Kind, Letter, Passage, Section, Weakness
from toolkit.model.problem import Problem, Severity
from toolkit.rules.english import counted

KIND = "area-report"
LABEL = "area SEND report, 2023 on"
TITLE_SIGN = "the title 'Area SEND inspection of ... Local Area Partnership'"
_TITLE = re.compile(r"\barea SEND (?:full )?inspection(?: of\b| in\b|:)", re.I)
_DATES = re.compile(r"(?:inspection )?dates?\b", re.I)
_MONITORING = re.compile(r"\bmonitoring inspection\b", re.I)
_FOUND_IN: tuple[tuple[Name, Section, Kind], ...] = (
    ("experience", "experience", "main"),
    ("effective", "effective", "strength"),
    ("better", "better", "development"),
)
_PRINTED_AS_PROSE: tuple[Name, ...] = ("outcome", "information", "about")
NO_BULLETS = "No bullet marks were found in this section; its findings were told apart by their paragraphs."


def evidence(document: Document) -> tuple[list[str], list[str]]:
    """What speaks for an area SEND report in this document: (found, looked for and not found)."""
    parts = cut_report(document)
    opening = join(line.text for line in parts.of("title"))
    signs = {
        TITLE_SIGN: bool(_TITLE.search(opening)) and not _MONITORING.search(opening),
        "one of the three outcomes": outcome_in(_text(parts, "outcome")) is not None,
        "a heading 'What is it like to be a child or young person with SEND in this area?'": parts.has("experience"),
        "a heading 'What is the area partnership doing that is effective?'": parts.has("effective"),
        "a heading 'What does the area partnership need to do better?'": parts.has("better"),
    }
    return [s for s, there in signs.items() if there], [s for s, there in signs.items() if not there]


def recognises(document: Document) -> bool:
    """True for an area SEND report: three of its signs or more."""
    return len(evidence(document)[0]) >= 3


@dataclass(frozen=True)
class _Found:
    """Everything the report says, before it has its references."""

    parts: ReportParts
    head: ReportHead
    findings: tuple[tuple[Section, Kind, Passage], ...]
    priority: tuple[Tabled, ...]
    improvements: tuple[Tabled, ...]


def read(document: Document) -> Letter:
    """The report with its findings, areas for priority action and for improvement, and people."""
    parts = cut_report(document)
    head = read_report_head(parts.of("title"), parts.furniture)
    areas = [head.area] if head.area else []
    found = _Found(
        parts, head, tuple(_findings(parts)), tuple(priority_rows(parts, areas)), tuple(improvement_rows(parts))
    )
    return _letter(document, found)


def _text(parts: ReportParts, name: Name) -> str:
    return join(line.text for line in parts.of(name))


def _findings(parts: ReportParts) -> Iterator[tuple[Section, Kind, Passage]]:
    for name, section, kind in _FOUND_IN:
        lines = [line for line in parts.of(name) if line.cell is None]
        for passage in prose(lines) if name == "experience" else _bullets(lines):
            yield section, kind, passage


def _bullets(lines: list[Line]) -> list[Passage]:
    marks = bullet_marks(lines)
    if not any(m.glyph for m in marks):
        return [replace(passage, uncertain=passage.uncertain or NO_BULLETS) for passage in prose(lines)]
    first = next(n for n, mark in enumerate(marks) if mark.glyph)
    led_in = [replace(i.passage(), uncertain=LOST_MARK) for i in read_list(marks[:first], wrapped=True).items]
    return [*led_in, *(item.passage() for item in read_list(marks[first:], wrapped=True).items)]


def _letter(document: Document, found: _Found) -> Letter:
    year = str(found.head.days[1].year) if found.head.days else "undated"
    outcome = _text(found.parts, "outcome") or _text(found.parts, "title")
    findings = tuple(_numbered(year, found))
    priority = tuple(
        Weakness(priority_action_reference(year, n), row.passage, row.responsible)
        for n, row in enumerate(found.priority, 1)
    )
    improvements = tuple(
        Weakness(improvement_reference(year, n), row.passage) for n, row in enumerate(found.improvements, 1)
    )
    areas = [found.head.area] if found.head.area else []
    authority, boards = partnership(found.parts.of("details"), areas)
    letter = Letter(
        document=document,
        kind="area-report",
        area=found.head.area,
        label=label(year, "area-report"),
        inspection_start=found.head.days[0] if found.head.days else None,
        inspection_end=found.head.days[1] if found.head.days else None,
        local_authority=authority,
        health_bodies=boards,
        findings=findings,
        priority_actions=priority,
        improvements=improvements,
        previous_inspection=found.head.previous,
        outcome=outcome_in(outcome),
        next_inspection_years=next_inspection_years(outcome),
        inspectors=inspectors(found.parts.of("team")),
        prose=tuple((name, _paragraphs(found.parts, name)) for name in _PRINTED_AS_PROSE),
        blocks=tuple(_blocks(found.parts, findings, (*priority, *improvements))),
    )
    taken = _taken_as(found, letter)
    unassigned = tuple(line.number for line in document.lines if line.text.strip() and line.number not in taken)
    letter = replace(letter, taken_as=tuple(sorted(taken.items())), unassigned_lines=unassigned)
    return replace(letter, problems=(*document.problems, *_problems(letter, found)))


def _numbered(year: str, found: _Found) -> Iterator[Finding]:
    refs = finding_references(year, ((s, k) for s, k, _ in found.findings))
    for ref, (section, kind, passage) in zip(refs, found.findings, strict=True):
        yield Finding(ref, section, kind, passage)


def _paragraphs(parts: ReportParts, name: Name) -> tuple[str, ...]:
    return tuple(p.text for p in prose(parts.of(name)))


def _blocks(parts: ReportParts, findings: Iterable[Finding], concerns: Iterable[Weakness]) -> Iterator[Block]:
    """The report in its own order, for reprinting."""
    at = {f.passage.lines[0]: Block("finding", ref=f.ref) for f in findings}
    at |= {w.passage.lines[0]: Block("weakness", ref=w.ref) for w in concerns}
    for section in parts.sections:
        if section.name == "end":
            first, *others = prose([*section.heading, *section.lines])
            yield from (Block("signature", first.text), *(Block("paragraph", p.text) for p in others))
            continue
        if section.heading:
            yield Block("heading", join(line.text for line in section.heading))
        if section.name in {"experience", "effective", "better", "priority", "improvement"}:
            yield from (at[line.number] for line in section.lines if line.number in at)
        elif section.name == "title":
            yield from _title_blocks(section.lines)
        elif section.name == "team":
            yield Block("table", rows=tuple(tuple(line.text.split("\t")) for line in section.lines))
        elif section.name == "details":
            yield from (Block("address", x.text.replace("\t", ", ")) for x in sorted(section.lines, key=_column))
        else:
            yield from (Block("paragraph", p.text) for p in prose(section.lines))


def _column(line: Line) -> tuple[int, int]:
    """One body's particulars after the other's: by column, not across."""
    return (line.cell.column if line.cell else 0), line.number


def _title_blocks(lines: list[Line]) -> Iterator[Block]:
    """The title in one piece, what stands above and below it line by line."""
    starts = next((n for n, line in enumerate(lines) if _TITLE.search(line.text)), 0)
    ends = next((n for n, line in enumerate(lines) if n > starts and _DATES.match(line.text)), len(lines))
    yield from (Block("paragraph", line.text) for line in lines[:starts])
    yield Block("title", join(line.text for line in lines[starts:ends]))
    yield from (Block("paragraph", line.text) for line in lines[ends:])


def _taken_as(found: _Found, letter: Letter) -> dict[int, str]:
    taken = {line.number: "Page furniture" for line in found.parts.furniture}
    for section in found.parts.sections:
        if section.known:
            taken.update((line.number, "Heading") for line in section.heading)
        if section.name in USE:
            taken.update((line.number, USE[section.name]) for line in section.lines)
    taken.update((line.number, "Heading") for line in header_lines(found.parts))
    taken.update((line.number, "Stray mark") for line in letter.document.lines if not _has_words(line.text))
    for item in _items(letter):
        taken.update((number, item.ref) for number in item.passage.lines)
    for weakness, row in zip(letter.priority_actions, found.priority, strict=True):
        taken.update((number, weakness.ref) for number in row.lines)
    return taken


def _items(letter: Letter) -> list[Finding | Weakness]:
    return [*letter.findings, *letter.concerns]


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _problems(letter: Letter, found: _Found) -> Iterator[Problem]:
    file = letter.document.file
    for item in _items(letter):
        if item.passage.uncertain:
            where = f"{file}, page {item.passage.page}, line {item.passage.lines[0]} ({item.ref})"
            yield Problem(item.passage.uncertain, where, "Compare it with the report.")
    if letter.unassigned_lines:
        places = ", ".join(map(str, letter.unassigned_lines[:12])) + (
            " ..." if len(letter.unassigned_lines) > 12 else ""
        )
        what = f"{counted(len(letter.unassigned_lines), 'line')} under no heading that is known, and so in no finding."
        yield Problem(what, f"{file}, line {places}", "Read them in the report.", "error")
    yield from _gaps(letter, found, file)


def _gaps(letter: Letter, found: _Found, file: str) -> Iterator[Problem]:
    """What a report has and this one seems not to have."""
    for name, _, _ in _FOUND_IN:
        if not any(f.section == name for f in letter.findings):
            yield Problem(f"No findings were found under '{_ASKED[name]}'.", file, "Compare its headings.", "error")
    if letter.outcome is None:
        what = "None of the framework's three outcomes could be read."
        yield Problem(what, file, "Read 'Inspection outcome' on the first page and put it into the paper.", "error")
    if letter.outcome == "systemic-failings" and not letter.priority_actions:
        yield Problem("No area for priority action could be read.", file, "Put them into the paper by hand.", "error")
    if not letter.improvements:
        yield Problem("No area for improvement could be read.", file, "Put them into the paper by hand.", "error")
    for weakness in letter.priority_actions:
        if not weakness.responsible:
            yield Problem(f"Nobody is named as responsible for {weakness.ref}.", file, "Compare it with the report.")
    yield from _facts_missing(letter, file)
    said = footer_days(found.parts.furniture)
    if said and found.head.days and said != found.head.days:
        what = "The days of the inspection on the first page and in the footer differ; the first page was used."
        yield Problem(what, file, "Ask Ofsted which are right before the paper goes out.")


def _facts_missing(letter: Letter, file: str) -> Iterator[Problem]:
    missing = {
        "The name of the local area": letter.area,
        "The days of the inspection": letter.inspection_end,
        "The previous inspection": letter.previous_inspection,
        "The time of the next full inspection": letter.next_inspection_years,
        "The local authority": letter.local_authority,
        "The integrated care board": letter.health_bodies,
        "The inspection team": letter.inspectors,
    }
    for what, there in missing.items():
        if not there:
            severity: Severity = "error" if what == "The name of the local area" else "warning"
            yield Problem(f"{what} was not found.", file, "Compare it with the report.", severity)


_ASKED = {
    "experience": "What is it like to be a child or young person with SEND in this area?",
    "effective": "What is the area partnership doing that is effective?",
    "better": "What does the area partnership need to do better?",
}
