"""Input files to classified letters, sorted into areas; what cannot be used is reported."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import InputProblem
from toolkit.inputs.read import read_document
from toolkit.letters.formats import read_letter
from toolkit.letters.references import with_year
from toolkit.model.document import Document
from toolkit.model.house import Theme
from toolkit.model.letter import Letter
from toolkit.model.problem import Problem
from toolkit.record.report import Report
from toolkit.rules.new_plan import classified


@dataclass(frozen=True)
class Area:
    """A local area with its letters, oldest inspection first; `slug` is safe as a file's name."""

    name: str
    slug: str
    letters: tuple[Letter, ...]


def read_documents(paths: Iterable[Path], report: Report) -> list[Document]:
    """The files that could be read; the others are in the report's problems."""
    documents: list[Document] = []
    for path in paths:
        try:
            documents.append(read_document(path))
            report.inputs.append((path, documents[-1].sha256))
        except InputProblem as problem:
            report.problems.append(problem.problem)
    return documents


def extract_letters(documents: Iterable[Document], themes: Sequence[Theme], report: Report) -> list[Letter]:
    """Every document as a letter, those of unknown kind too; errors go to the report."""
    letters = [classified(read_letter(document), themes) for document in documents]
    report.problems += [p for letter in letters for p in letter.problems]
    return letters


def by_area(letters: Iterable[Letter], report: Report) -> list[Area]:
    """Letters with findings by area, each inspection once, labelled 2018, 2018b ... within its area."""
    groups: dict[str, list[Letter]] = defaultdict(list)
    for letter in letters:
        if letter.area and letter.findings:
            groups[slug_of(letter.area)].append(letter)
    return [
        Area(found[0].area or slug, slug, tuple(_labelled(_one_each(found, report))))
        for slug, found in sorted(groups.items())
    ]


def slug_of(name: str) -> str:
    """Central Bedfordshire → central-bedfordshire; letters, digits and hyphens only."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "area"


def _one_each(letters: list[Letter], report: Report) -> list[Letter]:
    """One letter per inspection: copies are noted; of two that differ the later-dated is used, and said so."""
    kept: dict[object, Letter] = {}
    for letter in sorted(letters, key=_age):
        inspection = (letter.inspection_start, letter.inspection_end)
        other = kept.get(inspection)
        if other is None:
            kept[inspection] = letter
        elif _content(other) == _content(letter):
            later, earlier = (letter, other) if _dated(letter) > _dated(other) else (other, letter)
            report.problems.append(_copy(earlier, later))
            kept[inspection] = later
        else:
            later, earlier = (letter, other) if _dated(letter) > _dated(other) else (other, letter)
            report.problems.append(_differing(later, earlier))
            kept[inspection] = later
    return list(kept.values())


def _dated(letter: Letter) -> str:
    return letter.letter_date.isoformat() if letter.letter_date else ""


def _age(letter: Letter) -> tuple[str, str, str]:
    return str(letter.inspection_end or ""), _dated(letter), letter.document.file


def _content(letter: Letter) -> str:
    texts = [f.passage.full_text for f in letter.findings] + [w.passage.full_text for w in letter.weaknesses]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _copy(letter: Letter, kept: Letter) -> Problem:
    what = f"It says the same as {kept.document.file} and was counted once."
    return Problem(what, letter.document.file, "Nothing need be done.", "note")


def _differing(kept: Letter, left_out: Letter) -> Problem:
    return Problem(
        f"It is another letter about the same inspection of {kept.area} as {kept.document.file}, with different"
        f" findings. {kept.document.file} was used.",
        left_out.document.file,
        "Keep the right one in the input folder and take the other out.",
        "error",
    )


def _labelled(letters: list[Letter]) -> list[Letter]:
    """The year of the inspection's last day; b, c ... for further inspections of that year."""
    seen: dict[str, int] = defaultdict(int)
    labelled = []
    for letter in letters:
        year = (letter.label or "").split(" ")[0]
        seen[year] += 1
        suffix = "" if seen[year] == 1 else chr(ord("a") + seen[year] - 1)
        labelled.append(with_year(letter, f"{year}{suffix}"))
    return labelled


def json_names(letters: Iterable[Letter]) -> list[str]:
    """<stem>.json for each document; a stem that comes again gets a number."""
    seen: dict[str, int] = defaultdict(int)
    names = []
    for letter in letters:
        stem = Path(letter.document.file).stem
        seen[stem.lower()] += 1
        count = seen[stem.lower()]
        names.append(f"{stem}.json" if count == 1 else f"{stem}-{count}.json")
    return names
