"""PDFs read in a process of their own, which a PDF made to do harm can crash, fill or hold up: the run goes on.

Every PDF goes through it: which of them are harmless is known only afterwards. One process reads the PDFs of a run one
after the other; it starts with the first of them, and is replaced where a PDF ended it.
"""

from pathlib import Path
from threading import Lock

from toolkit.errors import InputProblem
from toolkit.inputs.own_process import Ended, OwnProcess, TookTooLong
from toolkit.inputs.pdf_limits import LIMITS, Limits
from toolkit.model.document import Document
from toolkit.model.problem import Problem
from toolkit.rules.english import counted

START_SECONDS = 60
ANEW = "Download it again from reports.ofsted.gov.uk, or open it and print it to a new PDF, and run again."
_CRASHED = "Reading the PDF crashed the program that reads PDFs, or would have taken more than {:,} MB of memory."
_ONE_AT_A_TIME = Lock()
_kept: list[OwnProcess] = []


def read_pdf_apart(path: Path, data: bytes, limits: Limits = LIMITS) -> Document:
    """The PDF's lines; raises InputProblem where it cannot be used, is too much, or ended the process."""
    with _ONE_AT_A_TIME:
        found = _found(path.name, data, limits)
    if isinstance(found, Problem):
        raise InputProblem(found.what, found.where, found.what_to_do)
    return found


def _found(file: str, data: bytes, limits: Limits) -> Document | Problem:
    """Once more in a new process where one ended that had read others: the harm may be theirs."""
    while True:
        process = _process(file, limits)
        read_others = process.answered > 1
        try:
            found: Document | Problem = process.ask(limits.seconds, _read, file, data, limits)
        except TookTooLong:
            what = f"The PDF was given up after {counted(limits.seconds, 'second')}: no letter or report takes so long."
            return Problem(what, file, ANEW, "error")
        except Ended:
            if not read_others:
                return Problem(_CRASHED.format(limits.megabytes), file, ANEW, "error")
        else:
            return found


def _process(file: str, limits: Limits) -> OwnProcess:
    """The one that is kept, or a new one."""
    if _kept and _kept[0].is_there and _kept[0].megabytes == limits.megabytes:
        return _kept[0]
    while _kept:
        _kept.pop().end()
    try:
        process = OwnProcess(limits.megabytes)
        process.ask(START_SECONDS, _load)
    except (OSError, Ended) as error:
        what = "The program that reads PDFs could not be started."
        mend = "Run again. If it says so again, restart the computer, or ask whoever looks after it."
        raise InputProblem(what, file, mend) from error
    _kept.append(process)
    return process


def _load() -> None:
    """What takes its time on a slow disk, so that no PDF's time is spent on it."""
    import toolkit.inputs.pdf_file  # noqa: F401


def _read(file: str, data: bytes, limits: Limits) -> Document | Problem:
    """Carried out in the other process; only there the library for PDFs is loaded."""
    from toolkit.inputs.pdf_file import read_pdf

    try:
        return read_pdf(Path(file), data, limits)
    except InputProblem as problem:
        return problem.problem
