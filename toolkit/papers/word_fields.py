"""Fields of a Word file as somebody saved it: which results are the reader's words, and which Word works out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_WORKED_OUT = frozenset(
    "PAGE NUMPAGES SECTION SECTIONPAGES PAGEREF SEQ REF NOTEREF STYLEREF TOC TOA INDEX LISTNUM AUTONUM AUTONUMLGL"
    " AUTONUMOUT DATE TIME CREATEDATE SAVEDATE PRINTDATE EDITTIME FILENAME FILESIZE NUMWORDS NUMCHARS REVNUM"
    " LASTSAVEDBY USERNAME USERINITIALS USERADDRESS AUTHOR TITLE SUBJECT KEYWORDS COMMENTS DOCPROPERTY INFO"
    " TEMPLATE".split()
)


@dataclass
class Field:
    """What it is told to do, and whether its result has begun."""

    instruction: str = ""
    is_result: bool = False

    @property
    def name(self) -> str:
        return (self.instruction.split() or [""])[0].upper()

    @property
    def is_worked_out(self) -> bool:
        return self.name in _WORKED_OUT or self.name.startswith("=")

    @property
    def told(self) -> str:
        """As far as a person sets it: Word adds switches to what it works out, and writes links in two ways."""
        if self.is_worked_out:
            return self.name
        if self.name == "HYPERLINK":
            address, place = (
                re.search(lead + r'\s+"([^"]*)"', self.instruction) for lead in (r"(?i)HYPERLINK", r"\\l")
            )
            return link_told(address[1] if address else "", place[1] if place else "")
        return " ".join(self.instruction.split())


def link_told(address: str = "", place: str = "") -> str:
    return f"HYPERLINK {address}#{place}".rstrip("#")


@dataclass
class OpenFields:
    """The fields that have begun and not ended, the innermost last: they nest, and run over paragraphs."""

    begun: list[Field] = field(default_factory=list)

    @property
    def hide(self) -> bool:
        """Whether what stands here is what Word worked out."""
        return any(f.is_result and f.is_worked_out for f in self.begun)

    def instruct(self, text: str) -> None:
        if self.begun:
            self.begun[-1].instruction += text

    def mark(self, kind: str) -> Iterator[str]:
        """What a begin, separate or end mark completes: a field's instruction, once each."""
        if kind == "begin":
            self.begun.append(Field())
        elif self.begun:
            last = self.begun[-1]
            if not last.is_result and not self.hide:
                yield last.told
            last.is_result = True
            if kind == "end":
                self.begun.pop()
