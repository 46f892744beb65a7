"""What a paper is made from, and the sentences that several sections share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from toolkit.model.house import HouseStyle
from toolkit.model.letter import Finding, Letter, Weakness
from toolkit.model.national import NationalContext, Published, ReportsContext
from toolkit.model.paper import Fact, Quote
from toolkit.model.plan import Plan
from toolkit.papers.slots import Slots
from toolkit.rules.deadlines import Deadline, in_a_sentence, statement_deadlines
from toolkit.rules.english import counted, in_words, listed, span_in_words
from toolkit.rules.inspection_names import document_name
from toolkit.rules.paper_details import RECEIVED

_GOVERNANCE = ("Board chair", "Board members", "Plan focus")
STATUTORY_DUTY = (
    "Provision for children and young people with special educational needs and/or disabilities (SEND) is a"
    " statutory responsibility of the Council, shared with its health partners and with schools and colleges."
)


@dataclass(frozen=True)
class Sources:
    """What a paper is made from."""

    plan: Plan
    letter: Letter
    house: HouseStyle
    slots: Slots
    published: Published | None
    national: NationalContext | None
    reports: ReportsContext | None = None
    for_cabinet: bool = False

    @property
    def body(self) -> str:
        """Whom the paper is for, in running text."""
        return "Cabinet" if self.for_cabinet else "the Committee"

    @property
    def received(self) -> date | None:
        return self.slots.day(RECEIVED)

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        day = self.published.day if self.published and self.published.known else None
        return statement_deadlines(self.letter, self.received, day, self.house)

    @property
    def deadline(self) -> str:
        """When the statement is due, on each basis."""
        return in_a_sentence(self.deadlines)

    @property
    def due(self) -> str:
        """When the statement is due, on the basis that counts."""
        return in_a_sentence(self.deadlines[:1])


def quote(item: Finding | Weakness) -> Quote:
    """The words with their reference, and who is responsible where the document says so beside them."""
    bodies = item.responsible if isinstance(item, Weakness) else ()
    return Quote(item.ref, item.passage.text, item.passage.sub_items, listed(bodies), bodies=len(bodies))


def governance(slots: Slots) -> Mapping[str, Fact]:
    """Who directs the work and what the plan will focus on; one placeholder where none of it is given yet.

    Papers claim no board that nobody has named.
    """
    blank = [item for item in _GOVERNANCE if slots.text(item).startswith("[Paper details: ")]
    asked_for = "say which board directs the work, who sits on it and what the plan will focus on"
    return {
        "board_chair": slots.name("Board chair"),
        "board_members": slots.lines("Board members"),
        "plan_focus": slots.lines("Plan focus"),
        "governance_missing": f"[Paper details: {listed(_GOVERNANCE)}: {asked_for}]"
        if len(blank) == len(_GOVERNANCE)
        else "",
    }


def inspection_days(letter: Letter) -> str:
    if letter.inspection_start and letter.inspection_end:
        return span_in_words(letter.inspection_start, letter.inspection_end)
    return "on days that the document does not state"


def day_in_words(day: date | None) -> str:
    return in_words(day) if day else "[the letter's date]"


def publication(s: Sources) -> str:
    """When the council received the letter and when it was published, and how that is known."""
    noun = "It" if s.letter.kind == "outcome-letter" else f"The {document_name(s.letter)}"
    sentences = [f"The Council received {noun.lower()} on {in_words(s.received)}."] if s.received else []
    if s.published and s.published.known:
        noun = "It" if sentences else noun
        sentences.append(f"{noun} was published on {in_words(s.published.day)} ({s.published.basis}).")
    return " ".join(sentences)


def count_of(letter: Letter, kind: str) -> str:
    number = sum(f.kind == kind for f in letter.findings)
    nouns = {"main": "main finding", "strength": "strength"}
    return counted(number, nouns[kind]) if kind in nouns else _areas(number)


def _areas(number: int) -> str:
    return counted(number, "area for development", "areas for development")


def weakness_count(letter: Letter) -> str:
    """ "eight areas of significant weakness"; without a number where they could not be read."""
    if letter.wsoa_required and not letter.weaknesses:
        return "areas of significant weakness"
    return counted(len(letter.weaknesses), "area of significant weakness", "areas of significant weakness")


def responsible_bodies(letter: Letter) -> str:
    """Who must make the statement; nothing where the letter does not say."""
    bodies = listed(letter.wsoa_responsible)
    if not bodies:
        return ""
    verb = "is" if len(letter.wsoa_responsible) == 1 else "are"
    jointly = " jointly" if letter.wsoa_jointly else ""
    return f"{bodies[:1].upper()}{bodies[1:]} {verb}{jointly} responsible for submitting it."
