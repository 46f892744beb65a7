"""Files of figures and registers: read one by one, and each thing in them put to its area."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from toolkit.documents import slug_of
from toolkit.errors import InputProblem
from toolkit.model.problem import Problem
from toolkit.record.files import read_safely, sha256
from toolkit.record.report import Report
from toolkit.rules.english import counted, listed


class OfArea(Protocol):
    """What says which area it is about; blank where its file names none."""

    @property
    def area(self) -> str: ...


Item = TypeVar("Item", bound=OfArea)
Reader = Callable[[Path, bytes], tuple[Sequence[Item], Sequence[Problem]]]


def read_by_area(
    paths: Sequence[Path], read: Reader[Item], areas: Mapping[str, str], report: Report, noun: str
) -> dict[str, tuple[Item, ...]]:
    """What is in the files, by the slug of its area; `areas` are the names of the run's areas by slug.

    A thing belongs to the area it names, else to the one its folder or file is named for, else to the run's only one.
    A file that cannot be read costs only itself.
    """
    found: dict[str, list[Item]] = {}
    for path in paths:
        try:
            data = read_safely(path)
            items, problems = read(path, data)
        except InputProblem as problem:
            report.problems.append(problem.problem)
            continue
        report.inputs.append((path, sha256(data)))
        report.problems += problems
        report.problems += _sorted_in(items, path, areas, found, noun)
    return {slug: tuple(items) for slug, items in found.items()}


def _sorted_in(
    items: Sequence[Item], path: Path, areas: Mapping[str, str], found: dict[str, list[Item]], noun: str
) -> Iterator[Problem]:
    """Put each to its area; a problem for those that belong to none of the run."""
    usual = area_of_place(path, areas)
    unknown: dict[str, int] = {}
    for item in items:
        slug = slug_of(item.area) if item.area else usual
        if slug in areas:
            found.setdefault(slug, []).append(item)
        else:
            unknown[item.area] = unknown.get(item.area, 0) + 1
    known = listed([*areas.values()])
    for name, count in unknown.items():
        many = counted(count, noun)
        if name:
            what = f"{many[:1].upper()}{many[1:]} of {name} {'was' if count == 1 else 'were'} not used: no document of"
            mend = f"Areas of this run: {known}. Correct the name, if it is one of them."
            yield Problem(f"{what} this run is about it.", path.name, mend, "note")
        else:
            what = f"It does not say which area its {many} belong to, and there are several: {known}."
            mend = f"Add a column Area, or put the file into a folder named for the area: {path.parent.name}/<area>/."
            yield Problem(what, path.name, mend, "error")


def area_of_place(path: Path, areas: Mapping[str, str]) -> str:
    """The slug that a file's folder or name begins with; else the only one there is; else ""."""
    names = (slug_of(path.parent.name), slug_of(path.stem))
    by_length = sorted(areas, key=len, reverse=True)
    named = next((slug for name in names for slug in by_length if f"{name}-".startswith(f"{slug}-")), "")
    return named or (next(iter(areas)) if len(areas) == 1 else "")
