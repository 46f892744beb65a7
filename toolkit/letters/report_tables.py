"""The tables of an area SEND report: areas for priority action, for improvement, and who is who."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from toolkit.letters.lists import is_open, join, read_list
from toolkit.letters.report_bodies import bodies_in, names_joined
from toolkit.letters.report_lines import bullet_marks, cell_passage, left_room, mark_of, right_end
from toolkit.letters.report_parts import Name, ReportParts
from toolkit.model.document import Line
from toolkit.model.letter import Passage

_HEADER = re.compile(
    r"^(?:responsible (?:bod(?:y|ies)|partners?|organisations?)(?:/bodies)?"
    r"|(?:the )?areas? (?:for|of) (?:priority actions?|improvements?)"
    r"|local authorit(?:y|ies)|(?:name of )?integrated care boards?(?: ?\(ICBs?\))?|ICBs?|ofsted"
    r"|care quality commission)(?: ?\(.{1,12}\))?:?$",
    re.I,
)
_REPEATED = re.compile(
    r"^(?:responsible (?:bod(?:y|ies)|partners?)|areas? for (?:priority actions?|improvements?)):?$", re.I
)
_REFERS_BACK = re.compile(r"^(?:this|these|they|their|it|such|as a result|in addition|in particular)\b", re.I)
_WHOLE_BODY = re.compile(r"\b(?:council|authority|boards?|ICBs?\)?|trust|partnership)[).]*$", re.I)
_CAPITAL = re.compile(r"[A-Z][a-z]")
_LONGEST_HEADER = 60
NO_TABLE = "The table has no rules in this file; its rows were told apart by their sentences."
ONLY_BULLETS = "The bullets of one row of the table were taken as one area each."
MERGED_CELL = "Nobody is named beside this area for priority action; those of the row above were taken."
CUT_ROW = "A page ends here, perhaps between two rows of the table; they were taken as one."


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
        return all(_HEADER.match(self.text(c).strip()) for c in self.cells) or self._is_set_as_header

    @property
    def _is_set_as_header(self) -> bool:
        """Few words in bold type, in no full sentence; in one column of several, only what a header says."""
        texts = [text for c in self.cells if (text := self.text(c).strip())]
        bold = all(line.place is not None and line.place.bold for line in self.lines)
        short = all(len(text) < _LONGEST_HEADER and not text.endswith(".") for text in texts)
        usual = all(_HEADER.match(text) for text in texts)
        return bold and short and bool(texts) and (len(texts) == self.columns or usual)


@dataclass(frozen=True)
class Tabled:
    """An area for priority action or for improvement as its row gives it."""

    passage: Passage
    responsible: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


def priority_rows(parts: ReportParts, areas: Sequence[str]) -> list[Tabled]:
    """The areas for priority action: rows of tables with two columns."""
    rows = _whole_rows(r for r in _rows(parts) if r.section != "improvement" and r.columns > 1)
    table = -1
    found: list[Tabled] = []
    for row in rows:
        above = found[-1] if found and row.table == table else None
        if tabled := _priority(row, areas, above):
            found.append(tabled)
        table = row.table
    return found


def improvement_rows(parts: ReportParts) -> list[Tabled]:
    """The areas for improvement: rows of the table with one column; paragraphs where there is no table."""
    rows = _whole_rows(r for r in _rows(parts) if r.section == "improvement" or r.columns == 1)
    return [tabled for row in rows for tabled in _improvements(row)] or _improvements_in_text(parts)


def _improvements_in_text(parts: ReportParts) -> list[Tabled]:
    """Where no table is ruled: a new one where a sentence ends with room left and another starts."""
    lines = [line for line in parts.of("improvement") if not line.cell and not _HEADER.match(line.text)]
    marks = bullet_marks(lines)
    if marks and marks[0].glyph:
        passages = [item.passage() for item in read_list(marks, wrapped=True).items]
        return [Tabled(replace(p, uncertain=p.uncertain or NO_TABLE), (), p.lines) for p in passages]
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
    return [part for row in rows.values() for part in _parted(_as_wide(row, columns[row.table]))]


def _parted(row: Row) -> list[Row]:
    """A header repeated at the top of a page, with no rule below it, apart from the rest of the row it stands in."""
    tops = {column: lines[0] for column, lines in row.cells.items() if lines}
    if row.is_header or not tops or not all(_REPEATED.match(line.text.strip()) for line in tops.values()):
        return [row]
    header = {column: [tops[column]] if column in tops else [] for column in row.cells}
    rest = {column: lines[1:] for column, lines in row.cells.items()}
    return [replace(row, cells=header), replace(row, cells=rest)]


def _as_wide(row: Row, columns: int) -> Row:
    for column in range(columns):
        row.cells.setdefault(column, [])
    return row


def _whole_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows with words, without header rows; the halves of a row that a page break cut are one."""
    last: Row | None = None
    header: Row | None = None
    for row in rows:
        if row.is_header:
            header = row
        elif last is not None and _is_rest(last, header, row):
            _append(last, row)
            header = None
        elif any(row.cells.values()):
            if last is not None:
                yield last
            last, header = row, None
    if last is not None:
        yield last


def _is_rest(last: Row, header: Row | None, row: Row) -> bool:
    """True where `row` stands in another table and goes on with the row above; `header` is between them."""
    if not any(row.cells.values()) or row.table == last.table:
        return False
    return not _is_another(last, header) and _goes_on(last, row)


def _is_another(last: Row, header: Row | None) -> bool:
    """True for a header that stands on the page of the row above: it starts another table."""
    return header is not None and header.lines[0].page == last.lines[-1].page


def _append(last: Row, row: Row) -> None:
    above, here = last.text(last.columns - 1), row.text(row.columns - 1)
    if (_CAPITAL if is_open(above) else _REFERS_BACK).match(here):
        last.uncertain = CUT_ROW
    for column, lines in row.cells.items():
        last.cells.setdefault(min(column, last.columns - 1), []).extend(lines)
    last.table = row.table


def _goes_on(last: Row, row: Row) -> bool:
    """True where `row`, at the top of a page, is the rest of the row above."""
    above, here = last.text(last.columns - 1), row.text(row.columns - 1)
    stops = bool(above) and is_open(above) and not (here[:1].isupper() and _has_room(last, row))
    cut = stops or here[:1].islower() or (_is_listed(row) and not _is_listed(last))
    if last.columns > 1:
        who_above, who = last.text(0), row.text(0)
        return cut or not here or not who or not above or not _WHOLE_BODY.search(who_above)
    return cut or bool(_REFERS_BACK.match(here))


def _has_room(last: Row, row: Row) -> bool:
    """True where the first words of `row` would have had room on the last line above: no line break ends that one."""
    above, here = last.cells[last.columns - 1], row.cells[row.columns - 1]
    return left_room(above[-1], here[0], max(right_end(line) for line in (*above, *here)))


def _is_listed(row: Row) -> bool:
    """True where the words of a row start with a bullet."""
    lines = row.cells.get(row.columns - 1, [])
    return bool(lines) and mark_of(lines[0]).glyph


def _priority(row: Row, areas: Sequence[str], above: Tabled | None) -> Tabled | None:
    last = row.columns - 1
    passage = cell_passage(row.cells[last])
    if passage is None:
        return None
    who = bodies_in(names_joined(mark_of(line).text for line in row.cells[0]), areas)
    doubt = row.uncertain
    if not who and above:
        who, doubt = above.responsible, MERGED_CELL
    return Tabled(replace(passage, uncertain=doubt), who, tuple(x.number for x in row.lines))


def _improvements(row: Row) -> Iterator[Tabled]:
    """One for a row; where there are only bullets in it, one for each of them."""
    named = row.columns > 1 and bool(_WHOLE_BODY.search(row.text(0)))
    lines = row.cells[row.columns - 1] if named else row.lines
    passage = cell_passage(lines)
    if passage is None:
        return
    if passage.text:
        yield Tabled(replace(passage, uncertain=row.uncertain), (), passage.lines)
        return
    for item in read_list(bullet_marks(lines), wrapped=True).items:
        found = item.passage()
        doubt = ONLY_BULLETS if len(passage.sub_items) > 1 else ""
        yield Tabled(replace(found, uncertain=found.uncertain or row.uncertain or doubt), (), found.lines)
