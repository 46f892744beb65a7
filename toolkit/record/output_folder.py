"""The output folder: made, tried, and held by one run at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import Busy, ConfigProblem, InputProblem
from toolkit.record.files import write_safely

LOCK = ".toolkit.lock"


def prepared(output: Path) -> None:
    """Make the folder and try to write in it; raises ConfigProblem where that fails."""
    probe = output / ".toolkit.probe"
    try:
        write_safely(probe, b"")
        probe.unlink()
    except (InputProblem, OSError) as error:
        raise ConfigProblem(
            "The output folder cannot be written to.",
            str(output),
            "Check that it is a folder you may write to, or name another with --output. Nothing was written.",
        ) from error


@contextmanager
def held(output: Path) -> Iterator[None]:
    """Hold the folder while the run lasts; raises Busy where another run holds it."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(output / LOCK, timeout=0):
            yield
    except Timeout as error:
        raise Busy("Another run is writing there.", str(output), "Wait until it has ended and run again.") from error
