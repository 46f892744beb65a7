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


def xpath(expression: str) -> etree.XPath:
    """The expression, made once, with `w:` for Word's own names."""
    return etree.XPath(expression, namespaces={"w": W.strip("{}")})


_STYLE = xpath("string(w:pPr/w:pStyle/@w:val)")
_SAID = {w("tab"): " ", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "-"}


def style_of(paragraph: Element) -> str:
    """The paragraph's style id; "" where it has the default one."""
    return str(_STYLE(paragraph))


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
    if next(body.iter(_FALLBACK), None) is None:
        return body.iter(w("p"))
    return (paragraph for paragraph in body.iter(w("p")) if not is_repeated(paragraph))


def texts(body: Element) -> dict[Element, str]:
    """The words of every paragraph as `text_of` has them, all found in one pass where no text box is in another's."""
    if next(body.iter(w("txbxContent")), None) is not None:
        return {paragraph: text_of(paragraph) for paragraph in body.iter(w("p"))}
    said: dict[Element, list[str]] = {}
    words: list[str] = []
    for element in body.iter(w("p"), w("t"), *_SAID):
        if element.tag == w("p"):
            words = said[element] = []
        else:
            words.append(said_by(element))
    return {paragraph: "".join(each) for paragraph, each in said.items()}


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
