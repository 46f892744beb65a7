"""Small Word documents put together from pieces of XML, for what Word and its users make of fields and lists."""

import io
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as LINK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from toolkit.papers.finish import finish


def run_of(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*pieces: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr>{''.join(pieces)}</w:p>"


def in_list(number: int, text: str = "x", level: int = 0, name: str = "") -> str:
    """A paragraph in a list, with a bookmark of this name around its words."""
    settings = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(marked(name, run_of(text)) if name else run_of(text), settings=settings)


def start_mark(name: str, number: int = 70) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def end_mark(number: int = 70) -> str:
    return f'<w:bookmarkEnd w:id="{number}"/>'


def marked(name: str, *pieces: str) -> str:
    number = 100 + sum(map(ord, name))
    return f"{start_mark(name, number)}{''.join(pieces)}{end_mark(number)}"


def simple(instruction: str, shown: str | None = "?") -> str:
    """A field in one element; without a result where it shows None."""
    return f"<w:fldSimple w:instr='{instruction}'>{'' if shown is None else run_of(shown)}</w:fldSimple>"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def said(instruction: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'


def between_marks(instruction: str, *shown: str) -> str:
    """A field between marks; `shown` are pieces of XML."""
    return "".join((mark("begin"), said(instruction), mark("separate"), *shown, mark("end")))


def document(*pieces: str, numbering: str | None = "") -> Any:
    """A document of these paragraphs and these lists; no numbering part at all where that is None."""
    made = docx.Document()
    body = made.element.body
    for element in list(body):
        body.remove(element)
    for element in parse_xml(f"<w:body {nsdecls('w')}>{''.join(pieces)}</w:body>"):
        body.append(element)
    if numbering is None:
        return _without_numbering(made)
    lists = made.part.numbering_part.element
    for element in list(lists):
        lists.remove(element)
    for element in parse_xml(f"<w:numbering {nsdecls('w')}>{numbering}</w:numbering>"):
        lists.append(element)
    return made


def _without_numbering(made: Any) -> Any:
    for key in [key for key, link in made.part.rels.items() if link.reltype == LINK.NUMBERING]:
        del made.part.rels[key]
    memory = io.BytesIO()
    made.save(memory)
    return docx.Document(memory)


def finished(*pieces: str, numbering: str | None = "", refs: tuple[str, ...] = ()) -> list[str]:
    """The words of each paragraph once the document is finished."""
    made = document(*pieces, numbering=numbering)
    finish(made, refs)
    return words_of(made)


def words_of(made: Any) -> list[str]:
    return [words(p) for p in made.element.body.iter(qn("w:p"))]


def words(element: Any) -> str:
    """What a reader sees: text and tabs."""
    pieces = element.iter(qn("w:t"), qn("w:tab"))
    return "".join("\t" if e.tag == qn("w:tab") else e.text or "" for e in pieces)
