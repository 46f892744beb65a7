"""Runs over all bad input of one kind, with a sound area beside it."""

import io
import json
import shutil
import zipfile
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from lxml import etree

from tests.helpers import SAMPLE, TEMPLATES, Run
from tests.officers_edits import FILE, edit, made, type_in_cell
from tests.specimens.bad.case import Bad, Said, letter_like_the_sample
from tests.specimens.bad.records import NOTE
from toolkit.cli import main
from toolkit.model.problem import Severity

# What is said of any letter or figure of these, whatever is wrong with it.
USUAL = (
    "The bullet mark of this paragraph is lost",
    "is not in the catalogue of measures",
    "counts as out of date after",
    "The day the report was received is not given",
    "Required and blank, so placeholders",
    "Background papers does not name it",
)


@dataclass
class World:
    """A folder with input and output after a run; `bad` are the bad files with what stood in them."""

    folder: Path
    bad: dict[str, tuple[Path, bytes]] = field(default_factory=dict)
    templates: Path = TEMPLATES
    result: Run = field(default_factory=lambda: Run(-1, "", ""))

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def run(self, *arguments: str) -> Run:
        out, err = io.StringIO(), io.StringIO()
        folders = ["--input", str(self.folder / "input"), "--output", str(self.output)]
        styles = ["--templates", str(self.templates)]
        with redirect_stdout(out), redirect_stderr(err):
            code = main(["run", *folders, *styles, "--as-at", "2022-02-01", *arguments])
        self.result = Run(code, out.getvalue(), err.getvalue())
        return self.result

    @cached_property
    def problems(self) -> list[dict[str, str]]:
        """As the run's manifest has them, what is usual left out."""
        (manifest,) = self.output.glob("runs/*/manifest.json")
        found = json.loads(manifest.read_text(encoding="utf-8"))["problems"]
        return [p for p in found if not any(words in p["what"] for words in USUAL)]

    def said_of(self, name: str) -> list[Said]:
        """What is said of the file of this name, or of a place in it."""
        return [
            Said(p["what"], p["what_to_do"], p["where"].removeprefix(name), cast(Severity, p["severity"]))
            for p in self.problems
            if p["where"] == name or p["where"].startswith(f"{name}, ")
        ]

    @cached_property
    def texts(self) -> dict[str, str]:
        """The texts in the cells of each area's workbook, a line each, by the area's folder."""
        found = {}
        for path in self.output.glob("*/*-workbook.xlsx"):
            if zipfile.is_zipfile(path):
                found[path.parent.name] = "\n".join(_texts(path))
        return found


def _texts(path: Path) -> Sequence[str]:
    with zipfile.ZipFile(path) as package:
        parts = [n for n in package.namelist() if n == "xl/sharedStrings.xml" or n.startswith("xl/worksheets/sheet")]
        try:
            roots = [etree.fromstring(package.read(n)) for n in parts]
        except (etree.XMLSyntaxError, RuntimeError, OSError):
            return ()
    return ["".join(t.text or "" for t in e.iter("{*}t")) for r in roots for e in r.iter("{*}si", "{*}is")]


def begun(folder: Path) -> World:
    """A sound letter in the input folder."""
    (folder / "input").mkdir(parents=True)
    (folder / "input" / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
    return World(folder)


def of_input(folder: Path, cases: Sequence[Bad], place: str = "") -> World:
    """The bad files in the input folder, or in a folder of it."""
    world = begun(folder)
    for case in cases:
        put(world, case.file, folder / "input" / place / case.file, case.make())
    world.run()
    return world


def of_areas(folder: Path, cases: Sequence[Bad], kind: str) -> World:
    """An area for each bad file, sound but for that file, which is its workbook, paper, record or template."""
    world = begun(folder)
    if kind == "templates":
        world.templates = folder / "templates"
        shutil.copytree(TEMPLATES / "default", world.templates / "default")
    for case in cases:
        area = Path(case.file).stem
        text = letter_like_the_sample(area.replace("-", " ").title())
        (folder / "input" / f"letter-{area}.txt").write_text(text, encoding="utf-8")
        _stood(world, case, area, kind)
    if kind == "templates":
        areas = (Path(case.file).stem for case in cases)
        settings = "".join(f'[areas."{area}"]\nstyle = "{area}"\n' for area in areas)
        (folder / "input" / "settings.toml").write_text(settings, encoding="utf-8")
    world.run()
    return world


def _stood(world: World, case: Bad, area: str, kind: str) -> None:
    """What stood there before the run."""
    own = world.output / area
    if kind == "templates":
        put(world, case.file, world.templates / area / "committee-paper.docx", case.make())
        (world.templates / area / "house.toml").write_text(f'name = "{area}"\n', encoding="utf-8")
        return
    own.mkdir(parents=True)
    (own / f"{area}-workbook.xlsx").write_bytes(made()[f"thornmere/{FILE}"])
    (own / ".toolkit.sqlite").write_bytes(made()["thornmere/.toolkit.sqlite"])
    if kind == "records":
        edit(own / f"{area}-workbook.xlsx", type_in_cell("K2", NOTE, "Action plan"))
    put(world, case.file, own / FILES[kind].format(area), case.make())


FILES = {
    "workbooks": "{}-workbook.xlsx",
    "standing": "{}-2021-committee-paper.docx",
    "records": ".toolkit.sqlite",
}


def put(world: World, name: str, path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    world.bad[name] = (path, data)


def stopped(folder: Path, file: str, data: bytes) -> World:
    """A run whose settings, or whose default style's `file`, are these."""
    world = begun(folder)
    if file == "settings.toml":
        (folder / "input" / file).write_bytes(data)
    else:
        world.templates = folder / "templates"
        shutil.copytree(TEMPLATES / "default", world.templates / "default")
        (world.templates / "default" / file).write_bytes(data)
    world.run()
    return world


def name_told(world: World, kind: str, file: str) -> str:
    """How messages name the bad file."""
    area = Path(file).stem
    if kind in ("workbooks", "standing"):
        return FILES[kind].format(area)
    if kind == "records":
        return str(world.output / area / ".toolkit.sqlite")
    return f"templates/{area}/committee-paper.docx" if kind == "templates" else file


def _is_whole(path: Path) -> bool:
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as package:
        return package.testzip() is None


def halves(output: Path, bad: set[Path]) -> list[Any]:
    """Files that are not whole: temporary ones, packages that do not open, JSON that cannot be read."""
    found: list[Any] = [p for p in output.rglob("*") if p.name.endswith(".part")]
    for path in output.rglob("*"):
        if path in bad or "history" in path.parts:
            continue
        if path.suffix in (".xlsx", ".docx") and not _is_whole(path):
            found.append(path)
        if path.suffix == ".json":
            json.loads(path.read_text(encoding="utf-8"))
    return found
