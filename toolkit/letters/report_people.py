"""Who is who in an area SEND report: the partnership's bodies and the inspection team."""

import re
from collections.abc import Iterator, Sequence

from toolkit.letters.joining import join
from toolkit.letters.report_bodies import bodies_in, completes_a_name, names_joined, without_label
from toolkit.model.document import Line
from toolkit.model.letter import Person

_AUTHORITY_HEADER = re.compile(r"^(?:name of )?(?:the )?local authorit(?:y|ies):?$", re.I)
_HEALTH_HEADER = re.compile(
    r"^(?:name of )?(?:the )?(?:integrated care (?:boards?|systems?)|ICBs?|health)\b[^:]{0,20}:?$", re.I
)
_BOARD = re.compile(r"\b(?:ICB|Integrated Care Board)\b[ ()ICB]*$", re.I)
_OFSTED = re.compile(r"^(?:the )?ofsted(?: (?:inspectors|team))?:?$", re.I)
_CQC = re.compile(r"^(?:the )?(?:care quality commission|CQC)(?: \(CQC\))?(?: (?:inspectors|team))?:?$", re.I)
_RIGHT = 20
_APART = re.compile(r"\s*(?:[,;]|\.(?=\s+(?:Ofsted|CQC|HMI)\b)|\s[-\u2013\u2014]\s|\s\((?=[^)]*\)$))\s*")
_ROLE = re.compile(
    r"\b(?:(?:Ofsted|CQC|His Majesty|Her Majesty|HMI|Lead|Senior|Team|Children.s|Social Care|Education|Health|Regional"
    r"|Shadow|Inspector|Quality)\b).*$"
)
_NOT_A_BODY = re.compile(
    r"@|www\.|https?:|^\d|\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}\b|\bdirector\b|\bofficer\b|\bexecutive\b", re.I
)


def partnership(lines: Sequence[Line], areas: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """The local authority and the integrated care boards as the details table names them."""
    rows, ruled = _table(lines), any(line.cell for line in lines)
    header = next((row for row in rows if any(_AUTHORITY_HEADER.match(text) for text in row.values())), {})
    authorities: list[str] = []
    boards: list[str] = []
    for number in sorted({column for row in rows for column in row}):
        is_health = not _AUTHORITY_HEADER.match(header[number]) if number in header else number > 0
        names = list(_names(rows, header, number))
        names = names if ruled else names[:1]
        if is_health:
            boards += [b for name in names for b in bodies_in(name, areas) if b]
        else:
            authorities += [without_label(name) for name in names[:1]]
    return "; ".join(dict.fromkeys(authorities)) or None, tuple(dict.fromkeys(boards))


def _names(rows: Sequence[dict[int, str]], header: dict[int, str], column: int) -> Iterator[str]:
    """The body a column names first, and boards that stand in rows of their own below it."""
    first = True
    for row in rows:
        text = row.get(column, "")
        if not text or row is header or _AUTHORITY_HEADER.match(text) or _HEALTH_HEADER.match(text):
            continue
        alone = not any(words for other, words in row.items() if other != column)
        if first or (alone and _BOARD.search(text) and not _NOT_A_BODY.search(text)):
            yield text
        first = False


def _table(lines: Sequence[Line]) -> list[dict[int, str]]:
    """The rows from the top down, the words of each by column; by tabs where nothing is ruled."""
    rows: list[dict[int, str]] = []
    cells: dict[tuple[int, int], dict[int, list[Line]]] = {}
    for line in lines:
        if line.cell:
            row = cells.setdefault((line.cell.table, line.cell.row), {})
            row.setdefault(line.cell.column, []).append(line)
        else:
            pieces = [text.strip() for text in line.text.split("\t")]
            right = len(pieces) == 1 and bool(rows) and (line.indent or 0) > _RIGHT
            _add_row(rows, {1: pieces[0]} if right else dict(enumerate(pieces)))
    ruled = [{column: _first_name(found) for column, found in row.items()} for _, row in sorted(cells.items())]
    return [*rows, *ruled]


def _add_row(rows: list[dict[int, str]], row: dict[int, str]) -> None:
    """A further row; where nothing is ruled, one that ends a name of the second row is the rest of that row."""
    names = rows[-1] if len(rows) == 2 and len(rows[-1]) > 1 else {}
    if any(_is_rest_of_name(names.get(column, ""), text) for column, text in row.items()):
        for column, text in row.items():
            names[column] = join([names.get(column, ""), text])
    else:
        rows.append(row)


def _is_rest_of_name(above: str, text: str) -> bool:
    whole = not above or completes_a_name(above) or "," in text or bool(_NOT_A_BODY.search(text))
    return not whole and completes_a_name(f"{above} {text}")


def _first_name(lines: list[Line]) -> str:
    """A cell's words up to what is no longer the body's name: a person, a web address, a street."""
    taken: list[Line] = []
    for line in lines:
        whole = bool(taken) and completes_a_name(taken[-1].text) and line.text[:1].isupper()
        another = completes_a_name(line.text) or line.text.startswith("NHS ")
        if taken and (
            _NOT_A_BODY.search(line.text) or ((line.gap or 0) > 0 and not another) or (whole and not another)
        ):
            break
        taken.append(line)
    return names_joined(line.text for line in taken)


def inspectors(lines: Sequence[Line]) -> tuple[Person, ...]:
    """The team, Ofsted's inspectors first, each with the role printed beside the name."""
    teams: dict[str, list[str]] = {"Ofsted": [], "CQC": []}
    middle = _middle(lines)
    heading = ["Ofsted", "CQC"]
    for column, text, gap in _pieces(lines, middle):
        if _OFSTED.match(text) or _CQC.match(text):
            if column < len(heading):
                heading[column] = "Ofsted" if _OFSTED.match(text) else "CQC"
            continue
        team = teams[heading[min(column, len(heading) - 1)]]
        if team and not gap and _goes_on(team[-1], text):
            team[-1] = f"{team[-1]} {text}"
        else:
            team.append(text)
    return tuple(_person(text, organisation) for organisation, team in teams.items() for text in team)


def _middle(lines: Sequence[Line]) -> float:
    places = [line.place for line in lines if line.place]
    return (min(p.left for p in places) + max(p.right for p in places)) / 2 if places else 0.0


def _pieces(lines: Sequence[Line], middle: float) -> Iterator[tuple[int, str, int]]:
    """Column, words and the space above of each piece of a line."""
    for line in lines:
        if line.cell:
            yield line.cell.column, line.text.strip(), line.gap or 0
            continue
        pieces = line.text.split("\t")
        for number, piece in enumerate(pieces):
            alone_right = len(pieces) == 1 and line.place is not None and line.place.left > middle * 0.9
            if piece.strip():
                yield 1 if alone_right else number, piece.strip(), 0


def _goes_on(above: str, text: str) -> bool:
    """The second line of an inspector's role."""
    role = _ROLE.match(text)
    return above.endswith(",") or text[:1].islower() or bool(role and "," not in text)


def _person(text: str, organisation: str) -> Person:
    apart = _APART.search(text)
    name, role = (text[: apart.start()], text[apart.end() :].removesuffix(")")) if apart else (text, "")
    if not apart:
        found = _ROLE.search(text)
        name, role = (text[: found.start()], found[0]) if found and found.start() else (text, "")
    if name.strip().endswith(" HMI"):
        name, role = name.strip().removesuffix(" HMI"), f"HMI, {role.strip()}"
    return Person(name.strip(" ,\u2013-"), role.strip(" ,\u2013-") or None, organisation)
