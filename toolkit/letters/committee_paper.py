"""A council's committee paper: recognising one, alone or around a letter, and reading what it says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.letters.bodies import local_authority_in
from toolkit.letters.paper_contents import without_contents
from toolkit.letters.paper_end import read_appendices, read_background_papers, read_contact
from toolkit.letters.paper_head import PaperHead, read_paper_head
from toolkit.letters.paper_lines import PaperLines, paper_lines
from toolkit.letters.paper_parts import PaperParts, cut_paper, numbers_that_jump
from toolkit.letters.paper_sections import Sections, announces, read_sections, texts_of
from toolkit.letters.paper_tables import risk_table
from toolkit.letters.parts import find_start
from toolkit.model.document import Document
from toolkit.model.earlier_paper import (
    EarlierPaper,
    Officer,
    PaperContact,
    PaperParagraph,
    PaperRecommendation,
    PaperSection,
)
from toolkit.model.letter import Letter, Passage
from toolkit.model.problem import Problem
from toolkit.rules.english import counted

KIND = "committee-paper"
LABEL = "committee paper"
_REFERENCE = re.compile(r" \[\d{4}[a-z]?-(?:[A-Z]-[SD]?\d+|[A-Z]{1,2}\d+)\]$")
_ENOUGH = 4
_SEVERAL = 3


def evidence(document: Document) -> tuple[list[str], list[str]]:
    """What speaks for a committee paper in this document: (found, looked for and not found)."""
    parts = _cut(document)
    return _evidence(parts, read_paper_head(parts.head))


def recognises(document: Document) -> bool:
    """True for a committee paper: four of its signs or more."""
    return len(evidence(document)[0]) >= _ENOUGH


def read(document: Document) -> Letter:
    """A document that is a committee paper only: it has no findings of its own."""
    paper = paper_in(document)
    found = paper.evidence if paper else ()
    return Letter(document, "committee-paper", paper=paper, evidence=found, problems=document.problems)


def paper_in(document: Document) -> EarlierPaper | None:
    """The committee paper that the document is, or that stands around its letter; None where there is none."""
    document = without_contents(document)
    parts = _cut(document)
    head = read_paper_head(parts.head)
    found, _ = _evidence(parts, head)
    if len(found) < _ENOUGH:
        return None
    paper = _paper(document, parts, head)
    return replace(paper, evidence=tuple(found))


def with_its_paper(letter: Letter) -> Letter:
    """The letter with the committee paper around it.

    A paper that this toolkit wrote has added references to the findings of the letter it reprints: they are taken off.
    """
    paper = paper_in(letter.document)
    if paper is None:
        return letter
    findings = tuple(replace(f, passage=_without_reference(f.passage)) for f in letter.findings)
    concerns = [
        tuple(replace(w, passage=_without_reference(w.passage)) for w in found)
        for found in (letter.weaknesses, letter.priority_actions, letter.improvements)
    ]
    weaknesses, actions, improvements = concerns
    paper = replace(paper, inspection_end=letter.inspection_end)
    return replace(
        letter,
        paper=paper,
        findings=findings,
        weaknesses=weaknesses,
        priority_actions=actions,
        improvements=improvements,
    )


def _without_reference(passage: Passage) -> Passage:
    return replace(passage, text=_REFERENCE.sub("", passage.text))


def _cut(document: Document) -> PaperParts:
    """The paper up to the letter that is appended to it, where one is."""
    lines = paper_lines(document)
    start = find_start([p.mark for p in lines.pieces])
    above = cut_paper(PaperLines(lines.pieces[: start[0]], lines.wrapped)) if start and start[0] else None
    if above and len(_evidence(above, read_paper_head(above.head))[0]) >= _ENOUGH:
        return above
    return cut_paper(lines)


def _evidence(parts: PaperParts, head: PaperHead) -> tuple[list[str], list[str]]:
    names = {part.name for part in parts.parts}
    numbered = sum(1 for part in parts.parts if part.number) >= _SEVERAL or parts.decimal
    implications = any("implication" in part.heading.lower() for part in parts.parts)
    signs = {
        "a committee or Cabinet at the head": head.committee is not None,
        "'Report from:', 'Report of:' or 'Author:'": bool({"report_from", "author"} & {*head.labels}),
        "numbered sections or paragraphs": numbered,
        "a heading 'Recommendations'": "recommendations" in names,
        "a heading 'Risk management'": "risks" in names,
        "a heading about implications": implications,
        "'Lead officer contact'": "contact" in names or bool(head.contact),
        "a heading 'Background papers'": "background" in names,
    }
    return [s for s, there in signs.items() if there], [s for s, there in signs.items() if not there]


def _paper(document: Document, parts: PaperParts, head: PaperHead) -> EarlierPaper:
    summary = next((part for part in parts.of("summary")), None)
    listed = [p for p in parts.parts if p.number or p.name not in {"summary", "contact", "appendices", "background"}]
    found = read_sections(parts, listed)
    contact = _contact(parts, head)
    papers = [p for part in parts.of("background") for p in part.pieces]
    background, written = read_background_papers(texts_of(papers, parts.wrapped, parts.decimal)[0])
    texts, lines = texts_of(summary.pieces, parts.wrapped, parts.decimal) if summary else ((), ())
    paper = EarlierPaper(
        document=document,
        lines=(document.lines[0].number if document.lines else 1, parts.last),
        authority=head.authority or local_authority_in([p.text for part in parts.parts for p in part.pieces]),
        committee=head.committee,
        committee_lines=head.committee_lines,
        meeting_date=head.meeting_date,
        meeting_date_as_written=head.meeting_date_as_written,
        title=head.title,
        title_lines=head.title_lines,
        report_from=head.report_from,
        author=head.author or _author_at_the_end(contact),
        portfolio=head.portfolio,
        summary=texts,
        summary_lines=lines,
        sections=found.sections,
        risk_tables=tuple(risk_table(section, table) for section, table in found.tables if table.of_risks),
        recommendations=tuple(_recommendations(found.sections, parts)),
        contact=contact,
        appendices=read_appendices([p for x in parts.of("appendices") for p in x.pieces], _appended(document, parts)),
        background_papers=background,
        background_papers_as_written=written,
    )
    return replace(paper, problems=tuple(_problems(paper, found)))


def _appended(document: Document, parts: PaperParts) -> tuple[int, int] | None:
    below = [line.number for line in document.lines if line.number > parts.last and line.text.strip()]
    return (below[0], below[-1]) if below else None


def _contact(parts: PaperParts, head: PaperHead) -> PaperContact | None:
    pieces = [p for part in parts.of("contact") for p in part.pieces]
    return read_contact([(p.text, p.line) for p in pieces]) or read_contact(head.contact)


def _author_at_the_end(contact: PaperContact | None) -> Officer | None:
    """The contact, where it is named as the report's author."""
    if contact is None or not contact.name or "author" not in contact.as_written[0].lower():
        return None
    return Officer(", ".join(filter(None, (contact.name, contact.role))), contact.name, contact.role)


def _recommendations(sections: Sequence[PaperSection], parts: PaperParts) -> Iterator[PaperRecommendation]:
    """A recommendation per paragraph; of one that announces a list, one per item, each with its lead-in."""
    headings = {part.line for part in parts.of("recommendations")}
    for section in sections:
        for paragraph in section.paragraphs if section.line in headings else ():
            if paragraph.bullets and announces(paragraph.text):
                for text in _whole_items(paragraph):
                    yield PaperRecommendation(paragraph.number, f"{paragraph.text} {text}")
            else:
                yield PaperRecommendation(paragraph.number, " ".join((paragraph.text, *paragraph.bullets)))


def _whole_items(paragraph: PaperParagraph) -> list[str]:
    """The bullets, each with those under it."""
    items: list[str] = []
    for position, bullet in enumerate(paragraph.bullets):
        if position in paragraph.under and items:
            items[-1] += f" {bullet}"
        else:
            items.append(bullet)
    return items


def _problems(paper: EarlierPaper, found: Sections) -> Iterator[Problem]:
    """What a person should compare with the paper."""
    file = paper.document.file
    for n, row in enumerate(paper.risks, 1):
        for cell in row.empty_cells:
            what = f"The cell '{cell}' of risk {n} is empty in the committee paper; it was left empty."
            yield Problem(what, f"{file}, line {row.line}", "Write it in the workbook's Risks sheet.")
    numbers = [p.number for s in paper.sections for p in s.paragraphs if p.number and s.number]
    for first, second in _jumps(paper, numbers):
        what = f"Paragraph {second} follows paragraph {first} in the committee paper: one may not have been read."
        yield Problem(what, file, "Compare it with the paper.")
    if found.joined:
        places = ", ".join(map(str, found.joined))
        what = "A paragraph stands apart in the committee paper; it was taken as going on with the one above it."
        yield Problem(what, f"{file}, line {places}", "Compare it with the paper.")
    yield from _gaps(paper, file)


def _jumps(paper: EarlierPaper, numbers: list[str]) -> list[tuple[str, str]]:
    by_section = [[p.number for p in s.paragraphs if p.number] for s in paper.sections]
    return [pair for found in by_section for pair in numbers_that_jump(found)] if numbers else []


def _gaps(paper: EarlierPaper, file: str) -> Iterator[Problem]:
    wanted = {"committee": paper.committee, "day of the meeting": paper.meeting_date, "title": paper.title,
              "author": paper.author, "recommendations": paper.recommendations}  # fmt: skip
    missing = [name for name, value in wanted.items() if not value]
    if missing:
        what = f"{counted(len(missing), 'item').capitalize()} of the committee paper could not be read:"
        yield Problem(f"{what} {', '.join(missing)}.", file, "Read it in the paper; nothing was suggested from it.")
