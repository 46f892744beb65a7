"""What papers call an inspection, its document and the plan that follows it."""

from toolkit.model.document_kind import KINDS
from toolkit.model.letter import Letter
from toolkit.rules.english import named

STRATEGIC_PLAN = "the strategic plan"


def plan_name(letter: Letter) -> str:
    """What the local area must or should make after this document; blank where nothing is left to be done."""
    if letter.wsoa_required:
        return "the written statement of action"
    if letter.kind == "area-report":
        return "the priority action plan" if letter.outcome == "systemic-failings" else STRATEGIC_PLAN
    if letter.kind in {"revisit-letter", "monitoring-report"}:
        left = any(w.sufficient_progress is not True for w in letter.concerns)
        return "the action plan" if left else ""
    return "the action plan"


def inspection_name(letter: Letter) -> str:
    """The inspection a document reports on, as a paper names it."""
    return KINDS[letter.kind].inspection


def place(letter: Letter) -> str:
    return f"{KINDS[letter.kind].place} {named(letter.area or '')}"


def document_name(letter: Letter) -> str:
    """ "outcome letter", "inspection report" ...: what inspectors wrote, in running text."""
    return KINDS[letter.kind].document


def document_title(letter: Letter) -> str:
    """ "Report of the", "Letter on the" ...: what stands before the inspection's name in the title of an appendix."""
    return KINDS[letter.kind].title


def needs_priority_plan(letter: Letter) -> bool:
    """True where the report requires a priority action plan (area SEND inspection framework 2023)."""
    return letter.kind == "area-report" and letter.outcome == "systemic-failings"
