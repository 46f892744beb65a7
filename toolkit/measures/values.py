"""The long frame as values, each matched with the catalogue, and a problem for whatever cannot be used."""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.measures.grid import Grid
from toolkit.model.measure import CatalogueMeasure, MeasureValue, Period, place_of
from toolkit.model.plan import Value
from toolkit.model.problem import Problem, Severity
from toolkit.rules.english import listed
from toolkit.rules.measure_cells import Figure, figure_of, unit_of
from toolkit.rules.measure_names import Match, match_measure
from toolkit.rules.measure_worth import factor_of
from toolkit.rules.periods import parse_period

_TYPE_NUMBER = "Type a number such as 45.9, or leave the cell blank, and run again."
_MOST_QUOTED = 100
_NAME_EACH = "Write the name in each row, and run again."
_MEND = {
    "It has a decimal comma.": "Write it with a point, such as 45.9, and run again.",
    "It is a formula without a result.": "Save the file from Excel with its results, not its formulas, and run again.",
}


@dataclass
class _Reading:
    """What has been found out about one table so far: each wording and period is settled once.

    `is_used` tells whether an area's values are used: nothing is said of figures of others, which are `passing`.
    """

    grid: Grid
    catalogue: Sequence[CatalogueMeasure]
    is_used: Callable[[str], bool]
    told: set[str]
    matches: dict[str, Match] = field(default_factory=dict)
    periods: dict[tuple[Value, str], tuple[Period | None, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    absent: dict[str, list[str]] = field(default_factory=dict)
    passing: bool = False

    def say(self, what: str, cell: str, what_to_do: str, severity: Severity = "error") -> None:
        if not self.passing:
            place = place_of(self.grid.file, self.grid.sheet, cell)
            self.problems.append(Problem(what, place, what_to_do, severity))

    def _is_news(self, about: str) -> bool:
        """True the first time, figures of areas that are not used aside."""
        new = not self.passing and about not in self.told
        self.told |= {about} if new else set()
        return new

    def match(self, wording: str, cell: str) -> CatalogueMeasure | None:
        """The catalogue's measure; a wording that is not in it is said once a file."""
        if wording not in self.matches:
            self.matches[wording] = match_measure(wording, self.catalogue)
        match = self.matches[wording]
        if match.measure is None and self._is_news(wording):
            self._unknown(wording, match.near, cell)
        return match.measure

    def _unknown(self, wording: str, near: Sequence[str], cell: str) -> None:
        meant = " or ".join(f"'{name}'" for name in near)
        self.say(
            f"'{_quoted(wording)}' is not in the catalogue of measures and was taken as a measure of its own.",
            cell,
            f"Did you mean {meant}? If so, write that name or add yours to its other names in measures.csv."
            if near
            else "If it is there under another name, add yours to its other names in measures.csv.",
            "note",
        )

    def period(self, written: Value, measure: CatalogueMeasure | None, cell: str) -> Period | None:
        """The period; a writing that cannot be settled, or is doubtful, is said once."""
        usual = measure.period_type if measure else None
        key = (written, usual or "")
        if key not in self.periods:
            self.periods[key] = parse_period(written, usual)
        period, doubt = self.periods[key]
        if doubt and self._is_news(f"{self.grid.sheet}!{key}"):
            if period is None:
                shown = f"The period '{_quoted(written)}'" if written is not None else "The period"
                self.say(f"{shown} could not be used, nor the figures of it.", cell, doubt)
            else:
                self.say(doubt, cell, "Check the dates in the file.", "note")
        return period


def values_of(
    grid: Grid,
    frame: Any,
    catalogue: Sequence[CatalogueMeasure],
    is_used: Callable[[str], bool],
    told: set[str],
) -> tuple[list[MeasureValue], list[Problem]]:
    """The values of a long frame (`toolkit/measures/layout.py` says its columns), in the order of the file.

    `told`: what was said of the file already, and is not said again; it grows.
    """
    reading = _Reading(grid, catalogue, is_used, told)
    sure = frame[frame["refused"] == ""]
    values = [value for _, parts in _figures(sure) if (value := _value(reading, parts))]
    return values, [*_refused(grid, frame), *reading.problems, *_absent(reading), *_filled(grid, sure)]


def _quoted(cell: Value) -> str:
    """A cell as a message shows it."""
    text = str(cell)
    return text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]} ..."


def _figures(frame: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """The parts of each figure by role; a role that comes twice begins a figure of its own."""
    figures: dict[tuple[int, int], dict[str, Any]] = {}
    for part in frame.astype(object).where(frame.notna(), None).itertuples(index=False):
        times = 0
        while part.role in figures.get((part.group, times), {}):
            times += 1
        figures.setdefault((part.group, times), {})[part.role] = part
    return ((key[0], parts) for key, parts in figures.items())


def _value(reading: _Reading, parts: Mapping[str, Any]) -> MeasureValue | None:
    shown = parts.get("value") or next(iter(parts.values()))
    cell = reading.grid.cell(shown.row, shown.column)
    reading.passing = not reading.is_used(shown.area or "")
    figures = {role: _figure(reading, part) for role, part in parts.items()}
    value, top, bottom = (figures.get(role, Figure()) for role in ("value", "numerator", "denominator"))
    if value.absent or value.wrong or all(f.number is None for f in figures.values()):
        return None  # what is suppressed must not be worked out again from its parts
    measure = reading.match(shown.measure, cell)
    period = reading.period(shown.period, measure, reading.grid.cell(shown.period_row, shown.period_column))
    if period is None:
        return None
    unit = value.unit or unit_of(shown.unit or "") or _unit_in(shown.measure)
    worth = _worth(value.number, top.number, bottom.number, measure.unit if measure else unit)
    if worth is None:
        _cannot_tell(reading, shown.measure, cell)
        return None
    return MeasureValue(
        area=shown.area or "",
        measure=measure.measure if measure else shown.measure,
        period=period,
        value=worth,
        numerator=top.number,
        denominator=bottom.number,
        provisional=value.provisional or _is_provisional(shown.state) or _is_provisional(shown.period),
        code=measure.code if measure else "",
        wording=shown.measure,
        written=_written(shown.raw) if value.number is not None else "",
        unit=unit,
        note=shown.note or "",
        file=reading.grid.file,
        sheet=reading.grid.sheet,
        cell=cell,
    )


def _figure(reading: _Reading, part: Any) -> Figure:
    """The figure of one part; what is none is said, or counted where it is rightly absent."""
    figure = figure_of(part.raw)
    if figure.number is not None and not math.isfinite(figure.number):
        figure = Figure(wrong="It is no number that a workbook can hold.")
    cell = reading.grid.cell(part.row, part.column)
    if figure.absent and not reading.passing:
        reading.absent.setdefault(figure.absent, []).append(cell)
    elif figure.wrong:
        what = f"'{_quoted(part.raw)}' in the measure '{_quoted(part.measure)}' was not used. {figure.wrong}"
        reading.say(what, cell, _MEND.get(figure.wrong, _TYPE_NUMBER))
    return figure


def _worth(value: float | None, top: float | None, bottom: float | None, unit: str) -> float | None:
    """The value, worked out from its parts where the file leaves it blank and the unit says how."""
    if value is not None:
        return value
    if top is not None and unit == "number":
        return top
    factor = factor_of(unit)
    return None if top is None or not bottom or factor is None else top / bottom * factor


def _cannot_tell(reading: _Reading, wording: str, cell: str) -> None:
    name = _quoted(wording)
    what = f"The measure '{name}' has no value here, and none can be worked out from numerator and denominator."
    reading.say(what, cell, "Type the value, or give the measure's unit in a column Unit (%, per 100), and run again.")


def _unit_in(wording: str) -> str:
    """ "%" where the measure's own name says so."""
    return "%" if re.search(r"%|\bper ?cent|\bpercentage of", wording, re.I) else ""


def _is_provisional(text: Value) -> bool:
    plain = str(text or "").lower().strip()
    return plain in ("yes", "y", "p", "true") or bool(re.search(r"\(p\)|\[p\]|\bprov(?:isional)?\b", plain))


def _written(raw: Value) -> str:
    """The cell as its reader sees it; Excel's own number without the noise of its last digits."""
    return f"{raw:.12g}" if isinstance(raw, float) else str(raw)


def _absent(reading: _Reading) -> Iterator[Problem]:
    """One note per kind of missing figure, with its cells."""
    for why, cells in reading.absent.items():
        more = f" and {len(cells) - 6} more" if len(cells) > 6 else ""
        what = f"{len(cells)} figure{'s are' if len(cells) > 1 else ' is'} {why}: {', '.join(cells[:6])}{more}."
        place = place_of(reading.grid.file, reading.grid.sheet, cells[0])
        yield Problem(what, place, "Nothing, unless they should be there.", "note")


def _refused(grid: Grid, frame: Any) -> Iterator[Problem]:
    """An error for each column whose blank cells keep figures from being used."""
    for name, parts in frame[frame["refused"] != ""].groupby("refused", sort=True):
        counts = parts["raw"].map(lambda raw: figure_of(raw).number is not None)
        rows = [int(row) for row in dict.fromkeys(parts["row"][counts])]
        if rows:
            line, many = "row" if grid.sheet else "line", len(rows) > 1
            shown = [*map(str, rows[:6]), *([f"{len(rows) - 6} more"] if len(rows) > 6 else [])]
            whose = "their figures were not used: they" if many else "its figure was not used: it"
            what = (
                f"{str(name).capitalize()} is blank in {line}{'s' if many else ''} {listed(shown)}, so {whose} may not "
                f"be {'those' if many else 'that'} of the row above."
            )
            cell = grid.cell(rows[0], int(parts["blank_column"].iloc[0]))
            yield Problem(what, place_of(grid.file, grid.sheet, cell), _NAME_EACH, "error")


def _filled(grid: Grid, frame: Any) -> Iterator[Problem]:
    """A note of the rows that were taken to go on with the area or measure above them."""
    rows = [int(row) for row in dict.fromkeys(frame["row"][frame["filled"].astype(bool)])]
    if rows:
        more = f" and {len(rows) - 6} more" if len(rows) > 6 else ""
        shown = f"row{'s' if len(rows) > 1 else ''} {', '.join(map(str, rows[:6]))}{more}"
        what = f"Area or measure are blank in {shown}, and were taken from the row above."
        yield Problem(what, place_of(grid.file, grid.sheet, grid.cell(rows[0], 1)), "Check it.", "note")
