"""Lines of enquiry of a month: those about areas where an action is overdue or a measure is Red."""

import re

from toolkit.model.paper import Enquiry
from toolkit.papers.progress_asks import red_measures
from toolkit.papers.progress_words import ProgressSources
from toolkit.rules.edits_checks import refs_named
from toolkit.rules.english import listed

MOST_REFERENCES = 3
_REFERENCE = re.compile(r"\[([\w-]+)\]")


def enquiries(s: ProgressSources) -> tuple[Enquiry, ...]:
    """The questions that come from these areas, each with three references at most, the areas' own first."""
    areas = _areas(s)
    found = ((enquiry, _REFERENCE.findall(enquiry.findings)) for enquiry in s.progress.enquiries)
    return tuple(
        Enquiry(enquiry.theme, enquiry.question, _first(refs, areas))
        for enquiry, refs in found
        if not areas.isdisjoint(refs)
    )


def no_enquiry(s: ProgressSources) -> str:
    """A sentence where no area calls for a question; else empty."""
    return "" if _areas(s) else "No area has an overdue action or a measure rated Red."


def _areas(s: ProgressSources) -> frozenset[str]:
    named = (*(a.weakness for a in s.progress.overdue), *(m.row.weakness for m in red_measures(s)))
    known = {weakness.ref for weakness in s.progress.now.weaknesses}
    return frozenset(ref for cell in named for ref in refs_named(cell) if ref in known)


def _first(refs: list[str], areas: frozenset[str]) -> str:
    ordered = sorted(refs, key=lambda ref: ref not in areas)
    return listed([f"[{ref}]" for ref in ordered[:MOST_REFERENCES]])
