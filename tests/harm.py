"""Functions carried out in the process that reads PDFs, in place of reading: each does the harm its data ask for.

They stand by themselves so that the process has little to load.
"""

import ctypes
import os
import time
from pathlib import Path

from toolkit.errors import InputProblem
from toolkit.inputs.pdf_file import read_pdf
from toolkit.inputs.pdf_limits import Limits
from toolkit.model.document import Document
from toolkit.model.problem import Problem

CRASHES, LOOPS, IS_A_BUG, CRASHES_ONCE = (b"%PDF-1.7 crash", b"%PDF-1.7 loop", b"%PDF-1.7 bug", b"%PDF-1.7 once ")


def harmed(file: str, data: bytes, limits: Limits) -> Document | Problem:
    """As a library written in C would take it; after CRASHES_ONCE stands the file that keeps whether it did."""
    if data.startswith(CRASHES):
        ctypes.string_at(0)
    if data.startswith(LOOPS):
        time.sleep(1000)
    if data.startswith(IS_A_BUG):
        raise ZeroDivisionError("a mistake of ours")
    if data.startswith(CRASHES_ONCE):
        return crashed_once(Path(os.fsdecode(data.removeprefix(CRASHES_ONCE))))
    try:
        return read_pdf(Path(file), data, limits)
    except InputProblem as problem:
        return problem.problem


def crashed_once(mark: Path) -> Document | Problem:
    if not mark.exists():
        mark.touch()
        os._exit(1)
    return Problem("It was read.", mark.name, "")


def allocate(megabytes: int) -> int:
    return len(bytearray(megabytes * 1_000_000))


def printed(words: str) -> str:
    os.write(1, words.encode())
    return words
