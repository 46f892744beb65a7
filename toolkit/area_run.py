"""One area's outputs: extracted letters, workbook, papers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.area_workbook import (
    AreaWorkbook,
    first_base,
    first_papers,
    fresh,
    new_documents,
    new_papers,
    open_workbook,
    papers_to_remember,
    run_number,
    with_given_references,
    with_issued_references,
)
from toolkit.documents import Area, json_names, paper_names
from toolkit.errors import ConfigProblem, InputProblem
from toolkit.house.load import house_styles, load_house, sound_styles
from toolkit.letters.as_json import as_json
from toolkit.letters.paper_as_json import paper_as_json
from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.edits import Edits
from toolkit.model.house import HouseStyle
from toolkit.model.letter import DocumentKind, Letter
from toolkit.model.national import NationalTables
from toolkit.model.paper import CommitteePaper
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.paper_pdfs import older_pdfs, write_pdfs
from toolkit.papers.assemble import papers_about
from toolkit.papers.differences_note import difference_note
from toolkit.papers.fingerprint import fingerprint, in_todays_reckoning
from toolkit.papers.placing import Written, damaged, place, version_name
from toolkit.papers.template_check import checked_template
from toolkit.papers.write_word import write_paper
from toolkit.record.base import Cells, record_base
from toolkit.record.files import keep_copy, read_safely, sha256, write_safely
from toolkit.record.open_elsewhere import refuse_if_open
from toolkit.record.papers_record import read_papers, record_paper
from toolkit.record.report import Output, Report
from toolkit.rules.checks import check, check_briefly
from toolkit.rules.earlier_papers import taken_from_papers
from toolkit.rules.edits import with_agreed_themes, with_edits, with_suggestions
from toolkit.rules.edits_checks import check_edits
from toolkit.rules.english import counted
from toolkit.rules.issued import Likeness
from toolkit.rules.new_plan import new_plan
from toolkit.rules.paper_details import HOUSE_STYLE, paper_label
from toolkit.settings import Settings
from toolkit.workbook.cached import made_in
from toolkit.workbook.create import create_workbook
from toolkit.workbook.identity import Identity, identity_of
from toolkit.workbook.refresh import Refreshed, Wanted, refresh
from toolkit.workbook.sheets import PAPER_DETAILS
from toolkit.workbook.standing import open_standing


@dataclass(frozen=True)
class AreaRun:
    """What producing one area's outputs needs."""

    area: Area
    settings: Settings
    tables: NationalTables
    report: Report

    @property
    def folder(self) -> Path:
        return self.settings.output / self.area.slug

    @property
    def workbook(self) -> Path:
        """As officers saved it: with macros, or in a form that is refused with what to do; ours counts first."""
        plain = self.folder / f"{self.area.slug}-workbook.xlsx"
        saved = (plain.with_suffix(ending) for ending in (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"))
        return next((path for path in saved if path.exists()), plain)

    def produce(self) -> Plan:
        """Write everything of this area that can be written; the rest is in the report's problems."""
        workbook, readable = self._open_workbook()
        house, rules = self._houses(workbook)
        base = workbook.base if workbook else {}
        letters, likenesses = with_issued_references(self.area.letters, base, workbook.standing if workbook else None)
        documents = self._plan(letters, house, first_papers(self.area.earlier_papers, workbook))
        self._write_letters(letters)
        self.report.problems += [p for p in documents.problems if p not in self.report.problems]
        plan = documents
        if workbook:
            plan = self._refresh(workbook, documents, (house, rules), likenesses)
        elif not self.workbook.exists():
            self._create_workbook(plan, house)
        for problem in check_briefly(plan, rules, self.settings.as_at) if readable else ():
            self.report.problems.append(replace(problem, where=f"{self.workbook.name}, {problem.where}"))
        for letter in plan.letters:
            self._write_papers(plan, letter, workbook.edits if workbook else None, readable)
        if self.settings.pdf:
            write_pdfs(self.folder, self.report, self._write, self.settings.dry_run)
        else:
            self.report.problems += older_pdfs(self.folder, self.report)
        return plan

    def _houses(self, workbook: AreaWorkbook | None) -> tuple[HouseStyle, HouseStyle]:
        """The style the workbook was made in, and the one whose rules are checked: that of its newest paper."""
        own = load_house(self.settings.templates, self.settings.style)
        if workbook is None:
            return own, own
        styles = (own, *sound_styles(self.settings.templates))
        typed = [str(v) for (_, item), v in (workbook.edits.details or {}).items() if item == HOUSE_STYLE]
        rules = next((s for s in styles if s.name in typed[-1:]), own)
        return made_in(workbook.standing, styles) or own, rules

    def _plan(self, letters: Sequence[Letter], house: HouseStyle, papers: Sequence[EarlierPaper]) -> Plan:
        return new_plan(self.area.name, self.area.slug, letters, house, self.tables, papers)

    def _write_letters(self, letters: Sequence[Letter]) -> None:
        folder = self.folder / "letters"
        documents = (*letters, *self.area.documents[len(letters) :])
        for letter, name in zip(documents, json_names(documents), strict=True):
            self._write(folder / name, as_json(letter).encode() + b"\n", "the document as data")
        for paper, name in paper_names(self.area.papers):
            self._write(folder / name, paper_as_json(paper).encode() + b"\n", "the committee paper as data")

    def _open_workbook(self) -> tuple[AreaWorkbook | None, bool]:
        """The officers' workbook, None where there is none or it must not be touched; whether all could be read."""
        if not self.workbook.exists():
            return None, True
        try:
            workbook = open_workbook(self.workbook, self.folder)
        except InputProblem as problem:
            self.report.problems.append(problem.problem)
            return None, False
        return workbook, not (workbook.edits.problems or workbook.standing.refused)

    def _refresh(
        self,
        workbook: AreaWorkbook,
        documents: Plan,
        houses: tuple[HouseStyle, HouseStyle],
        likenesses: dict[str, tuple[Likeness, ...]],
    ) -> Plan:
        """The plan with what officers typed, after its news have gone into their workbook."""
        house, rules = houses
        papers = new_papers(self.area.earlier_papers, workbook)
        suggested = fresh(workbook, documents, lambda letters: self._plan(letters, house, papers))
        plan = with_suggestions(with_edits(documents, workbook.edits), suggested)
        plan = with_given_references(with_agreed_themes(plan, house.themes), workbook)
        if workbook.standing.refused:
            self.report.problems += workbook.standing.refused
            self.report.outputs.append(Output(self.workbook, "left", "its rows cannot be told apart"))
            return plan
        typed = [*check_edits(plan, workbook.edits, self.workbook.name, workbook.base.get(PAPER_DETAILS.name, {}))]
        self.report.problems += typed
        today = self.settings.as_at
        problems = (*typed, *check(plan, rules, today))
        wanted = Wanted(documents, suggested, plan, house, today, problems, likenesses, workbook.decided)
        run = run_number(self.folder, workbook.identity)
        try:
            refreshed = refresh(workbook.standing, wanted, workbook.base, replace(workbook.identity, run=run))
        except InputProblem as problem:
            refreshed = Refreshed(None, {}, problems=(problem.problem,))
        self.report.problems += refreshed.problems
        if refreshed.data or refreshed.remembered:
            offered = papers_to_remember(self.area.earlier_papers, papers, workbook)
            remembered = {**refreshed.remembered, **offered, **new_documents(documents.letters, workbook)}
            refreshed = replace(refreshed, remembered=remembered)
        self._keep(workbook, refreshed, run)
        return plan

    def _keep(self, workbook: AreaWorkbook, refreshed: Refreshed, run: int) -> None:
        """Base first: a workbook that is not replaced after all says the run before, and finds that one's base."""
        before = workbook.identity.run
        if refreshed.data is None:
            if refreshed.remembered:
                self._record(workbook.identity, before, None, refreshed.remembered)
            self.report.outputs.append(Output(self.workbook, "left", "unchanged", sha256(read_safely(self.workbook))))
        elif self._record(workbook.identity, run, before, refreshed.remembered):
            why = f"{counted(refreshed.changes, 'change')}, {counted(refreshed.conflicts, 'conflict')}"
            self._write(self.workbook, refreshed.data, why, refreshed.parts)

    def _record(self, identity: Identity, run: int, after: int | None, cells: Cells) -> bool:
        """True where the base was kept, or nothing is to be written in this run."""
        if self.settings.dry_run:
            return True
        try:
            record_base(self.folder, identity.workbook, run, after, self.settings.stamp, cells)
        except InputProblem as problem:
            self.report.problems.append(problem.problem)
            return False
        return True

    def _create_workbook(self, plan: Plan, house: HouseStyle) -> None:
        styles = house_styles(self.settings.templates)
        today = self.settings.as_at
        data, problems = create_workbook(plan, house, styles, today, check(plan, house, today))
        self.report.problems += problems
        self.report.problems += [*taken_from_papers(plan, self.area.earlier_papers)]
        identity = identity_of(open_standing(self.workbook, data).book)
        if self._record(identity, identity.run, None, first_base(plan, self.area.earlier_papers)):
            self._write(self.workbook, data, "new")

    def _write_papers(self, plan: Plan, letter: Letter, edits: Edits | None, readable: bool) -> None:
        house = self._paper_house(plan, letter, edits)
        for paper in papers_about(plan, letter, house, self.tables):
            template = house.template_for(paper.template)
            if self._is_sound(house, template, letter.kind):
                self._write_paper(paper, template, readable)

    def _is_sound(self, house: HouseStyle, template: Path, kind: DocumentKind) -> bool:
        """False, and said once a run, where a fault of the Word template would lose words of the paper."""
        known = self.report.templates
        if (template, kind) not in known:
            errors = [p for p in checked_template(house, template, kind).problems if p.severity == "error"]
            self.report.problems += [p for p in errors if p not in self.report.problems]
            known[template, kind] = not errors
        return known[template, kind]

    def _write_paper(self, paper: CommitteePaper, template: Path, readable: bool) -> None:
        base = self.folder / paper.file_name
        if not readable and base.exists():
            self.report.outputs.append(Output(base, "left", "what was typed could not be read, so it stays as it is"))
            return
        try:
            self._place(paper, write_paper(paper, template, self.settings.as_at, self.report.problems))
        except (ConfigProblem, InputProblem) as problem:
            self.report.problems.append(problem.problem)

    def _paper_house(self, plan: Plan, letter: Letter, edits: Edits | None) -> HouseStyle:
        """The style named in Paper details; where there is no such style, the run's, and a problem says so."""
        label = paper_label(letter)
        name = str(plan.detail(label, HOUSE_STYLE) or self.settings.style)
        try:
            return load_house(self.settings.templates, name)
        except ConfigProblem as problem:
            cell = (edits.detail_cells or {}).get((label, HOUSE_STYLE), "") if edits else ""
            where = f"{self.workbook.name}, Paper details!{cell}"
            known = ", ".join(house_styles(self.settings.templates))
            what = f"{problem.problem.what} The paper was written in '{self.settings.style}'."
            self.report.problems.append(Problem(what, where, f"Type one of: {known}.", "error"))
            return load_house(self.settings.templates, self.settings.style)

    def _place(self, paper: CommitteePaper, data: bytes) -> None:
        standing = self._standing(paper.file_name)
        on_disk = {name: fingerprint(package) for name, package in standing.items()}
        recorded = {
            name: Written(in_todays_reckoning(found, standing[name], data), meeting)
            for name, (found, meeting) in read_papers(self.folder).items()
            if name in standing
        }
        new = Written(fingerprint(data) or "", paper.meeting_date)
        placing = place(paper.file_name, new, on_disk, recorded, self.settings.as_at)
        self.report.problems += damaged(on_disk, placing)
        path = self.folder / placing.file_name
        if placing.step == "leave":
            self.report.outputs.append(Output(path, "left", placing.why, sha256(read_safely(path))))
            return
        if written := self._write(path, data, placing.why):
            record_paper(self.folder, placing.file_name, new.fingerprint, new.meeting)
        if placing.edited and (written or self.settings.dry_run):
            note = difference_note(placing, read_safely(self.folder / placing.edited), data)
            if note:
                self._write(self.folder / note.file_name, note.data, note.why)

    def _standing(self, file_name: str) -> dict[str, bytes]:
        """The versions of a paper that are there, the first one first."""
        found, version = {}, 1
        while (path := self.folder / version_name(file_name, version)).exists():
            found[path.name] = read_safely(path)
            version += 1
        return found

    def _write(self, path: Path, data: bytes, why: str, parts: tuple[str, ...] = ()) -> bool:
        """True where the file was written; the same bytes are not written again, others go to history first."""
        try:
            if path.exists() and read_safely(path) == data:
                self.report.outputs.append(Output(path, "left", "unchanged", sha256(data)))
                return False
            if self.settings.dry_run:
                self.report.outputs.append(Output(path, "would write", why))
                return False
            if path.exists():
                refuse_if_open(path)
                keep_copy(path, self.folder / "history" / self.settings.stamp)
            write_safely(path, data)
        except InputProblem as problem:
            self.report.problems.append(problem.problem)
            return False
        self.report.outputs.append(Output(path, "written", why, sha256(data), parts))
        return True
