"""The output folder: made, tried, and held by one run at a time."""

import getpass
import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from toolkit.errors import Busy, ConfigProblem, InputProblem
from toolkit.record.files import HALF, write_safely

LOCK, HOLDER = ".toolkit.lock", ".toolkit.holder"


def prepared(output: Path) -> None:
    """Make the folder and try to write in it; raises ConfigProblem where that fails."""
    probe = output / f".toolkit.probe.{os.getpid()}"  # another run may try the folder too
    try:
        write_safely(probe, b"")
        probe.unlink()
    except (InputProblem, OSError) as error:
        cause = error.__cause__ if isinstance(error, InputProblem) else error
        why = f" ({cause.strerror})" if isinstance(cause, OSError) and cause.strerror else ""
        raise ConfigProblem(
            f"The output folder cannot be written to{why}.",
            str(output),
            "Check that it is a folder you may write to, or name another with --output. Nothing was written.",
        ) from error


@contextmanager
def held(output: Path, since: datetime) -> Iterator[None]:
    """Hold the folder while the run lasts; raises Busy, naming who holds it, where another run does.

    The lock is the system's, so that it ends with its run however that ends; who holds it stands in a file beside it.
    """
    from filelock import FileLock, Timeout

    try:
        with FileLock(output / LOCK, timeout=0):
            _say_who(output / HOLDER, since)
            _clear_halves(output)
            try:
                yield
            finally:
                with suppress(OSError):
                    (output / HOLDER).unlink()
    except Timeout as error:
        what = f"Another run is writing there{_who(output / HOLDER)}."
        raise Busy(what, str(output), "Wait until it has ended and run again.") from error


def _clear_halves(output: Path) -> None:
    """Take away what a killed run was writing in a folder of its own day, which no later run writes to again."""
    for folder in ("*/history/*", "history/*", "runs/*"):
        for half in output.glob(f"{folder}/.*{HALF}"):
            with suppress(OSError):
                half.unlink()


def _say_who(holder: Path, since: datetime) -> None:
    about = {
        "user": _user(),
        "computer": platform.node(),
        "process": os.getpid(),
        "since": f"{since:%Y-%m-%d %H:%M} UTC",
    }
    with suppress(InputProblem):
        write_safely(holder, json.dumps(about, ensure_ascii=False).encode())


def _user() -> str:
    """Empty where neither the environment nor the system knows a name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _who(holder: Path) -> str:
    """ ": clerk on SEND-PC, process 812, since 2026-10-01 02:00 UTC"; empty where that cannot be read."""
    try:
        about = json.loads(holder.read_text(encoding="utf-8"))
        who = f"{about['user'] or 'somebody'} on {about['computer'] or 'a computer'}"
        return f": {who}, process {about['process']}, since {about['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return ""
