"""Bad input gets one clear message naming the file and what to do; the rest is still produced."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from tests.helpers import PAPER, SAMPLE, WORKBOOK, Run, details_typed, paper_text, table_rows, type_in

Runner = Callable[..., Run]
SENTENCE = "The local offer is out of date in places."


def text() -> str:
    return SAMPLE.read_text(encoding="utf-8")


def add(project: Path, name: str, data: bytes) -> None:
    (project / "input" / name).write_bytes(data)


def without_findings() -> str:
    """The letter's headings and prose, with every bullet and every bullet's tail taken out."""
    body = text().split("\n")
    return "\n".join(x for x in body if not (x.startswith(("-", " ", "\u25a0", "Identification")) or x[:1].islower()))


BAD_FILES: dict[str, tuple[bytes, str, str]] = {
    "empty.txt": (b"", "The file is empty.", "take it out of the input folder"),
    "wrong-encoding.txt": (
        "children\u2019s".encode("cp1252"),
        "not in the encoding UTF-8",
        "encoding UTF-8, and run again",
    ),
    "no-letter.txt": (
        b"Minutes of the meeting of 3 May.",
        "not an inspection document",
        "take it out of the input folder",
    ),
    "no-findings.txt": (
        without_findings().replace("Thornmere", "Otherby").encode(),
        "No findings stand under the letter's headings",
        "Check that the whole letter was copied",
    ),
    "letter.pdf": (b"%PDF-1.7", "The PDF is damaged or incomplete", "Download it again"),
}


@pytest.mark.parametrize(("name", "file"), BAD_FILES.items(), ids=list(BAD_FILES))
def test_a_file_that_cannot_be_used(run: Runner, project: Path, name: str, file: tuple[bytes, str, str]) -> None:
    data, what, what_to_do = file
    add(project, name, data)
    result = run()
    assert result.code == 1
    assert result.out.count(f"error: {name}") == 1
    assert what in result.out
    assert what_to_do in result.out
    assert (project / WORKBOOK).exists()
    assert (project / PAPER).exists()
    assert "Traceback" not in result.out + result.err


def test_two_different_letters_of_one_inspection(run: Runner, project: Path) -> None:
    changed = text().replace(SENTENCE, "The local offer is good.").replace("14 January 2022", "21 January 2022")
    add(project, "another.txt", changed.encode())
    result = run()
    assert result.code == 1
    assert "error: thornmere-2021.txt" in result.out
    assert "another letter about the same inspection of Thornmere as another.txt" in result.out
    assert "The local offer is good." in paper_text(project / PAPER)


def test_two_inspections_of_one_year_are_told_apart_by_a_letter(run: Runner, project: Path) -> None:
    later = text().replace("8 November 2021 and 12 November", "6 December 2021 and 10 December")
    add(project, "later.txt", later.encode())
    assert run().code == 0
    folder = (project / PAPER).parent
    assert sorted(p.name for p in folder.glob("*.docx")) == [
        "thornmere-2021-committee-paper.docx",
        "thornmere-2021-written-statement-of-action.docx",
        "thornmere-2021b-committee-paper.docx",
        "thornmere-2021b-written-statement-of-action.docx",
    ]


def test_the_same_letter_twice_is_one_letter_and_noted(run: Runner, project: Path) -> None:
    alone = run("--output", str(project / "elsewhere")).out.splitlines()[1]
    add(project, "copy.txt", text().replace("\n", "\r\n").encode("utf-8-sig"))
    result = run()
    assert result.code == 0
    assert "It says the same as" in result.out
    assert result.out.splitlines()[1] == alone
    assert result.out.count("The bullet mark of this paragraph is lost") == 1
    assert len(list((project / PAPER).parent.glob("*-paper*.docx"))) == 1


def test_an_output_folder_that_cannot_be_written(project: Path, run: Runner) -> None:
    (project / "output").write_text("in the way")
    result = run()
    assert (result.code, "The output folder cannot be written to (File exists)." in result.err) == (2, True)
    assert "--output" in result.err


def test_an_areas_folder_that_cannot_be_written_leaves_the_others(run: Runner, project: Path) -> None:
    add(project, "other.txt", text().replace("Thornmere", "Otherby").encode())
    (project / "output").mkdir()
    (project / "output" / "otherby").write_text("in the way")
    result = run()
    assert result.code == 1
    assert "otherby-workbook.xlsx" in result.out
    assert (project / WORKBOOK).exists()
    assert (project / PAPER).exists()


def drop_details(workbook: Any) -> None:
    del workbook["Paper details"]


def test_a_workbook_without_its_paper_details(run: Runner, project: Path) -> None:
    run()
    (project / PAPER).unlink()
    type_in(project / WORKBOOK, drop_details)
    result = run()
    assert result.code == 1
    assert "error: thornmere-workbook.xlsx" in result.out
    assert "The sheet 'Paper details' is not there" in result.out
    assert "Put the sheet back" in result.out
    assert "Thornmere" in paper_text(project / PAPER)


def test_a_paper_is_not_emptied_because_paper_details_went_missing(run: Runner, project: Path) -> None:
    run()
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya"}))
    run()
    type_in(project / WORKBOOK, drop_details)
    assert run().code == 1
    assert "Kim Oduya" in paper_text(project / PAPER)


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 cut short"])
def test_a_damaged_workbook_is_named_and_stays(run: Runner, project: Path, data: bytes) -> None:
    run()
    (project / WORKBOOK).write_bytes(data)
    result = run()
    assert result.code == 1
    assert "error: thornmere-workbook.xlsx" in result.out
    assert (project / WORKBOOK).read_bytes() == data
    assert "Traceback" not in result.out + result.err


def test_a_column_that_was_taken_out_is_named(run: Runner, project: Path) -> None:
    run()
    type_in(project / WORKBOOK, lambda w: without_column(w, "Paper details", 3))
    result = run()
    assert result.code == 1
    assert "the column Value is not there" in result.out


def without_column(workbook: Any, sheet: str, column: int) -> None:
    """As Excel leaves it when a column of a table is deleted: the names on it lead nowhere."""
    worksheet = workbook[sheet]
    letter = get_column_letter(column)
    for name in [n for n, d in workbook.defined_names.items() if d.value == f"'{sheet}'!${letter}$1"]:
        workbook.defined_names[name].value = "#REF!"
    worksheet.cell(1, column).value = "Emptied"
    for table in worksheet.tables.values():
        table.tableColumns[column - 1].name = "Emptied"


@pytest.mark.parametrize(("sheet", "column"), [("Paper details", 3), ("Risks", 5), ("Risks", 2), ("Action plan", 3)])
def test_a_paper_is_left_as_it_is_when_a_column_cannot_be_found(
    run: Runner, project: Path, sheet: str, column: int
) -> None:
    run()
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya"}))
    run()
    before = (project / PAPER).read_bytes()
    type_in(project / WORKBOOK, lambda w: without_column(w, sheet, column))
    assert run().code == 1
    assert (project / PAPER).read_bytes() == before


def test_a_paper_is_left_as_it_is_when_a_sheet_is_gone(run: Runner, project: Path) -> None:
    run()
    before = (project / PAPER).read_bytes()
    type_in(project / WORKBOOK, lambda w: w.__delitem__("Risks"))
    result = run()
    assert (result.code, "The sheet 'Risks' is not there" in result.out) == (1, True)
    assert (project / PAPER).read_bytes() == before


def test_cells_that_look_wrong_are_named(run: Runner, project: Path) -> None:
    def edit(workbook: Any) -> None:
        plan, risks = workbook["Action plan"], workbook["Risks"]
        plan["H2"], plan["J2"] = "end of term", "Purple"
        risks["E2"] = "Z"
        workbook["Paper details"]["C4"] = "#DIV/0!"

    run()
    type_in(project / WORKBOOK, edit)
    out = run().out
    assert "Action plan!H2" in out
    assert "'end of term' is not a date. Due must be a date" in out
    assert "Action plan!J2" in out
    assert "BRAG must be one of: Blue, Green, Amber, Red, Grey." in out
    assert "Risks!E2" in out
    assert "#DIV/0!" not in paper_text(project / PAPER)


def test_an_item_whose_label_was_changed_is_missed(run: Runner, project: Path) -> None:
    run()
    type_in(project / WORKBOOK, lambda w: w["Paper details"].__setitem__("B5", "Writer"))
    assert "There is no row for Author. These rows are not known: Writer." in run().out


def test_excels_escapes_are_no_part_of_what_was_typed(run: Runner, project: Path) -> None:
    run()
    type_in(project / WORKBOOK, details_typed({"Author": "Kim_x000D_\nOduya"}))
    run()
    assert "Kim Oduya" in paper_text(project / PAPER)


def test_a_file_that_cannot_be_read_costs_that_file_only(run: Runner, project: Path) -> None:
    add(project, "other.txt", text().replace("Thornmere", "Otherby").encode())
    run()
    (project / PAPER).unlink()
    (project / PAPER).mkdir()
    result = run()
    assert result.code == 1
    assert "thornmere-2021-committee-paper.docx" in result.out
    assert "Traceback" not in result.err
    assert (project / "output/otherby/otherby-2021-committee-paper.docx").exists()


@pytest.mark.parametrize("name", ["letter.doc", "letter.rtf"])
def test_another_kind_of_document_is_named_and_keeps_the_samples_away(run: Runner, project: Path, name: str) -> None:
    (project / "input" / SAMPLE.name).unlink()
    add(project, name, b"x")
    result = run()
    assert (result.code, f"error: {name}" in result.out, "samples" in result.out) == (1, True, False)


def test_a_pdf_with_another_ending_is_read_for_what_it_is(run: Runner, project: Path) -> None:
    add(project, "letter.txt", b"%PDF-1.7 \xff")
    assert "The PDF is damaged or incomplete" in run().out


def test_the_agenda_date_is_said_by_each_run(run: Runner, project: Path) -> None:
    run()
    type_in(project / WORKBOOK, details_typed({"Meeting date": date(2022, 3, 8)}))
    assert "For the meeting on 8 March 2022 the agenda must be published by 28 February 2022" in run().out
    assert "has passed" in run(as_at="2022-03-09").out


def test_a_received_date_before_the_letter_is_named(run: Runner, project: Path) -> None:
    run()
    type_in(project / WORKBOOK, details_typed({"Received date": date(2021, 1, 1)}))
    assert "is before the date of the letter" in run().out


def test_an_exempt_paragraph_that_there_is_not_is_named(run: Runner, project: Path) -> None:
    run()
    type_in(project / WORKBOOK, details_typed({"Exempt paragraph": 12}))
    assert "There is no exempt paragraph '12'" in run().out
    type_in(project / WORKBOOK, details_typed({"Exempt paragraph": "1 and 2"}))
    assert "exempt paragraph" not in run().out


def test_an_unknown_house_style_is_named_by_its_cell(run: Runner, project: Path) -> None:
    run()
    type_in(project / WORKBOOK, details_typed({"House style": "medwy"}))
    result = run()
    assert result.code == 1
    assert "There is no house style 'medwy'" in result.out
    assert "Paper details!C" in result.out
    assert (project / PAPER).exists()


def test_a_date_that_is_none_is_printed_as_typed_and_named_by_its_cell(run: Runner, project: Path) -> None:
    run()
    type_in(project / WORKBOOK, details_typed({"Meeting date": "after Easter"}))
    result = run()
    assert result.code == 0
    assert "'after Easter' is not a date" in result.out
    assert "Paper details!C3" in result.out
    assert "after Easter" in paper_text(project / PAPER)


def test_a_new_letter_for_an_area_whose_workbook_exists(run: Runner, project: Path) -> None:
    run()
    later = text().replace("8 November 2021 and 12 November 2021", "7 November 2022 and 11 November 2022")
    add(project, "later.txt", later.encode())
    result = run()
    assert result.code == 0
    assert {row["Document"] for row in table_rows(project / WORKBOOK, "Findings")} == {
        "2021 outcome letter",
        "2022 outcome letter",
    }
    assert (project / "output/thornmere/thornmere-2022-committee-paper.docx").exists()


def test_a_hostile_area_name_becomes_no_path(run: Runner, project: Path) -> None:
    add(project, "bad.txt", text().replace("Thornmere", "..\\..//C:evil<x>").encode())
    run()
    assert sorted(p.name for p in (project / "output").iterdir() if p.is_dir()) == ["c-evil-x", "runs", "thornmere"]
