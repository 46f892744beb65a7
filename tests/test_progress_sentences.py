"""What a month's report says of what is gone, late or new: only what is so, and once."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.progress_months import MONTHS, actions, measures, papers, usual
from tests.progress_snapshots import action, between, on, refs, risk
from tests.test_progress_report import STYLES, lines, tables, text_of
from toolkit.model.plan import Recommendation, Risk
from toolkit.model.progress import Progress

HEADING = "What has changed"


def added_late(number: int, late: int) -> Progress:
    rows = tuple(replace(a, due=date(2026, 12, 1)) for a in actions()[20 : 20 + number])
    overdue = tuple(replace(a, due=date(2026, 10, 20)) for a in rows[:late])
    return replace(usual(), added=(*overdue, *rows[late:]), overdue=(*usual().overdue, *overdue))


# ---- risks


def test_a_risk_is_closed_only_where_its_status_says_so() -> None:
    old = tuple(risk(f"R{n}", "1", "1") for n in range(1, 5))
    new = (risk("R1", "1", "1", "Closed"), risk("R2", "1", "1", "Not used"), risk("R4", "1", "1"))
    found = between({"risks": old}, {"risks": new})
    assert refs(found.closed_risks) == ["R1"]
    assert refs(found.gone_risks) == ["R2", "R3"]
    assert between({"risks": old[:1]}, {"risks": ()}).anything_moved


def test_a_risk_whose_row_is_gone_is_no_longer_in_the_register_and_not_closed() -> None:
    gone = replace(usual(), closed_risks=(), gone_risks=(Risk("R7", "Cyber attack"),))
    text = text_of(gone)
    assert "One risk is no longer in the risk register:\nCyber attack [R7]." in text
    assert "has been closed: " not in text
    assert "one is no longer in the risk register" in text  # the summary
    assert "No longer in the register: Cyber attack [R7]." in str(papers(gone)[1].facts["risk_moves"])
    rows: Any = papers(gone)[0].facts["sources"]
    assert ("Cyber attack", "Risk register as it stood on 1 October 2026") in [(r.words, r.source) for r in rows]
    two = replace(gone, gone_risks=(Risk("R7", "Cyber attack"), Risk("R8", "Flood")))
    assert "Two risks are no longer in the risk register:" in text_of(two)


# ---- headings and ratings


def test_the_heading_of_what_moved_is_true_of_every_month_in_every_style() -> None:
    for style in STYLES:
        for month in MONTHS:
            said = lines(month, style)
            assert HEADING in said
            assert not [line for line in said if "Progress since the last report" in line]


def test_an_area_has_a_rag_rating_and_an_action_a_brag_rating() -> None:
    for style in STYLES:
        assert tables("usual", style)["Areas to put right"][0][2] == "RAG"
        assert "Areas whose RAG rating has changed" in tables("usual", style)
        assert "Actions whose BRAG rating has changed" in tables("usual", style)
    summary: Any = papers(usual())[0].facts["summary"]
    assert "One area has changed its RAG rating" in summary[1]
    assert "three have changed their BRAG rating" in summary[1]


# ---- actions added and overdue


def test_an_action_that_was_late_when_it_was_added_is_in_one_entry_with_both_facts() -> None:
    late = action("A2", due=on(9, 8))
    found = between({"actions": [action("A1")]}, {"actions": [action("A1"), late]})
    assert (refs(found.added), refs(found.newly_overdue), refs(found.overdue)) == (["A2"], [], ["A2"])


def test_its_entry_says_that_it_is_overdue_and_why() -> None:
    changes: Any = papers(added_late(2, 1))[0].facts["changes"]
    (change,) = [c for c in changes if "added" in c.sentence]
    assert change.sentence == "Two actions have been added:"
    assert change.points == (
        "Open a resource base with 24 places at Millbrook Academy: check after a term what has changed [A21]. Already"
        " overdue: due on 20 October 2026; lead: Priya Nair, Schools. Progress: Step 21 was discussed at the board.",
        "Sign supported internships with six employers: check after a term what has changed [A22]. Due on 1 December"
        " 2026; lead: Jo Marsh, Council.",
    )
    board: Any = papers(replace(added_late(1, 1), completed=()))[1].facts["moves"]
    assert next(move for move in board if move.startswith("Added: ")).endswith("[A21], already overdue.")


def test_the_summary_counts_it_once_and_says_that_it_is_late() -> None:
    said = {
        (1, 0): "one has been added and",
        (1, 1): "one has been added (already overdue) and",
        (3, 1): "three have been added (one of them already overdue) and",
        (3, 3): "three have been added (all of them already overdue) and",
    }
    for numbers, words in said.items():
        summary: Any = papers(added_late(*numbers))[0].facts["summary"]
        assert words in summary[1]


# ---- what the committee and the board are asked


def test_a_recommendation_and_a_decision_name_every_measure_they_are_about() -> None:
    red = tuple(replace(m, rag="Red") for m in measures())
    committee, board = papers(replace(usual(), measures=red))
    for asked in (committee.facts["recommendations"], board.facts["decisions"]):
        (line,) = [str(text) for text in asked if "are Red" in str(text)]  # type: ignore[union-attr]
        assert [m.row.measure for m in red if str(m.row.measure) not in line] == []
        assert " more" not in line


def test_every_decision_that_officers_typed_is_put_to_the_board() -> None:
    full = usual()
    typed = tuple(Recommendation(f"REC{n}", "progress board", f"Agree post number {n}.") for n in range(10, 17))
    facts = papers(replace(full, now=replace(full.now, recommendations=typed)))[1].facts
    assert facts["decisions"] == tuple(r.recommendation for r in typed)


# ---- the register of sources


def test_the_findings_of_a_document_share_a_row_of_the_register() -> None:
    full = usual()
    asked = tuple(
        replace(full.enquiries[0], findings=f"[2024-W1] and [2024-{ref}]") for ref in ("M-03", "I-D01", "A-D11")
    )
    now = replace(full.now, documents=("2021 outcome letter", "2024 outcome letter"))
    older = replace(asked[0], findings="[2024-W1] and [2021-O-D02]")
    facts = papers(replace(full, now=now, enquiries=(*asked, older)))[0]
    rows: Any = facts.facts["sources"]
    assert [(r.ref, r.words, r.source) for r in rows if r.ref.startswith("Finding")] == [
        ("Finding", "[2021-O-D02] – as the 2021 outcome letter has it", "The 2021 outcome letter"),
        ("Findings", "[2024-A-D11], [2024-I-D01] and [2024-M-03] – as the 2024 outcome letter has them",
         "The 2024 outcome letter"),
    ]  # fmt: skip
    assert {"2021-O-D02", "2024-M-03"} <= facts.refs  # each leads to its row


def test_a_file_that_is_its_own_source_is_named_once() -> None:
    full = usual()
    latest = replace(full.measures[0].latest, file="board.xlsx", sheet="Measure values", cell="E43")  # type: ignore[type-var]
    for source, said in (
        (None, "board.xlsx, Measure values!E43"),
        ("board.xlsx", "board.xlsx, Measure values!E43"),
        ("SEN2", "SEN2; board.xlsx, Measure values!E43"),
    ):
        row = replace(full.measures[0].row, source=source)
        one = replace(full, measures=(replace(full.measures[0], row=row, latest=latest),))
        rows: Any = papers(one)[0].facts["sources"]
        assert [r.source for r in rows if r.ref == "Measure"] == [said]
