"""Papers of readable length: the strongest evidence of each theme is quoted, the rest is named and in the register."""

import re
from dataclasses import replace

import pytest

from tests.helpers import TEMPLATES, sample_letter
from toolkit.house.load import load_house
from toolkit.inputs.reference_table import read_tables
from toolkit.model.letter import Letter
from toolkit.model.paper import CommitteePaper, Enquiry, Group, Quote, RegisterLine
from toolkit.papers.assemble import committee_paper
from toolkit.rules.new_plan import classified, new_plan
from toolkit.rules.strongest import evidence_ranks, strongest_first

HOUSE = load_house(TEMPLATES, "default")
LETTER = classified(sample_letter(), HOUSE.themes)


def paper_of(letter: Letter) -> CommitteePaper:
    plan = new_plan("Thornmere", "thornmere", [letter], HOUSE, read_tables())
    return committee_paper(plan, letter, HOUSE, read_tables())


def groups_of(letter: Letter) -> list[Group]:
    return [g for g in _tuple(paper_of(letter).facts["development"]) if isinstance(g, Group)]


def _tuple(fact: object) -> tuple[object, ...]:
    assert isinstance(fact, tuple)
    return fact


PLAIN = replace(
    LETTER, wsoa_required=False, weaknesses=(), blocks=tuple(b for b in LETTER.blocks if b.kind != "weakness")
)


@pytest.mark.parametrize("letter", [LETTER, PLAIN], ids=["with weaknesses", "without"])
def test_every_area_for_development_is_quoted_or_named_once(letter: Letter) -> None:
    quoted = [q.ref for g in groups_of(letter) for q in g.quotes]
    named = [r for g in groups_of(letter) for r in re.findall(r"\[([\w-]+)\]", g.more)]
    wanted = [f.ref for f in letter.findings if f.kind == "development"]
    assert sorted([*quoted, *named]) == sorted(wanted)
    assert len(quoted) < len(wanted)


def test_quotes_are_the_inspectors_words_whole() -> None:
    words = {f.ref: (f.text, f.passage.sub_items) for f in LETTER.findings}
    quotes = [q for g in groups_of(PLAIN) for q in g.quotes]
    assert quotes
    assert [(q.text, q.sub_items) for q in quotes] == [words[q.ref] for q in quotes]


def test_fewer_are_quoted_where_weaknesses_are_quoted_too() -> None:
    beside, alone = (sum(len(g.quotes) for g in groups_of(x)) for x in (LETTER, PLAIN))
    assert 0 < beside < alone


def test_the_largest_themes_come_first_and_other_themes_last() -> None:
    counts = [len(g.quotes) + g.more.count("[") for g in groups_of(LETTER)]
    assert counts[:-1] == sorted(counts[:-1], reverse=True)
    assert groups_of(LETTER)[-1].theme == "Other themes"


def test_what_speaks_most_to_a_weakness_is_quoted_before_what_has_figures_and_that_before_the_rest() -> None:
    first, second, third = LETTER.findings[:3]
    figures = next(f.figures for f in LETTER.findings if f.figures)
    plain, counted = replace(first, figures=()), replace(second, figures=figures)
    evidence = replace(third, figures=())
    assert strongest_first([plain, counted, evidence], {third.ref: 0.5}) == [evidence, counted, plain]
    assert strongest_first([plain, evidence], {}) == [plain, evidence]


def test_the_best_evidence_of_a_weakness_ranks_highest() -> None:
    ranks = evidence_ranks(LETTER, HOUSE.themes)
    assert ranks
    assert {r.split("-")[0] for r in ranks} == {"2021"}
    assert max(ranks.values()) >= 1
    assert evidence_ranks(PLAIN, HOUSE.themes) == {}


def test_the_register_has_every_finding_in_order_with_its_place() -> None:
    rows = [r for r in _tuple(paper_of(LETTER).facts["register"]) if isinstance(r, RegisterLine)]
    assert [r.ref for r in rows] == [f.ref for f in LETTER.findings]
    assert [r.place for r in rows] == [
        f"Page {f.passage.page}" if f.passage.page else f"Line {f.passage.lines[0]}" for f in LETTER.findings
    ]
    assert all((r.kind, r.theme) != ("", "") for r in rows)


def test_each_line_of_enquiry_is_its_themes_question_with_the_findings_it_comes_from() -> None:
    asked = [e for e in _tuple(paper_of(LETTER).facts["enquiries"]) if isinstance(e, Enquiry)]
    themes = {t.label: t for t in HOUSE.themes}
    findings = {f.ref: f for f in LETTER.findings}
    assert 2 <= len(asked) <= 6
    for enquiry in asked:
        refs = re.findall(r"\[([\w-]+)\]", enquiry.findings)
        assert enquiry.question == themes[enquiry.theme].enquiry
        assert refs
        assert {findings[r].themes[0] for r in refs} == {themes[enquiry.theme].code}


def test_what_is_too_soon_to_judge_is_told_word_for_word() -> None:
    unknown = [q for q in _tuple(paper_of(LETTER).facts["unknowns"]) if isinstance(q, Quote)]
    flagged = [f for f in LETTER.findings if "too-soon-to-judge" in f.flags]
    assert [(q.ref, q.text) for q in unknown] == [(f.ref, f.text) for f in flagged] != []


def test_every_theme_has_a_question() -> None:
    assert [t.code for t in HOUSE.themes if not t.enquiry.endswith("?")] == []
