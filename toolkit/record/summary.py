"""One page in the morning: what the run did for each area, as a web page that needs nothing else."""

import html
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from toolkit.model.problem import Problem
from toolkit.record.log import ranked, shown_path, to_decide
from toolkit.record.report import AreaReport, Output, Report
from toolkit.rules.english import counted, in_words
from toolkit.rules.odd_characters import visible

_STYLE = (
    "body{font-family:Arial,sans-serif;margin:2em;max-width:70em;color:#0b0c0c}"
    "table{border-collapse:collapse;margin:.5em 0 1.5em}caption{text-align:left;font-weight:bold;padding:.3em 0}"
    "td,th{border:1px solid #595959;padding:4px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
    "a:focus{outline:3px solid #1d70b8}"
)


def summary_page(report: Report, output: Path, about: dict[str, Any]) -> str:
    """HTML: what came in, a section an area (files, conflicts, deadlines, what to look at), then the rest."""
    title = f"SEND reporting: run of {about['as_at']}"
    body = [
        f"<h1>{_text(title)}</h1>",
        f"<p>{_text(_outcome(report))}</p>",
        "<ul>",
        *(f"<li>{_text(name)}: {_text(counts)}</li>" for name, counts in report.stages),
        "</ul>",
        *_contents(report),
        *(line for area in report.areas for line in _area(area, output)),
        *_rest(report, output),
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{_text(title)}</title>'
        f"<style>{_STYLE}</style></head><body><main>\n" + "\n".join(body) + "\n</main></body></html>\n"
    )


def _outcome(report: Report) -> str:
    errors = sum(p.severity == "error" for p in report.problems)
    if not errors:
        return "Everything was done."
    were = "thing was" if errors == 1 else "things were"
    return f"Not everything could be done: {counted(errors, were, were)} not possible, marked 'error' below."


def _contents(report: Report) -> Iterator[str]:
    if len(report.areas) > 1:
        yield "<h2>Areas</h2>\n<ul>"
        yield from (
            f'<li><a href="#{_text(a.slug)}">{_text(a.name)}</a>: {_text(_counts(a))}</li>' for a in report.areas
        )
        yield "</ul>"


def _counts(area: AreaReport) -> str:
    """ "three written, one left; one conflict; two errors"."""
    steps = [o.step for o in area.outputs]
    parts = [", ".join(f"{steps.count(step)} {step}" for step in dict.fromkeys(steps)) or "no files"]
    parts += [counted(area.conflicts, "conflict")] if area.conflicts else []
    parts += [counted(area.matches, "possible match", "possible matches")] if area.matches else []
    errors = sum(p.severity == "error" for p in area.problems)
    return "; ".join([*parts, *([counted(errors, "error")] if errors else [])])


def _area(area: AreaReport, output: Path) -> Iterator[str]:
    yield f'<section id="{_text(area.slug)}" aria-label="{_text(area.name)}">\n<h2>{_text(area.name)}</h2>'
    yield f"<p>{_text(_counts(area))}.</p>"
    if area.conflicts or area.matches:
        waiting = to_decide(area)
        wait = "waits" if area.conflicts + area.matches == 1 else "wait"
        said = f"{waiting[:1].upper()}{waiting[1:]} {wait} for a decision on the sheet Conflicts of the workbook."
        yield f"<p>{_text(said)}</p>"
    yield "<h3>Due within 30 days</h3>"
    yield from _due(area)
    yield from _table("Files", ("What happened", "File", "Why"), _files(area.outputs, output))
    yield from _problems(area.problems)
    yield "</section>"


def _due(area: AreaReport) -> Iterator[str]:
    lines = [
        f"{in_words(d.day)}: {d.what}{'' if d.certain else ' (to be confirmed)'}. {d.basis}".strip()
        for d in area.deadlines
    ]
    lines += area.attention
    yield "<ul>" + "".join(f"<li>{_text(line)}</li>" for line in lines) + "</ul>" if lines else "<p>Nothing.</p>"


def _rest(report: Report, output: Path) -> Iterator[str]:
    """What belongs to no area."""
    own = {id(o) for area in report.areas for o in area.outputs}
    others = [o for o in report.outputs if id(o) not in own]
    yield "<h2>The run as a whole</h2>"
    if others:
        yield from _table("Files", ("What happened", "File", "Why"), _files(others, output))
    yield from _problems(report.general_problems)
    yield from _table("Documents", ("Taken for",), [(line,) for line in report.documents])


def _files(outputs: Sequence[Output], output: Path) -> list[tuple[str, ...]]:
    return [(o.step, shown_path(o.path, output), o.why) for o in outputs]


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    rows = [(p.severity, p.where, p.what, p.what_to_do) for p in ranked(problems)]
    yield from _table("To check", ("Severity", "Where", "What", "What to do"), rows)


def _table(caption: str, headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if not rows:
        yield f"<h3>{caption}</h3>\n<p>Nothing.</p>"
        return
    head = "".join(f'<th scope="col">{h}</th>' for h in headings)
    cells = "\n".join("<tr>" + "".join(f"<td>{_text(c)}</td>" for c in row) + "</tr>" for row in rows)
    yield f"<h3>{caption}</h3>\n<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>\n{cells}"
    yield "</tbody></table>"


def _text(text: str) -> str:
    return html.escape(visible(text))
