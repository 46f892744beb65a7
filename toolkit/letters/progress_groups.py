"""The chunks about one weakness: which words quote it, what was found, and the verdict."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from toolkit.letters.progress_chunks import Chunk
from toolkit.letters.progress_wording import Judgement, Wording, judgement_in, sentences
from toolkit.model.letter import Passage

PieceKind = Literal["heading", "subheading", "paragraph", "verdict", "weakness", "finding"]
GENERIC = re.compile(
    r"^(?:(?:main |key |our |inspection )?findings|(?:the )?progress(?: (?:made|since)\b.*)?"
    r"|(?:the )?progress (?:made )?(?:in addressing|against|on|towards|with) (?:the|each|all) .*"
    r"|what (?:have )?inspectors (?:have )?found"
    r"|evidence|impact|(?:overall )?(?:judgement|verdict|conclusion|evaluation|outcome)s?|strengths?"
    r"|what (?:has|is|remains|needs|still) .{0,60}|next steps?|areas? (?:for|that) .{0,40})[:?]?$",
    re.I,
)
_SUFFIX = re.compile(r"^(?P<text>.{8,}?)\s*[\u2013\u2014:(-]+\s*(?P<verdict>[^\u2013\u2014:(]{6,60}?)\)?\.?$")
_QUOTED = re.compile(r"^[\"'\u2018\u201c].*[\"'\u2019\u201d][.;]?$", re.S)
_LONGEST_HEADING = 60
_WEAKER = ("loose", "plural")
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


def is_opening(chunk: Chunk, wording: Wording) -> bool:
    """True for the words that bring in what the first inspection found, and nothing else."""
    if not wording.opens.match(chunk.text):
        return False
    return chunk.text.endswith(":") or len(sentences(chunk.text)) == 1 or ":" in sentences(chunk.text)[0]


def is_heading(chunk: Chunk, wording: Wording) -> bool:
    """Words set as a heading, or without a stop; a judgement is none, nor a bullet unless it is emphatic."""
    if pure_verdict(chunk, wording) or wording.opens.match(chunk.text) or chunk.passage.sub_items:
        return False
    if chunk.emphatic:
        return True
    closed = chunk.text[-1:] in ".!?:;,"
    return not chunk.bullet and not closed and len(chunk.text.split()) <= _LONGEST_HEADING


def read_group(chunks: Sequence[Chunk], wording: Wording, by_place: bool = False, listed: bool = False) -> Group:
    """The weakness and what was found.

    `by_place`: its first chunk is the weakness because nothing else is. `listed`: a table gives the
    weaknesses, so that a heading with a number only names one of them.
    """
    return _GroupReader(list(chunks), wording, listed).read(by_place)


class _GroupReader:
    def __init__(self, chunks: list[Chunk], wording: Wording, listed: bool) -> None:
        self.chunks = chunks
        self.listed = listed
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
        """The headings on top; one such as "Progress" below them belongs to the findings."""
        end = 0
        while end < len(self.chunks) and self._is_head(self.chunks[end], self.chunks[:end]):
            end += 1
        while end > 1 and GENERIC.match(self.chunks[end - 1].text) and not self._label(self.chunks[end - 1]):
            end -= 1
        heads, self.chunks = self.chunks[:end], self.chunks[end:]
        return heads

    def _label(self, chunk: Chunk) -> re.Match[str] | None:
        return self.wording.label.match(chunk.text)

    def _is_head(self, chunk: Chunk, above: list[Chunk]) -> bool:
        if self.wording.opens.match(chunk.text) or pure_verdict(chunk, self.wording):
            return False
        numbered = bool(chunk.number) and not any(c.number for c in above)
        if numbered or self._label(chunk) or (not above and chunk.bullet and chunk.emphatic):
            return True
        return is_heading(chunk, self.wording) and not chunk.bullet

    def _words_of_the_weakness(self, heads: list[Chunk]) -> None:
        below = self.chunks[0] if self.chunks else None
        if below and self.wording.opens.match(below.text) and (is_opening(below, self.wording) or not heads):
            self._place_heads(heads)
            self._opening(self.chunks.pop(0))
        elif heads and self.listed and self._is_bare_label(heads[-1]):
            self._place_heads(heads)
        elif heads and below and (self._is_bare_label(heads[-1]) or _is_quotation(below)):
            self._place_heads(heads)
            self._weakness(self.chunks.pop(0).passage)
        elif heads:
            self._place_heads(heads[:-1])
            self._weakness_in_heading(heads[-1])

    def _is_bare_label(self, chunk: Chunk) -> bool:
        match = self._label(chunk)
        return bool(match and not match["rest"])

    def _place_heads(self, heads: list[Chunk]) -> None:
        for chunk in heads:
            self.group.pieces.append(Piece("heading", chunk.passage, "Heading"))
            match = self._label(chunk)
            self.group.label = self.group.label or (match["number"] if match else chunk.number)

    def _weakness(self, passage: Passage) -> None:
        self.group.weakness = passage
        self.group.pieces.append(Piece("weakness", passage))

    def _weakness_in_heading(self, chunk: Chunk) -> None:
        """A heading that is the weakness itself, perhaps with its label before it and the verdict after it."""
        match = self._label(chunk)
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
        return judged is not None and judged.scope not in _WEAKER

    def _verdict_of(self, chunk: Chunk) -> Judgement | None:
        judged = pure_verdict(chunk, self.wording)
        return judged if judged and (judged.scope not in _WEAKER or self.loose_counts) else None

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
