"""Findings and the figures in them as rows of the comparison."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from toolkit.model.comparison import ComparedFigure, ComparedFinding
from toolkit.model.house import Theme
from toolkit.model.letter import Figure, Finding, Letter
from toolkit.model.plan import FindingRow, Plan
from toolkit.rules.comparison_words import theme_labels, theme_name, year_of
from toolkit.rules.flags import FLAG_LABELS
from toolkit.rules.rows import JOIN, KIND_LABELS, SECTION_LABELS

Labels = Mapping[str, str]
AgreedThemes = Mapping[str, tuple[str, ...]]
_LONGEST = 100


def all_labels(plans: Iterable[Plan], themes: Sequence[Theme]) -> dict[str, str]:
    """Labels by code and label without regard to capitals: the house's, then words that officers typed as themes."""
    labels = theme_labels(themes)
    for plan in plans:
        typed = [word for row in plan.findings for word in _typed(row)]
        for word in (*typed, *(code for letter in plan.letters for f in letter.findings for code in f.themes)):
            labels.setdefault(word.casefold(), word)
    return labels


def _typed(row: FindingRow) -> list[str]:
    """The agreed themes of a row; words too long for a heading are cut."""
    words = (" ".join(word.split()) for word in str(row.agreed_theme or "").split(";"))
    return [word[:_LONGEST] for word in words if word]


def agreed_themes(plan: Plan, labels: Labels) -> dict[str, tuple[str, ...]]:
    """The themes that officers agreed, by the finding's reference; words that are no theme of the house stand."""
    found = ((row.ref, _typed(row)) for row in plan.findings if row.agreed_theme)
    return {ref: tuple(dict.fromkeys(theme_name(word, labels) for word in words)) for ref, words in found if words}


def compared_findings(area: str, letter: Letter, agreed: AgreedThemes, labels: Labels) -> Iterator[ComparedFinding]:
    """A row per finding in document order; an agreed theme takes the place of the toolkit's."""
    document, year = letter.label or "", year_of(letter)
    for finding in letter.findings:
        settled = agreed.get(finding.ref)
        themes = settled or tuple(theme_name(code, labels) for code in finding.themes)
        passage = finding.passage
        yield ComparedFinding(
            area=area,
            document=document,
            year=year,
            ref=finding.ref,
            section=SECTION_LABELS[finding.section],
            kind=KIND_LABELS[finding.kind],
            main_theme=themes[0] if themes else "",
            themes=JOIN.join(themes),
            agreed=settled is not None,
            text=finding.text,
            detail="\n".join(passage.sub_items),
            flags=_flags(finding.flags, bool(passage.uncertain)),
            page=passage.page,
            line=passage.lines[0],
        )


@cache
def _flags(flags: tuple[str, ...], uncertain: bool) -> str:
    return JOIN.join(FLAG_LABELS[flag] for flag in (*flags, *(("paragraph-uncertain",) if uncertain else ())))


def compared_figures(finding: Finding, row: ComparedFinding) -> Iterator[ComparedFigure]:
    """A row per quantity of a finding; `row` is the finding's own."""
    for figure in finding.figures:
        numbers = _numbers(figure)
        yield ComparedFigure(
            area=row.area,
            document=row.document,
            year=row.year,
            ref=row.ref,
            kind=row.kind,
            main_theme=row.main_theme,
            raw=figure.raw,
            number=numbers[0],
            second=numbers[1],
            date=next((value for value in figure.values if isinstance(value, str)), ""),
            unit=figure.unit,
            form=figure.form,
            qualifier=figure.qualifier or "",
            label=figure.label or "",
            finding=finding.passage.full_text,
        )


def _numbers(figure: Figure) -> tuple[float | None, float | None]:
    numbers = [value for value in figure.values if not isinstance(value, str)]
    return numbers[0] if numbers else None, numbers[1] if len(numbers) > 1 else None
