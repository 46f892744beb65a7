"""Fixtures shared by all tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import ROOT, SAMPLE, SHARED, Run, run_toolkit
from toolkit.inputs.read import read_document
from toolkit.letters.committee_paper import paper_in
from toolkit.model.earlier_paper import EarlierPaper


@pytest.fixture
def shared() -> Path:
    """The folder of real letters and answer keys; a newcomer does not have it."""
    if not (SHARED / "letters").is_dir():
        pytest.skip("the real letters in ../shared are not here; the invented sample covers the same ground")
    return SHARED


@pytest.fixture
def real_paper(shared: Path) -> EarlierPaper:
    """The real Medway paper as read."""
    paper = paper_in(read_document(shared / "letters" / "medway-2018.txt"))
    assert paper is not None
    return paper


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with an input folder that holds the sample letter as a real one, and an output folder."""
    (tmp_path / "input").mkdir()
    (tmp_path / "input" / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
    return tmp_path


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Run the toolkit on `project`, as at 1 February 2022 unless told otherwise."""

    def runner(*arguments: str, as_at: str = "2022-02-01") -> Run:
        folders = ["--input", str(project / "input"), "--output", str(project / "output")]
        return run_toolkit(capsys, "run", *folders, "--as-at", as_at, *arguments)

    return runner


__all__ = ["ROOT"]
