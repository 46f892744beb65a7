"""Time per page of reading a PDF, beside pdftotext on the same files in the same run.

    python benchmarks/reading_pdf.py [FOLDER]

FOLDER holds PDFs; without it the sample report is read. pdftotext (poppler-utils) must be installed.
Its time includes starting the program, ours does not: the program's start is measured and taken off.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
ROUNDS = 5


def main(arguments: list[str]) -> None:
    """Print milliseconds per page of each step, and the ratio to pdftotext."""
    from toolkit.inputs.pdf_file import read_pdf
    from toolkit.letters.formats import read_letter

    folder = Path(arguments[0]) if arguments else ROOT / "input" / "samples"
    files = [(path, path.read_bytes()) for path in sorted(folder.glob("*.pdf"))]
    documents = [read_pdf(path, data) for path, data in files]
    pages = sum(document.pages or 0 for document in documents)
    steps: dict[str, Callable[[], object]] = {
        "pdftotext -layout": lambda: [_pdftotext(str(path)) for path, _ in files],
        "pdftotext -v (start only)": lambda: [subprocess.run(["pdftotext", "-v"], capture_output=True) for _ in files],
        "read_pdf": lambda: [read_pdf(path, data) for path, data in files],
        "read_letter": lambda: [read_letter(document) for document in documents],
    }
    times: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(ROUNDS):
        for name, step in steps.items():
            started = time.perf_counter()
            step()
            times[name].append(1000 * (time.perf_counter() - started) / pages)
    reference = median(times["pdftotext -layout"]) - median(times["pdftotext -v (start only)"])
    print(f"{len(files)} files, {pages} pages, medians of {ROUNDS} rounds")
    print(f"{'pdftotext without its start':28} {reference:6.2f} ms a page")
    for name, taken in times.items():
        print(f"{name:28} {median(taken):6.2f} ms a page, {median(taken) / reference:5.2f} times pdftotext")


def _pdftotext(path: str) -> None:
    subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
