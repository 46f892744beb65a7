"""The report on an area SEND monitoring inspection: for each area for priority action, whether action was effective."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from toolkit.letters.layout import Mark
from toolkit.letters.lists import join
from toolkit.letters.monitoring_parts import MonitoringParts, Prose, cut_monitoring
from toolkit.letters.monitoring_words import TITLE, WORDING
from toolkit.letters.progress_body import Findings, ProgressBody, found_under, numbered, read_findings
from toolkit.letters.progress_groups import Group, Piece
from toolkit.letters.progress_problems import problems_of
from toolkit.letters.progress_wording import Judgement, judgement_in, sentences
from toolkit.letters.references import improvement_reference, label, priority_action_reference
from toolkit.letters.report_head import ReportHead, next_inspection_years, read_report_head
from toolkit.letters.report_parts import USE
from toolkit.letters.report_people import inspectors, partnership
from toolkit.letters.report_tables import Tabled
from toolkit.model.document import Document
from toolkit.model.letter import Block, Letter, Weakness
from toolkit.model.problem import Problem

KIND = "monitoring-report"
LABEL = "monitoring inspection report, 2024 on"
TITLE_SIGN = "the title 'Area SEND monitoring inspection of ...'"
JUDGEMENT_SIGN = "a judgement 'has (not) taken effective action'"
_ALIKE = 0.6
_WORDS = ("area for priority action", "areas for priority action", "effective action was taken")


def evidence(document: Document) -> tuple[list[str], list[str]]:
    """What speaks for a report on a monitoring inspection: (found, looked for and not found)."""
    parts = cut_monitoring(document)
    said = [line.text for line in document.lines]
    signs = {
        TITLE_SIGN: bool(TITLE.search(_text(parts, "title"))),
        JUDGEMENT_SIGN: bool(_judgements(join(said))),
        "a heading 'Inspection outcome'": parts.has("outcome"),
        "a heading 'Local area partnership details'": parts.has("details"),
        "a heading 'Information about this inspection'": parts.has("about"),
        "a heading 'Inspection team'": parts.has("team"),
    }
    return [s for s, there in signs.items() if there], [s for s, there in signs.items() if not there]


def recognises(document: Document) -> bool:
    """True for the title, a judgement on the action taken, and two of a report's headings."""
    found = set(evidence(document)[0])
    return {TITLE_SIGN, JUDGEMENT_SIGN} <= found and len(found) >= 4


def _text(parts: MonitoringParts, name: str) -> str:
    return join(x.text for p in (*parts.before, *parts.after) if p.name == name for x in p.lines)


def _judgements(text: str) -> list[Judgement]:
    return [j for s in sentences(text) if (j := judgement_in(s, WORDING))]


@dataclass(frozen=True)
class _Read:
    """The report's parts, each read."""

    parts: MonitoringParts
    head: ReportHead
    found: Findings

    @property
    def year(self) -> str:
        return str(self.head.days[1].year) if self.head.days else "undated"

    @property
    def outcome(self) -> list[Judgement]:
        return _judgements(_text(self.parts, "outcome"))


def read(document: Document) -> Letter:
    """The report with each area for priority action, the judgement on it, and the findings.

    For documents that `recognises` accepts.
    """
    parts = cut_monitoring(document)
    head = read_report_head(parts.of("title"), parts.furniture)
    if head.area:
        parts = cut_monitoring(document, [head.area])
    return _letter(document, _Read(parts, head, read_findings(parts.findings, WORDING, bool(parts.priority))))


def _letter(document: Document, read_parts: _Read) -> Letter:
    parts, head, year = read_parts.parts, read_parts.head, read_parts.year
    pairs = matched(parts.priority, read_parts.found.groups)
    if pairs is not None:
        _as_headings(read_parts.found)
    body = numbered(read_parts.found, year, priority_action_reference, "progress")
    priority = _tabled(year, parts.priority, pairs, body) if pairs is not None else body.weaknesses
    priority = tuple(_by_outcome(w, read_parts.outcome) for w in priority)
    improvements = tuple(
        Weakness(improvement_reference(year, n), passage) for n, passage in enumerate(parts.improvements, 1)
    )
    areas = [head.area] if head.area else []
    authority, boards = partnership(parts.of("details"), areas)
    letter = Letter(
        document=document,
        kind="monitoring-report",
        area=head.area,
        label=label(year, "monitoring-report"),
        inspection_start=head.days[0] if head.days else None,
        inspection_end=head.days[1] if head.days else None,
        local_authority=authority,
        health_bodies=boards,
        findings=body.findings,
        priority_actions=priority,
        improvements=improvements,
        previous_inspection=head.previous,
        outcome=_outcome(read_parts.outcome),
        next_inspection_years=next_inspection_years(_text(parts, "outcome")),
        inspectors=inspectors(parts.of("team")),
        prose=tuple((p.name, tuple(x.text for x in p.paragraphs)) for p in _prose(parts)),
        blocks=tuple(_blocks(parts, body, priority if pairs is not None else (), improvements)),
    )
    taken = _taken_as(parts, body, letter)
    unassigned = tuple(x.number for x in document.lines if x.text.strip() and x.number not in taken)
    letter = replace(letter, taken_as=tuple(sorted(taken.items())), unassigned_lines=unassigned)
    problems = (*document.problems, *_problems(letter, read_parts, pairs))
    return replace(letter, problems=problems)


def _prose(parts: MonitoringParts) -> list[Prose]:
    return [p for p in (*parts.before, *parts.after) if p.name in {"outcome", "information", "about"}]


# ---- the areas for priority action, where a table lists them


def matched(rows: tuple[Tabled, ...], groups: list[Group]) -> list[Group | None] | None:
    """For each row of the table the section about it, by number, by words or by order; None without a table."""
    if not rows:
        return None
    left = list(groups)
    found: list[Group | None] = []
    for number, row in enumerate(rows, 1):
        group = next((g for g in left if g.label in {str(number), _IN_WORDS[number] if number < 11 else ""}), None)
        group = group or next((g for g in left if _alike(g, row)), None)
        found.append(group)
        left = [g for g in left if g is not group]
    in_order = len(left) == len(rows) == len(groups)
    return list(groups) if in_order else found


_IN_WORDS = " one two three four five six seven eight nine ten".split(" ")


def _alike(group: Group, row: Tabled) -> bool:
    if group.weakness is None:
        return False
    return SequenceMatcher(None, group.weakness.text.lower(), row.passage.text.lower()).ratio() >= _ALIKE


def _as_headings(found: Findings) -> None:
    """Where a table gives the areas for priority action, the words above each section are its heading."""
    for group in found.groups:
        group.pieces = [Piece("heading", p.passage, "Heading") if p.kind == "weakness" else p for p in group.pieces]
        group.weakness = None


def _tabled(
    year: str, rows: tuple[Tabled, ...], groups: list[Group | None], body: ProgressBody
) -> tuple[Weakness, ...]:
    return tuple(
        _from_row(priority_action_reference(year, n), row, group or Group(), body)
        for n, (row, group) in enumerate(zip(rows, groups, strict=True), 1)
    )


def _from_row(ref: str, row: Tabled, group: Group, body: ProgressBody) -> Weakness:
    return Weakness(ref, row.passage, row.responsible, group.enough, found_under(group, body.findings))


def _by_outcome(weakness: Weakness, outcome: list[Judgement]) -> Weakness:
    """Effective on all of them, where the outcome says so and nothing else is said of this one."""
    on_all = bool(outcome) and all(j.enough for j in outcome) and any(j.share == "all" for j in outcome)
    return replace(weakness, sufficient_progress=True) if on_all and weakness.sufficient_progress is None else weakness


def _outcome(judgements: list[Judgement]) -> str | None:
    said = {j.enough for j in judgements}
    if len(said) != 1:
        return None
    return "effective-action" if said.pop() else "not-effective-action"


# ---- blocks, lines, problems


def _blocks(
    parts: MonitoringParts, body: ProgressBody, tabled: tuple[Weakness, ...], improvements: tuple[Weakness, ...]
) -> Iterator[Block]:
    """The report in its own order: prose, the table of areas, findings, areas for improvement, details."""
    for section in parts.before:
        yield from _prose_blocks(section)
    if tabled:
        yield from (Block("weakness", ref=w.ref) for w in tabled)
    yield from body.blocks
    if parts.improvement_heading:
        yield Block("heading", join(x.text for x in parts.improvement_heading if x.cell is None))
    yield from (Block("weakness", ref=w.ref) for w in improvements)
    for section in parts.after:
        yield from _prose_blocks(section)


def _prose_blocks(section: Prose) -> Iterator[Block]:
    if section.heading:
        yield Block("heading", join(x.text for x in section.heading))
    if section.name == "title":
        yield from (Block("title", p.text) for p in section.paragraphs)
    elif section.name == "team":
        yield Block("table", rows=tuple(tuple(x.text.split("\t")) for x in section.lines))
    elif section.name == "details":
        yield from (Block("address", x.text.replace("\t", ", ")) for x in section.lines)
    else:
        yield from (Block("paragraph", p.text) for p in section.paragraphs)


def _taken_as(parts: MonitoringParts, body: ProgressBody, letter: Letter) -> dict[int, str]:
    taken = {x.number: "Page furniture" for x in parts.furniture}
    for section in (*parts.before, *parts.after):
        taken |= {x.number: "Heading" for x in section.heading}
        taken |= {x.number: USE.get(section.name, "Heading") for x in section.lines}
    taken |= {x.number: "Heading" for x in (*parts.improvement_heading, *parts.table_headings)}
    taken |= {line: use for c in parts.findings for line, use in _also(c.marks, dict(body.taken_as))}
    taken |= dict(body.taken_as)
    for weakness, row in zip(letter.priority_actions, parts.priority, strict=False):
        taken |= dict.fromkeys(row.lines, weakness.ref)
    for item in (*letter.priority_actions, *letter.improvements):
        taken |= dict.fromkeys(item.passage.lines, item.ref)
    return taken


def _also(marks: tuple[Mark, ...], taken: dict[int, str]) -> Iterator[tuple[int, str]]:
    yield from ((line, taken[m.line]) for m in marks for line in m.also if m.line in taken)


def _problems(letter: Letter, read_parts: _Read, pairs: list[Group | None] | None) -> Iterator[Problem]:
    file, outcome = letter.document.file, read_parts.outcome
    yield from problems_of(letter, read_parts.found, _WORDS, pairs)
    look = "Read 'Inspection outcome' and the sections under it."
    if len({j.enough for j in outcome}) > 1:
        yield Problem("The sentences under 'Inspection outcome' do not all say the same.", file, look, "error")
    judged = {w.sufficient_progress for w in letter.priority_actions} - {None}
    if len(judged) > 1:
        no = sum(w.sufficient_progress is False for w in letter.priority_actions)
        what = f"Action was not effective on {no} of the {len(letter.priority_actions)} areas for priority action."
        yield Problem(what, file, "Say so in the paper beside the overall outcome.")
    elif judged and letter.outcome and judged != {letter.outcome == "effective-action"}:
        what = "The outcome and the judgements on the areas for priority action do not agree."
        yield Problem(what, file, look, "error")
    yield from _missing(letter)


def _missing(letter: Letter) -> Iterator[Problem]:
    missing = {
        "The previous inspection": letter.previous_inspection,
        "The local authority": letter.local_authority,
        "The integrated care board": letter.health_bodies,
        "The inspection team": letter.inspectors,
    }
    for what, there in missing.items():
        if not there:
            yield Problem(f"{what} was not found.", letter.document.file, "Compare it with the report.")
