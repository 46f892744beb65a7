"""Figures as they are typed in a cell, and what stands where there is none."""

import pytest

from toolkit.rules.measure_cells import figure_of


@pytest.mark.parametrize(
    ("cell", "number", "unit"),
    [
        ("1,234", 1234, ""),
        ("1 234.5", 1234.5, ""),
        ("45.9%", 45.9, "%"),
        ("45.9 per cent", 45.9, "%"),
        (" 45.9 (r)", 45.9, ""),
        ("45.9*", 45.9, ""),
        ("12 weeks", 12, "weeks"),
        ("3.08 per 100", 3.08, "per 100"),
        ("-1.2", -1.2, ""),
        ("−1.2", -1.2, ""),
        ("+0.3", 0.3, ""),
        (".5", 0.5, ""),
        (7, 7, ""),
    ],
)
def test_a_figure_is_read_as_typed(cell: str | int, number: float, unit: str) -> None:
    figure = figure_of(cell)
    assert (figure.number, figure.unit) == (number, unit)


@pytest.mark.parametrize("cell", ["c", "x", "*", "supp.", "<5", "[c]", "-", ".."])
def test_suppressed_figures_are_absent_not_wrong(cell: str) -> None:
    assert figure_of(cell).absent == "suppressed"


@pytest.mark.parametrize("cell", ["n/a", "tbc", "TBC - awaiting data", "Not available"])
def test_figures_still_to_come_are_absent_not_wrong(cell: str) -> None:
    assert figure_of(cell).absent == "not there yet"


@pytest.mark.parametrize("cell", ["18/46", "45,9", "about 40", "(3)", "#DIV/0!", "=A1", True, "40-45"])
def test_what_is_no_figure_says_why(cell: str | bool) -> None:
    figure = figure_of(cell)
    assert figure.number is None
    assert figure.wrong


@pytest.mark.parametrize("cell", ["45.9 (p)", "45.9p", "45.9% [p]", "45.9 provisional", "45.9 prov."])
def test_a_provisional_figure_is_one(cell: str) -> None:
    figure = figure_of(cell)
    assert (figure.number, figure.provisional) == (45.9, True)
