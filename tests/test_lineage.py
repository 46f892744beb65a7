"""A weakness of an earlier inspection that comes back in a later one is proposed with its score."""

import re

from tests.helpers import ROOT
from toolkit.house.load import DEFAULT, load_house
from toolkit.model.plan import WeaknessRow
from toolkit.rules.lineage import LEAST, with_earlier

THEMES = load_house(ROOT / "templates", DEFAULT).themes


def row(ref: str, text: str) -> WeaknessRow:
    return WeaknessRow(ref, f"{ref[:4]} report", "Significant weakness", text)


OLD = [
    row("2018-W1", "the poor quality of EHC plans"),
    row("2018-W2", "long waits for an autism assessment"),
    row("2018-W3", "the lack of co-production with parents and carers"),
]


def test_the_earlier_weakness_it_is_most_like_is_named_first_with_its_score() -> None:
    again = row("2024-AI1", "Leaders should improve the quality of EHC plans and check them.")
    *old, new = with_earlier([*OLD, again], THEMES)
    assert [r.earlier for r in old] == ["", "", ""]
    match = re.match(r"2018-W1 \((0\.\d\d)\)", new.earlier)
    assert match
    assert float(match[1]) >= LEAST


def test_what_shares_no_words_is_not_proposed() -> None:
    *_, new = with_earlier([*OLD, row("2024-AI1", "Leaders should open more short breaks on Saturdays.")], THEMES)
    assert new.earlier == ""


def test_two_weaknesses_of_one_report_are_not_each_others_earlier_ones() -> None:
    assert [r.earlier for r in with_earlier([OLD[0], row("2018-W4", OLD[0].weakness)], THEMES)] == ["", ""]
