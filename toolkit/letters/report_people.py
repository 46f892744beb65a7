"""Who is who in an area SEND report: the partnership's bodies and the inspection team."""

import re
from collections.abc import Iterator, Sequence

from toolkit.letters.report_bodies import bodies_in, completes_a_name, names_joined, without_label
from toolkit.model.document import Line
from toolkit.model.letter import Person

_AUTHORITY_HEADER = re.compile(r"^(?:name of )?(?:the )?local authorit(?:y|ies):?$", re.I)
_HEALTH_HEADER = re.compile(r"^(?:name of )?(?:the )?(?:integrated care boards?|ICBs?|health)\b.{0,20}$", re.I)
_OFSTED = re.compile(r"^(?:the )?ofsted:?$", re.I)
_CQC = re.compile(r"^(?:the )?(?:care quality commission|CQC)(?: \(CQC\))?:?$", re.I)
_ROLE = re.compile(
    r"\b(?:(?:Ofsted|CQC|His Majesty|Her Majesty|HMI|Lead|Senior|Team|Children.s|Social Care|Education|Health|Regional"
    r"|Shadow|Inspector|Quality)\b).*$"
)
_NOT_A_BODY = re.compile(
    r"@|www\.|https?:|^\d|\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}\b|\bdirector\b|\bofficer\b|\bexecutive\b", re.I
)


def partnership(lines: Sequence[Line], areas: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """The local authority and the integrated care boards as the details table names them."""
    columns = _columns(lines)
    authority: str | None = None
    boards: list[str] = []
    for number, cells in columns.items():
        texts = [t for t in cells if not _AUTHORITY_HEADER.match(t) and not _HEALTH_HEADER.match(t)]
        if not texts:
            continue
        if number == 0:
            authority = without_label(texts[0])
        else:
            boards += [b for b in bodies_in(texts[0], areas) if b]
    return authority, tuple(dict.fromkeys(boards))


def _columns(lines: Sequence[Line]) -> dict[int, list[str]]:
    """The texts of each column from the top down, a text a cell; by tabs where nothing is ruled."""
    columns: dict[int, list[str]] = {}
    cells: dict[tuple[int, int, int], list[Line]] = {}
    for line in lines:
        if line.cell:
            cells.setdefault((line.cell.column, line.cell.table, line.cell.row), []).append(line)
        else:
            for number, text in enumerate(line.text.split("\t")):
                columns.setdefault(number, []).append(text.strip())
    for (column, _, _), found in sorted(cells.items()):
        columns.setdefault(column, []).append(_first_name(found))
    return columns


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
    name, comma, role = text.partition(",")
    if not comma:
        found = _ROLE.search(text)
        name, role = (text[: found.start()], found[0]) if found and found.start() else (text, "")
    if name.strip().endswith(" HMI"):
        name, role = name.strip().removesuffix(" HMI"), f"HMI, {role.strip()}"
    return Person(name.strip(" ,\u2013-"), role.strip(" ,\u2013-") or None, organisation)
