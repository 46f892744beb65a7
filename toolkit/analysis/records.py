"""The rows of each frame as plain records, before pandas: one mapping a row, its keys the frame's columns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from toolkit.analysis.columns import PROBLEMS
from toolkit.analysis.documents import Documents
from toolkit.analysis.measures import Measures
from toolkit.documents import Area
from toolkit.letters.as_json import as_dict
from toolkit.model.letter import Figure, Letter
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.rules.lineage import with_earlier
from toolkit.rules.rows import JOIN, KIND_LABELS, SECTION_LABELS, VERDICTS, finding_rows, weakness_rows
from toolkit.rules.typed_dates import typed_date

Record = Mapping[str, Any]
# What datetime64[ns] can hold, in whole days.
_FIRST_DAY, _LAST_DAY = date(1677, 9, 22), date(2262, 4, 10)
_DAYS = ("inspection_start", "inspection_end", "letter_date", "published_date")
_LISTS = ("wsoa_responsible", "health_bodies")
_COUNTED = ("findings", "significant_weaknesses", "priority_actions", "improvements")


def day_of(value: Any) -> date | None:
    """The day meant, as a frame can hold it; None where there is none, or it lies before 1678 or after 2261."""
    day = typed_date(value)
    return day if day and _FIRST_DAY <= day <= _LAST_DAY else None


def document_records(documents: Documents) -> Iterator[Record]:
    for letter in documents.letters:
        yield _document(letter, True)
    for letter in documents.others:
        yield _document(letter, False)


def _document(letter: Letter, counted: bool) -> Record:
    data = as_dict(letter)
    return {
        **data,
        **data["source"],
        "document": letter.label,
        "counted": counted,
        **{name: day_of(data[name]) for name in _DAYS},
        **{name: JOIN.join(data[name]) for name in _LISTS},
        **{name: len(data[name]) for name in _COUNTED},
    }


def finding_records(documents: Documents) -> Iterator[Record]:
    for area, letter in _letters(documents):
        for row in finding_rows(letter, documents.house.themes):
            yield {**asdict(row), "area": area.name, "file": letter.document.file}


def weakness_records(documents: Documents) -> Iterator[Record]:
    """As on the sheet Weaknesses, the verdict of a revisit apart from the type."""
    themes = documents.house.themes
    for area in documents.areas:
        found = [(letter, weakness) for letter in area.letters for weakness in letter.concerns]
        rows = with_earlier([row for letter in area.letters for row in weakness_rows(letter, themes)], themes)
        for (letter, weakness), row in zip(found, rows, strict=True):
            yield {
                **asdict(row),
                "area": area.name,
                "type": row.type.removesuffix(VERDICTS[weakness.sufficient_progress]),
                "sufficient_progress": weakness.sufficient_progress,
                "page": weakness.passage.page,
                "line": weakness.passage.lines[0],
                "file": letter.document.file,
            }


def theme_records(documents: Documents) -> Iterator[Record]:
    labels = {theme.code: theme.label for theme in documents.house.themes}
    for about, finding in _findings(documents):
        for rank, code in enumerate(finding.themes, 1):
            yield {**about, "theme": labels[code], "theme_code": code, "rank": rank}


def figure_records(documents: Documents) -> Iterator[Record]:
    for about, finding in _findings(documents):
        for figure in finding.figures:
            yield {**about, **asdict(figure), **_values(figure)}


def _values(figure: Figure) -> Record:
    numbers = [value for value in figure.values if not isinstance(value, str)]
    words = [value for value in figure.values if isinstance(value, str)]
    return {
        "value": numbers[0] if numbers else None,
        "to_value": numbers[1] if len(numbers) > 1 else None,
        "when": words[0] if words else None,
    }


def action_records(plan: Plan) -> Iterator[Record]:
    for action in plan.actions:
        days = {name: day_of(getattr(action, name)) for name in ("start", "due", "revised_due", "updated")}
        yield {**asdict(action), **days, "area": plan.area}


def measure_records(measures: Measures) -> Iterator[Record]:
    known = {measure.code: measure for measure in measures.catalogue}
    for value in measures.values:
        entry = known.get(value.code)
        yield {
            **{name: field for name, field in vars(value).items() if name != "period"},
            "period": value.period.label,
            "period_type": value.period.type,
            "period_start": value.period.start,
            "period_end": value.period.end,
            "unit": value.unit or (entry.unit if entry else None),
            "better": entry.better if entry else None,
            "statutory_standard": entry.standard if entry else None,
            "theme_code": entry.theme if entry else None,
        }


def problem_records(problems: Iterable[Problem]) -> Iterator[Record]:
    for problem in problems:
        yield {name: getattr(problem, name) for name in PROBLEMS}


def _letters(documents: Documents) -> Iterator[tuple[Area, Letter]]:
    return ((area, letter) for area in documents.areas for letter in area.letters)


def _findings(documents: Documents) -> Iterator[tuple[Record, Any]]:
    """Each finding, with what the frames say of where it stands."""
    for area, letter in _letters(documents):
        for finding in letter.findings:
            yield (
                {
                    "area": area.name,
                    "document": letter.label,
                    "ref": finding.ref,
                    "section": SECTION_LABELS[finding.section],
                    "kind": KIND_LABELS[finding.kind],
                },
                finding,
            )
