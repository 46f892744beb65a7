"""`--pdf`: the papers as PDF, with a stand-in for LibreOffice; the long tests call the real one."""

import os
import re
import shutil
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

import docx
import pypdfium2
import pytest
from pypdfium2 import raw

from tests.helpers import PAPER, SAMPLE, WORKBOOK, Run, details_typed, type_in
from tests.test_clerks_loop import V2, edit_in_word
from toolkit.area_files import AreaFiles
from toolkit.errors import InputProblem
from toolkit.paper_pdfs import write_pdfs
from toolkit.record import pdf as pdf_door
from toolkit.record.pdf import find_soffice, pdf_of
from toolkit.record.pdf_bytes import lacking, repeatable
from toolkit.record.report import Output, Report
from toolkit.settings import Settings

PDF, V2_PDF = PAPER.replace(".docx", ".pdf"), V2.replace(".docx", ".pdf")
Runner = Callable[..., Run]
posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in for LibreOffice is a shell script")
real = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is not installed")

STAND_IN = """
import os, subprocess, sys, time
from hashlib import sha256
from pathlib import Path
here, given = Path(__file__).parent, sys.argv[1:]
with (here / "calls.txt").open("a") as calls:
    calls.write("\\t".join(given) + "\\n")
paper, out = Path(given[-1]), Path(given[given.index("--outdir") + 1])
manner = (here / "manner.txt").read_text()
if manner == "hangs":
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(120)"])
    (here / "pids.txt").write_text(f"{os.getpid()} {child.pid}")
    time.sleep(120)
elif manner == "fails":
    sys.exit("Error: source file could not be loaded")
elif manner == "writes a text":
    (out / "paper.pdf").write_text("no PDF at all")
elif manner != "writes nothing":
    moment = str(time.time_ns())
    answer = (here / "answer.pdf").read_bytes().replace(b"20260101000000", moment[-14:].encode())
    answer = answer.replace(b"A" * 32, sha256(moment.encode()).hexdigest()[:32].upper().encode())
    answer = answer.replace(b"S" * 64, sha256(paper.read_bytes()).hexdigest().encode())
    (out / "paper.pdf").write_bytes(answer)
"""


def little_pdf(title: str = "(A paper)", catalog: str = "/Lang(en-GB)/MarkInfo<</Marked true>>") -> bytes:
    """A tagged PDF of one empty page, as LibreOffice numbers and dates it; the subject has room for a checksum."""
    objects = [
        f"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R{catalog}>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        "<</Type/StructTreeRoot>>",
        f"<</Title{title}/Subject({'S' * 64})/CreationDate(D:20260101000000Z')>>",
    ]
    made, offsets = b"%PDF-1.6\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    name = "A" * 32
    end = f"/Size 6/Root 1 0 R/Info 5 0 R\n/ID [ <{name}>\n<{name}> ]\n/DocChecksum /{name}"
    tail = f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<<{end}\n>>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + tail.encode()


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the PATH with a program that does with the paper what `manner.txt` says."""
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / "stand_in.py").write_text(STAND_IN, encoding="utf-8")
    (folder / "answer.pdf").write_bytes(little_pdf())
    (folder / "manner.txt").write_text("writes it", encoding="utf-8")
    (folder / "calls.txt").touch()
    program = folder / "soffice"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{folder}/stand_in.py" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "area" / "area-2021-committee-paper.docx"
    path.parent.mkdir()
    docx.Document().save(str(path))
    return path


def calls(folder: Path) -> list[str]:
    return (folder / "calls.txt").read_text(encoding="utf-8").splitlines()


def subject(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return str(document.get_metadata_value("Subject"))


# ---- a run


@posix
def test_each_paper_gets_its_pdf_beside_it_and_a_second_run_rewrites_none(
    run: Runner, project: Path, stand_in: Path
) -> None:
    result = run("--pdf")
    assert (result.code, "not in this version" in result.out) == (0, False)
    papers = sorted((project / "output/thornmere").glob("*.docx"))
    assert [p.with_suffix(".pdf") for p in papers] == sorted((project / "output/thornmere").glob("*.pdf"))
    assert [subject(p.with_suffix(".pdf")) for p in papers] == [sha256(p.read_bytes()).hexdigest() for p in papers]
    assert f"written     {PDF.removeprefix('output/')}  (the paper as PDF)" in result.out
    stamp = (project / PDF).stat().st_mtime_ns
    assert f"left        {PDF.removeprefix('output/')}  (unchanged)" in run("--pdf", "-v").out
    assert (project / PDF).stat().st_mtime_ns == stamp
    assert len(calls(stand_in)) == 2 * len(papers)


@posix
def test_the_pdf_shows_the_newest_version_and_what_the_clerk_edited(run: Runner, project: Path, stand_in: Path) -> None:
    run()
    assert not (project / PDF).exists()
    edit_in_word(project / PAPER)
    run("--pdf")
    edited = sha256((project / PAPER).read_bytes()).hexdigest()
    assert subject(project / PDF) == edited
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya"}))
    run("--pdf")
    assert subject(project / V2_PDF) == sha256((project / V2).read_bytes()).hexdigest()
    assert subject(project / PDF) == edited
    before = (project / V2_PDF).read_bytes()
    type_in(project / WORKBOOK, details_typed({"Author": "Lee Marr"}))
    run("--pdf")
    kept = [p.read_bytes() for p in (project / "output/thornmere/history").rglob(Path(V2_PDF).name)]
    assert kept == [before]
    assert (project / V2_PDF).read_bytes() != before


@posix
@pytest.mark.parametrize("is_recorded", [True, False])
def test_a_pdf_of_the_clerks_own_is_kept_and_that_is_said(
    run: Runner, project: Path, stand_in: Path, is_recorded: bool
) -> None:
    run("--pdf") if is_recorded else run()
    own = little_pdf("(Signed off)")
    (project / PDF).write_bytes(own)
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya"}))
    without = run()
    assert "note: " + Path(PDF).name in without.out
    assert "Make it again from the paper, or delete it." in without.out
    result = run("--pdf")
    assert (result.code, "It was made or changed by hand" in result.out) == (0, True)
    assert (project / PDF).read_bytes() == own
    assert (project / PDF.replace("committee-paper", "written-statement-of-action")).exists()
    (project / PDF).unlink()
    assert "made or changed by hand" not in run("--pdf").out
    assert subject(project / PDF) == sha256((project / PAPER).read_bytes()).hexdigest()


@posix
def test_a_pdf_that_its_paper_has_outgrown_is_named_by_every_run_that_makes_none(
    run: Runner, project: Path, stand_in: Path
) -> None:
    run("--pdf")
    said = f"The PDF is older than its paper, {Path(PAPER).name}."
    assert said not in run().out
    type_in(project / WORKBOOK, details_typed({"Author": "Kim Oduya"}))
    assert said not in run("--dry-run").out
    assert [said in run().out, said in run().out] == [True, True]
    assert [said in run("--pdf").out, said in run().out] == [False, False]
    edit_in_word(project / PAPER)
    result = run()
    assert (result.code, said in result.out, "Run again with --pdf, or delete it." in result.out) == (0, True, True)


@posix
def test_a_second_run_with_pdfs_leaves_the_record_as_it_is(run: Runner, project: Path, stand_in: Path) -> None:
    run("--pdf")
    record = project / "output/thornmere/.toolkit.sqlite"
    before = record.read_bytes()
    run("--pdf")
    assert record.read_bytes() == before


def test_where_libreoffice_is_missing_that_is_said_once_and_everything_else_is_done(
    run: Runner, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = SAMPLE.read_text(encoding="utf-8").replace("Thornmere", "Otherby")
    (project / "input/other.txt").write_text(other, encoding="utf-8")
    monkeypatch.setattr("toolkit.paper_pdfs.find_soffice", lambda: None)
    result = run("--pdf")
    assert (result.code, result.out.count("LibreOffice is not installed")) == (1, 1)
    assert "error: --pdf" in result.out
    assert (project / PAPER).exists()
    assert not list(project.rglob("*.pdf"))


@posix
def test_a_dry_run_says_which_pdf_it_would_write_and_starts_nothing(run: Runner, project: Path, stand_in: Path) -> None:
    assert f"would write {PDF.removeprefix('output/')}" in run("--pdf", "--dry-run").out
    assert calls(stand_in) == []
    assert not (project / "output").exists()


# ---- one paper


def writing(folder: Path, report: Report) -> list[Path]:
    """The PDFs that are written for the papers of this report."""
    settings = Settings(folder, folder.parent, folder, datetime(2022, 2, 1, tzinfo=UTC), date(2022, 2, 1))
    write_pdfs(AreaFiles(folder.name, settings, report))
    return [o.path for o in report.outputs if o.step == "written"]


@posix
@pytest.mark.parametrize(
    ("manner", "said"),
    [
        ("fails", "LibreOffice gave no PDF (source file could not be loaded)"),
        ("writes nothing", "LibreOffice gave no PDF."),
        ("writes a text", "LibreOffice gave no PDF."),
    ],
)
def test_a_paper_that_libreoffice_cannot_set_is_named_with_what_to_do_and_the_next_one_is_tried(
    stand_in: Path, paper: Path, manner: str, said: str
) -> None:
    (stand_in / "manner.txt").write_text(manner, encoding="utf-8")
    second = paper.with_name("area-progress-2022-01.docx")
    shutil.copy(paper, second)
    report = Report(outputs=[Output(p, "left", "unchanged") for p in (paper, second)])
    assert writing(paper.parent, report) == []
    assert [(p.severity, p.where) for p in report.problems] == [("error", str(paper)), ("error", str(second))]
    assert said in report.problems[0].what
    assert "export it as PDF there" in report.problems[0].what_to_do


def gone(pid: str) -> bool:
    """No such process, or only its entry is left for a parent that does not look."""
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    entry = Path(f"/proc/{pid}/stat")
    return entry.exists() and entry.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"


@posix
def test_at_the_time_limit_the_program_and_all_it_started_are_ended(stand_in: Path, paper: Path) -> None:
    (stand_in / "manner.txt").write_text("hangs", encoding="utf-8")
    start = time.monotonic()
    with pytest.raises(InputProblem, match="had not finished after one second and was ended"):
        pdf_of(paper, str(stand_in / "soffice"), 1)
    assert time.monotonic() - start < 20
    pids = (stand_in / "pids.txt").read_text(encoding="utf-8").split()
    until = time.monotonic() + 10
    while not all(map(gone, pids)) and time.monotonic() < until:
        time.sleep(0.02)
    assert [pid for pid in pids if not gone(pid)] == []


def test_a_program_that_is_not_there_is_said_with_what_to_do(paper: Path) -> None:
    with pytest.raises(InputProblem, match="Install LibreOffice with Writer"):
        pdf_of(paper, str(paper.parent / "nowhere"), 5)


@posix
def test_a_program_that_may_not_be_started_is_said(stand_in: Path, paper: Path) -> None:
    (stand_in / "soffice").chmod(0o644)
    with pytest.raises(InputProblem, match="LibreOffice could not be started"):
        pdf_of(paper, str(stand_in / "soffice"), 5)


@posix
def test_each_call_has_a_profile_of_its_own_that_is_gone_afterwards(
    stand_in: Path, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = tmp_path / "Büro \u20ac 1"
    odd.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(odd))
    for _ in range(2):
        pdf_of(paper, str(stand_in / "soffice"), 30)
    profiles = [call.split("\t")[0].removeprefix("-env:UserInstallation=") for call in calls(stand_in)]
    assert len(set(profiles)) == 2
    assert all(re.fullmatch(r"file:///[!-~]+", p) and unquote(p).startswith(odd.as_posix(), 7) for p in profiles)
    assert list(odd.iterdir()) == []


@posix
def test_a_pdf_without_a_title_is_written_and_said(stand_in: Path, paper: Path) -> None:
    (stand_in / "answer.pdf").write_bytes(little_pdf(title="()"))
    report = Report(outputs=[Output(paper, "left", "unchanged")])
    assert writing(paper.parent, report) == [paper.with_suffix(".pdf")]
    assert [(p.severity, p.where) for p in report.problems] == [("warning", "area-2021-committee-paper.pdf")]
    assert "has no title" in report.problems[0].what


def test_libreoffice_is_looked_for_on_the_path_and_then_in_its_usual_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf_door, "_ON_A_MAC", tmp_path / "nowhere")
    place = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    place.parent.mkdir(parents=True)
    place.touch()
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path / "none"))
    assert find_soffice() is None
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert find_soffice() == str(place)


# ---- its bytes


def test_a_file_is_made_repeatable_without_moving_a_byte() -> None:
    one = little_pdf()
    other = one.replace(b"20260101000000", b"20270203040506").replace(b"A" * 32, b"0F" * 16)
    assert repeatable(one) == repeatable(other)
    assert repeatable(one) != repeatable(one.replace(b"A paper", b"B paper"))
    assert len(repeatable(one)) == len(one)
    changed = [n for n, (a, b) in enumerate(zip(one, repeatable(one), strict=True)) if a != b]
    assert min(changed) == one.index(b"/CreationDate")
    with pypdfium2.PdfDocument(repeatable(one)) as document:
        assert (len(document), document.get_metadata_value("CreationDate")) == (1, "")


def test_what_a_screen_reader_needs_is_missed() -> None:
    assert lacking(little_pdf()) == ()
    assert lacking(little_pdf(title="( )", catalog="")) == ("tags", "language", "title")
    assert lacking(b"no PDF") is None


# ---- the real LibreOffice


def language(document: pypdfium2.PdfDocument) -> str:
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    room = (raw.FPDF_WCHAR * (size // 2))()
    raw.FPDFCatalog_GetLanguage(document, room, size)
    return bytes(room).decode("utf-16-le").rstrip("\0")


def pages_printed(path: Path, folder: Path) -> int:
    """As many as LibreOffice prints of the Word file when it is asked for nothing else."""
    from tests.test_libreoffice import converted

    with pypdfium2.PdfDocument(converted(path, "pdf", folder)) as document:
        return len(document)


@real
@pytest.mark.long
def test_a_papers_pdf_is_tagged_with_title_language_and_outline_and_has_as_many_pages(
    run: Runner, project: Path, tmp_path: Path
) -> None:
    assert run("--pdf").code == 0
    data = (project / PDF).read_bytes()
    assert lacking(data) == ()
    with pypdfium2.PdfDocument(data) as document:
        assert document.get_metadata_value("Title") == "Outcome of the joint local area SEND inspection in Thornmere"
        assert language(document) == "en-GB"
        assert len(document) == pages_printed(project / PAPER, tmp_path / "word")
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
        assert "Summary" in [mark.get_title() for mark in document.get_toc()]
    assert "SEND inspection in Thornmere" in text
    assert b"/DisplayDocTitle true" in data
    assert b"pdfuaid" not in data


@real
@pytest.mark.long
def test_libreoffice_gives_the_same_bytes_a_second_later_and_in_an_odd_folder(
    run: Runner, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--pdf")
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in (project / "output/thornmere").glob("*.pdf")}
    time.sleep(1.1)
    odd = tmp_path / "Büro \u20ac 1"
    odd.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(odd))
    monkeypatch.setenv("LC_ALL", "C")
    run("--pdf")
    after = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in (project / "output/thornmere").glob("*.pdf")}
    assert before
    assert after == before


@real
@pytest.mark.long
def test_a_text_that_is_called_a_word_file_is_refused(paper: Path) -> None:
    paper.write_text("Minutes", encoding="utf-8")
    with pytest.raises(InputProblem, match="source file could not be loaded"):
        pdf_of(paper, find_soffice() or "", 120)
