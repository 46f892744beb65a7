"""What docs/scheduling.md offers for pasting is right: each command parses, each unit and task has its form."""

import configparser
import re
import shlex
import shutil
import subprocess
from pathlib import Path, PureWindowsPath

import pytest
from lxml import etree

from tests.helpers import ROOT
from toolkit.cli import _parser
from toolkit.inputs.run_settings import read_run_settings

PAGE = (ROOT / "docs" / "scheduling.md").read_text(encoding="utf-8")
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def parses(arguments: list[str]) -> None:
    """The command line takes these arguments: another would end the process."""
    given = _parser().parse_args(["run", *arguments])
    assert given.input.name == "input"
    assert given.output.name == "output"


def test_the_cron_line_is_the_first_of_the_month_at_two_and_its_command_parses() -> None:
    (block,) = blocks("cron")
    mailto, line = block.strip().splitlines()
    assert mailto.startswith("MAILTO=")
    *when, command = line.split(" ", 5)
    assert when == ["0", "2", "1", "*", "*"]
    python, script, *arguments = shlex.split(command)
    assert (Path(python).name, Path(script).name) == ("python", "run_report.py")
    parses(arguments)
    assert "%" not in command  # cron takes it for a new line


def unit(number: int) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(blocks("ini")[number])
    return parser


def test_the_service_runs_the_command_and_the_timer_is_the_first_of_the_month() -> None:
    service, timer = unit(0), unit(1)
    parses(shlex.split(service["Service"]["ExecStart"])[2:])
    assert service["Service"]["Type"] == "oneshot"
    assert timer["Timer"]["OnCalendar"] == "*-*-01 02:00:00"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_knows_the_calendar_line_and_finds_no_fault_in_the_units(tmp_path: Path) -> None:
    said = subprocess.run(
        ["systemd-analyze", "calendar", unit(1)["Timer"]["OnCalendar"]], capture_output=True, check=True, text=True
    ).stdout
    assert "Next elapse" in said
    for name, text in zip(("send-report.service", "send-report.timer"), blocks("ini"), strict=True):
        there = re.sub(r"ExecStart=\S+", "ExecStart=/bin/true", text).replace(
            "OnFailure=send-report-failed.service\n", ""
        )
        (tmp_path / name).write_text(there, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True,
        check=False,
        text=True,
    )
    assert [line for line in done.stderr.splitlines() if str(tmp_path) in line] == []


def test_the_task_has_the_elements_in_the_order_of_its_schema_and_its_command_parses() -> None:
    (block,) = blocks("xml")
    task = etree.fromstring(block.encode("utf-16"))
    assert [e.tag.removeprefix(TASK) for e in task] == ["RegistrationInfo", "Triggers", "Settings", "Actions"]
    months = task.findall(f".//{TASK}Months/*")
    assert len({e.tag for e in months}) == 12
    assert [e.text for e in task.iter(f"{TASK}Day")] == ["1"]
    execute = task.find(f".//{TASK}Exec")
    assert execute is not None
    arguments = [part.strip('"') for part in re.findall(r'"[^"]*"|\S+', execute.findtext(f"{TASK}Arguments") or "")]
    assert PureWindowsPath(arguments[0]).name == "run_report.py"
    folders = [PureWindowsPath(part).as_posix() if "\\" in part else part for part in arguments[1:]]
    parses(folders)


def test_the_settings_shown_are_settings(tmp_path: Path) -> None:
    (block,) = blocks("toml")
    (tmp_path / "settings.toml").write_text(block, encoding="utf-8")
    settings = read_run_settings(tmp_path / "settings.toml")
    assert settings.area("thornmere").style == "medway"
    assert settings.risks.risk == ("Risk title", "Risk")


def test_each_exit_code_is_explained() -> None:
    assert re.findall(r"^\| (\d) \|", PAGE, re.MULTILINE) == ["0", "1", "2", "3"]
