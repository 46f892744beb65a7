"""A date that is added in a column of texts looks like a date and is read as one."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl

from tests.helpers import WORKBOOK, Run, table_rows
from toolkit.model.merge import Row
from toolkit.workbook.append import append_rows
from toolkit.workbook.standing import open_standing

Runner = Callable[..., Run]
DAY = date(2025, 9, 2)


def test_a_date_among_the_paper_details(run: Runner, project: Path) -> None:
    run()
    path = project / WORKBOOK
    standing = open_standing(path, path.read_bytes())
    place, rows = standing.tables["Paper details"]
    append_rows(standing.book, place, rows, [Row("", {"paper": "2025 committee", "item": "Next", "value": DAY})])
    standing.book.flush()
    path.write_bytes(standing.book.package.saved())
    added = openpyxl.load_workbook(path)["Paper details"].cell(place.last + 1, 3)
    above = openpyxl.load_workbook(path)["Paper details"].cell(place.last, 3)
    assert (added.value.date(), added.is_date) == (DAY, True)  # type: ignore[union-attr]
    assert (added.font.name, added.fill.fgColor.rgb, added.alignment.wrap_text) == (
        above.font.name,
        above.fill.fgColor.rgb,
        above.alignment.wrap_text,
    )


def test_the_real_letter_and_report_of_one_area_share_a_workbook(run: Runner, project: Path, shared: Path) -> None:
    for file in (project / "input").iterdir():
        file.unlink()
    letter, report = shared / "letters" / "medway-2018.txt", shared / "reports" / "medway-2024.pdf"
    (project / "input" / letter.name).write_bytes(letter.read_bytes())
    assert run(as_at="2018-03-01").code == 0
    (project / "input" / report.name).write_bytes(report.read_bytes())
    assert run(as_at="2024-05-01").code == 0
    workbook = project / "output" / "medway" / "medway-workbook.xlsx"
    assert len(table_rows(workbook, "Findings")) == 97
    earlier = {row["Ref"]: row["Earlier"] for row in table_rows(workbook, "Weaknesses") if row["Earlier"]}
    assert {ref: text.split(" ")[0] for ref, text in earlier.items()} == {
        "2024-AI3": "2017-W7",
        "2024-AI4": "2017-W8",
    }
    before = workbook.read_bytes()
    run(as_at="2024-05-01")
    assert workbook.read_bytes() == before
