"""A council's own risk register in input/risks fills Risks, once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import WORKBOOK, Run, paper_text, table_rows, type_in

Runner = Callable[..., Run]
HEAD = "Risk ID,Risk title,Description,Existing controls,Likelihood,Impact,Risk owner\n"
ONE = (
    "CR12,Overspend of the high needs block,More plans than places,A recovery plan,Likely,Severe,Director of finance\n"
)
TWO = "CR13,=Loss of therapists,The contract ends,Extend it,9,Severe,ICB\n"


@pytest.fixture
def registered(project: Path, run: Runner) -> Path:
    register(project, HEAD + ONE)
    run()
    return project


def register(project: Path, text: str) -> None:
    (project / "input" / "risks").mkdir(exist_ok=True)
    (project / "input" / "risks" / "corporate.csv").write_text(text, encoding="utf-8")


def risks(project: Path) -> list[dict[str, object]]:
    return table_rows(project / WORKBOOK, "Risks")


def test_its_risks_stand_below_the_suggested_ones_as_the_register_has_them(registered: Path) -> None:
    last = risks(registered)[-1]
    assert last["Risk"] == "Overspend of the high needs block"
    assert last["Description"] == "More plans than places (register: CR12)"
    assert (last["Owner"], last["Likelihood"], last["Impact"]) == ("Director of finance", "4 Likely", "5 Severe")


def test_the_paper_prints_them_with_their_rating(registered: Path) -> None:
    text = paper_text(registered / "output/thornmere/thornmere-2021-committee-paper.docx")
    assert "Overspend of the high needs block" in text
    assert "20 High" in text


def test_a_risk_is_offered_once_whatever_becomes_of_its_row(registered: Path, run: Runner) -> None:
    def delete(workbook: object) -> None:
        sheet = workbook["Risks"]  # type: ignore[index]
        last = max(r for r in range(1, 40) if sheet.cell(r, 2).value)
        sheet.delete_rows(last)
        sheet.tables["Risks"].ref = f"A1:K{last - 1}"

    type_in(registered / WORKBOOK, delete)
    before = len(risks(registered))
    run()
    assert len(risks(registered)) == before


def test_one_that_comes_later_is_added_and_its_text_is_never_a_formula(registered: Path, run: Runner) -> None:
    before = [str(r["Ref"]) for r in risks(registered)]
    register(registered, HEAD + ONE + TWO)
    run()
    last = risks(registered)[-1]
    assert last["Risk"] == "=Loss of therapists"
    assert (last["Likelihood"], last["Impact"], last["Status"]) == (None, "5 Severe", "Suggested")
    assert last["Description"] == "The contract ends (register: CR13, likelihood 9)"
    assert last["Ref"] == f"R{len(before) + 1}"
    assert len(risks(registered)) == len(before) + 1


def test_two_risks_with_one_reference_are_both_offered(project: Path, run: Runner) -> None:
    register(project, HEAD + ONE + ONE.replace("Overspend", "Underspend"))
    run()
    assert [r["Risk"] for r in risks(project)[-2:]] == [
        "Overspend of the high needs block",
        "Underspend of the high needs block",
    ]


def test_with_its_record_lost_a_risk_on_the_sheet_is_not_offered_again(registered: Path, run: Runner) -> None:
    before = len(risks(registered))
    (registered / "output/thornmere/.toolkit.sqlite").unlink()
    run()
    run()
    assert len(risks(registered)) == before


def test_another_areas_folder_is_no_business_of_this_area(registered: Path, run: Runner) -> None:
    before = len(risks(registered))
    folder = registered / "input" / "risks" / "zedborough"
    folder.mkdir()
    (folder / "ours.csv").write_text(HEAD + TWO, encoding="utf-8")
    said = run()
    assert said.code == 1
    assert "It does not say which area this is about: one risk. Areas of this run: Thornmere." in said.out
    assert len(risks(registered)) == before


def test_a_second_run_leaves_the_workbook_as_it_is(registered: Path, run: Runner) -> None:
    before = (registered / WORKBOOK).read_bytes()
    run()
    assert (registered / WORKBOOK).read_bytes() == before


def test_a_register_that_cannot_be_read_costs_only_itself(project: Path, run: Runner) -> None:
    register(project, "nothing,of,the,kind\n1,2,3,4\n")
    said = run()
    assert said.code == 1
    assert "corporate.csv" in said.out
    assert (project / WORKBOOK).exists()
