"""The data sheets of the comparison: their columns, and the rows of a comparison in them."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from toolkit.model.comparison import Comparison
from toolkit.model.plan import Value
from toolkit.rules.rows import KIND_LABELS, SECTION_LABELS
from toolkit.workbook.comparison_find import FOUND, found_formula, found_so_far
from toolkit.workbook.comparison_grid import GridColumn, GridKind, GridSheet, Rows

DOCUMENTS, FINDINGS, WEAKNESSES = "Documents", "Findings", "Weaknesses"
FIGURES, NATIONAL = "Figures", "National"
Declared = tuple[str, str | Callable[[Any], Value], int, GridKind]
_FILTER = "Click the arrow beside a heading to filter."
_WHERE: tuple[Declared, ...] = (
    ("Area", "area", 22, "text"),
    ("Document", "document", 20, "text"),
    ("Year", "year", 8, "number"),
    ("Ref", "ref", 13, "text"),
)
_FINDINGS: tuple[Declared, ...] = (
    *_WHERE,
    ("Section", "section", 22, "text"),
    ("Kind", "kind", 16, "text"),
    ("Main theme", "main_theme", 24, "text"),
    ("Themes", "themes", 32, "text"),
    ("Theme agreed", lambda row: "yes" if row.agreed else "no", 10, "text"),
    ("Finding", "text", 90, "text"),
    ("Detail", "detail", 40, "text"),
    ("Flags", "flags", 30, "text"),
    ("Page", "page", 7, "number"),
    ("Line", "line", 7, "number"),
)
_WEAKNESSES: tuple[Declared, ...] = (
    *_WHERE,
    ("Type", "type", 18, "text"),
    ("Enough done", "enough_done", 10, "text"),
    ("Main theme", "main_theme", 24, "text"),
    ("Themes", "themes", 32, "text"),
    ("Words", "text", 80, "text"),
    ("Detail", "detail", 40, "text"),
    ("Responsible", "responsible", 30, "text"),
    ("Earlier", "earlier", 13, "text"),
    ("Earlier by", "earlier_basis", 22, "text"),
    ("Earlier words", "earlier_words", 50, "text"),
    ("Comes back in", "comes_back_in", 14, "text"),
    ("Page", "page", 7, "number"),
    ("Line", "line", 7, "number"),
)
_FIGURES: tuple[Declared, ...] = (
    *_WHERE,
    ("Kind", "kind", 16, "text"),
    ("Main theme", "main_theme", 24, "text"),
    ("Figure", "raw", 26, "text"),
    ("Number", "number", 10, "number"),
    ("Second number", "second", 10, "number"),
    ("Date", "date", 12, "text"),
    ("Unit", "unit", 12, "text"),
    ("Form", "form", 10, "text"),
    ("Qualifier", "qualifier", 14, "text"),
    ("Of what", "label", 24, "text"),
    ("Finding", "finding", 80, "text"),
)
_NATIONAL: tuple[Declared, ...] = (
    ("Area", "area", 26, "text"),
    ("Year", "year", 8, "number"),
    ("First day", "first_day", 13, "date"),
    ("Published", "published", 13, "date"),
    ("Outcome", "outcome", 38, "text"),
    ("Significant weaknesses", "significant_weaknesses", 12, "number"),
    ("Source", "source", 36, "text"),
    ("Document here", "document", 20, "text"),
    ("Outcome read here", "read", 38, "text"),
    ("Outcomes agree", "agrees", 12, "text"),
)
_DECIDED: tuple[Declared, ...] = (
    ("Area", "area", 22, "text"),
    ("Document", "document", 20, "text"),
    ("Kind", "kind", 16, "text"),
    ("Framework", "framework", 12, "text"),
    ("Latest", lambda row: "yes" if row.latest else "no", 8, "text"),
    ("Year", "year", 8, "number"),
    ("First day", "first_day", 13, "date"),
    ("Last day", "last_day", 13, "date"),
    ("Letter date", "letter_date", 13, "date"),
    ("Published", "published", 13, "date"),
    ("Outcome", "outcome", 36, "text"),
    ("Plan required", "plan_required", 24, "text"),
    ("Findings", "findings", 10, "number"),
    ("Strengths", "strengths", 10, "number"),
    ("Areas for development", "developments", 13, "number"),
)
_BESIDE: tuple[Declared, ...] = (
    ("Significant weaknesses", "significant_weaknesses", 12, "number"),
    ("Areas for priority action", "priority_actions", 12, "number"),
    ("Areas for improvement", "improvements", 13, "number"),
    ("Weaknesses with enough done", "enough_done", 12, "number"),
    ("Weaknesses with not enough done", "not_enough_done", 12, "number"),
    ("Figures", "figures", 9, "number"),
    ("In the official tables", "listed", 14, "text"),
    ("File", "file", 32, "text"),
)


def data_sheets(comparison: Comparison) -> tuple[GridSheet, ...]:
    """Documents, Findings, Weaknesses, Figures and National, in this order."""
    return (
        _sheet(DOCUMENTS, "Which documents are here, what did each decide, when, and how much is in it?", _FILTER,
               (*_DECIDED, *_counts(comparison), *_BESIDE), comparison.documents),
        _sheet(FINDINGS, "What did inspectors say, word for word, and where does it stand?",
               "Filter Themes by typing part of a theme; Kind tells strengths from areas for development.",
               _FINDINGS, comparison.findings),
        _weaknesses(comparison),
        _sheet(FIGURES, "Which waits, shares and numbers do inspectors quote?",
               "Filter Unit, such as weeks, and Of what. Second number ends a range or a change.",
               _FIGURES, comparison.figures),
        _sheet(NATIONAL, "Which inspections do the official tables list, and which of them are here?",
               "Filter Document here for blanks to see what is missing.", _NATIONAL, comparison.national),
    )  # fmt: skip


def _counts(comparison: Comparison) -> Iterable[Declared]:
    """A column for each section with each kind of finding in it."""
    for place, (section, kind) in enumerate(comparison.counted):
        label = SECTION_LABELS[section]
        heading = label if section == kind else f"{label}: {KIND_LABELS[kind].lower()}"
        yield heading, _count_at(place), 13, "number"


def _count_at(place: int) -> Callable[[Any], Value]:
    return lambda row: row.counts[place]


def _sheet(name: str, answers: str, use: str, declared: Sequence[Declared], records: Sequence[Any]) -> GridSheet:
    columns = tuple(GridColumn(heading, width, kind) for heading, _, width, kind in declared)
    return GridSheet(name, name, answers, use, columns, _rows(declared, records))


def _rows(declared: Sequence[Declared], records: Sequence[Any]) -> Rows:
    getters = [attrgetter(field) if isinstance(field, str) else field for _, field, _, _ in declared]
    return [*zip(*(map(get, records) for get in getters), strict=True)]


def _weaknesses(comparison: Comparison) -> GridSheet:
    """With the running number of what the sheet Find asks for."""
    answers = "What was each area told to put right, word for word, and has it come back?"
    use = f"The sheet Find searches it. The column {FOUND} belongs to Find."
    sheet = _sheet(WEAKNESSES, answers, use, _WEAKNESSES, comparison.weaknesses)
    found = GridColumn(FOUND, 8, "formula", found_formula([c.heading for c in sheet.columns]))
    rows = [(*row, number) for row, number in zip(sheet.rows, found_so_far(comparison), strict=True)]
    return GridSheet(WEAKNESSES, WEAKNESSES, answers, use, (*sheet.columns, found), rows)
