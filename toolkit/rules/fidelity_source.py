"""The inspection document as a fidelity check reads it: passages in sentences, each with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.fidelity import FidelityHit, PaperUnit
from toolkit.model.letter import Finding, Kind, Letter, Passage, Weakness
from toolkit.model.problem import Problem, Severity
from toolkit.rules.fidelity_words import contains, content, fold, sentences
from toolkit.rules.inspection_names import document_name
from toolkit.rules.paper_units import WHOLE, paper_units


@dataclass(frozen=True)
class SourcePassage:
    """A finding, weakness or area of the document; `place` is "page 2, line 30" as far as it is known.

    `stems` are the words of each sentence that carry meaning.
    """

    ref: str
    kind: Kind | None
    text: str
    sentences: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    place: str

    @property
    def named(self) -> str:
        return f"{self.ref}, {self.place}" if self.place else self.ref


@dataclass(frozen=True)
class Checked:
    """A paper beside the document it reports on: what every rule is given.

    `received` is the day the report was received, where the council has said so outside the paper; `is_plan`: it is
    the statement of action or the plan itself.
    """

    paper: EarlierPaper
    letter: Letter
    extra_holidays: tuple[str, ...] = ()
    received: date | None = None
    is_plan: bool = False

    @cached_property
    def units(self) -> tuple[PaperUnit, ...]:
        return paper_units(self.paper)

    @cached_property
    def findings(self) -> tuple[SourcePassage, ...]:
        return tuple(_passage(f) for f in self.letter.findings)

    @cached_property
    def concerns(self) -> tuple[SourcePassage, ...]:
        return tuple(_passage(w) for w in self.letter.concerns)

    @cached_property
    def prose(self) -> tuple[SourcePassage, ...]:
        """The paragraphs that are no findings, such as a report's outcome."""
        return tuple(
            SourcePassage(f"the {name}", None, text, (text,), (), tuple(fold(text)), "")
            for name, paragraphs in self.letter.prose
            for text in paragraphs
        )

    @property
    def passages(self) -> tuple[SourcePassage, ...]:
        return (*self.findings, *self.concerns)

    @property
    def document(self) -> str:
        """ "outcome letter": what the inspectors' document is called in a message."""
        return document_name(self.letter)

    @property
    def is_around_the_letter(self) -> bool:
        """True where the letter was read from the paper's own file."""
        return self.letter.document.sha256 == self.paper.document.sha256

    @cached_property
    def words(self) -> list[str]:
        """Every word of the document, in order; of one that is kept as data only its findings and areas."""
        blocks = [b.text for b in self.letter.blocks if not b.ref]
        texts = (
            *(p.text for p in self.passages),
            *(p.text for p in self.prose),
            *blocks,
            *(text for _, text in self.numbered_lines),
        )
        return [word for text in texts for word in fold(text)]

    @property
    def is_whole(self) -> bool:
        """True where all of the document is known, not only its findings."""
        return bool(self.letter.blocks)

    @cached_property
    def numbered_lines(self) -> tuple[tuple[int, str], ...]:
        """The document's lines, without those of a paper around it."""
        after = self.letter.paper.lines[1] if self.letter.paper else 0
        return tuple((x.number, x.text) for x in self.letter.document.lines if x.number > after)

    def line_with(self, phrase: str) -> int | None:
        """The first line that has these words, also where they run on into the next."""
        wanted, lines = fold(phrase), self.numbered_lines
        for (number, text), (_, below) in zip(lines, [*lines[1:], (0, "")], strict=False):
            if contains(fold(text), wanted) or (contains(fold(f"{text} {below}"), wanted) and fold(text)):
                return number
        return None

    def paragraph_texts(self, unit: PaperUnit) -> str:
        """All that stands in the paragraph the unit belongs to, its bullets included."""
        return " ".join(u.text for u in self.units if u.group == unit.group)

    def hit(self, rule: str, unit: PaperUnit, what: str, to_do: str, severity: Severity = "warning") -> FidelityHit:
        """A hit at this unit."""
        return FidelityHit(rule, unit.paragraph, Problem(what, self.where(unit.place), to_do, severity))

    def hit_whole(self, rule: str, what: str, to_do: str, severity: Severity = "warning") -> FidelityHit:
        """A hit that has no place, since something is missing."""
        return FidelityHit(rule, WHOLE, Problem(what, self.paper.document.file, to_do, severity))

    def where(self, place: str) -> str:
        return f"{self.paper.document.file}, {place}"


def _passage(item: Finding | Weakness) -> SourcePassage:
    passage = item.passage
    text = passage.full_text
    kind = item.kind if isinstance(item, Finding) else None
    said = tuple(sentences(text))
    stems = tuple(tuple(content(s)) for s in said)
    return SourcePassage(item.ref, kind, text, said, stems, tuple(fold(text)), _place(passage))


def _place(passage: Passage) -> str:
    page = [f"page {passage.page}"] if passage.page else []
    first, last = (passage.lines[0], passage.lines[-1]) if passage.lines else (0, 0)
    line = [f"line {first}" if first == last else f"lines {first} to {last}"] if first else []
    return ", ".join((*page, *line))


def as_units(units: Iterable[PaperUnit], *kinds: str) -> Iterator[PaperUnit]:
    """The units of these kinds that hold words."""
    return (unit for unit in units if unit.kind in kinds and unit.text.strip())
