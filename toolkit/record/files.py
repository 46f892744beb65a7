"""Writing a file so that a crash leaves the old one or the new one, never half of one."""

import contextlib
import hashlib
import os
from pathlib import Path

from toolkit.errors import InputProblem

HALF = ".part"  # ends the name of a file that is being written


def write_safely(path: Path, data: bytes) -> None:
    """Write beside `path`, flush, rename; raises InputProblem, naming the file, when it cannot."""
    temporary = path.with_name(f".{path.name}{HALF}")
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


def standing_at(path: Path) -> bytes | None:
    """The file's bytes, None where there is none; raises InputProblem where nobody can tell or it cannot be read."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        pass  # reading says why
    return read_safely(path)


def keep_copy(path: Path, folder: Path) -> None:
    """Copy what stands before it is replaced; raises InputProblem where that fails.

    A copy that is there already is kept too: after a clock was set back two runs can have one time.
    """
    data, copy, number = read_safely(path), folder / path.name, 1
    while (kept := standing_at(copy)) not in (None, data):
        number += 1
        copy = folder / f"{path.stem}-{number}{path.suffix}"
    if kept is None:
        write_safely(copy, data)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
