"""`extract`: the JSON of a document."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.helpers import SAMPLE, run_toolkit, sample_letter
from toolkit.letters.as_json import as_dict


def test_one_file_per_document_named_by_its_stem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = run_toolkit(capsys, "extract", str(SAMPLE), "--output", str(tmp_path))
    document = json.loads((tmp_path / "thornmere-2021.json").read_text(encoding="utf-8"))
    assert run.code == 0
    assert (document["kind"], document["ref"], document["outcome"]) == (
        "outcome-letter",
        "2021 outcome letter",
        "wsoa-required",
    )
    assert len(document["findings"]) == 32


def test_json_lines_on_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    from toolkit.cli import main

    assert main(["extract", str(SAMPLE.parent)]) == 0
    documents = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    letters, papers = ([d for d in documents if (d["kind"] == "committee-paper") is paper] for paper in (False, True))
    assert {d["area"] for d in letters} == {"Thornmere"}
    assert {d["schema"] for d in papers} == {"1", "committee-paper/1"}


def test_each_finding_is_traced_to_its_lines_and_has_its_theme() -> None:
    from tests.helpers import TEMPLATES
    from toolkit.house.load import load_themes
    from toolkit.rules.new_plan import classified

    document = as_dict(classified(sample_letter(), load_themes(TEMPLATES)))
    cut = next(f for f in document["findings"] if f["ref"] == "2021-M-05")
    assert (cut["lines"], cut["themes"][0], cut["page"]) == ([50, 52], "autism-pathway", None)
    assert cut["measures"][0]["raw"] == "14 months"


@pytest.fixture
def valid(shared: Path) -> Callable[[object], None]:
    schema = json.loads((shared / "letter.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    return validator.validate


def test_the_sample_and_the_real_letters_are_valid_by_the_schema(
    valid: Callable[[object], None], shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = run_toolkit(capsys, "extract", str(SAMPLE), str(shared / "letters"), "--output", str(tmp_path))
    assert run.code == 0
    files = [path for path in sorted(tmp_path.glob("*.json")) if not path.name.endswith(".paper.json")]
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    assert len(documents) == 6
    for document in documents:
        valid(document)


def test_a_document_of_unknown_kind_is_valid_too_and_exits_1(
    valid: Callable[[object], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "minutes.txt").write_text("Minutes of the meeting", encoding="utf-8")
    run = run_toolkit(capsys, "extract", str(tmp_path / "minutes.txt"), "--output", str(tmp_path))
    document = json.loads((tmp_path / "minutes.json").read_text(encoding="utf-8"))
    valid(document)
    assert (run.code, document["kind"]) == (1, "unknown")
    assert "minutes.txt" in run.err
