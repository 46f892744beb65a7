"""The marks on a line: indent, bullet glyph, emphasis, and the gap above it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from toolkit.model.document import Line

DASHES = ("-", "\u2013", "\u2014")
GLYPHS = "-\u2013\u2014\u2022\u25aa\u25a0\u25fc\u25fe\u25cf\u25cb\u25e6\u25a1\u2023\u2043\u00b7*\uf0b7\uf0a7\uf02d"
_KNOWN = rf"[{re.escape(GLYPHS)}]|o(?=\s)"
_UNKNOWN = re.compile(r"^\s*([^\w\s\"'\u2018\u2019\u201c\u201d(\[<&#|/\u00a3$@])\s+(?=\S)")
_CLOSE = re.compile(rf"^\s*([{re.escape(GLYPHS.replace('*', ''))}])(?=[^\W\d])")
_NUMBER = re.compile(r"^\(?(\d{1,2}|[ivx]{1,5}|[a-z])[.)]\s+(?=\S)")
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+")
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?(?:\s*[-\u2013\u2014])?$", re.I)
LONG_LINE = 130
_MANY = 3


@dataclass(frozen=True)
class Mark:
    """A line with its layout read off: `text` is without glyph, heading marks and bold marks.

    `indent` is the column of the glyph or first word, `text_column` that of the words; `gap`
    counts the blank lines above. `number` is the item's number or letter, where one marks it; `sign`
    is the glyph itself.
    """

    line: int
    page: int | None
    text: str
    indent: int
    text_column: int
    gap: int
    glyph: bool
    number: str = ""
    sign: str = ""

    @property
    def as_text(self) -> "Mark":
        """The line with its glyph taken as part of the words."""
        return replace(self, text=f"{self.sign} {self.text}", glyph=False) if self.glyph else self


def read_marks(lines: Iterable[Line]) -> list[Mark]:
    """The lines that carry words, with their layout; a glyph alone on its line marks the next one."""
    lines = list(lines)
    glyph = _glyph_pattern(lines)
    marks: list[Mark] = []
    gap, alone = 0, ""
    for line in lines:
        text = line.text.strip()
        if not text:
            gap += 1
        elif glyph.fullmatch(f"{text} "):
            alone = text
        else:
            mark = _mark(line, gap, glyph)
            marks.append(replace(mark, glyph=True, sign=alone) if alone else mark)
            gap, alone = 0, ""
    return marks


def _glyph_pattern(lines: list[Line]) -> re.Pattern[str]:
    """The glyphs known, any other sign that starts several lines, and glyphs that lost the space after them."""
    signs = Counter(m[1] for line in lines if (m := _UNKNOWN.match(line.text)))
    learned = "".join(re.escape(sign) for sign, count in signs.items() if count > _MANY)
    close = Counter(m[1] for line in lines if (m := _CLOSE.match(line.text)))
    tight = "".join(re.escape(sign) for sign, count in close.items() if count > 2 * _MANY)
    spaced = rf"(?P<sign>{_KNOWN}{f'|[{learned}]' if learned else ''})\s+"
    return re.compile(rf"{spaced}|(?P<close>[{tight}])(?=\w)" if tight else rf"{spaced}|(?P<close>(?!))")


def _mark(line: Line, gap: int, glyph_pattern: re.Pattern[str]) -> Mark:
    text = line.text.expandtabs(1) if line.text[:1] == "\t" else line.text
    indent = len(text) - len(text.lstrip())
    words = _MARKDOWN_HEADING.sub("", text.lstrip())
    glyph = glyph_pattern.match(words)
    bare = words[glyph.end() :] if glyph else words
    number = "" if glyph else _number_of(bare)
    column = indent + (glyph.end() if glyph else 0)
    sign = (glyph["sign"] or glyph["close"]) if glyph else ""
    return Mark(line.number, line.page, plain(bare), indent, column, gap, bool(glyph), number, sign)


def _number_of(words: str) -> str:
    match = _NUMBER.match(words)
    return match[1] if match else ""


def plain(text: str) -> str:
    """Without markdown's bold marks, white space single; a tab or wide gap, as in a table, is a tab."""
    bare = re.sub(r"\*\*|__(?=\S)|(?<=\S)__", "", text)
    return re.sub(r"[^\S\t]+", " ", re.sub(r" {3,}", "\t", bare)).strip()


def without_number(text: str) -> str:
    """Without the "1." or "a)" that only marks an item."""
    return _NUMBER.sub("", text)


def page_numbers(marks: list[Mark]) -> set[int]:
    """Lines that only number a page: dashed, or set apart by a blank line, or one of a rising sequence."""
    below = [*(m.gap for m in marks[1:]), 1]
    alone = [(m, gap) for m, gap in zip(marks, below, strict=True) if _PAGE_NUMBER.match(m.text)]
    numbers = [int(re.findall(r"\d+", m.text)[0]) for m, _ in alone]
    rising = len(numbers) >= _MANY and all(b - a == 1 for a, b in pairwise(numbers))
    return {m.line for m, gap in alone if rising or m.gap or gap or (m.glyph and m.text[-1:] in DASHES)}


def repeated_furniture(marks: list[Mark]) -> set[int]:
    """Headers and footers: the same words, but for digits, on three lines or more that stand by themselves."""
    below = [*(m.gap for m in marks[1:]), 1]
    apart = [m for m, gap in zip(marks, below, strict=True) if m.gap and gap and not m.glyph]
    counts = Counter(_shape(m) for m in apart)
    return {m.line for m in apart if counts[_shape(m)] >= _MANY and len(m.text) < LONG_LINE}


def _shape(mark: Mark) -> str:
    return re.sub(r"\d+", "0", mark.text.lower())


def is_hard_wrapped(marks: list[Mark]) -> bool:
    """True where a paragraph runs over several short lines rather than being one long line."""
    running = [m for m in marks if "\t" not in m.text]
    return sum(1 for m in running if len(m.text) > LONG_LINE) * 20 < len(running)
