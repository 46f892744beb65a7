"""Names of WordprocessingML, and the few questions asked of a paragraph everywhere."""

from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def w(name: str) -> str:
    """ "p" → the name of a paragraph's element, and so on for elements and attributes."""
    return f"{_W}{name}"


def style_of(paragraph: Any) -> str:
    """The paragraph's style id; "" where it has the default one."""
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else str(style.get(w("val")))


def text_of(element: Any) -> str:
    """The words of a paragraph, run or whole part; a tab is a blank."""
    return "".join(" " if e.tag == w("tab") else e.text or "" for e in element.iter(w("t"), w("tab")) if _shown(e))


def _shown(element: Any) -> bool:
    """A tab stop among a paragraph's properties is no tab."""
    return bool(element.tag == w("t") or element.getparent().tag == w("r"))


def paragraphs(body: Any) -> Iterator[Any]:
    """Every paragraph in order, those in tables too."""
    return iter(body.iter(w("p")))
