"""The progress report on two pages for the improvement board: the same facts, fewer and shorter."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from toolkit.model.paper import Fact
from toolkit.model.plan import Action, Value
from toolkit.model.progress_paper import AttentionLine, StandingLine
from toolkit.papers.progress_actions import attention_lines, brag_lines, overdue_and_green
from toolkit.papers.progress_asks import decisions
from toolkit.papers.progress_changes import NO_REASON, risk_move, slip_words
from toolkit.papers.progress_dates import board_date_lines
from toolkit.papers.progress_measures import is_marked, standing_lines
from toolkit.papers.progress_public import note_for_the_board
from toolkit.papers.progress_room import MOST_LINES, ROOMS, Room, lines_taken
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
_MOST_RISKS, _MOST_DATES = 6, 5
_NEED_A_WORD = frozenset(
    """a an the every each all any no both some of to in on at by for from with within into and or but nor that which
    who whose their its our this these those is are as than""".split()
)
_WORST_FIRST = {RED: 0, AMBER: 1, GREEN: 3}


def board_facts(s: ProgressSources) -> dict[str, Fact]:
    """All that the board's template prints: with the longest texts and the most rows that two pages hold."""
    *roomy, least = ROOMS
    tried = (_facts(s, room) for room in roomy)
    return next((facts for facts in tried if lines_taken(facts) <= MOST_LINES), None) or _facts(s, least)


def _facts(s: ProgressSources, room: Room) -> dict[str, Fact]:
    actions, measures, dates = _attention_rows(s, room.letters), _measure_rows(s), board_date_lines(s)
    shown = measures[: room.measures]
    return {
        "title": f"SEND improvement board: progress in {s.month}",
        "month": s.month,
        "as_at": s.as_at,
        "since": s.since,
        "summary": (" ".join(filter(None, _summary(s))),),
        "brag": brag_lines(s),
        "moves": _first(tuple(_moves(s, room.letters)), room.moves),
        "attention_rows": actions[: room.actions],
        "attention_left": _left(len(actions) - room.actions),
        "board_measures": shown,
        "measures_left": _left(len(measures) - room.measures),
        "small_numbers": note_for_the_board(s.house) if is_marked(shown) else "",
        "risk_moves": _first(tuple(_risk_moves(s)), _MOST_RISKS),
        "decisions": decisions(s),
        "board_dates": dates[:_MOST_DATES],
        "dates_left": _left(len(dates) - _MOST_DATES),
    }


def _summary(s: ProgressSources) -> tuple[str, ...]:
    return stand(s), moved(s), attention(s), overdue_and_green(s), measures_stand(s)


def shortened(text: Value, letters: int) -> str:
    """The text; where it is longer, cut after a whole word that can end it, with an ellipsis.

    For one word alone it is not cut.
    """
    whole = text_of(text)
    words = whole.split(" ")
    kept = whole[: letters + 1].rsplit(" ", 1)[0].split(" ") if len(whole) > letters else words
    while len(kept) > 1 and kept[-1].lower() in _NEED_A_WORD:
        kept = kept[:-1]
    if len(words) - len(kept) < 2:
        return whole
    return f"{' '.join(kept).rstrip(' ,;:.–-')} …"


def _first(points: Sequence[str], most: int) -> tuple[str, ...]:
    return (*points[:most], *filter(None, [_left(len(points) - most)]))


def _left(number: int) -> str:
    return f"And {number_in_words(number)} more, listed in the committee report." if number > 0 else ""


def _moves(s: ProgressSources, letters: int) -> Iterator[str]:
    """A line for each thing that moved, in the order in which a board asks."""
    p = s.progress
    told = {text_of(a.ref) for a in (*p.completed, *p.newly_overdue)}
    late = {text_of(a.ref) for a in p.added_late}

    def short(action: Action) -> str:
        return cited(shortened(action.action, letters), action.ref)

    yield from (f"Completed: {short(a)}." for a in p.completed)
    yield from (f"Newly overdue: {short(a)}." for a in p.newly_overdue)
    yield from (f"Deferred: {short(slip.action)}, {slip_words(slip)}." for slip in p.slipped)
    yield from (f"Brought forward: {short(slip.action)}, {slip_words(slip)}." for slip in p.brought_forward)
    for m in (*p.weakness_moves, *(m for m in p.brag_moves if text_of(m.ref) not in told)):
        reason = full_stop(shortened(m.reason, letters)) if m.reason else f"{NO_REASON}."
        what = cited(shortened(m.text, letters), m.ref)
        yield f"{m.before or NO_RATING} to {m.after or NO_RATING}: {what}. {reason}"
    yield from (f"Added: {short(a)}{', already overdue' if text_of(a.ref) in late else ''}." for a in p.added)
    yield from (f"No longer in the plan: {short(a)}." for a in p.gone)


def _attention_rows(s: ProgressSources, letters: int) -> tuple[AttentionLine, ...]:
    """Overdue first, then what is due soon."""
    p = s.progress
    rows = attention_lines((*p.overdue, *p.due_soon), p.now.taken)
    return tuple(replace(r, action=shortened(r.action, letters), progress=shortened(r.progress, letters)) for r in rows)


def _measure_rows(s: ProgressSources) -> tuple[StandingLine, ...]:
    """The Red and Amber first."""
    return tuple(sorted(standing_lines(s), key=lambda line: _WORST_FIRST.get(line.rag, 2)))


def _risk_moves(s: ProgressSources) -> Iterator[str]:
    p = s.progress
    yield from map(risk_move, p.risk_moves)
    yield from (f"New: {cited(r.risk, r.ref)}." for r in p.new_risks)
    yield from (f"Closed: {cited(r.risk, r.ref)}." for r in p.closed_risks)
    yield from (f"No longer in the register: {cited(r.risk, r.ref)}." for r in p.gone_risks)
