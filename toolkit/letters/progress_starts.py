"""Where each weakness begins in a letter or report about progress."""

from collections import Counter
from collections.abc import Sequence

from toolkit.letters import headings
from toolkit.letters.progress_chunks import Chunk
from toolkit.letters.progress_groups import GENERIC, is_heading, is_opening, pure_verdict, read_group
from toolkit.letters.progress_wording import Wording

_NONE_GIVEN = 0.1  # a judgement may be missing: headings that have some are still headings


def group_starts(chunks: Sequence[Chunk], wording: Wording) -> list[int]:
    """Positions at which a weakness begins: by numbers, the words of the first inspection, headings, or several.

    Taken is what gives most weaknesses one judgement each.
    """
    heads = _headings(chunks, wording)
    labels = [i for i, c in enumerate(chunks) if wording.label.match(c.text)] or _numbered(chunks)
    openings = [i for i, c in enumerate(chunks) if is_opening(c, wording)]
    named = [i for i in sorted(heads) if i - 1 not in heads and not GENERIC.match(chunks[i].text)]
    spoken = [i for i, c in enumerate(chunks) if wording.opens.match(c.text)]
    ways = [labels, openings, named, labels + openings, openings + named, labels + named, labels + openings + named]
    ways += [spoken, spoken + named]
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


def _with_heads(position: int, heads: set[int]) -> int:
    """The heading above the words of the first inspection belongs to them."""
    while position - 1 in heads:
        position -= 1
    return position
