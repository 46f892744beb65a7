"""Papers of readable length: the strongest evidence of each theme is quoted, the rest is named and in the register."""

import re
from dataclasses import replace

import pytest

from tests.helpers import TEMPLATES, sample_letter
from toolkit.house.load import load_house
from toolkit.inputs.reference_table import read_tables
from toolkit.model.letter import Letter, Weakness
from toolkit.model.paper import CommitteePaper, Enquiry, Group, Quote, RegisterLine, ThemeLine
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


def left_of(letter: Letter) -> list[ThemeLine]:
    return [row for row in _tuple(paper_of(letter).facts["development_left"]) if isinstance(row, ThemeLine)]


def _tuple(fact: object) -> tuple[object, ...]:
    assert isinstance(fact, tuple)
    return fact


PLAIN = replace(
    LETTER, wsoa_required=False, weaknesses=(), blocks=tuple(b for b in LETTER.blocks if b.kind != "weakness")
)


@pytest.mark.parametrize("letter", [LETTER, PLAIN], ids=["with weaknesses", "without"])
def test_every_area_for_development_is_quoted_or_named_once(letter: Letter) -> None:
    quoted = [q.ref for g in groups_of(letter) for q in g.quotes]
    named = [ref for row in left_of(letter) for ref in re.findall(r"\[([\w-]+)\]", row.refs)]
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


def test_the_largest_themes_come_first_and_what_is_not_quoted_is_counted_by_theme() -> None:
    left = {row.theme: int(row.number) for row in left_of(LETTER)}
    counts = [len(g.quotes) + left.get(g.theme, 0) for g in groups_of(LETTER)]
    assert counts == sorted(counts, reverse=True)
    assert [int(row.number) for row in left_of(LETTER)] == [row.refs.count("[") for row in left_of(LETTER)]


def test_a_theme_has_its_number_of_findings_only_from_two_up() -> None:
    left = {row.theme: int(row.number) for row in left_of(LETTER)}
    numbers = {g.count: len(g.quotes) + left.get(g.theme, 0) for g in groups_of(LETTER)}
    assert {"": 1, "two findings": 2}.items() <= numbers.items()


@pytest.mark.parametrize(
    ("keep", "words"),
    [
        (2, ""),
        (3, "One more area for development is not quoted here: [2021-I-D03]."),
        (4, "Two more areas for development are not quoted here: [2021-I-D03] and [2021-I-D04]."),
    ],
)
def test_one_or_two_that_are_not_quoted_are_told_in_a_sentence(keep: int, words: str) -> None:
    few = of_one_theme(keep)
    assert paper_of(few).facts["development_more"] == words
    assert left_of(few) == []


def test_three_that_are_not_quoted_stand_in_a_table() -> None:
    facts = paper_of(of_one_theme(5)).facts
    assert facts["development_more"] == ""
    assert [row.refs for row in left_of(of_one_theme(5))] == ["[2021-I-D03], [2021-I-D04] and [2021-I-D05]"]


def of_one_theme(number: int) -> Letter:
    """A letter with so many areas for development, all of one theme, in their order."""
    first = next(f for f in PLAIN.findings if f.kind == "development")
    same = (replace(first, ref=f"2021-I-D{n:02}", figures=()) for n in range(1, number + 1))
    blocks = tuple(b for b in PLAIN.blocks if b.kind != "finding")
    return replace(PLAIN, findings=(*same,), blocks=blocks)


def test_how_many_of_each_theme_are_quoted_is_said_as_it_is() -> None:
    beside, alone = (paper_of(letter).facts["development_shown"] for letter in (LETTER, PLAIN))
    assert beside == "the four largest groups first, each with one finding"
    assert alone == "the six largest groups first, each with one or two findings"
    assert paper_of(of_one_theme(2)).facts["development_shown"] == ""


# ---- what is quoted first


def shown(name: str, letter: Letter = LETTER) -> list[str]:
    return [q.ref for q in _tuple(paper_of(letter).facts[name]) if isinstance(q, Quote)]


def with_main(number: int) -> Letter:
    main = next(f for f in LETTER.findings if f.kind == "main")
    others = [f for f in LETTER.findings if f.kind != "main"]
    made = (replace(main, ref=f"2021-M-{n:02}") for n in range(1, number + 1))
    blocks = tuple(b for b in LETTER.blocks if not b.ref.startswith("2021-M-"))
    return replace(LETTER, findings=(*made, *others), blocks=blocks)


@pytest.mark.parametrize(
    ("number", "left", "refs"),
    [
        (0, "", ""),
        (4, "", ""),
        (5, "The other one is", "[2021-M-05]"),
        (6, "The other two are", "[2021-M-05] and [2021-M-06]"),
    ],
)
def test_the_first_four_main_findings_are_quoted_and_the_others_named(number: int, left: str, refs: str) -> None:
    letter = with_main(number)
    facts = paper_of(letter).facts
    assert shown("main_findings", letter) == [f"2021-M-{n:02}" for n in range(1, min(number, 4) + 1)]
    assert (facts["main_left"], facts["main_left_refs"]) == (left, refs)


def test_the_strengths_shown_are_said_to_be_the_first_of_each_heading_only_where_there_are_more() -> None:
    said = paper_of(LETTER).facts["strengths_shown"]
    assert said == "the first two under each of the letter's three headings are"
    refs = shown("strengths")
    few = tuple(f for f in LETTER.findings if f.kind != "strength" or f.ref in refs)
    gone = {f.ref for f in LETTER.findings} - {f.ref for f in few}
    all_shown = replace(LETTER, findings=few, blocks=tuple(b for b in LETTER.blocks if b.ref not in gone))
    assert paper_of(all_shown).facts["strengths_shown"] == "they are"


def test_a_finding_on_children_looked_after_is_quoted_once_in_the_body() -> None:
    first, second = [f for f in PLAIN.findings if f.kind == "strength"][:2]
    refs = {first.ref, PLAIN.findings[-1].ref}
    marked = tuple(
        replace(f, themes=("looked-after-children",)) if f.ref in refs else replace(f, themes=f.themes[:1])
        for f in PLAIN.findings
    )
    facts = paper_of(replace(PLAIN, findings=marked)).facts
    quoted = {*shown("strengths", replace(PLAIN, findings=marked))}
    assert first.ref in quoted
    assert f"is quoted above [{first.ref}]" in str(facts["looked_after_above"])
    again = [q.ref for q in _tuple(facts["looked_after_quotes"]) if isinstance(q, Quote)]
    assert first.ref not in again
    assert second.ref not in again


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


def test_the_main_themes_of_the_weaknesses_are_asked_about_first_and_none_is_left_out() -> None:
    wanted = [*dict.fromkeys(theme for weakness in LETTER.concerns for theme in themes_of(weakness)[:1])]
    asked = enquiries_of(LETTER)
    assert len(wanted) >= 4
    assert [e.theme for e in asked][: len(wanted)] == wanted
    for weakness in LETTER.concerns:
        assert [e.theme for e in asked if weakness.ref in refs_in(e)] == themes_of(weakness)[:1]
    assert max(len(refs_in(e)) for e in asked) == 3


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
