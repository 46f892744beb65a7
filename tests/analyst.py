"""An analyst's folder for tests: the samples, files of measures, and the output of a run, with the workbook in it."""

import doctest
import inspect
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.helpers import ROOT
from toolkit.cli import main

PAGE = ROOT / "docs" / "analysis.md"
WORKBOOK = "output/thornmere/thornmere-workbook.xlsx"
_HOW = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
_COLUMN = re.compile(r"^(\w+)\s+(string|Int64|Float64|boolean|datetime64\[ns\])\s+\S")


def analysts_folder(folder: Path) -> Path:
    for part in ("input/samples", "tests/samples/measures"):
        shutil.copytree(ROOT / part, folder / part)
    told = ["--input", str(folder / "input"), "--output", str(folder / "output"), "--as-at", "2026-01-15", "--quiet"]
    assert main(["run", *told]) == 0
    return folder


def failures(text: str, known: Mapping[str, Any], name: str) -> tuple[int, str]:
    """How many examples `text` has, and what is said of those that give something else."""
    test = doctest.DocTestParser().get_doctest(text, dict(known), name, name, 0)
    said: list[str] = []
    doctest.DocTestRunner(optionflags=_HOW).run(test, out=said.append)
    return len(test.examples), "".join(said)


def without_fences(markdown: str) -> str:
    """Lines that begin or end a block made blank, so that none of them counts as output."""
    return re.sub(r"(?m)^```.*$", "", markdown)


def columns_in_page(frame: str) -> list[tuple[str, str]]:
    """(column, dtype) as the page has them under the heading of the frame."""
    section = PAGE.read_text(encoding="utf-8").split(f"\n### {frame}\n")[1].split("\n#")[0]
    return [*_rows(section)]


def _rows(section: str) -> Iterator[tuple[str, str]]:
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 4 and cells[0].startswith("`"):
            assert cells[2] or cells[3], f"{cells[0]} is not explained"
            yield cells[0].strip("`"), cells[1]


def columns_in_docstring(function: object) -> list[tuple[str, str]]:
    """(column, dtype) as `help` has them."""
    lines = (inspect.getdoc(function) or "").splitlines()
    return [(m[1], m[2]) for m in map(_COLUMN.match, lines) if m]


def columns_of(frame: Any) -> list[tuple[str, str]]:
    return [(name, str(dtype)) for name, dtype in frame.dtypes.items()]
