"""Plain text (.txt, .md) as a Document. A form feed starts a page; without one there are none."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import InputProblem
from toolkit.inputs.characters import left_out, printable
from toolkit.model.document import Document, Line

_SIGNATURES = ((b"PK\x03\x04", "Word or zip"), (b"\xd0\xcf\x11\xe0", "Word"))
_AS_TEXT = "Open it, save it as plain text (.txt, encoding UTF-8) in the input folder, and run again."
_OTHER = "It is not in the encoding UTF-8, so letters and quotation marks would come out wrong."
_AS_UTF_8 = "Open it in Notepad, choose Save as with encoding UTF-8, and run again."
MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown"}


def read_text(path: Path, data: bytes) -> Document:
    """The text, line by line; raises InputProblem when it is no text or empty."""
    kind = next((name for sign, name in _SIGNATURES if data.startswith(sign)), "")
    if kind:
        raise InputProblem(f"It is a {kind} file with another ending, not text.", path.name, _AS_TEXT)
    text, removed = _printable(_decode(data, path.name))
    if not text.strip():
        raise InputProblem(
            "The file is empty.", path.name, "Replace it with the letter, or take it out of the input folder."
        )
    return _document(path, data, text, removed)


def _document(path: Path, data: bytes, text: str, removed: int) -> Document:
    lines = tuple(_lines(text))
    problems = left_out(removed, path.name)
    pages = lines[-1].page if lines else None
    media_type = MEDIA_TYPES[path.suffix.lower()]
    return Document(path.name, hashlib.sha256(data).hexdigest(), media_type, pages, lines, problems)


def _decode(data: bytes, name: str) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if encoding != "utf-16" and _is_wide(data.decode("latin-1")):
        raise InputProblem(_OTHER, name, _AS_UTF_8)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputProblem(
            f"Line {line} is not in the encoding UTF-8, so letters and quotation marks would come out wrong.",
            name,
            _AS_UTF_8,
        ) from error
    if _is_wide(text):
        raise InputProblem(_OTHER, name, _AS_UTF_8)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_wide(text: str) -> bool:
    """True for what has so many nulls that its letters are written in two or four bytes each."""
    return text.count("\0") > len(text) // 4 and bool(text.strip("\0 \r\n\t"))


def _printable(text: str) -> tuple[str, int]:
    """As `printable`, the form feeds that part pages kept."""
    parts = [printable(part) for part in text.split("\f")]
    return "\f".join(words for words, _ in parts), sum(removed for _, removed in parts)


def _lines(text: str) -> Iterator[Line]:
    paged = "\f" in text.rstrip()
    page = 1
    for number, line in enumerate(text.rstrip("\n").split("\n"), 1):
        page += line.count("\f")
        yield Line(number, line.replace("\f", "").rstrip(), page if paged else None)
