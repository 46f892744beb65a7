"""Tables of a PDF page, from the rules drawn around their cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from toolkit.inputs.pdf_drawn import Rule

_NEAR = 3.0
_SAME = 1.5
_MOST_OF_THE_WIDTH = 0.6
_WHOLE = 0.97
_RULED = 0.5
_PAGEFUL = 0.85


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


def tables_of(rules: Sequence[Rule], width: float, height: float) -> list[list[Box]]:
    """The cells of each table of a page, from the top down; none for rules that frame nothing, or the page."""
    across = _joined([r for r in rules if r.right - r.left >= r.bottom - r.top], horizontal=True)
    down = _joined([r for r in rules if r.right - r.left < r.bottom - r.top], horizontal=False)
    tables = [_cells(group) for group in _touching(across, down)]
    tables = sorted((t for t in tables if t), key=lambda t: t[0].top)
    return [t for t in tables if not (_frames_the_page(t, width, height) or _frames_a_table(t, tables))]


def _frames_the_page(table: list[Box], width: float, height: float) -> bool:
    """True for a border around a page; no cell of a table fills a page from edge to edge."""
    box = table[0]
    wide, high = box.right - box.left, box.bottom - box.top
    return len(table) == 1 and wide > _PAGEFUL * width and high > _PAGEFUL * height


def _frames_a_table(table: list[Box], tables: list[list[Box]]) -> bool:
    frame = table[0]
    inside = (t[0] for t in tables if t is not table)
    return len(table) == 1 and any(
        frame.left <= b.left and b.right <= frame.right and frame.top <= b.top and b.bottom <= frame.bottom
        for b in inside
    )


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
    """The boxes between the rules; one that spans several rows stands in the first of them."""
    across, down = group
    ends = [min(d.top for d in down), max(d.bottom for d in down)]
    rows = list(pairwise(_distinct([*(a.top for a in across if _ends_a_row(a.top, across, down)), *ends])))
    boxes: list[Box] = []
    for number, (top, bottom) in enumerate(rows):
        for column, (a, b) in enumerate(pairwise(_sides(down, (top + bottom) / 2))):
            above = next((x for x in boxes if x.bottom == top and (x.left, x.right) == (a, b)), None)
            if above and _covered(across, top, a, b) < _RULED * (b - a):
                boxes[boxes.index(above)] = replace(above, bottom=bottom)
            else:
                boxes.append(Box(number, column, a, top, b, bottom))
    return boxes


def _sides(down: list[Rule], y: float) -> list[float]:
    """Where cells start and end at this height."""
    return _distinct(d.left for d in down if d.top - _NEAR <= y <= d.bottom + _NEAR)


def _ends_a_row(top: float, across: list[Rule], down: list[Rule]) -> bool:
    """True for rules along most of the table, or along the whole of a cell; false for words underlined."""
    left, right = min(d.left for d in down), max(d.left for d in down)
    if _covered(across, top, left, right) >= _MOST_OF_THE_WIDTH * (right - left):
        return True
    return any(_covered(across, top, a, b) >= _WHOLE * (b - a) for a, b in pairwise(_sides(down, top)))


def _covered(across: list[Rule], top: float, left: float, right: float) -> float:
    level = [a for a in across if abs(a.top - top) < _NEAR]
    return sum(max(0.0, min(a.right, right) - max(a.left, left)) for a in level)


def _distinct(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found
