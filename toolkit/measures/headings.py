"""What the headings of a table of measures mean, however they are worded; where they stand, and in which layout."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from toolkit.model.plan import Value
from toolkit.rules.measure_cells import figure_of
from toolkit.rules.periods import has_no_year, looks_like_period, parse_period

ROLES: dict[str, str] = {
    "area": "area; local authority; local area; authority; council; la; la name; local authority name; area name",
    "measure": (
        "measure; indicator; kpi; pi; metric; measure name; indicator name; performance indicator; "
        "performance measure; key performance indicator; description; measure description"
    ),
    "period": (
        "period; month; quarter; term; date; reporting period; time period; reporting month; month ending; "
        "period ending; reporting quarter"
    ),
    "year": "year; academic year; financial year; calendar year; reporting year",
    "kind": "time identifier; period type; time period type",
    "numerator": "numerator; num; numer; count; in time; within timescale; top",
    "denominator": "denominator; den; denom; cohort; total; out of; base; bottom",
    "value": (
        "value; result; actual; performance; outturn; figure; percentage; per cent; percent; %; rate; score; "
        "current value; latest value; measure value; pct"
    ),
    "unit": "unit; units; unit of measure; format; measure unit",
    "provisional": "provisional; provisional?; final or provisional; data status",
    "note": "note; notes; comment; comments; caveat; caveats; commentary; remarks",
}
_ROLE_OF = {name.strip(): role for role, names in ROLES.items() for name in names.split(";")}
_ASIDE = re.compile(
    r"\b(?:target|milestone|baseline|benchmark|national|england|regional|neighbours?|rag|trend|direction|dot|change"
    r"|variance|forecast|plan(?:ned)?|trajectory|previous|owner|lead|polarity)\b",
    re.I,
)
_KEYS = ("measure", "area", "period", "year", "kind", "unit", "note")
_VALUE_ROLES = ("value", "numerator", "denominator")
_DEEPEST = 40


@dataclass(frozen=True)
class PeriodColumn:
    """A column of a wide table: what its heading says of the period, and which part of the figure it holds."""

    written: Value
    role: str


@dataclass(frozen=True)
class Headings:
    """The headings of a table: rows `first` to `last`, each role's column, the period columns of a wide table.

    `aside` are headings of columns that are not read. `repeated` holds the texts of the row, to know it again.
    """

    first: int
    last: int
    columns: Mapping[str, int]
    periods: Mapping[int, PeriodColumn] = field(default_factory=dict)
    aside: tuple[str, ...] = ()
    others: Mapping[int, str] = field(default_factory=dict)
    repeated: tuple[Value, ...] = ()

    @property
    def layout(self) -> str:
        """ "wide": a column a period; "long": a row a value; "across": a row a period, a column a measure."""
        if self.periods:
            return "wide"
        return "long" if "measure" in self.columns else "across"

    def of_year(self, year: str) -> "Headings":
        """The same with the year put behind each period that has none."""
        dated = {
            column: PeriodColumn(f"{heading.written} {year}", heading.role) if has_no_year(heading.written) else heading
            for column, heading in self.periods.items()
        }
        return replace(self, periods=dated)


Rows = Sequence[tuple[int, Sequence[Value]]]


def find_headings(rows: Rows) -> Headings | None:
    """The table's headings among its first rows; None where no row looks like them."""
    for place, (_, cells) in enumerate(rows[:_DEEPEST]):
        roles = [role_of(cell) for cell in cells]
        if {"measure", "period", "year"} & set(roles):
            found = _headings(rows, place)
            if _complete(found):
                return _without_words(_with_part(found, rows), rows)
    return None


def role_of(heading: Value) -> str:
    """What a column of this heading holds; blank where it is not known."""
    if not isinstance(heading, str):
        return ""
    plain = " ".join(re.sub(r"\([^)]*\)|[:*_]", " ", heading.lower()).split())
    if plain in _ROLE_OF:
        return _ROLE_OF[plain]
    near = difflib.get_close_matches(plain, [n for n in _ROLE_OF if len(n) > 4], 1, 0.8) if len(plain) > 4 else []
    return _ROLE_OF[near[0]] if near else ""


def _with_part(headings: Headings, rows: Rows) -> Headings:
    """The headings, with the column whose cells say which part of the figure a row holds: numerator, %."""
    below = [cells for number, cells in rows if number > headings.last]
    for column in headings.others:
        roles = {role_of(cells[column - 1]) for cells in below if cells[column - 1] is not None}
        if len(roles) > 1 and roles <= set(_VALUE_ROLES):
            others = {other: heading for other, heading in headings.others.items() if other != column}
            return replace(headings, columns={**headings.columns, "part": column}, others=others)
    return headings


def _without_words(headings: Headings, rows: Rows) -> Headings:
    """The headings, where each column is a measure, without those of columns that hold no figure at all."""
    if headings.layout != "across":
        return headings
    below = [cells for number, cells in rows if number > headings.last]
    measures = {
        column: heading
        for column, heading in headings.others.items()
        if any(
            figure.number is not None or figure.absent for figure in (figure_of(cells[column - 1]) for cells in below)
        )
    }
    words = tuple(heading for column, heading in headings.others.items() if column not in measures)
    return replace(headings, others=measures, aside=(*headings.aside, *words))


def _complete(headings: Headings) -> bool:
    has = headings.columns
    if headings.layout == "wide":
        return "measure" in has
    if headings.layout == "long":
        return "value" in has or {"numerator", "denominator"} <= set(has)
    return "period" in has and bool(headings.others) and "value" not in has


def _headings(rows: Rows, place: int) -> Headings:
    block = _block(rows, place)
    texts = _columns(rows, block, place)
    columns: dict[str, int] = {}
    periods: dict[int, PeriodColumn] = {}
    aside: list[str] = []
    others: dict[int, str] = {}
    for column, parts in texts.items():
        period = _period_column(parts)
        role = next((r for r in map(role_of, reversed(parts)) if r), "")
        heading = " ".join(map(str, parts))
        if period:
            periods[column] = period
        elif role and role not in columns:
            columns[role] = column
        elif role or _ASIDE.search(heading):
            aside.append(heading)
        elif heading:
            others[column] = heading
    if "period" not in columns and "year" in columns:
        columns["period"] = columns.pop("year")
    first, last = rows[block[0]][0], rows[block[-1]][0]
    return Headings(first, last, columns, periods, tuple(aside), others, tuple(rows[place][1]))


def _block(rows: Rows, place: int) -> list[int]:
    """The rows that are headings together: the one found, up to two that go with it above, one below."""
    block = [place]
    keys = [n for n, cell in enumerate(rows[place][1]) if role_of(cell) in _KEYS]
    for above in range(place - 1, max(place - 3, -1), -1):
        if rows[above][0] != rows[above + 1][0] - 1 or not _goes_with(rows[above][1], keys):
            break
        block.insert(0, above)
    if place + 1 < len(rows) and _goes_with(rows[place + 1][1], keys):
        block.append(place + 1)
    return block


def _goes_with(cells: Sequence[Value], keys: Sequence[int]) -> bool:
    """True for a row of periods, or of parts such as numerator and %, that leaves the named columns blank."""
    there = [cell for n, cell in enumerate(cells) if cell is not None and n not in keys]
    named = any(n < len(cells) and cells[n] is not None for n in keys)
    return bool(there) and not named and all(_is_heading(cell) for cell in there)


def _is_heading(cell: Value) -> bool:
    return looks_like_period(cell) or role_of(cell) in _VALUE_ROLES or bool(_ASIDE.search(str(cell)))


def _columns(rows: Rows, block: Sequence[int], place: int) -> dict[int, list[Value]]:
    """The heading parts of each column, from the top; merged cells above stretch to the right."""
    width = len(rows[place][1])
    parts: dict[int, list[Value]] = {column: [] for column in range(1, width + 1)}
    for number in block:
        above = number != block[-1]
        held: Value = None
        for column in range(1, width + 1):
            cell = rows[number][1][column - 1]
            is_key = role_of(cell) in _KEYS
            held = None if is_key else cell if cell is not None else held
            shown = held if above and not is_key else cell
            if shown is not None:
                parts[column].append(shown)
    return parts


def _period_column(parts: Sequence[Value]) -> PeriodColumn | None:
    """The period a column is about; None for a column of something else, a target of that period included."""
    heading = " ".join(str(p) for p in parts)
    if not parts or any(isinstance(p, str) and _ASIDE.search(p) for p in parts):
        return None
    written = _period_in(parts)
    if written is None:
        return None
    left = [p for p in parts if role_of(p) in _VALUE_ROLES]
    role = role_of(left[-1]) if left else _role_within(heading)
    return PeriodColumn(written, role)


def _period_in(parts: Sequence[Value]) -> Value:
    """The period as written: in one part, or a month below its year."""
    likely = [p for p in parts if looks_like_period(p) and not role_of(p)]
    if len(likely) > 1:
        low, high = str(likely[-1]), str(likely[0])
        joined = next((t for t in (f"{low} {high}", f"{high} {low}") if parse_period(t, "financial")[0]), None)
        return joined or likely[-1]
    if likely:
        return likely[0]
    for part in parts:
        words = re.sub(r"(?i)\b(?:numerator|denominator|num|den|value)\b|%|\([^)]*\)", " ", str(part)).strip(" -")
        if words != str(part) and looks_like_period(words):
            return words
    return None


def _role_within(heading: str) -> str:
    """Sep-26 num, Sep-26 denominator."""
    m = re.search(r"(?i)\b(num(?:erator)?|den(?:om(?:inator)?)?)\b", heading)
    return role_of(m[1]) if m else "value"
