"""What cannot be refreshed safely is refused, named, and left as it is; the rest of the run goes on."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import ROOT, WORKBOOK, Run
from tests.package_parts import Parts, column, faults, pack, parts_of, sheet_parts, tables

SECOND = ROOT / "input" / "samples" / "thornmere-2025-area-report.pdf"
FINDINGS, TABLE = "xl/worksheets/sheet2.xml", "xl/tables/table2.xml"
STRINGS, STYLES, LINKS = "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"
REFUSED: dict[str, tuple[str, bytes, bytes, str]] = {
    "a row that never ends": (FINDINGS, b"</row>", b"</rov>", "on the sheet 'Findings' it is no well-formed XML"),
    "the last row never ends": (FINDINGS, b"</row></sheetData>", b"</sheetData>", "is no row"),
    "a row twice": (FINDINGS, b'<row r="4"', b'<row r="3"', "row 3 is there twice"),
    "a row beyond the last": (FINDINGS, b'<row r="4"', b'<row r="9999999"', "row 9999999"),
    "no rows": (FINDINGS, b"<sheetData>.*</sheetData>", b"", "the rows are missing"),
    "no worksheet": (FINDINGS, b".*", b"<html/>", "there is no worksheet"),
    "an empty part": (FINDINGS, b".*", b"", "there is no worksheet"),
    "a text that is not there": (FINDINGS, rb't="s"><v>\d+', b't="s"><v>99999', "row 1, the value of a cell"),
    "a text before the first": (FINDINGS, rb't="s"><v>\d+', b't="s"><v>-1', "row 1, the value of a cell"),
    "a number that is none": (FINDINGS, rb'(<c r="H2"[^>]*>)<v>\d+', rb"\1<v>one", "'one'"),
    "a cell nowhere": (FINDINGS, b'r="B2"', b'r="?"', "'?' is no column"),
    "a damaged sheet of the toolkit's own": ("xl/worksheets/sheet1.xml", b"</row>", b"</rov>", "'Start here'"),
    "a damaged list": ("xl/worksheets/sheet16.xml", b"</row>", b"</rov>", "'Lists'"),
    "a table nowhere": (TABLE, rb'ref="A1:R\d+"', b'ref="x"', "'x' is no cell"),
    "a table cut short": (TABLE, b"</table>", b"", "its part xl/tables/table2.xml"),
    "damaged styles": (STYLES, b"</cellXfs>", b"</x>", "its part xl/styles.xml"),
    "damaged texts": (STRINGS, b"</si>", b"</x>", "its part xl/sharedStrings.xml"),
    "styles that are missing": (LINKS, b"styles.xml", b"looks.xml", "its part xl/looks.xml is missing"),
    "a sheet that is missing": (LINKS, b"sheet2.xml", b"sheet99.xml", "sheet99.xml is missing"),
    "two sheets in one": (LINKS, b"sheet2.xml", b"sheet3.xml", "two of its sheets are the one part"),
    "a workbook that leads to itself": (LINKS, b"worksheets/sheet2.xml", b"workbook.xml", "there is no worksheet"),
    "a sheet that is its own table": (
        "xl/worksheets/_rels/sheet2.xml.rels",
        b"../tables/table2.xml",
        b"sheet2.xml",
        "sheet2.xml is no table",
    ),
    "links cut short": (LINKS, b"</Relationships>", b"", "its part xl/_rels/workbook.xml.rels"),
    "damaged content types": ("[Content_Types].xml", b"</Types>", b"", "its part [Content_Types].xml"),
    "a damaged list of sheets": ("xl/workbook.xml", b"</workbook>", b"", "its part xl/workbook.xml"),
}


@pytest.fixture
def workbook(run: Callable[..., Run], project: Path) -> Path:
    run()
    shutil.copy(SECOND, project / "input")
    return project / WORKBOOK


def change(parts: Parts, part: str, old: bytes, new: bytes) -> None:
    """Replace the first of a pattern, which is there."""
    parts[part], count = re.subn(old, new, parts[part], count=1, flags=re.S)
    assert count == 1


@pytest.mark.parametrize("damage", REFUSED)
def test_damage_is_told_and_the_file_left_alone(damage: str, workbook: Path, run: Callable[..., Run]) -> None:
    part, old, new, words = REFUSED[damage]
    parts = parts_of(workbook)
    change(parts, part, old, new)
    pack(parts, workbook)
    before = workbook.read_bytes()
    said = run()
    assert said.code == 1
    assert "The workbook is damaged" in said.out
    assert words in said.out
    assert "Put back a copy that opens in Excel" in said.out
    assert workbook.read_bytes() == before
    assert (workbook.parent / "thornmere-2025-committee-paper.docx").exists()


def test_a_table_that_says_too_few_rows_loses_none(workbook: Path, run: Callable[..., Run]) -> None:
    parts = parts_of(workbook)
    rows = column(parts, "Findings", "A")
    change(parts, TABLE, rb'ref="A1:R\d+"', b'ref="A1:R5"')
    change(parts, TABLE, rb'ref="A1:R\d\d"', b'ref="A1:R5"')
    pack(parts, workbook)
    assert run().code == 0
    after = parts_of(workbook)
    assert column(after, "Findings", "A")[: len(rows)] == rows
    assert len(column(after, "Findings", "A")) == len(rows) + 18
    assert faults(after) == []


def test_a_deleted_sheet_is_told_and_the_others_are_refreshed(workbook: Path, run: Callable[..., Run]) -> None:
    parts = parts_of(workbook)
    (table,) = tables(parts, "Weaknesses")
    for part in (sheet_parts(parts)["Weaknesses"], table, "xl/worksheets/_rels/sheet3.xml.rels"):
        del parts[part]
        parts["[Content_Types].xml"] = re.sub(
            rb'<Override PartName="/' + re.escape(part.encode()) + rb'"[^>]*>', b"", parts["[Content_Types].xml"]
        )
    change(parts, LINKS, rb"<[^<>]*worksheets/sheet3\.xml[^<>]*/>", b"")
    change(parts, "xl/workbook.xml", rb'<sheet name="Weaknesses"[^<>]*/>', b"")
    pack(parts, workbook)
    said = run()
    assert said.code == 1
    assert "The sheet 'Weaknesses' is not there" in said.out
    after = parts_of(workbook)
    assert column(after, "Findings", "B").count("2025 area report") == 18
    assert faults(after) == []
    data = workbook.read_bytes()
    run()
    assert workbook.read_bytes() == data
