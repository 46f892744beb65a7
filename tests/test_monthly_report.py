"""The progress report of a month: when it is written, from what, and made again from its snapshot."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import SAMPLE, WORKBOOK, Run, paper_text, table_rows, type_in

Runner = Callable[..., Run]
AREA = "output/thornmere"


def report(month: str, board: bool = False) -> str:
    return f"{AREA}/thornmere-progress-{month}{'-board' if board else ''}.docx"


def agreed(workbook: Any) -> None:
    """Officers accept the suggested actions."""
    sheet = workbook["Action plan"]
    for number, row in enumerate(range(2, 7)):
        sheet.cell(row, 5, "A Lowe")
        sheet.cell(row, 8, date(2022, 3, 10 + number))
        sheet.cell(row, 10, "Green")
        sheet.cell(row, 11, "In hand.")
        sheet.cell(row, 12, date(2022, 1, 25))


@pytest.fixture
def january(project: Path, run: Runner) -> Path:
    """A workbook made on 20 January, its actions agreed by 1 February, the January report written."""
    run(as_at="2022-01-20")
    type_in(project / WORKBOOK, agreed)
    run(as_at="2022-02-01")
    return project


def test_no_report_is_due_for_a_month_that_had_ended_before_the_workbook_was_made(project: Path, run: Runner) -> None:
    run(as_at="2022-01-20")
    said = run("-v", as_at="2022-01-25")
    assert list(project.glob(f"{AREA}/*progress*")) == []
    assert "not due: the workbook was not there yet in 2021-12" in said.out


def test_the_first_of_the_next_month_has_a_report_and_a_board_version(january: Path) -> None:
    text = paper_text(january / report("2022-01"))
    assert "five actions" in text
    assert (january / report("2022-01", board=True)).exists()


def test_what_moved_is_told_with_the_officers_reason(january: Path, run: Runner) -> None:
    def edit(workbook: Any) -> None:
        sheet = workbook["Action plan"]
        sheet["J2"], sheet["K2"] = "Red", "The lead post is vacant."
        sheet["I3"] = date(2022, 5, 31)

    type_in(january / WORKBOOK, edit)
    run(as_at="2022-03-01")
    text = paper_text(january / report("2022-02"))
    assert "The lead post is vacant." in text
    assert "31 May 2022" in text
    assert "11 March 2022" in text


def test_a_month_without_changes_is_said_in_one_sentence(january: Path, run: Runner) -> None:
    run(as_at="2022-03-01")
    said = "changed since the last progress report, which was made on 1 February 2022."
    assert f"Nothing in the action plan has {said}" in paper_text(january / report("2022-02"))


def test_no_report_is_named_where_none_was_made_of_the_month_before(project: Path, run: Runner) -> None:
    run(as_at="2022-01-20")  # of 2021-12, which had ended before the workbook was made
    run(as_at="2022-02-01")
    text = paper_text(project / report("2022-01"))
    assert "Nothing in the action plan has changed since 20 January 2022." in text


def test_the_same_run_again_writes_nothing(january: Path, run: Runner) -> None:
    before = {path: path.read_bytes() for path in january.glob(f"{AREA}/*.*") if path.name != ".toolkit.sqlite"}
    run(as_at="2022-02-01")
    assert {path: path.read_bytes() for path in before} == before


def test_a_past_month_is_made_again_from_its_snapshot_byte_for_byte_and_no_workbook_is_touched(
    january: Path, run: Runner
) -> None:
    then = (january / report("2022-01")).read_bytes()
    type_in(january / WORKBOOK, lambda w: w["Action plan"].__setitem__("J2", "Red"))
    run(as_at="2022-03-01")
    workbook = (january / WORKBOOK).read_bytes()
    (january / report("2022-01")).unlink()
    (january / "input" / SAMPLE.name).unlink()
    said = run("--month", "2022-01", as_at="2022-03-01")
    assert said.code == 0
    assert (january / report("2022-01")).read_bytes() == then
    assert (january / WORKBOOK).read_bytes() == workbook


def test_a_month_without_a_snapshot_is_said_and_exits_1(january: Path, run: Runner) -> None:
    said = run("--month", "2021-06", as_at="2022-03-01")
    assert said.code == 1
    assert "There is no snapshot of 2021-06" in said.out
    assert "Months there are: 2022-01." in said.out


@pytest.mark.parametrize(
    ("month", "said"),
    [("2022-02", "2022-02 has not ended by 2022-02-15."), ("June", "'June' is no month"), ("2022-13", "is no month")],
)
def test_a_month_that_cannot_be_reported_exits_2(january: Path, run: Runner, month: str, said: str) -> None:
    result = run("--month", month, as_at="2022-02-15")
    assert (result.code, said in result.err) == (2, True)


def test_a_month_named_is_made_from_its_snapshot_also_where_the_run_would_report_it_anyway(
    january: Path, run: Runner
) -> None:
    type_in(january / WORKBOOK, lambda w: w["Action plan"].__setitem__("J2", "Red"))
    before = (january / WORKBOOK).read_bytes(), (january / report("2022-01")).read_bytes()
    said = run("--month", "2022-01", as_at="2022-02-05")
    assert (said.code, "one letter" in said.out) == (0, False)
    assert ((january / WORKBOOK).read_bytes(), (january / report("2022-01")).read_bytes()) == before


def test_for_two_weeks_a_report_follows_the_workbook(january: Path, run: Runner) -> None:
    type_in(january / WORKBOOK, lambda w: w["Action plan"].__setitem__("J2", "Red"))
    run(as_at="2022-02-14")
    assert "On 14 February 2022" in paper_text(january / report("2022-01"))


def test_after_that_it_stays_as_it_is_and_the_change_is_told_by_the_next_one_alone(january: Path, run: Runner) -> None:
    before = (january / report("2022-01")).read_bytes()
    type_in(january / WORKBOOK, lambda w: w["Action plan"].__setitem__("J2", "Red"))
    type_in(january / WORKBOOK, lambda w: w["Action plan"].__setitem__("K2", "The post was frozen."))
    run(as_at="2022-02-15")
    assert (january / report("2022-01")).read_bytes() == before
    run(as_at="2022-03-01")
    text = paper_text(january / report("2022-02"))
    assert "The post was frozen." in text
    assert "1 February 2022" in text


def test_a_month_before_the_workbook_was_made_has_no_report(january: Path, run: Runner) -> None:
    said = run("--month", "2021-12", as_at="2022-03-01")
    assert said.code == 1
    assert "There is no snapshot of 2021-12" in said.out
    assert not (january / report("2021-12")).exists()


def test_a_report_edited_in_word_is_kept_and_the_next_stands_beside_it(january: Path, run: Runner) -> None:
    import docx

    paper = january / report("2022-01")
    document = docx.Document(str(paper))
    document.paragraphs[3].add_run(" Edited.")
    document.save(str(paper))
    edited = paper.read_bytes()
    type_in(january / WORKBOOK, lambda w: w["Action plan"].__setitem__("J2", "Red"))
    run(as_at="2022-02-01")
    assert paper.read_bytes() == edited
    assert paper.with_name(paper.name.replace(".docx", "-v2.docx")).exists()


def test_without_its_record_the_report_says_that_there_is_nothing_to_compare_with(january: Path, run: Runner) -> None:
    (january / AREA / ".toolkit.sqlite").unlink()
    run(as_at="2022-03-01")
    text = paper_text(january / report("2022-02"))
    assert "five actions" in text
    assert "since 1 February" not in text


def test_a_dry_run_takes_no_snapshot_and_writes_no_report(january: Path, run: Runner) -> None:
    record = (january / AREA / ".toolkit.sqlite").read_bytes()
    said = run("--dry-run", as_at="2022-03-01")
    assert "would write" in said.out
    assert not (january / report("2022-02")).exists()
    assert (january / AREA / ".toolkit.sqlite").read_bytes() == record


def test_the_website_has_its_own_workbook_without_officers_notes(january: Path, run: Runner) -> None:
    import openpyxl

    assert run("--publication", as_at="2022-02-01").code == 0
    book = openpyxl.load_workbook(january / AREA / "thornmere-publication.xlsx")
    said = {str(c.value) for sheet in book for row in sheet.iter_rows() for c in row}
    assert "A Lowe" not in said
    assert "In hand." not in said
    assert book.sheetnames[0] == "Cover"


def test_a_risks_rating_in_the_report_before_stands_beside_its_own(january: Path, run: Runner) -> None:
    def rated(likelihood: str) -> Any:
        def edit(workbook: Any) -> None:
            sheet = workbook["Risks"]
            sheet["E2"], sheet["F2"], sheet["K2"] = likelihood, "3 Moderate", "Open"

        return edit

    type_in(january / WORKBOOK, rated("4 Likely"))
    run(as_at="2022-03-01")
    type_in(january / WORKBOOK, rated("2 Unlikely"))
    said = run(as_at="2022-04-01")
    assert "no conflicts" in said.out
    row = table_rows(january / WORKBOOK, "Risks")[0]
    assert (row["Previous rating"], row["Likelihood"]) == ("12 Medium", "2 Unlikely")
    assert "12 Medium" in paper_text(january / report("2022-03"))
    (change,) = (r for r in table_rows(january / WORKBOOK, "Changes") if r["Column"] == "Previous rating")
    assert (change["After"], change["Why"]) == ("12 Medium", "The rating in the report before.")


def test_a_day_typed_as_text_is_overdue_all_the_same(january: Path, run: Runner) -> None:
    type_in(january / WORKBOOK, lambda w: w["Action plan"].__setitem__("H2", "20 February 2022"))
    said = run(as_at="2022-03-01")
    assert "one action is overdue" in said.out
    assert "20 February 2022" in paper_text(january / report("2022-02"))


def test_an_action_edited_otherwise_is_told_and_a_day_taken_out_too(january: Path, run: Runner) -> None:
    def edit(workbook: Any) -> None:
        sheet = workbook["Action plan"]
        sheet["E2"], sheet["H2"] = "B Moss", None
        sheet["C3"] = "Agree another standard"

    type_in(january / WORKBOOK, edit)
    run(as_at="2022-03-01")
    text = " ".join(paper_text(january / report("2022-02")).split())
    assert "Nothing in the action plan has changed" not in text
    assert "Two actions have been edited otherwise:" in text
    assert "[A1]: the lead officer and its due date, 10 March 2022, which was taken out." in text
    assert "Agree another standard [A2]: its wording." in text


def test_what_the_report_still_asks_for_is_said_by_the_run(january: Path, run: Runner) -> None:
    said = run(as_at="2022-03-01").out
    assert "Blank, so placeholders in the progress report of 2022-02: " in said
    assert "Meeting date" in said.partition("progress report of 2022-02: ")[2].partition("\n")[0]
