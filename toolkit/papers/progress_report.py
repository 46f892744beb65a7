"""The month's progress report: the paper for the committee, and its two pages for the improvement board."""

from toolkit.model.house import HouseStyle
from toolkit.model.paper import CommitteePaper, Fact
from toolkit.model.progress import Progress
from toolkit.papers.length import is_long
from toolkit.papers.progress_asks import BOARD
from toolkit.papers.progress_board import board_facts
from toolkit.papers.progress_public import for_the_public
from toolkit.papers.progress_sections import PROGRESS_SECTIONS
from toolkit.papers.progress_slots import ProgressSlots
from toolkit.papers.progress_sources import cited_refs, findings_among, register_of_sources
from toolkit.papers.progress_words import ProgressSources
from toolkit.rules.paper_details import MEETING_DATE, PROGRESS

PROGRESS_REPORT, PROGRESS_BOARD = "progress-report", "progress-board"

_SUBJECT = "Progress after an inspection of special educational needs and disabilities (SEND) services"


def progress_papers(progress: Progress, house: HouseStyle) -> tuple[CommitteePaper, ...]:
    """The committee's report of the month and the board's version of it, as facts for the house's two templates.

    The committee's is public: figures made from small counts are hidden in it.
    """
    slots = ProgressSlots(progress.now)
    committees = ProgressSources(for_the_public(progress), house, slots)
    return _committee_report(committees), _board_version(ProgressSources(progress, house, slots))


def _committee_report(s: ProgressSources) -> CommitteePaper:
    facts: dict[str, Fact] = {}
    for section in PROGRESS_SECTIONS:
        facts.update(section.facts(s))
    refs = cited_refs(facts)
    facts["sources"] = sources = register_of_sources(s, refs)
    facts["contents"] = is_long(facts)
    in_shared_rows = findings_among(refs) | {weakness.ref for weakness in s.progress.now.weaknesses}
    known = refs & (frozenset(line.ref for line in sources) | in_shared_rows)
    day = s.slots.day(MEETING_DATE)
    return CommitteePaper(
        PROGRESS, f"{_stem(s)}.docx", str(facts["title"]), day, facts, PROGRESS_REPORT, known, _SUBJECT
    )


def _board_version(s: ProgressSources) -> CommitteePaper:
    """It has no meeting date: the board meets when it likes."""
    facts = board_facts(s)
    return CommitteePaper(
        BOARD, f"{_stem(s)}-board.docx", str(facts["title"]), None, facts, PROGRESS_BOARD, subject=_SUBJECT
    )


def _stem(s: ProgressSources) -> str:
    return f"{s.progress.now.slug}-progress-{s.progress.now.month}"
