"""A run over several areas, killed at any moment, alone or with two processes: nothing half-written, nothing lost."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.helpers import ROOT, SAMPLE, type_in

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the signal that kills is POSIX")
AREAS = ("ashby", "brook", "corrin")
FEW = [("1", 0.5), ("2", 0.6), ("2", 0.8)]
MANY = [pytest.param(jobs, part / 20, marks=pytest.mark.long) for jobs in ("1", "2") for part in range(1, 21)]
TYPED = "Typed before the run was killed"


def command(project: Path, *more: str) -> list[str]:
    folders = ["--input", str(project / "input"), "--output", str(project / "output")]
    return [sys.executable, str(ROOT / "run_report.py"), "run", "-q", *folders, *more]


def finished(project: Path, *more: str) -> int:
    return subprocess.run(command(project, *more), capture_output=True, check=False, timeout=300).returncode


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, float]:
    """Before the month's run, what it gives where nobody disturbs it, and how long it takes."""
    before, after = (tmp_path_factory.mktemp(name) / "project" for name in ("before", "after"))
    (before / "input").mkdir(parents=True)
    text = SAMPLE.read_text(encoding="utf-8")
    for area in AREAS:
        (before / "input" / f"{area}.txt").write_text(text.replace("Thornmere", area.title()), encoding="utf-8")
    assert finished(before, "--as-at", "2022-02-01") == 0
    for area in AREAS:
        type_in(workbook(before, area), lambda w: w["Action plan"].__setitem__("K2", TYPED))
        letter = before / "input" / f"{area}.txt"
        letter.write_text(letter.read_text(encoding="utf-8").replace("a college", "two colleges"), encoding="utf-8")
    shutil.copytree(before, after)
    began = time.monotonic()
    assert finished(after, "--as-at", "2022-03-01") == 0
    return before, after, time.monotonic() - began


def workbook(project: Path, area: str) -> Path:
    return project / "output" / area / f"{area}-workbook.xlsx"


def outputs(project: Path) -> dict[str, bytes]:
    """What people and programs read: not the copies and records, whose names are times."""
    found = {}
    for path in sorted((project / "output").rglob("*")):
        parts = path.relative_to(project).parts
        if path.is_file() and not path.name.startswith(".") and not {"runs", "history"} & {*parts}:
            found["/".join(parts)] = path.read_bytes()
    return found


@pytest.mark.parametrize(("jobs", "share"), [*FEW, *MANY])
def test_killed_at_any_moment_the_next_run_gives_what_an_undisturbed_one_does(
    jobs: str, share: float, undisturbed: tuple[Path, Path, float], tmp_path: Path
) -> None:
    before, after, seconds = undisturbed
    project = tmp_path / "project"
    shutil.copytree(before, project)
    process = subprocess.Popen(
        command(project, "--as-at", "2022-03-01", "--jobs", jobs), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(share * seconds * (1 if jobs == "1" else 1.5))
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    for area in AREAS:
        assert openpyxl.load_workbook(workbook(project, area))["Action plan"]["K2"].value == TYPED
    assert finished(project, "--as-at", "2022-03-01") == 0
    assert outputs(project) == outputs(after)
    assert [*project.rglob("*.part")] == []
    new_letter(project)
    undisturbed_too = tmp_path / "after"
    shutil.copytree(after, undisturbed_too)
    new_letter(undisturbed_too)
    for one in (project, undisturbed_too):  # and the month after nothing counts as edited by hand
        assert finished(one, "--as-at", "2022-04-01") == 0
    assert outputs(project) == outputs(undisturbed_too)


def new_letter(project: Path) -> None:
    letter = project / "input" / f"{AREAS[0]}.txt"
    letter.write_text(letter.read_text(encoding="utf-8").replace("two nurseries", "three nurseries"), encoding="utf-8")


def running_below(process: int) -> Iterator[int]:
    """The processes that this one started, as Linux tells; those that ended and nobody has asked about do not count."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, rest = int(status.parent.name), status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(rest[1]) == process and rest[0] != "Z":
            yield number


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks Linux for the run's processes")
def test_the_processes_of_a_killed_run_end_with_it_and_write_nothing_more(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    text = SAMPLE.read_text(encoding="utf-8")
    for number in range(12):
        area = f"Area{'abcdefghijkl'[number]}"
        (tmp_path / "input" / f"{area}.txt").write_text(text.replace("Thornmere", area), encoding="utf-8")
    process = subprocess.Popen(
        command(tmp_path, "--as-at", "2022-03-01", "--jobs", "2"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    waited_for(lambda: any((tmp_path / "output").glob("*/letters/*.json")))
    below = [*running_below(process.pid)]
    process.kill()
    process.wait(30)
    assert len(below) >= 2
    waited_for(lambda: not any(map(is_running, below)))
    there = {path: path.stat().st_mtime_ns for path in (tmp_path / "output").rglob("*") if path.is_file()}
    assert len([path for path in there if path.name.endswith("-workbook.xlsx")]) < 12
    assert finished(tmp_path, "--as-at", "2022-03-01", "--jobs", "2") == 0
    assert len([*(tmp_path / "output").glob("*/*-workbook.xlsx")]) == 12


def waited_for(happened: object, seconds: float = 60) -> None:
    assert callable(happened)
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def test_of_two_runs_at_once_with_two_processes_each_one_is_refused_and_the_result_is_as_of_one(
    undisturbed: tuple[Path, Path, float], tmp_path: Path
) -> None:
    before, after, _ = undisturbed
    project = tmp_path / "project"
    shutil.copytree(before, project)
    arguments = command(project, "--as-at", "2022-03-01", "--jobs", "2")
    both = [subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    for one in both:
        one.communicate(timeout=300)
    assert sorted(one.returncode or 0 for one in both) in ([0, 3], [0, 0])
    assert outputs(project) == outputs(after)
