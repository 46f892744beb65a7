"""What is in the bytes of a PDF: made repeatable, and looked through for what a screen reader needs."""

import hashlib
import re
from collections.abc import Callable

# When it was made, and the claim that it conforms to PDF/UA, which only a check of the finished file can make.
_LEFT_OUT = re.compile(
    rb"/(?:CreationDate|ModDate) ?\(D:[^()]{0,40}\)"
    rb"|<xmp:(Create|Modify|Metadata)Date>[^<]{0,40}</xmp:\1Date>"
    rb'|<rdf:Description rdf:about="" xmlns:pdfuaid=[^>]*>.{0,200}?</rdf:Description>',
    re.DOTALL,
)
_NUMBERS = re.compile(
    rb"(?P<id>/ID\s*\[\s*<)[0-9A-Fa-f]{32}(?P<between>>\s*<)[0-9A-Fa-f]{32}(?=>)|(?P<sum>/DocChecksum\s*/)[0-9A-Fa-f]{32}"
)


def repeatable(pdf: bytes) -> bytes:
    """The file without its day and hour, and numbered by what it says; every byte keeps its place."""
    bare = _NUMBERS.sub(_numbered(b"0" * 32), _LEFT_OUT.sub(lambda found: b" " * len(found[0]), pdf))
    return _NUMBERS.sub(_numbered(hashlib.sha256(bare).hexdigest()[:32].upper().encode()), bare)


def _numbered(number: bytes) -> Callable[[re.Match[bytes]], bytes]:
    def renumbered(found: re.Match[bytes]) -> bytes:
        if found["sum"]:
            return found["sum"] + number
        return found["id"] + number + found["between"] + number

    return renumbered


def lacking(pdf: bytes) -> tuple[str, ...] | None:
    """What a reader who listens to it will miss: "tags", "language", "title"; None for no PDF."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            found = {
                "tags": bool(raw.FPDFCatalog_IsTagged(document)),
                "language": raw.FPDFCatalog_GetLanguage(document, None, 0) > len("\0".encode("utf-16-le")),
                "title": bool(document.get_metadata_value("Title").strip()),
            }
    except pypdfium2.PdfiumError:
        return None
    return tuple(name for name, there in found.items() if not there)
