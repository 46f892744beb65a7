"""docs/guarantees.md has a row for every rule of accessibility, and the row says what the rule says."""

from collections import Counter

import pytest

from tests.helpers import ROOT
from toolkit.accessibility.rules import Rule
from toolkit.accessibility.word_rules import WORD_RULES
from toolkit.accessibility.workbook_rules import WORKBOOK_RULES

RULES: list[tuple[str, Rule]] = [  # type: ignore[type-arg] # of either kind of file
    *(("Word", rule) for rule in WORD_RULES),
    *(("Excel", rule) for rule in WORKBOOK_RULES),
]
PAGE = (ROOT / "docs" / "guarantees.md").read_text(encoding="utf-8")


def rows() -> list[list[str]]:
    lines = [line for line in PAGE.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def test_every_rule_has_exactly_one_row_and_every_row_is_a_rule() -> None:
    assert Counter((row[0], row[1]) for row in rows()) == Counter((file, rule.name) for file, rule in RULES)


def test_no_two_rules_have_one_name() -> None:
    assert [name for name, count in Counter(rule.name for _, rule in RULES).items() if count > 1] == []


@pytest.mark.parametrize(("file", "rule"), RULES, ids=[rule.name for _, rule in RULES])
def test_the_row_says_what_the_rule_says(file: str, rule: Rule) -> None:  # type: ignore[type-arg]
    row = next(row for row in rows() if row[:2] == [file, rule.name])
    criterion = f"WCAG {rule.criterion}" if rule.criterion else ""
    standard = "; ".join(part for part in (criterion, rule.item) if part)
    assert row[2:5] == ["yes" if rule.essential else "no", standard or "good practice", ", ".join(rule.met_by)]
    assert len(row[5]) > 10
    assert row[5].startswith("publication export only") == rule.publication_only


def test_the_page_says_what_the_check_cannot_see() -> None:
    assert "cannot see whether an alternative text" in PAGE.split("| file |")[0]
