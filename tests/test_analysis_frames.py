"""What an analyst's frames say of documents, measures and workbooks that are not as simple as the samples."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd  # type: ignore[import-untyped]
import pytest

from tests.analyst import WORKBOOK, analysts_folder
from tests.helpers import ROOT, SAMPLE, TEMPLATES, type_in
from toolkit import (
    ConfigProblem,
    InputProblem,
    documents_frame,
    figures_frame,
    findings_frame,
    measures_frame,
    plan_frame,
    plan_of,
    problems_frame,
    read_documents,
    read_measures,
    read_workbook,
    themes_frame,
    weaknesses_frame,
    workbook_frames,
)

REVISITS = [ROOT / "tests" / "samples" / f"revisit-{area}.txt" for area in ("wexcombe", "thornmere", "harrowby")]
DAY = 30


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return analysts_folder(tmp_path_factory.mktemp("analyst")) / WORKBOOK


@pytest.fixture
def workbook(made: Path, tmp_path: Path) -> Path:
    """A workbook of its own for a test."""
    return Path(shutil.copy(made, tmp_path))


def letter_with(folder: Path, *changes: tuple[str, str], name: str = "letter.txt") -> Path:
    """The sample letter with some of its words put otherwise."""
    text = SAMPLE.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


# ---- documents


def test_an_inspection_in_two_files_counts_once(tmp_path: Path) -> None:
    letter_with(tmp_path, name="one.txt")
    letter_with(tmp_path, name="two.txt")
    documents = read_documents(tmp_path)
    assert documents_frame(documents)["counted"].tolist() == [True, False]
    assert findings_frame(documents)["ref"].is_unique
    assert len(findings_frame(documents)) == len(findings_frame(read_documents(SAMPLE)))
    assert "counted once" in " ".join(problems_frame(documents.problems)["what"])


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = letter_with(tmp_path)
    documents = read_documents([path, str(path), tmp_path])
    assert len(documents_frame(documents)) == len(documents) == 1


def test_invented_samples_are_left_alone_beside_real_documents_and_named_where_they_are_read(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "input" / "samples", tmp_path / "samples")
    alone = read_documents(tmp_path)
    assert len(alone) == 2
    assert any("invented" in p.what for p in alone.problems)
    real = letter_with(tmp_path, ("Thornmere", "Ashcombe"))
    beside = read_documents(tmp_path)
    assert documents_frame(beside)["file"].tolist() == [real.name]
    assert not any("invented" in p.what for p in beside.problems)


def test_areas_come_in_alphabetical_order_and_each_row_says_whose_it_is() -> None:
    documents = read_documents([*REVISITS, ROOT / "input" / "samples"])
    names = [area.name for area in documents.areas]
    assert names == sorted(names)
    assert len(names) == 3
    for frame in (findings_frame, weaknesses_frame, themes_frame, figures_frame):
        rows = frame(documents)
        assert [*dict.fromkeys(rows["area"])] == names
        assert rows.groupby(["area", "ref"])["document"].nunique().max() == 1
    thornmere = documents_frame(documents).query("area == 'Thornmere' and counted")
    assert thornmere["inspection_end"].is_monotonic_increasing
    assert len(thornmere) == 3


def test_a_revisits_verdict_stands_apart_from_the_type() -> None:
    letters = read_documents(REVISITS)
    weaknesses = weaknesses_frame(letters)
    assert set(weaknesses["type"]) == {"Significant weakness"}
    assert weaknesses["sufficient_progress"].tolist() == [w.sufficient_progress for x in letters for w in x.concerns]
    assert {True, False} <= {*weaknesses["sufficient_progress"]}


def test_what_is_no_inspection_document_is_listed_and_counts_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text("Minutes of a meeting about bins.\n", encoding="utf-8")
    documents = read_documents([tmp_path, SAMPLE])
    frame = documents_frame(documents).set_index("file")
    assert not frame.loc["minutes.txt", "counted"]
    assert frame.loc["minutes.txt", "kind"] == "unknown"
    assert pd.isna(frame.loc["minutes.txt", "area"])
    assert {*findings_frame(documents)["file"]} == {SAMPLE.name}


def test_a_folder_without_documents_gives_a_problem_and_no_rows(tmp_path: Path) -> None:
    documents = read_documents(tmp_path)
    assert (len(documents), [p.where for p in documents.problems]) == (0, [str(tmp_path)])


def test_paths_styles_and_areas_that_are_not_there_raise_the_toolkits_own_errors(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    for read in (read_documents, read_measures, read_workbook, workbook_frames):
        with pytest.raises(InputProblem, match=r"missing\.txt"):
            read(missing)
    with pytest.raises(InputProblem, match=r"missing\.txt"):
        read_documents([SAMPLE, missing])
    with pytest.raises(ConfigProblem, match="house style"):
        read_documents(SAMPLE, style="nobody's")
    with pytest.raises(ConfigProblem):
        read_documents(SAMPLE, templates=tmp_path)
    with pytest.raises(InputProblem, match="Areas found: Thornmere"):
        plan_of(read_documents(SAMPLE), "Wexcombe")
    with pytest.raises(InputProblem, match="which area"):
        plan_of(read_documents([*REVISITS]))


# ---- themes and figures


def test_themes_have_a_row_each_in_the_order_of_the_finding() -> None:
    documents = read_documents(SAMPLE)
    themes, findings = themes_frame(documents), findings_frame(documents).set_index("ref")
    joined = themes.sort_values(["ref", "rank"]).groupby("ref")["theme"].agg("; ".join)
    assert joined.to_dict() == findings["themes"].dropna().to_dict()
    assert len(joined) > 30
    codes = {theme.code: theme.label for theme in documents.house.themes}
    assert [codes[code] for code in themes["theme_code"]] == themes["theme"].tolist()


def test_a_catalogue_of_ones_own_gives_its_themes(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    catalogue = "code,label,covers,cues,action,enquiry\nvisits,Health visiting,,health visitor*,,\n"
    (tmp_path / "templates" / "default" / "themes.csv").write_text(catalogue, encoding="utf-8")
    themes = themes_frame(read_documents(SAMPLE, templates=tmp_path / "templates"))
    assert {*themes["theme"]} == {"Health visiting"}
    assert "2021-I-S01" in {*themes["ref"]}


def test_ranges_changes_and_dates_have_columns_of_their_own(tmp_path: Path) -> None:
    path = letter_with(
        tmp_path,
        ("have grown to 14 months", "take between 10 and 14 months"),
        ("Few parents and few professionals use it.", "A new one is planned for September 2023."),
    )
    figures = figures_frame(read_documents(path)).set_index(["ref", "raw"])
    span = figures.loc[("2021-M-05", "between 10 and 14 months")]
    assert (span["value"], span["to_value"], span["unit"], span["form"]) == (10, 14, "months", "range")
    change = figures.loc[("2021-M-07", "from 91% to 87%")]
    assert (change["value"], change["to_value"], change["unit"], change["form"]) == (91, 87, "percent", "change")
    when = figures.xs("2021-A-D04").iloc[0]
    assert (when["when"], when["unit"], pd.isna(when["value"])) == ("2023-09", "date", True)
    assert figures["when"].notna().sum() == 1


# ---- plan and measures


def test_a_plans_days_are_days_and_one_no_frame_can_hold_is_missing() -> None:
    plan = plan_of(read_documents(SAMPLE))
    first, second, *_ = plan.actions
    plan = replace(plan, actions=(replace(first, due=date(2022, 6, 1)), replace(second, due=date(9999, 12, 31))))
    frame = plan_frame(plan)
    assert frame["due"].tolist() == [pd.Timestamp("2022-06-01"), pd.NaT]
    assert frame["area"].tolist() == ["Thornmere", "Thornmere"]


def test_measures_are_found_in_the_input_folder_and_one_bad_file_costs_only_itself(tmp_path: Path) -> None:
    folder = tmp_path / "measures" / "thornmere"
    folder.mkdir(parents=True)
    table = "Measure,Period,Value\nActive EHC plans,Jan 2026,1234\n"
    (folder / "plans.csv").write_text(table, encoding="utf-8")
    (folder / "broken.xlsx").write_bytes(b"no workbook")
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    measures = read_measures(tmp_path)
    row = measures_frame(measures).loc[0]
    assert (row["code"], row["value"], row["unit"], row["better"]) == ("ehc-plans-active", 1234, "number", "neither")
    assert (row["period_end"], pd.isna(row["area"])) == (pd.Timestamp("2026-01-31"), True)
    assert problems_frame(measures.problems).query("severity == 'error'")["where"].tolist() == ["broken.xlsx"]
    assert len(read_measures([folder / "plans.csv", tmp_path / "measures"])) == 1


# ---- workbooks


def typed(path: Path, sheet: str, cells: dict[str, Any]) -> None:
    def edit(book: Any) -> None:
        for address, value in cells.items():
            book[sheet][address] = value

    type_in(path, edit)


def test_what_officers_typed_is_in_the_frames_in_their_order_and_the_file_stays_as_it_is(workbook: Path) -> None:
    typed(
        workbook, "Action plan", {"E3": "Jo Berry", "H3": date(2026, 3, DAY), "K3": " Half\r\ndone ", "H4": "30/4/2026"}
    )
    before = workbook.read_bytes()
    plan = workbook_frames(workbook)["Action plan"].set_index("ref")
    assert plan.loc["A2", "lead_officer"] == "Jo Berry"
    assert plan.loc["A2", "due"] == pd.Timestamp(2026, 3, DAY)
    assert plan.loc["A3", "due"] == pd.Timestamp(2026, 4, DAY)
    assert plan.loc["A2", "progress"] == "Half\ndone"
    assert pd.isna(plan.loc["A1", "lead_officer"])
    assert read_workbook(workbook).problems == ()
    assert workbook.read_bytes() == before


def test_cells_that_no_column_of_their_kind_can_hold_are_told_with_their_place(workbook: Path) -> None:
    typed(workbook, "Action plan", {"H2": "next Easter", "H3": date(9999, 12, 31)})
    typed(workbook, "Findings", {"G2": 2.5})
    typed(workbook, "Measures", {"A2": "Visits", "E2": "about forty", "G2": "1,200", "J2": "n/a"})
    read = read_workbook(workbook)
    assert {(p.sheet, p.cell) for p in read.problems} == {
        ("Action plan", "H2"),
        ("Action plan", "H3"),
        ("Findings", "G2"),
        ("Measures", "E2"),
    }
    assert "'next Easter'" in " ".join(problems_frame(read.problems)["what"])
    frames = workbook_frames(read)
    assert frames["Action plan"]["due"].isna().all()
    assert frames["Measures"]["target"].tolist() == [1200]
    assert frames["Measures"][["baseline", "national"]].isna().all(axis=None)


def test_a_column_and_a_sheet_that_are_gone_are_told_and_the_rest_is_there(workbook: Path) -> None:
    def edit(book: Any) -> None:
        book["Findings"]["K1"] = "Something else"
        book["Findings"].tables["Findings"].tableColumns[10].name = "Something else"
        del book.defined_names["_send.Findings.flags"]
        del book["Risks"]

    type_in(workbook, edit)
    read = read_workbook(workbook)
    frames = workbook_frames(read)
    assert "Risks" not in frames
    assert frames["Findings"]["flags"].isna().all()
    assert len(frames["Findings"]) == 50
    assert any("'Risks'" in p.what for p in read.problems)
    assert any("Flags" in p.what for p in read.problems)


def test_taken_as_on_letter_text_is_the_reference_also_where_no_result_of_its_link_is_stored(workbook: Path) -> None:
    typed(workbook, "Findings", {"Q2": "Ask again"})  # openpyxl stores no results of formulas
    frames = workbook_frames(workbook)
    assert {*frames["Findings"]["ref"]} <= {*frames["Letter text"]["taken_as"]}


def test_a_formula_whose_result_is_an_error_or_is_not_stored_is_told(workbook: Path) -> None:
    typed(workbook, "Measures", {"A2": "Visits", "E2": "=1+1", "G2": "=E2*2"})
    typed(workbook, "Action plan", {"H2": "#N/A"})
    found = {(p.sheet, p.cell): p.what for p in read_workbook(workbook).problems}
    assert {*found} == {("Measures", "E2"), ("Measures", "G2"), ("Action plan", "H2")}
    assert "stored result" in found["Measures", "G2"]
    assert "#N/A" in found["Action plan", "H2"]


def test_a_workbook_of_somebody_elses_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.xlsx"
    path.write_bytes(b"no workbook at all")
    with pytest.raises(InputProblem, match=r"notes\.xlsx"):
        workbook_frames(path)
