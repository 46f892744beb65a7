"""What is truly wrong in the real Medway paper, settled by hand, and nothing else.

Each fault by its paragraph and rule. The paper and its letter are read from the folder of real letters.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from toolkit.inputs.read import read_document
from toolkit.inputs.reference_table import read_tables
from toolkit.letters.formats import read_letter
from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.fidelity import FidelityHit
from toolkit.rules.fidelity import fidelity_problems
from toolkit.rules.national import published_on

WRONG: Sequence[tuple[str, str]] = [
    ("10.2", "no date or frequency"),
    ("2.4", "number"),
    ("3.3, bullet 1", "omitted however"),
    ("3.3, bullet 2", "limit dropped"),
    ("3.3, bullet 3", "limit dropped"),
    ("3.3, bullet 4", "limit dropped"),
    ("3.3, bullet 5", "limit dropped"),
    ("3.3, bullet 6", "limit dropped"),
    ("3.3, bullet 7", "limit dropped"),
    ("3.5", "softened"),
    ("3.5, bullet 7", "misquoted"),
    ("3.8", "no owner or date"),
    # "achieve well": the letter has it only of children without an EHC plan, in primary school, in two subjects
    ("4.1", "limit dropped"),
    ("4.1", "omitted however"),
    ("4.3", "deadline"),
    ("8.1", "no sum"),
    ("Summary 5", "recipient"),
    ("Summary 5", "softened"),
    ("risk table, row 1, Description", "empty cell"),
    ("risk table, row 1, Risk", "deadline"),
    ("the paper", "no equality section"),
    ("the paper", "no options section"),
]
# Arguable, and not reported. The official counts of 2.2 and 2.4 were right a month before the meeting: only the
# percentage is checked, since the paper does not say on which day they were counted. "Concerned" in 4.2, "the areas of
# weakness" in the Summary and "many strengths" in 3.3 paraphrase without giving the conclusion or the reason for the
# statement. 3.1, 3.4 and 9.1 are the council's own account: no sentence of the letter is like them.
ARGUABLE = {"2.2", "4.2", "Summary 6", "3.3", "3.4", "3.1", "9.1"}


@pytest.fixture
def hits(shared: Path, real_paper: EarlierPaper) -> tuple[FidelityHit, ...]:
    return fidelity_problems(real_paper, read_letter(read_document(shared / "letters" / "medway-2018.txt")))


def test_every_fault_is_reported_at_its_place_and_nothing_else(hits: tuple[FidelityHit, ...]) -> None:
    assert sorted((hit.paragraph, hit.rule) for hit in hits) == WRONG
    assert not {hit.paragraph for hit in hits} & ARGUABLE


def test_each_says_what_the_letter_says_and_on_which_line(hits: tuple[FidelityHit, ...]) -> None:
    said = {(hit.paragraph, hit.rule): hit.problem for hit in hits}
    assert "It is 39%" in said["2.4", "number"].what
    assert "line 326" in said["3.5", "softened"].what
    assert "line 328" in said["Summary 5", "softened"].what
    assert "'ehc' became 'education health and care'" in said["3.5, bullet 7", "misquoted"].what
    lines = {"1": "232", "2": "230", "3": "231", "4": "263", "5": "269", "6": "264", "7": "266"}
    for bullet, line in lines.items():
        hit = next(h for h in hits if h.paragraph == f"3.3, bullet {bullet}")
        assert f"line {line})" in hit.problem.what or f"line {line}:" in hit.problem.what
    assert "(2017-M-11, line 232)" in said["4.1", "omitted however"].what
    assert "and so does paragraph 3.5" in said["4.3", "deadline"].what
    assert said["Summary 5", "recipient"].where == "medway-2018.txt, Summary, fifth paragraph"
    assert said["3.3, bullet 2", "limit dropped"].where == "medway-2018.txt, paragraph 3.3, second bullet"


def test_the_day_of_publication_in_the_official_table_agrees_with_the_paper(
    shared: Path, real_paper: EarlierPaper
) -> None:
    from dataclasses import replace

    letter = read_letter(read_document(shared / "letters" / "medway-2018.txt"))
    published = published_on(letter, None, read_tables())
    assert published is not None
    right = fidelity_problems(real_paper, replace(letter, published_date=published.day))
    assert sorted((hit.paragraph, hit.rule) for hit in right) == WRONG
    assert letter.letter_date is not None
    wrong = fidelity_problems(real_paper, replace(letter, published_date=letter.letter_date))
    assert {h.paragraph for h in wrong if h.rule == "date"} == {"Summary 3", "3.2"}
