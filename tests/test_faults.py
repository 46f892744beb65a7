"""What the disk, the clock and other people do to a run: it says so by name, does the rest, and loses nothing."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import openpyxl
import pytest

from tests.helpers import PAPER, SAMPLE, WORKBOOK, Run, paper_text, run_toolkit, type_in
from tests.make_sample_report import SAMPLE_REPORT
from toolkit import documents, pipeline
from toolkit.area_files import AreaFiles
from toolkit.inputs import find
from toolkit.inputs.read import read_document
from toolkit.record.files import keep_copy
from toolkit.settings import Settings

Runner = Callable[..., Run]
AREA = "output/thornmere"
RECORD = f"{AREA}/.toolkit.sqlite"


@pytest.fixture
def news(project: Path, run: Runner) -> Path:
    """A project with outputs and something typed, for which a second document has come."""
    run()
    type_in(project / WORKBOOK, lambda w: w["Action plan"].__setitem__("K2", "Typed before the fault"))
    (project / "input" / SAMPLE_REPORT.name).write_bytes(SAMPLE_REPORT.read_bytes())
    return project


def typed_is_there(project: Path) -> bool:
    return bool(openpyxl.load_workbook(project / WORKBOOK)["Action plan"]["K2"].value == "Typed before the fault")


# ---- writing fails


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, number: int, ending: str) -> Iterator[None]:
    """While it lasts no file with this ending of its name can be put in its place."""
    replace = Path.replace

    def fails(self: Path, target: Path) -> Path:
        if str(target).endswith(ending):
            raise OSError(number, os.strerror(number))
        return replace(self, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", fails)
        yield


FAULTS = (errno.ENOSPC, errno.EACCES, errno.EBUSY, errno.EROFS)
KINDS = ("-workbook.xlsx", "2025-committee-paper.docx", "2025-area-report.json")


@pytest.mark.parametrize("ending", KINDS)
@pytest.mark.parametrize("number", FAULTS, ids=lambda n: errno.errorcode[n])
def test_a_file_that_cannot_be_written_costs_only_itself_and_the_next_run_catches_up(
    number: int, ending: str, news: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    with failing(monkeypatch, number, ending):
        said = run(as_at="2025-09-01")
    assert said.code == 1
    assert f"The file could not be written ({os.strerror(number)})." in said.out
    assert ending in said.out.split("error: ")[1].split("\n")[0]
    others = {"-workbook.xlsx", "2025-committee-paper.docx", "2025-area-report.json"} - {ending}
    written = [line for line in said.out.splitlines() if line.startswith("  written")]
    assert all(any(other in line for line in written) for other in others)
    assert typed_is_there(news)
    assert list(news.rglob("*.part")) == []
    assert run(as_at="2025-09-01").code == 0
    assert typed_is_there(news)
    assert list(news.glob(f"{AREA}/*-v2.docx")) == []


def test_without_its_copy_in_history_nothing_is_replaced(
    news: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (news / WORKBOOK).read_bytes()
    (news / AREA / "history").mkdir(exist_ok=True)
    keep = "toolkit.area_files.keep_copy"

    def full(path: Path, folder: Path) -> None:
        with failing(monkeypatch, errno.ENOSPC, path.name):
            keep_copy(path, folder)

    monkeypatch.setattr(keep, full)
    said = run(as_at="2025-09-01")
    assert said.code == 1
    assert f"{os.sep}history{os.sep}" in said.out
    assert (news / WORKBOOK).read_bytes() == before


def test_a_run_whose_record_cannot_be_written_says_what_it_did_all_the_same(
    project: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    with failing(monkeypatch, errno.ENOSPC, "manifest.json"):
        said = run()
    assert (said.code, said.err) == (1, "")
    assert "manifest.json" in said.out
    assert (project / PAPER).exists()


def test_a_full_disk_is_named_where_not_even_a_trial_can_be_written(
    project: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    with failing(monkeypatch, errno.ENOSPC, f".toolkit.probe.{os.getpid()}"):
        said = run()
    assert said.code == 2
    assert f"The output folder cannot be written to ({os.strerror(errno.ENOSPC)})." in said.err


def test_of_extracted_documents_one_that_cannot_be_written_costs_only_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_bytes(SAMPLE.read_bytes())
    with failing(monkeypatch, errno.EACCES, "b.json"):
        said = run_toolkit(capsys, "extract", str(tmp_path), "--output", str(tmp_path / "data"))
    assert said.code == 1
    assert "b.json" in said.err
    assert [path.name for path in sorted((tmp_path / "data").iterdir())] == ["a.json", "c.json"]


def test_a_file_where_the_areas_folder_should_be_costs_that_area_alone(project: Path, run: Runner) -> None:
    other = SAMPLE.read_text(encoding="utf-8").replace("Thornmere", "Ashby")
    (project / "input" / "ashby.txt").write_text(other, encoding="utf-8")
    (project / "output").mkdir()
    (project / "output" / "thornmere").write_text("a file", encoding="utf-8")
    said = run()
    assert said.code == 1
    assert (project / "output" / "ashby" / "ashby-workbook.xlsx").exists()
    assert (project / "output" / "thornmere").read_text(encoding="utf-8") == "a file"


@pytest.mark.parametrize("file", [WORKBOOK, PAPER])
def test_a_folder_where_a_file_should_be_is_named_and_stays(file: str, project: Path, run: Runner) -> None:
    (project / file).mkdir(parents=True)
    said = run()
    assert said.code == 1
    assert Path(file).name in said.out
    assert (project / file).is_dir()


@pytest.mark.skipif(os.name == "nt" or not shutil.which("mount") or os.geteuid() != 0, reason="needs a mount")
def test_a_disk_that_is_really_full_leaves_whole_files_only(
    tmp_path: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if os.system(f"mount -t tmpfs -o size=120k tmpfs '{small}' 2>/dev/null") != 0:
        pytest.skip("mounting is not allowed here")
    try:
        folders = ["--input", str(project / "input"), "--output", str(small)]
        said = run_toolkit(capsys, "run", *folders, "--as-at", "2022-02-01")
        assert said.code == 1
        assert os.strerror(errno.ENOSPC) in said.out
        assert list(small.rglob("*.part")) == []
        for paper in small.rglob("*.docx"):
            assert paper_text(paper)
        os.system(f"mount -o remount,size=50m '{small}'")
        assert run_toolkit(capsys, "run", *folders, "--as-at", "2022-02-01").code == 0
        assert len([*small.rglob("*-committee-paper.docx")]) == 1
    finally:
        os.system(f"umount '{small}'")


# ---- the record


@pytest.mark.parametrize("kind", ["held by another program", "a folder"])
def test_a_record_that_cannot_be_read_now_is_no_lost_record(
    kind: str, news: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in news.glob(f"{AREA}/*.*") if path.suffix in (".xlsx", ".docx")}
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path: connect(path, timeout=0))
    aside = news / "aside"
    if kind == "a folder":
        (news / RECORD).rename(aside)
        (news / RECORD).mkdir()
        said = run(as_at="2025-09-01")
        (news / RECORD).rmdir()
        aside.rename(news / RECORD)
    else:
        with closing(connect(news / RECORD)) as other:
            other.execute("BEGIN EXCLUSIVE")
            said = run(as_at="2025-09-01")
    assert said.code == 1
    assert "The record of what the toolkit wrote could not be read" in said.out
    assert {path: path.read_bytes() for path in before} == before
    assert run(as_at="2025-09-01").code == 0
    assert typed_is_there(news)
    assert list(news.glob(f"{AREA}/*-v2.docx")) == []


def test_a_paper_that_a_stopped_run_had_not_recorded_is_no_edited_one(project: Path, run: Runner) -> None:
    run()
    with closing(sqlite3.connect(project / RECORD)) as record, record:
        record.execute("DELETE FROM papers")
    run()
    type_in(project / WORKBOOK, lambda w: w["Risks"].__setitem__("B2", "Another risk"))
    assert run().code == 0
    assert "Another risk" in paper_text(project / PAPER)
    assert list(project.glob(f"{AREA}/*-v2.docx")) == []


# ---- inputs that go away or change


def test_a_letter_that_goes_away_after_it_was_listed_is_named(
    project: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "input" / "gone.txt").write_bytes(SAMPLE.read_bytes())

    def listed(folder: Path) -> tuple[list[Path], bool]:
        found = find.find_documents(folder)
        (project / "input" / "gone.txt").unlink()
        return found

    monkeypatch.setattr(pipeline, "find_documents", listed)
    said = run()
    assert said.code == 1
    assert "error: gone.txt\n    The file could not be opened" in said.out
    assert (project / PAPER).exists()


def test_an_input_folder_that_goes_away_while_it_is_listed_is_no_traceback(
    project: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "input" / "sub").mkdir()
    scandir = os.scandir

    def without_sub(path: str) -> object:
        if str(path).endswith("sub"):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", without_sub)
    assert run().code == 0


def test_an_input_folder_that_may_not_be_looked_into_is_named_before_anything_is_written(
    project: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "input" / "sub").mkdir()
    scandir = os.scandir

    def locked(path: str) -> object:
        if str(path).endswith("sub"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", locked)
    said = run()
    assert said.code == 2
    assert f"sub: The folder could not be looked into ({os.strerror(errno.EACCES)})." in said.err
    assert not (project / "output").exists()


def test_the_whole_input_folder_gone_after_reading_costs_only_measures_and_registers(
    project: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = documents.letters_of

    def then_gone(*arguments: object) -> object:
        found = letters(*arguments)  # type: ignore[arg-type]
        shutil.rmtree(project / "input")
        return found

    monkeypatch.setattr(pipeline, "letters_of", then_gone)
    assert run().code == 0
    assert (project / PAPER).exists()


def test_a_letter_that_changes_while_it_is_read_is_not_used_and_named(
    project: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project / "input" / SAMPLE.name
    read = read_document

    def still_copied(file: Path) -> object:
        found = read(file)
        with path.open("a", encoding="utf-8") as more:
            more.write("more\n")
        return found

    monkeypatch.setattr(documents, "read_document", still_copied)
    said = run()
    assert said.code == 1
    assert "It changed while it was read, so it was not used" in said.out
    assert not (project / WORKBOOK).exists()


def test_a_workbook_taken_away_while_the_run_works_on_it_is_not_put_back(
    news: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = news / "away.xlsx"
    write = AreaFiles.write

    def taken(self: AreaFiles, path: Path, *more: object, **named: object) -> bool:
        if path.name.endswith("-workbook.xlsx"):
            path.rename(away)
        return write(self, path, *more, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as officer:
        officer.setattr(AreaFiles, "write", taken)
        said = run(as_at="2025-09-01")
    assert said.code == 1
    assert "Somebody took it away while this run was working on it, so it was not written again" in said.out
    assert not (news / WORKBOOK).exists()
    away.rename(news / WORKBOOK)
    assert run(as_at="2025-09-01").code == 0
    assert typed_is_there(news)


# ---- the clock


def test_a_day_before_the_last_run_overwrites_no_report_and_takes_no_snapshot(project: Path, run: Runner) -> None:
    run(as_at="2022-02-01")
    run(as_at="2022-03-01")
    run(as_at="2022-04-01")
    reports = {path: path.read_bytes() for path in project.glob(f"{AREA}/*progress*.docx")}
    type_in(project / WORKBOOK, lambda w: w["Action plan"].__setitem__("K2", "Typed in April"))
    said = run(as_at="2022-03-05")
    assert said.code == 1
    assert "The run's day is 2022-03-05, but there is a record of a run on 2022-04-01." in said.out
    assert "The report of 2022-02 was left as it is" in said.out
    assert {path: path.read_bytes() for path in project.glob(f"{AREA}/*progress*.docx")} == reports
    again = run("--month", "2022-02", as_at="2022-04-01")
    assert again.code == 0
    assert {path: path.read_bytes() for path in project.glob(f"{AREA}/*progress*.docx")} == reports


def test_one_run_in_a_wrong_future_does_not_end_the_reports(project: Path, run: Runner) -> None:
    run(as_at="2022-02-01")
    run(as_at="2032-03-01")
    said = run(as_at="2022-03-01")
    assert said.code == 0
    assert "there is a record of a run on 2032-03-01" in said.out
    assert (project / AREA / "thornmere-progress-2022-02.docx").exists()


def test_a_month_that_has_not_ended_is_refused(project: Path, run: Runner) -> None:
    run()
    said = run("--month", "2022-02")
    assert (said.code, "2022-02 has not ended by 2022-02-01" in said.err) == (2, True)


def test_a_copy_in_history_is_never_overwritten_by_a_run_of_the_same_second(tmp_path: Path) -> None:
    workbook, history = tmp_path / "a.xlsx", tmp_path / "history"
    for text in ("first", "second", "second", "third"):
        workbook.write_text(text, encoding="utf-8")
        keep_copy(workbook, history)
    kept = {path.name: path.read_text(encoding="utf-8") for path in history.iterdir()}
    assert kept == {"a.xlsx": "first", "a-2.xlsx": "second", "a-3.xlsx": "third"}


def test_two_runs_of_the_same_second_keep_two_records(
    project: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Settings, "stamp", "2022-02-01T020000Z")
    run()
    run()
    names = [path.parent.name for path in sorted((project / "output" / "runs").glob("*/manifest.json"))]
    assert names == ["2022-02-01T020000Z", "2022-02-01T020000Z-2"]


# ---- copies of the workbook

COPIES = (
    "thornmere-workbook - Copy.xlsx",
    "thornmere-workbook - Copy (2).xlsx",
    "thornmere-workbook (1).xlsx",
    "Copy of thornmere-workbook.xlsx",
    "thornmere-workbook-PC14.xlsx",
    "thornmere-workbook (R Ferreday's conflicted copy 2022-02-01).xlsx",
    "Thornmere-Workbook_conflict.xlsx",
    "thornmere-workbook v2.xlsx",
    "thornmere-workbook.xlsm",
)


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_the_workbook_is_named_every_time_and_not_taken_in(name: str, project: Path, run: Runner) -> None:
    run()
    copy = project / AREA / name
    shutil.copy(project / WORKBOOK, copy)
    type_in(copy, lambda w: w["Risks"].__setitem__("B2", "Typed in the copy"))
    type_in(project / WORKBOOK, lambda w: w["Risks"].__setitem__("B3", "Typed in the workbook"))
    before = copy.read_bytes()
    for _ in range(2):
        said = run()
        assert said.code == 0
        assert f"warning: {name}\n    It looks like a copy of thornmere-workbook.xlsx, which the run uses" in said.out
    assert copy.read_bytes() == before
    assert "Typed in the workbook" in paper_text(project / PAPER)
    assert "Typed in the copy" not in paper_text(project / PAPER)


@pytest.mark.parametrize(
    "name", ["~$thornmere-workbook.xlsx", "thornmere-publication.xlsx", "thornmere-workbooks.xlsx", "notes.xlsx"]
)
def test_what_is_no_copy_is_not_told(name: str, project: Path, run: Runner) -> None:
    run()
    (project / AREA / name).write_bytes((project / WORKBOOK).read_bytes())
    assert "looks like a copy" not in run().out
