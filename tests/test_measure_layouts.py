"""Any table that can be written in both layouts gives the same values from both."""

from itertools import product
from typing import Any

import pytest

from tests.measure_files import from_sheets, from_text, said, shown
from toolkit.model.measure import MeasureFile

IHA = "health-assessment-initial"
MONTHS = ("Apr-26", "May-26", "Jun-26")
MEASURES = ("IHAs on time", "Annual reviews on time", "Bus passes")
FIGURES = {pair: 10.0 + n for n, pair in enumerate(product(MEASURES, MONTHS))}
LONG: list[list[Any]] = [
    ["Area", "Measure", "Period", "Value"],
    *(["Thornmere", m, p, v] for (m, p), v in FIGURES.items()),
]
WIDE: list[list[Any]] = [
    ["Area", "Measure", *MONTHS],
    *(["Thornmere", m, *(FIGURES[m, p] for p in MONTHS)] for m in MEASURES),
]
ACROSS: list[list[Any]] = [
    ["Area", "Period", *MEASURES],
    *(["Thornmere", p, *(FIGURES[m, p] for m in MEASURES)] for p in MONTHS),
]


def known(file: MeasureFile) -> set[tuple[str, str, str, float]]:
    return {(v.area, v.wording, v.period.written, v.value) for v in file.values}


def as_text(rows: list[list[Any]]) -> str:
    return "\n".join(",".join(str(cell) for cell in row) for row in rows)


@pytest.mark.parametrize("rows", [LONG, WIDE, ACROSS], ids=["long", "wide", "across"])
@pytest.mark.parametrize("above", [[], [["A scorecard", *[None] * 3], [None] * 4]], ids=["bare", "titled"])
def test_every_layout_gives_the_same_values_from_text_and_from_excel(
    rows: list[list[Any]], above: list[list[Any]]
) -> None:
    expected = {("Thornmere", m, p, v) for (m, p), v in FIGURES.items()}
    blank = [["" if cell is None else cell for cell in row] for row in above]
    assert known(from_text(as_text([*blank, *rows]))) == expected
    assert known(from_sheets({"EHC": [*above, *rows]})) == expected


def test_columns_may_stand_in_any_order() -> None:
    for order in ((3, 2, 1, 0), (1, 3, 0, 2)):
        assert known(from_text(as_text([[row[n] for n in order] for row in LONG]))) == known(from_text(as_text(LONG)))


def test_three_rows_of_headings_are_read_together() -> None:
    rows = [
        [None, "2025/26", None, None, None],
        [None, "Q1", None, "Q2", None],
        ["Measure", "Num", "Den", "Num", "Den"],
    ]
    file = from_sheets({"EHC": [*rows, ["IHAs on time", 9, 10, 8, 10]]})
    assert shown(file) == [(IHA, "Apr to Jun 2025", 90.0), (IHA, "Jul to Sep 2025", 80.0)]


def test_months_without_a_year_are_of_the_year_in_the_title() -> None:
    file = from_text("SEND scorecard 2026/27\nIndicator,Apr,Jan,YTD,Owner\nIHAs on time,50,52,51,HW\n")
    assert shown(file) == [(IHA, "2026-04", 50.0), (IHA, "2027-01", 52.0)]
    assert "The periods have no year: 2026/27 was taken from the lines above the table" in said(file)
    assert "The period 'YTD' could not be used" in said(file)
    assert "left out: Owner." in said(file)
    bare = from_text("SEND scorecard\nIndicator,Apr\nIHAs on time,50\n")
    assert bare.values == ()
    assert "The period 'Apr' could not be used, nor the figures of it. It has no year." in said(bare)


def test_a_file_of_the_dfe_is_understood_and_england_is_not_the_areas() -> None:
    file = from_text(
        "time_period,time_identifier,geographic_level,la_name,Suspension rate\n"
        "202425,Academic year,Local authority,Thornmere,28.92\n202425,Academic year,National,,23.1\n"
    )
    assert [(v.area, v.period.label, v.value) for v in file.values] == [
        ("Thornmere", "2024/25 academic", 28.92),
        ("", "2024/25 academic", 23.1),
    ]


# ---- where the period is


def test_one_period_for_all_may_stand_above_the_table_or_in_a_name() -> None:
    above = from_text("Period: August 2026\nMeasure,Value\nIHAs on time,70\n")
    sheet = from_sheets({"Aug 26": [["Measure", "Value"], ["IHAs on time", 70]]})
    named = from_text("Measure,Value\nIHAs on time,70\n", "return 2026-08.csv")
    assert shown(above) == shown(sheet) == shown(named) == [(IHA, "2026-08", 70.0)]
    assert "'August 2026' was taken from the lines above the table" in said(above)
    assert "from the name of the sheet" in said(sheet)
    assert "from the name of the file" in said(named)


def test_a_table_without_any_period_says_so() -> None:
    file = from_text("Measure,Value\nIHAs on time,70\n")
    assert file.values == ()
    assert "does not say what period" in said(file)
