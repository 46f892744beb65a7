"""A chart as data: what Word draws from the small workbook it keeps inside the paper."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Series:
    """A row of figures, one a category; None leaves a gap. `colour` as RRGGBB, else one of a plain palette.

    `dashed` for a line such as a target. `colours` give each category's own bar a colour, where there is one series.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str = ""
    dashed: bool = False
    colours: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A native chart: `kind` bars side by side, bars lying down, bars in a stack, or lines.

    `alt` says in words what the chart shows, figures included; `axis` names what is counted ("%", "Actions").
    Raises ValueError without a category or series, or where a series has not a value for each category: where there
    is nothing to draw, the fact is "" and not a chart.
    """

    kind: Literal["column", "bar", "stacked", "line"]
    title: str
    alt: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    axis: str = ""

    def __post_init__(self) -> None:
        if not self.categories or not self.series:
            raise ValueError(f"the chart '{self.title}' has nothing to draw")
        if any(len(series.values) != len(self.categories) for series in self.series):
            raise ValueError(f"a series of the chart '{self.title}' has not one value a category")
