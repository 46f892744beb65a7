"""The PDF beside each paper of a run."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from toolkit.errors import InputProblem
from toolkit.model.problem import Problem
from toolkit.papers.fingerprint import fingerprint
from toolkit.papers.placing import version_name
from toolkit.record.files import read_safely, sha256
from toolkit.record.papers_record import read_pdfs, record_pdf
from toolkit.record.pdf import INSTALL, find_soffice, pdf_of
from toolkit.record.pdf_bytes import lacking
from toolkit.record.report import Output, Report

Write = Callable[[Path, bytes, str], bool]
_WHY = "the paper as PDF"
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


def write_pdfs(folder: Path, report: Report, write: Write, dry_run: bool = False) -> None:
    """A PDF of the newest version of each paper of this run in the area's folder, edited or not.

    One that is not as the toolkit wrote it is kept, and that is said. Where LibreOffice is missing that is said once
    for all papers and areas.
    """
    papers = dict(_papers(folder, report))
    soffice = find_soffice() if papers else None
    if soffice is None:
        report.problems += [_MISSING] if papers and _MISSING not in report.problems else []
        return
    for paper, waits in papers.items():
        if waits:
            report.outputs.append(Output(paper.with_suffix(".pdf"), "would write", _WHY))
            continue
        try:
            report.problems += _write_pdf(paper, pdf_of(paper, soffice, SECONDS), write, dry_run)
        except InputProblem as problem:
            report.problems.append(problem.problem)


def _write_pdf(paper: Path, data: bytes, write: Write, dry_run: bool) -> list[Problem]:
    pdf = paper.with_suffix(".pdf")
    if _is_anothers(pdf, data):
        return [_kept(pdf)]
    write(pdf, data, _WHY)
    if not dry_run and pdf.exists() and read_safely(pdf) == data:
        of_paper = fingerprint(read_safely(paper)) or ""
        if read_pdfs(pdf.parent).get(pdf.name) != (sha256(data), of_paper):
            record_pdf(pdf.parent, pdf.name, sha256(data), of_paper)
    return [*_lacks(pdf, data)]


def older_pdfs(folder: Path, report: Report) -> Iterator[Problem]:
    """The PDFs that a run without PDFs leaves beside papers they do not show any more."""
    written = {output.path for output in report.outputs if output.step == "written"}
    for paper, waits in dict(_papers(folder, report)).items():
        pdf = paper.with_suffix(".pdf")
        try:
            if not waits and pdf.exists():
                yield from _older(pdf, paper, paper in written)
        except InputProblem as problem:
            yield problem.problem


def _older(pdf: Path, paper: Path, is_new: bool) -> Iterator[Problem]:
    """Of the toolkit's own that is known by the record; any other is older than a paper just written."""
    found, of_paper = read_pdfs(pdf.parent).get(pdf.name, ("", ""))
    is_own = found == sha256(read_safely(pdf))
    if is_new or (is_own and of_paper != fingerprint(read_safely(paper))):
        mend = "Run again with --pdf" if is_own else "Make it again from the paper"
        yield Problem(f"The PDF is older than its paper, {paper.name}.", pdf.name, f"{mend}, or delete it.", "note")


def _is_anothers(pdf: Path, data: bytes) -> bool:
    """Whether a PDF stands there that the toolkit has not written."""
    if not pdf.exists():
        return False
    standing, recorded = read_safely(pdf), read_pdfs(pdf.parent).get(pdf.name)
    return standing != data and (recorded is None or recorded[0] != sha256(standing))


def _kept(pdf: Path) -> Problem:
    return Problem(
        "It was made or changed by hand, or its record is lost: it is kept, and no PDF was made of the paper.",
        pdf.name,
        "To have the toolkit's PDF, move yours or give it another name, and run again.",
    )


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
