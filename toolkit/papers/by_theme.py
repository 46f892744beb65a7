"""Findings of a paper by theme: what is quoted, and what the register leads to."""

from collections.abc import Mapping, Sequence

from toolkit.model.letter import Finding
from toolkit.model.paper import Fact, Group, Quote, RegisterLine, ThemeLine
from toolkit.papers.first_quotes import refs_of
from toolkit.papers.wording import Sources, quote
from toolkit.rules.english import counted, number_in_words
from toolkit.rules.rows import KIND_LABELS, SECTION_LABELS
from toolkit.rules.strongest import evidence_ranks, strongest_first
from toolkit.rules.suggestions import OTHER, by_theme

_SHOWN_BESIDE_CONCERNS, _SHOWN_ALONE = (4, 1), (6, 2)  # themes, quotes of each
_FEWEST_ROWS = 3  # findings: fewer are told in a sentence instead of a table
TOO_SOON = "too-soon-to-judge"
_NO_THEME, _NOT_PAGED = "None", "Not known"
Sorted = tuple[str, list[Finding]]  # the label of a theme, its findings with the strongest evidence first


def development(s: Sources) -> Mapping[str, Fact]:
    """The areas for development by main theme, the largest first, the strongest evidence of each quoted whole.

    What is not quoted is a row of its theme with the references; of one or two findings, a sentence. Fewer are quoted
    where the paper quotes significant weaknesses or areas for priority action too.
    """
    shown, rest, quoted_each = _sorted(s)
    left = [(label, found[quoted_each:]) for label, found in shown] + rest
    number = sum(len(found) for _, found in left)
    rows = [ThemeLine(label, str(len(found)), refs_of(found)) for label, found in left if found]
    return {
        "development": tuple(_group(label, found, quoted_each) for label, found in shown),
        "development_shown": _shown(shown, rest, quoted_each),
        "development_left": tuple(rows) if number >= _FEWEST_ROWS else (),
        "development_more": _more(s, [f for _, found in left for f in found]) if number < _FEWEST_ROWS else "",
    }


def _sorted(s: Sources) -> tuple[list[Sorted], list[Sorted], int]:
    """The themes that are quoted, those that are not, and how many findings of each are."""
    concerns = s.letter.weaknesses or s.letter.priority_actions
    most_themes, quoted_each = _SHOWN_BESIDE_CONCERNS if concerns else _SHOWN_ALONE
    ranks = evidence_ranks(s.letter, s.house.themes)
    found = [(t.label if t else OTHER, strongest_first(f, ranks)) for t, f in by_theme(s.letter, s.house.themes)]
    if len(found) == most_themes + 1:
        return found, [], quoted_each
    return found[:most_themes], found[most_themes:], quoted_each


def _group(label: str, findings: Sequence[Finding], quoted_each: int) -> Group:
    count = counted(len(findings), "finding") if len(findings) > 1 else ""
    return Group(label, count, tuple(quote(f) for f in findings[:quoted_each]))


def _shown(shown: Sequence[Sorted], rest: Sequence[Sorted], quoted_each: int) -> str:
    """ "the largest group first, each with one finding"; blank where there is only one theme."""
    if len(shown) < 2:
        return ""
    numbers = sorted({len(found[:quoted_each]) for _, found in shown})
    each = counted(numbers[0], "finding") if len(numbers) == 1 else f"{number_in_words(numbers[0])} or two findings"
    order = f"the {number_in_words(len(shown))} largest groups" if rest else "the largest group"
    return f"{order} first, each with {each}"


def _more(s: Sources, left: Sequence[Finding]) -> str:
    """ "Two more areas for development are not quoted here: [2021-I-D03] and [2021-M-D02]."; blank for none."""
    if not left:
        return ""
    noun = "point to do better" if s.letter.kind == "area-report" else "area for development"
    one = len(left) == 1
    words = f"One more {noun} is" if one else f"Two more {noun.replace(' ', 's ', 1)} are"
    return f"{words} not quoted here: {refs_of(left)}."


def register(s: Sources) -> tuple[RegisterLine, ...]:
    """Every finding and every area to put right, in the document's order, with its place there."""
    labels = {t.code: t.label for t in s.house.themes}
    findings = [
        RegisterLine(
            f.ref,
            _kind(f),
            labels.get(f.themes[0], _NO_THEME) if f.themes else _NO_THEME,
            _place(f.passage.page, f.passage.lines),
        )
        for f in s.letter.findings
    ]
    return tuple(findings)


def _kind(finding: Finding) -> str:
    """What it stands under: in a document that has no strengths and areas for development, its section."""
    return KIND_LABELS[finding.kind] if finding.kind != "main" else SECTION_LABELS[finding.section]


def _place(page: int | None, lines: Sequence[int]) -> str:
    """The page where the document has pages, else the line of its text."""
    if page is not None:
        return f"Page {page}"
    return f"Line {lines[0]}" if lines else _NOT_PAGED


def unknowns(s: Sources) -> tuple[Quote, ...]:
    """What inspectors found too soon to judge, in their words."""
    return tuple(quote(f) for f in s.letter.findings if TOO_SOON in f.flags)
