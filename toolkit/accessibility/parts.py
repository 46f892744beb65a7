"""The parts of a Word or Excel file: opened with care, since anybody may have made it."""

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

from toolkit.containers import UNPACKING, opened, xml_of
from toolkit.errors import InputProblem

Element: TypeAlias = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"

# What Word and Excel write for "Strict Open XML", and what they write otherwise.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", S),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP),
    (b"http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing", XDR),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A),
)
_BROKEN = (*UNPACKING, SyntaxError)


@dataclass(frozen=True)
class Link:
    """What a part leads to: another part by its name, or an address outside the file."""

    kind: str
    target: str
    outside: bool


@dataclass
class Parts:
    """The file's parts by name; capitals do not count in a part's name."""

    name: str
    archive: zipfile.ZipFile
    _names: dict[str, str] = field(init=False)
    _parsed: dict[str, Element | None] = field(default_factory=dict)
    _links: dict[str, dict[str, Link]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._names = {name.lower(): name for name in self.archive.namelist()}

    def has(self, part: str) -> bool:
        return part.lower() in self._names

    def xml(self, part: str) -> Element | None:
        """The part as XML, or None where there is none; raises InputProblem where it is damaged."""
        if part not in self._parsed:
            self._parsed[part] = self._read(part) if self.has(part) else None
        return self._parsed[part]

    def _read(self, part: str) -> Element:
        try:
            data = self.archive.read(self._names[part.lower()])
            for strict, usual in _STRICT:
                data = data.replace(strict, usual[1:-1].encode())
            return xml_of(data)
        except _BROKEN as error:
            raise InputProblem(f"Its part {part} is damaged.", self.name, _MEND) from error

    def related(self, part: str) -> dict[str, Link]:
        """What `part` leads to, by relationship id."""
        if part not in self._links:
            self._links[part] = self._read_links(part)
        return self._links[part]

    def _read_links(self, part: str) -> dict[str, Link]:
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for link in () if root is None else root.iterchildren("{*}Relationship"):
            target, outside = link.get("Target", ""), link.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target))[1:]
            found[link.get("Id", "")] = Link(link.get("Type", "").rsplit("/", 1)[-1], target, outside)
        return found

    def leads(self, part: str, kind: str) -> list[str]:
        """The parts of one kind that `part` leads to."""
        links = self.related(part).values()
        return [link.target for link in links if link.kind == kind and not link.outside and self.has(link.target)]

    def first(self, part: str, kind: str) -> Element | None:
        """The first part of one kind that `part` leads to, as XML."""
        return next((self.xml(target) for target in self.leads(part, kind)), None)


_MEND = "Put back a copy that opens."


def open_parts(name: str, data: bytes, tag: str) -> tuple[Parts, str, Element]:
    """The parts, the name of the main one, and that as XML; raises InputProblem where its root is no `tag`."""
    try:
        parts = Parts(name, opened(data, name, _MEND))
    except _BROKEN as error:
        raise InputProblem("It cannot be opened.", name, _MEND) from error
    main = next(iter(parts.leads("", "officeDocument")), "")
    root = parts.xml(main) if main else None
    if root is None or root.tag != tag:
        raise InputProblem("It is no such file, whatever its ending says.", name, _MEND)
    return parts, main, root


def properties(parts: Parts) -> dict[str, str]:
    """The document properties, by their names in small letters: title, creator, language ...; the custom ones too."""
    found = {}
    for kind in ("custom-properties", "core-properties"):
        root = parts.first("", kind)
        for entry in () if root is None else root.iterchildren("*"):
            text = "".join(str(piece) for piece in entry.itertext()).strip()
            if text:
                found[(entry.get("name") or local(entry)).lower()] = text
    return found


def local(element: Element) -> str:
    """A tag without its namespace; "" for a comment or an instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def on(element: Element | None) -> bool:
    """True where an on-off setting is there and not switched off."""
    if element is None:
        return False
    return (element.get(f"{W}val") or element.get("val") or "1").lower() not in {"0", "false", "off", "none"}


@lru_cache(maxsize=4096)
def number(text: str | None, otherwise: float = 0) -> float:
    """A number as an attribute gives it."""
    return float(text) if text and re.fullmatch(r"-?\d{1,9}(\.\d+)?([eE]-?\d{1,2})?", text.strip()) else otherwise
