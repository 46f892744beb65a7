"""A file as a Document, whatever kind of file it is. READERS says which module reads which ending."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from toolkit.errors import InputProblem
from toolkit.inputs.characters import lost_letters
from toolkit.inputs.text_file import read_text
from toolkit.model.document import Document
from toolkit.rules.odd_characters import refuse_unwritable_name


def _read_pdf(path: Path, data: bytes) -> Document:
    from toolkit.inputs.pdf_process import read_pdf_apart  # loaded only when a PDF is there

    return read_pdf_apart(path, data)


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
    document = _reader_for(path, data)(path, data)
    lost = lost_letters([(line.number, line.text) for line in document.lines], path.name)
    return replace(document, problems=(*document.problems, *lost)) if lost else document


def _reader_for(path: Path, data: bytes) -> Callable[[Path, bytes], Document]:
    """By what the file is, else by its ending; raises InputProblem for an empty one and one of another kind."""
    reader = READERS.get(path.suffix.lower())
    if data.startswith(b"%PDF"):
        return _read_pdf
    if reader is None:
        raise InputProblem(
            f"{path.suffix or 'A file without an ending'} is not a kind of file this version reads.",
            path.name,
            f"Save it as one of: {', '.join(READERS)}. Put that in the input folder, and run again.",
        )
    if not data:
        mend = "Replace it with the letter, or take it out of the input folder."
        raise InputProblem("The file is empty.", path.name, mend)
    return _read_word if data.startswith(b"PK\x03\x04") and path.suffix.lower() == ".pdf" else reader


def _bytes_of(path: Path) -> bytes:
    refuse_unwritable_name(path.name)
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputProblem(
            f"The file could not be opened ({error.strerror}).",
            path.name,
            "Check that it is there, that you may read it, and that no other program holds it.",
        ) from error
