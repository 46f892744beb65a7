"""A letter or report as chunks: headings, paragraphs and bullets in order, each healed of its line breaks."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from toolkit.letters import headings
from toolkit.letters.layout import DASHES, Mark, without_number
from toolkit.letters.lists import is_open, join, read_list
from toolkit.model.document import Line
from toolkit.model.letter import Passage

_MID_PHRASE = re.compile(
    r"(?:,|\b(?:a|an|and|as|at|by|for|from|has|have|in|is|are|was|were|be|been|of|on|or|than|that|the|their|this"
    r"|to|which|who|with|its))$",
    re.I,
)
_NEARLY_FULL = 0.75
_MARKED = re.compile(r"^\s*(?:#{1,6}\s|(?:\*\*|__).+(?:\*\*|__)\s*$)")


@dataclass(frozen=True)
class Chunk:
    """A heading, paragraph or bullet; `emphatic` where the source sets all of it as a heading or in bold."""

    marks: tuple[Mark, ...]
    passage: Passage
    bullet: bool = False
    emphatic: bool = False
    number: str = ""

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def lines(self) -> tuple[int, ...]:
        return self.passage.lines


def emphatic_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines that the source marks as headings or prints in bold."""
    bold = (n for n in lines if n.heading or (n.place is not None and n.place.bold) or _MARKED.match(n.text))
    return frozenset(line.number for line in bold)


def read_chunks(
    marks: Sequence[Mark], wrapped: bool, emphatic: frozenset[int], starts: Callable[[str], bool]
) -> list[Chunk]:
    """The marks put together; `starts` knows lines that begin a chunk of their own without space above."""
    runs: list[list[Mark]] = []
    full = _full_line(marks) if wrapped else 0
    for mark in marks:
        if runs and _is_dash_of_the_text(runs[-1], mark, full):
            runs[-1].append(mark.as_text)
        elif runs and _goes_on(runs[-1], mark, full, emphatic) and not _starts(runs[-1], mark, starts):
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return [chunk for run in runs for chunk in _chunks_of(run, wrapped, emphatic)]


def _is_dash_of_the_text(run: list[Mark], mark: Mark, full: int) -> bool:
    dash = full > 0 and not _had_room(run[-1], mark, full) and mark.glyph and mark.gap == 0 and mark.sign in DASHES
    return dash and not run[0].glyph and is_open(run[-1].text)


def _starts(run: list[Mark], mark: Mark, starts: Callable[[str], bool]) -> bool:
    above = run[-1]
    if headings.MAIN.match(above.text) or headings.MAIN.match(mark.text):
        return True
    if mark.glyph or is_open(above.text):
        return bool(run[0].number) and mark.number == _next(run[0].number)
    return starts(mark.text) or bool(mark.number)


def _next(number: str) -> str:
    return str(int(number) + 1) if number.isdigit() else chr(ord(number) + 1) if len(number) == 1 else ""


def _full_line(marks: Sequence[Mark]) -> int:
    """The length from which a line is as good as full, where paragraphs run over several lines."""
    lengths = sorted(len(m.text) for m in marks)
    return max(1, int(lengths[len(lengths) * 9 // 10] * _NEARLY_FULL)) if lengths else 1


def _goes_on(run: list[Mark], mark: Mark, full: int, emphatic: frozenset[int]) -> bool:
    """`full` is 0 where each line is a paragraph."""
    above, tail = run[-1], mark.text[:1].islower()
    if mark.glyph:
        return run[0].glyph
    still_open = is_open(above.text)
    if (mark.line in emphatic) != (above.line in emphatic) and not (still_open and tail):
        return False
    hangs = mark.indent > 0 and run[0].glyph
    if mark.gap == 0 and (full or hangs) and mark.page == above.page:
        return hangs or tail or not _had_room(above, mark, full) or bool(_MID_PHRASE.search(above.text))
    cut_by_page = mark.page != above.page and len(above.text) >= full > 0
    return still_open and (tail or bool(_MID_PHRASE.search(above.text)) or cut_by_page)


def _had_room(above: Mark, mark: Mark, full: int) -> bool:
    """The next line's first word would have stood on the line above, had the paragraph gone on."""
    return len(above.text) + 1 + len(mark.text.split(" ")[0]) <= full


def _chunks_of(run: list[Mark], wrapped: bool, emphatic: frozenset[int]) -> list[Chunk]:
    if run[0].glyph:
        items = read_list(run, wrapped).items
        return [
            _bullet([m for i in (item, *item.sub_items) for m in i.marks], item.passage(), emphatic) for item in items
        ]
    text = join([without_number(run[0].text), *(m.text for m in run[1:])])
    passage = Passage(text, (), tuple(m.line for m in run), run[0].page)
    return [Chunk(tuple(run), passage, False, all(m.line in emphatic for m in run), run[0].number)]


def _bullet(marks: list[Mark], passage: Passage, emphatic: frozenset[int]) -> Chunk:
    return Chunk(tuple(marks), passage, True, all(m.line in emphatic for m in marks))
