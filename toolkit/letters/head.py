"""The head of an outcome letter: date, people, bodies, title, days of the inspection."""

import re
from dataclasses import dataclass
from datetime import date

from toolkit.letters import headings
from toolkit.letters.bodies import health_bodies_in, local_authority_in
from toolkit.letters.dates import DATE, DATE_ALONE, date_span, first_date
from toolkit.letters.layout import Mark
from toolkit.letters.lists import join
from toolkit.letters.people import Addressed, people_in_head, surname
from toolkit.model.letter import Block, Person

_CONTACT = re.compile(
    r"@|\bwww\.|\btextphone\b|^T 0|\b0300 123|^ofsted\b|^agora$|cumberland place|^nottingham$|^NG1 6HJ$", re.I
)
_LABEL = re.compile(r"^(?:appendix|annex|enclosure)\s+\w{1,3}$", re.I)
_GREETED = re.compile(r"^dear\s+|\s+and\s+|,\s*", re.I)
_LONG_NAME = 60
_SHORT, _SOME_LINES = 45, 3
_OPENING = re.compile(r"\b(?:between|from) \d|\b(?:dear|ofsted)\b", re.I)
_AREA_IN_PREFACE = re.compile(
    r"\binspection of the (?:local )?area of (.+?) to (?:judge|evaluate|assess|decide)\b", re.I
)


@dataclass(frozen=True)
class Head:
    """What the head says; `taken_as` tells the use made of each of its lines."""

    letter_date: date | None
    people: tuple[Addressed, ...]
    salutation: str
    copied_to: tuple[str, ...]
    texts: tuple[str, ...]
    blocks_joined: tuple[str, ...]
    blocks: tuple[Block, ...]
    taken_as: tuple[tuple[int, str], ...]

    @property
    def nominated_officers(self) -> tuple[str, ...]:
        nominated = (a.person for a in self.people if "nominated" in (a.person.role or "").lower())
        return tuple(p.name for p in nominated)

    @property
    def addressees(self) -> tuple[Person, ...]:
        """Those the salutation greets; by its own words where none of them stands in the address."""
        greeted = self.salutation.lower().replace(",", " ").split()
        people = [a.person for a in self.people if "nominated" not in (a.person.role or "").lower()]
        known = tuple(p for p in people if surname(p.name) in greeted)
        names = [n for n in _GREETED.split(self.salutation) if re.search(r"[A-Z]\w+ [A-Z]", n)]
        return known or tuple(Person(n.strip(" ,")) for n in names) or tuple(people[:1])

    @property
    def other_addressees(self) -> tuple[Person, ...]:
        chosen = {*self.addressees}
        return tuple(
            a.person for a in self.people if a.person not in chosen and a.person.name not in self.nominated_officers
        )

    @property
    def local_authority(self) -> str | None:
        return local_authority_in([*self.texts, *self.blocks_joined])

    def health_bodies(self, body: str) -> tuple[str, ...]:
        return health_bodies_in([*self.texts], [*self.blocks_joined], body)


def read_head(marks: list[Mark]) -> Head:
    """The lines from the letterhead to the salutation."""
    taken: dict[int, str] = {}
    copied: list[str] = []
    blocks: list[Block] = []
    letter_date: date | None = None
    address: list[Mark] = []
    salutation = ""
    for mark in marks:
        if DATE_ALONE.match(mark.text) and letter_date is None:
            letter_date, taken[mark.line] = first_date(mark.text), "Date of letter"
            blocks.append(Block("date", mark.text))
        elif headings.SALUTATION.match(mark.text):
            salutation, taken[mark.line] = mark.text, "Salutation"
            blocks.append(Block("salutation", mark.text))
        elif _LABEL.match(mark.text):
            taken[mark.line] = "Label of the appendix"
        elif _is_letterhead(mark, letter_date is not None):
            taken[mark.line] = "Letterhead"
            blocks.append(Block("letterhead", mark.text))
        else:
            taken[mark.line] = "Addressed to"
            blocks.append(Block("address", mark.text))
            address.append(mark)
    letter_date = letter_date or _date_in_letterhead(marks)
    lines = _address_blocks(address, copied)
    texts = tuple(line for block in lines for line in block)
    people = tuple(people_in_head(lines))
    joined = tuple(" ".join(block) for block in lines)
    return Head(letter_date, people, salutation, tuple(copied), texts, joined, tuple(blocks), tuple(taken.items()))


def _is_letterhead(mark: Mark, dated: bool) -> bool:
    return bool(_CONTACT.search(mark.text)) and (not dated or "ofsted" in mark.text.lower())


def _address_blocks(marks: list[Mark], copied: list[str]) -> list[list[str]]:
    """The address line by line, a block wherever lines stand further apart than they usually do."""
    usual = _usual_gap(marks)
    address: list[list[str]] = []
    for mark, text in _unwrapped(marks):
        if headings.COPIED.match(text):
            copied.append(headings.COPIED.sub("", text))
            address.append([copied[-1]])
        elif mark.gap > usual or not address:
            address.append([text])
        else:
            address[-1].append(text)
    return address


def _unwrapped(marks: list[Mark]) -> list[tuple[Mark, str]]:
    """Lines that only the page's margin parted are one again."""
    lines: list[tuple[Mark, str]] = []
    for mark in marks:
        if lines and mark.goes_on:
            lines[-1] = lines[-1][0], join([lines[-1][1], mark.text])
        else:
            lines.append((mark, mark.text))
    return lines


def _usual_gap(marks: list[Mark]) -> int:
    """The gap between lines of one address: none, unless each stands as a paragraph of its own."""
    short = sum(1 for m in marks if len(m.text) < _SHORT) > len(marks) / 2
    return min(m.gap for m in marks[1:]) if len(marks) > _SOME_LINES and short else 0


def _date_in_letterhead(marks: list[Mark]) -> date | None:
    return next((first_date(m.text) for m in marks if DATE.search(m.text)), None)


def area_in(marks: list[Mark], preface: str) -> str | None:
    """The area's name from the title, else from the opening sentence, without a leading "the".

    A name that the title breaks over two lines is taken whole from the opening sentence.
    """
    named = (area_name(area) for area in headings.titled(marks) if area)
    title = next((name for name in named if name), None)
    match = _AREA_IN_PREFACE.search(preface)
    opening = area_name(match[1]) if match else ""
    if title is None:
        return opening or None
    return opening if opening.startswith(f"{title} ") and len(opening) < _LONG_NAME else title


def area_name(text: str) -> str:
    name = _OPENING.split(re.sub(r"\s+", " ", text.split("\t")[0]))[0].strip(" .,*")
    return re.sub(
        r"^(?:the )?(?:(?:London|Royal|Metropolitan) Borough of )?(?:the )?|\s+local area$", "", name, flags=re.I
    )


def inspection_days(preface: str) -> tuple[date | None, date | None]:
    """First and last day of the inspection, from the opening sentence."""
    return date_span(preface) or (None, None)
