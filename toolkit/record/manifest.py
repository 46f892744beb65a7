"""The record of a run under output/runs/<time>/: run.log, run.jsonl, summary.html, and manifest.json last."""

import json
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from toolkit import __version__
from toolkit.errors import ConfigProblem, InputProblem
from toolkit.record.files import read_safely, sha256, write_safely
from toolkit.record.log import json_lines, log_lines, problem_as_data, shown_path
from toolkit.record.report import Report
from toolkit.record.summary import summary_page
from toolkit.rules.odd_characters import escaped_in_json

MANIFEST = "manifest.json"
_PACKAGES = ("XlsxWriter", "lxml", "python-docx", "docxtpl", "pandas", "pypdfium2", "openpyxl", "holidays")


def write_record(report: Report, folder: Path, output: Path, about: dict[str, Any]) -> None:
    """The logs and the summary first, the manifest last; `about` are the run's settings in words.

    Raises InputProblem where one cannot be written. A run of the same second keeps its record, as there can be one
    after a clock was set back.
    """
    folder = _free(folder)
    lines = log_lines(report, output)
    write_safely(folder / "run.log", ("\n".join(lines) + "\n").encode())
    write_safely(folder / "run.jsonl", json_lines(report, output, about).encode())
    write_safely(folder / "summary.html", summary_page(report, output, about).encode())
    write_safely(folder / MANIFEST, _manifest(report, output, about).encode())


def _free(folder: Path) -> Path:
    name, number = folder.name, 1
    while (folder / MANIFEST).exists():
        number += 1
        folder = folder.with_name(f"{name}-{number}")
    return folder


def _manifest(report: Report, output: Path, about: dict[str, Any]) -> str:
    record: dict[str, Any] = {
        "toolkit": __version__,
        "python": platform.python_version(),
        "packages": dict(_versions()),
        **about,
        "exit_code": report.exit_code,
        "stages": dict(report.stages),
        "inputs": [{"file": path.resolve().as_posix(), "sha256": digest} for path, digest in report.inputs],
        "used": [{"file": path.resolve().as_posix(), "sha256": digest} for path, digest in sorted(report.used.items())],
        "documents": report.documents,
        "outputs": [
            {"file": shown_path(o.path, output), "step": o.step, "why": o.why, "sha256": o.sha256}
            | ({"parts": list(o.parts)} if o.parts else {})
            for o in report.outputs
        ],
        "problems": [problem_as_data(p) for p in report.problems],
    }
    return escaped_in_json(json.dumps(record, ensure_ascii=False, indent=1)) + "\n"


def _versions() -> Iterator[tuple[str, str]]:
    for package in _PACKAGES:
        with suppress(PackageNotFoundError):
            yield package, version(package)


def hashes_of(paths: Iterable[Path]) -> dict[Path, str]:
    """The hash of each file that can be read."""
    found = {}
    for path in paths:
        with suppress(InputProblem):
            found[path] = sha256(read_safely(path))
    return found


def differences(output: Path, run: Path) -> list[str]:
    """Outputs, inputs, templates and settings of a run that are missing or not as they were then, a line each.

    Raises ConfigProblem where the manifest cannot be read.
    """
    try:
        record = json.loads((run / MANIFEST).read_text(encoding="utf-8"))
        entries = [(output / e["file"], e) for e in record["outputs"]]
        entries += [(Path(e["file"]), e) for e in (*record["inputs"], *record.get("used", ()))]
        return [line for path, entry in entries for line in _difference(path, entry)]
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigProblem("The manifest is damaged.", str(run / MANIFEST), "Run again for a new one.") from error


def _difference(path: Path, entry: Mapping[str, str]) -> Sequence[str]:
    if entry["sha256"] and not path.exists():
        return (f"{entry['file']}: missing",)
    if entry["sha256"] and sha256(read_safely(path)) != entry["sha256"]:
        return (f"{entry['file']}: changed since the run",)
    return ()
