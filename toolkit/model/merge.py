"""Three-way merge of a table's rows: what was last written, what stands there now, what this run has."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.model.plan import Value

Base = Mapping[str, Mapping[str, str]]
Decision = Literal["keep mine", "take new", "same finding", ""]


@dataclass(frozen=True)
class Row:
    """A row of this run: its key and the values of its columns, by field."""

    key: str
    cells: Mapping[str, Value]


@dataclass(frozen=True)
class StandingRow:
    """A row as it stands in the workbook; `formulas` are the fields whose cells hold one."""

    number: int
    key: str
    cells: Mapping[str, Value]
    formulas: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Write:
    """A value for a cell of the toolkit's own."""

    row: int
    field: str
    value: Value


@dataclass(frozen=True)
class Remembered:
    """What the base is to say of a cell after this run."""

    key: str
    field: str
    value: str


@dataclass(frozen=True)
class Changed:
    """A cell or row that this run changed, or left for a reason worth saying; `field` "" for a whole row."""

    key: str
    field: str
    before: str
    after: str
    why: str


@dataclass(frozen=True)
class Conflict:
    """A cell that an officer and the source both changed; `last` is what the toolkit had last written there."""

    key: str
    field: str
    row: int
    last: str
    yours: str
    new: str


@dataclass(frozen=True)
class Merge:
    """What is to be done to one table."""

    writes: tuple[Write, ...] = ()
    appended: tuple[Row, ...] = ()
    remembered: tuple[Remembered, ...] = ()
    changes: tuple[Changed, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    doubled: tuple[str, ...] = ()
