"""A risk register that cannot be read, in whole or in part: each fault is said with its place, nothing raised."""

import random

import openpyxl
import pytest

from tests.measure_files import with_part
from tests.register_files import from_bytes, from_csv, from_rows, register, said, saved
from toolkit.model.risk_register import RegisterFile, RegisterHeadings

SHORT = ("Risk", "Description", "Owner")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = register({"Register": [SHORT, ("a", "b", "c")]})
NAME_IT = 'Put the heading that stands over the risks in settings.toml, under [risks]: risk = "…". Then run again.'


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("r.xlsx", b"", "It is empty. Put the register in its place, or take it out of the folder."),
        ("r.csv", b" \r\n\n", "It is empty. Put the register in its place, or take it out of the folder."),
        ("r.csv", b"\xef\xbb\xbf,,\n", "It is empty. Put the register in its place, or take it out of the folder."),
        ("r.xlsx", register({"Register": []}), "It is empty. Put the register in its place, or take it out of the"),
        ("r.pdf", b"%PDF-1.7", ".pdf is not a kind of file registers are read from. Save it as one of: .xlsx, .xlsm,"),
        ("r.ods", GOOD, ".ods is not a kind of file registers are read from. Save it as one of: .xlsx, .xlsm, .csv."),
        ("r", b"Risk\na", "A file without an ending is not a kind of file registers are read from. Save it as"),
        ("r.xlsx", b"Risk,Owner\na,b", "It is not an Excel workbook, whatever its name says. Open it in Excel, save"),
        ("r.csv", b"Risk\x00\x01", "It is not a text file. Save it from Excel as CSV UTF-8 (comma delimited), put it"),
        ("r.csv", b"Risk\n" + b"a" * 200_000, "A cell of it has more than 131,072 characters. Look for"),
        ("r.xls", OLE, "It is an Excel file of the old kind (.xls). Open it in Excel, save it as an Excel workbook"),
        (
            "r.xlsx",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "The workbook is locked with a password. Open it in Excel, save a copy without the password, and run",
        ),
        (
            "r.xlsx",
            b"PK\x03\x04 no more",
            "It cannot be opened as an Excel workbook: it is damaged, cut short or of another",
        ),
        ("r.xlsx", GOOD[:-300], "It cannot be opened as an Excel workbook: it is damaged, cut short or of another"),
    ],
)
def test_a_file_that_is_no_register_is_said_and_not_raised(name: str, data: bytes, what: str) -> None:
    file = from_bytes(name, data)
    assert (file.rows, len(file.problems)) == ((), 1)
    assert said(file)[0].startswith(f"error: {name}: {what}")


@pytest.mark.parametrize("first", ["sep=|", 'sep="', "sep=", "SEP=|\r"])
def test_a_line_that_names_the_separator_is_followed_where_it_names_one(first: str) -> None:
    assert [(r.row, r.risk, r.owner) for r in from_csv(f"{first}\nRisk|Owner\na|b").rows] == [(3, "a", "b")]


def test_a_workbook_named_as_csv_is_read_for_what_it_is() -> None:
    assert [r.risk for r in from_bytes("r.csv", GOOD).rows] == ["a"]


def test_damage_anywhere_raises_nothing() -> None:
    rng = random.Random(7)
    for _ in range(60):
        data = bytearray(GOOD)
        for _ in range(rng.choice((1, 3, 20))):
            data[rng.randrange(4, len(data))] = rng.randrange(256)
        assert isinstance(from_bytes("r.xlsx", bytes(data)), RegisterFile)


def test_a_register_without_a_known_heading_of_risks_is_said_with_its_headings() -> None:
    file = from_rows(("Corporate register",), (), ("Ref", "Hazard", "Owner"), (1, "a", "b"))
    assert (file.rows, said(file)) == (
        (),
        [
            "error: risks.xlsx, Register: No column of risks was found. None of the headings in row 3 is known as"
            f" theirs: Ref, Hazard, Owner. {NAME_IT}"
        ],
    )
    assert [
        r.risk for r in from_rows(("Ref", "Hazard"), (1, "a"), headings=RegisterHeadings(risk=("Hazard",))).rows
    ] == ["a"]
    assert said(from_csv("x;y\n1;2\n")) == [
        "error: risks.csv: No column of risks was found. None of the headings in line 1 is known as theirs: x, y."
        f" {NAME_IT}"
    ]


def test_headings_that_the_settings_name_in_vain_are_said_with_what_was_taken() -> None:
    headings = RegisterHeadings(mitigation=("Plan", "Treatment"), impact=("Effect",))
    assert said(from_rows(("Risk", "Controls"), ("a", "b"), headings=headings)) == [
        "warning: risks.xlsx, Register: There is no heading 'Plan' or 'Treatment', which settings.toml names for"
        " mitigation; 'Controls' was taken. Put the right heading in settings.toml, under [risks]: mitigation = \"…\".",
        "warning: risks.xlsx, Register: There is no heading 'Effect', which settings.toml names for impact; none was"
        ' taken. Put the right heading in settings.toml, under [risks]: impact = "…".',
    ]


def test_headings_without_a_risk_below_them_are_said() -> None:
    assert said(from_rows(SHORT)) == [
        "warning: risks.xlsx, Register: There is no risk below the headings. Check the register."
    ]


def test_a_formula_is_read_by_its_stored_result_and_one_without_is_said_with_its_cell() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("Risk", "Description", "Owner", "Notes"), ("a", "=A2", "=1&2", "=1+1"), ("b", "=A3", "=A3", "=2")):
        sheet.append(row)
    stored = with_part(
        saved(book),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b'r="B2"><f>A2</f><v>', b'r="B2" t="str"><f>A2</f><v>a, again').replace(
            b'r="B3"><f>', b'r="B3" t="str"><f>'
        ),
    )
    file = from_bytes("r.xlsx", stored)
    assert [(r.risk, r.description, r.owner) for r in file.rows] == [("a", "a, again", ""), ("b", "", "")]
    assert said(file) == [
        "warning: r.xlsx, Sheet!C2: There is no stored result of the formula in C2 and C3; the cells were taken as"
        " blank. Open the workbook in Excel, save it there, and run again."
    ]


def test_a_risk_whose_own_title_has_no_stored_result_is_not_lost_in_silence() -> None:
    file = from_rows(SHORT, ("=B9", None, None))
    assert (file.rows, [p.cell or p.where for p in file.problems]) == (
        (),
        ["risks.xlsx, Register!A2", "risks.xlsx, Register"],
    )


def test_a_cell_with_an_error_is_blank_and_said() -> None:
    file = from_rows(SHORT, ("a", "#REF!", "c"))
    assert [(r.risk, r.description, r.owner) for r in file.rows] == [("a", "", "c")]
    assert said(file) == [
        "warning: risks.xlsx, Register!B2: The error #REF! stands in B2; the cell was taken as blank."
        " Mend it in Excel, save it there, and run again."
    ]


def test_a_register_that_never_ends_is_cut_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.inputs.register_workbook._MOST_ROWS", 3)
    file = from_rows(SHORT, ("a",), ("b",), ("c",))
    assert [r.risk for r in file.rows] == ["a", "b"]
    assert said(file) == [
        "error: risks.xlsx, Register: Only the first 3 rows were read. Take out what is no risk, or split the register."
    ]


def test_a_wrong_size_in_the_file_loses_no_risk() -> None:
    data = with_part(
        GOOD,
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b'<dimension ref="A1:C2"/>', b'<dimension ref="A1"/>'),
    )
    assert [(r.risk, r.owner) for r in from_bytes("r.xlsx", data).rows] == [("a", "c")]
