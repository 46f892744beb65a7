"""A chart as data: what Word draws from the small workbook it keeps inside the paper."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Series:
    """A row of figures, one a category; None leaves a gap. `colour` as RRGGBB; `dashed` for a line such as a target."""

    name: str
    values: tuple[float | None, ...]
    colour: str = ""
    dashed: bool = False
    colours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A native chart: `kind` bars side by side, bars lying down, bars in a stack, or lines.

    `alt` says in words what the chart shows, figures included; `axis` names what is counted ("%", "Actions").
    `colours` of a series give each category's own bar a colour, where there is one series.
    """

    kind: Literal["column", "bar", "stacked", "line"]
    title: str
    alt: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis: str = ""
