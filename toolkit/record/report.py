"""What a run did and could not do, gathered while it goes on."""

from dataclasses import dataclass, field
from pathlib import Path

from toolkit.model.problem import Problem


@dataclass(frozen=True)
class Output:
    """A file of this run: what happened to it, its hash where it stands on disk, a workbook's changed parts."""

    path: Path
    step: str
    why: str
    sha256: str = ""
    parts: tuple[str, ...] = ()


@dataclass
class Report:
    """Stages with their counts, files, problems; `exit_code` as the design gives it.

    `documents` says of each document what it was taken for, and why; `templates` whether a Word template can be used
    for papers about a kind of document.
    """

    stages: list[tuple[str, str]] = field(default_factory=list)
    inputs: list[tuple[Path, str]] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    templates: dict[tuple[Path, str], bool] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """1 where some input was not used or some output not written, else 0."""
        return 1 if any(p.severity == "error" for p in self.problems) else 0

    def stage(self, name: str, counts: str) -> None:
        self.stages.append((name, counts))
