"""Actions and the areas they tackle, as rows of a progress report."""

from collections.abc import Iterator, Sequence
from datetime import date

from toolkit.model.plan import Action, WeaknessRow
from toolkit.model.progress_paper import AreaLine, AttentionLine, BragLine
from toolkit.papers.progress_words import (
    NO_BRAG,
    NO_RATING,
    ProgressSources,
    document_called,
    lead_of,
    note_of,
    sentence,
    total,
)
from toolkit.papers.tables import NOT_STATED, date_of, text_of
from toolkit.rules.attention import days_to_due, due_day
from toolkit.rules.edits_checks import refs_named
from toolkit.rules.english import counted, in_words, listed, number_in_words
from toolkit.rules.measure_rag import GREEN
from toolkit.rules.progress_actions import under_way
from toolkit.rules.rows import IMPROVEMENT, PRIORITY_ACTION, SIGNIFICANT_WEAKNESS, VERDICTS

NO_NOTE = "No note in the action plan"
_NOUNS = {
    SIGNIFICANT_WEAKNESS: ("area of significant weakness", "areas of significant weakness"),
    PRIORITY_ACTION: ("area for priority action", "areas for priority action"),
    IMPROVEMENT: ("area for improvement", "areas for improvement"),
}


def documents(s: ProgressSources) -> tuple[str, ...]:
    """Which documents the plan answers, and what each names."""
    now = s.progress.now
    if not now.documents:
        return ("No inspection document has been read for this area.",)
    said = [f"the {document_called(label)}" for label in now.documents]
    first = f"The action plan follows {listed(said)} of Ofsted and the Care Quality Commission (CQC)"
    named = [(label, words) for label in now.documents if (words := _named_in(label, now.weaknesses))]
    if len(now.documents) == 1:
        return (", which ".join([first, *(words for _, words in named)]) + ".",)
    return (f"{first}.", *(f"The {document_called(label)} {words}." for label, words in named))


def _named_in(document: str, weaknesses: Sequence[WeaknessRow]) -> str:
    """ "names eight areas of significant weakness"; the verdicts where it has some; empty where it names none."""
    own = [w for w in weaknesses if w.document == document]
    counts = [
        counted(number, *nouns) for kind, nouns in _NOUNS.items() if (number := sum(_kind(w) == kind for w in own))
    ]
    if not counts:
        return ""
    judged = {verdict: sum(w.type.endswith(VERDICTS[verdict]) for w in own) for verdict in (True, False)}
    if not any(judged.values()):
        return f"names {listed(counts)}"
    verdicts = [
        f"{words} in {number_in_words(judged[verdict])}"
        for verdict, words in ((True, "enough has been done"), (False, "not enough has been done"))
        if judged[verdict]
    ]
    return f"is about {listed(counts)}; its verdict is that {listed(verdicts)}"


def _kind(weakness: WeaknessRow) -> str:
    return weakness.type.split(":")[0]


def area_lines(s: ProgressSources) -> tuple[AreaLine, ...]:
    """Each area word for word, with the rating and note an officer gave it and the actions that name it."""
    actions = under_way(s.progress.now)
    overdue = {text_of(a.ref) for a in s.progress.overdue}
    return tuple(_area_line(w, actions, overdue) for w in s.progress.now.weaknesses)


def _area_line(weakness: WeaknessRow, actions: Sequence[Action], overdue: set[str]) -> AreaLine:
    own = [text_of(a.ref) for a in actions if weakness.ref in refs_named(a.weakness)]
    late = sum(ref in overdue for ref in own)
    return AreaLine(
        weakness.ref,
        " ".join([weakness.weakness, *weakness.detail.splitlines()]),
        text_of(weakness.rag, NO_RATING),
        text_of(weakness.progress, "No note"),
        f"{len(own)} ({late} overdue)" if late else str(len(own)),
    )


def without_action(s: ProgressSources) -> str:
    """A sentence with the areas that no action names; empty where each has one."""
    named = {ref for action in under_way(s.progress.now) for ref in refs_named(action.weakness)}
    bare = [f"[{w.ref}]" for w in s.progress.now.weaknesses if w.ref not in named]
    if not bare or len(bare) == len(s.progress.now.weaknesses):
        return "No action has yet been agreed for any of these areas." if bare else ""
    return f"No action has yet been agreed for {listed(bare)}."


def attention_lines(actions: Sequence[Action], today: date) -> tuple[AttentionLine, ...]:
    """Rows for a table of actions that need attention."""
    return tuple(
        AttentionLine(
            text_of(a.ref),
            text_of(a.action),
            lead_of(a, NOT_STATED),
            due_words(a, today),
            text_of(a.brag, NO_RATING),
            note_of(a, NO_NOTE),
            date_of(a.updated) if a.updated else "No date given",
        )
        for a in actions
    )


def overdue_and_green(s: ProgressSources) -> str:
    """A sentence on the overdue actions whose rating hides it; empty where there is none."""
    hidden = [f"[{text_of(a.ref)}]" for a in s.progress.overdue if text_of(a.brag, "") == GREEN]
    if not hidden:
        return ""
    are = "action is" if len(hidden) == 1 else "actions are"
    return f"{sentence(number_in_words(len(hidden)))} overdue {are} rated {GREEN} all the same: {listed(hidden)}."


def due_words(action: Action, today: date) -> str:
    """ "20 October 2026 (12 days overdue)"."""
    due, days = due_day(action), days_to_due(action, today)
    if due is None or days is None:
        return "No due date"
    if days == 0:
        return f"{in_words(due)} (the date of this report)"
    said = f"in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} overdue"
    return f"{in_words(due)} ({said})"


def brag_lines(s: ProgressSources) -> tuple[BragLine, ...]:
    """How many actions have each BRAG word now and had it before, and all together; none where there is no action."""
    p = s.progress
    if not total(p.counts):
        return ()
    every = _brag_line(
        s, ("All actions", "Every action that has been agreed"), (total(p.counts_before), total(p.counts))
    )
    return (*_brag_lines(s), every)


def _brag_lines(s: ProgressSources) -> Iterator[BragLine]:
    before, now = dict(s.progress.counts_before), dict(s.progress.counts)
    meanings = {NO_BRAG: "No BRAG rating has been typed", **{c.word: c.meaning for c in s.house.brag}}
    for word in brag_words(s):
        words = (NO_RATING if word == NO_BRAG else word, meanings.get(word, "Not a word of this scale"))
        yield _brag_line(s, words, (before.get(word, 0), now.get(word, 0)))


def _brag_line(s: ProgressSources, words: tuple[str, str], numbers: tuple[int, int]) -> BragLine:
    before = str(numbers[0]) if s.progress.before else "Not known"
    return BragLine(*words, before, str(numbers[1]))


def brag_words(s: ProgressSources) -> tuple[str, ...]:
    """The house's words in its order, then others that are used, without a rating last."""
    used = [word for word, _ in (*s.progress.counts, *s.progress.counts_before)]
    words = dict.fromkeys([*(colour.word for colour in s.house.brag), *used])
    return (*(w for w in words if w != NO_BRAG), *(w for w in words if w == NO_BRAG))
