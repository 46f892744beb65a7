"""The command line: what it takes, what it says, its exit codes."""

import argparse
import io
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from toolkit import __version__
from toolkit.errors import Busy, ConfigProblem, ToolkitError
from toolkit.model.problem import Problem
from toolkit.record.report import Report

HOME = Path(__file__).resolve().parent.parent
EPILOG = (
    "Exit codes: 0 done; 1 done, but something could not be used or written; 2 the command or settings are wrong;"
    " 3 another run holds the output folder."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code."""
    _print_anything()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in {"-h", "--help", "--version"}):
        given = ["run", *given]
    args = _parser().parse_args(given)
    try:
        return int(args.command(args))
    except Busy as problem:
        return _fail(problem, 3)
    except ToolkitError as problem:
        return _fail(problem, 2)


def _print_anything() -> None:
    """A console that lacks a letter shows a question mark; it does not end the run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _fail(problem: ToolkitError, code: int) -> int:
    print(f"{problem.problem.where}: {problem.problem.what}\n{problem.problem.what_to_do}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="run_report.py",
        description="Inspection letters in; workbooks and committee papers out. Without a command: run,"
        " whose options are in: run_report.py run --help",
        epilog=EPILOG,
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_run(commands.add_parser("run", help="the main job: input/ to output/", epilog=EPILOG))
    _add_extract(commands.add_parser("extract", help="documents as JSON", epilog=EPILOG))
    _add_check(commands.add_parser("check", help="readiness of workbooks, papers and templates", epilog=EPILOG))
    _add_verify(commands.add_parser("verify", help="the outputs against a run's manifest", epilog=EPILOG))
    listing = commands.add_parser("list", help="formats, sheets, paper sections, checks, house styles")
    listing.add_argument("--templates", type=Path, default=HOME / "templates", metavar="DIR")
    listing.set_defaults(command=_list)
    return parser


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--input", type=Path, default=HOME / "input", metavar="DIR")
    parser.add_argument("--output", type=Path, default=HOME / "output", metavar="DIR")
    parser.add_argument("--templates", type=Path, default=HOME / "templates", metavar="DIR")
    parser.add_argument(
        "--style", default="default", metavar="NAME", help="house style of areas new to the output folder"
    )
    parser.add_argument("--area", action="append", default=[], metavar="NAME", help="only this area (repeatable)")
    parser.add_argument("--as-at", type=_day, metavar="YYYY-MM-DD", help="the day of the run (today)")
    parser.add_argument("--month", metavar="YYYY-MM", help="the month of the progress report (not in this version)")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="at most so many processes; one is used")
    parser.add_argument("--pdf", action="store_true", help="papers as PDF too (not in this version)")
    parser.add_argument("--publication", action="store_true", help="export for the website (not in this version)")
    parser.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    parser.add_argument("-q", "--quiet", action="store_true", help="only what is wrong")
    parser.add_argument("-v", "--verbose", action="store_true", help="the files that stayed as they were, too")
    parser.set_defaults(command=_run)


def _add_extract(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--output", type=Path, metavar="DIR", help="one JSON per document here; else JSON Lines")
    parser.add_argument("--templates", type=Path, default=HOME / "templates", metavar="DIR")
    parser.set_defaults(command=_extract)


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files or folders (the output folder)")
    parser.add_argument("--output", type=Path, default=HOME / "output", metavar="DIR")
    parser.add_argument("--templates", type=Path, default=HOME / "templates", metavar="DIR")
    parser.set_defaults(command=_check)


def _add_verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("run", nargs="?", type=Path, metavar="RUN", help="a folder of output/runs (the newest)")
    parser.add_argument("--output", type=Path, default=HOME / "output", metavar="DIR")
    parser.set_defaults(command=_verify)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day such as 2026-11-22") from None


def _run(args: argparse.Namespace) -> int:
    from toolkit.pipeline import prepare, produce
    from toolkit.record.manifest import write_record
    from toolkit.record.output_folder import held, prepared
    from toolkit.settings import Settings

    now = datetime.now(UTC)
    as_at = args.as_at or now.astimezone().date()
    if not args.input.is_dir():
        raise ConfigProblem("There is no such input folder.", str(args.input), "Make it, or name another with --input.")
    settings = Settings(args.input, args.output, args.templates, now, as_at, args.style, tuple(args.area), args.dry_run)
    ready = prepare(settings)
    ready.report.problems += _not_yet(args)
    if args.dry_run:
        report = produce(ready)
    else:
        prepared(args.output)
        with held(args.output):
            report = produce(ready)
            about = {"run": settings.stamp, "as_at": as_at.isoformat(), "style": args.style}
            write_record(report, args.output / "runs" / settings.stamp, args.output, about)
    _say(report, args)
    return report.exit_code


def _not_yet(args: argparse.Namespace) -> list[Problem]:
    """Options of the command that this version cannot follow: said, and everything else is done."""
    asked = {"--month": args.month, "--pdf": args.pdf, "--publication": args.publication}
    return [
        Problem("This version cannot do that yet.", option, "Everything else was produced.", "error")
        for option, value in asked.items()
        if value
    ]


def _say(report: Report, args: argparse.Namespace) -> None:
    """All of it; with -q only the errors; without -v not the files that stayed as they were."""
    from toolkit.record.manifest import log_lines, problem_lines

    if args.quiet:
        lines = problem_lines([p for p in report.problems if p.severity == "error"])
    else:
        lines = log_lines(report, args.output, unchanged=args.verbose)
        lines.append("Done, but not everything could be used or written: see above." if report.exit_code else "Done.")
    if lines:
        print("\n".join(lines))


def _extract(args: argparse.Namespace) -> int:
    from toolkit.documents import extract_letters, json_names, read_documents
    from toolkit.house.load import load_themes
    from toolkit.inputs.find import find_in
    from toolkit.letters.as_json import as_json
    from toolkit.record.files import write_safely
    from toolkit.record.manifest import problem_lines
    from toolkit.record.report import Report

    report = Report()
    letters = extract_letters(read_documents(find_in(args.paths), report), load_themes(args.templates), report)
    for letter, name in zip(letters, json_names(letters), strict=True):
        if args.output:
            write_safely(args.output / name, as_json(letter).encode() + b"\n")
        else:
            sys.stdout.buffer.write(as_json(letter, None).encode() + b"\n")
    if report.problems:
        print("\n".join(problem_lines(report.problems)), file=sys.stderr)
    return report.exit_code


def _check(args: argparse.Namespace) -> int:
    from toolkit.readiness import readiness
    from toolkit.record.manifest import problem_lines

    missing = [path for path in args.paths if not path.exists()]
    if missing:
        raise ConfigProblem("There is no such file or folder.", str(missing[0]), "Name one that is there.")
    problems = list(readiness(args.paths or [args.output], args.templates))
    print("\n".join(problem_lines(problems)) if problems else "Nothing to check: all is ready.")
    return 1 if any(p.severity == "error" for p in problems) else 0


def _verify(args: argparse.Namespace) -> int:
    from toolkit.record.manifest import MANIFEST, differences

    runs = args.output / "runs"
    newest = sorted(runs.glob(f"*/{MANIFEST}"))[-1:]
    named = [args.run, runs / args.run] if args.run else [path.parent for path in newest]
    folder = next((path for path in named if (path / MANIFEST).exists()), None)
    if folder is None:
        raise ConfigProblem("There is no manifest.", str(args.run or runs), "Name a folder of output/runs.")
    found = differences(args.output, folder)
    print("\n".join(found) if found else f"Every output of {folder.name} is as it was written.")
    return 1 if found else 0


def _list(args: argparse.Namespace) -> int:
    from toolkit.contents import contents

    for name, entries in contents(args.templates).items():
        print(f"{name}:")
        print("\n".join(f"  {entry}" for entry in entries))
    return 0
