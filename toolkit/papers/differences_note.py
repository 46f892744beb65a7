"""The note of what differs, as a clerk opens it beside the two papers: plain text, in her words."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from toolkit.papers.differences import Difference, Differences, Piece, differences
from toolkit.papers.fingerprint import paper_lines
from toolkit.papers.placing import Placing
from toolkit.rules.english import counted

_WIDTH, _ROW_NAME = 100, 60
_TITLE = "What differs between your paper and the new version"


@dataclass(frozen=True)
class Note:
    """A text file for Notepad and every other editor, and how many differences it names."""

    file_name: str
    data: bytes
    why: str


def difference_note(placing: Placing, yours: bytes, new: bytes) -> Note | None:
    """What differs between the paper that `placing` names as edited and the new one; None for no Word document."""
    mine, theirs = paper_lines(yours), paper_lines(new)
    if mine is None or theirs is None:
        return None
    found = differences(mine, theirs)
    lines = "\r\n".join(note_lines(found, placing.edited, placing.file_name))
    why = f"{counted(found.count, 'difference')} from {placing.edited}, which was kept as edited"
    name = f"{placing.file_name.removesuffix('.docx')}-differences.txt"
    return Note(name, f"\ufeff{lines}\r\n".encode(), why)


def note_lines(found: Differences, yours: str, new: str) -> Iterator[str]:
    yield from _headed(_TITLE, "=")
    yield f"Your paper:   {yours}"
    yield "              Edited by hand, or its record is lost: it was kept, and nothing in it was changed."
    yield f"New version:  {new}"
    yield "              Written from the document and the workbook as they are now, without your edits."
    yield ""
    yield from _wrapped(
        f"{counted(found.count, 'difference').capitalize()}. Go on with the paper you choose and take into it what you"
        " need of the other; in Word, Review, Compare shows both word by word. Only words are compared here, not"
        " pictures or looks. A paper you have edited is never overwritten.",
        "",
    )
    for section, group in _by_section(found.listed):
        yield ""
        yield from _headed(section, "-")
        for difference in group:
            yield from _told(difference)
            yield ""
    for heading, count in found.appendices:
        yield ""
        yield from _headed(heading, "-")
        yield from _wrapped(
            f"It stands in both papers, so it is not repeated here: {counted(count, 'paragraph')} of it"
            f" {'differs' if count == 1 else 'differ'}. Compare yours with the letter or report itself.",
            "",
        )


def _by_section(listed: tuple[Difference, ...]) -> Iterator[tuple[str, list[Difference]]]:
    order = {section: n for n, section in enumerate(dict.fromkeys(d.section for d in listed))}
    ranked = sorted(listed, key=lambda d: order[d.section])
    yield from ((section, [*group]) for section, group in groupby(ranked, lambda d: d.section))


def _headed(title: str, line: str) -> Iterator[str]:
    yield title
    yield line * min(len(title), _WIDTH)
    yield ""


def _told(difference: Difference) -> Iterator[str]:
    mine, theirs = difference.yours, difference.new
    if mine is None or theirs is None:
        yield f"Only in {'your paper' if mine else 'the new version'}{_kind(mine or theirs)}"
        yield from _wrapped((mine or theirs or _NOTHING).words, "    ")
    elif difference.moved:
        where = "" if mine.section == theirs.section else f"; in the new version under: {theirs.section}"
        yield f"In another place{_kind(mine)}{where}"
        yield from _wrapped(mine.words, "    ")
    elif mine.words == theirs.words:
        yield f"The same words, in yours as a {_as(mine)}, in the new version as a {_as(theirs)}"
        yield from _wrapped(mine.words, "    ")
    else:
        yield f"Changed{_row_name(mine, theirs)}"
        for own, other in _both(mine, theirs):
            yield from _wrapped(own, "    Yours:  ")
            yield from _wrapped(other, "    New:    ")


_NOTHING = Piece("paragraph", "", ())


def _kind(piece: Piece | None) -> str:
    return f", a {piece.kind}" if piece and piece.kind in {"heading", "table row"} else ""


def _as(piece: Piece) -> str:
    return f"{piece.kind} ({piece.style})" if piece.style else piece.kind


def _row_name(mine: Piece, theirs: Piece) -> str:
    if (mine.kind, theirs.kind) != ("table row", "table row"):
        return _kind(theirs)
    same = mine.cells[0] if mine.cells[0] == theirs.cells[0] else ""
    return f', a table row: "{textwrap.shorten(same, _ROW_NAME, placeholder=" ...")}"' if same else ", a table row"


def _both(mine: Piece, theirs: Piece) -> list[tuple[str, str]]:
    """The two texts; of rows with as many cells only the cells that differ."""
    if mine.kind == theirs.kind == "table row" and len(mine.cells) == len(theirs.cells):
        return [(own, other) for own, other in zip(mine.cells, theirs.cells, strict=True) if own != other]
    return [(mine.words, theirs.words)]


def _wrapped(text: str, start: str) -> list[str]:
    rest = " " * len(start)
    return textwrap.wrap(
        text, _WIDTH, initial_indent=start, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
