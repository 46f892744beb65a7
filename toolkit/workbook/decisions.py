"""What officers chose on the sheet Conflicts."""

from collections.abc import Callable

from toolkit.model.merge import Conflict, Decision
from toolkit.rules.row_merge import as_text
from toolkit.workbook.columns import Sheet
from toolkit.workbook.sheets import CONFLICTS
from toolkit.workbook.standing import Standing, plain

_TEXTS = ("sheet", "ref", "yours", "new")
_WORDS: dict[str, Decision] = {"keep mine": "keep mine", "take new": "take new", "same finding": "same finding"}


class Decisions:
    """The conflicts on the sheet by their texts, wherever their rows and cells have moved to since.

    Copies of a row have a conflict each that says the same: the first decision is for all of them.
    """

    def __init__(self, standing: Standing) -> None:
        self.made: dict[tuple[str, ...], Decision] = {}
        rows = standing.rows(CONFLICTS) if CONFLICTS.name in standing.tables else ()
        for _, cells in rows:
            texts = {f: as_text(plain(c)) for f, c in cells.items()}
            decision = _WORDS.get(texts.get("decision", "").lower(), "")
            about = tuple(texts.get(f, "") for f in _TEXTS)
            self.made[about] = self.made.get(about) or decision

    def of(self, sheet: Sheet) -> Callable[[Conflict], Decision]:
        """What is decided on a conflict of this sheet, "" where nothing."""
        return lambda c: self.made.get((sheet.name, c.key, c.yours, c.new), "")

    def is_told(self, sheet: str, ref: str, yours: str, new: str) -> bool:
        """True for a conflict that has its row already."""
        return (sheet, ref, yours, new) in self.made
