"""The one door for zip packages from outside (Word, Excel) and their XML: looked through before any library sees them.

A package of a few kilobytes can unpack to gigabytes, and a document type definition can do the same inside one part.
What an entry says of its size binds Python's zip reader, so that looking at the list is enough. Packages inside a
package are never opened, and nothing that a part leads to outside the file is fetched.
"""

import io
import lzma
import re
import struct
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from toolkit.errors import InputProblem

if TYPE_CHECKING:
    from lxml import etree

_XML = (".xml", ".rels", ".vml", ".xhtml")
_PROLOG = 65_536
_BEGINNING = 64
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"'>]*)[\"']")
_WIDE = ("utf-16", "utf16", "utf-32", "utf32", "ucs-2", "ucs-4", "iso-10646-ucs")
_ASCII = bytes(range(0x20, 0x7F)) + b"+ADw-~{"  # with what other encodings would take for "<"
_MARKS = b"\xef\xbb\xbf\xfe\xff"
_ROOT = re.compile(rb"<(?![?!])")
_DOCTYPE = b"<!DOCTYPE"
_MEGABYTE = 1_000_000
_PERCENT = re.compile(r"%(?=[^\"]*(?:\"[^\"]*\"[^\"]*)*$)")
OLE = b"\xd0\xcf\x11\xe0"
EXCEL_AGAIN = "Open it in Excel, save it as an Excel workbook (.xlsx), and run again."
Read = TypeVar("Read")
# What Python's zip reader raises where a package, or a part of it, is damaged; sizes may be any number. An unknown way
# of packing is a RuntimeError.
UNPACKING = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(KeyError, ValueError, OverflowError, RuntimeError, MemoryError),
)
_LOCKED = 1  # the flag of an entry that a zip program encrypted


@dataclass(frozen=True)
class Limits:
    """What a package may hold: entries, bytes unpacked of one and of all, and how many times its packed size.

    The ratio counts for entries above a megabyte: short XML packs well by nature.
    """

    entries: int = 5_000
    one: int = 200 * _MEGABYTE
    all: int = 600 * _MEGABYTE
    ratio: int = 250


LIMITS = Limits()


def look_through(data: bytes, file: str, what_to_do: str, limits: Limits = LIMITS) -> None:
    """Raises InputProblem where the package should not be opened; one that is no zip at all is left to its reader."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except UNPACKING:
        return
    if any(entry.flag_bits & _LOCKED for entry in package.infolist()):
        raise InputProblem("It is locked with a password.", file, "Save a copy without the password, and run again.")
    for what in _faults(package, limits):
        raise InputProblem(what, file, what_to_do)


def _faults(package: zipfile.ZipFile, limits: Limits) -> Iterator[str]:
    entries = package.infolist()
    if len(entries) > limits.entries:
        yield f"It holds {len(entries):,} parts; more than {limits.entries:,} are not opened."
    if twice := next((n for n, times in Counter(entry.filename for entry in entries).items() if times > 1), ""):
        yield f"It holds two parts of one name: {_shown(twice)}."
    for entry in entries:
        yield from _faults_of(entry, limits)
    total = sum(entry.file_size for entry in entries)
    if total > limits.all:
        yield f"It unpacks to {total // _MEGABYTE:,} MB; more than {limits.all // _MEGABYTE:,} MB are not opened."
    for entry in entries:
        start = _start(package, entry)
        if _defines_types(start):
            yield f"Its part {_shown(entry.filename)} holds a document type definition, which Office never writes."
        elif not _in_plain_letters(start):
            yield f"Its part {_shown(entry.filename)} is in an encoding that Office never writes."


def _faults_of(entry: zipfile.ZipInfo, limits: Limits) -> Iterator[str]:
    name, size = entry.filename, entry.file_size
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name):
        yield f"It holds a part whose name leads out of the file: {_shown(name)}."
    if size > limits.one:
        most = limits.one // _MEGABYTE
        yield f"Its part {_shown(name)} unpacks to {size // _MEGABYTE:,} MB; more than {most:,} are not opened."
    if size > _MEGABYTE and size > limits.ratio * max(entry.compress_size, 1):
        times = size // max(entry.compress_size, 1)
        yield f"Its part {_shown(name)} unpacks to {times:,} times its size, as files made to do harm are."


def _shown(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name[:80])


def _start(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """How an XML part begins, one of another name too, without what marks wide letters; nothing of other parts."""
    try:
        with package.open(entry) as stream:
            start = stream.read(_PROLOG if entry.filename.lower().endswith(_XML) else _BEGINNING)
            if not entry.filename.lower().endswith(_XML):
                start = start + stream.read(_PROLOG) if _plain(start).startswith(b"<") else b""
    except Exception:  # a damaged or locked part is its reader's to tell
        return b""
    return start


def _plain(start: bytes) -> bytes:
    return start.replace(b"\0", b"").lstrip(_MARKS).lstrip()


def _defines_types(start: bytes) -> bool:
    """True where a definition stands before the first element, in whatever encoding; or so long a way that it might."""
    plain = _plain(start)
    root = _ROOT.search(plain)
    before = plain[: root.start()] if root else plain
    return _DOCTYPE in before or (root is None and len(start) >= _PROLOG)


def _in_plain_letters(start: bytes) -> bool:
    """False for an encoding that can write a definition in other letters than `_defines_types` looks for."""
    declared = _ENCODING.match(_plain(start))
    name = declared[1].decode("latin-1").lower() if declared else "utf-8"
    try:
        return name.startswith(_WIDE) or _ASCII.decode(name) == _ASCII.decode("ascii")
    except (LookupError, UnicodeError):
        return False


def opened(data: bytes, file: str, what_to_do: str) -> zipfile.ZipFile:
    """The package, looked through; raises InputProblem as `look_through` does, else what zipfile raises."""
    look_through(data, file, what_to_do)
    return zipfile.ZipFile(io.BytesIO(data))


def xml_of(data: bytes) -> "etree._Element":
    """A part as XML: no entity is put in, no address followed; raises SyntaxError where it is none or beyond measure.

    libxml2 keeps its own limits: ten megabytes a text, 256 elements one in another.
    """
    from lxml import etree  # reading letters does without

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    return etree.fromstring(data, parser)


def read_excel(file: str, data: bytes, read: Callable[[], Read]) -> Read:
    """What `read` makes of the workbook; raises InputProblem where it is old, locked, hostile or damaged."""
    if data.startswith(OLE):
        raise _old_or_locked(file, data)
    look_through(data, file, EXCEL_AGAIN)
    try:
        # of features that are not needed for reading figures and words; of styles it misses, openpyxl prints a line
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            return read()
    except InputProblem:
        raise
    except Exception as error:  # a damaged package can fail in any part of the library
        what = "It cannot be opened as an Excel workbook: it is damaged, cut short or of another kind."
        raise InputProblem(what, file, EXCEL_AGAIN) from error


def _old_or_locked(file: str, data: bytes) -> InputProblem:
    if "EncryptedPackage".encode("utf-16-le") in data:
        what = "The workbook is locked with a password."
        return InputProblem(what, file, "Open it in Excel, save a copy without the password, and run again.")
    return InputProblem("It is an Excel file of the old kind (.xls).", file, EXCEL_AGAIN)


def shows_percent(number_format: str | None) -> bool:
    """True for a number format with a per cent sign that is none of its quoted words."""
    return bool(_PERCENT.search(number_format or ""))
