"""The PDF beside each paper of a run."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from toolkit.errors import InputProblem
from toolkit.model.problem import Problem
from toolkit.papers.placing import version_name
from toolkit.record.pdf import INSTALL, find_soffice, pdf_of
from toolkit.record.pdf_bytes import lacking
from toolkit.record.report import Output, Report

SECONDS = 180  # a long paper takes five; the first start of LibreOffice on an old computer, a minute
_MISSING = Problem(
    "No PDF was made, since LibreOffice is not installed here; everything else was done.",
    "--pdf",
    f"{INSTALL} Or save each paper as PDF in Word, with 'Document structure tags for accessibility' ticked.",
    "error",
)
_MEND = {
    "title": "Type it in Word under File, Info, Title",
    "language": "Set the language of the text in Word under Review, Language",
    "tags": "Update LibreOffice",
}


def write_pdfs(folder: Path, report: Report, write: Callable[[Path, bytes, str], bool]) -> None:
    """A PDF of the newest version of each paper of this run in the area's folder, edited or not.

    Where LibreOffice is missing that is said once for all papers and areas.
    """
    papers = dict(_papers(folder, report))
    soffice = find_soffice() if papers else None
    if soffice is None:
        report.problems += [_MISSING] if papers and _MISSING not in report.problems else []
        return
    for paper, waits in papers.items():
        pdf, why = paper.with_suffix(".pdf"), "the paper as PDF"
        if waits:
            report.outputs.append(Output(pdf, "would write", why))
            continue
        try:
            data = pdf_of(paper, soffice, SECONDS)
        except InputProblem as problem:
            report.problems.append(problem.problem)
            continue
        report.problems += _lacks(pdf, data)
        write(pdf, data, why)


def _papers(folder: Path, report: Report) -> Iterator[tuple[Path, bool]]:
    """Each paper that is there, and whether a dry run has left it unwritten."""
    for output in report.outputs:
        if output.path.parent == folder and output.path.suffix == ".docx":
            waits = output.step == "would write"
            paper = output.path if waits else _newest(output.path)
            if waits or paper.exists():
                yield paper, waits


def _newest(paper: Path) -> Path:
    first, version = re.sub(r"-v\d+(?=\.docx$)", "", paper.name), 1
    while paper.with_name(version_name(first, version + 1)).exists():
        version += 1
    return paper.with_name(version_name(first, version))


def _lacks(pdf: Path, data: bytes) -> Iterator[Problem]:
    for name in lacking(data) or ():
        yield Problem(
            f"The PDF has no {name}, which people who use a screen reader need.", pdf.name, f"{_MEND[name]}; run again."
        )
