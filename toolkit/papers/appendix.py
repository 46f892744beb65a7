"""Appendix A: the letter in full, in the structure it has."""

from collections.abc import Iterator

from toolkit.model.letter import Block, Letter, Passage
from toolkit.model.paper import LetterBlock
from toolkit.rules.english import listed

_AS_ADDRESS = {"letterhead", "address"}


def letter_blocks(letter: Letter) -> tuple[LetterBlock, ...]:
    """Every block of the letter; findings and weaknesses as items with their references."""
    passages = {f.ref: f.passage for f in letter.findings} | {w.ref: w.passage for w in letter.concerns}
    return tuple(_blocks(letter, passages))


def _blocks(letter: Letter, passages: dict[str, Passage]) -> Iterator[LetterBlock]:
    as_prose = {f.ref for f in letter.findings if f.section == "experience"}
    responsible = {w.ref: w.responsible for w in letter.priority_actions if w.responsible}
    for block in letter.blocks:
        if block.ref in responsible:
            noun = "body" if len(responsible[block.ref]) == 1 else "bodies"
            yield LetterBlock("line", f"Responsible {noun}: {listed(responsible[block.ref])}")
        if block.ref:
            passage = passages[block.ref]
            if block.ref in as_prose or not (block.bulleted or passage.sub_items):
                yield LetterBlock("paragraph", f"{passage.full_text} [{block.ref}]")
            else:
                yield LetterBlock("item", passage.text, block.ref, passage.sub_items)
        elif block.kind == "table":
            yield from _team(letter)
        elif block.kind == "copied":
            if block is next(b for b in letter.blocks if b.kind == "copied"):
                yield LetterBlock("line", f"Cc: {'; '.join(_copies(letter))}")
        else:
            yield LetterBlock(_kind(block), block.text)


def _copies(letter: Letter) -> list[str]:
    return [b.text for b in letter.blocks if b.kind == "copied"]


def _kind(block: Block) -> str:
    if block.kind in _AS_ADDRESS:
        return "address"
    if block.kind in {"date", "salutation", "signature"}:
        return "line"
    return block.kind if block.kind in {"title", "heading", "subheading"} else "paragraph"


def _team(letter: Letter) -> Iterator[LetterBlock]:
    if not letter.signatories:
        yield from _report_team(letter)
    for person in letter.signatories:
        role = f", {person.role}" if person.role else ""
        yield LetterBlock("address", f"{person.name}{role} ({person.organisation})")


def _report_team(letter: Letter) -> Iterator[LetterBlock]:
    """The team of a report as it prints it: under Ofsted and under the CQC."""
    names = {"Ofsted": "Ofsted", "CQC": "Care Quality Commission"}
    for organisation, printed in names.items():
        team = [p for p in letter.inspectors if p.organisation == organisation]
        if team:
            yield LetterBlock("line", printed)
        for person in team:
            yield LetterBlock("address", f"{person.name}, {person.role}" if person.role else person.name)
