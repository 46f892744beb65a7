"""An area's plan before any officer has touched it, from its documents and the house style."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.house import HouseStyle, Theme
from toolkit.model.letter import Letter
from toolkit.model.national import NationalTables
from toolkit.model.plan import Action, Plan, Recommendation, Risk
from toolkit.rules.earlier_papers import paper_recommendations, paper_risks, without_doubles, without_repeats
from toolkit.rules.figures import figures_in
from toolkit.rules.flags import flags_of
from toolkit.rules.issued import next_free
from toolkit.rules.lineage import with_earlier
from toolkit.rules.national import against_the_tables, published_on
from toolkit.rules.paper_details import paper_details, paper_label, progress_details
from toolkit.rules.rows import finding_rows, letter_lines, weakness_rows
from toolkit.rules.suggestions import suggested_actions, suggested_recommendations, suggested_risks
from toolkit.rules.themes import classify

Referenced = TypeVar("Referenced", Action, Risk, Recommendation)


def classified(letter: Letter, themes: Sequence[Theme]) -> Letter:
    """The letter with themes, flags and figures on each finding."""
    findings = tuple(
        replace(
            finding,
            themes=classify(finding.passage.full_text, themes),
            flags=flags_of(finding.passage.full_text, finding.kind),
            figures=figures_in(finding.passage.full_text),
        )
        for finding in letter.findings
    )
    return replace(letter, findings=findings)


def new_plan(
    area: str,
    slug: str,
    letters: Sequence[Letter],
    house: HouseStyle,
    tables: NationalTables,
    papers: Sequence[EarlierPaper] = (),
) -> Plan:
    """Every row a letter or an earlier paper can fill, suggestions among them.

    `letters` are classified and oldest first; `papers` are the area's earlier committee papers.
    """
    not_started = house.brag[-1].word
    actions = (a for x in letters for a in suggested_actions(x, house.themes, not_started))
    return Plan(
        area=area,
        slug=slug,
        house=house.name,
        letters=tuple(letters),
        findings=tuple(row for x in letters for row in finding_rows(x, house.themes)),
        weaknesses=with_earlier([row for x in letters for row in weakness_rows(x, house.themes)], house.themes),
        actions=numbered("A", actions),
        risks=numbered("R", _risks(letters, house, papers)),
        recommendations=numbered("REC", _recommendations(letters, papers)),
        details=(
            *(d for x in letters for d in paper_details(x, house, _published(x, tables), papers)),
            *progress_details(),
        ),
        letter_text=tuple(line for x in letters for line in letter_lines(x)),
        problems=(
            *(p for x in letters for p in (*x.problems, *against_the_tables(x, tables))),
            *(p for paper in papers for p in paper.problems),
        ),
    )


def _risks(letters: Sequence[Letter], house: HouseStyle, papers: Sequence[EarlierPaper]) -> Iterator[Risk]:
    """The toolkit's own, then those of earlier papers that say something else."""
    own = [r for x in letters for r in suggested_risks(x, house.themes, house.statement_working_days)]
    yield from own
    earlier = [*paper_risks(without_repeats(papers))]
    new = without_doubles([str(r.risk) for r in earlier], [str(r.risk) for r in own])
    yield from (risk for risk, is_new in zip(earlier, new, strict=True) if is_new)


def _recommendations(letters: Sequence[Letter], papers: Sequence[EarlierPaper]) -> Iterator[Recommendation]:
    """The toolkit's own for each letter's paper, then those of earlier papers that say something else."""
    own = [row for letter in letters for row in suggested_recommendations(letter, paper_label(letter))]
    yield from own
    earlier = [*paper_recommendations(without_repeats(papers))]
    new = without_doubles([str(r.recommendation) for r in earlier], [str(r.recommendation) for r in own])
    yield from (row for row, is_new in zip(earlier, new, strict=True) if is_new)


def numbered(prefix: str, rows: Iterable[Referenced]) -> tuple[Referenced, ...]:
    """Rows with references A1, A2 ... in order."""
    return tuple(replace(row, ref=f"{prefix}{number}") for number, row in enumerate(rows, 1))


def numbered_after(prefix: str, rows: Iterable[Referenced], taken: set[str]) -> tuple[Referenced, ...]:
    """Rows with the references that follow those ever used."""
    first = int(next_free(prefix, taken).removeprefix(prefix))
    return tuple(replace(row, ref=f"{prefix}{number}") for number, row in enumerate(rows, first))


def _published(letter: Letter, tables: NationalTables) -> date | None:
    """The day of publication where the source or the official table gives it."""
    published = published_on(letter, None, tables)
    return published.day if published and published.known else None
