"""The contents list: its entries as the headings are, so that it is right before Word has worked it out.

It gives no page numbers, which only Word knows: its field says so (\\n). Its entries are links.
"""

from collections.abc import Mapping

from toolkit.papers.contents_place import ContentsPlace, contents_field, give_section, make_place, take_section
from toolkit.papers.numbering import Styled
from toolkit.papers.word_tags import XML_SPACE, Element, next_mark, remove, text_of, w


def fill_contents(
    body: Element, paragraphs: Styled, headings: Mapping[str, str], numbers: Mapping[Element, str]
) -> None:
    """Put the headings into the contents list, where the paper has one.

    `paragraphs` are those of `body`; `headings`: the style ids of headings that are listed, with the style id of their
    entries.
    """
    listed = [(p, style) for p, style in paragraphs if style in headings and text_of(p).strip()]
    field = contents_field(body) if listed else None
    place = make_place(field) if field else None
    if place is None:
        return
    first = next_mark(body)
    entries = [
        _entry(p, f"_Toc{900_000_000 + n}", first + n, headings[style], numbers.get(p, ""))
        for n, (p, style) in enumerate(_still_there(listed, body))
    ]
    _replace(place, entries or [_paragraph(body, "")])


def _still_there(listed: Styled, body: Element) -> Styled:
    """Without what the field took with it."""
    return [(p, style) for p, style in listed if body in p.iterancestors() and text_of(p).strip()]


def _entry(heading: Element, name: str, number: int, style: str, label: str) -> Element:
    """A paragraph that leads to the heading, which gets a bookmark for it."""
    make = heading.makeelement
    mark = make(w("bookmarkStart"), {w("id"): str(number), w("name"): name})
    properties = heading.find(w("pPr"))
    heading.insert(0 if properties is None else 1, mark)
    heading.append(make(w("bookmarkEnd"), {w("id"): str(number)}))
    link, run = make(w("hyperlink"), {w("anchor"): name, w("history"): "1"}), make(w("r"), {})
    for place, words in enumerate(filter(None, (label, " ".join(text_of(heading).split())))):
        if place and label[:1].isdigit():
            run.append(make(w("tab"), {}))
        elif place:
            words = f": {words}"
        text = make(w("t"), {XML_SPACE: "preserve"})
        text.text = words
        run.append(text)
    link.append(run)
    entry = _paragraph(heading, style)
    entry.append(link)
    return entry


def _paragraph(near: Element, style: str) -> Element:
    """A paragraph of this style without words."""
    made, look = near.makeelement(w("p"), {}), near.makeelement(w("pPr"), {})
    if style:
        look.append(near.makeelement(w("pStyle"), {w("val"): style}))
    made.append(look)
    return made


def _replace(place: ContentsPlace, entries: list[Element]) -> None:
    """The field's begin and instruction go before the first entry, its end after the last."""
    section, properties = take_section(place.paragraph), place.paragraph.find(w("pPr"))
    if properties is not None:
        _look_like(entries[0], properties)
    entries[0][1:1] = place.opening
    entries[-1].extend(place.closing)
    give_section(entries[-1], section)
    for entry in entries:
        place.paragraph.addprevious(entry)
    remove(place.paragraph)


def _look_like(entry: Element, properties: Element) -> None:
    """The settings of the paragraph that was there, in the style of entries."""
    own = entry[0]
    styles = own.findall(w("pStyle"))
    for style in properties.findall(w("pStyle")) if styles else ():
        properties.remove(style)
    properties[:0] = styles
    entry.replace(own, properties)
