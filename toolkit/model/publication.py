"""The public spreadsheet as data: its cover, its sheets with one table each, and values with what is hidden of them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from toolkit.model.measure import MeasureValue

Part = Literal["numerator", "denominator", "value"]
PARTS: tuple[Part, ...] = ("numerator", "denominator", "value")
HIDDEN = "[c]"
PublicCell = str | int | float | date


@dataclass(frozen=True)
class PublicColumn:
    """A column's heading and its width in characters."""

    heading: str
    width: int = 14


@dataclass(frozen=True)
class PublicSheet:
    """A sheet: `title` in its first cell, a line of `about` in each row below, then the table; no cell is empty.

    `table` is the table's name; `links` is True where the first column names the workbook's sheets and leads to them.
    """

    name: str
    table: str
    title: str
    about: tuple[str, ...]
    columns: tuple[PublicColumn, ...]
    rows: tuple[tuple[PublicCell, ...], ...]
    links: bool = False


@dataclass(frozen=True)
class Publication:
    """The spreadsheet. `cover` is its first sheet below the title: headings, each with lines; a blank one has none."""

    title: str
    subject: str
    author: str
    cover: tuple[tuple[str, tuple[str, ...]], ...]
    sheets: tuple[PublicSheet, ...]


@dataclass(frozen=True)
class PublishedValue:
    """A value with its unit, whether it is a count itself, and the parts of it that are hidden.

    `worked_out` are the numerator and the denominator that are not given and follow from the value.
    """

    value: MeasureValue
    unit: str = ""
    counts: bool = False
    hidden: frozenset[Part] = frozenset()
    worked_out: tuple[float | None, float | None] = (None, None)

    def shown(self, part: Part) -> float | str | None:
        """What is published of this part: the number, the mark of what is hidden, or None where there is none."""
        number = self.number(part)
        return HIDDEN if number is not None and part in self.hidden else number

    def number(self, part: Part) -> float | None:
        found: float | None = getattr(self.value, part)
        return found

    def known(self, part: Part) -> float | None:
        """The number, also where it only follows."""
        number = self.number(part)
        return dict(zip(PARTS, self.worked_out, strict=False)).get(part) if number is None else number
