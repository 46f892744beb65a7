"""A template opened once for all the papers set with it: each gets a document of its own.

The parts that no paper changes, such as the styles, are shared between them.
"""

from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import docx.document
from docx.opc.constants import RELATIONSHIP_TYPE as LINK
from docx.opc.part import Part, XmlPart
from docx.package import Package

from toolkit.papers.template_text import opened, read_bytes

_CHANGED = {LINK.OFFICE_DOCUMENT, LINK.CORE_PROPERTIES, LINK.FOOTNOTES}  # headers and footers are replaced when filled


def copy_of(template: Path) -> docx.document.Document:
    """The template as a document to be filled; raises Unopened with the reason."""
    package = Package()
    _copy_links(_opened(read_bytes(template)).part.package, package, package)
    document: docx.document.Document = package.main_document_part.document
    return document


@lru_cache(maxsize=16)
def _opened(data: bytes) -> docx.document.Document:
    return opened(data)


def _copy_links(source: Any, copy: Any, package: Package) -> None:
    """Give the copy of a package or part what its source leads to."""
    for link in source.rels.values():
        target = link._target
        if not link.is_external and link.reltype in _CHANGED:
            target = _copied(target, package)
        copy.load_rel(link.reltype, target, link.rId, link.is_external)


def _copied(part: Part, package: Package) -> Part:
    content = deepcopy(part.element) if isinstance(part, XmlPart) else part.blob
    copy = type(part)(part.partname, part.content_type, content, package)
    _copy_links(part, copy, package)
    return copy
