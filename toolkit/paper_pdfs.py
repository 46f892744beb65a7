"""The PDF beside each paper of a run."""

import re
from collections.abc import Iterator
from pathlib import Path

from toolkit.area_files import AreaFiles
from toolkit.errors import InputProblem
from toolkit.model.problem import Problem
from toolkit.papers.fingerprint import fingerprint
from toolkit.papers.placing import version_name
from toolkit.record.files import read_safely, sha256
from toolkit.record.papers_record import read_pdfs, record_pdf
from toolkit.record.pdf import INSTALL, find_soffice, pdf_of
from toolkit.record.pdf_bytes import lacking
from toolkit.record.report import Output, Report

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


def write_pdfs(files: AreaFiles) -> None:
    """A PDF of the newest version of each paper of this run in the area's folder, edited or not.

    One that is not as the toolkit wrote it is kept, and that is said. Where LibreOffice is missing that is said once
    for all papers and areas.
    """
    report = files.report
    papers = dict(_papers(files.folder, report))
    soffice = find_soffice() if papers else None
    if soffice is None:
        report.problems += [_MISSING] if papers and _MISSING not in report.problems else []
        return
    for paper, waits in papers.items():
        if waits:
            report.outputs.append(Output(paper.with_suffix(".pdf"), "would write", _WHY))
            continue
        try:
            report.problems += _write_pdf(paper, pdf_of(paper, soffice, SECONDS), files)
        except InputProblem as problem:
            report.problems.append(problem.problem)


def _write_pdf(paper: Path, data: bytes, files: AreaFiles) -> list[Problem]:
    pdf = paper.with_suffix(".pdf")
    recorded = read_pdfs(files.records).get(pdf.name)
    if _is_anothers(pdf, data, recorded):
        return [_kept(pdf)]
    files.write(pdf, data, _WHY)
    if not files.settings.dry_run and pdf.exists() and read_safely(pdf) == data:
        of_paper = fingerprint(read_safely(paper)) or ""
        if recorded != (sha256(data), of_paper):
            record_pdf(files.records, pdf.name, sha256(data), of_paper)
    return [*_lacks(pdf, data)]


def older_pdfs(files: AreaFiles) -> Iterator[Problem]:
    """The PDFs that a run without PDFs leaves beside papers they do not show any more."""
    written = {output.path for output in files.report.outputs if output.step == "written"}
    papers = dict(_papers(files.folder, files.report))
    try:
        recorded = read_pdfs(files.records) if papers else {}
    except InputProblem:  # said where the papers were to be written
        return
    for paper, waits in papers.items():
        pdf = paper.with_suffix(".pdf")
        try:
            if not waits and pdf.exists():
                yield from _older(pdf, paper, paper in written, recorded.get(pdf.name, ("", "")))
        except InputProblem as problem:
            yield problem.problem


def _older(pdf: Path, paper: Path, is_new: bool, recorded: tuple[str, str]) -> Iterator[Problem]:
    """Of the toolkit's own that is known by the record; any other is older than a paper just written."""
    found, of_paper = recorded
    is_own = found == sha256(read_safely(pdf))
    if is_new or (is_own and of_paper != fingerprint(read_safely(paper))):
        mend = "Run again with --pdf" if is_own else "Make it again from the paper"
        yield Problem(f"The PDF is older than its paper, {paper.name}.", pdf.name, f"{mend}, or delete it.", "note")


def _is_anothers(pdf: Path, data: bytes, recorded: tuple[str, str] | None) -> bool:
    """Whether a PDF stands there that the toolkit has not written."""
    if not pdf.exists():
        return False
    standing = read_safely(pdf)
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
