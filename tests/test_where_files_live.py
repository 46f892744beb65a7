"""input/settings.toml: the officers' workbook on a share, records on a local disk, an area's own style."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.helpers import WORKBOOK, Run, paper_text, table_rows, type_in
from tests.test_clerks_loop import edit_in_word
from toolkit.record import open_elsewhere

Runner = Callable[..., Run]


@pytest.fixture
def share(project: Path) -> Path:
    """A folder elsewhere that the settings name for the workbook, with a state folder for the records."""
    share = project / "Shared documents"
    share.mkdir()
    (project / "input" / "settings.toml").write_text(
        f"state = '{project / 'state'}'\n[areas.THORNMERE]\nworkbook = '{share / 'SEND plan.xlsx'}'\n"
        'style = "medway"\ncommittee = "The Lantern Committee"\n',
        encoding="utf-8",
    )
    return share


def test_the_workbook_is_made_and_refreshed_where_the_settings_say(project: Path, share: Path, run: Runner) -> None:
    assert run().code == 0
    path = share / "SEND plan.xlsx"
    type_in(path, lambda w: w["Action plan"].__setitem__("K2", "Typed on the share"))
    said = run(as_at="2022-03-01")
    assert said.code == 0
    assert openpyxl.load_workbook(path)["Action plan"]["K2"].value == "Typed on the share"
    assert not (project / WORKBOOK).exists()
    assert len(list(project.glob("output/thornmere/history/*/SEND plan.xlsx"))) == 1


def test_records_are_in_the_state_folder_alone(project: Path, share: Path, run: Runner) -> None:
    run()
    assert (project / "state" / "thornmere" / ".toolkit.sqlite").exists()
    assert list(project.glob("output/**/.toolkit.sqlite")) == []


def test_with_records_elsewhere_an_edited_paper_is_still_known(project: Path, share: Path, run: Runner) -> None:
    run()
    paper = project / "output" / "thornmere" / "thornmere-2021-committee-paper.docx"
    type_in(share / "SEND plan.xlsx", lambda w: w["Risks"].__setitem__("B2", "Another risk"))
    run()
    assert "Another risk" in paper_text(paper)
    edit_in_word(paper)
    type_in(share / "SEND plan.xlsx", lambda w: w["Risks"].__setitem__("B2", "A third risk"))
    run()
    assert "A third risk" not in paper_text(paper)
    assert paper.with_name("thornmere-2021-committee-paper-v2.docx").exists()


def test_style_and_committee_of_the_settings_stand_in_paper_details(project: Path, share: Path, run: Runner) -> None:
    run()
    details = {
        r["Item"]: r["Value"]
        for r in table_rows(share / "SEND plan.xlsx", "Paper details")
        if "committee" in r["Paper"]
    }
    assert (details["House style"], details["Committee"]) == ("medway", "The Lantern Committee")


def test_a_wrong_key_stops_the_run_before_it_writes_anything(project: Path, run: Runner) -> None:
    (project / "input" / "settings.toml").write_text("stat = 'x'\n", encoding="utf-8")
    said = run()
    assert said.code == 2
    assert "settings.toml" in said.err
    assert "'stat'" in said.err
    assert not (project / "output").exists()


def test_an_area_nobody_has_is_said_and_costs_nothing(project: Path, run: Runner) -> None:
    (project / "input" / "settings.toml").write_text('[areas."Thornmeer"]\nstyle = "medway"\n', encoding="utf-8")
    said = run()
    assert said.code == 0
    assert "Did you mean 'Thornmere'?" in said.out


def test_a_workbook_that_was_saved_while_the_run_worked_on_it_is_left_and_that_is_said(
    project: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    path = project / WORKBOOK
    type_in(path, lambda w: w["Action plan"].__setitem__("A2", None))

    def officer_saves(there: Path) -> None:
        if there == path:
            type_in(path, lambda w: w["Action plan"].__setitem__("K3", "Saved meanwhile"))

    monkeypatch.setattr("toolkit.area_files.refuse_if_open", officer_saves)
    (project / "input" / "thornmere-2021.txt").write_text(
        (project / "input" / "thornmere-2021.txt").read_text(encoding="utf-8").replace("governors", "school governors"),
        encoding="utf-8",
    )
    said = run(as_at="2022-03-01")
    assert said.code == 1
    assert "Somebody saved it while this run was working on it" in said.out
    assert openpyxl.load_workbook(path)["Action plan"]["K3"].value == "Saved meanwhile"
    assert (project / "output/thornmere/thornmere-progress-2022-02.docx").exists()
    monkeypatch.setattr("toolkit.area_files.refuse_if_open", open_elsewhere.refuse_if_open)
    assert run(as_at="2022-03-01").code == 0
    assert openpyxl.load_workbook(path)["Action plan"]["K3"].value == "Saved meanwhile"


def test_a_share_that_is_away_is_no_first_run(project: Path, share: Path, run: Runner) -> None:
    run()
    papers = {p: p.read_bytes() for p in project.glob("output/thornmere/*.docx")}
    share.rename(project / "away")
    said = run(as_at="2022-03-01")
    assert said.code == 1
    assert "The workbook cannot be reached where the settings say" in said.out
    assert not share.exists()
    assert {p: p.read_bytes() for p in papers} == papers
    assert list(project.glob("output/thornmere/*progress*")) == []
    (project / "away").rename(share)
    assert run(as_at="2022-03-01").code == 0


def test_a_record_goes_along_when_a_state_folder_is_named_later(project: Path, run: Runner) -> None:
    run()
    type_in(project / WORKBOOK, lambda w: w["Findings"].__setitem__("E2", "Ours"))
    (project / "input" / "settings.toml").write_text(f"state = '{project / 'state'}'\n", encoding="utf-8")
    said = run()
    assert "no conflicts" in said.out
    assert (project / "state" / "thornmere" / ".toolkit.sqlite").exists()
    assert list(project.glob("output/thornmere/*-v2.docx")) == []


def test_a_wrong_style_in_the_settings_stops_the_run_before_it_writes(project: Path, run: Runner) -> None:
    (project / "input" / "settings.toml").write_text('[areas."Thornmere"]\nstyle = "medwy"\n', encoding="utf-8")
    said = run()
    assert (said.code, "Did you mean 'medway'?" in said.err) == (2, True)
    assert not (project / "output").exists()


def test_a_workbook_without_its_action_plan_is_no_picture_of_the_month(project: Path, run: Runner) -> None:
    run(as_at="2022-01-20")
    whole = (project / WORKBOOK).read_bytes()

    def without(workbook: object) -> None:
        del workbook["Action plan"]  # type: ignore[attr-defined]

    type_in(project / WORKBOOK, without)
    said = run(as_at="2022-02-01")
    assert said.code == 1
    assert list(project.glob("output/thornmere/*progress*")) == []
    (project / WORKBOOK).write_bytes(whole)
    run(as_at="2022-03-01")
    assert "have been added" not in paper_text(project / "output/thornmere/thornmere-progress-2022-02.docx")


def test_a_full_disk_costs_the_workbook_only_and_the_report_is_written_from_what_was_read(
    project: Path, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    from toolkit.errors import InputProblem
    from toolkit.record import files

    write = files.write_safely

    def full(path: Path, data: bytes) -> None:
        if path.suffix == ".xlsx":
            raise InputProblem("The file could not be written (No space left on device).", str(path), "Make room.")
        write(path, data)

    monkeypatch.setattr("toolkit.area_files.write_safely", full)
    before = (project / WORKBOOK).read_bytes()
    said = run(as_at="2022-03-01")
    assert (said.code, "No space left on device" in said.out) == (1, True)
    assert (project / WORKBOOK).read_bytes() == before
    assert (project / "output/thornmere/thornmere-progress-2022-02.docx").exists()
