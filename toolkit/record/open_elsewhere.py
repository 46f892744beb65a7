"""Whether somebody has a file open: Excel, Word and LibreOffice leave a small file beside it that says who."""

import re
from pathlib import Path

from toolkit.errors import InputProblem


def refuse_if_open(path: Path) -> None:
    """Raises InputProblem, naming who has the file open, where another program holds it."""
    lock = next((file for file in _locks(path) if file.exists()), None)
    if lock is None:
        return
    who = _owner(lock)
    raise InputProblem(
        f"{who or 'Somebody'} has it open, so it was left as it is; everything else was done.",
        str(path),
        "Close it and run again: the next run catches up."
        f" If nobody has it open, delete the file {lock.name} beside it.",
    )


def _locks(path: Path) -> list[Path]:
    """Excel puts ~$ before the name; Word puts it in place of the first one or two letters of a longer one."""
    names = (f"~${path.name}", f"~${path.name[1:]}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    return [path.with_name(name) for name in names]


def _owner(lock: Path) -> str:
    """The name in the lock file; "" where it cannot be read, which Windows may forbid while the program runs."""
    try:
        data = lock.read_bytes()
    except OSError:
        return ""
    if lock.name.startswith(".~lock."):
        fields = re.split(r"(?<!\\),", data.decode("utf-8", "replace"))
        return next((field.strip() for field in fields[:2] if field.strip()), "")
    return data[1 : 1 + data[0]].decode("cp1252", "replace").strip() if data else ""
