"""A run opens no connection, and follows nothing that a file leads to outside itself."""

import shutil
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.going_out import KINDS, PARTS, leading_out, serving, watched
from tests.helpers import PAPER, ROOT, SAMPLE, TEMPLATES, WORKBOOK, Run, run_toolkit
from tests.measure_files import workbook
from tests.register_files import register

Runner = Callable[..., Run]
MEASURES = {"Data": [["Measure", "Apr 2021"], ["EHC plans issued within 20 weeks (%)", 52]]}
RISKS = {"Register": [["Risk", "Likelihood", "Impact"], ["Plans are late", "Likely", "Major"]]}


def test_the_watch_sees_a_connection_and_the_server_a_hit() -> None:
    with serving() as (address, hits), watched() as watch, pytest.raises(OSError, match="404"):
        urllib.request.urlopen(f"{address}/x")
    assert hits == ["/x"]
    assert "socket.connect" in watch.sockets


def test_a_whole_run_and_every_command_open_no_connection(
    project: Path, run: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    with watched() as watch:
        first = run("--publication")
        second = run("--publication", as_at="2022-03-15")
        output = str(project / "output")
        run_toolkit(capsys, "check", str(project / PAPER), str(project / WORKBOOK), "--output", output)
        run_toolkit(capsys, "verify", "--output", output)
        run_toolkit(capsys, "list")
        run_toolkit(capsys, "extract", str(SAMPLE))
    assert (first.code, second.code) == (0, 0)
    assert watch.sockets == []
    assert SAMPLE.name in watch.files


def test_what_a_file_leads_to_outside_itself_is_never_fetched(
    project: Path, run: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = project / "secret"
    secret.mkdir()
    styles = project / "templates"
    shutil.copytree(TEMPLATES / "default", styles / "default")
    with serving() as (address, hits):
        out = (address, secret.as_uri(), "../../secret", r"\\127.0.0.1\secret")
        paper = next((ROOT / "input" / "samples").glob("*.docx"))
        for folder, name, data in (
            ("", "letter.docx", paper.read_bytes()),
            ("measures/thornmere", "scorecard.xlsx", workbook(MEASURES)),
            ("risks/thornmere", "register.xlsx", register(RISKS)),
        ):
            (project / "input" / folder).mkdir(parents=True, exist_ok=True)
            (project / "input" / folder / name).write_bytes(leading_out(data, out, (*KINDS, *PARTS)))
        template = styles / "default" / "committee-paper.docx"
        template.write_bytes(leading_out(template.read_bytes(), out))
        run("--templates", str(styles))
        for path in (project / WORKBOOK, project / PAPER):
            path.write_bytes(leading_out(path.read_bytes(), out))
        with watched() as watch:
            again = run("--templates", str(styles), as_at="2022-03-15")
            files = (str(project / PAPER), str(project / WORKBOOK))
            run_toolkit(capsys, "check", *files, "--output", str(project / "output"), "--templates", str(styles))
    assert again.code == 0, again.out
    assert {"letter.docx", "scorecard.xlsx", "register.xlsx", "thornmere-workbook.xlsx"} <= watch.files
    assert (hits, watch.sockets) == ([], [])
    assert not any(name.isdecimal() for name in watch.files)
