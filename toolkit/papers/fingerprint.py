"""A fingerprint of what a paper says: text, tables and headings; not dates, properties or look."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

_TEXT, _FIELD, _FIELD_MARK = qn("w:t"), qn("w:fldSimple"), qn("w:fldChar")
_MARKS = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:noBreakHyphen"): "-"}
CELL, ROW, MARGIN = "|", "||", "="  # in a table; the first of its row; in a header or footer


def fingerprint(package: bytes) -> str | None:
    """The same for two papers that say the same; None where the file is no Word document."""
    lines = paper_lines(package)
    return None if lines is None else hashlib.sha256("\n".join(map(_plain, lines)).encode()).hexdigest()


def _plain(line: str) -> str:
    """Without what was not told apart when the first papers were recorded."""
    line = line.removeprefix(MARGIN)
    return CELL + line.removeprefix(ROW) if line.startswith(ROW) else line


def paper_lines(package: bytes) -> list[str] | None:
    """What a paper says, a line per paragraph, footers and headers last; None for no Word document.

    Each is a mark (`CELL`, `ROW`, `MARGIN` or none), the style's name where it is a heading's, `>` and the words.
    """
    try:
        document = docx.Document(io.BytesIO(package))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError):
        return None
    names = {style.style_id: style.name or "" for style in document.styles}
    margins = [s.footer._element for s in document.sections] + [s.header._element for s in document.sections]
    body = [*_lines(document.element.body, names)]
    return body + [f"{MARGIN}{line}" for part in margins for line in _lines(part, names)]


def _lines(part: Any, names: dict[str, str]) -> Iterator[str]:
    """A line per paragraph; headings carry their level, cells of tables a mark."""
    last = None
    for paragraph in part.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = names.get(style.get(qn("w:val")), "") if style is not None else ""
        row = next((a for a in paragraph.iterancestors() if a.tag == qn("w:tr")), None)
        heading = name if name.lower().startswith(("heading", "appendix heading", "title")) else ""
        text = _text(paragraph).strip()
        if text:
            mark = "" if row is None else CELL if row is last else ROW
            last = row
            yield f"{mark}{heading}>{text}"


def _text(paragraph: Any) -> str:
    """The words without what Word works out by itself, such as page numbers."""
    words: list[str] = []
    in_field = False
    for element in paragraph.iter():
        if element.tag == _FIELD_MARK:
            in_field = element.get(qn("w:fldCharType")) != "end"
        elif not in_field and not any(a.tag == _FIELD for a in element.iterancestors()):
            words.append(element.text or "" if element.tag == _TEXT else _MARKS.get(element.tag, ""))
    return "".join(words)
