"""The register of sources: where each reference that a progress report prints, and each figure, comes from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from toolkit.model.chart import Chart
from toolkit.model.measure import MeasureValue
from toolkit.model.progress import MeasureNow
from toolkit.model.progress_paper import SourceLine
from toolkit.model.snapshot import Snapshot
from toolkit.papers.progress_measures import source_of
from toolkit.papers.progress_words import ProgressSources
from toolkit.papers.tables import date_of, text_of

_REF = re.compile(r"\[([A-Za-z0-9-]+)\]")


def cited_refs(facts: Mapping[str, Any]) -> frozenset[str]:
    """Every reference in square brackets, or in a row's own cell."""
    return frozenset(_refs(tuple(facts.values())))


def _refs(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from _REF.findall(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _refs(item)
    elif is_dataclass(value) and not isinstance(value, Chart | type):
        yield str(getattr(value, "ref", ""))
        for field in fields(value):
            yield from _refs(getattr(value, field.name))


def register_of_sources(s: ProgressSources, cited: frozenset[str]) -> tuple[SourceLine, ...]:
    """A row for each reference that is printed, then one for each measure that has a value."""
    known = [*_known(s)]
    rows = {line.ref: line for line in reversed(known) if line.ref in cited}
    findings = sorted(ref for ref in cited - {line.ref for line in known} if re.match(r"\d{4}", ref))
    measures = (_measure_line(m, m.latest) for m in s.progress.measures if m.latest)
    return (*reversed(rows.values()), *(_finding(ref, s.progress.now) for ref in findings), *measures)


def _known(s: ProgressSources) -> Iterator[SourceLine]:
    """The rows of the workbook that can be cited; what has left the plan as it stood before."""
    p = s.progress
    for weakness in p.now.weaknesses:
        kind = weakness.type.split(":")[0]
        yield SourceLine(weakness.ref, kind, text_of(weakness.weakness), f"The {weakness.document}")
    for action in (*p.now.actions, *p.gone):
        updated = f", updated on {date_of(action.updated)}" if action.updated else ", no day of update"
        yield SourceLine(text_of(action.ref), "Action", text_of(action.action), f"Action plan{updated}")
    for risk in (*p.now.risks, *p.closed_risks):
        yield SourceLine(text_of(risk.ref), "Risk", text_of(risk.risk), "Risk register")
    for row in (*p.now.recommendations, *p.closed_recommendations):
        agreed = f", agreed on {date_of(row.agreed_on)}" if row.agreed_on else ""
        words = text_of(row.recommendation)
        yield SourceLine(text_of(row.ref), "Recommendation", words, f"{text_of(row.paper)} paper{agreed}")


def _finding(ref: str, now: Snapshot) -> SourceLine:
    """A finding is named by its reference, whose year is that of its document."""
    year = ref.split("-")[0]
    document = next((label for label in now.documents if label.split(" ")[0] == year), "inspection document")
    return SourceLine(ref, "Finding", "As the document has it", f"The {document}")


def _measure_line(now: MeasureNow, latest: MeasureValue) -> SourceLine:
    place = f"; {latest.place}" if latest.place and latest.place != source_of(now) else ""
    return SourceLine(
        "Measure", f"Figure of {latest.period.words}", text_of(now.row.measure), f"{source_of(now)}{place}"
    )
