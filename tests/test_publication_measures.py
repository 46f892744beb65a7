"""Figures on the public spreadsheet stand under the measure they are of, however its row is named, or not at all."""

from dataclasses import replace
from typing import Any

import pytest

from tests.public_spreadsheets import agreed, problems, spreadsheet, table
from toolkit.model.measure import CatalogueMeasure, MeasureValue, month
from toolkit.model.plan import Measure, Plan

APPEALS = CatalogueMeasure(
    "appeals", "SEND appeal rate", "Appeals as a share of decisions.", "%", "lower", "", "calendar", False, "DfE",
    ("Appeal rate", "Share of appeals"), "tribunals",
)  # fmt: skip
ABSENT = CatalogueMeasure(
    "absent", "Children out of school", "Children with no place.", "number", "lower", "", "month", False, "Local",
    ("Children without a place",), "attendance",
)  # fmt: skip
CATALOGUE = (APPEALS, ABSENT)
THREE_OF_40 = MeasureValue("Thornmere", "SEND appeal rate", month(2022, 1), 7.5, 3, 40, code="appeals")


def planned(*rows: Measure) -> Plan:
    return replace(agreed(), measures=rows)


def sheet(name: str, rows: tuple[Measure, ...], *values: MeasureValue) -> list[dict[str, Any]]:
    return table(spreadsheet(planned(*rows), values, CATALOGUE), name)


def notes(rows: tuple[Measure, ...], *values: MeasureValue) -> str:
    return "\n".join(str(row["Text"]) for row in sheet("Notes", rows, *values))


# ---- one measure, whatever its row is called


@pytest.mark.parametrize("name", ["SEND appeal rate", "Appeal rate", " appeal RATE", "SEN appeal rate", "appeals"])
def test_the_latest_figure_is_hidden_under_every_name_of_the_measure(name: str) -> None:
    rows = (Measure(name, unit="%", latest=7.5, period="2022-01", change=-2.5),)
    (measure,) = sheet("Measures", rows, THREE_OF_40)
    assert (measure["Latest"], measure["Period"]) == ("[c]", "January 2022")
    assert 7.5 not in measure.values()


def test_both_sheets_call_a_measure_as_officers_do() -> None:
    (value,) = sheet("Measure values", (Measure("Appeal rate", unit="%"),), THREE_OF_40)
    assert (value["Measure"], value["Numerator"], value["Value"]) == ("Appeal rate", "[c]", "[c]")


def test_a_measure_by_two_names_is_one_series_so_that_neither_tells_the_other() -> None:
    """Typed by officers under another name: one figure a period, and never the hidden one beside it."""
    typed = replace(THREE_OF_40, measure="Appeal rate", numerator=None, denominator=None)
    (value,) = sheet("Measure values", (Measure("Appeal rate", unit="%"),), typed, THREE_OF_40)
    assert value["Value"] == "[c]"


def test_two_rows_of_one_measure_both_hide_its_figure() -> None:
    rows = (Measure("Appeal rate", unit="%", latest=7.5), Measure("Share of appeals", unit="%", latest=7.5))
    assert [row["Latest"] for row in sheet("Measures", rows, THREE_OF_40)] == ["[c]", "[c]"]


# ---- nothing without figures behind it, no figures without a row


@pytest.mark.parametrize("latest", [5, "4 children", 60, 4.5, "unclear", None])
@pytest.mark.parametrize("unit", ["number", "%", "weeks", None])
def test_what_stands_in_a_row_without_figures_is_never_published(latest: Any, unit: Any) -> None:
    (measure,) = sheet("Measures", (Measure("Places", unit=unit, latest=latest, period="2022-01"),))
    assert (measure["Latest"], measure["Period"]) == ("[x]", "[x]")


def test_figures_of_a_measure_without_a_row_are_left_out_and_counted() -> None:
    places = (Measure("Places", unit="number"),)
    figures = (
        replace(THREE_OF_40, value=50.0, numerator=20),
        MeasureValue("Thornmere", "Children out of school", month(2022, 1), 30),
        MeasureValue("Thornmere", "Places", month(2022, 1), 40),
    )
    assert [row["Measure"] for row in sheet("Measure values", places, *figures)] == ["Places"]
    assert "The figures of two measures that are not on the sheet Measures are left out." in notes(places, *figures)
    one = (*places, Measure("Share of appeals"))
    assert "The figures of one measure that is not on the sheet Measures are left out." in notes(one, *figures)
    assert "not on the sheet Measures" not in notes((*one, Measure("Children without a place")), *figures)


def test_hidden_numbers_are_counted_only_where_they_would_stand() -> None:
    assert "left out on the sheet Measure values" not in notes((Measure("Places"),), THREE_OF_40)


# ---- what the figure is


@pytest.mark.parametrize("unit", ["%", "weeks", "number, not %", "pupils in year 11"])
def test_a_unit_typed_on_the_row_does_not_make_a_count_of_the_catalogue_none(unit: str) -> None:
    four = MeasureValue("Thornmere", "Children out of school", month(2022, 1), 4, code="absent")
    rows = (Measure("Children without a place", unit=unit),)
    assert [row["Value"] for row in sheet("Measure values", rows, four)] == ["[c]"]
    assert [row["Latest"] for row in sheet("Measures", rows, four)] == ["[c]"]


def test_a_unit_is_written_as_a_share_only_where_it_is_one() -> None:
    rows = (Measure("Places", unit="number, not %"), Measure("Appeal rate", unit="Percentage"))
    assert [row["Unit"] for row in sheet("Measures", rows)] == ["number, not %", "per cent"]


# ---- what officers typed about a measure


@pytest.mark.parametrize("field", ["measure", "definition", "unit", "source", "statutory_standard"])
@pytest.mark.parametrize(
    ("text", "words"),
    [("Places, ask Jo Birch", "Jo Birch"), ("Places (Mrs Ash)", "Mrs Ash"), ("jo@thornmere.example",
      "jo@thornmere.example"), ("For three children", "three children"), ("01632 960 123", "01632 960 123")],
)  # fmt: skip
def test_a_person_a_contact_or_a_small_count_in_words_about_a_measure_is_told(
    field: str, text: str, words: str
) -> None:
    row = replace(Measure("Places"), **{field: text})
    found = [p for p in problems(planned(row)) if f"'{words}'" in p.what]
    assert [(p.sheet, p.severity) for p in found] == [("Measures", "warning")]


def test_a_person_in_the_name_of_a_measure_is_told_once_however_many_figures_there_are() -> None:
    figures = tuple(MeasureValue("Thornmere", "Places, ask Jo Birch", month(2022, n), 40.0 + n) for n in (1, 2, 3))
    found = problems(planned(Measure("Places, ask Jo Birch", unit="number")), figures)
    assert [p.sheet for p in found if "'Jo Birch'" in p.what] == ["Measures"]


@pytest.mark.parametrize("field", ["target", "national"])
def test_words_beside_the_number_of_a_target_are_told_too(field: str) -> None:
    row = replace(Measure("Places", unit="per 100"), **{field: "5 per 100 says Mrs Ash"})
    assert [p.sheet for p in problems(planned(row)) if "'Mrs Ash'" in p.what] == ["Measures"]
