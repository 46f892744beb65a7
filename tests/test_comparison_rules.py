"""What stands in the comparison's rows: themes, lineage, dates, the official tables."""

from dataclasses import replace
from datetime import date

import pytest

from tests.compared_areas import HOUSE, TABLES, aldermoor, brackwater, compared, document, finding, plans, weakness
from toolkit.model.comparison import ComparedWeakness, Comparison
from toolkit.model.national import NationalTables
from toolkit.model.plan import PaperDetail, Plan, WeaknessRow
from toolkit.rules.comparison import comparison
from toolkit.rules.comparison_weaknesses import earlier_of, told_about
from toolkit.rules.new_plan import new_plan
from toolkit.rules.themes import classify


def told(made: Comparison, area: str, ref: str) -> ComparedWeakness:
    return next(row for row in made.weaknesses if (row.area, row.ref) == (area, ref))


def with_agreed(plan: Plan, *themes: str) -> Plan:
    """The plan with these agreed themes on its first findings."""
    typed = dict(enumerate(themes))
    return replace(plan, findings=tuple(replace(r, agreed_theme=typed.get(n)) for n, r in enumerate(plan.findings)))


# ---- themes


@pytest.mark.parametrize("typed", ["transport", " Transport ", "TRANSPORT"])
def test_an_agreed_theme_is_known_however_it_is_typed(typed: str) -> None:
    row = comparison([with_agreed(brackwater(), typed)], TABLES, HOUSE).findings[0]
    assert (row.main_theme, row.themes, row.agreed) == ("Transport", "Transport", True)


def test_two_agreed_themes_both_count_and_words_that_are_no_theme_are_one_whatever_their_capitals() -> None:
    made = comparison([with_agreed(brackwater(), "Transport; Short Breaks bids", "short breaks bids")], TABLES, HOUSE)
    assert [row.themes for row in made.findings[:2]] == ["Transport; Short Breaks bids", "Short Breaks bids"]
    assert made.themes.count("Short Breaks bids") == 1


def test_areas_for_improvement_are_not_all_about_leadership_because_they_address_leaders() -> None:
    text = "Leaders across the partnership should improve the quality of education, health and care plans."
    assert "leadership-governance" in classify(text, HOUSE.themes)
    assert told_about(text, HOUSE.themes) == ("ehc-quality",)
    assert "leadership-governance" in told_about("The lack of joint strategic leadership.", HOUSE.themes)


def test_areas_stand_in_the_order_of_their_names_whatever_order_they_come_in() -> None:
    assert comparison([*reversed(plans())], TABLES, HOUSE) == compared()
    assert compared().areas == ("Aldermoor", "Brackwater")


# ---- lineage


def test_a_weakness_says_what_it_comes_back_from_in_its_words_and_the_earlier_one_where_it_comes_back() -> None:
    new, old = told(compared(), "Aldermoor", "2024-AI1"), told(compared(), "Aldermoor", "2018-W2")
    assert (new.earlier, new.earlier_basis) == ("2018-W2", "Agreed by the council")
    assert new.earlier_words == "The poor quality of EHC plans."
    assert old.comes_back_in == "2020-W2; 2024-AI1"
    assert (old.earlier, old.earlier_words) == ("", "")


def test_where_nobody_has_agreed_the_likeliest_proposal_stands_as_one() -> None:
    row = told(compared(), "Aldermoor", "2020-W2")
    assert row.earlier == "2018-W2"
    assert row.earlier_basis.startswith("Proposed by the toolkit, score 0.")


@pytest.mark.parametrize(
    ("proposed", "agreed", "refs", "basis"),
    [
        ("2018-W1 (0.42); 2018-W3 (0.30)", None, ("2018-W1",), "Proposed by the toolkit, score 0.42"),
        ("2018-W1 (0.42)", "none", (), "The council says: none"),
        ("2018-W1 (0.42)", "2018-W3 and 2018-W1", ("2018-W3", "2018-W1"), "Agreed by the council"),
        ("2018-W9 (0.42)", None, (), ""),
        ("", None, (), ""),
        ("", "2024-AI1", (), "The council says: 2024-AI1"),
    ],
)
def test_what_the_council_says_goes_before_what_the_toolkit_proposes(
    proposed: str, agreed: str | None, refs: tuple[str, ...], basis: str
) -> None:
    row = WeaknessRow("2024-AI1", "2024 area report", "", "", earlier=proposed, agreed_earlier=agreed)
    found = earlier_of(row, {"2018-W1": "a", "2018-W3": "b", "2024-AI1": "c"})
    assert (found.refs, found.basis) == (refs, basis)


# ---- documents and the official tables


def test_the_day_of_publication_is_the_official_one_unless_the_council_typed_another() -> None:
    plan = aldermoor()
    assert [d.published for d in comparison([plan], TABLES, HOUSE).documents] == [
        date(2018, 5, 21), None, date(2024, 4, 9)
    ]  # fmt: skip
    others = (d for d in plan.details if (d.paper, d.item) != ("2018 committee", "Published date"))
    typed = PaperDetail("2018 committee", "Published date", date(2018, 5, 25))
    plan = replace(plan, details=(*others, typed))
    assert comparison([plan], TABLES, HOUSE).documents[0].published == date(2018, 5, 25)


def test_plans_required_are_named_and_the_latest_document_is_marked() -> None:
    rows = {(d.area, d.document): d for d in compared().documents}
    assert {key: d.plan_required for key, d in rows.items()} == {
        ("Aldermoor", "2018 outcome letter"): "Written statement of action",
        ("Aldermoor", "2020 revisit letter"): "Not decided in this document",
        ("Aldermoor", "2024 area report"): "No such plan required",
        ("Brackwater", "2019 outcome letter"): "No such plan required",
        ("Brackwater", "2024 area report"): "Priority action plan",
    }
    assert [d.document for d in rows.values() if d.latest] == ["2024 area report", "2024 area report"]
    revisit = rows["Aldermoor", "2020 revisit letter"]
    assert (revisit.enough_done, revisit.not_enough_done, revisit.listed) == (1, 1, "not listed there")
    assert [d.framework for d in rows.values()] == ["2016 to 2022"] * 2 + ["2023 on", "2016 to 2022", "2023 on"]


def test_the_official_tables_stand_there_whole_with_the_documents_that_were_read() -> None:
    rows = compared().national
    assert len(rows) == len(TABLES.letters) + len(TABLES.reports)
    assert {(r.area, r.document) for r in rows if r.document} == {
        ("Aldermoor", "2018 outcome letter"), ("Aldermoor", "2024 area report"), ("Brackwater", "2019 outcome letter"),
    }  # fmt: skip
    assert {r.agrees for r in rows if r.document} == {"yes"}
    assert {d.document: d.listed for d in compared().documents if d.area == "Brackwater"} == {
        "2019 outcome letter": "yes", "2024 area report": "no",
    }  # fmt: skip
    assert [r.significant_weaknesses for r in rows if r.area == "Sallow Vale"] == [4]


def test_an_outcome_that_the_official_tables_give_otherwise_is_said_to_differ() -> None:
    differing = NationalTables(tuple(replace(r, wsoa_required=not r.wsoa_required) for r in TABLES.letters), ())
    rows = comparison(plans(), differing, HOUSE).national
    assert {r.area: r.agrees for r in rows} == {"Aldermoor": "no", "Brackwater": "no", "Sallow Vale": ""}


def test_a_document_without_dates_has_the_year_of_its_label_and_no_outcome() -> None:
    letter = document("Tarn", "outcome-letter", 2021, [finding("main", "main", "Families are heard.")])
    made = comparison([new_plan("Tarn", "tarn", [letter], HOUSE, TABLES)], TABLES, HOUSE)
    row = made.documents[0]
    assert (row.year, row.outcome, row.plan_required, row.published) == (2021, "Not stated", "Not stated", None)
    assert [c.findings for c in made.by_area] == [0]
    assert made.by_area[0].share(0) is None


def test_a_documents_year_is_that_of_the_inspection_not_of_the_letter() -> None:
    letter = document("Tarn", "outcome-letter", 2017, [finding("meeting", "development", "Waits are long.")],
                      inspection_end=date(2017, 12, 8), letter_date=date(2018, 1, 31))  # fmt: skip
    made = comparison([new_plan("Tarn", "tarn", [letter], HOUSE, TABLES)], TABLES, HOUSE)
    assert made.documents[0].year == 2017
    assert [row.name for row in made.by_year] == ["2017"]


def test_findings_of_a_kind_that_is_unusual_in_their_section_are_counted_too() -> None:
    letter = document("Tarn", "monitoring-report", 2025, [finding("progress", "strength", "Waits are shorter.")],
                      priority_actions=(weakness("2025-PA1", "Leaders should shorten waits.", True),))  # fmt: skip
    made = comparison([new_plan("Tarn", "tarn", [letter], HOUSE, TABLES)], TABLES, HOUSE)
    assert made.counted[-1] == ("progress", "strength")
    assert sum(made.documents[0].counts) == made.documents[0].findings == 1
