"""Invented progress reports with something of everything, and with nothing, so that their templates can be tried."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from toolkit.model.house import HouseStyle
from toolkit.model.measure import month
from toolkit.model.paper import CommitteePaper
from toolkit.model.plan import PaperDetail
from toolkit.model.progress import MeasureNow, Progress
from toolkit.model.snapshot import Snapshot
from toolkit.papers.progress_report import progress_papers
from toolkit.papers.specimen import invented
from toolkit.rules.paper_details import DATE_ITEMS, SLOTS

_DAY, _MONTH, _LABEL = date(2024, 4, 1), "2024-03", "2024 committee"


def progress_specimens(house: HouseStyle) -> Iterator[CommitteePaper]:
    """The committee's and the board's report of a month that has everything, then of one that has nothing."""
    yield from progress_papers(_full(), house)
    yield from progress_papers(Progress(Snapshot(_MONTH, _DAY, "", ""), None), house)


def _full() -> Progress:
    now: Snapshot = replace(invented(Snapshot), month=_MONTH, taken=_DAY, documents=(_LABEL,), details=_details())
    progress: Progress = invented(Progress)
    before = replace(now, taken=_DAY - timedelta(31))
    return replace(progress, now=now, before=before, measures=(_measure(),))


def _details() -> tuple[PaperDetail, ...]:
    return tuple(PaperDetail(_LABEL, s.item, _DAY if s.item in DATE_ITEMS else "Words", "yes") for s in SLOTS)


def _measure() -> MeasureNow:
    """With values enough for a chart, the latest of which is not for the public."""
    measure: MeasureNow = invented(MeasureNow)
    values = tuple(replace(measure.series[0], period=month(2024, number)) for number in (1, 2, 3, 4))
    return replace(measure, series=values, latest=values[-1], small=(values[-1].period,), hidden=False)
