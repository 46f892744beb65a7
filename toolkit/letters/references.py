"""References of findings and weaknesses: 2018-I-D03, 2018-W1 (see docs/glossary.md)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from toolkit.model.document_kind import KINDS
from toolkit.model.letter import DocumentKind, Kind, Letter, Section, Weakness

SECTION_LETTERS: dict[Section, str] = {
    "main": "M", "identifying": "I", "meeting": "A", "outcomes": "O",
    "experience": "X", "effective": "E", "better": "B", "progress": "P",
}  # fmt: skip
KIND_LETTERS: dict[Kind, str] = {"main": "", "strength": "S", "development": "D"}


def finding_references(year: str, placed: Iterable[tuple[Section, Kind]]) -> Iterator[str]:
    """A reference for each finding in document order, numbered within its section and kind."""
    counts: Counter[tuple[Section, Kind]] = Counter()
    for section, kind in placed:
        counts[section, kind] += 1
        yield f"{year}-{SECTION_LETTERS[section]}-{KIND_LETTERS[kind]}{counts[section, kind]:02d}"


def weakness_reference(year: str, number: int) -> str:
    return f"{year}-W{number}"


def priority_action_reference(year: str, number: int) -> str:
    return f"{year}-PA{number}"


def improvement_reference(year: str, number: int) -> str:
    return f"{year}-AI{number}"


def label(year: str, kind: DocumentKind) -> str:
    """ "2018 outcome letter", "2024 area report": unique within the area."""
    return f"{year} {KINDS[kind].label}"


def with_year(letter: Letter, year: str) -> Letter:
    """The letter with `year` (2018, or 2018b for a second inspection of that year) in every reference."""
    return with_references(letter, label(year, letter.kind), lambda ref: f"{year}-{ref.split('-', 1)[1]}")


def with_references(letter: Letter, name: str, again: Callable[[str], str]) -> Letter:
    """The letter under the label `name`, each reference put through `again`."""

    def concerns(found: tuple[Weakness, ...]) -> tuple[Weakness, ...]:
        return tuple(replace(w, ref=again(w.ref), findings=tuple(again(r) for r in w.findings)) for w in found)

    refs = {f.ref for f in letter.findings} | {w.ref for w in letter.concerns}
    return replace(
        letter,
        label=name,
        findings=tuple(replace(f, ref=again(f.ref)) for f in letter.findings),
        weaknesses=concerns(letter.weaknesses),
        priority_actions=concerns(letter.priority_actions),
        improvements=concerns(letter.improvements),
        blocks=tuple(replace(b, ref=again(b.ref)) if b.ref else b for b in letter.blocks),
        taken_as=tuple((n, again(t) if t in refs else t) for n, t in letter.taken_as),
    )
