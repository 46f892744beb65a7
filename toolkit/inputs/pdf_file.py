"""PDF as a Document: lines in reading order, table cells one after the other."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from toolkit.errors import InputProblem
from toolkit.inputs.characters import left_out, printable
from toolkit.inputs.pdf_limits import LIMITS, Limits, TooMuch
from toolkit.inputs.pdf_page import Damaged, Encrypted, Page, Run, read_pages
from toolkit.inputs.ruled_tables import Box, tables_of
from toolkit.model.document import Cell, Document, Line, Place
from toolkit.model.problem import Problem
from toolkit.rules.english import counted

MEDIA_TYPE = "application/pdf"
_NEXT_LINE = 0.5
_WIDE_GAP = 1.6
_NO_SPACE = 0.12
_SAME_COLUMN = 2.0
_NEARBY = 4
_APART = 1.3
_LEAST_CHARACTERS = 200
_QUOTED = 100
_SIGN, _SIGN_WITHIN = b"%PDF-", 1024


@dataclass(frozen=True)
class _Printed:
    """A line on its page before it has its number."""

    page: int
    text: str
    place: Place
    cell: Cell | None


def read_pdf(path: Path, data: bytes, limits: Limits = LIMITS) -> Document:
    """The PDF's lines; raises InputProblem where it is encrypted, damaged, too much or only pictures.

    A run asks `pdf_process` for it, so that no PDF can do it harm.
    """
    pages = _pages(path, data, limits)
    printed = list(_printed(pages))
    if sum(len(p.text) for p in printed) < _LEAST_CHARACTERS:
        raise _without_text(path, pages, sum(len(p.text) for p in printed))
    if len(printed) > limits.lines:
        raise _too_much(path, f"The PDF holds {len(printed):,} lines; more than {limits.lines:,} are not read.")
    cleaned = [printable(p.text) for p in printed]
    printed = [replace(p, text=words.strip()) for p, (words, _) in zip(printed, cleaned, strict=True)]
    lines = tuple(_lines(printed))
    problems = (*left_out(sum(removed for _, removed in cleaned), path.name), *_sideways(pages, path.name))
    return Document(path.name, hashlib.sha256(data).hexdigest(), MEDIA_TYPE, len(pages), lines, problems)


def _pages(path: Path, data: bytes, limits: Limits) -> list[Page]:
    if _SIGN not in data[:_SIGN_WITHIN]:
        mend = "Download it again from reports.ofsted.gov.uk, or give it its right ending."
        raise InputProblem("It is no PDF, whatever its ending says.", path.name, mend)
    try:
        return read_pages(data, limits)
    except Encrypted as error:
        raise InputProblem(
            "The PDF is locked with a password.",
            path.name,
            "Download it again from reports.ofsted.gov.uk, or save a copy without the password.",
        ) from error
    except Damaged as error:
        raise InputProblem(
            "The PDF is damaged or incomplete.", path.name, "Download it again from reports.ofsted.gov.uk."
        ) from error
    except TooMuch as error:
        raise _too_much(path, str(error)) from error


def _too_much(path: Path, what: str) -> InputProblem:
    return InputProblem(what, path.name, "Save the pages of the letter or report as a PDF of their own, and run again.")


def _without_text(path: Path, pages: list[Page], characters: int) -> InputProblem:
    scan = any(page.images for page in pages)
    found = f"hardly any text in it ({counted(characters, 'character')})" if characters else "no text in it"
    what = "The PDF is a scan: a picture of the pages, without text." if scan else f"The PDF has {found}."
    return InputProblem(
        what, path.name, "Download the original from reports.ofsted.gov.uk, or run text recognition (OCR) on it first."
    )


def _sideways(pages: Sequence[Page], file: str) -> Iterator[Problem]:
    """What was left out because it runs another way than its page's words, such as a watermark."""
    found: dict[str, list[int]] = {}
    for page in pages:
        if page.sideways:
            found.setdefault(" ".join(page.sideways), []).append(page.number)
    for words, on in found.items():
        where = f"page {on[0]}" if len(on) == 1 else f"pages {', '.join(map(str, on))}"
        quoted = words if len(words) <= _QUOTED else f"{words[:_QUOTED]} ..."
        what = f"Words that run another way than the rest of {where} were left out: \u201c{quoted}\u201d."
        yield Problem(what, file, "Compare with the original whether they belong to the text.")


def _printed(pages: Sequence[Page]) -> Iterator[_Printed]:
    """Every line in reading order: by height on the page, a table row's cells from left to right."""
    tables_before = 0
    for page in pages:
        tables = tables_of(page.rules, page.width, page.height)
        blocks: dict[tuple[int, Box] | None, list[Run]] = {}
        for run in page.runs:
            blocks.setdefault(_box_of(run, tables), []).append(run)
        ordered: list[tuple[float, int, _Printed]] = []
        for place, runs in blocks.items():
            cell = Cell(tables_before + place[0], place[1].row, place[1].column) if place else None
            rows = _rows_of(runs)
            for number, line in enumerate(rows):
                text = _text(line, _columns(rows[max(0, number - _NEARBY) : number + _NEARBY + 1]))
                printed = _Printed(page.number, text, _place(line, page.height), cell)
                ordered.append((place[1].top if place else printed.place.top, place[1].column if place else 0, printed))
        tables_before += len(tables)
        yield from (p for _, _, p in sorted(ordered, key=lambda o: (o[0], o[1], o[2].place.top)))


def _box_of(run: Run, tables: list[list[Box]]) -> tuple[int, Box] | None:
    """The table's number and the box that holds the run's start."""
    x = run.left + min(run.right - run.left, run.size) / 2
    return next(((n, box) for n, table in enumerate(tables) for box in table if box.holds(x, run.middle)), None)


def _rows_of(runs: list[Run]) -> list[list[Run]]:
    """Runs that stand on one line, from the top down, each line from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.middle, r.left)):
        row = rows[-1] if rows else []
        if row and run.middle - row[0].middle < _NEXT_LINE * min(run.size, row[0].size):
            row.append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda r: r.left) for row in rows]


def _columns(rows: list[list[Run]]) -> list[float]:
    """Where words start after a wide gap: the columns of a table without rules."""
    return [run.left for row in rows for before, run in pairwise(row) if _is_wide(before, run)]


def _is_wide(before: Run, run: Run) -> bool:
    return (run.left - before.right) / run.size > _WIDE_GAP and not _is_glyph(before.text)


def _text(row: list[Run], columns: list[float]) -> str:
    """The runs as one line: a tab for a wide gap, and for a narrow one before a column of the lines nearby."""
    text = row[0].text
    for before, run in pairwise(row):
        gap = (run.left - before.right) / run.size
        in_column = any(abs(run.left - column) < _SAME_COLUMN for column in columns)
        if _is_wide(before, run) or (in_column and not _is_glyph(before.text)):
            text += "\t" + run.text
        else:
            text += (" " if gap > _NO_SPACE or _is_glyph(before.text) else "") + run.text
    return text


def _is_glyph(text: str) -> bool:
    return len(text) == 1 and (not text.isalnum() or text == "o")


def _place(row: list[Run], height: float) -> Place:
    first = row[0]
    words = row[1].left if _is_glyph(first.text) and len(row) > 1 else first.words
    top, bottom = min(r.top for r in row), max(r.bottom for r in row)
    size = max((r for r in row), key=lambda r: len(r.text)).size
    return Place(first.left, row[-1].right, top, bottom, words, size, all(r.bold for r in row), height)


def _lines(printed: list[_Printed]) -> Iterator[Line]:
    margin = _margin(printed)
    pitches = {in_table: _pitch(printed, in_table) for in_table in (False, True)}
    for number, (above, here) in enumerate(zip([None, *printed], printed, strict=False), 1):
        place = here.place
        indent = max(0, round((place.left - margin) / (place.size / 2)))
        gap = _gap(above, here, pitches[here.cell is not None])
        yield Line(number, here.text, here.page, gap, indent, place=place, cell=here.cell)


def _margin(printed: list[_Printed]) -> float:
    """Where ordinary lines start: the leftmost of the places where many do."""
    lefts = Counter(round(p.place.left) for p in printed if p.cell is None)
    often = [left for left, count in lefts.items() if count * 8 >= max(lefts.values())]
    return float(min(often, default=0))


def _pitch(printed: list[_Printed], in_table: bool) -> float:
    """From one line to the next inside a paragraph, or inside a table's cell: tables may be set wider or closer."""
    pairs = [(a, b) for a, b in pairwise(printed) if a.page == b.page and a.cell == b.cell]
    steps = [b.place.top - a.place.top for a, b in pairs if (b.cell is not None) == in_table]
    return median([s for s in steps if s > 0] or [14.0])


def _gap(above: _Printed | None, here: _Printed, pitch: float) -> int:
    """Empty lines' worth of space above; one at the top of a page and of a table."""
    if above is None or above.page != here.page or (above.cell is None) != (here.cell is None):
        return 1
    if above.cell != here.cell:
        return 0
    step = (here.place.top - above.place.top) / pitch
    return max(1, round(step) - 1) if step > _APART else 0
