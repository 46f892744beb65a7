"""`check`: what still stands between the outputs and publication."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from toolkit.accessibility.word_rules import word_problems
from toolkit.accessibility.workbook_rules import workbook_problems
from toolkit.documents import Area
from toolkit.errors import InputProblem, ToolkitError
from toolkit.house.load import DEFAULT, house_styles, load_house, sound_styles
from toolkit.model.edits import Edits
from toolkit.model.house import HouseStyle
from toolkit.model.paper_line import PaperLine
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.paper_check import areas_in, paper_problems
from toolkit.papers.fingerprint import paper_lines
from toolkit.papers.template_check import COPIES, checked_templates
from toolkit.record.files import read_safely
from toolkit.rules.checks import suggestions, unrated_risks
from toolkit.rules.english import listed
from toolkit.rules.paper_details import CABINET_DATE, HOUSE_STYLE, RECEIVED, SLOTS
from toolkit.rules.statutory_paper import paper_facts, statutory_paper_problems
from toolkit.rules.typed_dates import typed_date
from toolkit.workbook.cached import made_in
from toolkit.workbook.package import refusing_damage
from toolkit.workbook.read import blank_required, read_edits
from toolkit.workbook.standing import Standing, open_standing

_PLACEHOLDER = re.compile(r"\[(?:Paper details|Recommendations|Risks|Action plan|Measures): [^\]]+\]")
_PAPER = re.compile(r"^(.+)-(\d{4}[a-z]?)-(committee|cabinet)-paper(?:-v\d+)?\.docx$")
_OURS = re.compile(
    r"^(.+)-(\d{4}[a-z]?)-(?:committee-paper|cabinet-paper|written-statement-of-action|priority-action-plan)"
    r"(?:-v\d+)?\.(?:docx|pdf)$"
)
_PROGRESS = re.compile(r"-progress-\d{4}-\d\d(?:-board)?(?:-v\d+)?\.docx$")
_PATTERNS = ("*-workbook.xls[xm]", "*-paper*.docx", "*-action*.docx", "*-progress-*.docx", "*-publication.xlsx")


@dataclass(frozen=True)
class Checking:
    """Where a check looks: templates, the input folder with the letters, the output folder; `today` is its day."""

    templates: Path
    input: Path
    output: Path
    today: date
    _read: dict[Path | None, Edits | None] = field(default_factory=dict)

    @cached_property
    def styles(self) -> tuple[HouseStyle, ...]:
        """The house styles that can be used."""
        return sound_styles(self.templates)

    def edits(self, workbook: Path) -> Edits | None:
        """What officers typed in an area's workbook, with macros or without; None where it cannot be read."""
        saved = next((p for p in (workbook, workbook.with_suffix(".xlsm")) if p.exists()), None)
        if saved not in self._read:
            self._read[saved] = _edits_of(saved)
        return self._read[saved]

    @cached_property
    def areas(self) -> list[Area]:
        """The areas of the input folder, read when the first paper is compared with its letter."""
        return areas_in(self.input) if self.input.is_dir() else []


def template_readiness(templates: Path) -> tuple[list[Problem], dict[str, bytes]]:
    """Faults of the Word templates of every style, and copies of the faulty ones with comments, by name."""
    problems: list[Problem] = []
    copies: dict[str, bytes] = {}
    for style in house_styles(templates):
        try:
            house = load_house(templates, style)
        except ToolkitError as problem:
            problems.append(problem.problem)
            continue
        problems += _unknown_items(house)
        for checked in checked_templates(house):
            problems += [p for p in checked.problems if p not in problems]
            if (copy := checked.copy) is not None:
                copies[f"{COPIES}/{checked.copy_name}"] = copy
    return problems, copies


def _unknown_items(house: HouseStyle) -> Iterator[Problem]:
    """Names under [paper_details] that no paper asks for."""
    items = [slot.item for slot in SLOTS]
    for name in (n for n in house.prefilled if n not in items):
        near = get_close_matches(name, items, 1)
        mend = f"Did you mean '{near[0]}'?" if near else f"Use one of: {', '.join(items)}."
        where = f"templates/{house.name}/house.toml, [paper_details]"
        yield Problem(f"No paper has an item '{name}'.", where, f"{mend} A name with blanks stands in quotation marks.")


def files_to_check(paths: Iterable[Path]) -> list[Path]:
    """The files named, and the workbooks and papers in the folders named, earlier copies left out."""
    return sorted({f for path in paths for f in _files(path)})


def readiness(files: Iterable[Path], checking: Checking) -> Iterator[Problem]:
    """Problems of each workbook and paper."""
    for file in files:
        try:
            yield from _problems(file, checking)
        except InputProblem as problem:
            yield problem.problem


def _problems(file: Path, checking: Checking) -> Iterator[Problem]:
    """By what the file is; of a paper that is no Word file only its words can be checked."""
    if file.name.endswith("-publication.xlsx"):
        return workbook_problems(file.name, read_safely(file), publication=True)
    if file.suffix.lower() in {".xlsx", ".xlsm"}:
        return _workbook(file, checking)
    return _paper(file, checking) if file.suffix.lower() == ".docx" else _fidelity(file, checking)


def _fidelity(file: Path, checking: Checking) -> Iterator[Problem]:
    holidays = load_house(checking.templates, DEFAULT).extra_holidays
    received = _received(file, checking)
    return paper_problems(file, checking.input, checking.output, checking.areas, holidays, received)


def _received(file: Path, checking: Checking) -> date | None:
    """The day on which the council received the report, from the workbook beside a paper or plan of ours."""
    named = _OURS.match(file.name)
    edits = checking.edits(file.parent / f"{named[1]}-workbook.xlsx") if named else None
    details = (edits.details if edits else None) or {}
    return typed_date(details.get((f"{named[2]} committee", RECEIVED))) if named else None


def _files(path: Path) -> list[Path]:
    """The file named, or what a folder holds of ours, without earlier copies."""
    if path.is_file():
        return [path]
    found = [f for pattern in _PATTERNS for f in path.rglob(pattern) if not f.name.startswith(("~$", "."))]
    return [f for f in found if {"history", COPIES}.isdisjoint(f.relative_to(path).parts)]


def _workbook(path: Path, checking: Checking) -> Iterator[Problem]:
    """Blank details, suggestions nobody has accepted, risks nobody has rated, cells that look wrong; accessibility."""
    data = read_safely(path)
    with refusing_damage(path.name):
        yield from _typed_problems(open_standing(path, data), path.name, checking)
    yield from workbook_problems(path.name, data)


def _typed_problems(standing: Standing, name: str, checking: Checking) -> Iterator[Problem]:
    if blank := [f"{item} ({cell})" for item, cell in blank_required(standing)]:
        what = f"Required and still blank: {', '.join(blank)}."
        yield Problem(what, f"{name}, Paper details", "Type them in the column Value.")
    edits = read_edits(standing)
    yield from (*edits.problems, *edits.doubts, *(doubt for _, doubt in edits.unknown_weaknesses))
    house = made_in(standing, checking.styles) or load_house(checking.templates, DEFAULT)
    rows = (edits.actions or (), edits.risks or (), edits.recommendations or ())
    plan = Plan("", "", house.name, (), actions=rows[0], risks=rows[1], recommendations=rows[2])
    for problem in (*suggestions(plan, house, date.min), *unrated_risks(plan, house, date.min)):
        yield replace(problem, where=f"{name}, {problem.where}")


def _paper(path: Path, checking: Checking) -> Iterator[Problem]:
    """Placeholders left; the law; the letter's words; accessibility."""
    data = read_safely(path)
    lines = paper_lines(data)
    if lines is None:
        yield Problem("It cannot be opened as a Word file.", path.name, "Put back a copy that opens in Word.", "error")
        return
    if shown := [*dict.fromkeys(m for line in lines for m in _PLACEHOLDER.findall(line.text))]:
        what = f"The paper still shows {listed(shown)}."
        yield Problem(what, path.name, "Fill that in in the workbook and run again.")
    if not _PROGRESS.search(path.name):  # a progress report is about the plan, not about a letter
        yield from _statutory(path, lines, checking)
        yield from _fidelity(path, checking)
    yield from word_problems(path.name, data)


def _statutory(path: Path, lines: list[PaperLine], checking: Checking) -> Iterator[Problem]:
    """A paper of ours, against what the workbook beside it says of its meeting; nothing for other files."""
    named = _PAPER.match(path.name)
    edits = checking.edits(path.parent / f"{named[1]}-workbook.xlsx") if named else None
    if named is None or edits is None:
        return
    label, details = f"{named[2]} committee", edits.details or {}
    quoted = [x.passage.full_text for a in checking.areas if a.slug == named[1] for y in a.letters for x in y.findings]
    facts = paper_facts(details, label, checking.today, quoted)
    if named[3] == "cabinet":
        facts = replace(facts, meeting=typed_date(details.get((label, CABINET_DATE))))
    style = str(details.get((label, HOUSE_STYLE)))
    house = next((h for h in checking.styles if h.name == style), None) or load_house(checking.templates, DEFAULT)
    yield from statutory_paper_problems(path.name, lines, facts, house)


def _edits_of(workbook: Path | None) -> Edits | None:
    if workbook is None:
        return None
    try:
        with refusing_damage(workbook.name):
            return read_edits(open_standing(workbook, read_safely(workbook)))
    except InputProblem:
        return None
