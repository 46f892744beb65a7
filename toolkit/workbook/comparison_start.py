"""The first sheet of the comparison: what each sheet answers, with a link to it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from toolkit.model.comparison import Comparison
from toolkit.rules.english import counted, in_words
from toolkit.workbook.row_heights import height_for

START_HERE = "Start here"
_WIDTHS = (20, 62, 74)
_TEXTS = (
    ("heading", "Who else was told to put something right, and in what words?"),
    ("line", "1. Click Find below. 2. Click cell B3 and its arrow. 3. Choose the theme: the words stand below."),
    ("heading", "How the figures are made"),
    ("line", "Words are quoted from the documents. Themes are the toolkit's; where a council agreed a theme for a"),
    ("line", "finding in its workbook, that one counts. A finding counts under each of its themes, three at most."),
    ("line", "Shares are of the findings on what needs to be better. A revisit names its weaknesses again."),
    ("line", "Blank cells: the document does not say, or it does not apply. This file is made anew by each run."),
    ("heading", "The sheets"),
)


def write_start_here(
    worksheet: Any, comparison: Comparison, guide: Sequence[tuple[str, str, str]], as_at: date, looks: Mapping[str, Any]
) -> None:
    """Title, what is in it, and the guide: a row per sheet with its name, what it answers, how to use it."""
    areas, documents = counted(len(comparison.areas), "area"), counted(len(comparison.documents), "document")
    worksheet.set_row(0, 24)
    worksheet.write_string(0, 0, "SEND inspections compared", looks["title"])
    worksheet.write_string(1, 0, f"Made on {in_words(as_at)} from {documents} of {areas}.", looks["line"])
    for number, (look, text) in enumerate(_TEXTS, 3):
        worksheet.set_row(number, 20 if look == "heading" else 14)
        worksheet.write_string(number, 0, text, looks[look])
    _write_guide(worksheet, guide, 3 + len(_TEXTS), looks)
    for position, width in enumerate(_WIDTHS):
        worksheet.set_column(position, position, width)
    worksheet.hide_gridlines(2)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_footer(f"&L{START_HERE}&RPage &P of &N")
    worksheet.activate()


def _write_guide(worksheet: Any, guide: Sequence[tuple[str, str, str]], top: int, looks: Mapping[str, Any]) -> None:
    headings = ("Sheet", "What it answers", "How to use it")
    columns = [{"header": heading, "header_format": looks["header"]} for heading in headings]
    options = {"name": "Guide", "columns": columns, "autofilter": False, "style": None}
    worksheet.add_table(top, 0, top + len(guide), len(columns) - 1, options)
    for number, (name, *texts) in enumerate(guide, top + 1):
        worksheet.write_url(number, 0, f"internal:'{name}'!A1", looks["link"], name)
        worksheet.set_row(number, height_for(zip(texts, _WIDTHS[1:], strict=True)))
        for position, text in enumerate(texts, 1):
            worksheet.write_string(number, position, text, looks["text"])
