"""What the code declares is documented on the page that is right for it, and nothing that it does not declare.

Formats, placeholders, keys of house.toml, rules of law and of accessibility are held by other modules beside this one.
"""

import argparse
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import run_report
from tests.helpers import ROOT, SAMPLE, WORKBOOK, Run
from toolkit import __version__
from toolkit.cli import _parser
from toolkit.inputs.run_settings import OF_AREA, OF_RISKS, TOP
from toolkit.papers.progress_sections import PROGRESS_SECTIONS
from toolkit.papers.sections import SECTIONS
from toolkit.rules.checks import CHECKS
from toolkit.rules.fidelity import FIDELITY
from toolkit.rules.measure_checks import SERIES_CHECKS
from toolkit.rules.paper_details import SLOTS
from toolkit.workbook.sheets import SHEET_ORDER

PAGES = {path.name: path.read_text(encoding="utf-8") for path in (*ROOT.glob("docs/*.md"), *ROOT.glob("*.md"))}
HELD_ELSEWHERE = {"scheduling.md"}  # tests/test_scheduling.py parses its commands
OF_OTHER_PROGRAMS = ("can't open file", "running scripts is disabled", "Traceback", "no `-v2`")


def part(page: str, heading: str) -> str:
    """The text below a heading of a page, up to the next heading of its level or above."""
    level = heading.split(" ")[0]
    _, found, rest = f"\n{PAGES[page]}".partition(f"\n{heading}\n")
    assert found, f"{page} has no heading '{heading}'"
    return re.split(rf"(?m)^#{{1,{len(level)}}} ", rest)[0]


def rows(text: str) -> list[list[str]]:
    """The rows of the tables in a text, without their headings."""
    tables = re.findall(r"(?m)^\|[-| ]+\|\n((?:\|.*\n?)+)", text)
    return [[c.strip() for c in line.strip("|").split(" | ")] for table in tables for line in table.splitlines()]


def first_cells(text: str) -> list[str]:
    return [row[0] for row in rows(text)]


def bullets(text: str) -> list[str]:
    return [line.rstrip(";.") for line in re.findall(r"(?m)^- (.+)$", text)]


def blocks(text: str) -> list[tuple[str, str]]:
    """The fenced blocks of a text: language and what stands in it."""
    return re.findall(r"(?ms)^ *```(\w*)\n(.*?)^ *```", text)


def in_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def start_here(project: Path, run: Callable[..., Run]) -> list[tuple[str, ...]]:
    """The cells of the sheet Start here that have something, row by row."""
    run()
    sheet = openpyxl.load_workbook(project / WORKBOOK)["Start here"]
    return [tuple(str(cell) for cell in row if cell is not None) for row in sheet.iter_rows(values_only=True)]


def test_every_sheet_and_column_is_told_to_the_officer_as_on_start_here(start_here: list[tuple[str, ...]]) -> None:
    guide = [row for row in start_here if row and row[0] in SHEET_ORDER]
    told = [tuple(row) for row in rows(part("officer.md", "## What is yours")) if row[0] in SHEET_ORDER]
    assert told == guide
    assert [row[0] for row in told] == [*SHEET_ORDER[1:]]


def test_every_instruction_of_start_here_is_told_to_the_officer(start_here: list[tuple[str, ...]]) -> None:
    end = next(n for n, row in enumerate(start_here) if row[:1] == ("Sheet",))
    words = in_one_line(" ".join(row[-1] for row in start_here[4:end] if row and row[-1] != "Yours"))
    words = words.replace("What is yours ", "").replace("this heading", "a green heading")
    sentences = re.split(r"(?<=[.]) ", words)
    page = in_one_line(PAGES["officer.md"])
    assert len(sentences) == 7
    assert [s for s in sentences if s.rstrip(".") not in page] == []


def test_every_section_of_a_paper_is_told_with_the_details_it_prints() -> None:
    told = part("papers.md", "## The outcome of an inspection")
    assert first_cells(told) == [section.name for section in SECTIONS]
    assert [slot.item for slot in SLOTS if slot.item not in told] == []


def test_every_section_of_the_progress_report_is_told() -> None:
    assert first_cells(part("papers.md", "## The month's progress report")) == [s.name for s in PROGRESS_SECTIONS]


def test_every_check_of_the_workbook_is_told() -> None:
    assert first_cells(part("checks.md", "## In the workbook")) == [check.name for check in CHECKS]


def test_everything_a_paper_must_be_true_to_is_told() -> None:
    told = bullets(part("checks.md", "## In a paper: is it true to the letter?"))
    assert told == [r.name for r in sorted(FIDELITY, key=lambda rule: rule.of_papers)]


def test_every_check_of_measures_is_told() -> None:
    assert bullets(part("measures.md", "## Doubtful figures")) == [name for name, _ in SERIES_CHECKS]


def test_every_key_of_the_settings_is_told_and_no_other() -> None:
    keys = [
        *(key for key in TOP if key not in {"areas", "risks"}),
        *(f'areas."NAME".{key}' for key in OF_AREA),
        *(f"risks.{key}" for key in OF_RISKS),
    ]
    told = [key for cell in first_cells(part("scheduling.md", "## Settings")) for key in re.findall(r"`([^`]+)`", cell)]
    assert told == keys


def commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = (a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(found.choices)


@pytest.mark.parametrize("command", commands())
def test_every_option_of_a_command_is_told_and_no_other(command: str) -> None:
    options = {option for action in commands()[command]._actions for option in action.option_strings}
    told = {*re.findall(r"`(--?[a-z-]+)", part("commands.md", f"## {command}"))}
    assert told == options - {"-h", "--help"}


def test_every_command_is_told_and_no_other() -> None:
    assert re.findall(r"(?m)^## (.+)$", PAGES["commands.md"]) == [*commands()]


def shown_commands() -> Iterator[tuple[str, str]]:
    """Each command for the toolkit that a page shows, in a block or within a sentence, with the page's name."""
    for name, page in PAGES.items():
        if name in HELD_ELSEWHERE:
            continue
        for _, block in blocks(page):
            yield from ((name, line) for line in re.findall(r"\S*python3? run_report\.py(.*)", block))
        yield from ((name, line) for line in re.findall(r"`[^`\n]*python run_report\.py([^`\n]*)`", page))


def test_every_command_shown_is_one_that_the_command_line_takes() -> None:
    shown = [*shown_commands()]
    assert len({name for name, _ in shown}) > 5
    for name, line in shown:
        words = re.sub(r"\[[^\]]*\]", "", re.split(r" {2,}", line)[0]).split()
        given = words if words and not words[0].startswith("-") else ["run", *words]
        given = given[:1] if "--help" in given else given
        if "--version" in given:
            continue
        try:
            _parser().parse_args(given)
        except SystemExit as stop:
            pytest.fail(f"{name}: run_report.py{line} ({stop})")


def test_how_to_set_up_is_told_in_the_readme_alone() -> None:
    for line in run_report.SET_UP.values():
        set_up = line.rsplit(" ", 2)[0]
        assert [name for name, page in PAGES.items() if set_up in page] == ["README.md"]


def test_what_a_run_prints_is_what_the_clerk_reads(run: Callable[..., Run]) -> None:
    (shown,) = (block for language, block in blocks(part("clerk.md", "### 2. Run")) if not language)
    assert run().out == shown
    assert SAMPLE.name in shown


def test_every_message_in_the_clerks_table_is_one_of_the_toolkits() -> None:
    sources = (*ROOT.glob("toolkit/**/*.py"), ROOT / "run_report.py")
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    code = re.sub(r'"\s*f?"', "", code)
    messages = first_cells(part("clerk.md", "## When something goes wrong"))
    ours = [m.strip("`") for m in messages if not m.strip("`").startswith(OF_OTHER_PROGRAMS)]
    assert len(ours) > 8
    for message in ours:
        pieces = [p.strip(" '") for p in re.split(r"\.\.\.|\.doc ", message)]
        assert [p for p in pieces if p and p not in code] == []


@pytest.mark.parametrize("page", ["engineer.md", "CONTRIBUTING.md", "decisions.md"])
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    known = {path.name for folder in ("toolkit", "tests", "templates", "docs", ".ci", "benchmarks") for path in
             (ROOT / folder).rglob("*")} | {path.name for path in ROOT.iterdir()}  # fmt: skip
    named = re.findall(r"[`/ ]([\w*-]+\.(?:py|csv|toml|docx|md))\b", PAGES[page])
    missing = [n for n in named if n not in known and "*" not in n]
    assert [n for n in missing if not n.startswith(("settings.toml", "-v2"))] == []
    assert "themes.csv" in known


def test_the_version_is_the_changelogs_newest(capsys: pytest.CaptureFixture[str]) -> None:
    version, day = re.findall(r"(?m)^## (\d+\.\d+\.\d+) - (\S+)$", PAGES["CHANGELOG.md"])[0]
    assert re.findall(r"(?m)^## (.+)$", PAGES["CHANGELOG.md"])[0] == f"{version} - {day}"
    assert version == __version__
    assert date.fromisoformat(day)
    with pytest.raises(SystemExit):
        _parser().parse_args(["--version"])
    assert capsys.readouterr().out == f"{version}\n"


@pytest.mark.parametrize("picture", ["workbook.png", "paper.png"])
def test_the_readmes_pictures_are_small_and_have_words_for_those_who_do_not_see_them(picture: str) -> None:
    assert 5_000 < (ROOT / "docs" / "pictures" / picture).stat().st_size < 120_000
    (alt,) = re.findall(rf'<img src="docs/pictures/{picture}"[^>]* alt="([^"]+)"', PAGES["README.md"])
    assert len(alt.split()) > 10
