"""Bookmarks at quoted findings, and links from their references to the document in the appendix."""

import re
from collections.abc import Collection
from copy import deepcopy
from typing import Any

from toolkit.papers.word_tags import paragraphs, style_of, text_of, w

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MOST_LETTERS = 40


def bookmark(prefix: str, ref: str) -> str:
    """ "quote_2017_I_D03": Word's names begin with a letter and have no hyphens."""
    return f"{prefix}_{ref.replace('-', '_')}"[:_MOST_LETTERS]


def mark_quotes(body: Any, refs: Collection[str], appendix_styles: Collection[str]) -> None:
    """A bookmark where a reference is first printed, one where the appendix has it, links from the others to that.

    A reference is printed in square brackets, or alone in a cell of a table.
    """
    found = [(p, ref, part) for p, part in _by_part(body, appendix_styles) for ref in _refs_in(p, refs)]
    homes: dict[tuple[str, str], Any] = {}
    for paragraph, ref, part in found:
        homes.setdefault((ref, part), paragraph)
    number = 1 + max((int(m.get(w("id"), "0")) for m in body.iter(w("bookmarkStart"))), default=0)
    for paragraph, ref, _ in found:
        if homes.get((ref, "letter")) is not None and homes[ref, "letter"] is not paragraph:
            _link(paragraph, ref, bookmark("letter", ref))
    for (ref, part), paragraph in homes.items():
        _mark(paragraph, bookmark(part, ref), number)
        number += 1


def _by_part(body: Any, appendix_styles: Collection[str]) -> list[tuple[Any, str]]:
    """Each paragraph with where it stands: "quote" before the first appendix, "letter" in it."""
    part, found = "quote", []
    for paragraph in paragraphs(body):
        if style_of(paragraph) in appendix_styles:
            part = "letter"
        found.append((paragraph, part))
    return found


def _refs_in(paragraph: Any, refs: Collection[str]) -> list[str]:
    text = text_of(paragraph).strip()
    if text in refs:
        return [text]
    return [ref for ref in dict.fromkeys(re.findall(r"\[([\w-]+)\]", text)) if ref in refs]


def _mark(paragraph: Any, name: str, number: int) -> None:
    """The whole paragraph between the bookmark's start and end."""
    properties = paragraph.find(w("pPr"))
    start = paragraph.makeelement(w("bookmarkStart"), {w("id"): str(number), w("name"): name})
    paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, start)
    paragraph.append(paragraph.makeelement(w("bookmarkEnd"), {w("id"): str(number)}))


def _link(paragraph: Any, ref: str, target: str) -> None:
    """The reference's own letters become a link; the run is cut around them, each piece looking as before."""
    for text in [t for t in paragraph.iter(w("t")) if ref in (t.text or "")]:
        run = text.getparent()
        if run.getparent().tag == w("hyperlink"):
            continue
        before, after = (text.text or "").split(ref, 1)
        link = paragraph.makeelement(w("hyperlink"), {w("anchor"): target, w("history"): "1"})
        tail = _like(run, after)
        for element in list(text.itersiblings()):
            tail.append(element)
        link.append(_like(run, ref))
        _say(text, before)
        run.addnext(link)
        link.addnext(tail)
        if not before and not [e for e in run if e.tag not in {w("rPr"), w("t")}]:
            run.getparent().remove(run)
        return


def _like(run: Any, words: str) -> Any:
    """A run that looks like this one and says these words."""
    made = run.makeelement(w("r"), {})
    properties = run.find(w("rPr"))
    if properties is not None:
        made.append(deepcopy(properties))
    if words:
        text = made.makeelement(w("t"), {})
        _say(text, words)
        made.append(text)
    return made


def _say(text: Any, words: str) -> None:
    text.text = words
    text.set(_XML_SPACE, "preserve")
