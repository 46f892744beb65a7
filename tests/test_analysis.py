"""The toolkit as a library: the page for analysts is true, `import toolkit` is light, dtypes never change."""

import ast
import inspect
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd  # type: ignore[import-untyped]
import pytest

import toolkit
from tests.analyst import (
    PAGE,
    WORKBOOK,
    analysts_folder,
    columns_in_docstring,
    columns_in_page,
    columns_of,
    failures,
    without_fences,
)
from tests.helpers import ROOT
from toolkit.workbook.sheets import LISTS, SHEETS

OFFERED = {name: getattr(toolkit, name) for name in toolkit.__all__}
FUNCTIONS = [name for name, offered in OFFERED.items() if inspect.isfunction(offered)]
FRAMES = [name for name in FUNCTIONS if name.endswith("_frame")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return analysts_folder(tmp_path_factory.mktemp("analyst"))


@pytest.fixture
def analyst(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """In the analyst's folder, with room for a frame's columns."""
    monkeypatch.chdir(folder)
    with pd.option_context("display.width", 150, "display.max_columns", None):
        yield folder


def frame_of(name: str, documents: str, measures: str) -> Any:
    """The frame of this name, from the documents and measures in these folders."""
    read = toolkit.read_documents(documents)
    given: dict[str, Any] = {
        "measures_frame": lambda: toolkit.read_measures(measures),
        "problems_frame": lambda: read.problems if read else (),
        "plan_frame": lambda: toolkit.plan_of(read),
    }
    return OFFERED[name](given.get(name, lambda: read)())


def test_what_the_page_shows_is_what_comes_out(analyst: Path) -> None:
    text = without_fences(PAGE.read_text(encoding="utf-8"))
    examples, said = failures(text, {}, PAGE.name)
    assert said == ""
    assert examples == text.count("\n>>> ") > 30


@pytest.mark.parametrize("name", FUNCTIONS)
def test_each_function_shows_an_example_that_holds(analyst: Path, name: str) -> None:
    examples, said = failures(inspect.getdoc(OFFERED[name]) or "", OFFERED, name)
    assert said == ""
    assert examples > 0


@pytest.mark.parametrize("name", FRAMES)
def test_the_documented_columns_are_those_of_the_frame(analyst: Path, name: str) -> None:
    frame = frame_of(name, "input/samples", "tests/samples/measures")
    assert len(frame) > 0
    assert columns_in_page(name) == columns_of(frame)
    assert columns_in_docstring(OFFERED[name]) == columns_of(frame)


@pytest.mark.parametrize("name", [name for name in FRAMES if name != "plan_frame"])
def test_a_frame_without_rows_has_the_same_columns_and_dtypes(analyst: Path, tmp_path: Path, name: str) -> None:
    empty, full = frame_of(name, str(tmp_path), str(tmp_path)), frame_of(name, "input", "tests/samples/measures")
    assert (len(empty), len(full) > 0) == (0, True)
    assert columns_of(empty) == columns_of(full)


def test_a_plan_without_actions_has_the_same_columns_and_dtypes(analyst: Path) -> None:
    plan = toolkit.plan_of(toolkit.read_documents("input/samples"))
    empty = toolkit.plan_frame(replace(plan, actions=()))
    assert len(empty) == 0
    assert columns_of(empty) == columns_of(toolkit.plan_frame(plan))


def test_every_data_sheet_has_a_frame_with_the_columns_that_are_not_calculated(analyst: Path) -> None:
    frames = toolkit.workbook_frames(WORKBOOK)
    declared = {s.name: [c.field for c in s.columns if c.kind != "formula"] for s in SHEETS if s is not LISTS}
    assert {name: [*frame.columns] for name, frame in frames.items()} == declared
    dtypes = {name: dict(columns_of(frame)) for name, frame in frames.items()}
    assert len(frames["Measure values"]) == 0
    assert dtypes["Measure values"]["value"] == "Float64"
    assert dtypes["Letter text"]["line"] == dtypes["History"]["findings"] == "Int64"
    assert dtypes["Recommendations"]["agreed_on"] == "datetime64[ns]"
    assert {kind for columns in dtypes.values() for kind in columns.values()} == {
        *("string", "Int64", "Float64", "datetime64[ns]")
    }


def test_importing_the_toolkit_loads_nothing_heavy_and_none_of_its_own_modules() -> None:
    heavy = "{'pandas', 'numpy', 'lxml', 'docx', 'openpyxl', 'xlsxwriter', 'pathlib', 'dataclasses'}"
    code = (
        "import sys; before = set(sys.modules); import toolkit; new = set(sys.modules) - before\n"
        f"print(sorted(m for m in new if m.split('.')[0] in {heavy} or m.startswith('toolkit.')), 'toolkit' in new)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] True"


def test_reading_documents_does_not_load_pandas() -> None:
    code = "import sys, toolkit; toolkit.read_documents('input/samples'); print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_type_checker_and_python_know_the_same_names() -> None:
    tree = ast.parse((ROOT / "toolkit" / "__init__.py").read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    declared = {
        alias.name: node.module for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert {*declared} | {"__version__"} == {*toolkit.__all__}
    assert {name: OFFERED[name].__module__ for name in declared} == declared
    assert {*toolkit.__all__} <= {*dir(toolkit)}


def test_a_name_that_is_not_offered_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="no attribute 'read_letters'"):
        getattr(toolkit, "read_letters")  # noqa: B009 mypy knows that it is not there
