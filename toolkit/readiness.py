"""`check`: what still stands between the outputs and publication."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.errors import InputProblem, ToolkitError
from toolkit.house.load import house_styles, load_house
from toolkit.model.problem import Problem
from toolkit.papers.fingerprint import paper_lines
from toolkit.papers.template_check import template_problems
from toolkit.record.files import read_safely
from toolkit.workbook.read import blank_required

_PLACEHOLDER = re.compile(r"\[(?:Paper details|Recommendations|Risks): [^\]]+\]")


def readiness(paths: Iterable[Path], templates: Path) -> Iterator[Problem]:
    """Problems of the templates, then of each workbook and paper among `paths` (files or folders)."""
    for style in house_styles(templates):
        try:
            yield from template_problems(load_house(templates, style))
        except ToolkitError as problem:
            yield problem.problem
    for file in sorted(f for path in paths for f in _files(path)):
        try:
            yield from _workbook(file) if file.suffix == ".xlsx" else _paper(file)
        except InputProblem as problem:
            yield problem.problem


def _files(path: Path) -> list[Path]:
    found = [path] if path.is_file() else [*path.rglob("*-workbook.xlsx"), *path.rglob("*-paper*.docx")]
    return [f for f in found if "history" not in f.parts and not f.name.startswith(("~$", "."))]


def _workbook(path: Path) -> Iterator[Problem]:
    for item, cell in blank_required(path):
        yield Problem(f"{item} is blank.", f"{path.name}, Paper details!{cell}", "Type it in the column Value.")


def _paper(path: Path) -> Iterator[Problem]:
    lines = paper_lines(read_safely(path))
    if lines is None:
        yield Problem("It cannot be opened as a Word file.", path.name, "Put back a copy that opens in Word.", "error")
        return
    for found in dict.fromkeys(m for line in lines for m in _PLACEHOLDER.findall(line)):
        yield Problem(f"The paper still shows {found}.", path.name, "Fill it in in the workbook and run again.")
