"""A committee paper from the plan: pure, no Word yet."""

from collections.abc import Sequence
from datetime import date

from toolkit.model.house import HouseStyle
from toolkit.model.letter import Letter
from toolkit.model.national import AreaInspection
from toolkit.model.paper import CommitteePaper, Fact
from toolkit.model.plan import Plan
from toolkit.papers.appendix import letter_blocks
from toolkit.papers.sections import SECTIONS
from toolkit.papers.slots import Slots
from toolkit.papers.wording import Sources
from toolkit.rules.national import context_before, published_on
from toolkit.rules.paper_details import MEETING_DATE, PUBLISHED, paper_label


def committee_paper(plan: Plan, letter: Letter, house: HouseStyle, table: Sequence[AreaInspection]) -> CommitteePaper:
    """The inspection outcome paper of one letter.

    The national context is that of the day before the letter's publication, whenever the paper is made.
    """
    label = paper_label(letter)
    slots = Slots(plan, label)
    published = published_on(letter, slots.day(PUBLISHED), table)
    national = context_before(published.day, table) if published else None
    sources = Sources(plan, letter, house, slots, published, national)
    facts: dict[str, Fact] = {"letter": letter_blocks(letter)}
    for section in SECTIONS:
        facts.update(section.facts(sources))
    meeting: date | None = slots.day(MEETING_DATE)
    year = label.split(" ")[0]
    return CommitteePaper(label, f"{plan.slug}-{year}-committee-paper.docx", str(facts["title"]), meeting, facts)
