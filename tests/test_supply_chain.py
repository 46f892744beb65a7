"""What is installed is what was pinned: versions, hashes of the files, licences that a council may use."""

import re
import runpy
from importlib import metadata
from pathlib import Path

import pytest

from tests.helpers import ROOT

FILES = (ROOT / "requirements.txt", ROOT / ".ci" / "requirements.txt")
PIN = re.compile(r"([\w.-]+)==([\w.]+)(?:; sys_platform == \"win32\")?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
ALLOWED = {"MIT", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "MPL-2.0", "PSF-2.0", "Zlib",
           "CC0-1.0", "LGPL-2.1-only"}  # fmt: skip
# What packages write in place of an SPDX expression.
AS_SPDX = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "Dual License": "BSD-3-Clause OR Apache-2.0",
}


def entries(file: Path) -> list[str]:
    """Each requirement in one line, its hashes behind it; no comments."""
    text = file.read_text(encoding="utf-8").replace(" \\\n", " ")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def pins(file: Path) -> dict[str, str]:
    return dict(found.groups() for entry in entries(file) if (found := PIN.match(entry)))  # type: ignore[misc]


EVERY = {name: version for file in FILES for name, version in pins(file).items()}
INSTALLED = {d.metadata["Name"].lower().replace("_", "-") for d in metadata.distributions()}


def documented() -> dict[str, str]:
    """The licence of each package by docs/dependencies.md."""
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    return {
        name: licence for name, licence in re.findall(r"(?m)^\| ([\w.-]+) \| ([^|]+) \|", text) if name != "package"
    }


def declared(name: str) -> str:
    """The licence that an installed package declares, as an SPDX expression."""
    about = metadata.metadata(name)
    classifiers = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier") or [] if c.startswith("License ::")]
    said = next((about[key].strip() for key in ("License-Expression", "License") if key in about), "")
    if not said or len(said) > 60:  # a whole licence
        said = classifiers[0] if len(classifiers) == 1 else said
    return AS_SPDX.get(said, said)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_requirement_is_pinned_to_one_version_with_the_hashes_of_its_files(file: Path) -> None:
    found = entries(file)
    assert len(found) > 5
    for entry in found:
        requirement, *hashes = entry.split(" --")
        assert PIN.fullmatch(requirement.strip()), requirement
        assert hashes, f"{requirement} has no hash"
        assert all(HASH.fullmatch(f"--{one.strip()}") for one in hashes), requirement


def test_no_package_is_pinned_twice() -> None:
    assert len(EVERY) == sum(len(entries(file)) for file in FILES)


def test_what_is_installed_is_what_is_pinned() -> None:
    here = {name: version for name, version in EVERY.items() if name.lower().replace("_", "-") in INSTALLED}
    assert len(here) > 30
    assert {name: metadata.version(name) for name in here} == here


def test_every_package_has_its_licence_in_the_documents() -> None:
    assert set(documented()) == set(EVERY)


@pytest.mark.parametrize("name", [n for n in EVERY if n.lower().replace("_", "-") in INSTALLED])
def test_the_documented_licence_is_the_one_that_the_package_declares(name: str) -> None:
    assert documented()[name] == declared(name)


@pytest.mark.parametrize("name", EVERY)
def test_the_licence_is_one_that_a_council_may_use(name: str) -> None:
    licences = set(re.split(r" (?:AND|OR) ", documented()[name]))
    assert licences <= ALLOWED


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_the_script_for_hashes_keeps_comments_order_and_markers(file: Path) -> None:
    script = runpy.run_path(str(ROOT / ".ci" / "hashes.py"))
    text = file.read_text(encoding="utf-8")
    known = {script["normal"](entry.split("==")[0]): HASH.findall(entry) for entry in entries(file)}
    lines = script["pins"](text)
    assert not any("--hash" in line for line in lines)
    assert script["with_hashes"](lines, known) == text
