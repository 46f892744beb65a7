"""What a progress report is made from, and the sentences that the committee's and the board's share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.model.house import HouseStyle
from toolkit.model.plan import SUGGESTED, Action, Value
from toolkit.model.progress import Progress
from toolkit.papers.progress_slots import ProgressSlots
from toolkit.papers.tables import text_of
from toolkit.rules.attention import SOON_DAYS, STALE_DAYS
from toolkit.rules.english import counted, in_words, listed, named, number_in_words
from toolkit.rules.measure_rag import AMBER, GREEN, RED

NO_RATING, NO_BRAG = "No rating", "No BRAG"
PLAN = "action plan for special educational needs and disabilities (SEND)"
_Counted = tuple[int, str, str]  # a number, and what is said of one and of several


@dataclass(frozen=True)
class ProgressSources:
    """What a progress report is made from."""

    progress: Progress
    house: HouseStyle
    slots: ProgressSlots

    @property
    def as_at(self) -> str:
        return in_words(self.progress.now.taken)

    @property
    def since(self) -> str:
        """The day of the report before; empty where there is none."""
        return in_words(self.progress.before.taken) if self.progress.before else ""

    @property
    def month(self) -> str:
        """October 2026."""
        return f"{date.fromisoformat(f'{self.progress.now.month}-01'):%B %Y}"

    @property
    def area(self) -> str:
        return named(self.progress.now.area)


def document_called(label: str) -> str:
    """The document as running text names it: "2023 inspection report" for the label "2023 area report"."""
    return label.replace("area report", "inspection report")


def report_title(s: ProgressSources) -> str:
    """What Paper details has, else a title that names the month."""
    return s.slots.text("Title") or f"Special educational needs and disabilities (SEND): progress report, {s.month}"


def sentence(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def unended(value: Value) -> str:
    """What was typed, on one line and without its full stop, so that a reference can follow it."""
    text = text_of(value, "")
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def cited(text: Value, ref: Value) -> str:
    """ "Train all staff [A3]"."""
    return f"{unended(text)} [{text_of(ref)}]"


def refs_of(refs: Sequence[Value]) -> str:
    """ "[A1], [A4] and [A9]"."""
    return listed([f"[{text_of(ref)}]" for ref in refs])


def lead_of(action: Action, blank: str) -> str:
    """Lead officer and lead body as typed."""
    return ", ".join(filter(None, [text_of(action.lead_officer, ""), text_of(action.lead_body, "")])) or blank


def note_of(action: Action, blank: str) -> str:
    """The officer's note on progress."""
    note = text_of(action.progress, "")
    return blank if note in ("", SUGGESTED) else note


def total(counts: Sequence[tuple[str, int]]) -> int:
    return sum(number for _, number in counts)


def stand(s: ProgressSources) -> str:
    """How many actions there are, by BRAG word."""
    counts = s.progress.counts
    if not total(counts):
        return f"On {s.as_at} the {PLAN} of the local area of {s.area} had no agreed action."
    words = [f"{number_in_words(n)} {'without a rating' if word == NO_BRAG else word}" for word, n in counts if n]
    actions = counted(total(counts), "action")
    return f"On {s.as_at} the {PLAN} of the local area of {s.area} had {actions}, by {brag_rating(s)}: {listed(words)}."


def brag_rating(s: ProgressSources) -> str:
    """ "BRAG rating (blue, green, amber, red or grey)", with the house's words."""
    words = [colour.word.lower() for colour in s.house.brag]
    return f"BRAG rating ({', '.join(words[:-1])} or {words[-1]})"


def moved(s: ProgressSources) -> str:
    """What has moved since the report before, or that nothing has, or that nothing can be compared."""
    p = s.progress
    if p.before is None:
        return "There is no earlier record to compare with, so this report cannot say what has moved."
    if not p.anything_moved:
        return nothing_changed(s)
    sentences = [_counts(_actions_moved(s)), _counts(_others_moved(s))]
    said = [f"{'' if number else f'Since {s.since} '}{text}" for number, text in enumerate(filter(None, sentences))]
    return " ".join(f"{sentence(text)}." for text in said)


def nothing_changed(s: ProgressSources) -> str:
    """That nothing has changed since the last report; since its record, where no report was made of that."""
    report = "the last progress report, which was made on " if s.progress.reported_before else ""
    return f"Nothing in the action plan has changed since {report}{s.since}."


def _actions_moved(s: ProgressSources) -> list[_Counted]:
    p = s.progress
    late = _late(len(p.added_late), len(p.added))
    return [
        (len(p.completed), "one action has been completed", "actions have been completed"),
        (len(p.newly_overdue), "one action has become overdue", "actions have become overdue"),
        (len(p.slipped), "one action has been deferred", "actions have been deferred"),
        (len(p.brought_forward), "one action has been brought forward", "actions have been brought forward"),
        (len(p.brag_moves), "one action has changed its BRAG rating", "actions have changed their BRAG rating"),
        (len(p.added), f"one action has been added{late}", f"actions have been added{late}"),
        (len(p.gone), "one action is no longer in the plan", "actions are no longer in the plan"),
    ]


def _late(late: int, added: int) -> str:
    """How many of the actions that were added are overdue, in brackets."""
    if not late or added == 1:
        return " (already overdue)" if late else ""
    return f" ({'all' if late == added else number_in_words(late)} of them already overdue)"


def _others_moved(s: ProgressSources) -> list[_Counted]:
    p = s.progress
    return [
        (len(p.weakness_moves), "one area has changed its RAG rating", "areas have changed their RAG rating"),
        (len(p.risk_moves), "one risk has changed its rating", "risks have changed their rating"),
        (len(p.new_risks), "one risk is new", "risks are new"),
        (len(p.closed_risks), "one risk has been closed", "risks have been closed"),
        (len(p.gone_risks), "one risk is no longer in the risk register", "risks are no longer in the risk register"),
        (len(p.closed_recommendations), "one recommendation has been closed", "recommendations have been closed"),
    ]


def _counts(parts: Sequence[_Counted]) -> str:
    """ "three actions have been completed, two have become overdue and one risk is new": no noun twice running."""
    said, before = [], ""
    for number, one, several in parts:
        if number:
            text = one if number == 1 else f"{number_in_words(number)} {several}"
            noun = _noun(one)
            said.append(_without_noun(text) if noun == before else text)
            before = noun
    return listed(said)


def _noun(one: str) -> str:
    return one.split(" ")[1]


def _without_noun(text: str) -> str:
    number, _, rest = text.split(" ", 2)
    return f"{number} {rest}"


def attention(s: ProgressSources) -> str:
    """How many actions need attention, and why."""
    p = s.progress
    parts = [
        (len(p.overdue), "one action is overdue", "actions are overdue"),
        (len(p.due_soon), f"one action is due within {SOON_DAYS} days", f"actions are due within {SOON_DAYS} days"),
        (
            len(p.not_updated),
            f"one action has not been updated for more than {STALE_DAYS} days",
            f"actions have not been updated for more than {STALE_DAYS} days",
        ),
    ]
    found = _counts(parts)
    nothing = f"no action is overdue, due within {SOON_DAYS} days or without an update for more than {STALE_DAYS} days"
    return f"{sentence(found or nothing)}."


def measures_stand(s: ProgressSources) -> str:
    """How many measures have which colour."""
    words = [measure.rag for measure in s.progress.measures]
    if not words:
        return "No measure has been recorded yet."
    if len(words) == 1:
        return f"One measure is recorded; it {f'is {words[0]}' if words[0] else 'has no RAG rating'}."
    return f"{sentence(counted(len(words), 'measure'))} are recorded: {listed([*_ratings(words)])}."


def _ratings(words: Sequence[str]) -> Iterator[str]:
    for word in (RED, AMBER, GREEN):
        if number := words.count(word):
            yield f"{number_in_words(number)} {word}"
    if number := words.count(""):
        yield f"{number_in_words(number)} without a RAG rating"
