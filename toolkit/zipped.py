"""Zip packages with nothing of the machine or the moment in them: equal contents, equal bytes.

Papers share the parts of their template, and a refreshed workbook keeps most of its own. Python's zip writer would
press each of them again, so that packages are written here, as the ZIP File Format Specification (APPNOTE.TXT) says.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # that a zip can name
_BY_UNIX, _OWNER_READS_AND_WRITES = 3, 0o600 << 16
_VERSION, _NAME_IN_UTF8 = 20, 1 << 11
_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True)
class Pressed:
    """A part as a zip holds it, with its checksum, its size before, and how it is pressed."""

    data: bytes
    check: int
    size: int
    kind: int = zipfile.ZIP_DEFLATED


def pressed(data: bytes, level: int | None = None) -> Pressed:
    """`level` is how hard it is pressed, 1 (fast) to 9 (small); usually 6."""
    packer = zlib.compressobj(level or zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Pressed(packer.compress(data) + packer.flush(), zlib.crc32(data), len(data))


def stored(data: bytes) -> Pressed:
    """As it is, as some programs keep all parts."""
    return Pressed(data, zlib.crc32(data), len(data), zipfile.ZIP_STORED)


def lies_in(package: bytes, entry: zipfile.ZipInfo, data: bytes) -> Pressed:
    """A part as it lies in a package; `data` is what it unpacks to, which whoever read it has checked."""
    if entry.compress_type not in _KINDS:
        return pressed(data)
    names = struct.unpack_from("<2H", package, entry.header_offset + 26)
    start = entry.header_offset + _LOCAL.size + sum(names)
    return Pressed(package[start : start + entry.compress_size], entry.CRC, entry.file_size, entry.compress_type)


def written(parts: Iterable[tuple[zipfile.ZipInfo, Pressed]]) -> bytes:
    """The package of these parts in this order; of each entry its name, time, system and attributes count."""
    target, entries = io.BytesIO(), []
    for entry, part in parts:
        name, place = entry.filename.encode(), target.tell()
        year, month, day, hour, minute, second = entry.date_time
        when = hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day
        flags = _NAME_IN_UTF8 * (not entry.filename.isascii())
        shared = (flags, part.kind, *when, part.check, len(part.data), part.size, len(name), 0)
        target.write(_LOCAL.pack(b"PK\3\4", _VERSION, *shared) + name)
        target.write(part.data)
        by, attributes = entry.create_system << 8 | _VERSION, entry.external_attr or _OWNER_READS_AND_WRITES
        entries.append(_CENTRAL.pack(b"PK\1\2", by, _VERSION, *shared, 0, 0, 0, attributes, place) + name)
    start, whole = target.tell(), b"".join(entries)
    target.write(whole + _END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), len(whole), start, 0))
    return target.getvalue()


def zipped(names: Iterable[str], part: Callable[[str], bytes | Pressed], level: int | None = None) -> bytes:
    """A package of these parts with fixed time stamps, [Content_Types].xml first; `part` gives each by its name."""
    contents = ((name, part(name)) for name in sorted(names, key=lambda n: (n != "[Content_Types].xml", n)))
    return written((new_entry(name), c if isinstance(c, Pressed) else pressed(c, level)) for name, c in contents)


def new_entry(name: str) -> zipfile.ZipInfo:
    """What a package says of a part: its name, and nothing of the moment or the machine."""
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.create_system = _BY_UNIX
    return entry


def rezipped(
    package: bytes, change: Callable[[str, bytes], bytes] = lambda name, data: data, level: int | None = None
) -> bytes:
    """The package as `zipped` makes it; `change` may replace a part by its name, others stay as pressed."""
    source = zipfile.ZipFile(io.BytesIO(package))

    def part(name: str) -> bytes | Pressed:
        data = source.read(name)
        changed = change(name, data)
        return lies_in(package, source.getinfo(name), data) if changed == data else changed

    return zipped(source.namelist(), part, level)
