"""--jobs: documents and areas over several processes, the same outputs, and a clean stop."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.helpers import ROOT, SAMPLE
from toolkit.parallel import in_chunks, in_order

AREAS = ("Ashby", "Brook", "Corrin", "Dunmere")
posix = pytest.mark.skipif(os.name == "nt", reason="the signal of Ctrl-C is sent the POSIX way")


@pytest.fixture
def areas(tmp_path: Path) -> Path:
    """Four areas, and a file that cannot be read."""
    (tmp_path / "input").mkdir()
    for area in AREAS:
        text = SAMPLE.read_text(encoding="utf-8").replace("Thornmere", area)
        (tmp_path / "input" / f"{area}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "input" / "broken.pdf").write_bytes(b"%PDF-1.7 nothing else")
    return tmp_path


def command(folder: Path, output: str, *more: str) -> list[str]:
    folders = ["--input", str(folder / "input"), "--output", str(folder / output)]
    return [sys.executable, str(ROOT / "run_report.py"), *folders, "--as-at", "2022-02-01", *more]


def outputs(folder: Path) -> dict[str, bytes]:
    files = (p for p in folder.rglob("*") if p.is_file() and p.suffix != ".sqlite" and "runs" not in p.parts)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files if not p.name.startswith(".")}


def test_three_processes_give_the_same_files_and_the_same_words_as_one(areas: Path) -> None:
    said = {}
    for output, jobs in (("one", "1"), ("three", "3")):
        done = subprocess.run(
            command(areas, output, "--jobs", jobs), capture_output=True, check=False, encoding="utf-8"
        )
        assert done.returncode == 1  # the file that cannot be read
        assert done.stderr == ""
        said[output] = done.stdout.replace(str(areas / output), "")
    assert said["one"] == said["three"]
    assert outputs(areas / "one") == outputs(areas / "three")
    assert len(re.findall(r"written +\w+/\w+-workbook.xlsx", said["three"])) == len(AREAS)


@posix
def test_ctrl_c_stops_cleanly_and_the_next_run_finishes(areas: Path) -> None:
    process = subprocess.Popen(
        command(areas, "output", "--jobs", "2"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    time.sleep(1.2)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    if process.returncode == 130:  # not so where it had ended already
        assert err == "Stopped. Every file written so far is whole; run again to finish.\n"
    assert list(areas.rglob("*.part")) == []
    again = subprocess.run(command(areas, "output"), capture_output=True, check=False, encoding="utf-8")
    assert again.returncode == 1
    assert len(list((areas / "output").glob("*/*-workbook.xlsx"))) == len(AREAS)


def double(number: int) -> int:
    if number == 3:
        os._exit(1)
    return number * 2


def ended(number: int) -> int:
    return -number


def test_an_item_that_ends_its_process_costs_only_itself() -> None:
    assert [*in_order(double, [1, 2, 3, 4, 5], 2, "numbers", True, ended)] == [2, 4, -3, 8, 10]


def test_with_one_process_nothing_is_started() -> None:
    assert [*in_order(str, [1, 2], 1, "numbers", True, ended)] == ["1", "2"]


@pytest.mark.parametrize(("count", "jobs", "sizes"), [(10, 2, [2] * 5), (3, 4, [1] * 3), (1, 2, [1]), (0, 2, [])])
def test_chunks_are_neighbours_and_leave_nothing_out(count: int, jobs: int, sizes: list[int]) -> None:
    chunks = in_chunks(range(count), jobs)
    assert [len(chunk) for chunk in chunks] == sizes
    assert [item for chunk in chunks for item in chunk] == [*range(count)]
