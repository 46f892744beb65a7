"""The contents list: its entries as the headings are, so that it is right before Word has worked it out.

It gives no page numbers, which only Word knows: its field says so (\\n). Its entries are links.
"""

from collections.abc import Mapping
from typing import Any

from toolkit.papers.word_tags import paragraphs, style_of, text_of, w

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def fill_contents(body: Any, headings: Mapping[str, str], numbers: Mapping[Any, str]) -> None:
    """Put the headings into the contents list, where the paper has one.

    `headings`: the style ids of headings that are listed, with the style id of their entries.
    """
    start = next((p for p in paragraphs(body) if _begins_contents(p)), None)
    if start is None:
        return
    listed = [p for p in paragraphs(body) if style_of(p) in headings and text_of(p).strip()]
    end = _last_paragraph(start)
    first = 1 + max((int(m.get(w("id"), "0")) for m in body.iter(w("bookmarkStart"))), default=0)
    entries = [
        _entry(p, f"_Toc{900_000_000 + place}", first + place, headings[style_of(p)], numbers.get(p, ""))
        for place, p in enumerate(listed)
    ]
    _replace(start, end, entries)


def _begins_contents(paragraph: Any) -> bool:
    return any((i.text or "").strip().upper().startswith("TOC") for i in paragraph.iter(w("instrText")))


def _last_paragraph(start: Any) -> Any:
    """The paragraph in which the list's field ends."""
    depth, paragraph = 0, start
    while paragraph is not None:
        for mark in paragraph.iter(w("fldChar")):
            depth += {"begin": 1, "end": -1}.get(mark.get(w("fldCharType")), 0)
            if depth == 0:
                return paragraph
        paragraph = paragraph.getnext()
    return start


def _entry(heading: Any, name: str, number: int, style: str, label: str) -> Any:
    """A paragraph that leads to the heading, which gets a bookmark for it."""
    make = heading.makeelement
    mark = make(w("bookmarkStart"), {w("id"): str(number), w("name"): name})
    properties = heading.find(w("pPr"))
    heading.insert(0 if properties is None else 1, mark)
    heading.append(make(w("bookmarkEnd"), {w("id"): str(number)}))
    entry, look, link = (
        make(w("p"), {}),
        make(w("pPr"), {}),
        make(w("hyperlink"), {w("anchor"): name, w("history"): "1"}),
    )
    look.append(make(w("pStyle"), {w("val"): style}))
    run = make(w("r"), {})
    for place, words in enumerate(filter(None, (label, text_of(heading).strip()))):
        if place:
            run.append(make(w("tab"), {}))
        text = make(w("t"), {_XML_SPACE: "preserve"})
        text.text = words
        run.append(text)
    link.append(run)
    entry.extend((look, link))
    return entry


def _replace(start: Any, end: Any, entries: list[Any]) -> None:
    """The field's begin and instruction go before the first entry, its end after the last."""
    runs = [r for p in _span(start, end) for r in p.iter(w("r"))]
    marks = [(r, m.get(w("fldCharType"))) for r in runs for m in r.iter(w("fldChar"))]
    separate = next((r for r, kind in marks if kind == "separate"), None)
    closing = next((r for r, kind in reversed(marks) if kind == "end"), None)
    if separate is None or closing is None or not entries:
        return
    opening = runs[: runs.index(separate) + 1]
    for run in reversed(opening):
        entries[0].insert(1, run)
    entries[-1].append(closing)
    for entry in entries:
        start.addprevious(entry)
    for paragraph in _span(start, end):
        paragraph.getparent().remove(paragraph)


def _span(start: Any, end: Any) -> list[Any]:
    found, paragraph = [], start
    while paragraph is not None:
        found.append(paragraph)
        if paragraph is end:
            break
        paragraph = paragraph.getnext()
    return found
