"""What a line of an outcome letter announces. Patterns, never the words of one letter."""

import re
from typing import Literal

from toolkit.letters.layout import Mark
from toolkit.model.letter import Kind, Section

TITLE = re.compile(
    r"^joint (?:local )?area (?:SEND|special educational needs).{0,60}? inspection (?:in|of) (.+)$", re.I
)
MAIN = re.compile(r"^(?:the )?(?:main|key|summary of (?:the )?(?:main )?) ?findings?:?$", re.I)
SECTION = re.compile(
    r"^(?:the )?effectiveness of (?:the )?(?:\S+ )?(?:local )?area(?:['\u2019]s \w+)? (?:in|at) .{0,30}"
    r"\b(?:identif|assess|meeting|improving|outcomes)",
    re.I,
)
STRENGTHS = re.compile(r"^(?:key |main |areas of )?strengths?(?: of the (?:local )?area)?:?$", re.I)
DEVELOPMENT = re.compile(
    r"^(?:key )?(?:areas? (?:for|of|requiring|needing|in need of)(?: further)?"
    r" (?:development|improvement|weakness)s?"
    r"|(?:main )?weaknesses|areas? that (?:need|require)s?(?: further)? (?:development|improvement))"
    r"(?: (?:of|in|for) the (?:local )?area)?:?$",
    re.I,
)
CONCERNS = re.compile(r"^.{0,60}\braise[sd]?\b.{0,40}\bconcerns about the effectiveness\b", re.I)
STATEMENT = re.compile(r"^.{0,90}\b(?:required|must|asked|needs? to)\b.{0,80}\bwritten statement of action\b", re.I)
THANKS = re.compile(
    r"^(?:please accept|I hope|I would like|I am (?:grateful|copying)|thank you|may I"
    r"|we would like to thank)\b",
    re.I,
)
LETTER_VOICE = re.compile(
    r"\b(?:thank(?:s|ed)?\b|this letter|I hope|handbook|the inspection raise|written statement of action)",
    re.I,
)
VALEDICTION = re.compile(r"^yours (?:sincerely|faithfully|truly),?\b", re.I)
COPIED = re.compile(r"^(?:cc|copied to|copy to)\b\s*:?\s*", re.I)
SALUTATION = re.compile(r"^dear\b", re.I)

Announces = Literal["main", "section", "kind", "concerns", "statement", "thanks", "valediction"]


def announces(mark: Mark) -> Announces | None:
    """What this line starts, or None for running text. A bullet announces nothing, nor does a line's tail."""
    if mark.glyph or not mark.text[:1].isupper():
        return None
    for name, pattern in _ORDERED:
        if pattern.match(mark.text):
            return name
    return None


_ORDERED: tuple[tuple[Announces, re.Pattern[str]], ...] = (
    ("main", MAIN),
    ("section", SECTION),
    ("kind", STRENGTHS),
    ("kind", DEVELOPMENT),
    ("concerns", CONCERNS),
    ("statement", STATEMENT),
    ("thanks", THANKS),
    ("valediction", VALEDICTION),
)


def section_of(heading: str) -> Section | None:
    """Which of the framework's three questions a section heading puts; None if it is none of them."""
    words = heading.lower()
    if "outcome" in words:
        return "outcomes"
    if "meeting" in words or ("assess" in words and "identif" not in words):
        return "meeting"
    if "identif" in words:
        return "identifying"
    return None


def kind_of(heading: str) -> Kind:
    return "strength" if STRENGTHS.match(heading) else "development"
