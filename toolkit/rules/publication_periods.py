"""What the periods of one measure tell about each other: a hidden count must not follow from those that are shown.

A period joins the day on which it begins to the day after it ends. Two days that shown periods join, one after the
other, forwards or backwards, tell the count between them: June is what the year to June has more than that to May.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from toolkit.model.measure import Period
from toolkit.model.publication import Part, PublishedValue

Steps = dict[date, list[tuple[date, float, int]]]
_ROUNDING = 0.5


def is_small(number: float | None, below: int) -> bool:
    """True for one and more, below the rule; a number worked out from a rounded one may fall beside a whole one."""
    return number is not None and 1e-6 < number < below - _ROUNDING


@dataclass(frozen=True)
class _Track:
    """A number that rows have: it is shown where all of `needs` are, and hidden by hiding the first of them."""

    needs: tuple[Part, ...]
    number: Callable[[PublishedValue], float | None]

    def is_open(self, held: PublishedValue) -> bool:
        return held.hidden.isdisjoint(self.needs)


def _rest(held: PublishedValue) -> float | None:
    """Those of the denominator who are not in the numerator."""
    top, bottom = held.known("numerator"), held.known("denominator")
    return None if top is None or bottom is None else bottom - top


_TRACKS = (
    _Track(("numerator",), lambda held: held.known("numerator")),
    _Track(("denominator",), lambda held: held.known("denominator")),
    _Track(("value",), lambda held: held.value.value if held.counts else None),
    _Track(("numerator", "denominator"), _rest),
)


def revealing(series: Sequence[PublishedValue], below: int) -> tuple[int, Part] | None:
    """What has to be hidden next of one measure's values, because it tells something hidden or small: row and part.

    It is a row that ends last wherever one will do: earlier ones may have been published before it was there.
    """
    for track in _TRACKS:
        numbers = {n: x for n, held in enumerate(series) if (x := track.number(held)) is not None}
        rows = _Rows([held.value.period for held in series], numbers, {n for n in numbers if track.is_open(series[n])})
        for telling in (rows.telling_hidden(), rows.telling_small(below), rows.telling_sums(below)):
            found = next(telling, None)
            if found is not None:
                return found, track.needs[0]
    return None


@dataclass(frozen=True)
class _Joined:
    """The days that rows join to one day: how much comes from there to each, and by which row from which day."""

    told: dict[date, float]
    by: dict[date, tuple[date, int]]

    def rows_to(self, day: date) -> list[int]:
        """The rows of the shortest way to this day; empty where there is none."""
        rows = []
        while day in self.by:
            day, row = self.by[day]
            rows.append(row)
        return rows


@dataclass(frozen=True)
class _Rows:
    """The numbers of one track by row, and which rows are shown."""

    periods: Sequence[Period]
    numbers: Mapping[int, float]
    open: set[int]

    def telling_hidden(self) -> Iterator[int]:
        """A row of those that join the two days of a hidden one."""
        for row in sorted(self.numbers.keys() - self.open):
            first, after = _days(self.periods[row])
            yield from self._to_hide(_joined_to(first, self._steps).rows_to(after))

    def telling_small(self, below: int) -> Iterator[int]:
        """A row of those that tell a small count which no row has."""
        for first in sorted(self._steps) if self._add_up() else ():
            joined = _joined_to(first, self._steps)
            for after in sorted(joined.told):
                if after > first and is_small(joined.told[after], below):
                    yield from self._to_hide(joined.rows_to(after))

    def telling_sums(self, below: int) -> Iterator[int]:
        """A row where several are hidden of those that make up a shown period, and little or much is left for them."""
        for whole in sorted(self.open):
            for parts in self._make_up(whole):
                hidden = [row for row in parts if row not in self.open]
                shown = [row for row in parts if row in self.open]
                left = self.numbers[whole] - sum(self.numbers[row] for row in shown)
                all_small = all(is_small(self.numbers[row], below) for row in hidden)
                if hidden and (is_small(left, below) or (all_small and left == len(hidden) * (below - 1))):
                    yield from self._to_hide([*shown, whole])

    @cached_property
    def _steps(self) -> Steps:
        return _steps_of(self.open, self.periods, self.numbers)

    def _add_up(self) -> bool:
        """True where all numbers, hidden ones too, may be counts of what came in a period.

        Numbers that say how many there are on a day do not: the year's is then no sum of the months'.
        """
        steps, seen = _steps_of(self.numbers, self.periods, self.numbers), set[date]()
        for first in (day for day in steps if day not in seen):
            told = _joined_to(first, steps).told
            seen |= told.keys()
            gaps = [abs(told[day] + number - told[other]) for day in told for other, number, _ in steps[day]]
            falls = [told[a] - told[b] for a, b in pairwise(sorted(told))]
            if max([*gaps, *falls]) > _ROUNDING:
                return False
        return True

    def _to_hide(self, rows: Sequence[int]) -> list[int]:
        """The smallest of those that end last, but no zero, which stays."""
        ends = {row: self.periods[row].end for row in rows if self.numbers[row]}
        return sorted(ends, key=lambda row: (-ends[row].toordinal(), self.numbers[row], row))[:1]

    def _make_up(self, whole: int) -> Iterator[list[int]]:
        """The rows of one kind of period that, one after the other, are the whole."""
        long = self.periods[whole]
        kinds: dict[str, list[int]] = {}
        for row in self.numbers:
            if long.contains(self.periods[row]) and self.periods[row].type != "months":
                kinds.setdefault(self.periods[row].type, []).append(row)
        for rows in kinds.values():
            days = sorted(_days(self.periods[row]) for row in rows)
            if all(a[1] == b[0] for a, b in pairwise(days)) and (days[0][0], days[-1][1]) == _days(long):
                yield rows


def _days(period: Period) -> tuple[date, date]:
    """The day on which it begins, and the day after it ends."""
    return period.start, period.end + timedelta(days=1)


def _steps_of(rows: Iterable[int], periods: Sequence[Period], numbers: Mapping[int, float]) -> Steps:
    """From each day, the days that rows join to it: the number, less than nothing backwards, and the row."""
    steps: Steps = {}
    for row in sorted(rows):
        first, after = _days(periods[row])
        steps.setdefault(first, []).append((after, numbers[row], row))
        steps.setdefault(after, []).append((first, -numbers[row], row))
    return steps


def _joined_to(first: date, steps: Steps) -> _Joined:
    told, by = {first: 0.0}, dict[date, tuple[date, int]]()
    todo = [first]
    for day in todo:
        for other, number, row in steps.get(day, ()):
            if other not in told:
                told[other], by[other] = told[day] + number, (day, row)
                todo.append(other)
    return _Joined(told, by)
