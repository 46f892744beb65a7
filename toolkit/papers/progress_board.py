"""The progress report on two pages for the improvement board: the same facts, fewer and shorter."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from toolkit.model.paper import Fact
from toolkit.model.plan import Action, Value
from toolkit.model.progress_paper import AttentionLine, StandingLine
from toolkit.papers.progress_actions import attention_lines, brag_lines, overdue_and_green
from toolkit.papers.progress_asks import decisions
from toolkit.papers.progress_changes import NO_REASON, risk_move, slip_words
from toolkit.papers.progress_dates import date_lines
from toolkit.papers.progress_measures import standing_lines
from toolkit.papers.progress_words import (
    NO_RATING,
    ProgressSources,
    attention,
    cited,
    measures_stand,
    moved,
    stand,
)
from toolkit.papers.tables import text_of
from toolkit.rules.english import full_stop, number_in_words
from toolkit.rules.measure_rag import AMBER, GREEN, RED

_Row = TypeVar("_Row")
_MOST_MOVES, _MOST_ACTIONS, _MOST_MEASURES, _MOST_RISKS, _MOST_DATES = 8, 8, 8, 3, 5
_MOST_LETTERS, _MOST_DECISIONS = 90, 4
_WORST_FIRST = {RED: 0, AMBER: 1, GREEN: 3}


def board_facts(s: ProgressSources) -> dict[str, Fact]:
    """All that the board's template prints."""
    actions, measures, dates = _attention_rows(s), _measure_rows(s), date_lines(s)
    return {
        "title": f"SEND improvement board: progress in {s.month}",
        "area": s.area,
        "month": s.month,
        "as_at": s.as_at,
        "since": s.since,
        "summary": (" ".join(filter(None, _summary(s))),),
        "brag": brag_lines(s),
        "moves": _first(tuple(_moves(s)), _MOST_MOVES),
        "attention_rows": actions[:_MOST_ACTIONS],
        "attention_left": _left(len(actions) - _MOST_ACTIONS),
        "board_measures": measures[:_MOST_MEASURES],
        "measures_left": _left(len(measures) - _MOST_MEASURES),
        "risk_moves": _first(tuple(_risk_moves(s)), _MOST_RISKS),
        "decisions": _first(decisions(s), _MOST_DECISIONS),
        "board_dates": dates[:_MOST_DATES],
        "dates_left": _left(len(dates) - _MOST_DATES),
    }


def _summary(s: ProgressSources) -> tuple[str, ...]:
    return stand(s), moved(s), attention(s), overdue_and_green(s), measures_stand(s)


def shortened(text: Value, letters: int = _MOST_LETTERS) -> str:
    """The text, cut after a whole word with an ellipsis where it is longer."""
    whole = text_of(text)
    if len(whole) <= letters:
        return whole
    return f"{whole[:letters].rsplit(' ', 1)[0].rstrip(' ,;:.')} …"


def _first(points: Sequence[str], most: int) -> tuple[str, ...]:
    return (*points[:most], *filter(None, [_left(len(points) - most)]))


def _left(number: int) -> str:
    return f"And {number_in_words(number)} more, listed in the committee report." if number > 0 else ""


def _moves(s: ProgressSources) -> Iterator[str]:
    """A line for each thing that moved, in the order in which a board asks."""
    p = s.progress
    told = {text_of(a.ref) for a in (*p.completed, *p.newly_overdue)}
    yield from (f"Completed: {_short(a)}." for a in p.completed)
    yield from (f"Newly overdue: {_short(a)}." for a in p.newly_overdue)
    yield from (f"Put off: {_short(slip.action)}, {slip_words(slip)}." for slip in p.slipped)
    yield from (f"Brought forward: {_short(slip.action)}, {slip_words(slip)}." for slip in p.brought_forward)
    for m in (*p.weakness_moves, *(m for m in p.brag_moves if text_of(m.ref) not in told)):
        reason = full_stop(shortened(m.reason)) if m.reason else f"{NO_REASON}."
        yield f"{m.before or NO_RATING} to {m.after or NO_RATING}: {_cut(m.text, m.ref)}. {reason}"
    yield from (f"Added: {_short(a)}." for a in p.added)
    yield from (f"No longer in the plan: {_short(a)}." for a in p.gone)


def _short(action: Action) -> str:
    return _cut(action.action, action.ref)


def _cut(text: Value, ref: Value) -> str:
    return cited(shortened(text), ref)


def _attention_rows(s: ProgressSources) -> tuple[AttentionLine, ...]:
    """Overdue first, then what is due soon."""
    p = s.progress
    rows = attention_lines((*p.overdue, *p.due_soon), p.now.taken)
    return tuple(_shorter(row) for row in rows)


def _shorter(row: AttentionLine) -> AttentionLine:
    return AttentionLine(
        row.ref, shortened(row.action), row.lead, row.due, row.brag, shortened(row.progress), row.updated
    )


def _measure_rows(s: ProgressSources) -> tuple[StandingLine, ...]:
    """The Red and Amber first."""
    return tuple(sorted(standing_lines(s), key=lambda line: _WORST_FIRST.get(line.rag, 2)))


def _risk_moves(s: ProgressSources) -> Iterator[str]:
    p = s.progress
    yield from map(risk_move, p.risk_moves)
    yield from (f"New: {cited(r.risk, r.ref)}." for r in p.new_risks)
    yield from (f"Closed: {cited(r.risk, r.ref)}." for r in p.closed_risks)
