"""All cases by kind."""

from tests.specimens.bad import (
    letters_pdf,
    letters_text,
    letters_web,
    letters_word,
    measures,
    measures_excel,
    records,
    registers,
    standing,
    templates,
    workbook_cells,
    workbooks,
)
from tests.specimens.bad.case import Bad

OF_INPUT: dict[str, tuple[str, tuple[Bad, ...]]] = {
    "letters as text": ("", letters_text.CASES),
    "letters as Word files": ("", letters_word.CASES),
    "letters as web pages": ("", letters_web.CASES),
    "letters as PDF": ("", letters_pdf.CASES),
    "measures": ("measures/thornmere", (*measures.CASES, *measures_excel.CASES)),
    "risk registers": ("risks/thornmere", registers.CASES),
}
OF_AREAS: dict[str, tuple[Bad, ...]] = {
    "workbooks": (*workbooks.CASES, *workbook_cells.CASES),
    "standing": standing.CASES,
    "records": records.CASES,
    "templates": templates.CASES,
}
