"""The log of a run: as lines for people, and as JSON, an object a line, for programs."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from toolkit.model.problem import Problem
from toolkit.record.report import AreaReport, Report
from toolkit.rules.english import counted, in_words
from toolkit.rules.odd_characters import escaped_in_json, visible

_ORDER = {"error": 0, "warning": 1, "note": 2}


def log_lines(report: Report, output: Path, in_full: bool = True) -> list[str]:
    """What each document was taken for, what the run did, file by file, what is due, then its problems.

    `in_full`: also why each was taken for that, and the files that stayed the same.
    """
    lines = [f"{name:<9} {counts}" for name, counts in report.stages]
    lines += [f"  {line if in_full else line.split(', because: ')[0]}" for line in report.documents]
    shown = [o for o in report.outputs if in_full or o.why != "unchanged"]
    lines += [f"  {o.step:<11} {shown_path(o.path, output)}  ({o.why})" for o in shown]
    lines += [line for area in report.areas for line in due_lines(area)]
    lines += problem_lines(report.problems)
    return [visible(line) for line in lines]


def due_lines(area: AreaReport) -> Iterator[str]:
    """The days that matter within 30 days, a line each, and how many actions ask for attention."""
    for date in area.deadlines:
        certain = "" if date.certain else ", to be confirmed"
        yield f"  {'due':<11} {area.slug}: {date.what} on {in_words(date.day)}{certain}"
    if area.attention:
        yield f"  {'due':<11} {area.slug}: {'; '.join(area.attention)}"
    if area.conflicts or area.matches:
        yield f"  {'conflicts':<11} {area.slug}: {to_decide(area)} to decide on the sheet Conflicts"


def to_decide(area: AreaReport) -> str:
    """ "one cell"; "three rows (one cell changed twice, two possible matches)"."""
    if not area.matches:
        return counted(area.conflicts, "cell")
    parts = [f"{counted(area.conflicts, 'cell')} changed twice"] if area.conflicts else []
    parts.append(counted(area.matches, "possible match", "possible matches"))
    return f"{counted(area.conflicts + area.matches, 'row')} ({', '.join(parts)})"


def problem_lines(problems: Sequence[Problem]) -> list[str]:
    """Each problem with what to do, the most serious first, grouped by file, in the order they were found."""
    lines = []
    for problem in ranked(problems):
        lines += [f"{problem.severity}: {problem.where}", f"    {problem.what}", f"    {problem.what_to_do}"]
    return [visible(line) for line in lines]


def ranked(problems: Sequence[Problem]) -> list[Problem]:
    """The most serious first, grouped by file."""
    return sorted(problems, key=lambda p: (_ORDER[p.severity], p.where.split(", ")[0]))


def shown_path(path: Path, output: Path) -> str:
    """Below the output folder as a relative path; elsewhere, as a workbook may be, in full."""
    return path.relative_to(output).as_posix() if path.is_relative_to(output) else path.as_posix()


def json_lines(report: Report, output: Path, about: dict[str, Any]) -> str:
    """The run as events, one JSON object a line: run, stage, document, output, due, problem, end."""
    events: list[dict[str, Any]] = [{"event": "run", **about}]
    events += [{"event": "stage", "stage": name, "counts": counts} for name, counts in report.stages]
    events += [{"event": "document", "taken_for": line} for line in report.documents]
    events += [
        {"event": "output", "file": shown_path(o.path, output), "step": o.step, "why": o.why} for o in report.outputs
    ]
    events += [
        {"event": "due", "area": area.name, "what": d.what, "day": d.day.isoformat(), "certain": d.certain}
        for area in report.areas
        for d in area.deadlines
    ]
    events += [{"event": "problem", **problem_as_data(p)} for p in ranked(report.problems)]
    events.append({"event": "end", "exit_code": report.exit_code})
    return "".join(escaped_in_json(json.dumps(event, ensure_ascii=False)) + "\n" for event in events)


def problem_as_data(p: Problem) -> dict[str, str]:
    return {"severity": p.severity, "where": p.where, "what": p.what, "what_to_do": p.what_to_do}
