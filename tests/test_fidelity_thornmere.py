"""A second faulty paper, invented, with faults of other kinds of words than the real one's, and with traps."""

from pathlib import Path

import pytest

from tests.faulty_papers import set_paper
from tests.helpers import sample_letter
from toolkit.inputs.read import read_document
from toolkit.letters.committee_paper import paper_in
from toolkit.model.fidelity import FidelityHit
from toolkit.rules.fidelity import fidelity_problems

SUMMARY = (
    "The inspection took place from 8 to 13 November 2021.",
    "Because inspectors found areas for improvement, the partners have to write a statement of action.",
    "The letter of 14 January 2022 is attached.",  # right
    "Members are asked for their views.",
)
SECTIONS = (
    (
        "Background",
        (
            ("Of 132 areas inspected so far, 73 (57%) must write a statement.", ()),
            ("The letter, dated 24 January 2022, is addressed to the director.", ()),
            ("The previous inspection took place from 3 to 7 May 2014.", ()),  # another inspection
            ("On average, areas have four areas of significant weakness.", ()),  # not of this area
            ("Of the 40 places in short breaks, 10 (25%) are in the north.", ()),  # right
            ("The duties are in the 'Special Educational Needs and Disability Code of Practice'.", ()),  # a title
            ("Our own plan promises 'getting it right first time for every child'.", ()),  # not the letter's words
        ),
    ),
    (
        "What the letter says",
        (
            ("The letter lists 12 strengths and 14 areas for development.", ()),
            (
                "Inspectors told us that much works well:",
                (
                    "Leaders want the best for children and young people with SEND.",
                    "Newer plans are clearer than older ones.",
                    "Pupils achieve well in communication and independence.",
                    "Short breaks are valued by those who have them.",
                    "School nurses offer drop-in sessions in every secondary school.",  # right
                    "Health visitors reach nine in ten families for the two-year check.",  # right
                    "Pupils in special schools achieve well in communication.",  # right, with its limit
                ),
            ),
            (
                "In their words, \u201cthe community nursing team cares for children with complex needs at home and at"
                " school\u201d.",
                (),
            ),
            (
                "The letter asks how we will tackle these areas of significant weakness:",
                (
                    "the lack of a joint strategy for SEND that education, health and care leaders all own and act on;",
                    "the poor quality of EHC plans, and in particular the contribution of health and social care to"
                    " them;",
                    "delays in annual reviews and weak oversight of them; and",
                    "the limited extent of co-production with families beyond the Parent Carer Forum.",  # right
                ),
            ),
            ("Waits for a neurodevelopmental assessment have grown to 16 months.", ()),
            ("Inspectors found that young people feel safe.", ()),
            ("Ofsted has a few concerns about how leaders work together.", ()),
            ("Some parents have raised some concerns about transport with the council.", ()),  # parents, not inspectors
            ("Where inspectors identify concerns, a statement may be required.", ()),  # of inspections in general
        ),
    ),
    (
        "What happens next",
        (
            ("The statement has to be handed in within 70 days of the day on which the letter was published.", ()),
            ("The partners will submit the statement of action to NHS England by 26 April 2022.", ()),
            ("Ofsted will say within 10 working days of receiving the statement whether it is fit for purpose.", ()),
            ("The plan will cover:", ("one strategy", "better plans", "shorter waits")),
            ("The parent carer forum meets regularly with the council.", ()),  # no recommendation
        ),
    ),
    ("Risk management", (("The risks are:", ()),)),
    ("Financial implications", (("The cost is not yet known.", ()),)),
    ("Equality", (("An equality impact assessment will be made.", ()),)),
    ("Options", (("There is no choice: the statement is a duty.", ()),)),
    (
        "Recommendations",
        (
            ("That the Panel give its views on the letter.", ()),
            ("That the Panel receive progress reports periodically.", ()),
            ("That the Panel receive a progress report every quarter from June 2022.", ()),  # with a date
        ),
    ),
)
RISKS = (
    ("The partners do not agree in time.", "Three boards have to sign.", "One meeting for all.", "C2"),
    ("The backlog grows.", "The same people do both.", "", "B3"),
    ("Families lose patience.", "n/a", "A letter to every family.", "C3"),  # not empty
)

FAULTS = [
    ("1.1", "number"),
    ("1.2", "date"),
    ("2.1", "number"),
    ("2.2, bullet 1", "omitted however"),
    ("2.2, bullet 2", "omitted however"),
    ("2.2, bullet 3", "limit dropped"),
    ("2.2, bullet 4", "omitted however"),
    ("2.3", "misquoted"),
    ("2.4", "weakness missing"),
    ("2.4, bullet 3", "misquoted"),
    ("2.5", "number"),
    ("2.6", "not in the document"),
    ("2.7", "softened"),
    ("3.1", "deadline"),
    ("3.2", "recipient"),
    ("3.4", "no owner or date"),
    ("5.1", "no sum"),
    ("8.2", "no date or frequency"),
    ("Summary 1", "date"),
    ("Summary 2", "softened"),
    ("risk table, row 2, Action to avoid or mitigate risk", "empty cell"),
]


@pytest.fixture
def hits(tmp_path: Path) -> tuple[FidelityHit, ...]:
    paper = paper_in(read_document(set_paper(tmp_path / "paper.docx", SUMMARY, SECTIONS, RISKS)))
    assert paper is not None
    return fidelity_problems(paper, sample_letter())


def test_each_fault_is_found_at_its_place_and_no_trap_is_taken_for_one(hits: tuple[FidelityHit, ...]) -> None:
    assert sorted((hit.paragraph, hit.rule) for hit in hits) == FAULTS


def test_a_hit_says_what_the_letter_says_and_where(hits: tuple[FidelityHit, ...]) -> None:
    said = {hit.paragraph: hit.problem for hit in hits}
    quote = said["2.3"]
    assert quote.what == ("It quotes 2021-A-S01, line 84, but not word for word: 'health' is missing.")
    assert quote.where == "paper.docx, paragraph 2.3"
    assert "word for word" in quote.what_to_do
    assert "line 47" in said["2.2, bullet 2"].what
    assert "'too many still say little" in said["2.2, bullet 2"].what
    assert "2021-W4" in said["2.4"].what
    assert said["1.1"].what == "It says that 73 of 132 is 57%. It is 55%."


def test_faults_are_warnings_and_gaps_are_notes(hits: tuple[FidelityHit, ...]) -> None:
    notes = {hit.rule for hit in hits if hit.problem.severity == "note"}
    assert notes == {"no owner or date", "no sum"}
