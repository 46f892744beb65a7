"""Whether a written statement of action is required, and of whom (SI 2015/1792 reg 3 and 4)."""

import re

_NAMED = r"(?:written statement\b|statement of (?:proposed )?action|\bWSOA\b)"
_REQUIRED = re.compile(
    rf"{_NAMED}(?: of (?:proposed )?action)? (?:\(\w+\) )?is required"
    rf"|\b(?:required|must|asked|needs? to)\b[^.]{{0,80}}{_NAMED}",
    re.I,
)
_NOT_REQUIRED = re.compile(
    rf"{_NAMED}[^.]{{0,40}}\bnot required|\bnot required to\b[^.]{{0,60}}{_NAMED}|\bno {_NAMED}", re.I
)
_SAYS_SO = re.compile(r"raises? (?:\w+ )?significant concerns about|areas? of significant weakness", re.I)
_RESPONSIBLE = re.compile(
    r"(?:determined|decided) that (the (?:(?!(?:determined|decided) that).){3,200}?) (?:are|is) (jointly )?responsible"
    r" for (?:submitting|producing)",
    re.I,
)


def is_required(text: str) -> bool:
    """True where the letter requires a statement; `text` is what it says outside its findings, healed."""
    return bool(_REQUIRED.search(text)) and not _NOT_REQUIRED.search(text)


def speaks_of_weakness(text: str) -> bool:
    """True where the words of a required statement stand in the letter, whatever else it says."""
    return bool(_SAYS_SO.search(text))


def responsible_bodies(text: str) -> tuple[tuple[str, ...], bool | None]:
    """The bodies that must make the statement as printed, and True where the letter says "jointly".

    None stands for a letter that does not say.
    """
    match = _RESPONSIBLE.search(text)
    if not match:
        return (), None
    bodies = re.split(r",? and (?=the )|, (?=the )", match[1])
    return tuple(b.strip(" ,") for b in bodies), True if match[2] else None
