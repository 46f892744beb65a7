"""What the merge oracle speaks of: rows as they stand and as documents have them, what was written, what must come."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.contract_columns import ISSUED, KEYS, TOOLKITS
from tests.independent_reader import Seen

Row = Mapping[str, str]  # declared heading → text


def words(value: str) -> str:
    """A cell's text as it is compared: blanks around it, kinds of line end and control characters do not count."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in plain if c == "\n" or c == "\t" or ord(c) >= 32).strip()


def same_words(text: str) -> str:
    """Alike for texts that differ in capitals, blanks and punctuation only."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def key_of(sheet: str, row: Mapping[str, str]) -> str:
    """What names a row: its Ref, or its two columns together."""
    return " / ".join(words(row.get(heading, "")) for heading in KEYS.get(sheet, ("Ref",)))


@dataclass(frozen=True)
class Standing:
    """A row as it stands before a run."""

    number: int
    cells: Mapping[str, Seen]

    def text(self, heading: str) -> str:
        return words(self.cells[heading].value) if heading in self.cells else ""

    def has_formula(self, heading: str) -> bool:
        """True for a formula of an officer's; the links to a line or finding are the toolkit's."""
        formula = self.cells[heading].formula
        return bool(formula) and not formula.startswith('=HYPERLINK("#')

    def yours(self, heading: str) -> str:
        """What an officer has there: a formula is one, whatever it shows."""
        return words(self.cells[heading].formula) if self.has_formula(heading) else self.text(heading)

    def key(self, sheet: str) -> str:
        return key_of(sheet, {h: c.value for h, c in self.cells.items()})


@dataclass(frozen=True)
class Documents:
    """What a run's documents say: the rows of a workbook made from them afresh, and of one made from each alone."""

    labels: tuple[str, ...]
    rows: Mapping[str, Sequence[Row]]
    alone: Mapping[str, Mapping[str, Sequence[Row]]] = field(default_factory=dict)


@dataclass
class Memory:
    """What was last written, what was said, and which documents' suggestions each sheet has had.

    `kept`: officers' texts by their cell; `decided`: those kept by a decision over a new text.
    """

    last: dict[str, dict[str, dict[str, str]]]
    suggested: dict[str, set[str]]
    kept: dict[tuple[str, str, str], set[str]] = field(default_factory=dict)
    decided: set[tuple[str, str, str, str, str]] = field(default_factory=set)
    deleted: dict[tuple[str, str], Row] = field(default_factory=dict)


@dataclass(frozen=True)
class Clash:
    """A row that Conflicts must have: the cell that an officer and the document both changed."""

    sheet: str
    ref: str
    row: int
    heading: str
    last: str
    yours: str
    new: str


@dataclass(frozen=True)
class Likeness:
    """Words under a new reference that are those of an old row, or nearly; `sure` where they must be proposed."""

    sheet: str
    ref: str
    olds: frozenset[str]
    sure: bool


@dataclass
class Expected:
    """What must be so after the run, and what the oracle remembers of it."""

    memory: Memory
    cells: dict[tuple[str, int, str], str] = field(default_factory=dict)
    added: dict[str, list[Row]] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)
    likenesses: list[Likeness] = field(default_factory=list)
    changes: list[tuple[str, str, str, str, str]] = field(default_factory=list)
    deleted: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Workbook:
    """The workbook as it stands: rows by declared sheet, those of Conflicts, and for how many rows there is no room."""

    rows: Mapping[str, Sequence[Standing]]
    conflicts: Sequence[Row]
    room: Mapping[str, int]

    def decision(self, sheet: str, ref: str, yours: str, new: str) -> str:
        """What an officer chose on a conflict, on whichever of its rows."""
        about = (sheet, ref, yours, new)
        chosen = [words(c["Decision"]).lower() for c in self.conflicts if self._of(c) == about]
        return next((c for c in chosen if c), "")

    def is_told(self, sheet: str, ref: str, yours: str, new: str) -> bool:
        return any(self._of(c) == (sheet, ref, yours, new) for c in self.conflicts)

    @staticmethod
    def _of(c: Row) -> tuple[str, ...]:
        return tuple(words(c[heading]) for heading in ("Sheet", "Ref", "Yours", "New"))

    def same_findings(self, sheet: str) -> Iterator[tuple[str, str]]:
        """(words, the old reference) of what officers said is the same finding."""
        for c in self.conflicts:
            said = (c["Kind"], c["Sheet"], words(c["Decision"]).lower())
            if said == ("possible match", sheet, "same finding"):
                yield same_words(c["New"].partition(": ")[2]), c["Ref"]


def first_memory(made: Documents) -> Memory:
    """After the workbook was made from these documents."""
    last = {s: {key_of(s, row): own_cells(s, row) for row in made.rows[s]} for s in TOOLKITS}
    return Memory(last, {sheet: {*made.labels} for sheet in ISSUED})


def own_cells(sheet: str, row: Row) -> dict[str, str]:
    return {h: words(row[h]) for h in TOOLKITS[sheet] if h in row}
