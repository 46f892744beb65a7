"""Figures that cannot both hold: with and without exceptions, given twice, revised."""

from dataclasses import replace

from tests.measure_files import AS_AT, CATALOGUE, found, from_text, one, value, values
from toolkit.rules.measure_series import series_of, settled
from toolkit.rules.measure_twice_checks import revised

EXCLUDING, INCLUDING = "ehc-20-weeks-excluding", "ehc-20-weeks-including"
IHA = "health-assessment-initial"
STEADY = {"Jul-26": 46.0, "Aug-26": 47.5, "Sep-26": 45.9}


def test_a_figure_with_exceptions_in_a_series_without_is_found() -> None:
    given = values(EXCLUDING, STEADY)
    given[-1] = replace(given[-1], note="incl. exceptions")
    problem = one(given)
    assert problem.where == "scorecard.csv, line of Sep-26"
    assert (
        "45.9% counts exceptions, but 46% for July 2026 (scorecard.csv, line of Jul-26) leaves them out" in problem.what
    )


def test_a_heading_that_says_so_is_enough_in_a_measure_of_the_councils_own() -> None:
    file = from_text("Measure,Period,Value\nPlans in time,Aug-26 excl exceptions,44\nPlans in time,Sep-26,45\n")
    assert file.values[0].period.label == "2026-09"  # the other heading is no period, which is said
    given = [value("Plans in time", "Aug-26", 44.0, wording="Plans in time (exc. exceptions)"),
             value("Plans in time", "Sep-26", 45.0, wording="Plans in time, including all exceptions")]  # fmt: skip
    assert "counts exceptions" in one(given).what


def test_exchanged_figures_with_and_without_exceptions_are_found() -> None:
    given = [value(EXCLUDING, "2025", 45.0), value(INCLUDING, "2025", 52.0)]
    assert "45% excluding exceptions is lower than 52% including them" in one(given).what
    assert found([value(EXCLUDING, "2025", 52.0), value(INCLUDING, "2025", 45.0)]) == ()
    more = [value(EXCLUDING, "2025", 60.0, numerator=60, denominator=100),
            value(INCLUDING, "2025", 50.0, numerator=45, denominator=90)]  # fmt: skip
    assert "100 plans excluding exceptions are more than 90 including them" in one(more).what


# ---- given twice


def test_two_figures_for_one_period_in_a_file_are_found_and_the_last_counts() -> None:
    given = [value(IHA, "Sep-26", 70.0, cell="line 2"), value(IHA, "Sep-26", 71.0, cell="line 3")]
    problem = one(given)
    assert (problem.severity, problem.where) == ("warning", "scorecard.csv, line 3")
    assert "71% is given here and 70% in scorecard.csv, line 2" in problem.what
    assert [v.value for v in settled(given)] == [71.0]


def test_the_same_figure_twice_is_no_fault() -> None:
    assert found([value(IHA, "Sep-26", 70.0), value(IHA, "2026-09", 70.0)]) == ()


def test_a_later_file_revises_and_a_final_figure_replaces_a_provisional_one() -> None:
    later = [value(IHA, "Sep-26", 70.0, file="august.csv"), value(IHA, "Sep-26", 71.0, file="september.csv")]
    problem = one(later)
    assert (problem.severity, "71% replaces 70%" in problem.what) == ("note", True)
    final = [value(IHA, "Sep-26", 71.0), value(IHA, "Sep-26", 70.0, provisional=True)]
    assert [v.value for v in settled(final)] == [71.0]
    assert "71% replaces provisional 70%" in one(final).what


def test_a_figure_that_an_earlier_run_had_otherwise_is_noted() -> None:
    before = values(IHA, {"Aug-26": 70.0, "Sep-26": 71.0})
    (note,) = revised(values(IHA, {"Aug-26": 70.0, "Sep-26": 72.5}), before)
    assert note.severity == "note"
    assert "September 2026: 72.5 replaces 71, which an earlier run had" in note.what


def test_series_are_in_order_of_their_periods_whatever_the_file_has() -> None:
    given = values(IHA, {"Sep-26": 3.0, "Apr-26": 1.0, "Jul-26": 2.0})
    (series,) = series_of(given, CATALOGUE, AS_AT)
    assert [v.value for v in series.values] == [1.0, 2.0, 3.0]
    assert series.unit == "%"
