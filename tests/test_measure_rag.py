"""Where a measure stands: latest, change, and a colour only where it is known what is better and aimed at."""

from dataclasses import replace

import pytest

from tests.measure_files import CATALOGUE, SAMPLES, measure, value, values
from toolkit.measures.read import read_measures
from toolkit.model.plan import Measure, Value
from toolkit.rules.measure_rag import Standing, standing_of, suggested_row, with_standing

IHA, REQUESTS = "health-assessment-initial", "ehc-requests"


def standing(
    number: float, target: Value = None, standard: Value = None, better: str = "higher", unit: str = "%"
) -> Standing:
    row = Measure(measure="M", unit=unit, better=better, target=target, statutory_standard=standard)
    found = standing_of([value("M", "Sep-26", number)], row)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("number", "target", "standard", "better", "word", "because"),
    [
        (90.0, 90, None, "higher", "Green", "it meets the target of 90%."),
        (85.0, 90, None, "higher", "Amber", "it is below the target of 90% by no more than 9 percentage points."),
        (81.0, 90, None, "higher", "Amber", "by no more than 9 percentage points."),
        (80.9, 90, None, "higher", "Red", "it is below the target of 90% by more than 9 percentage points."),
        (5.0, 5, None, "lower", "Green", "it meets the target of 5%."),
        (5.4, 5, None, "lower", "Amber", "it is above the target of 5% by no more than 0.5 percentage points."),
        (9.5, 10, None, "higher", "Amber", "below the target of 10% by no more than 1 percentage point."),
        (6.0, 5, None, "lower", "Red", "it is above the target of 5% by more than 0.5 percentage points."),
        (
            100.0,
            None,
            "100% within 20 weeks of the request",
            "higher",
            "Green",
            "meets the statutory standard of 100%.",
        ),
        (45.9, None, "100% within 20 weeks of the request", "higher", "Red", "below the statutory standard of 100%"),
        (
            65.0,
            60,
            "100% within 20 weeks",
            "higher",
            "Amber",
            "meets the target of 60%, but not the statutory standard of 100%.",
        ),
        (100.0, 60, "100%", "higher", "Green", "meets the target of 60% and the statutory standard of 100%."),
        (58.0, 60, "100%", "higher", "Amber", "below the target of 60% by no more than 6 percentage points"),
        (30.0, 60, "100%", "higher", "Red", "below the target of 60%"),
        (85.0, "90%", None, "higher", "Amber", "target of 90%"),
        (85.0, "90 per cent by July", None, "Higher", "Amber", "target of 90%"),
    ],
)
def test_the_colour_follows_from_target_and_standard_and_says_why(
    number: float, target: Value, standard: Value, better: str, word: str, because: str
) -> None:
    found = standing(number, target, standard, better)
    assert found.rag == word
    assert because in found.reason
    assert f": {word}, because" in found.reason


@pytest.mark.parametrize(
    ("target", "standard", "better", "because"),
    [
        (90, None, "neither", "not said whether higher or lower is better"),
        (90, "100%", "", "not said whether higher or lower is better"),
        (None, None, "higher", "neither a target nor a standard"),
        (
            "as soon as possible",
            None,
            "higher",
            "the target 'as soon as possible' is not a number in the measure's unit",
        ),
        ("12 weeks", None, "higher", "is not a number in the measure's unit"),
        (None, "20 weeks", "higher", "the statutory standard '20 weeks' is not a number"),
        (0.9, None, "higher", "'0.9' may mean 0.9% or 90%"),
    ],
)
def test_there_is_no_colour_where_it_would_be_a_guess(
    target: Value, standard: Value, better: str, because: str
) -> None:
    found = standing(45.9, target, standard, better)
    assert found.rag == ""
    assert "45.9% in September 2026: no colour, because" in found.reason
    assert because in found.reason


def test_a_standard_in_the_measures_own_unit_counts() -> None:
    assert standing(14.0, None, "18 weeks", "lower", "weeks").rag == "Green"
    assert standing(30.0, None, "18 weeks", "lower", "weeks").reason.startswith("30 weeks in September 2026: Red")
    assert standing(3.08, "3.1 per 100", None, "lower", "per 100").rag == "Green"


def test_the_latest_is_compared_with_the_period_before_and_the_year_before() -> None:
    figures = values(IHA, {"Sep-25": 46.9, "Jul-26": 1.0, "Aug-26": 42.7, "Sep-26": 45.9})
    found = standing_of(figures, suggested_row(measure(IHA)))
    assert found is not None
    assert (found.latest.value, found.change, found.year_change) == (45.9, 3.2, -1.0)
    assert found.trend == "up 3.2 points on August 2026 (better); down 1 point on September 2025 (worse)."


def test_a_gap_gives_no_change_rather_than_one_over_two_months() -> None:
    found = standing_of(values(IHA, {"Jul-26": 40.0, "Sep-26": 45.9}), suggested_row(measure(IHA)))
    assert found is not None
    assert (found.change, found.year_change, found.trend) == (None, None, "")


def test_a_month_is_not_compared_with_a_quarter_or_a_year() -> None:
    figures = values(IHA, {"Q1 2026/27": 40.0, "FY 2025/26": 30.0, "Sep-26": 45.9})
    found = standing_of(figures, suggested_row(measure(IHA)))
    assert found is not None
    assert (found.latest.period.label, found.change, found.year_change) == ("2026-09", None, None)


def test_a_count_to_date_is_compared_with_last_year_only() -> None:
    figures = values(REQUESTS, {"Jan-Sep 2025": 300, "Jan-Aug 2026": 290, "Jan-Sep 2026": 330})
    found = standing_of(figures, suggested_row(measure(REQUESTS)))
    assert found is not None
    assert (found.change, found.year_change) == (None, 30)
    assert found.trend == "up 30 on January to September 2025."


def test_no_change_is_said_so_and_a_measure_without_better_is_only_up_or_down() -> None:
    same = standing_of(values(IHA, {"Aug-26": 45.9, "Sep-26": 45.9}), suggested_row(measure(IHA)))
    more = standing_of(values(REQUESTS, {"Aug-26": 40, "Sep-26": 52}), suggested_row(measure(REQUESTS)))
    assert same is not None
    assert more is not None
    assert (same.change, same.trend) == (0, "unchanged on August 2026.")
    assert more.trend == "up 12 on August 2026."


def test_a_final_figure_goes_before_a_provisional_one_and_provisional_is_said() -> None:
    row = Measure(measure="M", unit="%", better="higher", target=90)
    provisional = value("M", "Sep-26", 95.0, provisional=True)
    both = standing_of([provisional, value("M", "Sep-26", 80.0)], row)
    alone = standing_of([provisional], row)
    assert both is not None
    assert alone is not None
    assert both.latest.value == 80.0
    assert alone.reason.endswith("The figure is provisional.")


def test_without_values_nothing_is_said() -> None:
    assert standing_of([], Measure(measure="M")) is None


def test_the_row_of_the_workbook_gets_the_toolkits_columns_and_keeps_the_officers() -> None:
    row = suggested_row(measure(IHA))
    assert (row.unit, row.better, row.statutory_standard) == (
        "%",
        "higher",
        "100% within 20 working days of entering care",
    )
    assert (row.target, row.baseline, row.weakness) == (None, None, None)
    found = standing_of(values(IHA, {"Aug-26": 42.7, "Sep-26": 45.9}), row)
    assert found is not None
    filled = with_standing(row, found)
    assert (filled.latest, filled.period, filled.change, filled.rag) == (45.9, "2026-09", 3.2, "Red")
    assert (filled.definition, filled.source) == (row.definition, row.source)


def test_a_councils_file_comes_through_to_a_colour_with_its_reason() -> None:
    path = SAMPLES / "long.csv"
    file = read_measures(path, path.read_bytes(), CATALOGUE)
    row = replace(suggested_row(measure("ehc-20-weeks-excluding")), target=60)
    found = standing_of([v for v in file.values if v.code == "ehc-20-weeks-excluding"], row)
    assert found is not None
    assert (found.latest.place, found.change) == ("long.csv, line 4, column 6", 3.9)
    because = "it is below the target of 60% by more than 6 percentage points. The figure is provisional."
    assert found.reason == f"45.9% in September 2026: Red, because {because}"


def test_no_measure_of_the_catalogue_without_better_gets_a_colour() -> None:
    for known in (m for m in CATALOGUE if m.better == "neither"):
        period = "2024/25" if known.period_type in ("academic", "term") else "Sep-26"
        found = standing_of([value(known.code, period, 50.0)], suggested_row(known))
        assert found is not None
        assert found.rag == ""


@pytest.mark.parametrize(
    ("number", "parts", "because"),
    [
        (140.0, {}, "a percentage cannot be above 100%."),
        (-3.0, {}, "a percentage cannot be below 0."),
        (60.0, {"numerator": 50.0, "denominator": 30.0}, "the numerator 50 is above the denominator 30,"),
    ],
)
def test_a_share_that_cannot_be_gets_no_colour_and_no_trend(
    number: float, parts: dict[str, float], because: str
) -> None:
    row = Measure(measure="M", unit="%", better="higher", target=50)
    odd = value("M", "Sep-26", number, **parts)
    found = standing_of([value("M", "Sep-25", 20.0), value("M", "Aug-26", 20.0), odd], row)
    assert found is not None
    assert (found.latest, found.rag, found.change, found.year_change, found.trend) == (odd, "", None, None, "")
    assert f" in September 2026: no colour, because {because}" in found.reason
    after = standing_of([value("M", "Aug-26", number, **parts), value("M", "Sep-26", 60.0)], row)
    assert after is not None
    assert (after.rag, after.change, after.trend) == ("Green", None, "")


def test_a_rate_or_a_count_may_be_above_100_and_a_numerator_above_its_denominator() -> None:
    row = Measure(measure="M", unit="per 100", better="lower", target=150)
    found = standing_of([value("M", "Sep-26", 140.0, numerator=70.0, denominator=50.0)], row)
    assert found is not None
    assert found.rag == "Green"
