"""Which letter a paper is compared with: that of the input folder, the extracted one, or the one in its own file."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tests.helpers import PAPER, ROOT, SAMPLE, Run, run_toolkit
from tests.revisit_letters import THORNMERE
from toolkit.errors import InputProblem
from toolkit.inputs.read import read_document
from toolkit.letters.as_json import as_dict, as_json
from toolkit.letters.formats import read_letter
from toolkit.letters.from_json import from_dict, from_json
from toolkit.letters.paper_contents import without_contents
from toolkit.model.document import Document, Line
from toolkit.model.problem import Problem
from toolkit.paper_check import areas_in, paper_problems

Runner = Callable[..., Run]
SAMPLE_PAPER = ROOT / "input" / "samples" / "thornmere-2022-committee-paper.docx"
SAMPLE_REPORT = ROOT / "input" / "samples" / "thornmere-2025-area-report.pdf"
GAPS = ("It has no section on equality.",)  # until Paper details has one


@pytest.fixture
def made(project: Path, run: Runner) -> Path:
    """A project with the paper that a run made."""
    run()
    return project


def problems(project: Path, path: Path | None = None) -> list[Problem]:
    found = paper_problems(path or project / PAPER, project / "input", project / "output")
    return [p for p in found if p.what not in GAPS]


def change(path: Path, was: str, now: str) -> None:
    """The words changed in the last paragraph that has them: in the letter at the end."""
    document = docx.Document(str(path))
    paragraph = [p for p in document.paragraphs if was in p.text][-1]
    paragraph.text = paragraph.text.replace(was, now)
    document.save(str(path))


def test_the_letter_in_the_input_folder_is_the_measure_of_the_letter_in_the_appendix(made: Path) -> None:
    assert problems(made) == []
    change(made / PAPER, "grown to 14 months", "grown to 12 months")
    (found,) = problems(made)
    assert "2021-M-05, lines 50 to 52 as published: '14' became '12'" in found.what
    assert found.where == "thornmere-2021-committee-paper.docx, appendix"
    assert found.severity == "warning"


def test_the_extracted_letter_beside_the_paper_does_when_the_input_folder_has_none(made: Path) -> None:
    (made / "input" / SAMPLE.name).unlink()
    assert problems(made) == []
    change(made / PAPER, "grown to 14 months", "grown to 12 months")
    (found,) = problems(made)
    assert "'14' became '12'" in found.what


def test_without_either_the_paper_is_compared_with_its_own_appendix_and_that_is_said(made: Path) -> None:
    (made / "input" / SAMPLE.name).unlink()
    alone = made / "elsewhere" / "paper.docx"
    alone.parent.mkdir()
    shutil.move(made / PAPER, alone)
    shutil.rmtree(made / "output")
    change(alone, "grown to 14 months", "grown to 12 months")
    (note,) = problems(made, alone)
    assert note.severity == "note"
    assert "in its own appendix" in note.what
    assert "into the input folder" in note.what_to_do


def test_a_paper_without_any_letter_is_told_what_to_put_where(project: Path) -> None:
    (project / "input" / SAMPLE.name).unlink()
    path = project / "input" / SAMPLE_PAPER.name
    shutil.copy(SAMPLE_PAPER, path)
    (found,) = problems(project, path)
    assert found.what.startswith("There is no letter or report to compare it with.")
    assert "Thornmere Borough Council" in found.what
    assert found.what_to_do.startswith("Put the inspection letter or report of its area into input/")


def test_the_letter_is_that_of_the_inspection_the_paper_is_about(project: Path) -> None:
    shutil.copy(SAMPLE_REPORT, project / "input")
    (project / "input" / "revisit.txt").write_text(THORNMERE, encoding="utf-8")
    path = project / "input" / SAMPLE_PAPER.name
    shutil.copy(SAMPLE_PAPER, path)
    found, options = problems(project, path)
    assert options.what == "It has no section on options."  # it is not one of ours
    assert "none of the outcome letter's areas: area of significant weakness 2021-W1, 2021-W2" in found.what


def test_our_papers_about_a_report_and_a_revisit_are_true_to_them(project: Path, run: Runner) -> None:
    shutil.copy(SAMPLE_REPORT, project / "input")
    (project / "input" / "revisit.txt").write_text(THORNMERE, encoding="utf-8")
    run(as_at="2026-02-01")
    papers = sorted((project / "output" / "thornmere").glob("*-committee-paper.docx"))
    assert len(papers) == 3
    assert {paper.name: problems(project, paper) for paper in papers} == {paper.name: [] for paper in papers}


def test_what_is_no_paper_or_cannot_be_opened_is_named(project: Path) -> None:
    (found,) = problems(project, project / "input" / SAMPLE.name)
    assert found.what.startswith("It has not the parts of a committee paper")
    broken = project / "broken.docx"
    broken.write_bytes(b"not a Word file")
    (found,) = problems(project, broken)
    assert found.where == "broken.docx"


def test_our_papers_about_three_real_letters_and_reports_have_no_fault(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.helpers import run_toolkit

    (tmp_path / "input").mkdir()
    for name in ("letters/medway-2018.txt", "letters/central-bedfordshire-2020.txt", "reports/hertfordshire-2023.pdf"):
        shutil.copy(shared / name, tmp_path / "input")
    assert _faults_of_our_own(tmp_path, capsys, run_toolkit, 3) == {}


@pytest.mark.long
@pytest.mark.parametrize("style", ["default", "medway", "kent"])
def test_our_papers_about_all_real_letters_and_reports_have_no_fault(
    style: str, shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.helpers import run_toolkit

    (tmp_path / "input").mkdir()
    for file in (*(shared / "letters").glob("*.txt"), *(shared / "reports").glob("*.pdf")):
        shutil.copy(file, tmp_path / "input")
    assert _faults_of_our_own(tmp_path, capsys, run_toolkit, 19, "--style", style) == {}


def _faults_of_our_own(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    run_toolkit: Callable[..., Run],
    number: int,
    *arguments: str,
) -> dict[str, list[str]]:
    folders = ["--input", str(folder / "input"), "--output", str(folder / "output")]
    run_toolkit(capsys, "run", *folders, "--as-at", "2026-02-01", *arguments)
    papers = sorted((folder / "output").glob("*/*-committee-paper.docx"))
    assert len(papers) == number
    papers += sorted((folder / "output").glob("*/*-action*.docx"))
    assert len(papers) > number
    areas = areas_in(folder / "input")
    found = {p.name: [*paper_problems(p, folder / "input", folder / "output", areas)] for p in papers}
    return {name: said for name, hits in found.items() if (said := [hit.what for hit in hits if hit.what not in GAPS])}


@pytest.mark.long
def test_our_papers_as_pdf_have_no_fault(shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.helpers import run_toolkit

    (tmp_path / "input").mkdir()
    shutil.copy(shared / "letters" / "sefton-2016.txt", tmp_path / "input")
    folders = ["--input", str(tmp_path / "input"), "--output", str(tmp_path / "output")]
    run_toolkit(capsys, "run", *folders, "--as-at", "2026-02-01", "--pdf")
    papers = sorted((tmp_path / "output" / "sefton").glob("*.pdf"))
    assert len(papers) == 2
    assert {p.name: [x.what for x in problems(tmp_path, p)] for p in papers} == {p.name: [] for p in papers}


def test_feet_of_pages_and_hyphens_at_line_ends_are_no_changes(made: Path) -> None:
    change(made / PAPER, "grown to 14 months", "grown to 12 months")
    document = docx.Document(str(made / PAPER))
    start = next(n for n, p in enumerate(document.paragraphs) if p.text.startswith("Outcome letter of"))
    cut = 0
    for number, paragraph in enumerate(document.paragraphs[start:]):
        words = paragraph.text.split(" ")
        if len(words) > 12 and "12 months" not in paragraph.text:
            paragraph.text = " ".join(words[:6])
            foot, rest = f"Page {number} of 28", " ".join(words[6:]).replace("co-", "co- ")
            for text in (rest, foot):
                paragraph._p.addnext(document.add_paragraph(text)._p)
            cut += 1
    assert cut > 20
    document.save(str(made / PAPER))
    assert ["'14' became '12'" in found.what for found in problems(made)] == [True]


# ---- a letter as data, and back


@pytest.mark.parametrize("path", [SAMPLE, SAMPLE_REPORT], ids=["letter", "report"])
def test_a_letter_read_back_from_its_data_gives_the_same_data(path: Path) -> None:
    letter = read_letter(read_document(path))
    back = from_json(as_json(letter), "letter.json")
    assert as_dict(back) == as_dict(letter)
    assert [f.text for f in back.findings] == [f.text for f in letter.findings]
    assert (back.kind, back.label, back.inspection_end) == (letter.kind, letter.label, letter.inspection_end)
    assert (back.outcome, back.wsoa_required) == (letter.outcome, letter.wsoa_required)


def test_real_letters_and_reports_come_back_the_same(shared: Path) -> None:
    files = [*sorted((shared / "letters").glob("*.txt")), *sorted((shared / "reports").glob("*.pdf"))[:3]]
    assert len(files) == 8
    for file in files:
        data = json.loads(as_json(read_letter(read_document(file))))
        assert as_dict(from_dict(data)) == data


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"source": 1}', '"letter"'])
def test_a_file_that_is_no_letter_is_named(text: str) -> None:
    with pytest.raises(InputProblem, match="not an extracted letter") as caught:
        from_json(text, "letter.json")
    assert caught.value.problem.where == "letter.json"


# ---- the list of contents


def contents_of(*texts: str) -> list[str]:
    lines = tuple(Line(n, text) for n, text in enumerate(texts, 1))
    return [x.text for x in without_contents(Document("p.docx", "", "", None, lines)).lines]


def test_the_list_of_contents_is_not_read_as_headings() -> None:
    body = ("Summary", "All is well.", "1 Background", "The letter came.", "2 Options", "Appendix A: The letter")
    entries = ("Contents", "Summary", "1\tBackground\t3", "2. Options ....... 4", "Appendix A\tThe letter")
    assert contents_of("Title", *entries, *body) == ["Title", *body]


def test_a_paper_that_only_speaks_of_contents_keeps_its_lines() -> None:
    lines = ("Title", "Contents", "The letter has four parts.", "Background", "More.")
    assert contents_of(*lines) == list(lines)


def test_a_paper_that_quotes_references_issued_later_is_compared_under_these(
    project: Path, run: Callable[..., Run], capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    letter = project / "input" / SAMPLE.name
    text = letter.read_text(encoding="utf-8")
    assert "A shortage of educational psychologists delays advice." in text
    letter.write_text(text.replace("psychologists delays advice", "psychologists delays all advice"), encoding="utf-8")
    run()
    paper = project / "output/thornmere/thornmere-2021-committee-paper.docx"
    said = run_toolkit(
        capsys, "check", str(paper), "--input", str(project / "input"), "--output", str(project / "output")
    )
    assert "is not one of the" not in said.out
