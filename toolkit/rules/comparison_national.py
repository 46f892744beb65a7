"""The official tables of inspections, and which of them the documents that were read belong to."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from toolkit.model.comparison import NationalRow
from toolkit.model.letter import Letter
from toolkit.model.national import AreaInspection, AreaReport, NationalTables
from toolkit.rules.comparison_words import INSPECTION_OUTCOMES, NO_STATEMENT, NOT_STATED, STATEMENT, outcome_of
from toolkit.rules.english import in_words
from toolkit.rules.national import listed_inspection, listed_report

Listed = AreaInspection | AreaReport
LETTERS_SOURCE = "Ofsted official statistics, inspections 2016 to 2022"


class OfficialTables:
    """The tables by the inspection's first day, so that a thousand documents are looked up quickly."""

    def __init__(self, tables: NationalTables) -> None:
        self.tables = tables
        self._by_day: dict[date | None, NationalTables] = {}
        for day in {r.inspection_start for r in tables.letters} | {r.inspection_start for r in tables.reports}:
            self._by_day[day] = NationalTables(
                tuple(row for row in tables.letters if row.inspection_start == day),
                tuple(row for row in tables.reports if row.inspection_start == day),
            )

    def near(self, letter: Letter) -> NationalTables:
        """The rows that may be about this document's inspection."""
        return self._by_day.get(letter.inspection_start, NationalTables((), ()))

    def listed(self, letter: Letter) -> Listed | None:
        """The row about this document's inspection."""
        near = self.near(letter)
        return listed_inspection(letter, near.letters) or listed_report(letter, near.reports)


def in_the_tables(letter: Letter, official: OfficialTables) -> str:
    """ "yes" or "no"; of visits that the tables do not list, that they do not."""
    if letter.kind not in {"outcome-letter", "area-report"}:
        return "not listed there"
    return "yes" if official.listed(letter) else "no"


def national_rows(official: OfficialTables, letters: Sequence[Letter]) -> Iterator[NationalRow]:
    """A row per inspection of both tables, by area and day; `letters` are the documents that were read."""
    read = {row: letter for letter in letters if (row := official.listed(letter))}
    tables = official.tables
    complete = tables.reports_complete_to
    until = f" to {in_words(complete)}" if complete else ""
    sources = {AreaInspection: LETTERS_SOURCE, AreaReport: f"List of published area SEND reports, complete{until}"}
    rows: list[Listed] = [*tables.letters, *tables.reports]
    for row in sorted(rows, key=lambda row: (row.area, row.inspection_start or date.max)):
        yield _national_row(row, sources[type(row)], read)


def _national_row(row: Listed, source: str, read: Mapping[Listed, Letter]) -> NationalRow:
    letter, outcome = read.get(row), _outcome(row)
    ours = outcome_of(letter) if letter else ""
    day = row.inspection_start or row.published
    return NationalRow(
        area=row.area,
        year=day.year if day else None,
        first_day=row.inspection_start,
        published=row.published,
        outcome=outcome,
        significant_weaknesses=row.significant_weaknesses if isinstance(row, AreaInspection) else None,
        source=source,
        document=(letter.label or "") if letter else "",
        read=ours,
        agrees=_agrees(outcome, ours) if letter else "",
    )


def _outcome(row: Listed) -> str:
    if isinstance(row, AreaInspection):
        return STATEMENT if row.wsoa_required else NO_STATEMENT
    return INSPECTION_OUTCOMES.get(row.outcome or "", NOT_STATED)


def _agrees(official: str, ours: str) -> str:
    if NOT_STATED in (official, ours):
        return "cannot be said"
    return "yes" if official == ours else "no"
