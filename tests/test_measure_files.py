"""Files of measures as councils export them: what comes in, and what is said about the rest."""

import io
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from tests.helpers import ROOT
from tests.measure_files import CATALOGUE, SAMPLES, from_sheets, from_text, said, shown, with_part, workbook
from toolkit.errors import InputProblem
from toolkit.measures.read import read_measures

IHA, REVIEWS, EXCLUDING = "health-assessment-initial", "annual-review-meetings", "ehc-20-weeks-excluding"


def sample(name: str) -> tuple[Path, bytes]:
    return SAMPLES / name, (SAMPLES / name).read_bytes()


# ---- long


def test_a_long_file_gives_a_value_a_row_with_its_parts() -> None:
    file = read_measures(*sample("long.csv"), CATALOGUE)
    assert shown(file) == [
        (EXCLUDING, "2026-07", 39.1),
        (EXCLUDING, "2026-08", 42.0),
        (EXCLUDING, "2026-09", 45.9),
        ("ehc-plans-active", "2026-01", 1234.0),
        ("suspensions", "autumn term 2025", 4.0),
        ("Café visits", "2026-09", 17.0),
    ]
    first, september = file.values[0], file.values[2]
    assert (first.area, first.numerator, first.denominator, first.unit, first.written) == (
        *("Thornmere", 18.0, 46.0, "%", "39.1%"),
    )
    assert (first.provisional, september.provisional) == (False, True)
    assert first.wording == "% of EHCPs issued within 20 weeks (excl. exceptions)"
    assert first.place == "long.csv, line 2, column 6"


def test_what_a_long_file_has_that_cannot_be_used_is_said_with_its_place() -> None:
    problems = read_measures(*sample("long.csv"), CATALOGUE).problems
    assert [(p.severity, p.where) for p in problems] == [
        ("note", "long.csv, line 8, column 6"),
        ("error", "long.csv, line 9, column 6"),
        ("note", "long.csv, line 7, column 6"),
    ]
    unknown, text, suppressed = (p.what for p in problems)
    assert unknown == "'Café visits' is not in the catalogue of measures and was taken as a measure of its own."
    assert text == "'about 1100' in the measure 'EHC plans in place' was not used. It is not a number."
    assert suppressed == "1 figure is suppressed: line 7, column 6."


def test_a_value_left_blank_is_worked_out_where_the_unit_says_how() -> None:
    file = from_text(
        "Measure,Period,Numerator,Denominator,Value,Unit\n"
        "IHAs on time,Sep-26,9,12,,\nEHC plans in place,Jan 2026,812,,,\nBus passes,Sep-26,3,4,,%\nOwn,Sep-26,3,4,,\n"
    )
    assert shown(file) == [
        (IHA, "2026-09", 75.0),
        ("ehc-plans-active", "2026-01", 812.0),
        ("Bus passes", "2026-09", 75.0),
    ]
    assert "'Own' has no value here" in said(file)


def test_a_suppressed_value_is_not_worked_out_again_from_its_parts() -> None:
    file = from_text(
        "Measure,Period,Numerator,Denominator,Value\nIHAs on time,Sep-26,3,4,c\nIHAs on time,Aug-26,3,4,?\n"
    )
    assert file.values == ()
    assert "1 figure is suppressed" in said(file)
    assert "'?' in the measure 'IHAs on time' was not used" in said(file)


def test_a_blank_area_or_measure_is_that_of_the_row_above_up_to_a_blank_line() -> None:
    file = from_text(
        "Area,Measure,Period,Value\nThornmere,IHAs on time,Aug-26,70\n,,Sep-26,72\n\n,,Sep-26,99\n"
        "Harrowby,IHAs on time,Sep-26,60\n"
    )
    assert [(v.area, v.value) for v in file.values] == [("Thornmere", 70), ("Thornmere", 72), ("Harrowby", 60)]
    assert "Area or measure are blank in row 3, and were taken from the row above" in said(file)


def test_a_year_beside_a_month_belongs_to_it() -> None:
    file = from_text("Year,Month,Measure,Value\n2025/26,Apr,IHAs on time,70\n2025/26,Jan,IHAs on time,72\n")
    assert shown(file) == [(IHA, "2025-04", 70.0), (IHA, "2026-01", 72.0)]


def test_misspelt_headings_and_other_words_for_them_are_known() -> None:
    file = from_text(
        "LOCAL  AUTHORITY,Indicater,Reporting Period,Numerater,Demoninator,Outturn\nA,IHAs on time,Sep-26,9,12,75\n"
    )
    (value,) = file.values
    assert (value.area, value.numerator, value.denominator, value.value) == ("A", 9, 12, 75)


def test_a_period_that_may_be_two_is_said_once_and_the_measure_decides_where_it_can() -> None:
    file = from_text(
        "Measure,Period,Value\nBus passes,2025/26,3\nBus passes,2025/26,4\nAttainment 8 EHC plan,2024/25,14.2\n"
        "LD health checks 14+,2024/25,79.6\n"
    )
    assert [v.period.label for v in file.values] == ["2024/25 academic", "2024/25 financial"]
    assert said(file).count("The period '2025/26' could not be used") == 1
    assert "measures.csv, line 2, column 2: The period" in said(file)


# ---- wide


def test_a_wide_file_gives_a_value_for_each_month_that_has_one() -> None:
    file = read_measures(*sample("wide.csv"), CATALOGUE)
    assert shown(file) == [
        (IHA, "2026-04", 62.5),
        (IHA, "2026-06", 70.0),
        (REVIEWS, "2026-04", 50.0),
        (REVIEWS, "2026-05", 51.0),
        (REVIEWS, "2026-06", 52.5),
        ("Bus passes", "2026-04", 1200.0),
        ("Bus passes", "2026-05", 1250.0),
    ]
    assert {v.area for v in file.values} == {"Thornmere"}
    assert [v.provisional for v in file.values] == [False, True, False, False, True, False, False]
    assert file.values[0].place == "wide.csv, line 5, column 4"
    assert "left out: Target, RAG" in said(file)
    assert "1 figure is not there yet: line 5, column 5" in said(file)


def test_months_under_their_year_are_months_of_that_year() -> None:
    rows = [["Thornmere"], ["Indicator", "Unit", "2025/26", None, "2026/27"], [None, None, "Apr", "Jan", "Apr"]]
    file = from_sheets({"EHC": [*rows, ["IHAs on time", "%", 61, 62, 63]]})
    assert shown(file) == [(IHA, "2025-04", 61.0), (IHA, "2026-01", 62.0), (IHA, "2026-04", 63.0)]


def test_numerator_denominator_and_percentage_under_each_month_are_one_value() -> None:
    rows = [["Indicator", "Apr-26", None, None, "May-26", None, None], [None, "Num", "Den", "%", "Num", "Den", "%"]]
    file = from_sheets({"EHC": [*rows, ["IHAs on time", 9, 12, 75, 8, 10, 80]]})
    assert [(v.numerator, v.denominator, v.value, v.cell) for v in file.values] == [
        (9, 12, 75, "D3"),
        (8, 10, 80, "G3"),
    ]


def test_parts_in_rows_of_their_own_are_one_value() -> None:
    file = from_text("Indicator,Type,Apr-26,May-26\nIHAs on time,Numerator,9,8\n,Denominator,12,10\n,%,75,80\n")
    assert [(v.numerator, v.denominator, v.value) for v in file.values] == [(9, 12, 75), (8, 10, 80)]


def test_a_column_a_measure_and_a_row_a_month_is_understood_too() -> None:
    file = from_text("Month,IHAs on time,Annual reviews on time\nApr-26,70,50\nMay-26,71,\n")
    assert shown(file) == [(IHA, "2026-04", 70.0), (REVIEWS, "2026-04", 50.0), (IHA, "2026-05", 71.0)]


def test_targets_and_milestones_of_a_month_are_no_values() -> None:
    file = from_text("KPI,Baseline (Jan 22),Milestone 1 - Jul 23,Actual Jul 23,Target\nIHAs on time,50,60,55,90\n")
    assert shown(file) == [(IHA, "2023-07", 55.0)]


def test_the_same_measure_twice_gives_both_values() -> None:
    file = from_text("Indicator,Apr-26\nIHAs on time,70\nIHAs on time,71\n")
    assert [v.value for v in file.values] == [70, 71]


def test_repeated_headings_sections_totals_and_footnotes_are_no_values() -> None:
    file = from_text(
        "Area,Indicator,Apr-26\n,A. Health,\nThornmere,IHAs on time,70\nArea,Indicator,Apr-26\n"
        "Thornmere,Annual reviews on time,50\nTotal,IHAs on time,66\n\nNote: 3 cases excluded\n"
    )
    assert shown(file) == [(IHA, "2026-04", 70.0), (REVIEWS, "2026-04", 50.0)]
    assert file.problems == ()


# ---- Excel


def test_a_cell_that_excel_shows_as_percentage_is_one() -> None:
    rows = [
        ["Measure", "Period", "Value"],
        ["IHAs on time", datetime.fromisoformat("2026-09-01"), 0.459],
        ["IHAs on time", "Aug-26", 45],
    ]
    file = from_sheets({"EHC": rows}, formats={"C2": "0.0%", "B2": "mmm-yy"})
    assert [(v.value, v.unit, v.period.label, v.cell) for v in file.values] == [
        (45.9, "%", "2026-09", "C2"),
        (45, "", "2026-08", "C3"),
    ]


def test_every_visible_sheet_is_read_and_others_are_named() -> None:
    table = [["Measure", "Sep-26"], ["IHAs on time", 70]]
    file = from_sheets({"One": table, "Two": table, "Notes": [["Read me"]], "Old": table}, hidden=["Old"])
    assert [v.place for v in file.values] == ["scorecard.xlsx, One!B2", "scorecard.xlsx, Two!B2"]
    assert "The sheet 'Notes' was not read" in said(file)
    assert "The sheet 'Old' is hidden" in said(file)


def test_a_formula_that_nobody_worked_out_is_said_and_text_like_one_is_text() -> None:
    file = from_sheets({"EHC": [["Measure", "Sep-26", "Aug-26"], ["IHAs on time", "=9/12", 70]]})
    assert shown(file) == [(IHA, "2026-08", 70.0)]
    assert "no stored result of the formula in B2" in said(file)
    text = from_text(
        "Measure,Period,Value\n=HYPERLINK(1),Sep-26,3\n@home,Sep-26,4\n-minus,Sep-26,5\nIHAs on time,Sep-26,=1+1\n"
    )
    assert [v.measure for v in text.values] == ["=HYPERLINK(1)", "@home", "-minus"]
    assert "'=1+1' in the measure 'IHAs on time' was not used" in said(text)


def test_a_formula_with_its_result_stored_counts() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("EHC")
    sheet.write_row(0, 0, ["Measure", "Sep-26"])
    sheet.write_string(1, 0, "IHAs on time")
    sheet.write_formula(1, 1, "=9/12*100", None, 75)
    book.close()
    assert shown(read_measures(Path("formula.xlsx"), stream.getvalue(), CATALOGUE)) == [(IHA, "2026-09", 75.0)]


def test_a_workbook_that_gives_a_wrong_size_of_its_sheet_is_read_whole() -> None:
    data = workbook({"EHC": [["Measure", "Aug-26", "Sep-26"], ["IHAs on time", 69, 70]]})
    lying = with_part(data, "xl/worksheets/sheet1.xml", lambda part: part.replace(b'"A1:C2"', b'"A1"'))
    assert shown(read_measures(Path("a.xlsx"), lying, CATALOGUE)) == [(IHA, "2026-08", 69.0), (IHA, "2026-09", 70.0)]


def test_a_damaged_sheet_is_refused_with_what_to_do() -> None:
    data = workbook({"EHC": [["Measure", "Sep-26"], ["IHAs on time", 70]]})
    with pytest.raises(InputProblem) as raised:
        read_measures(Path("a.xlsx"), with_part(data, "xl/worksheets/sheet1.xml", lambda part: part[:-40]), CATALOGUE)
    assert "cannot be opened as an Excel workbook" in raised.value.problem.what


# ---- encodings and files that are none


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_encoding_and_separator_are_found_out(encoding: str, mark: str) -> None:
    text = "Area,Measure,Period,Value\nThornmere – café,IHAs on time,Sep-26,70\n".replace(",", mark)
    (value,) = read_measures(Path("a.csv"), text.encode(encoding), CATALOGUE).values
    assert (value.area, value.value) == ("Thornmere – café", 70)


def test_line_numbers_are_those_of_the_file_after_a_cell_of_two_lines() -> None:
    file = from_text(
        'Measure,Period,Value,Comment\r\nIHAs on time,Aug-26,70,"two\r\nlines"\r\nIHAs on time,Sep-26,oops,\r\n'
    )
    assert "line 4, column 3: 'oops'" in said(file)
    assert file.values[0].note == "two lines"


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.csv", b"", "It is empty."),
        ("a.csv", b"Dear colleague,\nhere it is.\n", "No table of measures was found"),
        ("a.csv", b"\x00\x01\x02", "not a text file"),
        ("a.xlsx", b"Measure,Period,Value\n", "not an Excel workbook"),
        ("a.xlsx", b"PK\x03\x04broken", "cannot be opened"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0rest", "of the old kind (.xls)"),
    ],
)
def test_a_file_that_cannot_be_used_at_all_says_what_to_do(name: str, data: bytes, what: str) -> None:
    with pytest.raises(InputProblem) as raised:
        read_measures(Path(name), data, CATALOGUE)
    assert what in raised.value.problem.what
    assert raised.value.problem.where == name
    assert raised.value.problem.what_to_do


def test_a_workbook_named_csv_is_read_as_what_it_is() -> None:
    data = workbook({"EHC": [["Measure", "Sep-26"], ["IHAs on time", 70]]})
    assert shown(read_measures(Path("a.csv"), data, CATALOGUE)) == [(IHA, "2026-09", 70.0)]


def test_the_problems_of_a_hopeless_table_are_not_told_by_the_hundred() -> None:
    file = from_text("Measure,Period,Value\n" + "".join(f"IHAs on time,Sep-26,word{n}\n" for n in range(300)))
    assert len(file.problems) == 41
    assert "260 more problems" in file.problems[-1].what


def test_pandas_is_loaded_only_when_there_is_a_file() -> None:
    code = (
        "import sys, toolkit.cli, toolkit.measures.read; sys.exit('pandas' in sys.modules or 'openpyxl' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
