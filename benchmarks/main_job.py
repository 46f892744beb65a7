"""How long the main job takes, as a ratio against importing the libraries it cannot do without.

    python benchmarks/main_job.py [LETTERS]

LETTERS is a folder of letters (default: the invented samples). Both commands are timed in turn, as whole
processes, in this one run; the medians and their ratio are printed. Nothing passes or fails here.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = "import docx, docxtpl, holidays, numpy, openpyxl, xlsxwriter"
RUNS = 7


def seconds(*arguments: str) -> float:
    """Wall time of one Python process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the medians of the reference, of --help and of the main job, and their ratios."""
    letters = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "input" / "samples")
    script = str(ROOT / "run_report.py")
    times: dict[str, list[float]] = {"empty interpreter": [], "--help": [], "reference": [], "main job": []}
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            times["empty interpreter"].append(seconds("-c", "pass"))
            times["--help"].append(seconds(script, "--help"))
            times["reference"].append(seconds("-c", REFERENCE))
            times["main job"].append(seconds(script, "-q", "--input", letters, "--output", f"{folder}/output"))
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, median in medians.items():
        print(f"{name:<18} {median:6.3f} s (median of {RUNS})")
    print(f"--help / empty interpreter: {medians['--help'] / medians['empty interpreter']:.1f}")
    print(f"main job / reference: {medians['main job'] / medians['reference']:.1f}")


if __name__ == "__main__":
    main()
