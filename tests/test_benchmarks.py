"""The benchmarks can be run, and their reference makes what it says. How fast anything is, is no test's business."""

import json
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.helpers import ROOT, SAMPLE

BENCHMARKS = ROOT / "benchmarks"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the benchmarks need os.wait4: Linux or macOS")


def run_benchmark(name: str, *arguments: str) -> str:
    command = [sys.executable, str(BENCHMARKS / name), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_the_suite_tells_a_ratio_with_its_target_and_writes_it_as_json(tmp_path: Path) -> None:
    told = run_benchmark("suite.py", "--quick", "--only", "a", "--json", str(tmp_path / "found.json"))
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert {*found} == {"python", "processors", "quick", "jobs", "cases"}
    case = found["cases"][0]
    assert {*case} == {"case", "title", "rounds", "skipped", "steps", "ratios"}
    ratio = case["ratios"][0]
    assert {*ratio} == {"label", "least", "median", "most", "target", "met"}
    assert ratio["least"] <= ratio["median"] <= ratio["most"]
    assert ratio["met"] == (ratio["median"] <= ratio["target"])
    assert f"target {ratio['target']:g}: {'met' if ratio['met'] else 'not met'}" in told


def test_each_round_of_each_step_has_its_cost(tmp_path: Path) -> None:
    run_benchmark("suite.py", "--runs", "2", "--only", "a", "--json", str(tmp_path / "found.json"))
    case = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))["cases"][0]
    assert {name: len(step["costs"]) for name, step in case["steps"].items()} == {"python -c pass": 2, "--help": 2}
    assert all(cost["cpu"] > 0 and cost["megabytes"] > 1 for step in case["steps"].values() for cost in step["costs"])


def test_the_afternoons_script_makes_a_register_of_three_sheets_and_a_paper_a_letter(tmp_path: Path) -> None:
    run_benchmark("afternoon.py", str(SAMPLE.parent), str(tmp_path / "output"))
    register = openpyxl.load_workbook(tmp_path / "output" / "register.xlsx")
    assert register.sheetnames == ["Letters", "Findings", "Weaknesses"]
    assert register["Letters"].max_row == 1 + 1
    assert register["Weaknesses"].max_row == 1 + 5
    quoted = [row[4] for row in register["Findings"].iter_rows(min_row=2, values_only=True)]
    paper = docx.Document(str(tmp_path / "output" / "thornmere-2021-paper.docx"))
    printed = "\n".join(p.text for p in paper.paragraphs)
    assert len(quoted) > 20
    assert all(str(words) in printed for words in quoted)


def test_letters_made_are_of_other_areas_and_years_with_other_findings_and_the_same_each_time(tmp_path: Path) -> None:
    for folder in ("once", "again"):
        run_benchmark("letters_made.py", str(SAMPLE.parent), str(tmp_path / folder), "4", "2")
    texts = {p.name: p.read_text(encoding="utf-8") for p in (tmp_path / "once").iterdir()}
    assert sorted(texts) == ["ashcombe-2016.txt", "ashcombe-2017.txt", "brackcombe-2016.txt", "brackcombe-2017.txt"]
    assert texts == {p.name: p.read_text(encoding="utf-8") for p in (tmp_path / "again").iterdir()}
    assert all("Thornmere" not in text for text in texts.values())
    bullets = [{line for line in text.splitlines() if line.startswith("- ")} for text in texts.values()]
    assert all(len(a & b) < len(a) / 4 for n, a in enumerate(bullets) for b in bullets[:n])
