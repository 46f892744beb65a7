"""What refreshing a big workbook costs, beside openpyxl's load and save of the same file in the same run.

    python benchmarks/refresh.py [ROWS] [CHANGED]

A workbook of ROWS findings (5,000), each with its line of Letter text, is made; then CHANGED of them (500) read
otherwise. Each step is a process of its own, whose CPU time and peak memory are its own, libraries included.
Needs Linux or macOS. Nothing passes or fails here.
"""

import json
import resource
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
ROUNDS = 3
TODAY = date(2022, 2, 1)
WORDS = (
    "Leaders do not check often enough whether plans for children and young people with SEND make a difference".split()
)


def main(arguments: list[str]) -> None:
    """Print seconds of CPU and megabytes of each step, and their ratios."""
    sizes = arguments or ["5000", "500"]
    found: dict[str, list[tuple[float, float]]] = {"openpyxl": [], "refresh": [], "nothing new": []}
    with tempfile.TemporaryDirectory() as folder:
        _child("make", folder, *sizes)
        for _ in range(ROUNDS):
            for step, costs in found.items():
                costs.append(_child(step, folder, *sizes))
    medians = {step: (median(c for c, _ in costs), median(m for _, m in costs)) for step, costs in found.items()}
    cpu, memory = medians["openpyxl"]
    print(f"{sizes[0]} findings, {sizes[1]} of them changed; medians of {ROUNDS}")
    for step, (seconds, megabytes) in medians.items():
        ratios = f"{seconds / cpu:.2f} of openpyxl's CPU, {megabytes / memory:.2f} of its memory"
        print(f"{step:<12} {seconds:6.2f} s  {megabytes:6.0f} MB  {ratios}")


def _child(*arguments: str) -> tuple[float, float]:
    command = [sys.executable, __file__, "--step", *arguments]
    seconds, megabytes = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return seconds, megabytes


def step(name: str, folder: str, rows: int, changed: int) -> None:
    """Do one step and print what this process has used."""
    path = Path(folder) / "big-workbook.xlsx"
    if name == "make":
        make(path, rows)
    elif name == "openpyxl":
        import openpyxl

        openpyxl.load_workbook(path).save(Path(folder) / "saved.xlsx")
    else:
        refresh_it(path, rows, changed if name == "refresh" else 0)
    used = resource.getrusage(resource.RUSAGE_SELF)
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    print(json.dumps((used.ru_utime + used.ru_stime, used.ru_maxrss / unit)))


def make(path: Path, rows: int) -> None:
    """The workbook as first made, and the record of what was written."""
    from toolkit.area_workbook import first_base
    from toolkit.house.load import load_house
    from toolkit.record.base import record_base
    from toolkit.workbook.create import create_workbook

    plan = big_plan(rows, 0)
    new = create_workbook(plan, load_house(ROOT / "templates", "default"), ("default",), TODAY, ())
    path.write_bytes(new.data)
    record_base(path.parent, new.identity.workbook, 1, None, "first", first_base(plan, ()))


def refresh_it(path: Path, rows: int, changed: int) -> None:
    """Open, read what officers typed, merge, write, check."""
    from toolkit.area_workbook import open_workbook
    from toolkit.house.load import load_house
    from toolkit.workbook.identity import Identity
    from toolkit.workbook.refresh import Wanted, refresh

    workbook = open_workbook(path, path.parent)
    plan = big_plan(rows, changed)
    wanted = Wanted(plan, big_plan(0, 0), plan, load_house(ROOT / "templates", "default"), TODAY)
    refreshed = refresh(workbook.standing, wanted, workbook.base, Identity(workbook.identity.workbook, 2))
    if refreshed.problems or bool(refreshed.data) != bool(changed):
        raise SystemExit(f"not as expected: {refreshed.problems}")
    if refreshed.data:
        path.with_name("refreshed.xlsx").write_bytes(refreshed.data)


def big_plan(rows: int, changed: int):  # type: ignore[no-untyped-def]
    """Findings and their lines; the first `changed` read otherwise."""
    from toolkit.model.plan import FindingRow, LetterLine, Plan

    texts = [f"{_words(n)} {'They do now.' if n < changed else ''}".strip() for n in range(rows)]
    refs = [f"2021-I-D{n:04d}" for n in range(rows)]
    document = "2021 outcome letter"
    findings = [
        FindingRow(
            ref, document, "Identifying", "Area for development", text, page=n // 20, line=n, themes="Leadership"
        )
        for n, (ref, text) in enumerate(zip(refs, texts, strict=True))
    ]
    lines = [LetterLine(document, n // 20, n, _words(n), ref) for n, ref in enumerate(refs)]
    return Plan("Bigshire", "bigshire", "default", (), tuple(findings), letter_text=tuple(lines))


def _words(number: int) -> str:
    """A sentence or two of its own."""
    return f"{' '.join(WORDS[(number * 7 + n) % len(WORDS)] for n in range(40))} ({number})."


if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        step(sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
    else:
        main(sys.argv[1:])
