"""Pictures, boxes, links and leftovers in a Word document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.accessibility.alt_text import fault_of, is_decorative
from toolkit.accessibility.link_words import FoundLink, link_breaches
from toolkit.accessibility.parts import MC, WP, Element, Link, V, W, local
from toolkit.accessibility.parts import R as OFFICE
from toolkit.accessibility.rules import Breach, shortened
from toolkit.accessibility.word_file import Paper, run_text, runs, text_of

_OLD_SHAPES = tuple(f"{V}{tag}" for tag in ("shape", "rect", "roundrect", "oval", "line", "polyline", "group"))
_LINK_FIELD = re.compile(r'\s*HYPERLINK\b((?:\s+(?:\\[lmnot]|"[^"]*"|[^\s\\"]+))*)', re.I)
_UNSEEN = {f"{W}{tag}" for tag in ("proofErr", "bookmarkStart", "bookmarkEnd")}
_CHANGES = tuple(
    f"{W}{tag}"
    for tag in (
        "ins del moveFrom moveTo cellIns cellDel cellMerge rPrChange pPrChange tblPrChange trPrChange tcPrChange"
        " tblGridChange tblPrExChange sectPrChange numberingChange"
    ).split()
)


# ---- pictures and boxes


def without_alt_text(paper: Paper) -> Iterator[Breach]:
    for where, paragraph, _ in paper.placed:
        for drawn in paragraph.iter(f"{WP}docPr"):
            holder = drawn.getparent()
            if not _kept_for_old(drawn) and not is_decorative(drawn) and (holder is None or not _only_words(holder)):
                fault = fault_of(drawn.get("descr"))
                yield from [Breach(f"the {_kind(holder)} {fault}", where)] if fault else []
        for shape in paragraph.iter(*_OLD_SHAPES):
            if next(shape.iter(f"{V}imagedata"), None) is not None and not _kept_for_old(shape):
                fault = fault_of(shape.get("alt"))
                yield from [Breach(f"the picture {fault}", where)] if fault else []


def _kept_for_old(element: Element) -> bool:
    return any(a.tag == f"{MC}Fallback" for a in element.iterancestors())


def _only_words(holder: Element) -> bool:
    """True for a text box: its words are its text, unless it holds a picture or chart too."""
    shows = any(local(e) in {"blip", "chart"} for e in holder.iter("*"))
    return not shows and next(holder.iter(f"{W}txbxContent"), None) is not None


def _kind(holder: Element | None) -> str:
    names = set() if holder is None else {local(e) for e in holder.iter("*")}
    return next((kind for tag, kind in (("chart", "chart"), ("blip", "picture")) if tag in names), "shape")


def floating_boxes(paper: Paper) -> Iterator[Breach]:
    """Text boxes that lie on the page, and paragraphs in a frame; a dropped capital is none."""
    for where, paragraph, _ in paper.placed:
        words = [_box_text(box) for box in paragraph.iter(f"{WP}anchor") if not _kept_for_old(box)]
        old = (box for box in paragraph.iter(f"{V}textbox") if not _kept_for_old(box))
        words += [_box_text(box) for box in old if _floats(box)]
        framed = paper.looks.of_paragraph(paragraph, "framePr")
        if framed is not None and framed.get(f"{W}dropCap", "none") == "none":
            words.append(text_of(paragraph))
        yield from (Breach(f'"{shortened(text)}" stands in a floating text box.', where) for text in words if text)


def _box_text(box: Element) -> str:
    return " ".join(text_of(p) for content in box.iter(f"{W}txbxContent") for p in content.iter(f"{W}p")).strip()


def _floats(box: Element) -> bool:
    return any("position:absolute" in (a.get("style") or "").replace(" ", "") for a in box.iterancestors())


# ---- links


def unclear_links(paper: Paper) -> Iterator[Breach]:
    return link_breaches(_links(paper))


def _links(paper: Paper) -> Iterator[FoundLink]:
    """All links but the entries of a contents list."""
    for where, paragraph, part in paper.placed:
        if not paper.looks.lists_contents(paragraph):
            links = (*_marked(paragraph, paper.parts.related(part)), *_fields(paragraph))
            yield from (FoundLink(words, target, where) for words, target in links)


def _marked(paragraph: Element, targets: dict[str, Link]) -> Iterator[tuple[str, str]]:
    """Links by markup; one that Word has cut into pieces is one link."""
    words, lead, last = "", "", None
    for link in paragraph.iter(f"{W}hyperlink"):
        target = _leads_to(link, targets)
        if last is not None and not (target == lead and _is_next(last, link)):
            yield words, lead
            words = ""
        shown = " ".join(d.get("descr", "") for d in link.iter(f"{WP}docPr"))
        words, lead, last = words + text_of(link) + shown, target, link
    if last is not None:
        yield words, lead


def _leads_to(link: Element, targets: dict[str, Link]) -> str:
    held, anchor = targets.get(link.get(f"{OFFICE}id", "")), link.get(f"{W}anchor", "")
    return (held.target if held else "") + (f"#{anchor}" if anchor else "") or "nowhere"


def _is_next(link: Element, other: Element) -> bool:
    """True where nothing that is read stands between two links."""
    between = link.itersiblings("*")
    return next((e for e in between if e.tag not in _UNSEEN), None) is other


def _fields(paragraph: Element) -> Iterator[tuple[str, str]]:
    """Links made by a field: its instruction, then the words it shows."""
    for field in paragraph.iter(f"{W}fldSimple"):
        match = _LINK_FIELD.match(field.get(f"{W}instr", ""))
        if match:
            yield text_of(field), _target(match[1])
    open_fields: list[_Field] = []
    for run in runs(paragraph):
        for piece in run.iterchildren(f"{W}fldChar", f"{W}instrText"):
            kind = piece.get(f"{W}fldCharType")
            if kind == "begin":
                open_fields.append(_Field())
            elif open_fields and kind == "separate":
                open_fields[-1].shows = True
            elif open_fields and kind == "end":
                yield from open_fields.pop().link()
            elif open_fields:
                open_fields[-1].instruction += piece.text or ""
        for shown in (f for f in open_fields if f.shows):
            shown.words += run_text(run)


@dataclass
class _Field:
    """A field that is being read."""

    instruction: str = ""
    words: str = ""
    shows: bool = False

    def link(self) -> Iterator[tuple[str, str]]:
        """Its words and what it leads to, where it is a link."""
        match = _LINK_FIELD.match(self.instruction)
        if match:
            yield self.words, _target(match[1])


def _target(rest: str) -> str:
    quoted = re.findall(r'"([^"]*)"', rest)
    place = re.search(r'\\l\s+"?([^"\s]+)', rest)
    address = next((q for q in quoted if place is None or q != place[1]), "")
    return (address + (f"#{place[1]}" if place else "")) or rest.strip() or "nowhere"


# ---- leftovers


def tracked_changes(paper: Paper) -> Iterator[Breach]:
    places = {paragraph: where for where, paragraph, _ in paper.placed}
    found: dict[str, int] = {}
    for root in (paper.root, *(root for _, _, root in paper.stories)):
        for change in root.iter(*_CHANGES):
            where = next((places[p] for p in _paragraphs_near(change) if p in places), "")
            found[where] = found.get(where, 0) + 1
    for where, count in found.items():
        how_many = "a tracked change is" if count == 1 else f"{count} tracked changes are"
        yield Breach(f"{how_many} left in it.", where)


def _paragraphs_near(change: Element) -> Iterator[Element]:
    """The paragraph around a change, the paragraphs in it, those of its row, of its table."""
    yield from change.iterancestors(f"{W}p")
    yield from change.iter(f"{W}p")
    for around in change.iterancestors(f"{W}tr", f"{W}tbl"):
        yield from around.iter(f"{W}p")


def comments_left(paper: Paper) -> Iterator[Breach]:
    held = paper.parts.first(paper.main, "comments")
    comments = [] if held is None else held.iterchildren(f"{W}comment")
    words = {c.get(f"{W}id"): " ".join(text_of(p) for p in c.iter(f"{W}p")) for c in comments}
    for where, paragraph, _ in paper.placed:
        for mark in paragraph.iter(f"{W}commentReference"):
            said = shortened(words.get(mark.get(f"{W}id"), ""))
            yield Breach(f'the comment "{said}" is left in it.', where)
