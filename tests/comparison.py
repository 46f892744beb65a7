"""A workbook before and after a run, side by side."""

from dataclasses import dataclass

from tests.edited_workbook import EditedWorkbook
from tests.independent_reader import Found, SeenWorkbook
from tests.merge_terms import Expected, Row
from tests.refresh_workshop import only_row_is_blank

LOGS = ("Changes", "Conflicts", "History", "Checks")


@dataclass
class Comparison:
    """A workbook before and after a run, and what the oracle says of it."""

    before: SeenWorkbook
    after: SeenWorkbook
    tables: dict[str, Found]
    expected: Expected
    room: dict[str, int]
    w: EditedWorkbook

    @property
    def added(self) -> dict[str, list[Row]]:
        """Rows that must be added, where there is room for all of a sheet's."""
        return {s: rows for s, rows in self.expected.added.items() if rows and len(rows) <= self.room[s]}

    @property
    def blocked(self) -> list[str]:
        """The sheets that have no room for their new rows."""
        return [s for s, rows in self.expected.added.items() if len(rows) > self.room[s]]

    def first_new(self, sheet: str) -> int:
        table = self.tables[sheet]
        return table.rows.stop - only_row_is_blank(self.before, table)

    def last_new(self, sheet: str) -> int:
        return self.first_new(sheet) + len(self.added.get(sheet, ())) - 1

    def end_of(self, sheet: str) -> int:
        """The last row of the table after the run."""
        return max(self.tables[sheet].rows.stop - 1, self.last_new(sheet))


def agree(where: object, now: object, wanted: object) -> None:
    assert now == wanted, f"{where}: {now!r}, and it should be {wanted!r}"
