"""Bad input of every kind, file by file: told in these words with its place, costing only itself, losing nothing.

The cases are tables under `tests/specimens/bad/`, a module a kind; all of a kind lie in one run.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import PAPER, TEMPLATES, WORKBOOK
from tests.specimens.bad import settings, styles, styles_catalogues
from tests.specimens.bad.case import Bad, Said, letter, letter_like_the_sample
from tests.specimens.bad.names import NAMES
from tests.specimens.bad.table import OF_AREAS, OF_INPUT
from tests.specimens.bad.worlds import World, begun, halves, name_told, of_areas, of_input, stopped

KINDS = [*OF_INPUT, *OF_AREAS]
Worlds = Callable[[str], World]


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    """The run over all cases of a kind, made when first asked for."""
    made: dict[str, World] = {}

    def world(kind: str) -> World:
        if kind not in made:
            folder = tmp_path_factory.mktemp("bad") / "project"
            if kind in OF_INPUT:
                place, cases = OF_INPUT[kind]
                made[kind] = of_input(folder, cases, place)
            else:
                made[kind] = of_areas(folder, OF_AREAS[kind], kind)
        return made[kind]

    return world


def cases() -> Iterator[Any]:
    """Each case with its kind; those that the toolkit does not master yet must fail."""
    for kind in KINDS:
        for case in OF_INPUT[kind][1] if kind in OF_INPUT else OF_AREAS[kind]:
            marks = [pytest.mark.xfail(strict=True, reason=case.left)] if case.left else []
            yield pytest.param(kind, case, id=f"{kind}: {case}", marks=marks)


def told(wanted: Said, found: Said) -> bool:
    """In the same words; what is wanted may end in " …" where the words that follow are the file's own."""
    parts = ((wanted.what, found.what), (wanted.what_to_do, found.what_to_do))
    same = all(b.startswith(a[:-2]) if a.endswith(" …") else a == b for a, b in parts)
    return same and (wanted.place, wanted.severity) == (found.place, found.severity)


@pytest.mark.parametrize(("kind", "case"), [*cases()])
def test_it_is_told_in_these_words_and_nothing_of_it_is_lost(kind: str, case: Bad, worlds: Worlds) -> None:
    world = worlds(kind)
    path, data = world.bad[case.file]
    found = world.said_of(name_told(world, kind, case.file))
    assert len(found) == len(case.said), found
    assert all(any(told(wanted, one) for one in found) for wanted in case.said), found
    for one in found:
        assert f"    {one.what}\n    {one.what_to_do}\n" in world.result.out
    refused = any(one.severity == "error" for one in found) and "is not there" not in found[0].what
    if kind not in ("workbooks", "records") or (kind == "workbooks" and refused):
        assert path.read_bytes() == data
    books = [world.texts.get(Path(case.file).stem, "")] if kind in OF_AREAS else [*world.texts.values()]
    assert [text for text in case.kept if not any(text in book for book in books)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_sound_beside_it_is_produced_and_no_file_is_half_written(kind: str, worlds: Worlds) -> None:
    world = worlds(kind)
    assert (world.result.code, world.result.err, "Traceback" in world.result.out) == (1, "", False)
    assert (world.folder / WORKBOOK).exists()
    assert (world.folder / PAPER).exists()
    assert halves(world.output, {path for path, _ in world.bad.values()}) == []


@pytest.mark.parametrize("area", [Path(case.file).stem for case in OF_AREAS["standing"]])
def test_beside_a_damaged_paper_stands_the_new_one(area: str, worlds: Worlds) -> None:
    assert (worlds("standing").output / area / f"{area}-2021-committee-paper-v2.docx").exists()


@pytest.mark.parametrize("area", [Path(case.file).stem for case in OF_AREAS["templates"]])
def test_a_template_that_cannot_be_used_costs_only_its_paper(area: str, worlds: Worlds) -> None:
    folder = worlds("templates").output / area
    papers = [name for name in ("committee-paper", "written-statement-of-action") if [*folder.glob(f"*-{name}.docx")]]
    assert (papers, (folder / f"{area}-workbook.xlsx").exists()) == (["written-statement-of-action"], True)


@pytest.mark.parametrize(
    ("file", "case"),
    [
        *(pytest.param("settings.toml", case, id=f"settings: {case}") for case in settings.CASES),
        *(
            pytest.param(case.file.split("/")[1], case, id=f"style: {case}")
            for case in (*styles.CASES, *styles_catalogues.CASES)
        ),
    ],
)
def test_a_wrong_setting_stops_the_run_before_it_writes(file: str, case: Bad, tmp_path: Path) -> None:
    world = stopped(tmp_path / "project", file, case.make())
    said = world.result.err.replace(str(world.folder), "").replace(str(TEMPLATES), "/templates")
    (wanted,) = case.said
    assert said == f"{wanted.place}: {wanted.what}\n{wanted.what_to_do}\n"
    assert (world.result.code, world.result.out, world.output.exists()) == (2, "", False)


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = begun(tmp_path_factory.mktemp("names") / "project")
    for number, (name, _) in enumerate(NAMES.values()):
        text = letter_like_the_sample(name)
        (world.folder / "input" / f"{number}.txt").write_text(text, encoding="utf-8")
    world.run()
    return world


@pytest.mark.parametrize(("name", "folder"), NAMES.values(), ids=list(NAMES))
def test_a_name_of_an_area_never_leads_out_of_the_output_folder(name: str, folder: str, named: World) -> None:
    assert (named.output / folder / f"{folder}-workbook.xlsx").exists()
    assert (named.output / folder / f"{folder}-2021-committee-paper.docx").exists()


def test_areas_of_any_name_get_a_folder_each_and_nothing_else_is_written(named: World) -> None:
    assert (named.result.code, named.result.err) == (0, "")
    folders = {path.name for path in named.output.iterdir() if path.is_dir()}
    assert folders == {folder for _, folder in NAMES.values()} | {"thornmere", "runs"}
    assert {path.name for path in named.folder.iterdir()} == {"input", "output"}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"outputs": 3}', b"\xff\xfe", b'{"outputs": [{}]}'])
def test_a_damaged_manifest_is_told(damage: bytes, worlds: Worlds, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.helpers import run_toolkit

    world = worlds("letters as PDF")
    (manifest,) = world.output.glob("runs/*/manifest.json")
    before = manifest.read_bytes()
    manifest.write_bytes(damage)
    result = run_toolkit(capsys, "verify", "--output", str(world.output))
    manifest.write_bytes(before)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"{manifest}: The manifest is damaged.\nRun again for a new one.\n"


def test_a_name_of_three_hundred_letters_is_a_name(tmp_path: Path) -> None:
    world = begun(tmp_path / "project")
    (world.folder / "input" / "long.txt").write_text(letter_like_the_sample("Long" * 75), encoding="utf-8")
    assert world.run().code == 0


def test_a_cell_that_is_too_long_is_told_with_its_workbook(tmp_path: Path) -> None:
    world = begun(tmp_path / "project")
    text = letter("Longby", "The offer is thin. " + "and thin " * 4_500)
    (world.folder / "input" / "long.txt").write_text(text, encoding="utf-8")
    world.run()
    said = [p for p in world.problems if "a cell holds 32,767" in p["what"]]
    assert said
    assert all(p["where"].startswith(("longby-workbook.xlsx, ", "comparison.xlsx, ")) for p in said), json.dumps(said)
