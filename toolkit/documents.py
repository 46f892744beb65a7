"""Input files to classified letters, sorted into areas; what cannot be used is reported."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import InputProblem
from toolkit.inputs.read import read_document
from toolkit.letters.formats import read_letter
from toolkit.letters.references import with_year
from toolkit.model.document import Document
from toolkit.model.document_kind import KINDS
from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.house import Theme
from toolkit.model.letter import Letter
from toolkit.model.problem import Problem
from toolkit.record.report import Report
from toolkit.rules.new_plan import classified
from toolkit.rules.paper_area import area_of, is_about_an_inspection, unassigned

# devices, which Windows makes no folder of, and the output folder's own
_TAKEN = re.compile(r"con|prn|aux|nul|com\d|lpt\d|runs|template-faults")


@dataclass(frozen=True)
class Area:
    """A local area with its letters, oldest inspection first; `slug` is safe as a file's name.

    `papers` are the documents that are, or hold, a committee paper.
    """

    name: str
    slug: str
    letters: tuple[Letter, ...]
    papers: tuple[Letter, ...] = ()

    @property
    def documents(self) -> tuple[Letter, ...]:
        """The letters, and the papers that hold none."""
        return (*self.letters, *(x for x in self.papers if x.kind == "committee-paper"))

    @property
    def earlier_papers(self) -> tuple[EarlierPaper, ...]:
        return tuple(x.paper for x in self.papers if x.paper)


@dataclass(frozen=True)
class ReadFile:
    """A file as read: the letter in it, None where it could not be used; the problem says why."""

    path: Path
    sha256: str = ""
    letter: Letter | None = None
    problem: Problem | None = None


def read_file(path: Path, themes: Sequence[Theme]) -> ReadFile:
    """One file of the input folder, read and extracted; one that was being copied meanwhile is not used."""
    before = _state(path)
    try:
        document = read_document(path)
    except InputProblem as problem:
        return ReadFile(path, problem=problem.problem)
    if _state(path) != before:
        what = "It changed while it was read, so it was not used: somebody was copying or saving it."
        return ReadFile(path, problem=Problem(what, path.name, "Wait until that has ended, and run again.", "error"))
    return ReadFile(path, document.sha256, classified(read_letter(document), themes))


def _state(path: Path) -> tuple[int, int] | None:
    """Its size and when it was last changed; None where it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def ended_while_read(path: Path) -> ReadFile:
    """What stands for a file that ended the program that read it."""
    what = "It ended the program that was reading it, so it was left out; everything else was done."
    mend = "Open it and save it anew, or print it to PDF, and run again."
    return ReadFile(path, problem=Problem(what, path.name, mend, "error"))


def letters_of(files: Iterable[ReadFile], report: Report) -> list[Letter]:
    """Every document as a letter; why it is what it is, and what could not be read, goes to the report."""
    files = [*files]
    report.inputs += [(file.path, file.sha256) for file in files if file.letter]
    report.problems += [file.problem for file in files if file.problem]
    return _told([file.letter for file in files if file.letter], report)


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
    """Every document as a letter, those of unknown kind too; why it is what it is and errors go to the report."""
    return _told([classified(read_letter(document), themes) for document in documents], report)


def _told(letters: list[Letter], report: Report) -> list[Letter]:
    report.documents += [line for letter in letters for line in (taken_for(letter), *_paper_around(letter))]
    report.problems += [p for letter in letters for p in (*letter.problems, *_of_paper(letter))]
    return letters


def _of_paper(letter: Letter) -> tuple[Problem, ...]:
    return letter.paper.problems if letter.paper else ()


def taken_for(letter: Letter) -> str:
    """ "letter.txt: 2018 outcome letter, because: the title 'Joint ...'; ..."; for an unknown one that it is."""
    label = letter.label or KINDS[letter.kind].label
    because = "; ".join(letter.evidence) or "it has not the signs of any format the toolkit knows"
    return f"{letter.document.file}: {'unknown' if letter.kind == 'unknown' else label}, because: {because}"


def _paper_around(letter: Letter) -> Iterator[str]:
    if letter.paper and letter.kind != "committee-paper":
        because = "; ".join(letter.paper.evidence)
        yield f"{letter.document.file}: around it a committee paper, because: {because}"


def by_area(letters: Iterable[Letter], report: Report) -> list[Area]:
    """Letters with findings by area, each inspection once, labelled 2018, 2018b ... within its area."""
    letters = [*letters]
    groups: dict[str, list[Letter]] = defaultdict(list)
    for letter in letters:
        if letter.area and letter.findings:
            groups[slug_of(letter.area)].append(letter)
    names = {slug: found[0].area or slug for slug, found in groups.items()}
    papers = _papers_by_area(letters, names, report)
    return [
        Area(names[slug], slug, tuple(_labelled(_one_each(found, report))), tuple(papers[slug]))
        for slug, found in sorted(groups.items())
    ]


def _papers_by_area(letters: Iterable[Letter], names: dict[str, str], report: Report) -> dict[str, list[Letter]]:
    """Documents with a committee paper by the slug of their area; one that belongs to none is reported."""
    found: dict[str, list[Letter]] = defaultdict(list)
    for letter in sorted((x for x in letters if x.paper), key=_meeting):
        slug = slug_of(letter.area) if letter.area else _slug_of_paper(letter, names)
        if slug not in names:
            report.problems += [unassigned(letter.paper, names.values())] if letter.paper else []
        elif not any(_says_the_same(letter, other) for other in found[slug]):
            found[slug].append(letter)
        elif letter.kind == "committee-paper":
            report.problems.append(_copy(letter, next(x for x in found[slug] if _says_the_same(letter, x))))
    return found


def _meeting(letter: Letter) -> tuple[str, str]:
    return str((letter.paper.meeting_date if letter.paper else None) or ""), letter.document.file


def _slug_of_paper(letter: Letter, names: dict[str, str]) -> str | None:
    if letter.paper is None or not is_about_an_inspection(letter.paper):
        return None
    area = area_of(letter.paper, [*names.values()])
    return next((slug for slug, name in names.items() if name == area), None)


def _says_the_same(letter: Letter, other: Letter) -> bool:
    a, b = letter.paper, other.paper
    return a is not None and b is not None and _said(a) == _said(b)


def _said(paper: EarlierPaper) -> tuple[object, ...]:
    texts = [p.text for s in paper.sections for p in s.paragraphs]
    return paper.meeting_date, *("".join(c for c in text.lower() if c.isalnum()) for text in texts)


def slug_of(name: str) -> str:
    """Central Bedfordshire → central-bedfordshire; letters, digits and hyphens only, and no name that is taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    if not slug:  # two names of other letters are two areas
        return f"area-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:6]}"
    return f"{slug}-area" if _TAKEN.fullmatch(slug) else slug


def _one_each(letters: list[Letter], report: Report) -> list[Letter]:
    """One letter per inspection: copies are noted; of two that differ the later-dated is used, and said so."""
    kept: dict[object, Letter] = {}
    for letter in sorted(letters, key=_age):
        inspection = (letter.kind, letter.inspection_start, letter.inspection_end)
        other = kept.get(inspection)
        if other is None:
            kept[inspection] = letter
        elif _content(other) == _content(letter):
            later, earlier = (letter, other) if _dated(letter) > _dated(other) else (other, letter)
            _leave_out(earlier, later, report)
            kept[inspection] = later
        else:
            used, left_out = _used_first(other, letter)
            if left_out.paper and not used.paper:
                report.problems[:] = [p for p in report.problems if p not in left_out.problems]
            report.problems.append(_differing(used, left_out))
            kept[inspection] = used
    return list(kept.values())


def _used_first(other: Letter, letter: Letter) -> tuple[Letter, Letter]:
    """Which of two that differ is used: the document itself before a copy in a paper, then the later-dated."""
    alone = [x for x in (other, letter) if x.paper is None]
    if len(alone) == 1:
        return alone[0], letter if alone[0] is other else other
    return (letter, other) if _dated(letter) > _dated(other) else (other, letter)


def _dated(letter: Letter) -> str:
    return letter.letter_date.isoformat() if letter.letter_date else ""


def _age(letter: Letter) -> tuple[str, str, bool, str]:
    """The order of letters: of two files of one letter the letter alone comes before the paper around it."""
    return str(letter.inspection_end or ""), _dated(letter), letter.paper is not None, letter.document.file


def _content(letter: Letter) -> str:
    """What a letter says, in letters and digits only: two files of one letter may differ in hyphens and quotes."""
    texts = [f.passage.full_text for f in letter.findings] + [w.passage.full_text for w in letter.concerns]
    said = "".join(c for c in unicodedata.normalize("NFKC", "\n".join(texts)).lower() if c.isalnum())
    return hashlib.sha256(said.encode()).hexdigest()


def _leave_out(copy: Letter, kept: Letter, report: Report) -> None:
    """The copy's doubts would be those of the one that is kept, said twice."""
    report.problems[:] = [p for p in report.problems if p.severity == "error" or not p.is_about(copy.document.file)]
    report.problems.append(_copy(copy, kept))


def _copy(letter: Letter, kept: Letter) -> Problem:
    what = f"It says the same as {kept.document.file} and was counted once."
    return Problem(what, letter.document.file, "Nothing need be done.", "note")


def _differing(kept: Letter, left_out: Letter) -> Problem:
    if left_out.paper is not None and kept.paper is None:
        what = f"The document in this committee paper reads otherwise than {kept.document.file}, which was used."
        return Problem(what, left_out.document.file, "Run check on the paper to see what differs.", "note")
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


def paper_names(letters: Iterable[Letter]) -> list[tuple[EarlierPaper, str]]:
    """The committee papers in these documents, each with its file's name, <stem>.paper.json."""
    letters = [*letters]
    named = zip(letters, json_names(letters), strict=True)
    return [(x.paper, f"{name.removesuffix('.json')}.paper.json") for x, name in named if x.paper]
