"""A case of bad input: how it is made, what must be said of it, and what must survive."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.helpers import SAMPLE
from toolkit.model.problem import Severity

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
RTL, POP = "\u202e", "\u202c"
EMOJI = "Families \U0001f468\u200d\U0001f469\u200d\U0001f467 said e\u0301 and \u0644\u0647\u0645 \U0001f600 are heard"


@dataclass(frozen=True)
class Said:
    """A problem as it must be told; `place` follows the file's name, as ", line 3" does."""

    what: str
    what_to_do: str
    place: str = ""
    severity: Severity = "error"


@dataclass(frozen=True)
class Bad:
    """A file named for its fault: `said` is all that is said of it; `kept` stands in a workbook of the run."""

    file: str
    make: Callable[[], bytes]
    said: tuple[Said, ...] = ()
    kept: tuple[str, ...] = ()
    left: str = ""  # why the toolkit does not do so yet

    def __str__(self) -> str:
        return self.file


def letter(area: str, finding: str = "") -> str:
    """The invented letter about another area, one of its findings in these words."""
    text = SAMPLE.read_text(encoding="utf-8").replace("Thornmere", area)
    old = "The local offer is out of date in places."
    assert old in text
    return text.replace(old, finding) if finding else text


def letter_like_the_sample(area: str) -> str:
    """The letter with another area in its title only, so that its findings read as those of the sample."""
    text = SAMPLE.read_text(encoding="utf-8")
    title = "SEND inspection in Thornmere"
    assert title in text
    return text.replace(title, f"SEND inspection in {area}")


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package with these parts, always the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def with_parts(data: bytes, **parts: bytes | None) -> bytes:
    """The package with parts put in, or taken out where there is None; `word__document_xml` names word/document.xml."""
    named = {name.replace("__", "/").replace("_", ".") if "." not in name else name: x for name, x in parts.items()}
    found: dict[str, bytes | None] = {**unzipped(data), **named}
    return zipped({name: part for name, part in found.items() if part is not None})


def swapped(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with some bytes of a part, which must be there, exchanged once."""
    parts = unzipped(data)
    assert old in parts[part], (part, old)
    return zipped({**parts, part: parts[part].replace(old, new, 1)})


def flagged_as_locked(data: bytes) -> bytes:
    """The package with every entry marked as encrypted, as a zip program with a password does."""
    found = bytearray(data)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(sign)
        while start >= 0:
            found[start + offset] |= 1
            start = data.find(sign, start + 4)
    return bytes(found)


def locked_or_old(book: Callable[[], bytes]) -> tuple[Bad, ...]:
    """Excel files that no library opens; `book` makes a sound one of their kind."""
    again = "Open it in Excel, save a copy without the password, and run again."
    anew = "Open it in Excel, save it as an Excel workbook (.xlsx), and run again."
    zipped_up = Said("It is locked with a password.", "Save a copy without the password, and run again.")
    return (
        Bad("locked.xlsx", lambda: LOCKED, (Said("The workbook is locked with a password.", again),)),
        Bad("locked-by-a-zip-program.xlsx", lambda: flagged_as_locked(book()), (zipped_up,)),
        Bad("old.xls", lambda: OLE, (Said("It is an Excel file of the old kind (.xls).", anew),)),
    )
