"""A fingerprint of what a paper says and shows: all that a person can change in it, nothing that a program does."""

import hashlib
import json
from typing import Any

from toolkit.model.paper_line import PaperLine
from toolkit.papers.fingerprint_before import fingerprint_before
from toolkit.papers.open_word import open_word
from toolkit.papers.word_reading import passages

_RECKONING = "2:"  # goes up when other things count; records without it are of the first


def fingerprint(package: bytes) -> str | None:
    """The same for two papers that a reader cannot tell apart; None where the file is no Word document."""
    document = open_word(package)
    return None if document is None else fingerprint_of(document)


def fingerprint_of(document: Any) -> str:
    """That of an open document, python-docx's: the same as of its package once it is saved."""
    said = [
        (p.kind, p.heading.lower(), p.cell, [(t.kind, t.text, t.look, t.change) for t in p.tokens])
        for p in passages(document)
    ]
    return _RECKONING + hashlib.sha256(json.dumps(said).encode()).hexdigest()


def in_todays_reckoning(recorded: str, standing: bytes, new: bytes) -> str:
    """A recorded fingerprint as it is reckoned now, where it is that of the paper that stands there or of the new one.

    Else as recorded: it is then that of neither.
    """
    if not recorded.startswith(_RECKONING):
        for package in (standing, new):
            if fingerprint_before(package) == recorded:
                return fingerprint(package) or recorded
    return recorded


def paper_lines(package: bytes) -> list[PaperLine] | None:
    """What a paper says, a line per paragraph; headers, footers, notes and comments last; None for no Word document.

    Without what Word works out by itself, such as page numbers and the list of contents.
    """
    document = open_word(package)
    if document is None:
        return None
    return [PaperLine(p.kind, p.heading, p.words) for p in passages(document) if p.words]
