"""Figures made from small counts: hidden in the committee's report, which is public, marked in the board's."""

from dataclasses import replace
from typing import Any

import docx
import pytest

from tests.helpers import paragraph_texts
from tests.progress_months import papers, usual
from tests.progress_snapshots import HOUSE, SEPTEMBER, taken, value
from tests.test_progress_report import STYLES, opened
from toolkit.model.measure import MeasureValue
from toolkit.model.plan import Measure
from toolkit.model.progress import Progress
from toolkit.rules.progress import progress
from toolkit.rules.publication_suppression import published_values

MARK, NOT_PUBLIC = "hidden: small numbers", "not for publication"
MEASURE = Measure("Plans on time", unit="%", better="higher", target=90, weakness="2021-W1")


def share(part: int, whole: int, year: int, month: int) -> MeasureValue:
    made = value(round(100 * part / whole, 1), year, month, numerator=part, denominator=whole, file="scorecard.csv")
    return replace(made, unit="%")


def reported(*values: MeasureValue, row: Measure = MEASURE) -> Progress:
    return progress([taken(SEPTEMBER, measures=(row,), values=values)], HOUSE)


LARGE = [share(60 + n, 100, 2026, n) for n in range(2, 9)]
NOW_SMALL = reported(*LARGE, share(10, 12, 2026, 9))  # 2 of 12 were late
THEN_SMALL = reported(*LARGE[:-1], share(10, 12, 2026, 8), share(70, 100, 2026, 9))


def both(facts: Progress) -> tuple[str, str]:
    """All that is printed, in the committee's report and in the board's."""
    committee, board = (str(paper.facts) for paper in papers(facts))
    return committee, board


def row_of(facts: Progress, board: bool = False) -> Any:
    lines: Any = papers(facts)[board].facts["board_measures" if board else "measures"]
    return lines[0]


def test_a_latest_figure_made_from_a_small_count_is_hidden_in_public_wherever_it_would_stand() -> None:
    committee, board = both(NOW_SMALL)
    assert "83.3" not in committee
    assert "15.3" not in committee  # the change on the month before, which is shown
    assert row_of(NOW_SMALL).latest == f"{MARK}, September 2026"
    assert row_of(NOW_SMALL).change == MARK
    assert "83.3%" in board


def test_its_colour_stays_and_the_reason_says_no_figure() -> None:
    assert row_of(NOW_SMALL).rag == "Amber"
    reasons: Any = papers(NOW_SMALL)[0].facts["measure_reasons"]
    (reason,) = reasons
    said = f"Plans on time – September 2026 ({MARK}): Amber, because it is below the target of 90% by no more than 9"
    assert reason.startswith(said)


def test_the_chart_leaves_a_gap_and_its_table_says_why() -> None:
    trends: Any = papers(NOW_SMALL)[0].facts["trends"]
    (trend,) = trends
    assert trend.chart.series[0].values[-1] is None
    assert trend.chart.series[0].values[-2] == 68
    assert [(f.period, f.value) for f in trend.figures[-2:]] == [("August 2026", "68%"), ("September 2026", MARK)]
    assert "September 2026 hidden" in trend.chart.alt


def test_a_change_that_would_tell_a_hidden_figure_is_hidden_and_the_figure_itself_stays() -> None:
    committee, _ = both(THEN_SMALL)
    assert "83.3" not in committee
    assert "13.3" not in committee
    assert (row_of(THEN_SMALL).latest, row_of(THEN_SMALL).change) == ("70% in September 2026", MARK)


def test_a_change_on_a_month_that_is_shown_stays_beside_one_on_a_month_that_is_hidden() -> None:
    facts = reported(share(60, 100, 2025, 9), share(10, 12, 2026, 8), share(70, 100, 2026, 9))
    assert row_of(facts).change == "Up 10 points on September 2025 (better)"


def test_what_is_hidden_is_what_the_websites_spreadsheet_hides() -> None:
    values = [*LARGE, share(10, 12, 2026, 9)]
    public = published_values(values, {"plans on time": "%"}, HOUSE.rules["small_numbers_below"].number)
    (now,) = NOW_SMALL.measures
    assert now.small == tuple(v.value.period for v in public if "value" in v.hidden) != ()


def test_a_measure_with_too_few_figures_to_show_has_no_chart() -> None:
    facts = reported(*LARGE[:2], share(10, 12, 2026, 8), share(10, 12, 2026, 9))
    committee, board = papers(facts)
    assert committee.facts["trends"] == ()
    assert committee.facts["not_drawn"] == "No measure yet has the three figures that a chart needs."
    assert "83.3" in str(board.facts)


def test_a_note_below_the_table_says_what_hidden_means_and_the_boards_that_it_is_not_for_publication() -> None:
    committee, board = (paper.facts["small_numbers"] for paper in papers(NOW_SMALL))
    assert MARK in str(committee)
    assert "fewer than six" in str(committee)
    assert "not for publication" in str(board).lower()
    assert row_of(NOW_SMALL, board=True).latest == f"83.3% in September 2026 ({NOT_PUBLIC})"
    assert NOT_PUBLIC in row_of(THEN_SMALL, board=True).change
    assert NOT_PUBLIC not in row_of(THEN_SMALL, board=True).latest


def test_without_small_numbers_there_is_no_note_and_nothing_is_marked() -> None:
    plain = reported(*LARGE)
    for text, paper in zip(both(plain), papers(plain), strict=True):
        assert paper.facts["small_numbers"] == ""
        assert MARK not in text
        assert NOT_PUBLIC not in text
    assert papers(usual())[0].facts["small_numbers"] == ""


@pytest.mark.parametrize("style", STYLES)
def test_the_note_stands_in_the_papers_of_each_style(style: str) -> None:
    for board in (False, True):
        document = docx.Document(opened(NOW_SMALL, style, board))
        note = str(papers(NOW_SMALL, style)[board].facts["small_numbers"])
        assert note in [*paragraph_texts(document.element.body)]
