"""What commands cost as whole processes, measured in turn, and their ratios. Needs Linux or macOS."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Literal

FRESH = "{fresh}"
_UNIT = 1_000_000 if sys.platform == "darwin" else 1_000
Measure = Literal["cpu", "wall", "megabytes"]


@dataclass(frozen=True)
class Cost:
    """Seconds of CPU (user and system, children of the process too), seconds by the clock, peak memory."""

    cpu: float
    wall: float
    megabytes: float


@dataclass(frozen=True)
class Step:
    """A command that is measured; FRESH in it stands for a folder that is not there yet.

    `count`: how many `units` (documents, pages) it does; 0 where it only starts.
    """

    name: str
    command: tuple[str, ...]
    count: int = 1
    unit: str = ""


@dataclass(frozen=True)
class Ratio:
    """Cost for each unit of one step over that of another; `target` is what it should not exceed, where one is set.

    `less` names two steps whose costs and counts are taken off first, such as those that only start.
    """

    ours: str
    reference: str
    of: Measure = "cpu"
    target: float | None = None
    less: tuple[str, str] | None = None
    name: str = ""

    @property
    def label(self) -> str:
        words = {"cpu": "CPU", "wall": "time", "megabytes": "memory"}[self.of]
        return f"{words}: {self.name or f'{self.ours} / {self.reference}'}"


@dataclass(frozen=True)
class Case:
    """Steps measured in turn and the ratios of interest; `skipped` says what could not be measured, and why."""

    letter: str
    title: str
    steps: tuple[Step, ...]
    ratios: tuple[Ratio, ...]
    rounds: int
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """A ratio over the rounds; `met` is None where there is no target."""

    label: str
    least: float
    median: float
    most: float
    target: float | None

    @property
    def met(self) -> bool | None:
        return None if self.target is None else self.median <= self.target


Costs = dict[str, list[Cost]]


def cost_of(command: Sequence[str]) -> Cost:
    """What this command costs; raises RuntimeError, with what it said, where it fails.

    The process that measures must stay small: the peak of a child is never told as less than that of its parent.
    """
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as said:
        filled = [part.replace(FRESH, str(Path(folder) / "fresh")) for part in command]
        started = time.perf_counter()
        process = subprocess.Popen(filled, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(filled)} ended with {process.returncode}: {said.read().decode()[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / _UNIT)


def in_turn(steps: Iterable[Step], rounds: int, known: Costs) -> None:
    """Measure A B A B ..., adding to `known`; a step that another case has measured as often is not run again."""
    wanted = [step for step in steps if len(known.get(step.name, ())) < rounds]
    for _ in range(rounds):
        for step in wanted:
            known.setdefault(step.name, []).append(cost_of(step.command))


def found_in(case: Case, known: Mapping[str, Sequence[Cost]]) -> list[Found]:
    """The case's ratios: each round gives one, so that a busy moment falls on both sides."""
    counts = {step.name: step.count for step in case.steps}
    return [_found(ratio, known, counts) for ratio in case.ratios]


def _found(ratio: Ratio, known: Mapping[str, Sequence[Cost]], counts: Mapping[str, int]) -> Found:
    ours, reference = (
        _for_each(name, ratio.less[n] if ratio.less else None, ratio.of, known, counts)
        for n, name in enumerate((ratio.ours, ratio.reference))
    )
    values = [a / b for a, b in zip(ours, reference, strict=False)]
    return Found(ratio.label, min(values), median(values), max(values), ratio.target)


def _for_each(
    name: str, less: str | None, of: Measure, known: Mapping[str, Sequence[Cost]], counts: Mapping[str, int]
) -> list[float]:
    """Cost for each unit, round by round; memory is not shared out."""
    values = [float(getattr(cost, of)) for cost in known[name]]
    if of == "megabytes":
        return values
    taken_off = [float(getattr(cost, of)) for cost in known[less]] if less else [0.0] * len(values)
    count = counts[name] - (counts[less] if less else 0)
    return [(value - off) / count for value, off in zip(values, taken_off, strict=False)]
