"""An area's papers: set into Word and put where no paper that a person edited is overwritten."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from toolkit.area_files import AreaFiles
from toolkit.errors import ConfigProblem, InputProblem
from toolkit.house.load import house_styles, load_house
from toolkit.model.document_kind import KINDS
from toolkit.model.edits import Edits
from toolkit.model.house import HouseStyle
from toolkit.model.letter import DocumentKind, Letter
from toolkit.model.national import NationalTables
from toolkit.model.paper import CommitteePaper
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.papers.assemble import PAPERS, papers_about
from toolkit.papers.differences_note import difference_note
from toolkit.papers.fingerprint import fingerprint, fingerprint_of, in_todays_reckoning
from toolkit.papers.placing import Written, damaged, place, version_name
from toolkit.papers.template_check import checked_template, is_as_shipped
from toolkit.papers.word_package import package_of
from toolkit.papers.write_word import set_paper
from toolkit.record.files import read_safely, sha256, standing_at
from toolkit.record.papers_record import read_papers, record_paper
from toolkit.record.report import Output
from toolkit.rules.paper_details import HOUSE_STYLE, paper_label


@dataclass(frozen=True)
class Typed:
    """What officers typed, None before there is a workbook; `readable` is False where it could not all be read."""

    edits: Edits | None
    readable: bool = True


def write_papers_about(files: AreaFiles, plan: Plan, letter: Letter, typed: Typed, tables: NationalTables) -> None:
    """Every paper about one document; none, and said so, about one of a kind that has no paper."""
    if letter.kind not in PAPERS:
        what = f"There is no paper about documents of its kind ({KINDS[letter.kind].document})."
        mend = "Write one by hand; the workbook has what it says."
        files.report.problems.append(Problem(what, letter.document.file, mend, "warning"))
        return
    house = _paper_house(files, plan, letter, typed.edits)
    for paper in papers_about(plan, letter, house, tables):
        write_in_house_style(files, paper, house, letter.kind, typed.readable)


def write_in_house_style(
    files: AreaFiles,
    paper: CommitteePaper,
    house: HouseStyle,
    kind: DocumentKind | None = None,
    readable: bool = True,
    made: date | None = None,
) -> None:
    """One paper in the house's template for it; left as it stands where what was typed could not be read.

    `kind` is that of the document it is about, None for a progress report; `made` the day it shows as its own, the
    run's where none is given.
    """
    template = house.template_for(paper.template)
    if not _is_sound(files, house, template, kind):
        return
    base = files.folder / paper.file_name
    if not readable and base.exists():
        files.report.outputs.append(Output(base, "left", "what was typed could not be read, so it stays as it is"))
        return
    try:
        _place(files, paper, set_paper(paper, template, made or files.settings.as_at, files.report.problems))
    except (ConfigProblem, InputProblem) as problem:
        files.report.problems.append(problem.problem)


def _is_sound(files: AreaFiles, house: HouseStyle, template: Path, kind: DocumentKind | None) -> bool:
    """False, and said once a run, where a fault of the Word template would lose words of the paper."""
    known = files.report.templates
    if (template, kind) not in known and is_as_shipped(template):
        known[template, kind] = True
    if (template, kind) not in known:
        errors = [p for p in checked_template(house, template, kind).problems if p.severity == "error"]
        files.report.problems += [p for p in errors if p not in files.report.problems]
        known[template, kind] = not errors
    return known[template, kind]


def _paper_house(files: AreaFiles, plan: Plan, letter: Letter, edits: Edits | None) -> HouseStyle:
    """The style named in Paper details; where there is no such style, the run's, and a problem says so."""
    label, settings = paper_label(letter), files.settings
    name = str(plan.detail(label, HOUSE_STYLE) or settings.style_of(files.slug))
    try:
        return load_house(settings.templates, name)
    except ConfigProblem as problem:
        cell = (edits.detail_cells or {}).get((label, HOUSE_STYLE), "") if edits else ""
        where = f"{files.workbook.name}, Paper details!{cell}"
        known = ", ".join(house_styles(settings.templates))
        used = settings.style_of(files.slug)
        what = f"{problem.problem.what} The paper was written in '{used}'."
        files.report.problems.append(Problem(what, where, f"Type one of: {known}.", "error"))
        return load_house(settings.templates, used)


def _place(files: AreaFiles, paper: CommitteePaper, document: Any) -> None:
    """`document` is python-docx's."""
    data, standing = package_of(document), _standing(files, paper.file_name)
    on_disk = {name: fingerprint(package) for name, package in standing.items()}
    recorded = {
        name: Written(in_todays_reckoning(found, standing[name], data), meeting)
        for name, (found, meeting) in read_papers(files.records).items()
        if name in standing
    }
    new = Written(fingerprint_of(document), paper.meeting_date)
    placing = place(paper.file_name, new, on_disk, recorded, files.settings.as_at)
    files.report.problems += damaged(on_disk, placing)
    path = files.folder / placing.file_name
    if placing.step == "leave":
        known = recorded.get(placing.file_name, Written("", None)).fingerprint == new.fingerprint
        if on_disk[placing.file_name] == new.fingerprint and not known and not files.settings.dry_run:
            # it says what this run would write, so it is ours: a run was stopped before it recorded that
            record_paper(files.records, placing.file_name, new.fingerprint, new.meeting)
        files.report.outputs.append(Output(path, "left", placing.why, sha256(read_safely(path))))
        return
    if written := files.write(path, data, placing.why):
        record_paper(files.records, placing.file_name, new.fingerprint, new.meeting)
    if placing.edited and (written or files.settings.dry_run):
        note = difference_note(placing, read_safely(files.folder / placing.edited), data)
        if note:
            files.write(files.folder / note.file_name, note.data, note.why)


def _standing(files: AreaFiles, file_name: str) -> dict[str, bytes]:
    """The versions of a paper that are there, the first one first."""
    found, version = {}, 1
    while (data := standing_at(path := files.folder / version_name(file_name, version))) is not None:
        found[path.name] = data
        version += 1
    return found
