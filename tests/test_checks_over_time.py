"""A matter that goes on keeps its row on Checks, whatever its numbers come to, and leads to the row that is meant."""

from pathlib import Path

import pytest

from tests.helpers import Run
from tests.make_sample_paper import SAMPLE_PAPER
from tests.officers_edits import Runner, begin, edit, rows_that_say, table, type_in_cell, without_row
from tests.opened import Opened
from toolkit.model.merge import Row, StandingRow
from toolkit.workbook.check_matches import in_their_rows


@pytest.fixture
def path(project: Path) -> Path:
    return begin(project)


def suggested(path: Path, sheet: str) -> tuple[int, dict[str, str]]:
    """The one row of Checks about the rows of a sheet that are marked Suggested, and its number."""
    rows = table(path, "Checks").items()
    ((number, row),) = [(n, r) for n, r in rows if r.get("Sheet") == sheet and "still marked Suggested" in r["What"]]
    return number, row


def link(path: Path, number: int) -> str:
    links = Opened(path.read_bytes()).sheet("Checks").iter("{*}hyperlink")
    return next(str(x.get("location")) for x in links if x.get("ref") == f"C{number}")


def test_a_count_that_moved_is_told_in_the_row_it_has_and_nothing_is_settled(path: Path, run: Runner) -> None:
    number, before = suggested(path, "Action plan")
    edit(path, type_in_cell("K2", "In hand", "Action plan"))
    assert run().code == 0
    assert suggested(path, "Action plan") == (
        number,
        {**before, "What": "Four rows still marked Suggested.", "Cell": "K3"},
    )
    assert [r for r in table(path, "Checks").values() if r["Severity"] == "settled"] == []


def test_the_last_row_but_one_is_told_there_too_and_settled_where_none_is_left(path: Path, run: Runner) -> None:
    number, _ = suggested(path, "Action plan")
    for rows, said in (((2, 3, 4, 5), "warning"), ((6,), "settled")):
        edit(path, *(type_in_cell(f"K{row}", "In hand", "Action plan") for row in rows))
        run()
        now, row = suggested(path, "Action plan")
        assert (now, row["What"], row["Severity"]) == (number, "One row still marked Suggested.", said)


def test_checks_lead_to_the_first_row_that_is_meant(path: Path, run: Runner) -> None:
    edit(path, type_in_cell("K2", "Open", "Risks"), type_in_cell("E2", "4 Likely", "Risks"))
    edit(path, type_in_cell("F2", "4 Major", "Risks"), without_row("Recommendations", 2))
    run()
    cells = {sheet: suggested(path, sheet)[1]["Cell"] for sheet in ("Action plan", "Risks", "Recommendations")}
    assert cells == {"Action plan": "K2", "Risks": "K3", "Recommendations": "I2"}
    (unrated,) = (r for r in rows_that_say(path, "Checks", Sheet="Risks") if "without a rating" in r["What"])
    assert unrated["Cell"] == "E3"
    assert link(path, suggested(path, "Risks")[0]) == "'Risks'!K3"


def test_what_came_from_an_earlier_paper_leads_to_the_first_risk_of_it(project: Path, run: Runner) -> None:
    (project / "input" / SAMPLE_PAPER.name).write_bytes(SAMPLE_PAPER.read_bytes())
    said: Run = run()
    assert said.code == 0
    path = project / "output/thornmere/thornmere-workbook.xlsx"
    (check,) = (r for r in table(path, "Checks").values() if "taken from an earlier paper" in r["What"])
    risks = table(path, "Risks")
    first = min(n for n, r in risks.items() if r.get("Previous rating"))
    assert (check["Sheet"], check["Cell"]) == ("Risks", f"K{first}")


# ---- which rows are about the same


def standing(number: int, what: str, severity: str = "warning", cell: str = "A1") -> StandingRow:
    return StandingRow(number, f"Risks / {what}", {"sheet": "Risks", "what": what, "severity": severity, "cell": cell})


def now(what: str, cell: str = "A1") -> Row:
    return Row(f"Risks / {what}", {"sheet": "Risks", "what": what, "severity": "warning", "cell": cell})


def test_an_age_moves_on_in_its_row() -> None:
    old = standing(2, "Visits, May 2025: 14 is the latest figure, and 12 months old.")
    new = now("Visits, May 2025: 14 is the latest figure, and 13 months old.")
    assert in_their_rows([new], [old]) == [Row(old.key, new.cells)]


def test_another_measure_or_period_is_another_matter() -> None:
    old = standing(2, "Visits, May 2025: 14 is the latest figure, and 12 months old.")
    new = now("Visits, June 2025: 14 is the latest figure, and 12 months old.")
    assert in_their_rows([new], [old]) == [new, Row(old.key, {"severity": "settled"})]


def test_a_check_that_still_holds_keeps_its_row_before_any_like_it() -> None:
    rows = [standing(2, "Two risks without a rating."), standing(3, "Five risks without a rating.")]
    found = in_their_rows([now("Five risks without a rating.")], rows)
    assert [(row.key, row.cells["severity"]) for row in found] == [(rows[1].key, "warning"), (rows[0].key, "settled")]


def test_of_several_like_it_the_row_that_holds_and_leads_to_its_cell_is_taken() -> None:
    rows = [standing(2, "The day, 1 May 2026, is late.", "settled", "C3"), standing(3, "The day, 2 May 2026, is late."),
            standing(4, "The day, 3 May 2026, is late.", cell="C3")]  # fmt: skip
    found = in_their_rows([now("The day, 4 June 2026, is late.", "C3")], rows)
    assert found[0].key == rows[2].key
