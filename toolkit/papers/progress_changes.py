"""What has moved since the report before, in sentences and rows: actions, areas, risks, recommendations."""

from collections.abc import Iterator, Sequence

from toolkit.model.plan import Action, Recommendation, Risk
from toolkit.model.progress import Edited, Move, Slip
from toolkit.model.progress_paper import Change, MoveLine
from toolkit.papers.progress_words import (
    NO_RATING,
    ProgressSources,
    cited,
    lead_of,
    note_of,
    nothing_changed,
    sentence,
)
from toolkit.papers.tables import date_of, text_of
from toolkit.rules.attention import due_day
from toolkit.rules.english import counted, full_stop, in_words, listed

NO_REASON = "No reason given in the action plan"
_TIMES = {1: "once", 2: "twice"}


def action_changes(s: ProgressSources) -> tuple[Change, ...]:
    """Actions completed, newly overdue, deferred, brought forward, new and gone; only what there is."""
    p = s.progress
    found = (
        _change(_lead_in(len(p.completed), "been completed"), [*map(_completed, p.completed)]),
        _change(_lead_in(len(p.newly_overdue), "become overdue"), [*map(_overdue, p.newly_overdue)]),
        _change(_lead_in(len(p.slipped), "been deferred"), [*map(_slipped, p.slipped)]),
        _change(_lead_in(len(p.brought_forward), "been brought forward"), [*map(_forward, p.brought_forward)]),
        _change(_lead_in(len(p.added), "been added"), [_added(a, late=a in p.added_late) for a in p.added]),
        _change(_gone_from(len(p.gone), "action", "plan"), [*map(_gone, p.gone)]),
        _change(_lead_in(len(p.edited), "been edited otherwise"), [*map(_edited, p.edited)]),
    )
    return tuple(change for change in found if change.points)


def risk_changes(s: ProgressSources) -> tuple[Change, ...]:
    """Risks whose rating changed, new ones, closed ones and those that nobody closed but are gone."""
    p = s.progress
    rated = "One risk has changed its rating" if len(p.risk_moves) == 1 else _risks(len(p.risk_moves), "have changed")
    rated = rated if len(p.risk_moves) == 1 else f"{rated} their rating"
    found = (
        _change(f"{rated}:", [*map(risk_move, p.risk_moves)]),
        _change(f"{_risks(len(p.new_risks), _verb(p.new_risks, 'is', 'are'))} new:", [*map(_risk, p.new_risks)]),
        _change(
            f"{_risks(len(p.closed_risks), _verb(p.closed_risks, 'has', 'have'))} been closed:",
            [*map(_risk, p.closed_risks)],
        ),
        _change(_gone_from(len(p.gone_risks), "risk", "risk register"), [*map(_risk, p.gone_risks)]),
    )
    return tuple(change for change in found if change.points)


def recommendation_changes(s: ProgressSources) -> tuple[Change, ...]:
    """Recommendations closed since."""
    closed = s.progress.closed_recommendations
    number = sentence(counted(len(closed), "recommendation"))
    change = _change(f"{number} {_verb(closed, 'has', 'have')} been closed:", [*map(_closed, closed)])
    return (change,) if closed else ()


def move_lines(moves: Sequence[Move]) -> tuple[MoveLine, ...]:
    """A row for each rating that changed."""
    return tuple(
        MoveLine(
            text_of(m.ref),
            text_of(m.text),
            m.before or NO_RATING,
            m.after or NO_RATING,
            text_of(m.reason, NO_REASON),
        )
        for m in moves
    )


def where_else(s: ProgressSources) -> str:
    """Where no action and no area has moved: that nothing has, or where to find what did; else empty."""
    p = s.progress
    if p.before is None:
        return "There is no earlier record of the action plan to compare with, so nothing can be said about what moved."
    if not p.anything_moved:
        return nothing_changed(s)
    if action_changes(s) or p.brag_moves or p.weakness_moves:
        return ""
    return f"No action and no area has moved since {s.since}. {' '.join(_elsewhere(s))}"


def _elsewhere(s: ProgressSources) -> Iterator[str]:
    if risk_changes(s):
        yield "What has moved in the risks is told under Risk management."
    if recommendation_changes(s):
        yield "What has become of recommendations is told under Recommendations made before."


def slip_words(slip: Slip) -> str:
    """ "from 30 September 2026 to 15 December 2026", with the first due date and how often it was deferred."""
    words = f"from {in_words(slip.before)} to {in_words(slip.now)}"
    if slip.times > 1 or slip.original != slip.before:
        words += f"; first due on {in_words(slip.original)}, deferred {how_often(slip.times)}"
    return words


def how_often(times: int) -> str:
    """once, twice, three times."""
    return _TIMES.get(times) or counted(times, "time")


def risk_move(move: Move) -> str:
    """From what to what; nobody types a reason beside a rating, so none is missed."""
    reason = f" {full_stop(move.reason)}" if move.reason else ""
    return f"{cited(move.text, move.ref)}: from {move.before or NO_RATING} to {move.after or NO_RATING}.{reason}"


def _change(lead_in: str, points: Sequence[str]) -> Change:
    return Change(lead_in, tuple(points))


def _lead_in(number: int, verb: str) -> str:
    return f"{sentence(counted(number, 'action'))} {'has' if number == 1 else 'have'} {verb}:"


def _gone_from(number: int, noun: str, what: str) -> str:
    """Not "has been closed": a row that is gone does not say why."""
    return f"{sentence(counted(number, noun))} {'is' if number == 1 else 'are'} no longer in the {what}:"


def _risks(number: int, verb: str) -> str:
    return f"{sentence(counted(number, 'risk'))} {verb}"


def _verb(rows: Sequence[object], one: str, several: str) -> str:
    return one if len(rows) == 1 else several


def _completed(action: Action) -> str:
    evidence = text_of(action.evidence, "")
    shown = f"Evidence: {full_stop(evidence)}" if evidence else "No evidence is given in the action plan."
    return _told(action, [shown, *_note(action)])


def _overdue(action: Action) -> str:
    """Why it is late, as far as an officer has said so."""
    due = due_day(action)
    day = f"Due on {in_words(due)}; lead: {lead_of(action, 'not stated')}." if due else ""
    return _told(action, [day, *(_note(action) or [f"{NO_REASON}."])])


def _slipped(slip: Slip) -> str:
    return _told(slip.action, [f"{sentence(slip_words(slip))}.", *(_note(slip.action) or [f"{NO_REASON}."])])


def _forward(slip: Slip) -> str:
    return _told(slip.action, [f"From {in_words(slip.before)} to {in_words(slip.now)}.", *_note(slip.action)])


def _added(action: Action, *, late: bool) -> str:
    """One that is overdue already is told here alone, with what an officer has said of it."""
    due = due_day(action)
    day = f"{'Already overdue: due' if late else 'Due'} on {in_words(due)}" if due else "No due date yet"
    note = _note(action) or [f"{NO_REASON}."]
    return _told(action, [f"{day}; lead: {lead_of(action, 'not agreed yet')}.", *(note if late else [])])


def _edited(each: Edited) -> str:
    """ "Train all staff [A3]: its wording and the lead officer."."""
    return f"{cited(each.action.action, each.action.ref)}: {listed(each.changes)}."


def _gone(action: Action) -> str:
    due = due_day(action)
    day = f"due on {in_words(due)}" if due else "without a due date"
    return _told(action, [f"It was {text_of(action.brag, 'without a BRAG rating')}, {day}."])


def _note(action: Action) -> list[str]:
    note = note_of(action, "")
    return [f"Progress: {full_stop(note)}"] if note else []


def _told(action: Action, sentences: Sequence[str]) -> str:
    return " ".join([f"{cited(action.action, action.ref)}.", *filter(None, sentences)])


def _risk(risk: Risk) -> str:
    return f"{cited(risk.risk, risk.ref)}."


def _closed(row: Recommendation) -> str:
    outcome = text_of(row.status, "Closed")
    day = f" on {date_of(row.closed_on)}" if row.closed_on else ""
    response = text_of(row.response, "")
    response = f" {full_stop(sentence(response))}" if response else ""
    return f"{cited(row.recommendation, row.ref)}. {outcome}{day}.{response}"
