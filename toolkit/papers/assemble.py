"""A committee paper from the plan: pure, no Word yet."""

from datetime import date

from toolkit.model.house import HouseStyle
from toolkit.model.letter import DocumentKind, Letter
from toolkit.model.national import NationalTables
from toolkit.model.paper import CommitteePaper, Fact
from toolkit.model.plan import Plan
from toolkit.papers.appendix import letter_blocks
from toolkit.papers.report_sections import REPORT_SECTIONS
from toolkit.papers.revisit_sections import REVISIT_SECTIONS
from toolkit.papers.sections import SECTIONS, Section
from toolkit.papers.slots import Slots
from toolkit.papers.wording import Sources
from toolkit.rules.national import context_before, published_on, reports_before
from toolkit.rules.paper_details import MEETING_DATE, PUBLISHED, paper_label

PAPERS: dict[DocumentKind, tuple[Section, ...]] = {
    "outcome-letter": SECTIONS,
    "area-report": REPORT_SECTIONS,
    "revisit-letter": REVISIT_SECTIONS,
    "monitoring-report": REVISIT_SECTIONS,
}


def committee_paper(plan: Plan, letter: Letter, house: HouseStyle, tables: NationalTables) -> CommitteePaper:
    """The inspection outcome paper of one letter or report.

    The national context is that of the day before the letter's publication, whenever the paper is made.
    """
    label = paper_label(letter)
    slots = Slots(plan, label)
    published = published_on(letter, slots.day(PUBLISHED), tables)
    national = context_before(published.day, tables.letters) if published else None
    reports = reports_before(published.day if published and published.known else None, tables)
    sources = Sources(plan, letter, house, slots, published, national, reports)
    facts: dict[str, Fact] = {"letter": letter_blocks(letter)}
    for section in PAPERS.get(letter.kind, SECTIONS):
        facts.update(section.facts(sources))
    meeting: date | None = slots.day(MEETING_DATE)
    year = label.split(" ")[0]
    return CommitteePaper(label, f"{plan.slug}-{year}-committee-paper.docx", str(facts["title"]), meeting, facts)
