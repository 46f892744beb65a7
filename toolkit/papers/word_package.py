"""A Word document as the bytes of its file: the same for the same document, and pressed once."""

from functools import lru_cache
from typing import Any

from docx.opc.constants import CONTENT_TYPE
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.part import Part
from docx.opc.spec import default_content_types

from toolkit.zipped import Pressed, pressed, zipped


def package_of(document: Any) -> bytes:
    """What python-docx would save for its `document`, with fixed time stamps and the parts in order."""
    package = document.part.package
    parts = {part.partname.membername: _content(part, package) for part in package.parts}
    links = {part.partname.rels_uri.membername: part.rels.xml for part in package.parts if len(part.rels)}
    own = {"[Content_Types].xml": _content_types(package.parts), "_rels/.rels": package.rels.xml}
    whole = {**parts, **links, **own}
    return zipped(whole, whole.__getitem__)


def _content(part: Part, package: Any) -> bytes | Pressed:
    """A part of another package is one of the template's, which all its papers share unchanged."""
    return part.blob if part.package is package else _shared(part)


@lru_cache(maxsize=128)
def _shared(part: Part) -> Pressed:
    return pressed(part.blob)


def _content_types(parts: list[Any]) -> bytes:
    """What each part is: by the ending of its name where that is usual, else by its name."""
    usual = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
    named: dict[str, str] = {}
    for part in parts:
        ending, kind = part.partname.ext.lower(), part.content_type
        if (ending, kind) in default_content_types:
            usual[ending] = kind
        else:
            named[part.partname] = kind
    types = CT_Types.new()  # type: ignore[no-untyped-call]
    for ending in sorted(usual):
        types.add_default(ending, usual[ending])
    for name in sorted(named):
        types.add_override(name, named[name])
    return bytes(serialize_part_xml(types))
