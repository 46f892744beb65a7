"""Tables of a PDF page, from the rules drawn around their cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.inputs.pdf_drawn import Rule

_NEAR = 3.0
_SAME = 1.5
_MOST_OF_THE_WIDTH = 0.6


@dataclass(frozen=True)
class Box:
    """A cell's edges and its place in the table."""

    row: int
    column: int
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left - _NEAR <= x <= self.right + _NEAR and self.top <= y <= self.bottom


def tables_of(rules: Sequence[Rule]) -> list[list[Box]]:
    """The cells of each table, tables from the top down; a rule that frames nothing gives none."""
    across = _joined([r for r in rules if r.right - r.left >= r.bottom - r.top], horizontal=True)
    down = _joined([r for r in rules if r.right - r.left < r.bottom - r.top], horizontal=False)
    tables = [_cells(group) for group in _touching(across, down)]
    return sorted((t for t in tables if t), key=lambda t: t[0].top)


def _joined(rules: list[Rule], horizontal: bool) -> list[Rule]:
    """Rules in one line that touch, as one: a border is drawn cell by cell."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.top, r.left)):
        touched = next((r for r in joined if _in_line(r, rule, horizontal)), None)
        if touched is None:
            joined.append(rule)
        else:
            both = Rule(
                min(touched.left, rule.left),
                min(touched.top, rule.top),
                max(touched.right, rule.right),
                max(touched.bottom, rule.bottom),
            )
            joined[joined.index(touched)] = both
    return joined


def _in_line(a: Rule, b: Rule, horizontal: bool) -> bool:
    if horizontal:
        return abs(a.top - b.top) < _SAME and b.left <= a.right + _NEAR and a.left <= b.right + _NEAR
    return abs(a.left - b.left) < _SAME and b.top <= a.bottom + _NEAR and a.top <= b.bottom + _NEAR


def _touching(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that cross each other, group by group; fewer than two each way frame nothing."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    for upright in sorted(down, key=lambda r: r.top):
        crossed = [a for a in across if _cross(a, upright)]
        met = [g for g in groups if any(a in g[0] for a in crossed)]
        merged = (
            list(dict.fromkeys([*(a for g in met for a in g[0]), *crossed])),
            [*(d for g in met for d in g[1]), upright],
        )
        groups = [g for g in groups if g not in met] + [merged]
    return [g for g in groups if len(g[0]) >= 1 and len(g[1]) >= 2]


def _cross(across: Rule, upright: Rule) -> bool:
    return (
        across.left - _NEAR <= upright.left <= across.right + _NEAR
        and upright.top - _NEAR <= across.top <= upright.bottom + _NEAR
    )


def _cells(group: tuple[list[Rule], list[Rule]]) -> list[Box]:
    across, down = group
    left, right = min(d.left for d in down), max(d.left for d in down)
    wide = [a for a in across if _covered(across, a.top, left, right) >= _MOST_OF_THE_WIDTH * (right - left)]
    ends = [min(d.top for d in down), max(d.bottom for d in down)]
    rows = list(pairwise(_distinct([*(a.top for a in wide), *ends])))
    boxes = []
    for number, (top, bottom) in enumerate(rows):
        middle = (top + bottom) / 2
        edges = _distinct(d.left for d in down if d.top - _NEAR <= middle <= d.bottom + _NEAR)
        for column, (a, b) in enumerate(pairwise(edges)):
            boxes.append(Box(number, column, a, top, b, bottom))
    return boxes


def _covered(across: list[Rule], top: float, left: float, right: float) -> float:
    level = [a for a in across if abs(a.top - top) < _NEAR]
    return sum(max(0.0, min(a.right, right) - max(a.left, left)) for a in level)


def _distinct(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found
