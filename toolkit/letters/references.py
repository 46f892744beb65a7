"""References of findings and weaknesses: 2018-I-D03, 2018-W1 (see docs/glossary.md)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from toolkit.model.letter import Block, Finding, Kind, Letter, Section

SECTION_LETTERS: dict[Section, str] = {"main": "M", "identifying": "I", "meeting": "A", "outcomes": "O"}
KIND_LETTERS: dict[Kind, str] = {"main": "", "strength": "S", "development": "D"}


def finding_references(year: str, placed: Iterable[tuple[Section, Kind]]) -> Iterator[str]:
    """A reference for each finding in document order, numbered within its section and kind."""
    counts: Counter[tuple[Section, Kind]] = Counter()
    for section, kind in placed:
        counts[section, kind] += 1
        yield f"{year}-{SECTION_LETTERS[section]}-{KIND_LETTERS[kind]}{counts[section, kind]:02d}"


def weakness_reference(year: str, number: int) -> str:
    return f"{year}-W{number}"


def with_year(letter: Letter, year: str) -> Letter:
    """The letter with `year` (2018, or 2018b for a second inspection of that year) in every reference."""

    def again(ref: str) -> str:
        return f"{year}-{ref.split('-', 1)[1]}" if ref else ref

    def block(b: Block) -> Block:
        return replace(b, ref=again(b.ref))

    def finding(f: Finding) -> Finding:
        return replace(f, ref=again(f.ref))

    refs = {f.ref for f in letter.findings} | {w.ref for w in letter.weaknesses}
    return replace(
        letter,
        label=f"{year} outcome letter",
        findings=tuple(finding(f) for f in letter.findings),
        weaknesses=tuple(replace(w, ref=again(w.ref)) for w in letter.weaknesses),
        blocks=tuple(block(b) for b in letter.blocks),
        taken_as=tuple((n, again(t) if t in refs else t) for n, t in letter.taken_as),
    )
