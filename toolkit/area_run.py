"""One area's outputs: extracted letters, workbook, papers."""

from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.documents import Area, json_names, paper_names
from toolkit.errors import ConfigProblem, InputProblem
from toolkit.house.load import house_styles, load_house
from toolkit.letters.as_json import as_json
from toolkit.letters.paper_as_json import paper_as_json
from toolkit.model.edits import Edits
from toolkit.model.house import HouseStyle
from toolkit.model.letter import Letter
from toolkit.model.national import NationalTables
from toolkit.model.paper import CommitteePaper
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.papers.assemble import committee_paper
from toolkit.papers.fingerprint import fingerprint
from toolkit.papers.placing import Written, place, version_name
from toolkit.papers.write_word import write_paper
from toolkit.record.files import keep_copy, read_safely, sha256, write_safely
from toolkit.record.papers_record import read_papers, record_paper
from toolkit.record.report import Output, Report
from toolkit.rules.checks import check, check_briefly
from toolkit.rules.earlier_papers import taken_from_papers
from toolkit.rules.edits import with_agreed_themes, with_edits
from toolkit.rules.edits_checks import check_edits
from toolkit.rules.new_plan import new_plan
from toolkit.rules.paper_details import HOUSE_STYLE, paper_label
from toolkit.settings import Settings
from toolkit.workbook.create import create_workbook
from toolkit.workbook.read import read_edits


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
        return self.folder / f"{self.area.slug}-workbook.xlsx"

    def produce(self) -> Plan:
        """Write everything of this area that can be written; the rest is in the report's problems."""
        self._write_letters()
        house = load_house(self.settings.templates, self.settings.style)
        plan = new_plan(self.area.name, self.area.slug, self.area.letters, house, self.tables, self.area.earlier_papers)
        self.report.problems += [p for p in plan.problems if p not in self.report.problems]
        edits, readable = self._read_edits(plan)
        if edits:
            plan = with_agreed_themes(with_edits(plan, edits), house.themes)
        if not self.workbook.exists():
            self._create_workbook(plan, house)
        for problem in check_briefly(plan, house, self.settings.as_at) if readable else ():
            self.report.problems.append(replace(problem, where=f"{self.workbook.name}, {problem.where}"))
        for letter in plan.letters:
            self._write_paper(plan, letter, edits, readable)
        return plan

    def _write_letters(self) -> None:
        folder, documents = self.folder / "letters", self.area.documents
        for letter, name in zip(documents, json_names(documents), strict=True):
            self._write(folder / name, as_json(letter).encode() + b"\n", "the document as data")
        for paper, name in paper_names(self.area.papers):
            self._write(folder / name, paper_as_json(paper).encode() + b"\n", "the committee paper as data")

    def _read_edits(self, plan: Plan) -> tuple[Edits | None, bool]:
        """What officers typed, and whether all of it could be read; None without a workbook."""
        if not self.workbook.exists():
            return None, True
        try:
            edits = read_edits(self.workbook)
        except InputProblem as problem:
            self.report.problems.append(problem.problem)
            return None, False
        self.report.outputs.append(Output(self.workbook, "read", "the officers' workbook is read, never replaced"))
        self.report.problems += check_edits(plan, edits, self.workbook.name)
        return edits, not edits.problems

    def _create_workbook(self, plan: Plan, house: HouseStyle) -> None:
        styles = house_styles(self.settings.templates)
        today = self.settings.as_at
        data, problems = create_workbook(plan, house, styles, today, check(plan, house, today))
        self.report.problems += problems
        self.report.problems += [*taken_from_papers(plan, self.area.earlier_papers)]
        self._write(self.workbook, data, "new")

    def _write_paper(self, plan: Plan, letter: Letter, edits: Edits | None, readable: bool) -> None:
        house = self._paper_house(plan, letter, edits)
        paper = committee_paper(plan, letter, house, self.tables)
        base = self.folder / paper.file_name
        if not readable and base.exists():
            self.report.outputs.append(Output(base, "left", "what was typed could not be read, so it stays as it is"))
            return
        try:
            self._place(paper, write_paper(paper, house.template_for(letter.kind), self.settings.as_at))
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
        recorded = {name: Written(*row) for name, row in read_papers(self.folder).items()}
        new = Written(fingerprint(data) or "", paper.meeting_date)
        placing = place(paper.file_name, new, self._on_disk(paper.file_name), recorded, self.settings.as_at)
        path = self.folder / placing.file_name
        if placing.step == "leave":
            self.report.outputs.append(Output(path, "left", placing.why, sha256(read_safely(path))))
            return
        if self._write(path, data, placing.why):
            record_paper(self.folder, placing.file_name, new.fingerprint, new.meeting)

    def _on_disk(self, file_name: str) -> dict[str, str | None]:
        names, version = {}, 1
        while (path := self.folder / version_name(file_name, version)).exists():
            names[path.name] = fingerprint(read_safely(path))
            version += 1
        return names

    def _write(self, path: Path, data: bytes, why: str) -> bool:
        """True where the file was written; the same bytes are not written again, others go to history first."""
        try:
            if path.exists() and read_safely(path) == data:
                self.report.outputs.append(Output(path, "left", "unchanged", sha256(data)))
                return False
            if self.settings.dry_run:
                self.report.outputs.append(Output(path, "would write", why))
                return False
            if path.exists():
                keep_copy(path, self.folder / "history" / self.settings.stamp)
            write_safely(path, data)
        except InputProblem as problem:
            self.report.problems.append(problem.problem)
            return False
        self.report.outputs.append(Output(path, "written", why, sha256(data)))
        return True
