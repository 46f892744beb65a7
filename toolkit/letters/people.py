"""Names, roles and bodies in a letter's head and foot, often fused on one line."""

import re
from dataclasses import dataclass

from toolkit.model.letter import Person

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor)\.?"
_NAME = r"[A-Z][\w'\u2019-]*"
_ROLE_WORDS = frozenset(
    """& 0-25 accountable achievement acting adult adults adults' and area assistant board cabinet care
    chair chief children children's childrens clinical commissioned commissioner commissioning
    communities community corporate cqc culture deputy director directors early education executive
    families family for group head health help her his hmi housing improvement inclusion inspector
    integrated interim joint lead leader learning leisure lifelong local majesty's managing medical
    member neighbourhoods nominated nurse nursing of officer ofsted operating opportunities opportunity
    partnerships people people's performance place places prevention primary public quality regional
    resources safeguarding school schools sen send senior service services skills social standards
    statutory strategic strategies strategy support team the transformation well-being wellbeing young
    youth""".split()
)
_ROLE_STARTS = frozenset(
    """accountable acting assistant cabinet chair chief clinical commissioner corporate councillor cqc deputy
    director executive group hmi inspector interim joint lead leader local managing nominated ofsted operating
    regional senior service statutory strategic team her his""".split()
)
_ROLE_NOUN = re.compile(
    r"\b(?:director|officer|head|executive|inspector|manager|lead|nurse|chair|commissioner|leader|member)\b",
    re.I,
)
_NOT_A_NAME = re.compile(
    r"\b(?:council|borough|house|street|road|lane|way|hall|centre|civic|offices?|floor|group|ccg|nhs|county|city"
    r"|town|avenue|park|square|building|quay|wharf|appendix|annex|ofsted|copied|to)\b",
    re.I,
)
_FUSED = 60
_START_FUSED = re.compile(rf"(?<=\S)\s+(?={_TITLE}\s+{_NAME})")
_START_AFTER_BODY = re.compile(rf"(?<=[A-Za-z)])\s+(?={_NAME}\s+{_NAME},\s+(?:[A-Z][\w-]*\s+){{0,3}}\w+)")


@dataclass(frozen=True)
class Addressed:
    """A person of the letter's head with what follows the role: body and address, if any."""

    person: Person
    rest: str


def people_in_head(blocks: list[list[str]]) -> list[Addressed]:
    """The people in the address blocks of a letter; a block without a role is an address."""
    found: list[Addressed] = []
    for block in blocks:
        for text in _split_people(block):
            person = _person_of(text)
            if person:
                found.append(person)
    return found


def _split_people(block: list[str]) -> list[str]:
    """One text per person: a line that is a name and a role of its own starts another."""
    people: list[str] = []
    for line in (part for raw in _unwrapped(block) for part in _split_fused(raw)):
        starts = not people or _starts_person(line)
        if starts:
            people.append(line)
        else:
            people[-1] = f"{people[-1].rstrip(', ')}, {line}"
    return people


def _unwrapped(block: list[str]) -> list[str]:
    """A long line holds several fused items; the line below it may be its tail."""
    lines: list[str] = []
    for line in block:
        if lines and len(lines[-1]) > _FUSED:
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines


def _split_fused(line: str) -> list[str]:
    parts = _START_FUSED.split(line)
    return [p for part in parts for p in _split_after_body(part) if p]


def _split_after_body(text: str) -> list[str]:
    """Split "..., Head of X (A and B) Jane Doe, Nominated officer" before the second name."""
    for match in _START_AFTER_BODY.finditer(text):
        tail = text[match.end() :]
        name, _, role = tail.partition(",")
        has_role_before = re.search(r"[,)]", text[: match.start()])
        if has_role_before and not _NOT_A_NAME.search(name) and _is_role_start(role) and not _has_role_word(name):
            return [text[: match.start()], *_split_after_body(tail)]
    return [text]


def _starts_person(line: str) -> bool:
    if re.match(rf"{_TITLE}\s+{_NAME}", line):
        return True
    name, comma, role = line.partition(",")
    return bool(comma) and looks_like_a_name(name) and _is_role_start(role)


def _is_role_start(text: str) -> bool:
    words = text.split()
    return bool(words) and _is_role_word(words[0]) and bool(_ROLE_NOUN.search(text))


def looks_like_a_name(text: str) -> bool:
    words = text.split()
    capital = all(re.match(rf"{_NAME}$", w) for w in words if w not in {"de", "van", "von", "der"})
    return 2 <= len(words) <= 5 and capital and not _NOT_A_NAME.search(text) and not _ROLE_NOUN.search(text)


def _has_role_word(text: str) -> bool:
    return any(_is_role_word(w) for w in text.split()[1:])


def _is_role_word(word: str) -> bool:
    return word.strip("(),.").replace("\u2019", "'").lower() in _ROLE_WORDS


def _person_of(text: str) -> Addressed | None:
    name, after = split_name(text)
    role, rest = _split_role(after)
    if not name or not role or not _ROLE_NOUN.search(role):
        return None
    organisation = next((p for p in _pieces(rest) if re.search(r"\b(?:Council|Borough|Group|CCG|NHS)\b", p)), None)
    return Addressed(Person(name, role, organisation), rest)


def _pieces(text: str) -> list[str]:
    return [p.strip() for p in text.split(",") if p.strip()]


def split_name(text: str) -> tuple[str, str]:
    """ "Ms Ann Young Director of X" → ("Ms Ann Young", "Director of X"); a comma after the name ends it."""
    words = text.split()
    length = 2 if words and re.fullmatch(_TITLE, words[0]) else 1
    while length < len(words):
        if words[length - 1].endswith(",") or _starts_role(words[length:]):
            break
        length += 1
    return " ".join(words[:length]).strip(" ,"), " ".join(words[length:])


def _starts_role(words: list[str]) -> bool:
    """Roles begin with certain words; others of a role's words (Young, Place) are surnames too."""
    first = words[0].strip("(),.").lower()
    return first in _ROLE_STARTS or (first == "head" and words[1:2] == ["of"])


def _split_role(text: str) -> tuple[str, str]:
    """The role at the head of `text`, and the rest; it goes on over commas while its words are a role's."""
    words = text.split()
    end = 0
    while end < len(words) and _is_role_word(words[end]):
        end += 1
    while end and words[end - 1].lower().strip(",") in {"and", "of", "for", "the", "&"}:
        end -= 1
    role = " ".join(words[:end])
    tail = " ".join(words[end:])
    role = re.sub(r"'s, (?=(?:Social|Services?|Care)\b)", "'s ", role)
    return role.strip(" ,"), tail.strip(" ,")


def person_in_cell(cell: str, organisation: str) -> Person:
    """A cell of the signature table: "Jo Bell HMI lead inspector" → name, role, organisation."""
    name, role = split_name(cell)
    return Person(name, role.strip(" ,") or None, organisation or None)


def is_role_line(cell: str) -> bool:
    """True for a cell that is a role without a name."""
    words = cell.split()
    return bool(words) and _is_role_word(words[0]) and bool(_ROLE_NOUN.search(cell))


def starts_with_name(cell: str) -> bool:
    """True for "Jo Bell HMI lead inspector" and "Jo Bell", not for the rest of a role."""
    name, role = split_name(cell)
    words = name.split()
    capital = len(words) >= 2 and all(re.fullmatch(_NAME, w) for w in words if w not in {"de", "van", "von", "der"})
    return capital and (_starts_role(role.split()) if role else not any(map(_is_role_word, words)))


def surname(name: str) -> str:
    return name.split()[-1].lower() if name.split() else ""
