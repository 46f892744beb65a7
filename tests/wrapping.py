"""A text letter as pieces to set anew, as PDF, Word or web page.

The words and their order come from the text; which line is a heading, a finding or a sub-item comes from
the JSON that the answer keys vouch for. Nothing here reads a PDF, Word or HTML file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from toolkit.letters.as_json import as_dict
from toolkit.model.letter import Letter, Passage

Sort = Literal["paper", "letterhead", "address", "title", "paragraph", "heading", "subheading", "item", "table", "line"]
_GLYPH = re.compile(r"^(\s*)[-\u25a0\u2013\u2022]\s+")
_HEAD = {
    "Letterhead": "letterhead",
    "Date of letter": "address",
    "Addressed to": "address",
    "Salutation": "address",
    "Label of the appendix": "address",
}


@dataclass(frozen=True)
class Piece:
    """One paragraph. `level` is an item's depth; `marked` False for an item whose bullet the text lost;
    `apart` False for a line that stands directly under the one above."""

    sort: Sort
    text: str = ""
    level: int = 0
    marked: bool = True
    apart: bool = True
    rows: tuple[tuple[str, ...], ...] = ()


def pieces_of(letter: Letter) -> list[Piece]:
    """The whole document from the covering paper to the copy list."""
    raw = {line.number: line.text for line in letter.document.lines}
    return [*_above_the_title(letter, raw), *_body(letter, raw), *_copies(letter, raw)]


def _above_the_title(letter: Letter, raw: dict[int, str]) -> Iterator[Piece]:
    for number, use in letter.taken_as:
        if use == "Covering paper" or use in _HEAD:
            words = raw[number].strip()
            apart = not raw.get(number - 1, "").strip()
            sort: Any = "paper" if use == "Covering paper" else _HEAD[use]
            glyph = _GLYPH.match(raw[number])
            if sort == "paper" and glyph:
                yield Piece("item", raw[number][glyph.end() :].replace("\t", "  "))
            else:
                yield Piece(sort, re.sub(r"^#+\s*", "", words).replace("\t", "  "), apart=apart)


def _body(letter: Letter, raw: dict[int, str]) -> Iterator[Piece]:
    passages = {f.ref: f.passage for f in letter.findings} | {w.ref: w.passage for w in letter.weaknesses}
    for block in letter.blocks:
        if block.ref:
            yield from _items(passages[block.ref], raw)
        elif block.kind in {"title", "paragraph", "heading", "subheading"}:
            yield Piece(block.kind, block.text.strip("*"))
        elif block.kind == "signature":
            yield Piece("line", block.text)
        elif block.kind == "table":
            yield Piece("table", rows=block.rows)


def _items(passage: Passage, raw: dict[int, str]) -> Iterator[Piece]:
    lines = [raw[number] for number in passage.lines]
    yield Piece("item", passage.text, 0, _is_marked(passage.text, lines))
    for text in passage.sub_items:
        yield Piece("item", text, 1, _is_marked(text, lines))


def _is_marked(text: str, lines: list[str]) -> bool:
    """False where the text's own line has no glyph in front."""
    start = " ".join(text.split()[:4])
    line = next((x for x in lines if start in " ".join(x.split())), "-  ")
    return bool(_GLYPH.match(line))


def _copies(letter: Letter, raw: dict[int, str]) -> Iterator[Piece]:
    numbers = [number for number, use in letter.taken_as if use == "Copied to"]
    for number in numbers:
        yield Piece("line", raw[number].strip(), apart=number == numbers[0])


def comparable(letter: Letter) -> dict[str, Any]:
    """The letter's JSON without what depends on the file: source, pages, line numbers, where a problem stands."""
    whole = as_dict(letter)
    for passage in (*whole["findings"], *whole["significant_weaknesses"]):
        del passage["page"], passage["lines"]
    for problem in whole["problems"]:
        del problem["where"]
    del whole["source"]
    return whole


def half(text: str) -> int:
    """Where to cut a text so that the cut falls between two words in mid-sentence."""
    spaces = [m.start() + 1 for m in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)]
    return spaces[len(spaces) // 2] if spaces else len(text)
