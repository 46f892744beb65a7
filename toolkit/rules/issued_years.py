"""The year by which an inspection is known in a workbook, 2018 or 2018b: once given, it stays."""

from collections.abc import Iterable, Mapping
from string import ascii_lowercase

from toolkit.model.letter import Letter

INSPECTION = "inspection"


def inspection_of(letter: Letter) -> str:
    """What tells an inspection from others of its area: its kind and its days."""
    return f"{letter.kind} {letter.inspection_start} {letter.inspection_end}"


def year_of(letter: Letter) -> str:
    """ "2018b" of "2018b outcome letter"."""
    return (letter.label or "").split(" ")[0]


def issued_years(letters: Iterable[Letter], known: Mapping[str, Mapping[str, str]]) -> list[str]:
    """For each letter the year the workbook has for its inspection, else its own, else the next letter after it."""
    by_inspection = {row.get(INSPECTION): year for year, row in known.items()}
    letters = [*letters]
    taken = set(known)
    years = []
    for letter in letters:
        year = by_inspection.get(inspection_of(letter)) or _free(year_of(letter), taken)
        taken.add(year)
        years.append(year)
    return years


def _free(year: str, taken: set[str]) -> str:
    if year not in taken:
        return year
    return next(f"{year[:4]}{letter}" for letter in ascii_lowercase[1:] if f"{year[:4]}{letter}" not in taken)
