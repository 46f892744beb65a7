"""Papers of readable length: the strongest evidence of each theme is quoted, the rest is named and in the register."""

import re
from dataclasses import replace

import pytest

from tests.helpers import TEMPLATES, sample_letter
from toolkit.house.load import load_house
from toolkit.inputs.reference_table import read_tables
from toolkit.model.letter import Letter, Weakness
from toolkit.model.paper import CommitteePaper, Enquiry, Group, Quote, RegisterLine
from toolkit.papers.assemble import committee_paper
from toolkit.rules.new_plan import classified, new_plan
from toolkit.rules.strongest import evidence_ranks, strongest_first
from toolkit.rules.themes import classify

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


def with_weaknesses(*weaknesses: Weakness) -> Letter:
    left_out = {w.ref for w in LETTER.weaknesses} - {w.ref for w in weaknesses}
    return replace(LETTER, weaknesses=weaknesses, blocks=tuple(b for b in LETTER.blocks if b.ref not in left_out))


def enquiries_of(letter: Letter) -> list[Enquiry]:
    return [e for e in _tuple(paper_of(letter).facts["enquiries"]) if isinstance(e, Enquiry)]


def refs_in(enquiry: Enquiry) -> list[str]:
    return re.findall(r"\[([\w-]+)\]", enquiry.findings)


def themes_of(weakness: Weakness) -> list[str]:
    labels = {t.code: t.label for t in HOUSE.themes}
    return [labels[code] for code in classify(weakness.passage.full_text, HOUSE.themes)]


@pytest.mark.parametrize("letter", [LETTER, PLAIN], ids=["with weaknesses", "without"])
def test_each_line_of_enquiry_is_its_themes_question_with_the_findings_it_comes_from(letter: Letter) -> None:
    themes = {t.label: t for t in HOUSE.themes}
    findings, concerns = {f.ref: f for f in letter.findings}, {c.ref: c for c in letter.concerns}
    asked = enquiries_of(letter)
    assert len(asked) >= 2
    assert len({e.theme for e in asked}) == len(asked)
    for enquiry in asked:
        refs = refs_in(enquiry)
        assert enquiry.question == themes[enquiry.theme].enquiry
        assert refs
        assert len(set(refs)) == len(refs)
        assert [r for r in refs if r in concerns and enquiry.theme not in themes_of(concerns[r])] == []
        assert {themes[enquiry.theme].code in findings[r].themes for r in refs if r in findings} <= {True}
        assert [r for r in refs if r in concerns] + [r for r in refs if r in findings] == refs


def test_the_themes_of_the_weaknesses_are_asked_about_first_and_none_is_left_out() -> None:
    wanted = [*dict.fromkeys(theme for weakness in LETTER.concerns for theme in themes_of(weakness))]
    asked = enquiries_of(LETTER)
    assert len(wanted) > 6
    assert [e.theme for e in asked] == wanted
    for weakness in LETTER.concerns:
        assert {e.theme for e in asked if weakness.ref in refs_in(e)} == {*themes_of(weakness)}


def test_beside_few_weaknesses_the_largest_themes_fill_the_lines_of_enquiry() -> None:
    one = with_weaknesses(LETTER.weaknesses[0])
    plain = [e.theme for e in enquiries_of(PLAIN)]
    assert len(plain) == 6
    first, *others = [e.theme for e in enquiries_of(one)]
    assert [first] == themes_of(LETTER.weaknesses[0])
    assert others == [theme for theme in plain if theme != first][:5]


def test_what_a_revisit_found_enough_is_not_asked_about_first() -> None:
    done = replace(LETTER.weaknesses[0], sufficient_progress=True)
    asked = enquiries_of(with_weaknesses(done, LETTER.weaknesses[1]))
    assert done.ref not in {ref for e in asked for ref in refs_in(e)}
    assert LETTER.weaknesses[1].ref in refs_in(asked[0])


def test_what_is_too_soon_to_judge_is_told_word_for_word() -> None:
    unknown = [q for q in _tuple(paper_of(LETTER).facts["unknowns"]) if isinstance(q, Quote)]
    flagged = [f for f in LETTER.findings if "too-soon-to-judge" in f.flags]
    assert [(q.ref, q.text) for q in unknown] == [(f.ref, f.text) for f in flagged] != []


def test_every_theme_has_a_question() -> None:
    assert [t.code for t in HOUSE.themes if not t.enquiry.endswith("?")] == []
