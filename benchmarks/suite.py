"""All benchmarks in one run: ratios of whole processes that are measured in turn.

    python benchmarks/suite.py [--quick] [--only a,b,h] [--runs N] [--jobs N] [--json FILE]

Needs Linux or macOS. Prints what each command costs (medians) and each ratio with the least and most of the rounds;
"met" says whether the median is within the case's target. Nothing passes or fails here. --quick tries everything with
few documents and one round: its figures mean little. The reference is benchmarks/afternoon.py, which stays as it is.
Peak memory is never told as less than that of this program, some 20 MB.
"""

import argparse
import compileall
import json
import os
import platform
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from cases import CASES, ROOT, Bench
from measuring import Case, Costs, Found, found_in, in_turn


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the cases asked for, print them one by one, write them as JSON."""
    args = _parser().parse_args(arguments)
    for folder in ("toolkit", "benchmarks"):
        compileall.compile_dir(ROOT / folder, quiet=2)
    known: Costs = {}
    told = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), args.quick, args.jobs, args.runs)
        for letter in args.only:
            try:
                told.append(measured(CASES[letter](bench), known))
            except (RuntimeError, subprocess.CalledProcessError) as error:  # the others are measured all the same
                print(f"\n{letter}  could not be measured: {error}", flush=True)
    if args.json:
        about = {"python": platform.python_version(), "processors": os.cpu_count(), "quick": args.quick}
        args.json.write_text(json.dumps({**about, "jobs": args.jobs, "cases": told}, indent=2) + "\n", encoding="utf-8")


def measured(case: Case, known: Costs) -> dict[str, Any]:
    """Measure and print one case; gives it as data."""
    in_turn(case.steps, case.rounds, known)
    found = found_in(case, known)
    print("\n".join(as_table(case, known, found)), flush=True)
    return as_data(case, known, found)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Ratios of whole processes, measured in turn.")
    parser.add_argument("--quick", action="store_true", help="few documents, one round: only to try it")
    parser.add_argument("--only", type=_letters, default=list(CASES), metavar="a,b", help="these cases (all)")
    parser.add_argument("--runs", type=int, metavar="N", help="rounds of every case (each has its own number)")
    parser.add_argument("--jobs", type=int, metavar="N", help="passed on to the main job")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every measured cost there")
    return parser


def _letters(text: str) -> list[str]:
    letters = [letter.strip() for letter in text.split(",")]
    unknown = [letter for letter in letters if letter not in CASES]
    if unknown:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: the cases are {', '.join(CASES)}")
    return letters


def as_table(case: Case, known: Costs, found: Sequence[Found]) -> Iterator[str]:
    """The case's costs and ratios as lines."""
    yield f"\n{case.letter}  {case.title} (rounds: {case.rounds})"
    yield f"   {'':48} {'CPU s':>9} {'time s':>9} {'peak MB':>8}"
    for step in case.steps:
        cpu, wall, megabytes = (median(getattr(c, f) for c in known[step.name]) for f in ("cpu", "wall", "megabytes"))
        each = f"   {1000 * cpu / step.count:.1f} ms of CPU a {step.unit}" if step.unit else ""
        yield f"   {step.name:48} {cpu:9.3f} {wall:9.3f} {megabytes:8.0f}{each}"
    yield f"   {'':48} {'median':>9} {'least':>9} {'most':>8}"
    for ratio in found:
        yield f"   {ratio.label:48} {ratio.median:9.2f} {ratio.least:9.2f} {ratio.most:8.2f}{_judged(ratio)}"
    for reason in case.skipped:
        yield f"   skipped: {reason}"


def _judged(ratio: Found) -> str:
    if ratio.met is None:
        return ""
    return f"   target {ratio.target:g}: {'met' if ratio.met else 'not met'}"


def as_data(case: Case, known: Costs, found: Sequence[Found]) -> dict[str, Any]:
    """The same as data, with the cost of every round."""
    steps = {
        x.name: {"count": x.count, "unit": x.unit, "costs": [asdict(c) for c in known[x.name]]} for x in case.steps
    }
    ratios = [{**asdict(ratio), "met": ratio.met} for ratio in found]
    about = {"case": case.letter, "title": case.title, "rounds": case.rounds, "skipped": case.skipped}
    return {**about, "steps": steps, "ratios": ratios}


if __name__ == "__main__":
    main()
