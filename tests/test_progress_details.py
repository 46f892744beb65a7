"""Paper details of the progress report: its own rows, what the last committee paper gives, placeholders."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.helpers import TEMPLATES
from tests.progress_months import DETAILS, papers, usual
from toolkit.house.load import load_house
from toolkit.inputs.reference_table import read_tables
from toolkit.model.plan import PaperDetail, Plan
from toolkit.papers.progress_slots import ProgressSlots
from toolkit.rules.new_plan import new_plan
from toolkit.rules.paper_details import progress_details
from toolkit.rules.statutory_words import background_papers


def facts(*details: PaperDetail) -> Any:
    full = usual()
    return papers(replace(full, now=replace(full.now, details=details)))[0].facts


def test_a_blank_row_takes_what_the_last_committee_paper_has() -> None:
    found = facts(*DETAILS)
    assert found["committee"] == "Children's Scrutiny Committee"
    assert found["financial"] == ("The plan is met from existing budgets.",)
    assert found["update_frequency"] == "every two months"
    assert found["author"] == "Sam Okafor, Programme Manager"  # typed for the report itself


def test_the_newest_committee_paper_counts_and_no_cabinet_paper() -> None:
    older, newer, cabinet = (
        PaperDetail(f"{label}", "Report from", f"From {label}")
        for label in ("2021 committee", "2021b committee", "2023 cabinet")
    )
    assert facts(older, newer, cabinet)["report_from"] == "From 2021b committee"


def test_title_summary_and_meeting_are_never_those_of_another_paper() -> None:
    found = facts(
        PaperDetail("2024 committee", "Title", "Outcome of the inspection", "yes"),
        PaperDetail("2024 committee", "Summary", "Inspectors came.", "yes"),
        PaperDetail("2024 committee", "Meeting date", date(2027, 1, 14), "yes"),
    )
    assert found["title"] == "Special educational needs and disabilities (SEND): progress report, October 2026"
    assert found["meeting_date"] == "[Paper details: Meeting date]"
    assert not any("Inspectors came" in paragraph for paragraph in found["summary"])


def test_the_next_update_is_the_last_papers_only_where_it_is_still_ahead() -> None:
    def next_update(day: date, meeting: date | None = None) -> str:
        details = (
            PaperDetail("2024 committee", "Next update", day, "yes"),
            PaperDetail("progress", "Meeting date", meeting),
        )
        return str(facts(*details)["next_update"])

    assert next_update(date(2026, 11, 1)) == "[Paper details: Next update]"
    assert next_update(date(2026, 12, 1)) == "1 December 2026"
    assert next_update(date(2026, 12, 1), meeting=date(2026, 12, 1)) == "[Paper details: Next update]"


def test_what_neither_paper_has_is_a_placeholder_only_where_a_paper_cannot_do_without() -> None:
    slots = ProgressSlots(replace(usual().now, details=()))
    needed = ("Committee", "Meeting date", "Report from", "Author", "Contact", "Financial implications", "Next update")
    assert [slots.text(item) for item in needed] == [f"[Paper details: {item}]" for item in needed]
    assert [slots.text(item) for item in ("Portfolio", "Summary", "Equality", "Legal implications")] == [""] * 4


def test_a_new_plan_has_the_rows_of_the_report_after_those_of_the_papers() -> None:
    plan = new_plan("Eskmouth", "eskmouth", [], load_house(TEMPLATES, "default"), read_tables())
    assert plan.details == progress_details()
    assert {d.required for d in plan.details} == {"no"}
    assert all(d.note and d.value is None for d in plan.details)


def test_a_style_without_the_templates_takes_the_defaults(tmp_path: Path) -> None:
    for style in ("default", "kent"):
        (tmp_path / style).mkdir()
        for file in (TEMPLATES / style).iterdir():
            if style == "default" or not file.name.startswith("progress-"):
                shutil.copy(file, tmp_path / style)
    kent = load_house(tmp_path, "kent")
    assert kent.template_for("progress-report") == tmp_path / "default" / "progress-report.docx"
    assert kent.template_for("progress-board") == tmp_path / "default" / "progress-board.docx"


def test_the_background_papers_name_the_workbook_unless_officers_typed_their_own() -> None:
    line = "SEND workbook of Eskmouth: action plan, risk register and measures (eskmouth-workbook.xlsx, unpublished)"
    none = PaperDetail("2024 committee", "Background papers", "None")
    other = PaperDetail("2024 committee", "Background papers", "Minutes of the board, 2025")
    own = PaperDetail("progress", "Background papers", "None")
    assert facts(none)["background_papers"] == (line,)
    assert facts(other)["background_papers"] == ("Minutes of the board, 2025", line)
    assert facts(none, own)["background_papers"] == ("None",)


def test_only_background_papers_that_are_typed_for_the_report_are_checked() -> None:
    details = progress_details()
    plan = Plan("Eskmouth", "eskmouth", "default", (), actions=(usual().overdue[0],), details=details)
    house = load_house(TEMPLATES, "default")
    assert list(background_papers(plan, house, date(2026, 11, 2))) == []
    typed = tuple(replace(d, value="None") if d.item == "Background papers" else d for d in details)
    (problem,) = background_papers(replace(plan, details=typed), house, date(2026, 11, 2))
    assert problem.row == "progress / Background papers"
