"""A thing a person should know or mend."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, and what to do about it.

    `error`: some input was not used or some output not written (the run exits 1).
    `warning`: a person should decide or check. `note`: for information. `row` and `column` name a cell of the
    workbook by its row's key and its heading, for where rows have moved.
    """

    what: str
    where: str
    what_to_do: str
    severity: Severity = "warning"
    sheet: str = ""
    cell: str = ""
    row: str = ""
    column: str = ""

    def is_about(self, file: str) -> bool:
        """True where it lies in this file."""
        return self.where == file or self.where.startswith(f"{file}, ")

    def sentence(self) -> str:
        return f"{self.where}: {self.what} {self.what_to_do}".strip()
