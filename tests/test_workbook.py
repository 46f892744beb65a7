"""The workbook as an officer, a previewer and Excel meet it."""

import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers import SAMPLE, TEMPLATES, WORKBOOK, Run, detail_rows, letter_from, sample_letter, table_rows
from toolkit.house.load import load_house
from toolkit.inputs.reference_table import read_tables
from toolkit.model.letter import Letter
from toolkit.rules.checks import check
from toolkit.rules.new_plan import classified, new_plan
from toolkit.workbook.columns import Sheet
from toolkit.workbook.create import create_workbook
from toolkit.workbook.sheets import SHEETS

TODAY = date(2022, 2, 1)
# The contract, written out once more so that a slip in the declarations shows.
CONTRACT = {
    "Start here": None,
    "Findings": "Ref, Document, Section, Kind, Finding, Detail, Page, Line, Themes, Agreed theme, Flags, Figures,"
    " Linked weakness, Lead officer, Response, Status, Notes, In source",
    "Weaknesses": "Ref, Document, Type, Weakness, Detail, Responsible, Evidence, Earlier, Agreed earlier,"
    " Senior responsible officer, Outcome sought, Progress, RAG, Actions, Overdue",
    "Action plan": "Ref, Weakness, Action, Outcome sought, Lead officer, Lead body, Start, Due, Revised due, BRAG,"
    " Progress, Updated, Evidence, Days to due, Attention",
    "Measures": "Measure, Definition, Unit, Better, Baseline, Baseline date, Target, Target date, Statutory standard,"
    " National, Source, Weakness, Latest, Period, Change, RAG",
    "Measure values": "Measure, Period, Numerator, Denominator, Value, Provisional, Source file",
    "Risks": "Ref, Risk, Description, Action to avoid or mitigate risk, Likelihood, Impact, Risk rating,"
    " Previous rating, Owner, Target rating, Status",
    "Recommendations": "Ref, Paper, Recommendation, To, Agreed on, Response due, Response, Owner, Status, Closed on",
    "Paper details": "Paper, Item, Value, Required, Note",
    "Dashboard": None,
    "Changes": "Run, Sheet, Ref, Column, Before, After, Why",
    "Conflicts": "Run, Kind, Sheet, Ref, Cell, Last written, Yours, New, Decision",
    "Checks": "Severity, Sheet, Cell, What, What to do",
    "Letter text": "Document, Page, Line, Text, Taken as",
    "History": "",
    "Lists": "",
}
OFFICERS = {
    "Findings": "Agreed theme, Linked weakness, Lead officer, Response, Status, Notes",
    "Weaknesses": "Agreed earlier, Senior responsible officer, Outcome sought, Progress, RAG",
    "Action plan": "Weakness, Action, Outcome sought, Lead officer, Lead body, Start, Due, Revised due, BRAG, Progress,"
    " Updated, Evidence",
    "Risks": "Risk, Description, Action to avoid or mitigate risk, Likelihood, Impact, Owner, Target rating, Status",
    "Paper details": "Value",
    "Conflicts": "Decision",
    "Checks": "",
    "Letter text": "",
}


def made(letter: Letter, style: str = "default") -> bytes:
    house = load_house(TEMPLATES, style)
    letter = classified(letter, house.themes)
    plan = new_plan(letter.area or "", "thornmere", [letter], house, read_tables())
    new = create_workbook(plan, house, ("default", "medway"), TODAY, check(plan, house, TODAY))
    assert new.problems == ()
    return new.data


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workbook") / "thornmere-workbook.xlsx"
    path.write_bytes(made(sample_letter()))
    return path


@pytest.fixture(scope="module")
def workbook(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def test_sheets_and_columns_are_the_contracts_in_order(workbook: Any) -> None:
    assert workbook.sheetnames == list(CONTRACT)
    for name, columns in CONTRACT.items():
        if columns:
            assert ", ".join(str(c.value) for c in workbook[name][1]) == columns


def test_owners_are_the_contracts() -> None:
    declared = {s.name: ", ".join(c.heading for c in s.columns if c.owner == "officer") for s in SHEETS}
    assert {name: declared[name] for name in OFFICERS} == OFFICERS


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.name)
def test_each_data_sheet_is_one_table_from_a1_with_a_frozen_header_and_print_set_up(
    workbook: Any, sheet: Sheet
) -> None:
    worksheet = workbook[sheet.name]
    assert list(worksheet.tables) == [sheet.table]
    table = worksheet.tables[sheet.table]
    assert table.ref.startswith("A1:")
    assert table.autoFilter is not None
    assert worksheet.freeze_panes == ("B2" if worksheet["A1"].value == "Ref" else "A2")
    assert worksheet.oddHeader.left.text == f"Thornmere: {sheet.name}"
    assert worksheet.print_title_rows == "$1:$1"
    assert worksheet.page_setup.orientation == "landscape"
    assert (worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight) in ((1, 0), (None, 0))
    assert worksheet.merged_cells.ranges == set()


def test_every_finding_is_there_word_for_word_with_its_line(path: Path) -> None:
    rows = table_rows(path, "Findings")
    letter = sample_letter()
    assert [(r["Ref"], r["Finding"], r["Line"]) for r in rows] == [
        (f.ref, f.text, f.passage.lines[0]) for f in letter.findings
    ]
    nested = next(r for r in rows if r["Ref"] == "2021-I-S04")
    assert nested["Detail"].count("\n") == 1
    assert {r["In source"] for r in rows} == {"yes"}
    assert all(r["Themes"] for r in rows)


def test_weaknesses_come_with_their_evidence_best_first(path: Path) -> None:
    rows = table_rows(path, "Weaknesses")
    assert [r["Ref"] for r in rows] == [f"2021-W{n}" for n in range(1, 6)]
    assert rows[2]["Evidence"].startswith("2021-M-03")
    assert rows[0]["Responsible"].endswith("(CCG) of the area, jointly")


def test_suggestions_are_marked_and_rate_nothing(path: Path) -> None:
    actions, risks = table_rows(path, "Action plan"), table_rows(path, "Risks")
    assert [a["Weakness"] for a in actions] == [f"2021-W{n}" for n in range(1, 6)]
    assert {a["Progress"] for a in actions} == {"Suggested"}
    assert {r["Status"] for r in [*risks, *table_rows(path, "Recommendations")]} == {"Suggested"}
    assert all(r["Likelihood"] is None and r["Impact"] is None for r in risks)
    assert all(r["Risk"] and r["Description"] and r["Action to avoid or mitigate risk"] for r in risks)
    assert sum("statement" in r["Risk"] or "revisit" in r["Risk"] for r in risks) == 3


def test_required_blanks_come_first_and_what_is_known_is_filled(path: Path) -> None:
    rows = detail_rows(path)
    blank = [r["Required"] == "yes" and r["Value"] is None for r in rows]
    assert blank == sorted(blank, reverse=True)
    values = {r["Item"]: r["Value"] for r in rows}
    assert values["House style"] == "default"
    assert "Thornmere" in values["Title"]


def test_drop_downs_read_the_lists_and_every_list_word_is_there(workbook: Any) -> None:
    sources = {
        str(rule.formula1) for name in ("Action plan", "Risks", "Findings", "Recommendations", "Paper details")
        for rule in workbook[name].data_validations.dataValidation if rule.type == "list"
    }  # fmt: skip
    assert any(source.startswith("Weaknesses!") for source in sources)
    lists = workbook["Lists"]
    for source in sources:
        sheet, cells = source.split("!")
        words = [c.value for row in workbook[sheet][cells.replace("$", "")] for c in row]
        assert all(words), source
    headings = [c.value for c in lists[1]]
    assert {"BRAG", "RAG", "Likelihood", "Impact", "Theme", "House style"} <= set(headings)
    brag = [lists.cell(row, headings.index("BRAG") + 1).value for row in range(2, 7)]
    assert brag == ["Blue", "Green", "Amber", "Red", "Grey"]


def test_brag_and_risk_have_conditional_formats_and_the_word_stays(workbook: Any) -> None:
    def rules(name: str) -> list[Any]:
        return [rule for cells in workbook[name].conditional_formatting for rule in cells.rules]

    words = {str(rule.formula[0]).strip('"') for rule in rules("Action plan") if rule.formula}
    assert {"Blue", "Green", "Amber", "Red", "Grey", "Overdue"} <= words
    assert [rule.text for rule in rules("Risks") if rule.text] == ["Low", "Medium", "High"]


def test_officers_columns_look_different_and_start_here_says_yours(workbook: Any) -> None:
    header = {c.value: c.fill.fgColor.rgb for c in workbook["Action plan"][1]}
    assert header["Ref"] != header["Action"]
    start = workbook["Start here"]
    words = [str(c.value) for row in start.iter_rows() for c in row if c.value]
    assert any("yours" in word for word in words)
    assert sum(word in CONTRACT for word in words) == len(CONTRACT) - 1


def test_formulas_are_live_and_carry_their_values(path: Path) -> None:
    values = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    assert formulas["Risks"]["G2"].value.startswith("=IF(")
    assert values["Risks"]["G2"].value == "Not yet rated"
    assert values["Weaknesses"]["N2"].value == 1
    assert values["Start here"]["A5"].value == 12
    counts = {r[0].value: r[1].value for r in values["Dashboard"].iter_rows(min_row=5, max_row=13, max_col=2)}
    assert (counts["Main findings"], counts["Strengths"], counts["Areas for development"]) == (7, 11, 14)
    assert all("[@" not in str(c.value) for ws in formulas for row in ws.iter_rows() for c in row)


def test_the_dashboard_has_native_charts_with_a_description(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        charts = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert len(charts) == 3
    assert drawing.count("descr=") == 3


def test_findings_and_letter_text_lead_to_each_other(workbook: Any) -> None:
    findings, text = workbook["Findings"], workbook["Letter text"]
    row = int(re.search(r"\d+$", findings["H2"].hyperlink.location)[0])  # type: ignore[index]
    assert text.cell(row, 3).value == findings["H2"].value
    assert 'MATCH("2021-M-01",Findings[Ref],0)' in text.cell(row, 5).value


def test_every_source_line_says_what_it_was_taken_as(path: Path) -> None:
    rows = table_rows(path, "Letter text")
    with_words = [line for line in sample_letter().document.lines if line.text.strip()]
    assert [r["Line"] for r in rows] == [line.number for line in with_words]
    assert all(r["Taken as"] and r["Taken as"] != "Not understood" for r in rows)


def test_checks_lead_to_the_cell_and_say_what_to_do(workbook: Any) -> None:
    rows = list(workbook["Checks"].iter_rows(min_row=2, values_only=True))
    meeting = next(r for r in rows if "Meeting date" in str(r[3]))
    assert meeting[1:3] == ("Paper details", "C3")
    assert workbook["Paper details"]["B3"].value == "Meeting date"
    assert any("thornmere-2021.txt, line 70" in str(r[3]) for r in rows)
    assert all(r[4] for r in rows)


def test_it_opens_on_start_here_with_the_cursor_in_a1_and_has_properties(workbook: Any) -> None:
    assert workbook.active.title == "Start here"
    assert all(ws.sheet_view.selection[-1].activeCell in ("A1", "A2") for ws in workbook)
    assert "Thornmere" in workbook.properties.title
    assert workbook.properties.created.date() == TODAY


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8").replace("- Leaders in Thornmere want", "- =1+1 Leaders in Thornmere want")
    (tmp_path / "w.xlsx").write_bytes(made(letter_from(text, tmp_path)))
    cell = openpyxl.load_workbook(tmp_path / "w.xlsx")["Findings"]["E2"]
    assert (cell.data_type, str(cell.value)[:4]) == ("s", "=1+1")


def test_text_that_looks_like_an_address_becomes_no_link(tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8").replace(
        "- Leaders in Thornmere want", "- https://example.org/x Leaders want"
    )
    (tmp_path / "w.xlsx").write_bytes(made(letter_from(text, tmp_path)))
    cell = openpyxl.load_workbook(tmp_path / "w.xlsx")["Findings"]["E2"]
    assert (cell.hyperlink, str(cell.value)[:8]) == (None, "https://")


def test_rows_are_high_enough_and_left_for_excel_to_fit(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet2.xml").decode()
    assert 'ht="' in sheet
    assert "customHeight" not in re.sub(r"<sheetFormatPr[^>]*>", "", sheet)


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert made(sample_letter()) == made(sample_letter())


def test_the_medway_scale_offers_codes_only() -> None:
    import io

    workbook = openpyxl.load_workbook(io.BytesIO(made(sample_letter(), "medway")))
    headings = [c.value for c in workbook["Lists"][1]]
    column = headings.index("Likelihood") + 1
    assert [workbook["Lists"].cell(row, column).value for row in range(2, 8)] == list("FEDCBA")


def test_without_a_statement_suggestions_come_from_the_areas_for_development(tmp_path: Path) -> None:
    from tests.helpers import without_statement

    letter = letter_from(without_statement(SAMPLE.read_text(encoding="utf-8")), tmp_path)
    (tmp_path / "w.xlsx").write_bytes(made(letter))
    actions = table_rows(tmp_path / "w.xlsx", "Action plan")
    named = {ref for a in actions for ref in re.findall(r"2021-\w-D\d\d", a["Action"])}
    assert named == {f.ref for f in letter.findings if f.kind == "development"}
    assert all(a["Weakness"] is None for a in actions)
    risks = table_rows(tmp_path / "w.xlsx", "Risks")
    assert risks
    assert not any("statement" in str(v).lower() for r in risks for v in r.values())


def test_an_existing_workbook_is_read_and_never_written(run: Callable[..., Run], project: Path) -> None:
    run()
    before = (project / WORKBOOK).read_bytes()
    assert "read" in run().out
    assert (project / WORKBOOK).read_bytes() == before
