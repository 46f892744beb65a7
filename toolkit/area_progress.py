"""An area's snapshots and the progress report of a month, made from them alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from toolkit.area_files import AreaFiles
from toolkit.area_papers import write_in_house_style
from toolkit.errors import ConfigProblem, InputProblem
from toolkit.house.load import load_house
from toolkit.house.measures import load_measures
from toolkit.model.house import HouseStyle
from toolkit.model.measure import MeasureValue
from toolkit.model.paper import CommitteePaper
from toolkit.model.plan import SUGGESTED, Plan
from toolkit.model.problem import Problem
from toolkit.model.snapshot import Snapshot
from toolkit.papers.enquiries import enquiries
from toolkit.papers.progress_report import progress_papers
from toolkit.record.report import Output
from toolkit.record.snapshots import read_snapshots, record_snapshot
from toolkit.rules.english import listed
from toolkit.rules.paper_details import HOUSE_STYLE
from toolkit.rules.progress import progress
from toolkit.rules.risk_rating import NOT_RATED, rating
from toolkit.rules.snapshot import last_day, month_reported, reported_on, snapshot_of
from toolkit.workbook.sheets import HISTORY
from toolkit.workbook.standing import Standing, plain

_PLACEHOLDER = re.compile(r"\[Paper details: ([^\]]+)\]")


def take_snapshot(
    files: AreaFiles,
    plan: Plan,
    values: Sequence[MeasureValue],
    house: HouseStyle,
    known: Sequence[Snapshot] = (),
) -> Snapshot | None:
    """What the area's workbook and measures say on the run's day; recorded, where this is no dry run.

    None, and a problem, where the day is before that of an earlier run: today's workbook is no picture of that month.
    """
    day = files.settings.as_at
    if _gone_by(files, known):
        return None
    asked = enquiries(plan.letters[-1], house.themes) if plan.letters else ()
    snapshot = snapshot_of(plan, values, month_reported(day), day, house, asked)
    if not files.settings.dry_run:
        try:
            record_snapshot(files.records, snapshot)
        except InputProblem as problem:
            files.report.problems.append(problem.problem)
    return snapshot


def _gone_by(files: AreaFiles, known: Sequence[Snapshot]) -> bool:
    """True, and said, where the month is on record and a later one is too: the clock or --as-at went back.

    A month that is not on record is still taken, so that one run in a wrong future does not end the reports.
    """
    day, month = files.settings.as_at, month_reported(files.settings.as_at)
    later = [s for s in known if s.month > month]
    if not later:
        return False
    closed = any(s.month == month for s in known)
    left = f"The report of {month} was left as it is, and no picture of the workbook was kept." if closed else ""
    what = f"The run's day is {day}, but there is a record of a run on {max(s.taken for s in later)}. {left}".strip()
    mend = "Check the computer's date, or --as-at. For the report of a month gone by use --month."
    files.report.problems.append(Problem(what, files.workbook.name, mend, "error" if closed else "warning"))
    return closed


def known_snapshots(files: AreaFiles) -> tuple[Snapshot, ...] | None:
    """Those recorded so far; None, and a problem, where they cannot be read."""
    try:
        return read_snapshots(files.records)
    except InputProblem as problem:
        files.report.problems.append(problem.problem)
        return None


def write_progress(files: AreaFiles, known: Sequence[Snapshot], snapshot: Snapshot, began: date | None) -> None:
    """The month's progress report and its board version; none of a month that had ended before the workbook began."""
    if began and began > last_day(snapshot.month):
        why = f"not due: the workbook was not there yet in {snapshot.month}"
        files.report.outputs.append(Output(report_path(files, snapshot.month), "left", why))
        return
    _write(files, [*(s for s in known if s.month <= snapshot.month and s != snapshot), snapshot])


def rewrite_progress(files: AreaFiles, month: str) -> None:
    """The report of a month gone by, from its snapshots; a problem where there is none."""
    known = known_snapshots(files)
    if known is None:
        return
    began = min((s.taken for s in known), default=date.max)
    if any(s.month == month for s in known) and began <= last_day(month):
        _write(files, [s for s in known if s.month <= month])
        return
    there = listed(sorted({s.month for s in known if began <= last_day(s.month)})) or "none"
    files.report.problems.append(
        Problem(
            f"There is no snapshot of {month}, so its progress report could not be made.",
            str(report_path(files, month)),
            f"Months there are: {there}. Each run takes a snapshot for the report of the month before it.",
            "error",
        )
    )


def _write(files: AreaFiles, known: Sequence[Snapshot]) -> None:
    """The report of the last month among the snapshots, which are in the order of their months."""
    months = dict.fromkeys(s.month for s in known)
    snapshots = [reported_on([s for s in known if s.month == month]) for month in months]
    now = snapshots[-1] = replace(snapshots[-1], slug=files.slug)
    house, settings = _house(files, now), files.settings
    catalogue = load_measures(settings.templates, house.name)
    facts = progress(snapshots, house, catalogue, settings.run.amber_within_percent / 100)
    papers = progress_papers(facts, house)
    files.report.problems += _blanks(papers, now)
    for paper in papers:
        write_in_house_style(files, paper, house, made=now.taken)


def _blanks(papers: Sequence[CommitteePaper], now: Snapshot) -> Iterator[Problem]:
    """One note with what the report still asks for."""
    asked = dict.fromkeys(item for paper in papers for item in _PLACEHOLDER.findall(repr(paper.facts)))
    if asked:
        where = f"{now.workbook}, Paper details (progress)"
        what = f"Blank, so placeholders in the progress report of {now.month}: {', '.join(asked)}."
        yield Problem(what, where, "Fill them in and run again.", "note")


def _house(files: AreaFiles, snapshot: Snapshot) -> HouseStyle:
    """The style of the newest paper in Paper details; the area's own where there is none of that name."""
    typed = [str(d.value) for d in snapshot.details if d.item == HOUSE_STYLE and d.value]
    settings = files.settings
    for name in (*reversed(typed), settings.style_of(files.slug)):
        try:
            return load_house(settings.templates, name)
        except ConfigProblem:  # said where its paper is written
            continue
    return load_house(settings.templates, settings.style)


def previous_ratings(known: Sequence[Snapshot], plan: Plan, house: HouseStyle, today: date) -> dict[str, str]:
    """The rating that each risk now on the sheet had in the report of the month before; none where it had none."""
    earlier = [s for s in known if s.month < month_reported(today)]
    if not earlier:
        return {}
    before = reported_on([s for s in earlier if s.month == earlier[-1].month])
    there = {r.ref for r in plan.risks if r.status != SUGGESTED}
    rated = ((r.ref, rating(str(r.likelihood or ""), str(r.impact or ""), house.risk_scale)) for r in before.risks)
    return {str(ref): said for ref, said in rated if ref in there and said != NOT_RATED}


def began(known: Sequence[Snapshot], standing: Standing) -> date | None:
    """The first day on which the workbook is known to have been there; None where nothing says so."""
    days = [s.taken for s in known]
    if HISTORY.name in standing.tables:
        for _, cells in standing.rows(HISTORY):
            days += [day] if (day := _day(plain(cells["run"]) if "run" in cells else None)) else []
    return min(days, default=None)


def _day(text: object) -> date | None:
    if isinstance(text, date):
        return text
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def report_path(files: AreaFiles, month: str) -> Path:
    return files.folder / f"{files.slug}-progress-{month}.docx"


def areas_recorded(files: AreaFiles) -> list[str]:
    """The slugs of the areas of which there is a record in the output folder or the state folder."""
    roots = [files.settings.output, *([files.settings.run.state] if files.settings.run.state else [])]
    found = {path.parent.name for root in roots for path in root.glob("*/.toolkit.sqlite")}
    return sorted(found)
