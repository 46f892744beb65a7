"""The month's progress report to the committee, as it stands in Word."""

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import docx
import pytest

from tests.helpers import paragraph_texts
from tests.progress_months import MONTHS, WEAKNESSES, actions, house, papers, quiet, usual
from toolkit.accessibility.word_rules import word_problems
from toolkit.model.plan import Action, Recommendation
from toolkit.model.progress import Progress
from toolkit.model.snapshot import KnownDate
from toolkit.papers.template_check import checked_template
from toolkit.papers.write_word import write_paper

DAY = date(2026, 11, 2)
STYLES = ("default", "medway", "kent")


def opened(progress: Progress, style: str = "default", board: bool = False) -> io.BytesIO:
    return io.BytesIO(set_in_word(progress, style, board))


def set_in_word(progress: Progress, style: str = "default", board: bool = False) -> bytes:
    paper = papers(progress, style)[board]
    problems: list[Any] = []
    data = write_paper(paper, house(style).template_for(paper.template), DAY, problems)
    assert problems == []
    return data


@cache
def lines(month: str = "usual", style: str = "default") -> tuple[str, ...]:
    body = docx.Document(io.BytesIO(set_in_word(MONTHS[month](), style))).element.body
    return tuple(paragraph_texts(body))


def text_of(progress: Progress) -> str:
    return "\n".join(paragraph_texts(docx.Document(io.BytesIO(set_in_word(progress))).element.body))


@cache
def tables(month: str = "usual", style: str = "default") -> dict[str, list[list[str]]]:
    """The tables by their captions, without "Table 4: "."""
    document = docx.Document(io.BytesIO(set_in_word(MONTHS[month](), style)))
    found, caption = {}, ""
    for element in document.element.body:
        if element.tag.endswith("}p"):
            caption = "".join(paragraph_texts(element)) or caption
        elif element.tag.endswith("}tbl"):
            table = docx.table.Table(element, document)
            found[caption.partition(": ")[2]] = [[cell.text for cell in row.cells] for row in table.rows]
    return found


def test_what_moved_is_told_with_the_officers_words_and_the_days() -> None:
    text = "\n".join(lines())
    for said in (
        "Two actions have been completed:",
        "Evidence: Minutes of the board of 12 October. Progress: The strategy is on the website.",
        "No evidence is given in the action plan.",
        "From 15 October 2026 to 15 December 2026; first due on 30 June 2026, deferred three times.",
        "From 15 November 2026 to 15 January 2027. Progress",
        "One action has been brought forward:",
        "Print a leaflet for every family [A26]. It was Grey, due on 1 December 2026.",
        "Set up one data set that all partners use [A4]. Due on 20 October 2026; lead: Jo Marsh, Council."
        " No reason given in the action plan.",
    ):
        assert said in text


def test_each_rating_that_changed_has_its_reason_or_says_that_there_is_none() -> None:
    rows = tables()["Actions whose BRAG rating has changed"]
    assert rows[1][2:] == ["Green", "Blue", "The strategy is on the website"]
    assert rows[2][2:] == ["Amber", "Red", "No reason given in the action plan"]
    assert rows[3][2:] == ["No rating", "Green", "Planning consent was given on 9 October."]
    assert tables()["Areas whose RAG rating has changed"][1][1:] == [WEAKNESSES[0], "Red", "Amber", "Work has begun."]


def test_the_summary_counts_what_the_tables_list() -> None:
    summary = papers(usual())[0].facts["summary"]
    assert isinstance(summary, tuple)
    assert summary[0] == (
        "On 2 November 2026 the action plan for special educational needs and disabilities (SEND) of the local area of"
        " Eskmouth had 25 actions, by BRAG rating (blue, green, amber, red or grey): five Blue, eight Green, four"
        " Amber, four Red, three Grey and one without a rating."
    )
    assert "Since 1 October 2026 two actions have been completed, two have become overdue" in str(summary[1])
    assert str(summary[2]).startswith("Four actions are overdue, two are due within 30 days")
    assert len(tables()["Actions that are overdue"]) == 1 + 4
    assert len(tables()["Actions that are due within 30 days"]) == 1 + 2


def test_an_overdue_action_that_is_rated_green_is_named() -> None:
    late = usual().overdue
    green = replace(usual(), overdue=(replace(late[0], brag="Green"), *late[1:]))
    assert "One overdue action is rated Green all the same: [A9]." in text_of(green)
    assert not [line for line in lines() if "all the same" in line]


def test_a_month_in_which_nothing_moved_is_told_in_one_sentence() -> None:
    assert "Nothing in the action plan has changed since 1 October 2026." in lines("quiet")
    assert "No action is overdue, due within 30 days or without an update for more than 31 days." in lines("quiet")
    assert not [line for line in lines("quiet") if "have been" in line or "has been deferred" in line]


def test_a_first_month_says_that_nothing_can_be_compared() -> None:
    said = "There is no earlier record of the action plan to compare with, so nothing can be said about what moved."
    assert said in lines("first")
    assert {row[2] for row in tables("first")["Actions by BRAG rating"][1:]} == {"Not known"}
    assert not [line for line in lines("first") if " since " in line]


def test_where_only_a_risk_moved_the_report_says_where_that_is_told() -> None:
    only = replace(quiet(), risk_moves=usual().risk_moves)
    said = "No action and no area has moved since 1 October 2026. What has moved in the risks is told under Risk"
    assert said in text_of(only)


def test_the_chart_of_ratings_and_the_table_below_it_have_the_same_figures() -> None:
    chart: Any = papers(usual())[0].facts["brag_chart"]
    rows = tables()["Actions by BRAG rating"][1:-1]
    assert chart.categories == tuple(row[0] for row in rows)
    assert [[int(v) for v in series.values] for series in chart.series] == [
        [int(row[2]) for row in rows],
        [int(row[3]) for row in rows],
    ]
    assert "2 November 2026: Blue 5, Green 8, Amber 4, Red 4, Grey 3 and No rating 1." in chart.alt


def test_one_count_has_the_houses_colours() -> None:
    chart: Any = papers(MONTHS["first"]())[0].facts["brag_chart"]
    assert chart.series[0].colours[:5] == tuple(colour.fill for colour in house().brag)


def test_at_most_six_measures_are_drawn_those_of_the_areas_first() -> None:
    trends: Any = papers(usual())[0].facts["trends"]
    order = [trend.measure.split(" ")[2] for trend in trends]
    assert order == ["leavers", "reviews", "plans", "pupils", "visits", "families"]  # areas; Red, Amber, Green, none
    for trend in trends:
        assert [row.value for row in trend.figures] == [f"{v:g}%" for v in trend.chart.series[0].values]
        assert {row.target for row in trend.figures} == {"60%"}
        assert trend.chart.series[1].dashed
        assert all(row.value in trend.chart.alt for row in trend.figures)


def test_a_target_that_is_no_number_of_the_unit_gets_no_line() -> None:
    full = usual()
    for target in ("all of them", "12 weeks", 0.6, None):
        first = replace(full.measures[0], row=replace(full.measures[0].row, target=target))
        trends: Any = papers(replace(full, measures=(first,)))[0].facts["trends"]
        assert [series.name for series in trends[0].chart.series] == ["Value"], target
        assert trends[0].figures[0].target == "Not set"


def test_the_measures_have_their_period_their_aims_and_their_source() -> None:
    rows = tables()["Where each measure stands"]
    assert rows[1][0].endswith("Source: SEN2 (DfE)")
    assert rows[1][1:] == [
        "49.1% in October 2026",
        "Up 0.7 points on September 2026 (better)",
        "60% by 31 March 2027",
        "100% within 20 weeks of the request",
        "50.3%",
        "Red",
    ]
    assert rows[8][1] == "No value yet"
    assert rows[5][2] == "Nothing to compare with"


def test_a_colour_has_its_reason_and_measures_without_one_for_the_same_reason_share_a_line() -> None:
    full = usual()
    bare = [replace(m, rag="", latest=None, reason="") for m in full.measures[:2]]
    reasons = papers(replace(full, measures=(*bare, *full.measures[2:4])))[0].facts["measure_reasons"]
    assert reasons == (
        "Share of pupils that met the standard of the area – 52.1% in October 2026: Amber, because it is below the"
        " target of 60%.",
        "No RAG rating, because no value has been read or typed: Share of plans that met the standard of the area;"
        " Share of reviews that met the standard of the area.",
    )


def test_a_date_that_is_not_certain_says_so_and_this_meeting_is_not_ahead() -> None:
    head, *rows = tables()["Decisions and dates ahead"]
    assert head == ["Date", "What", "Source"]
    assert [row[0] for row in rows] == ["1 February 2027"]
    assert rows[0][2] == "Not certain. Counted from the day the statement is due."


def test_what_falls_on_the_day_of_the_meeting_or_before_is_not_ahead() -> None:
    def known(day: int, what: str) -> KnownDate:
        return KnownDate(what, date(2026, 11, day), "As given in Paper details (2024 committee, Next update).")

    ahead = (known(9, "Publication"), known(17, "Next update"), known(18, "Visit"))
    committee, board = papers(replace(usual(), dates=ahead))
    rows: Any = committee.facts["dates"]
    assert [(row.what, row.basis) for row in rows] == [("Visit", "Council officers")]
    every: Any = board.facts["board_dates"]
    assert [row.what for row in every] == ["Publication", "Next update", "Visit"]


def test_the_committee_is_asked_what_the_facts_give() -> None:
    asked = [*papers(usual())[0].facts["recommendations"]]  # type: ignore[misc]
    assert asked[1].startswith("The Committee is asked to consider the four overdue actions [A9], [A6], [A10] and [A4]")
    assert asked[3] == "The Committee is asked to request the late response to its earlier recommendation [REC1]."
    few = papers(quiet())[0].facts["recommendations"]
    assert isinstance(few, tuple)
    assert len(few) == 2


def test_recommendations_that_officers_typed_stand_in_place_of_the_standing_ones() -> None:
    full = usual()
    typed = (
        Recommendation("REC5", "progress", "The Committee is asked to visit Millbrook Academy."),
        Recommendation("REC6", "progress", "An old one.", agreed_on=date(2026, 10, 1)),
        Recommendation("REC7", "progress", "A rejected draft.", status="Not used"),
    )
    now = replace(full.now, recommendations=typed)
    assert papers(replace(full, now=now))[0].facts["recommendations"] == (typed[0].recommendation,)


def test_every_reference_in_the_report_is_in_the_register_of_sources() -> None:
    rows = tables()["Register of sources"]
    register = {row[0]: row for row in rows}
    register |= {
        ref: row
        for row in rows
        if row[0].startswith(("Finding", "Area"))
        for ref in re.findall(r"\[([\w-]+)\]", row[2])
    }
    body = lines()[: lines().index("Register of sources")]
    named = {ref for line in body for ref in re.findall(r"\[([A-Z0-9][\w-]*\d)\]", line)}
    cells = {row[0] for rows in tables().values() for row in rows if re.fullmatch(r"[AR]\d+|REC\d+|2024-W\d", row[0])}
    assert len(named | cells) > 20
    assert (named | cells) - {*register} == set()
    assert register["A26"][2] == "Print a leaflet for every family"  # no longer in the plan
    assert register["2024-I-D01"][3] == "The 2024 outcome letter"
    figures = [row for row in tables()["Register of sources"] if row[0] == "Measure"]
    assert len(figures) == 7
    assert figures[0][3] == "SEN2 (DfE); scorecard.csv"


def test_the_register_does_not_print_again_what_the_table_of_areas_quotes() -> None:
    rows = tables()["Register of sources"]
    refs = ", ".join(f"[2024-W{n}]" for n in range(1, 8))
    quoted = f"{refs} and [2024-W8] – quoted in the table of areas"
    assert rows[1] == ["Areas", "Inspectors' words", quoted, "The 2024 outcome letter"]
    assert not [row for row in rows if row[2] in WEAKNESSES]
    assert "The areas to put right are quoted in Table 1." in lines()
    assert not [line for line in lines("empty") if line.startswith("The areas to put right")]


def test_officers_words_stand_as_typed_whatever_signs_are_in_them() -> None:
    odd = Action("A1", action="Agree <b>{{ title }}</b> & publish", progress="50% < 60% {%p if x %}", due=DAY)
    full = replace(usual(), newly_overdue=(odd,), overdue=(odd,))
    text = text_of(full)
    assert "Agree <b>{{ title }}</b> & publish [A1]. Due on 2 November 2026" in text
    assert "Progress: 50% < 60% {%p if x %}." in text


def test_a_suggestion_that_nobody_has_agreed_to_is_no_note_on_progress() -> None:
    row = replace(actions()[0], progress="Suggested")
    assert "Suggested" not in text_of(replace(usual(), overdue=(row,), completed=(row,)))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("month", MONTHS)
def test_no_rule_of_accessibility_is_broken_and_no_cell_is_empty(month: str, style: str) -> None:
    for board in (False, True):
        data = set_in_word(MONTHS[month](), style, board)
        assert [problem.what for problem in word_problems("report.docx", data)] == []


@pytest.mark.parametrize("style", STYLES)
def test_the_shipped_templates_have_no_fault(style: str) -> None:
    own = house(style)
    for template in (own.progress_template, own.board_template):
        assert checked_template(own, template, None).faults == ()
        assert template.parent.name == style


def test_kent_puts_the_recommendations_in_front() -> None:
    headings = [*lines(style="kent")]
    assert headings.index("Recommendations") < headings.index("Introduction") < headings.index("Measures")
    assert lines().index("Measures") < lines().index("Recommendations", lines().index("Measures"))


def test_the_same_facts_give_the_same_bytes_and_the_files_have_the_names_agreed() -> None:
    assert set_in_word(usual()) == set_in_word(usual())
    committee, board = papers(usual())
    assert (committee.label, committee.file_name) == ("progress", "eskmouth-progress-2026-10.docx")
    assert (board.label, board.file_name) == ("progress board", "eskmouth-progress-2026-10-board.docx")
    assert committee.meeting_date == date(2026, 11, 17)
