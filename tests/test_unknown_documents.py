"""Documents about something else: never a SEND inspection document, and the problem says why."""

from pathlib import Path

import pytest

from tests.helpers import ROOT, hard_wrapped, letter_from, run_toolkit, windows_lines
from toolkit.inputs.read import read_document
from toolkit.letters.formats import FORMATS, read_letter

OTHERS = sorted((ROOT / "tests" / "samples" / "other").glob("*.txt"))


@pytest.mark.parametrize("path", OTHERS, ids=[p.stem for p in OTHERS])
def test_another_document_is_unknown_however_it_is_wrapped(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for changed in (
        text,
        hard_wrapped(text, 70),
        windows_lines(hard_wrapped(text, 88)),
        text.replace("\n- ", "\n\u25a0 "),
    ):
        letter = letter_from(changed, tmp_path)
        assert (letter.kind, letter.findings, letter.concerns, letter.evidence) == ("unknown", (), (), ())


@pytest.mark.parametrize("path", OTHERS, ids=[p.stem for p in OTHERS])
def test_the_problem_says_what_was_looked_for_and_not_found_a_sentence_a_format(path: Path) -> None:
    (problem,) = read_letter(read_document(path)).problems
    assert problem.severity == "error"
    assert problem.where == path.name
    assert problem.what_to_do
    for form in FORMATS:
        assert f"{form.label[:1].upper()}{form.label[1:]}: " in problem.what
    assert len(problem.what) < 1300


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("joint-targeted-area-inspection", "joint targeted area inspection"),
        ("childrens-services-focused-visit", "children's services"),
        ("childrens-services-monitoring-visit", "children's services"),
        ("school-inspection", "a school"),
        ("council-minutes", "minutes"),
        ("written-statement-of-action", "written statement of action"),
        ("letter-announcing-an-inspection", "announces an inspection"),
        ("letter-announcing-a-revisit", "announces an inspection"),
    ],
)
def test_the_problem_says_what_the_document_looks_like(name: str, like: str) -> None:
    path = next(p for p in OTHERS if p.stem == name)
    seems = read_letter(read_document(path)).problems[0].what.split("Looked for")[0]
    assert "It looks like " in seems
    assert like in seems


def test_an_announcement_lacks_the_judgement_and_the_problem_names_it() -> None:
    path = next(p for p in OTHERS if p.stem == "letter-announcing-a-revisit")
    what = read_letter(read_document(path)).problems[0].what
    assert "Revisit letter 2018-22: a judgement 'has (not) made sufficient progress'." in what


def test_the_log_says_of_each_document_what_it_was_taken_for_and_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "input"
    folder.mkdir()
    samples = ROOT / "tests" / "samples"
    for path in (samples / "revisit-thornmere.txt", samples / "other" / "school-inspection.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    output = tmp_path / "output"
    result = run_toolkit(capsys, "--input", str(folder), "--output", str(output))
    assert result.code == 1
    (log,) = output.glob("runs/*/run.log")
    lines = log.read_text(encoding="utf-8").splitlines()
    known = next(line for line in lines if "revisit-thornmere.txt: " in line)
    assert "revisit-thornmere.txt: 2022 revisit letter, because: the title 'Joint area SEND revisit in ...'; " in known
    assert "a judgement 'has (not) made sufficient progress'" in known
    unknown = next(line for line in lines if "school-inspection.txt: " in line)
    assert "school-inspection.txt: unknown, because: " in unknown
