"""Word files made for a test: a document edited, a paragraph from markup, a package with its parts changed."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from toolkit.inputs.read import read_document
from toolkit.model.document import Document, Line

W = nsdecls("w")
BODY = "word/document.xml"


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(data: bytes, folder: Path, name: str = "letter.docx") -> Document:
    path = folder / name
    path.write_bytes(data)
    return read_document(path)


def lines_of(edit: Callable[[Any], object], folder: Path) -> tuple[Line, ...]:
    """The lines of a new document after `edit` has written in it."""
    document = docx.Document()
    edit(document)
    return read(saved(document), folder).lines


def said(markup: str, folder: Path) -> list[str]:
    """The lines of a document whose one paragraph holds this markup."""
    return [x.text for x in lines_of(lambda d: paragraph_with(d, markup), folder)]


def paragraph_with(document: Any, markup: str) -> None:
    spaces = f'{W} xmlns:mc="{MC}" xmlns:wps="{WPS}" xmlns:m="{MATH}"'
    document.element.body.insert(0, parse_xml(f"<w:p {spaces}>{markup}</w:p>"))


MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def changed(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The package with its parts changed, or taken out where `change` gives None."""
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = change(name, source.read(name))
            if part is not None:
                target.writestr(name, part)
    return out.getvalue()


def sound() -> bytes:
    document = docx.Document()
    document.add_paragraph("Dear Ms Hallam")
    return saved(document)
