"""The foot of an outcome letter: who signed it, the inspection team, who got copies."""

import re
from dataclasses import dataclass
from itertools import zip_longest

from toolkit.letters import headings
from toolkit.letters.layout import Mark
from toolkit.letters.lists import join
from toolkit.letters.people import is_role_line, person_in_cell, split_name, starts_with_name
from toolkit.model.letter import Block, Person

_CQC = "Care Quality Commission"
_SECOND_COLUMN = 12
_COPY = re.compile(
    r"(?:DfE )?Department for Education|Department (?:of|for) Health(?: and Social Care)?"
    r"|(?:The )?National Health Service(?: \(NHS\))? England|NHS England(?: and NHS Improvement)?"
    r"|Director(?: of)? Public Health"
    r"(?: for (?:the local area|[A-Z][\w'-]+(?: [A-Z][\w'-]+)* area))?"
    r"|(?:[A-Z][\w'-]+ )*[Cc]linical [Cc]ommissioning [Gg]roup(?:\(s\)|s)?"
)


@dataclass(frozen=True)
class SignOff:
    signed_by: Person | None
    signatories: tuple[Person, ...]
    copied_to: tuple[str, ...]
    blocks: tuple[Block, ...]
    taken_as: tuple[tuple[int, str], ...]


def read_sign_off(marks: list[Mark]) -> SignOff:
    """The lines from "Yours sincerely" to the end of the copy list."""
    signature, table, copies = _thirds(marks)
    taken = [(m.line, "Sign-off") for m in signature]
    taken += [(m.line, "Inspection team") for m in table]
    taken += [(m.line, "Copied to") for m in copies]
    rows = _rows(table)
    copied = tuple(_copied([headings.COPIED.sub("", m.text).replace("\t", " ") for m in copies]))
    blocks = [Block("signature", m.text) for m in signature]
    blocks += [Block("table", rows=rows)] if rows else []
    blocks += [Block("copied", c) for c in copied]
    return SignOff(_signed_by(signature), tuple(_team(rows)), copied, tuple(blocks), tuple(taken))


def _thirds(marks: list[Mark]) -> tuple[list[Mark], list[Mark], list[Mark]]:
    table = next((i for i, m in enumerate(marks) if re.match(r"ofsted(?:\t|$| care quality)", m.text, re.I)), None)
    copies = next((i for i, m in enumerate(marks) if headings.COPIED.match(m.text)), len(marks))
    start = copies if table is None or table > copies else table
    return marks[:start], marks[start:copies], marks[copies:]


def _rows(table: list[Mark]) -> tuple[tuple[str, ...], ...]:
    """The table's cells. On a page without rules a line may be the tail of the cells above it."""
    rows: list[list[str]] = []
    base = min((m.indent for m in table), default=0)
    for mark in table:
        second = mark.left is not None and mark.indent - base >= _SECOND_COLUMN and "\t" not in mark.text
        cells = [*([""] if second else []), *(c.strip() for c in mark.text.split("\t"))]
        headed = len(rows) > 1 or (rows and _CQC.lower() not in " ".join(rows[0]).lower())
        if not headed or mark.left is None or any(map(_starts_row, cells)):
            rows.append(cells)
        else:
            rows[-1] = [join(filter(None, pair)) for pair in zip_longest(rows[-1], cells, fillvalue="")]
    return tuple(map(tuple, rows))


def _starts_row(cell: str) -> bool:
    """True for a cell that begins with a name, or names the body whose inspectors follow."""
    return cell.lower() == _CQC.lower() or starts_with_name(cell)


def _signed_by(marks: list[Mark]) -> Person | None:
    words = " ".join(m.text for m in marks if not headings.VALEDICTION.match(m.text))
    if not words:
        return None
    name, role = split_name(words)
    return Person(name, role or None)


def _team(rows: tuple[tuple[str, ...], ...]) -> list[Person]:
    """People in reading order; a table may put names and roles in rows of their own."""
    if not rows:
        return []
    bodies = rows[0] if len(rows[0]) > 1 else ("Ofsted", _CQC)
    people: list[Person] = []
    body = bodies[0]
    for row, below in zip_longest(rows[1:], rows[2:], fillvalue=()):
        if len(row) == 1 and row[0].lower() == _CQC.lower():
            body = _CQC
        elif all(is_role_line(cell) for cell in row if cell):
            continue
        elif _is_names_only(row) and below and all(is_role_line(c) for c in below if c):
            people += [Person(n.strip(" ,"), r or None, b) for n, r, b in zip(row, below, bodies, strict=False) if n]
        else:
            columns = bodies if len(row) > 1 else (body,)
            people += [person_in_cell(cell, b) for cell, b in zip(row, columns, strict=False) if cell]
    return people


def _is_names_only(row: tuple[str, ...]) -> bool:
    return all(not split_name(cell)[1] for cell in row if cell)


def _copied(lines: list[str]) -> list[str]:
    """The copy list, whether a name a line, all fused on one, or fused and wrapped."""
    fused = split_copies(" ".join(lines))
    by_line = [name for line in lines for name in split_copies(line)]
    return fused if len(fused) >= len([line for line in lines if line]) else by_line


def split_copies(text: str) -> list[str]:
    """Names of a copy list that stand fused on one line; the whole line where they are not known."""
    found = [m[0].strip() for m in _COPY.finditer(text)]
    left = _COPY.sub("", text).strip(" ,;")
    if not text.strip():
        return []
    return found if found and not left else [text.strip()]
