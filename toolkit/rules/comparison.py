"""Every area and document side by side, from the areas' plans and the official tables."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from toolkit.model.comparison import ComparedFigure, ComparedFinding, Comparison, ThemeCounts
from toolkit.model.house import HouseStyle
from toolkit.model.national import NationalTables
from toolkit.model.plan import Plan
from toolkit.rules.comparison_documents import compared_documents, counted_by
from toolkit.rules.comparison_findings import Labels, agreed_themes, all_labels, compared_figures, compared_findings
from toolkit.rules.comparison_national import OfficialTables, national_rows
from toolkit.rules.comparison_weaknesses import compared_weaknesses, told_about
from toolkit.rules.comparison_words import theme_name
from toolkit.rules.rows import JOIN, KIND_LABELS

DEVELOPMENT = KIND_LABELS["development"]


def comparison(plans: Sequence[Plan], tables: NationalTables, house: HouseStyle) -> Comparison:
    """The rows of the comparison workbook, by area, then inspection, then place in the document.

    Themes have the house's names. Where officers agreed a theme, it counts in place of the toolkit's. Shares are of
    the findings on what needs to be better; a finding counts under each of its themes.
    """
    plans = sorted(plans, key=lambda plan: (plan.area.casefold(), plan.slug))
    labels, official = all_labels(plans, house.themes), OfficialTables(tables)
    letters = [letter for plan in plans for letter in plan.letters]
    counted = counted_by(letters)
    findings, figures = _findings_and_figures(plans, labels)
    themes_of = cache(lambda text: tuple(theme_name(code, labels) for code in told_about(text, house.themes)))
    weaknesses = tuple(row for plan in plans for row in compared_weaknesses(plan, themes_of))
    themes = _commonest(findings, [theme.label for theme in house.themes])
    areas = tuple(dict.fromkeys(plan.area for plan in plans))
    years = sorted({row.year for row in findings if row.year and row.kind == DEVELOPMENT})
    return Comparison(
        themes=themes,
        areas=areas,
        counted=counted,
        documents=tuple(row for plan in plans for row in compared_documents(plan, counted, official)),
        findings=tuple(findings),
        weaknesses=weaknesses,
        figures=tuple(figures),
        national=tuple(national_rows(official, letters)),
        by_area=_theme_counts(areas, ((row.area, row) for row in findings), themes),
        by_year=_theme_counts(map(str, years), ((str(row.year), row) for row in findings), themes),
    )


def _findings_and_figures(plans: Sequence[Plan], labels: Labels) -> tuple[list[ComparedFinding], list[ComparedFigure]]:
    findings: list[ComparedFinding] = []
    figures: list[ComparedFigure] = []
    for plan in plans:
        agreed = agreed_themes(plan, labels)
        for letter in plan.letters:
            rows = [*compared_findings(plan.area, letter, agreed, labels)]
            findings += rows
            for finding, row in zip(letter.findings, rows, strict=True):
                if finding.figures:
                    figures += compared_figures(finding, row)
    return findings, figures


def themes_in(joined: str) -> list[str]:
    """The themes of a row."""
    return joined.split(JOIN) if joined else []


def _commonest(findings: Sequence[ComparedFinding], named: Iterable[str]) -> tuple[str, ...]:
    """Every theme, those of most findings on what needs to be better first, then by name."""
    counts = Counter(theme for row in findings if row.kind == DEVELOPMENT for theme in themes_in(row.themes))
    met = {theme for joined in {row.themes for row in findings} for theme in themes_in(joined)}
    return tuple(sorted({*named, *met}, key=lambda theme: (-counts[theme], theme)))


def _theme_counts(
    names: Iterable[str], rows: Iterable[tuple[str, ComparedFinding]], themes: Sequence[str]
) -> tuple[ThemeCounts, ...]:
    totals: Counter[str] = Counter()
    counts: Counter[tuple[str, str]] = Counter()
    for name, row in rows:
        if row.kind == DEVELOPMENT:
            totals[name] += 1
            counts.update((name, theme) for theme in themes_in(row.themes))
    return tuple(ThemeCounts(name, totals[name], tuple(counts[name, t] for t in themes)) for name in names)
