"""Documents about something else that people put beside inspection letters: what one of them looks like."""

import re

from toolkit.model.document import Document

_OPENING_LINES = 60
_OTHERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "a letter on a joint targeted area inspection (JTAI)",
        re.compile(r"\bjoint targeted area inspection|\bJTAI\b", re.I),
    ),
    (
        "a letter or report on children's services (ILACS)",
        re.compile(
            r"\b(?:focused|monitoring) visit to\b.{0,80}\bchildren['\u2019]s services\b|\bILACS\b"
            r"|\binspection of\b.{0,60}\blocal authority children['\u2019]s services\b",
            re.I,
        ),
    ),
    (
        "a report on a school or college",
        re.compile(r"\binspection (?:of|report:?)\b.{0,60}\b(?:school|academy|college|nursery)\b", re.I),
    ),
    ("minutes of a meeting", re.compile(r"\bminutes of\b|\bRESOLVED\b|\bapologies for absence\b", re.I)),
    ("a written statement of action", re.compile(r"^\W*written statement of action\b", re.I | re.M)),
    (
        "a letter that announces an inspection",
        re.compile(
            r"\b(?:will|intend to|are going to) (?:be )?(?:carry|conduct|inspect|visit|revisit|undertake)", re.I
        ),
    ),
)


def looks_like(document: Document) -> str | None:
    """What the first lines of a document of no known format speak of; None where nothing is known."""
    opening = "\n".join(line.text for line in document.lines[:_OPENING_LINES])
    return next((name for name, pattern in _OTHERS if pattern.search(opening)), None)
