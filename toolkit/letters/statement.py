"""Whether a written statement of action is required, and of whom (SI 2015/1792 reg 3 and 4)."""

import re

_REQUIRED = re.compile(
    r"written statement of action (?:\(\w+\) )?is required"
    r"|(?:required|must|asked|needs?)\b[^.]{0,80}\bwritten statement of action",
    re.I,
)
_NOT_REQUIRED = re.compile(r"written statement of action is not required|not required to (?:produce|submit)", re.I)
_RESPONSIBLE = re.compile(
    r"determined that (the (?:(?!determined that).){3,200}?) (?:are|is) (jointly )?responsible"
    r" for (?:submitting|producing)",
    re.I,
)


def is_required(text: str) -> bool:
    """True where the letter requires a statement; `text` is the letter, its lines healed."""
    return bool(_REQUIRED.search(text)) and not _NOT_REQUIRED.search(text)


def responsible_bodies(text: str) -> tuple[tuple[str, ...], bool | None]:
    """The bodies that must make the statement as printed, and True where the letter says "jointly".

    None stands for a letter that does not say.
    """
    match = _RESPONSIBLE.search(text)
    if not match:
        return (), None
    bodies = re.split(r",? and (?=the )|, (?=the )", match[1])
    return tuple(b.strip(" ,") for b in bodies), True if match[2] else None
