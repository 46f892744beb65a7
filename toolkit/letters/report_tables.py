"""The tables of an area SEND report: areas for priority action, for improvement, and who is who."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from toolkit.letters.lists import is_open, join
from toolkit.letters.report_bodies import bodies_in, names_joined
from toolkit.letters.report_lines import cell_passage, left_room, mark_of, right_end
from toolkit.letters.report_parts import Name, ReportParts
from toolkit.model.document import Line
from toolkit.model.letter import Passage

_HEADER = re.compile(
    r"^(?:responsible bod(?:y|ies)|(?:the )?areas? (?:for|of) (?:priority actions?|improvements?)"
    r"|local authorit(?:y|ies)|(?:name of )?integrated care boards?(?: ?\(ICBs?\))?|ICBs?|ofsted"
    r"|care quality commission)(?: ?\(.{1,12}\))?:?$",
    re.I,
)
_REFERS_BACK = re.compile(r"^(?:this|these|they|their|it|such|as a result|in addition|in particular)\b", re.I)
_WHOLE_BODY = re.compile(r"\b(?:council|authority|boards?|ICBs?\)?|trust|partnership)[).]*$", re.I)
NO_TABLE = "The table has no rules in this file; its rows were told apart by their sentences."
CUT_ROW = "A page ends here between two sentences; they were taken as one row of the table."


@dataclass
class Row:
    """A row of a table, its pieces from several pages put together; cells by column."""

    section: Name
    table: int
    cells: dict[int, list[Line]] = field(default_factory=dict)
    uncertain: str = ""

    @property
    def columns(self) -> int:
        return max(self.cells, default=0) + 1

    def text(self, column: int) -> str:
        return join(line.text for line in self.cells.get(column, []))

    @property
    def lines(self) -> list[Line]:
        return [line for column in sorted(self.cells) for line in self.cells[column]]

    @property
    def is_header(self) -> bool:
        return all(_HEADER.match(self.text(c).strip()) for c in self.cells)


@dataclass(frozen=True)
class Tabled:
    """An area for priority action or for improvement as its row gives it."""

    passage: Passage
    responsible: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


def priority_rows(parts: ReportParts, areas: Sequence[str]) -> list[Tabled]:
    """The areas for priority action: rows of tables with two columns."""
    rows = _whole_rows(r for r in _rows(parts) if r.section != "improvement" and r.columns > 1)
    return [tabled for row in rows if (tabled := _priority(row, areas))]


def improvement_rows(parts: ReportParts) -> list[Tabled]:
    """The areas for improvement: rows of the table with one column; paragraphs where there is no table."""
    rows = _whole_rows(r for r in _rows(parts) if r.section == "improvement" or r.columns == 1)
    return [tabled for row in rows if (tabled := _improvement(row))] or _improvements_in_text(parts)


def _improvements_in_text(parts: ReportParts) -> list[Tabled]:
    """Where no table is ruled: a new one where a sentence ends with room left and another starts."""
    lines = [line for line in parts.of("improvement") if not line.cell and not _HEADER.match(line.text)]
    right = max((right_end(line) for line in lines), default=0.0)
    groups: list[list[Line]] = []
    for line in lines:
        above = groups[-1][-1] if groups else None
        starts = above is None or (not is_open(above.text) and left_room(above, line, right, words=1))
        if starts and line.text[:1].isupper() and not mark_of(line).glyph:
            groups.append([])
        if groups:
            groups[-1].append(line)
    return [Tabled(replace(p, uncertain=NO_TABLE), (), p.lines) for g in groups if (p := cell_passage(g))]


def header_lines(parts: ReportParts) -> list[Line]:
    """Lines of the header rows, wherever they are repeated."""
    return [line for row in _rows(parts) if row.is_header for line in row.lines]


def _rows(parts: ReportParts) -> list[Row]:
    """Every row of the tables between "need to do better" and the partnership's details."""
    rows: dict[tuple[int, int], Row] = {}
    for section in parts.sections:
        if section.name in {"better", "priority", "improvement"}:
            header = [x for x in section.heading if x.cell]
            for line in sorted([*header, *section.lines], key=lambda x: x.number):
                if line.cell:
                    row = rows.setdefault((line.cell.table, line.cell.row), Row(section.name, line.cell.table))
                    row.cells.setdefault(line.cell.column, []).append(line)
    columns = {r.table: max(o.columns for o in rows.values() if o.table == r.table) for r in rows.values()}
    return [_as_wide(row, columns[row.table]) for row in rows.values()]


def _as_wide(row: Row, columns: int) -> Row:
    for column in range(columns):
        row.cells.setdefault(column, [])
    return row


def _whole_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows with words, without header rows; the halves of a row that a page break cut are one."""
    last: Row | None = None
    for row in rows:
        if row.is_header or not any(row.cells.values()):
            continue
        if last is not None and row.table != last.table and _goes_on(last, row):
            _append(last, row)
        else:
            if last is not None:
                yield last
            last = row
    if last is not None:
        yield last


def _append(last: Row, row: Row) -> None:
    if not is_open(last.text(last.columns - 1)) and _REFERS_BACK.match(row.text(row.columns - 1)):
        last.uncertain = CUT_ROW
    for column, lines in row.cells.items():
        last.cells.setdefault(min(column, last.columns - 1), []).extend(lines)
    last.table = row.table


def _goes_on(last: Row, row: Row) -> bool:
    """True where `row`, at the top of a page, is the rest of the row above."""
    above, here = last.text(last.columns - 1), row.text(row.columns - 1)
    cut = bool(above) and is_open(above)
    if last.columns > 1:
        who_above, who = last.text(0), row.text(0)
        return cut or not here or not who or not above or not _WHOLE_BODY.search(who_above)
    first = row.cells[row.columns - 1][0]
    return cut or here[:1].islower() or mark_of(first).glyph or bool(_REFERS_BACK.match(here))


def _priority(row: Row, areas: Sequence[str]) -> Tabled | None:
    last = row.columns - 1
    passage = cell_passage(row.cells[last])
    if passage is None:
        return None
    who = bodies_in(names_joined(mark_of(line).text for line in row.cells[0]), areas)
    return Tabled(replace(passage, uncertain=row.uncertain), who, tuple(x.number for x in row.lines))


def _improvement(row: Row) -> Tabled | None:
    passage = cell_passage(row.lines)
    return Tabled(replace(passage, uncertain=row.uncertain), (), passage.lines) if passage else None
