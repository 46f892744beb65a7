"""The register of sources: where each reference that a progress report prints, and each figure, comes from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import groupby
from typing import Any

from toolkit.model.chart import Chart
from toolkit.model.measure import MeasureValue
from toolkit.model.progress import MeasureNow
from toolkit.model.progress_paper import SourceLine
from toolkit.model.snapshot import Snapshot
from toolkit.papers.progress_measures import source_of
from toolkit.papers.progress_words import ProgressSources, document_called
from toolkit.papers.tables import date_of, text_of
from toolkit.rules.english import listed

_REF = re.compile(r"\[([A-Za-z0-9-]+)\]")
_FINDING = re.compile(r"\d{4}[a-z]?-[A-Z]-[A-Z]?\d+")


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
    """A row for each reference that is printed, one for each measure's figure.

    The areas of a document share a row, since the report quotes them, and so do its findings.
    """
    known = [*_known(s)]
    rows = {line.ref: line for line in reversed(known) if line.ref in cited}
    findings = _findings(findings_among(cited) - {line.ref for line in known}, s.progress.now)
    measures = (_measure_line(m, m.latest) for m in s.progress.measures if m.latest)
    return (*_areas(s.progress.now), *reversed(rows.values()), *findings, *measures)


def findings_among(refs: frozenset[str]) -> frozenset[str]:
    """Those that are references of findings, such as 2021-I-D06 and 2021-M-03."""
    return frozenset(ref for ref in refs if _FINDING.fullmatch(ref))


def _known(s: ProgressSources) -> Iterator[SourceLine]:
    """The rows of the workbook that can be cited; what has left the plan as it stood before."""
    p = s.progress
    for action in p.now.actions:
        updated = f", updated on {date_of(action.updated)}" if action.updated else ", no date of update"
        yield SourceLine(text_of(action.ref), "Action", text_of(action.action), f"Action plan{updated}")
    then = f"as it stood on {s.since}"
    yield from (SourceLine(text_of(a.ref), "Action", text_of(a.action), f"Action plan {then}") for a in p.gone)
    for risk in (*p.now.risks, *p.closed_risks):
        yield SourceLine(text_of(risk.ref), "Risk", text_of(risk.risk), "Risk register")
    yield from (SourceLine(text_of(r.ref), "Risk", text_of(r.risk), f"Risk register {then}") for r in p.gone_risks)
    for row in (*p.now.recommendations, *p.closed_recommendations):
        agreed = f", agreed on {date_of(row.agreed_on)}" if row.agreed_on else ""
        words = text_of(row.recommendation)
        yield SourceLine(text_of(row.ref), "Recommendation", words, f"{text_of(row.paper)} paper{agreed}")


def _areas(now: Snapshot) -> Iterator[SourceLine]:
    for document in dict.fromkeys(weakness.document for weakness in now.weaknesses):
        named = [f"[{weakness.ref}]" for weakness in now.weaknesses if weakness.document == document]
        ref = "Area" if len(named) == 1 else "Areas"
        words = f"{listed(named)} – quoted in the table of areas"
        yield SourceLine(ref, "Inspectors' words", words, f"The {document_called(document)}")


def _findings(refs: frozenset[str], now: Snapshot) -> Iterator[SourceLine]:
    """A finding is named by its reference, whose year is that of its document."""
    for year, of_year in groupby(sorted(refs), key=lambda ref: ref.split("-")[0]):
        labels = (label for label in now.documents if label.split(" ")[0] == year)
        document = document_called(next(labels, "inspection document"))
        named = [f"[{ref}]" for ref in of_year]
        ref, verb = ("Finding", "has it") if len(named) == 1 else ("Findings", "has them")
        yield SourceLine(ref, "Inspectors' words", f"{listed(named)} – as the {document} {verb}", f"The {document}")


def _measure_line(now: MeasureNow, latest: MeasureValue) -> SourceLine:
    source, place = source_of(now), latest.place
    source = place if place.startswith(source) else "; ".join(filter(None, [source, place]))
    return SourceLine("Measure", f"Figure of {latest.period.words}", text_of(now.row.measure), source)
