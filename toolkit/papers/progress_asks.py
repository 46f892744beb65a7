"""What a progress report asks of the committee and the board: only what its facts give."""

from collections.abc import Iterator, Sequence

from toolkit.model.plan import Recommendation, Value
from toolkit.model.progress import MeasureNow
from toolkit.papers.progress_words import ProgressSources, refs_of
from toolkit.papers.tables import text_of
from toolkit.rules.english import counted, number_in_words
from toolkit.rules.measure_rag import RED
from toolkit.rules.paper_details import NEXT_UPDATE, PROGRESS
from toolkit.rules.typed_dates import typed_date

BOARD = f"{PROGRESS} board"
_MOST_NAMED = 8
_ANSWERED = ("Accepted", "Partly accepted", "Rejected", "Closed")


def recommendations(s: ProgressSources) -> tuple[str, ...]:
    """Those typed for the progress report and not agreed yet, else what its facts ask for."""
    return _typed(s, PROGRESS) or tuple(_standing(s))


def decisions(s: ProgressSources) -> tuple[str, ...]:
    """The same for the board; that none is needed where nothing calls for one."""
    return _typed(s, BOARD) or tuple(_for_the_board(s)) or ("No decision is called for by the facts in this report.",)


def _typed(s: ProgressSources, paper: str) -> tuple[str, ...]:
    return tuple(
        text_of(r.recommendation)
        for r in s.progress.now.recommendations
        if r.recommendation and text_of(r.paper) == paper and not r.agreed_on and r.status != "Not used"
    )


def _standing(s: ProgressSources) -> Iterator[str]:
    p, asked = s.progress, "The Committee is asked to"
    if p.before is None:
        yield f"{asked} note where the SEND action plan stood on {s.as_at}."
    elif p.anything_moved:
        yield f"{asked} note the progress of the SEND action plan since {s.since}."
    else:
        yield f"{asked} note that nothing in the SEND action plan has changed since {s.since}."
    late = [a.ref for a in p.overdue]
    if late:
        whose, each = ("its lead officer", "it") if len(late) == 1 else ("their lead officers", "each of them")
        yield f"{asked} consider {_the(late, 'overdue action')}, and to ask {whose} when {each} will be complete."
    red = red_measures(s)
    if red:
        which = "the measure that is Red" if len(red) == 1 else f"the {counted(len(red), 'measure')} that are Red"
        them = "it" if len(red) == 1 else "them"
        yield f"{asked} consider {which} ({_names(red)}), and to ask what is being done about {them}."
    owed = late_responses(s)
    if owed:
        response = "response" if len(owed) == 1 else "responses"
        which = _numbered([r.ref for r in owed], "earlier recommendation")
        yield f"{asked} request the late {response} to its {which}."
    days = f"on {s.slots.text(NEXT_UPDATE)}, and after that {s.slots.phrase('Update frequency')}"
    yield f"{asked} agree that progress be reported to it {days}."


def _for_the_board(s: ProgressSources) -> Iterator[str]:
    p = s.progress
    late = [a.ref for a in p.overdue]
    if late:
        day, them = ("a new due date", "it") if len(late) == 1 else ("new due dates", "them")
        yield f"Agree {day} for {_the(late, 'overdue action')}, or what will bring {them} back on track."
    unexplained = [m.ref for m in (*p.brag_moves, *p.weakness_moves) if not m.reason]
    if unexplained:
        changes = "the rating that has" if len(unexplained) == 1 else "the ratings that have"
        yield f"Give a reason for {changes} changed without one: {_refs(unexplained)}."
    red = red_measures(s)
    if red:
        measures = "the measure that is Red" if len(red) == 1 else "the measures that are Red"
        yield f"Agree what will be done about {measures}: {_names(red)}."
    stale = [a.ref for a in p.not_updated]
    if stale:
        yield f"Ask for an update on {_the(stale, 'action')}."


def red_measures(s: ProgressSources) -> list[MeasureNow]:
    return [m for m in s.progress.measures if m.rag == RED]


def late_responses(s: ProgressSources) -> list[Recommendation]:
    """Recommendations whose response was due before the day of the report and has not come."""
    return [r for r in s.progress.outstanding if _is_owed(r) and _is_past(s, r)]


def _is_owed(row: Recommendation) -> bool:
    return not row.response and text_of(row.status, "") not in _ANSWERED


def _is_past(s: ProgressSources, row: Recommendation) -> bool:
    due = typed_date(row.response_due)
    return due is not None and due < s.progress.now.taken


def _the(refs: Sequence[Value], noun: str) -> str:
    """ "the overdue action [A1]", "the four overdue actions [A1], [A2], [A3] and [A4]"."""
    return f"the {_numbered(refs, noun)}"


def _numbered(refs: Sequence[Value], noun: str) -> str:
    return f"{noun if len(refs) == 1 else counted(len(refs), noun)} {_refs(refs)}"


def _refs(refs: Sequence[Value]) -> str:
    if len(refs) <= _MOST_NAMED:
        return refs_of(refs)
    named = ", ".join(f"[{text_of(ref)}]" for ref in refs[:_MOST_NAMED])
    return f"{named} and {number_in_words(len(refs) - _MOST_NAMED)} more"


def _names(measures: Sequence[MeasureNow]) -> str:
    """All of them: what is asked must be clear by itself. Names have commas of their own."""
    return "; ".join(text_of(m.row.measure) for m in measures)
