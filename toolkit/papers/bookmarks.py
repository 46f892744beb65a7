"""Bookmarks at quoted findings, and links from their references to the document in the appendix."""

import re
from collections.abc import Collection, Iterator
from copy import deepcopy

from toolkit.papers.numbering import Styled
from toolkit.papers.word_tags import XML_SPACE, Element, next_mark, remove, texts, w

_MOST_LETTERS = 40


def bookmark(prefix: str, ref: str) -> str:
    """ "quote_2017_I_D03": Word's names begin with a letter and have no hyphens."""
    return f"{prefix}_{ref.replace('-', '_')}"[:_MOST_LETTERS]


def mark_quotes(body: Element, paragraphs: Styled, refs: Collection[str], appendix_styles: Collection[str]) -> None:
    """A bookmark where a reference is first printed, one where the appendix has it, links from the others to that.

    A reference is printed in square brackets, or alone in a cell of a table. `paragraphs` are those of `body`.
    """
    said, known = texts(body), frozenset(refs)
    found = [(p, ref, part) for p, part in _by_part(paragraphs, appendix_styles) for ref in _refs_in(said[p], known)]
    homes: dict[tuple[str, str], Element] = {}
    for paragraph, ref, part in found:
        homes.setdefault((ref, part), paragraph)
    number = next_mark(body)
    for paragraph, ref, _ in found:
        if homes.get((ref, "letter")) is not None and homes[ref, "letter"] is not paragraph:
            _link(paragraph, ref, bookmark("letter", ref))
    for (ref, part), paragraph in homes.items():
        _mark(paragraph, bookmark(part, ref), number)
        number += 1


def _by_part(paragraphs: Styled, appendix_styles: Collection[str]) -> Iterator[tuple[Element, str]]:
    """Each paragraph with where it stands: "quote" before the first appendix, "letter" in it."""
    part = "quote"
    for paragraph, style in paragraphs:
        if style in appendix_styles:
            part = "letter"
        yield paragraph, part


def _refs_in(said: str, refs: Collection[str]) -> list[str]:
    text = said.strip()
    if text in refs:
        return [text]
    return [ref for ref in dict.fromkeys(re.findall(r"\[([\w-]+)\]", text)) if ref in refs]


def _mark(paragraph: Element, name: str, number: int) -> None:
    """The whole paragraph between the bookmark's start and end."""
    properties = paragraph.find(w("pPr"))
    start = paragraph.makeelement(w("bookmarkStart"), {w("id"): str(number), w("name"): name})
    paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, start)
    paragraph.append(paragraph.makeelement(w("bookmarkEnd"), {w("id"): str(number)}))


def _link(paragraph: Element, ref: str, target: str) -> None:
    """The reference's own letters become a link, and no longer reference's that begins with them."""
    whole = re.compile(rf"(?<![\w-]){re.escape(ref)}(?![\w-])")
    for text in paragraph.iter(w("t")):
        run, found = text.getparent(), whole.search(text.text or "")
        if found and run is not None and not _is_linked(run):
            _cut_out(text, run, found, target)
            return


def _is_linked(run: Element) -> bool:
    return next(run.iterancestors(w("hyperlink")), None) is not None


def _cut_out(text: Element, run: Element, found: re.Match[str], target: str) -> None:
    """The run is cut around the reference, each piece looking as before."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    link = run.makeelement(w("hyperlink"), {w("anchor"): target, w("history"): "1"})
    tail = _like(run, after)
    tail.extend(list(text.itersiblings()))
    link.append(_like(run, found[0]))
    _say(text, before)
    run.addnext(link)
    link.addnext(tail)
    if not before and not [e for e in run if e.tag not in {w("rPr"), w("t")}]:
        remove(run)


def _like(run: Element, words: str) -> Element:
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


def _say(text: Element, words: str) -> None:
    text.text = words
    text.set(XML_SPACE, "preserve")
