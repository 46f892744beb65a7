"""Names of elements in a Word document, and what is asked of a paragraph everywhere."""

from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from lxml import etree

from toolkit.word_lists import W

Element: TypeAlias = etree._Element

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a text box again, for old Word


@cache
def w(name: str) -> str:
    """ "p" → the name of a paragraph's element, and so on for elements and attributes."""
    return f"{W}{name}"


_SETTINGS, _STYLE = w("pPr"), w("pStyle")
_SAID = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-"}


def style_of(paragraph: Element) -> str:
    """The paragraph's style id; "" where it has the default one."""
    found = (s for settings in paragraph.iterchildren(_SETTINGS) for s in settings.iterchildren(_STYLE))
    return value(next(found, None))


def value(setting: Element | None) -> str:
    """What a setting says; "" where it is not there."""
    return "" if setting is None else setting.get(w("val"), "")


def text_of(element: Element) -> str:
    """The words of a paragraph, run or whole part; a tab or a line break is a blank."""
    return "".join(map(said_by, element.iter(w("t"), *_SAID)))


def said_by(element: Element) -> str:
    """What this element says itself; "" for all but text, tabs, breaks and hyphens. A tab stop is no tab."""
    if element.tag == w("t"):
        return element.text or ""
    above = element.getparent()
    return _SAID.get(str(element.tag), "") if above is not None and above.tag == w("r") else ""


def paragraphs(body: Element) -> Iterator[Element]:
    """Every paragraph in order, those in tables and text boxes too, each once."""
    return (paragraph for paragraph in body.iter(w("p")) if not is_repeated(paragraph))


def is_repeated(element: Element) -> bool:
    """True in the second copy of a text box, which is there for old versions of Word."""
    return next(element.iterancestors(_FALLBACK), None) is not None


def paragraph_of(element: Element) -> Element | None:
    """The paragraph that an element stands in."""
    return element if element.tag == w("p") else next(element.iterancestors(w("p")), None)


def remove(element: Element) -> None:
    """Take an element out of the document."""
    above = element.getparent()
    if above is not None:
        above.remove(element)


def next_mark(body: Element) -> int:
    """A number that no bookmark has yet."""
    ids = (mark.get(w("id"), "") for mark in body.iter(w("bookmarkStart")))
    return 1 + max((int(number) for number in ids if number.isdecimal()), default=0)
