"""The run that nobody watches: no terminal, no environment, any folder; one at a time, killed at any moment."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.helpers import PAPER, ROOT, SAMPLE, WORKBOOK, Run, type_in
from toolkit.record.output_folder import HOLDER, LOCK

Runner = Callable[..., Run]
posix = pytest.mark.skipif(os.name == "nt", reason="signals and env -i are POSIX; the run itself is the same")
FEW = (0.35, 0.6, 0.95)
MANY = [pytest.param(0.1 + 0.017 * part, marks=pytest.mark.long) for part in range(100)]


def command(project: Path, *arguments: str, as_at: str = "2022-02-01") -> list[str]:
    folders = ["--input", str(project / "input"), "--output", str(project / "output")]
    return [sys.executable, str(ROOT / "run_report.py"), "run", *folders, "--as-at", as_at, *arguments]


def bare(project: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """A run as a scheduler starts it: from /, with nothing in its environment, no terminal and no input."""
    return subprocess.run(
        command(project, *arguments), cwd="/", env={}, stdin=subprocess.DEVNULL, capture_output=True, check=False,
        encoding="utf-8", timeout=120, **more,
    )  # fmt: skip


@posix
def test_it_runs_with_an_empty_environment_from_any_folder_under_a_path_with_blanks_and_accents(tmp_path: Path) -> None:
    project = tmp_path / "Größe und Ärger – 1"
    (project / "input").mkdir(parents=True)
    (project / "input" / "Letter à la carte.txt").write_bytes(SAMPLE.read_bytes())
    done = bare(project)
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / WORKBOOK).exists()
    assert (project / PAPER).exists()


@posix
def test_a_second_run_says_who_holds_the_folder_and_exits_3(project: Path) -> None:
    (project / "output").mkdir()
    with holding(project / "output"):
        done = bare(project)
    assert done.returncode == 3
    assert "Another run is writing there: " in done.stderr
    assert f"process {os.getpid()}, since 2026-10-01 02:00 UTC" in done.stderr
    assert not (project / WORKBOOK).exists()


def holding(output: Path) -> Any:
    from datetime import UTC, datetime

    from toolkit.record.output_folder import held

    return held(output, datetime(2026, 10, 1, 2, 0, tzinfo=UTC))


@posix
def test_the_lock_of_a_run_that_died_is_taken_over(project: Path) -> None:
    (project / "output").mkdir()
    (project / "output" / LOCK).write_text("", encoding="utf-8")
    (project / "output" / HOLDER).write_text('{"user": "a", "computer": "b", "process": 1, "since": "c"}', "utf-8")
    assert bare(project).returncode == 0
    assert not (project / "output" / HOLDER).exists()


@posix
def test_what_a_killed_run_was_writing_in_its_history_is_taken_away_by_the_next(project: Path) -> None:
    halves = [
        project / "output" / "thornmere" / "history" / "2022-01-01T000000Z" / ".thornmere-workbook.xlsx.part",
        project / "output" / "runs" / "2022-01-01T000000Z" / ".summary.html.part",
    ]
    for half in halves:
        half.parent.mkdir(parents=True)
        half.write_bytes(b"half")
    other = halves[0].with_name("thornmere-workbook.xlsx")
    other.write_bytes(b"whole")
    assert bare(project).returncode == 0
    assert [half.exists() for half in halves] == [False, False]
    assert other.read_bytes() == b"whole"


@posix
def test_two_runs_at_once_give_one_result_and_one_refusal(project: Path) -> None:
    both = [subprocess.Popen(command(project), stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    for one in both:
        one.communicate(timeout=120)
    assert sorted(one.returncode for one in both) in ([0, 3], [0, 0])
    assert bare(project).stdout.count("written") == 0 or (project / WORKBOOK).exists()
    openpyxl.load_workbook(project / WORKBOOK)


@posix
@pytest.mark.parametrize("seconds", [*FEW, *MANY])
def test_killed_at_any_moment_the_next_run_finishes_and_nothing_typed_is_lost(
    project: Path, run: Runner, seconds: float
) -> None:
    run()
    type_in(project / WORKBOOK, lambda w: w["Action plan"].__setitem__("K2", "Typed before the run was killed"))
    (project / "input" / SAMPLE.name).write_text(reissued(), encoding="utf-8")
    kill_after(seconds, command(project, as_at="2022-03-01"))
    assert run(as_at="2022-03-01").code == 0
    assert (project / "output/thornmere/thornmere-progress-2022-02.docx").exists()
    workbook = openpyxl.load_workbook(project / WORKBOOK)
    assert workbook["Action plan"]["K2"].value == "Typed before the run was killed"
    assert "met governors and parents" in "".join(str(c.value) for c in workbook["Letter text"]["D"])
    assert list(project.glob("output/**/*.part")) == []
    before = (project / WORKBOOK).read_bytes()
    run(as_at="2022-03-01")
    assert (project / WORKBOOK).read_bytes() == before


def reissued() -> str:
    text = SAMPLE.read_text(encoding="utf-8")
    cut = text.index("This letter sets out what inspectors found")
    return f"{text[:cut]}The team also met governors and parents.\n\n\n{text[cut:]}"


def kill_after(seconds: float, arguments: list[str]) -> None:
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait(30)


def test_the_log_is_json_too_an_object_a_line(project: Path, run: Runner) -> None:
    run()
    (log,) = (project / "output" / "runs").glob("*/run.jsonl")
    events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert (events[0]["event"], events[0]["as_at"]) == ("run", "2022-02-01")
    assert events[-1] == {"event": "end", "exit_code": 0}
    written = {e["file"] for e in events if e["event"] == "output" and e["step"] == "written"}
    assert WORKBOOK.removeprefix("output/") in written
    assert any(e["event"] == "problem" and e["what_to_do"] for e in events)


@pytest.fixture
def verified(project: Path, run: Runner, tmp_path: Path) -> Callable[[], Run]:
    run()
    return lambda: run_verify(project)


def run_verify(project: Path) -> Run:
    arguments = [sys.executable, str(ROOT / "run_report.py"), "verify", "--output", str(project / "output")]
    done = subprocess.run(arguments, capture_output=True, check=False, encoding="utf-8")
    return Run(done.returncode, done.stdout, done.stderr)


def test_verify_tells_an_input_that_changed_since(project: Path, verified: Callable[[], Run]) -> None:
    assert verified().code == 0
    (project / "input" / SAMPLE.name).write_text("another letter", encoding="utf-8")
    result = verified()
    assert (result.code, f"{SAMPLE.name}: changed since the run" in result.out) == (1, True)


def test_the_manifest_has_versions_templates_and_settings_with_their_hashes(project: Path, run: Runner) -> None:
    (project / "input" / "settings.toml").write_text("amber_within_percent = 5\n", encoding="utf-8")
    run()
    (path,) = (project / "output" / "runs").glob("*/manifest.json")
    manifest = json.loads(path.read_text(encoding="utf-8"))
    names = {Path(entry["file"]).name for entry in manifest["used"] if len(entry["sha256"]) == 64}
    assert {"settings.toml", "house.toml", "committee-paper.docx", "themes.csv"} <= names
    assert manifest["packages"]["XlsxWriter"]
    assert manifest["month"] == "2022-01"


@posix
def test_whoever_reads_only_the_first_lines_gets_no_traceback() -> None:
    arguments = [sys.executable, str(ROOT / "run_report.py"), "list"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
