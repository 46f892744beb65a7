"""The main job, as the flow in docs/engineer.md draws it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path

from toolkit.area_files import AreaFiles
from toolkit.area_inputs import RunAreas
from toolkit.area_measures import NONE_MEASURED, Measured, read_measure_files
from toolkit.area_progress import areas_recorded, rewrite_progress
from toolkit.area_risks import read_registers
from toolkit.area_turns import PackedArea, Turn, packed, take_turns, turns_ended
from toolkit.documents import Area, by_area, ended_while_read, letters_of, read_file, slug_of
from toolkit.errors import ConfigProblem
from toolkit.house.load import load_house
from toolkit.house.measures import load_measures
from toolkit.inputs.find import find_documents
from toolkit.inputs.reference_table import read_tables
from toolkit.inputs.run_settings import FILE, unmatched_areas
from toolkit.model.letter import Letter
from toolkit.model.national import NationalTables
from toolkit.model.plan import Plan
from toolkit.model.problem import Problem
from toolkit.model.risk_register import RegisterRisk
from toolkit.parallel import in_chunks, in_order
from toolkit.record.report import Report
from toolkit.rules.english import counted, number_in_words
from toolkit.settings import Settings


@dataclass(frozen=True)
class Ready:
    """What is to be produced: nothing has been written yet."""

    settings: Settings
    areas: tuple[PackedArea, ...]
    tables: NationalTables
    report: Report
    measured: Measured = NONE_MEASURED
    registers: Mapping[str, tuple[RegisterRisk, ...]] = field(default_factory=dict)


def prepare(settings: Settings) -> Ready:
    """input/ → areas: read, extract, sort; raises ConfigProblem where the command or a setting is wrong."""
    report = Report()
    letters = _read(settings, report)
    found = by_area(letters, report)
    report.stage("extract", count_findings(used(letters, found), sum(x.paper is not None for x in letters)))
    areas = chosen(found, settings.areas)
    if settings.areas:
        _say_nothing_of_others(letters, areas, report)
    known = {area.slug for area in found} | {*areas_recorded(AreaFiles("", settings, report))}
    of_run = RunAreas({area.slug: area.name for area in areas}, frozenset(known - {area.slug for area in areas}))
    for area in areas:
        load_house(settings.templates, settings.style_of(area.slug))  # a wrong name stops the run before it writes
    catalogue = load_measures(settings.templates, settings.style)
    amber_within = settings.run.amber_within_percent / 100
    measured = read_measure_files(settings.input, catalogue, of_run, report, amber_within)
    registers = read_registers(settings.input, settings.run.risks, of_run, report)
    names = (*of_run.names.values(), *of_run.others)
    report.problems += unmatched_areas(settings.run, names, str(settings.input / FILE))
    return Ready(settings, tuple(map(packed, areas)), read_tables(), report, measured, registers)


def _read(settings: Settings, report: Report) -> list[Letter]:
    """Every document of the input folder as a letter, those of unknown kind too."""
    house = load_house(settings.templates, settings.style)
    paths, samples = find_documents(settings.input)
    if not paths:
        raise ConfigProblem("There is no document in it.", str(settings.input), "Put the letter or report there.")
    if samples:
        report.stage("samples", "no document of yours in the input folder: the invented samples are used")
    read = partial(read_file, themes=house.themes)
    letters = letters_of(in_order(read, paths, settings.jobs, "documents", settings.quiet, ended_while_read), report)
    report.stage("read", f"{number_in_words(len(letters))} of {counted(len(paths), 'file')}")
    return letters


def _say_nothing_of_others(letters: Sequence[Letter], areas: Sequence[Area], report: Report) -> None:
    """What was found in documents of areas that this run is not about is left out of its report."""
    wanted = {x.document.file for area in areas for x in (*area.letters, *area.papers)}
    others = {x.document.file for x in letters} - wanted
    report.documents[:] = [d for d in report.documents if not d.startswith(tuple(f"{file}: " for file in others))]
    report.problems[:] = [p for p in report.problems if not any(p.is_about(file) for file in others)]


def produce(ready: Ready) -> Report:
    """areas → output/: each area's letters as data, workbook and papers."""
    report, settings = ready.report, ready.settings
    turns = [Turn(a, ready.measured.only(a.slug), ready.registers.get(a.slug, ())) for a in ready.areas]
    chunks = in_chunks(turns, settings.jobs) if settings.jobs > 1 else [[turn] for turn in turns]
    work = partial(take_turns, settings=settings, tables=ready.tables, templates=report.templates)
    plans = []
    done = chain.from_iterable(in_order(work, chunks, settings.jobs, "areas", settings.quiet, turns_ended))
    for area, (plan, part) in zip(ready.areas, done, strict=True):
        plans.append(plan)
        report.take(part, area.files)
    _compare(plans, ready)
    report.stage("plan", count_plans(plans))
    report.stage("write", count_outputs(report))
    return report


def settings_files(input_folder: Path, templates: Path) -> list[Path]:
    """What a run is told by files: the settings, and every house style's own files."""
    styles = (p for p in sorted(templates.glob("*/*")) if p.suffix in (".toml", ".csv", ".docx"))
    of_run = input_folder / FILE
    return [*([of_run] if of_run.exists() else []), *(p for p in styles if not p.name.startswith("~$"))]


def _compare(plans: Sequence[Plan], ready: Ready) -> None:
    """Every area side by side, where there are several and all of them are in this run."""
    settings = ready.settings
    if len(plans) < 2 or settings.areas:
        return
    from toolkit.rules.comparison import comparison
    from toolkit.workbook.comparison import comparison_workbook

    house = load_house(settings.templates, settings.style)
    data, problems = comparison_workbook(comparison(plans, ready.tables, house), settings.as_at)
    ready.report.problems += [replace(p, where=f"comparison.xlsx, {p.where}") for p in problems]
    AreaFiles("", settings, ready.report).write(settings.output / "comparison.xlsx", data, "all areas side by side")


def produce_month(settings: Settings, month: str) -> Report:
    """The progress reports of a month gone by, from its snapshots alone: no document is read, no workbook touched."""
    report = Report()
    files = AreaFiles("", settings, report)
    wanted = {slug_of(name) for name in settings.areas}
    slugs = [slug for slug in areas_recorded(files) if not wanted or slug in wanted]
    for slug in slugs:
        rewrite_progress(replace(files, slug=slug), month)
    if not slugs:
        what = f"There is no record of any area, so no report of {month} could be made again."
        report.problems.append(Problem(what, str(settings.output), "Name the output folder with --output.", "error"))
    report.stage("write", count_outputs(report))
    return report


def chosen(areas: list[Area], names: Sequence[str]) -> list[Area]:
    """The areas named, or all; raises ConfigProblem for a name that no document is about."""
    wanted = {slug_of(name): name for name in names}
    unknown = [name for slug, name in wanted.items() if slug not in {a.slug for a in areas}]
    if unknown:
        known = ", ".join(a.name for a in areas) or "none"
        raise ConfigProblem(f"No document is about {', '.join(unknown)}.", "--area", f"Areas found: {known}.")
    return [a for a in areas if not wanted or a.slug in wanted]


def used(letters: Sequence[Letter], areas: Sequence[Area]) -> list[Letter]:
    """The letters without copies and without those that another one pushed out."""
    kept = {x.document.file for area in areas for x in area.letters}
    return [x for x in letters if x.document.file in kept or not (x.area and x.findings)]


def count_findings(letters: Sequence[Letter], papers: int) -> str:
    """ "2 letters: 109 findings (17 main, 38 strengths, 54 for development), 8 significant weaknesses"."""
    known = [x for x in letters if x.kind not in {"unknown", "committee-paper"}]
    if not known:
        return ", ".join(("no inspection letter or report", *_papers(papers)))
    findings = [f for x in known for f in x.findings]
    kinds = {kind: sum(f.kind == kind for f in findings) for kind in ("main", "strength", "development")}
    noun = "letter" if all(x.kind == "outcome-letter" for x in known) else "document"
    return (
        f"{counted(len(known), noun)}: {len(findings)} findings ({kinds['main']} main,"
        f" {kinds['strength']} strengths, {kinds['development']} for development),"
        f" {', '.join((*_concerns(known), *_papers(papers)))}"
    )


def _concerns(letters: Sequence[Letter]) -> Iterator[str]:
    """ "eight significant weaknesses", and areas for action and improvement where there are any."""
    weaknesses = sum(len(x.weaknesses) for x in letters)
    yield counted(weaknesses, "significant weakness", "significant weaknesses")
    if actions := sum(len(x.priority_actions) for x in letters):
        yield counted(actions, "area for priority action", "areas for priority action")
    if improvements := sum(len(x.improvements) for x in letters):
        yield counted(improvements, "area for improvement", "areas for improvement")


def _papers(papers: int) -> Iterator[str]:
    if papers:
        yield counted(papers, "committee paper")


def count_plans(plans: Sequence[Plan]) -> str:
    actions, risks = sum(len(p.actions) for p in plans), sum(len(p.risks) for p in plans)
    return f"{counted(len(plans), 'area')}: {counted(actions, 'action')}, {counted(risks, 'risk')}"


def count_outputs(report: Report) -> str:
    steps = [output.step for output in report.outputs]
    return ", ".join(f"{steps.count(step)} {step}" for step in dict.fromkeys(steps)) or "nothing"
