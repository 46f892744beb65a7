"""A committee paper, statement of action or plan against the letter or report it is about: `check paper.docx`."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from toolkit.documents import Area, by_area, extract_letters, read_documents, slug_of
from toolkit.errors import InputProblem
from toolkit.inputs.find import find_documents
from toolkit.inputs.read import read_document
from toolkit.inputs.reference_table import read_tables
from toolkit.letters.formats import read_letter
from toolkit.letters.from_json import from_json
from toolkit.letters.furniture import page_furniture
from toolkit.letters.paper_contents import without_contents
from toolkit.letters.paper_lines import paper_lines
from toolkit.letters.paper_parts import cut_paper
from toolkit.letters.paper_sections import read_sections
from toolkit.model.document import Document
from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.letter import Finding, Letter
from toolkit.model.problem import Problem
from toolkit.record.files import read_safely
from toolkit.record.report import Report
from toolkit.rules.fidelity import fidelity_problems
from toolkit.rules.issued import fingerprint
from toolkit.rules.national import published_on
from toolkit.rules.paper_area import area_of
from toolkit.rules.paper_letter import letter_of

_LETTERS = "letters"
_PLAN = re.compile(r"\bwritten statement of action\b|\b(?:priority )?action plan\b", re.I)
_LONGEST_TITLE = 120


@dataclass(frozen=True)
class Source:
    """The document a paper is compared with; `from_itself`: it was read from the paper's own file."""

    letter: Letter
    from_itself: bool = False


def paper_problems(
    path: Path,
    folder: Path,
    output: Path,
    areas: Sequence[Area] | None = None,
    extra_holidays: Sequence[str] = (),
    received: date | None = None,
) -> Iterator[Problem]:
    """Where the committee paper, statement of action or plan at `path` is not true to its letter.

    The letter is that of the input folder, else the area's extracted one beside the paper or in the output folder,
    else the one in the paper's own file. `areas` are those of the input folder, where they have been read already;
    `received` is the day the report was received, as Paper details has it.
    """
    try:
        own = read_letter(without_contents(read_document(path)))
    except InputProblem as problem:
        yield problem.problem
        return
    plan = plan_in(own.document) if own.kind == "unknown" else None
    paper = own.paper or plan
    if paper is None:
        yield Problem(
            "It has not the parts of a committee paper, so it was not compared with a letter.",
            path.name,
            "Name a committee paper (numbered sections, recommendations, a report author) or a statement of action.",
        )
        return
    source = _source(own, paper, path, areas_in(folder) if areas is None else areas, output)
    if source is None:
        yield _no_letter(path, folder, paper)
        return
    if source.from_itself:
        yield _only_itself(path)
    letter = _with_publication(source.letter)
    paper = replace(paper, document=_without_feet(paper.document))
    yield from (h.problem for h in fidelity_problems(paper, letter, extra_holidays, received, is_plan=bool(plan)))


def plan_in(document: Document) -> EarlierPaper | None:
    """A statement of action or action plan as a paper of sections and tables; None where its title names none."""
    parts = cut_paper(paper_lines(document))
    titles = [p for p in parts.head if len(p.text) <= _LONGEST_TITLE and _PLAN.search(p.text)]
    if not titles or not parts.parts:
        return None
    sections = read_sections(parts, parts.parts).sections
    first = document.lines[0].number
    return EarlierPaper(document, (first, parts.last), title=titles[0].text, sections=sections)


def _without_feet(document: Document) -> Document:
    """The document without the headers, footers and page numbers of its pages."""
    feet = page_furniture(document.lines)
    return replace(document, lines=tuple(line for line in document.lines if line.number not in feet))


def areas_in(folder: Path) -> list[Area]:
    """The areas whose letters are in the input folder, as a run reads them; what cannot be read is passed over."""
    report = Report()
    paths, _ = find_documents(folder)
    return by_area(extract_letters(read_documents(paths, report), (), report), report)


def _source(own: Letter, paper: EarlierPaper, path: Path, areas: Sequence[Area], output: Path) -> Source | None:
    name = own.area or ""
    from_input = letter_of(paper, _of_its_area(name, paper, path, areas))
    extracted = letter_of(paper, list(_extracted(name, paper, path, output)))
    found = from_input or extracted
    if found:
        # the extracted one has the references that were issued in the workbook, which the paper quotes
        issued = extracted if extracted and _says_the_same(extracted, found) else found
        return Source(issued, found.document.sha256 == own.document.sha256)
    return Source(own, True) if own.findings else None


def _says_the_same(letter: Letter, other: Letter) -> bool:
    return Counter(map(_words, letter.findings)) == Counter(map(_words, other.findings))


def _words(finding: Finding) -> str:
    return fingerprint(finding.passage.full_text)


def _of_its_area(name: str, paper: EarlierPaper, path: Path, areas: Sequence[Area]) -> list[Letter]:
    """The letters of the paper's area: that of its appendix, the one it is about, or that of its folder."""
    known = {a.slug for a in areas}
    about = area_of(paper, [a.name for a in areas])
    slugs = [slug_of(name), slug_of(about) if about else "", path.resolve().parent.name]
    slug = next((s for s in slugs if s in known), "")
    return [letter for area in areas if area.slug == slug for letter in area.letters]


def _extracted(name: str, paper: EarlierPaper, path: Path, output: Path) -> Iterator[Letter]:
    """The extracted letters beside the paper, else those of its area in the output folder."""
    beside = path.parent / _LETTERS
    folders = [beside] if beside.is_dir() else sorted(output.glob(f"*/{_LETTERS}"))
    letters = [letter for folder in folders for letter in _letters_in(folder)]
    if beside.is_dir():
        yield from letters
        return
    about = area_of(paper, sorted({x.area for x in letters if x.area})) or name
    yield from (x for x in letters if about and x.area and slug_of(x.area) == slug_of(about))


def _letters_in(folder: Path) -> Iterator[Letter]:
    for file in sorted(folder.glob("*.json")):
        if file.name.endswith(".paper.json"):
            continue
        try:
            letter = from_json(read_safely(file).decode("utf-8-sig"), file.name)
        except (InputProblem, UnicodeDecodeError):
            continue
        if letter.findings:
            yield letter


def _with_publication(letter: Letter) -> Letter:
    """The letter with the day of its publication, as the official tables give it where it does not say so itself."""
    published = published_on(letter, None, read_tables())
    return replace(letter, published_date=published.day) if published and published.known else letter


def _no_letter(path: Path, folder: Path, paper: EarlierPaper) -> Problem:
    about = f" It seems to be about {paper.authority}." if paper.authority else ""
    return Problem(
        f"There is no letter or report to compare it with.{about}",
        path.name,
        f"Put the inspection letter or report of its area into {folder.name}/, and check again.",
    )


def _only_itself(path: Path) -> Problem:
    return Problem(
        "It was compared with the letter in its own appendix: there is no other copy of it.",
        path.name,
        "Put the letter as published into the input folder, and check again.",
        "note",
    )
