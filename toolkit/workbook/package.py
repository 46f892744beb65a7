"""The parts of a workbook's file: opened with care, changed one by one, the rest copied as it is."""

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lxml import etree

from toolkit.containers import UNPACKING, opened, xml_of
from toolkit.errors import InputProblem
from toolkit.workbook.addresses import Damaged
from toolkit.zipped import Pressed, lies_in, new_entry, pressed, stored, written, zipped

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AGAIN = "Open it in Excel, save it as an Excel workbook (.xlsx), and run again. Nothing was changed."
_BACK = "Put back a copy that opens in Excel: the folder history has the earlier ones. Nothing was changed."
_BROKEN = (*UNPACKING, Damaged)


@dataclass
class Package:
    """The parts of the file `data` by name; `changed` holds those that replace them, None where one is dropped."""

    name: str
    data: bytes
    archive: zipfile.ZipFile
    workbook: str
    changed: dict[str, bytes | None] = field(default_factory=dict)

    def has(self, part: str) -> bool:
        if part in self.changed:
            return self.changed[part] is not None
        return part in self.archive.NameToInfo

    def read(self, part: str) -> bytes:
        data = self.changed.get(part)
        if data is not None:
            return data
        try:
            return self.archive.read(part)
        except _BROKEN as error:
            raise InputProblem(f"The workbook is damaged: its part {part} cannot be read.", self.name, _BACK) from error

    def xml(self, part: str) -> etree._Element:
        """A part as XML; raises Damaged, naming the part."""
        try:
            return parsed(self.read(part))
        except Damaged as error:
            raise Damaged(f"in its part {part} {error}") from error

    def names(self) -> list[str]:
        """The parts in the file's order, then those that are new."""
        old = [i.filename for i in self.archive.infolist()]
        return [name for name in dict.fromkeys((*old, *self.changed)) if self.has(name)]

    def change(self, part: str, data: bytes) -> None:
        """Replace a part; one that stays as it was does not count as changed."""
        if not self.has(part) or self.read(part) != data:
            self.changed[part] = data

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """(kind, part) by relationship id: what `part` leads to inside the file; kind is the last word of its type."""
        links = self._as_named(_links_of(part))
        if not self.has(links):
            return {}
        found = {}
        for link in self.xml(links).iterchildren("{*}Relationship"):
            if link.get("TargetMode") != "External":
                target = link.get("Target", "")
                inside = posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
                kind = link.get("Type", "").rsplit("/", 1)[-1]
                inside = target.lstrip("/") if target.startswith("/") else inside
                found[link.get("Id", "")] = (kind, self._as_named(inside))
        return found

    def _as_named(self, part: str) -> str:
        """The part's name as the file has it: capitals do not count in a package."""
        return part if part in self.archive.NameToInfo else self._by_small_letters.get(part.lower(), part)

    @cached_property
    def _by_small_letters(self) -> dict[str, str]:
        return {name.lower(): name for name in self.archive.NameToInfo}

    def drop(self, part: str) -> None:
        """Take out a part that the workbook leads to, with its relationship and content type."""
        self.changed[part] = None
        keys = {key for key, (_, target) in self.related(self.workbook).items() if target == part}
        self._without(_TYPES, lambda entry: entry.get("PartName", "").lower() == f"/{part}".lower())
        self._without(_links_of(self.workbook), lambda entry: entry.get("Id") in keys)

    def _without(self, part: str, unwanted: Callable[[etree._Element], bool]) -> None:
        root = self.xml(part)
        for entry in [e for e in root if unwanted(e)]:
            root.remove(entry)
        self.change(part, serialised(root))

    def saved(self) -> bytes:
        """The whole file again, unchanged parts as they were and with their time stamps."""
        return written((self._entry(name), self._pressed(name)) for name in self.names())

    def written_anew(self) -> bytes:
        """The whole file as a new one: nothing of the moment or the machine that wrote it first."""
        return zipped(self.names(), self._pressed)

    def _entry(self, name: str) -> zipfile.ZipInfo:
        old = self.archive.NameToInfo.get(name)
        return new_entry(name) if old is None else old

    def _pressed(self, name: str) -> Pressed:
        """A part is read though it stay as it lies there, so that a damaged one is met before it is written."""
        data, old = self.read(name), self.archive.NameToInfo.get(name)
        if old is None or (name in self.changed and old.compress_type != zipfile.ZIP_STORED):
            return pressed(data)
        return stored(data) if name in self.changed else lies_in(self.data, old, data)


_ENCODING = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding=[\"'](?!utf-8)", re.I)
_TYPES = "[Content_Types].xml"
_NEEDED = {"worksheet", "styles", "sharedStrings"}


def _links_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def parsed(data: bytes) -> etree._Element:
    """A part as XML: entities and outside addresses are not followed; raises Damaged where it is none."""
    try:
        return xml_of(data)
    except etree.XMLSyntaxError as error:
        raise Damaged(f"it is no well-formed XML ({error.msg})") from error


def in_utf8(data: bytes) -> bytes:
    """The part in UTF-8; one that is so already as it is."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return serialised(parsed(data)) if wide or _ENCODING.match(data) else data


def serialised(root: etree._Element) -> bytes:
    """A part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


@contextmanager
def refusing_damage(name: str) -> Iterator[None]:
    """What is found to be damaged meanwhile is told as a problem of the workbook."""
    try:
        yield
    except Damaged as error:
        raise InputProblem(f"The workbook is damaged: {error}.", name, _BACK) from error


def open_package(path: Path, data: bytes) -> Package:
    """The workbook's parts; raises InputProblem, with what to do, for a file that must not be touched."""
    _refuse_by_sight(path, data)
    try:
        archive = opened(data, path.name, _AGAIN)
        package = Package(path.name, data, archive, "")
        package.workbook = next((t for kind, t in package.related("").values() if kind == "officeDocument"), "")
    except _BROKEN as error:
        raise InputProblem("The workbook is damaged or was cut short.", path.name, _BACK) from error
    _refuse_by_parts(path, package)
    return package


def _refuse_by_sight(path: Path, data: bytes) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            mend = "In Excel: File, Info, Protect Workbook, and take the password off. Nothing was changed."
            raise InputProblem("The workbook is locked with a password.", path.name, mend)
        raise InputProblem("It is an Excel file of the old kind (.xls).", path.name, _AGAIN)
    if not data.startswith(b"PK"):
        raise InputProblem("It is no Excel workbook, whatever its ending says.", path.name, _AGAIN)


def _refuse_by_parts(path: Path, package: Package) -> None:
    names = [i.filename for i in package.archive.infolist()]
    if package.workbook.endswith(".bin"):
        raise InputProblem("It is a binary workbook (.xlsb).", path.name, _AGAIN)
    if not package.workbook or not package.has(package.workbook):
        raise InputProblem("It is a zip package, but no Excel workbook.", path.name, _AGAIN)
    needed = [_TYPES, *(part for kind, part in package.related(package.workbook).values() if kind in _NEEDED)]
    gone = next((part for part in needed if not package.has(part)), "")
    if gone:
        raise InputProblem(f"The workbook is damaged: its part {gone} is missing.", path.name, _BACK)
    package.xml(_TYPES)
    if len({name.lower() for name in names}) < len(names):
        raise InputProblem("The workbook has two parts of one name.", path.name, _AGAIN)
    if any(name.startswith("_xmlsignatures/") for name in names):
        mend = "Take the signature off (File, Info, View Signatures), and run again. Nothing was changed."
        raise InputProblem("The workbook is signed; to refresh it would break the signature.", path.name, mend)
