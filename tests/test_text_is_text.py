"""Words from outside stay words: no formula, tag, link, path or markup comes of them, wherever they came in."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import WORKBOOK, Run
from tests.hostile_text import (
    CHANGED,
    KEPT,
    cell_texts,
    controls,
    faults,
    faults_of_page,
    taken_for_formulas,
    unsafe_links,
    word_texts,
)
from tests.hostile_world import READ, typed_by_officers, workbook_of, world
from tests.specimens.bad.worlds import World
from toolkit.rules.odd_characters import escaped_in_json, visible

Runner = Callable[..., Run]
AREAS = {"thornmere", "71-4477-7-7-b-shire", "x-4477", "third"}


class Ran:
    """The runs, and what the officers typed between them."""

    def __init__(self, folder: Path) -> None:
        self.world: World = world(folder)
        self.codes = [self.world.run("--publication").code]
        self.typed = typed_by_officers(self.world)
        self.codes.append(self.world.run("--publication").code)
        last = self.world.run("--publication", "--as-at", "2022-03-10")
        self.codes.append(last.code)
        self.printed = last.out + last.err
        self.cells = cell_texts(workbook_of(self.world).read_bytes())


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    return Ran(tmp_path_factory.mktemp("hostile") / "project")


def test_the_runs_are_done_and_no_output_took_words_for_more(ran: Ran) -> None:
    assert ran.codes == [0, 0, 0]
    assert faults(ran.world.output) == []


def test_what_is_printed_steers_no_terminal(ran: Ran) -> None:
    assert "[U+202E]" in ran.printed
    assert controls(ran.printed) == set()


@pytest.mark.parametrize("text", READ, ids=[*KEPT, *CHANGED])
def test_a_finding_is_read_and_written_word_for_word(ran: Ran, text: str) -> None:
    sentence = f"{text} is what families said of it."
    folder = ran.world.output / "thornmere"
    assert sentence in ran.cells
    assert sentence in word_texts((folder / "thornmere-2021-committee-paper.docx").read_bytes())
    assert sentence in cell_texts((ran.world.output / "comparison.xlsx").read_bytes())


def test_everything_that_officers_typed_stands_in_the_workbook_still(ran: Ran) -> None:
    assert {text for _, _, text in ran.typed} >= {*KEPT.values()}
    assert len({sheet for sheet, _, _ in ran.typed}) == 8
    assert [place for place in ran.typed if place[2] not in ran.cells] == []


@pytest.mark.parametrize("text", KEPT.values(), ids=list(KEPT))
def test_a_measure_and_a_risk_come_in_under_their_own_words(ran: Ran, text: str) -> None:
    rows = ran.cells.splitlines()
    assert f"{text} SEND" in ran.cells  # as a risk's description
    assert text in rows


def test_what_officers_type_for_a_paper_is_printed_as_typed(ran: Ran) -> None:
    papers = "\n".join(word_texts(p.read_bytes()) for p in (ran.world.output / "thornmere").glob("*.docx"))
    details = [text for sheet, _, text in ran.typed if sheet == "Paper details" and text in KEPT.values()]
    assert len(details) >= 15
    assert [text for text in details if text not in papers] == []


def test_names_of_the_settings_the_style_and_the_people_are_words_too(ran: Ran) -> None:
    papers = "\n".join(word_texts(p.read_bytes()) for p in ran.world.output.rglob("*.docx"))
    assert "=71+4477 {{ 7*7 }} <b>Scrutiny</b>" in papers  # house.toml
    assert "=71+4477 {{ 7*7 }} <b>" in cell_texts((ran.world.output / "x-4477/x-4477-workbook.xlsx").read_bytes())
    assert "=71+4477 <b>Priya</b>" in papers  # whom the letter is to
    assert "{{ 7*7 }} Ferreday" in papers


def test_areas_and_files_of_any_name_lead_nowhere_else(ran: Ran) -> None:
    folder = ran.world.folder
    assert {p.name for p in folder.iterdir()} == {"input", "output", "styles"}
    folders = {p.name for p in ran.world.output.iterdir() if p.is_dir()}
    assert folders == AREAS | {"runs", "history"}


def test_a_name_of_forty_thousand_letters_is_told_by_its_start_and_its_length(ran: Ran) -> None:
    manifest = max(ran.world.output.glob("runs/*/manifest.json"))
    problems = json.loads(manifest.read_text(encoding="utf-8"))["problems"]
    told = [p for p in problems if "LLLL" in p["what"]]
    assert told
    assert max(len(p["what"]) for p in told) < 1_000
    assert any("(40,000 characters)" in p["what"] for p in told)


def test_what_cannot_be_kept_is_told(ran: Ran) -> None:
    said = ran.printed
    assert re.search(r"\d+ control characters, which cannot be printed, were left out\.", said)


def test_the_finder_finds_each_kind_of_fault(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "=71+4477"
    book.worksheets[0]["A2"] = '=HYPERLINK("javascript:go()","x")'
    book.worksheets[0]["A3"].hyperlink = "file:///etc/passwd"
    book.save(tmp_path / "a.xlsx")
    data = (tmp_path / "a.xlsx").read_bytes()
    assert taken_for_formulas(data) == ["71+4477"]
    assert unsafe_links(data) == ["javascript:go()", "file:///etc/passwd"]
    assert faults_of_page('<p onclick="x"><b>1</b><a href="javascript:x">') == ["b", "javascript:x", "onclick"]
    assert controls("a\u202eb\x1b\n\t") == {"\u202e", "\x1b"}


def test_a_file_whose_name_cannot_be_written_is_told_and_costs_only_itself(project: Path, run: Runner) -> None:
    odd = os.fsdecode(b"bad\xff.txt")
    (project / "input" / "measures").mkdir()
    try:
        (project / "input" / odd).write_bytes(b"Dear all")
        (project / "input" / "measures" / odd.replace("txt", "csv")).write_bytes(b"Measure,Period,Value")
    except OSError:
        pytest.skip("this system has no such names")
    said = run()
    assert (said.code, said.err) == (1, "")
    for name in ("bad[U+DCFF].txt", "bad[U+DCFF].csv"):
        assert f"error: {name}\n    The file's name has characters that cannot be written.\n" in said.out
    assert (project / WORKBOOK).exists()


def test_odd_characters_are_shown_by_their_numbers() -> None:
    assert visible("a\u202eb\x1b[31m\udcff\n\tc") == "a[U+202E]b[U+001B][31m[U+DCFF]\n\tc"
    assert escaped_in_json('"a\u202e\udcff"') == '"a\\u202e\\udcff"'
