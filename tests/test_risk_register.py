"""A council's own risk register: which cells become risks, and what is said about the others."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import pytest

from tests.register_files import from_bytes, from_csv, from_rows, register, said, saved
from toolkit.model.plan import Risk
from toolkit.model.risk_register import RegisterHeadings, RegisterRisk, as_risk

HEADINGS = (
    *("Risk ID", "Risk title", "Cause and consequence", "Existing controls", "Likelihood", "Impact"),
    *("Risk owner", "Target score", "Status", "Local authority"),
)
DELAY = (
    *("CR12", "Plans are late", "Too few advisers", "Two more advisers", 4, "Major", "Head of SEND", 6.0),
    *("Open", "Thornmere"),
)
RISK = RegisterRisk(
    *("risks.xlsx", "Register", 2, "Plans are late", "Too few advisers", "Two more advisers", 4, "Major"),
    *("Head of SEND", 6, "Open", "Thornmere", "CR12"),
)
SHORT = ("Risk", "Description", "Owner")


# ---- what comes in


def test_every_column_of_a_usual_register_is_read() -> None:
    file = from_rows(HEADINGS, DELAY)
    assert (file.file, file.rows, said(file)) == ("risks.xlsx", (RISK,), [])


def test_the_same_register_as_csv_reads_the_same() -> None:
    text = "\n".join(",".join(str(cell) for cell in row).replace("6.0", "6") for row in (HEADINGS, DELAY))
    file = from_csv(text)
    assert file.rows == (replace(RISK, file="risks.csv", sheet=""),)
    assert said(file) == []


def test_a_risk_becomes_a_row_of_the_workbook_with_the_registers_reference_in_its_description() -> None:
    assert as_risk(RISK) == Risk(
        ref=None,
        risk="Plans are late",
        description="Too few advisers (register: CR12)",
        mitigation="Two more advisers",
        likelihood=4,
        impact="Major",
        owner="Head of SEND",
        target_rating=6,
        status="Open",
    )
    assert as_risk(RegisterRisk("f", "s", 2, "A", reference="7")) == Risk(None, "A", "(register: 7)")
    assert as_risk(RegisterRisk("f", "s", 2, description="B")) == Risk(None, None, "B")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("TITLE", "risk"),
        ("Action to avoid or mitigate risk", "mitigation"),
        ("Mitigation(s):", "mitigation"),
        ("Controls", "mitigation"),
        ("Probability (1 to 5)", "likelihood"),
        ("SEVERITY", "impact"),
        ("Target", "target_rating"),
        ("Target-rating", "target_rating"),
        ("Ref.", "reference"),
        ("#", "reference"),
        ("Area", "area"),
        ("Cause & consequence", "description"),
    ],
)
def test_the_usual_headings_are_known_whatever_their_case_and_punctuation(heading: str, field: str) -> None:
    other = ("Risk", "A") if field != "risk" else ("Status", "A")
    (row,) = from_rows((other[0], heading), (other[1], "what stands there")).rows
    assert getattr(row, field) == "what stands there"


def test_the_headings_of_the_settings_go_before_the_usual_ones() -> None:
    rows = (("Risk", "Hazard", "Controls", "What we do"), ("a", "b", "c", "d"))
    (usual,) = from_rows(*rows).rows
    (own,) = from_rows(*rows, headings=RegisterHeadings(risk=("hazard:",), mitigation=("Nowhere", "What we do"))).rows
    (description,) = from_rows(*rows, headings=RegisterHeadings(risk=("Hazard",), description=("Risk",))).rows
    assert (usual.risk, usual.mitigation, usual.description) == ("a", "c", "")
    assert (own.risk, own.mitigation) == ("b", "d")
    assert (description.risk, description.description) == ("b", "a")


def test_a_description_stands_for_a_title_only_where_there_is_none() -> None:
    (alone,) = from_rows(("Ref", "Risk description", "Owner"), (1, "a", "b")).rows
    (both,) = from_rows(("Title", "Risk description", "Owner"), ("t", "a", "b")).rows
    assert (alone.reference, alone.risk, alone.description) == ("1", "a", "")
    assert (both.risk, both.description) == ("t", "a")


@pytest.mark.parametrize(("blank", "rows"), [(0, 1), (29, 1), (30, 0)])
def test_the_headings_may_stand_in_any_of_the_first_thirty_rows(blank: int, rows: int) -> None:
    above: Sequence[Sequence[Any]] = [(f"Note {n}",) for n in range(blank)]
    assert len(from_rows(*above, SHORT, ("a", "b", "c")).rows) == rows


def test_blank_rows_repeated_headings_and_rows_without_a_risk_are_passed_over() -> None:
    file = from_rows(
        ("Register of risks",), (), SHORT, ("a", "b", "c"), (), SHORT, (None, "d"), (" ", None, "e"), ("f",)
    )  # fmt: skip
    assert [(r.row, r.risk, r.description) for r in file.rows] == [(4, "a", "b"), (7, "", "d"), (9, "f", "")]
    assert said(file) == [
        "note: risks.xlsx, Register: One row holds something, but no risk and no description, and was passed over:"
        " row 8. Check that no risk is lost."
    ]


def test_rows_of_one_merged_risk_are_one_risk_and_a_merged_area_holds_for_all_its_rows() -> None:
    file = from_rows(
        ("Area", "Risk", "Description", "Mitigation", "Likelihood", "Owner"),
        ("Thornmere", "a", "why", "first", 3, "x"),
        (None, None, None, "second", None, None),
        (None, "b", "other", "third", 2, "y"),
        (None, "c", "more", "fourth", 1, "z"),
        merged=("A2:A4", "B2:B3", "C2:C3"),
    )
    assert [(r.row, r.area, r.risk, r.description, r.mitigation, r.likelihood) for r in file.rows] == [
        (2, "Thornmere", "a", "why", "first\nsecond", 3),
        (4, "Thornmere", "b", "other", "third", 2),
        (5, "", "c", "more", "fourth", 1),
    ]
    assert said(file) == []


def test_a_cell_merged_across_the_table_is_a_heading_within_it_and_no_risk() -> None:
    file = from_rows(SHORT, ("Finance",), ("a", "b", "c"), merged=("A2:C2",))
    assert [r.risk for r in file.rows] == ["a"]


def test_headings_in_two_rows_are_taken_together_and_the_present_rating_goes_first() -> None:
    rows = (
        ("Ref", "Risk", "Inherent", None, "Controls", "Residual", None, "Target", None),
        (None, None, "Likelihood", "Impact", None, "Likelihood", "Impact", "Likelihood", "Score"),
        (1, "a", 5, 4, "c", 3, 2, 1, 2),
    )
    for merged in ((), ("A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:G1", "H1:I1")):
        file = from_rows(*rows, merged=merged)
        (row,) = file.rows
        assert (row.risk, row.likelihood, row.impact, row.target_rating, row.mitigation) == ("a", 3, 2, 2, "c")
        assert said(file) == [
            "note: risks.xlsx, Register!F2: 'Residual Likelihood' was taken for likelihood, and not"
            " 'Inherent Likelihood' (C2). If that is wrong, put the right heading in settings.toml, under [risks]:"
            ' likelihood = "…".',
            "note: risks.xlsx, Register!G2: 'Residual Impact' was taken for impact, and not 'Inherent Impact' (D2)."
            ' If that is wrong, put the right heading in settings.toml, under [risks]: impact = "…".',
        ]
    own = from_rows(*rows, headings=RegisterHeadings(likelihood=("Inherent likelihood",), impact=("Inherent impact",)))
    assert ([(r.likelihood, r.impact) for r in own.rows], said(own)) == ([(5, 4)], [])


@pytest.mark.parametrize(
    ("before", "now", "aim"),
    [
        ("Inherent", "Residual", "Target"),
        ("Gross risk score", "Net risk score", "Tolerated"),
        ("Risk before controls", "Risk after controls", "Target risk (by March)"),
        ("Initial assessment", "Current risk rating", "Future risk"),
    ],
)
def test_groups_of_ratings_are_told_apart_by_councils_usual_words(before: str, now: str, aim: str) -> None:
    groups = ("", "", before, "", "", now, "", "", aim, "", "", "")
    heads = ("Ref", "Risk", *("Probability", "Severity", "Score") * 3, "See also")
    risk = (1, "a", 5, 4, 20, 3, 2, 6, 1, 2, 2, "x")
    single = [f"{o} - {g}" if o in heads[2:11] else o for o, g in zip(heads, carried(groups), strict=True)]
    for rows in ((groups, heads, risk), (single, risk)):
        (row,) = from_rows(*rows).rows
        assert (row.risk, row.likelihood, row.impact, row.target_rating) == ("a", 3, 2, 2)


def carried(groups: Sequence[str]) -> list[str]:
    return [next((g for g in reversed(groups[: n + 1]) if g), "") for n in range(len(groups))]


def test_a_rating_alone_is_not_taken_apart() -> None:
    file = from_rows(("Risk", "Risk rating", "Target rating"), ("a", "D3", "E3"))
    assert [(r.likelihood, r.impact, r.target_rating) for r in file.rows] == [(None, None, "E3")]
    assert said(file) == [
        "note: risks.xlsx, Register!B1: There is no column for likelihood and impact: 'Risk rating' is not taken"
        " apart, so they stay blank. Choose likelihood and impact on the sheet Risks of the workbook."
    ]


def test_cells_keep_what_they_say() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("Ref", "Risk", "Description", "Mitigation", "Likelihood", "Impact", "Target"),
        (12.0, "x", " one\r\n two_x000D_\n\n", "@cmd", "4 - Likely", 0.6, date(2026, 3, 1)),
        ("-1", "+2", "=1+1", "-3", "5", 2.5, True),
    ):
        sheet.append(row)
    sheet["C3"].data_type = "s"  # typed with an apostrophe before it, so a text
    sheet["F2"].number_format = "0%"
    rows = from_bytes("risks.xlsm", saved(book)).rows
    assert [(r.reference, r.risk, r.description, r.mitigation) for r in rows] == [
        ("12", "x", "one\ntwo", "@cmd"),
        ("-1", "+2", "=1+1", "-3"),
    ]
    assert [(r.likelihood, r.impact, r.target_rating) for r in rows] == [
        ("4 - Likely", "60%", "1 March 2026"),
        (5, 2.5, "TRUE"),
    ]


def test_the_text_of_a_csv_file_is_kept_whatever_its_encoding_and_separator() -> None:
    text = 'Risk;Description;Owner\n"=HYPERLINK(""x"")";"first – one\nthen two";Zoë\nb;;\n'
    for data in (text.encode(), b"\xef\xbb\xbf" + text.encode(), text.encode("cp1252"), text.encode("utf-16")):
        file = from_csv(data)
        assert [(r.row, r.risk, r.description, r.owner) for r in file.rows] == [
            (2, '=HYPERLINK("x")', "first – one\nthen two", "Zoë"),
            (4, "b", "", ""),
        ]
        assert (file.rows[0].sheet, said(file)) == ("", [])


# ---- sheets


def test_all_visible_sheets_with_the_headings_are_read_and_said() -> None:
    book = openpyxl.Workbook()
    for name, rows in {
        "One": (SHORT, ("a",)),
        "Two": (SHORT, ("b",)),
        "Guide": (("Read me",),),
        "Old": (SHORT,),
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book["Old"].sheet_state = "hidden"
    file = from_bytes("risks.xlsx", saved(book))
    assert [(r.sheet, r.risk) for r in file.rows] == [("One", "a"), ("Two", "b")]
    assert said(file) == [
        "note: risks.xlsx, Old: The sheet 'Old' is hidden and was not read. Unhide it if its risks should come in.",
        "note: risks.xlsx, Guide: The sheet 'Guide' was not read: no row looks like the headings of a risk register."
        " Nothing, if it holds no risks.",
        "note: risks.xlsx: Risks were taken from the sheets 'One' and 'Two'. If only one should be read, name it in"
        ' settings.toml, under [risks]: sheet = "…".',
    ]
    named = from_bytes("risks.xlsx", saved(book), RegisterHeadings(sheet="two "))
    assert ([r.risk for r in named.rows], said(named)) == (["b"], [])


def test_a_sheet_that_the_settings_name_and_the_workbook_lacks_is_said() -> None:
    data = register({"One": [SHORT, ("a",)], "Two": [SHORT]})
    file = from_bytes("risks.xlsx", data, RegisterHeadings(sheet="Corporate"))
    assert (file.rows, said(file)) == (
        (),
        [
            "error: risks.xlsx: There is no sheet 'Corporate', which settings.toml names; there is 'One' and 'Two'."
            " Put the sheet's name in settings.toml, under [risks], and run again."
        ],
    )
