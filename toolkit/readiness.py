"""`check`: what still stands between the outputs and publication."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from toolkit.errors import InputProblem, ToolkitError
from toolkit.house.load import DEFAULT, house_styles, load_house
from toolkit.model.house import HouseStyle
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.papers.fingerprint import paper_lines
from toolkit.papers.template_check import template_problems
from toolkit.record.files import read_safely
from toolkit.rules.checks import suggestions, unrated_risks
from toolkit.workbook.read import blank_required, read_edits
from toolkit.workbook.standing import open_standing

_PLACEHOLDER = re.compile(r"\[(?:Paper details|Recommendations|Risks): [^\]]+\]")


def readiness(paths: Iterable[Path], templates: Path) -> Iterator[Problem]:
    """Problems of the templates, then of each workbook and paper among `paths` (files or folders)."""
    for style in house_styles(templates):
        try:
            yield from template_problems(load_house(templates, style))
        except ToolkitError as problem:
            yield problem.problem
    house = load_house(templates, DEFAULT)
    for file in sorted(f for path in paths for f in _files(path)):
        try:
            yield from _workbook(file, house) if file.suffix in {".xlsx", ".xlsm"} else _paper(file)
        except InputProblem as problem:
            yield problem.problem


def _files(path: Path) -> list[Path]:
    found = [path] if path.is_file() else [*path.rglob("*-workbook.xls[xm]"), *path.rglob("*-paper*.docx")]
    return [f for f in found if "history" not in f.parts and not f.name.startswith(("~$", "."))]


def _workbook(path: Path, house: HouseStyle) -> Iterator[Problem]:
    """Blank details, suggestions nobody has accepted, risks nobody has rated, cells that look wrong."""
    standing = open_standing(path, read_safely(path))
    for item, cell in blank_required(standing):
        yield Problem(f"{item} is blank.", f"{path.name}, Paper details!{cell}", "Type it in the column Value.")
    edits = read_edits(standing)
    yield from (*edits.problems, *edits.doubts)
    rows = (edits.actions or (), edits.risks or (), edits.recommendations or ())
    plan = Plan("", "", house.name, (), actions=rows[0], risks=rows[1], recommendations=rows[2])
    for problem in (*suggestions(plan, house, date.min), *unrated_risks(plan, house, date.min)):
        yield replace(problem, where=f"{path.name}, {problem.where}")


def _paper(path: Path) -> Iterator[Problem]:
    lines = paper_lines(read_safely(path))
    if lines is None:
        yield Problem("It cannot be opened as a Word file.", path.name, "Put back a copy that opens in Word.", "error")
        return
    for found in dict.fromkeys(m for line in lines for m in _PLACEHOLDER.findall(line)):
        yield Problem(f"The paper still shows {found}.", path.name, "Fill it in in the workbook and run again.")
