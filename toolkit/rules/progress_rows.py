"""Rows of two snapshots side by side: found by reference, in the order of references, in words that can be compared."""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from toolkit.model.plan import Value


class Referenced(Protocol):
    """A row that has a reference."""

    @property
    def ref(self) -> Value: ...


Row = TypeVar("Row", bound=Referenced)


def words_of(value: Value) -> str:
    """What a cell says, on one line; empty for a blank."""
    return " ".join(str(value if value is not None else "").split())


def by_ref(rows: Iterable[Row]) -> dict[str, Row]:
    """Rows by reference, the first where two share one; a row without any cannot be followed and is left out."""
    found: dict[str, Row] = {}
    for row in rows:
        ref = words_of(row.ref)
        if ref:
            found.setdefault(ref, row)
    return found


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """By reference, A2 before A10, however officers have sorted the sheet."""
    return tuple(sorted(rows, key=lambda row: ref_key(row.ref)))


def in_both(now: Iterable[Row], before: Iterable[Row]) -> Iterator[tuple[str, Row, Row]]:
    """(reference, row before, row now) of the rows that are in both, in the order of references."""
    old = by_ref(before)
    for ref, row in sorted(by_ref(now).items(), key=lambda item: ref_key(item[0])):
        if ref in old:
            yield ref, old[ref], row


def only_in(rows: Iterable[Row], others: Iterable[Row]) -> tuple[Row, ...]:
    """The rows whose reference none of the others has, in the order of references."""
    known = by_ref(others)
    return in_order(row for ref, row in by_ref(rows).items() if ref not in known)


def ref_key(ref: Value) -> tuple[tuple[int, int, str], ...]:
    """Orders references by their letters and, within these, by number, however long it is."""
    pieces = re.findall(r"\d+|\D+", words_of(ref))
    return tuple(_number_key(piece) if piece.isdecimal() else (1, 0, piece) for piece in pieces)


def _number_key(digits: str) -> tuple[int, int, str]:
    counted = digits.lstrip("0")
    return 0, len(counted), counted


def reason(before: Value, now: Value) -> str:
    """What an officer has typed since; empty where it is what stood there before."""
    typed = words_of(now)
    return typed if typed != words_of(before) else ""
