"""The paths that an analyst names."""

from collections.abc import Iterable
from pathlib import Path

from toolkit.errors import InputProblem

Paths = str | Path | Iterable[str | Path]


def existing(paths: Paths) -> list[Path]:
    """Each path once, in their order; raises InputProblem for one that is not there."""
    named = [paths] if isinstance(paths, str | Path) else paths
    found = list(dict.fromkeys(Path(path) for path in named))
    for path in found:
        if not path.exists():
            raise InputProblem("There is no such file or folder.", str(path), "Name one that is there.")
    return found
