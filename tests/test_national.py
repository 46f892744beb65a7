"""Which day the national context is of, where the day of publication is known and where it is not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.helpers import PAPER, WORKBOOK, Run, details_typed, paper_text, sample_letter, type_in
from tests.make_sample_report import SAMPLE_REPORT
from toolkit.inputs.reference_table import read_tables
from toolkit.rules.national import published_on, reports_before

Runner = Callable[..., Run]
REPORT_PAPER = "output/thornmere/thornmere-2025-committee-paper.docx"
COMPLETE = read_tables().reports_complete_to or date.min


@pytest.fixture
def reported(project: Path) -> Path:
    """A project whose only document is the sample area SEND report, published on a day that nobody knows."""
    for file in (project / "input").iterdir():
        file.unlink()
    (project / "input" / SAMPLE_REPORT.name).write_bytes(SAMPLE_REPORT.read_bytes())
    return project


def published(project: Path, day: date | None) -> None:
    type_in(project / WORKBOOK, details_typed({"Published date": day}))


def test_the_whole_table_of_reports_counts_where_the_day_of_publication_is_not_known(
    reported: Path, run: Runner
) -> None:
    run(as_at="2026-03-01")
    published(reported, None)
    run(as_at="2026-03-01")
    total = len([r for r in read_tables().reports if r.published])
    said = "By 6 November 2025, the last day to which the table of reports is known to be complete,"
    assert f"{said} {total} area SEND reports had been published" in paper_text(reported / REPORT_PAPER)
    assert date(2025, 11, 6) == COMPLETE


@pytest.mark.parametrize(
    ("day", "until", "basis"),
    [
        (COMPLETE, "5 November 2025", "the day before this report was published"),
        (COMPLETE + timedelta(1), "6 November 2025", "the day before this report was published"),
        (
            COMPLETE + timedelta(2),
            "6 November 2025",
            "the last day to which the table of reports is known to be complete",
        ),
    ],
)
def test_about_the_end_of_the_table_the_paper_says_which_day_it_is(
    day: date, until: str, basis: str, reported: Path, run: Runner
) -> None:
    run(as_at="2026-03-01")
    published(reported, day)
    run(as_at="2026-03-01")
    assert f"By {until}, {basis}, " in paper_text(reported / REPORT_PAPER)


def test_for_a_letter_its_own_date_stands_in_and_the_paper_says_so(project: Path, run: Runner) -> None:
    letter = sample_letter()
    found = published_on(replace(letter, published_date=None), None, replace(read_tables(), letters=()))
    assert found is not None
    assert (found.day, found.known) == (letter.letter_date, False)
    run()
    published(project, None)
    run()
    said = "the day before the date of this letter, whose day of publication is not known"
    assert said in paper_text(project / PAPER)


def test_without_a_table_there_is_no_national_context() -> None:
    assert reports_before(None, replace(read_tables(), reports=())) is None
