"""The command line: commands, exit codes, what a run says and records."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from filelock import FileLock

from tests.helpers import PAPER, ROOT, WORKBOOK, Run, run_toolkit

Runner = Callable[..., Run]


def python(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_every_stage_is_said_with_its_counts(run: Runner) -> None:
    lines = run().out.splitlines()
    assert lines[0].split() == ["read", "one", "of", "one", "file"]
    assert "one letter: 32 findings (7 main, 11 strengths, 14 for development), five significant weaknesses" in lines[1]
    assert lines[-1] == "Done."


def test_the_samples_are_used_and_said_so_when_there_is_no_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "input" / "samples", tmp_path / "input" / "samples")
    (tmp_path / "input" / "README.md").write_text("Put letters here.", encoding="utf-8")
    run = run_toolkit(capsys, "--input", str(tmp_path / "input"), "--output", str(tmp_path / "output"))
    assert (run.code, "the invented samples are used" in run.out) == (0, True)
    (tmp_path / "input" / "mine.txt").write_text("Minutes", encoding="utf-8")
    run = run_toolkit(capsys, "--input", str(tmp_path / "input"), "--output", str(tmp_path / "output"))
    assert "samples" not in run.out


def test_quiet_says_nothing_when_all_is_well_and_only_errors_when_not(run: Runner, project: Path) -> None:
    assert run("-q").out == ""
    (project / "input" / "empty.txt").write_bytes(b"")
    out = run("-q").out
    assert out.splitlines()[0].startswith("error: empty.txt")
    assert len(out.splitlines()) == 3


def test_an_empty_input_folder_or_none_is_a_wrong_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "input").mkdir()
    output = tmp_path / "output"
    for folder in ("input", "nowhere"):
        run = run_toolkit(capsys, "run", "--input", str(tmp_path / folder), "--output", str(output))
        assert (run.code, str(tmp_path / folder) in run.err) == (2, True)


@pytest.mark.parametrize(
    "arguments", [("--style", "medwy"), ("--area", "Otherby"), ("--as-at", "1 May"), ("--nonsense",)]
)
def test_a_wrong_argument_exits_2(run: Runner, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert result.err


def test_one_area_can_be_chosen(run: Runner, project: Path) -> None:
    text = (project / "input/thornmere-2021.txt").read_text(encoding="utf-8")
    (project / "input/other.txt").write_text(text.replace("Thornmere", "Otherby"), encoding="utf-8")
    result = run("--area", "Otherby")
    assert (result.code, "thornmere" in result.out) == (0, False)
    assert sorted(p.name for p in (project / "output").iterdir() if p.is_dir()) == ["otherby", "runs"]


def test_a_dry_run_says_what_it_would_write_and_writes_nothing(run: Runner, project: Path) -> None:
    result = run("--dry-run")
    assert result.code == 0
    assert result.out.count("would write") >= 3
    assert not (project / "output").exists()


def test_a_second_run_at_the_same_time_exits_3(run: Runner, project: Path) -> None:
    (project / "output").mkdir()
    with FileLock(project / "output" / ".toolkit.lock"):
        result = run()
    assert (result.code, "Another run" in result.err) == (3, True)


def test_the_run_leaves_a_manifest_a_log_and_a_summary(run: Runner, project: Path) -> None:
    said = run().out
    folder = next((project / "output/runs").iterdir())
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["exit_code"], manifest["as_at"]) == (0, "2022-02-01")
    assert {o["file"] for o in manifest["outputs"]} == {
        WORKBOOK.removeprefix("output/"), PAPER.removeprefix("output/"), "thornmere/letters/thornmere-2021.json",
        "thornmere/thornmere-2021-written-statement-of-action.docx",
    }  # fmt: skip
    logged = (folder / "run.log").read_text(encoding="utf-8").splitlines()
    assert [line.split(", because: ")[0] for line in logged] == said.splitlines()[:-1]
    assert any(", because: the title" in line for line in logged)
    summary = (folder / "summary.html").read_text(encoding="utf-8")
    assert '<html lang="en-GB">' in summary
    assert '<th scope="col">' in summary


def test_check_lists_blank_cells_and_placeholders_and_is_no_failure(
    run: Runner, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    result = run_toolkit(capsys, "check", str(project / "output"))
    assert result.code == 0
    assert "thornmere-workbook.xlsx, Paper details\n    Required and still blank: " in result.out
    assert "Meeting date (C3)" in result.out
    assert result.out.count("thornmere-2021-committee-paper.docx\n    The paper still shows [Paper details: ") == 1
    assert "[Paper details: Meeting date]" in result.out


def test_check_names_a_templates_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", templates)
    for style, text in (("default", "{{ comittee }}"), ("medway", "{% if %}")):
        template = templates / style / "committee-paper.docx"
        document = docx.Document(str(template))
        document.paragraphs[0].runs[0].text = text
        document.save(str(template))
    result = run_toolkit(capsys, "check", "--output", str(tmp_path), "--templates", str(templates))
    assert result.code == 1
    assert "templates/default/committee-paper.docx" in result.out
    assert "The placeholder 'comittee' is not known." in result.out
    assert "templates/medway/committee-paper.docx" in result.out


def test_verify_compares_the_outputs_with_the_manifest(
    run: Runner, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    arguments = ("verify", "--output", str(project / "output"))
    assert run_toolkit(capsys, *arguments).code == 0
    (project / PAPER).unlink()
    result = run_toolkit(capsys, *arguments)
    assert result.code == 1
    assert "thornmere-2021-committee-paper.docx: missing" in result.out


def test_verify_takes_a_run_by_its_name_and_says_when_its_manifest_is_damaged(
    run: Runner, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    folder = next((project / "output/runs").iterdir())
    arguments = ("verify", folder.name, "--output", str(project / "output"))
    assert run_toolkit(capsys, *arguments).code == 0
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    result = run_toolkit(capsys, *arguments)
    assert (result.code, "The manifest is damaged." in result.err) == (2, True)


def test_a_wrong_command_leaves_no_output_folder_behind(run: Runner, project: Path) -> None:
    assert run("--area", "Nowhere").code == 2
    assert not (project / "output").exists()


def test_files_that_stayed_as_they_were_are_listed_on_request(run: Runner) -> None:
    run()
    assert "(unchanged)" not in run().out
    assert "(unchanged)" in run("-v").out


def test_verify_without_a_run_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_toolkit(capsys, "verify", "--output", str(tmp_path)).code == 2


def test_list_names_formats_sheets_sections_checks_and_styles(capsys: pytest.CaptureFixture[str]) -> None:
    out = run_toolkit(capsys, "list").out
    for word in ("outcome-letter", "Paper details", "Risk management", "risks not yet rated", "medway"):
        assert word in out


def test_without_its_libraries_it_says_the_set_up_line() -> None:
    done = python("-S", str(ROOT / "run_report.py"), cwd=ROOT)
    assert done.returncode == 2
    assert "requirements.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_it_runs_from_any_folder_with_an_empty_environment(project: Path) -> None:
    folders = ["--input", str(project / "input"), "--output", str(project / "oütput folder")]
    environment = {k: v for k, v in os.environ.items() if k in {"SYSTEMROOT", "PATH"}}
    done = python(str(ROOT / "run_report.py"), *folders, cwd=project, env=environment | {"LANG": "C"})
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / "oütput folder/thornmere/thornmere-workbook.xlsx").exists()


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from toolkit.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        "print(sorted({'openpyxl','xlsxwriter','docx','numpy','pandas','holidays','lxml'} & set(sys.modules)))"
    )
    assert python("-c", code, cwd=ROOT).stdout.splitlines()[-1] == "[]"
