"""Files of measures for an analyst: every value, with what the catalogue knows of its measure."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.analysis.documents import TEMPLATES
from toolkit.analysis.paths import Paths, existing
from toolkit.errors import InputProblem
from toolkit.house.load import DEFAULT
from toolkit.house.measures import load_measures
from toolkit.inputs.find import MEASURES_FOLDER, find_beside
from toolkit.model.measure import CatalogueMeasure, MeasureValue
from toolkit.model.problem import Problem
from toolkit.record.files import read_safely
from toolkit.rules.english import counted


@dataclass(frozen=True, repr=False)
class Measures:
    """The values of the files in their order, the catalogue they were matched with, and what could not be used."""

    values: tuple[MeasureValue, ...]
    catalogue: tuple[CatalogueMeasure, ...]
    problems: tuple[Problem, ...]

    def __len__(self) -> int:
        return len(self.values)

    def __repr__(self) -> str:
        return f"<Measures: {counted(len(self), 'value')}, {counted(len(self.problems), 'problem')}>"


def read_measures(paths: Paths, templates: str | Path | None = None, style: str = DEFAULT) -> Measures:
    """The values in files of measures, CSV or Excel, long or wide (docs/measures.md says how they may look).

    `paths`: a file, a folder (the files of measures in it, or in its folder `measures`), or several of them;
    `templates` and `style` as for `read_documents`. Every value is kept, also where two files have one for the same
    period. What cannot be used is in `problems`. Raises InputProblem for a path that is not there, and ConfigProblem
    for a catalogue that cannot be read.

    >>> read_measures("tests/samples/measures/long.csv").values[0].value
    39.1
    """
    from toolkit.measures.read import read_measures as read_file

    catalogue = load_measures(TEMPLATES if templates is None else Path(templates), style)
    values: list[MeasureValue] = []
    problems: list[Problem] = []
    for file in dict.fromkeys(file for path in existing(paths) for file in _files(path)):
        try:
            found = read_file(file, read_safely(file), catalogue)
        except InputProblem as problem:
            problems.append(problem.problem)
        else:
            values += found.values
            problems += found.problems
    return Measures(tuple(values), catalogue, tuple(problems))


def _files(path: Path) -> list[Path]:
    from toolkit.measures.read import READ_SUFFIXES

    if not path.is_dir():
        return [path]
    beside = (file for name in (".", MEASURES_FOLDER) for file in find_beside(path, name))  # "." is the folder itself
    return [file for file in beside if file.suffix.lower() in READ_SUFFIXES]
