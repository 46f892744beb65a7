"""Edits of whole sheets: renamed, protected, their table turned into a range, their texts kept in cells."""

import re
from dataclasses import dataclass

from lxml import etree

from tests.contract_columns import TABLES
from tests.edited_workbook import EditedWorkbook
from tests.independent_reader import Block, letters_of
from tests.moved_references import NS
from tests.other_programs import inline_texts


@dataclass(frozen=True)
class RenamesSheet:
    sheet: str
    title: str

    def apply(self, w: EditedWorkbook) -> None:
        root, old = w.root("xl/workbook.xml"), w.title(self.sheet)
        if any(s.get("name") == self.title for s in root.iter("{*}sheet")):
            return
        next(s for s in root.iter("{*}sheet") if s.get("name") == old).set("name", self.title)
        w.rename_in_formulas(old, self.title)
        w.titles[self.sheet] = self.title


@dataclass(frozen=True)
class TurnsIntoRange:
    """The table becomes plain cells, and formulas that named it name its cells."""

    sheet: str

    def apply(self, w: EditedWorkbook) -> None:
        table, block = w.table(self.sheet), w.block(self.sheet)
        named = any(n.startswith(("xl/slicers/", "xl/pivotTables/")) for n in w.book.parts) and self.sheet == "Findings"
        if table is None or w.totals(self.sheet) or named or self._is_filled_below(w, block):
            return
        name, title = re.escape(TABLES[self.sheet]), w.title(self.sheet).replace("'", "''")
        for heading, column in w.columns(self.sheet).items():
            letter, plain = letters_of(column), re.escape(heading)
            cells = rf"'{title}'!${letter}${block.top + 1}:${letter}${block.bottom}"
            for (row, _), c in w.cells(self.sheet):
                f = c.find("{*}f")
                if f is not None and f.text:
                    f.text = re.sub(rf"\b{name}\[\[#This Row\],\[{plain}\]\]", f"${letter}{row}", f.text)
            w.replace_in_formulas(rf"\b{name}\[{plain}\]", cells.replace("\\", r"\\"))
        w.take_out_table(self.sheet)
        w.ranges.add(self.sheet)

    def _is_filled_below(self, w: EditedWorkbook, block: Block) -> bool:
        return any(len(c) for (row, column), c in w.cells(self.sheet) if row > block.bottom and column <= block.right)


@dataclass(frozen=True)
class Protects:
    sheet: str

    def apply(self, w: EditedWorkbook) -> None:
        root = w.root(w.part(self.sheet))
        if root.find("{*}sheetProtection") is None:
            root.find("{*}sheetData").addnext(etree.Element(f"{NS}sheetProtection", sheet="1", objects="1"))


@dataclass(frozen=True)
class SavesTextsInCells:
    """As programs that keep no shared texts."""

    def apply(self, w: EditedWorkbook) -> None:
        w.flush()
        if "xl/sharedStrings.xml" in w.book.parts:
            inline_texts(w.book.parts)
            w.book.names = [*w.book.parts]
