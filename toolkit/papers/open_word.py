"""The one door to a Word file that somebody may have changed or damaged."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import docx
from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE as LINK
from docx.opc.exceptions import OpcError
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.exceptions import XmlchemyError
from docx.styles.styles import Styles

from toolkit.containers import UNPACKING, look_through
from toolkit.errors import InputProblem
from toolkit.model.paper_line import LineKind
from toolkit.papers.word_tags import w

# What python-docx, lxml and the unpacking raise where a package, or a part of it, is cut, empty or not what it says.
_DAMAGE = (
    *UNPACKING,
    *(OpcError, PythonDocxError, XmlchemyError, SyntaxError, LookupError, TypeError, AttributeError),
)
_BESIDE: tuple[tuple[str, LineKind], ...] = (
    (LINK.FOOTNOTES, "note"),
    (LINK.ENDNOTES, "note"),
    (LINK.COMMENTS, "comment"),
)
_REFERENCES = (w("headerReference"), w("footerReference"))


@dataclass(frozen=True)
class Story:
    """A text that runs by itself: the body, one header or footer, the notes, the comments; and its part."""

    kind: LineKind
    part: Part
    root: Any


def open_word(data: bytes) -> Document | None:
    """The document, each of its stories readable; None where the file is no Word document, or a damaged one."""
    try:
        look_through(data, "", "")
        document = docx.Document(io.BytesIO(data))
        style_names(document)
        list(stories(document))
    except (*_DAMAGE, InputProblem):
        return None
    return document


def style_names(document: Document) -> dict[str, str]:
    """The styles' names by id."""
    return {style.style_id: style.name or "" for style in document.styles}


@lru_cache(maxsize=16)
def style_ids(styles: Any) -> dict[str, str]:
    """The ids of a template's styles by the names that Word shows; `styles` is their element, shared by its papers."""
    return {style.name: style.style_id for style in Styles(styles)}


def stories(document: Document) -> Iterator[Story]:
    """Body, then headers and footers of every kind (first, even, other pages), notes, comments."""
    body = document.element.body
    yield Story("paragraph", document.part, body)
    for section in body.iter(w("sectPr")):
        for reference in section.iterchildren(*_REFERENCES):
            part = document.part.rels[reference.rId].target_part
            yield Story("margin", part, _root(part))
    for link, kind in _BESIDE:
        for found in document.part.rels.values():
            if found.reltype == link:
                yield Story(kind, found.target_part, _root(found.target_part))


def _root(part: Part) -> Any:
    return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
