"""Large inputs, all invented: they work, or are refused with the limit named, and nothing is lost either way.

What they cost: `python benchmarks/loads.py`.
"""

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest

from tests.helpers import PAPER, ROOT, SAMPLE, WORKBOOK, Run, paper_text, table_rows, type_in
from toolkit.area_turns import packed
from toolkit.documents import Area, read_file
from toolkit.rules.issued import Passage, free_ones, issued

Runner = Callable[..., Run]
BENCHMARKS = ROOT / "benchmarks"


@pytest.fixture(scope="module")
def made() -> ModuleType:
    """What makes large inputs of the invented sample."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        spec = importlib.util.spec_from_file_location("loads_made", BENCHMARKS / "loads_made.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(BENCHMARKS))
    return module


@pytest.mark.parametrize("count", [300, pytest.param(3000, marks=pytest.mark.long)])
def test_a_letter_of_thousands_of_findings_gives_workbook_and_paper(
    count: int, project: Path, run: Runner, made: ModuleType
) -> None:
    letter = project / "input" / SAMPLE.name
    letter.write_text(made.long_letter(SAMPLE, count), encoding="utf-8")
    assert run().code == 0
    refs = [str(row["Ref"]) for row in table_rows(project / WORKBOOK, "Findings")]
    assert len(refs) == len({*refs}) >= count
    assert refs[-1] in paper_text(project / PAPER)
    type_in(project / WORKBOOK, lambda w: w["Findings"].__setitem__(f"N{len(refs) + 1}", "Typed in the last row"))
    letter.write_text(letter.read_text(encoding="utf-8").replace("in place", "in that place"), encoding="utf-8")
    assert run(as_at="2022-03-01").code == 0
    rows = table_rows(project / WORKBOOK, "Findings")
    assert [str(row["Ref"]) for row in rows][: len(refs)] == refs
    assert "Typed in the last row" in rows[len(refs) - 1].values()


@pytest.mark.parametrize("count", [400, pytest.param(20_000, marks=pytest.mark.long)])
def test_thousands_of_pasted_actions_each_get_a_reference_and_keep_their_words(
    count: int, project: Path, run: Runner, made: ModuleType
) -> None:
    run()
    before = len(table_rows(project / WORKBOOK, "Action plan"))
    type_in(project / WORKBOOK, lambda w: made.paste_actions(w, count))
    assert run(as_at="2022-03-01").code == 0
    rows = table_rows(project / WORKBOOK, "Action plan")
    assert [row["Action"] for row in rows[before:]] == [f"Pasted action {n + 1}" for n in range(count)]
    assert [row["Ref"] for row in rows] == [f"A{n + 1}" for n in range(before + count)]


@pytest.mark.long
@pytest.mark.parametrize(("count", "areas"), [(1000, 150), (150, 150)])
def test_many_documents_and_areas_each_get_their_outputs(count: int, areas: int, tmp_path: Path) -> None:
    letters_made = [sys.executable, str(BENCHMARKS / "letters_made.py"), str(SAMPLE.parent), str(tmp_path / "input")]
    subprocess.run([*letters_made, str(count), str(areas)], check=True)
    folders = ["--input", str(tmp_path / "input"), "--output", str(tmp_path / "output"), "--as-at", "2023-01-02"]
    command = [sys.executable, str(ROOT / "run_report.py"), "run", "-q", "--jobs", "2", *folders]
    assert subprocess.run(command, check=False).returncode == 0
    assert len([*(tmp_path / "output").glob("*/*-workbook.xlsx")]) == areas
    assert len([*(tmp_path / "output").glob("*/letters/*.json")]) == count
    book = openpyxl.load_workbook(tmp_path / "output" / "comparison.xlsx", read_only=True)
    assert len([*book["Documents"].iter_rows(min_row=2)]) == count


def test_an_area_is_the_same_after_it_was_packed_and_takes_a_fraction_of_the_memory() -> None:
    letter = read_file(SAMPLE, ()).letter
    assert letter
    area = Area("Thornmere", "thornmere", (letter,))
    assert packed(area).unpacked() == area
    assert packed(area).files == {SAMPLE.name}
    assert len(packed(area).packed) < 2 * SAMPLE.stat().st_size


def test_of_hundreds_of_reworded_findings_the_near_ones_are_still_found() -> None:
    words = [f"finding{n} says that service{n} was late for family{n} in the north" for n in range(400)]
    base = {f"2021-M-{n:03d}": {"document": "2021", "finding": text} for n, text in enumerate(words)}
    now = [Passage(f"2021-M-{n:03d}", "2021", f"{text} again") for n, text in enumerate(words)]
    found = issued(now, base, "finding")
    assert {(x.old, x.was) for x in found.likenesses} == {(ref, row["finding"]) for ref, row in base.items()}
    assert [x.now for x in found.likenesses] == [passage.text for passage in now]
    assert [*found.refs.values()] == [f"2021-M-{n}" for n in range(400, 800)]


def test_free_references_follow_the_highest_ever_used() -> None:
    free = free_ones("A", {"A1", "A7", "R9", "our own"})
    assert [next(free), next(free)] == ["A8", "A9"]


def test_a_text_longer_than_a_cell_holds_is_told_with_the_limit(project: Path, run: Runner) -> None:
    letter = project / "input" / SAMPLE.name
    text = letter.read_text(encoding="utf-8")
    long = "Leaders said so, and said it at length. " * 900
    letter.write_text(text.replace("- Annual reviews are late", f"- {long}Annual reviews are late"), encoding="utf-8")
    said = run()
    assert "32,767" in said.out
    assert (project / WORKBOOK).exists()
