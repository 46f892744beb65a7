"""A paper as PDF through LibreOffice, an outside program: with a profile of its own and a time limit."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from toolkit.errors import InputProblem
from toolkit.record.files import read_safely
from toolkit.record.pdf_bytes import lacking, repeatable
from toolkit.rules.english import counted

# Nothing of the machine's language or clock gets into the file; other encodings cannot name every folder.
_SURROUNDINGS = {"LC_ALL": "C.UTF-8", "TZ": "UTC"}
_WORD = "MS Word 2007 XML"  # by its name, or a text called .docx would be set as one
_OPTIONS = ("UseTaggedPDF", "PDFUACompliance", "ExportBookmarks", "DisplayPDFDocumentTitle")
_EXPORT = "pdf:writer_pdf_Export:{" + ",".join(f'"{o}":{{"type":"boolean","value":"true"}}' for o in _OPTIONS) + "}"
_ON_WINDOWS = {"PROGRAMFILES": r"C:\Program Files", "PROGRAMFILES(X86)": r"C:\Program Files (x86)"}
_ON_A_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
INSTALL = "Install LibreOffice with Writer (libreoffice.org, or the computer's own store of programs) and run again."
_TRY = (
    "Open the paper in LibreOffice Writer and export it as PDF there: that shows what is the matter."
    " Where Writer is missing, install it and run again."
)


def find_soffice() -> str | None:
    """The program to call; None where LibreOffice is neither on the PATH nor in its usual places."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    folders = (os.environ.get(name, usual) for name, usual in _ON_WINDOWS.items())
    places = [*(Path(folder, "LibreOffice", "program", "soffice.exe") for folder in folders), _ON_A_MAC]
    return named or next((str(place) for place in places if place.is_file()), None)


def pdf_of(docx: Path, soffice: str, seconds: int) -> bytes:
    """The paper as tagged PDF with title and language; the same bytes for the same paper and LibreOffice.

    Raises InputProblem where LibreOffice cannot be started, takes longer than `seconds`, or gives no PDF.
    """
    with TemporaryDirectory(prefix="paper-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        copy, made, said = folder / "paper.docx", folder / "paper.pdf", folder / "said.txt"
        paper = read_safely(docx)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        quietly = ("--headless", "--norestore", "--nolockcheck", "--nologo", f"--infilter={_WORD}")
        command = [soffice, profile, *quietly, "--convert-to", _EXPORT, "--outdir", str(folder), str(copy)]
        try:
            copy.write_bytes(paper)
            _carry_out(command, said, seconds)
        except FileNotFoundError as error:
            raise _failed(docx, f"LibreOffice is not there ({soffice})", INSTALL) from error
        except OSError as error:
            raise _failed(docx, f"LibreOffice could not be started ({error.strerror})", _TRY) from error
        except subprocess.TimeoutExpired as error:
            raise _failed(
                docx, f"LibreOffice had not finished after {counted(seconds, 'second')} and was ended", _TRY
            ) from error
        data = made.read_bytes() if made.exists() else b""
        if lacking(data) is None:
            raise _failed(docx, f"LibreOffice gave no PDF{_reason(said)}", _TRY)
    return repeatable(data)


def _failed(docx: Path, what: str, what_to_do: str) -> InputProblem:
    return InputProblem(f"It could not be made into a PDF: {what}.", str(docx), what_to_do)


def _reason(said: Path) -> str:
    lines = said.read_text(encoding="utf-8", errors="replace").splitlines()
    reason = next((line.removeprefix("Error:").strip() for line in lines if line.startswith("Error:")), "")
    return f" ({reason})" if reason else ""


def _carry_out(command: list[str], said: Path, seconds: int) -> None:
    """Run it to its end, or to the time limit: then it is ended with all that it started."""
    with said.open("wb") as out:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            env={**os.environ, **_SURROUNDINGS},
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            process.wait(seconds)
        finally:
            if process.poll() is None:
                _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """LibreOffice is a starter and the program itself, so both must go."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
