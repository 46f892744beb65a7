"""The comparison as a file: sheets, links, drop-downs, charts, accessibility, and large sheets written at once."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import openpyxl
import pytest

from tests.compared_areas import AS_AT, FORMULA, HOUSE, compared
from toolkit.accessibility.workbook_rules import workbook_problems
from toolkit.model.comparison import Comparison
from toolkit.model.national import NationalTables
from toolkit.rules.comparison import comparison
from toolkit.workbook.cells import unescaped
from toolkit.workbook.comparison import LARGE, comparison_workbook

SHEETS = ["Start here", "Find", "One area", "Dashboard", "Documents", "Findings", "Weaknesses", "Figures", "National",
          "Themes by area", "Themes by year", "Outcomes by year", "Lists"]  # fmt: skip
PRESENTED = SHEETS[:4]
HARD = (
    " leading and trailing ", "two\nlines", "R&D <b>bold</b> \u201cquoted\u201d", "bell \x07",
    "\U0001f600 face", "+1", "@home", "'quoted", "1234", "TRUE", "2021-01-01", "\u00a0", "x" * 40_000,
)  # fmt: skip


def empty() -> Comparison:
    return comparison([], NationalTables((), ()), HOUSE)


def with_hard_words() -> Comparison:
    """Findings, weaknesses and figures whose words are hard to store."""
    made = compared()
    texts = dict(enumerate(HARD))
    findings = (replace(row, text=texts.get(n, row.text), detail=texts.get(n + 3, "")) for n, row in enumerate(
        made.findings))  # fmt: skip
    weaknesses = (replace(row, text=texts.get(n, row.text)) for n, row in enumerate(made.weaknesses))
    figures = (replace(row, finding=texts.get(n, row.finding), number=n / 8) for n, row in enumerate(made.figures))
    return replace(made, findings=tuple(findings), weaknesses=tuple(weaknesses), figures=tuple(figures))


@cache
def data() -> bytes:
    return comparison_workbook(compared(), AS_AT)[0]


def opened(package: bytes, values: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(package), data_only=values)


@pytest.fixture(scope="module")
def book() -> Any:
    return opened(data())


# ---- sheets


def test_each_sheet_is_one_table_those_of_data_from_a1_with_a_filter(book: Any) -> None:
    assert book.sheetnames == SHEETS
    for sheet in book.worksheets:
        (table,) = sheet.tables.values()
        if sheet.title not in PRESENTED:
            assert table.ref == sheet.dimensions
            assert table.ref.startswith("A1:")
            assert table.autoFilter.ref == table.ref
            assert sheet.freeze_panes in {"A2", "B2"}
            assert [c.name for c in table.tableColumns] == [cell.value for cell in sheet[1]]


@pytest.mark.parametrize("made", [compared(), empty()], ids=["compared", "empty"])
def test_it_keeps_every_rule_of_accessibility(made: Comparison) -> None:
    package, problems = comparison_workbook(made, AS_AT)
    assert problems == ()
    assert [p.sentence() for p in workbook_problems("comparison.xlsx", package)] == []


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert comparison_workbook(compared(), AS_AT)[0] == data()


def test_words_that_look_like_a_formula_are_words(book: Any) -> None:
    cells = [cell for row in book["Findings"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert [cell.value for cell in cells].count(FORMULA) == 1


def test_the_first_sheet_leads_to_every_other(book: Any) -> None:
    cells = (cell for row in book["Start here"].iter_rows() for cell in row if cell.hyperlink)
    assert {c.value: c.hyperlink.location for c in cells} == {name: f"'{name}'!A1" for name in SHEETS[1:]}


def test_shares_are_coloured_by_one_scale_and_show_their_figure(book: Any) -> None:
    sheet = book["Themes by area"]
    (held,) = sheet.conditional_formatting
    assert held.rules[0].type == "colorScale"
    shares = [cell for cell in sheet[1] if str(cell.value).endswith(": share")]
    assert {str(area) for area in held.sqref.ranges} == {f"{c.column_letter}2:{c.column_letter}3" for c in shares}
    assert {sheet.cell(2, c.column).number_format for c in shares} == {"0%"}
    assert all(str(sheet.cell(1, c.column + 1).value).endswith(": number") for c in shares)


# ---- drop-downs, charts


def words_offered(book: Any, sheet: str, cell: str) -> list[str]:
    """The words of the drop-down in a cell."""
    (rule,) = (r for r in book[sheet].data_validations.dataValidation if cell in r.sqref)
    name, area = rule.formula1.lstrip("=").split("!")
    return [c.value for row in book[name][area.replace("$", "")] for c in row]


def test_the_drop_downs_offer_every_theme_type_and_area(book: Any) -> None:
    themes = words_offered(book, "Find", "B3")
    assert themes[0] == "All themes"
    assert {*themes[1:]} == {*(t.label for t in HOUSE.themes), "neurodiversity and waits"}
    types = ["All types", "Significant weakness", "Area for priority action", "Area for improvement"]
    assert words_offered(book, "Find", "B5") == types
    assert words_offered(book, "One area", "B3") == ["Aldermoor", "Brackwater"]


def test_there_are_charts_of_outcomes_themes_years_and_one_area(book: Any) -> None:
    assert {sheet.title: len(sheet._charts) for sheet in book.worksheets if sheet._charts} == {
        "One area": 1,
        "Dashboard": 4,
    }


def heading_of(book: Any, reference: str) -> str:
    """The heading of the column that a reference to another sheet leads to."""
    name, cells = reference.replace("'", "").split("!")
    column = re.match(r"\$?([A-Z]+)", cells)
    assert column
    return str(book[name][f"{column[1]}1"].value)


def test_each_theme_of_one_area_and_of_the_dashboard_reads_its_own_numbers(book: Any) -> None:
    for sheet, head, column in (("One area", 6, "B"), ("Dashboard", 5, "B")):
        for number, theme in enumerate(compared().themes, head + 1):
            assert book[sheet][f"A{number}"].value == theme
            read = re.search(r"'Themes by area'![^,)]+", book[sheet][f"{column}{number}"].value)
            assert read
            assert heading_of(book, read[0]) == f"{theme}: number"


def test_the_lines_of_the_dashboard_are_the_shares_of_the_themes_they_name(book: Any) -> None:
    lines = book["Dashboard"]._charts[3].series
    named = [book["Dashboard"][line.tx.strRef.f.split("!")[1]].value for line in lines]
    assert named == [*compared().themes[:5]]
    assert [heading_of(book, line.val.numRef.f) for line in lines] == [f"{theme}: share" for theme in named]


def test_the_columns_of_the_outcome_charts_are_the_outcomes_they_name(book: Any) -> None:
    ours, official = (chart.series for chart in book["Dashboard"]._charts[:2])
    for column, beside in zip(ours, official, strict=True):
        name = column.tx.v
        assert heading_of(book, column.val.numRef.f) == name == beside.tx.v
        assert heading_of(book, beside.val.numRef.f) == f"Official: {name[0].lower()}{name[1:]}"


def test_find_shows_who_was_told_in_what_words_before_anybody_chooses() -> None:
    sheet = opened(data(), values=True)["Find"]
    theme = sheet["B3"].value
    rows = [row for row in sheet.iter_rows(min_row=11, values_only=True) if row[1]]
    expected = [
        (n, w.area, w.document, w.ref, w.type, w.text)
        for n, w in enumerate((w for w in compared().weaknesses if theme in w.themes.split("; ")), 1)
    ]
    assert [row[:6] for row in rows] == expected
    assert sheet["A8"].value == f"{len(expected)} found."
    weaknesses = opened(data(), values=True)["Weaknesses"]
    assert [weaknesses.cell(row[8], 4).value for row in rows] == [row[3] for row in rows]
    running = [weaknesses.cell(row, weaknesses.max_column).value for row in range(2, weaknesses.max_row + 1)]
    assert running[-1] == len(expected)
    assert running == sorted(running)


def test_find_names_how_many_are_not_shown() -> None:
    row = next(w for w in compared().weaknesses if w.themes)
    many = replace(compared(), weaknesses=(row,) * 1200)
    sheet = opened(comparison_workbook(many, AS_AT)[0], values=True)["Find"]
    assert sheet["A8"].value == ("1200 found. The first 1000 are shown: choose a type, or type words, to see fewer.")
    assert sheet.max_row == 1010


# ---- large sheets


def cells_of(book: Any) -> Iterator[tuple[Any, ...]]:
    """All that a reader can see of each cell."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                look = (cell.number_format, cell.font, cell.fill, cell.border, cell.alignment)
                yield sheet.title, cell.coordinate, cell.data_type, cell.value, *map(repr, look)


def frames_of(book: Any) -> Iterator[tuple[Any, ...]]:
    """Tables, widths, heights, panes and print areas."""
    for sheet in book.worksheets:
        heights = {n: (d.height, d.customFormat) for n, d in sheet.row_dimensions.items()}
        widths = {n: d.width for n, d in sheet.column_dimensions.items()}
        tables = [(t.name, t.ref, t.autoFilter and t.autoFilter.ref) for t in sheet.tables.values()]
        yield sheet.title, sheet.dimensions, heights, widths, tables, sheet.freeze_panes, sheet.print_title_rows


@pytest.mark.parametrize("made", [compared(), with_hard_words(), empty()], ids=["compared", "hard words", "empty"])
@pytest.mark.parametrize("values", [True, False], ids=["values", "formulas"])
def test_rows_written_at_once_are_read_as_those_that_xlsxwriter_writes(made: Comparison, values: bool) -> None:
    fast, slow = comparison_workbook(made, AS_AT), comparison_workbook(made, AS_AT, at_once=())
    assert fast[1] == slow[1]
    books = [opened(package, values) for package, _ in (fast, slow)]
    assert [*cells_of(books[0])] == [*cells_of(books[1])]
    assert [*frames_of(books[0])] == [*frames_of(books[1])]


def test_large_sheets_are_written_at_once_and_say_so_in_no_other_way() -> None:
    with zipfile.ZipFile(io.BytesIO(data())) as package:
        texts = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]
    assert sum("inlineStr" in text for text in texts) == len(LARGE)
    for text in texts:
        numbers = [int(number) for number in re.findall(r'<row r="(\d+)"', text)]
        assert numbers == sorted({*numbers})


def test_spaces_around_words_are_kept_by_excel_too() -> None:
    with zipfile.ZipFile(io.BytesIO(comparison_workbook(with_hard_words(), AS_AT)[0])) as package:
        texts = "".join(package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name)
    assert '<t xml:space="preserve"> leading and trailing </t>' in texts
    assert "<t> " not in texts


def test_words_that_look_like_excels_own_code_for_a_sign_stay_as_typed() -> None:
    first, *others = compared().findings
    made = replace(compared(), findings=(replace(first, text="Form _x0041_ is used."), *others))
    cell = opened(comparison_workbook(made, AS_AT)[0])["Findings"]["J2"]
    assert unescaped(cell.value) == "Form _x0041_ is used."  # Excel turns the code back; openpyxl does not


def test_a_text_too_long_for_a_cell_is_cut_and_the_problem_names_its_place() -> None:
    long = "x" * 40_000
    first, *others = compared().findings
    made = replace(compared(), findings=(replace(first, text=long), *others))
    package, problems = comparison_workbook(made, AS_AT)
    (problem,) = problems
    assert problem.where == "Findings, row 2, Finding"
    assert "40,000 characters" in problem.what
    cell = opened(package)["Findings"]["J2"].value
    assert len(cell) == 32_767
    assert cell.startswith(long[:32_000])
    assert cell.endswith("the rest is in the letters folder.]")
