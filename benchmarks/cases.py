"""The cases: which commands are measured, beside which, and what the ratio should not exceed."""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from measuring import FRESH, Case, Ratio, Step

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SCRIPT = str(ROOT / "run_report.py")
REAL_LETTERS, REAL_REPORTS = ROOT.parent / "shared" / "letters", ROOT.parent / "shared" / "reports"
SAMPLES = ROOT / "input" / "samples"
COPIES = 20
AS_AT = ("--as-at", "2023-01-02")
IMPORTS = "import docx, docxtpl, holidays, numpy, openpyxl, xlsxwriter"
READ_EACH = 'for file in "$1"/*.pdf; do pdftotext -layout "$file" - > /dev/null; done'
START_EACH = 'for file in "$1"/*.pdf; do pdftotext -v 2> /dev/null; done'


@dataclass(frozen=True)
class Bench:
    """Where things are made, how thoroughly to measure, and with how many processes the toolkit runs."""

    folder: Path
    quick: bool = False
    jobs: int | None = None
    rounds: int | None = None

    def times(self, full: int, quick: int = 1) -> int:
        """How many rounds: as told, else the case's own."""
        return self.rounds or (quick if self.quick else full)

    def letters(self) -> Path:
        """Five letters: the real ones where they are, else five made of the invented sample."""
        if REAL_LETTERS.is_dir():
            return REAL_LETTERS
        return self.made(SAMPLES, 5, 5)

    def made(self, sources: Path, count: int, areas: int = 0) -> Path:
        """The folder of that many letters, made when first asked for."""
        folder = self.folder / f"letters-{count}-{areas}"
        if not folder.exists():
            arguments = (str(sources), str(folder), str(count), *([str(areas)] if areas else []))
            subprocess.run(_python("letters_made.py", *arguments), check=True)
        return folder

    def reports(self) -> Path:
        """The real reports where they are, else the invented one several times, so that starting counts for little."""
        if REAL_REPORTS.is_dir():
            return REAL_REPORTS
        folder = self.folder / "reports"
        folder.mkdir(exist_ok=True)
        for path in SAMPLES.glob("*.pdf"):
            for number in range(COPIES):
                shutil.copy(path, folder / f"{path.stem}-{number}.pdf")
        return folder

    def run(self, letters: Path) -> tuple[str, ...]:
        """The main job on these letters, into an output folder of its own."""
        jobs = ("--jobs", str(self.jobs)) if self.jobs else ()
        return (sys.executable, SCRIPT, "run", "-q", "--input", str(letters), "--output", FRESH, *AS_AT, *jobs)

    def kept(self) -> tuple[Path, int, int]:
        """What the steps about workbooks and papers work on, and of how many of each."""
        folder = self.folder / "kept"
        folder.mkdir(exist_ok=True)
        arguments = _python("steps.py", "prepare", str(self.letters()), str(folder))
        said = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout.split()
        return folder, int(said[0]), int(said[1])


def _python(file: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, str(HERE / file), *arguments)


def cold_start(bench: Bench) -> Case:
    """--help beside an interpreter that does nothing."""
    steps = (
        Step("python -c pass", (sys.executable, "-c", "pass")),
        Step("--help", (sys.executable, SCRIPT, "--help")),
    )
    ratios = (Ratio("--help", "python -c pass", target=3), Ratio("--help", "python -c pass", "wall", 3))
    return Case("a", "Cold start of run_report.py --help", steps, ratios, bench.times(15, 3))


def five_letters(bench: Bench) -> Case:
    """The main job as a newcomer runs it, beside the afternoon's script and beside its own imports."""
    letters = bench.letters()
    steps = (
        Step("afternoon", _python("afternoon.py", str(letters), FRESH)),
        Step("main job", bench.run(letters)),
        Step("imports alone", (sys.executable, "-c", IMPORTS)),
    )
    ratios = (
        Ratio("main job", "afternoon", target=1),
        Ratio("main job", "afternoon", "wall", 1),
        Ratio("main job", "afternoon", "megabytes"),
        Ratio("main job", "imports alone"),
    )
    return Case("b", "The main job on five letters, from nothing", steps, ratios, bench.times(5))


def thousand(bench: Bench) -> Case:
    """Many documents: everything the toolkit makes, beside the afternoon's register and plain papers."""
    count = 20 if bench.quick else 1000
    letters = bench.made(bench.letters(), count)
    ours, plain, data = f"main job, {count} made", f"afternoon, {count} made", f"extract alone, {count} made"
    extract = (sys.executable, SCRIPT, "extract", str(letters), "--output", FRESH)
    steps = (
        Step(plain, _python("afternoon.py", str(letters), FRESH), count, "document"),
        Step(data, extract, count, "document"),
        Step(ours, bench.run(letters), count, "document"),
    )
    ratios = (
        Ratio(ours, plain, "wall", 0.5),
        Ratio(ours, plain),
        Ratio(ours, plain, "megabytes"),
        Ratio(data, plain),
    )
    skipped = ("the same plain outputs from us: run_report.py has no such mode",)
    return Case("c", f"{count:,} documents of many areas", steps, ratios, bench.times(3), skipped)


def pdf_pages(bench: Bench) -> Case:
    """Reading PDFs, start-up taken off, so that it is the page that is compared."""
    folder = bench.reports()
    told = subprocess.run(_python("steps.py", "pdf", "read", str(folder)), check=True, capture_output=True)
    pages = int(told.stdout)
    steps = [
        Step("our start", _python("steps.py", "pdf", "start"), 0),
        Step("our reading", _python("steps.py", "pdf", "read", str(folder)), pages, "page"),
        Step("our reading and extracting", _python("steps.py", "pdf", "letters", str(folder)), pages, "page"),
    ]
    ratios, skipped = [], []
    if shutil.which("pdftotext"):
        steps.append(Step("pdftotext's start", ("sh", "-c", START_EACH, "sh", str(folder)), 0))
        steps.append(Step("pdftotext", ("sh", "-c", READ_EACH, "sh", str(folder)), pages, "page"))
        less = ("our start", "pdftotext's start")
        ratios.append(
            Ratio("our reading", "pdftotext", "cpu", 2, less, "our reading / pdftotext, a page without start")
        )
        ratios.append(Ratio("our reading and extracting", "pdftotext", "cpu", None, less))
        ratios.append(Ratio("our reading", "pdftotext", name="our reading / pdftotext, start and all"))
    else:
        skipped.append("pdftotext: not installed (poppler-utils)")
    if importlib.util.find_spec("pdfplumber"):
        steps.append(Step("pdfplumber's start", _python("steps.py", "pdfplumber"), 0))
        steps.append(Step("pdfplumber", _python("steps.py", "pdfplumber", str(folder)), pages, "page"))
        ratios.append(Ratio("our reading", "pdfplumber", less=("our start", "pdfplumber's start")))
    else:
        skipped.append("pdfplumber: not installed")
    return Case("d", f"Reading {pages} PDF pages", tuple(steps), tuple(ratios), bench.times(5), tuple(skipped))


def workbooks(bench: Bench) -> Case:
    """New workbooks beside the same cells written plainly, and beside compressing what is in them."""
    kept, books, _ = bench.kept()
    times = 1 if bench.quick else 10
    count = books * times
    steps = (
        Step("plain XlsxWriter", _python("steps.py", "plain-workbooks", str(kept), str(times)), count, "workbook"),
        Step("our workbooks", _python("steps.py", "workbooks", str(kept), str(times)), count, "workbook"),
        Step(
            "compressing them",
            _python("steps.py", "compressed", str(kept), "book-parts", str(times)),
            count,
            "workbook",
        ),
    )
    ratios = (Ratio("our workbooks", "plain XlsxWriter", target=1.2), Ratio("our workbooks", "compressing them"))
    return Case("e", "Creating area workbooks", steps, ratios, bench.times(5))


def refreshing(bench: Bench) -> Case:
    """Refreshing a big workbook beside openpyxl's load and save; the case is refresh.py's."""
    rows, changed = ("500", "50") if bench.quick else ("5000", "500")
    folder = bench.folder / "refresh"
    folder.mkdir(exist_ok=True)
    subprocess.run(_python("refresh.py", "--step", "make", str(folder), rows, changed), check=True, capture_output=True)
    steps = tuple(
        Step(name, _python("refresh.py", "--step", name, str(folder), rows, changed))
        for name in ("openpyxl", "refresh", "nothing new")
    )
    ratios = (
        Ratio("refresh", "openpyxl", target=1),
        Ratio("refresh", "openpyxl", "megabytes", 1),
        Ratio("nothing new", "openpyxl"),
    )
    return Case("f", f"Refreshing a workbook of {rows} findings, {changed} changed", steps, ratios, bench.times(3))


def papers(bench: Bench) -> Case:
    """Papers beside docxtpl used plainly, and beside compressing what is in them."""
    kept, _, number = bench.kept()
    times = 1 if bench.quick else 10
    count = number * times
    names = ("plain docxtpl", "our papers", "our papers, fingerprinted", "compressing the papers")
    commands = (
        ("plain-papers", str(kept), str(times)),
        ("papers", str(kept), str(times)),
        ("papers", str(kept), str(times), "fingerprinted"),
        ("compressed", str(kept), "paper-parts", str(times)),
    )
    steps = tuple(Step(n, _python("steps.py", *c), count, "paper") for n, c in zip(names, commands, strict=True))
    ratios = (
        Ratio("our papers", "plain docxtpl", target=0.3),
        Ratio("our papers, fingerprinted", "plain docxtpl"),
        Ratio("our papers", "compressing the papers"),
    )
    return Case("g", "Setting papers", steps, ratios, bench.times(5))


def growth(bench: Bench) -> Case:
    """Whether a document costs more among many; each size has as many letters an area."""
    sizes = (5, 10, 20) if bench.quick else (10, 100, 1000)
    folders = [bench.made(bench.letters(), size) for size in sizes]
    few, more, most = names = [f"main job, {size} made" for size in sizes]
    steps = tuple(
        Step(name, bench.run(folder), size, "document")
        for name, folder, size in zip(names, folders, sizes, strict=True)
    )
    ratios = (
        Ratio(most, more, "cpu", 1.1, name=f"a document among {sizes[2]} / among {sizes[1]}"),
        Ratio(most, more, "cpu", 1.1, (more, few), f"a document from {sizes[1]} to {sizes[2]} / up to {sizes[1]}"),
        Ratio(most, more, "megabytes"),
    )
    return Case("h", "Growth with the number of documents", steps, ratios, bench.times(3))


CASES: dict[str, Callable[[Bench], Case]] = {
    "a": cold_start,
    "b": five_letters,
    "c": thousand,
    "d": pdf_pages,
    "e": workbooks,
    "f": refreshing,
    "g": papers,
    "h": growth,
}
