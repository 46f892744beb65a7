"""The record of a run: manifest.json, run.log and summary.html under output/runs/<time>/."""

import html
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from toolkit import __version__
from toolkit.errors import ConfigProblem
from toolkit.model.problem import Problem
from toolkit.record.files import read_safely, sha256, write_safely
from toolkit.record.report import Report

MANIFEST = "manifest.json"


def write_record(report: Report, folder: Path, output: Path, about: dict[str, str]) -> None:
    """The log and the summary first, the manifest last; `about` are the run's settings in words."""
    lines = list(log_lines(report, output))
    write_safely(folder / "run.log", ("\n".join(lines) + "\n").encode())
    write_safely(folder / "summary.html", _summary(report, output, about).encode())
    write_safely(folder / MANIFEST, _manifest(report, output, about).encode())


def log_lines(report: Report, output: Path, in_full: bool = True) -> list[str]:
    """What each document was taken for, what the run did, file by file, then its problems.

    `in_full`: also why each was taken for that, and the files that stayed the same.
    """
    lines = [f"{name:<9} {counts}" for name, counts in report.stages]
    lines += [f"  {line if in_full else line.split(', because: ')[0]}" for line in report.documents]
    shown = [o for o in report.outputs if in_full or o.why != "unchanged"]
    lines += [f"  {o.step:<11} {_shown(o.path, output)}  ({o.why})" for o in shown]
    lines += problem_lines(report.problems)
    return lines


def problem_lines(problems: list[Problem]) -> list[str]:
    """Each problem with what to do, the most serious first, grouped by file, in the order they were found."""
    order = {"error": 0, "warning": 1, "note": 2}
    ranked = sorted(problems, key=lambda p: (order[p.severity], p.where.split(", ")[0]))
    lines = []
    for problem in ranked:
        lines += [f"{problem.severity}: {problem.where}", f"    {problem.what}", f"    {problem.what_to_do}"]
    return lines


def _shown(path: Path, output: Path) -> str:
    return path.relative_to(output).as_posix() if path.is_relative_to(output) else path.name


def _manifest(report: Report, output: Path, about: dict[str, str]) -> str:
    record: dict[str, Any] = {
        "toolkit": __version__,
        **about,
        "exit_code": report.exit_code,
        "stages": dict(report.stages),
        "inputs": [{"file": path.name, "sha256": digest} for path, digest in report.inputs],
        "documents": report.documents,
        "outputs": [
            {"file": _shown(o.path, output), "step": o.step, "why": o.why, "sha256": o.sha256}
            | ({"parts": list(o.parts)} if o.parts else {})
            for o in report.outputs
        ],
        "problems": [
            {"severity": p.severity, "where": p.where, "what": p.what, "what_to_do": p.what_to_do}
            for p in report.problems
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _summary(report: Report, output: Path, about: dict[str, str]) -> str:
    """A page that needs nothing else: headings, two tables with header cells, language set."""
    files = [(o.step, _shown(o.path, output), o.why) for o in report.outputs]
    problems = [(p.severity, p.where, f"{p.what} {p.what_to_do}") for p in report.problems]
    body = "\n".join(
        [
            f"<h1>Run of {html.escape(about['run'])}</h1>",
            "<ul>",
            *(f"<li>{html.escape(name)}: {html.escape(counts)}</li>" for name, counts in report.stages),
            "</ul>",
            _table("Files", ("What happened", "File", "Why"), files),
            _table("To check", ("Severity", "Where", "What, and what to do"), problems),
        ]
    )
    style = "body{font-family:Arial,sans-serif;margin:2em}td,th{border:1px solid #595959;padding:4px;text-align:left}"
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>SEND reporting run</title>'
        f"<style>{style}</style></head><body>\n{body}\n</body></html>\n"
    )


def _table(caption: str, headings: tuple[str, ...], rows: Sequence[tuple[str, str, str]]) -> str:
    if not rows:
        return f"<h2>{caption}</h2>\n<p>Nothing.</p>"
    head = "".join(f'<th scope="col">{h}</th>' for h in headings)
    cells = "\n".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in rows)
    return f"<h2>{caption}</h2>\n<table><thead><tr>{head}</tr></thead><tbody>\n{cells}\n</tbody></table>"


def differences(output: Path, run: Path) -> list[str]:
    """Outputs of a run that are missing or not as they were written, a line each."""
    try:
        outputs = json.loads((run / MANIFEST).read_text(encoding="utf-8"))["outputs"]
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigProblem("The manifest is damaged.", str(run / MANIFEST), "Run again for a new one.") from error
    found = []
    for entry in outputs:
        path = output / entry["file"]
        if entry["sha256"] and not path.exists():
            found.append(f"{entry['file']}: missing")
        elif entry["sha256"] and sha256(read_safely(path)) != entry["sha256"]:
            found.append(f"{entry['file']}: changed since the run")
    return found
