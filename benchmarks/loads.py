"""What large inputs cost, all invented: a letter of thousands of findings, a workbook of thousands of rows, many areas.

    python benchmarks/loads.py [--findings 750,3000] [--rows 20000] [--documents 100,1000] [--areas 150] [--jobs N]

Needs Linux or macOS. Only the loads named are tried; without any, all of them with the numbers above, an hour or so.
Prints seconds of CPU, seconds by the clock, peak memory and the exit code of the main job, a line each.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
from letters_made import write
from loads_made import long_letter, paste_actions

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "input" / "samples"
SAMPLE = SAMPLES / "thornmere-2021.txt"
_UNIT = 1_000_000 if sys.platform == "darwin" else 1_000
USUAL = {"findings": [750, 3000], "rows": [20_000], "documents": [100, 1000], "areas": [150]}


def main(arguments: Sequence[str] | None = None) -> None:
    """Try the loads asked for, one after the other, each in a folder of its own."""
    parser = argparse.ArgumentParser(description="What large inputs cost.")
    for name, usual in USUAL.items():
        parser.add_argument(f"--{name}", type=_numbers, metavar="N,N", help=f"({','.join(map(str, usual))})")
    parser.add_argument("--jobs", default="1", metavar="N", help="passed on to the main job")
    args = parser.parse_args(arguments)
    named = {name: getattr(args, name) for name in USUAL if getattr(args, name)}
    print(f"{'':34} {'CPU s':>8} {'time s':>8} {'peak MB':>8} {'exit':>5}", flush=True)
    for name, numbers in (named or USUAL).items():
        for number in numbers:
            with tempfile.TemporaryDirectory() as folder:
                LOADS[name](Path(folder), number, args.jobs)


def findings(folder: Path, number: int, jobs: str) -> None:
    """One letter: a first run, a month later, and when every finding comes again in other words."""
    letter = folder / "input" / SAMPLE.name
    letter.parent.mkdir()
    letter.write_text(long_letter(SAMPLE, number), encoding="utf-8")
    told(f"{number} findings, first run", folder, "2022-02-01", jobs)
    told(f"{number} findings, a month later", folder, "2022-03-01", jobs)
    letter.write_text(letter.read_text(encoding="utf-8").replace("in place", "in that place"), encoding="utf-8")
    told(f"{number} findings, all reworded", folder, "2022-04-01", jobs)


def rows(folder: Path, number: int, jobs: str) -> None:
    """An officers' workbook with so many actions."""
    letter = folder / "input" / SAMPLE.name
    letter.parent.mkdir()
    letter.write_bytes(SAMPLE.read_bytes())
    told("one letter, first run", folder, "2022-02-01", jobs)
    (path,) = (folder / "output").glob("*/*-workbook.xlsx")
    book = openpyxl.load_workbook(path)
    paste_actions(book, number)
    book.save(path)
    told(f"{number} actions, first refresh", folder, "2022-03-01", jobs)
    told(f"{number} actions, a month later", folder, "2022-04-01", jobs)


def documents(folder: Path, number: int, jobs: str) -> None:
    """Documents in as many areas as a thousand have of 150."""
    write(SAMPLES, folder / "input", number)
    told(f"{number} documents", folder, "2023-01-02", jobs)


def areas(folder: Path, number: int, jobs: str) -> None:
    """Areas of one document each."""
    write(SAMPLES, folder / "input", number, number)
    told(f"{number} areas, first run", folder, "2023-01-02", jobs)
    told(f"{number} areas, a month later", folder, "2023-02-02", jobs)


def told(name: str, folder: Path, day: str, jobs: str) -> None:
    """Run the main job and print what it cost; its errors go where they always go."""
    places = ("--input", str(folder / "input"), "--output", str(folder / "output"))
    command = [sys.executable, str(ROOT / "run_report.py"), "run", "-q", *places, "--as-at", day, "--jobs", jobs]
    began = time.perf_counter()
    process = os.posix_spawn(sys.executable, command, os.environ)
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - began
    code = os.waitstatus_to_exitcode(status)
    print(f"{name:34} {_cpu(used):8.1f} {wall:8.1f} {used.ru_maxrss / _UNIT:8.0f} {code:5}", flush=True)


def _cpu(used: resource.struct_rusage) -> float:
    return used.ru_utime + used.ru_stime


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


LOADS: dict[str, Callable[[Path, int, str], None]] = {
    "findings": findings,
    "rows": rows,
    "documents": documents,
    "areas": areas,
}

if __name__ == "__main__":
    main()
