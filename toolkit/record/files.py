"""Writing a file so that a crash leaves the old one or the new one, never half of one."""

import contextlib
import hashlib
import os
from pathlib import Path

from toolkit.errors import InputProblem


def write_safely(path: Path, data: bytes) -> None:
    """Write beside `path`, flush, rename; raises InputProblem, naming the file, when it cannot."""
    temporary = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise InputProblem(
            f"The file could not be written ({error.strerror or error}).",
            str(path),
            "Close it if it is open in Word or Excel, check that the folder may be written to, and run again.",
        ) from error


def read_safely(path: Path) -> bytes:
    """The file's bytes; raises InputProblem, naming the file, when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputProblem(
            f"The file could not be read ({error.strerror or error}).",
            str(path),
            "Close it if it is open in another program, check that you may read it, and run again.",
        ) from error


def keep_copy(path: Path, folder: Path) -> None:
    """Copy what stands before it is replaced; raises InputProblem where that fails."""
    write_safely(folder / path.name, read_safely(path))


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
