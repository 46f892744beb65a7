"""The statement of action and the priority action plan: true to the document that requires them."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.helpers import ROOT, SAMPLE
from toolkit.cli import main
from toolkit.inputs.read import read_document
from toolkit.model.problem import Problem
from toolkit.paper_check import paper_problems, plan_in

SAMPLE_REPORT = ROOT / "input" / "samples" / "thornmere-2025-area-report.pdf"
STATEMENT, PLAN = "thornmere-2021-written-statement-of-action.docx", "thornmere-2025-priority-action-plan.docx"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a statement of action and a priority action plan, as a run made them."""
    folder = tmp_path_factory.mktemp("plans")
    (folder / "input").mkdir()
    for sample in (SAMPLE, SAMPLE_REPORT):
        shutil.copy(sample, folder / "input")
    folders = ["--input", str(folder / "input"), "--output", str(folder / "output")]
    assert main(["run", *folders, "--as-at", "2026-02-01", "-q"]) == 0
    return folder


@pytest.fixture
def made(first: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(first, tmp_path / "copy"))


def problems(project: Path, name: str) -> list[Problem]:
    return [*paper_problems(project / "output" / "thornmere" / name, project / "input", project / "output")]


def paragraphs(document: "docx.document.Document", words: str) -> Iterator[int]:
    return (n for n, p in enumerate(document.paragraphs) if words in p.text)


def change(project: Path, name: str, was: str, now: str) -> None:
    path = project / "output" / "thornmere" / name
    document = docx.Document(str(path))
    paragraph = document.paragraphs[next(paragraphs(document, was))]
    paragraph.text = paragraph.text.replace(was, now)
    document.save(str(path))


def delete(project: Path, name: str, words: str) -> None:
    path = project / "output" / "thornmere" / name
    document = docx.Document(str(path))
    element: Any = document.paragraphs[next(paragraphs(document, words))]._p
    element.getparent().remove(element)
    document.save(str(path))


def test_our_own_statement_and_plan_are_true_to_their_documents(made: Path) -> None:
    assert problems(made, STATEMENT) == []
    assert problems(made, PLAN) == []


def test_a_weakness_in_other_words_is_found_at_its_paragraph(made: Path) -> None:
    change(made, STATEMENT, "words: the delay in annual reviews", "words: the slight delay in annual reviews")
    (found,) = problems(made, STATEMENT)
    assert "It quotes 2021-W3" in found.what
    assert "'slight' was added" in found.what
    assert found.where == f"{STATEMENT}, paragraph 5.1"


def test_a_weakness_that_is_cut_short_is_found_too(made: Path) -> None:
    change(
        made, STATEMENT, "In the inspectors' words: the poor quality of EHC plans", "In the inspectors' words: plans"
    )
    assert ["2021-W" in p.what for p in problems(made, STATEMENT)] == [True]


def test_a_weakness_that_is_left_out_is_found(made: Path) -> None:
    delete(made, STATEMENT, "[2021-W4]")
    (found,) = problems(made, STATEMENT)
    assert "leaves out the area of significant weakness 2021-W4" in found.what


def test_a_wrong_deadline_is_found(made: Path) -> None:
    change(made, STATEMENT, "due by 26 April 2022", "due by 25 May 2022")
    (found,) = problems(made, STATEMENT)
    assert "25 May 2022" in found.what
    assert "26 April 2022" in found.what
    assert found.where == f"{STATEMENT}, paragraph 1.2"


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("EHC plans are of good quality", "EHC plans are of fair quality", "'good' became 'fair'"),
        ("within six weeks", "within eight weeks", "'six' became 'eight'"),  # in an item under it
    ],
)
def test_a_priority_action_in_other_words_is_found(was: str, now: str, said: str, made: Path) -> None:
    change(made, PLAN, was, now)
    (found,) = problems(made, PLAN)
    assert "It quotes 2025-PA1" in found.what
    assert said in found.what


def test_an_item_of_a_priority_action_that_is_left_out_is_found(made: Path) -> None:
    delete(made, PLAN, "within six weeks")
    (found,) = problems(made, PLAN)
    assert "It quotes 2025-PA1" in found.what


def test_an_area_of_the_report_for_improvement_need_not_stand_in_the_plan(made: Path) -> None:
    assert "2025-AI" not in "\n".join(p.text for p in docx.Document(str(made / "output/thornmere" / PLAN)).paragraphs)
    delete(made, PLAN, "[2025-PA1]")
    (found,) = problems(made, PLAN)
    assert "area for priority action 2025-PA1" in found.what


def test_a_letter_is_no_plan_although_it_asks_for_one(project: Path) -> None:
    letter = read_document(next((project / "input").glob("*.txt")))
    assert plan_in(letter) is None
