"""What the workbook says beside a cell: what a heading means, what to choose or type, on screen and in print."""

import io
from typing import Any

import openpyxl
import pytest

from tests.helpers import sample_letter
from tests.test_workbook import made
from toolkit.workbook.entry import MOST_IN_MESSAGE, MOST_IN_TITLE
from toolkit.workbook.explanations import EXPLANATIONS
from toolkit.workbook.sheets import SHEETS

UNCLEAR = {
    "Findings": "Line, Themes, Agreed theme, Flags, Figures, Linked weakness, Status, In source",
    "Weaknesses": "Evidence, Earlier, Agreed earlier, RAG, Actions, Overdue",
    "Action plan": "BRAG, Progress, Evidence, Days to due, Attention",
    "Measures": "Better, Statutory standard, National, Latest, Period, Change, RAG",
    "Measure values": "Provisional, Source file",
    "Risks": "Risk rating, Previous rating, Target rating, Status",
    "Recommendations": "Agreed on, Status",
    "Conflicts": "Kind, Decision",
    "Checks": "Severity",
    "Letter text": "Taken as",
}


@pytest.fixture(scope="module")
def workbook() -> Any:
    return openpyxl.load_workbook(io.BytesIO(made(sample_letter())))


def rules_at(workbook: Any, sheet: str, cell: str) -> list[Any]:
    return [rule for rule in workbook[sheet].data_validations.dataValidation if cell in rule.sqref]


def below(workbook: Any, sheet: str, heading: str, row: int = 2) -> list[Any]:
    """The rules of the cell of a column in a row."""
    (cell,) = (cell for cell in workbook[sheet][1] if cell.value == heading)
    return rules_at(workbook, sheet, f"{cell.column_letter}{row}")


@pytest.mark.parametrize("sheet", UNCLEAR)
def test_a_heading_that_does_not_say_it_all_is_explained_when_its_cell_is_chosen(workbook: Any, sheet: str) -> None:
    rules = {cell.value: below(workbook, sheet, cell.value, 1) for cell in workbook[sheet][1]}
    explained = {heading: rule for heading, (rule,) in ((h, found) for h, found in rules.items() if found)}
    assert ", ".join(explained) == UNCLEAR[sheet]
    for heading, rule in explained.items():
        assert (rule.type, rule.showInputMessage, rule.promptTitle) == (None, True, heading)
        assert len(rule.promptTitle) <= MOST_IN_TITLE
        assert 20 < len(rule.prompt) <= MOST_IN_MESSAGE


def test_every_explanation_is_of_a_column_there_is() -> None:
    columns = {sheet.name: [column.heading for column in sheet.columns] for sheet in SHEETS}
    assert [(s, h) for s, headings in EXPLANATIONS.items() for h in headings if h not in columns[s]] == []


@pytest.mark.parametrize(
    ("sheet", "heading", "said"),
    [
        ("Action plan", "BRAG", "Choose from the list. The words are on the sheet Lists."),
        ("Findings", "Linked weakness", "Choose from the list. The words are on the sheet Weaknesses, column Ref."),
        ("Action plan", "Due", "Type a date, for example 8 March 2026."),
        ("Recommendations", "Agreed on", "Type a date, for example 8 March 2026."),
        ("Measures", "Target date", "Type a date, for example 8 March 2026."),
        ("Measures", "Baseline", "Type the number alone; the unit stands in Unit."),
        ("Measures", "Target", "Type the number alone; the unit stands in Unit."),
        ("Measures", "National", "Type the number alone; the unit stands in Unit."),
    ],
)
def test_what_is_not_asked_for_is_told_and_may_be_kept(workbook: Any, sheet: str, heading: str, said: str) -> None:
    (rule,) = below(workbook, sheet, heading)
    assert (rule.error, rule.errorStyle, rule.errorTitle) == (said, "warning", heading)
    (grown,) = below(workbook, sheet, heading, 30)
    assert grown.error == said


def test_the_days_of_paper_details_are_asked_for_in_the_same_words(workbook: Any) -> None:
    items = {row[1].value: row[2].coordinate for row in workbook["Paper details"].iter_rows(min_row=2)}
    (rule,) = rules_at(workbook, "Paper details", items["Meeting date"])
    assert (rule.type, rule.error) == ("date", "Type a date, for example 8 March 2026.")


def test_no_message_asks_what_excel_asks_itself(workbook: Any) -> None:
    messages = [rule.error or "" for sheet in workbook for rule in sheet.data_validations.dataValidation]
    assert messages
    assert [message for message in messages if "?" in message] == []


def test_start_here_and_the_dashboard_say_what_stays_true(workbook: Any) -> None:
    assert workbook["Start here"]["A2"].value == (
        "Made on 1 February 2022 from: 2021 outcome letter (thornmere-2021.txt). The sheet Changes says what each run"
        " has changed since."
    )
    assert workbook["Dashboard"]["A2"].value == "The counts follow what you type."
    notes = [row[0].value for row in workbook["Dashboard"].iter_rows()]
    assert "A finding with two themes counts under each." in notes


def test_each_instruction_of_start_here_stands_in_one_wrapped_cell(workbook: Any) -> None:
    sheet = workbook["Start here"]
    words = {ref: sheet[ref].value for ref in ("B5", "B6", "B7", "A8", "A9", "A10", "B10")}
    assert words["A8"] is None
    assert (words["A9"], words["A10"]) == ("What is yours", "Yours")
    assert all(words[ref].endswith(".") and sheet[ref].alignment.wrap_text for ref in ("B5", "B6", "B7", "B10"))
