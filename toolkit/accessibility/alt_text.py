"""Whether a picture, chart or shape says in words what it shows."""

import re

from toolkit.accessibility.parts import Element, on

_FILE_NAME = re.compile(r"[^\s].*\.(?:png|jpe?g|gif|bmp|tiff?|svg|emf|wmf|webp)", re.I)
_SAYS_NOTHING = re.compile(
    r"(?:an? |the )?(?:picture|image|photo|photograph|graphic|chart|graph|diagram|logo|shape|drawing|figure)\s*\d*",
    re.I,
)
_BY_MACHINE = re.compile(r"(?:description )?automatically generated|AI-generated content may be incorrect", re.I)


def is_decorative(drawn: Element) -> bool:
    """True where the author has marked the drawing as decorative."""
    return any(on(mark) for mark in drawn.iter("{*}decorative"))


def fault_of(description: str | None) -> str:
    """What is wrong with an alternative text; "" where nothing is to be seen."""
    text = (description or "").strip()
    if not text:
        return "has no alternative text."
    if _FILE_NAME.fullmatch(text) or _SAYS_NOTHING.fullmatch(text):
        return f'has an alternative text that says nothing, "{text}".'
    if _BY_MACHINE.search(text):
        return "has an alternative text made by a machine that nobody has checked."
    return ""
