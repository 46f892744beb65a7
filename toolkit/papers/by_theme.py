"""Findings of a paper by theme: what is quoted, and what the register leads to."""

from collections.abc import Iterator, Sequence

from toolkit.model.letter import Finding
from toolkit.model.paper import Group, Quote, RegisterLine
from toolkit.papers.wording import Sources, quote
from toolkit.rules.english import counted, listed, lower_first
from toolkit.rules.rows import KIND_LABELS, SECTION_LABELS
from toolkit.rules.strongest import evidence_ranks, strongest_first
from toolkit.rules.suggestions import OTHER, by_theme

_SHOWN_BESIDE_CONCERNS, _SHOWN_ALONE = (4, 1), (6, 2)  # themes, quotes of each
_MOST_THEMES_NAMED = 4
TOO_SOON = "too-soon-to-judge"
_NO_THEME, _NOT_PAGED = "None", "Not known"


def themes_named(s: Sources) -> str:
    """A sentence with the themes of two findings or more; empty where there are none."""
    groups = [(theme, len(found)) for theme, found in by_theme(s.letter, s.house.themes) if theme and len(found) > 1]
    named = [f"{lower_first(theme.label)} ({count})" for theme, count in groups[:_MOST_THEMES_NAMED]]
    if not named:
        return ""
    verb = "group is" if len(named) == 1 else "groups are"
    return f"Sorted by main theme, the largest {verb} {listed(named)}."


def groups(s: Sources) -> tuple[Group, ...]:
    """The areas for development by main theme, the largest first, the strongest evidence of each quoted whole.

    What is not quoted is named by its reference; the smallest themes share the last group. Fewer are quoted where the
    paper quotes significant weaknesses or areas for priority action too.
    """
    concerns = s.letter.weaknesses or s.letter.priority_actions
    most_themes, quoted_each = _SHOWN_BESIDE_CONCERNS if concerns else _SHOWN_ALONE
    ranks = evidence_ranks(s.letter, s.house.themes)
    found = [(t.label if t else OTHER, strongest_first(f, ranks)) for t, f in by_theme(s.letter, s.house.themes)]
    shown, rest = found[:most_themes], found[most_themes:]
    if len(rest) == 1:
        shown, rest = found, []
    return (*(_group(label, findings, quoted_each) for label, findings in shown), *_others(rest))


def _group(label: str, findings: Sequence[Finding], quoted_each: int) -> Group:
    quoted, left = findings[:quoted_each], findings[quoted_each:]
    return Group(label, counted(len(findings), "finding"), tuple(quote(f) for f in quoted), _more(left))


def _more(findings: Sequence[Finding]) -> str:
    """ "Three more findings on this: [2021-I-D03], ...": empty where all are quoted."""
    if not findings:
        return ""
    count = counted(len(findings), "more finding", "more findings")
    return f"{count[:1].upper()}{count[1:]} on this: {_refs(findings)}."


def _refs(findings: Sequence[Finding]) -> str:
    return listed([f"[{f.ref}]" for f in findings])


def _others(rest: Sequence[tuple[str, Sequence[Finding]]]) -> Iterator[Group]:
    """The themes that are not shown, each with its references."""
    if rest:
        total = sum(len(findings) for _, findings in rest)
        themes = "; ".join(f"{lower_first(label)} {_refs(findings)}" for label, findings in rest)
        yield Group("Other themes", counted(total, "finding"), (), f"{themes[:1].upper()}{themes[1:]}.")


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
