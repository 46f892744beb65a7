"""The sentences of a paper that depend on what is known: risks, boards, dates, verdicts, what members are asked."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.helpers import TEMPLATES, letter_from, sample_letter
from tests.revisit_letters import THORNMERE
from toolkit.house.load import load_house
from toolkit.inputs.reference_table import read_tables
from toolkit.model.letter import Letter, Passage, Weakness
from toolkit.model.paper import CommitteePaper, Quote
from toolkit.model.plan import SUGGESTED, Action, Plan, Recommendation, Risk
from toolkit.papers.assemble import committee_paper
from toolkit.papers.report_sections import NOT_READ
from toolkit.papers.revisit_sections import verdicts
from toolkit.papers.tables import action_lines, risk_facts, risk_key, tracked_line
from toolkit.rules.english import number_in_words
from toolkit.rules.new_plan import classified, new_plan
from toolkit.rules.suggestions import suggested_recommendations, suggested_risks

HOUSE = load_house(TEMPLATES, "default")
LETTER = classified(sample_letter(), HOUSE.themes)
PLAN = new_plan("Thornmere", "thornmere", [LETTER], HOUSE, read_tables())
PLAIN = replace(
    LETTER, wsoa_required=False, weaknesses=(), blocks=tuple(b for b in LETTER.blocks if b.kind != "weakness")
)


def paper_of(plan: Plan, letter: Letter = LETTER, for_cabinet: bool = False) -> CommitteePaper:
    return committee_paper(plan, letter, HOUSE, read_tables(), for_cabinet)


def with_details(values: dict[str, Any]) -> Plan:
    details = (replace(d, value=values.get(d.item, d.value)) for d in PLAN.details if d.paper != "progress")
    return replace(PLAN, details=tuple(details))


def area(ref: str, enough: bool | None = None, bodies: tuple[str, ...] = ()) -> Weakness:
    return Weakness(ref, Passage("Leaders should act.", (), ()), sufficient_progress=enough, responsible=bodies)


def report(**changes: Any) -> Letter:
    """An area SEND report without findings."""
    changes = {"kind": "area-report", "findings": (), "blocks": (), "label": "2023 inspection", **changes}
    return replace(PLAIN, **changes)


def facts_of(letter: Letter) -> dict[str, Any]:
    return {**paper_of(new_plan("Thornmere", "thornmere", [letter], HOUSE, read_tables()), letter).facts}


# ---- risks

RISK = Risk("R1", "It may be late", "Why", "What", status=SUGGESTED)


def risks_said(*risks: Risk) -> dict[str, Any]:
    return {**risk_facts(Plan("Thornmere", "thornmere", "default", (), risks=risks), LETTER, HOUSE)}


def test_risks_that_are_all_suggestions_are_called_so() -> None:
    said = risks_said(RISK, RISK)
    assert (said["risks_suggested"], said["risks_rated"], said["risk_key"]) == (True, False, "")
    assert [line.risk for line in said["risks"]] == ["It may be late"] * 2


def test_a_suggestion_among_risks_that_are_agreed_is_marked_in_its_row() -> None:
    said = risks_said(replace(RISK, status="Open"), RISK)
    assert said["risks_suggested"] is False
    assert [line.risk for line in said["risks"]] == ["It may be late", "It may be late (suggestion, not yet agreed)"]
    assert said["risk_key"] == "None of the risks has been rated yet."


def test_the_key_gives_each_band_from_its_least_to_its_highest_score() -> None:
    rated = risks_said(replace(RISK, status="Open", likelihood="3 Possible", impact="4 Serious"))
    assert rated["risk_key"] == risk_key(HOUSE)
    assert rated["risk_key"].endswith(" A score of 1 to 5 is low, 6 to 14 medium and 15 to 25 high.")
    assert risks_said() == {"risks": (), "risks_suggested": False, "risks_rated": False, "risk_key": ""}


def test_areas_in_a_row_are_named_by_the_first_and_the_last() -> None:
    def described(*refs: str, kind: str = "area-report") -> str:
        letter = report(kind=kind, priority_actions=tuple(map(area, refs)))
        found = suggested_risks(letter, HOUSE.themes, 70)
        return next(str(r.description) for r in found if "priority action" in str(r.risk))

    named = "The report names three areas for priority action"
    assert described("2023-PA1", "2023-PA2", "2023-PA3") == f"{named} (2023-PA1 to 2023-PA3)."
    assert described("2023-PA1", "2023-PA2", "2023-PA4") == f"{named} (2023-PA1, 2023-PA2 and 2023-PA4)."
    monitored = described("2023-PA2", kind="monitoring-report")
    assert monitored == "The inspectors did not find effective action on one area for priority action (2023-PA2)."


# ---- who directs the work


def test_no_board_is_claimed_where_none_is_named() -> None:
    missing = str(paper_of(with_details({})).facts["governance_missing"])
    assert missing.startswith("[Paper details: Board chair, Board members and Plan focus: say which board")
    assert paper_of(with_details({"Board chair": "Dana Wray"})).facts["governance_missing"] == ""
    assert facts_of(PLAIN)["governance_missing"] == ""


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        (LETTER, "are expected to take part in preparing the written statement of action."),
        (report(outcome="inconsistent"), "are expected to take part in updating the strategic plan."),
        (report(kind="revisit-letter", weaknesses=(area("2023-W1", False),)), "in preparing the action plan."),
        (
            report(kind="revisit-letter", weaknesses=(area("2023-W1", True),)),
            "No consultation on this report is recorded.",
        ),
    ],
    ids=["statement", "strategic plan", "not all sufficient", "all sufficient"],
)
def test_who_takes_part_in_the_plan_is_told_as_expected_not_as_decided(letter: Letter, words: str) -> None:
    (said,) = facts_of(letter)["consultation"]
    assert said.endswith(words)


# ---- what members are asked


def test_the_summary_asks_what_the_recommendations_ask() -> None:
    standard = "consider the outcome, to refer any comments to Cabinet and to agree how progress is reported to it."
    assert _asked(PLAN) == f"The Committee is asked to {standard}"
    own = replace(PLAN, recommendations=(Recommendation(None, "2021 committee", "The Committee is asked to sing."),))
    assert _asked(own) == "The Committee is asked to consider the outcome and the recommendations in this report."
    cabinet = str(paper_of(PLAN, for_cabinet=True).facts["summary"][-1])  # type: ignore[index]
    assert cabinet.startswith("Cabinet is asked to note the outcome, to consider the comments of ")
    assert cabinet.endswith(" and to consider the written statement of action.")


def _asked(plan: Plan) -> str:
    summary = paper_of(plan).facts["summary"]
    assert isinstance(summary, tuple)
    return str(summary[-1])


def test_when_progress_is_reported_is_said_once() -> None:
    assert paper_of(PLAN).facts["updates_recommended"] is True
    assert paper_of(PLAN, for_cabinet=True).facts["updates_recommended"] is False


def test_where_nothing_is_left_to_be_done_no_plan_is_spoken_of() -> None:
    done = report(kind="revisit-letter", weaknesses=(area("2023-W1", True),))
    texts = [str(r.recommendation) for r in suggested_recommendations(done, "2023 committee")]
    assert texts[1].startswith("The Committee is asked to agree that progress be reported to it on ")


# ---- areas and verdicts


@pytest.mark.parametrize(
    ("kind", "judged", "outcome", "words"),
    [
        (
            "revisit-letter",
            (True, False, True, False, True),
            "some-sufficient",
            "Of the five areas of significant weakness, the inspectors found sufficient progress in three and not in"
            " two.",
        ),
        (
            "revisit-letter",
            (True, True, True),
            "all-sufficient",
            "The inspectors found sufficient progress in all three areas of significant weakness.",
        ),
        (
            "revisit-letter",
            (False, False),
            "none-sufficient",
            "The inspectors found sufficient progress in none of the two areas of significant weakness.",
        ),
        (
            "monitoring-report",
            (True, True),
            "effective-action",
            "The inspectors found effective action on both areas for priority action.",
        ),
        (
            "monitoring-report",
            (True, False),
            "not-effective-action",
            "The inspectors found effective action on one of the two areas for priority action and not on the other.",
        ),
        (
            "monitoring-report",
            (False,),
            "not-effective-action",
            "The inspectors did not find effective action on the area for priority action.",
        ),
        (
            "monitoring-report",
            (True, None),
            "effective-action",
            "The inspectors found effective action on the areas for priority action.",
        ),
        (
            "revisit-letter",
            (True, False),
            "all-sufficient",
            "The inspectors found sufficient progress in every area of significant weakness. Of the two areas of"
            " significant weakness, the inspectors found sufficient progress in one and not in one.",
        ),
    ],
)
def test_the_verdict_is_one_sentence_by_the_areas(
    kind: str, judged: tuple[bool | None, ...], outcome: str, words: str
) -> None:
    areas = tuple(area(f"2023-W{n}", enough) for n, enough in enumerate(judged, 1))
    assert verdicts(report(kind=kind, outcome=outcome, weaknesses=areas)) == words


def test_bodies_that_are_responsible_for_every_area_are_named_once() -> None:
    both = ("Thornmere Council", "NHS Wold ICB")
    same = facts_of(report(priority_actions=(area("2023-PA1", None, both), area("2023-PA2", None, both))))
    assert same["responsible_for_each"] == ("The bodies responsible for each are Thornmere Council and NHS Wold ICB.")
    assert [q.responsible for q in same["priority_actions"]] == ["", ""]
    differing = facts_of(report(priority_actions=(area("2023-PA1", None, both), area("2023-PA2", None, both[:1]))))
    assert differing["responsible_for_each"] == ""
    assert [q.bodies for q in differing["priority_actions"] if isinstance(q, Quote)] == [2, 1]


def test_an_outcome_that_could_not_be_read_does_not_say_when_inspectors_return() -> None:
    read = report(prose=(("outcome", ("It is well.",)),))
    assert (facts_of(read)["outcome_read"], facts_of(report(prose=()))["outcome_read"]) == (True, False)
    assert facts_of(report(prose=()))["outcome"] == (NOT_READ,)


@pytest.mark.parametrize(
    ("letter", "title"),
    [
        (LETTER, "Outcome letter of the joint local area SEND inspection in Thornmere"),
        (report(), "Report of the area SEND inspection of Thornmere"),
        (report(kind="revisit-letter"), "Letter on the joint local area SEND revisit in Thornmere"),
        (report(kind="monitoring-report"), "Report of the area SEND monitoring inspection of Thornmere"),
    ],
)
def test_the_appendix_is_called_what_it_is(letter: Letter, title: str) -> None:
    assert facts_of(letter)["appendix_title"] == title


def test_a_revisits_paper_quotes_no_finding_on_children_looked_after_twice(tmp_path: Path) -> None:
    letter = letter_from(THORNMERE, tmp_path)
    first = replace(letter.findings[0], themes=("looked-after-children",))
    found = facts_of(replace(letter, findings=(first, *letter.findings[1:])))
    assert found["looked_after_quotes"] == ()
    assert (
        found["looked_after_above"]
        == f"The inspectors' finding on children looked after is quoted above [{first.ref}]."
    )


def test_few_reports_published_before_are_counted_in_words() -> None:
    days = sorted(r.published for r in read_tables().reports if r.published)
    before = [day for day in days if day < days[3]]
    assert 0 < len(before) < 10
    assert facts_of(report(published_date=days[3]))["national_total"] == number_in_words(len(before))


def test_the_plans_date_is_to_be_confirmed_or_a_day_in_a_sentence() -> None:
    letter = report(outcome="systemic-failings")
    assert "The date by which it must be submitted is to be confirmed." in _summary(letter, {})
    typed = {"Priority action plan due": date(2023, 11, 30)}
    assert "It must be submitted by 30 November 2023." in _summary(letter, typed)


def _summary(letter: Letter, typed: dict[str, Any]) -> str:
    plan = new_plan("Thornmere", "thornmere", [letter], HOUSE, read_tables())
    details = tuple(replace(d, value=typed.get(d.item, d.value)) for d in plan.details)
    summary = paper_of(replace(plan, details=details), letter).facts["summary"]
    return " ".join(map(str, summary)) if isinstance(summary, tuple) else ""


# ---- tables

ACTION = Action("A1", action="Do this")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((date(2025, 3, 1), date(2025, 8, 1), None), "1 March to 1 August 2025"),
        (
            (date(2025, 3, 1), date(2025, 8, 1), date(2025, 10, 1)),
            "1 March to 1 August 2025, revised to 1 October 2025",
        ),
        ((date(2025, 3, 1), None, None), "From 1 March 2025"),
        ((None, date(2025, 8, 1), None), "By 1 August 2025"),
        ((None, None, date(2025, 10, 1)), "Revised to 1 October 2025"),
        ((date(2025, 8, 1), date(2025, 3, 1), None), "1 August 2025 to 1 March 2025"),
        (("spring term", date(2025, 8, 1), None), "spring term to 1 August 2025"),
        ((None, None, None), "To be agreed"),
    ],
)
def test_the_days_of_an_action_are_a_span(days: tuple[Any, Any, Any], words: str) -> None:
    start, due, revised = days
    assert line_of(replace(ACTION, start=start, due=due, revised_due=revised)).dates == words


def line_of(action: Action) -> Any:
    (line,) = action_lines(Plan("Thornmere", "thornmere", "default", (), actions=(action,)), LETTER, HOUSE)
    return line


def test_a_suggested_action_has_no_brag_word_but_one_that_an_officer_chose() -> None:
    said = "uggestion, not yet agreed"
    assert line_of(replace(ACTION, progress=SUGGESTED, brag="Grey")).progress == f"S{said}"
    assert line_of(replace(ACTION, progress=SUGGESTED, brag="Red")).progress == f"Red: s{said}"
    assert line_of(replace(ACTION, progress="Begun", brag="Grey")).progress == "Grey: Begun"


def test_a_blank_cell_of_an_action_is_to_be_agreed() -> None:
    line = line_of(replace(ACTION, progress="Begun"))
    assert {line.outcome, line.lead, line.dates} == {"To be agreed"}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("The Committee is asked to consider this.", "Consider this."),
        ("The Children and Young People's Scrutiny Committee is asked to note this.", "Note this."),
        ("Cabinet is asked to note this.", "Note this."),
        ("Ask the Committee to note this.", "Ask the Committee to note this."),
    ],
)
def test_a_recommendation_made_before_is_printed_without_who_was_asked(typed: str, printed: str) -> None:
    row = Recommendation("REC1", "2021 committee", typed, agreed_on=date(2022, 1, 5))
    assert tracked_line(row).recommendation == printed


# ---- the shipped templates


@pytest.mark.parametrize("style", ["default", "medway", "kent"])
@pytest.mark.parametrize("name", ["committee-paper.docx", "area-report-paper.docx", "revisit-paper.docx"])
def test_words_that_lead_to_what_follows_stay_with_it_and_only_two_appendices_begin_a_page(
    style: str, name: str
) -> None:
    document = docx.Document(str(TEMPLATES / style / name))
    leading = [p for p in document.paragraphs if p.text.endswith(":") and "{%p" not in p.text]
    assert len(leading) > 3
    assert [p.text for p in leading if not p.paragraph_format.keep_with_next] == []
    appendices = [p for p in document.paragraphs if p.style is not None and p.style.name == "Appendix Heading"]
    assert [p.paragraph_format.page_break_before for p in appendices] == [None, None, False, False]


@pytest.mark.parametrize("style", ["default", "medway", "kent"])
def test_a_paragraph_that_a_table_may_touch_has_space_above(style: str) -> None:
    document = docx.Document(str(TEMPLATES / style / "committee-paper.docx"))
    styles = {p.text: p.style.name for p in document.paragraphs if p.style is not None}
    after_a_table = ("What is not known yet: in", "The work is directed", "{{ governance_missing", "{{ risk_key")
    found = [name for text, name in styles.items() if text.startswith(after_a_table)]
    assert found == ["Numbered After Table"] * 4
