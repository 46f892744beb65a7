"""The comparison's figures, recomputed from the documents' JSON and the tables alone, as pandas reads the workbook."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd  # type: ignore[import-untyped]
import pytest

from tests.compared_areas import AS_AT, FORMULA, TABLES, compared, plans
from tests.helpers import TEMPLATES
from toolkit.letters.as_json import as_json
from toolkit.workbook.comparison import comparison_workbook

SECTIONS = {
    "main": "Main findings", "identifying": "Identifying needs", "meeting": "Assessing and meeting needs",
    "outcomes": "Improving outcomes", "experience": "Experience of children and young people",
    "effective": "What is effective", "better": "What needs to be better",
    "progress": "Progress since the last inspection",
}  # fmt: skip
KINDS = {"main": "Main finding", "strength": "Strength", "development": "Area for development"}
OUTCOMES = {
    "wsoa-required": "Written statement of action required",
    "wsoa-not-required": "No written statement of action required",
    "positive": "Typically positive experiences and outcomes",
    "inconsistent": "Inconsistent experiences and outcomes",
    "systemic-failings": "Widespread or systemic failings",
    "some-sufficient": "Sufficient progress on some weaknesses",
}
with (TEMPLATES / "default" / "themes.csv").open(encoding="utf-8") as file:
    LABELS = {row["code"]: row["label"] for row in csv.DictReader(file)}


def documents() -> list[tuple[dict[str, Any], dict[str, str]]]:
    """Each document's JSON with the themes that officers of its area agreed, by finding."""
    found = []
    for plan in sorted(plans(), key=lambda p: p.area):
        agreed = {row.ref: str(row.agreed_theme) for row in plan.findings if row.agreed_theme}
        found += [(json.loads(as_json(letter)), agreed) for letter in plan.letters]
    return found


def themes_of(finding: dict[str, Any], agreed: dict[str, str]) -> list[str]:
    return [agreed[finding["ref"]]] if finding["ref"] in agreed else [LABELS[code] for code in finding["themes"]]


def year(document: dict[str, Any]) -> int:
    return int(document["inspection_end"][:4])


def to_be_better() -> Iterator[tuple[str, int, list[str]]]:
    """Area, year and themes of each finding on what needs to be better."""
    for document, agreed in documents():
        for finding in document["findings"]:
            if finding["kind"] == "development":
                yield document["area"], year(document), themes_of(finding, agreed)


@pytest.fixture(scope="module")
def sheets() -> dict[str, pd.DataFrame]:
    data, problems = comparison_workbook(compared(), AS_AT)
    assert problems == ()
    read: dict[str, pd.DataFrame] = pd.read_excel(io.BytesIO(data), sheet_name=None)
    return read


def filled(frame: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """Rows of some columns, "" for blank cells."""
    return [*frame[[*columns]].astype(object).where(frame[[*columns]].notna(), "").itertuples(index=False, name=None)]


# ---- rows


def test_every_finding_stands_there_word_for_word_with_its_place_and_its_agreed_theme(
    sheets: dict[str, pd.DataFrame],
) -> None:
    expected = [
        (
            d["area"], d["ref"], year(d), f["ref"], SECTIONS[f["section"]], KINDS[f["kind"]],
            (themes_of(f, agreed) or [""])[0], "; ".join(themes_of(f, agreed)),
            "yes" if f["ref"] in agreed else "no", f["text"], "\n".join(f["sub_items"]), f["page"], f["lines"][0],
        )
        for d, agreed in documents() for f in d["findings"]
    ]  # fmt: skip
    shown = filled(
        sheets["Findings"], "Area", "Document", "Year", "Ref", "Section", "Kind", "Main theme", "Themes",
        "Theme agreed", "Finding", "Detail", "Page", "Line",
    )  # fmt: skip
    assert shown == expected
    assert len(expected) == 16
    assert FORMULA in [*sheets["Findings"]["Finding"]]


def test_an_agreed_theme_counts_in_place_of_the_toolkits(sheets: dict[str, pd.DataFrame]) -> None:
    findings = sheets["Findings"].set_index(["Area", "Ref"])
    assert findings.loc[("Aldermoor", "2018-O-D06"), "Themes"] == "Co-production and engagement"
    by_area = sheets["Themes by area"].set_index("Area")
    assert by_area.loc["Aldermoor", "Transport: number"] == 0
    assert by_area.loc["Aldermoor", "neurodiversity and waits: number"] == 1
    assert by_area.loc["Aldermoor", "Autism and neurodevelopmental pathway: number"] == 0


def test_every_document_has_its_outcome_dates_and_counts(sheets: dict[str, pd.DataFrame]) -> None:
    frame = sheets["Documents"]
    concerns = ("Significant weaknesses", "Areas for priority action", "Areas for improvement")
    kinds = ("Findings", "Strengths", "Areas for development")
    shown = filled(frame, "Area", "Document", "Year", "Outcome", *kinds, *concerns, "Figures", "File")
    expected = []
    for d, _ in documents():
        met = Counter(f["kind"] for f in d["findings"])
        told = (len(d[key]) for key in ("significant_weaknesses", "priority_actions", "improvements"))
        figures = sum(len(f["measures"]) for f in d["findings"])
        expected.append((d["area"], d["ref"], year(d), OUTCOMES[d["outcome"]], len(d["findings"]), met["strength"],
                         met["development"], *told, figures, d["source"]["file"]))  # fmt: skip
    assert shown == expected
    days = [(d["inspection_start"], d["inspection_end"], d["letter_date"] or "") for d, _ in documents()]
    stored = filled(frame, "First day", "Last day", "Letter date")
    assert [tuple(str(day)[:10] for day in row) for row in stored] == days


def test_documents_are_counted_by_section_and_kind(sheets: dict[str, pd.DataFrame]) -> None:
    frame = sheets["Documents"]
    for place, (d, _) in enumerate(documents()):
        counts = Counter((f["section"], f["kind"]) for f in d["findings"])
        total = 0
        for section, label in SECTIONS.items():
            for kind, word in KINDS.items():
                for heading in (f"{label}: {word.lower()}", label if section == kind else ""):
                    if heading in frame:
                        assert frame[heading][place] == counts[section, kind], (d["ref"], heading)
                        total += counts[section, kind]
        assert total == len(d["findings"])


def test_every_figure_stands_there_with_its_number_and_unit(sheets: dict[str, pd.DataFrame]) -> None:
    expected = [
        (d["area"], d["ref"], f["ref"], m["raw"], *(*m["values"], "")[:2], m["unit"], m["form"], m["qualifier"] or "",
         m["label"] or "", " ".join((f["text"], *f["sub_items"])))
        for d, _ in documents() for f in d["findings"] for m in f["measures"]
    ]  # fmt: skip
    shown = filled(sheets["Figures"], "Area", "Document", "Ref", "Figure", "Number", "Second number", "Unit", "Form",
                   "Qualifier", "Of what", "Finding")  # fmt: skip
    assert shown == expected
    assert {"percent", "weeks", "months"} <= {row[6] for row in shown}


def test_what_was_to_be_put_right_stands_there_word_for_word(sheets: dict[str, pd.DataFrame]) -> None:
    types = {"significant_weaknesses": "Significant weakness", "priority_actions": "Area for priority action",
             "improvements": "Area for improvement"}  # fmt: skip
    expected = [
        (d["area"], d["ref"], w["ref"], kind, {True: "yes", False: "no", None: ""}[w["sufficient_progress"]],
         w["text"], "\n".join(w["sub_items"]))
        for d, _ in documents() for key, kind in types.items() for w in d[key]
    ]  # fmt: skip
    columns = ("Area", "Document", "Ref", "Type", "Enough done", "Words", "Detail")
    assert filled(sheets["Weaknesses"], *columns) == expected


# ---- counts


def test_the_themes_of_each_area_are_shares_of_what_needs_to_be_better_with_the_number(
    sheets: dict[str, pd.DataFrame],
) -> None:
    assert_counts(sheets["Themes by area"], "Area", [(area, themes) for area, _, themes in to_be_better()])


def test_the_themes_of_each_year_are_counted_likewise(sheets: dict[str, pd.DataFrame]) -> None:
    assert_counts(sheets["Themes by year"], "Year", [(when, themes) for _, when, themes in to_be_better()])


def assert_counts(frame: pd.DataFrame, name: str, findings: list[tuple[Any, list[str]]]) -> None:
    totals = Counter(group for group, _ in findings)
    counts = Counter((group, theme) for group, themes in findings for theme in themes)
    assert {*frame[name]} == {*totals}
    headings = {heading.removesuffix(": number") for heading in frame if heading.endswith(": number")}
    assert {theme for _, theme in counts} | {*LABELS.values()} == headings
    for row in frame.to_dict("records"):
        assert row["Findings"] == totals[row[name]]
        for theme in headings:
            assert row[f"{theme}: number"] == counts[row[name], theme]
            assert row[f"{theme}: share"] == pytest.approx(counts[row[name], theme] / totals[row[name]])


def test_the_dashboard_counts_themes_over_all_areas_the_commonest_first(sheets: dict[str, pd.DataFrame]) -> None:
    shown = [*sheets["Dashboard"].itertuples(index=False, name=None)][4:]
    findings = [*to_be_better()]
    counts = Counter(theme for _, _, themes in findings for theme in themes)
    areas = Counter(theme for _, theme in {(area, theme) for area, _, themes in findings for theme in themes})
    for theme, number, share, in_areas, *_ in shown:
        assert (number, in_areas) == (counts[theme], areas[theme])
        assert share == pytest.approx(counts[theme] / len(findings))
    assert [row[1] for row in shown] == sorted((row[1] for row in shown), reverse=True)
    assert shown[0][0] == "EHC plan quality"


def test_outcomes_are_counted_by_year_here_and_in_the_official_tables(sheets: dict[str, pd.DataFrame]) -> None:
    read = Counter((year(d), OUTCOMES[d["outcome"]]) for d, _ in documents())
    official = Counter(
        [(r.inspection_start.year, OUTCOMES[f"wsoa-{'' if r.wsoa_required else 'not-'}required"])
         for r in TABLES.letters]
        + [(r.inspection_start.year, OUTCOMES[str(r.outcome)]) for r in TABLES.reports if r.inspection_start]
    )  # fmt: skip
    frame = sheets["Outcomes by year"]
    assert [*frame["Year"]] == sorted({when for when, _ in (*read, *official)})
    for row in frame.to_dict("records"):
        assert row["Documents"] == sum(n for (when, _), n in read.items() if when == row["Year"])
        assert row["Official: inspections"] == sum(n for (when, _), n in official.items() if when == row["Year"])
        for outcome in OUTCOMES.values():
            assert row[outcome] == read[row["Year"], outcome]
            heading = f"Official: {outcome[0].lower()}{outcome[1:]}"
            assert row.get(heading, 0) == official[row["Year"], outcome]


def test_one_area_is_set_against_all_the_others(sheets: dict[str, pd.DataFrame]) -> None:
    rows = [*sheets["One area"].itertuples(index=False, name=None)]
    chosen, findings = rows[1][1], [*to_be_better()]
    here = [themes for area, _, themes in findings if area == chosen]
    others = [themes for area, _, themes in findings if area != chosen]
    for theme, number, share, elsewhere, share_elsewhere, difference, *_ in rows[5:]:
        counted = [sum(theme in themes for themes in group) for group in (here, others)]
        assert [number, elsewhere] == counted
        assert (share, share_elsewhere) == (
            pytest.approx(counted[0] / len(here)),
            pytest.approx(counted[1] / len(others)),
        )
        assert abs(difference - 100 * (counted[0] / len(here) - counted[1] / len(others))) <= 0.5
    assert rows[2][0] == (
        "Aldermoor: 6 findings say what needs to be better. Latest document: 2024 area report."
        " Outcome: Inconsistent experiences and outcomes."
    )
