"""What each command does; the command line itself is in `cli`.

What only `check` and `list` need is imported there, so that a run does not wait for it.
"""

import argparse
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from toolkit.documents import extract_letters, json_names, paper_names, read_documents
from toolkit.errors import ConfigProblem, InputProblem
from toolkit.house.load import load_themes
from toolkit.inputs.find import find_in
from toolkit.inputs.run_settings import FILE as SETTINGS
from toolkit.inputs.run_settings import read_run_settings
from toolkit.letters.as_json import as_json
from toolkit.letters.paper_as_json import paper_as_json
from toolkit.model.problem import Problem
from toolkit.papers.template_check import COPIES
from toolkit.pipeline import prepare, produce, produce_month, settings_files
from toolkit.record.files import write_safely
from toolkit.record.log import log_lines, problem_lines
from toolkit.record.manifest import MANIFEST, differences, hashes_of, write_record
from toolkit.record.output_folder import held, prepared
from toolkit.record.report import Report
from toolkit.rules.english import counted
from toolkit.rules.snapshot import month_named, month_reported
from toolkit.settings import Settings


def run(args: argparse.Namespace) -> int:
    """The main job; gives the exit code."""
    now = datetime.now(UTC)
    as_at = args.as_at or now.astimezone().date()
    if not args.input.is_dir():
        raise ConfigProblem("There is no such input folder.", str(args.input), "Make it, or name another with --input.")
    of_run = read_run_settings(args.input / SETTINGS)
    settings = Settings(
        args.input, args.output, args.templates, now, as_at, args.style, tuple(args.area), args.dry_run, args.pdf,
        args.publication, args.quiet, max(args.jobs, 1), of_run,
    )  # fmt: skip
    month = _month_gone_by(args.month, as_at)
    job = partial(produce_month, settings, month) if month else partial(produce, prepare(settings))
    if args.dry_run:
        report = job()
    else:
        prepared(args.output)
        with held(args.output, now):
            report = job()
            report.used.update(hashes_of(settings_files(args.input, args.templates)))
            _keep_record(report, settings, month)
    _say(report, args)
    return report.exit_code


def _keep_record(report: Report, settings: Settings, month: str | None) -> None:
    """Where the run's record cannot be written that is a problem like any other: what was produced stands."""
    try:
        write_record(report, settings.output / "runs" / settings.stamp, settings.output, _about(settings, month))
    except InputProblem as problem:
        report.problems.append(problem.problem)


def _month_gone_by(text: str | None, as_at: date) -> str | None:
    """The month of --month; raises ConfigProblem where it is none, or has not ended."""
    if not text:
        return None
    try:
        month = month_named(text)
    except ValueError as error:
        raise ConfigProblem(str(error), "--month", "Write it as 2026-09.") from error
    if month > month_reported(as_at):
        last = month_reported(as_at)
        raise ConfigProblem(f"{month} has not ended by {as_at}.", "--month", f"The last month that has: {last}.")
    return month


def _about(settings: Settings, month: str | None) -> dict[str, str]:
    return {
        "run": settings.stamp,
        "as_at": settings.as_at.isoformat(),
        "month": month or month_reported(settings.as_at),
        "style": settings.style,
    }


def _say(report: Report, args: argparse.Namespace) -> None:
    """All of it; with -q only the errors; without -v not the files that stayed as they were."""
    if args.quiet:
        lines = problem_lines([p for p in report.problems if p.severity == "error"])
    else:
        lines = log_lines(report, args.output, in_full=args.verbose)
        lines.append("Done, but not everything could be used or written: see above." if report.exit_code else "Done.")
    if lines:
        print("\n".join(lines))


def extract(args: argparse.Namespace) -> int:
    """Documents as JSON: a file each in --output, else JSON Lines."""
    report = Report()
    letters = extract_letters(read_documents(find_in(args.paths), report), load_themes(args.templates), report)
    indent = 1 if args.output else None
    letters_named = zip(letters, json_names(letters), strict=True)
    texts = [
        *((name, as_json(letter, indent)) for letter, name in letters_named),
        *((name, paper_as_json(paper, indent)) for paper, name in paper_names(letters)),
    ]
    for name, text in texts:
        try:
            _give(text.encode() + b"\n", args.output / name if args.output else None)
        except InputProblem as problem:  # the others are written all the same
            report.problems.append(problem.problem)
    if report.problems:
        print("\n".join(problem_lines(report.problems)), file=sys.stderr)
    return report.exit_code


def _give(data: bytes, path: Path | None) -> None:
    """Into its file, else to whoever reads what the command says."""
    if path:
        write_safely(path, data)
    else:
        sys.stdout.buffer.write(data)


def check(args: argparse.Namespace) -> int:
    """What is not ready in workbooks, papers and templates."""
    from toolkit.readiness import Checking, files_to_check, readiness

    missing = [path for path in (*args.paths, args.input) if not path.exists()]
    if missing:
        raise ConfigProblem("There is no such file or folder.", str(missing[0]), "Name one that is there.")
    checking = Checking(args.templates, args.input, args.output, args.as_at or datetime.now(UTC).astimezone().date())
    faults = [] if args.paths else _template_faults(args)
    files = files_to_check(args.paths or [args.output])
    problems = [*faults, *readiness(files, checking)]
    lines = problem_lines(problems)
    if not args.paths and not faults:
        lines.append(f"The Word templates of {counted(len(checking.styles), 'house style')} have no fault.")
    looked = f"{counted(len(files), 'file')} checked." if files else "There is no workbook or paper to check."
    print("\n".join([*lines, looked[:1].upper() + looked[1:]]))
    return 1 if any(p.severity == "error" for p in problems) else 0


def _template_faults(args: argparse.Namespace) -> list[Problem]:
    """What is wrong with the Word templates; copies that show it go into the output folder, where they can."""
    from toolkit.readiness import template_readiness

    faults, copies = template_readiness(args.templates)
    for old in (args.output / COPIES).glob("*/*.docx"):
        if f"{COPIES}/{old.parent.name}/{old.name}" not in copies:
            with suppress(OSError):
                old.unlink()
    for name, data in copies.items():
        try:
            write_safely(args.output / name, data)
        except InputProblem as problem:
            faults.append(problem.problem)
    return faults


def verify(args: argparse.Namespace) -> int:
    """The outputs against a run's manifest."""
    runs = args.output / "runs"
    newest = sorted(runs.glob(f"*/{MANIFEST}"))[-1:]
    named = [args.run, runs / args.run] if args.run else [path.parent for path in newest]
    folder = next((path for path in named if (path / MANIFEST).exists()), None)
    if folder is None:
        raise ConfigProblem("There is no manifest.", str(args.run or runs), "Name a folder of output/runs.")
    found = differences(args.output, folder)
    print("\n".join(found) if found else f"Every output of {folder.name} is as it was written.")
    return 1 if found else 0


def list_contents(args: argparse.Namespace) -> int:
    """The tables of contents."""
    from toolkit.contents import contents

    for name, entries in contents(args.templates).items():
        print(f"{name}:")
        print("\n".join(f"  {entry}" for entry in entries))
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "run": run,
    "extract": extract,
    "check": check,
    "verify": verify,
    "list": list_contents,
}
