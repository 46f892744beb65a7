"""What a run did and could not do, gathered while it goes on."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.model.letter import DocumentKind
from toolkit.model.problem import Problem
from toolkit.model.snapshot import KnownDate


@dataclass(frozen=True)
class Output:
    """A file of this run: what happened to it, its hash where it stands on disk, a workbook's changed parts."""

    path: Path
    step: str
    why: str
    sha256: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class AreaReport:
    """What a run did for one area: its files, what is to be looked at, and the days that matter soon.

    `conflicts`: how many cells wait for an officer's decision; `matches`: how many rows may be old ones reworded, when
    they are first seen. `deadlines` are the days within 30 days of the run's; `attention` says in sentences how many
    actions are overdue or due.
    """

    name: str
    slug: str
    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]
    conflicts: int = 0
    matches: int = 0
    deadlines: tuple[KnownDate, ...] = ()
    attention: tuple[str, ...] = ()


@dataclass
class Report:
    """Stages with their counts, files, problems; `exit_code` as the design gives it.

    `documents` says of each document what it was taken for, and why; `templates` whether a Word template can be used
    for papers about a kind of document. `used`: the hash of each template and settings file that counted.
    """

    stages: list[tuple[str, str]] = field(default_factory=list)
    inputs: list[tuple[Path, str]] = field(default_factory=list)
    used: dict[Path, str] = field(default_factory=dict)
    documents: list[str] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    areas: list[AreaReport] = field(default_factory=list)
    conflicts: dict[str, int] = field(default_factory=dict)
    matches: dict[str, int] = field(default_factory=dict)
    templates: dict[tuple[Path, DocumentKind | None], bool] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """1 where some input was not used or some output not written, else 0."""
        return 1 if any(p.severity == "error" for p in self.problems) else 0

    @property
    def general_problems(self) -> list[Problem]:
        """Those that are no area's own."""
        own = {id(p) for area in self.areas for p in area.problems}
        return [p for p in self.problems if id(p) not in own]

    def take(self, part: "Report", files: Collection[str] = ()) -> None:
        """Add what an area's own report has; what all areas say, such as a template's fault, stands once.

        What is already known of the area's own `files` goes to the area too.
        """
        of_files = tuple(p for p in self.problems if p.where.split(", ")[0] in files)
        known = {*self.problems}
        self.outputs += part.outputs
        self.problems += [p for p in part.problems if p not in known]
        self.areas += [replace(area, problems=(*of_files, *area.problems)) for area in part.areas]
        self.conflicts |= part.conflicts
        self.matches |= part.matches
        self.templates |= part.templates

    def stage(self, name: str, counts: str) -> None:
        self.stages.append((name, counts))
