"""What people type stands in the next paper; what they edit in Word is kept."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from tests.helpers import PAPER, WORKBOOK, Run, details_typed, paper_text, type_in, without_statement
from toolkit.papers.placing import Placing, Written, place
from toolkit.rules.paper_details import AGENDA, DATE_ITEMS, EXEMPT, HOUSE_STYLE, SLOTS, WARDS

V2 = PAPER.replace(".docx", "-v2.docx")
Runner = Callable[..., Run]


def test_a_value_typed_into_every_slot_is_in_the_next_paper(run: Runner, project: Path) -> None:
    run()
    values: dict[str, Any] = {
        slot.item: date(2022, 3, day) if slot.item in DATE_ITEMS else f"Typed {day} & more"
        for day, slot in enumerate((s for s in SLOTS if s.needed != "priority plan"), 1)
    }
    values[HOUSE_STYLE], values[EXEMPT] = "medway", "3"
    type_in(project / WORKBOOK, details_typed(values))
    assert run().code == 0
    text = paper_text(project / PAPER) + paper_text(project / PAPER.replace("committee", "cabinet"))
    for item, value in values.items():
        shown = f"{value.day} March 2022" if isinstance(value, date) else value
        assert shown.lower() in text.lower() or item in {HOUSE_STYLE, WARDS, AGENDA}, item
    assert "Chairman" in text


def test_several_lines_in_a_slot_are_several_paragraphs(run: Runner, project: Path) -> None:
    run()
    type_in(project / WORKBOOK, details_typed({"Board members": "Cllr A\nDr B\n\nMs C"}))
    run()
    bullets = [
        p.text for p in docx.Document(str(project / PAPER)).paragraphs if p.style and p.style.name == "List Bullet"
    ]
    assert [b for b in bullets if b in {"Cllr A", "Dr B", "Ms C"}] == ["Cllr A", "Dr B", "Ms C"]


def test_risks_recommendations_and_actions_typed_stand_in_the_next_paper(run: Runner, project: Path) -> None:
    def edit(workbook: Any) -> None:
        risks, plan, asked = workbook["Risks"], workbook["Action plan"], workbook["Recommendations"]
        for column, value in zip(
            "BCDEF", ("New risk", "It may happen", "Watch it", "4 Likely", "3 Moderate"), strict=True
        ):
            risks[f"{column}2"] = value
        risks["K3"] = "Not used"
        for column, value in zip("CDEF", ("Do this", "Better lives", "Sam Lowe", "Joint"), strict=True):
            plan[f"{column}2"] = value
        plan["H2"], plan["J2"], plan["K2"] = date(2022, 6, 1), "Green", "Begun"
        asked["C2"] = "The Committee is asked to note this."

    run()
    left_out = openpyxl.load_workbook(project / WORKBOOK)["Risks"]["B3"].value
    type_in(project / WORKBOOK, edit)
    run()
    document = docx.Document(str(project / PAPER))
    _, actions, risks, *_ = ([[c.text for c in row.cells] for row in table.rows] for table in document.tables)
    assert risks[1] == ["New risk", "It may happen", "Watch it", "12 Medium"]
    assert left_out not in [row[0] for row in risks]
    assert actions[1] == ["Do this [2021-W1]", "Better lives", "Sam Lowe, Joint", "By 1 June 2022", "Green: Begun"]
    assert "The Committee is asked to note this." in paper_text(project / PAPER)


def test_a_row_an_officer_adds_or_deletes_counts(run: Runner, project: Path) -> None:
    def edit(workbook: Any) -> None:
        risks = workbook["Risks"]
        risks.delete_rows(2)
        risks.append([None, "Added risk", "Why", "What"])

    run()
    type_in(project / WORKBOOK, edit)
    run()
    table = docx.Document(str(project / PAPER)).tables[2]
    assert [c.text for c in table.rows[-1].cells] == ["Added risk", "Why", "What", "Not yet rated"]
    assert "70 working days" not in table.rows[1].cells[0].text


def test_a_recommendation_with_an_agreed_date_is_tracked_and_not_printed(run: Runner, project: Path) -> None:
    run()
    type_in(project / WORKBOOK, lambda w: w["Recommendations"].__setitem__("E2", date(2022, 1, 5)))
    run()
    document = docx.Document(str(project / PAPER))
    asked = "The Committee is asked to consider the outcome of the joint local area SEND inspection in"
    assert not [p.text for p in document.paragraphs if p.text.startswith(asked)]
    tracked = [[c.text for c in row.cells] for row in document.tables[2].rows]
    assert tracked[0] == ["Ref", "Recommendation", "Agreed", "Response due", "Response"]
    assert (tracked[1][0], tracked[1][2], tracked[1][3]) == ("REC1", "5 January 2022 (2021 committee)", "Not stated")
    assert tracked[1][1].startswith(asked.replace("The Committee is asked to consider", "Consider"))


def test_a_moved_column_and_a_renamed_sheet_are_followed(run: Runner, project: Path) -> None:
    def edit(workbook: Any) -> None:
        details = workbook["Paper details"]
        details.title = "Details for the paper"
        for row in details.iter_rows():
            row[2].value, row[4].value = row[4].value, row[2].value
        for row in details.iter_rows(min_row=2):
            if row[1].value == "Author":
                row[4].value = "Kim Oduya, Head of SEND"

    run()
    type_in(project / WORKBOOK, edit)
    assert run().code == 0
    assert "Kim Oduya, Head of SEND" in paper_text(project / PAPER)


def test_a_second_run_changes_no_byte(run: Runner, project: Path) -> None:
    run()
    before = {
        p: (p.read_bytes(), p.stat().st_mtime_ns) for p in (project / "output/thornmere").rglob("*") if p.is_file()
    }
    run()
    after = {
        p: (p.read_bytes(), p.stat().st_mtime_ns) for p in (project / "output/thornmere").rglob("*") if p.is_file()
    }
    assert after == before


def test_an_unedited_paper_is_rewritten_and_the_old_one_kept_in_history(run: Runner, project: Path) -> None:
    run()
    old = (project / PAPER).read_bytes()
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya"}))
    run()
    assert "Kim Oduya" in paper_text(project / PAPER)
    kept = list((project / "output/thornmere/history").rglob("*.docx"))
    assert [p.read_bytes() for p in kept] == [old]


def edit_in_word(path: Path, words: str = "A sentence of the clerk's own.") -> None:
    document = docx.Document(str(path))
    document.paragraphs[12].insert_paragraph_before(words)
    document.save(str(path))


def test_a_paper_edited_by_hand_is_kept_and_the_new_one_stands_beside_it(run: Runner, project: Path) -> None:
    run()
    edit_in_word(project / PAPER)
    assert "kept as edited" in run().out
    assert not (project / V2).exists()
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya"}))
    said = run().out
    assert "it is kept, and the new paper stands beside it" in said
    assert "A sentence of the clerk's own." in paper_text(project / PAPER)
    assert "Kim Oduya" in paper_text(project / V2)
    type_in(project / WORKBOOK, details_typed({"Author": "Lee Marr"}))
    run()
    assert "Lee Marr" in paper_text(project / V2)


def test_new_file_dates_and_properties_alone_are_no_edit(run: Runner, project: Path) -> None:
    run()
    document = docx.Document(str(project / PAPER))
    document.core_properties.author = "SharePoint"
    document.save(str(project / PAPER))
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya"}))
    run()
    assert "Kim Oduya" in paper_text(project / PAPER)
    assert not (project / V2).exists()


def test_page_numbers_that_word_fills_in_are_no_edit(run: Runner, project: Path) -> None:
    run()
    document = docx.Document(str(project / PAPER))
    footer = document.sections[0].footer._element
    for run_text in footer.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
        run_text.text = "14" if run_text.text == "1" else run_text.text
    document.save(str(project / PAPER))
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya"}))
    run()
    assert "Kim Oduya" in paper_text(project / PAPER)
    assert not (project / V2).exists()


def test_an_agreed_theme_regroups_the_findings_of_the_paper(run: Runner, project: Path) -> None:
    def edit(workbook: Any) -> None:
        for row in workbook["Findings"].iter_rows(min_row=2):
            if row[3].value == "Area for development":
                row[9].value = "Transport"

    run()
    type_in(project / WORKBOOK, edit)
    run()
    assert "Transport (14 findings)" in paper_text(project / PAPER)


def test_a_rating_that_the_papers_style_does_not_have_is_printed_as_chosen(run: Runner, project: Path) -> None:
    def edit(workbook: Any) -> None:
        workbook["Risks"]["E2"], workbook["Risks"]["F2"] = "4 Likely", "5 Severe"
        details_typed({"House style": "medway"})(workbook)

    run()
    type_in(project / WORKBOOK, edit)
    run()
    assert docx.Document(str(project / PAPER)).tables[2].rows[1].cells[3].text == "4 Likely / 5 Severe"


def test_a_date_with_a_time_is_understood_and_printed_as_typed(run: Runner, project: Path) -> None:
    run()
    type_in(project / WORKBOOK, details_typed({"Meeting date": "Tuesday 8th March 2022 at 6.30pm"}))
    out = run().out
    assert "is not a date" not in out
    assert "published by 28 February 2022" in out
    assert "Tuesday 8th March 2022 at 6.30pm" in paper_text(project / PAPER)


def test_papers_of_two_letters_of_one_area_keep_to_their_own_rows(run: Runner, project: Path) -> None:
    earlier = without_statement((project / "input/thornmere-2021.txt").read_text(encoding="utf-8"))
    earlier = earlier.replace("8 November 2021 and 12 November 2021", "7 November 2016 and 11 November 2016")
    (project / "input/earlier.txt").write_text(earlier, encoding="utf-8")
    run()
    old = paper_text(project / PAPER.replace("2021", "2016"))
    new = paper_text(project / PAPER)
    assert "statement of action" not in old.lower()
    assert "2016-" not in new
    assert "2021-" not in old


def test_a_paper_whose_record_is_lost_counts_as_edited(run: Runner, project: Path) -> None:
    run()
    (project / "output/thornmere/.toolkit.sqlite").write_bytes(b"not a database")
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya"}))
    assert run().code == 0
    assert "Kim Oduya" not in paper_text(project / PAPER)
    assert "Kim Oduya" in paper_text(project / V2)


def test_a_paper_whose_meeting_has_passed_is_left_alone(run: Runner, project: Path) -> None:
    run()
    type_in(project / WORKBOOK, details_typed({"Meeting date": date(2022, 2, 20)}))
    run()
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya"}))
    assert "its meeting has passed" in run(as_at="2022-02-21").out
    assert "Kim Oduya" not in paper_text(project / PAPER)


NEW = Written("new", date(2022, 3, 8))


@pytest.mark.parametrize(
    ("on_disk", "recorded", "placing"),
    [
        ({}, {}, ("write", "p.docx")),
        ({"p.docx": "new"}, {}, ("leave", "p.docx")),
        ({"p.docx": "old"}, {"p.docx": Written("old", None)}, ("rewrite", "p.docx")),
        ({"p.docx": "edited"}, {"p.docx": Written("old", None)}, ("write", "p-v2.docx")),
        ({"p.docx": "edited"}, {"p.docx": Written("new", None)}, ("leave", "p.docx")),
        ({"p.docx": "edited"}, {}, ("write", "p-v2.docx")),
        ({"p.docx": None}, {"p.docx": Written("old", None)}, ("write", "p-v2.docx")),
        ({"p.docx": "edited", "p-v2.docx": "old"}, {"p-v2.docx": Written("old", None)}, ("rewrite", "p-v2.docx")),
        ({"p.docx": "e", "p-v2.docx": "e"}, {"p-v2.docx": Written("old", None)}, ("write", "p-v3.docx")),
        ({"p.docx": "old"}, {"p.docx": Written("old", date(2022, 1, 1))}, ("write", "p-v2.docx")),
    ],
)
def test_where_a_paper_goes(
    on_disk: dict[str, str | None], recorded: dict[str, Written], placing: tuple[str, str]
) -> None:
    found: Placing = place("p.docx", NEW, on_disk, recorded, date(2022, 2, 1))
    assert (found.step, found.file_name) == placing
