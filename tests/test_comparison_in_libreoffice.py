"""Long checks, by `.ci/long`: LibreOffice calculates the comparison, as it was made and after a reader's choices."""

import io
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.compared_areas import AS_AT, compared
from tests.test_libreoffice import converted, formulas, values
from toolkit.workbook.comparison import comparison_workbook

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


def calculated(folder: Path, **typed: str) -> tuple[Path, dict[str, Any]]:
    """The comparison without stored values, with what is typed, and every cell as LibreOffice calculates it."""
    book = openpyxl.load_workbook(io.BytesIO(comparison_workbook(compared(), AS_AT)[0]))
    for place, text in typed.items():
        sheet, _, cell = place.rpartition("_")
        book[sheet.replace("_", " ")][cell] = text
    bare = folder / "bare.xlsx"
    book.save(bare)  # a save by openpyxl drops the stored values
    return bare, values(converted(bare, "xlsx", folder / "lo"))


def found(cells: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Area, reference and words of the rows that Find shows."""
    rows = ([cells.get(f"Find!{column}{row}") for column in "BDF"] for row in range(11, 200))
    return [tuple(row) for row in rows if row[0]]


def test_the_stored_values_are_those_that_libreoffice_calculates(tmp_path: Path) -> None:
    made = tmp_path / "comparison.xlsx"
    made.write_bytes(comparison_workbook(compared(), AS_AT)[0])
    stored, (_, cells) = values(made), calculated(tmp_path)
    checked = formulas(made)
    assert len(checked) > 400
    for cell in checked:
        expected = stored[cell] or ""
        assert (cells[cell] or "") == (pytest.approx(expected) if isinstance(expected, float) else expected), cell


def test_who_was_told_to_fix_co_production_is_found_in_the_inspectors_words(tmp_path: Path) -> None:
    _, cells = calculated(tmp_path, Find_B3="Co-production and engagement")
    assert found(cells) == [
        ("Aldermoor", "2018-W1", "The lack of co-production with parents and carers."),
        ("Aldermoor", "2020-W1", "The lack of co-production with parents and carers."),
        ("Brackwater", "2024-PA1", "Leaders should act urgently to agree co-production with parents."),
        ("Brackwater", "2024-AI1", "Leaders should co-produce the local offer with families."),
    ]
    assert cells["Find!A8"] == "4 found."


@pytest.mark.parametrize(
    ("typed", "refs"),
    [
        ({"Find_B3": "Co-production and engagement", "Find_B5": "Area for priority action"}, ["2024-PA1"]),
        ({"Find_B3": "All themes", "Find_B7": "outcomes are VAGUE"}, ["2018-W2"]),
        ({"Find_B3": "All themes", "Find_B5": "Area for improvement", "Find_B7": "wait"}, ["2024-AI2"]),
        ({"Find_B3": "All themes", "Find_B7": "nowhere"}, []),
    ],
)
def test_types_and_words_narrow_what_is_found(typed: dict[str, str], refs: list[str], tmp_path: Path) -> None:
    _, cells = calculated(tmp_path, **typed)
    assert [ref for _, ref, _ in found(cells)] == refs
    told = f"{len(refs)} found." if refs else "Nothing was found. Choose another theme or type, or type fewer words."
    assert cells["Find!A8"] == told


def test_another_area_is_set_against_the_rest(tmp_path: Path) -> None:
    _, cells = calculated(tmp_path, One_area_B3="Brackwater")
    rows = {cells[f"One area!A{row}"]: [cells[f"One area!{c}{row}"] for c in "BCDEF"] for row in range(7, 43)}
    assert rows["Short breaks and leisure"] == [1, 0.25, 0, 0, 25]
    assert rows["EHC plan quality"] == [1, 0.25, 3, 0.5, -25]
    assert cells["One area!A4"].startswith("Brackwater: 4 findings say what needs to be better.")
    assert cells["One area!A4"].endswith("Outcome: Widespread or systemic failings.")


def test_libreoffice_prints_it(tmp_path: Path) -> None:
    made = tmp_path / "comparison.xlsx"
    made.write_bytes(comparison_workbook(compared(), AS_AT)[0])
    assert converted(made, "pdf", tmp_path / "lo").read_bytes()[:5] == b"%PDF-"
