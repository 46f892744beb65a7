"""Chunks under their weakness: where each begins, which words quote it, what was found, and the verdict."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from toolkit.letters import headings
from toolkit.letters.progress_chunks import Chunk
from toolkit.letters.progress_wording import Judgement, Wording, judgement_in, sentences
from toolkit.model.letter import Passage

PieceKind = Literal["heading", "subheading", "paragraph", "verdict", "weakness", "finding"]
_GENERIC = re.compile(
    r"^(?:(?:main |key |our |inspection )?findings|(?:the )?progress(?: (?:made|since).*)?"
    r"|what (?:have )?inspectors (?:have )?found"
    r"|evidence|impact|(?:overall )?(?:judgement|verdict|conclusion|evaluation|outcome)s?|strengths?"
    r"|what (?:has|is|remains|needs|still) .{0,60}|next steps?|areas? (?:for|that) .{0,40})[:?]?$",
    re.I,
)
_SUFFIX = re.compile(r"^(?P<text>.{8,}?)\s*[\u2013\u2014:(-]+\s*(?P<verdict>[^\u2013\u2014:(]{6,60}?)\)?\.?$")
_QUOTED = re.compile(r"^[\"'\u2018\u201c].*[\"'\u2019\u201d][.;]?$", re.S)
_LONGEST_HEADING = 60
_NONE_GIVEN = 0.1  # a judgement may be missing: headings that have some are still headings
BY_PLACE = (
    "Nothing marks this as an area of weakness; it was taken as one because it stands after the verdict above it."
)
SPLIT = "The first sentence was taken as the area of weakness, the rest of its paragraph as a finding."
WHICH_BULLETS = (
    "Several bullets stand under the words of the first inspection; only the first was taken as the weakness."
)


@dataclass(frozen=True)
class Piece:
    """A chunk, or a part of one, with the use made of it."""

    kind: PieceKind
    passage: Passage
    role: str = ""


@dataclass
class Group:
    """One weakness: its words, the pieces in order, and the judgements given on it."""

    weakness: Passage | None = None
    pieces: list[Piece] = field(default_factory=list)
    verdicts: list[Judgement] = field(default_factory=list)
    label: str = ""

    @property
    def enough(self) -> bool | None:
        """Whether enough was done; None where no verdict was found, or several that do not agree."""
        given = {v.enough for v in self.verdicts}
        partly = any(v.scope == "partly" for v in self.verdicts)
        return given.pop() if len(given) == 1 and not partly else None

    @property
    def findings(self) -> list[Passage]:
        return [p.passage for p in self.pieces if p.kind == "finding"]


def pure_verdict(chunk: Chunk, wording: Wording) -> Judgement | None:
    """The judgement of a chunk that says nothing else; None for findings and for judgements on several."""
    judged = [judgement_in(s, wording) for s in sentences(chunk.passage.full_text)]
    first = judged[0] if judged else None
    if first is None or any(j is None for j in judged) or any(j and j.scope == "several" for j in judged):
        return None
    return first


def group_starts(chunks: Sequence[Chunk], wording: Wording) -> list[int]:
    """Positions at which a weakness begins: by numbers, the words of the first inspection, headings, or several.

    Taken is what gives most weaknesses one judgement each.
    """
    heads = _headings(chunks, wording)
    labels = [i for i, c in enumerate(chunks) if wording.label.match(c.text)] or _numbered(chunks)
    openings = [i for i, c in enumerate(chunks) if is_opening(c, wording)]
    named = [i for i in sorted(heads) if i - 1 not in heads and not _GENERIC.match(chunks[i].text)]
    ways = [labels, openings, named, labels + openings, openings + named, labels + named, labels + openings + named]
    found = [sorted({_with_heads(i, heads) for i in way}) for way in ways]
    if not any(pure_verdict(c, wording) for c in chunks):
        return next((starts for starts in found if starts), [])
    return max([*found, []], key=lambda starts: _one_judgement_each(chunks, starts, wording))


def _one_judgement_each(chunks: Sequence[Chunk], starts: list[int], wording: Wording) -> float:
    """The weaknesses that have one judgement, less those with several or none and judgements above them all."""
    if not starts:
        return 0
    groups = [read_group(chunks[a:b], wording) for a, b in zip(starts, [*starts[1:], len(chunks)], strict=True)]
    weight = {0: -_NONE_GIVEN, 1: 1.0}
    stray = sum(1 for chunk in chunks[: starts[0]] if pure_verdict(chunk, wording))
    return sum(weight.get(len(group.verdicts), -1.0) for group in groups) - stray


def is_opening(chunk: Chunk, wording: Wording) -> bool:
    """True for the words that bring in what the first inspection found, and nothing else."""
    if not wording.opens.match(chunk.text):
        return False
    return chunk.text.endswith(":") or len(sentences(chunk.text)) == 1 or ":" in sentences(chunk.text)[0]


def _numbered(chunks: Sequence[Chunk]) -> list[int]:
    """Paragraphs numbered 1, 2, 3 ... throughout; none where the numbers begin again under each heading."""
    found = [i for i, c in enumerate(chunks) if c.number.isdigit()]
    rising = [int(chunks[i].number) for i in found] == list(range(1, len(found) + 1))
    return found if rising and len(found) > 1 else []


def _headings(chunks: Sequence[Chunk], wording: Wording) -> set[int]:
    """Headings that name something: not those that come again and again."""
    texts = Counter(c.text.lower() for c in chunks)
    return {
        i
        for i, c in enumerate(chunks)
        if is_heading(c, wording) and texts[c.text.lower()] == 1 and not headings.MAIN.match(c.text)
    }


def is_heading(chunk: Chunk, wording: Wording) -> bool:
    """Words set as a heading, or without a stop; a judgement is none, nor a bullet unless it is emphatic."""
    if pure_verdict(chunk, wording) or wording.opens.match(chunk.text) or chunk.passage.sub_items:
        return False
    if chunk.emphatic:
        return True
    closed = chunk.text[-1:] in ".!?:;,"
    return not chunk.bullet and not closed and len(chunk.text.split()) <= _LONGEST_HEADING


def _with_heads(position: int, heads: set[int]) -> int:
    """The heading above the words of the first inspection belongs to them."""
    while position - 1 in heads:
        position -= 1
    return position


def read_group(chunks: Sequence[Chunk], wording: Wording, by_place: bool = False) -> Group:
    """The weakness and what was found; `by_place`: its first chunk is the weakness because nothing else is."""
    return _GroupReader(list(chunks), wording).read(by_place)


class _GroupReader:
    def __init__(self, chunks: list[Chunk], wording: Wording) -> None:
        self.chunks = chunks
        self.wording = wording
        self.group = Group()
        self.loose_counts = not any(self._explicit(c) for c in chunks)

    def read(self, by_place: bool) -> Group:
        if by_place:
            self._weakness(replace(self.chunks.pop(0).passage, uncertain=BY_PLACE))
        else:
            heads = self._heads()
            self._verdicts()
            self._words_of_the_weakness(heads)
        self._rest()
        self._verdicts_inside_findings()
        return self.group

    # ---- the weakness

    def _heads(self) -> list[Chunk]:
        heads: list[Chunk] = []
        while self.chunks and self._is_head(self.chunks[0], not heads):
            heads.append(self.chunks.pop(0))
        return heads

    def _is_head(self, chunk: Chunk, first: bool) -> bool:
        if self.wording.opens.match(chunk.text) or pure_verdict(chunk, self.wording):
            return False
        numbered = first and (bool(chunk.number) or bool(self.wording.label.match(chunk.text)))
        return (
            numbered
            or (is_heading(chunk, self.wording) and not _GENERIC.match(chunk.text) and not chunk.bullet)
            or (first and chunk.bullet and chunk.emphatic)
        )

    def _words_of_the_weakness(self, heads: list[Chunk]) -> None:
        below = self.chunks[0] if self.chunks else None
        if below and self.wording.opens.match(below.text) and (is_opening(below, self.wording) or not heads):
            self._place_heads(heads)
            self._opening(self.chunks.pop(0))
        elif heads and below and (self._is_bare_label(heads[-1]) or _is_quotation(below)):
            self._place_heads(heads)
            self._weakness(self.chunks.pop(0).passage)
        elif heads:
            self._place_heads(heads[:-1])
            self._weakness_in_heading(heads[-1])

    def _is_bare_label(self, chunk: Chunk) -> bool:
        match = self.wording.label.match(chunk.text)
        return bool(match and not match["rest"])

    def _place_heads(self, heads: list[Chunk]) -> None:
        for chunk in heads:
            self.group.pieces.append(Piece("heading", chunk.passage, "Heading"))
            match = self.wording.label.match(chunk.text)
            self.group.label = self.group.label or (match["number"] if match else chunk.number)

    def _weakness(self, passage: Passage) -> None:
        self.group.weakness = passage
        self.group.pieces.append(Piece("weakness", passage))

    def _weakness_in_heading(self, chunk: Chunk) -> None:
        """A heading that is the weakness itself, perhaps with its label before it and the verdict after it."""
        match = self.wording.label.match(chunk.text)
        text = chunk.text
        self.group.label = self.group.label or (match["number"] if match else chunk.number)
        if match and match["rest"]:
            text = match["rest"]
            label = chunk.text[: match.start("rest")].strip()
            self.group.pieces.append(Piece("heading", replace(chunk.passage, text=label), "Heading"))
        suffix = _SUFFIX.match(text)
        verdict = judgement_in(suffix["verdict"].strip(), self.wording) if suffix else None
        if suffix and verdict:
            self._weakness(replace(chunk.passage, text=suffix["text"].strip()))
            self.group.verdicts.append(verdict)
            self.group.pieces.append(
                Piece("verdict", replace(chunk.passage, text=suffix["verdict"].strip()), "Verdict")
            )
        else:
            self._weakness(replace(chunk.passage, text=text))

    def _opening(self, chunk: Chunk) -> None:
        """The words of the first inspection: the weakness stands below them, in them, or is them."""
        first, *more = sentences(chunk.text)
        if chunk.text.endswith(":") and not more and not chunk.passage.sub_items:
            self.group.pieces.append(Piece("paragraph", chunk.passage, "Introduction"))
            self._quoted()
        elif chunk.passage.sub_items and chunk.text.endswith(":"):
            self.group.pieces.append(Piece("paragraph", replace(chunk.passage, sub_items=()), "Introduction"))
            text, *others = chunk.passage.sub_items
            self._weakness(replace(chunk.passage, text=text, sub_items=tuple(others), uncertain=""))
        elif ": " in first and not more:
            before, _, text = chunk.text.partition(": ")
            self.group.pieces.append(Piece("paragraph", replace(chunk.passage, text=f"{before}:"), "Introduction"))
            self._weakness(replace(chunk.passage, text=text))
        elif more and not chunk.bullet:
            self._weakness(replace(chunk.passage, text=first, uncertain=SPLIT))
            self.group.pieces.append(Piece("finding", replace(chunk.passage, text=" ".join(more))))
        else:
            self._weakness(chunk.passage)

    def _quoted(self) -> None:
        """The bullet or paragraph under "The initial inspection found that:"."""
        if not self.chunks:
            return
        first = self.chunks.pop(0)
        parts = [first.passage]
        while self.chunks and first.bullet and self._goes_on_quoting(first, self.chunks[0]):
            parts.append(self.chunks.pop(0).passage)
        doubt = WHICH_BULLETS if first.bullet and self._more_like(first) else ""
        self._weakness(_together(parts, doubt))

    def _goes_on_quoting(self, first: Chunk, chunk: Chunk) -> bool:
        """Bullets in small letters end the sentence of the first inspection; findings begin with a capital."""
        if not chunk.bullet or pure_verdict(chunk, self.wording) or chunk.emphatic != first.emphatic:
            return False
        return first.text[:1].islower() and chunk.text[:1].islower()

    def _more_like(self, first: Chunk) -> bool:
        """Another bullet of the same sort follows, and other findings too: it cannot be known what it is."""
        below = self.chunks[0] if self.chunks else None
        if below is None or not below.bullet or below.emphatic != first.emphatic:
            return False
        after = next((c for c in self.chunks if not c.bullet and not pure_verdict(c, self.wording)), None)
        return after is not None and below.text[:1].islower() == first.text[:1].islower()

    # ---- verdicts and findings

    def _explicit(self, chunk: Chunk) -> bool:
        judged = pure_verdict(chunk, self.wording)
        return judged is not None and judged.scope != "loose"

    def _verdict_of(self, chunk: Chunk) -> Judgement | None:
        judged = pure_verdict(chunk, self.wording)
        return judged if judged and (judged.scope != "loose" or self.loose_counts) else None

    def _verdicts(self) -> None:
        while self.chunks and (verdict := self._verdict_of(self.chunks[0])):
            self._place_verdict(self.chunks.pop(0), verdict)

    def _place_verdict(self, chunk: Chunk, verdict: Judgement) -> None:
        self.group.verdicts.append(verdict)
        self.group.pieces.append(Piece("verdict", chunk.passage, "Verdict"))

    def _rest(self) -> None:
        for position, chunk in enumerate(self.chunks):
            below = self.chunks[position + 1] if position + 1 < len(self.chunks) else None
            verdict = self._verdict_of(chunk)
            if verdict:
                self._place_verdict(chunk, verdict)
            elif is_heading(chunk, self.wording) and not chunk.bullet:
                self.group.pieces.append(Piece("subheading", chunk.passage, "Heading"))
            elif chunk.text.endswith(":") and not chunk.bullet and below and below.bullet:
                self.group.pieces.append(Piece("paragraph", chunk.passage, "Introduction"))
            else:
                self.group.pieces.append(Piece("finding", chunk.passage))

    def _verdicts_inside_findings(self) -> None:
        """A verdict that stands in the same paragraph as findings, where it has none of its own."""
        if self.group.verdicts:
            return
        for passage in self.group.findings:
            judged = (judgement_in(s, self.wording) for s in sentences(passage.full_text))
            self.group.verdicts += [j for j in judged if j and j.scope in {"one", "partly"}]


def _is_quotation(chunk: Chunk) -> bool:
    return not chunk.bullet and bool(_QUOTED.match(chunk.text))


def _together(parts: list[Passage], doubt: str) -> Passage:
    first, *others = parts
    lines = tuple(sorted({n for p in parts for n in p.lines}))
    sub_items = (*first.sub_items, *(p.text for p in others))
    return Passage(first.text, sub_items, lines, first.page, doubt or first.uncertain)
