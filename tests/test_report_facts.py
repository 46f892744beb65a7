"""The title block and the outcome of area SEND reports in the wordings they come in."""

from pathlib import Path

import pytest

from tests.report_lines import title_block
from toolkit.inputs.read import read_document
from toolkit.letters.formats import read_letter
from toolkit.letters.report_days import days_in
from toolkit.letters.report_head import next_inspection_years, outcome_in, read_report_head

TITLE = "Area SEND inspection of Thornmere Local Area Partnership"
DAYS = "Inspection dates: 9 to 13 June 2025"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("30 September to 4 October 2024", "2024-09-30", "2024-10-04"),
        ("27 November - 1 December 2023", "2023-11-27", "2023-12-01"),
        ("18 December to 5 January 2024", "2023-12-18", "2024-01-05"),
        ("18 to 22 and 25 to 26 November 2024", "2024-11-18", "2024-11-26"),
        ("11 to 15 December 2023 and 8 to 9 January 2024", "2023-12-11", "2024-01-09"),
        ("Monday 11 to Friday 15 December 2023", "2023-12-11", "2023-12-15"),
        ("9th to 13th Febuary 2024", "2024-02-09", "2024-02-13"),
        ("11 Dec to 15 Dec 2023", "2023-12-11", "2023-12-15"),
        ("11/12/2023 to 15/12/2023", "2023-12-11", "2023-12-15"),
        ("2 Area SEND inspection report: Thornmere 8 to 12 July 2024 3", "2024-07-08", "2024-07-12"),
    ],
)
def test_the_days_of_an_inspection(text: str, first: str, last: str) -> None:
    days = days_in(text)
    assert days is not None
    assert [day.isoformat() for day in days] == [first, last]


@pytest.mark.parametrize("text", ["", "in the autumn of 2024", "15 to 11 December 2023", "31 to 33 June 2024"])
def test_days_that_cannot_be_are_none(text: str) -> None:
    assert days_in(text) is None


@pytest.mark.parametrize(
    ("lines", "previous"),
    [
        (["Previous inspection dates: 3 to 7 July 2017"], "3 to 7 July 2017"),
        (["Date of previous area SEND inspection: 3 to 7 July 2017"], "3 to 7 July 2017"),
        (["Date(s) of previous inspection: September 2016"], "September 2016"),
        (["Date of previous inspection 3 to 7 July 2017"], "3 to 7 July 2017"),
        (["Dates of previous inspection:", "3 to 7", "July 2017"], "3 to 7 July 2017"),
        (["Dates of previous inspection: 3 to 7 July 2017", "and 9 May 2019"], "3 to 7 July 2017 and 9 May 2019"),
        (["Dates of previous inspection: 3 to 7 July 2017", "Dates of revisit: 9 May 2019"], "3 to 7 July 2017"),
        (["Dates of previous inspection: 3 July 2017", "This report was amended on 4 May 2025."], "3 July 2017"),
        (["Previous inspection: None", "There are widespread failings."], "None"),
        (["Not previously inspected"], "Not previously inspected"),
        (["The previous full inspection was on 3 July 2017."], "The previous full inspection was on 3 July 2017"),
    ],
)
def test_the_previous_inspection_as_printed(lines: list[str], previous: str) -> None:
    head = read_report_head(title_block(TITLE, DAYS, *lines), [])
    assert head.previous == previous
    assert head.days == days_in(DAYS)


@pytest.mark.parametrize(
    "title",
    [
        "Area SEND inspection: Thornmere Local Area Partnership",
        "Area SEND inspection of Thornmere Local Area Patnership",
        "Area SEND inspection of Thornmere SEND Partnership",
        "Area SEND inspection of the Royal Borough of Thornmere Area Partnership",
        "Area special educational needs and/or disabilities (SEND) inspection of Thornmere Local Area Partnership",
    ],
)
def test_the_area_by_its_name(title: str) -> None:
    assert read_report_head(title_block(title, DAYS), []).area == "Thornmere"


def test_an_amendment_above_the_days_is_not_taken_for_them() -> None:
    head = read_report_head(title_block(TITLE, "This report was amended on 4 March 2026.", DAYS), [])
    assert head.days == days_in(DAYS)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("There are widespread and/or systematic failings leading to significant concerns.", "systemic-failings"),
        ("There are widespread failures leading to significant concerns.", "systemic-failings"),
        ("The arrangements lead to inconsistant experiences and outcomes.", "inconsistent"),
        ("The arrangements lead to inconsistent outcomes and experiences.", "inconsistent"),
        ("The arrangements lead to typically positive experiences and outcomes.", "positive"),
        ("The arrangements lead to inconsistent experiences and outcomes. There are no systemic failings.", None),
        ("The arrangements lead to good experiences and outcomes.", None),
        ("This was a thematic visit about alternative provision, which is not graded.", None),
    ],
)
def test_an_outcome_in_other_words_is_one_of_the_three_or_unknown(text: str, outcome: str | None) -> None:
    assert outcome_in(text) == outcome


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The next area SEND inspection will be within approximately three years.", 3),
        ("A monitoring inspection will follow in 18 months. The next reinspection will be within 3 years.", 3),
        ("The next inspection will take place within approximately five-years.", 5),
        ("The next monitoring inspection will be in about two years.", None),
        ("The next full inspection has not been set.", None),
    ],
)
def test_the_years_to_the_next_inspection(text: str, years: int | None) -> None:
    assert next_inspection_years(text) == years


def test_a_thematic_visit_is_no_inspection_report(tmp_path: Path) -> None:
    path = tmp_path / "visit.txt"
    path.write_text(
        "Area SEND thematic visit to Thornmere Local Area Partnership\n\nVisit dates: 9 to 13 June 2025\n\n"
        "What is working well?\n\n - Leaders meet each week to look at the same figures.\n\n"
        "What could be better?\n\n - Leaders do not know how long children wait for a place.\n",
        encoding="utf-8",
    )
    assert read_letter(read_document(path)).kind == "unknown"
