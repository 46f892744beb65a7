"""One step of a benchmark as a process of its own: `python benchmarks/steps.py STEP ARGUMENTS`; suite.py starts them.

Those that measure repeat the work on what a `prepare` step has kept, so that starting counts for little.
"""

import io
import pickle
import sys
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
TEMPLATES = ROOT / "templates"
TODAY = date(2023, 1, 2)
_COMPRESSION = 6


# ---- pages of PDFs


def pdf(how_far: str, folder: str = "") -> None:
    """Read the PDFs of a folder: `start` only imports, `pages` counts, `read` reads, `letters` extracts too."""
    from toolkit.inputs.pdf_file import read_pdf
    from toolkit.letters.formats import read_letter

    files = sorted(Path(folder).glob("*.pdf")) if how_far != "start" else []
    documents = [read_pdf(path, path.read_bytes()) for path in files]
    if how_far == "letters":
        for document in documents:
            read_letter(document)
    print(sum(document.pages or 0 for document in documents))


def pdfplumber(folder: str = "") -> None:
    """The same by pdfplumber, which only starts where no folder is named."""
    import pdfplumber as library  # type: ignore[import-not-found, unused-ignore]

    for path in sorted(Path(folder).glob("*.pdf")) if folder else ():
        with library.open(path) as opened:
            for page in opened.pages:
                page.extract_text()


# ---- workbooks and papers


def prepare(letters: str, target: str) -> None:
    """Keep the plans, cells and parts of the areas' workbooks, and the papers with their packages."""
    from toolkit.documents import by_area, extract_letters, read_documents
    from toolkit.house.load import load_house
    from toolkit.inputs.find import find_in
    from toolkit.inputs.reference_table import read_tables
    from toolkit.papers.assemble import papers_about
    from toolkit.papers.write_word import write_paper
    from toolkit.record.report import Report
    from toolkit.rules.checks import check
    from toolkit.rules.new_plan import new_plan

    report, house, tables = Report(), load_house(TEMPLATES, "default"), read_tables()
    found = by_area(extract_letters(read_documents(find_in([Path(letters)]), report), house.themes, report), report)
    plans = [new_plan(a.name, a.slug, a.letters, house, tables, a.earlier_papers) for a in found]
    planned = [(plan, house, ("default",), TODAY, tuple(check(plan, house, TODAY))) for plan in plans]
    books = [_created(arguments) for arguments in planned]
    about = [paper for plan in plans for letter in plan.letters for paper in papers_about(plan, letter, house, tables)]
    papers = [(paper, house.template_for(paper.template), TODAY) for paper in about]
    packages = [write_paper(*arguments) for arguments in papers]
    kept = {
        "plans": planned,
        "cells": [_cells(data) for data in books],
        "book-parts": [part for data in books for part in _parts(data)],
        "papers": papers,
        "facts": [(template, dict(paper.facts)) for paper, template, _ in papers],
        "paper-parts": [part for data in packages for part in _parts(data)],
    }
    for name, things in kept.items():
        (Path(target) / name).write_bytes(pickle.dumps(things))
    print(len(books), len(papers))


def _created(arguments: Any) -> bytes:
    from toolkit.workbook.create import create_workbook

    return create_workbook(*arguments).data


def _parts(package: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return [parts.read(name) for name in parts.namelist()]


def _cells(data: bytes) -> list[tuple[str, list[tuple[int, int, Any, Any]]]]:
    """By sheet, each cell's row, column, content and, for a formula, the value kept with it."""
    import openpyxl

    books = [openpyxl.load_workbook(io.BytesIO(data), data_only=values) for values in (False, True)]
    return [
        (
            sheet.title,
            [
                (row, column, cell.value, books[1][sheet.title][cell.coordinate].value)
                for row, cells in enumerate(sheet.iter_rows())
                for column, cell in enumerate(cells)
                if cell.value is not None or cell.has_style
            ],
        )
        for sheet in books[0]
    ]


def workbooks(kept: str, times: str) -> None:
    """Our workbooks."""
    for arguments in _kept(kept, "plans") * int(times):
        _created(arguments)


def plain_workbooks(kept: str, times: str) -> None:
    """The same cells by XlsxWriter, in one look."""
    import xlsxwriter

    for sheets in _kept(kept, "cells") * int(times):
        workbook = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
        look = workbook.add_format({"text_wrap": True, "valign": "top"})
        for title, cells in sheets:
            worksheet = workbook.add_worksheet(title)
            for row, column, content, value in cells:
                _write(worksheet, (row, column), content, value, look)
        workbook.close()


def _write(worksheet: Any, at: tuple[int, int], content: Any, value: Any, look: Any) -> None:
    if content is None:
        worksheet.write_blank(*at, None, look)
    elif isinstance(content, int | float):
        worksheet.write_number(*at, content, look)
    elif isinstance(content, date):
        worksheet.write_datetime(*at, content, look)
    elif str(content).startswith("="):
        worksheet.write_formula(*at, content, look, "" if value is None else value)
    else:
        worksheet.write_string(*at, str(content), look)


def compressed(kept: str, what: str, times: str) -> None:
    """Nothing but compressing the parts, as zip files do."""
    for part in _kept(kept, what) * int(times):
        packer = zlib.compressobj(_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        packer.compress(part)
        packer.flush()


def papers(kept: str, times: str, fingerprinted: str = "") -> None:
    """Our papers, and their fingerprints where asked for."""
    from toolkit.papers.fingerprint import fingerprint
    from toolkit.papers.write_word import write_paper

    for arguments in _kept(kept, "papers") * int(times):
        data = write_paper(*arguments)
        if fingerprinted:
            fingerprint(data)


def plain_papers(kept: str, times: str) -> None:
    """docxtpl as its documentation uses it, with the same templates and facts."""
    from docxtpl import DocxTemplate

    for template, facts in _kept(kept, "facts") * int(times):
        document = DocxTemplate(template)
        document.render(facts, autoescape=True)
        document.save(io.BytesIO())


def _kept(folder: str, name: str) -> list[Any]:
    found: list[Any] = pickle.loads((Path(folder) / name).read_bytes())
    return found


STEPS: dict[str, Callable[..., None]] = {
    "pdf": pdf,
    "pdfplumber": pdfplumber,
    "prepare": prepare,
    "workbooks": workbooks,
    "plain-workbooks": plain_workbooks,
    "compressed": compressed,
    "papers": papers,
    "plain-papers": plain_papers,
}

if __name__ == "__main__":
    STEPS[sys.argv[1]](*sys.argv[2:])
