"""The progress report on two pages for the improvement board."""

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest

from tests.helpers import paragraph_texts
from tests.progress_months import actions, measures, papers, quiet, usual
from tests.test_progress_report import STYLES, set_in_word
from toolkit.model.plan import Recommendation
from toolkit.model.progress import Progress
from toolkit.model.snapshot import KnownDate
from toolkit.papers.progress_board import shortened


def crowded() -> Progress:
    """A month with more of everything than two pages hold."""
    full, late = usual(), [replace(a, due=date(2026, 10, 1)) for a in actions()]
    dates = tuple(KnownDate(f"Visit number {n}", date(2027, 1, n), "As agreed.") for n in range(1, 10))
    return replace(full, overdue=tuple(late[:20]), completed=tuple(late[:9]), measures=measures() * 2, dates=dates)


def wordy() -> Progress:
    """A crowded month of long sentences."""
    full = crowded()
    long = "Set up one data set that all of the partners of the area use, with the parent carer forum, each month "
    rows = tuple(replace(a, action=(long * (1 + n % 4)).strip()) for n, a in enumerate(full.overdue))
    return replace(full, overdue=rows, completed=rows[:3], newly_overdue=rows[3:6], added=rows[6:9])


def lines(progress: Progress) -> list[str]:
    return [*paragraph_texts(docx.Document(io.BytesIO(set_in_word(progress, board=True))).element.body)]


def test_it_says_how_many_rows_the_committee_report_has_more() -> None:
    facts = papers(crowded())[1].facts
    assert facts["attention_left"] == "And 14 more, listed in the committee report."  # 20 and 2 due soon; 8 shown
    assert facts["measures_left"] == "And eight more, listed in the committee report."
    assert facts["dates_left"] == "And four more, listed in the committee report."
    text = lines(crowded())
    assert text.count("And 14 more, listed in the committee report.") == 1
    assert "And nine more, listed in the committee report." in text  # 17 moves; 8 shown


def test_nothing_is_left_out_where_it_fits() -> None:
    facts = papers(usual())[1].facts
    assert (facts["attention_left"], facts["measures_left"], facts["dates_left"]) == ("", "", "")


def test_the_red_and_amber_measures_come_first() -> None:
    rags = [row.rag for row in papers(usual())[1].facts["board_measures"]]  # type: ignore[union-attr]
    assert rags == ["Red", "Red", "Amber", "Amber", "No rating", "No rating", "Green", "Green"]


def test_an_action_that_was_completed_is_told_once() -> None:
    moves = papers(usual())[1].facts["moves"]
    assert isinstance(moves, tuple)
    assert sum("[A1]" in str(move) for move in moves) == 1
    assert str(moves[0]).startswith("Completed: Publish a strategy")


def test_the_board_decides_what_the_facts_call_for_or_what_officers_typed() -> None:
    full = usual()
    decisions = papers(full)[1].facts["decisions"]
    assert isinstance(decisions, tuple)
    assert decisions[1] == "Give a reason for the rating that has changed without one: [A4]."
    assert papers(quiet())[1].facts["decisions"] == ("No decision is called for by the facts in this report.",)
    own = Recommendation("REC9", "progress board", "Agree the budget for caseworkers.")
    typed = replace(full, now=replace(full.now, recommendations=(own,)))
    assert papers(typed)[1].facts["decisions"] == (own.recommendation,)


def test_a_long_text_is_cut_after_a_whole_word() -> None:
    assert shortened("one two three", 90) == "one two three"
    assert shortened("one two, three four", 10) == "one two …"
    assert shortened("one two three four", 13) == "one two three four"  # one word would be lost
    assert shortened("one two three four five", 13) == "one two three …"
    assert shortened("Train staff in every school of the area", 22) == "Train staff …"
    assert shortened("in every", 3) == "in every"


def test_no_text_is_cut_where_two_pages_hold_it_whole() -> None:
    long = " ".join(["Set up one data set that all of the partners use and look at every month"] * 3)
    full = usual()
    late = replace(full.overdue[0], action=long)
    facts = papers(replace(full, overdue=(late, *full.overdue[1:]), newly_overdue=(late,)))[1].facts
    assert f"Newly overdue: {long} [A9]." in facts["moves"]  # type: ignore[operator]
    rows = facts["attention_rows"]
    assert rows[0].action == long  # type: ignore[union-attr,index]


def test_texts_are_cut_where_two_pages_would_overflow() -> None:
    long = " ".join(["Set up one data set that all of the partners use and look at every month"] * 3)
    full = crowded()
    late = tuple(replace(a, action=long) for a in full.overdue)
    rows = papers(replace(full, overdue=late))[1].facts["attention_rows"]
    assert len(rows) >= 5  # type: ignore[arg-type]
    assert {row.action.endswith(" …") for row in rows} == {True}  # type: ignore[union-attr]


def test_its_last_words_fit_on_a_line_and_a_date_has_one_sentence_on_its_source() -> None:
    assert lines(usual())[-1] == "The committee's progress report for October 2026 has the full lists."
    doubtful = KnownDate("Revisit", date(2027, 2, 1), "Counted from May; no more is known.", certain=False)
    committee, board = papers(replace(usual(), dates=(doubtful,)))
    rows: Any = (*committee.facts["dates"], *board.facts["board_dates"])  # type: ignore[misc]
    assert [row.basis for row in rows] == [
        "Not certain. Counted from May; no more is known.",
        "Not certain. Counted from May.",
    ]


def test_a_month_in_which_no_action_moved_says_so() -> None:
    assert "No action has changed." in lines(quiet())


def test_the_board_agrees_due_dates() -> None:
    decisions: Any = papers(usual())[1].facts["decisions"]
    assert decisions[0].startswith("Agree new due dates for the four overdue actions [A9]")
    one = replace(usual(), overdue=usual().overdue[:1])
    decisions = papers(one)[1].facts["decisions"]
    assert decisions[0] == "Agree a new due date for the overdue action [A9], or what will bring it back on track."


def small() -> Progress:
    """A month of few actions in which none has moved, with five dates ahead."""
    full, none = usual(), quiet()
    typed = "As given in Paper details (progress, Meeting date)."
    ahead = (
        KnownDate("Meeting of the Children and Families Scrutiny Committee", date(2026, 11, 17), typed),
        KnownDate("Next update to the Committee", date(2026, 11, 17), typed),
        KnownDate("Committee's comments to Cabinet", date(2026, 12, 9), typed),
        KnownDate("Next update to the Committee", date(2027, 1, 15), typed),
        KnownDate(
            "Next full area SEND inspection, expected about this date",
            date(2027, 7, 21),
            "The inspection report says about three years; counted from the end of the inspection, 21 July 2024.",
            certain=False,
        ),
    )
    return replace(
        none,
        overdue=full.overdue[:1],
        due_soon=full.due_soon,
        measures=measures()[:1],
        dates=ahead,
        reported_before=True,
    )


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("style", STYLES)
def test_it_has_at_most_two_pages_and_one_in_a_small_month(style: str, tmp_path: Path) -> None:
    paths = []
    for name, progress in (("usual", usual()), ("crowded", crowded()), ("wordy", wordy()), ("small", small())):
        paths.append(tmp_path / f"{name}.docx")
        paths[-1].write_bytes(set_in_word(progress, style, board=True))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for path in paths:
        with pypdfium2.PdfDocument(path.with_suffix(".pdf")) as pdf:
            assert len(pdf) <= (1 if path.stem == "small" else 2), path.name
