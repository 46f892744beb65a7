"""What papers call an inspection, its document and the plan that follows it."""

from toolkit.model.letter import Letter
from toolkit.rules.english import named


def plan_name(letter: Letter) -> str:
    """What the local area must or should make after this document."""
    if letter.wsoa_required:
        return "the written statement of action"
    if letter.kind == "area-report":
        return "the priority action plan" if letter.outcome == "systemic-failings" else "the strategic plan"
    if letter.kind in {"revisit-letter", "monitoring-report"}:
        left = any(w.sufficient_progress is not True for w in letter.concerns)
        return "the improvement plan" if left else "what remains to be done"
    return "the action plan"


def inspection_name(letter: Letter) -> str:
    """The inspection a document reports on, as a paper names it."""
    names = {
        "revisit-letter": "joint local area SEND revisit",
        "area-report": "area SEND inspection",
        "monitoring-report": "area SEND monitoring inspection",
    }
    return names.get(letter.kind, "joint local area SEND inspection")


def place(letter: Letter) -> str:
    word = "of" if letter.kind in {"area-report", "monitoring-report"} else "in"
    return f"{word} {named(letter.area or '')}"


def document_name(letter: Letter) -> str:
    """ "outcome letter", "report" ...: what inspectors wrote, in running text."""
    names = {
        "revisit-letter": "revisit letter",
        "area-report": "inspection report",
        "monitoring-report": "monitoring report",
    }
    return names.get(letter.kind, "outcome letter")


def needs_priority_plan(letter: Letter) -> bool:
    """True where the report requires a priority action plan (area SEND inspection framework 2023)."""
    return letter.kind == "area-report" and letter.outcome == "systemic-failings"
