"""The parts of a Word file: opened with care, since anybody may have made it."""

import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from toolkit.containers import UNPACKING, opened
from toolkit.errors import InputProblem

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_LARGEST_PART = 20_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AGAIN = "Open it in Word, save it as a Word document (.docx) in the input folder, and run again."
_BROKEN = (*UNPACKING, SyntaxError)


@dataclass(frozen=True)
class WordParts:
    """What the reader needs of the file; styles and numbering may be missing."""

    document: Element
    styles: Element | None
    numbering: Element | None


def open_word(path: Path, data: bytes) -> WordParts:
    """The parts; raises InputProblem, with what to do, for anything that is no sound .docx."""
    if data.startswith(_OLE):
        raise _old_or_locked(path, data)
    if not data.startswith(b"PK"):
        raise InputProblem("It is no Word document, whatever its ending says.", path.name, _AGAIN)
    try:
        parts = _parts(path, opened(data, path.name, _AGAIN))
    except _BROKEN as error:
        what = "The Word file is damaged or incomplete."
        raise InputProblem(
            what, path.name, "Get it again from where it came from, or open it in Word and save it anew."
        ) from error
    if parts is None:
        raise InputProblem("It is a zip package, but no Word document.", path.name, _AGAIN)
    return parts


def _old_or_locked(path: Path, data: bytes) -> InputProblem:
    if "EncryptedPackage".encode("utf-16-le") in data:
        what = "The Word file is locked with a password."
        return InputProblem(what, path.name, "Open it in Word, save a copy without the password, and run again.")
    return InputProblem("It is a Word file of the old kind (.doc).", path.name, _AGAIN)


def _parts(path: Path, package: zipfile.ZipFile) -> WordParts | None:
    names = set(package.namelist())
    if "_rels/.rels" not in names:
        return None
    main = _related(path, package, "_rels/.rels", "").get("officeDocument", "")
    if main not in names:
        return None
    document = _parsed(path, package, main)
    if document.tag != f"{W}document":
        return None
    folder = PurePosixPath(main).parent
    links = str(folder / "_rels" / f"{PurePosixPath(main).name}.rels")
    others = _related(path, package, links, str(folder)) if links in names else {}
    found = {kind: _parsed(path, package, name) for kind, name in others.items() if name in names and kind in _WANTED}
    return WordParts(document, found.get("styles"), found.get("numbering"))


_WANTED = ("styles", "numbering")


def _related(path: Path, package: zipfile.ZipFile, links: str, folder: str) -> dict[str, str]:
    """The names of related parts by the last word of their relation."""
    found: dict[str, str] = {}
    for link in _parsed(path, package, links):
        target = link.get("Target", "")
        name = target.lstrip("/") if target.startswith("/") else str(PurePosixPath(folder) / target)
        found.setdefault(link.get("Type", "").rsplit("/", 1)[-1], name)
    return found


def _parsed(path: Path, package: zipfile.ZipFile, name: str) -> Element:
    info = package.getinfo(name)
    if info.file_size > _LARGEST_PART:
        raise InputProblem("The Word file unpacks to more than 20 MB of text.", path.name, _AGAIN)
    data = package.read(info)
    return ElementTree.fromstring(data.replace(_STRICT, W[1:-1].encode()))
