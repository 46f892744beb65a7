"""Where one area's files are, and writing one so that nothing of anybody's is lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import InputProblem
from toolkit.model.problem import Problem
from toolkit.record.base import damage_of, has_base
from toolkit.record.files import keep_copy, read_safely, sha256, standing_at, write_safely
from toolkit.record.open_elsewhere import refuse_if_open
from toolkit.record.papers_record import FILE
from toolkit.record.report import Output, Report
from toolkit.settings import Settings

_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_COPY = re.compile(r"(?:\s*[-–_(\[.].*)?|\s+(?:copy|conflict|\d+|v\d+|final|old|new)\b.*")


@dataclass(frozen=True)
class AreaFiles:
    """The files of the area with this slug; what happens to them goes to the report."""

    slug: str
    settings: Settings
    report: Report

    @property
    def folder(self) -> Path:
        return self.settings.output / self.slug

    @property
    def records(self) -> Path:
        """Where the record of what was written is kept: on a local disk where the settings name one."""
        state = self.settings.run.state
        return state / self.slug if state else self.folder

    @property
    def workbook(self) -> Path:
        """The officers' workbook: where the settings say, else in the area's folder.

        As officers saved it: with macros, or in a form that is refused with what to do; ours counts first.
        """
        named = self.settings.run.area(self.slug).workbook
        plain = named or self.folder / f"{self.slug}-workbook.xlsx"
        saved = (plain.with_suffix(ending) for ending in (plain.suffix, *_ENDINGS))
        return next((path for path in saved if _is_there(path)), plain)

    def has_workbook(self) -> bool:
        """False where this run is to make it; raises InputProblem where it should be there and is not.

        A share that is away must not look like an area that is new.
        """
        if _is_there(self.workbook):
            return True
        named = self.settings.run.area(self.slug).workbook
        if named and (has_base(self.records) or not _is_there(named.parent)):
            raise InputProblem(
                "The workbook cannot be reached where the settings say, so it was not refreshed.",
                str(named),
                "Check the path in settings.toml, that the share is connected and that the run's account may read it,"
                " and run again. Papers stay as they are until then.",
            )
        return False

    def copies_beside(self) -> Iterator[Problem]:
        """Copies of the officers' workbook that somebody, or a program that shares folders, made: each by its name."""
        own = self.workbook
        named = {_key(area.workbook) for area in self.settings.run.areas if area.workbook}
        for path in sorted(_listed(own.parent)):
            if _is_copy(path, own) and _key(path) not in named:
                what = f"It looks like a copy of {own.name}, which the run uses; what is typed in it is not taken in."
                mend = f"Type it into {own.name}, then move the copy to another folder or delete it."
                yield Problem(what, path.name, mend)

    def adopt_record(self) -> None:
        """Take the record along where the settings name a state folder for the first time; say where it is damaged."""
        old, new = self.folder / FILE, self.records / FILE
        if old != new and old.exists() and not new.exists() and not self.settings.dry_run:
            write_safely(new, read_safely(old))
        self.report.problems += damage_of(self.records)

    def write(self, path: Path, data: bytes, why: str, parts: tuple[str, ...] = (), read: str = "") -> bool:
        """True where the file was written; the same bytes are not written again, others go to history first.

        `read`: the hash of the file as this run read it. Where it is another by now, somebody saved the file in the
        meantime, and it is left.
        """
        try:
            standing = standing_at(path)
            if standing == data:
                self.report.outputs.append(Output(path, "left", "unchanged", sha256(data)))
                return False
            if self.settings.dry_run:
                self.report.outputs.append(Output(path, "would write", why))
                return False
            if standing is not None:
                refuse_if_open(path)
            _refuse_if_changed(path, read)
            if standing is not None:
                keep_copy(path, self.folder / "history" / self.settings.stamp)
            write_safely(path, data)
        except InputProblem as problem:
            self.report.problems.append(problem.problem)
            return False
        self.report.outputs.append(Output(path, "written", why, sha256(data), parts))
        return True


def _listed(folder: Path) -> list[Path]:
    """What is in the folder; nothing where it is not there or cannot be listed, which is told where it is used."""
    try:
        return [*folder.iterdir()]
    except OSError:
        return []


def _is_copy(path: Path, own: Path) -> bool:
    """By its name: "a (1)", "a - Copy", "Copy of a", "a-PC14" as OneDrive has it, "a (conflicted copy)"; or "a.xlsm".

    A longer name that only begins alike, "SEND plan for schools" beside "SEND plan", is another file's.
    """
    name, stem = path.stem.casefold(), own.stem.casefold()
    name = name.removeprefix("copy of ")
    alike = name.startswith(stem) and _COPY.fullmatch(name.removeprefix(stem))
    return bool(alike) and path.suffix.casefold() in _ENDINGS and _key(path) != _key(own)


def _key(path: Path) -> str:
    return str(path).casefold()


def _is_there(path: Path) -> bool:
    """False too where nobody can tell: a share that is away, a path too long for the system."""
    try:
        return path.exists()
    except OSError:
        return False


def _refuse_if_changed(path: Path, read: str) -> None:
    """Gone is changed too: programs take the old file away for a moment while they save the new one."""
    standing = standing_at(path) if read else None
    if not read or (standing is not None and sha256(standing) == read):
        return
    what, left = ("saved it", "left as it is") if standing is not None else ("took it away", "not written again")
    raise InputProblem(
        f"Somebody {what} while this run was working on it, so it was {left}; everything else was done.",
        str(path),
        "Run again: the next run catches up." if standing is not None else "Put it back, and run again.",
    )
