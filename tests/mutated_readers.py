"""Everything that reads files of others: what a mutated file is given to, and what must hold of it afterwards."""

import contextlib
import io
import shutil
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tests import mutated_samples as samples
from tests.helpers import SAMPLE, TEMPLATES
from tests.measure_files import CATALOGUE
from tests.officers_edits import made
from toolkit.accessibility.word_rules import word_problems
from toolkit.accessibility.workbook_rules import workbook_problems
from toolkit.cli import main
from toolkit.errors import ConfigProblem, InputProblem, ToolkitError
from toolkit.house.load import load_house, load_themes
from toolkit.house.measures import load_measures
from toolkit.inputs.read import read_document
from toolkit.inputs.risk_register import read_register
from toolkit.inputs.run_settings import read_run_settings
from toolkit.letters.as_json import as_json
from toolkit.letters.formats import read_letter
from toolkit.letters.from_json import from_json
from toolkit.letters.paper_as_json import paper_as_json
from toolkit.measures.read import read_measures
from toolkit.model.risk_register import RegisterHeadings
from toolkit.papers.differences import differences
from toolkit.papers.differences_note import note_lines
from toolkit.papers.fingerprint import fingerprint, paper_lines
from toolkit.papers.template_check import checked_template
from toolkit.readiness import Checking, readiness
from toolkit.rules.new_plan import classified


@dataclass(frozen=True)
class Reader:
    """`read` gives what was made of the file at a path; it may raise `refusals` and nothing else."""

    samples: Callable[[], Mapping[str, bytes]]
    read: Callable[[Path], object]
    refusals: tuple[type[ToolkitError], ...] = (InputProblem,)


def _told_or(read: Callable[[], object]) -> object:
    """What was made of it, or how it was refused."""
    try:
        return read()
    except InputProblem as problem:
        return problem.problem


def letter(path: Path) -> object:
    read = classified(read_letter(read_document(path)), load_themes(TEMPLATES))
    text = as_json(read)
    from_json(text, path.name)
    text.encode()
    return text, paper_as_json(read.paper).encode() if read.paper else None


def letter_as_data(path: Path) -> object:
    return from_json(path.read_text(encoding="utf-8", errors="replace"), path.name)


def read_measure_file(path: Path) -> object:
    return read_measures(path, path.read_bytes(), CATALOGUE)


def read_risks(path: Path) -> object:
    return read_register(path, path.read_bytes(), RegisterHeadings())


def workbook_checked(path: Path) -> object:
    """By the command check: what is typed, and whether it can be read by everybody."""
    data, checking = path.read_bytes(), Checking(TEMPLATES, path.parent, path.parent, date(2022, 2, 1))
    return [*readiness([path], checking)], _told_or(lambda: workbook_problems(path.name, data, publication=True))


def workbook_refreshed(path: Path) -> object:
    """By a run; the file is as it was, or a whole new one. The letter says something new."""
    folder = path.parent / "project"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "input").mkdir(parents=True)
    text = SAMPLE.read_text(encoding="utf-8").replace("The local offer is out of date", "The local offer is behind")
    (folder / "input" / SAMPLE.name).write_text(text, encoding="utf-8")
    own = folder / "output/thornmere"
    own.mkdir(parents=True)
    book = own / f"thornmere-workbook{path.suffix}"
    book.write_bytes(path.read_bytes())
    (own / ".toolkit.sqlite").write_bytes(made()["thornmere/.toolkit.sqlite"])
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main(
            ["run", "--input", str(folder / "input"), "--output", str(folder / "output"), "--as-at", "2022-02-01"]
        )
    assert code in {0, 1}, said.getvalue()
    assert "fault of the toolkit" not in said.getvalue(), said.getvalue()
    assert [*folder.rglob("*.part")] == []
    after = book.read_bytes()
    assert after == path.read_bytes() or zipfile.ZipFile(io.BytesIO(after)).testzip() is None
    return after


def paper(path: Path) -> object:
    """By the command check, and by the run that finds it changed."""
    data = path.read_bytes()
    own = path.with_name("thornmere-2021-committee-paper.docx")
    own.write_bytes(data)
    (path.parent / "letters").mkdir(exist_ok=True)
    (path.parent / "letters/letter.txt").write_bytes(SAMPLE.read_bytes())
    problems = [*readiness([own], Checking(TEMPLATES, path.parent / "letters", path.parent, date(2022, 2, 1)))]
    said = _told_or(lambda: word_problems(path.name, data))
    lines, ours = paper_lines(data), paper_lines(samples.papers()["thornmere-2021-committee-paper.docx"])
    note = [*note_lines(differences(lines, ours), "yours", "ours")] if lines and ours else []
    return problems, said, fingerprint(data), note


def template(path: Path) -> object:
    """By the command check, and by the run before it sets a paper with it."""
    house = load_house(TEMPLATES, "default")
    if path.name.startswith("progress"):
        checked = checked_template(replace(house, progress_template=path), path, None)
    else:
        checked = checked_template(replace(house, committee_template=path), path, "outcome-letter")
    return [*checked.problems], checked.copy


def style(path: Path) -> object:
    folder = path.parent / "templates"
    if not folder.exists():
        shutil.copytree(TEMPLATES / "default", folder / "default")
    own = folder / "own"
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    (own / "house.toml").write_text('name = "own"\n', encoding="utf-8")
    (own / path.name.partition("-")[2]).write_bytes(path.read_bytes())
    return load_house(folder, "own"), load_themes(folder, "own"), load_measures(folder, "own")


READERS: dict[str, Reader] = {
    "letter as Word file": Reader(samples.letters_word, letter),
    "letter as PDF": Reader(samples.letters_pdf, letter),
    "letter as web page": Reader(samples.letters_web, letter),
    "letter as text": Reader(samples.letters_text, letter),
    "letter as data": Reader(samples.letters_data, letter_as_data),
    "measures": Reader(samples.measures, read_measure_file),
    "risk register": Reader(samples.registers, read_risks, ()),
    "workbook, checked": Reader(samples.workbooks, workbook_checked),
    "workbook, refreshed": Reader(samples.workbooks, workbook_refreshed, ()),
    "paper": Reader(samples.papers, paper),
    "template": Reader(samples.templates, template),
    "settings": Reader(samples.settings, read_run_settings, (ConfigProblem,)),
    "house style": Reader(samples.styles, style, (ConfigProblem,)),
}
