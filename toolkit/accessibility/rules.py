"""What a rule of accessibility is, and how a breach of it is told."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from toolkit.model.problem import Problem, Severity

Who = Literal["toolkit", "template", "author"]
FileT = TypeVar("FileT")


@dataclass(frozen=True)
class Breach:
    """One place where a file breaks a rule; `mend` where the rule's own advice does not fit."""

    what: str
    where: str = ""
    mend: str = ""
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True)
class Rule(Generic[FileT]):
    """One rule, for one kind of file.

    `criterion` is the WCAG 2.2 success criterion, `item` the item of the Analysis Function's checklist for
    spreadsheets; either may be blank. `met_by` says who sees to it that our own outputs keep the rule.
    """

    name: str
    essential: bool
    met_by: tuple[Who, ...]
    mend: str
    check: Callable[[FileT], Iterable[Breach]]
    criterion: str = ""
    item: str = ""
    publication_only: bool = False
    note_only: bool = False

    @property
    def severity(self) -> Severity:
        return "warning" if self.essential and not self.note_only else "note"

    def problems(self, name: str, file: FileT) -> Iterator[Problem]:
        """A problem for each breach; it says the rule, the place in the file called `name`, and what to do."""
        rule = f"{self.name} (WCAG {self.criterion})" if self.criterion else self.name
        for breach in self.check(file):
            where = f"{name}, {breach.where}" if breach.where else name
            mend = breach.mend or self.mend
            yield Problem(f"{rule}: {breach.what}", where, mend, self.severity, breach.sheet, breach.cell)


def shortened(text: str, most: int = 60) -> str:
    """The first words of a text, for saying where something is."""
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"


def counted(numbers: Iterable[int]) -> str:
    """Numbers as a person lists them: 2, 4 to 7 and 9."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    told = [str(a) if a == b else f"{a} to {b}" if b > a + 1 else f"{a}, {b}" for a, b in spans]
    return ", ".join(told[:-1]) + f" and {told[-1]}" if len(told) > 1 else "".join(told)
