"""No table of a paper begins at the foot of a page with its headings alone, or with one row."""

import io
from datetime import date
from typing import Any

import docx
import pytest

from tests.helpers import TEMPLATES
from toolkit.house.load import load_house
from toolkit.papers.kept_together import keep_beginnings
from toolkit.papers.specimen import paper_specimens
from toolkit.papers.write_word import write_paper

DAY = date(2022, 2, 1)


def kept(table: Any) -> list[bool]:
    """By row, whether each of its paragraphs stays with the next."""
    paragraphs = ([p for cell in row.cells for p in cell.paragraphs] for row in table.rows)
    return [all(p.paragraph_format.keep_with_next for p in row) for row in paragraphs]


@pytest.mark.parametrize("style", ["default", "medway", "kent"])
def test_headings_and_first_row_of_every_table_stay_with_the_next_row(style: str) -> None:
    house = load_house(TEMPLATES, style)
    paper = next(iter(paper_specimens("outcome-letter", house)))
    document = docx.Document(io.BytesIO(write_paper(paper, house.template_for(paper.template), DAY)))
    tables = [table for table in document.tables if "<w:tblHeader" in table._tbl.xml and len(table.rows) > 2]
    assert tables
    assert [kept(table)[:3] for table in tables] == [[True, True, False]] * len(tables)


@pytest.mark.parametrize(("rows", "expected"), [(1, [False]), (2, [True, False]), (3, [True, False, False])])
def test_a_last_row_is_free_however_short_the_table(rows: int, expected: list[bool]) -> None:
    document = docx.Document()
    table = document.add_table(rows, 2)
    keep_beginnings(document.element.body)
    assert kept(table) == expected


def test_a_style_stays_the_first_of_a_paragraphs_settings() -> None:
    document = docx.Document()
    table = document.add_table(3, 1)
    table.cell(0, 0).paragraphs[0].style = "Heading 1"
    table.cell(0, 0).paragraphs[0].alignment = 1
    keep_beginnings(document.element.body)
    settings = [e.tag.rpartition("}")[2] for e in table.cell(0, 0).paragraphs[0]._p.pPr]
    assert settings == ["pStyle", "keepNext", "jc"]
