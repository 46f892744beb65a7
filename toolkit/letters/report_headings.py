"""The headings of an area SEND report (framework of January 2023), as printed, misprinted and wrapped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from toolkit.model.document import Line

Heading = Literal[
    "outcome", "information", "experience", "effective", "better", "priority", "improvement",
    "details", "about", "team", "end",
]  # fmt: skip

_PRINTED: dict[Heading, tuple[str, ...]] = {
    "outcome": ("inspection outcome", "inspection outcomes", "outcome", "outcome of the inspection"),
    "information": (
        "information about the local area partnership",
        "information about the area partnership",
        "information about the partnership",
        "information about the local area",
    ),
    "experience": (
        "what is it like to be a child or young person with send in this area",
        "what is it like to be a child or young person with special educational needs and or disabilities send"
        " in this area",
    ),
    "effective": (
        "what is the area partnership doing that is effective",
        "what is the local area partnership doing that is effective",
    ),
    "better": (
        "what does the area partnership need to do better",
        "what does the local area partnership need to do better",
    ),
    "priority": ("areas for priority action", "areas for priority actions"),
    "improvement": ("areas for improvement", "areas for improvements"),
    "details": ("local area partnership details", "area partnership details", "partnership details"),
    "about": ("information about this inspection", "information about the inspection", "about this inspection"),
    "team": ("inspection team", "the inspection team", "inspection team members", "inspectors"),
}
# A question is known by its first and last words, whatever stands between them.
_QUESTIONS: tuple[tuple[Heading, re.Pattern[str]], ...] = (
    ("experience", re.compile(r"^what(?:['\u2019]s| is| was) it like (?:to be|for|being)\b.* ?\?$", re.I)),
    (
        "effective",
        re.compile(r"^what .*\b(?:area|partners?|partnership|leaders)\b.*\b(?:effective(?:ly)?|well) ?\?$", re.I),
    ),
    ("better", re.compile(r"^what .*\b(?:area|partners?|partnership|leaders)\b.*\b(?:better|improve) ?\?$", re.I)),
)
_NUMBER = re.compile(r"^\d{1,2}[.)]?\s+(?=[A-Z])")
_REPEATED = re.compile(r"\s*\((?:continued|cont\.?)\)$", re.I)
_END = re.compile(
    r"^(?:if you are not happy with the inspection|the office for standards in education, children)", re.I
)
_ALIKE = 0.86
_MOST_LINES = 3
_LONGEST = 130


@dataclass(frozen=True)
class Found:
    """A heading and the number of lines it runs over."""

    heading: Heading
    lines: int


def heading_at(lines: Sequence[Line], position: int) -> Found | None:
    """The heading that starts at `position`; None where running text does."""
    first = lines[position]
    if _END.match(first.text):
        return Found("end", 1)
    if not _NUMBER.sub("", first.text)[:1].isupper() or len(first.text) > _LONGEST:
        return None
    for count in range(min(_MOST_LINES, len(lines) - position), 0, -1):
        taken = lines[position : position + count]
        ended = any(line.text.rstrip().endswith("?") for line in taken[:-1])
        if not ended and all(_go_together(first, line) for line in taken[1:]):
            heading = _heading(" ".join(line.text for line in taken))
            if heading:
                return Found(heading, count)
    return None


def _go_together(first: Line, other: Line) -> bool:
    """Lines of one heading: the same cell, page and type, close to each other."""
    if other.cell != first.cell or other.page != first.page or (other.gap or 0) > 1:
        return False
    a, b = first.place, other.place
    return a is None or b is None or (a.bold == b.bold and abs(a.size - b.size) < 1)


def _heading(text: str) -> Heading | None:
    text = _REPEATED.sub("", _NUMBER.sub("", text.strip()))
    words = " ".join(re.findall(r"[a-z0-9]+", text.lower()))
    for question, pattern in _QUESTIONS:
        if pattern.match(text):
            return question
    if len(text) > _LONGEST or text.rstrip().endswith((".", ",", ";")):
        return None
    alike = [(_likeness(words, printed), heading) for heading, forms in _PRINTED.items() for printed in forms]
    best, heading = max(alike, key=lambda a: a[0])
    return heading if best >= _ALIKE else None


def _likeness(words: str, printed: str) -> float:
    if words[:1] != printed[:1] or abs(len(words) - len(printed)) > len(printed) * 0.25:
        return 0.0
    matcher = SequenceMatcher(None, words, printed, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
