"""The head of a committee paper: committee, day, title, however they are set."""

from datetime import date
from pathlib import Path

import pytest

from tests.paper_reading import OTHER_TEMPLATE, paper_from

COMMITTEE = "Children and Young People Overview and Scrutiny Committee"
TITLE = "What inspectors said about SEND"
BELOW = OTHER_TEMPLATE[OTHER_TEMPLATE.index("Classification:") :]

HEADS = {
    "dash": f"{COMMITTEE} \u2013 8 March 2018",
    "long dash": f"{COMMITTEE} \u2014 Thursday, 8 March 2018",
    "comma": "Children's Services Overview and Scrutiny Committee, 8 March 2018",
    "over two lines": "CHILDREN AND YOUNG PEOPLE\nOVERVIEW AND SCRUTINY COMMITTEE - 8 MARCH 2018",
    "with its hour": f"{COMMITTEE}, 8 March 2018 at 7.00pm",
    "day first": "8 March 2018 \u2013 Cabinet",
    "held on": "Meeting of the Cabinet held on 8 March 2018",
    "in figures": "Cabinet, 08/03/2018",
}
NAMES = {
    "comma": "Children's Services Overview and Scrutiny Committee",
    "over two lines": COMMITTEE.upper(),
    "day first": "Cabinet",
    "held on": "Cabinet",
    "in figures": "Cabinet",
}


@pytest.mark.parametrize("how", HEADS)
def test_the_day_that_shares_a_line_with_the_committee_is_the_meetings(how: str, tmp_path: Path) -> None:
    text = f"Thornmere Borough Council\n\n{HEADS[how]}\n\n{TITLE}\n\nReport from: Jo Bell, Head of SEND\n\n{BELOW}"
    paper = paper_from(text, tmp_path, "paper.txt")
    assert (paper.committee, paper.meeting_date, paper.title) == (NAMES.get(how, COMMITTEE), date(2018, 3, 8), TITLE)


@pytest.mark.parametrize("how", HEADS)
def test_so_it_is_behind_a_label(how: str, tmp_path: Path) -> None:
    head = HEADS[how].replace("\n", " ")
    text = f"Date of meeting: 8 March 2018\nReport to: {head}\nSubject: {TITLE}\nReport of: Jo Bell\n\n{BELOW}"
    paper = paper_from(text, tmp_path, "paper.txt")
    assert (paper.committee, paper.meeting_date) == (NAMES.get(how, COMMITTEE), date(2018, 3, 8))


def test_a_title_that_names_a_committee_and_a_day_stays_whole(tmp_path: Path) -> None:
    title = "What has come of the decision that the Cabinet Committee made about SEND in May 2017"
    text = f"Cabinet\n\n8 March 2018\n\n{title}\n\nReport from: Jo Bell, Head of SEND\n\n{BELOW}"
    paper = paper_from(text, tmp_path, "paper.txt")
    assert (paper.committee, paper.title) == ("Cabinet", title)
