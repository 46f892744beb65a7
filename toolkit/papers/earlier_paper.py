"""An earlier committee paper, to be set again in a house style: its own words, the house's look."""

from collections.abc import Iterator

from toolkit.model.earlier_paper import EarlierPaper, PaperParagraph, PaperSection, RiskTable
from toolkit.model.paper import CommitteePaper, Fact, ReprintedParagraph, ReprintedSection, RiskLine
from toolkit.papers.tables import NOT_STATED

EARLIER_TEMPLATE = "earlier-paper.docx"


def reprinted(paper: EarlierPaper) -> CommitteePaper:
    """The paper as facts for the template `earlier-paper.docx`; nothing is added and nothing left out.

    Word counts sections and paragraphs; where a number of the paper is not what Word would count, it is
    printed as part of the text.
    """
    facts: dict[str, Fact] = {
        "committee": paper.committee or "",
        "meeting_date": paper.meeting_date_as_written or "",
        "title": paper.title or "",
        "portfolio": paper.portfolio or "",
        "report_from": paper.report_from.as_written if paper.report_from else "",
        "author": paper.author.as_written if paper.author else "",
        "summary": paper.summary,
        "sections": tuple(_sections(paper)),
        "contact": paper.contact.as_written if paper.contact else (),
        "appendices": tuple(f"{a.label} \u2013 {a.title}" if a.label else a.title for a in paper.appendices),
        "background_papers": tuple(paper.background_papers_as_written.splitlines()),
    }
    return CommitteePaper("earlier", EARLIER_TEMPLATE, paper.title or "", paper.meeting_date, facts)


def _sections(paper: EarlierPaper) -> Iterator[ReprintedSection]:
    count = 0
    for section in paper.sections:
        counted = section.number == str(count + 1)
        count += counted
        of_risks = [t for t in paper.risk_tables if t.section == (section.number or section.heading)]
        yield ReprintedSection(
            section.heading if counted or not section.number else f"{section.number}. {section.heading}",
            tuple(_paragraphs(section, str(count) if counted else "")),
            tuple(line for table in of_risks for line in _risks(table)),
            counted,
        )


def _paragraphs(section: PaperSection, number: str) -> Iterator[ReprintedParagraph]:
    count = 0
    for paragraph in section.paragraphs:
        counted = bool(number) and paragraph.number == f"{number}.{count + 1}"
        count += counted
        yield ReprintedParagraph(_text(paragraph, counted), paragraph.bullets, counted)
    for table in section.tables:
        yield from (ReprintedParagraph(" | ".join(row), (), False) for row in table.rows)


def _text(paragraph: PaperParagraph, counted: bool) -> str:
    return paragraph.text if counted or not paragraph.number else f"{paragraph.number} {paragraph.text}"


def _risks(table: RiskTable) -> Iterator[RiskLine]:
    """The rows with their ratings as they were; an empty cell says so, since no cell of a table may be empty.

    Cells of other columns stand behind the rating, each with its column's heading.
    """
    for row in table.rows:
        rating = "; ".join(filter(None, (row.rating, *(f"{column}: {text}" for column, text in row.others))))
        yield RiskLine(*(text or NOT_STATED for text in (row.risk, row.description, row.action, rating)))
