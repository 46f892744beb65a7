"""What a line of an outcome letter announces. Patterns, never the words of one letter."""

import re
from itertools import zip_longest
from typing import Literal

from toolkit.letters.layout import Mark
from toolkit.model.letter import Kind, Section

_SUBJECT = r"(?:SEND|special educational needs)"
TITLE = re.compile(
    rf"^(?:joint (?:local )?area|local area) (?:{_SUBJECT}\b.{{0,60}}? inspection|inspection of {_SUBJECT}\b.{{0,60}}?)"
    r" ?(?:\b(?:in|of)\b|:) ?(.*)$",
    re.I,
)
MAIN = re.compile(
    r"^(?:the )?(?:(?:main|key|overall|summary of (?:the )?(?:main )?) ?)?findings"
    r"(?: (?:of|from) (?:the|this) inspection)?:?$",
    re.I,
)
_QUESTION = r"(?:identif|assess|meet|improving|improves?\b|outcomes)"
SECTION = re.compile(
    r"^(?:the )?effectiveness of (?:the )?(?:\S+ )?(?:local )?area(?:['\u2019]s \w+)? (?:in|at) .{0,30}\b"
    + _QUESTION
    + r"|^how (?:effective|well).{0,40} area .{0,20}\b"
    + _QUESTION,
    re.I,
)
_LONG_TITLE = 90
STRENGTHS = re.compile(r"^(?:key |main |areas? of )?strengths?(?: of the (?:local )?area)?[:.]?$", re.I)
_NEED = r"(?:development|improvement|weakness(?:es)?)s?"
DEVELOPMENT = re.compile(
    rf"^(?:key )?(?:areas? (?:for|of|requiring|needing|in need of)(?: further)? {_NEED}(?: and {_NEED})?"
    r"|(?:main )?weaknesses"
    r"|areas? (?:that|which) (?:need|require)s?(?: further| to)? (?:development|improvement|improve)"
    r"|what needs to (?:improve|develop)(?: further)?)"
    r"(?: (?:of|in|for) the (?:local )?area)?[:.]?$",
    re.I,
)
CONCERNS = re.compile(r"^.{0,60}\braise[sd]?\b.{0,40}\bconcerns about the effectiveness\b", re.I)
STATEMENT = re.compile(
    r"^.{0,90}\b(?:required|must|asked|needs? to)\b.{0,80}"
    r"\b(?:written statement\b|statement of (?:proposed )?action|WSOA\b)",
    re.I,
)
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


def title_area(mark: Mark, below: Mark | None) -> str | None:
    """What the letter's title says after "inspection in"; None for a line that does not begin the title.

    A title may go on in the next line, before or after the area's name.
    """
    match = None if mark.glyph else TITLE.match(mark.text)
    goes_on = below is not None and below.gap == 0 and not below.glyph
    if match and (match[1] or not goes_on):
        return match[1]
    broken = re.match(r"^(?:joint )?(?:local )?area\b", mark.text, re.I) and len(mark.text) < _LONG_TITLE
    joined = TITLE.match(f"{mark.text} {below.text}") if below is not None and goes_on and broken else None
    return joined[1] if joined else None


def titled(marks: list[Mark]) -> list[str | None]:
    """`title_area` of each line."""
    return [title_area(mark, below) for mark, below in zip_longest(marks, marks[1:])]


def announces(mark: Mark, paragraph: str = "") -> Announces | None:
    """What this line starts, or None for running text. A bullet announces nothing, nor does a line's tail.

    `paragraph` is the line with those that go on with it, where the letter's lines are wrapped.
    """
    if mark.glyph or not mark.text[:1].isupper():
        return None
    for name, pattern in _ORDERED:
        if pattern.match(mark.text) or (name in _IN_PARAGRAPHS and pattern.match(paragraph)):
            return name
    return None


def looks_like_one(mark: Mark, below: Mark | None) -> bool:
    """A short line by itself, capital first and without a stop, above a bullet: a heading nobody knows."""
    short = len(mark.text) <= 70 and len(mark.text.split()) <= 9 and mark.text[-1:] not in ".,;:!?"
    alone = bool(mark.gap) and not mark.glyph and mark.text[:1].isupper()
    return short and alone and below is not None and below.glyph


_IN_PARAGRAPHS = ("concerns", "statement", "thanks", "section")
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
