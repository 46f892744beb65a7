"""The list of contents near the head of a paper: its lines name the headings and are none themselves."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from toolkit.model.document import Document, Line

_HEADING = re.compile(r"^(?:table of )?contents:?$", re.I)
_NUMBERS = re.compile(r"^\W*\d+(?:\.\d+)*[.)]?\s+|[\s.\u2026]+\d{1,3}$")
_FIRST_LINES, _FEWEST, _TWICE = 80, 3, 2


def without_contents(document: Document) -> Document:
    """The document without its list of contents; one that has none as it is."""
    lines = document.lines
    start = next((n for n, x in enumerate(lines[:_FIRST_LINES]) if _HEADING.match(x.text.strip(" *#"))), None)
    if start is None:
        return document
    end = _end(lines, start + 1)
    if sum(bool(x.text.strip()) for x in lines[start + 1 : end]) < _FEWEST:
        return document
    return replace(document, lines=(*lines[:start], *lines[end:]))


def _end(lines: Sequence[Line], start: int) -> int:
    """The first line that is no entry: it stands nowhere else, or an entry has already said the same.

    The list may stand below the summary, whose heading it names.
    """
    said: set[str] = set()
    below = [_words(x.text) for x in lines]
    times = Counter(below)
    for n in range(start, len(lines)):
        words = below[n]
        if not words:
            continue
        if lines[n].heading or words in said or times[words] < _TWICE:
            return n
        said.add(words)
    return len(lines)


def _words(text: str) -> str:
    """The words of an entry or heading, without its number and the page it stands on."""
    return " ".join(re.findall(r"\w+", _NUMBERS.sub("", text.strip()).lower()))
