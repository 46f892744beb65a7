"""The month's measures as the public may read them: what would show a small count is taken out, and marked."""

import math
import re
from dataclasses import replace

from toolkit.model.house import HouseStyle
from toolkit.model.measure import MeasureValue
from toolkit.model.progress import MeasureNow, Progress
from toolkit.rules.english import number_in_words
from toolkit.rules.measure_rag import standing_of

HIDDEN, NOT_PUBLIC = "hidden: small numbers", "not for publication"
_COUNTS = re.compile(r"the numerator [\d.,e+]+ is above the denominator [\d.,e+]+")


def for_the_public(progress: Progress) -> Progress:
    """The facts without the figures that the spreadsheet for the website hides."""
    return replace(progress, measures=tuple(map(as_published, progress.measures)))


def as_published(now: MeasureNow) -> MeasureNow:
    """Without figures of the periods that are small, changes on these, and its number where the latest is one.

    The colour stays, with a reason that gives no figure.
    """
    if not now.small or now.latest is None:
        return now
    shown = tuple(value for value in now.series if value.period not in now.small)
    if now.latest.period in now.small:
        return replace(
            now,
            row=replace(now.row, latest=None, change=None),
            latest=_without_number(now.latest),
            series=shown,
            change=None,
            year_change=None,
            reason=_reason(now, now.latest),
            trend=f"{HIDDEN}." if now.trend else "",
            hidden=True,
        )
    standing = standing_of(shown, now.row)
    trend = standing.trend if standing else ""
    return replace(now, series=shown, trend=trend or (f"{HIDDEN}." if now.trend else ""))


def _without_number(value: MeasureValue) -> MeasureValue:
    """No number that could be printed by mistake."""
    return replace(value, value=math.nan, numerator=None, denominator=None, written="", note="")


def _reason(now: MeasureNow, latest: MeasureValue) -> str:
    """ "October 2026 (hidden: small numbers): Red, because it is below the target of 60%."."""
    _, _, why = now.reason.partition(f" in {latest.period.words}: ")
    why = _COUNTS.sub("the numerator is above the denominator", why)
    return f"{latest.period.words} ({HIDDEN}): {why or (now.rag or 'no colour') + '.'}"


def note_for_the_public(house: HouseStyle) -> str:
    """What the mark in tables and charts means."""
    return (
        f"Where it says “{HIDDEN}”, the figure is made from a count of {_few(house)}, or would let"
        " such a count be worked out. This report is public, and nobody should be recognised in it."
    )


def note_for_the_board(house: HouseStyle) -> str:
    """That figures so marked must not be passed on."""
    return (
        f"Figures marked “{NOT_PUBLIC}” are made from a count of {_few(house)}, or would let such a count be worked"
        " out. The committee report hides them."
    )


def _few(house: HouseStyle) -> str:
    return f"fewer than {number_in_words(house.rules['small_numbers_below'].number)}"
