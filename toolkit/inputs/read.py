"""A file as a Document, whatever kind of file it is. READERS says which module reads which ending."""

from collections.abc import Callable
from pathlib import Path

from toolkit.errors import InputProblem
from toolkit.inputs.text_file import read_text
from toolkit.model.document import Document


def _read_pdf(path: Path, data: bytes) -> Document:
    from toolkit.inputs.pdf_file import read_pdf  # loaded only when a PDF is there

    return read_pdf(path, data)


def _read_word(path: Path, data: bytes) -> Document:
    from toolkit.inputs.word_file import read_word  # loaded only when a Word file is there

    return read_word(path, data)


def _read_page(path: Path, data: bytes) -> Document:
    from toolkit.inputs.web_page import read_page  # loaded only when a web page is there

    return read_page(path, data)


READERS: dict[str, Callable[[Path, bytes], Document]] = {
    ".pdf": _read_pdf,
    ".docx": _read_word,
    ".html": _read_page,
    ".htm": _read_page,
    ".txt": read_text,
    ".md": read_text,
}


def read_document(path: Path) -> Document:
    """The file at `path`, line by line; raises InputProblem when it cannot be used."""
    data = _bytes_of(path)
    if data.startswith(b"%PDF"):
        return _read_pdf(path, data)
    if data.startswith(b"PK\x03\x04") and path.suffix.lower() == ".pdf":
        return READERS[".docx"](path, data)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputProblem(
            f"{path.suffix or 'A file without an ending'} is not a kind of file this version reads.",
            path.name,
            f"Save it as one of: {', '.join(READERS)}. Put that in the input folder, and run again.",
        )
    return reader(path, data)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputProblem(
            f"The file could not be opened ({error.strerror}).",
            path.name,
            "Check that it is there, that you may read it, and that no other program holds it.",
        ) from error
