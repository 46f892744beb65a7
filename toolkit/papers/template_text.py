"""A Word template as text: paragraph by paragraph, runs joined as the template language joins them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as LINK
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from toolkit.model.template import BREAK, Part, TemplateParagraph, TemplateText
from toolkit.papers.open_word import open_word

_PARTS: tuple[tuple[str, Part], ...] = (
    (LINK.HEADER, "header"),
    (LINK.FOOTER, "footer"),
    (LINK.FOOTNOTES, "footnotes"),
)
_PROPERTIES = ("title", "subject", "author", "comments", "identifier", "language")
_P, _TEXT, _DELETED, _MOVED = qn("w:p"), qn("w:t"), qn("w:delText"), qn("w:moveFrom")
_CHANGES = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"))
_BREAKS = {qn("w:tab"), qn("w:br"), qn("w:cr")}
_HEADINGS = ("Heading", "Appendix Heading", "Title")
_TWIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a text box again, for old Word


class Unopened(Exception):
    """The template is no Word document."""


def open_template(template: Path) -> Document:
    """The template; raises Unopened with the reason."""
    return opened(read_bytes(template))


def read_bytes(template: Path) -> bytes:
    """What is in its file; raises Unopened with the reason."""
    try:
        return template.read_bytes()
    except FileNotFoundError as error:
        raise Unopened("it is not there") from error
    except OSError as error:
        raise Unopened(error.strerror or str(error)) from error


def opened(template: bytes) -> Document:
    """The template of which this is the file; raises Unopened where it is none."""
    document = open_word(template)
    if document is None or not _has_properties(document):
        raise Unopened("it is not a Word document, or it is damaged")
    return document


def _has_properties(document: Document) -> bool:
    """False where the part of the title, the author and the like is damaged: papers are given theirs there."""
    try:
        return document.core_properties.title is not None
    except (AttributeError, TypeError, ValueError):
        return False


def sound_xml(xml: str) -> None:
    """Raises SyntaxError, with the offset, where a part of a document is no sound XML."""
    parse_xml(xml)


def read_template(document: Document) -> TemplateText:
    """Its paragraphs in the order of `paragraph_elements`, then its properties."""
    names = {style.style_id: style.name or "" for style in document.styles}
    found: list[TemplateParagraph] = []
    heading = ""
    for part, story, element in _elements(document):
        paragraph = _paragraph(len(found), part, story, element, heading)
        found.append(paragraph)
        if names.get(paragraph.style, "").startswith(_HEADINGS) and "{%" not in paragraph.text:
            heading = _shown(paragraph.text) or heading
    for name in _PROPERTIES:
        text = getattr(document.core_properties, name)
        found.append(TemplateParagraph(len(found), "properties", text, name, holders=(name,) * len(text)))
    kinds = {link.reltype for link in document.part.rels.values()}
    return TemplateText(
        tuple(found),
        frozenset(names),
        tuple(_descriptions(document)),
        comments=len(document.comments) if LINK.COMMENTS in kinds else 0,
        changes=sum(1 for _, root in _roots(document) for _ in root.iter(*_CHANGES)),
    )


def paragraph_elements(document: Document) -> list[Any]:
    """The elements of the paragraphs that `read_template` numbers."""
    return [element for _, _, element in _elements(document)]


def _descriptions(document: Document) -> Iterator[tuple[int, str]]:
    """Texts of tables' and pictures' properties that hold an instruction, with the paragraph they belong to."""
    numbers = {element: number for number, (_, _, element) in enumerate(_elements(document))}
    for _, root in _roots(document):
        for element in root.iter():
            for text in element.values():
                if "{%" in text:
                    table = next(element.iterancestors(qn("w:tbl")), None)
                    inside = element.iterancestors(_P) if table is None else table.iter(_P)
                    yield numbers.get(next(inside, None), 0), text


def _elements(document: Document) -> Iterator[tuple[Part, str, Any]]:
    """Each paragraph with its part of the document and the name of that."""
    for number, (part, root) in enumerate(_roots(document)):
        for element in root.iter(_P):
            if not any(above.tag == _TWIN for above in element.iterancestors()):
                yield part, f"{part} {number}", element


def _roots(document: Document) -> Iterator[tuple[Part, Any]]:
    yield "body", document.element.body
    for kind, part in _PARTS:
        for link in document.part.rels.values():
            if link.reltype == kind:
                target = link.target_part
                yield part, target.element if isinstance(target, XmlPart) else parse_xml(target.blob)


def _shown(heading: str) -> str:
    words = " ".join(heading.replace(BREAK, " ").split())
    return "" if words.startswith("{{") else words[:60]


def _paragraph(number: int, part: Part, story: str, element: Any, heading: str) -> TemplateParagraph:
    pieces = list(_pieces(element))
    path = element.getroottree().getpath
    holders = (path(holder) for text, holder, _ in pieces for _ in text)
    above: dict[str, Any] = {}
    for ancestor in element.iterancestors(qn("w:tc"), qn("w:tr"), qn("w:tbl")):
        above.setdefault(ancestor.tag, ancestor)
    cell, row, table = (above.get(qn(tag)) for tag in ("w:tc", "w:tr", "w:tbl"))
    return TemplateParagraph(
        number,
        part,
        "".join(text for text, _, gone in pieces if not gone),
        story,
        heading if part == "body" else "",
        holder=f"{story} {path(element.getparent())}",
        table=path(table) if table is not None else "",
        row=path(row) if row is not None else "",
        cell=path(cell) if cell is not None else "",
        style=_style(element, "w:pPr/w:pStyle"),
        table_style=_style(table, "w:tblPr/w:tblStyle") if table is not None else "",
        holders=tuple(holder for holder, gone in zip(holders, _gone(pieces), strict=True) if not gone),
        deleted="".join(text for text, _, gone in pieces if gone),
    )


def _gone(pieces: list[tuple[str, Any, bool]]) -> list[bool]:
    return [gone for text, _, gone in pieces for _ in text]


def _pieces(element: Any) -> Iterator[tuple[str, Any, bool]]:
    """Each text of the paragraph itself: what its run stands in, and whether a tracked change takes it away."""
    for piece in element.iter(_TEXT, _DELETED, *_BREAKS):
        if next(piece.iterancestors(_P)) is element and piece.getparent().tag == qn("w:r"):
            text = BREAK if piece.tag in _BREAKS else piece.text or ""
            gone = piece.tag == _DELETED or any(above.tag == _MOVED for above in piece.iterancestors())
            yield text, piece.getparent().getparent(), gone


def _style(element: Any, path: str) -> str:
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return "" if found is None else str(found.get(qn("w:val")))
