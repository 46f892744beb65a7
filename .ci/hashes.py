"""The pins of a requirements file, each with the hashes of all its files: `python .ci/hashes.py requirements.txt`.

Run it after a version was changed. Comments and order stay. Needs uv (`pip install uv`), which asks the package index
that it is set up for; a version whose hashes cannot be had stops it, and the file stays as it was.
"""

import re
import subprocess
import sys
from pathlib import Path

_PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?P<marker>\s*;[^\\]*)?")
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
_COMPILE = "pip compile --generate-hashes --no-deps --universal --no-header --no-annotate --python-version 3.11 -q -"


def pins(text: str) -> list[str]:
    """The lines without their hashes: comments, blank lines and pins as they stand."""
    lines = [line.strip().removesuffix("\\").rstrip() for line in text.splitlines()]
    return [line for line in lines if not line.startswith("--hash=")]


def normal(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def with_hashes(lines: list[str], known: dict[str, list[str]]) -> str:
    """The file's text, below each pin the hashes of its files in order."""
    found = []
    for line in lines:
        pin = _PIN.fullmatch(line)
        hashes = [f"    {entry}" for entry in sorted(known[normal(pin["name"])])] if pin else []
        found.append(" \\\n".join([line, *hashes]))
    return "\n".join(found) + "\n"


def hashes_of(lines: list[str]) -> dict[str, list[str]]:
    """The hashes of every file of each pinned version, by the package's name."""
    told = "\n".join(line.split(";")[0] for line in lines if _PIN.fullmatch(line))
    command = [sys.executable, "-m", "uv", *_COMPILE.split()]
    answer = subprocess.run(command, input=told, capture_output=True, text=True, check=False)
    if answer.returncode:
        sys.exit(answer.stderr)
    found: dict[str, list[str]] = {}
    for entry in re.split(r"\n(?=\S)", answer.stdout):
        if pin := _PIN.match(entry):
            found[normal(pin["name"])] = _HASH.findall(entry)
    return found


def main() -> None:
    """Each file that is named, written anew."""
    for path in map(Path, sys.argv[1:]):
        lines = pins(path.read_text(encoding="utf-8"))
        path.write_text(with_hashes(lines, hashes_of(lines)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
