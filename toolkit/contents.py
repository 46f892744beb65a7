"""The tables of contents: what the toolkit reads, makes and checks."""

from collections.abc import Iterator
from pathlib import Path

from toolkit.house.load import DEFAULT, house_styles, load_house
from toolkit.letters.formats import FORMATS
from toolkit.model.house import Rule
from toolkit.papers.sections import SECTIONS
from toolkit.rules.checks import CHECKS
from toolkit.workbook.sheets import SHEET_ORDER


def contents(templates: Path) -> dict[str, tuple[str, ...]]:
    """Names by table, in order."""
    return {
        "Formats": tuple(f"{f.kind}: {f.label}" for f in FORMATS),
        "Sheets": SHEET_ORDER,
        "Paper sections": tuple(s.name for s in SECTIONS),
        "Checks": tuple(c.name for c in CHECKS),
        "Rules": tuple(_rules(templates)),
        "House styles": house_styles(templates),
    }


def _rules(templates: Path) -> Iterator[str]:
    """The rules of the default style, each with its source; then where another style has its own."""
    default = load_house(templates, DEFAULT).rules
    yield from map(_rule, default.values())
    for style in house_styles(templates):
        own = load_house(templates, style).rules
        yield from (f"{_rule(own[name])} [{style}]" for name, rule in default.items() if own[name] != rule)


def _rule(rule: Rule) -> str:
    return f"{rule.name}: {rule.shown} ({rule.source}){'' if rule.verified else ' - not verified'}"
