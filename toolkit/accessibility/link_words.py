"""Whether the words of a link say where it leads."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.accessibility.rules import Breach

_VAGUE = frozenset(
    "here|click|click here|click this|press here|tap here|this|this link|link|the link|follow this link|see here|see"
    "|more|read more|more here|find out more|learn more|more information|further information|more details|details"
    "|continue|go|open|download|view|website|web page|page|this page|document|this document|attached".split("|")
)
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)\S+", re.I)


@dataclass(frozen=True)
class FoundLink:
    """A link: its words, what it leads to, and the breach to tell, filled in but for what is wrong."""

    words: str
    target: str
    where: str
    sheet: str = ""
    cell: str = ""

    def breach(self, what: str) -> Breach:
        return Breach(what, self.where, "", self.sheet, self.cell)


def link_breaches(links: Iterable[FoundLink]) -> Iterator[Breach]:
    """Links without words, with words that say nothing, and with the words of another link that leads elsewhere."""
    leads: dict[str, str] = {}
    for link in links:
        words = " ".join(link.words.split())
        plain = words.casefold().strip(" .,:;!>»→[]()")
        what = _fault(words, plain)
        elsewhere = leads.setdefault(plain, link.target)
        if what:
            yield link.breach(what)
        elif elsewhere.rstrip("/") != link.target.rstrip("/"):
            yield link.breach(f'the words "{words}" lead here to {link.target}, and elsewhere to {elsewhere}.')


def _fault(words: str, plain: str) -> str:
    if not plain:
        return "a link has no words."
    if plain in _VAGUE:
        return f'the words "{words}" do not say where the link leads.'
    if _ADDRESS.fullmatch(words):
        return f'the words of the link are only its address, "{words}".'
    return ""
