"""The command line: what it takes and its exit codes. What a command does is in `commands`.

Only light modules are imported here, so that --help answers at once.
"""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from toolkit import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from toolkit.errors import ToolkitError

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 pathlib is slow to load
EPILOG = (
    "Exit codes: 0 done; 1 done, but something could not be used or written; 2 the command or settings are wrong;"
    " 3 another run holds the output folder."
)


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run one command; gives its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in {"-h", "--help", "--version"}):
        given = ["run", *given]
    return _carry_out(_parser().parse_args(given))


def _carry_out(args: argparse.Namespace) -> int:
    from toolkit.commands import COMMANDS
    from toolkit.errors import Busy, ToolkitError

    _print_anything()
    try:
        return _flushed(COMMANDS[args.command](args))
    except Busy as problem:
        return _fail(problem, 3)
    except ToolkitError as problem:
        return _fail(problem, 2)
    except BrokenPipeError:  # whoever read the output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Stopped. Every file written so far is whole; run again to finish.", file=sys.stderr)
        return 130


def _flushed(code: int) -> int:
    """The code once all that was said is out: whoever reads it may have gone."""
    sys.stdout.flush()
    return code


def _print_anything() -> None:
    """A console that lacks a letter shows a question mark; it does not end the run."""
    import io

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _fail(problem: "ToolkitError", code: int) -> int:
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
    listing.add_argument("--templates", type=_path, default=f"{HOME}/templates", metavar="DIR")
    listing.set_defaults(command="list")
    return parser


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--input", type=_path, default=f"{HOME}/input", metavar="DIR")
    parser.add_argument("--output", type=_path, default=f"{HOME}/output", metavar="DIR")
    parser.add_argument("--templates", type=_path, default=f"{HOME}/templates", metavar="DIR")
    parser.add_argument(
        "--style", default="default", metavar="NAME", help="house style of areas new to the output folder"
    )
    parser.add_argument("--area", action="append", default=[], metavar="NAME", help="only this area (repeatable)")
    parser.add_argument("--as-at", type=_day, metavar="YYYY-MM-DD", help="the day of the run (today)")
    parser.add_argument("--month", metavar="YYYY-MM", help="only the progress report of that month, from its snapshot")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="documents and areas in so many processes (1)")
    parser.add_argument("--pdf", action="store_true", help="papers as PDF too, through LibreOffice")
    parser.add_argument("--publication", action="store_true", help="an accessible export for the website too")
    parser.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    parser.add_argument("-q", "--quiet", action="store_true", help="only what is wrong")
    parser.add_argument("-v", "--verbose", action="store_true", help="the files that stayed as they were, too")
    parser.set_defaults(command="run")


def _add_extract(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=_path, metavar="PATH")
    parser.add_argument("--output", type=_path, metavar="DIR", help="one JSON per document here; else JSON Lines")
    parser.add_argument("--templates", type=_path, default=f"{HOME}/templates", metavar="DIR")
    parser.set_defaults(command="extract")


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", type=_path, metavar="PATH", help="files or folders (the output folder)")
    parser.add_argument("--input", type=_path, default=f"{HOME}/input", metavar="DIR", help="where the letters are")
    parser.add_argument("--as-at", type=_day, metavar="YYYY-MM-DD", help="the day of the check (today)")
    parser.add_argument("--output", type=_path, default=f"{HOME}/output", metavar="DIR")
    parser.add_argument("--templates", type=_path, default=f"{HOME}/templates", metavar="DIR")
    parser.set_defaults(command="check")


def _add_verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("run", nargs="?", type=_path, metavar="RUN", help="a folder of output/runs (the newest)")
    parser.add_argument("--output", type=_path, default=f"{HOME}/output", metavar="DIR")
    parser.set_defaults(command="verify")


def _path(text: str) -> "Path":
    from pathlib import Path

    return Path(text)


def _day(text: str) -> "date":
    from datetime import date

    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a day such as 2026-11-22") from None
    if not 2000 <= day.year < 2100:  # the months and working days that are known
        raise argparse.ArgumentTypeError(f"'{text}' is not a day of the years 2000 to 2099")
    return day
