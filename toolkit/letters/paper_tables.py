"""Tables of a committee paper, and the one that lists risks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.letters.layout import Mark
from toolkit.letters.lists import join
from toolkit.letters.paper_lines import Piece
from toolkit.letters.paper_parts import PARAGRAPH
from toolkit.model.earlier_paper import PaperRisk, RiskTable

_RISK = re.compile(r"^(?:[\w ]* )?risks?\b", re.I)
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("rating", re.compile(r"rating|score|\brag\b|(?:risk )?level|grading|\bresidual\b|\binherent\b", re.I)),
    ("likelihood", re.compile(r"likelihood|probability", re.I)),
    ("impact", re.compile(r"^(?:\w+ )?impact$|severity", re.I)),
    ("action", re.compile(r"action|mitigat|control|treatment|measures|avoid", re.I)),
    ("owner", re.compile(r"\bowner\b|responsible|lead officer", re.I)),
    ("reference", re.compile(r"^(?:risk )?(?:ref|reference|no|number|id)\b|^#", re.I)),
    ("description", re.compile(r"descri|consequence|effect|cause|detail|explanation", re.I)),
    ("risk", _RISK),
)
_NEEDED = {"rating", "action", "description", "likelihood", "impact"}
_RATINGS = ("rating", "likelihood", "impact")
_FEWEST_ROWS = 2
_LONGEST_RATING = 25


@dataclass(frozen=True)
class Table:
    """Rows of cells, all as long as the longest, with the line each starts on."""

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]

    @property
    def of_risks(self) -> bool:
        return self.header is not None

    @property
    def not_of_risks(self) -> tuple[tuple[str, ...], ...]:
        """Its rows where it lists no risks, else those above the row that names the columns."""
        return self.rows[: self.header]

    @property
    def header(self) -> int | None:
        """Which row names the columns of a risk table; None for another table."""
        return next((n for n, row in enumerate(self.rows[:_FEWEST_ROWS]) if _names_risks(row)), None)


def rows_together(pieces: Sequence[Piece]) -> Iterator[Mark | Table]:
    """Lines of text as they are, rows that follow each other as a table.

    A row that stands alone is a line of text with wide gaps.
    """
    rows: list[Piece] = []
    for piece in pieces:
        if piece.cells and not _is_text(piece):
            if rows and _is_another(rows, piece):
                yield from _closed(rows)
                rows = []
            rows.append(piece)
        elif rows and _goes_on(piece):
            rows[-1] = _longer(rows[-1], piece)
        else:
            yield from _closed(rows)
            rows = []
            yield piece.mark
    yield from _closed(rows)


def _is_another(rows: Sequence[Piece], piece: Piece) -> bool:
    """True for the first row of another table, such as the key of the ratings; one cut by a page has the same width."""
    above = rows[-1].table
    if piece.table and above:
        return piece.table[0] != above[0] and piece.table[1] != above[1]
    return piece.gap > 0 and len(piece.cells) < max(len(row.cells) for row in rows)


def _is_text(piece: Piece) -> bool:
    return piece.mark.glyph or bool(PARAGRAPH.match(piece.text))


def _goes_on(piece: Piece) -> bool:
    return piece.gap == 0 and not piece.cells and not piece.heading and not _is_text(piece)


def _longer(row: Piece, piece: Piece) -> Piece:
    """The row with a further line of its last cell."""
    return Piece(row.mark, (*row.cells[:-1], join([row.cells[-1], piece.text])), row.heading)


def _closed(rows: list[Piece]) -> Iterator[Mark | Table]:
    if len(rows) >= _FEWEST_ROWS:
        width = max(len(r.cells) for r in rows)
        cells = tuple((*r.cells, *[""] * (width - len(r.cells))) for r in rows)
        yield Table(cells, tuple(r.line for r in rows))
    else:
        yield from (_as_line(r) for r in rows)


def _as_line(row: Piece) -> Mark:
    mark = row.mark
    return Mark(
        mark.line, mark.page, join(row.cells), mark.indent, mark.text_column, mark.gap, mark.glyph, also=mark.also
    )


def _names_risks(row: Sequence[str]) -> bool:
    kinds = [_kind(cell) for cell in row]
    says_risk = any(re.search(r"\brisks?\b", cell, re.I) for cell in row)
    short = all(len(cell) < 60 for cell in row)
    return says_risk and short and len(_NEEDED & set(kinds)) >= 1 and ("risk" in kinds or "description" in kinds)


def _kind(heading: str) -> str:
    return next((kind for kind, pattern in _COLUMNS if pattern.search(heading)), "")


def risk_table(section: str, table: Table) -> RiskTable:
    """The table's risks. For tables that are `of_risks`."""
    header = table.header or 0
    columns = table.rows[header]
    kinds = _kinds(table.rows[header:])
    rows: list[tuple[list[str], int]] = []
    for row, line in list(zip(table.rows, table.lines, strict=True))[header + 1 :]:
        if row == columns or not any(row):
            continue
        if rows and not row[kinds.index("risk")] and not any(_of(row, kinds, kind) for kind in _RATINGS):
            rows[-1] = ([join(filter(None, pair)) for pair in zip(rows[-1][0], row, strict=True)], rows[-1][1])
        else:
            rows.append((list(row), line))
    return RiskTable(section, columns, tuple(_risk(row, kinds, columns, line) for row, line in rows))


def _kinds(rows: Sequence[Sequence[str]]) -> list[str]:
    """What each column holds; an impact in sentences is a description, not a rating."""
    kinds = [_kind(cell) for cell in rows[0]]
    if "risk" not in kinds:
        kinds[kinds.index("description")] = "risk"
    for n, kind in enumerate(kinds):
        if kind == "impact" and any(len(row[n]) > _LONGEST_RATING for row in rows[1:]):
            kinds[n] = "description"
    return kinds


def _risk(row: Sequence[str], kinds: Sequence[str], columns: Sequence[str], line: int) -> PaperRisk:
    values = {"risk": _of(row, kinds, "risk"), "description": _of(row, kinds, "description"),
              "action": _of(row, kinds, "action"), "rating": _rating(row, kinds, columns)}  # fmt: skip
    there = {kind for kind in values if kind in kinds} | {"rating"}
    cells = zip(columns, row, kinds, strict=True)
    others = tuple((column, cell) for column, cell, kind in cells if cell and kind not in {*values, *_RATINGS})
    empty = tuple(k for k, v in values.items() if k in there and not v)
    return PaperRisk(**values, line=line, empty_cells=empty, others=others)


def _rating(row: Sequence[str], kinds: Sequence[str], columns: Sequence[str]) -> str:
    """The rating's words; where several columns make it up, each with its column's heading."""
    cells = [(column, cell) for column, cell, kind in zip(columns, row, kinds, strict=True) if kind in _RATINGS]
    if len(cells) == 1:
        return cells[0][1]
    return "; ".join(f"{column}: {cell}" for column, cell in cells if cell)


def _of(row: Sequence[str], kinds: Sequence[str], kind: str) -> str:
    """The cell or cells of this kind."""
    return " / ".join(cell for cell, of in zip(row, kinds, strict=True) if of == kind and cell)
