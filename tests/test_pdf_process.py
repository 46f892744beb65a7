"""PDFs made to do harm or far too large: each is told and costs only itself; no process outlives its run."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from tests.harm import CRASHES, CRASHES_ONCE, IS_A_BUG, LOOPS, allocate, harmed, printed
from tests.helpers import PAPER, ROOT, SAMPLE, WORKBOOK, Run
from tests.make_sample_report import SAMPLE_REPORT
from tests.specimens.hostile_pdf import a_form_that_holds_itself, pages, ruled
from toolkit.errors import InputProblem
from toolkit.inputs import own_process, pdf_process
from toolkit.inputs.own_process import OwnProcess
from toolkit.inputs.pdf_file import read_pdf
from toolkit.inputs.pdf_limits import LIMITS, Limits
from toolkit.inputs.pdf_process import ANEW, read_pdf_apart
from toolkit.inputs.read import read_document
from toolkit.model.document import Document
from toolkit.model.problem import Problem

Runner = Callable[..., Run]
posix = pytest.mark.skipif(os.name == "nt", reason="signals and memory limits are POSIX")
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are listed under /proc")
CRASHED = "Reading the PDF crashed the program that reads PDFs, or would have taken more than 2,000 MB of memory."


@pytest.fixture
def harmful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_process, "_read", harmed)


def refused(data: bytes, limits: Limits = LIMITS) -> Problem:
    with pytest.raises(InputProblem) as raised:
        read_pdf_apart(Path("folder/hostile.pdf"), data, limits)
    return raised.value.problem


def sound() -> Document:
    return read_pdf_apart(SAMPLE_REPORT, SAMPLE_REPORT.read_bytes())


def the_process() -> int:
    return pdf_process._kept[0].pid


def test_what_is_read_there_is_what_would_be_read_here() -> None:
    assert sound() == read_pdf(SAMPLE_REPORT, SAMPLE_REPORT.read_bytes())


def test_one_process_reads_one_pdf_after_the_other_also_after_one_that_is_refused() -> None:
    sound()
    first = the_process()
    sound()
    assert refused(b"%PDF-1.7 nothing else").what == "The PDF is damaged or incomplete."
    assert refused(pages(3), Limits(pages=2)).what == "The PDF has 3 pages; more than 2 are not read."
    sound()
    assert the_process() == first


@pytest.mark.usefixtures("harmful")
def test_a_crash_is_told_and_the_next_pdf_is_read_in_a_new_process() -> None:
    sound()
    first = the_process()
    problem = refused(CRASHES)
    assert (problem.what, problem.where, problem.what_to_do) == (CRASHED, "hostile.pdf", ANEW)
    assert sound().lines
    assert the_process() != first


@pytest.mark.usefixtures("harmful")
def test_a_pdf_whose_time_is_over_is_given_up_and_the_next_one_is_read() -> None:
    problem = refused(LOOPS, Limits(seconds=1))
    assert problem.what == "The PDF was given up after one second: no letter or report takes so long."
    assert problem.what_to_do == ANEW
    assert sound().lines


@pytest.mark.usefixtures("harmful")
def test_a_bug_shows_its_traceback_and_ends_nothing() -> None:
    sound()
    first = the_process()
    with pytest.raises(RuntimeError, match=r'(?s)File ".*harm\.py".*in harmed.*a mistake of ours'):
        read_pdf_apart(Path("a.pdf"), IS_A_BUG)
    assert sound().lines
    assert the_process() == first


@pytest.mark.usefixtures("harmful")
def test_a_pdf_is_not_blamed_for_what_an_earlier_one_may_have_done(tmp_path: Path) -> None:
    sound()
    assert refused(CRASHES_ONCE + os.fsencode(tmp_path / "mark")).what == "It was read."


@pytest.mark.usefixtures("harmful")
def test_a_pdf_that_crashes_a_new_process_is_not_tried_again(tmp_path: Path) -> None:
    refused(CRASHES)
    assert refused(CRASHES_ONCE + os.fsencode(tmp_path / "mark")).what == CRASHED


def test_a_process_that_was_ended_from_outside_is_replaced() -> None:
    sound()
    pdf_process._kept[0]._process.kill()
    pdf_process._kept[0]._process.wait()
    assert sound().lines


def test_an_interrupted_question_leaves_no_answer_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    sound()
    first = pdf_process._kept[0]

    def interrupted(stream: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(own_process, "receive", interrupted)
        with pytest.raises(KeyboardInterrupt):
            read_pdf_apart(Path("a.pdf"), pages(1))
    assert not first.is_there
    assert sound().file == SAMPLE_REPORT.name


TOO_MUCH = {
    "pages": (
        pages(3), Limits(pages=2),
        "The PDF has 3 pages; more than 2 are not read."),
    "characters of a page": (
        pages(1), Limits(characters=100),
        "Page 1 of the PDF holds 502 characters; pages with more than 100 are not read."),
    "characters in all": (
        pages(3), Limits(characters_in_all=1_000),
        "The PDF holds more than 1,000 characters, the most that are read of one file."),
    "what is drawn": (
        pages(2, ruled(30)), Limits(drawn=20),
        "Page 1 of the PDF has more than 20 lines and pictures drawn on it."),
    "lines": (
        pages(3), Limits(lines=17),
        "The PDF holds 18 lines; more than 17 are not read."),
}  # fmt: skip


@pytest.mark.parametrize(("data", "limits", "what"), TOO_MUCH.values(), ids=[*TOO_MUCH])
def test_each_limit_is_told_with_what_was_found_and_what_to_do(data: bytes, limits: Limits, what: str) -> None:
    problem = refused(data, limits)
    assert (problem.what, problem.where) == (what, "hostile.pdf")
    assert problem.what_to_do == "Save the pages of the letter or report as a PDF of their own, and run again."
    assert read_pdf_apart(Path("sound.pdf"), data).lines


@posix
def test_a_pdf_that_unfolds_until_the_memory_is_full_is_given_up() -> None:
    what = refused(a_form_that_holds_itself(), Limits(megabytes=200)).what
    assert what == CRASHED.replace("2,000", "200")
    assert sound().lines


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not limit a process's memory")
def test_the_process_gets_no_more_memory_than_it_may_have() -> None:
    process = OwnProcess(300)
    assert process.ask(60, allocate, 100) == 100_000_000
    with pytest.raises(own_process.Ended):
        process.ask(60, allocate, 400)
    assert not process.is_there


def test_what_a_library_prints_does_not_disturb_the_answers() -> None:
    process = OwnProcess(LIMITS.megabytes)
    assert [process.ask(60, printed, words) for words in ("one", "two")] == ["one", "two"]
    process.end()


def test_a_process_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_process, "_kept", [])
    monkeypatch.setattr(sys, "executable", str(ROOT / "no-such-program"))
    problem = refused(SAMPLE_REPORT.read_bytes())
    assert problem.what == "The program that reads PDFs could not be started."


@pytest.mark.usefixtures("harmful")
def test_the_run_tells_each_and_everything_else_is_produced(project: Path, run: Runner) -> None:
    for name, data in (("crash", CRASHES), ("second crash", CRASHES), ("huge", pages(LIMITS.pages + 1))):
        (project / "input" / f"{name}.pdf").write_bytes(data)
    (project / "input" / SAMPLE_REPORT.name).write_bytes(SAMPLE_REPORT.read_bytes())
    result = run()
    assert (result.code, result.err) == (1, "")
    for name, what in (("crash", CRASHED), ("second crash", CRASHED), ("huge", "The PDF has 1,001 pages; more than")):
        assert f"{name}.pdf\n    {what}" in result.out
    assert (project / WORKBOOK).exists()
    assert (project / PAPER).exists()
    assert [*project.glob("output/thornmere/letters/*report.json")]


# ---- the process and its run

BUSY = """
import time
from toolkit.inputs.own_process import OwnProcess
process = OwnProcess(2000)
print(process.pid, flush=True)
process.ask(600, time.sleep, 600)
"""


def script(text: str, folder: Path) -> "subprocess.Popen[str]":
    """A program of its own as an analyst writes one: no guard, and from another folder; Ctrl-C reaches it anywhere."""
    path = folder / "script.py"
    heard = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)"
    path.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{heard}\n{text}", encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, str(path)], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def is_there(pid: int) -> bool:
    """False too for one that has ended, and only nobody has asked how."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def is_gone_soon(pid: int) -> bool:
    until = time.monotonic() + 60
    while is_there(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not is_there(pid)


KILLED = 9  # has no name on Windows


@on_linux
@pytest.mark.parametrize("stopped_by", [KILLED, signal.SIGTERM, signal.SIGINT])
def test_a_process_in_an_endless_loop_does_not_outlive_the_run_that_was_killed(tmp_path: Path, stopped_by: int) -> None:
    with script(BUSY, tmp_path) as run:
        assert run.stdout
        pid = int(run.stdout.readline())
        assert is_there(pid)
        run.send_signal(stopped_by)
        run.communicate(timeout=60)
    assert is_gone_soon(pid)


@on_linux
def test_it_ends_with_the_program_that_read_documents_and_a_script_needs_no_guard(tmp_path: Path) -> None:
    text = f"""
from toolkit import read_documents
found = read_documents([{str(SAMPLE_REPORT)!r}])
from toolkit.inputs import pdf_process
print(pdf_process._kept[0].pid, len(found.letters), "pypdfium2" in sys.modules)
"""
    with script(text, tmp_path) as run:
        said, complaint = run.communicate(timeout=60)
    assert (run.returncode, complaint) == (0, "")
    pid, *rest = said.split()
    assert rest == ["1", "False"]
    assert is_gone_soon(int(pid))


@on_linux
def test_a_copy_of_the_program_reads_in_a_process_of_its_own(tmp_path: Path) -> None:
    text = f"""
import os
from pathlib import Path
from toolkit.inputs.read import read_document
from toolkit.inputs import pdf_process
path = Path({str(SAMPLE_REPORT)!r})
read_document(path)
first = pdf_process._kept[0].pid
copy = os.fork()
read_document(path)
print(pdf_process._kept[0].pid == first, flush=True)
if copy:
    os.waitpid(copy, 0)
    read_document(path)
    print(pdf_process._kept[0].pid == first, flush=True)
"""
    with script(text, tmp_path) as run:
        said, complaint = run.communicate(timeout=60)
    assert (run.returncode, complaint) == (0, "")
    assert sorted(said.split()) == ["False", "True", "True"]


def reading_for(mark: str) -> set[str]:
    """The processes that read PDFs now for a run that has the mark on its search path."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            line = path.read_bytes()
            if b"own_process_loop" in line and mark.encode() in line:
                found.add(path.parent.name)
    return found


@on_linux
def test_each_of_several_jobs_has_one_process_and_none_is_left(project: Path) -> None:
    for number in range(4):
        (project / "input" / f"huge-{number}.pdf").write_bytes(pages(LIMITS.pages + 1 + number))
        (project / "input" / f"report-{number}.pdf").write_bytes(SAMPLE_REPORT.read_bytes())
    mark, seen = str(project / "mark"), set[str]()
    command = [*run_of(project), "--jobs", "2"]
    with subprocess.Popen(
        command, env={"PYTHONPATH": mark}, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as run:
        while run.poll() is None:
            seen |= reading_for(mark)
        said, complaint = run.communicate()
    assert (run.returncode, complaint) == (1, "")
    for number in range(4):
        assert f"huge-{number}.pdf\n    The PDF has {1001 + number:,} pages; more than 1,000 are not read." in said
    assert (project / WORKBOOK).exists()
    assert 1 <= len(seen) <= 2
    assert all(is_gone_soon(int(pid)) for pid in seen)


def run_of(project: Path) -> list[str]:
    folders = ["--input", str(project / "input"), "--output", str(project / "output")]
    return [sys.executable, str(ROOT / "run_report.py"), *folders, "--as-at", "2026-02-01"]


@posix
def test_the_run_reads_pdfs_with_nothing_in_its_environment(tmp_path: Path) -> None:
    project = tmp_path / "Größe – 1"
    (project / "input").mkdir(parents=True)
    (project / "input" / "Bericht à la carte.pdf").write_bytes(SAMPLE_REPORT.read_bytes())
    done = subprocess.run(
        run_of(project), cwd="/", env={}, stdin=subprocess.DEVNULL, capture_output=True, check=False,
        encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / WORKBOOK).exists()


def test_threads_of_a_program_each_get_their_own_answer() -> None:
    counts = [*range(1, 41)]
    files = [pages(count) for count in counts]
    with ThreadPoolExecutor(8) as threads:
        found = threads.map(lambda data: read_pdf_apart(Path("a.pdf"), data).pages, files)
        assert [*found] == counts


def test_a_file_of_another_kind_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_process, "_kept", [])
    assert read_document(SAMPLE).lines
    assert pdf_process._kept == []
