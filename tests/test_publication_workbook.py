"""The public spreadsheet as a file: the Analysis Function's checklist, and nothing of officers' own in any part."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests.public_spreadsheets import (
    AS_AT,
    HOUSE,
    VALUES,
    action,
    agreed,
    drafted,
    marked,
    opened,
    parts,
    spreadsheet,
    table,
    with_actions,
)
from toolkit.accessibility.workbook_rules import workbook_problems
from toolkit.model.measure import MeasureValue, month
from toolkit.model.plan import Plan
from toolkit.workbook.publication import publication_workbook

DATA = ["Findings", "Weaknesses", "Actions", "Recommendations", "Measures", "Measure values"]


@pytest.fixture(scope="module")
def book() -> Any:
    return opened(spreadsheet())


# ---- the checklist


@pytest.mark.parametrize("plan", [agreed(), drafted(), Plan("Thornmere", "thornmere", "default", ())],
                         ids=["agreed", "drafted", "empty"])  # fmt: skip
def test_it_keeps_every_rule_of_accessibility_for_publication(plan: Plan) -> None:
    data = spreadsheet(plan, VALUES if plan.measures else ())
    assert [p.sentence() for p in workbook_problems("thornmere-publication.xlsx", data, publication=True)] == []


def test_each_sheet_begins_with_its_title_and_says_how_many_tables_it_has(book: Any) -> None:
    titles = [book[name]["A1"].value for name in book.sheetnames]
    assert len({*titles}) == len(titles)
    for name in book.sheetnames[1:]:
        assert book[name]["A1"].font.sz == 16
        assert book[name]["A1"].font.b
        assert book[name]["A2"].value.startswith("This sheet contains one table.")
        assert book[name].tables.keys()


def test_one_table_a_sheet_follows_its_lines_without_a_gap_and_nothing_is_beside_or_below_it(book: Any) -> None:
    for name in book.sheetnames[1:]:
        (only,) = book[name].tables.values()
        corner, end = only.ref.split(":")
        top = int(corner[1:])
        assert corner.startswith("A")
        assert book[name].dimensions == f"A1:{end}"
        assert all(book[name].cell(row, 1).value for row in range(1, top + 1))
        assert [book[name].cell(row, 2).value for row in range(1, top)] == [None] * (top - 1)


def test_no_cell_of_a_table_is_empty_and_none_is_a_formula(book: Any) -> None:
    for sheet in book.worksheets[1:]:
        (only,) = sheet.tables.values()
        cells = [cell for row in sheet[only.ref] for cell in row]
        assert [c.coordinate for c in cells if c.value is None or str(c.value).strip() == ""] == []
        assert {c.data_type for c in cells} <= {"s", "n", "d"}


def test_letters_are_sans_serif_from_12_points_wrapped_and_black_but_for_links(book: Any) -> None:
    for sheet in book.worksheets:
        in_table = [cell for found in sheet.tables.values() for row in sheet[found.ref] for cell in row]
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            assert cell.font.name == "Arial"
            assert cell.font.sz >= 12
            assert cell.fill.fill_type is None
            assert cell.font.color is None or cell.hyperlink or cell.font.color.theme == 1
        assert all(cell.alignment.wrap_text for cell in in_table)
    assert all(row[0].alignment.wrap_text for row in book["Cover"].iter_rows())


def test_nothing_is_merged_hidden_filtered_frozen_drawn_calculated_or_checked(book: Any) -> None:
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_state == "visible"
        assert not any(d.hidden for d in (*sheet.row_dimensions.values(), *sheet.column_dimensions.values()))
        assert sheet.freeze_panes is None
        assert sheet.auto_filter.ref is None
        assert all(found.autoFilter is None for found in sheet.tables.values())
        assert not sheet.conditional_formatting
        assert not sheet.data_validations.dataValidation
        assert not any([sheet.oddHeader.center.text, sheet.oddFooter.center.text, sheet.oddFooter.right.text])
    named = [name for name in parts(spreadsheet()) if any(x in name for x in ("vba", "drawing", "media", "comment"))]
    assert named == []


def test_it_opens_on_the_first_sheet_in_the_first_cell_and_says_title_author_and_language(book: Any) -> None:
    assert book.active.title == book.sheetnames[0] == "Cover"
    assert [s.title for s in book.worksheets if s.sheet_view.tabSelected] == ["Cover"]
    assert book["Cover"].sheet_view.selection[0].activeCell in (None, "A1")
    said = book.properties
    assert (said.title, said.language) == ("Thornmere: SEND inspection findings and action plan", "en-GB")
    assert said.creator == "Thornmere Borough Council"
    assert said.created == datetime(2022, 4, 1)  # noqa: DTZ001 Excel's times have no zone


def test_table_names_and_widths_are_sensible(book: Any) -> None:
    names = [name for sheet in book.worksheets for name in sheet.tables]
    assert names == ["Contents", "Notes", "Findings", "Weaknesses", "Actions", "Recommendations", "Measures",
                     "MeasureValues"]  # fmt: skip
    for sheet in book.worksheets[1:]:
        assert all(8 <= d.width <= 100 for d in sheet.column_dimensions.values())


def test_contents_lists_the_sheets_that_follow_and_leads_to_them(book: Any) -> None:
    rows = table(spreadsheet(), "Contents")
    assert [row["Sheet"] for row in rows] == book.sheetnames[2:] == ["Notes", *DATA]
    links = {
        cell.value: cell.hyperlink.location for (cell,) in book["Contents"].iter_rows(3, 10, 1, 1) if cell.hyperlink
    }
    assert links == {name: f"'{name}'!A1" for name in book.sheetnames[2:]}
    assert [row["Rows"] for row in rows] == [len(table(spreadsheet(), name)) for name in book.sheetnames[2:]]


def test_every_shorthand_in_a_table_is_explained_above_it_and_on_notes(book: Any) -> None:
    notes = " ".join(str(row["Text"]) for row in table(spreadsheet(), "Notes"))
    for name in DATA:
        used = {str(cell) for row in table(spreadsheet(), name) for cell in row.values() if str(cell)[:1] == "["}
        assert all(mark in book[name]["A3"].value and f"{mark} means" in notes for mark in used)
    assert "[c]" in book["Measure values"]["A3"].value


# ---- text stays text, same bytes


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert spreadsheet() == spreadsheet()
    other = publication_workbook(agreed(), HOUSE, VALUES, date(2022, 4, 2))[0]
    assert other != spreadsheet()


@pytest.mark.parametrize("text", ["=1+1", "+44", "@cmd", '=HYPERLINK("https://x.example","x")', "https://x.example/a",
                                  "<b>A & B</b>", "{=A1}", "internal:'Notes'!A1"])  # fmt: skip
def test_text_that_looks_like_something_else_stays_text(text: str) -> None:
    data = spreadsheet(with_actions(action(action=text)))
    cell = next(c for row in opened(data)["Actions"].iter_rows(min_row=5) for c in row if c.value == text)
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert not any("<f>" in part for part in parts(data).values())


def test_a_text_too_long_for_a_cell_is_cut_and_told() -> None:
    plan = with_actions(action(action="word " * 8000))
    data, told = publication_workbook(plan, HOUSE, (), AS_AT)
    (row,) = table(data, "Actions")
    assert row["Action"].endswith("[The text is too long for a cell and ends here.]")
    assert len(row["Action"]) == 32767
    assert [p.where for p in told] == ["Actions, row 5"]


def test_odd_values_neither_break_it_nor_leave_a_cell_empty() -> None:
    plan = with_actions(
        action(action="a\r\n\r\n b\x07", due=date(1812, 1, 1), start=45000, lead_body=" ", brag=3.5, outcome_sought="-")
    )
    (row,) = table(spreadsheet(plan), "Actions")
    assert (row["Due"], row["Lead body"], row["BRAG"], row["Outcome sought"]) == ("[x]",) * 4
    assert row["Start"] == datetime(2023, 3, 15)  # noqa: DTZ001 Excel's times have no zone
    assert row["Action"].startswith("a\nb")


# ---- nothing of the officers' own


def marked_plan() -> Plan:
    """A marker in every cell that officers may type in, and in what they never see printed."""
    plan = agreed()
    recommendation = replace(marked(plan.recommendations[-1], "Recommendations"), agreed_on=date(2022, 3, 8))
    other = replace(marked(plan.recommendations[-1], "Recommendations"), recommendation="MARK not agreed")
    details = (replace(d, value=f"MARK details {d.item}", note="MARK note") for d in plan.details)
    lines = (replace(line, text="MARK letter text") for line in plan.letter_text)
    return replace(
        plan,
        findings=tuple(marked(row, "Findings") for row in plan.findings),
        weaknesses=tuple(marked(row, "Weaknesses") for row in plan.weaknesses),
        actions=(marked(plan.actions[0], "Action plan"), replace(plan.actions[2], action="MARK draft")),
        risks=tuple(marked(row, "Risks") for row in plan.risks),
        recommendations=(recommendation, other),
        measures=(marked(plan.measures[0], "Measures"),),
        details=tuple(details),
        letter_text=tuple(lines),
    )


def test_only_what_is_meant_for_the_public_is_in_any_part_of_the_file() -> None:
    value = MeasureValue("MARK area", "MARK Measures measure", month(2022, 1), 50.0, code="MARK code",
                         wording="MARK wording", written="MARK written", note="MARK note", file="MARK file",
                         sheet="MARK sheet", cell="MARK cell")  # fmt: skip
    text = " ".join(parts(spreadsheet(marked_plan(), (value,))).values())
    shown = {
        *("MARK Findings agreed_theme", "MARK details Contact"),
        *(f"MARK Action plan {field}" for field in ("action", "outcome_sought", "lead_body")),
        *(f"MARK Recommendations {field}" for field in ("recommendation", "to")),
        *(f"MARK Measures {field}" for field in ("measure", "definition", "unit", "statutory_standard", "source")),
    }
    for words in shown:
        assert words in text
        text = text.replace(words, "")
    assert "MARK" not in text


def test_the_markers_would_be_found() -> None:
    plan = marked_plan()
    assert plan.findings[0].notes == "MARK Findings notes"
    assert plan.actions[0].progress == "MARK Action plan progress"
    assert plan.weaknesses[0].senior_responsible_officer == "MARK Weaknesses senior_responsible_officer"
    assert plan.risks[0].owner == "MARK Risks owner"
    assert plan.recommendations[0].response == "MARK Recommendations response"
