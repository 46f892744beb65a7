"""Documents as rows of the comparison: what each decided, when, and how much is in it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from toolkit.model.comparison import ComparedDocument
from toolkit.model.document_kind import KINDS
from toolkit.model.letter import Kind, Letter, Section
from toolkit.model.plan import Plan
from toolkit.rules.comparison_national import OfficialTables, in_the_tables
from toolkit.rules.comparison_words import outcome_of, plan_required, year_of
from toolkit.rules.national import published_on
from toolkit.rules.paper_details import PUBLISHED, paper_label
from toolkit.rules.typed_dates import typed_date

Counted = tuple[tuple[Section, Kind], ...]
_USUAL: Counted = (
    ("main", "main"),
    ("identifying", "strength"), ("identifying", "development"),
    ("meeting", "strength"), ("meeting", "development"),
    ("outcomes", "strength"), ("outcomes", "development"),
    ("experience", "main"), ("effective", "strength"), ("better", "development"),
    ("progress", "main"),
)  # fmt: skip


def counted_by(letters: Sequence[Letter]) -> Counted:
    """Sections with the kinds of finding that stand in them: the usual ones, then what else occurs."""
    met = {(f.section, f.kind) for letter in letters for f in letter.findings}
    return (*_USUAL, *sorted(met - {*_USUAL}))


def compared_documents(plan: Plan, counted: Counted, official: OfficialTables) -> Iterator[ComparedDocument]:
    """A row per document of one area, in the plan's order: oldest first."""
    for number, letter in enumerate(plan.letters, 1):
        yield _document(plan, letter, counted, official, number == len(plan.letters))


def _document(plan: Plan, letter: Letter, counted: Counted, official: OfficialTables, latest: bool) -> ComparedDocument:
    met = Counter((f.section, f.kind) for f in letter.findings)
    kinds = Counter(f.kind for f in letter.findings)
    verdicts = Counter(w.sufficient_progress for w in letter.concerns)
    return ComparedDocument(
        area=plan.area,
        document=letter.label or "",
        kind=KINDS[letter.kind].label.capitalize(),
        framework=KINDS[letter.kind].framework,
        latest=latest,
        year=year_of(letter),
        first_day=letter.inspection_start,
        last_day=letter.inspection_end,
        letter_date=letter.letter_date,
        published=_published(plan, letter, official),
        outcome=outcome_of(letter),
        plan_required=plan_required(letter),
        findings=len(letter.findings),
        strengths=kinds["strength"],
        developments=kinds["development"],
        counts=tuple(met[pair] for pair in counted),
        significant_weaknesses=len(letter.weaknesses),
        priority_actions=len(letter.priority_actions),
        improvements=len(letter.improvements),
        enough_done=verdicts[True],
        not_enough_done=verdicts[False],
        figures=sum(len(f.figures) for f in letter.findings),
        listed=in_the_tables(letter, official),
        file=letter.document.file,
    )


def _published(plan: Plan, letter: Letter, official: OfficialTables) -> date | None:
    """The day where it is known: as the council typed it, the document states it or the official tables list it."""
    typed = typed_date(plan.detail(paper_label(letter), PUBLISHED))
    published = published_on(letter, typed, official.near(letter))
    return published.day if published and published.known else None
