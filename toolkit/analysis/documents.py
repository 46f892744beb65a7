"""Documents for an analyst: read and put to their areas as in a run, and the plan they suggest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.analysis.paths import Paths, existing
from toolkit.documents import Area, by_area, extract_letters, slug_of
from toolkit.documents import read_documents as read_files
from toolkit.errors import InputProblem
from toolkit.house.load import DEFAULT, load_house
from toolkit.inputs.find import SAMPLES, find_documents, find_in
from toolkit.inputs.reference_table import read_tables
from toolkit.model.house import HouseStyle
from toolkit.model.letter import Letter
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.record.report import Report
from toolkit.rules.english import counted, listed
from toolkit.rules.new_plan import new_plan

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"


@dataclass(frozen=True, repr=False)
class Documents:
    """What was read. Iterating gives its `letters`.

    `areas`: the local areas in alphabetical order, each with its inspections, oldest first and each once.
    `others`: what does not count: copies, committee papers without a letter, documents of a kind not known.
    `house`: the house style, with its catalogue of themes. `problems`: what was not used, or is to be checked.
    """

    areas: tuple[Area, ...]
    others: tuple[Letter, ...]
    house: HouseStyle
    problems: tuple[Problem, ...]

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The letters and reports that count, by area, oldest first."""
        return tuple(letter for area in self.areas for letter in area.letters)

    def __iter__(self) -> Iterator[Letter]:
        return iter(self.letters)

    def __len__(self) -> int:
        return len(self.letters)

    def __repr__(self) -> str:
        counts = (counted(len(self), "document"), counted(len(self.areas), "area"), counted(len(self.others), "other"))
        return f"<Documents: {', '.join((*counts, counted(len(self.problems), 'problem')))}>"

    def area(self, name: str | None = None) -> Area:
        """The area of this name, or the only one; raises InputProblem, naming those there are, where it is not."""
        found = [a for a in self.areas if name is None or slug_of(name) == a.slug]
        if len(found) == 1:
            return found[0]
        there = listed([a.name for a in self.areas]) or "none"
        what = f"No document is about {name}." if name else "It must be said which area is meant."
        raise InputProblem(what, "area", f"Areas found: {there}.")


def read_documents(paths: Paths, templates: str | Path | None = None, style: str = DEFAULT) -> Documents:
    """Letters and reports as in a run of the toolkit: recognised, extracted, each finding with themes and figures.

    `paths`: a file, a folder (searched as the input folder is), or several of them. `templates`: the folder of the
    house styles, the toolkit's own unless given; `style` names the one whose catalogue of themes is used.

    An inspection counts once, in however many files it is; `2018b` is the second one of an area and year. What cannot
    be read is in `problems`, and stops nothing. Raises InputProblem for a path that is not there, and ConfigProblem
    where the house style cannot be used.

    >>> documents = read_documents("input/samples")
    >>> documents
    <Documents: two documents, one area, one other, one problem>
    >>> [letter.label for letter in documents]
    ['2021 outcome letter', '2025 area report']
    """
    house = load_house(TEMPLATES if templates is None else Path(templates), style)
    report = Report()
    files = dict.fromkeys(file for path in existing(paths) for file in _files(path, report))
    letters = extract_letters(read_files(files, report), house.themes, report)
    areas = tuple(by_area(letters, report))
    counting = {id(letter.document) for area in areas for letter in area.letters}
    others = tuple(letter for letter in letters if id(letter.document) not in counting)
    return Documents(areas, others, house, tuple(report.problems))


def _files(path: Path, report: Report) -> Iterable[Path]:
    """The documents at `path`; that there are none, or only invented ones, is reported."""
    if not path.is_dir():
        return find_in([path])
    files, samples = find_documents(path)
    if not files:
        report.problems.append(Problem("There is no document in it.", str(path), "Put the letter or report there."))
    elif samples:
        what = "There is no document of yours in it: the invented ones were read."
        report.problems.append(Problem(what, str(path / SAMPLES), "Put the letter or report there.", "note"))
    return files


def plan_of(documents: Documents, area: str | None = None) -> Plan:
    """The plan that a new workbook of the area would hold: what the documents say, and what the toolkit suggests.

    `area` may be left out where there is only one. Nothing that officers typed is in it: for that, `workbook_frames`.
    Raises InputProblem, naming the areas there are, for one that no document is about.

    >>> plan = plan_of(read_documents("input/samples"), "Thornmere")
    >>> len(plan.weaknesses), plan.actions[0].ref, plan.actions[0].progress
    (10, 'A1', 'Suggested')
    """
    found = documents.area(area)
    return new_plan(found.name, found.slug, found.letters, documents.house, read_tables(), found.earlier_papers)
