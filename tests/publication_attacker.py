"""A reader of the public spreadsheet who knows linear algebra and wants to know the counts that are hidden."""

import random
from collections.abc import Sequence
from datetime import date

import numpy as np

from toolkit.model.measure import Period, month, quarter, span
from toolkit.model.publication import PublishedValue

BELOW = 6
FIRST = 4  # the month in which the attacked series begin


def attacked(rows: Sequence[PublishedValue], months: int) -> list[str]:
    """The hidden and the small counts that follow from the shown ones, by rank: months are what is not known."""

    def vector(period: Period) -> list[int]:
        return [int(period.start.month <= FIRST + n <= period.end.month) for n in range(months)]

    open_ = [held for held in rows if held.shown("value") != "[c]"]
    known = np.array([vector(held.value.period) for held in open_] or [[0] * months])
    numbers = np.array([held.value.value for held in open_] or [0])
    rank, found = np.linalg.matrix_rank(known), []
    for low in range(months):
        for high in range(low, months):
            wanted = np.array([int(low <= n <= high) for n in range(months)])
            if np.linalg.matrix_rank(np.vstack([known, wanted])) > rank:
                continue
            told = np.linalg.lstsq(known.T, wanted, rcond=None)[0] @ numbers
            hidden = any(vector(h.value.period) == wanted.tolist() and h not in open_ for h in rows)
            if hidden or 0.5 < told < BELOW - 0.5:
                found.append(f"months {low} to {high}: {told:.0f}")
    return found


def random_rows(seed: int) -> tuple[list[tuple[Period, float]], int]:
    chance = random.Random(seed)
    flows = [chance.choice((0, 1, 3, 5, 8, 12, 30)) for _ in range(9)]
    days = [date(2026, number, 1) for number in range(FIRST, 13)]
    rows = [(month(day.year, day.month), flow) for day, flow in zip(days, flows, strict=True)]
    rows += [(quarter(2026, n + 2), sum(flows[n * 3 : n * 3 + 3])) for n in range(3)]
    rows += [(span(days[0], days[n]), sum(flows[: n + 1])) for n in range(9)]
    return [(p, float(n)) for p, n in chance.sample(rows, chance.randint(5, len(rows)))], len(flows)
