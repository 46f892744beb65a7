"""What an area's plan and measures say on a day, for the report of a month; and which month that is."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from toolkit.model.house import HouseStyle
from toolkit.model.letter import Letter
from toolkit.model.measure import MeasureValue
from toolkit.model.measure import month as month_of
from toolkit.model.paper import Enquiry
from toolkit.model.plan import Plan
from toolkit.model.snapshot import Snapshot
from toolkit.rules.known_dates import known_dates

FOLLOWS_DAYS = 14


def snapshot_of(
    plan: Plan,
    values: Sequence[MeasureValue],
    month: str,
    taken: date,
    house: HouseStyle,
    enquiries: Sequence[Enquiry],
) -> Snapshot:
    """The plan with what officers typed, as at `taken`, for the report of the month ("2026-09").

    `values` are one area's; those of periods that end after the month are left out. Raises ValueError for a month that
    is none.
    """
    ended = last_day(month_named(month))
    return Snapshot(
        month=month_named(month),
        taken=taken,
        area=plan.area,
        slug=plan.slug,
        documents=tuple(x.label for x in sorted(plan.letters, key=_day_of) if x.label),
        weaknesses=plan.weaknesses,
        actions=plan.actions,
        risks=plan.risks,
        recommendations=plan.recommendations,
        measures=plan.measures,
        values=tuple(value for value in values if value.period.end <= ended),
        details=plan.details,
        dates=known_dates(plan, house),
        enquiries=tuple(enquiries),
        workbook=plan.workbook,
    )


def reported_on(snapshots: Sequence[Snapshot]) -> Snapshot:
    """The one of a month's snapshots, in the order they were taken, that its report is made from.

    For two weeks after the month the report follows the workbook, so that what officers correct stands in it; then it
    stays as it is, and what changes is for the next one. A first run after that has the only picture there is.
    """
    ended = last_day(snapshots[0].month)
    in_time = [s for s in snapshots if s.taken <= ended + timedelta(FOLLOWS_DAYS)]
    return in_time[-1] if in_time else snapshots[0]


def last_day(month: str) -> date:
    """The last day of the month ("2026-09")."""
    year, number = map(int, month.split("-"))
    return month_of(year, number).end


def month_reported(as_at: date) -> str:
    """The last month that ended before the day: 1 October 2026 → "2026-09", 30 September → "2026-08"."""
    return f"{as_at.replace(day=1) - timedelta(days=1):%Y-%m}"


def month_named(text: str) -> str:
    """The month as it was written, "2026-09"; raises ValueError for anything else."""
    found = re.fullmatch(r"(20\d\d)-(0[1-9]|1[0-2])", text.strip(), re.ASCII)
    if not found:
        raise ValueError(f"'{text}' is no month: write it as 2026-09, the year and the number of the month.")
    return found[0]


def _day_of(letter: Letter) -> date:
    """The day that says how new a document is; one without any day counts as the oldest."""
    return letter.inspection_end or letter.letter_date or letter.published_date or date.min
