"""What inspectors found when they came back: weaknesses with verdicts, findings under them, and blocks in order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.letters import headings
from toolkit.letters.progress_chunks import Chunk
from toolkit.letters.progress_groups import Group, Piece, PieceKind, is_heading, pure_verdict, read_group
from toolkit.letters.progress_starts import group_starts
from toolkit.letters.progress_wording import Wording
from toolkit.letters.references import finding_references
from toolkit.model.letter import Block, BlockKind, Finding, Passage, Section, Weakness

_BLOCKS: dict[PieceKind, BlockKind] = {
    "heading": "heading", "subheading": "subheading", "finding": "finding", "weakness": "weakness",
}  # fmt: skip
CLOSING = "Closing"


@dataclass
class Findings:
    """The part between introduction and closing: what stands above the first weakness, the groups, the closing.

    `bullets`: the lines on which a bullet begins.
    """

    general: list[Piece] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    closing: list[Chunk] = field(default_factory=list)
    stray_verdicts: list[Passage] = field(default_factory=list)
    bullets: frozenset[int] = frozenset()


def read_findings(chunks: Sequence[Chunk], wording: Wording, listed: bool = False) -> Findings:
    """The chunks sorted under the weaknesses they belong to; `listed`: a table gives the weaknesses."""
    body, closing = _without_closing(list(chunks), wording)
    starts = group_starts(body, wording)
    by_place = not starts and not listed
    if by_place:
        starts = _after_verdicts(body, wording)
    ends = [*starts[1:], len(body)] if starts else []
    groups = [body[start:end] for start, end in zip(starts, ends, strict=True)]
    if groups:
        groups[-1], tail = _without_tail(groups, wording)
        closing = [*tail, *closing]
    found = Findings(closing=closing, bullets=frozenset(c.lines[0] for c in body if c.bullet))
    _read_general(found, body[: starts[0]] if starts else body, wording)
    found.groups = [read_group(group, wording, by_place, listed) for group in groups]
    return found


def _without_closing(chunks: list[Chunk], wording: Wording) -> tuple[list[Chunk], list[Chunk]]:
    """The last paragraphs that speak of what comes next, in the document's own voice."""
    end = len(chunks)
    while end and _closes(chunks[end - 1], wording):
        end -= 1
    return chunks[:end], chunks[end:]


def _closes(chunk: Chunk, wording: Wording) -> bool:
    verdict = pure_verdict(chunk, wording)
    if chunk.bullet or (verdict and verdict.scope != "plural"):
        return False
    return bool(wording.closes.search(chunk.text) or headings.THANKS.match(chunk.text))


def _without_tail(groups: list[list[Chunk]], wording: Wording) -> tuple[list[Chunk], list[Chunk]]:
    """Where every other weakness ends with its verdict, paragraphs after the last verdict close the document."""
    *others, last = groups
    if not others or not all(pure_verdict(group[-1], wording) for group in others):
        return last, []
    end = len(last)
    while end and not last[end - 1].bullet and not pure_verdict(last[end - 1], wording):
        end -= 1
    return (last[:end], last[end:]) if end and pure_verdict(last[end - 1], wording) else (last, [])


def _after_verdicts(chunks: list[Chunk], wording: Wording) -> list[int]:
    """Where nothing marks a weakness: the first chunk, and each that follows a verdict of its own."""
    verdicts = [i for i, c in enumerate(chunks) if pure_verdict(c, wording)]
    if not verdicts or verdicts[-1] == 0:
        return []
    first = next((i + 1 for i, c in enumerate(chunks) if headings.MAIN.match(c.text)), 0)
    return [i for i in (first, *(v + 1 for v in verdicts)) if i < verdicts[-1]]


def _read_general(found: Findings, chunks: Sequence[Chunk], wording: Wording) -> None:
    """What stands above the first weakness."""
    for position, chunk in enumerate(chunks):
        below = chunks[position + 1] if position + 1 < len(chunks) else None
        if headings.MAIN.match(chunk.text) or (is_heading(chunk, wording) and not chunk.bullet):
            found.general.append(Piece("heading", chunk.passage, "Heading"))
        elif pure_verdict(chunk, wording):
            found.stray_verdicts.append(chunk.passage)
            found.general.append(Piece("verdict", chunk.passage, "Verdict"))
        elif chunk.text.endswith(":") and below and below.bullet:
            found.general.append(Piece("paragraph", chunk.passage, "Introduction"))
        else:
            found.general.append(Piece("finding", chunk.passage))


@dataclass(frozen=True)
class ProgressBody:
    """Findings and weaknesses with their references, blocks in document order, the use of each line."""

    findings: tuple[Finding, ...]
    weaknesses: tuple[Weakness, ...]
    blocks: tuple[Block, ...]
    taken_as: tuple[tuple[int, str], ...]


def numbered(found: Findings, year: str, reference: Callable[[str, int], str], general: Section) -> ProgressBody:
    """The findings under references of `year`; those above the first weakness are of section `general`."""
    sections: list[tuple[Section, Passage]] = [(general, p.passage) for p in found.general if p.kind == "finding"]
    sections += [("progress", passage) for group in found.groups for passage in group.findings]
    refs = finding_references(year, ((section, "main") for section, _ in sections))
    findings = tuple(Finding(ref, s, "main", p) for ref, (s, p) in zip(refs, sections, strict=True))
    weak = [group for group in found.groups if group.weakness is not None]
    weaknesses = tuple(
        Weakness(reference(year, n), group.weakness, (), group.enough, found_under(group, findings))
        for n, group in enumerate(weak, 1)
        if group.weakness is not None
    )
    ref_of = {id(f.passage): f.ref for f in findings} | {id(w.passage): w.ref for w in weaknesses}
    pieces = [*found.general, *(p for group in found.groups for p in group.pieces)]
    pieces.sort(key=lambda piece: piece.passage.lines[0])
    blocks = [_block(piece, ref_of, found.bullets) for piece in pieces] + [
        Block("paragraph", c.text) for c in found.closing
    ]
    taken = list(_taken(pieces, ref_of)) + [(n, CLOSING) for c in found.closing for n in c.lines]
    return ProgressBody(findings, weaknesses, tuple(blocks), tuple(taken))


def found_under(group: Group, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The references of the findings made of this group's passages."""
    own = {id(passage) for passage in group.findings}
    return tuple(f.ref for f in findings if id(f.passage) in own)


def _block(piece: Piece, ref_of: dict[int, str], bullets: frozenset[int]) -> Block:
    ref = ref_of.get(id(piece.passage), "")
    if ref and piece.kind in {"finding", "weakness"}:
        return Block(_BLOCKS[piece.kind], ref=ref, bulleted=piece.passage.lines[0] in bullets)
    return Block(_BLOCKS.get(piece.kind, "paragraph"), piece.passage.full_text)


def _taken(pieces: Sequence[Piece], ref_of: dict[int, str]) -> Iterator[tuple[int, str]]:
    """The use of each line; a line that carries a weakness or finding and something else has its reference."""
    for piece in (p for p in pieces if p.role):
        yield from ((line, piece.role) for line in piece.passage.lines)
    for piece in (p for p in pieces if not p.role):
        yield from ((line, ref_of[id(piece.passage)]) for line in piece.passage.lines)
