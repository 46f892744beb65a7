"""What of an area's plan the public is shown, what it is told about the rest, and what a person must look at first."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from tests.public_spreadsheets import (
    VALUES,
    action,
    agreed,
    drafted,
    opened,
    problems,
    spreadsheet,
    table,
    with_actions,
)
from toolkit.model.plan import Plan, Recommendation
from toolkit.rules.publication_contacts import contacts_in, names_typed


def notes(plan: Plan) -> str:
    return "\n".join(str(row["Text"]) for row in table(spreadsheet(plan), "Notes"))


def cover(plan: Plan) -> list[str]:
    return [cell.value for (cell,) in opened(spreadsheet(plan))["Cover"].iter_rows()]


def told(plan: Plan) -> list[tuple[str, str]]:
    """Where and what, of each problem."""
    return [(p.where, p.what) for p in problems(plan)]


# ---- what is shown


def test_findings_are_the_inspectors_words_with_the_agreed_theme_before_ours() -> None:
    first, second, *others = agreed().findings
    plan = replace(agreed(), findings=(replace(first, agreed_theme="Local offer"), second, *others))
    rows = table(spreadsheet(plan), "Findings")
    letter = {f.ref: f for f in agreed().letters[0].findings}
    assert [row["Finding"] for row in rows] == [letter[row["Ref"]].text for row in rows]
    assert {row["Detail"] for row in rows} - {"[z]"} == {
        "\n".join(f.passage.sub_items) for f in letter.values() if f.passage.sub_items
    }
    assert [row["Theme"] for row in rows[:2]] == ["Local offer", second.themes]


def test_a_small_number_in_the_inspectors_words_stays_and_is_no_fault() -> None:
    row = replace(agreed().findings[0], finding="Two children waited for a year. Mrs Ash of the forum is thanked.")
    plan = replace(agreed(), findings=(row,), actions=())
    assert table(spreadsheet(plan), "Findings")[0]["Finding"] == row.finding
    assert [where for where, _ in told(plan) if where.startswith("Findings")] == []


def test_the_rag_word_of_a_weakness_is_shown_and_anything_else_typed_there_is_left_out_and_told() -> None:
    first, second, *others = agreed().weaknesses
    plan = replace(agreed(), weaknesses=(replace(first, rag="amber "), replace(second, rag="Red, says Jo"), *others))
    assert [row["RAG"] for row in table(spreadsheet(plan), "Weaknesses")][:3] == ["Amber", "[x]", "[x]"]
    (fault,) = [what for where, what in told(plan) if where == f"Weaknesses ({second.ref})"]
    assert fault.startswith("RAG says 'Red, says Jo', which is not one of the words Blue, Green, Amber")


def test_actions_have_dates_a_status_word_and_the_weaknesses_there_are() -> None:
    refs = [w.ref for w in agreed().weaknesses]
    typed = action(weakness=f"{refs[0]}; {refs[1]}, Jo's", start=date(2022, 2, 1), due="8 March 2022", brag="green")
    (row,) = table(spreadsheet(with_actions(typed)), "Actions")
    assert row["Weakness"] == f"{refs[0]}, {refs[1]}"
    assert (row["Start"], row["Due"]) == (datetime(2022, 2, 1), datetime(2022, 3, 8))  # noqa: DTZ001
    assert (row["Revised due"], row["BRAG"], row["Outcome sought"]) == ("[z]", "Green", "[x]")


def test_what_is_no_date_is_left_out_and_told() -> None:
    where = "Action plan (A1)"
    assert (where, "Due says 'end of term', which is not a date: it is left out.") in told(
        with_actions(action(due="end of term"))
    )
    assert told(with_actions(action(due=date(2022, 5, 1)))) == []


@pytest.mark.parametrize("word", ["Suggested", " suggested"])
def test_actions_nobody_has_accepted_are_left_out_and_counted(word: str) -> None:
    plan = with_actions(action(), action(action="Draft one", progress=word), action(action="Draft two", progress=word))
    assert [row["Action"] for row in table(spreadsheet(plan), "Actions")] == ["Review every plan."]
    assert "Two actions have been drafted and are not agreed yet: left out." in notes(plan)
    assert "drafted" not in notes(with_actions(action()))


def test_only_recommendations_with_the_day_of_their_agreement_are_shown() -> None:
    rows = (
        Recommendation("REC1", "2021 committee", "Agreed.", "Cabinet", date(2022, 3, 8), status="Accepted"),
        Recommendation("REC2", "2021 committee", "Proposed.", "Cabinet"),
        Recommendation("REC3", "2021 committee", "Dropped.", "Cabinet", date(2022, 3, 8), status="Not used"),
        Recommendation("REC4", "2021 committee", "Unclear.", "Cabinet", "in March"),
    )
    plan = replace(agreed(), recommendations=rows)
    (row,) = table(spreadsheet(plan), "Recommendations")
    assert (row["Recommendation"], row["Status"], row["Closed on"]) == ("Agreed.", "Accepted", "[z]")
    assert "Recommendations that have not been agreed are left out." in notes(plan)
    assert ("Recommendations (REC4)", "Agreed on says 'in March', which is not a date: the row is left out.") in told(
        plan
    )


def test_a_sheet_without_rows_is_not_made_and_notes_says_so() -> None:
    plan = replace(drafted(), measures=())
    book = opened(spreadsheet(plan, ()))
    assert book.sheetnames == ["Cover", "Contents", "Notes", "Findings", "Weaknesses"]
    said = " ".join(str(cell.value) for row in book["Notes"].iter_rows() for cell in row)
    missing = "Actions, Recommendations, Measures and Measure values"
    assert f"There is nothing to show yet under {missing}, so there are no such sheets." in said


def test_risks_are_left_out_and_notes_says_so() -> None:
    words = [str(risk.risk) for risk in drafted().risks]
    text = " ".join(str(c.value) for s in opened(spreadsheet()).worksheets for row in s.iter_rows() for c in row)
    assert words
    assert not any(risk in text for risk in words)
    assert "The risk register is left out." in notes(agreed())


def test_the_cover_says_what_it_is_as_at_which_day_from_which_documents_and_whom_to_ask() -> None:
    lines = cover(agreed())
    assert lines[0] == "Thornmere: SEND inspection findings and action plan"
    assert "Everything is as at 1 April 2022." in lines
    assert lines[lines.index("Documents") + 1].startswith("2021 outcome letter: inspection from ")
    assert lines[lines.index("Contact") + 1 :] == ["Head of SEND", "send@thornmere.example"]
    assert "Contact" not in cover(drafted())


def with_contact(suggested: str) -> Plan:
    """The contact of the agreed plan, where an earlier paper suggests this one."""
    details = (replace(d, suggested=suggested) if d.item == "Contact" else d for d in agreed().details)
    return replace(agreed(), details=tuple(details))


def test_the_contact_of_an_earlier_paper_is_left_out_until_officers_have_confirmed_it() -> None:
    unconfirmed = with_contact("Head of SEND\nsend@thornmere.example")
    assert "Contact" not in cover(unconfirmed)
    assert [what for where, what in told(unconfirmed) if "Contact" in where] == [
        "The Contact is that of an earlier committee paper, so the cover of the spreadsheet names nobody."
    ]
    changed = with_contact("Jo Marsh")
    assert cover(changed)[-2:] == ["Head of SEND", "send@thornmere.example"]
    assert told(changed) == told(agreed())


def test_notes_say_that_the_contact_on_the_cover_is_not_left_out() -> None:
    rest = "and their notes, responses, evidence and reports on progress, are left out."
    assert f"Names of officers, other than the contact on the cover, {rest}" in notes(agreed())
    assert f"Names of officers, {rest}" in notes(drafted())


# ---- measures


def measures(plan: Plan) -> dict[str, dict[str, Any]]:
    return {row["Measure"]: row for row in table(spreadsheet(plan), "Measures")}


def test_the_latest_figure_of_a_measure_is_hidden_where_it_is_small_or_made_of_small_counts() -> None:
    rows = measures(agreed())
    assert (rows["Plans on time"]["Latest"], rows["Plans on time"]["Period"]) == ("[c]", "March 2022")
    assert (rows["Children out of school"]["Latest"], rows["Children out of school"]["Period"]) == (0, "February 2022")
    assert rows["Exclusions"]["Latest"] == "[x]"


def test_units_are_words_and_numbers_are_numbers() -> None:
    rows = measures(agreed())
    assert (rows["Plans on time"]["Unit"], rows["Plans on time"]["Target"]) == ("per cent", 90)
    assert rows["Plans on time"]["National"] == 49.2
    values = table(spreadsheet(), "Measure values")
    assert [row["Unit"] for row in values] == ["per cent"] * 3 + ["number"] * 2


def test_values_show_what_is_hidden_missing_and_not_applicable_by_different_shorthand() -> None:
    rows = table(spreadsheet(), "Measure values")
    parts = [(row["Numerator"], row["Denominator"], row["Value"], row["Provisional"]) for row in rows]
    assert parts == [
        (17, 37, 45.9, "no"),
        ("[c]", 40, "[c]", "no"),
        ("[c]", 30, "[c]", "yes"),
        ("[z]", "[z]", "[c]", "no"),
        ("[z]", "[z]", 0, "no"),
    ]
    bare = replace(VALUES[0], numerator=None, denominator=None)
    assert table(spreadsheet(values=(bare,)), "Measure values")[0]["Numerator"] == "[x]"


def test_notes_say_how_many_numbers_are_hidden_and_by_which_rule() -> None:
    said = notes(agreed())
    assert "Counts of 1 to 5 are left out." in said
    assert "Five numbers are left out on the sheet Measure values." in said


# ---- what a person must look at first


@pytest.mark.parametrize("field", ["action", "outcome_sought", "lead_body"])
@pytest.mark.parametrize(
    ("text", "words"),
    [("Find places for three children.", "three children"), ("Write to send.team@thornmere.example.",
      "send.team@thornmere.example"), ("Ring 01632 960 123 for news.", "01632 960 123"), ("Agree it with Mrs Ash.",
      "Mrs Ash"), ("Contact: Jo Birch", "Jo Birch"), ("Robin Elm reports monthly.", "Robin Elm")],
)  # fmt: skip
def test_a_small_count_or_a_contact_in_published_text_is_told_and_not_altered(
    field: str, text: str, words: str
) -> None:
    plan = with_actions(action(lead_officer="Robin Elm, Head of SEND", **{field: text}))
    found = [p for p in problems(plan) if f"'{words}'" in p.what]
    assert [(p.where, p.severity, p.sheet, p.row) for p in found] == [
        ("Action plan (A1)", "warning", "Action plan", "A1")
    ]
    (row,) = table(spreadsheet(plan), "Actions")
    assert text in row.values()


@pytest.mark.parametrize(
    "text",
    ["Review every plan by 1 September 2022.", "The Head of SEND and the Lead Member report to Cabinet.",
     "Contact Local Authority schools", "Cut waits from 45 to 20 weeks; 100 plans a month.", "Led by Thornmere Council",
     "Budget 01/04/2022 to 31/03/2023", "Ask families what they think", "Six children have a place."],
)  # fmt: skip
def test_usual_words_of_plans_are_no_contacts(text: str) -> None:
    assert contacts_in(text, names_typed(agreed())) == ()
    assert told(with_actions(action(action=text))) == []


def test_names_are_those_of_persons_not_of_posts() -> None:
    rows = [action(lead_officer=typed) for typed in ("Robin Elm / Sam O'Hare", "Head of SEND", "Assistant Director", 7)]
    assert names_typed(with_actions(*rows)) == ("Robin Elm", "Sam O'Hare")


def test_what_is_not_published_is_not_told() -> None:
    plan = with_actions(action(evidence="Mrs Ash", lead_officer="Jo Birch, jo@thornmere.example"))
    assert told(plan) == []


@pytest.mark.parametrize(
    ("item", "value", "words"),
    [("Embargo", date(2022, 4, 2), "under embargo until 2 April 2022"), ("Exempt paragraph", "3", "is exempt"),
     ("Published date", date(2022, 5, 1), "to be published on 1 May 2022"), ("Embargo", date(2022, 4, 1), ""),
     ("Exempt paragraph", "None", ""), ("Published date", date(2021, 12, 1), "")],
)  # fmt: skip
def test_what_may_not_be_public_yet_is_told(item: str, value: Any, words: str) -> None:
    details = tuple(replace(d, value=value) if d.item == item else d for d in agreed().details)
    found = [what for where, what in told(replace(agreed(), details=details)) if where.startswith("Paper details")]
    assert len(found) == bool(words)
    assert all(words in what for what in found)
