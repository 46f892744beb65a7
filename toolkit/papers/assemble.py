"""A committee paper from the plan: pure, no Word yet."""

from collections.abc import Iterator
from datetime import date

from toolkit.model.house import HouseStyle
from toolkit.model.letter import DocumentKind, Letter
from toolkit.model.national import NationalTables
from toolkit.model.paper import CommitteePaper, Fact
from toolkit.model.plan import Plan
from toolkit.papers.action_plan import needs_a_plan, plan_document
from toolkit.papers.appendix import letter_blocks
from toolkit.papers.length import is_long
from toolkit.papers.report_sections import REPORT_SECTIONS
from toolkit.papers.revisit_sections import REVISIT_SECTIONS
from toolkit.papers.sections import SECTIONS, Section
from toolkit.papers.slots import Slots
from toolkit.papers.wording import Sources
from toolkit.rules.national import context_before, published_on, reports_before
from toolkit.rules.paper_details import CABINET_DATE, MEETING_DATE, PUBLISHED, cabinet_label, paper_label

PAPERS: dict[DocumentKind, tuple[Section, ...]] = {
    "outcome-letter": SECTIONS,
    "area-report": REPORT_SECTIONS,
    "revisit-letter": REVISIT_SECTIONS,
    "monitoring-report": REVISIT_SECTIONS,
}


def committee_paper(
    plan: Plan, letter: Letter, house: HouseStyle, tables: NationalTables, for_cabinet: bool = False
) -> CommitteePaper:
    """The inspection outcome paper of one letter or report, or its Cabinet version.

    The national context is that of the day before the letter's publication, whenever the paper is made.
    """
    slots = Slots(plan, paper_label(letter))
    published = published_on(letter, slots.day(PUBLISHED), tables)
    national = context_before(published.day, tables.letters) if published else None
    reports = reports_before(published.day if published and published.known else None, tables)
    sources = Sources(plan, letter, house, slots, published, national, reports, for_cabinet)
    facts: dict[str, Fact] = {"letter": letter_blocks(letter)}
    for section in PAPERS[letter.kind]:
        facts.update(section.facts(sources))
    facts["contents"] = is_long(facts)
    meeting: date | None = slots.day(CABINET_DATE if for_cabinet else MEETING_DATE)
    label = cabinet_label(letter) if for_cabinet else paper_label(letter)
    file_name = f"{plan.slug}-{label.replace(' ', '-')}-paper.docx"
    return CommitteePaper(label, file_name, str(facts["title"]), meeting, facts, letter.kind, references(letter))


def references(letter: Letter) -> frozenset[str]:
    """Those of its findings and concerns."""
    return frozenset((*(f.ref for f in letter.findings), *(c.ref for c in letter.concerns)))


def papers_about(plan: Plan, letter: Letter, house: HouseStyle, tables: NationalTables) -> Iterator[CommitteePaper]:
    """The committee paper; its Cabinet version and the statement or plan itself where they are due."""
    yield committee_paper(plan, letter, house, tables)
    if goes_to_cabinet(plan, letter):
        yield committee_paper(plan, letter, house, tables, for_cabinet=True)
    if needs_a_plan(letter):
        yield plan_document(plan, letter, house)


def goes_to_cabinet(plan: Plan, letter: Letter) -> bool:
    """True where Paper details has the day on which the committee's comments go to Cabinet."""
    return Slots(plan, paper_label(letter)).day(CABINET_DATE) is not None
