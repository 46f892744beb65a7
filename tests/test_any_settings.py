"""Any text and any values in settings.toml and house.toml: settings, or what is wrong in words, never a crash."""

import os
import tempfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from tests.helpers import TEMPLATES
from toolkit.errors import ConfigProblem
from toolkit.house.load import load_house
from toolkit.house.rules import RULES
from toolkit.inputs.run_settings import OF_AREA, OF_RISKS, TOP, read_run_settings
from toolkit.model.problem import Problem

set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "hypothesis")
COMMON = settings(
    deadline=None, database=None, derandomize=True, print_blob=False, suppress_health_check=[*HealthCheck],
)  # fmt: skip
QUICK = settings(COMMON, max_examples=150, phases=[Phase.explicit, Phase.generate])
LONG = settings(COMMON, max_examples=int(os.environ.get("SEND_EXAMPLES", "500")) * 10)
WORDS = st.sampled_from(
    ("", " ", "Thornmere", "medway", "default", "/srv/x", "C:\\x", "..", "~", "x.xlsx", "Risk title", "Register",
     "Amber", "Likely", "FFC000", "#FF0000", "2021-02-30", "2 June 2026", "\u0663", "\u202e", "a" * 300, "\0", "\ufffe",
     "{{ x }}")
)  # fmt: skip
TEXT = st.one_of(WORDS, st.text(st.characters(codec="utf-8"), max_size=12))
SINGLE: st.SearchStrategy[Any] = st.one_of(
    TEXT, TEXT, st.integers(-5, 40), st.just(10**400), st.floats(), st.booleans(), st.dates(), st.times(),
    st.datetimes(),
)  # fmt: skip
VALUE = st.recursive(
    SINGLE,
    lambda inside: st.one_of(st.lists(inside, max_size=4), st.dictionaries(TEXT, inside, max_size=3)),
    max_leaves=8,
)
Load = Callable[[Path], object]


def table(names: tuple[str, ...], value: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Known keys with any values, and now and then a key that is not known."""
    return st.dictionaries(st.one_of(*(st.sampled_from(names),) * 8, TEXT), value, max_size=5)


AREAS = st.dictionaries(TEXT, st.one_of(table(OF_AREA, SINGLE), VALUE), max_size=3)
OF_RUN = st.one_of(
    table(TOP, VALUE),
    st.fixed_dictionaries({}, optional={"state": SINGLE, "amber_within_percent": SINGLE, "areas": AREAS,
                                        "risks": table(OF_RISKS, VALUE)}),
)  # fmt: skip
LEVELS = st.lists(
    st.one_of(table(("name", "score", "meaning", "from", "fill", "word", "letters"), SINGLE), VALUE), max_size=4
)
OF_HOUSE = st.one_of(
    table(("name", "words", "paper_details", "risk", "brag", "dates", "rules"), VALUE),
    st.fixed_dictionaries({}, optional={
        "name": SINGLE, "words": table(("chair", "plan"), SINGLE),
        "paper_details": table(("Committee", "Author"), VALUE),
        "risk": table(("joins", "verified", "likelihood", "impact", "bands"), st.one_of(SINGLE, LEVELS)),
        "brag": LEVELS, "dates": table(("extra_holidays",), VALUE), "rules": table(tuple(RULES), VALUE),
    }),
)  # fmt: skip


def as_toml(value: object) -> str:
    """A value as TOML, tables in braces."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(_escaped(c) for c in value) + '"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_toml(k)} = {as_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(as_toml, value)) + "]"
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)


def _escaped(c: str) -> str:
    return c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08X}"


def written(held: dict[str, Any]) -> bytes:
    return "".join(f"{as_toml(key)} = {as_toml(value)}\n" for key, value in held.items()).encode()


def loaded_or_refused(load: Load, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    refused = refusal(load, path)
    assert refused is None or (str(path) in refused.where and refused.what and refused.what_to_do)


def refusal(load: Load, path: Path) -> Problem | None:
    try:
        load(path)
    except ConfigProblem as refused:
        return refused.problem
    return None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Templates with a style of its own that takes all else from the default one."""
    folder = tmp_path_factory.mktemp("templates")
    for name in ("default", "own"):
        (folder / name).mkdir()
    for file in ("house.toml", "themes.csv", "measures.csv"):
        (folder / "default" / file).write_bytes((TEMPLATES / "default" / file).read_bytes())
    return folder


def house(path: Path) -> object:
    return load_house(path.parent.parent, "own")


@QUICK
@given(held=OF_RUN)
def test_any_values_in_the_settings_are_taken_or_refused(folder: Path, held: dict[str, Any]) -> None:
    loaded_or_refused(read_run_settings, folder / "settings.toml", written(held))


@QUICK
@given(held=OF_HOUSE)
def test_any_values_in_a_house_style_are_taken_or_refused(folder: Path, held: dict[str, Any]) -> None:
    loaded_or_refused(house, folder / "own" / "house.toml", written(held))


@QUICK
@given(text=st.text(st.one_of(st.sampled_from("[]=\"'.#\n\\ {}"), st.characters(codec="utf-8")), max_size=60))
def test_any_text_as_settings_is_taken_or_refused(folder: Path, text: str) -> None:
    loaded_or_refused(read_run_settings, folder / "settings.toml", text.encode())
    loaded_or_refused(house, folder / "own" / "house.toml", text.encode())


@pytest.mark.long
@LONG
@given(of_run=OF_RUN, of_house=OF_HOUSE)
def test_the_same_of_many_more_values(folder: Path, of_run: dict[str, Any], of_house: dict[str, Any]) -> None:
    loaded_or_refused(read_run_settings, folder / "settings.toml", written(of_run))
    loaded_or_refused(house, folder / "own" / "house.toml", written(of_house))
