"""A saved web page (.html) as a Document."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import InputProblem
from toolkit.inputs.characters import left_out
from toolkit.inputs.web_lines import printed_page
from toolkit.model.document import Document, Line
from toolkit.model.problem import Problem

MEDIA_TYPE = "text/html"
_LARGEST = 30_000_000
_OTHER_KINDS = ((b"PK\x03\x04", "Word or zip"), (b"\xd0\xcf\x11\xe0", "Word"), (b"{\\rtf", "rich text (RTF)"))
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.I)
_OF_THE_WEB = re.compile(r"^(?:utf-?8|iso-8859-\d+|latin-?1|(?:us-)?ascii|windows-125\d|cp125\d|macroman)$")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_STRAY = re.compile(r"[\udc80-\udcff]")
_AS_BROWSERS_READ = dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"), "cp1252")


def read_page(path: Path, data: bytes) -> Document:
    """The page's lines as a browser prints them; raises InputProblem where it is no page or has no text."""
    kind = next((name for sign, name in _OTHER_KINDS if data.startswith(sign)), "")
    if kind:
        what = f"It is a {kind} file with another ending, not a web page."
        raise InputProblem(what, path.name, "Give it its right ending, and run again.")
    if len(data) > _LARGEST:
        raise InputProblem("The web page is larger than 30 MB.", path.name, "Save the letter alone, and run again.")
    markup, guesses = _decoded(path, data)
    page = printed_page(markup)
    if not page.lines:
        what_to_do = "Save it again from the browser as a complete page, or copy the letter into a text file."
        why = ": a part that is not shown, such as a script, never ends" if page.unclosed else ""
        raise InputProblem(f"The web page has no text in it{why}.", path.name, what_to_do)
    lines = tuple(Line(n, p.text, None, p.gap, p.indent, p.heading, cell=p.cell) for n, p in enumerate(page.lines, 1))
    problems = (*left_out(page.removed, path.name), *_never_closed(page.unclosed, path.name), *guesses)
    return Document(path.name, hashlib.sha256(data).hexdigest(), MEDIA_TYPE, None, lines, problems)


def _never_closed(places: int, file: str) -> tuple[Problem, ...]:
    if not places:
        return ()
    what = f"Hidden parts of the web page that are never closed ({places}) were left out, with the words after them."
    return (Problem(what, file, "Compare with the page in a browser; if words are missing, save it as a PDF."),)


def _decoded(path: Path, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    if data[:2] not in _WIDE and data.count(0) > len(data) // 4:
        raise InputProblem(*_not_known(path))
    for encoding in _encodings(data):
        try:
            return _with_plain_line_ends(data.decode(encoding)), ()
        except (UnicodeError, LookupError):
            continue
    return _guessed(path, data)


def _guessed(path: Path, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """UTF-8 but for stray bytes, which are taken as Windows-1252; the lines they stand on are said."""
    text = _with_plain_line_ends(data.decode("utf-8", "surrogateescape"))
    first = _STRAY.search(text)
    line = text[: first.start()].count("\n") + 1 if first else 0
    try:
        text = _STRAY.sub(lambda m: m[0].encode("utf-8", "surrogateescape").decode("cp1252"), text)
    except UnicodeDecodeError as error:
        raise InputProblem(*_not_known(path)) from error
    what = f"Line {line} of the page's source is not in the encoding UTF-8; such letters were taken as Windows-1252."
    return text, (Problem(what, path.name, "Compare quotation marks, accents and pound signs with the original."),)


def _not_known(path: Path) -> tuple[str, str, str]:
    what = "The web page's letters are in an encoding that is not known."
    return what, path.name, "Save it again from the browser, or copy the letter into a text file (UTF-8)."


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encodings(data: bytes) -> Iterator[str]:
    """The byte order mark rules, then what the page says of itself, then UTF-8."""
    if data[:2] in _WIDE:
        yield "utf-16"
    if data[:3] == b"\xef\xbb\xbf":
        yield "utf-8-sig"
    declared = _CHARSET.search(data[:4096])
    if declared:
        name = declared[1].decode("ascii", "replace").lower()
        if _OF_THE_WEB.match(name):
            yield _AS_BROWSERS_READ.get(name, name)
    yield "utf-8"
