"""Files of figures and registers: read one by one, and each thing in them put to its area."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from toolkit.documents import slug_of
from toolkit.errors import InputProblem
from toolkit.model.problem import Problem
from toolkit.record.files import read_safely, sha256
from toolkit.record.report import Report
from toolkit.rules.english import counted, listed
from toolkit.rules.odd_characters import refuse_unwritable_name


class OfArea(Protocol):
    """What says which area it is about; blank where its file names none."""

    @property
    def area(self) -> str: ...


Item = TypeVar("Item", bound=OfArea)
Reader = Callable[[Path, bytes], tuple[Sequence[Item], Sequence[Problem]]]


@dataclass(frozen=True)
class RunAreas:
    """The areas a thing may belong to: `names` of this run's by slug, `others` the slugs that are known beside them."""

    names: Mapping[str, str]
    others: frozenset[str] = frozenset()

    def of_place(self, path: Path, root: Path) -> str | None:
        """The slug that a file's folder or name begins with; else the run's only area; None where that is not known.

        A folder below `root` says whose files are in it, unless its name has no letters, as a month's has.
        """
        folder = path.parent if path.parent != root and any(c.isalpha() for c in path.parent.name) else None
        slugs = sorted({*self.names, *self.others}, key=len, reverse=True)
        for name in filter(None, (folder and slug_of(folder.name), slug_of(path.stem))):
            if found := next((slug for slug in slugs if f"{name}-".startswith(f"{slug}-")), ""):
                return found
        only = len({*self.names, *self.others}) == 1 and folder is None
        return next(iter(self.names)) if only and self.names else None


def read_by_area(
    root: Path, paths: Sequence[Path], read: Reader[Item], areas: RunAreas, report: Report, noun: str
) -> dict[str, tuple[Item, ...]]:
    """What is in the files under `root`, by the slug of its area.

    A thing belongs to the area it names, else to the one its folder or file is named for, else to the only one there
    is. What belongs to a known area that is not in this run is passed over. A file that cannot be read costs only
    itself.
    """
    found: dict[str, list[Item]] = {}
    for path in paths:
        try:
            refuse_unwritable_name(path.name)
            data = read_safely(path)
            items, problems = read(path, data)
        except InputProblem as problem:
            report.problems.append(problem.problem)
            continue
        report.inputs.append((path, sha256(data)))
        report.problems += problems
        report.problems += _sorted_in(items, path, areas.of_place(path, root), areas, found, noun)
    return {slug: tuple(items) for slug, items in found.items()}


def _sorted_in(
    items: Sequence[Item],
    path: Path,
    usual: str | None,
    areas: RunAreas,
    found: dict[str, list[Item]],
    noun: str,
) -> Iterator[Problem]:
    """Put each to its area; a problem for those that belong to none that is known."""
    unknown: dict[str, int] = {}
    for item in items:
        slug = slug_of(item.area) if item.area else usual
        if slug in areas.names:
            found.setdefault(str(slug), []).append(item)
        elif slug not in areas.others:
            unknown[item.area] = unknown.get(item.area, 0) + 1
    known = listed([*areas.names.values()])
    for name, count in unknown.items():
        many = counted(count, noun)
        if name:
            what = f"{many[:1].upper()}{many[1:]} of {name} {'was' if count == 1 else 'were'} not used: no document of"
            mend = f"Areas of this run: {known}. Correct the name, if it is one of them."
            yield Problem(f"{what} this run is about it.", path.name, mend, "note")
        else:
            what = f"It does not say which area {'this is' if count == 1 else 'these are'} about: {many}."
            what = f"{what} Areas of this run: {known}."
            mend = "Add a column Area, or put the file into a folder that has the area's name, and run again."
            yield Problem(what, path.name, mend, "error")
