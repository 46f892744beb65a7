"""Checks of law on what a clerk typed: each rule kept and broken, up to the day on which it turns."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import PAPER, TEMPLATES, WORKBOOK, Run, details_typed, paper_text, sample_letter, table_rows, type_in
from toolkit.house.load import load_house
from toolkit.inputs.reference_table import read_tables
from toolkit.model.house import HouseStyle, Rule
from toolkit.model.plan import Action, FindingRow, Measure, PaperDetail, Plan, Recommendation, Risk, WeaknessRow
from toolkit.model.problem import Problem
from toolkit.papers.assemble import committee_paper
from toolkit.rules import statutory, statutory_words
from toolkit.rules.checks import CHECKS, check
from toolkit.rules.new_plan import classified, new_plan
from toolkit.rules.small_numbers import small_counts
from toolkit.rules.typed_papers import exempt_numbers

DEFAULT = load_house(TEMPLATES, "default")
MEETING = date(2018, 3, 8)  # a Thursday: the agenda is out by Wednesday 28 February
IN_TIME, LATE = date(2018, 2, 28), date(2018, 3, 1)
PAPER_LABEL = "2017 committee"


def plan_of(details: dict[str, Any] | None = None, **rows: Any) -> Plan:
    """A plan of one paper with these details typed."""
    typed = tuple(PaperDetail(PAPER_LABEL, item, value) for item, value in (details or {}).items())
    return Plan("Thornmere", "thornmere", "default", (), details=typed, **rows)


def found(
    find: Callable[[Plan, HouseStyle, date], Any], plan: Plan, today: date = IN_TIME, house: HouseStyle = DEFAULT
) -> list[Problem]:
    return list(find(plan, house, today))


def with_rule(name: str, value: Any, verified: bool = True) -> HouseStyle:
    return replace(DEFAULT, rules={**DEFAULT.rules, name: Rule(name, value, "a test", verified)})


# ---- the agenda and urgency


@pytest.mark.parametrize(
    ("meeting", "latest"),
    [
        (date(2018, 3, 8), "28 February 2018"),
        (date(2018, 4, 10), "29 March 2018"),  # Good Friday and Easter Monday between
        (date(2022, 1, 5), "23 December 2021"),  # Christmas and New Year, with days in lieu
        (date(2018, 5, 10), "1 May 2018"),  # the May bank holiday between
        (date(2018, 5, 14), "3 May 2018"),  # the bank holiday itself on the way
    ],
)
def test_the_agenda_is_out_five_clear_days_before(meeting: date, latest: str) -> None:
    (problem,) = found(statutory.agenda, plan_of({"Meeting date": meeting}), date(2017, 1, 2))
    assert problem.severity == "note"
    assert f"must be published by {latest} (5 clear days)." in problem.what


def test_on_the_last_day_it_is_in_time_and_the_day_after_it_is_late() -> None:
    plan = plan_of({"Meeting date": MEETING, "Urgency reason": None})
    (in_time,) = found(statutory.agenda, plan, IN_TIME)
    (late,) = found(statutory.agenda, plan, LATE)
    assert (in_time.severity, in_time.column, in_time.row) == ("note", "Value", "2017 committee / Meeting date")
    assert (late.severity, late.cell, late.row) == ("warning", "C3", "2017 committee / Urgency reason")
    assert "s.100B(4)(b)" in late.what_to_do


def test_a_late_item_is_told_from_one_whose_paper_is_to_follow() -> None:
    plan = plan_of({"Meeting date": MEETING})
    (late,) = found(statutory.agenda, plan, LATE)
    assert "only the paper is to follow" in late.what_to_do
    on_the_agenda = plan_of({"Meeting date": MEETING, "Agenda published": IN_TIME})
    assert found(statutory.agenda, on_the_agenda, LATE) == []


def test_an_agenda_that_was_or_will_be_published_too_late_is_late_whatever_the_day() -> None:
    plan = plan_of({"Meeting date": MEETING, "Agenda published": LATE})
    (problem,) = found(statutory.agenda, plan, date(2018, 1, 5))
    assert problem.severity == "warning"
    assert "Agenda published, 1 March 2018, is after that day" in problem.what_to_do


def test_a_late_item_with_a_reason_is_noted_with_what_the_chair_and_the_minutes_must_do() -> None:
    plan = plan_of({"Meeting date": MEETING, "Urgency reason": "The statement is due before the next meeting."})
    (problem,) = found(statutory.agenda, plan, LATE)
    assert problem.severity == "note"
    assert "minutes" in problem.what_to_do
    assert found(statutory.urgency, plan, LATE) == []


def test_on_the_day_of_the_meeting_it_is_late_and_after_it_the_meeting_has_passed() -> None:
    plan = plan_of({"Meeting date": MEETING})
    assert found(statutory.agenda, plan, MEETING)[0].severity == "warning"
    (passed,) = found(statutory.agenda, plan, date(2018, 3, 9))
    assert "has passed" in passed.what


def test_an_urgency_reason_while_there_is_time_is_to_be_removed() -> None:
    plan = plan_of({"Meeting date": MEETING, "Urgency reason": "The plan is due."})
    (problem,) = found(statutory.urgency, plan, IN_TIME)
    assert "can still be published by 28 February 2018" in problem.what
    published = plan_of({"Meeting date": MEETING, "Urgency reason": "The plan is due.", "Agenda published": IN_TIME})
    assert "was published in time" in found(statutory.urgency, published, LATE)[0].what
    assert found(statutory.urgency, plan, LATE) == []
    assert found(statutory.urgency, plan_of({"Urgency reason": "No meeting yet."}), IN_TIME) == []


@pytest.mark.parametrize("typed", ["None", "n/a", "No.", "-"])
def test_a_reason_that_says_there_is_none_is_no_reason(typed: str) -> None:
    plan = plan_of({"Meeting date": MEETING, "Urgency reason": typed})
    assert f"print '{typed}'" in found(statutory.urgency, plan, IN_TIME)[0].what
    assert found(statutory.agenda, plan, LATE)[0].severity == "warning"


def test_a_house_with_seven_clear_days_that_nobody_has_verified_says_so() -> None:
    (problem,) = found(
        statutory.agenda, plan_of({"Meeting date": MEETING}), house=with_rule("clear_days", 7, verified=False)
    )
    assert "by 26 February 2018 (7 clear days (not verified))" in problem.what


# ---- exemption


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        (1, (1,)),
        ("7", (7,)),
        ("1 and 2", (1, 2)),
        ("Paragraph 3 of Part 1 of Schedule 12A", (3,)),
        ("para. 3, Sch. 12A LGA 1972", (3,)),
        (0, ()),
        (8, ()),
        (12, ()),
        ("1 and 8", ()),
        ("three", ()),
        ("None", ()),
        (date(2018, 2, 1), ()),  # 1/2 as a spreadsheet takes it
    ],
)
def test_an_exempt_paragraph_is_one_of_seven(typed: Any, numbers: tuple[int, ...]) -> None:
    plan = plan_of({"Exempt paragraph": typed})
    assert exempt_numbers(typed, DEFAULT) == numbers
    assert bool(found(statutory.exempt_paragraph, plan)) != bool(numbers)
    assert bool(found(statutory.public_interest, plan)) == bool(numbers)


def test_without_an_exempt_paragraph_nothing_is_said() -> None:
    for plan in (plan_of({"Exempt paragraph": None}), plan_of({"Exempt paragraph": ""}), plan_of()):
        assert found(statutory.exempt_paragraph, plan) == []
        assert found(statutory.public_interest, plan) == []


# ---- embargo


def test_an_embargo_that_ends_with_the_publication_and_before_the_agenda_is_well() -> None:
    typed = {"Meeting date": MEETING, "Embargo": date(2018, 2, 8), "Published date": date(2018, 2, 8)}
    assert found(statutory.embargo, plan_of(typed), date(2018, 2, 7)) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"Embargo": date(2018, 2, 9), "Published date": date(2018, 2, 8)}, "after the letter or report is published"),
        ({"Embargo": date(2018, 3, 1)}, "but the agenda must be published by 28 February 2018"),
        ({"Embargo": date(2018, 2, 21), "Agenda published": date(2018, 2, 20)}, "but the agenda is published on 20"),
        ({"Embargo": date(2018, 3, 8)}, "but the agenda must be published by 28 February 2018"),
        ({"Embargo": date(2018, 3, 9)}, "after the meeting on 8 March 2018"),
        ({"Embargo": date(2018, 2, 7)}, "it is over, and the paper still prints it"),
    ],
)
def test_an_embargo_that_cannot_hold_is_named(typed: dict[str, Any], said: str) -> None:
    (problem,) = found(statutory.embargo, plan_of({"Meeting date": MEETING, **typed}), date(2018, 2, 7))
    assert said in problem.what
    assert problem.row == "2017 committee / Embargo"


def test_an_embargo_up_to_the_day_the_agenda_is_out_is_well() -> None:
    plan = plan_of({"Meeting date": MEETING, "Embargo": IN_TIME})
    assert found(statutory.embargo, plan, date(2018, 2, 7)) == []


# ---- Cabinet


@pytest.mark.parametrize(
    ("cabinet", "said"),
    [
        (date(2018, 4, 10), ""),
        (date(2018, 3, 16), ""),  # five clear days: 9, 12, 13, 14, 15 March
        (date(2018, 3, 15), "Cabinet's agenda for 15 March 2018 must be published by 7 March 2018"),
        (date(2018, 3, 8), "Cabinet's agenda for 8 March 2018 must be published by 28 February 2018"),
        (date(2018, 3, 7), "is before the committee's meeting"),
    ],
)
def test_cabinet_meets_late_enough_to_have_the_committees_comments(cabinet: date, said: str) -> None:
    problems = found(statutory.cabinet, plan_of({"Meeting date": MEETING, "Cabinet date": cabinet}))
    assert [said in p.what for p in problems] == ([True] if said else [])


def test_a_key_decision_is_announced_twenty_eight_clear_days_before() -> None:
    plan = plan_of({"Cabinet date": date(2018, 4, 10)})
    (early,) = found(statutory.key_decision, plan, date(2018, 3, 12))
    (late,) = found(statutory.key_decision, plan, date(2018, 3, 13))
    assert "by 12 March 2018 (28 clear days; SI 2012/2089 reg 9)" in early.what
    assert (early.severity, late.severity) == ("note", "note")
    assert "has passed" not in early.what_to_do
    assert "has passed" in late.what_to_do
    assert len(found(statutory.key_decision, plan, date(2018, 4, 10))) == 1
    assert found(statutory.key_decision, plan, date(2018, 4, 11)) == []


# ---- responses


def recommended(**cells: Any) -> Plan:
    row = Recommendation("REC1", PAPER_LABEL, "Cabinet is asked to report.", "Cabinet", date(2018, 3, 8))
    return plan_of(recommendations=(replace(row, **cells),))


def test_an_agreed_recommendation_without_a_day_for_the_response_is_noted_as_not_verified() -> None:
    (problem,) = found(statutory.scrutiny_responses, recommended())
    assert (problem.severity, problem.sheet, problem.row, problem.column) == (
        *("note", "Recommendations", "REC1", "Response due"),
    )
    assert "within two months (not verified), by 8 May 2018" in problem.what_to_do


def test_a_response_is_due_within_two_months() -> None:
    assert found(statutory.scrutiny_responses, recommended(response_due=date(2018, 5, 8))) == []
    (problem,) = found(statutory.scrutiny_responses, recommended(response_due=date(2018, 5, 9)))
    assert "9 May 2018" in problem.what
    assert "(not verified)" in problem.what_to_do


@pytest.mark.parametrize(
    "cells",
    [{"agreed_on": None}, {"response": "Agreed."}, {"closed_on": date(2018, 4, 1)}, {"to": "The Committee"}],
)
def test_what_is_not_agreed_or_is_answered_or_is_the_committees_own_awaits_no_response(cells: dict[str, Any]) -> None:
    assert found(statutory.scrutiny_responses, recommended(**cells)) == []


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2018, 12, 31), date(2019, 2, 28)),
        (date(2019, 12, 31), date(2020, 2, 29)),
        (date(2018, 11, 15), date(2019, 1, 15)),
    ],
)
def test_two_months_later_is_the_same_day_or_the_last_of_the_month(day: date, later: date) -> None:
    assert statutory.months_after(day, 2) == later


# ---- background papers

ACCEPTED = Action("A1", action="Recruit two case officers.", progress="Advertised.")
OPEN_RISK = Risk("R1", "The plan is late.", status="Open")


def test_a_workbook_that_the_paper_relies_on_is_listed_among_the_background_papers() -> None:
    plan = plan_of({"Background papers": "None"}, actions=(ACCEPTED,), risks=(OPEN_RISK,))
    (problem,) = found(statutory_words.background_papers, plan)
    line = "SEND workbook of Thornmere: action plan and risk register (thornmere-workbook.xlsx, unpublished)"
    assert f'Put in place of None: "{line}"' in problem.what_to_do
    assert "four years" in problem.what_to_do
    assert problem.row == "2017 committee / Background papers"
    listed = plan_of({"Background papers": line}, actions=(ACCEPTED,), risks=(OPEN_RISK,))
    assert found(statutory_words.background_papers, listed) == []


def test_what_is_missing_among_the_background_papers_is_named_alone() -> None:
    named = "Action plan of the SEND board, February 2018"
    measure = Measure("Plans in 20 weeks", weakness="2017-W1")
    plan = plan_of({"Background papers": named}, actions=(ACCEPTED,), measures=(measure,))
    (problem,) = found(statutory_words.background_papers, plan)
    assert "relies on the measures of the workbook" in problem.what
    assert "Add the line" in problem.what_to_do


@pytest.mark.parametrize(
    "rows",
    [
        {"actions": (replace(ACCEPTED, progress="Suggested"),)},
        {"risks": (replace(OPEN_RISK, status="Suggested"),)},
        {"risks": (replace(OPEN_RISK, status="Not used"),)},
        {},
    ],
)
def test_suggestions_of_the_toolkit_are_no_unpublished_facts(rows: dict[str, Any]) -> None:
    assert found(statutory_words.background_papers, plan_of({"Background papers": "None"}, **rows)) == []


def test_a_paper_whose_meeting_has_passed_is_not_asked_for_its_background_papers() -> None:
    plan = plan_of({"Meeting date": MEETING, "Background papers": "None"}, actions=(ACCEPTED,))
    assert found(statutory_words.background_papers, plan, MEETING)
    assert found(statutory_words.background_papers, plan, date(2018, 3, 9)) == []


# ---- small numbers

COUNTS = """three looked-after children were waiting
2 of 46 children had no plan
3 out of the 46 children
of these, 5 pupils were excluded
one young person said so
one of the children moved
two Year 6 pupils
five unaccompanied asylum-seeking children
two EHC plans were late
two children's plans were late
2-3 children
1 to 3 children
three or four children
no more than 3 children
fewer than two children
in the last year 3 pupils were excluded
children waiting over a year: 4.
looked after children (n = 3)
the number of children waiting fell from 9 to 3""".splitlines()
NO_COUNTS = """5% of children
5 per cent of pupils
2.5 pupils
two thirds of children
in 2018 children waited
2021-W2 children
Year 3 pupils
Years 1, 2 and 3 pupils
key stages 1 and 2 pupils
KS1 pupils
Tier 4 children
children aged 3
children aged two to four
3- to 5-year-olds
3 to 5 year old children
two-year-old children
0 to 5 children
children and young people aged 0 to 25
16-18 young people
under 5 children
page 3 children
action 4 children
5 Children and young people
1. Children are seen
[2017-I-D03] children
on 3 March children moved
1 September 2022 pupils
within 5 days children are seen
£3 per child
£2 million for children
one in five children
one child in five
three in every five children
one-to-one support for pupils
one to one support for pupils
one to one pupil support
one plan for each child
one of the things young people told us
one way children learn
two pupil referral units
two children's homes
one of the young people's priorities
one child and adolescent mental health service
fewer than six children
fewer than 5 children
1 to 5 children
more than 5 children
groups of 4 pupils
5 pupils per class
twenty-one children
one hundred children
1,046 children
six children
12 children
no one child
zero children
no children
the number of children aged 3 to 5 rose
the number of children was 4%
priorities for children: 1, 2 and 3
young people: 2 workshops held
grade for pupils: 2.
2:1 pupils""".splitlines()


@pytest.mark.parametrize("text", COUNTS)
def test_a_small_count_of_children_is_seen(text: str) -> None:
    assert len(small_counts(text, 6)) == 1


@pytest.mark.parametrize("text", NO_COUNTS)
def test_other_numbers_beside_children_are_no_counts(text: str) -> None:
    assert small_counts(text, 6) == ()


def test_a_count_is_small_below_the_number_of_the_house() -> None:
    assert small_counts("five pupils and six boys", 6) == ("five pupils",)
    assert small_counts("five pupils and six boys", 5) == ()
    assert small_counts("ten pupils", 11) == ("ten pupils",)
    assert small_counts("one child", 1) == ()


def test_what_inspectors_wrote_in_real_letters_has_hardly_a_count_so_other_numbers_are_told_apart(shared: Path) -> None:
    texts = [" ".join(p.read_text(encoding="utf-8").split()) for p in sorted((shared / "letters").glob("*.txt"))]
    assert [words for text in texts for words in small_counts(text, 6)] == ["One young person"]


def test_small_counts_are_named_in_everything_officers_typed_for_papers() -> None:
    plan = plan_of(
        {"Summary": "First.\nThree pupils were excluded.", "Financial implications": "In 2018 children came."},
        actions=(replace(ACCEPTED, progress="Two children are waiting."),),
        risks=(replace(OPEN_RISK, description="2 of 46 children had no plan."),),
        recommendations=(Recommendation("REC1", PAPER_LABEL, "Ask why 4 pupils left.", "Committee"),),
        weaknesses=(WeaknessRow("2017-W1", "", "", "Two children.", outcome_sought="No child waits."),),
    )
    problems = found(statutory_words.small_numbers, plan)
    places = [(p.sheet, p.row, p.column) for p in problems]
    assert places == [
        ("Paper details", "2017 committee / Summary", "Value"),
        ("Action plan", "A1", "Progress"),
        ("Risks", "R1", "Description"),
        ("Recommendations", "REC1", "Recommendation"),
    ]
    assert "'Three pupils'" in problems[0].what
    assert "(not verified)" in problems[0].what
    assert "paragraphs 1 and 2 of Schedule 12A" in problems[0].what_to_do


def test_small_counts_are_not_named_in_findings_or_where_no_paper_prints_them() -> None:
    told = "Two pupils left."
    plan = plan_of(
        {"Meeting date": MEETING, "Summary": "Nobody left."},
        findings=(FindingRow("2017-M-01", "2017 outcome letter", "Main findings", "", told),),
        risks=(replace(OPEN_RISK, risk=told, status="Not used"),),
        recommendations=(Recommendation("REC1", PAPER_LABEL, told, "Committee", status="Not used"),),
    )
    assert found(statutory_words.small_numbers, plan) == []
    printed = replace(plan, risks=(replace(OPEN_RISK, risk=told),))
    assert len(found(statutory_words.small_numbers, printed)) == 1
    assert found(statutory_words.small_numbers, printed, date(2018, 3, 9)) == []


def test_an_exempt_paper_about_individuals_may_have_small_counts_and_one_about_money_may_not() -> None:
    typed = {"Summary": "Three pupils were excluded."}
    assert found(statutory_words.small_numbers, plan_of({**typed, "Exempt paragraph": "1 and 2"})) == []
    assert len(found(statutory_words.small_numbers, plan_of({**typed, "Exempt paragraph": 3}))) == 1


# ---- together


def test_each_check_of_law_is_a_row_of_checks_and_a_blank_plan_breaks_none() -> None:
    of_law = {statutory.agenda, statutory.urgency, statutory.exempt_paragraph, statutory.public_interest}
    of_law |= {statutory.embargo, statutory.cabinet, statutory.key_decision, statutory.scrutiny_responses}
    of_law |= {statutory_words.background_papers, statutory_words.small_numbers}
    assert of_law <= {c.find for c in CHECKS}
    assert len({c.name for c in CHECKS}) == len(CHECKS)
    letter = classified(sample_letter(), DEFAULT.themes)
    plan = new_plan("Thornmere", "thornmere", [letter], DEFAULT, read_tables())
    said = " ".join(p.what for p in check(plan, DEFAULT, date(2022, 2, 1)))
    for word in ("urgen", "embargo", "exempt", "Cabinet", "could tell readers", "relies on"):
        assert word not in said


def test_a_paper_states_no_rule_that_is_not_verified() -> None:
    letter = classified(sample_letter(), DEFAULT.themes)
    letter = replace(letter, kind="area-report", outcome="systemic-failings", wsoa_required=None)
    plan = new_plan("Thornmere", "thornmere", [letter], DEFAULT, read_tables())
    typed = replace(plan, details=(*plan.details, PaperDetail("2021 committee", "Received date", date(2022, 1, 14))))
    assert committee_paper(typed, letter, DEFAULT, read_tables()).facts["plan_due"] == "to be confirmed"
    sure = with_rule("priority_plan_working_days", 35)
    assert committee_paper(typed, letter, sure, read_tables()).facts["plan_due"] != "to be confirmed"


def test_what_is_typed_in_the_workbook_is_checked_by_the_next_run_and_leads_to_its_cell(
    run: Callable[..., Run], project: Path
) -> None:
    run()
    type_in(
        project / WORKBOOK,
        details_typed({"Meeting date": date(2022, 3, 8), "Summary": "Three pupils were excluded in 2021."}),
    )
    result = run(as_at="2022-03-01")
    assert result.code == 0
    assert "That day has passed" in result.out
    assert "says 'Three pupils'" in result.out
    assert "Three pupils" in paper_text(project / PAPER)
    rows = {row["What"]: row for row in table_rows(project / WORKBOOK, "Checks")}
    details = table_rows(project / WORKBOOK, "Paper details")
    for part, item in (("must be published by", "Urgency reason"), ("says 'Three pupils'", "Summary")):
        row = next(row for what, row in rows.items() if part in what)
        assert row["Sheet"] == "Paper details"
        assert details[int(str(row["Cell"])[1:]) - 2]["Item"] == item
    type_in(project / WORKBOOK, details_typed({"Agenda published": date(2022, 2, 28), "Summary": None}))
    again = run(as_at="2022-03-01").out
    assert "That day has passed" not in again
    assert "Three pupils" not in again
