"""One area's outputs: extracted letters, workbook, papers."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.accessibility.workbook_rules import workbook_problems
from toolkit.area_files import AreaFiles
from toolkit.area_measures import NONE_MEASURED, AreaMeasures, Measured, with_measures
from toolkit.area_papers import Typed, write_papers_about
from toolkit.area_progress import began, known_snapshots, previous_ratings, take_snapshot, write_progress
from toolkit.area_risks import Offered, with_register
from toolkit.area_workbook import (
    AreaWorkbook,
    first_base,
    first_papers,
    fresh,
    new_documents,
    new_papers,
    open_workbook,
    papers_to_remember,
    with_given_references,
    with_issued_references,
)
from toolkit.documents import Area, json_names, paper_names
from toolkit.errors import InputProblem
from toolkit.house.load import house_styles, load_house, sound_styles
from toolkit.letters.as_json import as_json
from toolkit.letters.paper_as_json import paper_as_json
from toolkit.model.earlier_paper import EarlierPaper
from toolkit.model.house import HouseStyle
from toolkit.model.letter import Letter
from toolkit.model.measure import MeasureValue
from toolkit.model.national import NationalTables
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.model.risk_register import RegisterRisk
from toolkit.paper_pdfs import older_pdfs, write_pdfs
from toolkit.record.base import Cells, record_base
from toolkit.record.report import AreaReport, Output, Report
from toolkit.rules.attention import SOON_DAYS, actions_to_look_at
from toolkit.rules.checks import check, check_briefly
from toolkit.rules.earlier_papers import taken_from_papers
from toolkit.rules.edits import with_agreed_themes, with_edits, with_suggestions
from toolkit.rules.edits_checks import check_edits
from toolkit.rules.english import counted
from toolkit.rules.issued import Likeness
from toolkit.rules.known_dates import known_dates
from toolkit.rules.new_plan import new_plan
from toolkit.rules.paper_details import COMMITTEE, HOUSE_STYLE
from toolkit.settings import Settings
from toolkit.workbook.cached import made_in
from toolkit.workbook.create import create_workbook
from toolkit.workbook.identity import Identity
from toolkit.workbook.publication import publication_workbook
from toolkit.workbook.refresh import Refreshed, Wanted, refresh


@dataclass(frozen=True)
class AreaRun:
    """What producing one area's outputs needs."""

    area: Area
    settings: Settings
    tables: NationalTables
    measured: Measured = NONE_MEASURED
    register: tuple[RegisterRisk, ...] = ()
    report: Report = field(default_factory=Report)

    @property
    def files(self) -> AreaFiles:
        return AreaFiles(self.area.slug, self.settings, self.report)

    @property
    def folder(self) -> Path:
        return self.files.folder

    @property
    def workbook(self) -> Path:
        return self.files.workbook

    def produce(self) -> Plan:
        """Write everything of this area that can be written; the rest is in the report's problems."""
        files, problems = len(self.report.outputs), len(self.report.problems)
        plan = self._produced()
        self.report.areas.append(self._reported(plan, files, problems))
        return plan

    def _reported(self, plan: Plan, files: int, problems: int) -> AreaReport:
        """What is new in the report since this area's turn began, and what is due."""
        today, house = self.settings.as_at, self._own_house()
        return AreaReport(
            self.area.name,
            self.area.slug,
            tuple(self.report.outputs[files:]),
            tuple(self.report.problems[problems:]),
            self.report.conflicts.get(self.area.slug, 0),
            self.report.matches.get(self.area.slug, 0),
            tuple(d for d in known_dates(plan, house) if 0 <= (d.day - today).days <= SOON_DAYS),
            tuple(actions_to_look_at(plan.actions, today, house.brag[0].word if house.brag else "")),
        )

    def _produced(self) -> Plan:
        workbook, readable = self._open_workbook()
        house, rules = self._houses(workbook)
        base = workbook.base if workbook else {}
        letters, likenesses = with_issued_references(self.area.letters, base, workbook.standing if workbook else None)
        documents = self._plan(letters, house, first_papers(self.area.earlier_papers, workbook))
        known = with_measures(documents, self.measured, workbook, self.settings.as_at)
        documents = known.plan
        self.report.problems += known.problems
        self._write_letters(letters)
        self.report.problems += [p for p in documents.problems if p not in self.report.problems]
        plan = documents
        if workbook:
            plan = self._refresh(workbook, documents, (house, rules), likenesses, known)
        elif readable:
            offered = with_register(plan, self.register, None, house.risk_scale)
            plan = self._create_workbook(offered, house, known.problems)
            take_snapshot(self.files, plan, known.counting, house)
        if readable:
            briefly = check_briefly(plan, rules, self.settings.as_at)
            self.report.problems += [replace(p, where=f"{self.workbook.name}, {p.where}") for p in briefly]
        self._write_papers(plan, Typed(workbook.edits if workbook else None, readable))
        if self.settings.publication and readable:
            self._publish(plan, rules, known.counting)
        return plan

    def _write_papers(self, plan: Plan, typed: Typed) -> None:
        for letter in plan.letters:
            write_papers_about(self.files, plan, letter, typed, self.tables)
        if self.settings.pdf:
            write_pdfs(self.files)
        else:
            self.report.problems += older_pdfs(self.files)

    def _publish(self, plan: Plan, house: HouseStyle, values: tuple[MeasureValue, ...]) -> None:
        """The accessible export for the council's website."""
        data, problems = publication_workbook(plan, house, values, self.settings.as_at, self.measured.catalogue)
        name = f"{self.area.slug}-publication.xlsx"
        self.report.problems += [replace(p, where=f"{self.workbook.name}, {p.where}") for p in problems]
        self.report.problems += workbook_problems(name, data, publication=True)
        self.files.write(self.folder / name, data, "for the website")

    def _houses(self, workbook: AreaWorkbook | None) -> tuple[HouseStyle, HouseStyle]:
        """The style the workbook was made in, and the one whose rules are checked: that of its newest paper."""
        own = self._own_house()
        if workbook is None:
            return own, own
        styles = (own, *sound_styles(self.settings.templates))
        typed = [str(v) for (_, item), v in (workbook.edits.details or {}).items() if item == HOUSE_STYLE]
        rules = next((s for s in styles if s.name in typed[-1:]), own)
        return made_in(workbook.standing, styles) or own, rules

    def _own_house(self) -> HouseStyle:
        """The area's style, with the committee that the settings name for it."""
        house = load_house(self.settings.templates, self.settings.style_of(self.area.slug))
        committee = self.settings.run.area(self.area.slug).committee
        return replace(house, prefilled={**house.prefilled, COMMITTEE: committee}) if committee else house

    def _plan(self, letters: Sequence[Letter], house: HouseStyle, papers: Sequence[EarlierPaper]) -> Plan:
        plan = new_plan(self.area.name, self.area.slug, letters, house, self.tables, papers)
        return replace(plan, workbook=self.workbook.name)

    def _write_letters(self, letters: Sequence[Letter]) -> None:
        folder = self.folder / "letters"
        documents = (*letters, *self.area.documents[len(letters) :])
        for letter, name in zip(documents, json_names(documents), strict=True):
            self.files.write(folder / name, as_json(letter).encode() + b"\n", "the document as data")
        for paper, name in paper_names(self.area.papers):
            self.files.write(folder / name, paper_as_json(paper).encode() + b"\n", "the committee paper as data")

    def _open_workbook(self) -> tuple[AreaWorkbook | None, bool]:
        """The officers' workbook, None where there is none or it must not be touched; whether all could be read."""
        try:
            self.report.problems += self.files.copies_beside()
            self.files.adopt_record()
            if not self.files.has_workbook():
                return None, True
            workbook = open_workbook(self.workbook, self.files.records)
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
        of_measures: AreaMeasures,
    ) -> Plan:
        """The plan with what officers typed, after its news have gone into their workbook."""
        house, rules = houses
        papers = new_papers(self.area.earlier_papers, workbook)
        suggested = fresh(workbook, documents, lambda letters: self._plan(letters, house, papers))
        offered = with_register(suggested, self.register, workbook, house.risk_scale)
        suggested = offered.plan
        plan = with_suggestions(with_edits(documents, workbook.edits), suggested)
        plan = with_given_references(with_agreed_themes(plan, house.themes), workbook)
        if workbook.standing.refused:
            self.report.problems += workbook.standing.refused
            self.report.outputs.append(Output(self.workbook, "left", "its rows cannot be told apart"))
            return plan
        typed = [*check_edits(plan, workbook.edits, self.workbook.name, workbook.base)]
        self.report.problems += typed
        today = self.settings.as_at
        problems = (*typed, *of_measures.problems, *check(plan, rules, today))
        known = known_snapshots(self.files)
        before = previous_ratings(known or (), plan, house, today)
        same, decided = of_measures.same_measure, workbook.decided
        wanted = Wanted(documents, suggested, plan, house, today, problems, likenesses, decided, before, same)
        refreshed = self._refreshed(workbook, wanted)
        if refreshed.data or refreshed.remembered:
            of_papers = papers_to_remember(self.area.earlier_papers, papers, workbook)
            remembered = {**refreshed.remembered, **of_papers, **new_documents(documents.letters, workbook)}
            refreshed = replace(refreshed, remembered=offered.remembered(remembered))
        whole = not workbook.edits.problems  # what is missing would be told as removed
        snapshot = take_snapshot(self.files, plan, of_measures.counting, rules, known or ()) if whole else None
        self._keep(workbook, refreshed)
        if snapshot and known is not None:
            write_progress(self.files, known, snapshot, began(known, workbook.standing))
        return plan

    def _refreshed(self, workbook: AreaWorkbook, wanted: Wanted) -> Refreshed:
        try:
            refreshed = refresh(workbook.standing, wanted, workbook.base, replace(workbook.identity, run=workbook.run))
        except InputProblem as problem:
            refreshed = Refreshed(None, {}, problems=(problem.problem,))
        self.report.problems += refreshed.problems
        self.report.conflicts[self.area.slug] = refreshed.conflicts
        self.report.matches[self.area.slug] = refreshed.matches
        return refreshed

    def _keep(self, workbook: AreaWorkbook, refreshed: Refreshed) -> None:
        """Base first: a workbook that is not replaced after all says the run before, and finds that one's base."""
        before, run = workbook.identity.run, workbook.run
        if refreshed.data is None:
            if refreshed.remembered:
                self._record(workbook.identity, before, None, refreshed.remembered)
            self.report.outputs.append(Output(self.workbook, "left", "unchanged", workbook.read_as))
        elif self._record(workbook.identity, run, before, refreshed.remembered):
            matches = counted(refreshed.matches, "possible match", "possible matches")
            why = f"{counted(refreshed.changes, 'change')}, {counted(refreshed.conflicts, 'conflict')}"
            why += f", {matches}" if refreshed.matches else ""
            why = why if refreshed.changes or refreshed.conflicts else "the counts of the month or the checks"
            self.files.write(self.workbook, refreshed.data, why, refreshed.parts, workbook.read_as)

    def _record(self, identity: Identity, run: int, after: int | None, cells: Cells) -> bool:
        """True where the base was kept, or nothing is to be written in this run."""
        if self.settings.dry_run:
            return True
        try:
            record_base(self.files.records, identity.workbook, run, after, self.settings.stamp, cells)
        except InputProblem as problem:
            self.report.problems.append(problem.problem)
            return False
        return True

    def _create_workbook(self, offered: Offered, house: HouseStyle, of_measures: tuple[Problem, ...]) -> Plan:
        plan = offered.plan
        styles = house_styles(self.settings.templates)
        today = self.settings.as_at
        new = create_workbook(plan, house, styles, today, (*of_measures, *check(plan, house, today)))
        self.report.problems += [replace(p, where=f"{self.workbook.name}, {p.where}") for p in new.problems]
        self.report.problems += [*taken_from_papers(plan, self.area.earlier_papers)]
        base = offered.remembered(first_base(plan, self.area.earlier_papers))
        if self._record(new.identity, new.identity.run, None, base):
            self.files.write(self.workbook, new.data, "new")
        return plan
